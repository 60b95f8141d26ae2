"""Markdown files taken apart: front matter, and the nodes of YAML."""

from __future__ import annotations

import time

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from generator import documents
from generator.documents import Node, simple
from generator.documents.nodes import _Composer
from generator.problems import Problem, Where

Plain = str | None | list["Plain"] | dict[str, "Plain"]


def plain(node: Node | None) -> Plain:
    """The node without its places."""
    if node is None or node.data is None or isinstance(node.data, str):
        return node and node.data  # type: ignore[return-value]
    if node.items:
        return [plain(item) for item in node.items]
    return {str(key.data): plain(value) for key, value in node.pairs or ()}


def front(yaml: str) -> Plain:
    """The front matter, which is without fault."""
    file, problems = documents.read("a.md", f"---\n{yaml}\n---\n".encode())
    assert problems == ()
    return plain(file.fields)


def said(text: str | bytes) -> list[tuple[int, int, str, str]]:
    _, problems = documents.read("a.md", text if isinstance(text, bytes) else text.encode())
    return [(p.line, p.column, p.code, p.message) for p in problems]


def fault(yaml: str) -> Problem:
    """What is wrong with a front matter."""
    file, problems = documents.read("a.md", f"---\n{yaml}\n---\n".encode())
    assert len(problems) == 1
    assert file.fields is None or problems[0].code == "duplicate-key"
    return problems[0]


def test_every_scalar_is_the_text_that_was_written() -> None:
    yaml = "a: 0476\nb: 10:35\nc: yes\nd: 2022-03-15\ne: 1e3\nf: 0o17\ng: .inf\nh: 12:30:45"
    assert front(yaml) == dict(
        zip("abcdefgh", ["0476", "10:35", "yes", "2022-03-15", "1e3", "0o17", ".inf", "12:30:45"], strict=True)
    )


def test_what_is_not_given_is_none_and_a_quoted_word_is_text() -> None:
    assert front("a:\nb: ~\nc: null\nd: 'null'\ne: \"~\"\nf: ''") == {
        **dict.fromkeys("abc"),
        "d": "null",
        "e": "~",
        "f": "",
    }


def test_lists_and_mappings_come_in_both_spellings() -> None:
    assert front("a: [x, {b: y}]\nc:\n  - x\n  - b: y\nd: [1]") == {
        "a": ["x", {"b": "y"}],
        "c": ["x", {"b": "y"}],
        "d": ["1"],
    }


def test_every_key_and_value_knows_its_place_in_the_file() -> None:
    file, _ = documents.read("a.md", "---\n# first\ntitle: Ādaži\nplaces:\n  - 'Kyiv'\n---\n".encode())
    assert file.fields
    assert file.fields.pairs
    (key, title), (_, places) = file.fields.pairs
    assert key[:3] == (3, 1, 5)
    assert title[:3] == (3, 8, 5)
    assert places.items
    assert places.items[0] == Node(5, 5, 6, "Kyiv")
    assert file.fields.value("title") == title
    assert file.fields.value("nothing") is None


def test_a_value_of_several_lines_is_as_wide_as_its_first() -> None:
    file, _ = documents.read("a.md", b"---\na: >\n  some\n  words\nb: [x,\n y]\n---\n")
    assert file.fields
    assert file.fields.value("a") == Node(2, 4, 1, "some words\n")
    assert (file.fields.value("b") or file.fields)[:3] == (5, 4, 3)


def test_the_body_is_kept_to_the_byte() -> None:
    file, problems = documents.read("a.md", b"\xef\xbb\xbf---\r\na: b\r\n---  \r\n    code\r\n\r\nend \r\n\r\n")
    assert problems == ()
    assert (file.body, file.body_line) == ("    code\n\nend \n\n", 4)
    assert file.lines[:3] == ("---", "a: b", "---  ")


def test_a_rule_in_the_body_ends_no_front_matter_and_a_file_may_end_with_its_fence() -> None:
    file, _ = documents.read("a.md", b"---\na: b\n---\ntext\n\n---\nmore")
    assert file.body == "text\n\n---\nmore"
    file, problems = documents.read("a.md", b"---\na: b\n---")
    assert (file.body, file.body_line, problems) == ("", 3, ())


