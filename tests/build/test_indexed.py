"""The search index: one more part of the output, made when a text changed, and by a preview when its author pauses."""

from __future__ import annotations

import json
import os
import random
import resource
import shutil
import sqlite3
import time
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path

import pytest

from generator import cache, search
from generator.build.preview import Preview
from generator.problems import Environment
from tests.build.test_preview import ALL, Session, stands, wanted
from tests.build.test_theorem import BASIS, Editor
from tests.sites import Site, document, event

Make = Callable[..., Site]
Files = Mapping[str, str | bytes]

FOLDER = "search/pagefind/"
SEARCHED: Files = {
    **BASIS,
    "content/site.toml": 'title = "A site"\nbase_url = "https://example.org"\nsearch = true\nshare_pictures = false\n',
    "content/flank/polish.md": event("Spotkanie", "2022-03-25", "Po polsku.", lang="pl"),
    "content/long.md": event("Long", "1960", "It begins.\n\nThey met."),
}
REWORDED = {"content/long.md": event("Long", "1960", "It begins.\n\nThey parted.")}


def index(site: Site) -> set[str]:
    return {address for address in site.files() if address.startswith(FOLDER)}


def made(site: Site) -> float:
    """When the index was made."""
    return (site.folder / ".cache" / "index" / "files" / "pagefind-entry.json").stat().st_mtime_ns


def test_the_index_is_listed_in_the_manifest_like_every_file(site: Make) -> None:
    searched = site(SEARCHED)
    searched.good()
    listed = {line.partition(" ")[2] for line in searched.page(".dateline/manifest").splitlines()}
    assert index(searched) <= listed
    entry = json.loads(searched.page(f"{FOLDER}pagefind-entry.json"))
    assert {language: said["page_count"] for language, said in entry["languages"].items()} == {"en": 16, "pl": 1}
    assert {address.rpartition("/")[2].partition(".")[0].partition("_")[0] for address in index(searched)} == {
        "en",
        "pl",
        "pagefind",
        "pagefind-entry",
        "pagefind-worker",
        "wasm",
    }


def test_no_index_is_made_where_none_is_asked_for(site: Make) -> None:
    plain = site(BASIS)
    plain.good()
    assert not any(address.startswith("search/") for address in plain.files())
    assert not (plain.folder / ".cache" / "index").exists()


@pytest.mark.parametrize("seed", [0, *(pytest.param(seed, marks=pytest.mark.long) for seed in (1, 2))])
def test_after_any_edit_the_index_is_that_of_a_clean_build(site: Make, seed: int) -> None:
    edited = site(SEARCHED)
    editor = Editor(edited, seed)
    edited.good()
    for _ in range(4):
        what = editor.edit()
        outcome = edited.build(day=editor.day)
        if outcome.failed:
            continue
        clean = Site(edited.folder.with_name("clean"))
        shutil.rmtree(clean.folder, ignore_errors=True)
        shutil.copytree(edited.folder, clean.folder, ignore=shutil.ignore_patterns("output", ".cache"), symlinks=True)
        clean.good(fresh=True, day=editor.day)
        assert clean.files() == edited.files(), what
        assert edited.good(day=editor.day).written == 0, what


def test_an_edit_a_new_name_and_an_end_leave_what_a_clean_build_gives(site: Make) -> None:
    edited = site(SEARCHED)
    edited.good()
    first = index(edited)
    edited.write(REWORDED)
    edited.good()
    assert edited.files() == edited.clean_build()
    assert first - index(edited), "nothing of the old index has gone"
    edited.write({"content/long.md": None, "content/longer.md": SEARCHED["content/long.md"]})
    edited.good()
    assert edited.files() == edited.clean_build()
    edited.write({"content/longer.md": None})
    edited.good()
    assert edited.files() == edited.clean_build()
    edited.write({"content/site.toml": BASIS["content/site.toml"]})
    edited.good()
    assert index(edited) == set()


