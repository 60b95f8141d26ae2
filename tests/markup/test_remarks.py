"""What an author wrote for nobody else goes out with no text, and every page shows the same of it."""

from __future__ import annotations

import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from generator.markup import Markup, without_remarks

SIGNS = st.sampled_from(
    [
        "<!--",
        "-->",
        "--!>",
        "secret",
        "`",
        "```",
        "\n",
        "\n\n",
        "    ",
        "- ",
        "> ",
        "[a]: ",
        "[a]",
        "(b)",
        "# ",
        "<",
        "|",
    ]
)


def without(text: str) -> str:
    return without_remarks(text, unsafe_html=False)


def seen(text: str) -> str:
    html = Markup("en").render(text).html
    return "".join(html.split())


@pytest.mark.parametrize(
    "text",
    [
        "Before <!-- secret --> and after.",
        "Before\n\n<!-- secret\n\nsecret -->\n\nafter",
        "- one\n\n<!-- secret -->\n\n- two",
        "<!-- no secret -->\n<!-- secret -->\ntext\n<!-- secret\n-->",
        "`<!--` between <!-- secret --> `-->`",
        "```html\n<!-- shown -->\n```\n<!-- secret -->",
        "<div>\n<!-- secret -->\nx\n</div>",
        "| a | b |\n|---|---|\n| 1 <!-- secret --> | 2 |",
        "!!! note\n    <!-- secret -->\n    x",
        "Before <!-- secret --!> after",
        "[//]: # (secret)\n\ntext",
        "text\n[//]: # (secret)\nmore",
        "[//]: # \"secret\"\n[//]: # 'secret'\n[comment]: <> (secret)",
        "[never used]: https://example.org/secret\n\ntext",
        "> [//]: # (secret)\n> text",
        "<!-- secret --> [a]\n\n[a]: b\n[//]: # (secret)",
    ],
)
def test_what_no_page_shows_is_cut(text: str) -> None:
    assert "secret" in text
    assert "secret" not in without(text)
    assert seen(without(text)) == seen(text)


@pytest.mark.parametrize(
    "text",
    [
        "`<!-- code -->`",
        "    <!-- code -->\n\ntext",
        "```\n<!-- code -->\n[a]: b\n```",
        "<!--> shown -->",
        "text <!-- without an end",
        '[a] and [b][c], ![d][e]\n\n[a]: one.md\n[c]: <two.md> "Two"\n[e]: dot.svg',
        "A note.[^1]\n\n[^1]: Here.",
        "[a]: b is no definition",
        "Nothing of the kind.",
    ],
)
def test_what_a_page_shows_stays_as_it_was_written(text: str) -> None:
    assert without(text) == text


def test_where_a_comment_parts_two_lists_an_empty_one_does() -> None:
    assert without("- one\n\n<!-- secret -->\n\n- two") == "- one\n\n<!-- -->\n\n- two"


def test_what_an_owner_puts_into_pages_goes_out_with_the_text() -> None:
    text = "Before <!-- in the page too --> after"
    assert without_remarks(text, unsafe_html=True) == text


@settings(max_examples=200, deadline=None)
@given(st.lists(SIGNS, max_size=30).map("".join))
def test_no_page_changes_whatever_is_cut(text: str) -> None:
    assert seen(without(text)) == seen(text)


@pytest.mark.parametrize(
    "text", ["<!--", "`<!--` ", "[a]: b\n", f"[a]:{' ' * 50_000}\n\n", '[a]: "', "[a]: (", "<!-- x -->"]
)
def test_a_text_that_is_nothing_else_takes_no_time(text: str) -> None:
    began = time.process_time()
    without(text * (100_000 // len(text)))
    assert time.process_time() - began < 10
