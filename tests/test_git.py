"""Git says what it means, in the repository that we name."""

from __future__ import annotations

from pathlib import Path

import pytest

from generator import git
from generator.git import Said
from generator.problems import Environment


@pytest.mark.parametrize(
    ("complaint", "reason"),
    [
        ("hint: try\nfatal: no such remote\nhint: or this\n", "no such remote"),
        ("ssh: no route\nfatal: Could not read\n\nand more\n", "Could not read"),
        ("something else\n", "something else"),
        ("", "it ended with status 3"),
    ],
)
def test_the_sentence_that_says_most_is_taken(complaint: str, reason: str) -> None:
    assert Said(3, b"", complaint).reason == reason


def test_a_remote_has_an_address_or_none(tmp_path: Path) -> None:
    assert git.remote(tmp_path) == ""
    git.run(tmp_path, "init", "-q")
    assert git.remote(tmp_path) == ""
    git.run(tmp_path, "remote", "add", "origin", "https://example.org/é.git")
    assert git.remote(tmp_path) == "https://example.org/é.git"
    assert git.remote(tmp_path, "upstream") == ""


def test_a_hook_does_not_lead_elsewhere(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    git.run(tmp_path, "init", "-q")
    monkeypatch.setenv("GIT_DIR", "/nowhere")
    assert git.run(tmp_path, "rev-parse", "--git-dir").text == ".git"


# As `git rev-parse --local-env-vars` lists them (2.39).
LOCAL = """
    ALTERNATE_OBJECT_DIRECTORIES CONFIG CONFIG_PARAMETERS CONFIG_COUNT OBJECT_DIRECTORY DIR WORK_TREE IMPLICIT_WORK_TREE
    GRAFT_FILE INDEX_FILE NO_REPLACE_OBJECTS REPLACE_REF_BASE PREFIX INTERNAL_SUPER_PREFIX SHALLOW_FILE COMMON_DIR
"""


def test_what_leads_elsewhere_is_left_behind_and_what_opens_doors_is_not(monkeypatch: pytest.MonkeyPatch) -> None:
    listed = {f"GIT_{name}" for name in LOCAL.split()}
    for name in listed:
        monkeypatch.setenv(name, "x")
    assert listed & git.environment({}).keys() == {"GIT_CONFIG_COUNT", "GIT_CONFIG_PARAMETERS"}


def test_a_git_that_hangs_is_not_waited_for(tmp_path: Path) -> None:
    with pytest.raises(Environment, match=r"git hash-object took longer than 0\.01 seconds"):
        git.run(tmp_path, "hash-object", "/dev/zero", seconds=0.01)


def test_without_git_there_is_no_remote(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", str(tmp_path))
    assert git.remote(tmp_path) == ""
