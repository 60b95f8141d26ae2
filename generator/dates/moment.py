"""One date, without its interval or set: from its spelling to what it can mean."""

from __future__ import annotations

import re
from functools import cache

from generator.dates import bounds, mistakes
from generator.dates.calendar import DAY, HOUR, MINUTE, day_number, month_length
from generator.dates.grammar import MOMENT, MOST_DIGITS, ORDINARY, QUALIFIERS
from generator.dates.value import Calendar, Moment, Precision, Zone, constructor

# Year, month, day, season as the model holds them; precision; first day and the day after the last.
Core = tuple[int, int | None, int | None, int | None, Precision, int, int]

new_moment = constructor(Moment)
Signs = tuple[tuple[str, ...], tuple[str, ...]]  # the parts that are uncertain, those that are approximate
_CERTAIN: Signs = ((), ())
# Names for speed: reading a member of an enumeration costs as much as the arithmetic of a day.
_YEAR, _SEASON, _MONTH, _DAY = Precision.YEAR, Precision.SEASON, Precision.MONTH, Precision.DAY
_MINUTE, _SECOND = Precision.MINUTE, Precision.SECOND


def utc(_civil: int) -> int:
    """The zone that is nowhere ahead or behind."""
    return 0


def moment(text: str, at: int, zone: Zone, calendar: Calendar) -> Moment:
    """The moment that is spelt so; raises ``DateError``. ``at`` is where the text stands in the whole date, from 0."""
    found = ORDINARY.fullmatch(text) if len(text) in (4, 7, 10) else None
    if found is None:
        return _unusual(text, at, zone, calendar)
    year, month, day = found.groups()
    return _made(text, _plain(found, year, month, day, at, calendar), zone)


def _unusual(text: str, at: int, zone: Zone, calendar: Calendar) -> Moment:
    """The moment where it is more than a few digits."""
    found = MOMENT.fullmatch(text)
    if found is None:
        raise mistakes.misspelt(text, at)
    # The groups as they stand in MOMENT; a_ to f_ are the signs of doubt before and after the year, the month, the day.
    a_, year, long, _, kept, b_, c_, month, d_, e_, day, f_, hour, minute, second, shift = found.groups()
    doubt = a_ or b_ or c_ or d_ or e_ or f_
    if hour:
        if doubt or kept or "X" in text:
            raise mistakes.at(found, "hour", at, "a time belongs to a day that is known for certain")
        return _time(found, (year, month, day), (hour, minute, second, shift), at, zone, calendar)
    if long or kept:
        core = _long(found, at, calendar)
    elif "X" in text:
        core = _unspecified(found, at, calendar)
    else:
        core = _plain(found, year, month, day, at, calendar)
    signs = _qualified(a_, b_, c_, d_, e_, f_) if doubt else _CERTAIN
    return _made(text.translate(QUALIFIERS) if doubt else text, core, zone, signs, int(kept) if kept else None)


def _made(digits: str, core: Core, zone: Zone, signs: Signs = _CERTAIN, significant: int | None = None) -> Moment:
    year, month, day, season, precision, first_day, day_after = core
    first, after = first_day * DAY, day_after * DAY
    if zone is not utc:
        # The end is the next beginning less a second: right also where clocks go back at midnight.
        first, after = first - zone(first), after - zone(after)
    written = (digits, year, month, day, None, None, None, None, season, significant, precision)
    return new_moment(*written, signs[0], signs[1], first, after - 1)


def _plain(found: re.Match[str], year: str, month: str | None, day: str | None, at: int, calendar: Calendar) -> Core:
    """A year, a month, a day or a season, every digit given."""
    y = int(year)
    if not y and year[0] == "-":
        raise mistakes.at(found, "year", at, "there is no year -0000", "`0000` is 1 BCE, `-0001` is 2 BCE")
    if month is None:
        return y, None, None, None, _YEAR, *bounds.of_year(y, calendar)
    m = int(month)
    if not 1 <= m <= 12:
        return _grouping(found, y, m, at, calendar)
    if day is None:
        return y, m, None, None, _MONTH, *bounds.of_month(y, m, calendar)
    d = int(day)
    if not 1 <= d <= 28 and not 1 <= d <= month_length(y, m, calendar):
        raise mistakes.no_such_day(found, at, y, m, d, calendar)
    number = day_number(y, m, d, calendar)
    return y, m, d, None, _DAY, number, number + 1


def _grouping(found: re.Match[str], year: int, number: int, at: int, calendar: Calendar) -> Core:
    """A season or another part of a year, by the number that stands in the month's place."""
    if number not in bounds.GROUPINGS:
        raise mistakes.no_such_month(found, at)
    if found["day"]:
        raise mistakes.at(
            found, "day", at, "a season or quarter has no days", "write the month, `01` to `12`, or no day"
        )
    return year, None, None, number, _SEASON, *bounds.of_grouping(year, number, calendar)


def _long(found: re.Match[str], at: int, calendar: Calendar) -> Core:
    """A year with ``Y``, an exponent or significant digits, which stands alone."""
    _refuse_company(found, at)
    year = int(found["year"] or found["long"])
    if found["long"]:
        year = _prefixed(found, year, at)
    kept, given = found["significant"], len(str(abs(year)))
    if not kept:
        return year, None, None, None, _YEAR, *bounds.of_year(year, calendar)
    if len(kept) > MOST_DIGITS or not 1 <= int(kept) <= given:
        raise mistakes.at(
            found,
            "significant",
            at,
            f"of {given} digits, 1 to {given} can be significant",
            "`1950S2`: about 1950, between 1900 and 1999",
        )
    low, high = bounds.significant_years(year, int(kept))
    precision = Precision(max(Precision.AGES, Precision.YEAR - (given - int(kept))))
    return year, None, None, None, precision, day_number(low, 1, 1, calendar), day_number(high + 1, 1, 1, calendar)


