"""From ``content/`` to pages: the first half of a build, and all of a check."""

from __future__ import annotations

import functools
import hashlib
import platform
from collections.abc import Callable, Iterable, Iterator
from contextlib import suppress
from dataclasses import dataclass, field, replace
from itertools import chain
from pathlib import Path
from typing import cast

from generator import cache, config, language, outputs, zones
from generator import theme as themes
from generator.build import faults
from generator.build.order import Order, Outcome
from generator.build.shown import Shown, shown
from generator.build.standing import PROGRAM, Since, program, theme_folders
from generator.chronology import Directory, arrange
from generator.chronology.arrange import NEVER
from generator.dates import calendar
from generator.exports import Fetch
from generator.load import folder, scan
from generator.load.reading import Task
from generator.model import NOTHING, Document, Entry, File, Site
from generator.outputs import Desk, addresses, sizes
from generator.pages import Page
from generator.problems import Problem
from generator.theme import Theme

RENDERERS = (
    "markdown",
    "pymdown-extensions",
    "nh3",
    "pygments",
    "babel",
    "tzdata",
    "pillow",
    "jinja2",
    "PyYAML",
    "rjsmin",
)
LETTERS = ("font-source-serif-pro",)  # what pictures are written in
SEARCHERS = ("pagefind", "pagefind-bin", "pagefind-bin-extended")
LARGE = 100_000  # entries of a site whose pages are never in memory together
BATCH = 20_000  # pages, and entries that they list, that are


@dataclass(slots=True)
class Plan:
    """The pages, and all that it took to know them.

    ``few`` says that only those are there which can have changed. ``days`` are the instants between which no other day
    decides otherwise; ``paths`` says where the files to be copied lie, by address. A preview has the ``desk`` and the
    ``task`` for what is saved next, and the ``desk`` of all pages is there where the site has a search. The pages of a
    large site have no inputs: they are planned ``again`` to be made. ``first`` is the number of the first page.
    """

    outcome: Outcome
    site: Site | None = None
    theme: Theme | None = None
    pages: list[Page] = field(default_factory=list)
    few: bool = False
    noted: dict[str, object] = field(default_factory=dict)
    days: tuple[int, int] = (-NEVER, NEVER)
    paths: dict[str, Path] = field(default_factory=dict)
    program: bytes = b""
    changed: bool = True
    closures: dict[str, bytes] = field(default_factory=dict)
    fetch: Fetch = str
    desk: Desk | None = None
    task: Task | None = None
    again: Callable[[], Iterator[Page]] | None = None
    first: int = 0

    def batches(self) -> Iterator[Plan]:
        """The plan, or, where all pages would be too much at once, plans of some of them, one after another."""
        if self.again is None:
            yield self
            return
        batch = functools.partial(replace, self, few=True, again=None)
        pages: list[Page] = []
        first = weight = 0
        for page in chain(self.again(), self.pages[self.outcome.planned :]):  # the search index was added
            if weight > BATCH:
                yield batch(pages=pages, first=first)
                first, weight, pages = first + len(pages), 0, []
            pages.append(page)
            weight += 1 + page.weight
        yield batch(pages=pages, first=first)

    def closure(self, template: str) -> bytes:
        """A digest of all that decides how a page of this template looks, but for its inputs."""
        if template not in self.closures:
            of_theme = self.theme.closure(template) if self.theme and template.endswith(".j2") else b""
            self.closures[template] = cache.digest(self.program, of_theme) if template else b""
        return self.closures[template]

    @property
    def timezone(self) -> str:
        """The site's zone, as far as it is known."""
        return self.site.timezone if self.site else "UTC"


def plan(order: Order, store: cache.Store, since: Since | None = None, theme: Theme | None = None) -> Plan:
    """What is to be published of the site as it lies there, and every problem that it has.

    Where ``since`` the last build only the words of some events or articles were written anew, no other page than
    theirs can have changed, and no other is planned. ``theme`` is the one of the plan before, if that is at hand.
    """
    made, loaded = load(order, store, since, theme)
    if made.site and loaded:
        if since and since.last and _enough(order, made.site) and since.last.apart <= _paths(loaded.reworded):
            _plan_few(made, order, store, loaded, since.last.outcome)
        else:
            _plan_all(made, order, store, loaded)
    made.outcome.planned = len(made.pages)
    made.outcome.problems = faults.with_lines(order, made.outcome.problems)
    return made


def load(
    order: Order, store: cache.Store, since: Since | None = None, theme: Theme | None = None
) -> tuple[Plan, folder.Loaded | None]:
    """The site, its theme and what its content says; None where the configuration does not let anything be said."""
    made = Plan(Outcome())
    problems = made.outcome.problems
    site = _configured(order, problems)
    if site is None:
        return made, None
    made.site = site
    made.fetch = _fetching(store)
    made.program = (since and since.program) or _program()
    folders, kept = theme_folders(order.site), (store.one, made.program)
    made.theme, said = themes.load(site, folders, made.fetch, theme, kept)
    problems.extend(said)
    sources, wrong, digest = folder.sources(order.content, site.timezone)
    problems.extend(wrong)
    read = (site.language, site.timezone, site.unsafe_html, site.limit, site.publish_files)
    settings = cache.digest(repr(read).encode(), digest, made.program)
    found, noted = (since.watched.found, since.standing.noted) if since else (scan.scan(order.content), {})
    loaded = folder.folder(
        order.content,
        found,
        site,
        sources,
        (noted, store),
        settings=settings,
        jobs=order.jobs,
        progress=order.progress,
    )
    problems.extend(loaded.problems)
    made.noted, made.outcome.texts, made.changed = loaded.noted, loaded.rendered, bool(loaded.read)
    return made, loaded


