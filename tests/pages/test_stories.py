"""The two stories of this repository, and the made site, as their readers are told them."""

from __future__ import annotations

import re
from itertools import pairwise

import pytest

from tests.published import Published
from tests.reading import Element, Reading

FLANK = "eastern-flank/index.html"
BLOCKS = (  # of the article, in the order of its text
    "deployed-troops-to-double",
    "stop-nuclear-rhetoric",
    "help-in-neighbouring-countries",
    "peacekeeping-mission",
    "kremlin-rejects-mission",
    "no-direct-clash",
    "polish-proposal",
)
ORDER = (
    "annexation-of-crimea",
    "wales-summit",
    "warsaw-summit",
    "battlegroups-arrive",
    "draft-treaties",
    "full-scale-invasion",
    "help-in-neighbouring-countries",
    "leaders-meet-by-video",
    "peacekeeping-mission",
    "defence-ministers-meet",
    "doubling-troops",
    "deployed-troops-to-double",
    "stop-nuclear-rhetoric",
    "kremlin-rejects-mission",
    "no-direct-clash",
    "brussels-summit",
    "polish-proposal",
    "finland-and-sweden-apply",
    "madrid-summit",
    "accession-protocols",
    "finland-joins",
    "sweden-joins",
)


def listed(page: Reading) -> list[str]:
    """The entries of a list, by their anchors, in order."""
    return [e.attributes["id"].removeprefix("e.") for e in page.all("li", kind="entry")]


def dates(page: Reading) -> list[str]:
    """The date in the margin, over the title of the page or of its entries; not those of the entries beside it."""
    return [e.text for e in page.all("p", kind="when") if "nav" not in e.within]


def test_the_seven_reports_and_the_summit_stand_in_order_among_the_others(own: Published) -> None:
    entries = listed(own.page(FLANK))
    assert set(BLOCKS) < set(entries)
    assert tuple(entries) == ORDER


def test_each_report_stands_in_its_article_and_leads_back_to_its_paragraph(own: Published) -> None:
    article = own.page("eastern-flank/doubling-troops.html")
    assert [e.attributes["id"] for e in article.all("section", kind="block")] == list(BLOCKS)
    for slug in BLOCKS:
        back = [e.attributes["href"] for e in own.page(f"eastern-flank/{slug}.html").all("a")]
        assert f"../eastern-flank/doubling-troops.html#{slug}" in back


def test_the_paragraphs_of_the_article_stay_between_its_reports(own: Published) -> None:
    said = own.page("eastern-flank/doubling-troops.html").one("main").text
    order = [
        "is reported as saying on Wednesday",
        "Stoltenberg says NATO will double",
        "weapons that are not conventional",
    ]
    order += ["Stoltenberg tells Russia", "Help, and its limits", "About this report"]
    assert sorted(order, key=said.index) == order


def test_the_summit_is_one_entry_that_was_expected_and_then_held(own: Published) -> None:
    assert listed(own.page(FLANK)).count("brussels-summit") == 1
    entry = next(e for e in own.page(FLANK).all("li", kind="entry") if e.attributes["id"] == "e.brussels-summit")
    assert "expected" not in entry.text
    page = own.page("eastern-flank/brussels-summit.html")
    assert dates(page) == ["24 March 2022"]
    history = [e.text for e in page.all("li") if e.within[-1] == "ol" and "from " in e.text and "nav" not in e.within]
    assert len(history) == 2
    assert history[0].startswith("expected from 23 March 2022")
    assert "Newsweek" in history[0]
    assert history[1].startswith("confirmed from 24 March 2022")
    assert "NATO" in history[1]


def test_what_is_still_expected_says_so(own: Published) -> None:
    entry = next(e for e in own.page(FLANK).all("li", kind="entry") if e.attributes["id"] == "e.polish-proposal")
    assert "expected" in entry.text
    assert "1 still expected" in own.page(FLANK).one("p", kind="extent").text


