from __future__ import annotations

import pytest

from generator.markup import Markup, gist, place

MARKUP = Markup("en")


def said(source: str, most: int = 60) -> str:
    return gist(place(MARKUP.render(source).html, {}, root="", level=2, prefix="x-"), most)


@pytest.mark.parametrize(
    ("source", "beginning"),
    [
        ("", ""),
        ("They meet.", "They meet."),
        ("They *meet* & <b>agree</b>, in [Kyiv](https://x.org).", "They meet & agree, in Kyiv."),
        ("They meet.\n\n## Then\n\n- a list\n\nThey part.", "They meet. They part."),
        ("They meet.[^1]\n\n[^1]: So they say.", "They meet."),
        ("- only\n- a list", ""),
        ("They meet in the morning, at ten. They part in the evening, at six.", "They meet in the morning, at ten."),
        ("They ask: “Is this how it is to be?” And nobody says one word.", "They ask: “Is this how it is to be?”"),
        ("No. 5 is a number, " + "a word, " * 9, "No. 5 is a number, " + "a word, " * 4 + "a word…"),
        ("Words, " * 9 + "more", "Words, " * 7 + "Words…"),
        ("字" * 70, "字" * 59 + "…"),
        ("会" * 30 + "。" + "字" * 70, "会" * 30 + "。"),
    ],
)  # fmt: skip
def test_a_text_begins_with_whole_sentences_or_whole_words(source: str, beginning: str) -> None:
    assert said(source) == beginning
    assert len(said(source)) <= 60


def test_a_sentence_that_ends_where_there_is_no_more_room_is_whole() -> None:
    for most in (28, 29, 30):
        assert said("They meet early in the fall. Then they part at last.", most) == "They meet early in the fall."
