"""What is put into a cell is what is read out of it."""

from __future__ import annotations

import csv
import io

from hypothesis import given
from hypothesis import strategies as st

from generator.documents import Node
from generator.exports import cells
from generator.load import rows
from generator.problems import Where

SIGNS = st.sampled_from(["\\", ";", "~", "null", '"', ",", "\n", "a", " ", "=", "ł", "{", "["])
TEXTS = st.lists(SIGNS, min_size=1, max_size=8).map("".join).map(str.strip).filter(bool)
LINES = TEXTS.filter(lambda text: "\n" not in text)


def read(**columns: str) -> rows.Row:
    file = io.StringIO()
    csv.writer(file, lineterminator="\n").writerows([columns.keys(), columns.values()])
    (row,) = rows.read(Where("a.csv", tuple(file.getvalue().split("\n"))), columns, [], 10_000)
    assert isinstance(row, rows.Row)
    return row


def value(row: rows.Row, name: str) -> Node:
    found = row.fields.value(name)
    assert found
    return found


@given(TEXTS)
def test_a_text_is_read_as_it_was(text: str) -> None:
    row = read(title=cells.plain(text), date="2022", body=cells.plain(text, semicolons=False))
    assert (value(row, "title").data, row.body.data) == (text, text)


@given(st.lists(LINES, min_size=1, max_size=4))
def test_a_list_is_read_as_it_was(items: list[str]) -> None:
    found = value(read(tags=cells.listed(items), date="2022"), "tags")
    assert [item.data for item in found.items or (found,)] == items
