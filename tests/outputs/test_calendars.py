"""Calendars, read by a program that is not ours."""

from __future__ import annotations

import datetime as dt
import re
import shutil
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

import pytest
from icalendar import Calendar

from generator import cache
from generator.build.plan import load, seated
from generator.dates import parse
from generator.exports.when import spans
from generator.model import MARKED
from generator.outputs import calendars
from tests import made
from tests.outputs.test_tables import events as documents
from tests.sites import ROOT, Site, document, event, theme

Make = Callable[..., Site]
Component = Any  # the package says of its components only that they are some
TIMELINE = document("", title="A story", kind="timeline", summary="In short")
CONFIG = (
    'title = "A site"\nbase_url = "https://example.org/x"\nlanguage = "en-GB"\ntimezone = "Europe/Warsaw"\n'
    "share_pictures = false\n"
)
UPDATES = "[{date: 2023-01-01, note: More}]"
HOSTILE = 'A\\; b, "c"\\nEND:VEVENT 👩‍👩‍👧🏳️‍🌈' + "ł" * 70


def calendar(site: Site, address: str = "calendar.ics") -> Component:
    """The calendar at an address, that keeps the rules of lines and of the package that reads it."""
    data = (site.output / address).read_bytes()
    assert b"\n" not in data.replace(b"\r\n", b"")
    assert b"\r" not in data.replace(b"\r\n", b"")
    assert max(len(line) for line in data.split(b"\r\n")) <= 75
    for line in data.split(b"\r\n"):
        line.decode()  # no character is split
    read = Calendar.from_ical(data)
    assert all(not component.errors for component in read.walk())
    return read


def inside(site: Site, address: str = "calendar.ics") -> Mapping[str, Component]:
    """Its events by the title that they begin with."""
    return {str(found["SUMMARY"]): found for found in calendar(site, address).walk("VEVENT")}


def of(site: Make, date: str, **keys: str) -> Component:
    """The event of a site of one, in Warsaw."""
    made_ = site({"content/site.toml": CONFIG, "content/e.md": event("Title", date, **keys)})
    made_.good()
    (found,) = calendar(made_).walk("VEVENT")
    return found


# ---- when


DATES = (
    ("2022-03-23", "20220323", "20220324", "Title"),
    ("2022-06-28/2022-06-30", "20220628", "20220701", "Title"),
    ("2022-03-23T10:35", "20220323T093500Z", None, "Title"),
    ("2022-07-23T10:35", "20220723T083500Z", None, "Title"),
    ("2022-03-23T10:35-04:00", "20220323T143500Z", None, "Title"),
    ("2022-03-23T10:35/2022-03-23T11:20", "20220323T093500Z", "20220323T102000Z", "Title"),
    ("2022-03-23T22:35/2022-03-25", "20220323T213500Z", "20220325T230000Z", "Title"),
    ("2022-03-23/2022-03-24T10:35", "20220323", "20220325", "Title (23 March 2022 – 24 March 2022, 10:35)"),
    ("2022-03", "20220301", "20220401", "Title (March 2022)"),
    ("2022", "20220101", "20230101", "Title (2022)"),
    ("1968-24", "19681201", "19690301", "Title (winter 1968–69)"),
    ("2022-02-24/..", "20220224", "20220225", "Title (since 24 February 2022)"),
    ("2014-03/2015-06", "20140301", "20150701", "Title (March 2014 – June 2015)"),
    ("1917~", "19170101", "19180101", "Title (c. 1917)"),
    ("2022-03-23?", "20220323", "20220324", "Title (23 March 2022 (uncertain))"),
    ('"[1667-11, 1667-12]"', "16671101", "16680101", "Title (November or December 1667)"),
    ("0001-01-01", "00010101", "00010102", "Title"),
    ("9999-12-30", "99991230", "99991231", "Title"),
)


@pytest.fixture(scope="module")
def dated(tmp_path_factory: pytest.TempPathFactory) -> Mapping[str, Component]:
    """The event of each date, of a site of all of them, by the date."""
    texts = {f"content/e{n}.md": event("Title", date, calendar="gregorian") for n, (date, *_) in enumerate(DATES)}
    made_ = Site(tmp_path_factory.mktemp("dated")).write({**theme(), "content/site.toml": CONFIG, **texts})
    made_.good()
    found = {str(one["URL"]): one for one in calendar(made_).walk("VEVENT")}
    assert len(found) == len(calendar(made_).walk("VEVENT"))
    return {date: found[f"https://example.org/x/e{n}.html"] for n, (date, *_) in enumerate(DATES)}


