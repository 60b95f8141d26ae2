"""Dates without words around them: one, a range or a list, shortened as the language's own pattern allows."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import NamedTuple

from generator.language import numbers
from generator.language.fields import Pattern, Point, parted, pattern
from generator.language.locales import Tongue

Member = tuple[Point, ...]  # one point, or the two ends of a range
DAY = "yMd"


class Manner(NamedTuple):
    """How dates are written: in which language, after what was already said, and the month declined or not."""

    tongue: Tongue
    said: tuple[int, ...] = ()  # year, month and day that the reader has before his eyes
    time: str = "{0}"
    declined: bool = False
    to: str = ""  # "{0} to {1}" between the ends of a range that is one of several
    style: str = "or"


def told(point: Point, manner: Manner) -> str:
    """One date, as far as it was not said before."""
    letters = _left_to_say(point, _known(point, manner.said), manner)
    far = not 100 <= point.year <= 9999
    return pattern(manner.tongue, letters, far=far, declined=manner.declined, time=manner.time).of(point)


def shown(members: Sequence[Member], manner: Manner) -> str:
    """All members, which are of one depth, with what they share said once: "28–30 June 2022", "264 or 263 BCE"."""
    points = [point for member in members for point in member]
    first = points[0]
    differing = _differing(points)
    if not differing:
        return told(first, manner)
    if first.hour is not None and differing[0] in DAY:  # each has a day and a time of its own
        whole = [[told(point, manner) for point in member] for member in members]
        return _listed(whole, manner, single=False)
    return _spread(_pattern(points, manner), members, differing, manner)


def alike(points: Iterable[Point]) -> bool:
    """Can they be shown together: are they equally deep, down to the second?"""
    return len({(p.depth, p.hour is None, p.second is None) for p in points}) == 1


def _known(point: Point, said: tuple[int, ...]) -> int:
    """How many of its fields, from the year on, were said."""
    known = 0
    for field, value in enumerate(said):
        if point[field] != value:
            break
        known += 1
    return known


def _left_to_say(point: Point, known: int, manner: Manner) -> str:
    """The letters of the fields that are to be shown; at least the finest, where no time follows."""
    clock = "" if point.hour is None else "Hm" if point.second is None else "Hms"
    depth = point.depth
    if not clock and known >= depth:
        known = depth - 1
    if known < len(manner.said) == 3:
        known = min(known, 1)  # under the heading of another day, a day has its month
    return DAY[known:depth] + clock


def _pattern(points: Sequence[Point], manner: Manner) -> Pattern:
    """The pattern that shows what is left to say of all of them."""
    letters = _left_to_say(points[0], min(_known(point, manner.said) for point in points), manner)
    far = any(not 100 <= point.year <= 9999 for point in points)
    return pattern(manner.tongue, letters, far=far, declined=manner.declined, time=manner.time)


def _differing(points: Sequence[Point]) -> str:
    """The letters of all fields from the first on that is not the same in all; "" where they are all the same."""
    first = points[0]
    for field, letter in enumerate(DAY):
        if any(point[field] != first[field] for point in points):
            era = "G" if any((point.year > 0) != (first.year > 0) for point in points) else ""
            return DAY[DAY.index(letter) :] + era
    if all(point[3:6] == first[3:6] for point in points):
        return ""
    halves = {(point.hour or 0) >= 12 for point in points}
    return "Hms" if len(halves) == 1 else "Hmsa"


def _spread(whole: Pattern, members: Sequence[Member], differing: str, manner: Manner) -> str:
    """The pattern filled once outside the differing fields, and for every point inside."""
    first = members[0][0]
    before, inside, behind = parted(whole, differing)
    ends = [[inside.of(point) for point in member] for member in members]
    middle = _listed(ends, manner, single=_is_single(inside))
    return before.of(first) + middle + behind.of(first)


def _is_single(inside: Pattern) -> bool:
    """Is it one figure or word, or a time without words?"""
    letters = [token.letter for token in inside.tokens if token.letter]
    return len(letters) == 1 or not set(letters) - set("HhKkms")


def _listed(members: Sequence[Sequence[str]], manner: Manner, *, single: bool) -> str:
    ranges = [_range(ends, manner, single=single) for ends in members]
    return numbers.listed(ranges, manner.tongue, manner.style)


def _range(ends: Sequence[str], manner: Manner, *, single: bool) -> str:
    """A bare dash between single figures or words, one with space around it between groups of them."""
    if len(ends) == 1 or ends[0] == ends[1]:
        return ends[0]
    if manner.to:
        return manner.to.format(*ends)
    bare = single and not any(" " in end for end in ends)
    return (manner.tongue.dash if bare else manner.tongue.long_dash).join(ends)
