"""A long chronology cut into slices of time, so that a browser fetches what it shows and nothing else. Pure.

Time is cut into aligned slices: those of one level are 4^level seconds long, and each has four quarters on the level
below. A node of the tree is the smallest slice that holds the sorting instants of all its entries. Up to ``LEAF``
entries it keeps for itself; of more it keeps the ``OWN`` that rank highest and leaves the others to its quarters, each
again the smallest slice that holds them. So whatever is seen of time, few nodes are enough to show the best of it, and
an entry that comes, goes or changes concerns only the nodes between its own and the root.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from zlib import crc32

from generator.dates.calendar import DAY, day_number
from generator.model import Entry

LEAF = 128  # entries that one node keeps where it has no more
OWN = 64  # those that it keeps where it has
BINS = 64  # equal parts of a node's span, with how many entries begin in each
MOST = 4096  # entries of one sheaf

# Where the slices lie. The instant 0 is in the third quarter of a slice of each level from 17 on, never near its ends:
# one of 136 years holds 1899 to 2035, one of 2 178 years 538 to 2716 and the one before it the year 1, one of 8 710
# years all writing, from 3800 BCE on. The dates that may be written, years of up to 12 digits, all lie after it.
_CENTURY = 16
ORIGIN: int = 2 * (4**33 - 4**_CENTURY) // 3 - day_number(1899) * DAY

_NEARLY_ALL = 15 / 16
_DIGITS = 16  # how often chance can be cut into quarters
_MOST_SOURCES = 0xFFFF  # that are counted


@dataclass(frozen=True, slots=True)
class Span:
    """A slice of time: the ``index``-th from the origin of those of 4^level seconds."""

    level: int
    index: int

    @property
    def start(self) -> int:
        """Its first instant."""
        return self.index * self.length - ORIGIN

    @property
    def end(self) -> int:
        """The first instant after it."""
        return self.start + self.length

    @property
    def length(self) -> int:
        """How many seconds it has."""
        return 1 << 2 * self.level

    @property
    def name(self) -> str:
        """How it stands in an address."""
        return f"{self.level}-{self.index}"


def span(first: int, last: int) -> Span:
    """The smallest slice that holds two instants and all between them."""
    level = ((first + ORIGIN ^ last + ORIGIN).bit_length() + 1) // 2
    return Span(level, first + ORIGIN >> 2 * level)


# ---- the tree


@dataclass(frozen=True, slots=True)
class Node:
    """What stands in one file. ``own`` are the numbers of its entries in their list, the highest in rank first.

    ``count``, ``bins`` and ``reach`` are of these and of all below: how many there are, how many begin in each part of
    its span, and the last instant to which any goes on, None where one has no end. ``digits`` are not "" where a single
    second holds more than one node can: then they say which part of it this is.
    """

    span: Span
    digits: str
    own: tuple[int, ...]
    below: tuple[Node, ...]
    count: int
    bins: tuple[int, ...]
    reach: int | None

    @property
    def name(self) -> str:
        """How it stands in an address."""
        return f"{self.span.name}-{self.digits}" if self.digits else self.span.name

    @property
    def nodes(self) -> Iterator[Node]:
        """It, and all below it."""
        yield self
        for node in self.below:
            yield from node.nodes


def tree(entries: Sequence[Entry]) -> Node:
    """The root over entries in their order; there is one at least."""
    return _Tree(entries).node(_ranked(entries), "")


def _ranked(entries: Sequence[Entry]) -> list[int]:
    """The numbers of entries, the highest in rank first: by importance, by how many sources they rest on, by chance."""
    ranks = [
        chance(entry) - (entry.importance << 48 | min(len(entry.sources), _MOST_SOURCES) << 32) for entry in entries
    ]
    return sorted(range(len(ranks)), key=ranks.__getitem__)


def chance(entry: Entry) -> int:
    """32 bits of a checksum of where an entry stands: what favours nobody, and stays as it is."""
    return crc32((entry.address or f"{entry.path}#{entry.number}").encode())


class _Tree:
    """Makes nodes over entries, which it knows by their numbers, always the highest in rank first.

    Instants are counted from the beginning of the whole: small numbers are quicker.
    """

    def __init__(self, entries: Sequence[Entry]) -> None:
        self._entries = entries
        self._base = span(entries[0].first, entries[-1].first).start
        self._firsts = [entry.first - self._base for entry in entries]

    def node(self, members: list[int], digits: str) -> Node:
        """The node over some of them."""
        home = self._home(members)
        crowded = len(members) > LEAF and len(digits) < _DIGITS
        own = members[:OWN] if crowded else members
        below = tuple(self._below(members[OWN:], home, digits)) if crowded else ()
        reaches = [*[self._entries[number].latest for number in own], *[node.reach for node in below]]
        bins = _bins(home, [self._entries[number].first for number in own], below)
        return Node(home, digits, tuple(own), below, len(members), bins, _latest(reaches))

    def _below(self, members: list[int], home: Span, digits: str) -> Iterator[Node]:
        """The nodes over the quarters of a slice, or of a second."""
        if home.level:
            yield from [self.node(part, "") for part in self._parts(members, home)]
            return
        for digit in range(4):
            part = [n for n in members if chance(self._entries[n]) >> 2 * len(digits) & 3 == digit]
            if part:
                yield self.node(part, f"{digits}{digit}")

    def _parts(self, members: list[int], home: Span) -> list[list[int]]:
        """Some entries by the quarters of a slice; where one holds nearly all of them, its own quarters take its place.

        So what lies far off from all the rest moves nothing else to another node.
        """
        parts = self._quartered(members, home)
        while True:
            crowd = max(parts, key=len)
            home = self._home(crowd)
            if len(crowd) <= max(LEAF, len(members) * _NEARLY_ALL) or not home.level:
                return parts
            at = parts.index(crowd)
            parts[at : at + 1] = self._quartered(crowd, home)

    def _quartered(self, members: list[int], home: Span) -> list[list[int]]:
        parts: list[list[int]] = [[], [], [], []]
        shift, firsts = 2 * (home.level - 1), self._firsts
        for number in members:
            parts[firsts[number] >> shift & 3].append(number)
        return [part for part in parts if part]

    def _home(self, members: list[int]) -> Span:
        firsts = [self._firsts[number] for number in members]
        return span(min(firsts) + self._base, max(firsts) + self._base)


def _bins(home: Span, own: Sequence[int], below: Sequence[Node]) -> tuple[int, ...]:
    """How many begin in each part of a slice: of its own, by their instants, and of what the nodes below it count."""
    bins, start, length = [0] * BINS, home.start, home.length
    for first in own:
        bins[(first - start) * BINS // length] += 1
    for node in below:
        at, part = (node.span.start - start) * BINS, node.span.length
        for number, count in enumerate(node.bins):
            if count:
                bins[(at + number * part) // length] += count
    return tuple(bins)


def _latest(instants: Sequence[int | None]) -> int | None:
    return None if None in instants else max(instants)  # type: ignore[type-var]


def quarters(whole: Span) -> Iterator[Span]:
    """The four slices that a slice consists of, if it is longer than a second."""
    for number in range(4):
        yield Span(whole.level - 1, whole.index << 2 | number)


# ---- sheaves


@dataclass(frozen=True, slots=True)
class Sheaf:
    """A run of entries in order, those numbered from ``low`` to before ``high``, between two instants.

    ``number`` is 2 or more where a single second goes on over a further one.
    """

    first: Span
    last: Span
    low: int
    high: int
    number: int = 1

    @property
    def name(self) -> str:
        """How it stands in an address."""
        return f"{self.first.name}-{self.number}" if self.number > 1 else self.first.name


def sheaves(entries: Sequence[Entry]) -> Iterator[Sheaf]:
    """The whole list in runs of at most ``MOST``, cut where slices end."""
    firsts = [entry.first for entry in entries]
    whole = span(firsts[0], firsts[-1])
    yield from _sheaves(firsts, Sheaf(whole, whole, 0, len(firsts)))


def _sheaves(firsts: Sequence[int], one: Sheaf) -> Iterator[Sheaf]:
    """A slice as it is, or cut into its quarters, as many of which lie together as there is room for."""
    if one.high - one.low <= MOST:
        yield one
    elif one.first.level:
        kept: Sheaf | None = None
        for each in _quartered(firsts, one):
            together = Sheaf(kept.first, each.last, kept.low, each.high) if kept else each
            if together.high - together.low > MOST:
                if kept:
                    yield from _sheaves(firsts, kept)
                together = each
            kept = together
        if kept:
            yield from _sheaves(firsts, kept)
    else:
        for number, low in enumerate(range(one.low, one.high, MOST), 1):
            yield Sheaf(one.first, one.last, low, min(low + MOST, one.high), number)


def _quartered(firsts: Sequence[int], one: Sheaf) -> Iterator[Sheaf]:
    for quarter in quarters(one.first):
        low, high = (bisect_left(firsts, at, one.low, one.high) for at in (quarter.start, quarter.end))
        if low < high:
            yield Sheaf(quarter, quarter, low, high)
