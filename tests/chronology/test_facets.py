"""What a list can be chosen by: its names, counted, the most frequent first."""

from __future__ import annotations

from dataclasses import replace

from generator.chronology import facets
from generator.dates import parse
from generator.model import Card, Link
from generator.pages import Chronicle, Facet, Mention

CARD = Card("event", "a/b.html", "An event", parse("2022-03-23"))
NATO, KYIV = Link("NATO", "organisations/nato.html"), Link("Kyiv", "places/kyiv.html")


def of(*cards: Card) -> dict[str, dict[str, int]]:
    found = facets(Chronicle(len(cards), 0, 0, cards))
    return {facet.name: {mention.link.title: mention.count for mention in facet.names} for facet in found}


def test_names_are_counted_by_entries_and_the_most_frequent_come_first() -> None:
    first = replace(CARD, tags=(Link("b"), Link("a")), places=(KYIV,))
    second = replace(CARD, tags=(Link("b"),), organisations=(NATO,), lane="One")
    found = of(first, second)
    assert found == {"tags": {"b": 2, "a": 1}, "organisations": {"NATO": 1}, "places": {"Kyiv": 1}, "lane": {"One": 1}}
    assert list(found) == ["tags", "organisations", "places", "lane"]
    assert list(found["tags"]) == ["b", "a"]


def test_whom_an_entry_names_twice_counts_once() -> None:
    assert of(replace(CARD, people=(Link("Ann", "people/ann.html"), Link("Ann", "x/ann.html")))) == {
        "people": {"Ann": 1}
    }


def test_a_standing_that_all_have_is_no_choice_and_articles_have_none() -> None:
    article = replace(CARD, kind="article")
    assert of(CARD, CARD, article) == {}
    assert of(CARD, replace(CARD, status="expected"), article) == {"status": {"confirmed": 1, "expected": 1}}


def test_twelve_names_are_shown_of_however_many() -> None:
    cards = [replace(CARD, tags=(Link(f"t{n:02}"),)) for n in range(30)]
    [tags] = facets(Chronicle(30, 0, 0, tuple(cards)))
    assert (tags.count, len(tags.names), tags.names[0].link.title) == (30, 12, "t00")


def test_a_list_in_parts_has_what_was_counted_of_the_whole() -> None:
    counted = (Facet("tags", 1, (Mention(Link("a"), 9),)),)
    assert facets(Chronicle(9, 0, 0, facets=counted)) == counted
