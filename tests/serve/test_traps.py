"""What livereload does wrong as it comes, each with a test named after the trap; see the docstring of server.py."""

from __future__ import annotations

import re
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.serve.previewing import SLOW, Listener, Preview, a_site, previewed, until
from tests.sites import ROOT, event

ODD = '<!DOCTYPE html><HTML lang=en><HEAD data-x=">"><TITLE>x</TITLE></HEAD><BODY>odd</BODY></HTML>'


@pytest.fixture(scope="module")
def preview(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Preview]:
    files = {"themes/default/templates/page.html.j2": ODD, "content/odd.md": "---\ntitle: Odd\nkind: page\n---\n"}
    files |= {"content/deep/index.md": "---\ntitle: Deep\nkind: timeline\n---\n"}
    with previewed(a_site(tmp_path_factory.mktemp("traps") / "site", files)) as running:
        yield running.ready()


def save(preview: Preview, text: str, name: str = "one") -> None:
    (preview.site.folder / f"content/{name}.md").write_text(event(name.title(), "2001", text))


def test_the_trap_of_default_reload_time_no_reload_within_three_seconds_is_dropped(preview: Preview) -> None:
    with Listener(preview, ["one.html"]) as tabs:
        for number in range(4):
            save(preview, f"quick {number}")
            assert until(lambda: len(tabs.paths()[0]) == number + 1)  # noqa: B023 - asked before the loop goes on
        assert tabs.paths() == [["*"] * 4]


def test_the_trap_of_the_first_poll_nothing_is_reloaded_where_nothing_was_saved(preview: Preview) -> None:
    with Listener(preview.settled(), ["one.html", ""]) as tabs:
        time.sleep(1.2)  # the package polls every 0.8 s
        assert tabs.paths() == [[], []]


def test_the_trap_of_one_build_per_saved_file_six_files_at_once_are_one_build(preview: Preview) -> None:
    lines = len(preview.settled().said)
    with Listener(preview, ["one.html"]) as tabs:
        for number in range(6):
            save(preview, "at once", f"batch{number}")
        assert until(lambda: all(preview.ask(f"/batch{n}.html").status == 200 for n in range(6)))
        time.sleep(0.5)
        assert 1 <= len(tabs.paths()[0]) <= 2  # the system may part the six between two moments
        assert 1 <= len(preview.said) - lines <= 2


def test_the_trap_of_the_task_under_two_watches_a_save_is_one_build(preview: Preview) -> None:
    with Listener(preview.settled(), ["one.html"]) as tabs:
        save(preview, "once only")
        assert until(lambda: tabs.paths()[0])
        time.sleep(0.5)
        assert tabs.paths() == [["*"]]


def test_the_trap_of_the_exception_that_loses_the_change_a_mistake_is_said_and_healed(preview: Preview) -> None:
    with Listener(preview, ["one.html"]) as tabs:
        (preview.site.folder / "content/one.md").write_bytes(b"---\ntitle: [unclosed\n---\n\xff")
        assert until(lambda: "content/one.md:" in str(tabs.told))
        assert preview.shows("once only", "/one.html") or preview.ask("/one.html").status == 200
        save(preview, "healed")
        assert preview.shows("healed", "/one.html")


def test_the_trap_of_the_literal_head_the_script_is_in_every_page(preview: Preview) -> None:
    for path in ("/odd.html", "/one.html", "/", "/nowhere.html"):
        assert preview.ask(path).body.count(b'<script src="/livereload.js?') == 1
    assert b'<HEAD data-x=">"><script src=' in preview.ask("/odd.html").body


def test_the_trap_of_the_404_without_the_script_a_lost_page_shows_the_page_of_the_site(preview: Preview) -> None:
    answer = preview.ask("/nowhere.html")
    assert (answer.status, b"address: 404.html" in answer.body) == (404, True)


def test_the_trap_of_the_folder_that_moves_for_good_a_slash_is_added_for_now(preview: Preview) -> None:
    answer = preview.ask("/deep?x=1")
    assert (answer.status, answer.headers["Location"]) == (307, "/deep/?x=1")
    assert preview.ask("/deep/").status == 200


def test_the_trap_of_any_origin_a_foreign_page_may_not_listen(preview: Preview) -> None:
    line = {
        "Upgrade": "websocket",
        "Connection": "Upgrade",
        "Sec_WebSocket_Version": "13",
        "Sec_WebSocket_Key": "x" * 22 + "==",
    }
    for origin in ("http://evil.example", "null", "http://localhost:1", f"https://127.0.0.1:{preview.port}"):
        assert preview.ask("/livereload", **line, Origin=origin).status == 403
        assert preview.ask("/one.html", Origin=origin).status == 403


def test_the_trap_of_forcereload_nobody_can_ask_for_a_reload(preview: Preview) -> None:
    with Listener(preview.settled(), ["one.html"]) as tabs:
        assert preview.ask("/forcereload?path=*").status == 404
        time.sleep(0.2)
        assert tabs.paths() == [[]]


def test_the_trap_of_the_busy_port_the_next_free_one_is_taken_and_said(preview: Preview, tmp_path: Path) -> None:
    with previewed(a_site(tmp_path / "other"), "-p", str(preview.port)) as other:
        assert other.port > preview.port
        assert other.said[0] == f"port {preview.port} is taken; {other.port} is the next free one"


def test_the_trap_of_the_build_on_the_loop_pages_are_answered_while_it_builds(preview: Preview) -> None:
    template = preview.site.folder / "themes/default/templates/corrections.html.j2"
    before = template.read_text()
    template.write_text(SLOW)
    times = []
    try:
        end = time.monotonic() + 1
        while time.monotonic() < end:
            began = time.monotonic()
            assert preview.ask("/one.html").status == 200
            times.append(time.monotonic() - began)
            time.sleep(0.01)
    finally:
        template.write_text(before)
    assert sorted(times)[len(times) // 2] < 0.05
    assert preview.settled().ask("/corrections/").status == 200


def test_the_trap_of_deprecated_calls_python_warns_of_nothing(tmp_path: Path) -> None:
    with previewed(a_site(tmp_path / "site"), PYTHONWARNINGS="error,ignore::ResourceWarning") as preview:
        assert preview.ready().ask("/theme/style.css").status == 200
        assert preview.end() == 143
        assert not any("Warning" in line for line in preview.said)


def test_one_module_knows_livereload_and_tornado() -> None:
    modules = [
        p
        for p in (ROOT / "generator").rglob("*.py")
        if re.search(r"^\s*(from|import) (livereload|tornado)", p.read_text(), re.MULTILINE)
    ]
    assert [path.name for path in modules] == ["server.py"]
    assert len(modules[0].read_text().split("\n")) < 320
