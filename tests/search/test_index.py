"""The files of Pagefind's index: a function of the records, and made in short steps."""

from __future__ import annotations

import gzip
import json
import os
import subprocess
import sys
import time
from collections.abc import Iterable
from contextlib import suppress
from pathlib import Path

import pytest

from generator.search import Record, index
from generator.search.settled import SIGNATURE, settle
from tests.sites import ROOT

WORDS = ("zażółć", "gęślą", "jaźń", "naïve", "Übermut", "coöperate", "straße", "Ελλάδα", "Київ", "summit", "troops")


def record(number: int, language: str = "en") -> Record:
    """One of many that are alike: ties in every order that an index may have."""
    words = " ".join(WORDS[(number * step) % len(WORDS)] for step in range(1, 9))
    filters = {"tag": [WORDS[number % 7], WORDS[number % 5]], "kind": ["Event"], "place": [f"Place {number % 13}"]}
    sort = {"oldest": f"t{number // 3:021}", "newest": f"t{number // 3:021}"}
    return Record(f"t{number} e{number}.html", language, words, {"title": f"Event {number}"}, filters, sort)


def made(folder: Path, records: Iterable[Record]) -> dict[str, bytes]:
    folder.mkdir()
    for _ in index(records, folder):
        pass
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


def many() -> list[Record]:
    return [record(number, ("en", "pl", "fr")[number % 3]) for number in range(120)]


def test_the_same_records_give_the_same_bytes_every_time(tmp_path: Path) -> None:
    first = made(tmp_path / "0", many())
    assert len(first) > 120
    for number in range(1, 5):
        assert made(tmp_path / str(number), many()) == first


def test_one_core_and_another_hash_seed_give_the_same_bytes(tmp_path: Path) -> None:
    first = made(tmp_path / "here", many())
    code = (
        "import os, sys, pathlib; os.sched_setaffinity(0, {min(os.sched_getaffinity(0))})\n"
        f"sys.path[:0] = [{str(ROOT)!r}]\n"
        "import importlib.util as u; s = u.spec_from_file_location('t', sys.argv[1]); t = u.module_from_spec(s)\n"
        "s.loader.exec_module(t); t.made(pathlib.Path(sys.argv[2]), t.many())"
    )
    there = tmp_path / "there"
    env = {**os.environ, "PYTHONHASHSEED": "7", "TZ": "Asia/Kathmandu", "LC_ALL": "C"}
    subprocess.run([sys.executable, "-c", code, __file__, str(there)], check=True, env=env, cwd=tmp_path)
    assert {p.relative_to(there).as_posix(): p.read_bytes() for p in there.rglob("*") if p.is_file()} == first


def test_nothing_lies_there_that_no_search_asks_for(tmp_path: Path) -> None:
    names = {name.partition("/")[0].partition(".")[0] for name in made(tmp_path / "x", [record(1)])}
    assert names == {"filter", "fragment", "index", "pagefind", "pagefind-entry", "pagefind-worker", "wasm"}


def test_a_step_is_short_and_leaving_off_ends_the_program(tmp_path: Path) -> None:
    (tmp_path / "x").mkdir()
    before = programs()
    steps = index(map(record, range(2000)), tmp_path / "x")
    for _ in range(40):
        began = time.monotonic()
        next(steps)
        assert time.monotonic() - began < 1
    mine = programs() - before
    assert mine
    steps.close()  # type: ignore[attr-defined]
    assert not mine & programs()
    assert list((tmp_path / "x").iterdir()) == []


def programs() -> set[str]:
    """The numbers of the processes that threads of this one have begun; one that ends meanwhile has none."""
    found = set()
    for each in Path("/proc/self/task").iterdir():
        with suppress(FileNotFoundError, ProcessLookupError):
            found.update((each / "children").read_text().split())
    return found


def test_what_lists_the_rest_names_files_that_are_there(tmp_path: Path) -> None:
    files = made(tmp_path / "x", many())
    entry = json.loads(files["pagefind-entry.json"])
    assert list(entry["languages"]) == ["en", "fr", "pl"]
    for language in entry["languages"].values():
        listed = files[f"pagefind.{language['hash']}.pf_meta"]
        assert listed.startswith(SIGNATURE)
        named = {name for name in files if name.startswith(f"filter/{language['hash'].partition('_')[0]}_")}
        assert len(named) == 3
        assert all(Path(name).stem.encode() in listed for name in named)


def test_every_file_is_whole(tmp_path: Path) -> None:
    for number in range(3):
        for name, data in made(tmp_path / str(number), many()).items():
            if Path(name).suffix.startswith(".p") and not data.startswith(SIGNATURE):
                assert gzip.decompress(data).startswith(SIGNATURE), name


def test_a_way_of_writing_that_is_not_known_is_refused(tmp_path: Path) -> None:
    (tmp_path / "pagefind-entry.json").write_text('{"languages": {"en": {"hash": "en_1"}}}')
    for data in (SIGNATURE + b"\xf6", SIGNATURE + b"\x81\x01", SIGNATURE + b"\x80\x80", b"none"):
        (tmp_path / "pagefind.en_1.pf_meta").write_bytes(gzip.compress(data))
        with pytest.raises(ValueError, match=r"type|parts|list|signature"):
            settle(tmp_path)
