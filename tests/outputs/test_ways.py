"""Other ways to read a chronology: which there are, where they lie, and what they carry."""

from __future__ import annotations

import json
import re
from collections.abc import Callable
from html import unescape

import pytest

from tests.outputs.test_pages import line
from tests.sites import Site, document, event

Make = Callable[..., Site]

LANES = "[{name: East, match: {places: Kyiv}}, {name: West, match: {places: Brussels}}]"


def timeline(title: str = "A story", **keys: str) -> str:
    return document("What it is about.", title=title, kind="timeline", **keys)


def rows(*dates: str) -> str:
    return "title,date\n" + "".join(f'"On {date}","{date}"\n' for date in dates)


def given(made: Site, address: str, name: str) -> str:
    """What the page at an address was given under a name."""
    return unescape(line(made.page(address), name)).partition(": ")[2]


def ways(made: Site, address: str) -> list[str]:
    return re.findall(r"address='([^']*)'", given(made, address, "ways"))


# ---- which there are


def test_a_chronology_of_days_can_be_read_in_four_ways_and_each_leads_to_the_others(site: Make) -> None:
    made = site({"content/a/index.md": timeline(), "content/a/x.md": event("X", "2022-03-23")})
    made.good()
    found = ["a/index.html", "a/index.story.html", "a/index.calendar.html", "a/index.table.html"]
    for address in (*found, "index.html"):
        assert ways(made, address) == found, address


def test_the_chronology_of_a_site_has_them_where_its_first_page_shows_it(site: Make) -> None:
    made = site({"content/x.md": event("X", "2022")})
    made.good()
    assert ways(made, "index.html") == ["index.html", "index.story.html", "index.table.html"]
    made.write({f"content/{name}/index.md": timeline(name) for name in "ab"})
    made.good()
    assert [address for address in made.pages() if address.startswith("index.")] == ["index.html"]


def test_a_timeline_without_entries_is_a_list_alone(site: Make) -> None:
    made = site({"content/a/index.md": timeline()})
    made.good()
    assert ways(made, "a/index.html") == []
    assert {address for address in made.pages() if address.startswith("a/")} == {"a/index.html"}


@pytest.mark.parametrize(
    ("dates", "has"),
    [
        (("2022-03-23",), True),
        (("2022-03-23T10:00", "2022-03-24/2022-03-28", "2022"), True),
        (("2022-03-23", "2022"), False),
        (("2022-03-23~", "2022-03-24~"), False),
        (("1066-10-14", "0001-01-01"), False),
        (("-0043-03-15", "Y-13800000000"), False),
        (("1582-10-15",), True),
    ],
)
def test_a_calendar_is_for_chronologies_of_days_since_there_is_one(
    site: Make, dates: tuple[str, ...], *, has: bool
) -> None:
    made = site({"content/a/index.md": timeline(pages="false"), "content/a/rows.csv": rows(*dates)})
    made.build()
    assert ("a/index.calendar.html" in made.pages()) == has


def test_from_a_part_a_way_leads_to_the_same_part_where_it_is_cut_alike(site: Make) -> None:
    dates = [f"{year}-0{month}-{day:02}" for year in (2021, 2022) for month in (1, 2, 3, 4) for day in range(1, 29)]
    made = site({"content/a/index.md": timeline(pages="false"), "content/a/rows.csv": rows(*dates)})
    made.good()
    tail = ways(made, "a/index.2021.html")
    assert tail == ["a/index.2021.html", "a/index.story.2021.html", "a/index.calendar.html", "a/index.table.2021.html"]
    assert all((made.output / address).exists() for address in tail)
    assert ways(made, "a/index.story.2021.html") == tail
    assert "a/index.table.2022.html" in given(made, "a/index.table.2021.html", "chronicle")


def test_the_pages_are_nobodys_address_and_not_in_the_sitemap(site: Make) -> None:
    made = site({"content/x.md": event("X", "2022-03-23")})
    made.good(base_url="https://example.org")
    found = json.loads((made.output / "manifest.json").read_text())
    assert "index.table.html" in found["others"]
    assert "index.table.html" not in (made.output / "sitemap.xml").read_text()
    assert not (made.output / "index.table.share.png").exists()


# ---- the calendar


