"""From ``content/`` to pages: the first half of a build, and all of a check."""

from __future__ import annotations

import hashlib
import platform
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field, replace
from importlib import metadata
from pathlib import Path
from typing import cast

from generator import cache, characters, config, language, zones
from generator import theme as themes
from generator.build.order import Order, Outcome, today
from generator.build.standing import PROGRAM, theme_folders
from generator.chronology import Directory, arrange
from generator.chronology.arrange import NEVER
from generator.dates import calendar
from generator.load import folder, scan
from generator.model import NOTHING, Document, Entry, Event, File, Link, Site
from generator.outputs import Desk
from generator.outputs import plan as plan_pages
from generator.outputs.desk import folded
from generator.pages import Page
from generator.problems import Problem, ordered
from generator.theme import Theme

RENDERERS = ("markdown", "pymdown-extensions", "nh3", "pygments", "babel", "tzdata", "pillow", "jinja2", "PyYAML")


@dataclass(slots=True)
class Plan:
    """The pages, and all that it took to know them.

    ``days`` are the instants between which no other day decides otherwise; ``paths`` says where the files to be copied
    lie, by address.
    """

    outcome: Outcome
    site: Site | None = None
    theme: Theme | None = None
    pages: list[Page] = field(default_factory=list)
    noted: dict[str, object] = field(default_factory=dict)
    days: tuple[int, int] = (-NEVER, NEVER)
    paths: dict[str, Path] = field(default_factory=dict)
    program: bytes = b""
    changed: bool = True
    entries: list[Entry] = field(default_factory=list)

    @property
    def timezone(self) -> str:
        """The site's zone, as far as it is known."""
        return self.site.timezone if self.site else "UTC"


def plan(order: Order, store: cache.Store, noted: dict[str, object]) -> Plan:
    """What is to be published of the site as it lies there, and every problem that it has."""
    made, loaded = _load(order, store, noted)
    if loaded:
        _plan_pages(made, order, loaded, store)
    made.outcome.problems = _with_lines(order, made.outcome.problems)
    return made


def listed(order: Order, store: cache.Store, what: str) -> tuple[list[dict[str, object]], list[Problem]]:
    """Rows of address, date, earliest and latest of the events in order; of path and day of what is left out."""
    made, loaded = _load(order, store, {})
    entries = loaded.entries if loaded else []
    now = today(order.asked, made.timezone)
    if what == "events":
        shown, _ = _visible(made, order, entries)
        rows = [_row(e, store) for e in arrange(shown).entries if e.kind == "event"]
    else:
        rows = [{"path": f"content/{e.path}", "title": e.title} for e in entries if _is(what, e, now)]
    return rows, _with_lines(order, made.outcome.problems)


def _is(what: str, entry: Entry, now: int) -> bool:
    """Is the entry one of the drafts, the scheduled, the expired?"""
    if what == "drafts":
        return entry.draft
    if what == "scheduled":
        return entry.embargo is not None and entry.embargo > now
    return entry.expires is not None and entry.expires <= now


def _row(entry: Entry, store: cache.Store) -> dict[str, object]:
    event = cast("Event", store.value(entry.digest))
    bounds = (event.date.earliest, event.date.latest)
    earliest, latest = (None if b is None else machine_instant(b) for b in bounds)
    return {
        "address": entry.address,
        "date": event.date.text,
        "earliest": earliest,
        "latest": latest,
        "title": entry.title,
    }


def machine_instant(instant: int) -> str:
    """An instant in UTC as ISO 8601 writes it, with a year of as many digits as it needs."""
    year, *rest = calendar.civil(instant)
    sign = "-" if year < 0 else ""
    return f"{sign}{abs(year):04d}-{rest[0]:02d}-{rest[1]:02d}T{rest[2]:02d}:{rest[3]:02d}:{rest[4]:02d}Z"


