"""All of a folder, read as far as it has changed."""

from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path

import pytest

from generator import cache
from generator.load import scan
from generator.load.folder import Loaded, folder, sources
from generator.load.reading import ENOUGH, PIECE
from generator.model import Site as Settings
from generator.problems import Problem
from tests.sites import Site, event

Load = Callable[..., Loaded]
SVG = '<svg xmlns="http://www.w3.org/2000/svg" width="{}" height="2"/>'


@pytest.fixture
def load(tmp_path: Path) -> Load:
    """Loads the content of a site; each time with what was noted the last time, but ``anew``."""
    noted: dict[str, object] = {}

    def run(
        site: Site, *, anew: bool = False, jobs: int = 1, publish: tuple[str, ...] = (), settings: bytes = b""
    ) -> Loaded:
        nonlocal noted
        if anew:
            noted = {}
        store = cache.Store(tmp_path / "texts.db")
        known = Settings("A site", publish_files=publish)
        root = site.folder / "content"
        loaded = folder(root, scan.scan(root), known, {}, (noted, store), settings=settings, jobs=jobs)
        noted = loaded.noted
        store.close()
        return loaded

    return run


def made(tmp_path: Path, **files: str | bytes) -> Site:
    return Site(tmp_path / "site").write({f"content/{name}": text for name, text in files.items()})


def test_documents_rows_and_files_are_each_taken_for_what_they_are(tmp_path: Path, load: Load) -> None:
    site = made(
        tmp_path,
        **{"a.md": event("A", "2022", "Text."), "b.csv": "title,date\nB,2021\nC,2020\n", "c.svg": SVG.format(1)},
    )
    site.write({"content/site.toml": "", "content/.hidden": "", "content/backup.md~": "", "content/notes.docx": ""})
    loaded = load(site)
    assert [(e.path, e.title) for e in loaded.entries] == [("a.md", "A"), ("b.csv", "B"), ("b.csv", "C")]
    assert {p: (f.width, f.height) for p, f in loaded.files.items()} == {"c.svg": (1, 2)}
    assert [(p.path, p.code) for p in loaded.problems] == [("content/notes.docx", "unknown-file")]
    assert (loaded.read, loaded.rendered) == (3, 1)


@pytest.mark.parametrize("count", [PIECE - 1, PIECE, 2 * PIECE + 1])
def test_a_long_table_is_read_in_pieces_and_says_alike_what_is_alike(tmp_path: Path, load: Load, count: int) -> None:
    rows = "".join(f"E {n},{1000 + n},e{n},war;peace,Text {n}.\n" for n in range(count))
    site = made(
        tmp_path, **{"a.csv": f"title,date,slug,tags,body\n{rows}wrong,2022-13,w,,\n", "b.csv": "title,date\nB,2021\n"}
    )
    loaded = load(site)
    assert [e.title for e in loaded.entries] == [*(f"E {n}" for n in range(count)), "B"]
    assert [e.number for e in loaded.entries] == [*range(1, count + 1), 1]
    assert [(p.path, p.line) for p in loaded.problems] == [("content/a.csv", count + 2)]
    assert (loaded.read, loaded.rendered) == (2, count)
    assert len({id(e.tags) for e in loaded.entries if e.tags}) == 1
    assert load(site).entries == loaded.entries


def test_what_has_not_changed_is_not_read_again(tmp_path: Path, load: Load) -> None:
    site = made(
        tmp_path, **{"a.md": event("A", "2022", "[[x]]"), "b.md": event("B", "2022-13"), "c.svg": SVG.format(1)}
    )
    first = load(site)
    again = load(site)
    assert again.read == again.rendered == 0
    assert (again.entries, again.files, again.problems) == (first.entries, first.files, first.problems)


def test_only_what_has_changed_is_read(tmp_path: Path, load: Load) -> None:
    site = made(tmp_path, **{f"{n}.md": event(f"E {n}", "2022", f"Text {n}.") for n in range(5)})
    load(site)
    site.write({"content/3.md": event("New", "2022", "New.")})
    loaded = load(site)
    assert (loaded.read, loaded.rendered) == (1, 1)
    assert [e.title for e in loaded.entries] == ["E 0", "E 1", "E 2", "New", "E 4"]


