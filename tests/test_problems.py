"""What is said to an author about a mistake, in words, as JSON and to GitHub."""

from __future__ import annotations

import json

from hypothesis import given
from hypothesis import strategies as st

from generator import problems
from generator.problems import Problem, Where, ordered

MONTH = Problem(
    "content/a.md",
    3,
    12,
    "date",
    "a month runs from 01 to 12, not 13",
    "write `2022-12`",
    source="date: 2022-13",
    width=2,
)


def test_a_problem_is_said_with_its_place_its_line_and_a_hint() -> None:
    assert problems.text(MONTH) == (
        "content/a.md:3:12: error[date]: a month runs from 01 to 12, not 13\n"
        "    3 | date: 2022-13\n"
        "      |            ^^\n"
        "    = write `2022-12`"
    )


def test_a_problem_of_a_whole_file_has_no_line() -> None:
    assert problems.text(Problem("content/a.md", 0, 0, "file", "it is gone", severity="warning")) == (
        "content/a.md: warning[file]: it is gone"
    )


def test_a_long_line_is_shown_around_the_place() -> None:
    line = "x" * 5000 + "HERE" + "y" * 5000
    said = problems.text(Problem("a", 1, 5001, "c", "m", source=line, width=4)).split("\n")
    assert all(len(text) < 130 for text in said)
    assert said[2].index("^") == said[1].index("H")
    assert said[2].count("^") == 4


def test_a_tab_takes_one_column() -> None:
    said = problems.text(Problem("a", 1, 3, "c", "m", source="\t\tx")).split("\n")
    assert said[2].index("^") == said[1].index("x")


@given(st.text(max_size=300), st.integers(0, 400), st.integers(0, 400))
def test_whatever_the_line_no_control_character_reaches_the_terminal(line: str, column: int, width: int) -> None:
    said = problems.text(Problem("a\x1b[31m", 1, column, "c", line, source=line, width=width))
    assert all(c.isprintable() or c in " \n" for c in said)


def test_problems_are_in_the_order_of_the_files_and_said_once() -> None:
    later, other = Problem("content/a.md", 10, 1, "c", "m"), Problem("content/b.md", 1, 1, "c", "m")
    assert ordered([other, later, MONTH, later]) == [MONTH, later, other]


def test_json_holds_every_problem_with_its_keys() -> None:
    found = json.loads(problems.as_json([MONTH]))
    assert found == {
        "problems": [
            {
                "path": "content/a.md",
                "line": 3,
                "column": 12,
                "severity": "error",
                "code": "date",
                "message": "a month runs from 01 to 12, not 13",
                "hint": "write `2022-12`",
            }
        ]
    }
    assert json.loads(problems.as_json([])) == {"problems": []}
    assert problems.as_json([Problem("\udc80é", 0, 0, "c", "m")]).isascii()


def test_github_is_told_with_everything_escaped() -> None:
    problem = Problem("content/a,b:c.md", 3, 0, "c", "50% of\nit", "a::b\r", "warning")
    assert problems.as_github(problem) == (
        "::warning file=content/a%2Cb%3Ac.md,line=3,col=1,title=c::50%25 of%0Ait (a::b%0D)"
    )
    assert problems.as_github(Problem("a", 0, 0, "c", "m")) == "::error file=a,title=c::m"


@given(st.text())
def test_no_text_can_begin_another_command(text: str) -> None:
    said = problems.as_github(Problem(text, 1, 1, text, text, text))
    assert "\n" not in said
    assert "\r" not in said
    assert said.partition(" ")[2].partition("::")[0].count("::") == 0


def test_a_place_is_told_with_its_line() -> None:
    where = Where("a.md", ("one", "two"))
    assert where.problem(2, 1, "c", "m", width=3).source == "two"
    assert where.line(0) == where.line(3) == ""


def test_a_word_nearby_is_suggested_and_else_what_is_known() -> None:
    assert problems.suggestion("drafft", ["draft", "date"]) == "did you mean `draft`?"
    assert problems.suggestion("Draft", ["draft"]) == "did you mean `draft`?"
    assert problems.suggestion("xyz", ["b", "a"]) == "known here: a, b"
