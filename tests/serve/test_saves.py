"""Saves in all editors' manners, at random moments: none is lost, and at the end all is as a clean build has it."""

from __future__ import annotations

import os
import random
import shutil
import subprocess
import time
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.serve.previewing import Preview, a_site, built, previewed, until
from tests.sites import event

Manner = Callable[[Path, str], None]
DOCUMENTS = 8


def plainly(path: Path, text: str) -> None:
    path.write_text(text)


def in_parts(path: Path, text: str) -> None:
    """In two writes, with the disk in between."""
    with path.open("w") as file:
        file.write(text[:10])
        file.flush()
        os.fsync(file.fileno())
        file.write(text[10:])


def beside_and_renamed(path: Path, text: str) -> None:
    """As VS Code on some systems, gedit, Kate and most scripts do."""
    beside = path.with_name(f".{path.name}.tmp{random.randrange(1000)}")
    beside.write_text(text)
    beside.replace(path)


def as_vim(path: Path, text: str) -> None:
    """A file named 4913 to try the folder, a swap file, the old text renamed away, the new one written in its place."""
    trial, swap, backup = path.with_name("4913"), path.with_name(f".{path.name}.swp"), path.with_name(f"{path.name}~")
    swap.write_bytes(b"b0VIM 9.0")
    trial.write_text("")
    trial.unlink()
    path.replace(backup)
    path.write_text(text)
    backup.unlink()
    swap.unlink()


def as_emacs(path: Path, text: str) -> None:
    """A lock that is a link to nowhere, an autosave, a copy of the old text, then the file itself."""
    lock, autosave, backup = (
        path.with_name(f".#{path.name}"),
        path.with_name(f"#{path.name}#"),
        path.with_name(f"{path.name}~"),
    )
    lock.symlink_to("somebody@somewhere.1234:5678")
    autosave.write_text(text)
    shutil.copy2(path, backup)
    path.write_text(text)
    autosave.unlink()
    lock.unlink()
    backup.unlink()


def as_jetbrains(path: Path, text: str) -> None:
    """Written whole beside, the old one moved away, the new one moved in, the old one deleted."""
    new, old = path.with_name(f"{path.name}___jb_tmp___"), path.with_name(f"{path.name}___jb_old___")
    new.write_text(text)
    path.replace(old)
    new.replace(path)
    old.unlink()


def deleted_and_written(path: Path, text: str) -> None:
    path.unlink()
    time.sleep(0.002)
    path.write_text(text)


def with_the_time_of_before(path: Path, text: str) -> None:
    """As a copy that keeps the time of its original, or a clock that was set back."""
    path.write_text(text)
    os.utime(path, ns=(1_600_000_000_000_000_000, 1_600_000_000_000_000_000))


MANNERS: list[Manner] = [
    plainly,
    in_parts,
    beside_and_renamed,
    as_vim,
    as_emacs,
    as_jetbrains,
    deleted_and_written,
    with_the_time_of_before,
]


@pytest.mark.parametrize("saves", [50, pytest.param(1000, marks=pytest.mark.long)], ids=["fifty", "a thousand"])
def test_no_save_is_lost_whoever_saves_and_when(saves: int, tmp_path: Path) -> None:
    chance = random.Random(saves)
    files = {f"content/e{n}.md": event(f"E {n}", f"19{n:02}", "start") for n in range(DOCUMENTS)}
    with previewed(a_site(tmp_path / "site", files), "--now", "2024-01-01") as preview:
        preview.ready()
        last: dict[int, str] = {}
        for number in range(saves):
            document, mark = chance.randrange(DOCUMENTS), f"mark{number}x"
            save(preview, chance.choice(MANNERS), document, mark)
            last[document] = mark
            time.sleep(chance.uniform(0, 0.3))
            if number % 10 == 0:
                assert preview.shows(mark, f"/e{document}.html"), f"save {number}"
        lost = [mark for document, mark in last.items() if not preview.shows(mark, f"/e{document}.html")]
        assert lost == []
        clean = built(preview.site, tmp_path / "clean", day="2024-01-01")
        assert until(lambda: preview.tree() == clean)
        assert not any("Traceback" in line or "error" in line for line in preview.said)


