"""A theme, ready to turn pages into HTML."""

from __future__ import annotations

import traceback
from collections.abc import Callable, Mapping, MutableMapping, Sequence
from functools import cached_property
from hashlib import blake2b
from pathlib import Path
from typing import TYPE_CHECKING, Any
from urllib.parse import urlsplit

from generator.language import Strings, read_strings
from generator.model import Site
from generator.pages import Fetch, Page
from generator.problems import Problem, Stop, suggestion
from generator.theme.chain import CONTRACT, Link, chain
from generator.theme.memory import Memory
from generator.theme.templates import Templates

if TYPE_CHECKING:
    import jinja2
    from jinja2.compiler import CodeGenerator


Kept = tuple[Callable[[bytes], bytes | None], bytes]  # data by its key in the cache; what else code is made by
NOTHING_KEPT: Kept = (lambda _: None, b"")


def load(
    site: Site, folders: Sequence[Path], fetch: Fetch, former: Theme | None = None, kept: Kept = NOTHING_KEPT
) -> tuple[Theme | None, tuple[Problem, ...]]:
    """The theme that the site asks for, looked for in each of the folders, and what is wrong with it.

    ``fetch`` gives the neutral HTML of a text by its key, ``kept`` what templates were compiled to before. Where
    nothing of the theme has changed it is the ``former`` one, with all that this has compiled and drawn.
    """
    links, problems = chain(site.theme, folders)
    if not links:
        return None, problems
    strings, said = read_strings(site.language, [link.folder / "i18n" for link in links])
    options, unknown = _options(site, links)
    templates = Templates(links)
    wrong = (*said, *unknown, *templates.problems())
    if wrong:
        return None, wrong
    made = Theme(site, links, templates, strings, options, fetch, kept)
    return (former if former and former.likeness == made.likeness else made), ()


def _options(site: Site, links: Sequence[Link]) -> tuple[dict[str, str], tuple[Problem, ...]]:
    """What the themes declare, the nearest first, under what the site sets."""
    declared = {key: value for link in reversed(links) for key, value in link.options}
    unknown = tuple(
        Problem("site.toml", 0, 0, "unknown-option", f"the theme has no option `{key}`", suggestion(key, declared))
        for key, _ in site.options
        if key not in declared
    )
    return declared | {key: str(value) for key, value in site.options}, unknown


class Options(dict[str, str]):
    """What a site may set of its theme, as ``options.name``."""

    def __getattr__(self, name: str) -> str:
        try:
            return self[name]
        except KeyError:
            raise AttributeError(f"the theme has no option `{name}`") from None


