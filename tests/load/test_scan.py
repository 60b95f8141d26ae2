"""Which files lie in a folder, and which do not count."""

from __future__ import annotations

import os
import unicodedata
from pathlib import Path
from typing import Literal

import pytest

from generator.load import scan


def written(root: Path, *paths: str) -> Path:
    for path in paths:
        (root / path).parent.mkdir(parents=True, exist_ok=True)
        (root / path).write_text(path)
    return root


def said(root: Path) -> list[tuple[str, str, str]]:
    return [(p.path, p.severity, p.message) for p in scan.scan(root).problems]


def test_every_file_is_found_by_its_path_in_order(tmp_path: Path) -> None:
    written(tmp_path, "b.md", "a/c.md", "a.md", "a/b/d.png")
    assert list(scan.scan(tmp_path).files) == ["a.md", "a/b/d.png", "a/c.md", "b.md"]


def test_hidden_folders_are_passed_over_but_for_the_well_known(tmp_path: Path) -> None:
    written(tmp_path, ".git/x", "_drafts/x.md", "a/.obsidian/x", ".well-known/x", "a/.well-known/x", "_redirects", ".x")
    assert list(scan.scan(tmp_path).files) == [".well-known/x", ".x", "_redirects"]


def test_a_signature_tells_a_changed_file(tmp_path: Path) -> None:
    written(tmp_path, "a.md")
    before = scan.scan(tmp_path).files["a.md"]
    assert scan.scan(tmp_path).files["a.md"] == before
    (tmp_path / "new").write_text("a.md")
    os.utime(tmp_path / "new", ns=(before[1], before[1]))
    (tmp_path / "new").replace(tmp_path / "a.md")
    assert scan.scan(tmp_path).files["a.md"] != before


def test_a_link_is_as_good_as_the_file_in_the_same_folder_that_it_leads_to(tmp_path: Path) -> None:
    written(tmp_path, "content/a.md")
    (tmp_path / "content/b.md").symlink_to("a.md")
    found = scan.scan(tmp_path / "content")
    assert found.problems == ()
    assert found.files["a.md"] == found.files["b.md"]


@pytest.mark.parametrize(
    ("target", "why"),
    [
        ("../secret.md", "this is a link that leads out of content/"),
        ("/etc/hostname", "this is a link that leads out of content/"),
        ("nowhere.md", "this is a link that leads nowhere"),
        ("b.md", "this is a link that leads nowhere"),
        ("folder", "this is a link to a folder, which is not followed"),
    ],
)
def test_a_link_elsewhere_is_passed_over_with_a_word(tmp_path: Path, target: str, why: str) -> None:
    written(tmp_path, "secret.md", "content/folder/x.md")
    (tmp_path / "content/b.md").symlink_to(target)
    assert said(tmp_path / "content") == [("content/b.md", "warning", why)]
    assert list(scan.scan(tmp_path / "content").files) == ["folder/x.md"]


@pytest.mark.parametrize("form", ["NFC", "NFD"])
def test_a_path_is_composed_and_read_however_the_disk_spells_it(tmp_path: Path, form: Literal["NFC", "NFD"]) -> None:
    path = "Ā/ādaži.md"
    written(tmp_path, unicodedata.normalize(form, path))
    assert list(scan.scan(tmp_path).files) == [path]
    assert scan.read(tmp_path, path) == (tmp_path / unicodedata.normalize(form, path)).read_bytes()
    with pytest.raises(FileNotFoundError):
        scan.read(tmp_path, "Ā/nē.md")


def test_two_spellings_of_one_name_are_an_error(tmp_path: Path) -> None:
    for form in ("NFC", "NFD"):
        (tmp_path / unicodedata.normalize(form, "ā.md")).write_text(form)
    assert said(tmp_path) == [
        ("content/ā.md", "error", "two files have this name, in two spellings of Unicode that look the same")
    ]


def test_a_pipe_is_no_file_and_nobody_waits_for_it(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "a.md")
    assert said(tmp_path) == [("content/a.md", "warning", "this is no regular file")]
    with pytest.raises(FileNotFoundError):
        scan.read(tmp_path, "a.md")


def test_a_hidden_link_is_passed_over_in_silence(tmp_path: Path) -> None:
    (tmp_path / ".#a.md").symlink_to("user@host.1234")  # Emacs locks a file like this
    assert said(tmp_path) == []


def test_a_folder_that_is_not_there_is_said(tmp_path: Path) -> None:
    assert [(s, m) for _, s, m in said(tmp_path / "none")] == [
        ("error", "this cannot be read: no such file or directory")
    ]


def test_the_owners_files_are_reached_through_links_and_behind_any_name(tmp_path: Path) -> None:
    written(tmp_path, "theme/_parts/a.j2", "theme/.x/b", "elsewhere/c.j2", "theme/__pycache__/d.pyc")
    (tmp_path / "theme/linked").symlink_to("../elsewhere")
    (tmp_path / "theme/around").symlink_to(".")
    (tmp_path / "theme/broken").symlink_to("nowhere")
    assert {path for path, _ in scan.reached(tmp_path / "theme")} == {"_parts/a.j2", ".x/b", "linked/c.j2"}
    assert list(scan.reached(tmp_path / "none")) == []


@pytest.mark.parametrize(("count", "parts"), [(0, 0), (1, 1), (7, 3), (3, 3)])
def test_shares_are_even_and_none_is_empty(count: int, parts: int) -> None:
    shares = list(scan.shares(list(range(count)), 3))
    assert len(shares) == parts
    assert sorted(n for share in shares for n in share) == list(range(count))
    assert all(shares)
