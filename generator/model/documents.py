"""What authors write: documents, and all that they are made of."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from generator.dates import Date

Kind = Literal["event", "article", "timeline", "person", "organisation", "place", "page"]
Extra = tuple[tuple[str, "Free"], ...]
Free = str | tuple["Free", ...] | Extra  # what stands under `extra:`: text, lists, mappings

STATUSES = ("confirmed", "reported", "disputed", "expected", "postponed", "cancelled", "retracted")
MARKED = STATUSES[1:]  # said beside a title: that something is confirmed goes without saying


@dataclass(frozen=True, slots=True)
class Mark:
    """Where in ``content/`` something was written: for messages, and for the order within a file. ``line`` from 1."""

    path: str
    line: int = 1
    column: int = 1
    source: str = ""  # the author's line, where a later message will want to show it
    width: int = 1


@dataclass(frozen=True, slots=True)
class Reference:
    """A link, a picture or a ``[[name]]`` in a text, as written; the line counts from the first of the text."""

    kind: Literal["link", "image", "name"]
    target: str
    line: int
    column: int


@dataclass(frozen=True, slots=True)
class Text:
    """A body: the key of its neutral HTML in the cache, and what planning must know of it.

    ``opening`` is its plain text where it is one paragraph of at most 400 characters, else "".
    ``anchors`` are the ids that it has, without prefix. ``line`` is that of its first line in the file. ``source`` is
    the Markdown of an event's text without its author's remarks, which goes out with its table; of no other is it kept.
    """

    key: str
    line: int
    references: tuple[Reference, ...] = ()
    anchors: tuple[str, ...] = ()
    opening: str = ""
    source: str = ""


NOTHING = Text("", 0)


@dataclass(frozen=True, slots=True)
class Source:
    """A citation: what a claim rests on. ``key`` is its name in ``sources.yaml``, "" for one written on the spot."""

    title: str
    publisher: str = ""
    author: str = ""
    date: Date | None = None
    url: str = ""
    archive: str = ""
    accessed: Date | None = None
    via: str = ""
    page: str = ""
    quote: str = ""
    key: str = ""


@dataclass(frozen=True, slots=True)
class Image:
    """A picture, or only its caption and credit: ``src`` may be "". ``src`` is as the author wrote it."""

    src: str = ""
    alt: str = ""
    caption: str = ""
    credit: str = ""
    licence: str = ""


@dataclass(frozen=True, slots=True)
class Status:
    """What was held of an event from a day on. ``since`` is None for the first or only word."""

    value: str
    since: Date | None = None
    sources: tuple[Source, ...] = ()


@dataclass(frozen=True, slots=True)
class Correction:
    """What stood before, what stands now, when that was mended, and why."""

    date: Date
    was: str
    now: str
    why: str = ""


@dataclass(frozen=True, slots=True)
class Update:
    """What was added, and when."""

    date: Date
    note: str


@dataclass(frozen=True, slots=True)
class Era:
    """A stretch of time with a name."""

    name: str
    date: Date
    summary: str = ""


@dataclass(frozen=True, slots=True)
class Lane:
    """A row of the strip. ``match`` names what an entry must have one of: (("places", ("Kyiv", …)), …)."""

    name: str
    match: tuple[tuple[str, tuple[str, ...]], ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Document:
    """What every kind has. ``address`` is that of its page; "" for a row that has none of its own.

    ``folder`` is that of the file in ``content/`` ("" at the top): names and links are looked for from there.
    ``embargo`` and ``expires`` are days as instants: seen from the first on, gone from the second on.
    """

    kind: Kind
    mark: Mark
    folder: str
    address: str
    title: str
    summary: str = ""
    image: Image | None = None
    tags: tuple[str, ...] = ()
    sources: tuple[Source, ...] = ()
    text: Text = NOTHING
    aliases: tuple[str, ...] = ()
    gone: str = ""
    draft: bool = False
    embargo: Date | None = None
    expires: Date | None = None
    lang: str = ""
    extra: Extra = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Event(Document):
    """Something that happened, or is to happen.

    ``article`` is the path of the document whose block it is, else ""; ``number`` counts the events of one file.
    ``zone`` is its own IANA zone, "" for the site's.
    """

    date: Date
    known: Date | None = None  # when it became known, always set by the reader where the rules give one
    order: int = 0
    zone: str = ""
    date_text: str = ""
    people: tuple[str, ...] = ()
    organisations: tuple[str, ...] = ()
    places: tuple[str, ...] = ()
    lane: str = ""
    importance: int = 0
    status: tuple[Status, ...] = ()
    corrections: tuple[Correction, ...] = ()
    updates: tuple[Update, ...] = ()
    related: tuple[str, ...] = ()
    article: str = ""
    slug: str = ""
    number: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Article(Document):
    """A text with a day of publication.

    ``blocks`` are the slugs of its events, in the order of the text; in the text the place of each is the mark
    ``<!--event:SLUG-->`` between two pieces of neutral HTML.
    """

    published: Date
    authors: tuple[str, ...] = ()
    people: tuple[str, ...] = ()
    organisations: tuple[str, ...] = ()
    places: tuple[str, ...] = ()
    corrections: tuple[Correction, ...] = ()
    updates: tuple[Update, ...] = ()
    blocks: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Timeline(Document):
    """A story: a folder and the entries in it. ``beside`` names the timelines that it can be read side by side with,
    ``blocks`` are the slugs of the events in its own text.
    """

    eras: tuple[Era, ...] = ()
    lanes: tuple[Lane, ...] = ()
    newest_first: bool = False
    pages: bool = True
    beside: tuple[str, ...] = ()
    blocks: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Entity(Document):
    """A person, an organisation or a place that somebody described.

    ``coordinates`` are (latitude, longitude) as text, or ().
    """

    names: tuple[str, ...] = ()
    born: Date | None = None
    died: Date | None = None
    coordinates: tuple[str, ...] = ()
    within: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class PlainPage(Document):
    """A text without a date."""
