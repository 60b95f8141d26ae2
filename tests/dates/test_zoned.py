"""Times in a zone of their own."""

from __future__ import annotations

import pytest

from generator import language, zones
from generator.dates import parse, zoned

NEW_YORK = zones.zone("America/New_York")


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("2022-03-23T10:35", "23 March 2022, 10:35 (UTC−4; 14:35 UTC)"),
        ("2022-01-23T10:35", "23 January 2022, 10:35 (UTC−5; 15:35 UTC)"),
        ("2022-03-23T10:35Z", "23 March 2022, 10:35 (UTC)"),
        ("2022-03-23", "23 March 2022"),
    ],
)
def test_an_event_with_a_zone_of_its_own_shows_its_own_local_time_too(text: str, told: str) -> None:
    assert language.words(zoned(parse(text, NEW_YORK), NEW_YORK), "en-GB", zone="UTC") == told


def test_its_instants_stay_what_they_were() -> None:
    for text in ("2022-03-23T10:35", "2022-03-23T10:35/2022-03-23T12:00", "2022-03-23"):
        date = parse(text, NEW_YORK)
        made = zoned(date, NEW_YORK)
        assert (made.earliest, made.latest, made.first) == (date.earliest, date.latest, date.first)


def test_a_single_moment_stays_one() -> None:
    stretch = zoned(parse("2022-03-23T10:35", NEW_YORK), NEW_YORK).stretches[0]
    assert stretch.start is stretch.end
