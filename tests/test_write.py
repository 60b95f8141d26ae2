"""The output is a transaction: all of it or nothing, whatever dies in between, and nothing but what is ours."""

from __future__ import annotations

import os
from collections.abc import Mapping
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator import write
from generator.problems import Environment, Usage
from generator.write import Output, digest


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return tmp_path / "output"


def published(folder: Path, files: Mapping[str, bytes]) -> None:
    """Makes these the files of the output, as a build does."""
    with write.opened(folder) as output, output.staging():
        publish(output, files)


def publish(output: Output, files: Mapping[str, bytes]) -> None:
    addresses = sorted(files)
    stood = output.manifest
    puts = {a: n for n, a in enumerate(addresses) if stood.get(a) != digest(files[a])}
    for address, number in puts.items():
        output.stage(number, files[address])
    output.publish(puts, set(stood) - set(files), {a: digest(files[a]) for a in addresses})


def shown(folder: Path) -> dict[str, bytes]:
    found = (p for p in folder.rglob("*") if p.is_file() and write.MARKER not in p.parts)
    return {p.relative_to(folder).as_posix(): p.read_bytes() for p in found}


def state(folder: Path) -> set[str]:
    return {p.name for p in (folder / write.MARKER).iterdir()}


def test_what_is_published_stands_in_the_output(folder: Path) -> None:
    published(folder, {"a.html": b"a", "b/c.html": b"c"})
    assert shown(folder) == {"a.html": b"a", "b/c.html": b"c"}
    assert state(folder) == {"manifest"}


def test_lost_pages_go_and_their_empty_folders_with_them(folder: Path) -> None:
    published(folder, {"a.html": b"a", "b/c/d.html": b"d"})
    published(folder, {"a.html": b"a"})
    assert [p.name for p in folder.iterdir() if p.name != write.MARKER] == ["a.html"]


def test_a_folder_that_holds_a_stranger_stays(folder: Path) -> None:
    published(folder, {"b/c.html": b"c"})
    (folder / "b/mine.txt").write_text("mine")
    published(folder, {"a.html": b"a"})
    assert shown(folder) == {"a.html": b"a", "b/mine.txt": b"mine"}


def test_a_folder_is_emptied_upwards_even_where_a_hand_removed_a_part(folder: Path) -> None:
    published(folder, {"a.html": b"a", "b/c/d.html": b"d"})
    (folder / "b/c/d.html").unlink()
    (folder / "b/c").rmdir()
    published(folder, {"a.html": b"a"})
    assert not (folder / "b").exists()


def test_a_page_may_become_a_folder_and_a_folder_a_page(folder: Path) -> None:
    published(folder, {"a": b"page", "b/c": b"deep"})
    published(folder, {"a/x": b"deep", "b": b"page"})
    assert shown(folder) == {"a/x": b"deep", "b": b"page"}
    published(folder, {"a": b"page", "b/c": b"deep"})
    assert shown(folder) == {"a": b"page", "b/c": b"deep"}


def test_nothing_is_written_where_nothing_changed(folder: Path) -> None:
    published(folder, {"a.html": b"a"})
    before = (folder / write.MARKER / "manifest").stat()
    published(folder, {"a.html": b"a"})
    after = (folder / write.MARKER / "manifest").stat()
    assert (before.st_ino, before.st_mtime_ns) == (after.st_ino, after.st_mtime_ns)


