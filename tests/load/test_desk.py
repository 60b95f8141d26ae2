"""What reading one file needs at every step."""

from __future__ import annotations

from generator.documents import Node
from generator.load.desk import Desk
from generator.load.keys import Setting
from generator.model import NOTHING, Mark, Site, Text
from generator.problems import Where


def desk(*lines: str) -> Desk:
    return Desk("a.md", Where("content/a.md", lines), Setting(Site("A site", limit=5), {}), lambda s, _: Text(s, 0))


def test_a_text_knows_its_first_line() -> None:
    assert desk().text("body", 7, "") == Text("body", 7)
    assert desk().text(" \n", 7, "") == NOTHING


def test_too_much_of_a_text_is_said_where_it_stands_in_the_file() -> None:
    one = desk()
    assert one.text("longer", 7, "", column=9) == NOTHING
    assert [(p.path, p.line, p.column, p.code) for p in one.problems] == [("content/a.md", 7, 9, "text-size")]


def test_a_mark_shows_the_line_unless_it_is_very_long() -> None:
    assert desk("title: T").mark(Node(1, 8, 1, "T")) == Mark("a.md", 1, 8, "title: T", 1)
    assert desk("x" * 500).mark(Node(1, 8, 1, "T")).source == ""
