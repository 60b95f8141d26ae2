"""A preview from its start to its end, and what it lives through in between."""

from __future__ import annotations

import os
import re
import signal
import time
from pathlib import Path

import pytest

from generator.cli import main
from tests.serve.previewing import Listener, a_site, previewed, until
from tests.sites import event


def alive(pid: int) -> bool:
    """Does a process run, and is it no mere entry that waits to be asked for?"""
    try:
        return Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()[0] != "Z"
    except FileNotFoundError:
        return False


@pytest.mark.parametrize(
    ("number", "status"), [(signal.SIGINT, 130), pytest.param(signal.SIGTERM, 143, marks=pytest.mark.long)]
)
def test_a_signal_ends_all_of_it_at_once_and_quietly(number: signal.Signals, status: int, tmp_path: Path) -> None:
    with previewed(a_site(tmp_path / "site")) as preview:
        said = list(preview.ready().settled().said)
        processes = preview.descendants()
        assert len(processes) == 2
        with Listener(preview, ["one.html"]):
            began = time.monotonic()
            assert preview.end(number) == status
            assert time.monotonic() - began < 2
        assert not any(until(lambda pid=pid: not alive(pid)) is False for pid in processes)  # type: ignore[misc]
        assert preview.said == said


def test_the_builder_ends_with_a_server_that_is_killed(tmp_path: Path) -> None:
    with previewed(a_site(tmp_path / "site")) as preview:
        processes = preview.ready().descendants()
        preview.process.kill()
        assert until(lambda: not any(alive(pid) for pid in processes))