def test_a_file_of_another_time_with_the_same_bytes_is_understood_already(tmp_path: Path, load: Load) -> None:
    site = made(tmp_path, **{"a.md": event("A", "2022", "Text.")})
    load(site)
    os.utime(site.folder / "content/a.md", ns=(1, 1))
    assert load(site).rendered == 0


def test_a_file_changed_a_moment_ago_is_not_trusted(tmp_path: Path, load: Load) -> None:
    site = made(tmp_path).write({"content/a.md": event("A", "2022"), "content/b.svg": SVG.format(1)}, settled=False)
    load(site)
    for name, text in (("a.md", event("B", "2022")), ("b.svg", SVG.format(3))):
        path = site.folder / "content" / name
        status = path.stat()
        path.write_text(text)
        os.utime(path, ns=(status.st_atime_ns, status.st_mtime_ns))  # as quick as the clock of a file system is coarse
    loaded = load(site)
    assert loaded.entries[0].title == "B"
    assert loaded.files["b.svg"].width == 3


def test_what_is_removed_is_forgotten(tmp_path: Path, load: Load) -> None:
    site = made(tmp_path, **{"a.md": event("A", "2022-13"), "b.svg": SVG.format(1)})
    load(site)
    site.write({"content/a.md": None, "content/b.svg": None})
    loaded = load(site)
    assert (loaded.entries, loaded.files, loaded.problems) == ([], {}, [])


def test_other_settings_read_everything_again_but_render_no_text_twice(tmp_path: Path, load: Load) -> None:
    site = made(tmp_path, **{"a.md": event("A", "2022", "Text.")})
    load(site)
    loaded = load(site, settings=b"other")
    assert (loaded.read, loaded.rendered) == (1, 0)


def test_many_processes_understand_what_one_does(tmp_path: Path, load: Load) -> None:
    site = made(tmp_path, **{f"{n}.md": event(f"E {n}", "2022", f"Text *{n}*.") for n in range(ENOUGH + 10)})
    one = load(site, anew=True)
    two = load(site, anew=True, jobs=2)
    assert one.entries == two.entries
    assert two.rendered == 0


def test_a_body_rendered_by_another_process_is_found_again(tmp_path: Path, load: Load) -> None:
    site = made(tmp_path, **{f"{n}.md": event(f"E {n}", "2022", f"Text *{n}*.") for n in range(ENOUGH + 10)})
    assert load(site, jobs=2).rendered == ENOUGH + 10
    assert load(site, anew=True).rendered == 0


def test_files_to_be_published_are_those_that_are_named(tmp_path: Path, load: Load) -> None:
    site = made(tmp_path, **{"a.pdf": b"%PDF", "_headers": b"x"})
    assert [p.code for p in load(site).problems] == ["unknown-file"]
    loaded = load(site, publish=("*.pdf", "_headers"), settings=b"other")
    assert (sorted(loaded.files), loaded.problems) == (["_headers", "a.pdf"], [])


@pytest.mark.parametrize("name", ["a?.svg", "con.svg", "a./b.svg", "x\x01.svg"])
def test_a_file_whose_name_works_not_everywhere_is_not_published(tmp_path: Path, load: Load, name: str) -> None:
    loaded = load(made(tmp_path, **{name: SVG.format(1)}))
    assert loaded.files == {}
    assert [p.severity for p in loaded.problems] == ["error"]


def test_a_source_file_that_cannot_be_read_is_said_and_a_missing_one_is_none(tmp_path: Path) -> None:
    assert sources(tmp_path, "UTC") == ({}, [], b"")
    (tmp_path / "sources.yaml").mkdir()
    found, said, _ = sources(tmp_path, "UTC")
    assert (found, [type(p) for p in said]) == ({}, [Problem])
