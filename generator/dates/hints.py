"""What an author may mean by a date that is spelt in another way: "24/03/2022", "c. 1917", "44 BC", "spring 1968"."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Iterator

from generator.dates.calendar import day_number, weekday, year_month_day
from generator.dates.mistakes import DateError
from generator.dates.moment import moment, utc

_LONGEST = 80  # characters; who writes more does not misspell a date
_DASHES = "[\u2010-\u2015\u2212]"
_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_SEASONS = {"spring": 21, "summer": 22, "autumn": 23, "fall": 23, "winter": 24}


def spellings(text: str) -> Iterator[tuple[str, ...]]:
    """Guesses in EDTF, the likeliest first, each of one spelling or of two that are as likely; not all are dates."""
    if len(text) > _LONGEST:
        return
    plain = _plain(text)
    yield from ((spelling,) for spelling in (plain, plain.upper(), _signs(plain)) if spelling != text)
    said = plain.lower()
    yield from filter(None, (_one(said), _about(said), _beyond(said)))
    yield from _several(said)


def _plain(text: str) -> str:
    """The text in ASCII digits and hyphens, with single spaces and none at the ends."""
    text = unicodedata.normalize("NFKC", text)
    text = "".join(str(unicodedata.decimal(c)) if c.isdecimal() else c for c in text)
    return " ".join(re.sub(_DASHES, "-", text).split())


def _signs(text: str) -> str:
    """With one sign of doubt where there are two, and ``X`` for the older ``u``."""
    return re.sub(r"[?~%]{2,}", "%", re.sub(r"(?<=[\dux-])u", "X", text.lower()).upper())


def _one(said: str) -> tuple[str, ...]:
    """The spellings of one date, without interval or set; none where it is not understood."""
    for pattern, spell in _RULES:
        found = re.fullmatch(pattern, said)
        spelt = tuple(s for s in spell(found) if _is_moment(s)) if found else ()
        if spelt:
            return spelt
    return (said.upper(),) if _is_moment(said.upper()) else ()


def _is_moment(text: str) -> bool:
    try:
        moment(text, 0, utc, "gregorian")
    except DateError:
        return False
    return True


def _about(said: str) -> tuple[str, ...]:
    """``c. 1917`` and its like."""
    found = re.fullmatch(r"(?:circa|ca\.?|c\.?|about|around|approx\.?|approximately|roughly|~) ?(.+)", said)
    if found:
        return tuple(f"{date}~" for date in _one(found[1]))
    found = re.fullmatch(r"(?:maybe|perhaps|possibly|probably|presumably) (.+)", said)
    return tuple(f"{date}?" for date in _one(found[1])) if found else ()


def _beyond(said: str) -> tuple[str, ...]:
    """``before 1871``, ``since 2022``, ``2022-present``: what has but one end."""
    found = re.fullmatch(r"(.+?)(?: ?- ?|/| to | until )(?:now|present|today|ongoing|open|\.\.|\?)?", said)
    if found or (found := re.fullmatch(r"(?:since|from) (.+)", said)):
        return tuple(f"{date}/.." for date in _one(found[1]))
    found = re.fullmatch(r"(?:until|till|up to|to) (.+)", said)
    if found:
        return tuple(f"../{date}" for date in _one(found[1]))
    found = re.fullmatch(r"(before|after|by) (.+)", said)
    if not found:
        return ()
    step = {"before": -1, "after": 1, "by": 0}[found[1]]
    dates = (f"{int(d) + step:04}" if re.fullmatch(r"\d{4}", d) else d for d in _one(found[2]))
    return tuple(f"[{date}..]" if step > 0 else f"[..{date}]" for date in dates)


def _several(said: str) -> Iterator[tuple[str, ...]]:
    """Two dates or more: one of them, or all, or the time between is meant."""
    if short := re.fullmatch(r"(\d\d)(\d\d) ?[-/] ?(\d\d)", said):
        yield (f"{short[1]}{short[2]}/{short[1]}{short[3]}",)
    if week := re.fullmatch(r"(\d{4})-?w(\d\d)", said):
        yield (f"{_of_week(int(week[1]), int(week[2]), 1)}/{_of_week(int(week[1]), int(week[2]), 7)}",)
    if between := re.fullmatch("between (.+) and (.+)", said):
        yield tuple(f"[{a}..{b}]" for a in _one(between[1])[:1] for b in _one(between[2])[:1])
    for before, joint, opening, comma, closing in _JOINTS:
        dates = [_one(piece) for piece in re.split(joint, re.sub(f"^{before} ", "", said))]
        if len(dates) > 1 and all(dates):
            yield (opening + comma.join(date[0] for date in dates) + closing,)


# What stands before the dates and between them -> how a range or a set of them is spelt.
_JOINTS = (
    ("from", r" - | to | till | until |(?<=\d{4})-(?=\d{4})| ?/ ?", "", "/", ""),
    ("either", r",? or |, ?", "[", ",", "]"),
    ("both", r",? and |, ?", "{", ",", "}"),
)
Rule = tuple[str, Callable[[re.Match[str]], tuple[str, ...]]]
_MONTH = rf"({'|'.join(_MONTHS)})[a-z]*\.?"
_SEASON = rf"({'|'.join(_SEASONS)})"
_NTH = r"(\d{1,2})(?:st|nd|rd|th)?"


def _day(year: str, month: str | int, day: str | int) -> str:
    return f"{year}-{int(month):02}-{int(day):02}"


def _named(year: str, month: str, day: str = "") -> tuple[str, ...]:
    number = _MONTHS.index(month) + 1
    return (_day(year, number, day) if day else f"{year}-{number:02}",)


def _either(year: str, first: str, second: str) -> tuple[str, ...]:
    """Day and month in one order or the other."""
    return tuple(dict.fromkeys((_day(year, second, first), _day(year, first, second))))


def _year(year: int) -> tuple[str, ...]:
    sign = "-" if year < 0 else ""
    return (f"Y{year}" if abs(year) > 9999 else f"{sign}{abs(year):04}",)


def _hundred(digits: str) -> tuple[str, ...]:
    return (f"{digits[:2]}XX", f"{digits}X") if digits[2] == "0" else (f"{digits}X",)


def _of_week(year: int, week: int, day: int) -> str:
    """A day of a week as ISO 8601-1 counts them: week 1 is the one with 4 January."""
    fourth = day_number(year, 1, 4)
    number = fourth - weekday(fourth) + 7 * (week - 1) + day - 1
    y, month, dom = year_month_day(number)
    return _day(f"{y:04}", month, dom)


def _of_year(year: str, day: int) -> tuple[str, ...]:
    y, month, dom = year_month_day(day_number(int(year)) + day - 1)
    return (_day(year, month, dom),) if y == int(year) else ()


def _timed(found: re.Match[str]) -> tuple[str, ...]:
    date, hour, minute, second, half, zone = found.groups(default="")
    if half:
        hour = f"{int(hour) % 12 + (12 if half == 'p' else 0)}"
    if zone[:1] in ("+", "-"):
        digits = zone[1:].replace(":", "")
        zone = zone[0] + digits[:2] + (f":{digits[2:]}" if digits[2:] else "")
    elif zone:
        zone = "Z"
    seconds = f":{second}" if second else ""
    return tuple(f"{day}T{int(hour):02}:{minute}{seconds}{zone}" for day in _one(date))


_TIME = (
    r"(.{8,20}?)(?: at |, | ?t ?| )(\d{1,2})[:.h]?(\d\d)(?:[:.](\d\d)(?:[.,]\d+)?)?"
    r" ?(?:([ap])\.?m\.?)? ?(z|utc|gmt|[+-]\d\d(?::?\d\d)?)?"
)
_RULES: tuple[Rule, ...] = (
    (r"(\d{4})[/. -](\d{1,2})[/. -](\d{1,2})", lambda m: (_day(m[1], m[2], m[3]),)),
    (r"(\d{1,2})[/. -](\d{1,2})[/. -](\d{4})", lambda m: _either(m[3], m[1], m[2])),
    (r"(\d{4})[/. -](\d{1,2})", lambda m: (f"{m[1]}-{int(m[2]):02}",)),
    (r"(\d{1,2})[/. -](\d{4})", lambda m: (f"{m[2]}-{int(m[1]):02}",)),
    (r"(\d{4})(\d\d)(\d\d)", lambda m: (_day(m[1], m[2], m[3]),)),
    (r"(\d{4})(\d\d)", lambda m: (f"{m[1]}-{m[2]}",)),
    (rf"{_NTH}[ -](?:of )?{_MONTH},?[ -](\d{{4}})", lambda m: _named(m[3], m[2], m[1])),
    (rf"{_MONTH} {_NTH},? (\d{{4}})", lambda m: _named(m[3], m[1], m[2])),
    (rf"{_MONTH},? (?:of )?(\d{{4}})", lambda m: _named(m[2], m[1])),
    (rf"(\d{{4}}),?[ -]{_MONTH}(?:[ -]{_NTH})?", lambda m: _named(m[1], m[2], m[3] or "")),
    (r"(?:ad |a\.d\. ?)?(\d{1,4})(?: ?(?:ad|ce|a\.d\.|c\.e\.))?", lambda m: _year(int(m[1]))),
    (r"(\d{1,12}) ?(?:bce?|b\. ?c\.(?: ?e\.)?)", lambda m: _year(1 - int(m[1]))),
    (r"[+y]?(-?\d{0,11}[1-9]\d{0,11})", lambda m: _year(int(m[1]))),
    (r"(?:the )?(\d{3})0'?s", lambda m: _hundred(m[1])),
    (r"(?:the )?(\d{1,2})(?:st|nd|rd|th)[ -](?:c\.|cent\.|century)", lambda m: (f"{int(m[1]) - 1:02}XX",)),
    (rf"(?:the )?{_SEASON}(?: of)?,? (\d{{4}})", lambda m: (f"{m[2]}-{_SEASONS[m[1]]}",)),
    (rf"(\d{{4}})[ -]{_SEASON}", lambda m: (f"{m[1]}-{_SEASONS[m[2]]}",)),
    (r"q([1-4])[ /-]?(\d{4})", lambda m: (f"{m[2]}-{32 + int(m[1])}",)),
    (r"(\d{4})[ /-]?q([1-4])", lambda m: (f"{m[1]}-{32 + int(m[2])}",)),
    (r"(\d{4})-?w(\d\d)-?([1-7])", lambda m: (_of_week(int(m[1]), int(m[2]), int(m[3])),)),
    (r"(\d{4})-(\d{3})", lambda m: _of_year(m[1], int(m[2]))),
    (_TIME, _timed),
)
