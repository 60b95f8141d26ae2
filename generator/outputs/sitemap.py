"""The sitemap: every page that is an address of its own, with the day of the newest thing that it shows of itself."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import cast
from zlib import crc32

from generator.dates import Precision
from generator.dates.calendar import DAY, day_number
from generator.model import Entry, Kept
from generator.outputs import frames
from generator.outputs.desk import Desk
from generator.pages import Block, Change, Chronicle, Cited, Head, Mention, Page, Part, Shelf

MOST, LARGEST = 50_000, 50_000_000  # of pages and of bytes, in one sitemap (sitemaps.org: 50 MB)
LONGEST = 2048  # characters of an address (the same)
ROBOTS = "robots.txt"
_WRITABLE = range(day_number(1, 1, 2) * DAY, day_number(9999, 12, 31) * DAY)  # in every zone a year of four digits

# The inputs of a page that are what it shows of itself, and not what it leads on to. Plain pages have no dates.
_OWN = {
    "event.html.j2": ("card",),
    "article.html.j2": ("card", "blocks"),
    "timeline.html.j2": ("chronicle",),
    "entity.html.j2": ("chronicle",),
    "tag.html.j2": ("chronicle",),
    "source.html.j2": ("chronicle",),
    "home.html.j2": ("shelf", "newest"),
    "names.html.j2": ("names",),
    "sources.html.j2": ("sources",),
    "corrections.html.j2": ("changes",),
    "page.html.j2": (),
}


class Map:
    """Takes note of pages as they are planned, and holds none of them."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk
        self._dates = _Dates(desk) if desk.site.base_url else None
        self._listed: list[tuple[str, str]] = []  # canonical address, address
        self._robots = False

    def add(self, page: Page) -> None:
        """Notes a page, if search engines shall know it: at its canonical address, and published."""
        self._robots = self._robots or page.address == ROBOTS
        if self._dates and page.template in _OWN:
            self._dates.add(page)
            head, desk = dict(page.inputs)["head"], self._desk
            if isinstance(head, Head) and not head.ribbon and len(head.canonical) <= LONGEST:
                plain = head.canonical == f"{desk.site.base_url}/{page.address}"  # which nearly all are
                if plain or head.canonical == frames.absolute(desk, page.address):
                    self._listed.append((head.canonical, page.address))

    def plan(self) -> Iterator[Page]:
        """The sitemap, and robots.txt, which names it; nothing without a base URL."""
        if self._dates:
            days = [(url, _day(self._desk, self._dates.of(address))) for url, address in self._listed]
            yield from _sitemaps(self._desk, sorted(days))
            if not self._robots:
                yield Page(ROBOTS, "robots", (("sitemap", frames.absolute(self._desk, "sitemap.xml")),), "the sitemap")


def _sitemaps(desk: Desk, listed: list[tuple[str, str]]) -> Iterator[Page]:
    parts = _parts(listed)
    if len(parts) == 1:
        yield _page("sitemap.xml", "pages", parts[0])
        return
    index = []
    for number, part in enumerate(parts, 1):
        address = f"sitemap.{number}.xml"
        index.append((frames.absolute(desk, address), max(day for _, day in part)))
        yield _page(address, "pages", part)
    yield _page("sitemap.xml", "sitemaps", index)


def _page(address: str, of: str, listed: list[tuple[str, str]]) -> Page:
    urls, days = tuple(url for url, _ in listed), tuple(day for _, day in listed)
    return Page(address, "sitemap", (("of", of), ("urls", urls), ("days", days)), "the sitemap")


def _parts(listed: list[tuple[str, str]]) -> list[list[tuple[str, str]]]:
    """The list in 1, 2, 4 … parts, so many that each keeps the limits.

    A page's address alone says in which part it is: a page more or less changes one of them.
    """
    count, parts = 1, [listed]
    while count < len(listed) and not all(map(_fits, parts)):
        count *= 2
        parts = [[] for _ in range(count)]
        for url, day in listed:
            parts[crc32(url.encode()) % count].append((url, day))
    return [part for part in parts if part] or [listed]


def _fits(part: list[tuple[str, str]]) -> bool:
    size = sum([len(url.replace("&", "&amp;")) + 80 for url, _ in part])  # with all that stands around it
    return len(part) <= MOST and size <= LARGEST


def _day(desk: Desk, instant: int | None) -> str:
    """The day as W3C writes it, which takes four digits for a year."""
    return "" if instant is None else "{:04}-{:02}-{:02}".format(*desk.days(instant))


class _Dates:
    """The newest instant that each page shows of itself, and the pages that it is made up of."""

    def __init__(self, desk: Desk) -> None:
        entries = desk.chronology.entries
        self._cards = {entry.card: _newest(entry) for entry in entries}
        changes = (change for entry in entries for change in entry.changes)
        self._changes = {key: instant for instant, _, key in changes if instant in _WRITABLE}
        self._shown: dict[str, tuple[int | None, tuple[str, ...]]] = {}
        self._found: dict[str, int | None] = {}

    def add(self, page: Page) -> None:
        """Notes what a page shows."""
        inputs = dict(page.inputs)
        values = [inputs[name] for name in _OWN[page.template]]
        if inputs.get("parts") and not inputs.get("part"):  # a list by letter: the pages of the letters
            values = [inputs["parts"]]
        leads: list[str] = []
        self._shown[page.address] = self._latest(values, leads), tuple(leads)

    def of(self, address: str) -> int | None:
        """The newest instant of the page at an address; None where it shows none."""
        if address not in self._found:
            own, leads = self._shown.get(address, (None, ()))
            self._found[address] = max([i for i in (own, *map(self.of, leads)) if i is not None], default=None)
        return self._found[address]

    def _latest(self, values: Iterable[object], leads: list[str]) -> int | None:
        return max([found for value in values if (found := self._in(value, leads)) is not None], default=None)

    def _in(self, value: object, leads: list[str]) -> int | None:
        kind = type(value)
        if kind is Kept:
            return self._cards.get(cast("Kept", value).key)
        if kind is tuple:
            return self._latest(cast("tuple[object, ...]", value), leads)
        if isinstance(value, Chronicle):
            return self._latest((value.cards, value.parts), leads)
        if isinstance(value, Change):
            return self._changes.get(getattr(value.change, "key", b""))
        if isinstance(value, Block):
            return self._in(value.card, leads)
        leads += filter(None, (_leads(value),))
        return None


def _leads(value: object) -> str:
    """The address of the page of which a line in a list is."""
    if isinstance(value, Shelf):
        return value.timeline.address
    if isinstance(value, Mention):
        return value.link.address
    return value.address if isinstance(value, Part | Cited) else ""


def _newest(entry: Entry) -> int | None:
    """The newest of a publication or the day from which something was known, and of what was changed since.

    When an event was known follows from its date where nobody says it. Of a date coarser than a day that is its last
    day, on which nothing need have happened: it does not count.
    """
    known = entry.precision >= Precision.DAY or entry.known <= entry.first
    instants = entry.touched + ([entry.known] if known else [])
    return max((instant for instant in instants if instant in _WRITABLE), default=None)
