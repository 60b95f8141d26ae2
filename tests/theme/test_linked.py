"""What pages are about as data: true to the page, whole whatever an author writes, and quick."""

from __future__ import annotations

import json
import time
from dataclasses import replace
from functools import cache
from typing import Any, Final

import html5lib
import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.dates import parse
from generator.model import Link, Site, Status
from generator.pages import Head
from generator.theme.functions import Functions
from generator.theme.iso import days
from generator.theme.linked import Linked
from tests.kinds import (
    ARTICLE,
    CARDS,
    CITED,
    EVENT,
    KINDS,
    LIST,
    PARTS,
    PERIOD,
    PERSON,
    PLACE,
    SITE,
    SUMMIT,
    packaged,
    rendered,
)

HEAD: Final = Head("A page", "What it says", "https://example.org/repo/story/x.html", (Link("A site", "index.html"),))
STORY: Final = Link("A story", "story/index.html")
WAYS: Final = ("story", "calendar", "map", "table", "table of a period", "tables", "columns")
SILENT: Final = {"404", "alias", "gone", "embed", "embedded overview", *WAYS}


def local(instant: int) -> int:
    return instant


LINKED: Final = Linked(SITE, local)


def graph(element: str) -> dict[str, Any]:
    """What stands in the element, by its types; each is there once."""
    said = json.loads(text_of(element))
    assert said["@context"] == "https://schema.org"
    types = [thing["@type"] for thing in said["@graph"]]
    assert len(types) == len(set(types))
    return dict(zip(types, said["@graph"], strict=True))


def text_of(page: str) -> str:
    """The text of the one script element that is data, as a browser's parser finds it."""
    tree = html5lib.parse(page, namespaceHTMLElements=False)
    [script] = [element for element in tree.iter("script") if "src" not in element.attrib]
    assert script.attrib == {"type": "application/ld+json"}
    return str(script.text)


@cache
def of_kind(kind: str) -> dict[str, Any]:
    return graph(rendered(kind))


@pytest.mark.parametrize(
    ("kind", "types"),
    [
        ("home", {"WebPage", "BreadcrumbList"}),
        ("timeline", {"CollectionPage", "BreadcrumbList"}),
        ("overview", {"CollectionPage", "BreadcrumbList"}),
        ("event", {"Event", "WebPage", "BreadcrumbList"}),
        ("article", {"NewsArticle", "BreadcrumbList"}),
        ("person", {"Person", "BreadcrumbList"}),
        ("place", {"Place", "BreadcrumbList"}),
        ("stranger", {"Organization", "BreadcrumbList"}),
        ("tag", {"CollectionPage", "BreadcrumbList"}),
        ("source", {"CollectionPage", "BreadcrumbList"}),
        ("names", {"WebPage", "BreadcrumbList"}),
        ("page", {"WebPage", "BreadcrumbList"}),
    ],
)
def test_every_kind_of_page_is_typed(kind: str, types: set[str]) -> None:
    assert set(of_kind(kind)) == types


@pytest.mark.parametrize("kind", sorted(SILENT))
def test_what_is_not_to_be_found_says_nothing(kind: str) -> None:
    assert "ld+json" not in rendered(kind)
    assert '<meta name="robots" content="noindex">' in rendered(kind)


def test_all_kinds_are_asked_about() -> None:
    assert {kind for kind in KINDS if "ld+json" not in rendered(kind)} == SILENT


def test_an_event_says_what_its_page_says() -> None:
    said = graph(LINKED.event(HEAD, EVENT, SUMMIT, CITED, STORY))
    event, page = said["Event"], said["WebPage"]
    assert event["name"] == "A <summit> & its vote"
    assert (event["startDate"], "endDate" in event) == ("2022-03-24", False)
    assert event["eventStatus"] == "https://schema.org/EventScheduled"
    brussels = {"@type": "Place", "name": "Brussels", "url": "https://example.org/repo/places/brussels.html"}
    assert event["location"] == [brussels]
    assert event["about"][0]["@type"] == "Person"
    assert event["keywords"] == ["summits"]
    assert event["image"] == "https://example.org/repo/story/a%20b.jpg"
    assert page["mainEntity"] == {"@id": event["@id"]}
    assert page["isPartOf"]["url"] == "https://example.org/repo/story/"
    assert page["correction"] == [
        {"@type": "CorrectionComment", "text": "three → four (miscounted)", "datePublished": "2022-03-25"}
    ]
    assert page["dateModified"] == "2022-03-25"
    cited, bare = page["citation"]
    assert (cited["name"], cited["publisher"]["name"], cited["datePublished"]) == ("Statement", "NATO", "2022-03-24")
    assert bare == {"@type": "CreativeWork", "name": "Bare"}


