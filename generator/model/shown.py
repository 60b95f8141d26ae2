"""What pages show of a document: links, pictures and cards, and what stands for them in a plan."""

from __future__ import annotations

from dataclasses import dataclass

from generator.dates import Date
from generator.model.documents import Kind


@dataclass(frozen=True, slots=True)
class Link:
    """Another page by its name. ``address`` is "" where there is none to go to, or begins with a scheme."""

    title: str
    address: str = ""


@dataclass(frozen=True, slots=True)
class Picture:
    """An ``Image`` whose file was looked for: ``address`` is "" where there is none. ``widths`` as in ``File``."""

    address: str
    width: int
    height: int
    alt: str = ""
    caption: str = ""
    credit: str = ""
    licence: str = ""
    widths: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class Card:
    """What other pages may show of an entry. A list holds cards, so a typo mended in a body makes no list stale.

    ``status`` is the last word of its history, ``held`` all of them with the instants since which they hold, where
    there are more; ``corrected`` and ``updated`` are the newest of either, ``mended`` says when, what stood, what
    stands. ``ribbon`` says why it is not published, "" where it is; ``known`` is an instant.
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
    """A file to be copied, with its size in pixels. Of a ``still`` picture there can be copies, in other ``widths``."""

    address: str
    digest: str
    width: int = 0
    height: int = 0
    still: bool = False
    widths: tuple[int, ...] = ()