def test_every_entry_stands_as_closely_as_its_date_is_given(site: Make) -> None:
    dates = ["2022-03-23", "2022-03-23T10:00", "2022-03-24?", "2022-03", "2022", "2022-21", "2022-03-25~"]
    dates += ["[2022-03-26,2022-05-01]", "202X", "1500-01-01", *(f"2022-05-{day:02}" for day in range(1, 9))]
    made = site({"content/a/index.md": timeline(pages="false"), "content/a/rows.csv": rows(*dates)})
    made.build()
    years = given(made, "a/index.calendar.html", "years")
    assert re.findall(r"\((3), (\d+), Tally\(count=(\d+)", years) == [("3", "23", "2"), ("3", "24", "1")]
    assert re.findall(r"months=\(\((\d+), Tally\(count=(\d+)", years) == [("3", "1")]
    assert re.findall(r"loose=Tally\(count=(\d+)", years) == ["4"]
    assert given(made, "a/index.calendar.html", "beyond") == "2"


def test_a_day_leads_to_the_first_of_its_entries_on_the_list(site: Make) -> None:
    files = {f"content/{folder}/x.md": event(f"X {folder}", "2022-03-23", order="1") for folder in "bc"}
    made = site({**files, "content/y.md": event("Y", "2022-03-23", order="2")})
    made.good()
    assert "Tally(count=3, address='index.html#e.x')" in given(made, "index.calendar.html", "years")
    made.write({"content/index.md": timeline(order="newest")})
    made.good()
    assert "Tally(count=3, address='index.html#e.y')" in given(made, "index.calendar.html", "years")


def test_more_than_thirty_years_are_cut_by_decade(site: Make) -> None:
    dates = [f"{year}-05-01" for year in range(1961, 1992)]
    made = site({"content/a/index.md": timeline(pages="false"), "content/a/rows.csv": rows(*dates)})
    made.good()
    found = sorted(address for address in made.pages() if ".calendar." in address)
    assert found == [
        f"a/index.calendar.{name}" for name in ("196x.html", "197x.html", "198x.html", "199x.html", "html")
    ]
    assert given(made, "a/index.calendar.197x.html", "years").count("CalendarYear") == 10
    assert "count=9, instant" in given(made, "a/index.calendar.html", "chronicle")


def test_no_overview_of_a_calendar_has_more_than_two_hundred_parts(site: Make) -> None:
    dates = [f"{year}-05-01" for year in range(1600, 3650, 10)]
    made = site({"content/a/index.md": timeline(pages="false"), "content/a/rows.csv": rows(*dates)})
    made.good()
    assert "a/index.calendar.36xx.html" in made.pages()
    assert given(made, "a/index.calendar.html", "chronicle").count("Part(") == 21


# ---- the story


def test_a_story_tells_the_whole_text_and_an_article_is_told_by_its_summary(site: Make) -> None:
    article = document("A long text.", title="Report", published="2022-03-24", summary="In short.")
    made = site({"content/x.md": event("X", "2022-03-23", "One.\n\n## A heading\n\nTwo."), "content/r.md": article})
    made.good()
    page = made.page("index.story.html")
    assert '<h3 id="s1-a-heading">' in page
    assert "A long text" not in page
    assert "In short." in given(made, "index.story.html", "slides")


def test_a_story_follows_the_order_of_its_list(site: Make) -> None:
    made = site({f"content/{n}.md": event(f"No {n}", f"200{n}") for n in (1, 2)})
    made.write({"content/index.md": timeline(order="newest")})
    made.good()
    assert re.findall(r"No \d", given(made, "index.story.html", "slides")) == ["No 2", "No 1"]


def test_a_story_of_more_than_one_page_tells_what_cards_say(site: Make) -> None:
    made = site({"content/a/index.md": timeline(pages="false"), "content/a/rows.csv": rows(*(["2022"] * 200))})
    text = "One.\n\nTwo."
    made.write({"content/a/x.md": event("X", "2023", text)})
    made.good()
    assert "Two." not in made.page("a/index.story.2023.html")
    made.write({"content/a/x.md": event("X", "2023", f"{text}\n\nThree.")})
    assert sorted(made.good().reasons) == ["a/events.2023.csv", "a/x.html"]


def test_a_story_tells_what_was_saved_last(site: Make) -> None:
    made = site(
        {"content/x.md": event("X", "2022", "One.\n\nTwo."), "content/y.md": event("Y", "2023", "One.\n\nTwo.")}
    )
    made.good()
    made.write({"content/y.md": event("Y", "2023", "One.\n\nThree.")})
    made.good()
    assert made.page("index.story.html").count("Two.") == 1
    assert "Three." in made.page("index.story.html")


