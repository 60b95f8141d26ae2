"""A list of entries as a reader takes it in: headings that carry weight, one date for all that share it, silences.

Pure: instants in, instants and units out; the words for them are the theme's to ask for.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import NamedTuple

from generator.dates.calendar import DAY, year_month_day
from generator.model import Card, Era
from generator.pages import Chronicle

Local = Callable[[int], int]  # an instant -> the civil second there, as if it were UTC
Day = tuple[int, int, int]  # year, month, day

WEIGHT = 1.6  # entries that a heading should stand over, on average
SILENCE = 0.1  # of the whole time, from which on nothing is a gap
TIMES = 10  # and so many times the median interval

_YEARS = {"year": 1, "decade": 10, "century": 100, "millennium": 1000}
COARSE = ("year", "decade", "century", "millennium", *(f"{10**n} years" for n in range(4, 12)))


class Row(NamedTuple):
    """An entry in its list. ``same``: it has the date of the row above, which is not said again. ``gap`` is how many
    seconds nothing happened next to it, on the side of the row above; 0 where that is not worth a word. ``anchor`` is
    its id on the page. A tuple, because there are ten of it for each entry of a site.
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
    days = [_day(local(card.date.first)) for card in cards]
    unit = _unit(days)
    headings: list[Heading] = []
    members: list[Row] = []
    within: tuple[int, ...] | None = None
    for row, period in zip(_rows(cards), _periods(days, unit), strict=True):
        if period != within:
            headings += _headed(members, unit)
            within, members = period, []
        members.append(row)
    headings += _headed(members, unit)
    return Groups(unit, tuple(_with_eras(headings, chronicle, unit, local) if chronicle.eras else headings))


class Place(NamedTuple):
    """A row that stands in one of several columns."""

    row: Row
    side: int


@dataclass(frozen=True, slots=True)
class Level:
    """A period, and what stands side by side in it: each slot holds what begins at the same time."""

    heading: Heading
    slots: tuple[tuple[Place, ...], ...]


def abreast(chronicle: Chronicle, sides: Sequence[int], local: Local) -> tuple[Level, ...]:
    """The entries of a chronicle in columns: under the headings of its list, and there side by side where they begin on
    one day, or in one year where the headings are of more.
    """
    groups = grouped(chronicle, local)
    rest = iter(sides[::-1] if chronicle.newest_first else sides)
    finer = "day" if groups.unit in ("day", "month", "year") else "year"
    levels = []
    for heading in groups.headings:
        slots: list[list[Place]] = []
        above: tuple[int, ...] | None = None
        for row, side in zip(heading.rows, rest, strict=False):
            at = _period(local(row.card.date.first), finer)
            if at != above:
                slots.append([])
            slots[-1].append(Place(row, side))
            above = at
        levels.append(Level(heading, tuple(map(tuple, slots))))
    return tuple(levels)


def _headed(members: Sequence[Row], unit: str) -> Iterator[Heading]:
    """The rows, if there are any, under their heading, which takes the silence before the first."""
    if members:
        first, *others = members
        yield Heading(first.card.date.first, unit, (Row(first.card, first.anchor), *others), first.gap)