@pytest.mark.parametrize(
    ("address", "said"),
    [
        ("eastern-flank/battlegroups-arrive.html", "2017"),
        ("eastern-flank/wales-summit.html", "4–5 September 2014"),
        ("eastern-flank/madrid-summit.html", "28–30 June 2022"),
        ("eastern-flank/help-in-neighbouring-countries.html", "since 24 February 2022"),
        ("timeline-of-timelines/parian-marble.html", "264 or 263 BCE"),
        ("timeline-of-timelines/ussher-creation.html", "22 October 4004 BCE (Julian; 20 September Gregorian)"),
        ("timeline-of-timelines/eusebius-chronicle.html", "c. 325"),
        ("timeline-of-timelines/nuremberg-chronicle.html", "12 July 1493 (Julian; 21 July Gregorian)"),
        ("timeline-of-timelines/ussher-annals.html", "1650–1654"),
        ("timeline-of-timelines/graphic-timetable.html", "1878 or 1885"),
        ("timeline-of-timelines/gantt-charts.html", "some year in 1910–1915"),
        ("timeline-of-timelines/icalendar.html", "November 1998"),
    ],
)
def test_a_date_is_told_as_precisely_as_it_was_given(own: Published, address: str, said: str) -> None:
    assert dates(own.page(address)) == [said]


@pytest.mark.parametrize(
    ("address", "said"),
    [
        ("tags/software.html", "2 entries, 2006 to 2012"),
        ("organisations/library-of-congress.html", "1 entry, 2012"),
        ("places/paros.html", "1 entry, 264 BCE"),
        ("tags/summits.html", "5 entries, September 2014 to June 2022"),
        ("tags/crimea.html", "1 entry, March 2014"),
    ],
)
def test_a_list_says_from_when_to_when_as_precisely_as_its_dates_do(own: Published, address: str, said: str) -> None:
    assert own.page(address).one("p", kind="extent").text == said


def test_dates_of_every_precision_stand_in_the_order_of_when_they_began(own: Published) -> None:
    assert listed(own.page("timeline-of-timelines/index.html")) == [
        "ussher-creation",
        "parian-marble",
        "eusebius-chronicle",
        "nuremberg-chronicle",
        "ussher-annals",
        "chronographie-universelle",
        "chart-of-biography",
        "new-chart-of-history",
        "commercial-and-political-atlas",
        "minard-russian-campaign",
        "graphic-timetable",
        "gantt-charts",
        "iso-8601",
        "icalendar",
        "simile-timeline",
        "extended-date-time-format",
        "timelinejs",
        "iso-8601-2",
    ]


def test_deep_time_and_open_dates_stand_where_they_can_be_placed_newest_first(made: Published) -> None:
    assert listed(made.page("deep/index.html"))[::-1] == [
        "big-bang",
        "dinosaurs",
        "marathon",
        "caesar",
        "augustus",
        "hastings",
        "julian",
        "sets",
        "century",
        "until",
        "until-then",
        "or-earlier",
        "or-later",
        "circa",
        "doubtful",
        "both",
        "some-time",
        "since",
        "all-of-a-set",
        "season",
        "eighties",
    ]


@pytest.mark.parametrize(
    ("slug", "said"),
    [
        ("marathon", "12 September 490 BCE"),
        ("caesar", "15 March 44 BCE"),
        ("sets", "1667, 1668 or 1670 to 1672"),
        ("eighties", "the 1980s"),
        ("century", "the 1800s"),
        ("season", "spring 1968"),
        ("circa", "c. 1917"),
        ("until", "until 1871"),
        ("until-then", "from an unknown date until 1872"),
        ("or-earlier", "1873 or earlier"),
        ("or-later", "1874 or later"),
        ("since", "since 1921"),
        ("julian", "St Margaret’s eve"),
    ],
)
def test_a_date_that_is_not_quite_known_is_told_in_words(made: Published, slug: str, said: str) -> None:
    assert dates(made.page(f"deep/{slug}.html")) == [said]


