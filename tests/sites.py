"""Small sites in temporary folders, with a theme that shows all that it is given, so that no test depends on looks."""

from __future__ import annotations

import itertools
import os
import shutil
import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from generator.build import Order, Outcome, build, check

ROOT = Path(__file__).resolve().parent.parent
HOUR = 3_600_000_000_000
_ticks = itertools.count(1_600_000_000_000_000_000, 1_000_000_000)

# The variables that each template is promised (contract version 1), apart from those that every page has.
VARIABLES: Mapping[str, str] = {
    "home": "summary picture intro shelf newest forms embed",
    "timeline": "title summary picture body chronicle slices ways forms embed",
    "story": "title way ways chronicle slides",
    "calendar": "title way ways chronicle years beyond",
    "map": "title way ways chronicle places elsewhere beyond",
    "table": "title way ways chronicle fields",
    "columns": "title way ways chronicle columns sides",
    "embed": "timeline chronicle newest",
    "event": "event card body sources status_sources timeline article before after related",
    "article": "article card body blocks sources timeline before after",
    "entity": "kind name entity picture body chronicle first last companions within inside sources",
    "tag": "tag chronicle",
    "source": "source chronicle",
    "names": "summary picture intro kind names parts part",
    "sources": "summary picture intro sources parts part",
    "corrections": "summary picture intro changes parts part",
    "page": "page body picture",
    "search": "timelines lists",
    "404": "",
    "alias": "target",
    "gone": "reason",
}
TEXTS = ("body", "intro")

LAYOUT = """<title>{{ head.title }}</title>
address: {{ address }}
root: {{ root }}
site: {{ site }}
menu: {{ menu }}
records: {{ records }}
icon: {{ icon }}
head: {{ head }}
{% if footer %}{{ html(footer, root) }}{% endif %}

{% block main %}{% endblock %}
"""


def theme() -> dict[str, str]:
    """The files of a theme whose pages print every value they are given, and every text."""
    files = {
        "themes/default/theme.toml": 'name = "default"\ncontract = "1"\n',
        "themes/default/static/style.css": "body { color: black }\n",
        "themes/default/static/icon.svg": '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 1 1"/>\n',
        "themes/default/templates/layout.html.j2": LAYOUT,
    }
    for name, variables in VARIABLES.items():
        shown = "".join(_shown(variable) for variable in variables.split())
        text = f'{{% extends "layout.html.j2" %}}{{% block main %}}\n{shown}{{% endblock %}}\n'
        files[f"themes/default/templates/{name}.html.j2"] = text
    files["themes/default/templates/article.html.j2"] += "{# its blocks #}"
    return files


def _shown(variable: str) -> str:
    shown = f"{variable}: {{{{ {variable} }}}}\n"
    if variable in TEXTS:
        shown += f"{{% if {variable} %}}{{{{ html({variable}, root) }}}}{{% endif %}}\n"
    if variable == "slides":
        shown += "{% for s in slides %}{% if s.body %}{{ html(s.body, root) }}{% endif %}{% endfor %}\n"
    if variable == "blocks":
        shown += "{% for b in blocks %}{% if b.body %}{{ html(b.body, root) }}{% endif %}{% endfor %}\n"
    return shown


class Site:
    """A site in a folder of its own: what lies in it can be changed, built, and looked at."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.output = folder / "output"

    def write(self, files: Mapping[str, str | bytes | None], *, settled: bool = True) -> Site:
        """Writes files, removes those that are None. ``settled`` files look as if they were written long ago."""
        for name, text in files.items():
            path = self.folder / name
            if text is None:
                path.unlink()
                continue
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(text.encode() if isinstance(text, str) else text)
            if settled:
                tick = next(_ticks)
                os.utime(path, ns=(tick, tick))
        return self

    def order(self, **asked: object) -> Order:
        plain: dict[str, Any] = {
            "output": self.output,
            "config": self.folder / "content" / "site.toml",
            "cache": self.folder / ".cache",
            "day": "2024-01-01",
        }
        return Order(self.folder, **(plain | asked))

    def build(self, **asked: object) -> Outcome:
        """The site built in this process; the cores are one unless asked otherwise."""
        return build(self.order(**asked))

    def good(self, **asked: object) -> Outcome:
        """The site built without an error."""
        outcome = self.build(**asked)
        assert [p for p in outcome.problems if p.severity == "error"] == []
        return outcome

    def check(self, **asked: object) -> Outcome:
        return check(self.order(**asked))

    def said(self, **asked: object) -> list[str]:
        """What is wrong with the site: "content/a.md:3 code: sentence"."""
        return [f"{p.path}:{p.line} {p.code}: {p.message}" for p in self.check(**asked).problems]

    def page(self, address: str) -> str:
        """What stands at an address."""
        return (self.output / address).read_text("utf-8")

    def pages(self) -> set[str]:
        """The addresses of all pages."""
        return {name for name in self.files() if name.endswith(".html")}

    def files(self, folder: Path | None = None) -> dict[str, bytes]:
        """Everything that is published, by address, and the manifest."""
        root = folder or self.output
        found = {p.relative_to(root).as_posix(): p for p in sorted(root.rglob("*")) if p.is_file() or p.is_symlink()}
        shown = {a for a in found if not a.startswith(".dateline/")} | ({".dateline/manifest"} & found.keys())
        links = {a: str(found[a].readlink()).encode() for a in shown if found[a].is_symlink()}
        return {a: links.get(a) or found[a].read_bytes() for a in sorted(shown)}

    def stamps(self) -> dict[str, tuple[int, int]]:
        """When and as which inode each published file was written."""
        stats = {a: (self.output / a).lstat() for a in self.files()}
        return {a: (s.st_mtime_ns, s.st_ino) for a, s in stats.items()}

    def clean_build(self) -> dict[str, bytes]:
        """What a build of a copy of the site in another folder gives, without any cache."""
        other = Site(self.folder.with_name(f"{self.folder.name}-clean"))
        shutil.rmtree(other.folder, ignore_errors=True)
        shutil.copytree(self.folder, other.folder, ignore=shutil.ignore_patterns("output", ".cache"), symlinks=True)
        other.good(fresh=True)
        return other.files()

    def run(self, *words: str, **environment: str) -> subprocess.CompletedProcess[str]:
        """The command line, in a process of its own."""
        env = (
            {k: v for k, v in os.environ.items() if k != "SOURCE_DATE_EPOCH"} | {"PYTHONPATH": str(ROOT)} | environment
        )
        command = [sys.executable, "-m", "generator", *words]
        return subprocess.run(command, cwd=self.folder, env=env, check=False, capture_output=True, text=True)


def event(title: str, date: str, body: str = "", **keys: str) -> str:
    """The file of an event."""
    return document(body, title=title, date=date, **keys)


def document(body: str = "", **keys: str) -> str:
    front = "".join(f"{key}: {value}\n" for key, value in keys.items())
    return f"---\n{front}---\n\n{body}\n"
