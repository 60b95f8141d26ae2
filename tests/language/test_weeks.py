"""Months and days of the week, and where a week begins."""

from __future__ import annotations

import pytest

from generator import language


@pytest.mark.parametrize(
    ("tongue", "day"),
    [
        *(("en-GB", "Monday"), ("en-US", "Sunday"), ("en", "Sunday"), ("de", "Montag"), ("pl", "poniedziałek")),
        *(("ja", "日曜日"), ("ar", "السبت"), ("uk", "понеділок"), ("fr-CA", "dimanche"), ("zh-Hant", "星期日")),
    ],
)
def test_a_week_begins_where_the_language_is_spoken(tongue: str, day: str) -> None:
    assert language.weekday(language.first_weekday(tongue), tongue) == day


def test_a_month_has_a_short_name_of_its_own() -> None:
    assert [language.month(3, tongue) for tongue in ("en", "de", "pl", "uk", "ja")] == [
        "Mar",
        "Mär",
        "mar",
        "бер.",
        "3月",
    ]


def test_a_day_a_month_and_a_year_are_called_by_name() -> None:
    assert language.civil(2022, 3, 24, "en-GB") == "24 March 2022"
    assert language.civil(2022, 3, 0, "pl") == "marzec 2022"
    assert language.civil(1582, 0, 0, "de") == "1582"
