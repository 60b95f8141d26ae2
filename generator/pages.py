"""A page is a value that carries everything it may show; here is what it may carry, as docs/themes.md tells it.

Wherever these say ``Card`` or name a document, a page in the plan holds a ``Kept`` in its place, and the template sees
the real one: the cache is asked only for the pages that are stale.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from generator.model import Article, Card, Correction, Era, Event, Kept, Kind, Link, Picture, Source, Update

KEY = 16  # bytes of a key of the cache
Fetch = Callable[[str], str]  # the key of a text -> its neutral HTML


@dataclass(frozen=True, slots=True)
class Page:
    """A file to be written, and everything it may show.

    ``inputs`` are (name, value) pairs: the variables of the template, the edges of the dependency graph, and the words
    of ``--why``. ``template`` is a template of the theme, a format of ``exports``, or "" for a copy, whose one input is
    the ``file``. ``cause`` names what asked for it.
    """

    address: str
    template: str
    inputs: tuple[tuple[str, object], ...]
    cause: str = ""

    @property
    def weight(self) -> int:
        """How many things it lists: cards, and whatever stands in a list of its own."""
        lists = [value.cards if isinstance(value, Chronicle) else value for _, value in self.inputs]
        return sum([len(value) for value in lists if isinstance(value, tuple)])

    @property
    def bare(self) -> Page:
        """The same without what it shows."""
        return Page(self.address, self.template, (), self.cause)


@dataclass(frozen=True, slots=True)
class Medium:
    """What a text shows that is no text: the size in pixels of a picture or a film, 0 where nothing says it.

    ``widths`` are those in which a picture is offered, ``captions`` is the address of a film's.
    """

    width: int = 0
    height: int = 0
    widths: tuple[int, ...] = ()
    captions: str = ""


@dataclass(frozen=True, slots=True)
class Body:
    """A text as one page shows it: the key of its neutral HTML, where its references lead, and how it is to be placed.

    ``targets`` holds (as written, where to, what is shown there); a link of None is dead. ``level`` is that of its
    first heading, ``prefix`` stands before each of its ids. ``first`` says that no picture stands before it.
    """

    key: str
    targets: tuple[tuple[str, Link | None, Medium | None], ...] = ()
    level: int = 2
    prefix: str = ""
    first: bool = False


@dataclass(frozen=True, slots=True)
class Form:
    """What a page shows in another form, for a machine: ``media`` is its type, ``name`` what the interface calls it."""

    address: str
    media: str
    name: str


@dataclass(frozen=True, slots=True)
class Head:
    """What every page says of itself.

    ``trail`` leads from the home page down to the page above this one; ``canonical`` is absolute, "" without a base
    URL; ``description`` is plain text, perhaps ""; ``lang`` differs from the site's or is "".
    ``ribbon`` says why the page is not published ("draft", "scheduled", "expired"), "" where it is.
    ``picture`` is what stands beside a link to the page that somebody shares; its address is absolute.
    ``forms`` are what the page can be had as, or followed by, for programs that look for that.
    """

    title: str
    description: str = ""
    canonical: str = ""
    trail: tuple[Link, ...] = ()
    lang: str = ""
    ribbon: str = ""
    picture: Picture | None = None
    forms: tuple[Form, ...] = ()


@dataclass(frozen=True, slots=True)
class Part:
    """A part of a list too long for one page: a period of a chronology, or a letter.

    ``instant`` and ``unit`` name a period for ``heading`` ("day", "month", "year", "decade", "century", "millennium",
    "10000 years" …), ``label`` a letter; ``number`` is 2 or more where a day or a letter goes on over a further page.
    """

    address: str
    count: int
    instant: int = 0
    unit: str = ""
    label: str = ""
    number: int = 1


@dataclass(frozen=True, slots=True)
class Density:
    """How many entries begin where: counts of equal slices of the time from ``start`` to ``end``, both instants."""

    start: int
    end: int
    counts: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Documents:
    """Many documents that stay in the cache: their ``keys`` there, one after another, each of ``KEY`` bytes."""

    keys: bytes


@dataclass(frozen=True, slots=True)
class Mention:
    """A name in a list of names, or beside others: who, and in how many entries."""

    link: Link
    count: int
    kind: Kind = "person"


@dataclass(frozen=True, slots=True)
class Facet:
    """What a list can be chosen by: the ``count`` names that its entries have, and of those the most frequent.

    ``name`` is "tags", "people", "organisations", "places", "status" or "lane"; the links of the last two lead nowhere.
    """

    name: str
    count: int
    names: tuple[Mention, ...]


@dataclass(frozen=True, slots=True)
class Crowd:
    """How many entries there are from ``start`` to before ``end``, both instants, and the ``file`` that tells of them.

    ``bins`` count those that begin in each of equal parts of that time. ``reach`` is the last instant to which one of
    them goes on, None where one has no end.
    """

    start: int
    end: int
    count: int
    file: str
    reach: int | None = None
    bins: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class Chronicle:
    """A list of entries in order, on one page or as the overview of its parts, with what the strip over it shows.

    ``cards`` are those of this page, at most 200; an overview has ``parts`` instead, and a ``density``. ``count`` and
    ``first`` to ``last`` (sorting instants) are of the whole list. A page of one period says which (``period``), and
    which come ``before`` and ``after`` it, and what it is ``within``. ``lanes`` are the names of the strip's rows,
    ``facets`` what the whole list can be chosen by, where its entries stand on pages of their own.
    """

    count: int
    first: int
    last: int
    cards: tuple[Card | Kept, ...] = ()
    parts: tuple[Part, ...] = ()
    density: Density | None = None
    newest_first: bool = False
    eras: tuple[Era, ...] = ()
    lanes: tuple[str, ...] = ()
    facets: tuple[Facet, ...] = ()
    expected: int = 0
    corrected: int = 0
    period: Part | None = None
    before: Part | None = None
    after: Part | None = None
    within: Link | None = None

    @property
    def continued(self) -> bool:
        """Whether this is the first page of a list that goes on on others."""
        return self.period is None and len(self.cards) < self.count


@dataclass(frozen=True, slots=True)
class Way:
    """A way to read a chronology: ``name`` is what the interface calls it ("list", "story", "table" …)."""

    name: str
    address: str


@dataclass(frozen=True, slots=True)
class Slide:
    """An entry as a story shows it: its card, and for an event its text."""

    card: Card | Kept
    body: Body | None


@dataclass(frozen=True, slots=True)
class Column:
    """One of the lists that stand side by side: a lane, or a timeline, which has an address and perhaps a language."""

    link: Link
    lang: str = ""


@dataclass(frozen=True, slots=True)
class Tally:
    """How many entries begin in a day, a month or a year of a calendar, and the address of the first of them."""

    count: int
    address: str


@dataclass(frozen=True, slots=True)
class CalendarYear:
    """A year of a calendar. ``days`` are (month, day, tally) in order, ``months`` (month, tally) of what is known to
    the month and no closer, ``loose`` of what is known to the year, if any. ``gap`` counts the years above it without
    any.
    """

    year: int
    days: tuple[tuple[int, int, Tally], ...]
    months: tuple[tuple[int, Tally], ...] = ()
    loose: Tally | None = None
    gap: int = 0


@dataclass(frozen=True, slots=True)
class Placed:
    """A place on a map, where ``count`` entries happen, of which the first ``cards`` are listed.

    ``latitude`` and ``longitude`` are degrees, as written. Where not all are listed, ``begun`` says of all of them how
    many begin when: pairs of the number of a slice of the chronicle's density, and a count.
    """

    link: Link
    latitude: str
    longitude: str
    count: int
    cards: tuple[Card | Kept, ...]
    begun: tuple[tuple[int, int], ...] = ()


@dataclass(frozen=True, slots=True)
class Shelf:
    """A timeline as the home page shows it: its name, its strip, how much there is of it.

    ``lang`` is the language of its name and summary where that is not the site's.
    """

    timeline: Link
    summary: str
    chronicle: Chronicle
    lang: str = ""


@dataclass(frozen=True, slots=True)
class Cited:
    """A source with the address of its page, and how many entries cite it (0 where nobody counted)."""

    source: Source | Kept
    address: str
    count: int = 0


@dataclass(frozen=True, slots=True)
class Block:
    """An event in the text of its article: what there is to show of it in between two pieces of the text."""

    slug: str
    card: Card | Kept
    body: Body | None


@dataclass(frozen=True, slots=True)
class Change:
    """An update or a correction, of an entry."""

    card: Card | Kept
    change: Correction | Update | Kept


@dataclass(frozen=True, slots=True)
class Told:
    """An entry in whole, for where it stands away from its page; an article with the events in its text."""

    card: Card | Kept
    document: Event | Article | Kept
    body: Body | None
    blocks: tuple[Block, ...]
    sources: tuple[Cited, ...]


@dataclass(frozen=True, slots=True)
class Readable:
    """A page without a date, as it is searched: ``names`` are others that it goes by, ``text`` the key of its text."""

    kind: Kind
    address: str
    title: str
    summary: str = ""
    lang: str = ""
    names: tuple[str, ...] = ()
    tags: tuple[str, ...] = ()
    text: str = ""


@dataclass(frozen=True, slots=True)
class Item:
    """What a feed tells: an entry, or a change of one. ``id`` and ``url`` are absolute, the other two are instants."""

    id: str
    url: str
    published: int
    updated: int
    told: Told | Change


@dataclass(frozen=True, slots=True)
class Almanac:
    """What a calendar says of itself. ``page`` and its own ``address`` are below the ``base_url``, which may be "".

    ``zone`` and ``language`` are the site's. ``left_out`` tells of the ``{count}`` events that it has no way to say.
    ``site`` is its title: without a base URL nothing else tells its events from another's.
    """

    name: str
    summary: str
    base_url: str
    page: str
    address: str
    zone: str
    language: str
    left_out: str
    site: str


@dataclass(frozen=True, slots=True)
class Imprint:
    """What a file of data says of itself. ``page`` shows the same to readers; it and ``address`` lie in the output.

    ``zone`` and ``language`` are the site's; ``base_url`` and ``rights`` are "" where it has none.
    """

    title: str
    summary: str
    address: str
    page: str
    base_url: str
    zone: str
    language: str
    rights: str
