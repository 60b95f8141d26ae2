"""Agreement with the edtf package on the first and the last day, over dates made from a seed.

It speaks of days, we of seconds, so days are compared. Where the two differ, a rule below says which of us means what;
a difference that no rule explains fails, and so does a rule that explains nothing any more.
"""

from __future__ import annotations

import random
from collections import Counter
from collections.abc import Callable
from time import struct_time

import pytest
from edtf import EDTFParseException, parse_edtf

from generator.dates import Date, Precision, parse
from generator.dates.calendar import civil

Day = tuple[int, int, int]
Bounds = tuple[Day | None, Day | None]


@pytest.mark.parametrize("many", [75, pytest.param(1000, marks=pytest.mark.long)])
def test_the_edtf_package_agrees_or_differs_by_a_known_rule(many: int) -> None:
    dice = random.Random(20220323)
    makers = [maker for maker, weight in MAKERS for _ in range(weight)]
    seen: Counter[str] = Counter()
    for place in range(many):
        text = makers[place % len(makers)](dice)
        date, theirs = parse(text), their_bounds(text)
        ours = our_bounds(date)
        seen["agrees" if ours == theirs else explained(text, date, ours, theirs)] += 1
    assert seen["agrees"] > many * 0.7
    if many == 1000:
        assert set(seen) == {"agrees", *(name for name, _ in RULES)}


def our_bounds(date: Date) -> Bounds:
    """The local days: a time is compared by the day on which it was written."""
    if date.precision >= Precision.MINUTE:
        moment = date.moments[0]
        day = (moment.year, moment.month or 0, moment.day or 0)
        return day, day
    first, last = date.earliest, date.latest
    return None if first is None else civil(first)[:3], None if last is None else civil(last)[:3]


def their_bounds(text: str) -> Bounds | None:
    """None where the package cannot read the date."""
    try:
        found = parse_edtf(text)
    except EDTFParseException:
        return None
    return their_day(found.lower_strict), their_day(found.upper_strict)


def their_day(bound: Callable[[], float | struct_time]) -> Day | None:
    """None where the package has no bound: it answers with infinity there."""
    found = bound()
    return None if isinstance(found, float) else (found[0], found[1], found[2])


def explained(text: str, date: Date, ours: Bounds, theirs: Bounds | None) -> str:
    for name, holds in RULES:
        if holds(date, ours, theirs):
            return name
    pytest.fail(f"{text}: {ours} here, {theirs} in the edtf package, and no rule says why")


def winter_ends_with_the_year_there(date: Date, ours: Bounds, theirs: Bounds | None) -> bool:
    """A winter (24, 28; 30 in the south) runs to the end of February here; there it stops on 31 December."""
    end = date.moments[-1]
    if theirs is None or end.season not in (24, 28, 30) or theirs[1] != (end.year, 12, 31):
        return False
    return ours[0] == theirs[0] and ours[1] is not None and ours[1][:2] == (end.year + 1, 2)


def significant_digits_move_no_strict_bound_there(date: Date, ours: Bounds, theirs: Bounds | None) -> bool:
    """1950S2 is 1900 to 1999, as the specification says; there it is so only of the "fuzzy" bounds."""
    moment = date.moment
    if moment is None or not moment.significant or ours[0] is None or ours[1] is None:
        return False
    first, last = (moment.year, 1, 1), (moment.year, 12, 31)
    return theirs == (first, last) and ours[0] <= first and last <= ours[1]


def an_unknown_end_is_ten_years_off_there(date: Date, ours: Bounds, theirs: Bounds | None) -> bool:
    """What is unknown has no bound here; there an unknown end is put ten years from the one that is known."""
    stretch = date.stretches[0]
    if theirs is None or theirs[0] is None or theirs[1] is None:
        return False
    if stretch.end_end == "unknown":
        return ours == (theirs[0], None) and theirs[1] == (theirs[0][0] + 10, *theirs[0][1:])
    return stretch.start_end == "unknown" and ours == (None, theirs[1]) and theirs[0][0] == theirs[1][0] - 10


def an_interval_with_an_x_and_a_sign_of_doubt_is_not_read_there(date: Date, _: Bounds, theirs: Bounds | None) -> bool:
    """``1984-11-XX/2004?`` is an interval of level 2; the package reads the X or the sign, not both in one interval."""
    start, end = date.stretches[0].start, date.stretches[0].end
    if theirs is not None or date.form != "interval" or start is None or end is None:
        return False
    return "X" in start.digits and end.uncertain == ("year",)