@pytest.mark.parametrize(("date", "start", "end", "title"), DATES)
def test_a_date_is_as_long_as_it_is_known(
    dated: Mapping[str, Component], date: str, start: str, end: str | None, title: str
) -> None:
    found = dated[date]
    assert found["DTSTART"].to_ical().decode() == start
    assert (found["DTEND"].to_ical().decode() if "DTEND" in found else None) == end
    assert str(found["SUMMARY"]) == title


@pytest.mark.parametrize(
    "date",
    [
        *("-0043-03-15", "0000", "9999-12-31", "Y12345", "Y-17E7", "../1871", "/1871", "188X", "18XX", "156X-12-25"),
        *("1950S2", "[..1871]", "[1871..]", "[1667, 1668, 1670..1672]", "{1667, -0043}", "XXXX-12-25", "2022/Y12345"),
    ],
)
def test_what_no_calendar_can_say_is_left_out(date: str) -> None:
    assert spans(parse(date), "UTC") == ()


def test_what_is_left_out_is_counted(site: Make) -> None:
    files = {
        "content/a.md": event("A", "2022"),
        "content/b.md": event("B", "-0043"),
        "content/c.md": event("C", "188X"),
    }
    made_ = site(files)
    made_.good()
    assert str(calendar(made_)["X-COMMENT"]).endswith("calendar.left_out")  # this theme has no words
    assert len(inside(made_)) == 1


def test_each_of_several_dates_has_its_day_in_the_calendar(site: Make) -> None:
    made_ = site({"content/a.md": event("A", '"{2022-03-23, 2022-05-01}"')})
    made_.good()
    found = calendar(made_).walk("VEVENT")
    assert [one["DTSTART"].dt for one in found] == [dt.date(2022, 3, 23), dt.date(2022, 5, 1)]
    assert len({str(one["UID"]) for one in found}) == 2


def test_a_julian_day_is_that_day_in_our_calendar(site: Make) -> None:
    assert of(site, "1493-07-12", calendar="julian")["DTSTART"].dt == dt.date(1493, 7, 21)


def test_a_day_in_a_zone_of_its_own_is_that_day(site: Make) -> None:
    assert of(site, "2022-03-23", timezone="Pacific/Apia")["DTSTART"].dt == dt.date(2022, 3, 23)
    there = of(site, "2022-03-23T10:35", timezone="Asia/Tokyo")
    assert there["DTSTART"].dt == dt.datetime(2022, 3, 23, 1, 35, tzinfo=dt.UTC)


# ---- what it says


def test_an_event_says_what_its_card_says(site: Make) -> None:
    files = {
        "content/site.toml": CONFIG,
        "content/war/index.md": TIMELINE,
        "content/war/e.md": event(
            "It happens", "2022-03-23", "So.", places="[Tapa, Ādaži]", tags="[a, b]", status="disputed"
        ),
        "content/places/tapa.md": document("", title="Tapa", coordinates="{lat: 59.26, lon: 25.96}"),
    }
    made_ = site(files)
    made_.good()
    read = calendar(made_, "war/calendar.ics")
    assert (str(read["NAME"]), str(read["X-WR-CALNAME"]), str(read["DESCRIPTION"])) == (
        "A story",
        "A story",
        "In short",
    )
    assert str(read["SOURCE"]) == "https://example.org/x/war/calendar.ics"
    (found,) = read.walk("VEVENT")
    assert str(found["SUMMARY"]) == "It happens (status.disputed)"
    assert str(found["DESCRIPTION"]) == "23 March 2022 (status.disputed)\n\nSo."
    assert str(found["LOCATION"]) == "Tapa, Ādaži"
    assert found["GEO"].to_ical() == "59.26;25.96"
    assert [str(each) for each in found["CATEGORIES"].cats] == ["a", "b"]
    assert str(found["URL"]) == "https://example.org/x/war/e.html"
    assert "STATUS" not in found


def test_a_status_is_said_as_calendars_say_it(site: Make) -> None:
    said = {
        "confirmed": "CONFIRMED",
        "expected": "TENTATIVE",
        "postponed": "TENTATIVE",
        "cancelled": "CANCELLED",
        "retracted": "CANCELLED",
    }
    made_ = site({f"content/{each}.md": event(each, "2022-03-23", status=each, known="2022") for each in said})
    made_.good()
    found = [(str(one["SUMMARY"]).partition(" ")[0], str(one["STATUS"])) for one in calendar(made_).walk("VEVENT")]
    assert sorted(found) == sorted(said.items())


