"""Dates without words around them: one, a range or a list, shortened as the language's own pattern allows."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import NamedTuple

from generator.language import numbers
from generator.language.locales import Tongue
from generator.language.patterns import Token, Tokens, around


class Point(NamedTuple):
    """A date as far as it is given, in some calendar and zone; years are astronomical.

    ``rounded`` says that the year is a round number in its own era: -3000 is then "3000 BCE" and not "3001 BCE".
    """

    year: int
    month: int | None = None
    day: int | None = None
    hour: int | None = None
    minute: int | None = None
    second: int | None = None
    rounded: bool = False

    @property
    def depth(self) -> int:
        """How much of the day is given: 1 to 3."""
        return 1 if self.month is None else 2 if self.day is None else 3


Member = tuple[Point, ...]  # one point, or the two ends of a range
DAY = "yMd"


class Manner(NamedTuple):
    """How dates are written: in which language, after what was already said, and the month declined or not."""

    tongue: Tongue
    said: tuple[int, ...] = ()  # year, month and day that the reader has before his eyes
    declined: bool = False
    to: str = ""  # "{0} to {1}" between the ends of a range that is one of several
    time: str = "{0}"
    style: str = "or"


def shown(members: Sequence[Member], manner: Manner) -> str:
    """All members, which are of one depth, with what they share said once: "28–30 June 2022", "264 or 263 BCE"."""
    points = [point for member in members for point in member]
    if points[0].hour is not None:
        return _times(members, manner)
    pattern = _pattern(points, manner)
    return _spread(pattern, members, _differing(points), manner)


def alike(points: Iterable[Point]) -> bool:
    """Can they be shown together: are they equally deep, down to the second?"""
    return len({(p.depth, p.hour is None, p.second is None) for p in points}) == 1


def left_to_say(points: Sequence[Point], said: tuple[int, ...]) -> str:
    """The letters of the fields that are to be shown; at least the finest, where no time follows."""
    letters = DAY[: points[0].depth]
    known = 0
    for field, value in enumerate(said[: len(letters)]):
        if any(point[field] != value for point in points):
            break
        known += 1
    if points[0].hour is None:
        known = min(known, len(letters) - 1)
    if known < len(said) == 3:
        known = min(known, 1)  # under the heading of another day, a day has its month
    return letters[known:]


def _pattern(points: Sequence[Point], manner: Manner) -> Tokens:
    letters = left_to_say(points, manner.said)
    far = any(not 100 <= point.year <= 9999 for point in points)
    pattern = manner.tongue.dates[letters, far] if letters else ()
    if manner.declined:
        return tuple(token._replace(letter="M") if token.letter == "L" else token for token in pattern)
    return pattern


def _differing(points: Sequence[Point]) -> str:
    """The letters of all fields from the first on that is not the same in all."""
    first = points[0]
    for field, letter in enumerate(DAY):
        if any(point[field] != first[field] for point in points):
            era = "G" if any((point.year > 0) != (first.year > 0) for point in points) else ""
            return DAY[DAY.index(letter) :] + era
    return ""


def _spread(pattern: Tokens, members: Sequence[Member], differing: str, manner: Manner) -> str:
    """The pattern filled once outside the differing fields, and for every point inside."""
    first = members[0][0]
    if not differing:
        return filled(pattern, first, manner.tongue)
    start, end = around(pattern, differing)
    inside = pattern[start:end]
    single = sum(bool(token.letter) for token in inside) == 1
    told = [[filled(inside, point, manner.tongue) for point in member] for member in members]
    middle = numbers.listed([_range(ends, manner, single=single) for ends in told], manner.tongue, manner.style)
    return filled(pattern[:start], first, manner.tongue) + middle + filled(pattern[end:], first, manner.tongue)


def _range(ends: list[str], manner: Manner, *, single: bool) -> str:
    """A bare dash between single figures or words, one with space around it between groups of them."""
    if len(ends) == 1 or ends[0] == ends[1]:
        return ends[0]
    if manner.to:
        return manner.to.format(*ends)
    bare = single and not any(" " in end for end in ends)
    return (manner.tongue.dash if bare else manner.tongue.long_dash).join(ends)


def filled(pattern: Tokens, point: Point, tongue: Tongue) -> str:
    """The pattern with the fields of one point."""
    return "".join([token.text if not token.letter else _field(token, point, tongue) for token in pattern])


def _field(token: Token, point: Point, tongue: Tongue) -> str:
    letter, width = token.letter, token.width
    if letter == "y":
        return numbers.year(point.year, tongue, rounded=point.rounded)
    if letter == "G":
        return tongue.eras[point.year > 0]
    value = _number(letter, point)
    names = tongue.names.get((letter, min(width, 4)))
    if names:
        return names[value - 1]
    if letter == "d" and value == 1 and tongue.first_day:
        return tongue.first_day
    return f"{value:0{width}}".translate(tongue.digits)


def _number(letter: str, point: Point) -> int:
    """The value of a field; of those that have names, the place of the name from 1 on."""
    month, hour = point.month or 1, point.hour or 0
    match letter:
        case "M" | "L":
            return month
        case "Q":
            return (month + 2) // 3
        case "d" | "m" | "s":
            return {"d": point.day, "m": point.minute, "s": point.second}[letter] or 0
        case "h" | "K":
            return hour % 12 or (12 if letter == "h" else 0)
        case "a" | "b" | "B":
            return 2 if hour % 24 >= 12 else 1
    return hour


def _times(members: Sequence[Member], manner: Manner) -> str:
    """Dates with a time; those of one day name it once."""
    points = [point for member in members for point in member]
    pattern = manner.tongue.clock[points[0].second is not None]
    if _differing(points):
        parts = [_range([_timed(pattern, (point,), manner) for point in m], manner, single=False) for m in members]
        return numbers.listed(parts, manner.tongue, manner.style)
    parts = [_clock(pattern, member, manner) for member in members]
    return _dated(points[0], numbers.listed(parts, manner.tongue, manner.style), manner)


def _timed(pattern: Tokens, member: Member, manner: Manner) -> str:
    return _dated(member[0], _clock(pattern, member, manner), manner)


def _dated(point: Point, time: str, manner: Manner) -> str:
    pattern = _pattern([point], manner)
    time = manner.time.format(time)
    return manner.tongue.glue.format(time, filled(pattern, point, manner.tongue)) if pattern else time


def _clock(pattern: Tokens, member: Member, manner: Manner) -> str:
    """A time, or a range of times within a day: "10:35–11:40"."""
    tongue = manner.tongue
    if len({point[3:6] for point in member}) == 1:
        return filled(pattern, member[0], tongue)
    halves = {(point.hour or 0) >= 12 for point in member}
    start, end = around(pattern, "Hms" if len(halves) == 1 else "Hmsa")
    words = any(token.letter and token.letter in "aBb" for token in pattern[start:end])
    middle = _range([filled(pattern[start:end], point, tongue) for point in member], manner, single=not words)
    return filled(pattern[:start], member[0], tongue) + middle + filled(pattern[end:], member[0], tongue)
