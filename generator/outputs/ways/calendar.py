"""The calendar: years of days, with how many entries begin on each.

The calendar is the Gregorian one, from the day on which it came into use, and each entry stands as closely as its date
is given: on its day, beside its month or its year, and nowhere where not even that is known. So it is for chronologies
of days: there is one where more than half of the entries have one.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace

from generator.chronology import MOST
from generator.dates import Precision
from generator.dates.calendar import DAY, day_number
from generator.groups import anchors
from generator.model import Entry, Link
from generator.outputs.desk import Desk
from generator.outputs.ways.frame import Frame
from generator.outputs.wholes import Whole
from generator.pages import CalendarYear, Chronicle, Page, Part, Tally

NAME = "calendar"
CUT = False
YEARS = 30  # of one page; more are cut by decade

_REFORM = day_number(1582, 10, 15) * DAY  # the first day of the Gregorian calendar
_Count = tuple[int, str]  # of entries, and the place of the first


def has(_desk: Desk, one: Whole) -> bool:
    """Do more than half of the entries have a day of this calendar?"""
    return 2 * sum([_closely(entry) == "day" for entry in one.entries]) > len(one.entries)


def pages(frame: Frame) -> Iterator[Page]:
    """The calendar of a whole, or its decades under an overview."""
    years, beyond = _years(frame.desk, frame.one)
    chronicle, address = frame.chronicle(), f"{frame.stem(NAME)}.html"
    if len(years) <= YEARS:
        yield _page(frame, address, chronicle, years, beyond)
        return
    cuts = _cut(frame, years)
    parts = [part for part, _ in cuts]
    yield _page(frame, address, replace(chronicle, parts=tuple(parts)), (), beyond)
    ahead = (None, *parts)
    for number, (part, within) in enumerate(cuts):
        after = parts[number + 1] if number + 1 < len(parts) else None
        below = replace(chronicle, period=part, before=ahead[number], after=after, within=Link("", address))
        yield _page(frame, part.address, below, within, 0)


def _page(frame: Frame, address: str, chronicle: Chronicle, years: Sequence[CalendarYear], beyond: int) -> Page:
    shown = _gapped(years[::-1] if chronicle.newest_first else years)
    return frame.page(NAME, address, chronicle, own=(("years", tuple(shown)), ("beyond", beyond)))


def _closely(entry: Entry) -> str:
    """How closely the calendar can place an entry: "day", "month", "year", or "" for not at all."""
    precision = entry.precision
    if precision < Precision.YEAR or entry.first < _REFORM:
        return ""
    if entry.rough or precision < Precision.MONTH:
        return "year"
    return "day" if precision > Precision.MONTH else "month"


@dataclass(slots=True)
class _Year:
    days: dict[tuple[int, int], _Count] = field(default_factory=dict)
    months: dict[int, _Count] = field(default_factory=dict)
    loose: _Count | None = None

    def made(self, year: int) -> CalendarYear:
        days = tuple([(*day, Tally(*self.days[day])) for day in sorted(self.days)])
        months = tuple([(month, Tally(*self.months[month])) for month in sorted(self.months)])
        return CalendarYear(year, days, months, Tally(*self.loose) if self.loose else None)


def _more(count: _Count | None, where: str) -> _Count:
    """One more than before."""
    return (count[0] + 1, count[1]) if count else (1, where)


def _years(desk: Desk, one: Whole) -> tuple[list[CalendarYear], int]:
    """The years in which anything begins, in order, and how many entries stand in none."""
    years: dict[int, _Year] = {}
    beyond = 0
    for entry, where in _placed(desk, one):
        closely = _closely(entry)
        if not closely:
            beyond += 1
            continue
        year, month, day = desk.days(entry.first)
        there = years.get(year) or years.setdefault(year, _Year())
        if closely == "day":
            there.days[month, day] = _more(there.days.get((month, day)), where)
        elif closely == "month":
            there.months[month] = _more(there.months.get(month), where)
        else:
            there.loose = _more(there.loose, where)
    return [years[year].made(year) for year in sorted(years)], beyond


def _placed(desk: Desk, one: Whole) -> Iterator[tuple[Entry, str]]:
    """Each entry with its place on the list, as that is read."""
    step = -1 if one.newest_first else 1
    for sheet in desk.pages_of(one.story):
        entries = () if sheet.parts else sheet.entries[::step]
        found = anchors([desk.address(entry) for entry in entries])
        yield from ((entry, f"{sheet.address}#{anchor}") for entry, anchor in zip(entries, found, strict=True))


def _gapped(years: Sequence[CalendarYear]) -> Iterator[CalendarYear]:
    above: CalendarYear | None = None
    for year in years:
        yield replace(year, gap=abs(year.year - above.year) - 1) if above else year
        above = year


def _cut(frame: Frame, years: Sequence[CalendarYear]) -> list[tuple[Part, list[CalendarYear]]]:
    """The years by decade, or by century where there would be too many decades for one overview."""
    few = len({year.year // 10 for year in years}) <= MOST
    length, unit, signs = (10, "decade", "x") if few else (100, "century", "xx")
    parts: dict[int, list[CalendarYear]] = {}
    for year in years:
        parts.setdefault(year.year // length, []).append(year)
    stem = frame.stem(NAME)
    return [
        (Part(f"{stem}.{number}{signs}.html", sum(map(_count, within)), _midsummer(within[0].year), unit), within)
        for number, within in parts.items()
    ]


def _count(year: CalendarYear) -> int:
    tallies = (*(tally for *_, tally in year.days), *(tally for _, tally in year.months))
    return sum(tally.count for tally in tallies) + (year.loose.count if year.loose else 0)


def _midsummer(year: int) -> int:
    """An instant that lies in this year in every zone."""
    return day_number(year, 7, 1) * DAY
