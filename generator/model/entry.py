"""What planning knows of a document."""

from __future__ import annotations

from typing import NamedTuple


class Entry(NamedTuple):
    """What planning knows of a document: plain enough to be read back by the ten thousand, the rest lies in the cache.

    A tuple and not a dataclass, because it comes out of the cache at a tenth of the cost. ``digest`` is that of the
    whole document and its key there, ``card`` that of its card with nothing resolved, b"" for what is in no list.
    ``rough`` says that no day can be named for it, however finely its date is written: it is approximate, one of
    several, or has no start. ``known`` is the instant from which it was known, or its day of publication; ``embargo``
    and ``expires`` are instants. ``sources`` are (address, title, key as cited here, key as its own page shows it),
    ``held`` the same for each word of its status and ``since`` the instant from which the last of them holds, if it
    says; ``references`` (kind, target, line in the file, column), ``changes`` its updates and corrections as (instant,
    "update" or "correction", key).
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
    rough: bool
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
