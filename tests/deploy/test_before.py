"""What was published before is known from a file or from where it lives, or nobody is told that nothing is lost."""

from __future__ import annotations

import threading
import time
from collections.abc import Callable, Iterator
from contextlib import suppress
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import pytest

from generator import checks
from generator.cli import main
from generator.deploy import before
from generator.problems import Environment, Usage
from tests.sites import Site, event

Make = Callable[..., Site]
Capture = pytest.CaptureFixture[str]
LIST = b'{"version": 1, "documents": {"a.html": "event"}, "others": ["index.html"]}'
ADDRESSES = checks.Addresses({"a.html": "event"}, frozenset({"index.html"}))


class Live(ThreadingHTTPServer):
    """A server that answers as it is told: (status, headers, body) by path."""

    daemon_threads = True

    def __init__(self) -> None:
        super().__init__(("127.0.0.1", 0), Answers)
        self.answers: dict[str, tuple[int, dict[str, str], bytes]] = {}

    @property
    def url(self) -> str:
        return f"http://127.0.0.1:{self.server_address[1]}"


class Answers(BaseHTTPRequestHandler):
    def do_GET(self) -> None:
        assert isinstance(self.server, Live)
        status, headers, body = self.server.answers.get(self.path, (404, {}, b"not found"))
        self.send_response(status)
        for name, value in headers.items():
            self.send_header(name, value)
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, *_: object) -> None:
        pass


@pytest.fixture
def live(monkeypatch: pytest.MonkeyPatch) -> Iterator[Live]:
    monkeypatch.setenv("no_proxy", "*")
    server = Live()
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01})
    thread.start()
    yield server
    server.shutdown()
    thread.join()
    server.server_close()


def test_a_list_is_read_from_where_the_site_lives(live: Live) -> None:
    live.answers["/x/manifest.json"] = (200, {}, LIST)
    for url in (f"{live.url}/x", f"{live.url}/x/", f"{live.url}/x/manifest.json"):
        assert before.listed(url) == ADDRESSES


def test_a_list_is_read_from_a_file_or_the_folder_of_a_site(tmp_path: Path) -> None:
    (tmp_path / "manifest.json").write_bytes(LIST)
    assert before.listed(str(tmp_path)) == before.listed(str(tmp_path / "manifest.json")) == ADDRESSES


def test_what_is_not_found_was_never_published(live: Live) -> None:
    assert before.listed(live.url) is None


def test_a_list_that_has_moved_is_followed_over_http_alone(live: Live) -> None:
    live.answers["/new.json"] = (200, {}, LIST)
    live.answers["/a.json"] = (301, {"Location": "/new.json"}, b"")
    assert before.listed(f"{live.url}/a.json") == ADDRESSES
    for target in ("file:///etc/hostname", "ftp://127.0.0.1/x"):
        live.answers["/b.json"] = (302, {"Location": target}, b"")
        with pytest.raises(Environment):
            before.listed(f"{live.url}/b.json")


@pytest.mark.parametrize(
    ("status", "body", "said"),
    [
        (500, b"", "the server answers 500"),
        (403, b"", "the server answers 403"),
        (200, b"<!doctype html>", "is no JSON"),
        (200, b'{"version": 2, "documents": {}}', "a later version"),
        (200, b'{"version": 1, "documents": {"a": 1}, "others": []}', "is damaged"),
    ],
)
def test_any_other_answer_is_a_failure(live: Live, status: int, body: bytes, said: str) -> None:
    live.answers["/manifest.json"] = (status, {}, body)
    with pytest.raises(Environment, match=said):
        before.listed(live.url)


def test_an_answer_that_stops_or_never_comes_is_a_failure(live: Live, monkeypatch: pytest.MonkeyPatch) -> None:
    live.answers["/manifest.json"] = (200, {"Content-Length": str(len(LIST))}, LIST[:-5])
    with pytest.raises(Environment, match="is no JSON"):
        before.listed(live.url)
    monkeypatch.setattr(before, "PATIENCE", 0.1)
    monkeypatch.setattr(Answers, "do_GET", lambda _: time.sleep(0.4))
    with pytest.raises(Environment, match=r"no answer for 0\.1 seconds"):
        before.listed(live.url)


def test_an_answer_without_an_end_is_not_read_to_the_end(live: Live, monkeypatch: pytest.MonkeyPatch) -> None:
    live.answers["/manifest.json"] = (200, {}, b" " * (3 << 20))
    monkeypatch.setattr(checks, "LARGEST", 1 << 20)
    with pytest.raises(Environment, match="is larger than 1 MiB"):
        before.listed(live.url)
    monkeypatch.setattr(before, "LONGEST", 0.0)
    with pytest.raises(Environment, match="takes longer than 0 seconds"):
        before.listed(live.url)