@pytest.mark.parametrize(
    ("text", "line", "message"),
    [
        ("", 1, "the file is empty"),
        (" \n\n\t\n", 1, "the file is empty"),
        ("Only a body", 1, "there is no front matter"),
        ("\n\n---\ntitle: a\n---\n", 3, "front matter stands at the very top"),
        ("+++\ntitle = 1\n+++\n", 1, "front matter is YAML between two lines `---`, not TOML between `+++`"),
        ("-----\ntitle: a\n---\n", 1, "front matter begins with exactly three hyphens"),
        ("---\ntitle: a\n\nBody", 1, "the front matter that begins here is never closed"),
        ("---", 1, "the front matter that begins here is never closed"),
        ("---\n---\nBody", 1, "the front matter is empty"),
        ("---\n\n# a comment\n---\n", 1, "the front matter is empty"),
        ("---\n~\n---\n", 1, "the front matter is empty"),
    ],
)
def test_a_document_begins_with_front_matter(text: str, line: int, message: str) -> None:
    assert said(text) == [(line, 1, "front-matter", message)]


@pytest.mark.parametrize(("yaml", "kind"), [("- a\n- b", "a list"), ("[a]", "a list"), ("just words", "running text")])
def test_front_matter_is_keys_and_values(yaml: str, kind: str) -> None:
    assert fault(yaml).message == f"keys and values stand here, not {kind}"


def test_a_front_matter_has_a_greatest_length() -> None:
    assert said(f"---\ntitle: {'é' * (32 << 10)}\n---\n") == [
        (2, 1, "too-long", "keys and values take more than 64 KiB here")
    ]
    assert said(f"---\ntitle: {'é' * 32_000}\n---\n") == []


@pytest.mark.parametrize(
    ("yaml", "column", "message"),
    [
        ("a: &x b", 4, "`&x` is an anchor of YAML, which is not read here"),
        ("a: &x [b]", 4, "`&x` is an anchor of YAML, which is not read here"),
        ("a: *x", 4, "`*x` is an alias of YAML, which is not read here"),
        ("a: !!str b", 4, "`!!str` is a tag of YAML, which is not read here"),
        ("a: !foo b", 4, "`!foo` is a tag of YAML, which is not read here"),
        ("a: !!python/name:os.system", 4, "`!!python/name:os.system` is a tag of YAML, which is not read here"),
        ("<<: {a: b}", 1, "`<<` is a merge key of YAML, which is not read here"),
        ("a: {<<: b}", 5, "`<<` is a merge key of YAML, which is not read here"),
    ],
)
def test_what_yaml_hides_is_refused(yaml: str, column: int, message: str) -> None:
    problem = fault(yaml)
    assert (problem.line, problem.column, problem.code, problem.message) == (2, column, "yaml-feature", message)


def test_sixteen_levels_are_read_and_no_more() -> None:
    assert front("a: " + "[" * 15 + "b" + "]" * 15)
    problem = fault("a: " + "[" * 16 + "b" + "]" * 16)
    assert (problem.column, problem.code, problem.message) == (19, "yaml-depth", "this is nested more than 16 deep")


def test_a_key_stands_once_and_the_first_is_kept() -> None:
    file, problems = documents.read("a.md", b"---\na: 1\nb: 2\na: 3\nc: {d: 1, d: 2}\n---\n")
    assert [(p.line, p.column, p.message) for p in problems] == [
        (4, 1, "the key `a` stands here a second time; the first is in line 2"),
        (5, 11, "the key `d` stands here a second time; the first is in line 5"),
    ]
    assert plain(file.fields) == {"a": "1", "b": "2", "c": {"d": "1"}}


