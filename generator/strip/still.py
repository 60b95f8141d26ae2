"""The line of a still picture: round at its ends and coarse in what it counts, so that few edits move it."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from generator.dates.calendar import DAY, HOUR, civil, day_number
from generator.strip.axis import STEPS, YEAR, Axis, Cut, stretches

Pieces = tuple[tuple[int, int], ...]  # of time: first and last instant of each, in order

UNITS = 360.0  # of width, which axis.py counts its labels in: so wide a picture is
FINENESS = 12  # the line is round to this part of its length
GAP = 18  # units of width of a cut
LEAST = 56  # of a piece: room for a label
MARGIN = 4  # beyond the round numbers
_SECONDS = {"hour": HOUR, "day": DAY, "month": YEAR // 12, "year": YEAR}


def pieces(spans: Sequence[tuple[int, int]]) -> Pieces:
    """The time that a record takes, without the long silences, from round number to round number.

    ``spans`` are first and last instants, at least one. What begins all at once gets the year around it.
    """
    found = stretches(spans, UNITS)
    if len({start for start, _ in spans}) == 1 and found[0][1] - found[0][0] < YEAR:
        return (_rounded(*found[0], "year", 1),)
    return tuple(_rounded(start, end, *_step(end - start)) for start, end in found)


def _step(length: int) -> tuple[str, int]:
    """The coarsest of the steps of ticks that is but a part of a length of time."""
    fitting = [(unit, step) for unit, step in STEPS if _SECONDS[unit] * step <= length / FINENESS]
    return fitting[-1] if fitting else STEPS[0]


def _rounded(start: int, end: int, unit: str, step: int) -> tuple[int, int]:
    return _round(start, unit, step), _round(end, unit, step, 1)


def _round(instant: int, unit: str, step: int, further: int = 0) -> int:
    """The last round number that is no later, or one so many steps ``further``."""
    if unit in ("hour", "day"):
        length = _SECONDS[unit] * step
        return (instant // length + further) * length
    year, month, *_ = civil(instant)
    if unit == "year":
        return day_number((year // step + further) * step) * DAY
    year, month = divmod((year * 12 + month - 1) // step * step + further * step, 12)
    return day_number(year, month + 1) * DAY


def line(pieces: Pieces) -> Axis:
    """The pieces laid out, all at one scale but for those that would be too short to bear a label."""
    widths = _widths([end - start for start, end in pieces], UNITS - GAP * (len(pieces) - 1))
    laid: list[tuple[int, int, float, float]] = []
    cuts: list[Cut] = []
    left = 0.0
    for (start, end), share in zip(pieces, widths, strict=True):
        if laid:
            cuts.append(Cut(left, left + GAP, start - laid[-1][1], labelled=False))
            left += GAP
        more = end - start if share == LEAST else int((end - start) * MARGIN / share)
        laid.append((start - more, end + more, left, left + share))
        left += share
    return Axis(UNITS, tuple(laid), tuple(cuts))


def _widths(lengths: Sequence[int], room: float) -> list[float]:
    """The units of width of each piece: those that come out too short get ``LEAST``, and the others share the rest."""
    small: set[int] = set()
    while True:
        rest = sum(length for number, length in enumerate(lengths) if number not in small)
        scale = (room - LEAST * len(small)) / rest
        found = {number for number, length in enumerate(lengths) if length * scale < LEAST}
        if found <= small or len(found) == len(lengths):
            return [LEAST if number in small else length * scale for number, length in enumerate(lengths)]
        small = found


def levels(instants: Iterable[int], on: Axis, slices: int) -> tuple[int, ...]:
    """How often something begins in each slice of the line, as the number of binary digits of its count."""
    counts = [0] * slices
    for instant in instants:
        counts[min(slices - 1, int(on.at(instant) / on.width * slices))] += 1
    return tuple(count.bit_length() for count in counts)
