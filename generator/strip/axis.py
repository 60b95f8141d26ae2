"""Time laid out along a line: where an instant stands, where the line is cut, which ticks it bears.

A silence that is longer than all the rest of the record is cut out of the line, and the cut is shown: else one claim
about 4004 BCE would press two centuries of charts into a blot.
"""

from __future__ import annotations

import itertools
from bisect import bisect_right
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from unicodedata import east_asian_width

from generator.dates.calendar import DAY, HOUR, civil, day_number
from generator.groups import Local

YEAR = 31_556_952
CHARACTER = 6.4  # units of width that a character of a label takes, on average, at 11 units of height
WIDE = 11  # that one of Chinese, Japanese or Korean takes
AIR = 14  # between a label and the next
MARGIN = 12  # between the end of the line and what happened first or last
GAP = 28  # of a cut without a label
NEAR = 0.08  # of the width, which is little enough to begin the line at a round number
LEAST = 60  # of a piece that is cut off on both sides

Named = Callable[[int, str], str]  # an instant and a unit -> the label of a tick
Lasting = Callable[[int], str]  # seconds -> words


@dataclass(frozen=True, slots=True)
class Words:
    """The words that a strip shows, in the language of the site. ``whole`` names a tick so that nothing before it need
    be known ("April 2022"), ``tick`` says only what is new ("May").
    """

    whole: Named
    tick: Named
    duration: Lasting
    local: Local


@dataclass(frozen=True, slots=True)
class Cut:
    """A silence left out of the line, from one unit of width to another; ``labelled``: its length has room there."""

    start: float
    end: float
    seconds: int
    labelled: bool


@dataclass(frozen=True, slots=True)
class Tick:
    """A hairline at ``x``, and its label, which begins at ``at``; "" where there is no room for one. A label without a
    ``line`` is that of a piece in which no round number falls.
    """

    x: float
    label: str
    line: bool = True
    at: float = 0.0


@dataclass(frozen=True, slots=True)
class Axis:
    """Pieces of time, each with the units of width it takes, from left to right; what lies between them is cut."""

    width: float
    pieces: tuple[tuple[int, int, float, float], ...]  # first and last instant, from and to which unit
    cuts: tuple[Cut, ...]

    def at(self, instant: int) -> float:
        """Where an instant stands, in units of width; what is beyond the ends stands at them."""
        number = max(0, bisect_right(self.pieces, instant, key=lambda piece: piece[0]) - 1)
        start, end, left, right = self.pieces[number]
        if instant <= start or start == end:
            return left if instant <= start else right
        return left + (right - left) * min(instant - start, end - start) / (end - start)

    @property
    def start(self) -> int:
        """The first instant."""
        return self.pieces[0][0]

    @property
    def end(self) -> int:
        """The last instant."""
        return self.pieces[-1][1]


def axis(spans: Iterable[tuple[int, int]], width: float, words: Words) -> Axis:
    """The line for a record: first and last instants of all that happened, in any order, at least one."""
    pieces = stretches(spans, width)
    gaps = [room(words.duration(b[0] - a[1])) for a, b in itertools.pairwise(pieces)]
    labelled = sum(gaps) <= width / 4
    gaps = gaps if labelled else [GAP] * len(gaps)
    scale = _scale([end - start for start, end in pieces], width - sum(gaps))
    laid, cuts, left = [], [], 0.0
    for number, (start, end) in enumerate(pieces):
        drawn = max(LEAST, (end - start) * scale + 2 * MARGIN)
        more = int((drawn / scale - (end - start)) / 2)
        laid.append((start - more, end + more, left, left + drawn))
        left += drawn
        if number < len(gaps):
            cuts.append(Cut(left, left + gaps[number], pieces[number + 1][0] - end, labelled))
            left += gaps[number]
    return Axis(width, tuple(laid), tuple(cuts))