def _day(second: int) -> Day:
    return year_month_day(second // DAY)


def unit_for(instants: Sequence[int], local: Local) -> str:
    """The finest unit whose headings stand over enough: years and coarser, but months or days where all lie within."""
    return _unit([_day(local(instant)) for instant in instants])


def _unit(days: Sequence[Day]) -> str:
    if not days:
        return "year"
    start, end = min(days), max(days)
    if start == end:
        return "day"
    if start[0] == end[0]:
        finer = "day" if start[1] == end[1] else "month"
        return finer if _weight(days, finer) >= WEIGHT else _above(finer)
    rung = next((n for n, u in enumerate(COARSE) if _weight(days, u) >= WEIGHT), len(COARSE) - 1)
    alone = _weight(days, COARSE[rung]) == len(days)  # a heading over everything says nothing
    return COARSE[max(0, rung - alone)]


def _above(unit: str) -> str:
    return {"day": "month", "month": "year"}[unit]


def _weight(days: Sequence[Day], unit: str) -> float:
    return len(days) / len(set(_periods(days, unit)))


def years(unit: str) -> int:
    """How many years a unit has; 0 for a month or a day."""
    return _YEARS.get(unit) or (int(unit.split(maxsplit=1)[0]) if unit.endswith(" years") else 0)


def _periods(days: Sequence[Day], unit: str) -> Sequence[tuple[int, ...]]:
    """For each day what it has in common with all of the same period; the 1800s begin with 1800."""
    length = years(unit)
    if length:
        return [(year // length,) for year, _, _ in days]
    return [day[:2] for day in days] if unit == "month" else days


def anchors(addresses: Iterable[str]) -> Iterator[str]:
    """The ids of entries on their list, by their addresses in its order."""
    taken: set[str] = set()
    return (_anchor(address, number, taken) for number, address in enumerate(addresses))


def _rows(cards: Sequence[Card]) -> Iterator[Row]:
    """Every card with its anchor, and what is to be said of the time between it and the one above."""
    gaps = silences(cards)
    above: Card | None = None
    for number, (card, anchor) in enumerate(zip(cards, anchors([card.address for card in cards]), strict=True)):
        same = above is not None and not gaps.get(number) and _dated(above) == _dated(card)
        yield Row(card, anchor, same, gaps.get(number, 0))
        above = card


def _dated(card: Card) -> tuple[str, str, str, str]:
    return card.date.text, card.date.calendar, card.date_text, card.zone


def anchor(address: str) -> str:
    """The last part of an address. What has no page of its own has one with the anchor at which others look for it."""
    page, _, given = address.partition("#")
    return given or f"e.{page.removesuffix('.html').replace('/', '.').rpartition('.')[2]}"


def _anchor(address: str, number: int, taken: set[str]) -> str:
    """The last part of its address, the whole of it where another has that here; its number where both are taken."""
    anchor_ = anchor(address)
    if anchor_ in taken or anchor_ == "e.":
        whole = address.partition("#")[0].removesuffix(".html").replace("/", ".")
        names = (f"e.{whole.rpartition('.')[2]}", f"e.{whole}", f"e.{number + 1}.", f"e.{number + 1}.{whole}")
        anchor_ = next(name for name in names if name not in taken and name != "e.")
    taken.add(anchor_)
    return anchor_


def silences(cards: Sequence[Card]) -> dict[int, int]:
    """Where nothing happens for more than a tenth of the whole time and ten times the median interval: the number of
    the row below the gap, and its seconds. What itself takes longer than a tenth of the time fills no gap.
    """
    if len(cards) < 3:
        return {}
    backwards = cards[0].date.first > cards[-1].date.first
    ordered = list(reversed(cards)) if backwards else cards
    firsts = [card.date.first for card in ordered]
    enough = max((firsts[-1] - firsts[0]) * SILENCE, TIMES * _median(_intervals(firsts)), 1)
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


def _median(values: Sequence[int]) -> float:
    """As in ``statistics``, whose loading costs more than a whole list."""
    ordered, half = sorted(values), len(values) // 2
    return ordered[half] if len(values) % 2 else (ordered[half - 1] + ordered[half]) / 2


def _with_eras(headings: Sequence[Heading], chronicle: Chronicle, unit: str, local: Local) -> Iterator[Heading]:
    """Each era at the first heading, in time, that begins no earlier than its own period."""
    ordered = sorted(headings, key=lambda h: h.instant)
    places: dict[int, list[Era]] = {}
    for era in chronicle.eras:
        start = _period(local(era.date.first), unit)
        home = next((h for h in ordered if _period(local(h.instant), unit) >= start), None)
        if home:
            places.setdefault(home.instant, []).append(era)
    for heading in headings:
        eras = tuple(places.get(heading.instant, ()))
        yield Heading(heading.instant, heading.unit, heading.rows, heading.gap, eras)


def _period(second: int, unit: str) -> tuple[int, ...]:
    return _periods([_day(second)], unit)[0]
