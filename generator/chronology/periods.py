"""Lists too long for one page, cut by period or by first letter: nothing lists more than 200 things."""

from __future__ import annotations

import unicodedata
from bisect import bisect_left, bisect_right
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import accumulate
from typing import TypeVar

from generator.model import Entry
from generator.pages import Density, Part

MOST = 200  # things that one page lists
BINS = 120  # slices of an overview's histogram

Civil = tuple[int, int, int]
Days = Callable[[int], Civil]  # instant -> year, month and day in the site's zone
T = TypeVar("T")

_YEARS = {1: "year", 10: "decade", 100: "century", 1000: "millennium"}
LADDER = ("day", "month", *(_YEARS.get(10**k, f"{10**k} years") for k in range(12)))  # from fine to coarse


@dataclass(frozen=True, slots=True)
class Sheet:
    """One page of a list: its entries, or the parts that it is an overview of."""

    address: str
    entries: tuple[Entry, ...]
    parts: tuple[Part, ...] = ()
    period: Part | None = None
    before: Part | None = None
    after: Part | None = None
    within: str = ""  # the address of the overview above it


def moved(sheet: Sheet, old: str, new: str) -> Sheet:
    """The same page of the list at another stem, as what leads from it to the others is."""

    def address(there: str) -> str:
        return f"{new}{there.removeprefix(old)}"

    def part(one: Part | None) -> Part | None:
        return one and replace(one, address=address(one.address))

    return replace(
        sheet,
        address=address(sheet.address),
        parts=tuple([replace(one, address=address(one.address)) for one in sheet.parts]),
        period=part(sheet.period),
        before=part(sheet.before),
        after=part(sheet.after),
        within=address(sheet.within) if sheet.within else "",
    )


def sheets(entries: Sequence[Entry], stem: str, days: Days) -> Iterator[Sheet]:
    """The pages of a list in its order, the first at ``stem.html``; an overview comes before its parts.

    Of all the ways to cut it, nested or not, this is the one with the fewest pages: what is crowded is cut further by
    itself, and what is sparse stays together.
    """
    # Where clocks go back over midnight a later instant has an earlier day: it stays with those before it.
    civils = list(accumulate((days(entry.first) for entry in entries), max)) if len(entries) > MOST else []
    yield from _cut(_List(entries, stem, civils, _Cuts(civils)), 0, len(entries), Sheet(f"{stem}.html", ()))


@dataclass(frozen=True, slots=True)
class _List:
    entries: Sequence[Entry]
    stem: str
    civils: Sequence[Civil]
    cuts: _Cuts


def _cut(of: _List, low: int, high: int, at: Sheet) -> Iterator[Sheet]:
    entries = of.entries[low:high]
    if len(entries) <= MOST:
        yield _sheet(at, tuple(entries), ())
        return
    rung = of.cuts.best(low, high)[1]
    if rung is None:
        yield from _continued(entries, of, of.civils[low], at)
        return
    unit = LADDER[rung]
    spans = of.cuts.spans(rung, low, high)
    parts = tuple(
        Part(f"{of.stem}.{_name(of.civils[a], unit)}.html", b - a, of.entries[a].first, unit) for a, b in spans
    )
    yield _sheet(at, tuple(entries), parts)
    for number, span in enumerate(spans):
        below_it = Sheet(parts[number].address, (), (), parts[number], *_beside(parts, number), within=at.address)
        yield from _cut(of, *span, below_it)


def _continued(entries: Sequence[Entry], of: _List, day: Civil, at: Sheet) -> Iterator[Sheet]:
    """A day over 200 goes on as ``-2``, ``-3``: the first 200 at its own address.

    Where the whole list is one day, its first page is the list's own, and the day stands in the names of the others: a
    name without a dot could be somebody's slug.
    """
    unit = at.period.unit if at.period else "day"
    base = at.address.removesuffix(".html") if at.period else f"{of.stem}.{_name(day, 'day')}"
    chunks = [tuple(entries[n : n + MOST]) for n in range(0, len(entries), MOST)]
    parts = tuple(
        Part(f"{base}-{n}.html" if n > 1 else at.address, len(c), c[0].first, unit, number=n)
        for n, c in enumerate(chunks, 1)
    )
    for number, chunk in enumerate(chunks):
        before, after = _beside(parts, number)
        yield Sheet(
            parts[number].address,
            chunk,
            (),
            parts[number] if at.period or number else None,
            before or at.before,
            after or at.after,
            at.within,
        )


