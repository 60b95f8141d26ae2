"""Bounds are counts; within them a text renders, and quickly enough, whatever stands in it."""

from __future__ import annotations

import time

import pytest

from generator.markup import Markup, check
from generator.markup.bounds import DEPTH, LINES, LINKS, NOTES, SIGNS, UNCLOSED

MIB = 1 << 20
MARKUP = Markup("en")
N = 4_000

OVER = {
    "text-size": ["x" * (MIB + 1), "é" * (MIB // 2 + 1)],
    "text-brackets": ["[" * (UNCLOSED + 1), "![" * (UNCLOSED + 1), "[a](" * (UNCLOSED + 1), "[\n\n" * (UNCLOSED + 1)],
    "text-notes": ["[^1]" * (NOTES + 1) + "\n\n[^1]: x"],
    "text-depth": [
        "[" * (DEPTH + 1) + "]" * (DEPTH + 1),
        "[a](" * (DEPTH + 1) + ")" * (DEPTH + 1),
        "> " * (DEPTH + 1) + "a",
        "- " * (DEPTH + 1) + "a",
        "\n".join("  " * i + "- a" for i in range(DEPTH + 1)),
        "\n\n".join("    " * i + "!!! note" for i in range(DEPTH + 1)),
        "<div>" * (DEPTH + 1),
    ],
    "text-paragraph": ["[a](b)" * (LINKS + 1), "a\n" * (LINES + 1), "*a " * (SIGNS + 1)],
}

WITHIN = {
    "limit": "x " * (MIB // 2),
    "unclosed brackets": "[" * UNCLOSED,
    "unclosed links": "[a](" * (UNCLOSED // 2),
    "links with a quote too few": '[a](b"c) ' * LINKS,
    "notes": "[^1]" * NOTES + "\n\n[^1]: x",
    "brackets": "[" * DEPTH + "]" * DEPTH,
    "links": "[a" * DEPTH + "](x)" * DEPTH,
    "quotations": "> " * DEPTH + "a",
    "quotations by line": "\n".join("> " * i + "a" for i in range(DEPTH + 1)),
    "list": "\n".join("  " * i + "- a" for i in range(DEPTH)),
    "loose list": "\n\n".join("    " * i + "- a" for i in range(DEPTH)),
    "asides": "\n\n".join("    " * i + "!!! note\n" + "    " * (i + 1) + "x" for i in range(DEPTH - 1)),
    "tags": "<div>" * DEPTH,
    "autolinks": "<https://x.org/a> <a@b.c> List<String> " * 200,
    "tags that need no end": "<p><li>" * N,
    "emphasis": "*a **b " * 1_000 + " c** d*" * 1_000,
    "stars": "*" * N + "a",
    "star words": "*a " * N,
    "ticks": "".join("`" * (i % 200) + "a" for i in range(400)),
    "less than": "<" * N,
    "unfinished tags": "<a" * N,
    "unfinished tags with spaces": "<a " * N,
    "unfinished ends": "</a" * N,
    "unfinished attributes": "<a " + "b='" * N,
    "addresses that are none": "<a@" * N,
    "comments": "<!--" * N,
    "instructions": "<?\n" * N,
    "ampersands": "&#" * N,
    "escapes": "\\" * 50_001,
    "references": "[a]: /x\n" * N + "[a]" * N,
    "headings": "## Same\n\n" * N,
    "headings in one block": "# a\n" * N,
    "definitions": "a\n: b\n" * 3_000,
    "bare links": "http://" * N,
    "rule": "* " * N,
    "spaces": " " * 100_000 + "a",
    "empty lines": "\n" * 100_000 + "a",
    "quotes": "'\"--..." * N,
    "table": "|" + "a|" * 200 + "\n|" + "-|" * 200 + ("\n|" + "a|" * 200) * 50,
    "many targets": "".join(f"[a](b{i}.md)\n\n" for i in range(N)),
    "abbreviations": "".join(f"*[A{i}]: x\n" for i in range(2_000)) + "A1 " * 2_000,
}


@pytest.mark.parametrize(("code", "source"), [(code, text) for code, texts in OVER.items() for text in texts])
def test_a_text_over_a_bound_is_refused_by_name(code: str, source: str) -> None:
    found = check(source, MIB)
    assert code in [finding.code for finding in found]
    assert all(finding.line >= 1 and finding.column >= 1 and finding.hint for finding in found)


@pytest.mark.parametrize("source", WITHIN.values(), ids=WITHIN.keys())
def test_a_text_within_the_bounds_renders(source: str) -> None:
    assert check(source, MIB) == []
    began = time.process_time()
    MARKUP.render(source)
    assert time.process_time() - began < 20  # it takes a second at most; what is meant is "ends"


def test_a_finding_says_where() -> None:
    source = "one\n\ntwo " + "[" * (DEPTH + 1) + "]" * (DEPTH + 1)
    [found] = check(source, MIB)
    assert (found.line, found.column) == (3, 5 + 2 * (DEPTH + 1) - 1)
    assert found.message == "brackets nested more than 100 deep"


def test_the_bound_on_size_counts_bytes() -> None:
    assert check("é" * 50, 100) == []
    assert [finding.code for finding in check("é" * 50 + "x", 100)] == ["text-size"]


def test_an_ordinary_text_is_within_every_bound() -> None:
    assert check("# A\n\nSome [text](a.md)[^1] with *emphasis*.\n\n- a\n  - b\n\n[^1]: Note.\n", MIB) == []
