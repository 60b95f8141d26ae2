"""Rows of a CSV file."""

from __future__ import annotations

import csv
import io

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.documents import Node
from generator.load import rows
from generator.problems import Problem, Where

KNOWN = ["title", "date", "slug", "summary", "people", "tags", "sources", "status", "image", "extra", "corrections"]
Plain = str | None | list["Plain"] | dict[str, "Plain"]


def read(text: str, limit: int = 1000) -> list[rows.Row | Problem]:
    return list(rows.read(Where("content/a.csv", tuple(text.split("\n"))), KNOWN, ["title", "date"], limit))


def good(text: str) -> list[rows.Row]:
    found = read(text)
    assert [r for r in found if isinstance(r, Problem)] == []
    return [r for r in found if isinstance(r, rows.Row)]


def said(text: str, limit: int = 1000) -> list[tuple[int, int, str, str]]:
    return [(p.line, p.column, p.code, p.message) for p in read(text, limit) if isinstance(p, Problem)]


def plain(node: Node) -> Plain:
    """The node without its places."""
    if node.data is None or isinstance(node.data, str):
        return node.data
    if node.items is not None and node.data:
        return [plain(item) for item in node.items]
    return {str(key.data): plain(value) for key, value in node.pairs or ()}


def test_a_row_is_a_mapping_with_the_place_of_every_cell() -> None:
    (row,) = good('title,date,slug\n"A, b", 2022-03-15 ,x\n')
    assert row.fields.line == 2
    assert [(str(k.data), v.line, v.column, v.width, v.data) for k, v in row.fields.pairs or ()] == [
        ("title", 2, 2, 4, "A, b"),
        ("date", 2, 9, 10, "2022-03-15"),
        ("slug", 2, 21, 1, "x"),
    ]


def test_a_cell_may_hold_lines_and_quotes() -> None:
    one, two = good('title,date,body\nT,2001,"one ""two""\n\nthree"\nU,2002,\n')
    assert one.body[:2] == (2, 9)
    assert one.body.data == 'one "two"\n\nthree'
    assert (two.fields.line, two.body.data) == (5, "")


def test_columns_count_from_the_line_in_which_a_cell_begins() -> None:
    (row,) = good('title,summary,date,slug\nT,"one\ntwo",2001,x\n')
    assert [v[:2] for _, v in row.fields.pairs or ()] == [(2, 1), (2, 4), (3, 6), (3, 11)]


@pytest.mark.parametrize(
    ("cell", "value"),
    [
        ("a", "a"),
        ("a; b ;c;", ["a", "b", "c"]),
        ("a\\;b", ["a;b"]),
        ("a\\;b; c", ["a;b", "c"]),
        ("[a]", "[a]"),
    ],
)
def test_a_semicolon_separates_in_a_list(cell: str, value: Plain) -> None:
    (row,) = good(f"title,date,tags\nT,2001,{cell}\n")
    assert plain(row.fields) == {"title": "T", "date": "2001", "tags": value}


@pytest.mark.parametrize(
    ("cell", "value"),
    [("\\~", "~"), ("\\null", "null"), ("\\\\null", "\\null"), ("\\nullify", "\\nullify"), ("null", None), ("~", None)],
)
def test_with_a_backslash_a_word_that_means_nothing_is_a_word(cell: str, value: str | None) -> None:
    (row,) = good(f"date,title,body\n2001,{cell},{cell}\n")
    assert plain(row.fields) == ({"date": "2001", "title": value} if value else {"date": "2001"})
    assert row.body.data == (value or "")


def test_a_text_on_lines_of_its_own_keeps_the_spaces_before_it() -> None:
    one, two = good('title,date,body\nT,2001,"\n    code\n\ntext"\nU,2002,   text\n')
    assert one.body == (3, 1, 4, "    code\n\ntext")
    assert two.body.data == "text"


def test_an_empty_text_in_json_is_one() -> None:
    (row,) = good('title,date,extra\nT,2001,"{""a"": """", ""b"": [""""]}"\n')
    assert plain(row.fields) == {"title": "T", "date": "2001", "extra": {"a": "", "b": [""]}}


def test_a_semicolon_is_itself_in_a_text() -> None:
    (row,) = good("title,date,summary\nT,2001,a; b\\; c\n")
    assert plain(row.fields) == {"title": "T", "date": "2001", "summary": "a; b; c"}


def test_the_items_of_a_list_have_their_own_places() -> None:
    (row,) = good("title,date,tags\nT,2001,aa; bb;  c\n")
    tags = row.fields.value("tags")
    assert tags is not None
    assert tags.items == (Node(2, 8, 2, "aa"), Node(2, 12, 2, "bb"), Node(2, 17, 1, "c"))


def test_a_dot_names_a_part() -> None:
    (row,) = good("title,date,image.src,image.alt,extra.x,extra.y\nT,2001,a.png,An a,1,\n")
    assert plain(row.fields) == {
        "title": "T",
        "date": "2001",
        "image": {"src": "a.png", "alt": "An a"},
        "extra": {"x": "1"},
    }


def test_json_gives_mappings_and_every_scalar_is_text() -> None:
    cell = '"[{""value"": ""expected"", ""from"": 2022}, {""value"": true, ""sources"": null}]"'
    (row,) = good(f"title,date,status\nT,2001,{cell}\n")
    status = [{"value": "expected", "from": "2022"}, {"value": "true", "sources": None}]
    assert plain(row.fields) == {"title": "T", "date": "2001", "status": status}


