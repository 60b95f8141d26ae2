"""A document as planning knows it, and what of it lies in the cache: an ``Entry`` and the rows that it points to."""

from __future__ import annotations

import posixpath
import re
import unicodedata
from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import lru_cache
from hashlib import blake2b
from typing import Any, cast

from generator import addresses, cache
from generator.dates import Date
from generator.model import (
    Article,
    Card,
    Document,
    Entity,
    Entry,
    Event,
    Image,
    Picture,
    Reference,
    Source,
    Status,
    Timeline,
)
from generator.problems import Problem, Severity

Rows = list[tuple[bytes, bytes]]
Plain = tuple[object, ...]  # an entry, as the state keeps it
Noted = tuple[object, bytes, Sequence[Plain], object]  # of a file: signature, digest, entries, problems
Said = tuple[str, int, int, str, str, str, Severity, str, int]  # a problem, as the state keeps it

_SCHEME = re.compile(r"[A-Za-z][A-Za-z0-9+.-]*:|//")


def entry(document: Document, path: str, rows: Rows) -> Entry:
    """The document's entry; the document itself, its sources and its changes are added to the rows by their digests."""
    return Entry(
        **_of_all(document, path, rows),
        **_of_dated(document, rows),
        **(_of_event(document, rows) if isinstance(document, Event) else _NO_EVENT),
        blocks=document.blocks if isinstance(document, Article | Timeline) else (),
        names=document.names if isinstance(document, Entity) else (),
        card=_kept(_card(document), rows) if isinstance(document, Event | Article) else b"",
    )


def _of_all(document: Document, path: str, rows: Rows) -> dict[str, Any]:
    return {
        "kind": document.kind,
        "address": document.address,
        "title": document.title,
        "folder": document.folder,
        "path": path,
        "line": document.mark.line,
        "slug": document.address.rpartition("/")[2].removesuffix(".html"),
        "tags": document.tags,
        "sources": tuple(_cited(s, rows) for s in document.sources),
        "image": document.image.src if document.image else "",
        "text": document.text.key,
        "references": tuple(_inside(document)),
        "anchors": document.text.anchors,
        "aliases": document.aliases,
        "gone": document.gone,
        "draft": document.draft,
        "embargo": document.embargo.earliest if document.embargo else None,
        "expires": document.expires.earliest if document.expires else None,
        "digest": _kept(document, rows),
    }


def _of_dated(document: Document, rows: Rows) -> dict[str, Any]:
    """What events and articles have; of the others, a place lies within a place."""
    if not isinstance(document, Event | Article):
        within = (document.within,) if isinstance(document, Entity) and document.within else ()
        return _NO_DATE | {"places": within}
    date = document.date if isinstance(document, Event) else document.published
    first, known = date.first, _known(document).first
    return {
        "first": first,
        "precision": int(date.precision),
        "latest": date.latest,
        "rough": _rough(date),
        "known": first if known == first else known,  # one object for both
        "people": document.people,
        "organisations": document.organisations,
        "places": document.places,
        "changes": tuple(_changes(document, rows)),
    }


def _rough(date: Date) -> bool:
    return date.form == "one" or date.approximate or any(stretch.start is None for stretch in date.stretches)


def _known(document: Event | Article) -> Date:
    """When it became public; of what may begin on any day to come nobody knows, and its date stands for that."""
    return document.published if isinstance(document, Article) else document.known or document.date


def _of_event(event: Event, rows: Rows) -> dict[str, Any]:
    return {
        "number": event.number,
        "article": event.article,
        "order": event.order,
        "related": event.related,
        "held": tuple(tuple(_cited(s, rows) for s in held.sources) for held in event.status),
        "status": event.status[-1].value if event.status else "confirmed",
        "since": _since(event.status[-1]) if event.status else None,
        "lane": event.lane,
        "importance": event.importance,
    }


_NO_DATE = {
    "first": 0,
    "precision": 0,
    "latest": None,
    "rough": False,
    "known": 0,
    "people": (),
    "organisations": (),
    "changes": (),
}
_NO_EVENT = {
    "number": 0,
    "article": "",
    "order": 0,
    "related": (),
    "held": (),
    "status": "",
    "since": None,
    "lane": "",
    "importance": 0,
}


def _kept(value: object, rows: Rows) -> bytes:
    data = cache.frozen(value)
    key = cache.digest(data)
    rows.append((key, data))
    return key


def _cited(source: Source, rows: Rows) -> tuple[str, str, bytes, bytes]:
    """(address, title, key of the source as cited here, key of the source as its own page shows it)."""
    address, plain, *both = _source(source)
    rows += both
    return address, source.title, both[0][0], plain


@lru_cache(maxsize=4096)  # one source is cited in many places
def _source(source: Source) -> tuple[str, bytes, tuple[bytes, bytes], tuple[bytes, bytes]]:
    rows: Rows = []
    plain = replace(source, quote="", page="", accessed=None)
    _kept(source, rows)
    return source_address(plain), _kept(plain, rows), rows[0], rows[1]


