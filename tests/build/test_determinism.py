"""The same input gives the same bytes, whatever the machine is like."""

from __future__ import annotations

import os
import shutil
from collections.abc import Callable, Mapping

import pytest

from generator.build import render
from generator.load import reading
from tests.build.test_theorem import BASIS
from tests.sites import Site, event

Make = Callable[..., Site]


def many() -> dict[str, str | bytes]:
    """Enough to read and enough to render that two processes share it."""
    rows = "".join(f"Row {n},{1900 + n % 100}-02-03,row-{n},Text *{n}*\n" for n in range(20))
    files = {
        f"content/many/e{n}.md": event(f"Event {n}", f"20{n % 20:02}", f"Text {n}.") for n in range(reading.ENOUGH)
    }
    assert len(files) > render.ENOUGH
    return {**BASIS, **files, "content/many/rows.csv": f"title,date,slug,body\n{rows}"}


def test_hash_seed_zone_locale_umask_folder_and_cores_change_no_byte(site: Make) -> None:
    made = site(many())
    other = Site(made.folder.with_name("a longer name of another folder") / "site")
    shutil.copytree(made.folder, other.folder)
    here = made.run("build", "--now", "2024-01-01", "--jobs", "1", PYTHONHASHSEED="1", TZ="UTC", LC_ALL="C")
    before = os.umask(0o077)
    try:
        machine = {"PYTHONHASHSEED": "2", "TZ": "Asia/Kathmandu", "LC_ALL": "tr_TR.UTF-8", "LANG": "tr_TR.UTF-8"}
        there = other.run("build", "--now", "2024-01-01", "--jobs", "2", "--no-cache", **machine)
    finally:
        os.umask(before)
    assert (here.returncode, there.returncode) == (0, 0), here.stderr + there.stderr
    assert made.files() == other.files()


def test_the_order_in_which_files_were_written_changes_no_byte(
    site: Make, tmp_path_factory: pytest.TempPathFactory
) -> None:
    made = site(BASIS)
    made.good()
    other = Site(tmp_path_factory.mktemp("other") / "site")
    files: Mapping[str, str | bytes] = {
        p.relative_to(made.folder).as_posix(): p.read_bytes()
        for name in ("content", "themes")
        for p in (made.folder / name).rglob("*")
        if p.is_file()
    }
    other.write(dict(sorted(files.items(), reverse=True)))
    other.good(jobs=2)
    assert made.files() == other.files()


def test_no_page_tells_where_it_was_built(site: Make) -> None:
    made = site(BASIS)
    made.good()
    assert not any(str(made.folder).encode() in data for data in made.files().values())


def test_line_ends_and_byte_order_marks_change_no_byte(site: Make) -> None:
    made = site(BASIS)
    made.good()
    before = made.files()
    for path in (made.folder / "content").rglob("*.*"):
        if path.suffix in (".md", ".csv", ".yaml", ".toml"):
            data = path.read_bytes().replace(b"\n", b"\r\n")
            path.write_bytes(data if path.suffix == ".toml" else b"\xef\xbb\xbf" + data)
    made.good()
    assert made.files() == before


def test_many_processes_give_what_one_gives(site: Make) -> None:
    made = site(many())
    made.good(jobs=2)
    assert made.files() == made.clean_build()
    assert made.good(jobs=2).written == 0