def _prefixed(found: re.Match[str], digits: int, at: int) -> int:
    """The year of ``Y…``, its exponent applied: beyond 9999 either way, and of twelve digits at most."""
    power = found["power"]
    if power and not power.strip("0"):
        raise mistakes.at(found, "power", at, "an exponent is 1 or more", "`Y-17E7` is the year -170000000")
    if len(power or "") > 2 or len(str(abs(digits))) + int(power or 0) > MOST_DIGITS:
        raise mistakes.at(found, "power" if power else "long", at, f"a year has at most {MOST_DIGITS} digits")
    year: int = digits * 10 ** int(power or 0)
    if abs(year) <= 9999:
        written = f"{'-' * (year < 0)}{abs(year):04}"
        raise mistakes.at(found, "long", at, "`Y` is for years of more than four digits", f"write `{written}`")
    return year


def _refuse_company(found: re.Match[str], at: int) -> None:
    if "X" in (found["year"] or ""):
        raise mistakes.at(found, "significant", at, "a year has either an `X` or significant digits, not both")
    if found["month"]:
        kind = "with `Y`" if found["long"] else "with significant digits"
        raise mistakes.at(found, "month", at, f"a year {kind} stands alone, without a month")


def _unspecified(found: re.Match[str], at: int, calendar: Calendar) -> Core:
    """A date with an ``X`` in it."""
    year, month, day = found["year"], found["month"] or "XX", found["day"] or "XX"
    if month.isdigit() and int(month) in bounds.GROUPINGS:
        return _some_grouping(found, year, int(month), at, calendar)
    months, days = bounds.matching(month, range(1, 13)), bounds.matching(day, range(1, 32))
    if not months:
        raise mistakes.no_such_month(found, at)
    if not days:
        raise mistakes.at(found, "day", at, f"a day runs from 01 to 31, never `{day}`")
    reach = bounds.of_pattern(year, months, days, calendar)
    if reach is None:
        raise mistakes.at(found, "day", at, f"no day `{day}` comes in that month")
    m, d = _given(month), _given(day)
    return reach[0], m, d, None, _precision(year, m, d), *reach[1:]


def _some_grouping(found: re.Match[str], year: str, number: int, at: int, calendar: Calendar) -> Core:
    """A season of a year that is not wholly known."""
    if found["day"]:
        return _grouping(found, 0, number, at, calendar)
    first, last = next(bounds.years_of(year)), next(bounds.years_of(year, backwards=True))
    start, after = bounds.of_grouping(first, number, calendar)[0], bounds.of_grouping(last, number, calendar)[1]
    return first, None, None, number, _YEAR, start, after


def _given(digits: str) -> int | None:
    return None if "X" in digits else int(digits)


def _precision(year: str, month: int | None, day: int | None) -> Precision:
    """How finely a date with an ``X`` is given: what is not known counts as not given."""
    if "X" not in year:
        return Precision.YEAR if month is None else Precision.MONTH if day is None else Precision.DAY
    if month is not None or day is not None:
        return Precision.YEAR  # a day or month of one year among many
    return {1: Precision.DECADE, 2: Precision.CENTURY}.get(len(year) - year.index("X"), Precision.AGES)


@cache
def _qualified(*signs: str | None) -> Signs:
    """Which parts are uncertain and which approximate, by the signs before and after year, month and day.

    A sign before a part is meant for that part alone, one after it for that part and all to its left (EDTF, level 2,
    "Qualification").
    """
    parts = ("year", "month", "day")
    of = [{signs[2 * place], *signs[2 * place + 1 :: 2]} for place in range(3)]
    uncertain = tuple(part for part, found in zip(parts, of, strict=True) if found & {"?", "%"})
    approximate = tuple(part for part, found in zip(parts, of, strict=True) if found & {"~", "%"})
    return uncertain, approximate


def _time(
    found: re.Match[str],
    day: tuple[str, str, str],
    clock: tuple[str, str, str, str],
    at: int,
    zone: Zone,
    calendar: Calendar,
) -> Moment:
    """A day and a time, to the second or (an addition of ours to EDTF) to the minute."""
    hour, minute, second, shift = clock
    y, m, d, _, _, number, _ = _plain(found, *day, at, calendar)
    hh, mm, ss = int(hour), int(minute), int(second or 0)
    if hh > 23 or mm > 59 or ss > 59:
        raise mistakes.no_such_time(found, at)
    civil = number * DAY + hh * HOUR + mm * MINUTE + ss
    offset = _offset(found, shift, at) if shift else None
    earliest = civil - (zone(civil) if offset is None else offset)
    if second:
        precision, latest, exact = _SECOND, earliest, ss
    else:
        precision, latest, exact = _MINUTE, earliest + MINUTE - 1, None
    return new_moment(found[0], y, m, d, hh, mm, exact, offset, None, None, precision, (), (), earliest, latest)


def _offset(found: re.Match[str], shift: str, at: int) -> int:
    """Seconds east of UTC of ``Z``, ``±hh`` or ``±hh:mm``."""
    if shift == "Z":
        return 0
    hours, minutes = int(shift[1:3]), int(shift[4:] or 0)
    if hours > 23 or minutes > 59:
        raise mistakes.at(found, "zone", at, f"no zone is `{shift}` from UTC", "a zone is `Z`, `-04` or `+05:30`")
    if shift[0] == "-" and not hours and not minutes:
        raise mistakes.at(found, "zone", at, f"`{shift}` is no zone", "the zone of UTC is `Z`")
    seconds = hours * HOUR + minutes * MINUTE
    return -seconds if shift[0] == "-" else seconds
