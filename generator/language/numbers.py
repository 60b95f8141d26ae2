"""Numbers, years, lists and stretches of time in a language."""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache

from generator.language.locales import Tongue, tongue
from generator.language.phrases import phrases

SECONDS = {
    "second": 1,
    "minute": 60,
    "hour": 3600,
    "day": 86_400,
    "week": 604_800,
    "month": 2_629_746,
    "year": 31_556_952,
}
# A unit is taken from so many of it on, so that no gap is told more finely than one step in three or so.
ENOUGH = {"year": 1.5, "month": 1.9, "week": 3, "day": 1, "hour": 1, "minute": 1}


def number(n: int, language: str) -> str:
    """A whole number with the digits and the grouping of the language: "12,345"."""
    return grouped(n, tongue(language))


def listing(words: Sequence[str], language: str) -> str:
    """The words as a list in a sentence: "a, b and c"."""
    return listed(words, tongue(language), "standard")


def direction(language: str) -> str:
    """It is "rtl" where the language is written from right to left, else "ltr"."""
    return "rtl" if tongue(language).rtl else "ltr"


def duration(seconds: int, language: str) -> str:
    """A length of time, coarsely: "four years", "3 weeks" where the language has no number words of ours."""
    length = abs(seconds)
    unit = next((unit for unit, enough in ENOUGH.items() if length >= enough * SECONDS[unit]), "second")
    n = max(1, (length + SECONDS[unit] // 2) // SECONDS[unit]) if length else 0
    return counted(1, "year", language) if (n, unit) == (12, "month") else counted(n, unit, language)


@lru_cache(maxsize=1024)
def counted(n: int, unit: str, language: str) -> str:
    """So many of a unit of time; small numbers as words where ``phrases`` has them."""
    there, spelt = tongue(language), phrases(language).numbers
    pattern = there.units.get((unit, there.plural(n))) or there.units.get((unit, "other"), "{0} " + unit)
    return pattern.replace("{0}", spelt[n] if n < len(spelt) else grouped(n, there))


def listed(words: Sequence[str], there: Tongue, style: str) -> str:
    """The words joined by the language's patterns for "standard" (and) or "or"."""
    start, middle, end, two = there.lists[style]
    if len(words) < 2:
        return "".join(words)
    if len(words) == 2:
        return _joined(two, *words)
    text = _joined(end, words[-2], words[-1])
    for word in words[-3:0:-1]:
        text = _joined(middle, word, text)
    return _joined(start, words[0], text)


def _joined(pattern: str, first: str, second: str) -> str:
    head, _, rest = pattern.partition("{0}")
    between, _, tail = rest.partition("{1}")
    return head + first + between + second + tail


def grouped(n: int, there: Tongue) -> str:
    """The digits in groups, as CLDR cuts them (in India 12,34,567)."""
    digits = str(abs(n))
    last, others = there.group_sizes
    if len(digits) >= max(there.group_from, last + 1):
        head, groups = digits[:-last], [digits[-last:]]
        while head:
            head, group = head[:-others], head[-others:]
            groups.insert(0, group)
        digits = there.group.join(groups)
    return ("−" if n < 0 else "") + digits.translate(there.digits)


def year(n: int, there: Tongue, *, rounded: bool = False) -> str:
    """An astronomical year as its era counts it, without the era: -43 is "44", 170000000 rounded is "170 million"."""
    counted_from_one = n if n > 0 else 1 - n
    if rounded:
        return _large(abs(n), there)
    if counted_from_one > 9999:
        return grouped(counted_from_one, there)
    return str(counted_from_one).translate(there.digits) if there.digits else str(counted_from_one)


def _large(n: int, there: Tongue) -> str:
    size = 10 ** (len(str(n)) - 1)
    zeros = there.compact.get(("other", size), "").count("0")
    unit = size // 10 ** (zeros - 1) if zeros else 0
    if n < 1_000_000 or not zeros or n * 10 % unit:
        return grouped(n, there) if n > 9999 else str(n).translate(there.digits)
    whole, tenth = divmod(n * 10 // unit, 10)
    form = there.plural(whole + tenth / 10 if tenth else whole)  # of what is shown: "2 miliony", "13,8 miliarda"
    pattern = there.compact.get((form, size)) or there.compact["other", size]
    told = str(whole) + (there.decimal + str(tenth) if tenth else "")
    return pattern.replace("0" * zeros, told.translate(there.digits), 1)
