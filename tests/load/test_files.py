"""What a file is for, by its name."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.load import files

SORTS = [
    ("a.md", "document"),
    ("a/B.MD", "document"),
    ("hostile.md", "document"),
    ("incidents.csv", "rows"),
    ("a/IMG.JPG", "media"),
    ("a/talk.opus", "media"),
    ("a/film.webm", "media"),
    ("site.toml", "config"),
    ("sources.yaml", "config"),
    ("a/site.toml", "unknown"),
    (".hostile.md", "passed"),
    ("_notes.md", "passed"),
    (".git/config", "passed"),
    ("_drafts/a.md", "passed"),
    ("a.md~", "passed"),
    ("#a.md#", "passed"),
    (".#a.md", "passed"),
    (".a.md.swp", "passed"),
    ("a.md.swp", "passed"),
    ("a.orig", "passed"),
    ("a.part", "passed"),
    ("a.tmp", "passed"),
    ("a.bak", "passed"),
    ("a.md___jb_tmp___", "passed"),
    ("4913", "passed"),
    (".DS_Store", "passed"),
    ("Thumbs.db", "passed"),
    ("a.html", "unknown"),
    ("README", "unknown"),
    ("hostile.txt", "unknown"),
    ("md", "unknown"),
    ("a.md/b", "unknown"),
]


@pytest.mark.parametrize(("path", "found"), SORTS)
def test_the_name_says_what_a_file_is_for(path: str, found: str) -> None:
    assert files.sort(path, ()) == found


@pytest.mark.parametrize(
    ("path", "globs", "found"),
    [
        ("a/b.pdf", ("*.pdf",), "media"),
        ("a/b.pdf", ("a/*",), "media"),
        ("a/b.pdf", ("b/*",), "unknown"),
        ("CNAME", ("CNAME",), "media"),
        ("a.md", ("*",), "document"),
        ("a.csv", ("*",), "rows"),
        ("data/a.csv", ("data/*.csv",), "media"),
        (".git/config", ("*",), "passed"),
        ("_redirects", ("*", "_redirects"), "media"),
        (".well-known/x.txt", (".well-known/*",), "media"),
        ("a~", ("*",), "passed"),
        (".dateline/manifest", (".*",), "passed"),
        ("sources.yaml", ("*",), "config"),
    ],
)
def test_the_owner_names_further_files_to_publish(path: str, globs: tuple[str, ...], found: str) -> None:
    assert files.sort(path, globs) == found


@given(st.text(), st.lists(st.text(), max_size=3))
def test_every_name_has_a_sort(path: str, globs: list[str]) -> None:
    assert files.sort(path, tuple(globs)) in ("document", "rows", "media", "config", "passed", "unknown")


def test_a_file_without_a_use_is_named() -> None:
    problem = files.unknown("a/notes.markdown")
    assert (problem.path, problem.code) == ("content/a/notes.markdown", "unknown-file")
    assert problem.hint == "save it as `.md`"
    assert files.unknown("x.txt").hint == "name it in `publish_files` of site.toml, or begin its name with `_`"
