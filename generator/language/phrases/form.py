"""What CLDR does not say: the few turns of phrase that uncertain, open and unusual dates need.

A language that has no file beside this one gets the neutral forms, which are signs and not words ("≈ 1917", "1917?",
"– 1871", "1871 –", "1880–1889"): a reader of Finnish is better served by a sign than by an English word in the middle
of a Finnish date. A translator adds a file with one ``Phrases``; whatever is left out of it stays neutral.

``{0}`` is a date. ``{of}`` is the same date with its month as it stands after a preposition, for languages that decline
it (Polish "od marca 2022", but "marzec 2022"); ``{on}`` has the article before it where it names a day (French "depuis
le 24 février 2022", but "depuis février 2022").
"""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Phrases:
    """The phrases of a language, neutral where it does not say them."""

    circa: str = "≈ {0}"
    about: str = "≈ {0}"  # of a date given to so many significant digits, and of what is no plain date
    uncertain: str = "{0}?"
    part_circa: str = "≈ {0}"  # {1} is a list of the next three names
    part_uncertain: str = "{0}?"
    parts: tuple[str, str, str] = ("", "", "")  # year, month, day
    decade: str = ""  # {0} is its first year, {1} its last; "" shows its first and last
    century: str = ""
    decade_after: str = ""  # the same after a preposition, where that is another form
    century_after: str = ""
    earlier: str = "≤ {0}"  # [..1871]: that or one before it
    later: str = "≥ {0}"
    and_earlier: str = "≤ {0}"  # {..1871}: that and all before it
    and_later: str = "≥ {0}"
    until: str = "– {0}"
    since: str = "{0} –"
    unknown_until: str = "? – {0}"
    unknown_since: str = "{0} – ?"
    to: str = ""  # "1670 to 1672" in a set; "" takes the dash
    some_day: str = "{0}"  # {0} is the month or the days in which it lies
    some_month: str = "{0}"
    some_year: str = "{0}"
    any_year: str = "XXXX"
    of_any_year: str = "{0} (XXXX)"
    in_some_year: str = "{0} ({1})"  # {1} is a decade or the like
    day_of_some_month: str = ""  # {0} is the number of the day, {1} the year; "" shows the digits as written
    seasons: tuple[str, str, str, str] = ("", "", "", "")  # spring first; "" shows the months
    season: str = "{0} {1}"  # {1} is the year
    north: str = "{0}"  # {0} is the whole
    south: str = "{0}"
    thirds: tuple[str, str, str] = ("", "", "")  # of the year {0}; "" shows the months
    halves: tuple[str, str] = ("", "")
    this_year: str = ""  # beside a heading that says which year; "" says the year again
    this_month: str = ""
    julian: str = "{0} (Jul.; {1} Greg.)"
    julian_only: str = "{0} (Jul.)"
    brackets: tuple[str, str, str] = (" (", "; ", ")")  # around a remark, and between two of them
    eras: tuple[str, str] = ("", "")  # before and from year 1, where CLDR's are not what historians write
    first_day: str = ""  # what stands for the 1 of a month
    time: str = "{0}"  # around a time: German "10:35 Uhr"
    article: str = ""  # what {on} puts before a day
    contractions: tuple[tuple[str, str], ...] = ()
    numbers: tuple[str, ...] = ()  # number words from nought, as they stand before a unit of time
