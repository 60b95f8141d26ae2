from __future__ import annotations

import pytest

from generator.markup import Markup

ENGLISH = Markup("en")
GERMAN = Markup("de", ("„", "“", "‚", "‘"))


def inside(markup: Markup, source: str) -> str:
    return markup.render(source).html.removeprefix("<p>").removesuffix("</p>")


@pytest.mark.parametrize(
    ("source", "expected"),
    [
        ('He said "yes".', "He said “yes”."),
        ('"Yes", he said, "and \'no\'."', "“Yes”, he said, “and ‘no’.”"),
        ("\"'Twice' quoted\"", "“‘Twice’ quoted”"),
        ("don't, it's, O'Neill", "don’t, it’s, O’Neill"),
        ("the '80s, the class of '68", "the ’80s, the class of ’68"),
        ("'tis 'em", "’tis ’em"),
        ("James' book", "James’ book"),
        ("'quoted'", "‘quoted’"),
        ('("a") ["b"] -- "c"', "(“a”) [“b”] – “c”"),
        ('*"a"* "*b*"', "<em>“a”</em> “<em>b</em>”"),
        ('"`a`" "<b>c</b>"', "“<code>a</code>” “<b>c</b>”"),
        ("*The Times*'s", "<em>The Times</em>’s"),
        ('caf&eacute;"', "café”"),
        (r"\"a\" \'b\'", "\"a\" 'b'"),
        ('`"a" -- ...`', '<code>"a" -- ...</code>'),
        ('a  \n"b"', "a<br>\n“b”"),
        ("1914--1918 --- so...", "1914–1918 — so…"),
        ("---- .... ....", "---- .... ...."),
        ("''", "‘’"),
        ('5" disk', "5” disk"),
        ('https://x.org/"', '<a href="https://x.org/">https://x.org/</a>”'),
    ],
)
def test_straight_signs_become_those_of_a_printer(source: str, expected: str) -> None:
    assert inside(ENGLISH, source) == expected


def test_an_apostrophe_is_no_closing_quote() -> None:
    assert inside(GERMAN, "\"Das ist 'so', Hans' Buch, geht's?\"") == "„Das ist ‚so‘, Hans’ Buch, geht’s?“"


def test_a_quotation_left_open_ends_with_its_block() -> None:
    assert ENGLISH.render("- \"a\n- 'b\n\n'c'").html == "<ul>\n<li>“a</li>\n<li>‘b</li>\n</ul>\n<p>‘c’</p>"