def _sheet(at: Sheet, entries: tuple[Entry, ...], parts: tuple[Part, ...]) -> Sheet:
    return Sheet(at.address, entries, parts, at.period, at.before, at.after, at.within)


def _beside(parts: Sequence[Part], number: int) -> tuple[Part | None, Part | None]:
    return parts[number - 1] if number else None, parts[number + 1] if number + 1 < len(parts) else None


class _Cuts:
    """How a list in order may be cut into periods, and how many pages that makes.

    ``_starts`` holds for each unit the places in the list at which a period begins. A period of one unit lies in one
    of the next, so the places of a coarse unit are among those of a finer one.
    """

    def __init__(self, civils: Sequence[Civil]) -> None:
        self._starts: list[list[int]] = []
        self._known: dict[tuple[int, int], tuple[int, int | None]] = {}
        places: Sequence[int] = range(1, len(civils))
        for rung in range(len(LADDER)):
            places = [n for n in places if _period(civils[n - 1], rung) != _period(civils[n], rung)]
            self._starts.append(places)

    def spans(self, rung: int, low: int, high: int) -> list[tuple[int, int]]:
        """The periods between two places of the list, each from its first entry to behind its last."""
        starts = self._starts[rung]
        inner = starts[bisect_right(starts, low) : bisect_left(starts, high)]
        return list(zip([low, *inner], [*inner, high], strict=True))

    def best(self, low: int, high: int) -> tuple[int, int | None]:
        """The fewest pages for a part of the list and the unit that cuts it so, the coarsest of them; None: no unit."""
        if high - low <= MOST:
            return 1, None
        if (low, high) not in self._known:
            made = [(self._pages(rung, low, high), -rung) for rung in self._useful(low, high)]
            pages, rung = min(made, default=(-(-(high - low) // MOST), 1))
            self._known[low, high] = pages, (None if rung > 0 else -rung)
        return self._known[low, high]

    def _useful(self, low: int, high: int) -> Iterator[int]:
        """The units, coarse to fine, that make more than one period and no more than an overview may list."""
        for rung in range(len(LADDER) - 1, -1, -1):
            count = bisect_left(self._starts[rung], high) - bisect_right(self._starts[rung], low) + 1
            if count > MOST:
                return
            if count > 1:
                yield rung

    def _pages(self, rung: int, low: int, high: int) -> int:
        return 1 + sum(self.best(*span)[0] for span in self.spans(rung, low, high))


def _period(civil: Civil, rung: int) -> tuple[int, ...]:
    """What the days of one period have in common; years are cut as they are written, so -0043 lies in -004x."""
    year, month, day = civil
    if rung < 2:
        return (year, month, day) if rung == 0 else (year, month)
    return (year < 0, abs(year) // 10 ** (rung - 2))


def _name(civil: Civil, unit: str) -> str:
    """The period in which a day lies, as it stands in an address: 2022-03-23, 2022-03, 2022, 202x, 20xx, -00xx."""
    year, month, day = civil
    rung = LADDER.index(unit) - 2
    sign, digits = "-" if year < 0 else "", f"{abs(year):04d}"
    if rung > 0:
        digits = digits.rjust(rung + 1, "0")
        return sign + digits[:-rung] + "x" * rung
    tail = {"year": "", "month": f"-{month:02d}", "day": f"-{month:02d}-{day:02d}"}[unit]
    return sign + digits + tail


def density(entries: Sequence[Entry], within: Density | None = None) -> Density:
    """How many entries begin in each of equal slices of the time that they span, or of that of a density ``within``."""
    start, end = (within.start, within.end) if within else (entries[0].first, entries[-1].first)
    counts = [0] * BINS
    for entry in entries:
        counts[min(BINS - 1, (entry.first - start) * BINS // max(1, end - start))] += 1
    return Density(start, end, tuple(counts))


def letters(things: Sequence[T], title: Callable[[T], str]) -> list[tuple[str, list[T]]]:
    """Things in the order of their names, by first letter; "#" holds what begins with none."""
    ordered = sorted(things, key=lambda t: (_plain(title(t)), title(t)))
    groups: dict[str, list[T]] = {}
    for thing in ordered:
        first = _plain(title(thing))[:1]
        groups.setdefault(first.upper() if first.isalpha() else "#", []).append(thing)
    return sorted(groups.items())


def _plain(text: str) -> str:
    """Without case and accents, so that Ādaži stands at A; what has no plain letter keeps its own."""
    decomposed = unicodedata.normalize("NFKD", text).casefold()
    return "".join(c for c in decomposed if not unicodedata.combining(c)).lstrip("“”\"'«»„‘’([ ")