def test_an_answer_that_comes_in_drops_is_not_waited_for(live: Live, monkeypatch: pytest.MonkeyPatch) -> None:
    def drip(self: Answers) -> None:
        self.send_response(200)
        self.end_headers()
        with suppress(OSError):
            for _ in range(300):
                self.wfile.write(b" ")
                time.sleep(0.02)

    monkeypatch.setattr(Answers, "do_GET", drip)
    monkeypatch.setattr(before, "LONGEST", 0.1)
    started = time.monotonic()
    with pytest.raises(Environment, match=r"takes longer than 0\.1 seconds"):
        before.listed(live.url)
    assert time.monotonic() - started < 4


def test_nobody_there_is_a_failure(live: Live, tmp_path: Path) -> None:
    with pytest.raises(Environment, match="refused; try again"):
        before.listed("http://127.0.0.1:1/")
    with pytest.raises(Environment, match="no such file"):
        before.listed(str(tmp_path / "none.json"))
    for url in ("ftp://example.org/x", "file:///etc/passwd", "https://"):
        with pytest.raises(Usage):
            before.listed(url)


# ---- `check --against`


@pytest.fixture
def published(site: Make, tmp_path: Path) -> tuple[Site, str]:
    """A site, and the list of the addresses that it had before an event was moved and a person was forgotten."""
    made = site({"content/a.md": event("A", "2001", people="Somebody"), "content/b.md": event("B", "2002")})
    made.good()
    listed = tmp_path / "before.json"
    listed.write_bytes((made.output / "manifest.json").read_bytes())
    made.write({"content/a.md": None, "content/new/a.md": event("A", "2001")})
    return made, str(listed)


def test_a_check_refuses_lost_addresses_and_lists_the_others(published: tuple[Site, str], capsys: Capture) -> None:
    made, listed = published
    assert main(["check", "-s", str(made.folder), "--against", listed]) == 1
    said = capsys.readouterr()
    assert said.err.startswith("a.html: error[lost-address]: ")
    assert "now new/a.html" in said.err
    assert said.out.splitlines()[:2] == ["no more: people/somebody.html", "1 new"]
    assert said.out.endswith("1 error, 0 warnings\n")


def test_a_check_says_lost_addresses_beside_the_lines_of_a_pull_request(
    published: tuple[Site, str], capsys: Capture
) -> None:
    made, listed = published
    assert main(["check", "-s", str(made.folder), "--against", listed, "--format", "github"]) == 1
    assert "::error file=a.html,title=lost-address::" in capsys.readouterr().out


def test_a_check_lets_addresses_die_where_that_is_allowed(published: tuple[Site, str], capsys: Capture) -> None:
    made, listed = published
    assert main(["check", "-s", str(made.folder), "--against", listed, "--allow-lost"]) == 0
    assert capsys.readouterr().out.startswith("lost: a.html\n")


def test_a_check_lets_addresses_die_that_nobody_can_know(
    published: tuple[Site, str], capsys: Capture, live: Live
) -> None:
    made, _ = published
    live.answers["/manifest.json"] = (200, {}, b"<!doctype html>")
    check = ["check", "-s", str(made.folder), "--against"]
    for url, said in ((live.url, "is no JSON"), ("http://127.0.0.1:1/", "refused")):
        assert main([*check, url]) == 3
        assert "; --allow-lost goes on without it" in capsys.readouterr().err
        assert main([*check, url, "--allow-lost"]) == 0
        first = capsys.readouterr().out.splitlines()[0]
        assert said in first
        assert first.endswith("; no address is compared")


@pytest.mark.parametrize("shown", [["--format", "text"], ["--format", "json"], ["--format", "github"]])
def test_a_check_against_nobody_still_says_what_is_wrong_with_the_site(
    published: tuple[Site, str], capsys: Capture, shown: list[str]
) -> None:
    made, _ = published
    made.write({"content/b.md": event("B", "2002", "[x](nowhere.md)")})
    assert main(["check", "-s", str(made.folder), "--against", "http://127.0.0.1:1/", *shown]) == 3
    said = capsys.readouterr()
    assert (said.out + said.err).count("dead-link") == 1
    assert said.err.endswith("; --allow-lost goes on without it\n")


def test_a_check_against_nothing_says_so_and_against_nobody_fails(
    published: tuple[Site, str], capsys: Capture, live: Live
) -> None:
    made, _ = published
    assert main(["check", "-s", str(made.folder), "--against", live.url]) == 0
    assert "no site of Dateline's is published there yet" in capsys.readouterr().out
    assert main(["check", "-s", str(made.folder), "--against", "http://127.0.0.1:1/"]) == 3


def test_what_is_not_understood_is_not_taken_for_lost(published: tuple[Site, str], capsys: Capture) -> None:
    made, listed = published
    made.write({"content/b.md": event("B", "2002-13")})
    assert main(["check", "-s", str(made.folder), "--against", listed]) == 1
    assert "lost-address" not in capsys.readouterr().err