@pytest.mark.parametrize("date", ["-0043-03-15", "Y-13800000000", "1917~", "196X", "2001-21", "../1871"])
def test_an_event_whose_start_has_no_word_is_only_a_page(date: str) -> None:
    event = replace(EVENT, date=parse(date))
    said = graph(LINKED.event(HEAD, event, replace(SUMMIT, date=event.date), CITED, STORY))
    assert "Event" not in said
    assert (said["WebPage"]["description"], "mainEntity" in said["WebPage"]) == (HEAD.description, False)
    assert said["WebPage"]["contentLocation"][0]["name"] == "Brussels"


def test_an_article_says_who_wrote_it_and_when() -> None:
    said = graph(LINKED.article(HEAD, ARTICLE, CARDS[1], CITED, STORY))["NewsArticle"]
    assert (said["headline"], said["datePublished"], said["dateModified"]) == ("A talk", "2022-03-15", "2022-03-16")
    assert [author["name"] for author in said["author"]] == ["A", "B"]
    assert said["publisher"] == {"@type": "Organization", "name": "A site", "url": "https://example.org/repo/"}


def test_another_word_of_its_status_modifies_an_event_and_the_first_does_not() -> None:
    card, known = replace(SUMMIT, corrected=None), parse("2022-03-23")
    first, later = Status("expected", known), Status("cancelled", parse("2022-05-01"))
    for held, said in (((first,), None), ((first, later), "2022-05-01"), ((later,), "2022-05-01")):
        event = replace(EVENT, known=known, status=held)
        assert graph(LINKED.event(HEAD, event, card, (), None))["WebPage"].get("dateModified") == said


def test_people_and_places_say_what_is_known_of_them() -> None:
    person = graph(LINKED.entity(HEAD, "person", "JK", PERSON, None))["Person"]
    assert (person["alternateName"], person["birthDate"], "deathDate" in person) == (["J. K."], "1949-06-18", False)
    place = graph(LINKED.entity(HEAD, "place", "B", PLACE, None))["Place"]
    assert place["geo"] == {"@type": "GeoCoordinates", "latitude": "50.85", "longitude": "4.35"}


def test_a_list_says_how_much_it_holds_and_of_which_years() -> None:
    said = graph(LINKED.listed(HEAD, LIST, "A story &amp; more"))["CollectionPage"]
    assert (said["mainEntity"]["numberOfItems"], said["temporalCoverage"]) == (7, "2014/2024")
    assert said["mainEntity"]["itemListOrder"] == "https://schema.org/ItemListOrderAscending"
    deep = replace(LIST, first=parse("-0043").first)
    assert "temporalCoverage" not in graph(LINKED.listed(HEAD, deep, "x"))["CollectionPage"]


@pytest.mark.parametrize(
    ("period", "parts", "said"),
    [
        ("year", (), (7, "2014/2024")),  # what it lists
        ("year", ("month", "month"), (150, "1990/1991")),
        ("century", ("year", "year"), (150, "1990/1991")),
        ("century", ("decade", "decade"), (150, None)),  # when the last of a decade was it does not know
    ],
)
def test_a_part_of_a_list_says_what_it_holds_itself(
    period: str, parts: tuple[str, ...], said: tuple[int, str | None]
) -> None:
    below = tuple(replace(part, unit=unit) for part, unit in zip(PARTS, parts, strict=False))
    at = replace(PERIOD.period or PARTS[1], unit=period)
    whole = replace(PERIOD, count=1500, first=parse("1900").first, last=parse("2100").first)
    of = replace(whole, period=at, cards=() if parts else PERIOD.cards, parts=below)
    found = graph(LINKED.listed(HEAD, of, "x"))["CollectionPage"]
    assert (found["mainEntity"]["numberOfItems"], found.get("temporalCoverage")) == said


@pytest.mark.parametrize(
    ("status", "said"),
    [
        ("confirmed", "EventScheduled"),
        ("expected", "EventScheduled"),
        ("postponed", "EventPostponed"),
        ("cancelled", "EventCancelled"),
        ("reported", None),
        ("disputed", None),
    ],
)
def test_a_status_is_said_where_schema_org_has_a_word_for_it(status: str, said: str | None) -> None:
    event = graph(LINKED.event(HEAD, EVENT, replace(SUMMIT, status=status), (), None))["Event"]
    assert event.get("eventStatus") == (said and f"https://schema.org/{said}")


