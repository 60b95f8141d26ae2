"""Dates in words, as precisely as they were given and never more, in every language that Babel knows.

The day, the month, the year and their order are CLDR's; ranges and sets are shortened by ``points``, and what CLDR does
not say comes from ``phrases``.
"""

from __future__ import annotations

import re
from dataclasses import replace
from functools import lru_cache
from typing import NamedTuple

from generator.dates import Calendar, Date, Moment, Stretch, likeness
from generator.language import numbers, spans
from generator.language.fields import Point
from generator.language.locales import Tongue, tongue
from generator.language.phrases import Phrases, phrases
from generator.language.points import DAY, Manner, Member, alike, shown, told
from generator.language.readings import Reading, in_gregorian, in_zone, labels, zone_name
from generator.language.seasons import season
from generator.memory import Memory

_words = Memory(1 << 15)  # a date stands on pages and in files: it is told once


def words(date: Date, language: str, *, zone: str = "UTC", text: str = "") -> str:
    """The whole date in words: "28–30 June 2022", "c. 1917", "44 BCE". ``text``, the author's own words, wins.

    A time is shown as written; where it was written in another zone than ``zone`` (an IANA name), that zone's follows.
    """
    return text or _words.by((*likeness(date), language, zone), said, date, language, zone, ())


def said(date: Date, language: str, zone: str, before: tuple[int, ...]) -> str:
    """The date in words for a reader who knows the year, or year and month, or the day already: ``before``."""
    voice = speaker(language, before)
    names, elsewhere = labels(date, zone)
    julian = date.calendar == "julian"
    if julian or len(names) > 1:
        voice = Voice(voice.manner, voice.phrases, len(names) > 1, date.calendar)
    text = dated(date, voice)
    if not names and not julian:
        return text
    other = in_gregorian(date) if julian else in_zone(date, zone) if elsewhere else None
    aside = [_aside(other, voice)] if other and other.date else []
    return _noted(text, other, aside, names, voice.phrases)


class Voice(NamedTuple):
    """How a date is told: its manner, our phrases in the language, and whether times name their zone."""

    manner: Manner
    phrases: Phrases
    each_zone: bool = False
    calendar: Calendar = "gregorian"

    @property
    def tongue(self) -> Tongue:
        """The language."""
        return self.manner.tongue

    @property
    def declining(self) -> Voice:
        """The same with the month as it stands after a preposition."""
        return self._replace(manner=self.manner._replace(declined=True))

    def after(self, said: tuple[int, ...]) -> Voice:
        """The same for a reader who has been told year, month and day, or some of them."""
        return self._replace(manner=self.manner._replace(said=said))


@lru_cache(maxsize=1024)
def speaker(language: str, before: tuple[int, ...] = ()) -> Voice:
    """The voice of a language, with the eras that historians write, for a reader who knows what was said ``before``."""
    if before:
        voice = speaker(language)
        return Voice(Manner(voice.tongue, before, voice.manner.time), voice.phrases)
    spoken, ours = tongue(language), phrases(language)
    eras = (ours.eras[0] or spoken.eras[0], ours.eras[1] or spoken.eras[1])
    spoken = replace(spoken, eras=eras, first_day=ours.first_day)
    return Voice(Manner(spoken, time=ours.time), ours)


def _noted(text: str, other: Reading | None, told: list[str], names: tuple[str, ...], ours: Phrases) -> str:
    """The text with the other reading and the zone behind it, all in one pair of brackets."""
    opening, between, close = ours.brackets
    if other and other.calendar:
        text = ours.julian.format(text, *told) if told else ours.julian_only.format(text)
    if len(names) == 1:
        both = [names[0], *([f"{told[0]} {other.name}"] if told and other and other.name else [])]
        text += opening + between.join(both) + close
    return text.replace(close + opening, between)


def _aside(other: Reading, voice: Voice) -> str:
    """The other reading, without the word that goes with a time: the zone stands there."""
    manner = voice.manner._replace(said=other.before, time="{0}")
    return dated(other.date, voice._replace(manner=manner)) if other.date else ""


def dated(date: Date, voice: Voice) -> str:
    """The date in one calendar and one zone."""
    if moment := date.moment:
        return _moment(moment, voice)
    if date.form == "interval":
        return _stretch(date.stretches[0], voice)
    if len(date.stretches) == 1 and date.form == "one" and date.stretches[0].start and date.stretches[0].end:
        return _one_of(date.stretches[0], voice)
    return _set(date, voice)


def _stretch(stretch: Stretch, voice: Voice) -> str:
    start, end = stretch.start, stretch.end
    if start and end:
        return _moment(start, voice) if start == end else _interval(start, end, voice)
    if start:
        ours = voice.phrases.since if stretch.end_end == "open" else voice.phrases.unknown_since
        return _phrased(ours, start, voice)
    ours = voice.phrases.until if stretch.start_end == "open" else voice.phrases.unknown_until
    return _phrased(ours, end, voice) if end else ""


def _interval(start: Moment, end: Moment, voice: Voice) -> str:
    members = _plain([start, end])
    if members and not voice.each_zone:
        return shown([(members[0][0], members[1][0])], voice.manner)
    loose = voice.after(voice.manner.said[:1])  # two that share no more than a year name the month, each its own
    return _moment(start, loose) + voice.tongue.long_dash + _moment(end, loose)