def test_the_index_is_made_again_only_where_something_of_it_changed(site: Make) -> None:
    edited = site(SEARCHED)
    edited.good()
    before = made(edited)
    assert edited.good().written == 0
    edited.write({"content/sources.yaml": "treaty:\n  title: Another title\n"})
    assert edited.good().written > 0
    edited.write({"content/flank/dot.svg": b'<svg xmlns="http://www.w3.org/2000/svg" width="3" height="2"/>'})
    assert edited.good().written > 0
    assert made(edited) == before
    edited.write({"content/about.md": document("Other words.", title="About", kind="page")})
    edited.good()
    assert made(edited) > before


def test_what_the_cache_has_lost_of_the_index_is_made_again(site: Make) -> None:
    damaged = site(SEARCHED)
    damaged.good()
    before = damaged.files()
    for harm in (_emptied, _scribbled, _removed):
        shutil.rmtree(damaged.output)
        harm(damaged.folder / ".cache" / "index")
        damaged.good()
        assert damaged.files() == before, harm.__name__


def _emptied(folder: Path) -> None:
    shutil.rmtree(folder)


def _scribbled(folder: Path) -> None:
    for path in (folder / "files").rglob("*.pf_fragment"):
        path.write_bytes(b"another")


def _removed(folder: Path) -> None:
    next((folder / "files").rglob("*.pf_index")).unlink()


def test_a_file_of_the_index_that_somebody_changed_is_put_right(site: Make) -> None:
    site_ = site(SEARCHED)
    site_.good()
    before, stood = site_.files(), made(site_)
    (site_.output / min(index(site_))).write_bytes(b"mine")
    (site_.output / max(index(site_))).unlink()
    assert site_.good().written == 2
    assert (site_.files(), made(site_)) == (before, stood)


def test_a_missing_pagefind_is_one_error_that_says_what_to_type(site: Make, monkeypatch: pytest.MonkeyPatch) -> None:
    searched = site(SEARCHED)
    searched.good()
    before = searched.files()
    monkeypatch.setattr(search, "_BINARIES", ())
    monkeypatch.setattr(search, "_PROGRAMS", ())
    searched.write({"content/about.md": document("Other words.", title="About", kind="page")})
    outcome = searched.build()
    [problem] = [problem for problem in outcome.problems if problem.severity == "error"]
    assert (problem.path, problem.line, problem.severity) == ("content/site.toml", 3, "error")
    assert "dateline[search]" in problem.hint
    assert searched.files() == before
    assert any(said.startswith("content/site.toml:3 search:") for said in searched.said())


def test_a_pagefind_that_dies_is_the_machines_refusal(
    site: Make, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    dead = tmp_path / "pagefind"
    dead.write_text("#!/bin/sh\nhead -c 10 >/dev/null\nexit 1\n")
    dead.chmod(0o755)
    monkeypatch.setenv("PAGEFIND_BINARY_PATH", str(dead))
    searched = site(SEARCHED)
    done = searched.run("build")
    assert done.returncode == 3
    assert "Pagefind" in done.stderr
    assert "Traceback" not in done.stderr
    assert index(searched) == set()


def test_a_disk_that_takes_no_more_is_the_machines_refusal(site: Make) -> None:
    searched = site(SEARCHED)
    searched.good()
    before = searched.files()
    searched.write(REWORDED)
    with smaller_files(30_000), pytest.raises(Environment, match="too large"):
        searched.build()
    assert searched.files() == before
    searched.good()
    assert searched.files() == searched.clean_build()


@contextmanager
def smaller_files(size: int) -> Iterator[None]:
    """Within, the machine refuses to write more bytes than this into any file."""
    allowed = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (size, allowed[1]))
    try:
        yield
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, allowed)