def source_address(source: Source) -> str:
    """A source's page is named by its key, else by its title's slug and 8 hex digits of its digest."""
    if source.key:
        return f"sources/{addresses.slugged(source.key)}.html"
    said = (source.title, source.publisher, source.author, source.date.text if source.date else "")
    found = (source.url, source.archive, source.via)
    digits = blake2b("\x1f".join(said + found).encode("utf-8", "surrogatepass"), digest_size=4).hexdigest()
    slug = addresses.slugged(source.title).encode()[:60].decode(errors="ignore").strip("-")
    return f"sources/{slug}-{digits}.html" if slug else f"sources/{digits}.html"


def _inside(document: Document) -> Iterator[tuple[str, str, int, int]]:
    """The references that lead to something of this site, with their lines in the file."""
    for reference in document.text.references:
        if reference.kind == "name" or not _SCHEME.match(reference.target):
            yield reference.kind, reference.target, _line(document, reference), reference.column


def _line(document: Document, reference: Reference) -> int:
    return document.text.line + reference.line - 1 if reference.line else document.mark.line


def target(folder: str, written: str) -> tuple[str, str]:
    """(path in ``content/``, fragment) of a link as written in a document of this folder; "" for a path outside."""
    from urllib.parse import unquote

    path, _, fragment = written.partition("#")
    path = unquote(path.partition("?")[0])
    if not path:
        return "", unquote(fragment)
    if not path.isascii():
        path = unicodedata.normalize("NFC", path)
    joined = posixpath.normpath(path.lstrip("/") if path.startswith("/") else posixpath.join(folder, path))
    return ("" if joined.split("/")[0] == ".." else joined), unquote(fragment)


def _changes(document: Event | Article, rows: Rows) -> Iterator[tuple[int, str, bytes]]:
    for update in document.updates:
        yield update.date.first, "update", _kept(update, rows)
    for correction in document.corrections:
        yield correction.date.first, "correction", _kept(correction, rows)


def _card(document: Event | Article) -> Card:
    """What other pages may show of an entry, but for what only planning finds out: where links and pictures lead."""
    event = document if isinstance(document, Event) else None
    return Card(
        kind=document.kind,
        address=document.address,
        title=document.title,
        date=document.date if isinstance(document, Event) else document.published,
        zone=event.zone if event else "",
        date_text=event.date_text if event else "",
        summary=document.summary,
        status=event.status[-1].value if event and event.status else "confirmed",
        picture=_unseen(document.image) if document.image else None,
        sources=len(document.sources),
        corrected=max((c.date for c in document.corrections), key=_first, default=None),
        updated=max((u.date for u in document.updates), key=_first, default=None),
        importance=event.importance if event else 0,
        lang=document.lang,
        known=_known(document).first,
        held=tuple((held.value, _since(held)) for held in event.status) if event and len(event.status) > 1 else (),
        mended=tuple((c.date.first, c.was, c.now) for c in document.corrections),
    )


def _unseen(image: Image) -> Picture:
    """A picture whose file nobody has looked for yet."""
    return Picture("", 0, 0, image.alt, image.caption, image.credit, image.licence)


def _first(date: Date) -> int:
    return date.first


def _since(status: Status) -> int | None:
    return status.since.first if status.since else None


def keys(entry: Entry) -> Iterator[bytes]:
    """The keys in the cache of all that an entry points to."""
    yield entry.digest
    yield entry.card
    yield entry.text.encode()
    for sources in (entry.sources, *entry.held):
        for _, _, cited, own in sources:
            yield cited
            yield own
    for _, _, change in entry.changes:
        yield change


class Shared:
    """The entries of one file, in which what is said alike is one object: a long table says much alike."""

    def __init__(self) -> None:
        self._known: dict[tuple[object, ...], tuple[object, ...]] = {}

    def plain(self, entry: Entry) -> Plain:
        """The entry as plain data."""
        known = self._known
        return tuple([known.setdefault(v, v) if v and type(v) is tuple else v for v in entry])


_OWN = tuple(Entry._fields.index(name) for name in ("line", "text", "references", "digest"))
_KIND, _ADDRESS, _REFERENCES = (Entry._fields.index(name) for name in ("kind", "address", "references"))


def reworded(old: Noted | None, new: Noted) -> bool:
    """Do two notes of one file differ at most in words that no page shows but those of its own events and articles?"""
    return old is not None and len(old[2]) == len(new[2]) and all(map(_alike, old[2], new[2]))


def _alike(old: Plain, new: Plain) -> bool:
    """Of an entry without a page of its own every word is on a page that shows others."""
    if new[_KIND] not in ("event", "article") or not new[_ADDRESS]:
        return old == new
    same = all(a == b for at, (a, b) in enumerate(zip(old, new, strict=True)) if at not in _OWN)
    return same and _shown(old) == _shown(new)


def _shown(entry: Plain) -> set[object]:
    """The pictures in a text: of those that some page shows, smaller copies are made."""
    references = cast("tuple[tuple[str, str, int, int], ...]", entry[_REFERENCES])
    return {target for kind, target, _, _ in references if kind == "image"}


def plain(problems: tuple[Problem, ...]) -> list[Said]:
    """Problems as plain data, for the state."""
    return [(p.path, p.line, p.column, p.code, p.message, p.hint, p.severity, p.source, p.width) for p in problems]