def test_no_words_break_out_of_their_line(site: Make) -> None:
    title, summary = HOSTILE, f"{HOSTILE}\nBEGIN:VEVENT\nATTENDEE:mailto:x@example.org"
    front = f"---\ntitle: >-\n  {title}\ndate: 2022\ntags: ['x,y', 'a;b']\nsummary: |\n"
    text = front + "".join(f"  {line}\n" for line in summary.split("\n")) + "---\n"
    made_ = site({"content/e.md": text})
    made_.good()
    (found,) = calendar(made_).walk("VEVENT")
    assert str(found["SUMMARY"]) == f"{title} (2022)"
    assert str(found["DESCRIPTION"]) == f"2022\n\n{summary}"
    assert [str(each) for each in found["CATEGORIES"].cats] == ["x,y", "a;b"]
    assert "ATTENDEE" not in found


# ---- who it is, and since when


def test_an_identifier_outlives_every_edit_but_that_of_the_address(site: Make) -> None:
    made_ = site({"content/site.toml": CONFIG, "content/e.md": event("One", "2022-03-23")})
    made_.good()
    (first,) = calendar(made_).walk("VEVENT")
    made_.write({"content/e.md": event("Two", "2023-04", "A text.", status="reported", places="Kyiv")}).good()
    (second,) = calendar(made_).walk("VEVENT")
    assert (first["UID"], str(first["SUMMARY"])) == (second["UID"], "One")
    made_.write({"content/e.md": event("Two", "2023-04", slug="another")}).good()
    assert calendar(made_).walk("VEVENT")[0]["UID"] != first["UID"]


def test_two_sites_do_not_give_two_events_one_identifier(site: Make) -> None:
    made_ = site({"content/e.md": event("One", "2022-03-23")})
    found = set()
    for base_url in ("", "https://example.org/x", "https://example.org/y"):
        made_.good(base_url=base_url)
        found.add(str(calendar(made_).walk("VEVENT")[0]["UID"]))
    assert len(found) == 3


def test_two_sites_without_an_address_are_told_apart_by_their_titles(site: Make) -> None:
    made_ = site({"content/e.md": event("One", "2022-03-23")})
    found = set()
    for title in ("A site", "Another"):
        made_.write({"content/site.toml": f'title = "{title}"\n'}).good()
        found.add(str(calendar(made_).walk("VEVENT")[0]["UID"]))
    assert len(found) == 2


def test_a_row_without_a_page_keeps_its_identifier_wherever_it_moves(site: Make) -> None:
    rows = "title,date,status\nA,2030-01-01,expected\nA,2030-01-01,cancelled\nB,2031-01-01,expected\n"
    files = {"content/t/index.md": document("", title="T", kind="timeline", pages="false"), "content/t/rows.csv": rows}
    files["content/t/rows.csv"] = rows = rows.replace("status\n", "status,known\n").replace("d\n", "d,2022-01-01\n")
    made_ = site({"content/site.toml": CONFIG, **files})
    made_.good()
    before = uids(made_, "t/calendar.ics")
    assert len(set(before.values())) == 3
    made_.write({"content/t/rows.csv": rows.replace("known\n", "known\nNew,2029-01-01,expected,2022-01-01\n")}).good()
    after = uids(made_, "t/calendar.ics")
    assert {title: uid for title, uid in after.items() if "New" not in title} == before
    assert uids(made_, "t/expected.ics").items() < after.items()


def uids(site: Site, address: str) -> dict[str, str]:
    return {str(found["SUMMARY"]): str(found["UID"]) for found in calendar(site, address).walk("VEVENT")}


@pytest.mark.parametrize(
    ("keys", "sequence", "day"),
    [
        ({}, 0, "2022-03-23"),
        ({"updates": UPDATES}, 1, "2023-01-01"),
        ({"updates": UPDATES, "corrections": "[{date: 2023-02-01, was: a, now: b}]"}, 2, "2023-02-01"),
        ({"status": "[{value: reported, from: 2022-03-22}, {value: cancelled, from: 2023-03-01}]"}, 1, "2023-03-01"),
    ],
)
def test_every_change_moves_the_sequence_and_the_day(site: Make, keys: dict[str, str], sequence: int, day: str) -> None:
    made_ = site({"content/e.md": event("One", "2022-03-23", **keys)})
    made_.good()
    (found,) = calendar(made_).walk("VEVENT")
    assert found["SEQUENCE"] == sequence
    assert found["LAST-MODIFIED"].dt.date() == found["DTSTAMP"].dt.date() == dt.date.fromisoformat(day)