def _load(order: Order, store: cache.Store, noted: dict[str, object]) -> tuple[Plan, folder.Loaded | None]:
    made = Plan(Outcome())
    problems = made.outcome.problems
    site = _configured(order, problems)
    if site is None:
        return made, None
    made.site = site
    made.theme, said = themes.load(site, theme_folders(order.site), _fetching(store))
    problems.extend(said)
    sources, wrong, digest = folder.sources(order.content, site.timezone)
    problems.extend(wrong)
    made.program = _program()
    read = (site.language, site.timezone, site.unsafe_html, site.limit, site.publish_files)
    settings = cache.digest(repr(read).encode(), digest, made.program)
    loaded = folder.folder(order.content, site, sources, (noted, store), settings=settings, jobs=order.jobs)
    problems.extend(loaded.problems)
    made.entries = loaded.entries
    made.noted, made.outcome.texts, made.changed = loaded.noted, loaded.rendered, bool(loaded.read)
    return made, loaded


def _fetching(store: cache.Store) -> Callable[[str], str]:
    def fetch(key: str) -> str:
        return cast("tuple[str]", store.value(key.encode()))[0]

    return fetch


def _configured(order: Order, problems: list[Problem]) -> Site | None:
    inside = order.config.is_relative_to(order.site)
    shown = order.config.relative_to(order.site).as_posix() if inside else order.config.name
    try:
        data = order.config.read_bytes()
    except OSError as error:
        said = f"the configuration cannot be read: {(error.strerror or 'it is not there').lower()}"
        problems.append(Problem(shown, 0, 0, "config", said, 'write one: title = "…"'))
        return None
    site, wrong = config.site(shown, data, language=language.known, timezone=zones.names().__contains__)
    problems.extend(wrong)
    if site and order.base_url is not None:
        site = replace(site, base_url=order.base_url.rstrip("/"))
    if site and order.theme:
        site = replace(site, theme=order.theme, options=())
    return site


def _program() -> bytes:
    """The digest of everything that decides what a page looks like and is not content or theme."""
    hash_ = hashlib.blake2b(platform.python_version().rpartition(".")[0].encode(), digest_size=16)
    for path in sorted(PROGRAM.rglob("*.py")):
        hash_.update(path.read_bytes())
    for name in RENDERERS:
        hash_.update(f"{name} {metadata.version(name)}\n".encode())
    return hash_.digest()


def _plan_pages(made: Plan, order: Order, loaded: folder.Loaded, store: cache.Store) -> None:
    site, outcome = cast("Site", made.site), made.outcome
    shown, gone = _visible(made, order, loaded.entries)
    chronology = arrange(shown)
    documents = {e.path: cast("Document", store.value(e.digest)) for e in _whole(shown)}
    static, made.paths = _static(made.theme) if made.theme else ((), {})
    made.paths |= {file.address: order.content / path for path, file in loaded.files.items()}
    zone = site.timezone
    days: dict[int, tuple[int, int, int]] = {}

    def day(instant: int) -> tuple[int, int, int]:
        found = days.get(instant)
        if found is None:
            found = days[instant] = calendar.civil(zones.local(instant, zone))[:3]
        return found

    def say(key: str) -> str:
        return made.theme.say(key) if made.theme else key

    footer = folder.text(site, store, site.footer) if site.footer else NOTHING
    desk = Desk(site, chronology, Directory(shown), documents, loaded.files, static, tuple(gone), day, say, footer)
    made.pages = list(plan_pages(desk))
    outcome.problems.extend(desk.problems)
    outcome.problems.extend(_clashes(made.pages))
    outcome.problems.extend(_dead_menu(desk, made.pages))
    outcome.events = sum(e.kind == "event" for e in shown)
    outcome.articles = sum(e.kind == "article" for e in shown)
    outcome.pages = sum(bool(p.template) for p in made.pages)


def _whole(entries: Iterable[Entry]) -> Iterable[Entry]:
    return (e for e in entries if e.kind not in ("event", "article"))


def _static(theme: Theme) -> tuple[tuple[File, ...], dict[str, Path]]:
    paths = dict(theme.static())
    files = tuple(File(a, cache.digest(p.read_bytes()).hex()) for a, p in sorted(paths.items()))
    return files, paths