@pytest.mark.parametrize(
    ("yaml", "line", "column", "message", "hint"),
    [
        (
            "title: T: U: V",
            *(2, 9, "a colon with a space after it stands inside the value"),
            'put the value in quotes: title: "T: U: V"',
        ),
        ("x:\n\ty: 1", 3, 1, "a tab indents this line", "indent with spaces"),
        ('a: "T\nb: c', 2, 4, "the quotation mark that opens here is never closed", "put the same mark at the end"),
        (
            "a: [b, c\nd: e",
            *(2, 4, "this list is not closed, or lacks a comma"),
            "put `]` at its end; quote what holds , [ ] { or }",
        ),
        ("date: %1984", 2, 7, "a value cannot begin with `%`", 'put the value in quotes: date: "%1984"'),
        ("a: *b*", 2, 4, "a value cannot begin with `*`", 'put the value in quotes: a: "*b*"'),
        ("a: @b", 2, 4, "a value cannot begin with `@`", 'put the value in quotes: a: "@b"'),
        ("a: }", 2, 4, "a value cannot begin with `}`", 'put the value in quotes: a: "}"'),
        ("a: ? b", 2, 4, "a value cannot begin with `?`", 'put the value in quotes: a: "? b"'),
        ('a: "b" c', 2, 8, 'nothing may follow the closing `"`', "put the value in quotes: a: 'b\" c'"),
        ("a: 'it's'", 2, 8, "nothing may follow the closing `'`", 'put the value in quotes: a: "it\'s"'),
        ("a\nb: c", 3, 2, "the line above this one is no `key: value`", "a key is followed by a colon and a space"),
        ("a: b\nc", 3, 1, "this line is no `key: value`", "a key is followed by a colon and a space"),
        (
            "a: b\n  c: d",
            *(3, 4, "this line stands further right than the keys above it"),
            "begin every key in the same column",
        ),
        (
            "  a: b\nc: d",
            *(3, 1, "this line stands further left than the keys above it"),
            "begin every key in the same column",
        ),
        (": b", 2, 1, "a key is missing before this colon", "a line is `key: value`"),
        ("a: [,]", 2, 5, "nothing stands before this `,`", "take it out, or put the value in quotes"),
        (
            'a: "\\q"',
            *(2, 4, "this escape means nothing in double quotes"),
            "use single quotes, or two backslashes",
        ),
        ('a: "\\ud800"', 2, 4, "this escape is no character", "write the character itself"),
        ('a: "b\\0"', 2, 4, "the character NUL (U+0000) has no place in a text", "take its escape out"),
        ('a: "b\\uFFFF"', 2, 4, "the noncharacter U+FFFF has no place in a text", "take its escape out"),
        (
            "a:\n- b\n - c",
            *(4, 2, "this item of a list is read as a part of the value above it"),
            "begin it in the column of the other items, or put the value above it in quotes",
        ),
        ("[a]: b", 2, 1, "a key is a word, followed by a colon", "put it in quotes"),
        (
            "a: b\n...\nc: d",
            4,
            1,
            "this line stands further left than the keys above it",
            "begin every key in the same column",
        ),
        (
            "a: b\u2028c",
            *(2, 5, "the character U+2028, which nobody sees, has no place among keys and values"),
            "delete it",
        ),
    ],
)
def test_mistakes_in_yaml_are_told_in_our_words(yaml: str, line: int, column: int, message: str, hint: str) -> None:
    problem = fault(yaml)
    assert (problem.line, problem.column, problem.message, problem.hint) == (line, column, message, hint)


def test_a_word_with_a_number_sign_is_asked_whether_it_is_a_comment() -> None:
    file, (problem,) = documents.read("a.md", b"---\ntitle: Resolution #1441\ntags: [a, b] #c\n---\n")
    assert plain(file.fields) == {"title": "Resolution", "tags": ["a", "b"]}
    assert (problem.line, problem.column, problem.severity) == (2, 19, "warning")
    assert problem.message == "`#1441` begins a comment here, and is no part of the value"
    assert problem.hint == 'put the value in quotes: title: "Resolution #1441", or write a space after the #'


@pytest.mark.parametrize("value", ["'Resolution #1441'", "Resolution # 1441", "'a' #b", "C#", ">\n  a #b", "a ## b"])
def test_nobody_is_asked_where_it_is_plain(value: str) -> None:
    front(f"title: {value}")


def test_a_piece_of_yaml_keeps_its_places_in_the_file_around_it() -> None:
    lines = ("Text", "/// event | A", "    slug: a", "    date: b: c", "///")
    node, problems = documents.mapping("a.md", "    slug: a", 3, lines)
    assert problems == ()
    assert node
    assert node.value("slug") == Node(3, 11, 1, "a")
    _, (problem,) = documents.mapping("a.md", "    slug: a\n    date: b: c", 3, lines)
    assert (problem.line, problem.column, problem.source) == (4, 12, "    date: b: c")
    assert documents.mapping("a.md", "", 3, lines) == (Node(3, 1, 1, ()), ())


N = 60_000