def _fetching(store: cache.Store) -> Fetch:
    def fetch(key: str) -> str:
        return cast("tuple[str]", store.value(key.encode()))[0]

    return fetch


def _configured(order: Order, problems: list[Problem]) -> Site | None:
    said_as = order.said_config
    try:
        data = order.config.read_bytes()
    except OSError as error:
        said = f"the configuration cannot be read: {(error.strerror or 'it is not there').lower()}"
        problems.append(Problem(said_as, 0, 0, "config", said, 'write one: title = "…"'))
        return None
    site, wrong = config.site(said_as, data, language=language.known, timezone=zones.names().__contains__)
    problems.extend(wrong)
    if site and order.base_url is not None:
        site = replace(site, base_url=order.base_url.rstrip("/"))
    if site and order.theme:
        site = replace(site, theme=order.theme, options=())
    return site


@functools.cache
def _program() -> bytes:
    """The digest of everything that decides what a page looks like and is not content or theme."""
    from importlib import metadata  # it reads mail

    hash_ = hashlib.blake2b(platform.python_version().rpartition(".")[0].encode(), digest_size=16)
    for path in sorted(path for path, _ in program()):
        hash_.update((PROGRAM / path).read_bytes())
    for name in (*RENDERERS, *LETTERS):
        hash_.update(f"{name} {metadata.version(name)}\n".encode())
    for name in SEARCHERS:
        with suppress(metadata.PackageNotFoundError):  # an extra
            hash_.update(f"{name} {metadata.version(name)}\n".encode())
    return hash_.digest()


def _enough(order: Order, site: Site) -> bool:
    """Is it enough to plan the pages that show new words? A search index shows all words, but a preview's can wait."""
    return order.preview or not site.search


def _paths(reworded: Iterable[str]) -> set[str]:
    return {f"content/{path}" for path in reworded}


def _plan_all(made: Plan, order: Order, store: cache.Store, loaded: folder.Loaded) -> None:
    desk = seated(made, order, store, loaded)
    if order.preview or desk.site.search:
        made.desk, made.task = desk, loaded.task
    if len(desk.chronology.entries) > LARGE and not order.preview:
        made.again = functools.partial(outputs.plan, desk)
        made.pages = [page if page.template == addresses.FORMAT else page.bare for page in outputs.plan(desk)]
    else:
        made.pages = list(outputs.plan(desk))
    outcome = made.outcome
    outcome.left_out += outputs.left_out(desk)
    outcome.problems += [*desk.problems, *faults.clashes(made.pages), *faults.dead_menu(desk, made.pages)]
    outcome.pages = sum(p.template.endswith(".j2") for p in made.pages)


def _plan_few(made: Plan, order: Order, store: cache.Store, loaded: folder.Loaded, last: Outcome) -> None:
    """The pages of what was written anew. What was said of anything else the last time still holds."""
    desk = seated(made, order, store, loaded)
    made.pages = [*outputs.about(desk, loaded.reworded), *outputs.later(desk, loaded.reworded)]
    made.few = True
    outcome, paths = made.outcome, {f"content/{path}" for path in loaded.reworded}
    said = (*outcome.problems, *desk.problems, *(p for p in last.problems if p.path not in paths))
    outcome.problems = list(dict.fromkeys(said))
    outcome.left_out = last.left_out
    outcome.pages = last.pages


def seated(made: Plan, order: Order, store: cache.Store, loaded: folder.Loaded) -> Desk:
    """What pages are planned from, with what is left out noted."""
    site = cast("Site", made.site)
    seen: Shown = shown(order, site.timezone, loaded.entries)
    made.days, made.outcome.left_out = seen.days, seen.left_out
    made.outcome.events = sum(e.kind == "event" for e in seen.entries)
    made.outcome.articles = sum(e.kind == "article" for e in seen.entries)
    documents = {e.path: cast("Document", store.value(e.digest)) for e in _whole(seen.entries)}
    static, made.paths = _static(made.theme) if made.theme else ((), {})
    made.paths |= {file.address: scan.lying(order.content, path) for path, file in loaded.files.items()}
    footer = folder.text(site, store, site.footer) if site.footer else NOTHING
    directory, gone = Directory(seen.entries, (*seen.gone, *seen.hidden)), tuple(seen.gone)
    days, say = _days(site.timezone), made.theme.say if made.theme else str
    return Desk(
        site,
        arrange(seen.entries),
        directory,
        documents,
        sizes.offered(loaded.files, site),
        static,
        gone,
        days,
        say,
        footer,
        seen.unpublished,
        seen.hidden,
        sources=loaded.task.setting.sources if loaded.task else {},
    )


def _days(zone: str) -> Callable[[int], tuple[int, int, int]]:
    """Year, month and day of an instant in the site's zone."""
    known: dict[int, tuple[int, int, int]] = {}

    def day(instant: int) -> tuple[int, int, int]:
        found = known.get(instant)
        if found is None:
            if len(known) >= LARGE:
                known.clear()
            found = known[instant] = calendar.civil(zones.local(instant, zone))[:3]
        return found

    return day


def _whole(entries: Iterable[Entry]) -> Iterable[Entry]:
    return (e for e in entries if e.kind not in ("event", "article"))


def _static(theme: Theme) -> tuple[tuple[File, ...], dict[str, Path]]:
    paths = dict(theme.static())
    files = tuple(File(a, cache.digest(p.read_bytes()).hex()) for a, p in sorted(paths.items()))
    return files, paths