def _visible(made: Plan, order: Order, entries: list[Entry]) -> tuple[list[Entry], list[Entry]]:
    """(what is shown, what only says that it is gone); what is left out is noted with its reason."""
    now = today(order.asked, made.timezone)
    shown: list[Entry] = []
    gone: list[Entry] = []
    earlier, later = -NEVER, NEVER
    holders = {e.path: e for e in entries if e.blocks}
    for entry in entries:
        rule = holders.get(entry.article, entry)
        for day in (entry.embargo, entry.expires, rule.embargo, rule.expires):
            if day is not None:
                earlier, later = (max(earlier, day), later) if day <= now else (earlier, min(later, day))
        why = _left_out(order, entry, now) or _left_out(order, rule, now)
        if why:
            made.outcome.left_out.append((f"content/{entry.path}", why))
        elif entry.gone or rule.gone or (not order.expired and _expired((entry, rule), now)):
            gone.append(entry if entry.gone else entry._replace(gone=rule.gone))
        else:
            shown.append(entry)
    made.days = (earlier, later)
    made.outcome.left_out += [(f"content/{e.path}", "expired") for e in gone if not e.gone]
    made.outcome.left_out = sorted(set(made.outcome.left_out))
    return shown, gone


def _left_out(order: Order, entry: Entry, now: int) -> str:
    if entry.draft and not order.drafts:
        return "draft"
    if entry.embargo is not None and entry.embargo > now and not order.scheduled:
        return "embargo"
    return ""


def _expired(entries: Iterable[Entry], now: int) -> bool:
    return any(e.expires is not None and e.expires <= now for e in entries)


def _dead_menu(desk: Desk, pages: list[Page]) -> Iterable[Problem]:
    """A line of the menu that leads to no page."""
    addresses = {page.address for page in pages}
    menu = cast("tuple[Link, ...]", dict(desk.common)["menu"])
    for (title, to), link in zip(desk.site.menu, menu, strict=True):
        if link.address.partition("#")[0] not in addresses and ":" not in link.address:
            said = f"the menu leads to `{to}`, and there is no such page"
            hint = f"name an address from the root for `{title}`, such as /about.html"
            yield Problem("content/site.toml", 0, 0, "dead-link", said, hint, "warning")


def _clashes(pages: list[Page]) -> Iterable[Problem]:
    """Two files on one address, or on two that some system takes for one, are a mistake that names both causes."""
    taken: dict[str, Page] = {}
    for page in pages:
        other = taken.setdefault(folded(page.address), page)
        if other is not page:
            yield _clash(page, other, f"would share the address /{page.address}")
    for address, page in taken.items():
        parts = address.split("/")
        for depth in range(1, len(parts)):
            above = taken.get("/".join(parts[:depth]))
            if above:
                yield _clash(page, above, f"would need /{above.address} to be a page and a folder")


def _clash(page: Page, other: Page, said: str) -> Problem:
    path = next((c for c in (page.cause, other.cause) if c.startswith("content/")), "content")
    return Problem(path, 0, 0, "address", f"{other.cause} and {page.cause} {said}", "give one of them another `slug:`")


def _with_lines(order: Order, problems: Iterable[Problem]) -> list[Problem]:
    """The problems in order, with the author's lines where planning knew only their numbers."""
    lines: dict[str, list[str]] = {}
    found = []
    for problem in ordered(problems):
        path = problem.path.removeprefix("content/")
        if problem.source or not problem.line or path == problem.path:
            found.append(problem)
            continue
        if path not in lines:
            lines[path] = _lines(order, path)
        known = problem.line <= len(lines[path])
        found.append(replace(problem, source=lines[path][problem.line - 1]) if known else problem)
    return found


def _lines(order: Order, path: str) -> list[str]:
    try:
        text, _ = characters.read(path, scan.read(order.content, path))
    except OSError:
        return []
    return (text or "").split("\n")