def test_what_is_empty_is_not_given_and_empty_rows_are_passed_over() -> None:
    (row,) = good("title,date,slug,tags,summary\n\n,,,,\nT,2001,~,null,\n\n")
    assert plain(row.fields) == {"title": "T", "date": "2001"}


def test_empty_columns_at_the_end_do_no_harm() -> None:
    (row,) = good("title,date,,\nT,2001,,\n")
    assert plain(row.fields) == {"title": "T", "date": "2001"}


MISTAKES = [
    ("", [(1, 1, "csv-header", "the file is empty")]),
    ("\n\n,,\n", [(1, 1, "csv-header", "the file is empty")]),
    ("title,slug\nT,x", [(1, 1, "missing-key", "there is no column `date`")]),
    ("title,date,sulg\nT,2001,x\nU,2002,y", [(1, 12, "unknown-key", "nobody knows the column `sulg`")]),
    ("title,date,tags.x\nT,2001,x", [(1, 12, "unknown-key", "nobody knows the column `tags.x`")]),
    ("title,date,,slug\nT,2001,,x", [(1, 12, "csv-header", "this column has no name")]),
    ("title,date,title\nT,2001,x", [(1, 12, "duplicate-key", "the column `title` stands here a second time")]),
    (
        "title,date,extra.a,extra.a\nT,2001,x,y",
        [(1, 20, "duplicate-key", "the column `extra.a` stands here a second time")],
    ),
    (
        "title,date,image,image.alt\nT,2001,x,y",
        [(1, 18, "duplicate-key", "`image` stands in a column of its own and in parts")],
    ),
    ("title;date;slug\nT;2001;x", [(1, 1, "csv-header", "columns are separated by commas, not by semicolons")]),
    ("title\tdate\nT\t2001", [(1, 1, "csv-header", "columns are separated by commas, not by tabs")]),
    ("title,date,slug\nT,2001", [(2, 3, "csv-row", "this row has 2 cells, and the header 3")]),
    ("title,date\nA, b,2001", [(2, 6, "csv-row", "this row has 3 cells, and the header 2")]),
    ('title,date\nT,2001\n"U\n,2002\n', [(3, 1, "csv-quote", "the quote that opens here is never closed")]),
    (
        'title,date\nT,"2001" x\n',
        [(2, 9, "csv-quote", "after a closing quote follows a comma, or the end of the line")],
    ),
    (
        'title,date\n"T\n""",2001\nU,"2002"x',
        [(4, 9, "csv-quote", "after a closing quote follows a comma, or the end of the line")],
    ),
    ('title,date,status\nT,2001,"[{""value"" 1}]"', [(2, 21, "json", "this is no JSON: expecting ':' delimiter")]),
    ("title,date,status\nT,2001," + "[" * 100000, [(2, 8, "json", "this is nested more than 16 deep")]),
    ("title,date,status\nT,2001," + "[" * 20 + "]" * 20, [(2, 8, "json", "this is nested more than 16 deep")]),
    ('title,date,extra\nT,2001,"{""a"": 1, ""a"": 2}"', [(2, 9, "json", "the key `a` stands here a second time")]),
    (
        'title,date,extra\nT,2001,"{""a"": ""\\ud800""}"',
        [(2, 9, "json", "the lone surrogate U+D800 has no place in a text")],
    ),
]


@pytest.mark.parametrize(("text", "found"), MISTAKES)
def test_a_table_that_is_wrong_is_told_where(text: str, found: list[tuple[int, int, str, str]]) -> None:
    assert said(text, 1 << 20) == found


def test_a_row_that_is_too_long_is_refused_and_the_next_one_read() -> None:
    found = read(f"title,date,summary\nT,2001,{'é' * 600}\nU,2002,\n")
    assert [p.message for p in found if isinstance(p, Problem)] == [
        "this row has 1205 bytes, and a text has at most 1000"
    ]
    assert [r.fields.line for r in found if isinstance(r, rows.Row)] == [3]


def test_an_unknown_column_says_what_would_do() -> None:
    problems = [p for p in read("title,date,sumary\nT,2001,x") if isinstance(p, Problem)]
    assert problems[0].hint == "did you mean `summary`?"


CELLS = st.text(alphabet=st.characters(exclude_characters="\r", exclude_categories=["Cs", "Cc", "Z"]), max_size=8)


@given(st.lists(st.tuples(CELLS, st.sampled_from(["a\nb", 'say "x"', "x,y", "", "~"])), max_size=5))
def test_what_the_csv_module_writes_is_read_back_where_it_stands(table: list[tuple[str, str]]) -> None:
    out = io.StringIO()
    csv.writer(out, lineterminator="\n").writerows([("title", "summary", "date"), *((a, b, "2001") for a, b in table)])
    lines = out.getvalue().split("\n")
    for row in good(out.getvalue()):
        date = row.fields.value("date")
        assert date is not None
        assert lines[date.line - 1][date.column - 1 :] == "2001"


@given(st.text(alphabet='a,";\n[{}]\\:. ', max_size=60))
def test_whatever_stands_in_the_file_nothing_is_raised(text: str) -> None:
    read(text)
    read("title,date,status,extra.a\n" + text)
