"""What planning knows of a document, and what of it lies in the cache."""

from __future__ import annotations

from dataclasses import fields, replace
from typing import Any

import pytest

from generator import cache
from generator.dates import parse
from generator.load import entries
from generator.load.entries import Rows, entry, keys, source_address, target
from generator.model import (
    Article,
    Correction,
    Document,
    Entity,
    Event,
    Image,
    Mark,
    Reference,
    Source,
    Status,
    Text,
    Timeline,
    Update,
)  # fmt: skip
from generator.problems import Problem

SOURCE = Source("A treaty", publisher="UN", date=parse("1949"), page="3", quote="so", accessed=parse("2022-01-01"))
COMMON: dict[str, Any] = {"mark": Mark("a/x.md", 3), "folder": "a", "address": "a/x.html", "title": "X"}
EVENT = Event(
    kind="event",
    **COMMON,
    date=parse("2022-03-23"),
    summary="In brief",
    text=Text("key", 8, (Reference("name", "Kyiv", 1, 2), Reference("link", "https://x.org", 2, 1)), ("here",)),
    sources=(SOURCE,),
    status=(Status("reported"), Status("confirmed", parse("2022-04"), (replace(SOURCE, title="Another"),))),
    corrections=(Correction(parse("2022-05"), "was", "now"),),
    updates=(Update(parse("2022-06"), "more"),),
    people=("Ann",),
)
OTHERS: dict[str, Any] = {
    "title": "Y", "address": "a/y.html", "summary": "Another", "image": Image("x.png", caption="c"), "lang": "pl",
    "date": parse("2022-03-24"), "zone": "Europe/Kyiv", "date_text": "then", "importance": 2,
    "status": (Status("disputed"),), "corrections": (), "updates": (), "sources": (),
    "known": parse("2022"),
}  # fmt: skip
ELSEWHERE: dict[str, Any] = {  # what no card shows, or what planning finds out for it
    "tags": ("t",), "lane": "l", "people": ("Bob",), "organisations": ("o",), "places": ("p",),
    "mark": Mark("a/x.md", 4), "text": Text("other", 8), "order": 3, "related": ("r",),
    "extra": (("a", "b"),), "aliases": ("/b.html",), "draft": True, "gone": "so", "embargo": parse("2022-01-01"),
    "expires": parse("2022-01-01"), "folder": "b", "article": "a.md", "slug": "s", "number": 3,
}  # fmt: skip


def made(document: Document) -> tuple[Any, Rows]:
    rows: Rows = []
    return entry(document, "a/x.md", rows), rows


def test_all_that_an_entry_points_to_is_kept() -> None:
    one, rows = made(EVENT)
    kept = dict(rows)
    assert set(keys(one)) - {b"key"} == kept.keys()
    assert cache.thawed(kept[one.digest]) == EVENT
    assert cache.thawed(kept[one.sources[0][2]]) == SOURCE
    assert {cache.thawed(kept[key]) for _, _, key in one.changes} == {*EVENT.corrections, *EVENT.updates}


def test_an_entry_says_since_when_the_last_word_on_it_holds() -> None:
    assert made(EVENT)[0].since == parse("2022-04").first
    assert made(replace(EVENT, status=(Status("reported"),)))[0].since is None


def test_the_keys_are_the_digests_of_what_they_stand_for() -> None:
    _, rows = made(EVENT)
    assert all(key == cache.digest(data) for key, data in rows)


def test_a_reference_knows_its_line_in_the_file_and_others_sites_do_not_count() -> None:
    assert made(EVENT)[0].references == (("name", "Kyiv", 8, 2),)


@pytest.mark.parametrize("name", [f.name for f in fields(Event) if f.name != "kind"])
def test_the_digest_of_a_card_changes_with_what_a_card_shows_and_with_nothing_else(name: str) -> None:
    shown = name in OTHERS
    assert shown != (name in ELSEWHERE)
    before, after = made(EVENT)[0], made(replace(EVENT, **{name: (OTHERS if shown else ELSEWHERE)[name]}))[0]
    assert (before.card != after.card) == shown
    assert before.digest != after.digest


def test_an_article_is_dated_by_its_publication() -> None:
    article = Article(kind="article", **COMMON, published=parse("2022-03-24"), blocks=("a", "b"))
    one = made(article)[0]
    assert (one.first, one.status, one.blocks) == (parse("2022-03-24").first, "", ("a", "b"))
    assert made(replace(article, published=parse("2022-03-25")))[0].card != one.card


def test_an_entry_is_known_from_the_day_on_which_it_became_public() -> None:
    article = Article(kind="article", **COMMON, published=parse("2022-03-24"))
    assert made(article)[0].known == parse("2022-03-24").first
    assert made(replace(EVENT, known=parse("2022-03-22")))[0].known == parse("2022-03-22").first
    assert made(replace(EVENT, date=parse("1871/.."), known=None))[0].known == parse("1871").first


def test_a_place_lies_within_another() -> None:
    one = made(Entity(kind="place", **COMMON, within="Ukraine", names=("K",)))[0]
    assert (one.places, one.names, one.first) == (("Ukraine",), ("K",), 0)


def test_a_timeline_knows_its_blocks() -> None:
    assert made(Timeline(kind="timeline", **COMMON, blocks=("a",)))[0].blocks == ("a",)


def test_an_entry_comes_back_from_the_state_as_it_was() -> None:
    import marshal

    one, _ = made(EVENT)
    assert type(one)._make(marshal.loads(marshal.dumps(tuple(one)))) == one


@pytest.mark.parametrize("field", ["page", "quote", "accessed"])
def test_where_a_source_was_cited_makes_it_no_other(field: str) -> None:
    changed: dict[str, Any] = {field: None if field == "accessed" else ""}
    plain = replace(SOURCE, **changed)
    assert made(replace(EVENT, sources=(plain,)))[0].sources[0][0] == made(EVENT)[0].sources[0][0]
    assert made(replace(EVENT, sources=(plain,)))[0].sources[0][3] == made(EVENT)[0].sources[0][3]


def test_a_source_is_named_by_its_key_else_by_its_title_and_a_digest() -> None:
    assert source_address(replace(SOURCE, key="treaty")) == "sources/treaty.html"
    named = source_address(Source("A treaty!"))
    assert named.startswith("sources/a-treaty-")
    assert len(named) == len("sources/a-treaty-01234567.html")
    assert source_address(Source("A treaty!", url="https://x.org")) != named
    assert source_address(Source("—")).count("-") == 0
    assert len(source_address(Source("ł" * 500)).encode()) < 120


@pytest.mark.parametrize(
    ("folder", "written", "expected"),
    [
        ("a", "b.md", ("a/b.md", "")),
        ("a", "b.md#c", ("a/b.md", "c")),
        ("a/b", "../c.md", ("a/c.md", "")),
        ("a", "/c.md", ("c.md", "")),
        ("", "c%20d.md#%C5%82", ("c d.md", "ł")),
        ("a", "c.md?x#y", ("a/c.md", "y")),
        ("a", "../../c.md", ("", "")),
        ("", "..", ("", "")),
        ("a", "#here", ("", "here")),
        ("", "..a/b.md", ("..a/b.md", "")),
    ],
)
def test_a_link_is_taken_from_the_folder_of_its_document(folder: str, written: str, expected: tuple[str, str]) -> None:
    assert target(folder, written) == expected


def test_problems_are_plain_data_and_come_back() -> None:
    problem = Problem("a", 1, 2, "c", "m", "h", "warning", "s", 3)
    assert [Problem(*plain) for plain in entries.plain((problem,))] == [problem]