# ---- the table


def test_a_table_has_the_columns_in_which_anything_stands(site: Make) -> None:
    made = site({"content/a/index.md": timeline(), "content/a/x.md": event("X", "2022", tags="t")})
    made.good()
    assert given(made, "a/index.table.html", "fields") == "('tags',)"
    made.write({"content/a/y.md": event("Y", "2022", status="reported", places="Kyiv")})
    made.write({"content/a/index.md": timeline(lanes=LANES)})
    made.good()
    assert given(made, "a/index.table.html", "fields") == "('status', 'lane', 'places', 'tags')"


# ---- side by side


def sides(made: Site, address: str) -> tuple[list[str], str]:
    return re.findall(r"Link\(title='([^']*)'", given(made, address, "columns")), given(made, address, "sides")


def test_two_lanes_stand_side_by_side_and_what_is_in_neither_beside_them(site: Make) -> None:
    made = site({"content/a/index.md": timeline(lanes=LANES)})
    made.write(
        {"content/a/x.md": event("X", "2020", places="Brussels"), "content/a/y.md": event("Y", "2021", lane="East")}
    )
    made.good()
    assert sides(made, "a/index.columns.html") == (["East", "West"], "(1, 0)")
    made.write({"content/a/z.md": event("Z", "2022")})
    made.good()
    assert sides(made, "a/index.columns.html") == (["East", "West", "no_lane"], "(1, 0, 2)")


def test_more_lanes_than_there_is_room_for_share_the_last_column(site: Make) -> None:
    lanes = ", ".join(f"{{name: L{n}, match: {{tags: t{n}}}}}" for n in range(6))
    files = {f"content/a/e{n}.md": event(f"E{n}", f"200{n}", tags=f"t{n}") for n in range(6)}
    made = site({"content/a/index.md": timeline(lanes=f"[{lanes}]"), **files})
    made.good()
    assert sides(made, "a/index.columns.html") == (["L0", "L1", "L2", "no_lane"], "(0, 1, 2, 3, 3, 3)")


def test_one_lane_has_nothing_to_stand_beside(site: Make) -> None:
    made = site({"content/a/index.md": timeline(lanes="[{name: East, match: {places: Kyiv}}]")})
    made.write({"content/a/x.md": event("X", "2020")})
    made.good()
    assert "a/index.columns.html" not in made.pages()


@pytest.mark.parametrize("name", ["Beta", "b", "/b/", "/b/index.md"])
def test_a_timeline_stands_beside_another_by_its_title_or_its_folder(site: Make, name: str) -> None:
    made = site({"content/a/index.md": timeline("Alpha", beside=name), "content/b/index.md": timeline("Beta")})
    made.write({"content/a/x.md": event("X", "2020"), "content/b/y.md": event("Y", "2019")})
    made.good()
    assert sides(made, "a/index.columns.html") == (["Alpha", "Beta"], "(1, 0)")
    assert "b/index.columns.html" not in made.pages()


@pytest.mark.parametrize(
    ("beside", "said"),
    [
        ("Gamma", "content/a/index.md:2 name: no timeline is called `Gamma`, for this one to stand beside"),
        ("a", "content/a/index.md:2 name: `a` stands here already, and a timeline has one column"),
        ("[b, Beta]", "content/a/index.md:2 name: `Beta` stands here already, and a timeline has one column"),
        ("Same", "content/a/index.md:2 name: `Same` can mean content/c/index.md and content/d/index.md"),
        ("Draft", "content/a/index.md:2 draft: `Draft`, beside which this stands, is a draft, and is left out"),
        ("[b, c, d, e]", "content/a/index.md:4 value: 3 timelines can stand beside one, not 4"),
    ],
)
def test_a_name_that_cannot_stand_beside_is_said(site: Make, beside: str, said: str) -> None:
    made = site({"content/a/index.md": timeline("Alpha", beside=beside), "content/b/index.md": timeline("Beta")})
    made.write({f"content/{name}/index.md": timeline("Same") for name in "cd"})
    made.write({"content/e/index.md": timeline("Draft", draft="true"), "content/a/x.md": event("X", "2020")})
    assert [one for one in made.said() if one.startswith("content/a/")] == [said]
