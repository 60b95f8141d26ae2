"""A list of entries as a reader takes it in: headings that carry weight, one date for all that share it, silences.

Pure: instants in, instants and units out; the words for them are the theme's to ask for.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby, pairwise
from statistics import median

from generator.dates.calendar import civil
from generator.model import Card, Era
from generator.pages import Chronicle

Local = Callable[[int], int]  # an instant -> the civil second there, as if it were UTC

WEIGHT = 1.6  # entries that a heading should stand over, on average
SILENCE = 0.1  # of the whole time, from which on nothing is a gap
TIMES = 10  # and so many times the median interval

_YEARS = {"year": 1, "decade": 10, "century": 100, "millennium": 1000}
COARSE = ("year", "decade", "century", "millennium", *(f"{10**n} years" for n in range(4, 12)))


@dataclass(frozen=True, slots=True)
class Row:
    """An entry in its list. ``same``: it has the date of the row above, which is not said again. ``gap`` is how many
    seconds nothing happened next to it, on the side of the row above; 0 where that is not worth a word. ``anchor`` is
    its id on the page.
    """

    card: Card
    anchor: str
    same: bool = False
    gap: int = 0


@dataclass(frozen=True, slots=True)
class Heading:
    """A period and its rows. ``gap`` stands before the heading. ``eras`` are those that begin in it."""

    instant: int
    unit: str
    rows: tuple[Row, ...]
    gap: int = 0
    eras: tuple[Era, ...] = ()


@dataclass(frozen=True, slots=True)
class Groups:
    """``unit`` is that of the headings, for the dates in the margin, which do not say again what the heading says."""

    unit: str
    headings: tuple[Heading, ...]


def grouped(chronicle: Chronicle, local: Local) -> Groups:
    """The cards of a chronicle under headings, oldest or newest first."""
    cards = [card for card in chronicle.cards if isinstance(card, Card)]
    cards = cards[::-1] if chronicle.newest_first else cards
    unit = unit_for([card.date.first for card in cards], local)
    rows = tuple(_rows(cards))
    headings = []
    for _, members in groupby(rows, key=lambda row: period(local(row.card.date.first), unit)):
        first, *others = members
        plain = Row(first.card, first.anchor)
        headings.append(Heading(first.card.date.first, unit, (plain, *others), first.gap))
    return Groups(unit, tuple(_with_eras(headings, chronicle, unit, local)))


def unit_for(instants: Sequence[int], local: Local) -> str:
    """The finest unit whose headings stand over enough: years and coarser, but months or days where all lie within."""
    if not instants:
        return "year"
    ends = [local(min(instants)), local(max(instants))]
    if period(ends[0], "day") == period(ends[1], "day"):
        return "day"
    if period(ends[0], "year") == period(ends[1], "year"):
        finer = "day" if period(ends[0], "month") == period(ends[1], "month") else "month"
        return finer if _weight(instants, finer, local) >= WEIGHT else _above(finer)
    rung = next((n for n, u in enumerate(COARSE) if _weight(instants, u, local) >= WEIGHT), len(COARSE) - 1)
    alone = _weight(instants, COARSE[rung], local) == len(instants)  # a heading over everything says nothing
    return COARSE[max(0, rung - alone)]


def _above(unit: str) -> str:
    return {"day": "month", "month": "year"}[unit]


def _weight(instants: Sequence[int], unit: str, local: Local) -> float:
    return len(instants) / len({period(local(instant), unit) for instant in instants})


def years(unit: str) -> int:
    """How many years a unit has; 0 for a month or a day."""
    return _YEARS.get(unit) or (int(unit.split(maxsplit=1)[0]) if unit.endswith(" years") else 0)


def period(second: int, unit: str) -> tuple[int, ...]:
    """What two civil seconds of the same period have in common; the 1800s begin with 1800."""
    year, month, day, *_ = civil(second)
    length = years(unit)
    if not length:
        return (year, month) if unit == "month" else (year, month, day)
    return (year // length,)


def _rows(cards: Sequence[Card]) -> Iterator[Row]:
    """Every card with its anchor, and what is to be said of the time between it and the one above."""
    taken: set[str] = set()
    gaps = silences(cards)
    above: Card | None = None
    for number, card in enumerate(cards):
        same = above is not None and not gaps.get(number) and _dated(above) == _dated(card)
        yield Row(card, _anchor(card, number, taken), same, gaps.get(number, 0))
        above = card


def _dated(card: Card) -> tuple[str, str, str, str]:
    return card.date.text, card.date.calendar, card.date_text, card.zone


def _anchor(card: Card, number: int, taken: set[str]) -> str:
    """The last part of its address, the whole of it where another has that here; its number where both are taken. What
    has no page of its own has an address with the anchor at which others look for it.
    """
    page, _, given = card.address.partition("#")
    whole = page.removesuffix(".html").replace("/", ".")
    names = (given, f"e.{whole.rpartition('.')[2]}", f"e.{whole}", f"e.{number + 1}.", f"e.{number + 1}.{whole}")
    anchor = next(name for name in names if name not in taken and name not in ("", "e."))
    taken.add(anchor)
    return anchor


def silences(cards: Sequence[Card]) -> dict[int, int]:
    """Where nothing happens for more than a tenth of the whole time and ten times the median interval: the number of
    the row below the gap, and its seconds. What itself takes longer than a tenth of the time fills no gap.
    """
    if len(cards) < 3:
        return {}
    backwards = cards[0].date.first > cards[-1].date.first
    ordered = list(reversed(cards)) if backwards else cards
    firsts = [card.date.first for card in ordered]
    enough = max((firsts[-1] - firsts[0]) * SILENCE, TIMES * median(_intervals(firsts)), 1)
    found = {}
    reached = firsts[0]
    for number, card in enumerate(ordered):
        silence = card.date.first - reached
        if silence > enough:
            found[len(cards) - number if backwards else number] = silence
        latest = card.date.latest
        short = latest is not None and latest - card.date.first <= enough
        reached = max(reached, latest if short and latest is not None else card.date.first)
    return found


def _intervals(firsts: Sequence[int]) -> list[int]:
    return [b - a for a, b in pairwise(firsts)]


def _with_eras(headings: Sequence[Heading], chronicle: Chronicle, unit: str, local: Local) -> Iterator[Heading]:
    """Each era at the first heading, in time, that begins no earlier than its own period."""
    ordered = sorted(headings, key=lambda h: h.instant)
    places: dict[int, list[Era]] = {}
    for era in chronicle.eras:
        start = period(local(era.date.first), unit)
        home = next((h for h in ordered if period(local(h.instant), unit) >= start), None)
        if home:
            places.setdefault(home.instant, []).append(era)
    for heading in headings:
        eras = tuple(places.get(heading.instant, ()))
        yield Heading(heading.instant, heading.unit, heading.rows, heading.gap, eras)