def _one_of(stretch: Stretch, voice: Voice) -> str:
    """One of the days, months or years from here to there."""
    ours = voice.phrases
    point = stretch.start and _point(stretch.start)
    pattern = (ours.some_year, ours.some_month, ours.some_day)[point.depth - 1] if point else "{0}"
    return pattern.format(_stretch(stretch, voice))


def _set(date: Date, voice: Voice) -> str:
    style = "or" if date.form == "one" else "standard"
    to = voice.phrases.to or "{0}" + voice.tongue.dash + "{1}"
    ends = [[moment for moment in (s.start, s.end) if moment] for s in date.stretches]
    whole = all(s.start and s.end for s in date.stretches)
    flat = _plain([moment for pair in ends for moment in pair]) if whole and not voice.each_zone else []
    if flat:
        points = iter(member[0] for member in flat)
        members: list[Member] = [tuple(dict.fromkeys(next(points) for _ in pair)) for pair in ends]
        return shown(members, voice.manner._replace(to=to, style=style))
    return numbers.listed([_element(s, to, style, voice) for s in date.stretches], voice.tongue, style)


def _element(stretch: Stretch, to: str, style: str, voice: Voice) -> str:
    """One element of a set: a moment, a range, or all before or after one."""
    ours, start, end = voice.phrases, stretch.start, stretch.end
    if start and end:
        return _moment(start, voice) if start == end else to.format(_moment(start, voice), _moment(end, voice))
    if start:
        return _phrased(ours.later if style == "or" else ours.and_later, start, voice)
    return _phrased(ours.earlier if style == "or" else ours.and_earlier, end, voice) if end else ""


def _phrased(pattern: str, moment: Moment, voice: Voice) -> str:
    """The phrase around the moment; ``{of}`` declines its month, ``{on}`` gives a day its article."""
    return worded(pattern, _moment(moment, voice if "{0}" in pattern else voice.declining), moment, voice)


def worded(pattern: str, text: str, moment: Moment, voice: Voice) -> str:
    """The phrase around a text that tells the moment."""
    plain = moment.day is not None and text[:1].isdigit()
    article = voice.phrases.article if plain else ""
    whole = pattern.replace("{on}", article + text).replace("{of}", text).replace("{0}", text)
    for apart, together in voice.phrases.contractions:
        whole = re.sub(rf"(?<!\w){apart}", together, whole)
    return whole


def _moment(moment: Moment, voice: Voice) -> str:
    text = _bare(moment, voice)
    if moment.approximate or moment.uncertain or moment.significant:
        about = (moment.approximate or moment.significant) and "{0}" not in voice.phrases.about
        text = _qualified(moment, _bare(moment, voice.declining) if about else text, voice)
    if not voice.each_zone or moment.hour is None:
        return text
    opening, _, close = voice.phrases.brackets
    return text + opening + zone_name(moment, voice.calendar) + close


def _bare(moment: Moment, voice: Voice) -> str:
    if point := _point(moment):
        return told(point, voice.manner)
    if moment.season is not None:
        return season(moment, voice.manner, voice.phrases)
    return spans.unspecified(moment, voice.manner, voice.phrases)


def _point(moment: Moment) -> Point | None:
    """The moment as a point, None where it is a season or leaves digits open."""
    if moment.season is not None or "X" in moment.digits:
        return None
    rounded = abs(moment.year) > 999 and _is_round(moment)
    return Point(moment.year, moment.month, moment.day, moment.hour, moment.minute, moment.second, rounded)


def _is_round(moment: Moment) -> bool:
    """Is the year said to be a round number, which no era counts from another end: by exponent, digits or ``~``?"""
    size = abs(moment.year)
    if moment.significant:
        return "E" in moment.digits or size % 10 ** max(0, len(str(size)) - moment.significant) == 0
    circa = "year" in moment.approximate and moment.month is None
    return "E" in moment.digits or (circa and size > 9999 and size % 1000 == 0)


def _plain(moments: list[Moment]) -> list[Member]:
    """The moments as points where they can share their parts: all plain, equally deep, none qualified; else nothing."""
    points = [_point(moment) for moment in moments]
    given = [point for point in points if point]
    if len(given) < len(moments) or any(m.uncertain or m.approximate or m.significant for m in moments):
        return []
    return [(point,) for point in given] if alike(given) else []


def _qualified(moment: Moment, text: str, voice: Voice) -> str:
    """The text with what was said about its certainty: of the whole, or of some of its parts."""
    ours = voice.phrases
    parts = DAY[: len(moment.digits.lstrip("Y-").split("-"))]
    if moment.significant:
        text = worded(ours.about, text, moment, voice)
    if moment.approximate:
        whole = ours.circa if _point(moment) else ours.about
        text = _by_part(moment.approximate, parts, whole, ours.part_circa, text, moment, voice)
    if moment.uncertain:
        text = _by_part(moment.uncertain, parts, ours.uncertain, ours.part_uncertain, text, moment, voice)
    opening, between, close = ours.brackets
    return text.replace(close + opening, between)


def _by_part(named: tuple[str, ...], parts: str, whole: str, part: str, text: str, moment: Moment, voice: Voice) -> str:
    if len(named) >= len(parts):
        return worded(whole, text, moment, voice)
    names = [voice.phrases.parts[("year", "month", "day").index(name)] for name in named]
    return worded(part, text, moment, voice).replace("{1}", numbers.listed(names, voice.tongue, "standard"))
