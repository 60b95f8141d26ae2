"""The nouns: frozen values of text, numbers and tuples. What an author left out is "", 0, None or an empty tuple.

Paths are relative to ``content/`` and addresses to ``output/``, both with ``/``, both without one at the front.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal, NamedTuple

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
    """A story: a folder and the entries in it. ``blocks`` are the slugs of the events in its own text."""

    eras: tuple[Era, ...] = ()
    lanes: tuple[Lane, ...] = ()
    newest_first: bool = False
    pages: bool = True
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


@dataclass(frozen=True, slots=True)
class Link:
    """Another page by its name. ``address`` is "" where there is none to go to, or begins with a scheme."""

    title: str
    address: str = ""


@dataclass(frozen=True, slots=True)
class Picture:
    """An ``Image`` whose file was looked for: ``address`` is "" and both sizes 0 where there is none."""

    address: str
    width: int
    height: int
    alt: str = ""
    caption: str = ""
    credit: str = ""
    licence: str = ""


@dataclass(frozen=True, slots=True)
class Card:
    """What other pages may show of an entry. A list holds cards, so a typo mended in a body makes no list stale.

    ``status`` is the last word of its history and ``sources`` how many it has. ``corrected`` and ``updated`` are the
    newest of either, ``lane`` is the name of its row on the strip, ``ribbon`` why it is not published: "draft",
    "scheduled", "expired", or "" where it is. ``known`` is the instant from which it was known, ``held`` what was held
    of it since when, where that is more than one word, and ``mended`` the corrections: when, what stood, what stands.
    """

    kind: Kind
    address: str
    title: str
    date: Date
    zone: str = ""
    date_text: str = ""
    summary: str = ""
    status: str = "confirmed"
    people: tuple[Link, ...] = ()
    organisations: tuple[Link, ...] = ()
    places: tuple[Link, ...] = ()
    tags: tuple[Link, ...] = ()
    picture: Picture | None = None
    sources: int = 0
    corrected: Date | None = None
    updated: Date | None = None
    lane: str = ""
    importance: int = 0
    lang: str = ""
    ribbon: str = ""
    known: int = 0
    held: tuple[tuple[str, int | None], ...] = ()
    mended: tuple[tuple[int, str, str], ...] = ()


class Entry(NamedTuple):
    """What planning knows of a document: plain enough to be read back by the ten thousand, the rest lies in the cache.

    A tuple and not a dataclass, because it comes out of the cache at a tenth of the cost. ``digest`` is that of the
    whole document and its key there, ``card`` that of its card with nothing resolved, b"" for what is in no list.
    ``known`` is the instant from which it was known, or its day of publication; ``embargo`` and ``expires`` are
    instants. ``sources`` are (address, title, key as cited here, key as its own page shows it), ``held`` the same for
    each word of its status and ``since`` the instant from which the last of them holds, if it says; ``references``
    (kind, target, line in the file, column), ``changes`` its updates and corrections as (instant, "update" or
    "correction", key).
    """

    kind: str
    address: str
    title: str
    folder: str
    path: str
    line: int
    number: int
    slug: str
    article: str
    first: int
    precision: int
    order: int
    latest: int | None
    known: int
    people: tuple[str, ...]
    organisations: tuple[str, ...]
    places: tuple[str, ...]
    tags: tuple[str, ...]
    related: tuple[str, ...]
    sources: tuple[tuple[str, str, bytes, bytes], ...]
    held: tuple[tuple[tuple[str, str, bytes, bytes], ...], ...]
    status: str
    since: int | None
    lane: str
    importance: int
    image: str
    text: str
    references: tuple[tuple[str, str, int, int], ...]
    anchors: tuple[str, ...]
    blocks: tuple[str, ...]
    aliases: tuple[str, ...]
    gone: str
    draft: bool
    embargo: int | None
    expires: int | None
    changes: tuple[tuple[int, str, bytes], ...]
    names: tuple[str, ...]
    digest: bytes
    card: bytes

    @property
    def touched(self) -> list[int]:
        """The instants of what was changed: from when its status holds, and its updates and corrections."""
        held = [] if self.since is None else [self.since]
        return held + [instant for instant, _, _ in self.changes]


@dataclass(frozen=True, slots=True)
class Kept:
    """A document, or the card of one, that stays in the cache until a page that shows it is stale.

    ``key`` is its name there, ``digest`` that of all it will show: its own words and what they resolved to.
    ``links`` are its people, organisations, places and tags, in this order; ``document`` asks for the whole.
    """

    key: bytes
    digest: bytes
    address: str
    links: tuple[tuple[Link, ...], ...] = ((), (), (), ())
    picture: File | None = None
    lane: str = ""
    ribbon: str = ""
    document: bool = False


@dataclass(frozen=True, slots=True)
class File:
    """A file to be copied: its address, the digest of its bytes, its size in pixels where it is a picture."""

    address: str
    digest: str
    width: int = 0
    height: int = 0


@dataclass(frozen=True, slots=True)
class Site:
    """``site.toml`` as it was understood, with what the command line changed. ``menu`` holds (title, to) pairs."""

    title: str
    base_url: str = ""  # without a trailing slash; "" where there is none
    language: str = "en"  # a BCP 47 tag that Babel knows
    timezone: str = "UTC"
    theme: str = "default"
    options: Extra = ()
    menu: tuple[tuple[str, str], ...] = ()
    footer: str = ""  # Markdown, one line or a few
    icon: str = ""
    rights: str = ""
    feeds: tuple[str, ...] = ()  # of "tags", "people", "places"
    share_pictures: bool = True
    search: bool = False
    unsafe_html: bool = False
    publish_files: tuple[str, ...] = ()  # globs of further files to copy
    limit: int = 1 << 20  # bytes of one text
    extra: Extra = ()
