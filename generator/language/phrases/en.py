"""Dates in English."""

from __future__ import annotations

from generator.language.phrases.form import Phrases

PHRASES = Phrases(
    circa="c. {0}",
    about="about {0}",
    uncertain="{0} (uncertain)",
    part_circa="{0} ({1} approximate)",
    part_uncertain="{0} ({1} uncertain)",
    parts=("year", "month", "day"),
    decade="the {0}s",
    century="the {0}s",
    earlier="{0} or earlier",
    later="{0} or later",
    and_earlier="{0} and earlier",
    and_later="{0} and later",
    until="until {0}",
    since="since {0}",
    unknown_until="from an unknown date until {0}",
    unknown_since="from {0} until an unknown date",
    to="{0} to {1}",
    some_day="some day in {0}",
    some_month="some month in {0}",
    some_year="some year in {0}",
    any_year="an unknown year",
    of_any_year="{0} of an unknown year",
    in_some_year="{0} of some year in {1}",
    day_of_some_month="day {0} of some month in {1}",
    seasons=("spring", "summer", "autumn", "winter"),
    north="{0} (northern hemisphere)",
    south="{0} (southern hemisphere)",
    thirds=("first four months of {0}", "second four months of {0}", "last four months of {0}"),
    halves=("first half of {0}", "second half of {0}"),
    this_year="in the course of the year",
    this_month="in the course of the month",
    julian="{0} (Julian; {1} Gregorian)",
    julian_only="{0} (Julian)",
    eras=("BCE", "CE"),
    numbers=(
        *("no", "one", "two", "three", "four", "five", "six"),
        *("seven", "eight", "nine", "ten", "eleven", "twelve"),
    ),
)