def test_what_was_retracted_is_no_event() -> None:
    said = graph(LINKED.event(HEAD, EVENT, replace(SUMMIT, status="retracted"), (), None))
    assert "Event" not in said
    assert said["WebPage"]["description"] == "What it says"


@pytest.mark.parametrize(
    ("date", "said"),
    [
        ("2022", ("2022", "")),
        ("2022-03", ("2022-03", "")),
        ("2022-03-24", ("2022-03-24", "")),
        ("2022-03-23T10:35-04:00", ("2022-03-23T10:35-04:00", "")),
        ("2022-03-23T10:35:07Z", ("2022-03-23T10:35:07Z", "")),
        ("2022-06-28/2022-06-30", ("2022-06-28", "2022-06-30")),
        ("2022-02-24/..", ("2022-02-24", "")),
        ("/1871", ("", "1871")),
        *((silent, ("", "")) for silent in ("-0043", "0000", "Y17000", "Y-17E7", "196X", "18XX", "2001-21", "1950S2")),
        *((silent, ("", "")) for silent in ("[1667, 1668]", "{1667, 1668}", "1917~", "1917?", "2004-06~/2006")),
    ],
)
def test_a_date_is_as_precise_as_it_was_given_and_left_out_where_iso_cannot_say_it(
    date: str, said: tuple[str, str]
) -> None:
    assert days(parse(date)) == said


def test_a_julian_day_is_told_in_the_calendar_of_iso() -> None:
    assert days(parse("1582-10-04", calendar="julian"))[0] == "1582-10-14"


def test_without_a_base_url_only_addresses_are_left_out() -> None:
    bare = Linked(Site("A site"), local)
    head = replace(HEAD, canonical="")
    element = bare.event(head, EVENT, SUMMIT, (), STORY)
    assert "http" not in element.replace("https://schema.org", "")
    said = graph(element)
    assert said["Event"]["startDate"] == "2022-03-24"
    assert [step["name"] for step in said["BreadcrumbList"]["itemListElement"]] == ["A site", "A <summit> & its vote"]
    assert "url" not in json.dumps(said)


def test_the_way_leads_from_the_first_page_to_this_one() -> None:
    head = replace(HEAD, trail=(Link("A site", "index.html"), STORY))
    steps = graph(LINKED.page(head, "Here"))["BreadcrumbList"]["itemListElement"]
    assert [(step["position"], step["name"]) for step in steps] == [(1, "A site"), (2, "A story"), (3, "Here")]
    assert [step["item"] for step in steps] == [
        "https://example.org/repo/",
        "https://example.org/repo/story/",
        "https://example.org/repo/story/x.html",
    ]
    assert graph(LINKED.page(replace(HEAD, trail=()), "Here"))["WebSite"]["name"] == "A site"


HOSTILE: Final = (
    "</script>",
    "<!--<script>",
    "]]>",
    "\u2028\u2029",
    '"\\',
    "\\u003c",
    "&lt;/script&gt;",
    "</SCRIPT ",
    "<",
)


@given(st.one_of(st.sampled_from(HOSTILE), st.text(st.characters(blacklist_categories=("Cs", "Cc")))))
def test_no_title_ends_the_element_or_comes_out_otherwise(title: str) -> None:
    card = replace(SUMMIT, title=f"a{title}b")
    element = LINKED.event(HEAD, EVENT, card, CITED, STORY)
    assert "<" not in element.removeprefix('<script type="application/ld+json">').removesuffix("</script>")
    assert not {"\u2028", "\u2029"} & set(element)
    assert graph(f"<!doctype html><head>{element}</head><body>")["Event"]["name"] == f"a{title}b"


def test_the_title_of_a_list_is_told_without_its_html() -> None:
    functions: Any = Functions(SITE, packaged()._strings, str).all
    said = graph(functions["linked_list"](HEAD, LIST, "Peace &amp; &lt;war&gt;: 2022"))
    assert said["CollectionPage"]["name"] == "Peace & <war>: 2022"


def test_it_costs_a_page_next_to_nothing() -> None:
    LINKED.event(HEAD, EVENT, SUMMIT, CITED, STORY)
    begun = time.process_time()
    for _ in range(500):
        LINKED.event(HEAD, EVENT, SUMMIT, CITED, STORY)
    assert (time.process_time() - begun) / 500 < 300e-6  # some 40 microseconds on a quiet core