def save(preview: Preview, manner: Manner, document: int, mark: str) -> None:
    text = event(f"E {document}", f"19{document:02}", f"{mark} by {manner.__name__}")
    manner(preview.site.folder / f"content/e{document}.md", text)


@pytest.mark.parametrize("manner", MANNERS, ids=lambda manner: manner.__name__)
def test_no_mark_of_an_editor_is_published(manner: Manner, tmp_path: Path) -> None:
    path = tmp_path / "e.md"
    path.write_text("before")
    manner(path, "after")
    assert [p.name for p in tmp_path.iterdir()] == ["e.md"]
    assert path.read_text() == "after"


@pytest.mark.long
def test_the_last_save_wins_over_those_made_while_it_builds(tmp_path: Path) -> None:
    with previewed(a_site(tmp_path / "site")) as preview:
        preview.ready()
        for number in range(300):
            plainly(preview.site.folder / "content/one.md", event("One", "2001", f"burst{number}x"))
        assert preview.shows("burst299x", "/one.html")


def test_folders_are_followed_in_and_out(tmp_path: Path) -> None:
    with previewed(a_site(tmp_path / "site")) as preview:
        preview.ready()
        away = tmp_path / "away"
        (away / "deep/er").mkdir(parents=True)
        (away / "deep/er/moved.md").write_text(event("Moved", "2005", "moved in"))
        (away / "deep").rename(preview.site.folder / "content/deep")
        assert until(lambda: any(b"moved in" in page for page in preview.tree().values()))
        moved = preview.site.folder / "content/deep/er/moved.md"
        moved.write_text(event("Moved", "2005", "and written to"))
        assert until(lambda: any(b"and written to" in page for page in preview.tree().values()))
        (preview.site.folder / "content/deep").rename(away / "again")
        assert until(lambda: not any(b"and written to" in page for page in preview.tree().values()))


@pytest.mark.long
def test_a_theme_and_all_content_may_vanish_and_come_back(tmp_path: Path) -> None:
    with previewed(a_site(tmp_path / "site")) as preview:
        preview.ready()
        for name in ("themes", "content"):
            folder, away = preview.site.folder / name, preview.site.folder / f"{name}-away"
            folder.rename(away)
            until(lambda: len(preview.settled().said), 1)
            assert preview.ask("/one.html").status == 200
            away.rename(folder)
            (preview.site.folder / "content/one.md").write_text(event("One", "2001", f"after {name}"))
            assert preview.shows(f"after {name}", "/one.html")
        assert preview.process.poll() is None


@pytest.mark.long
def test_a_branch_is_switched_with_hundreds_of_files_at_once(tmp_path: Path) -> None:
    site = a_site(tmp_path / "site", {".gitignore": ".cache/\n"})
    git(site.folder, "init", "-q")
    git(site.folder, "add", ".")
    git(site.folder, "commit", "-qm", "few")
    git(site.folder, "switch", "-qc", "many")
    site.write({f"content/many/m{n}.md": event(f"M {n}", "1990", f"many {n}") for n in range(300)})
    site.write({"content/one.md": event("One", "2001", "of many")})
    git(site.folder, "add", ".")
    git(site.folder, "commit", "-qm", "many")
    git(site.folder, "switch", "-q", "-")
    with previewed(site, "--now", "2024-01-01") as preview:
        preview.ready()
        for branch, text in (("many", "of many"), ("-", "first")):
            git(site.folder, "switch", "-q", branch)
            assert preview.shows(text, "/one.html")
            preview.settled()
            clean = built(site, tmp_path / branch.replace("-", "few"), day="2024-01-01")
            assert until(lambda: preview.tree() == clean)  # noqa: B023 - asked before the loop goes on


def git(folder: Path, *words: str) -> None:
    who = ["-c", "user.name=A", "-c", "user.email=a@example.org", "-c", "init.defaultBranch=main"]
    subprocess.run(["git", "-C", str(folder), *who, *words], check=True, capture_output=True)
