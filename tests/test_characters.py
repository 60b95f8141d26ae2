"""From bytes to text."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator import characters
from generator.problems import Problem


def one(data: bytes) -> Problem:
    _, problems = characters.read("a.md", data)
    assert len(problems) == 1
    return problems[0]


@pytest.mark.parametrize("data", [b"\xef\xbb\xbfa\nb\n", b"a\r\nb\r\n", b"a\rb\r", b"a\nb\n", b"\xef\xbb\xbfa\r\nb\n"])
def test_a_byte_order_mark_and_the_kind_of_line_end_make_no_difference(data: bytes) -> None:
    assert characters.read("a.md", data) == ("a\nb\n", ())


@pytest.mark.parametrize(
    ("data", "line", "column", "message"),
    [
        (b"ab\r\nc\x00d", 2, 2, "the character NUL (U+0000) has no place in a text"),
        (b"a\x08", 1, 2, "the control character U+0008 has no place in a text"),
        (b"\x7f", 1, 1, "the control character U+007F has no place in a text"),
        ("é\u0085".encode(), 1, 2, "the control character U+0085 has no place in a text"),
        ("\n\nab\uffff".encode(), 3, 3, "the noncharacter U+FFFF has no place in a text"),
        ("\U0001fffe".encode(), 1, 1, "the noncharacter U+1FFFE has no place in a text"),
        (b"ab\ncd\xff", 2, 3, "the byte 0xFF is not UTF-8 here"),
        (b"a\xed\xa0\x80", 1, 2, "the byte 0xED is not UTF-8 here"),
        (b"\xc0\xaf", 1, 1, "the byte 0xC0 is not UTF-8 here"),
        ("a".encode("utf-16"), 1, 1, "this is UTF-16, and a text here is UTF-8"),
    ],
)
def test_what_no_page_may_hold_is_refused_at_its_place(data: bytes, line: int, column: int, message: str) -> None:
    problem = one(data)
    assert (problem.line, problem.column, problem.message) == (line, column, message)


def test_a_text_in_an_old_encoding_is_shown_with_the_letter_that_may_be_meant() -> None:
    problem = one("Kyiv\ncafé".encode("latin-1"))
    assert problem.hint == "save the file as UTF-8 (in Latin-1 the byte would be `é`)"
    assert problem.source == "caf\ufffd"


def test_a_file_of_noise_is_not_told_of_line_by_line() -> None:
    _, problems = characters.read("a.md", b"\x01\n" * 1000)
    assert len(problems) == characters.SHOWN


@pytest.mark.parametrize("text", ["\t\n", "\u2028 \u00a0", "\u202e", "👩‍👩‍👧 Ж 日本", "\ufffd", "a\u0301"])
def test_every_other_character_stays(text: str) -> None:
    assert characters.read("a.md", text.encode()) == (text, ())


@given(st.text(st.characters(codec="utf-8"), max_size=30))
def test_the_short_way_and_the_long_way_agree_on_what_is_forbidden(text: str) -> None:
    found, problems = characters.read("a.md", text.encode())
    bare = text.removeprefix("\ufeff").replace("\r\n", "\n").replace("\r", "\n")
    assert bool(problems) == bool(characters.FORBIDDEN.search(bare))
    assert found == characters.FORBIDDEN.sub("\ufffd", bare)


@given(st.binary(max_size=60))
def test_no_bytes_are_too_much(data: bytes) -> None:
    text, problems = characters.read("a.md", data)
    assert text is not None or problems