def test_a_time_is_machine_readable_where_html_has_a_word_for_it(made: Published, own: Published) -> None:
    def times(page: Reading) -> list[str]:
        return [e.attributes["datetime"] for e in page.all("time") if "nav" not in e.within and "article" in e.within]

    assert times(own.page("eastern-flank/madrid-summit.html"))[:2] == ["2022-06-28", "2022-06-30"]
    assert times(made.page("deep/marathon.html")) == []
    assert times(made.page("deep/augustus.html")) == ["0014-08-19"]


def test_each_entry_leads_to_the_one_before_and_the_one_after(own: Published) -> None:
    addresses = [f"eastern-flank/{slug}.html" for slug in ORDER]
    for before, after in pairwise(addresses):
        assert f"../{after}" in beside(own.page(before), "next")
        assert f"../{before}" in beside(own.page(after), "prev")
    assert beside(own.page(addresses[0]), "prev") == []
    assert beside(own.page(addresses[-1]), "next") == []


def beside(page: Reading, which: str) -> list[str]:
    return [e.attributes["href"] for e in page.all("a") if e.attributes.get("rel") == which]


def test_silences_are_said_in_words_where_they_are(own: Published) -> None:
    page = own.page("timeline-of-timelines/index.html")
    gaps = [e.text for e in page.all("p", "li", kind="gap")]
    assert gaps
    assert all(re.fullmatch(r"[\w,]+ (century|centuries|years|millennia) without an entry", gap) for gap in gaps)


@pytest.mark.parametrize("status", ["reported", "disputed", "expected", "postponed", "cancelled", "retracted"])
def test_every_standing_is_a_word_in_the_list_and_on_the_page(made: Published, status: str) -> None:
    assert f"{status} It is {status}" in entry(made.page("war/index.html"), f"is-{status}").text
    assert [e.text for e in made.page(f"war/is-{status}.html").all("span", kind="status")] == [status]


def test_what_is_confirmed_needs_no_word(made: Published) -> None:
    assert made.page("war/is-confirmed.html").all("span", kind="status") == []


def entry(page: Reading, slug: str) -> Element:
    return next(e for e in page.all("li", kind="entry") if e.attributes["id"] == f"e.{slug}")


def test_every_picture_has_its_size_and_one_that_is_missing_its_frame(made: Published, own: Published) -> None:
    shown = [e.attributes for e in made.page("war/summit.html").all("img")]
    assert [(p["width"], p["height"], p["alt"]) for p in shown] == [("320", "480", "People at a table")]
    missing = own.page("eastern-flank/doubling-troops.html").one("figure", kind="missing")
    assert "Thomas Coes / AFP / Getty Images" in missing.text


def test_a_correction_says_what_stood_what_stands_when_and_why(made: Published) -> None:
    for address in ("war/summit.html", "corrections/index.html"):
        page = made.page(address)
        assert page.one("del").text == "They met on Friday."
        assert page.one("ins").text == "They met on Saturday."
        assert re.search("1 April 1917.*The paper was wrong", page.one("main").text)


def test_the_foot_leads_to_sources_and_corrections_where_the_menu_does_not(made: Published, own: Published) -> None:
    def foot(published: Published) -> dict[str, str]:
        links = published.page("about.html").all("a")
        return {e.attributes["href"]: e.text for e in links if {"footer", "nav"} <= set(e.within)}

    assert foot(made) == {"sources/index.html": "Sources", "corrections/index.html": "Corrections and updates"}
    assert foot(own) == {}


def test_the_strip_has_each_entry_as_a_link_with_its_name(own: Published) -> None:
    page = own.page(FLANK)
    wide = [e for e in page.all("a") if e.within[-1] == "svg" and e.attributes["href"].startswith("#e.")]
    named = {e.attributes["href"].removeprefix("#e."): e.text for e in wide}
    assert set(named) == set(ORDER)
    assert named["madrid-summit"].startswith("28–30 June 2022: ")
