"""Lists too long for one page, cut by period or by first letter: nothing lists more than 200 things."""

from __future__ import annotations

import unicodedata
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
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


def sheets(entries: Sequence[Entry], stem: str, days: Days) -> Iterator[Sheet]:
    """The pages of a list, the first at ``stem.html``; an overview comes before its parts."""
    yield from _cut(entries, stem, len(LADDER), days, Sheet(f"{stem}.html", ()))


def _cut(entries: Sequence[Entry], stem: str, below: int, days: Days, at: Sheet) -> Iterator[Sheet]:
    if len(entries) <= MOST:
        yield _sheet(at, tuple(entries), ())
        return
    rung = _rung(entries, below, days)
    if rung is None:
        yield from _continued(entries, stem, at, days)
        return
    unit = LADDER[rung]
    groups: dict[str, list[Entry]] = {}
    for entry in entries:
        groups.setdefault(_name(days(entry.first), unit), []).append(entry)
    parts = tuple(Part(f"{stem}.{n}.html", len(g), g[0].first, unit) for n, g in groups.items())
    yield _sheet(at, tuple(entries), parts)
    for number, group in enumerate(groups.values()):
        below_it = Sheet(parts[number].address, (), (), parts[number], *_beside(parts, number), within=at.address)
        yield from _cut(group, stem, rung, days, below_it)


def _continued(entries: Sequence[Entry], stem: str, at: Sheet, days: Days) -> Iterator[Sheet]:
    """A day over 200 goes on as ``-2``, ``-3``: the first 200 at its own address.

    Where the whole list is one day, its first page is the list's own, and the day stands in the names of the others: a
    name without a dot could be somebody's slug.
    """
    unit = at.period.unit if at.period else "day"
    base = at.address.removesuffix(".html") if at.period else f"{stem}.{_name(days(entries[0].first), 'day')}"
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


def _rung(entries: Sequence[Entry], below: int, days: Days) -> int | None:
    """The coarsest unit whose every period fits a page; else the finest that makes no more periods than fit one."""
    civils = [days(entry.first) for entry in entries]
    finest = None
    for rung in range(below - 1, -1, -1):
        if _period(civils[0], rung) == _period(civils[-1], rung):
            continue  # they are in order, so there is but one period
        counts = Counter([_period(civil, rung) for civil in civils])
        if len(counts) > MOST:
            break
        finest = rung
        if max(counts.values()) <= MOST:
            break
    return finest


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


def density(entries: Sequence[Entry]) -> Density:
    """How many entries begin in each of equal slices of the time that they span."""
    start, end = entries[0].first, entries[-1].first
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
