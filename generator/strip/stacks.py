"""Marks of one row of the strip set so that none covers another: stacked while that is legible, else counted."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import NamedTuple

from generator.model import Card
from generator.strip.alphabet import Shape, extents, shape
from generator.strip.axis import Axis

RADIUS = 3.6
PITCH = 9  # from one level to the next
LEVELS = 12  # more than these cannot be told apart, and are counted
SLICE = 8  # the width of a column where marks are counted
TALLEST = 64  # the height of the tallest column
SHORTEST = 11  # a body shorter than this is drawn as its head alone
ARROW = 22  # an open end goes on at least so far


class Span(NamedTuple):
    """A body on the strip, from ``left`` to ``right`` in units of width."""

    left: float
    right: float


class Placed(NamedTuple):
    """A mark in its place: ``x`` is that of its head, ``level`` counts from the baseline up. ``spans`` is empty for a
    point; ``card`` and ``anchor`` are what it stands for. A tuple, as ``Sign`` is: strips have some hundred thousand.
    """

    card: Card
    anchor: str
    shape: Shape
    x: float
    spans: tuple[Span, ...]
    level: int = 0


@dataclass(frozen=True, slots=True)
class Column:
    """So many entries in a slice; it leads to the first of them."""

    left: float
    right: float
    height: float
    count: int
    anchor: str
    card: Card


@dataclass(frozen=True, slots=True)
class Stack:
    """A row: its marks, or its columns where marks would pile up. ``height`` in units."""

    marks: tuple[Placed, ...]
    columns: tuple[Column, ...]
    height: float


def stacked(entries: Sequence[tuple[Card, str]], line: Axis) -> Stack:
    """The entries, each a card and its anchor, in one row."""
    marks = [_placed(card, anchor, line) for card, anchor in entries]
    ends = [edges(mark) for mark in marks]
    # Points lie low and bodies above them, so that a long body parts no pile of points from the line.
    order = sorted(range(len(marks)), key=lambda n: (bool(marks[n].spans), ends[n][0], n))
    levels = _levels([ends[n] for n in order])
    if not levels and marks:
        columns = _columns(marks, line.width)
        return Stack((), columns, max(column.height for column in columns))
    levelled = [marks[n]._replace(level=level) if level else marks[n] for n, level in zip(order, levels, strict=True)]
    levelled.sort(key=lambda m: (m.x, m.level))
    return Stack(tuple(levelled), (), (max(levels, default=0) + 1) * PITCH)


def _levels(ends: Sequence[tuple[float, float]]) -> list[int]:
    """For each from where to where it takes room: the lowest level that is free there; nothing if one is too high."""
    free: list[float] = []
    levels = []
    for left, right in ends:
        level = 0
        for end in free:
            if end <= left:
                break
            level += 1
        if level == LEVELS:
            return []
        free[level : level + 1] = [right]
        levels.append(level)
    return levels


def edges(mark: Placed) -> tuple[float, float]:
    """From where to where a mark takes room, with the air around it."""
    right = mark.x + RADIUS + (8 if mark.shape.uncertain else 0) + (8 if mark.shape.head == "moved" else 0)
    if not mark.spans:
        return mark.x - RADIUS - 1, right + 1
    lefts = [span.left for span in mark.spans] + [mark.x - RADIUS]
    return min(lefts) - 1, max([span.right for span in mark.spans] + [right]) + 1


def _placed(card: Card, anchor: str, line: Axis) -> Placed:
    sign = shape(card)
    x = line.at(card.date.first)
    if not sign.body:
        return Placed(card, anchor, sign, x, ())
    spans = tuple(_span(e.start, e.end, line) for e in extents(card.date))
    if max(s.right for s in spans) - min(s.left for s in spans) < SHORTEST:
        middle = (spans[0].left + spans[-1].right) / 2
        return Placed(card, anchor, sign, middle, ())
    return Placed(card, anchor, sign, min(s.left for s in spans) + RADIUS, spans)


def _span(start: int | None, end: int | None, line: Axis) -> Span:
    """The body of a stretch; one without an end goes to the edge."""
    left = line.at(start) if start is not None else 0.0
    right = line.at(end) if end is not None else line.width
    if end is None and right - left < ARROW:
        left = right - ARROW
    if start is None and right - left < ARROW:
        right = left + ARROW
    return Span(left, right)


def _columns(marks: Sequence[Placed], width: float) -> tuple[Column, ...]:
    number = max(1, int(width / SLICE))
    slices: dict[int, list[Placed]] = {}
    for mark in marks:
        slices.setdefault(min(number - 1, int(mark.x / width * number)), []).append(mark)
    most = max(len(members) for members in slices.values())
    return tuple(
        Column(
            n * width / number,
            (n + 1) * width / number,
            max(2.0, TALLEST * len(members) / most),
            len(members),
            members[0].anchor,
            members[0].card,
        )
        for n, members in sorted(slices.items())
    )