Rule = Callable[[Date, Bounds, Bounds | None], bool]
RULES: tuple[tuple[str, Rule], ...] = (
    ("winter", winter_ends_with_the_year_there),
    ("significant digits", significant_digits_move_no_strict_bound_there),
    ("unknown end", an_unknown_end_is_ten_years_off_there),
    ("not read", an_interval_with_an_x_and_a_sign_of_doubt_is_not_read_there),
)


def year(dice: random.Random) -> str:
    number = dice.choice((dice.randint(1, 9999), dice.randint(1500, 2100), -dice.randint(1, 9999), 0))
    return f"{'-' * (number < 0)}{abs(number):04}"


def month(dice: random.Random) -> str:
    return f"{year(dice)}-{dice.randint(1, 12):02}"


def day(dice: random.Random) -> str:
    return f"{month(dice)}-{dice.randint(1, 28):02}"


def any_day(dice: random.Random) -> str:
    return dice.choice((year, month, day))(dice)


def doubtful(dice: random.Random) -> str:
    return any_day(dice) + dice.choice("?~%")


def doubtful_in_part(dice: random.Random) -> str:
    y, m, d = f"{dice.randint(1, 9999):04}", f"{dice.randint(1, 12):02}", f"{dice.randint(1, 28):02}"
    sign = dice.choice("?~%")
    return dice.choice((f"{y}{sign}-{m}-{d}", f"{y}-{sign}{m}-{d}", f"{y}-{m}{sign}-{d}", f"{y}-{m}-{sign}{d}"))


def unknown_digits(dice: random.Random) -> str:
    y, m = f"{dice.randint(1000, 9999)}", f"{dice.randint(1, 12):02}"
    whole = (f"{y[:3]}X", f"{y[:2]}XX", f"{y[0]}XXX", f"{y}-XX", f"{y}-{m}-XX", f"{y}-XX-XX")
    return dice.choice((*whole, f"{y[:3]}X-{m}", f"{y[:2]}XX-{m}-25", f"XXXX-{m}-XX", f"{y[0]}XXX-XX", f"-{y[:3]}X"))


def season(dice: random.Random) -> str:
    return f"{dice.randint(1, 9999):04}-{dice.randint(21, 41)}"


def interval(dice: random.Random) -> str:
    start, end = sorted(dice.sample(range(1, 9999), 2))
    first = dice.choice(("", "-03", "-03-05", "~", "-11-XX"))
    return f"{start:04}{first}/{end:04}{dice.choice(('', '-03', '-12-31', '?'))}"


def half_open(dice: random.Random) -> str:
    some = dice.choice((year, month, day))(dice)
    return dice.choice((f"{some}/..", f"../{some}"))


def half_unknown(dice: random.Random) -> str:
    some = f"{dice.randint(1000, 2000)}-{dice.randint(1, 12):02}-{dice.randint(1, 28):02}"
    return dice.choice((f"{some}/", f"/{some}"))


def one_or_all(dice: random.Random) -> str:
    a, b, c = sorted(dice.sample(range(1000, 9999), 3))
    inner = dice.choice((f"{a},{b},{c}", f"{a},{b}..{c}", f"{a}-05,{c}", f"..{c}", f"{a}.."))
    return f"[{inner}]" if dice.random() < 0.5 else f"{{{inner}}}"


def long_year(dice: random.Random) -> str:
    return f"Y{dice.choice(('', '-'))}{dice.randint(10000, 10**9)}"


def power(dice: random.Random) -> str:
    return f"Y{dice.choice(('', '-'))}{dice.randint(1, 99)}E{dice.randint(4, 8)}"


def significant(dice: random.Random) -> str:
    return dice.choice((f"{dice.randint(1000, 9999)}S{dice.randint(1, 3)}", f"Y{dice.randint(10**5, 10**8)}S2"))


def time_of_day(dice: random.Random) -> str:
    clock = f"{dice.randint(0, 23):02}:{dice.randint(0, 59):02}:{dice.randint(0, 59):02}"
    date = f"{dice.randint(1000, 9999)}-{dice.randint(1, 12):02}-{dice.randint(1, 28):02}"
    return f"{date}T{clock}{dice.choice(('', 'Z', '+04:30'))}"


MAKERS: tuple[tuple[Callable[[random.Random], str], int], ...] = (
    *((year, 2), (month, 3), (day, 5), (doubtful, 4), (doubtful_in_part, 3), (unknown_digits, 5), (season, 4)),
    *((interval, 5), (half_open, 2), (half_unknown, 1), (one_or_all, 4), (long_year, 1), (power, 1)),
    *((significant, 2), (time_of_day, 2)),
)
