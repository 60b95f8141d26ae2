"""Seasons, quarters, thirds and halves of a year in words (ISO 8601-2:2019, 4.8: numbers 21 to 41)."""

from __future__ import annotations

from generator.dates import Moment
from generator.dates.bounds import GROUPINGS
from generator.language import numbers
from generator.language.fields import Point, pattern
from generator.language.phrases import Phrases
from generator.language.points import Manner, shown, told


def season(moment: Moment, manner: Manner, phrases: Phrases) -> str:
    """Such as "spring 1968", "winter 1968–69", "1st quarter 2001"; the months where we have no word."""
    number = moment.season or 21
    if "X" in moment.digits:
        return moment.digits
    if number < 33 and phrases.seasons[0]:
        return _of_the_sun(moment, number, manner, phrases)
    if 33 <= number <= 36:
        return _quarter(moment, number - 33, manner)
    part = (*phrases.thirds, *phrases.halves)[number - 37] if number > 36 else ""
    if part:
        return part.format(told(Point(moment.year), manner._replace(said=())))
    return _months(moment.year, number, manner)


def _of_the_sun(moment: Moment, number: int, manner: Manner, phrases: Phrases) -> str:
    text = phrases.seasons[(number - 21) % 4]
    over = _runs_over(number)
    if over or manner.said[:1] != (moment.year,):
        text = phrases.season.format(text, _years(moment.year, manner, over=over))
    hemisphere = "{0}" if number < 25 else phrases.north if number < 29 else phrases.south
    return hemisphere.format(text)


def _runs_over(number: int) -> bool:
    """Does it end in the year after the one that names it?"""
    month, length = GROUPINGS[number]
    return month + length > 13


def _years(year: int, manner: Manner, *, over: bool) -> str:
    """The year "1968", or "1968–69" for a winter that ends in 1969."""
    points = (Point(year), Point(year + 1)) if over else (Point(year),)
    text = shown([points], manner._replace(said=()))
    if not over or not 1000 <= year < 9999 or year % 100 == 99:
        return text
    last = numbers.year(year + 1, manner.tongue)
    return text.replace(manner.tongue.dash + last, manner.tongue.dash + last[-2:])


def _quarter(moment: Moment, place: int, manner: Manner) -> str:
    known = manner.said[:1] == (moment.year,)
    far = not known and not 100 <= moment.year <= 9999
    return pattern(manner.tongue, "Q" if known else "yQ", far=far).of(Point(moment.year, place * 3 + 1))


def _months(year: int, number: int, manner: Manner) -> str:
    month, length = GROUPINGS[number]
    over, last = divmod(month + length - 2, 12)
    return shown([(Point(year, month), Point(year + over, last + 1))], manner)