def test_a_block_that_fails_leaves_nothing_staged(folder: Path) -> None:
    published(folder, {"a.html": b"a"})
    with write.opened(folder) as output, pytest.raises(ZeroDivisionError), output.staging():
        output.stage(1 // 0, b"new")
    assert shown(folder) == {"a.html": b"a"}
    assert state(folder) == {"manifest"}


# ---- a run that is killed


class Killed(BaseException):
    """The process is gone: nothing after it runs."""


@pytest.fixture
def killer(monkeypatch: pytest.MonkeyPatch) -> list[int]:
    """Lets the process die at the n-th change of the file system that the module makes; [n] counts down."""
    left = [10**6]

    def dying(module: object, name: str) -> None:
        real = getattr(module, name)

        def call(*args: object, **named: object) -> object:
            left[0] -= 1
            if left[0] < 0:
                raise Killed
            return real(*args, **named)

        monkeypatch.setattr(module, name, call)

    for name in ("replace", "rename", "unlink", "rmdir"):
        dying(os, name)
    return left


OLD = {"a.html": b"old", "b/c.html": b"old", "d/e/f.html": b"gone soon", "same.html": b"same"}
NEW = {"a.html": b"new", "b/c.html": b"new", "g/h.html": b"new", "same.html": b"same"}


@pytest.mark.parametrize("moment", range(14))
def test_a_kill_at_any_moment_leaves_whole_files_and_is_healed_by_the_next_run(
    folder: Path, killer: list[int], moment: int
) -> None:
    published(folder, OLD)
    killer[0] = moment
    try:
        published(folder, NEW)
    except Killed:
        assert all(data in (OLD.get(a), NEW.get(a)) for a, data in shown(folder).items())
    killer[0] = 10**6
    began = (folder / write.MARKER / "journal").exists()
    with write.opened(folder):
        pass
    assert shown(folder) in ([NEW] if began else [OLD, NEW])
    assert state(folder) == {"manifest"}
    published(folder, NEW)
    assert shown(folder) == NEW
    assert {p.name for p in folder.iterdir()} == {"a.html", "b", "g", "same.html", write.MARKER}


def left_by_a_kill(folder: Path, journal: str, staged: Mapping[str, bytes]) -> None:
    """The marker as a killed run leaves it."""
    marker = folder / write.MARKER
    (marker / "staged").mkdir()
    for name, data in staged.items():
        (marker / "staged" / name).write_bytes(data)
    (marker / "journal").write_text(journal)


def test_a_journal_is_followed_from_wherever_the_run_stopped(folder: Path) -> None:
    published(folder, {"a.html": b"old", "b.html": b"old"})
    left_by_a_kill(folder, "drop b.html\nput 0 a.html\nput 1 c/d.html\nend\n", {"1": b"new"})
    with write.opened(folder):
        pass
    assert shown(folder) == {"a.html": b"old", "c/d.html": b"new"}
    assert state(folder) == {"manifest"}


@pytest.mark.parametrize("journal", ["put 0 a.html\n", "", "\xff\x00", "put 0 a.html\nen"])
def test_a_journal_without_its_end_is_not_followed(folder: Path, journal: str) -> None:
    published(folder, {"a.html": b"old"})
    left_by_a_kill(folder, journal, {"0": b"new"})
    (folder / write.MARKER / "journal").write_bytes(journal.encode("latin-1"))
    with write.opened(folder):
        pass
    assert shown(folder) == {"a.html": b"old"}
    assert state(folder) == {"manifest"}


def test_a_journal_never_leads_out_of_the_output(folder: Path) -> None:
    published(folder, {"a.html": b"a"})
    outside = folder.parent / "outside.html"
    outside.write_text("theirs")
    journal = "drop ../outside.html\ndrop .dateline/manifest\nput 0 ../new.html\nput 0 /x\nput 0 b/../../n.html\nend\n"
    left_by_a_kill(folder, journal, {"0": b"evil"})
    with write.opened(folder):
        pass
    assert sorted(p.name for p in folder.parent.iterdir()) == ["output", "outside.html"]
    assert outside.read_text() == "theirs"
    assert state(folder) == {"manifest"}


@given(st.lists(st.sampled_from(["..", ".", "", "a", ".dateline", "b\0", "c.html"]), min_size=1, max_size=5))
def test_an_address_is_inside_only_if_every_part_is_a_name(parts: list[str]) -> None:
    address = "/".join(parts)
    assert write._inside(address) == (not {"..", ".", "", "b\0"} & set(parts) and parts[0] != ".dateline")


def test_a_manifest_never_leads_out_of_the_output(folder: Path) -> None:
    published(folder, {"a.html": b"a"})
    outside = folder.parent / "outside.html"
    outside.write_text("theirs")
    (folder / write.MARKER / "manifest").write_text(f"{'00' * 12} ../outside.html\n{'00' * 12} /etc/hostname\n")
    published(folder, {"b.html": b"b"})
    assert outside.read_text() == "theirs"
    assert write.clean(folder) == 1
    assert outside.read_text() == "theirs"


@pytest.mark.parametrize("data", [b"", b"zz a.html\n", b"\xff\xfe", b"no digest"])
def test_a_damaged_manifest_is_as_good_as_none(folder: Path, data: bytes) -> None:
    published(folder, {"a.html": b"a"})
    (folder / write.MARKER / "manifest").write_bytes(data)
    with write.opened(folder) as output:
        assert output.manifest == {}


# ---- what somebody planted


def test_a_planted_link_to_a_file_is_replaced_and_not_written_through(folder: Path) -> None:
    published(folder, {"a.html": b"a"})
    outside = folder.parent / "outside.html"
    outside.write_text("theirs")
    (folder / "a.html").unlink()
    (folder / "a.html").symlink_to(outside)
    with write.opened(folder) as output:
        assert "a.html" not in output.signatures()
    published(folder, {"a.html": b"b"})
    assert outside.read_text() == "theirs"
    assert (folder / "a.html").read_bytes() == b"b"
    assert not (folder / "a.html").is_symlink()


def linked_folder(folder: Path) -> Path:
    """An output whose folder b/ somebody replaced by a link to another folder, with a file of the same name in it."""
    published(folder, {"b/c.html": b"c"})
    other = folder.parent / "other"
    other.mkdir()
    (other / "c.html").write_text("theirs")
    (folder / "b/c.html").unlink()
    (folder / "b").rmdir()
    (folder / "b").symlink_to(other)
    return other


def test_a_planted_link_to_a_folder_stops_the_build(folder: Path) -> None:
    other = linked_folder(folder)
    with pytest.raises(Environment, match="stands where a folder is needed"):
        published(folder, {"b/c.html": b"new"})
    assert (other / "c.html").read_text() == "theirs"


def test_nothing_behind_a_planted_link_is_removed(folder: Path) -> None:
    other = linked_folder(folder)
    published(folder, {"a.html": b"a"})
    assert (other / "c.html").read_text() == "theirs"


def test_cleaning_removes_nothing_behind_a_planted_link(folder: Path) -> None:
    other = linked_folder(folder)
    write.clean(folder)
    assert (other / "c.html").read_text() == "theirs"


def test_healing_writes_nothing_behind_a_planted_link(folder: Path) -> None:
    other = linked_folder(folder)
    left_by_a_kill(folder, "drop b/c.html\nput 0 b/c.html\nput 1 b/d.html\nend\n", {"0": b"evil", "1": b"evil"})
    with write.opened(folder):
        pass
    assert {p.name: p.read_text() for p in other.iterdir()} == {"c.html": "theirs"}


@pytest.mark.parametrize("name", ["manifest.new", "journal.new", "staged"])
def test_a_link_planted_in_the_marker_is_not_written_through(folder: Path, name: str) -> None:
    published(folder, {"a.html": b"a"})
    other = folder.parent / "theirs"
    if name == "staged":
        other.mkdir()
        (other / "0").write_text("theirs")
    else:
        other.write_text("theirs")
    (folder / write.MARKER / name).symlink_to(other)
    try:
        published(folder, {"a.html": b"b"})
    except Environment:
        assert name == "staged"
    assert ((other / "0") if name == "staged" else other).read_text() == "theirs"


@pytest.mark.parametrize("inside", [(), ("mine.txt",)])
def test_a_folder_where_a_page_is_to_stand_is_said_before_anything_changes(
    folder: Path, inside: tuple[str, ...]
) -> None:
    published(folder, {"a.html": b"a"})
    (folder / "b.html").mkdir()
    for name in inside:
        (folder / "b.html" / name).write_text("mine")
    with pytest.raises(Environment, match="is a folder where a page is to stand"):
        published(folder, {"a.html": b"new", "b.html": b"b"})
    assert shown(folder).get("a.html") == b"a"


# ---- whose folder it is


def test_a_folder_that_is_not_ours_is_refused(folder: Path) -> None:
    folder.mkdir()
    (folder / "thesis.txt").write_text("years of work")
    with pytest.raises(Environment, match="was not made by dateline"):
        published(folder, {"a.html": b"a"})
    assert [p.name for p in folder.iterdir()] == ["thesis.txt"]


def test_an_empty_folder_becomes_ours(folder: Path) -> None:
    folder.mkdir()
    published(folder, {"a.html": b"a"})
    assert shown(folder) == {"a.html": b"a"}


def test_a_marker_that_is_a_link_or_a_file_is_no_marker(folder: Path, tmp_path: Path) -> None:
    folder.mkdir()
    (tmp_path / "else").mkdir()
    (folder / write.MARKER).symlink_to(tmp_path / "else")
    with pytest.raises(Environment):
        published(folder, {"a.html": b"a"})
    (folder / write.MARKER).unlink()
    (folder / write.MARKER).write_text("")
    with pytest.raises(Environment):
        published(folder, {"a.html": b"a"})
    assert list((tmp_path / "else").iterdir()) == []


@pytest.mark.parametrize("output", ["site/content", "site/content/x", "site/themes", "site/themes/y/z", "site", "."])
def test_an_output_in_or_over_what_it_is_made_of_is_refused(tmp_path: Path, output: str) -> None:
    (tmp_path / "site/content").mkdir(parents=True)
    (tmp_path / "site/themes").mkdir()
    apart = (tmp_path / "site/content", tmp_path / "site/themes")
    with pytest.raises(Usage), write.opened(tmp_path / output, site=tmp_path / "site", apart_from=apart):
        pass
    assert not list(tmp_path.rglob(write.MARKER))


def test_an_output_that_is_a_link_into_the_content_is_refused(tmp_path: Path) -> None:
    (tmp_path / "content/x").mkdir(parents=True)
    (tmp_path / "output").symlink_to(tmp_path / "content/x")
    with pytest.raises(Usage), write.opened(tmp_path / "output", apart_from=(tmp_path / "content",)):
        pass


def test_a_second_build_into_the_same_folder_is_refused(folder: Path) -> None:
    with write.opened(folder), pytest.raises(Environment, match="another build is running"), write.opened(folder):
        pass
    with write.opened(folder):
        pass


def test_cleaning_removes_what_we_wrote_and_nothing_else(folder: Path) -> None:
    published(folder, {"a.html": b"a", "b/c.html": b"c"})
    (folder / "CNAME").write_text("example.org")
    assert write.clean(folder) == 2
    assert [p.name for p in folder.iterdir()] == ["CNAME"]


def test_cleaning_all_removes_the_folder_too(folder: Path) -> None:
    published(folder, {"a.html": b"a"})
    assert write.clean(folder) == 1
    assert not folder.exists()
    assert write.clean(folder) == 0


def test_a_folder_without_our_marker_is_not_cleaned(folder: Path) -> None:
    folder.mkdir()
    (folder / "a.html").write_text("theirs")
    assert write.clean(folder) == 0
    assert (folder / "a.html").exists()


def test_what_the_machine_refuses_is_one_line(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    with pytest.raises(Environment, match="file") as said, write.opened(tmp_path / "file" / "output"):
        pass
    assert "\n" not in str(said.value)


def test_a_full_disk_is_said_in_words(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    published(folder, {"a.html": b"a"})

    def full(*_: object) -> int:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "write", full)
    with pytest.raises(Environment, match="no space left on the disk"):
        published(folder, {"a.html": b"new"})
    assert shown(folder) == {"a.html": b"a"}
    assert state(folder) == {"manifest"}


def test_files_and_folders_obey_the_umask(folder: Path) -> None:
    before = os.umask(0o027)
    try:
        published(folder, {"b/c.html": b"c"})
    finally:
        os.umask(before)
    assert (folder / "b/c.html").stat().st_mode & 0o777 == 0o640
    assert (folder / "b").stat().st_mode & 0o777 == 0o750
