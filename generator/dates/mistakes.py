"""What is said of a date that is none: where it goes wrong, and what would do."""

from __future__ import annotations

import re

from generator.dates.bounds import GROUPINGS
from generator.dates.calendar import month_length
from generator.dates.grammar import MOMENT
from generator.dates.value import Calendar

_MONTHS = (
    *("January", "February", "March", "April", "May", "June"),
    *("July", "August", "September", "October", "November", "December"),
)


class DateError(ValueError):
    """A text is no date.

    ``message`` says why, ``column`` (from 1) and ``width`` (characters) where, ``hint`` what would do, or "".
    """

    def __init__(self, message: str, column: int = 1, width: int = 1, hint: str = "") -> None:
        super().__init__(message)
        self.message = message
        self.column = column
        self.width = width
        self.hint = hint


def at(found: re.Match[str], group: str, offset: int, message: str, hint: str = "") -> DateError:
    """A mistake in one part of a moment that is rightly spelt; ``offset`` is where the moment begins, from 0."""
    start, end = found.span(group)
    return DateError(message, offset + start + 1, end - start, hint)


def no_such_month(found: re.Match[str], offset: int) -> DateError:
    """The month is neither that nor a part of the year."""
    month, day = found["month"], found["day"]
    message = f"a month runs from 01 to 12, not {month}"
    if month.isdigit() and min(GROUPINGS) <= int(month) <= 99 and not day:
        message += ", and the parts of a year from 21 to 41"
    turned = day and "01" <= day <= "12" and "13" <= month <= "31"
    return at(
        found, "month", offset, message, f"write `{found['year']}-{day}-{month}`" if turned else "as in `2024-12-31`"
    )


def no_such_day(found: re.Match[str], offset: int, year: int, month: int, day: int, calendar: Calendar) -> DateError:
    """The month has no such day."""
    last = month_length(year, month, calendar)
    message = f"in {found['year']} {_MONTHS[month - 1]} has {last} days, not {day}"
    if not day:
        return at(found, "day", offset, "a month begins with day 01, not 00")
    if calendar == "gregorian" and day <= month_length(year, month, "julian"):
        return at(found, "day", offset, message, "only the Julian calendar has that day: `calendar: julian`")
    return at(found, "day", offset, message, f"the last is `{found['year']}-{found['month']}-{last}`")


def no_such_time(found: re.Match[str], offset: int) -> DateError:
    """The hour, the minute or the second does not exist."""
    if found["hour"] > "23":
        hint = "midnight is `00:00` of the day that begins" if found["hour"] == "24" else ""
        return at(found, "hour", offset, f"an hour runs from 00 to 23, not {found['hour']}", hint)
    part = "minute" if found["minute"] > "59" else "second"
    return at(found, part, offset, f"a {part} runs from 00 to 59, not {found[part]}", "")


# What is expected behind the last part that could be read: (sign that follows, message, hint).
_AFTER_YEAR = ("-", "after the hyphen comes a month in two digits", "as in `2022-03`")
_AFTER_MONTH = ("-", "after the hyphen comes a day in two digits", "as in `2022-03-23`")
_AFTER_DAY = ("T", "after the `T` comes a time, hours and minutes in two digits each", "as in `2022-03-23T10:35`")
_AFTER_TIME = ("+-Z", "a zone is `Z`, `-04` or `+05:30`", "as in `2022-03-23T10:35-04:00`")


def misspelt(text: str, offset: int) -> DateError:
    """Where the spelling of a moment goes wrong: behind the longest piece of it that is a moment."""
    if not text:
        return DateError("a date is missing here", offset + 1)
    found = MOMENT.match(text)
    if not found:
        return _no_year(text, offset)
    rest, column = text[found.end() :], offset + found.end() + 1
    if rest[0] in "?~%":
        return _too_doubtful(found, rest, column)
    sign, message, hint = _expected(found)
    if rest[0] in sign:
        return DateError(message, column + 1, _run(rest[1:]), hint)
    if rest[0] in "0123456789":
        return DateError(_too_many(found), column, _run(rest), hint)
    return DateError(f"{_name(rest[0])} does not belong here", column)


def _too_doubtful(found: re.Match[str], rest: str, column: int) -> DateError:
    if found["hour"]:
        return DateError("a time takes no sign of doubt", column, 1, f"write `{found[0][:10]}{rest[0]}`")
    return DateError("one sign is enough in one place", column, 1, "`%` says both `?` and `~`")


def _no_year(text: str, offset: int) -> DateError:
    return DateError("a date begins with its year, in four digits", offset + 1, _run(text), "as in `2022-03-23`")


def _expected(found: re.Match[str]) -> tuple[str, str, str]:
    if found["hour"]:
        return _AFTER_TIME
    return _AFTER_DAY if found["day"] else _AFTER_MONTH if found["month"] else _AFTER_YEAR


def _too_many(found: re.Match[str]) -> str:
    if found["hour"]:
        return "hours, minutes and seconds have two digits each"
    part = "day" if found["day"] else "month" if found["month"] else ""
    return f"a {part} has two digits" if part else "a year has four digits, a longer one begins with `Y`"


def _run(text: str) -> int:
    """How many of the first characters belong together, for the caret."""
    return max(1, len(re.match(r"[0-9A-Za-z]{0,20}", text)[0]))  # type: ignore[index]


def _name(sign: str) -> str:
    if sign == " ":
        return "a space"
    return f"`{sign}`" if sign.isprintable() else f"the character U+{ord(sign):04X}"
