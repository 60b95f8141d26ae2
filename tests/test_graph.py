"""What is stale, and why."""

from __future__ import annotations

from dataclasses import replace

import pytest

from generator.graph import SIZE, Digests, edges, judge, lost
from generator.model import Kept, Link, Site
from generator.pages import Body, Chronicle, Mention, Page, Part

LINK = Link("Kyiv", "places/kyiv.html")
CHRONICLE = Chronicle(2, 0, 1, cards=(Kept(b"k", b"d", "a.html"),), parts=(Part("a.2022.html", 3, unit="year"),))


def page(**inputs: object) -> Page:
    return Page("a.html", "event.html.j2", tuple(inputs.items()), "content/a.md")


def of(value: object) -> bytes:
    return Digests().of(value)


def test_equal_values_have_equal_digests() -> None:
    assert of(Link("Kyiv", "places/kyiv.html")) == of(LINK)
    assert of(replace(CHRONICLE)) == of(CHRONICLE)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (LINK, Link("Kyiv")),
        (LINK, Link("places/kyiv.html", "Kyiv")),
        (("a", "b"), ("ab",)),
        (("a", "b"), ("a", ("b",))),
        ((), ""),
        ((), ((),)),
        ((), "()"),
        (None, "None"),
        (None, ""),
        (1, "1"),
        (True, 1),
        (LINK, ("Kyiv", "places/kyiv.html")),
        (CHRONICLE, replace(CHRONICLE, newest_first=True)),
        (CHRONICLE, replace(CHRONICLE, cards=(Kept(b"k", b"e", "a.html"),))),
        (CHRONICLE, replace(CHRONICLE, parts=(Part("a.2022.html", 4, unit="year"),))),
        (Mention(LINK, 1), Mention(LINK, 1, "place")),
        (Body("key"), Body("key", (("x", None, None),))),
        (Site("a"), Site("a", extra=(("b", "c"),))),
    ],
)  # fmt: skip
def test_different_values_have_different_digests(one: object, other: object) -> None:
    digests = Digests()
    assert digests.of(one) != digests.of(other)


def test_what_is_kept_in_the_cache_is_known_by_its_digest_alone() -> None:
    assert of(Kept(b"k", b"d", "a.html")) == of(Kept(b"other", b"d", "b.html"))
    assert of(Kept(b"k", b"d", "a.html")) != of(Kept(b"k", b"e", "a.html"))


def test_every_edge_is_as_long_as_a_digest_and_pages_of_a_kind_share_their_names() -> None:
    made = edges(page(title="A very long title of an event, longer than any digest", card=LINK), Digests(), b"t")
    assert [*made.inputs] == ["template", "title", "card"]
    assert all(len(digest) == SIZE for digest in made.inputs.values())
    assert edges(page(title="B", card=None), Digests(), b"t").names is made.names


OLD = edges(page(title="A", card=LINK, body=Body("key")), Digests(), b"template")._replace(output=b"standing")


def why(standing: bytes | None = b"standing", template: bytes = b"template", **inputs: object) -> tuple[str, ...]:
    return judge(page(**inputs), Digests(), template, OLD, standing)[1]


def test_a_page_made_of_the_same_need_not_be_rendered() -> None:
    assert why(title="A", card=LINK, body=Body("key")) == ()


def test_the_reasons_are_the_names_of_what_changed() -> None:
    assert why(title="B", card=LINK, body=Body("other")) == ("title", "body")
    assert why(title="A", card=LINK, body=Body("key"), template=b"new") == ("template",)
    assert why(title="A", card=LINK) == ("body",)
    assert why(title="A", card=LINK, body=Body("key"), more=()) == ("more",)


def test_a_page_that_is_new_missing_or_altered_says_so() -> None:
    assert judge(page(title="A"), Digests(), b"template", None, None)[1] == ("new",)
    assert why(None, title="A", card=LINK, body=Body("key")) == ("missing",)
    assert why(b"scribbled", title="A", card=LINK, body=Body("key")) == ("changed by hand",)


def test_lost_is_what_we_wrote_and_nobody_plans() -> None:
    assert lost(["a.html", "c.html"], {"b.html": b"", "a.html": b"", "a/b.html": b""}) == ["a/b.html", "b.html"]
