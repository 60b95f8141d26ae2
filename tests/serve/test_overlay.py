"""What is shown over a page, as data."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from generator.problems import Problem, Usage
from generator.serve import overlay

WRONG = Problem("content/a b.md", 3, 7, "date", "no `month`", "write `12`", source="date: 2001-13", width=2)


def test_a_problem_has_its_place_line_caret_and_hint(tmp_path: Path) -> None:
    (shown,) = json.loads(overlay.state([WRONG], tmp_path, failed=True))["problems"]
    assert shown["where"] == "content/a b.md:3:7"
    assert shown["excerpt"] == "3 | date: 2001-13\n  |       ^^"
    assert (shown["message"], shown["hint"], shown["link"]) == ("no `month`", "write `12`", "")


def test_nothing_wrong_is_nothing(tmp_path: Path) -> None:
    assert overlay.state([], tmp_path, failed=False) == overlay.FINE


def test_errors_come_first_and_the_many_are_counted(tmp_path: Path) -> None:
    many = [Problem(f"a{n}", 1, 1, "x", "y", severity="warning") for n in range(100)]
    state = json.loads(overlay.state([*many, WRONG], tmp_path, failed=True))
    assert state["problems"][0]["severity"] == "error"
    assert (len(state["problems"]), state["more"], state["errors"], state["warnings"]) == (50, 51, 1, 100)


@pytest.mark.parametrize(
    ("name", "address"),
    [
        ("vscode", "vscode://file{0}:3:7"),
        ("zed", "zed://file{0}:3:7"),
        ("idea", "idea://open?file={0}&line=3&column=7"),
        ("sublime", "subl://open?url=file://{0}&line=3&column=7"),
        ("emacs", "emacs://open?url=file://{0}&line=3&column=7"),
        ("x://{file}+{line}", "x://{0}+3"),
    ],
)
def test_a_link_opens_the_file_at_its_place(name: str, address: str, tmp_path: Path) -> None:
    (tmp_path / "content").mkdir()
    (tmp_path / "content/a b.md").write_text("")
    template = overlay.editor(name, {})
    assert overlay.link(template, tmp_path, WRONG) == address.replace("{0}", f"{tmp_path}/content/a%20b.md")
    assert overlay.link(template, tmp_path, Problem("gone.md", 1, 1, "x", "y")) == ""


@pytest.mark.parametrize(
    ("environ", "scheme"),
    [
        ({"VISUAL": "code --wait"}, "vscode"),
        ({"EDITOR": "/usr/bin/codium -w"}, "vscodium"),
        ({"VISUAL": "subl", "EDITOR": "vim"}, "subl"),
        ({"EDITOR": "vim"}, ""),
        ({}, ""),
    ],
)
def test_without_a_name_it_is_the_editor_of_the_environment(environ: dict[str, str], scheme: str) -> None:
    assert overlay.editor(None, environ).partition(":")[0] == scheme


def test_an_editor_that_nobody_knows_is_refused_with_a_hint() -> None:
    with pytest.raises(Usage, match="did you mean `vscode`"):
        overlay.editor("vscod", {})
