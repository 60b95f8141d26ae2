"""When an event became known."""

from __future__ import annotations

import pytest

from generator import documents
from generator.dates import Date, parse
from generator.load import keys
from generator.model import Site
from generator.problems import Problem, Where


def known(yaml: str, article: str = "", timezone: str = "UTC") -> tuple[Date | None, list[Problem]]:
    file, _ = documents.read("a.md", f"---\ntitle: T\n{yaml}\n---\n".encode())
    assert file.fields
    at, setting = Where(file.path, file.lines), keys.Setting(Site("T", timezone=timezone), {})
    found, problems = keys.fields("event", file.fields, at, setting)
    assert [p for p in problems if p.severity == "error"] == []
    return keys.known(found, file.fields, at, setting, parse(article) if article else None)


def day(yaml: str, article: str = "", timezone: str = "UTC") -> str | None:
    found, problems = known(yaml, article, timezone)
    assert problems == []
    return found.text if found else None


@pytest.mark.parametrize(
    ("date", "text"),
    [
        ("2022-03-23", "2022-03-23"),
        ("2022-03-23T10:35-04:00", "2022-03-23"),
        ("2022-03-23T23:30-04:00", "2022-03-23"),
        ("2022-03-23~", "2022-03-23"),
        ("2022-03", "2022-03-31"),
        ("2017", "2017-12-31"),
        ("2022-06-28/2022-06-30", "2022-06-28"),
        ("2022-02-24/..", "2022-02-24"),
        ("2022-02/..", "2022-02-28"),
        ("../1871", "1871-12-31"),
        ('"[1667, 1670..1672]"', "1672-12-31"),
        ('"{1667, 1670..1672}"', "1667-12-31"),
        ('"[1871..]"', None),
        ("-0043-03-15", "-0043-03-15"),
        ("-0043", "-0043-12-31"),
        ("Y-170000", "Y-170000"),
    ],
)
def test_it_is_known_on_the_last_day_on_which_it_can_have_begun(date: str, text: str | None) -> None:
    assert day(f"date: {date}") == text


def test_that_day_is_counted_where_the_event_is() -> None:
    assert day("date: 2022-03", timezone="America/New_York") == "2022-03-31"
    assert day("date: 2022-03\ntimezone: Asia/Tokyo", timezone="America/New_York") == "2022-03-31"


def test_a_day_in_the_julian_calendar_is_that_day() -> None:
    found, _ = known("date: 1493-07-12\ncalendar: julian")
    assert found
    assert (found.text, found.calendar, found.first) == ("1493-07-12", "julian", parse("1493-07-21").first)


def test_the_author_knows_better() -> None:
    assert day("date: 2022-03-24\nknown: 2022-03-23") == "2022-03-23"
    assert day("date: 2022-03-24\nknown: 2023\nstatus: expected", "2022-03-23") == "2023"


def test_what_was_reported_before_it_happened_was_known_then() -> None:
    assert day("date: 2022-03-24\nstatus: expected", "2022-03-23") == "2022-03-23"
    assert day("date: 2022-03-24", "2022-03-23T10:00") == "2022-03-23T10:00"
    assert day("date: 2022-03-15", "2022-03-23") == "2022-03-15"
    assert day('date: "[1871..]"', "2022-03-23") == "2022-03-23"


def test_the_first_status_says_when_it_was_known() -> None:
    status = "status: [{value: confirmed, from: 2022-03-24}, {value: expected, from: 2022-03-20}]"
    assert day(f"date: 2022-03-24\n{status}") == "2022-03-20"
    assert day(f"date: 2022-03-24\n{status}", "2022-03-19") == "2022-03-19"


def test_what_is_only_expected_must_say_since_when() -> None:
    found, (problem,) = known("date: 2022-03-24\nstatus: expected")
    assert found is None
    assert (problem.line, problem.column, problem.code) == (4, 9, "missing-key")
    assert problem.message == "what is expected says since when it is known that it is"
    assert day("date: 2022-03-24\nstatus: postponed") == "2022-03-24"
