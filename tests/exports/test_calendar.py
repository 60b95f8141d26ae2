"""What a calendar takes to write; what stands in it is tested with the planner of calendars."""

from __future__ import annotations

import tracemalloc
from dataclasses import replace

from generator.exports import calendar
from generator.pages import Almanac
from tests.kinds import SUMMIT

ALMANAC = Almanac("A story", "", "https://example.org/x", "index.html", "calendar.ics", "UTC", "en-GB", "", "A site")


def of(count: int) -> bytes:
    cards = (replace(SUMMIT, title=f"Number {n}") for n in range(count))
    marks = tuple(f"story/e{n}.html 0 1648080000" for n in range(count))
    return calendar.made(None, almanac=ALMANAC, cards=cards, marks=marks, statuses=(), coordinates=())


def test_a_title_in_another_language_says_which() -> None:
    cards = [replace(SUMMIT, lang=lang) for lang in ("", "he", "en-GB")]
    marks = ("a 0 0", "b 0 0", "c 0 0")
    data = calendar.made(None, almanac=ALMANAC, cards=cards, marks=marks, statuses=(), coordinates=())
    said = [line.partition(b":")[0] for line in data.split(b"\r\n") if line.startswith(b"SUMMARY")]
    assert said == [b"SUMMARY", b"SUMMARY;LANGUAGE=he", b"SUMMARY"]


def test_many_events_are_held_as_the_bytes_that_they_become() -> None:
    of(10)
    tracemalloc.start()
    data = of(2000)
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert data.count(b"BEGIN:VEVENT\r\n") == 2000
    assert peak < 3 * len(data)
