"""A strip as it is drawn: bands of eras, rows of marks, the axis with its ticks, each with its numbers."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import NamedTuple

from generator.dates.calendar import DAY, civil, day_number, month_length
from generator.groups import Local, Row, years
from generator.model import Card, Era
from generator.pages import Chronicle, Part
from generator.strip.alphabet import Shape
from generator.strip.axis import Axis, Cut, Words, axis, round_before, ticks, wide
from generator.strip.stacks import PITCH, RADIUS, TALLEST, Placed, Stack, edges, stacked

ERA_CHARACTER = 7.2  # letter-spaced capitals at 10 units
ERA_ROW = 16
LANE_NAME = 15
CIRCLES = {"dot": "ink", "ring": "ring", "dashed": "ring dashed"}  # heads that are a circle, and their paint
FOOT = 20  # below the axis, for the labels


@dataclass(frozen=True, slots=True)
class Band:
    """An era: where it lies, and where its name stands; ``row`` is -1 where the name finds no room."""

    era: Era
    x: str
    width: str
    number: int
    name_x: str = ""
    row: int = -1
    ends: bool = False  # the name ends at ``name_x`` instead of beginning there


@dataclass(frozen=True, slots=True)
class Label:
    """A tick: its hairline at ``x`` where it has one, its label, "" for none, from ``at`` on."""

    x: str
    text: str
    line: bool
    at: str


@dataclass(frozen=True, slots=True)
class Break:
    """A silence that the line leaves out."""

    x: str
    end: str
    middle: str
    seconds: int
    labelled: bool


class Body(NamedTuple):
    """A body, or a piece of a fading one; ``fade`` is 0 for whole ink, up to 3 for the faintest."""

    x: str
    width: str
    fade: int = 0


class Sign(NamedTuple):
    """A mark: its head at ``x``, ``y`` (at the left or right end of its bodies), and the arrows' tips. ``plain`` is the
    paint of a mark that is nothing but a circle, of this ``radius``: most are, and are drawn in one step.
    """

    card: Card
    anchor: str
    shape: Shape
    x: str
    y: float
    bodies: tuple[Body, ...] = ()
    arrow_start: str = ""
    arrow_end: str = ""
    plain: str = ""
    radius: float = 3.1


@dataclass(frozen=True, slots=True)
class Bar:
    """A column of a histogram. ``anchor`` is "" where a part, or nothing, is what it leads to."""

    x: str
    width: str
    y: float
    height: float
    count: int
    anchor: str = ""
    card: Card | None = None


@dataclass(frozen=True, slots=True)
class Zone:
    """The time of a part of the chronicle: a stretch of the strip that leads to it."""

    part: Part
    x: str
    width: str


@dataclass(frozen=True, slots=True)
class Lane:
    """A row. ``y`` is its baseline, ``top`` where its name stands; ``number`` from 1, 0 for a row without a name."""

    name: str
    number: int
    top: float
    y: float
    signs: tuple[Sign, ...] = ()
    bars: tuple[Bar, ...] = ()


@dataclass(frozen=True, slots=True)
class Strip:
    """All of it. Heights are units from the top: the plot is ``top`` to ``axis``, the labels stand below it. ``turn``
    is 1, or -1 where time runs from right to left.
    """

    width: int
    height: float
    top: float
    axis: float
    turn: int
    bands: tuple[Band, ...]
    ticks: tuple[Label, ...]
    breaks: tuple[Break, ...]
    lanes: tuple[Lane, ...]
    zones: tuple[Zone, ...] = ()


def strip(
    chronicle: Chronicle, rows: Sequence[Row], width: int, words: Words, *, mirrored: bool = False
) -> Strip | None:
    """The strip of a chronicle whose entries have these anchors; None where it would show no more than a line does."""
    if chronicle.density:
        return _overview(chronicle, width, words, _Scale(width, mirrored=mirrored))
    if len(rows) < 3 or chronicle.first == chronicle.last:
        return None
    line = _line([_bounds(row.card) for row in rows], width, words)
    scale = _Scale(width, mirrored=mirrored)
    bands, names = _bands(chronicle.eras, line, scale)
    top = names * ERA_ROW
    lanes, foot = _lanes(chronicle, rows, line, scale, top + 6)
    return _drawn(line, scale, words, bands, top, foot, lanes)


def _drawn(
    line: Axis, scale: _Scale, words: Words, bands: tuple[Band, ...], top: float, foot: float, lanes: tuple[Lane, ...]
) -> Strip:
    labels = tuple(Label(scale.x(tick.x), tick.label, tick.line, scale.x(tick.at)) for tick in ticks(line, words))
    breaks = tuple(_break(cut, scale) for cut in line.cuts)
    return Strip(int(line.width), foot + FOOT, top, foot, scale.turn, bands, labels, breaks, lanes)


def _line(spans: list[tuple[int, int]], width: int, words: Words) -> Axis:
    """The axis, begun at a round number where one lies just before the record: a first label tells where one is."""
    line = axis(spans, width, words)
    before = round_before(line, words)
    if before is None or line.cuts:
        return line
    return axis([*spans, (before, before)], width, words)


class _Scale:
    """Units of width as shares of it, from left to right or mirrored."""

    def __init__(self, width: float, *, mirrored: bool) -> None:
        self._width = width
        self.turn = -1 if mirrored else 1

    def x(self, unit: float) -> str:
        return self._share(self._width - unit if self.turn < 0 else unit)

    def box(self, left: float, right: float) -> tuple[str, str]:
        """Where a box begins, and how wide it is."""
        return self.x(right if self.turn < 0 else left), self._share(max(0.0, right - left))

    def _share(self, unit: float) -> str:
        return f"{unit * 100 / self._width:.2f}".rstrip("0").rstrip(".") + "%"


def _bounds(card: Card) -> tuple[int, int]:
    latest = card.date.latest
    return card.date.first, max(card.date.first, latest if latest is not None else card.date.first)


# ---- eras ----


def _bands(eras: Sequence[Era], line: Axis, scale: _Scale) -> tuple[tuple[Band, ...], int]:
    """Every era that the line meets, and how many rows their names take."""
    ends = [0.0, 0.0]
    found: list[Band] = []
    for number, era in enumerate(eras):
        left = line.at(era.date.earliest) if era.date.earliest is not None else 0.0
        right = line.at(era.date.latest) if era.date.latest is not None else line.width
        if right - left < 1:
            continue
        row, at, backwards = _name_place(era, left, right, ends, line.width)
        x, width = scale.box(left, right)
        found.append(Band(era, x, width, number % 2, scale.x(at) if row >= 0 else "", row, backwards))
    return tuple(found), 1 + max((band.row for band in found), default=-1)


def _name_place(era: Era, left: float, right: float, ends: list[float], width: float) -> tuple[int, float, bool]:
    """The row and the place of a name, in the first row where it meets no other: from the beginning of its band on, or
    where that is too near the end of the line, back from the band's end.
    """
    length = (len(era.name) + wide(era.name) / 2) * ERA_CHARACTER + 12
    backwards = left + length > width
    start = right - length if backwards else left
    for row, end in enumerate(ends):
        if start >= end:
            ends[row] = start + length
            return row, right - 6 if backwards else start + 6, backwards
    return -1, 0.0, False


# ---- rows of marks ----


def _lanes(
    chronicle: Chronicle, rows: Sequence[Row], line: Axis, scale: _Scale, top: float
) -> tuple[tuple[Lane, ...], float]:
    """The rows from the top down, and where the last ends."""
    known = [name for name in chronicle.lanes if any(row.card.lane == name for row in rows)]
    names = [*known, *([""] if not known or any(row.card.lane not in known for row in rows) else [])]
    found: list[Lane] = []
    for name in names:
        members = [(r.card, r.anchor) for r in rows if (r.card.lane if r.card.lane in known else "") == name]
        pile = stacked(members, line)
        base = top + (LANE_NAME if name else 0) + pile.height
        number = chronicle.lanes.index(name) + 1 if name else 0
        signs, bars = _signs(pile, base, scale), _bars(pile, base, scale)
        found.append(Lane(name, number, top + 10, base + 4, signs, bars))
        top = base + 12
    return tuple(found), top - 4


def _signs(pile: Stack, base: float, scale: _Scale) -> tuple[Sign, ...]:
    return tuple(_sign(mark, base - PITCH / 2 - mark.level * PITCH, scale) for mark in pile.marks)


def _sign(mark: Placed, y: float, scale: _Scale) -> Sign:
    sign = mark.shape
    x, y, radius = scale.x(mark.x), round(y, 1), 3.6 if sign.head == "dot" else 3.1
    if not (mark.spans or sign.uncertain or sign.arrow_start or sign.arrow_end):
        return Sign(mark.card, mark.anchor, sign, x, y, plain=CIRCLES.get(sign.head, ""), radius=radius)
    start, end = mark.x - RADIUS, mark.x + RADIUS
    if mark.spans:
        left, right = edges(mark)
        start, end = left + 1, right - 1
    return Sign(
        mark.card,
        mark.anchor,
        sign,
        x,
        y,
        tuple(_bodies(mark, scale)),
        scale.x(start) if sign.arrow_start else "",
        scale.x(end) if sign.arrow_end else "",
        radius=radius,
    )


def _bodies(mark: Placed, scale: _Scale) -> Iterator[Body]:
    sign = mark.shape
    for n, span in enumerate(mark.spans):
        first, last = n == 0, n == len(mark.spans) - 1
        left, right = span.left + 8 * (sign.arrow_start and first), span.right - 8 * (sign.arrow_end and last)
        for start, end, fade in _faded(left, right, sign.fade_start and first, sign.fade_end and last):
            yield Body(*scale.box(start, end), fade)


def _faded(left: float, right: float, start: bool, end: bool) -> Iterator[tuple[float, float, int]]:  # noqa: FBT001
    """The body in pieces that grow fainter towards the ends that are not known well."""
    step = (right - left) / 8
    if start:
        yield from ((left + n * step, left + (n + 1) * step, 3 - n) for n in range(3))
    yield left + 3 * step * start, right - 3 * step * end, 0
    if end:
        yield from ((right - (n + 1) * step, right - n * step, 3 - n) for n in reversed(range(3)))


def _bars(pile: Stack, base: float, scale: _Scale) -> tuple[Bar, ...]:
    return tuple(
        Bar(*scale.box(c.left, c.right), round(base - c.height, 1), round(c.height, 1), c.count, c.anchor, c.card)
        for c in pile.columns
    )


def _break(cut: Cut, scale: _Scale) -> Break:
    return Break(scale.x(cut.start), scale.x(cut.end), scale.x((cut.start + cut.end) / 2), cut.seconds, cut.labelled)


# ---- the overview of a long chronicle ----


def _overview(chronicle: Chronicle, width: int, words: Words, scale: _Scale) -> Strip | None:
    """Columns of how much begins when, and a zone for each part."""
    density = chronicle.density
    if density is None or density.end <= density.start:
        return None
    length = density.end - density.start
    line = Axis(width, ((density.start, density.end, 0.0, float(width)),), ())
    bands, names = _bands(chronicle.eras, line, scale)
    top = names * ERA_ROW
    base = top + 6 + TALLEST
    counts = _merged(density.counts, width)
    most = max(counts) or 1
    bars = tuple(
        Bar(*scale.box(n * width / len(counts), (n + 1) * width / len(counts)), round(base - h, 1), round(h, 1), count)
        for n, count in enumerate(counts)
        if count
        for h in [max(1.5, TALLEST * count / most)]
    )
    lane = Lane("", 0, top, base, (), bars)
    drawn = _drawn(line, scale, words, bands, top, base, (lane,))
    return replace(drawn, zones=tuple(_zones(chronicle.parts, line, scale, words.local)) if length else ())


def _merged(counts: Sequence[int], width: int, least: float = 4) -> list[int]:
    """The slices, taken together where they would be too narrow to be seen."""
    size = max(1, -(-int(least * len(counts)) // width))
    return [sum(counts[n : n + size]) for n in range(0, len(counts), size)]


def _zones(parts: Sequence[Part], line: Axis, scale: _Scale, local: Local) -> Iterator[Zone]:
    for part in parts:
        start, end = _period(part, local)
        left, right = line.at(start), line.at(end)
        if right > left and part.unit:
            yield Zone(part, *scale.box(left, right))


def _period(part: Part, local: Local) -> tuple[int, int]:
    """The first and last instant of a part's period, as its calendar counts."""
    year, month, day, *_ = civil(local(part.instant))
    length = years(part.unit)
    if length:
        first = year // length * length
        return day_number(first) * DAY, day_number(first + length) * DAY - 1
    if part.unit == "month":
        return day_number(year, month) * DAY, (day_number(year, month) + month_length(year, month)) * DAY - 1
    return day_number(year, month, day) * DAY, (day_number(year, month, day) + 1) * DAY - 1
