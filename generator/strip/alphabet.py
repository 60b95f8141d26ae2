"""The small alphabet of marks: which sign stands for what an entry's status and its date say (docs/themes.md).

The head says how sure the record is, the body how long it took or how coarsely its date is known.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from typing import Literal

from generator.dates import Date, Moment, Precision, Stretch
from generator.model import Card

Head = Literal["dot", "ring", "dashed", "half", "struck", "moved", "text"]
Kind = Literal["", "bar", "hatch"]

HEADS: dict[str, Head] = {
    "confirmed": "dot",
    "reported": "ring",
    "expected": "dashed",
    "disputed": "half",
    "postponed": "moved",
    "cancelled": "struck",
    "retracted": "struck",
}


@dataclass(frozen=True, slots=True)
class Shape:
    """``body`` is "" for a point in time; fades and arrows are in the order of time; an article has "text"."""

    head: Head = "dot"
    body: Kind = ""
    fade_start: bool = False
    fade_end: bool = False
    arrow_start: bool = False
    arrow_end: bool = False
    uncertain: bool = False


@dataclass(frozen=True, slots=True)
class Extent:
    """A stretch of time on the strip; None where it has no end on that side."""

    start: int | None
    end: int | None


def shape(card: Card) -> Shape:
    """The sign of an entry."""
    head: Head = "text" if card.kind == "article" else HEADS.get(card.status, "dot")
    if card.date.form == "moment" and card.date.precision >= Precision.DAY and _sure(card.date):
        return _PLAIN[head]
    return _shape(head, card.date)


def _sure(date: Date) -> bool:
    moment = date.stretches[0].start
    return moment is not None and not (moment.uncertain or moment.approximate or moment.significant)


_PLAIN = {head: Shape(head) for head in (*HEADS.values(), "text")}  # what most are: a day, and no doubt


@lru_cache(maxsize=4096)
def _shape(head: Head, date: Date) -> Shape:
    fades = _fades(date)
    return Shape(
        head,
        _body(date, fades=any(fades)),
        *fades,
        arrow_start=_goes_on(date.stretches[0], "start"),
        arrow_end=_goes_on(date.stretches[-1], "end"),
        uncertain=date.uncertain,
    )


def _body(date: Date, *, fades: bool) -> Kind:
    """Hatched where the time is not known to the day; a bar only where an author wrote a range."""
    if date.form == "interval":
        return "bar"
    if date.form == "all":
        return "bar" if len(date.stretches) > 1 or date.stretches[0].start is not date.stretches[0].end else ""
    if date.form == "one":
        return "hatch"
    return "hatch" if fades or date.precision < Precision.DAY else ""


def _fades(date: Date) -> tuple[bool, bool]:
    first, last = date.stretches[0], date.stretches[-1]
    return (
        first.start_end == "unknown" or _about(first.start or first.end),
        last.end_end == "unknown" or _about(last.end or last.start),
    )


def _about(moment: Moment | None) -> bool:
    return bool(moment and (moment.approximate or moment.significant))


def _goes_on(stretch: Stretch, side: str) -> bool:
    return (stretch.start_end if side == "start" else stretch.end_end) == "open"


def extents(date: Date) -> tuple[Extent, ...]:
    """The stretches that a date covers: one for most, one each for every date of a set that means all of them."""
    if date.form != "all":
        return (Extent(date.earliest, date.latest),)
    return tuple(Extent(s.start.earliest if s.start else None, s.end.latest if s.end else None) for s in date.stretches)


LEGEND: tuple[tuple[str, Shape], ...] = (
    ("confirmed", Shape()),
    ("reported", Shape("ring")),
    ("expected", Shape("dashed")),
    ("disputed", Shape("half")),
    ("postponed", Shape("moved")),
    ("struck", Shape("struck")),
    ("article", Shape("text")),
    ("range", Shape(body="bar")),
    ("approximate", Shape(body="hatch", fade_start=True, fade_end=True)),
    ("between", Shape(body="hatch")),
    ("open", Shape(body="bar", arrow_end=True)),
    ("uncertain", Shape(uncertain=True)),
)


def legend(shapes: frozenset[Shape]) -> tuple[tuple[str, Shape], ...]:
    """The signs that stand on a page, each once, by the key of its word."""
    heads = {s.head for s in shapes}
    shown = {name for name, sign in LEGEND[:7] if sign.head in heads}
    tests = {
        "range": any(s.body == "bar" and not (s.arrow_start or s.arrow_end) for s in shapes),
        "approximate": any(s.fade_start or s.fade_end for s in shapes),
        "between": any(s.body == "hatch" and not (s.fade_start or s.fade_end) for s in shapes),
        "open": any(s.arrow_start or s.arrow_end for s in shapes),
        "uncertain": any(s.uncertain for s in shapes),
    }
    return tuple((name, sign) for name, sign in LEGEND if name in shown or tests.get(name))
