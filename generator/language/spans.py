"""Which years, months or days a date of unspecified digits can mean, said in words."""

from __future__ import annotations

from generator.dates import Moment
from generator.dates.calendar import month_length
from generator.language.fields import Point
from generator.language.phrases import Phrases
from generator.language.points import Manner, Member, shown, told


def unspecified(moment: Moment, manner: Manner, phrases: Phrases) -> str:
    """A moment with an ``X`` in it: "the 1880s", "some day in December 1560", "25 December of an unknown year"."""
    year, *rest = _parts(moment.digits)
    if "X" not in year:
        return _within_year(moment, rest, manner, phrases)
    if not rest:
        return _of_years(year, manner, phrases)
    years = years_of(year, manner, phrases)
    if rest[0] == "XX" and rest[-1] == "XX":
        pattern = phrases.some_month if len(rest) == 1 else phrases.some_day
        return pattern.format(years or phrases.any_year)
    lead = _without_year(rest, manner, phrases)
    if not lead or years == year:
        return moment.digits
    return phrases.in_some_year.format(lead, years) if years else phrases.of_any_year.format(lead)


def of_years(first: int, last: int, manner: Manner, phrases: Phrases) -> str:
    """A run of years by its name where it has one: "the 1880s", "the 1800s" for a century, else "1000–1999"."""
    name = _name(first, last - first + 1, phrases, declined=manner.declined)
    if name:
        return name.format(_bare(first, manner), _bare(last, manner))
    return shown([(Point(first), Point(last))], manner)


def _name(first: int, length: int, phrases: Phrases, *, declined: bool) -> str:
    """The phrase for a decade or a century; the 1800s are the century, so 1800 to 1809 has none."""
    if length == 10 and 100 <= first < 10_000 and first % 100:
        return (phrases.decade_after if declined else "") or phrases.decade
    if length == 100 and 100 <= first < 10_000:
        return (phrases.century_after if declined else "") or phrases.century
    return ""


def bounds(year: str) -> tuple[int, int]:
    """The first and the last year that the digits can mean: "188X" gives 1880 and 1889, "-004X" gives -49 and -40."""
    ends = int(year.replace("X", "0")), int(year.replace("X", "9"))
    return min(ends), max(ends)


def _parts(digits: str) -> list[str]:
    sign = "-" if digits.startswith("-") else ""
    year, *rest = digits.removeprefix("-").split("-")
    return [sign + year, *rest]


def _bare(year: int, manner: Manner) -> str:
    return str(year).translate(manner.tongue.digits)


def _of_years(year: str, manner: Manner, phrases: Phrases) -> str:
    years = years_of(year, manner, phrases)
    first, last = bounds(year)
    named = years == year or (years and years != shown([(Point(first), Point(last))], manner))
    return years if named else phrases.some_year.format(years) if years else phrases.any_year


def years_of(year: str, manner: Manner, phrases: Phrases) -> str:
    """The years in words, "" where they are any; the digits themselves where they are no run of years ("1X50")."""
    if not year.strip("-X"):
        return ""
    if not year.endswith("X") or "X" in year.rstrip("X"):
        return year
    return of_years(*bounds(year), manner, phrases)


def _within_year(moment: Moment, rest: list[str], manner: Manner, phrases: Phrases) -> str:
    """The year is known: the month, the day or both are not."""
    year, month = moment.year, rest[0]
    if len(rest) == 2 and "X" not in month:
        days = _pair(rest[1], moment.month or 1, Point(year, moment.month))
        return phrases.some_day.format(shown([days], manner)) if days else moment.digits
    months = _pair(month, 0, Point(year))
    if not months:
        return moment.digits
    if len(rest) == 1 or rest[1] == "XX":
        return (phrases.some_month if len(rest) == 1 else phrases.some_day).format(shown([months], manner))
    if "X" in rest[1] or not phrases.day_of_some_month:
        return moment.digits
    return phrases.day_of_some_month.format(int(rest[1]), shown([months], manner))


def _pair(digits: str, month: int, whole: Point) -> Member:
    """The months of the year (month 0) or the days of the month, as far as these two digits can mean them."""
    if digits == "XX":
        return (whole,)
    if digits[0] == "X":
        return ()  # X1: 1, 11, 21 are no run
    top = 31 if month else 12
    first, last = max(1, int(digits[0]) * 10), min(top, int(digits[0]) * 10 + 9)
    if month:
        last = min(last, month_length(whole.year, month))
        return tuple(whole._replace(day=day) for day in dict.fromkeys((first, last)))
    return tuple(whole._replace(month=n) for n in dict.fromkeys((first, last)))


def _without_year(rest: list[str], manner: Manner, phrases: Phrases) -> str:
    """Such as "25 December" and "some day in December"; "" for what cannot be said so."""
    if "X" in rest[0] or (len(rest) == 2 and "X" in rest[1] and rest[1] != "XX"):
        return ""
    known = rest if rest[-1] != "XX" else rest[:1]
    point = Point(2000, int(known[0]), int(known[1]) if len(known) == 2 else None)
    text = told(point, manner._replace(said=(2000,)))
    return phrases.some_day.format(text) if len(known) < len(rest) else text
