"""Lines and rings in a plane: cut to a box, made simpler, written as the path of an SVG."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise
from typing import NamedTuple

Point = tuple[float, float]
Points = Sequence[Point]


class Box(NamedTuple):
    """From left to right and from low to high, whatever way is up."""

    left: float
    low: float
    right: float
    high: float


def within(points: Points, box: Box) -> Points:
    """A ring, cut to a box (Sutherland and Hodgman 1974); what lay apart is held together along the box's edges."""
    for axis, edge, way in ((0, box.left, 1), (0, box.right, -1), (1, box.low, 1), (1, box.high, -1)):
        values = [point[axis] * way for point in points]
        if not values or max(values) < edge * way:
            return ()
        if min(values) < edge * way:
            points = list(_half(points, values, edge * way, axis, edge))
    return points


def _half(points: Points, values: Sequence[float], limit: float, axis: int, edge: float) -> Iterator[Point]:
    """What of a ring lies on the good side of an edge, with the points where it crosses."""
    above, height = points[-1], values[-1]
    for point, value in zip(points, values, strict=True):
        if (value >= limit) != (height >= limit):
            share = (limit - height) / (value - height)
            other = above[1 - axis] + share * (point[1 - axis] - above[1 - axis])
            yield (edge, other) if axis == 0 else (other, edge)
        if value >= limit:
            yield point
        above, height = point, value


def inside(points: Points, box: Box) -> Iterator[Points]:
    """The pieces of a line that touch a box; each may end beyond it."""
    piece: list[Point] = []
    for before, after in pairwise(points):
        apart = (
            max(before[0], after[0]) < box.left
            or min(before[0], after[0]) > box.right
            or max(before[1], after[1]) < box.low
            or min(before[1], after[1]) > box.high
        )
        if not apart:
            piece = piece or [before]
            piece.append(after)
        elif piece:
            yield piece
            piece = []
    if piece:
        yield piece


def finely(points: Points, step: float, *, closed: bool) -> list[Point]:
    """The same line with points at least every ``step`` along either axis: what is straight here is bent elsewhere."""
    dense: list[Point] = []
    for before, after in zip(points, [*points[1:], points[0]] if closed else points[1:], strict=False):
        dense.append(before)
        (ax, ay), (bx, by) = before, after
        if abs(bx - ax) > step or abs(by - ay) > step:
            parts = int(max(abs(bx - ax), abs(by - ay)) / step) + 1
            dense += [(ax + (bx - ax) * n / parts, ay + (by - ay) * n / parts) for n in range(1, parts)]
    return dense if closed else [*dense, points[-1]]


def path(lines: Iterable[Points], *, closed: bool) -> str:
    """Lines in whole units, as the ``d`` of a path: from the first point of each by steps."""
    return "".join([_drawn(line, closed=closed) for line in lines])


def _drawn(line: Points, *, closed: bool) -> str:
    points = [(round(x), round(y)) for x, y in line]
    x, y = points[0]
    steps = []
    for to_x, to_y in points[1:]:
        if (to_x, to_y) != (x, y):
            dx, dy = to_x - x, to_y - y
            steps.append(f"{dx}{dy}" if dy < 0 else f"{dx} {dy}")
            x, y = to_x, to_y
    if len(steps) < (2 if closed else 1):
        return ""
    return f"M{points[0][0]} {points[0][1]}l{' '.join(steps)}{'z' if closed else ''}".replace(" -", "-")
