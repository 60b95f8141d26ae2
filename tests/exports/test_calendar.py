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


def test_many_events_are_held_as_the_bytes_that_they_become() -> None:
    of(10)
    tracemalloc.start()
    data = of(2000)
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert data.count(b"BEGIN:VEVENT\r\n") == 2000
    assert peak < 3 * len(data)