class Theme:
    """Made by ``load``. ``learned`` is what templates were compiled to since, by its key in the cache."""

    def __init__(
        self,
        site: Site,
        links: Sequence[Link],
        templates: Templates,
        strings: Strings,
        options: Mapping[str, str],
        fetch: Fetch,
        kept: Kept,
    ) -> None:
        self._site = site
        self._links = links
        self._templates = templates
        self._strings = strings
        self._options = Options(sorted(options.items()))
        self._fetch = fetch
        self._kept = kept
        self.learned: dict[bytes, bytes] = {}
        self.likeness = (site, tuple(links), templates.digest, strings.digest, tuple(self._options.items()))

    def render(self, page: Page) -> str | Problem:
        """The page as HTML, or the mistake in a template that prevents it. Its inputs are real cards and events."""
        import jinja2

        inputs = dict(page.inputs) | {
            "address": page.address,
            "root": self.root(page.address),
            "options": self._options,
        }
        try:
            return self._drawn(page.template, inputs)
        except Stop:
            raise
        except jinja2.TemplateSyntaxError as error:
            return self._problem(error.name or page.template, error.lineno, error.message or "", page)
        except jinja2.TemplateNotFound as error:
            return self._problem(page.template, 0, f"there is no template `{error.name}`", page)
        except Exception as error:  # noqa: BLE001 - whatever a template does wrong is told as its author's mistake
            return self._failed(error, page)

    def _drawn(self, template: str, inputs: Mapping[str, object]) -> str:
        try:
            return self._lean.get_template(template).render(inputs)
        except AttributeError:
            return self._patient.get_template(template).render(inputs)

    def say(self, key: str) -> str:
        """A word of the interface, for titles that planning gives."""
        return self._strings.text(key) if key in self._strings else key

    def static(self) -> tuple[tuple[str, Path], ...]:
        """The address and the file of everything to be copied, in the order of the addresses."""
        found: dict[str, Path] = {}
        for link in reversed(self._links):
            folder = link.folder / "static"
            for path in folder.rglob("*"):
                name = path.relative_to(folder).as_posix()
                if path.is_file() and not any(part.startswith((".", "_")) for part in name.split("/")):
                    found[f"theme/{name}"] = path
        return tuple(sorted(found.items()))

    def closure(self, template: str) -> bytes:
        """A digest of all that a template is made of, and of what every page may say: words and options."""
        said = repr((CONTRACT, self._strings.digest, self._options)).encode()
        return blake2b(self._templates.closure(template) + said, digest_size=16).digest()

    def root(self, address: str) -> str:
        """The way from a page up to ``output/``; for 404.html, which is shown anywhere, the path of the base URL."""
        if address == "404.html":
            return urlsplit(self._site.base_url).path.rstrip("/") + "/"
        return "../" * address.count("/")

    @cached_property
    def _lean(self) -> jinja2.Environment:
        from generator.theme.lean import Generator

        return self._environment(Generator)

    @cached_property
    def _patient(self) -> jinja2.Environment:
        """For the pages on which something is no attribute."""
        from generator.theme.lean import PatientGenerator

        return self._environment(PatientGenerator)

    def _environment(self, generator: type[CodeGenerator]) -> jinja2.Environment:
        from generator.theme.compiled import Compiled

        known, made_by = self._kept
        compiled = Compiled(known, self.learned, made_by + generator.__name__.encode())
        return _environment(self._templates, self._functions, generator, compiled)

    @cached_property
    def _functions(self) -> Mapping[str, Callable[..., object]]:
        from generator.theme.functions import Functions

        return Functions(self._site, self._strings, self._fetch).all

    def _failed(self, error: Exception, page: Page) -> Problem:
        """The mistake at the line of the template that was reached last."""
        name, line = page.template, 0
        names = {str(found[1]): each for each in self._templates.names if (found := self._templates.find(each))}
        for frame in traceback.extract_tb(error.__traceback__):
            if frame.filename in names:
                name, line = names[frame.filename], frame.lineno or 0
        return self._problem(name, line, str(error) or type(error).__name__, page)

    def _problem(self, name: str, line: int, message: str, page: Page) -> Problem:
        found = self._templates.find(name)
        path, text = (found[2], found[0]) if found else (name, "")
        lines = text.split("\n")
        source = lines[line - 1] if 0 < line <= len(lines) else ""
        said = message[:1].lower() + message[1:].rstrip(".")
        return Problem(path, line, 0, "template", said, f"met while making `{page.address}`", source=source)


def _environment(
    templates: Templates,
    functions: Mapping[str, Callable[..., object]],
    generator: type[CodeGenerator],
    compiled: jinja2.BytecodeCache,
) -> jinja2.Environment:
    import jinja2

    from generator.theme.lean import LeanContext

    def source(name: str) -> tuple[str, str, Callable[[], bool]] | None:
        found = templates.find(name)
        return found and (found[0], str(found[1]), lambda: True)

    made = _environment_class()(
        loader=jinja2.FunctionLoader(source),
        autoescape=True,
        undefined=jinja2.StrictUndefined,
        auto_reload=False,
        trim_blocks=True,
        lstrip_blocks=True,
        bytecode_cache=compiled,
        optimized=False,  # there is nothing to reckon beforehand, and looking for it is a twentieth of compiling
    )
    made.template_class = _template_class()
    made.context_class = LeanContext
    made.code_generator_class = generator
    memory = Memory()
    made.globals = {**functions, "once": memory.once, "current": memory.current}
    made.filters.update(functions)
    return made


def _environment_class() -> type[jinja2.Environment]:
    import jinja2

    class Environment(jinja2.Environment):
        """Templates that are read once, with the same globals for all: a plain mapping, which every page copies."""

        def __init__(self, **options: Any) -> None:  # noqa: ANN401 - as Jinja has them
            super().__init__(**options)
            self._known: dict[str, jinja2.Template] = {}

        def get_template(
            self,
            name: str | jinja2.Template,
            parent: str | None = None,
            globals: MutableMapping[str, object] | None = None,  # noqa: A002 - Jinja's name
        ) -> jinja2.Template:
            found = self._known.get(name) if isinstance(name, str) else None
            if found is None:
                found = super().get_template(name, parent, globals)
                self._known[str(found.name)] = found
            return found

        def make_globals(self, d: MutableMapping[str, object] | None) -> MutableMapping[str, object]:  # noqa: ARG002
            return self.globals

    return Environment


def _template_class() -> type[jinja2.Template]:
    import jinja2

    class Template(jinja2.Template):
        """Imported once for all: every template has the same globals, which Jinja would compare at each import."""

        def _get_default_module(self, ctx: jinja2.runtime.Context | None = None) -> jinja2.environment.TemplateModule:  # noqa: ARG002
            if self._module is None:
                self._module = self.make_module()
            return self._module

    return Template
