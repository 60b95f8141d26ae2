"""A plain day or time is what Babel's own formatting makes of it, where we do not mean to differ."""

from __future__ import annotations

from datetime import datetime

import pytest
from babel.dates import format_date, format_time
from hypothesis import given, settings
from hypothesis import strategies as st

from generator.dates import parse
from generator.language import heading, margin, words

TAGS = (
    "en-GB",
    "en-US",
    "de",
    "es",
    "pl",
    "ja",
    "ar",
    "fi",
    "th",
    "lt",
    "hu",
    "uk",
    "ko",
    "bg",
    "sw",
    "pt-BR",
    "he",
    "cs",
)
TIMES = [tag for tag in TAGS if tag != "de"]  # German has its word: "10:35 Uhr"

instants = st.datetimes(datetime(1000, 1, 1), datetime(9999, 12, 30))  # noqa: DTZ001 - a civil time of no zone


@settings(max_examples=300, deadline=None)
@given(instants, st.sampled_from(TAGS))
def test_a_day_is_told_as_babel_tells_it(day: datetime, tag: str) -> None:
    told = format_date(day, "long", locale=tag.replace("-", "_"))
    date = parse(day.date().isoformat())
    assert words(date, tag) == told
    assert margin(date, tag, "decade") == told
    assert heading(date.first, "day", tag) == told


@settings(max_examples=300, deadline=None)
@given(instants, st.sampled_from(TIMES))
def test_a_time_is_told_as_babel_tells_it(moment: datetime, tag: str) -> None:
    date, locale = parse(moment.isoformat(timespec="seconds")), tag.replace("-", "_")
    assert margin(date, tag, "day") == format_time(moment, "medium", locale=locale)
    short = parse(moment.isoformat(timespec="minutes"))
    assert margin(short, tag, "day") == format_time(moment, "short", locale=locale)


@pytest.mark.parametrize("tag", [*TAGS, "fr", "fa", "bn", "eu", "zh-Hant"])
def test_a_time_stands_beside_its_day_or_alone(tag: str) -> None:
    date, day = parse("1950-01-02T19:38:37"), parse("1950-01-02")
    assert words(day, tag) in words(date, tag)
    assert margin(date, tag, "day") in words(date, tag)
    assert margin(date, tag, "") == words(date, tag)
