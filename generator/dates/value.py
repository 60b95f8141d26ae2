"""A date as it was written, taken apart, and what follows from it.

Instants are whole seconds since 1970-01-01T00:00:00Z in the proleptic Gregorian calendar, negative before it; years are
astronomical (0 is 1 BCE). ``latest`` is the last second that can be meant: a day is 86 400 seconds, both ends counted.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, fields, make_dataclass
from enum import IntEnum
from typing import Literal, ParamSpec, TypeVar, cast

Form = Literal["moment", "interval", "one", "all"]
End = Literal["", "open", "unknown"]
Calendar = Literal["gregorian", "julian"]
Zone = Callable[[int], int]  # a civil second, as if it were UTC -> the seconds east of UTC that hold there then


class Precision(IntEnum):
    """How finely a moment is given, from coarse to fine."""

    AGES = 0  # coarser than a century: 1XXX, Y17E7, significant digits that leave more than 100 years
    CENTURY = 1  # 18XX
    DECADE = 2  # 196X
    YEAR = 3  # also XXXX-12-XX and its like: what is not known counts as not given
    SEASON = 4  # 2001-21 to 2001-41: seasons, quarters, quadrimesters, semesters
    MONTH = 5
    DAY = 6
    MINUTE = 7
    SECOND = 8


@dataclass(frozen=True, slots=True)
class Moment:
    """One date of level 0, 1 or 2, without its interval or set.

    ``year`` to ``second`` are the digits as written in the author's calendar and zone; what is not given, or holds an
    ``X``, is None (``year`` then is the first year that can be meant). ``digits`` is the date as written without its
    qualifiers, with every ``X`` in place ("156X-12-25"). ``uncertain`` and ``approximate`` name the parts so qualified,
    out of "year", "month" and "day"; a qualifier of the whole names every part that is given.
    ``offset`` is seconds east of UTC where the author wrote a zone, else None.
    """

    digits: str
    year: int
    month: int | None
    day: int | None
    hour: int | None
    minute: int | None
    second: int | None
    offset: int | None
    season: int | None
    significant: int | None
    precision: Precision
    uncertain: tuple[str, ...]
    approximate: tuple[str, ...]
    earliest: int
    latest: int

    @property
    def parts(self) -> tuple[str, ...]:
        """Which of "year", "month" and "day" are written, be it with an ``X``; a season stands in the month's place."""
        return ("year", "month", "day")[: self.digits[1:].partition("T")[0].count("-") + 1]


@dataclass(frozen=True, slots=True)
class Stretch:
    """From one moment to another; a single moment has the same value at both ends.

    An end that is None is ``open`` (``..``: it goes on, or begins before all record) or ``unknown`` (nothing written).
    """

    start: Moment | None
    end: Moment | None
    start_end: End = ""
    end_end: End = ""


@dataclass(frozen=True, slots=True)
class Date:
    """An EDTF date (ISO 8601-2:2019) as an author wrote it.

    ``form`` is "moment" and "interval" (one stretch), "one" (``[…]``: one of its stretches) or "all" (``{…}``).
    ``earliest`` and ``latest`` bound the whole as instants; None where that side is open or unknown.
    ``first`` is the instant it sorts by: the earliest, or the latest where the start is open or unknown.
    ``precision`` is that of the start (of the end where there is no start).
    """

    text: str
    form: Form
    stretches: tuple[Stretch, ...]
    calendar: Calendar
    earliest: int | None
    latest: int | None
    first: int
    precision: Precision

    @property
    def moment(self) -> Moment | None:
        """The one moment this date is, if it is one."""
        return self.stretches[0].start if self.form == "moment" else None

    @property
    def moments(self) -> tuple[Moment, ...]:
        """Every moment that is named, in the order written; a single one once."""
        if only := self.moment:
            return (only,)
        ends = [m for s in self.stretches for m in ((s.start,) if s.start is s.end else (s.start, s.end))]
        return tuple(m for m in ends if m)

    @property
    def uncertain(self) -> bool:
        """Is any part of it marked ``?`` or ``%``?"""
        return any(m.uncertain for m in self.moments)

    @property
    def approximate(self) -> bool:
        """Is any part of it marked ``~`` or ``%``, or given to so many significant digits?"""
        return any(m.approximate or m.significant for m in self.moments)


def likeness(date: Date) -> tuple[object, ...]:
    """All of a date that its words follow from, quicker to compare than the date.

    A time is as many seconds east of UTC as the author says, or as the instant betrays, and each of several its own.
    """
    times = tuple([(m.earliest, m.offset) for m in date.moments]) if "T" in date.text else ()
    return date.text, date.calendar, date.first, times


_P = ParamSpec("_P")
_T = TypeVar("_T")


def constructor(frozen: Callable[_P, _T]) -> Callable[_P, _T]:
    """What builds values of a frozen, slotted dataclass five times as fast as calling it; every field must be given.

    A frozen class sets each field through ``object.__setattr__``, which would be half the time of reading a date. So
    the value is filled in as an open twin with the same slots, and then becomes what it is.
    """
    cls = cast("type", frozen)
    names = [field.name for field in fields(cls)]
    twin = make_dataclass(cls.__name__, names, slots=True, repr=False, eq=False)

    def build(*values: _P.args, **_: _P.kwargs) -> _T:
        made = twin(*values)
        made.__class__ = cls
        return cast("_T", made)

    return build
