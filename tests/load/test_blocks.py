"""Event blocks, cut out of a text."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.load.blocks import cut, left
from generator.problems import Problem, Where

WHERE = Where("content/a.md")

MISSION = """\
Before.

/// event | Kaczyński calls for a mission
    slug: mission
    date: 2022-03-15

Two or three sentences.

And more.

///

After.
"""


def said(body: str) -> list[tuple[int, int, str, str]]:
    return [(p.line, p.column, p.code, p.message) for p in problems(body)]


def problems(body: str) -> tuple[Problem, ...]:
    return cut(WHERE, body, 1)[1]


def test_a_block_has_a_title_options_and_a_body() -> None:
    (block,), found = cut(WHERE, MISSION, 10)
    assert not found
    assert (block.title, block.line, block.column) == ("Kaczyński calls for a mission", 12, 13)
    assert (block.options, block.options_line) == ("    slug: mission\n    date: 2022-03-15", 13)
    assert (block.body, block.body_line) == ("Two or three sentences.\n\nAnd more.", 16)


def test_what_is_left_has_a_mark_and_as_many_lines() -> None:
    blocks, _ = cut(WHERE, MISSION, 1)
    text = left(MISSION, blocks, ["@mission@"])
    assert text.split("\n") == ["Before.", "", "", "@mission@", *[""] * 8, "After.", ""]
    assert len(text.split("\n")) == len(MISSION.split("\n"))


def test_a_block_without_a_mark_leaves_empty_lines() -> None:
    body = "a\n/// event | T\n///\nb"
    blocks, _ = cut(WHERE, body, 1)
    assert left(body, blocks, [""]) == "a\n\n\nb"


@pytest.mark.parametrize(
    "body",
    [
        "```\n/// event | x\n```",
        "~~~~ md\n/// event | x\n~~~\n```\n///\n~~~~",
        "    /// event | x",
        "<!--\n/// event | x\n///\n-->",
        "see file:///etc and ///",
        "> /// event | x",
        "//////////",
    ],
)
def test_code_comments_and_prose_hold_no_blocks(body: str) -> None:
    assert cut(WHERE, body, 1) == ((), ())


@pytest.mark.parametrize("before", ["```", "````\ncode\n```", "<!-- one line -->", "~~~\n```", "`` `x` ``", "``` a`b"])
def test_a_fence_that_never_closes_hides_nothing(before: str) -> None:
    blocks, found = cut(WHERE, f"{before}\n/// event | x\n///", 1)
    assert len(blocks) == 1
    assert not found


def test_code_in_a_block_may_show_a_block() -> None:
    (block,), found = cut(WHERE, "/// event | x\n    slug: x\n\n```\n/// event | y\n///\n```\n///", 1)
    assert not found
    assert block.body == "```\n/// event | y\n///\n```"


def test_a_body_may_begin_with_indented_code_after_an_empty_line() -> None:
    (block,), _ = cut(WHERE, "/// event | x\n    slug: x\n\n    code\n///", 1)
    assert (block.options, block.body) == ("    slug: x", "    code")


MISTAKES = [
    ("/// event | x\n    slug: x\n\ntext", [(1, 1, "block-unclosed", "this block is not closed before the text ends")]),
    (
        "/// event | x\n\n/// event | y\n///",
        [(1, 1, "block-unclosed", "this block is not closed before the next one begins in line 3")],
    ),
    (
        "/// event | x\n/// event | y\n///\n///",
        [(1, 1, "block-unclosed", "this block is not closed before the next one begins in line 2")],
    ),
    ("a\n///", [(2, 1, "block-stray", "this `///` closes no block")]),
    ("/// note | x", [(1, 1, "block-unknown", "nothing is known of a block `note`")]),
    (
        "/// Event | x\n///",
        [
            (1, 1, "block-unknown", "nothing is known of a block `Event`"),
            (2, 1, "block-stray", "this `///` closes no block"),
        ],
    ),
    ("/// event\n///", [(1, 1, "block-title", "an event block has its title in its first line, after a `|`")]),
    ("/// event |  \n///", [(1, 1, "block-title", "an event block has its title in its first line, after a `|`")]),
    (
        "/// event The title\n///",
        [(1, 1, "block-title", "an event block has its title in its first line, after a `|`")],
    ),
    ("//// event | x\n///", [(1, 1, "block-slashes", "a block opens with three slashes")]),
    ("  /// event | x", [(1, 3, "block-margin", "a block begins at the margin")]),
    ("/// event | x\nslug: y\n///", [(2, 1, "block-options", "the options of a block are indented")]),
    ("/// event | x\n    slug: y\ndate: 2001\n///", [(3, 1, "block-options", "all options are indented alike")]),
]


@pytest.mark.parametrize(("body", "found"), MISTAKES)
def test_a_frame_that_is_wrong_is_named(body: str, found: list[tuple[int, int, str, str]]) -> None:
    assert said(body) == found


def test_an_unknown_block_says_what_would_do() -> None:
    assert problems("/// note | x")[0].hint == "the only block is `/// event | Title`; a note is written `!!! note`"
    assert problems("/// Event | x\n///")[0].hint == "did you mean `event`?"


def test_an_unclosed_block_leaves_the_next_one_whole() -> None:
    blocks, _ = cut(WHERE, "/// event | x\n    slug: x\n\none\n\n/// event | y\n    slug: y\n///", 1)
    assert [(b.title, b.body) for b in blocks] == [("x", "one"), ("y", "")]


LINES = st.sampled_from(
    [
        "///",
        "/// event | T",
        "    slug: x",
        "",
        "text",
        "```",
        "~~~",
        "<!--",
        "-->",
        "//// event",
        "/// note",
        "/// |",
        "///|",
    ]
)


@given(st.lists(LINES, max_size=30))
def test_every_text_is_cut_and_keeps_its_lines(lines: list[str]) -> None:
    body = "\n".join(lines)
    blocks, _ = cut(WHERE, body, 1)
    assert left(body, blocks, ["@"] * len(blocks)).count("\n") == body.count("\n")
    assert all(0 <= a.start < a.end <= b.start for a, b in pairwise(blocks))


def test_a_text_of_fences_takes_no_longer_than_it_is_long() -> None:
    body = "/// event | x\n" + "".join(f"{'`' * (3 + n % 900)} a\n" for n in range(20000))
    assert cut(WHERE, body, 1)[1][0].code == "block-unclosed"