def test_what_a_killed_run_left_half_made_goes_and_what_another_makes_stays(site: Make) -> None:
    searched = site(SEARCHED)
    room = searched.folder / ".cache" / "index"
    left = [room / name for name in ("new-999999999-x", "new-a1b2c3d4", f"new-{os.getpid()}-x")]
    others = room / f"new-{os.getppid()}-x"
    for folder in (*left, others):
        (folder / "files").mkdir(parents=True)
    searched.good()
    assert list(room.glob("new-*")) == [others]


def test_an_address_that_the_search_needs_is_not_an_authors(site: Make) -> None:
    taken = site({**SEARCHED, "content/search/index.md": document("Mine.", title="Mine", kind="page")})
    [said] = [said for said in taken.said() if " address: " in said]
    assert "the search" in said
    assert "content/search/index.md" in said


# ---- previews


@pytest.fixture
def previewed(site: Make) -> Iterator[Callable[[Files], Session]]:
    """A site with a preview that has built it."""
    sessions: list[Session] = []

    def run(files: Files) -> Session:
        session = Session(site(files))
        sessions.append(session)
        assert not list(session.preview.follow(()))[-1].outcome.failed
        return session

    yield run
    for session in sessions:
        session.preview.close()


def test_a_preview_makes_the_index_when_the_author_pauses(previewed: Callable[[Files], Session]) -> None:
    session = previewed(SEARCHED)
    assert index(session.site) == set()
    assert stands(session) == wanted(session.site)[1]
    before = index(session.site)
    session.site.write(REWORDED)
    [settled] = session.save()
    assert settled.changed == ("long.html",)
    assert index(session.site) == before
    assert stands(session) == wanted(session.site)[1]
    session.again()
    assert stands(session) == wanted(session.site)[1]


def test_a_save_is_not_kept_waiting_by_an_index_that_is_being_made(previewed: Callable[[Files], Session]) -> None:
    rows = "".join(f"Row {n},{1900 + n % 100}-02-03,row-{n},Text {n} about {n * 7919}\n" for n in range(400))
    session = previewed({**SEARCHED, "content/many/rows.csv": f"title,date,slug,body\n{rows}"})
    while session.preview.later() and not list((session.site.folder / ".cache" / "index-serve").glob("new-*/files")):
        pass
    session.site.write(REWORDED)
    began = time.monotonic()
    [settled] = session.save()
    assert time.monotonic() - began < 1
    assert settled.changed == ("long.html",)
    assert index(session.site) == set()
    assert stands(session) == wanted(session.site)[1]


@pytest.mark.long
def test_whatever_is_saved_the_index_follows(previewed: Callable[[Files], Session]) -> None:
    session = previewed(SEARCHED)
    editor = Editor(session.site, 5)
    pauses = random.Random(5)
    for _ in range(4):
        editor.edit()
        if session.save()[-1].outcome.failed or pauses.random() < 0.3:
            continue
        assert stands(session) == wanted(session.site)[1]


def test_the_next_preview_makes_the_index_that_the_last_did_not(previewed: Callable[[Files], Session]) -> None:
    session = previewed(SEARCHED)
    session.preview.later()
    session.preview.close()
    session.preview = Preview(session.site.order(**ALL))
    list(session.preview.follow(()))
    assert stands(session) == wanted(session.site)[1]


def test_a_text_that_the_cache_has_lost_keeps_no_index_from_being_made(previewed: Callable[[Files], Session]) -> None:
    polish = event("Spotkanie", "2022-03-25", "Po polsku.\n\nDrugi akapit.", lang="pl")
    session = previewed({**SEARCHED, "content/flank/polish.md": polish})
    stands(session)
    with sqlite3.connect(session.site.order().cache / "texts.db") as db:
        assert db.execute("delete from kept where instr(data, cast('Drugi akapit' as blob))").rowcount
    session.site.write(REWORDED)
    session.save()
    with pytest.raises(cache.Lost, match="the cache has lost something"):
        stands(session)
    assert not list(session.preview.follow(()))[-1].outcome.failed
    assert stands(session) == wanted(session.site)[1]