def test_nothing_was_written_before_there_were_computers(site: Make) -> None:
    assert of(site, "1871-01-18")["DTSTAMP"].dt == dt.datetime(1970, 1, 1, tzinfo=dt.UTC)


# ---- which calendars there are


def test_a_timeline_has_its_calendar_and_the_site_has_one_where_that_holds_more(site: Make) -> None:
    files = {
        "content/war/index.md": TIMELINE,
        "content/war/a.md": event("A", "2022"),
        "content/war/b.md": document(title="B", published="2022-01-01"),
    }
    one = site(files)
    one.good()
    assert {name for name in one.files() if name.endswith(".ics")} == {"war/calendar.ics"}
    one.write({"content/other/index.md": TIMELINE, "content/c.md": event("C", "2023")}).good()
    assert {name for name in one.files() if name.endswith(".ics")} == {"war/calendar.ics", "calendar.ics"}
    assert len(inside(one)) == 2


def test_what_is_expected_has_a_calendar_of_its_own(site: Make) -> None:
    files = {f"content/{status}.md": event(status, "2030-01-01", status=status, known="2022") for status in MARKED}
    made_ = site(files)
    made_.good()
    assert sorted(inside(made_, "expected.ics")) == ["expected (status.expected)", "postponed (status.postponed)"]
    assert len(inside(made_)) == len(MARKED)


def test_who_follows_what_was_expected_does_not_lose_the_calendar_when_it_has_happened(site: Make) -> None:
    happened = event(
        "A", "2022-03-23", status="[{value: expected, from: 2022-01-01}, {value: confirmed, from: 2022-03-23}]"
    )
    made_ = site({"content/a.md": happened})
    made_.good()
    assert [component.name for component in calendar(made_, "expected.ics").walk()] == [
        "VCALENDAR",
        "VTIMEZONE",
        "STANDARD",
    ]


def test_long_ago_has_no_calendar(site: Make) -> None:
    made_ = site({"content/a.md": event("A", "-0043"), "content/b.md": event("B", "18XX")})
    made_.good()
    assert not {name for name in made_.files() if name.endswith(".ics")}


def test_pages_are_told_of_the_calendars(site: Make) -> None:
    made_ = site(
        {"content/war/index.md": TIMELINE, "content/war/a.md": event("A", "2030", status="expected", known="2022")}
    )
    order = made_.order()
    with cache.opened(order.cache, fresh=False) as memory:
        plan, loaded = load(order, memory.store)
        assert loaded
        desk = seated(plan, order, memory.store, loaded)
    (story,) = desk.chronology.stories
    assert [form.address for form in calendars.forms(desk, story)] == ["war/calendar.ics", "war/expected.ics"]
    assert {form.media for form in calendars.forms(desk, None)} == {"text/calendar"}


# ---- all of it


@pytest.mark.parametrize("count", [60, *(pytest.param(count, marks=pytest.mark.long) for count in (200, 1000))])
def test_made_events_are_in_the_calendar_at_the_same_instants(site: Make, count: int) -> None:
    files = {f"content/{name}": text for name, text in made.events(count)}
    made_ = site(
        {**files, "content/site.toml": CONFIG, "content/sources.yaml": made.SOURCES, "content/dot.svg": made.DOT}
    )
    made_.good()
    same_instants(made_, "", "Europe/Warsaw")


def test_the_stories_of_the_repository_are_in_their_calendars_at_the_same_instants(tmp_path: Path) -> None:
    made_ = Site(tmp_path / "own").write(theme())
    shutil.copytree(ROOT / "content", made_.folder / "content")
    made_.good()
    zone = re.search(r'timezone = "(.*)"', (made_.folder / "content/site.toml").read_text("utf-8"))
    for folder in ("eastern-flank", "timeline-of-timelines"):
        same_instants(made_, folder, zone[1] if zone else "UTC")


def same_instants(site: Site, folder: str, zone: str) -> None:
    """Every event is there once for each of its dates, or counted, and its times are its times."""
    address = f"{folder}/calendar.ics".lstrip("/")
    found = iter(calendar(site, address).walk("VEVENT"))
    told = 0
    for document_, _ in documents(site, folder):
        for span in spans(document_.date, document_.zone or zone):
            one = next(found)
            told += 1
            assert str(one["SUMMARY"]).startswith(document_.title)
            start = one["DTSTART"].dt
            if span.timed:
                assert start.timestamp() == document_.date.earliest
            else:
                assert (start - dt.date(1970, 1, 1)).days == span.start
            assert "DTEND" not in one or one["DTEND"].dt > start
    assert told
    assert next(found, None) is None