def stretches(spans: Iterable[tuple[int, int]], width: float) -> list[tuple[int, int]]:
    """The time that a record takes, in order and in pieces: silences that are longer than all the rest are left out."""
    covered = _covered(spans)
    return _uncut(covered, most=max(0, min(int(width * 0.6 / (LEAST + GAP)), len(covered) // 3 - 1)))


def _scale(lengths: Sequence[int], width: float) -> float:
    """Units of width for a second, the same in every piece; one that is but a moment gets a little width too."""
    scale = 0.0
    least: set[int] = set()
    while True:
        time = sum(length for n, length in enumerate(lengths) if n not in least)
        if not time:
            return scale or 1 / YEAR
        scale = (width - LEAST * len(least) - 2 * MARGIN * (len(lengths) - len(least))) / time
        small = {n for n, length in enumerate(lengths) if length * scale + 2 * MARGIN < LEAST}
        if small <= least:
            return scale
        least |= small


def _covered(spans: Iterable[tuple[int, int]]) -> list[tuple[int, int]]:
    """The time in which something happens, in order, without overlaps."""
    merged: list[tuple[int, int]] = []
    for start, end in sorted(spans):
        if merged and start <= merged[-1][1]:
            merged[-1] = (merged[-1][0], max(merged[-1][1], end))
        else:
            merged.append((start, end))
    return merged


def _uncut(covered: Sequence[tuple[int, int]], most: int) -> list[tuple[int, int]]:
    """The record in pieces: while one silence is longer than all that remains, it is left out, ``most`` of them."""
    gaps = sorted(((b[0] - a[1], n) for n, (a, b) in enumerate(itertools.pairwise(covered))), reverse=True)
    remaining = covered[-1][1] - covered[0][0]
    breaks = []
    for length, number in gaps[:most]:
        if length * 2 <= remaining or remaining - length == 0:
            break
        breaks.append(number)
        remaining -= length
    edges = [-1, *sorted(breaks), len(covered) - 1]
    return [(covered[a + 1][0], covered[b][1]) for a, b in itertools.pairwise(edges)]


# ---- ticks ----

STEPS: tuple[tuple[str, int], ...] = (
    *(("hour", n) for n in (1, 3, 6, 12)),
    *(("day", n) for n in (1, 2, 5, 10)),
    *(("month", n) for n in (1, 3, 6)),
    *(("year", m * 10**k) for k in range(12) for m in (1, 2, 5)),
)
_SECONDS = {"hour": HOUR, "day": DAY, "month": YEAR // 12, "year": YEAR}


def ticks(line: Axis, words: Words) -> tuple[Tick, ...]:
    """Hairlines at the finest step whose labels all find room; a label for a piece that has none."""
    unit, step, found = _rung(line, words)
    return tuple(_labelled([*found, *_alone(line, unit, step, words)], line)) if found else ()


@lru_cache(maxsize=2)  # a line that is not begun anew is asked twice
def _rung(line: Axis, words: Words) -> tuple[str, int, list[Tick]]:
    """The finest step whose labels all find room, and its hairlines; none where nothing fits."""
    for unit, step in STEPS:
        if _crowded(line, _SECONDS[unit] * step):
            continue
        found = [tick for piece in line.pieces for tick in _hairlines(line, piece[:2], unit, step, words)]
        if _fit(found, line):
            return unit, step, found
    return "", 0, []


def _hairlines(line: Axis, piece: tuple[int, int], unit: str, step: int, words: Words) -> Iterator[Tick]:
    for number, instant in enumerate(instants(piece, unit, step, words.local)):
        yield Tick(line.at(instant), (words.tick if number else words.whole)(instant, unit))


def round_before(line: Axis, words: Words) -> int | None:
    """The round number before the first of them on the line, where to begin there costs but a little width."""
    unit, step, found = _rung(line, words)
    if not found or found[0].x < line.width * NEAR:
        return None
    reach = line.start - int(NEAR * (line.end - line.start))
    return max(instants((reach, line.start), unit, step, words.local), default=None)


def _alone(line: Axis, unit: str, step: int, words: Words) -> Iterator[Tick]:
    for start, end, left, right in line.pieces if len(line.pieces) > 1 else ():
        if not any(True for _ in instants((start, end), unit, step, words.local)):
            named = words.whole if unit in ("year", "month") else words.tick
            label = named((start + end) // 2, unit)
            yield Tick(max(left, (left + right - room(label) + AIR) / 2), label, line=False)


def _crowded(line: Axis, length: int) -> bool:
    """Would hairlines at this many seconds stand too close in some piece? Known before there are millions of them."""
    return any(
        end - start > 3 * length and (right - left) * length < 20 * (end - start)
        for start, end, left, right in line.pieces
    )


def _fit(found: Sequence[Tick], line: Axis) -> bool:
    """Has each label room before the next hairline?"""
    return bool(found) and all(
        b.x - a.x >= room(a.label) or any(a.x < cut.start <= b.x for cut in line.cuts)
        for a, b in itertools.pairwise(found)
    )


def room(label: str) -> float:
    """The units of width that a label takes, with the air around it."""
    return len(label) * CHARACTER + wide(label) * (WIDE - CHARACTER) + AIR


def wide(label: str) -> int:
    """How many of its characters are as wide as they are high (Unicode Standard Annex 11)."""
    return 0 if label.isascii() else sum(east_asian_width(sign) in "WF" for sign in label)


def _labelled(found: Sequence[Tick], line: Axis) -> Iterator[Tick]:
    """A label stands after its hairline, or under it where a cut or the end of the line is near; it is left out where
    it would run into another. Under a cut without a label there is room for its own.
    """
    taken = 0.0
    ordered = sorted(found, key=lambda tick: tick.x)
    ends = [tick.x for tick in ordered[1:]] + [line.width]
    for tick, until in zip(ordered, ends, strict=True):
        length = room(tick.label) - AIR
        cuts = (cut.start if cut.labelled else cut.end for cut in line.cuts if cut.start >= tick.x)
        stop = min([until, *cuts])
        at = min(tick.x + 4 * tick.line, stop - length)
        free = at >= max(0.0, taken) and at + length <= stop + 2
        taken = at + length + 4 if free else taken
        yield Tick(tick.x, tick.label if free else "", tick.line, at)


def instants(piece: tuple[int, int], unit: str, step: int, local: Local) -> Iterator[int]:
    """The instants within a piece at which the unit turns a round number, as clocks and calendars there count."""
    start, end = piece
    if unit in ("hour", "day") and (unit == "hour" or step == 1):
        length = _SECONDS[unit] * step
        offset = local(start) - start
        first = -(-(start + offset) // length) * length - offset
        yield from range(first, end + 1, length)
        return
    low, high = civil(local(start)), civil(local(end))
    for year, month, day in _dates(low, high, unit, step):
        second = day_number(year, month, day) * DAY
        instant = second - (local(second) - second)
        if start <= instant <= end:
            yield instant


def _dates(low: Sequence[int], high: Sequence[int], unit: str, step: int) -> Iterator[tuple[int, int, int]]:
    if unit == "year":
        yield from ((year, 1, 1) for year in _round_years(low[0], high[0], step))
        return
    months = range(low[0] * 12 + low[1] - 1, high[0] * 12 + high[1])
    for number in months:
        year, month = divmod(number, 12)
        if unit == "day":
            yield from ((year, month + 1, day) for day in range(1, 31 - step // 2, step) if day == 1 or step < 15)
        elif month % step == 0:
            yield year, month + 1, 1


def _round_years(low: int, high: int, step: int) -> Iterator[int]:
    """Multiples of the step as people count: 1000 BCE is the year -999."""
    if step == 1:
        yield from range(low, high + 1)
        return
    nearest = max(step, -(-(1 - high) // step) * step)
    yield from (1 - before for before in reversed(range(nearest, 2 - low, step)))
    yield from range(max(step, -(-low // step) * step), high + 1, step)