@pytest.mark.parametrize(
    "yaml",
    [
        "x: " + "[" * N,
        "x: " + "[" * (N // 2) + "]" * (N // 2),
        "x: " + "{a: " * (N // 4),
        "x:\n" + "".join(" " * (i + 1) + "a:\n" for i in range(340)),
        "- " * (N // 2),
        "? " * (N // 2),
        "a0: &a0 [x,x]\n" + "\n".join(f"a{i}: &a{i} [*a{i - 1},*a{i - 1}]" for i in range(1, 2000)),
        "b: &b x\nc: [" + "*b," * (N // 4) + "]",
        "a: b\n" * (N // 5),
        "title: " + "9" * N,
        "tags: [" + ", ".join(f"t{i}" for i in range(7000)) + "]",
        "\\" * N,
        'a: "' + "\\x41" * (N // 4) + '"',
        "a: |\n" + " b\n" * (N // 3),
        "%" * N,
        "\t" * N,
    ],
)
def test_hostile_yaml_is_answered_at_once(yaml: str) -> None:
    started = time.process_time()
    _, problems = documents.read("a.md", f"---\n{yaml}\n---\n".encode())
    assert time.process_time() - started < 0.5
    assert len(problems) < 30


@given(st.binary(max_size=80))
@example(b"---\n\x00: [\n---")
def test_no_bytes_raise(data: bytes) -> None:
    file, problems = documents.read("a.md", data)
    assert file.fields or problems


@given(st.text(st.sampled_from("ab:\n -[]{},&*!|>'\"%@`#?~\t<\\é\u2028"), max_size=40))
def test_no_front_matter_raises(yaml: str) -> None:
    file, problems = documents.read("a.md", f"---\n{yaml}\n---\nbody".encode())
    assert file.fields or problems
    for problem in problems:
        assert 1 <= problem.line <= len(file.lines)
        assert problem.column >= 1


KEYS = ["a", "title", "null", "<<", "x-y", "Ab_c", "b b", "é", ""]
VALUES = [
    "word",
    "two words",
    "2022-03-15T10:35:00Z",
    "1916-04?",
    "https://a.org/b#c?d=e",
    "null",
    "~",
    "yes",
    "it's",
    "a: b",
    "a:",
    "a :b",
    "a #b",
    "a#b",
    "-a",
    "- a",
    "",
    "'q # r'",
    "'it''s'",
    '"d: e"',
    '"f\\\\g"',
    "''",
    '""',
    "[a, b-c]",
    '[ "a, b" ,c]',
    "[don't, e.g.]",
    "[a]",
    "[]",
    "[a,]",
    "[null, 'x']",
    "[a: b]",
    "{a: b}",
    "[a b",
    "a, b]",
    "!!str a",
    "&b c",
    "*c",
    "@d",
    "%e",
    " f",
    ">",
    "é “q” –",
    "a\xa0",
    "\u2028b",
    "😀 c",
    "d😀",
    "a\tb",
    "?",
    "? a",
    "---",
    "...",
    "`a`",
    "a [b] {c}, *d*",
    "| ",
    "|",
]
LINES = st.builds(
    lambda indent, dash, key, value, end: f"{indent}{dash}{key}{value}{end}",
    st.sampled_from(["", "", "", "  ", "    "]),
    st.sampled_from(["", "", "- ", "-  "]),
    st.sampled_from([f"{key}:{gap}" for key in KEYS for gap in (" ", " ", "  ", "")] + [""] * 20),
    st.sampled_from(VALUES),
    st.sampled_from(["\n"] * 12 + ["  \n", "\n\n", " # c\n", ""]),
)


@given(lines=st.lists(LINES, min_size=1, max_size=8))
@example(lines=["a: b\n", "c:\n", "  - d\n", "  - e: f\n", "    g:\n", "    h: [i, 'j']\n", "k:\n", "- l\n", "m:\n"])
def test_what_is_read_line_by_line_is_what_the_parser_reads(lines: list[str]) -> None:
    text = "".join(lines)
    at = Where("a.md", ("---", *text.split("\n")))
    read = simple.mapping(text, 2, at.line)
    assert read is None or (read, ()) == _Composer(at, 2).composed(text)


def test_an_ordinary_front_matter_is_read_line_by_line() -> None:
    text = 'title: "A – b"\ntags: [a, b]\nsources:\n  - title: c d\n    url: https://e.org/f\n'
    assert simple.mapping(text, 2, Where("a.md", ("---", *text.split("\n"))).line)
