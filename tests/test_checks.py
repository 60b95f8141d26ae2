"""An address is lost where a document was and nothing is."""

from __future__ import annotations

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.checks import Addresses, Apart, Unreadable, compare, problems, read
from generator.exports import addresses as listing

KINDS = st.sampled_from(["event", "article", "alias", "gone", "page"])
ADDRESSES = st.text('abé /-."\\', min_size=1, max_size=6)


def addresses(*documents: str, others: str = "") -> Addresses:
    return Addresses(dict.fromkeys(documents, "event"), frozenset(others.split()))


@given(st.dictionaries(ADDRESSES, KINDS), st.sets(ADDRESSES))
def test_what_is_published_is_read_as_it_was(documents: dict[str, str], others: set[str]) -> None:
    data = listing.made(lambda key: key, documents=documents.items(), others=others)
    assert read(data) == Addresses(documents, frozenset(others))


def test_the_list_is_the_same_bytes_in_any_order() -> None:
    one = listing.made(str, documents=[("b", "page"), ("a", "event")], others=["d", "c"])
    assert one == listing.made(str, documents=[("a", "event"), ("b", "page")], others=["c", "d"])
    assert one.endswith(b"}\n")
    assert json.loads(one) == {"version": 1, "documents": {"a": "event", "b": "page"}, "others": ["c", "d"]}


def test_a_document_without_a_successor_is_lost_and_anything_else_dropped() -> None:
    apart = compare(addresses("a", "b", others="p q"), addresses("b", "n", others="q r"))
    assert apart == Apart(lost=("a",), dropped=("p",), added=("n", "r"))


def test_an_alias_a_page_that_is_gone_and_a_list_keep_an_address() -> None:
    before = addresses("a", "b", "people/x.html")
    now = Addresses({"a": "alias", "b": "gone"}, frozenset({"people/x.html"}))
    assert compare(before, now) == Apart(
        changed=(("a", "event", "alias"), ("b", "event", "gone"), ("people/x.html", "event", ""))
    )


@given(st.sets(ADDRESSES), st.sets(ADDRESSES), st.sets(ADDRESSES), st.sets(ADDRESSES))
def test_every_address_is_in_one_place(a: set[str], b: set[str], c: set[str], d: set[str]) -> None:
    before, now = Addresses(dict.fromkeys(a, "x"), frozenset(b - a)), Addresses(dict.fromkeys(c, "x"), frozenset(d - c))
    apart = compare(before, now)
    assert {*apart.lost, *apart.dropped} == (a | b) - (c | d)
    assert set(apart.added) == (c | d) - (a | b)
    assert list(apart.lost) == sorted(apart.lost)


def test_a_lost_address_says_what_would_save_it() -> None:
    [moved, other] = problems(compare(addresses("a/x.html", "b/index.html"), addresses("c/x.html", "d/index.html")))
    assert "`aliases: /a/x.html` in the document that is now c/x.html" in moved.hint
    assert "in the document that takes its place" in other.hint


@pytest.mark.parametrize("text", ["[]", "3", "{}", '{"name": "An app", "icons": []}', '{"documents": []}'])
def test_a_file_of_another_program_is_no_list(text: str) -> None:
    assert read(text.encode()) is None


@pytest.mark.parametrize(
    ("data", "said"),
    [
        (b"", "no JSON"),
        (b"\xff", "no JSON"),
        (b"[" * 100_000, "no JSON"),
        (b'{"version": 2, "documents": {}, "others": []}', "later version"),
        (b'{"version": 1, "documents": {}}', "damaged"),
        (b'{"version": 1, "documents": {}, "others": [3]}', "damaged"),
    ],
)
def test_what_cannot_be_read_is_not_guessed(data: bytes, said: str) -> None:
    with pytest.raises(Unreadable, match=said):
        read(data)
