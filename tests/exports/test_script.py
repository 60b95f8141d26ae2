"""A script is made shorter where nothing of it can be misunderstood, and is the same program after it."""

from __future__ import annotations

import functools
from typing import Final

import pytest

from generator.exports.script import made, plain
from tests.test_architecture import ROOT

SCRIPTS: Final = sorted((ROOT / "themes").glob("*/static/**/*.js"))
short: Final = functools.partial(made, str)


def test_comments_and_needless_white_space_go_and_names_stay() -> None:
    script = b"// why\nexport function  sum(first, second) {\n  /* how */\n  return first + second; // so\n}\n"
    assert short(data=script) == b"export function sum(first,second){return first+second;}\n"


def test_what_a_text_says_stays() -> None:
    for text in ('"//  no comment"', "'/*  none  */'", "`a //  ${b}  /* c */`", r"/ [/]  \/\/ /"):
        assert short(data=f"a = {text};\n".encode()) == f"a={text};\n".encode()


def test_a_notice_stays_and_so_does_what_is_no_utf_8() -> None:
    assert short(data=b"/*! (c) A\xe9 */\na  =  1;\n") == b"/*! (c) A\xe9 */a=1;\n"


@pytest.mark.parametrize(
    "script",
    [
        "a = `x ${b.map((c) => `y  ${c}`)}  z`;",
        "a = `${b({c: 1}, `x  y`)}`;",
        'a = `${"}" + `x  y`}`;',
        "a = `${b.replace(/}/g, `x  y`)}`;",
        'a = `${"`"}  x`;',
        "a = b.map((c) => /x  y/.test(c));",
        "if (typeof /x  y/) a;",
    ],
)
def test_what_may_be_misunderstood_is_published_as_it_is(script: str) -> None:
    assert short(data=script.encode()) == script.encode()


@pytest.mark.parametrize(
    "script", ["a = `${b}  ${c}` + `${d({e: 1})}`;", "a = `${b ? '{' : \"\"}`;", "return /x  y/.z;"]
)
def test_what_is_understood_is_made_shorter(script: str) -> None:
    assert short(data=script.encode()) != script.encode() + b"\n"


def test_nothing_in_our_own_scripts_can_be_misunderstood() -> None:
    assert len(SCRIPTS) > 20
    assert [path.name for path in SCRIPTS if not plain(path.read_bytes())] == []