def test_where_the_builder_dies_another_takes_its_place_and_no_save_is_lost(tmp_path: Path) -> None:
    with previewed(a_site(tmp_path / "site")) as preview:
        _, builder = preview.ready().descendants()
        os.kill(builder, signal.SIGKILL)
        (preview.site.folder / "content/one.md").write_text(event("One", "2001", "after its death"))
        assert until(lambda: preview.lines("the builder has died (SIGKILL)"))
        assert preview.ask("/one.html").status == 200
        (preview.site.folder / "content/two.md").write_text(event("Two", "2002", "and again"))
        assert preview.shows("after its death", "/one.html")
        assert preview.shows("and again", "/two.html")


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (("-s", "nowhere"), "there is no folder nowhere/content"),
        (("-p", "99999"), "a port is a number"),
        (("--editor", "vscod"), "did you mean `vscode`"),
        (("--base-url", "x"), "an address such as https://example.org"),
    ],
)
def test_it_is_said_where_it_cannot_begin(
    words: tuple[str, ...],
    said: str,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    monkeypatch.chdir(a_site(tmp_path / "site").folder)
    assert main(["serve", *words]) == 2
    error = capsys.readouterr().err
    assert said in error
    assert error.count("\n") == 1


@pytest.mark.long
@pytest.mark.parametrize(
    ("words", "said"),
    [(("-b", "192.0.2.1"), "is no address of this machine"), (("-o", "content/x"), "lies in")],
)
def test_what_turns_out_to_be_impossible_ends_it(words: tuple[str, ...], said: str, tmp_path: Path) -> None:
    done = a_site(tmp_path / "site").run("serve", "-p", "0", *words)
    assert (done.returncode, said in done.stderr, "Traceback" in done.stderr) == (2, True, False)


@pytest.mark.long
def test_a_site_lives_under_its_path(tmp_path: Path) -> None:
    with previewed(a_site(tmp_path / "site"), "--base-url", "https://ada.example/engine") as preview:
        assert preview.ready().url.endswith("/engine/")
        home = preview.ask("/")
        assert (home.status, home.headers["Location"]) == (307, "/engine/")
        assert preview.ask("/engine").headers["Location"] == "/engine/"
        assert preview.ask("/engine/one.html").status == 200
        lost = preview.ask("/one.html")
        assert (lost.status, b"root: /engine/" in lost.body, b"/livereload.js" in lost.body) == (404, True, True)


@pytest.mark.long
def test_no_drafts_is_as_it_will_be(tmp_path: Path) -> None:
    files = {"content/later.md": event("Later", "2004", embargo="2999-01-01")}
    with previewed(a_site(tmp_path / "site", files), "--no-drafts") as preview:
        preview.ready()
        assert [preview.ask(path).status for path in ("/one.html", "/hidden.html", "/later.html")] == [200, 404, 404]
    with previewed(a_site(tmp_path / "site", files)) as preview:
        preview.ready()
        assert [preview.ask(path).status for path in ("/one.html", "/hidden.html", "/later.html")] == [200, 200, 200]


@pytest.mark.long
def test_nothing_is_written_but_the_cache(tmp_path: Path) -> None:
    site = a_site(tmp_path / "site")
    before = {path.name for path in site.folder.iterdir()}
    with previewed(site) as preview:
        preview.ready()
    assert {path.name for path in site.folder.iterdir()} == before | {".cache"}


def test_the_browser_is_opened_at_the_address(tmp_path: Path) -> None:
    browser, seen = tmp_path / "browser", tmp_path / "seen"
    browser.write_text(f'#!/bin/sh\necho "$1" > {seen}\n')
    browser.chmod(0o755)
    with previewed(a_site(tmp_path / "site"), "--open", BROWSER=str(browser)) as preview:
        assert until(lambda: seen.exists() and seen.read_text().strip()) == preview.url


@pytest.mark.long
def test_where_nothing_reports_changes_it_looks_for_them(tmp_path: Path) -> None:
    with previewed(a_site(tmp_path / "site"), "--poll") as preview:
        preview.ready()
        (preview.site.folder / "content/one.md").write_text(event("One", "2001", "found by looking"))
        assert preview.shows("found by looking", "/one.html")


@pytest.mark.long
def test_a_theme_that_comes_later_is_followed(tmp_path: Path) -> None:
    site = a_site(tmp_path / "site")
    themes = site.folder / "themes"
    themes.rename(tmp_path / "themes")
    with previewed(site) as preview:
        preview.ready()
        (tmp_path / "themes").rename(themes)
        assert preview.shows("address: one.html", "/one.html")
        (themes / "default/static/style.css").write_text("body { color: green }")
        assert preview.shows("green", "/theme/style.css")


@pytest.mark.long
def test_a_configuration_that_lies_elsewhere_is_followed(tmp_path: Path) -> None:
    site = a_site(tmp_path / "site")
    elsewhere = tmp_path / "other.toml"
    elsewhere.write_text('title = "Before"\n')
    with previewed(site, "-c", str(elsewhere)) as preview:
        assert preview.ready().shows("Before", "/one.html")
        elsewhere.write_text('title = "After"\n')
        assert preview.shows("After", "/one.html")


@pytest.mark.long
def test_what_the_machine_refuses_is_said_and_tried_again_by_itself(tmp_path: Path) -> None:
    with previewed(a_site(tmp_path / "site")) as preview:
        in_the_way = preview.ready().output / "new.html"
        in_the_way.mkdir()
        (in_the_way / "planted").write_text("by hand")
        (preview.site.folder / "content/new.md").write_text(event("New", "2005", "it comes"))
        assert until(lambda: [line for line in preview.said if "is a folder where a page is to stand" in line])
        assert preview.ask("/one.html").status == 200
        (in_the_way / "planted").unlink()
        in_the_way.rmdir()
        assert preview.shows("it comes", "/new.html")  # and nobody has saved again
        assert len([line for line in preview.said if "is to stand" in line]) == 1


@pytest.mark.long
def test_two_hundred_sockets_hear_of_a_save_exactly_once(tmp_path: Path) -> None:
    with previewed(a_site(tmp_path / "site")) as preview:
        preview.ready().settled()
        with Listener(preview, ["one.html", "two.html", "", "nowhere.html"] * 50) as tabs:
            for number in range(5):
                (preview.site.folder / "content/one.md").write_text(event("One", "2001", f"number {number}"))
                assert until(lambda: all(len(told) > number for told in tabs.told))  # noqa: B023 - asked at once
                preview.settled()
                assert {len(told) for told in tabs.told} == {number + 1}


@pytest.mark.long
def test_twenty_sockets_hear_of_a_save_exactly_once(tmp_path: Path) -> None:
    with previewed(a_site(tmp_path / "site")) as preview:
        preview.ready().settled()
        with Listener(preview, ["one.html", "two.html", "", "nowhere.html"] * 5) as tabs:
            (preview.site.folder / "content/one.md").write_text(event("One", "2001", "for all"))
            assert until(lambda: all(tabs.told))
            preview.settled()
            assert {len(told) for told in tabs.told} == {1}


@pytest.mark.long
def test_the_first_lines_and_those_of_a_save_are_calm(tmp_path: Path) -> None:
    with previewed(a_site(tmp_path / "site")) as preview:
        preview.ready().settled()
        (preview.site.folder / "content/one.md").write_text(event("One", "2001", "a line"))
        assert preview.shows("a line", "/one.html")
        preview.settled()
        assert len(preview.said) == 4
        assert re.fullmatch(r"content/one\.md: \d+ pages?( and \d+ files?)?, (\d+ ms|\d\.\d s)", preview.said[3])
