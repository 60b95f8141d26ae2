"""What the search knows of each page."""

from __future__ import annotations

import pytest

from generator.dates import parse
from generator.exports.records import primary, records, spoken
from generator.model import MARKED, STATUSES, Card, Link
from generator.pages import Readable
from generator.search import Record

KINDS = ("event", "article", "timeline", "person", "organisation", "place", "page")
WORDS = tuple((f"kind.{kind}", kind.title()) for kind in KINDS)
WORDS += tuple((f"status.{status}", f"is {status}") for status in STATUSES)
DATES = ("Y-138E8", "Y-65000000", "-0043-03-15", "0001", "1066-10-14", "1969-12-31", "1970-01-02", "2022-03-24T10:35Z")


def card(date: str, **more: object) -> Card:
    given: dict[str, object] = {"kind": "event", "address": "a/b.html", "title": "It happens"} | more
    return Card(date=parse(date), **given)  # type: ignore[arg-type]


def told(*cards: Card, texts: tuple[str, ...] = (), others: tuple[Readable, ...] = ()) -> list[Record]:
    texts = texts or ("",) * len(cards)
    return list(records(str, cards=cards, texts=texts, others=others, tongue=("en-GB", "UTC"), words=WORDS))


@pytest.mark.parametrize("way", ["oldest", "newest"])
def test_times_sort_as_text_from_the_beginning_of_the_universe_on(way: str) -> None:
    keys = [record.sort[way] for record in told(*map(card, DATES))]
    assert keys == sorted(keys)
    assert len(set(map(len, keys))) == 1


def test_what_has_no_date_comes_last_whichever_way_it_is_sorted() -> None:
    first, last = told(card("Y-138E8"), others=(Readable("page", "about.html", "About"),))
    assert first.sort["oldest"] < last.sort["oldest"]
    assert first.sort["newest"] > last.sort["newest"]


def test_the_url_is_the_time_and_the_address() -> None:
    dated, undated = told(card("2022"), others=(Readable("page", "about.html", "About"),))
    assert dated.url == f"{dated.sort['oldest']} a/b.html"
    assert undated.url == " about.html"


def test_a_record_says_the_date_and_the_names_in_words() -> None:
    entry = card(
        "-0043-03-15",
        people=(Link("Brutus", "people/brutus.html"), Link("Brutus", "people/brutus.html")),
        places=(Link("Rome"),),
        tags=(Link("war"),),
        status="disputed",
        summary="They say so.",
    )
    [record] = told(entry, texts=("<p>The <em>Ides</em>.</p><ul><li>one</li><li>two</li></ul>",))
    assert record.meta == {"title": "It happens", "date": "15 March 44 BCE", "status": "is disputed"}
    assert record.content == "They say so.\nThe Ides. one two\nBrutus · Rome · war"
    assert record.filters == {
        "kind": ["Event"],
        "status": ["is disputed"],
        "person": ["Brutus"],
        "place": ["Rome"],
        "tag": ["war"],
    }


def test_that_something_is_confirmed_goes_without_saying() -> None:
    said = {status: told(card("2022", status=status))[0].meta.get("status") for status in STATUSES}
    assert {status for status, word in said.items() if word} == set(MARKED)


def test_a_summary_that_begins_the_text_is_not_said_twice() -> None:
    [record] = told(card("2022", summary="In brief."), texts=("<p>In  brief.</p><p>More.</p>",))
    assert record.content == "In brief. More."


def test_who_has_nothing_but_a_title_is_found_by_it() -> None:
    entry, person = told(card("2022"), others=(Readable("person", "people/ann.html", "Ann"),))
    assert (entry.content, person.content) == ("It happens", "Ann")


def test_each_is_in_its_language_whatever_the_country() -> None:
    found = told(card("2022"), card("2022", lang="pt-BR"), others=(Readable("page", "x.html", "X", lang="zh-Hant"),))
    assert [record.language for record in found] == ["en", "pt", "zh"]
    assert primary("EN") == "en"


def test_a_text_is_read_without_markup_marks_of_notes_and_disguises() -> None:
    html = '<p>One<sup id="fnref:1"><a class="footnote-ref" href="#fn:1">1</a></sup>.</p><h2 id="x">Two</h2>'
    html += "<p>&lt;b&gt; &amp; <code>c</code><br>d</p><!--event:x--><table><tr><td>e</td><td>f</td></tr></table>"
    assert spoken(html) == "One. Two <b> & c d e f"
