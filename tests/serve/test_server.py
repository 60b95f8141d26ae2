"""The server, asked as browsers and strangers ask."""

from __future__ import annotations

import socket
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.serve.previewing import Preview, a_site, built, previewed

SCRIPT = b'<script src="/livereload.js?'


@pytest.fixture(scope="module")
def preview(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Preview]:
    """One server for all that only asks."""
    with previewed(a_site(tmp_path_factory.mktemp("served") / "site")) as running:
        yield running.ready()


def test_a_page_is_its_file_but_for_one_script(preview: Preview) -> None:
    sent = preview.ask("/one.html")
    start = sent.body.index(SCRIPT)
    end = sent.body.index(b"</script>", start) + len(b"</script>")
    assert sent.body[:start] + sent.body[end:] == (preview.output / "one.html").read_bytes()
    assert (sent.status, sent.body.count(SCRIPT)) == (200, 1)


def test_what_is_built_is_what_a_build_with_drafts_writes(preview: Preview, tmp_path: Path) -> None:
    assert preview.tree() == built(preview.site, tmp_path / "clean")
    assert "hidden.html" in preview.tree()


def test_no_file_on_the_disk_has_the_script(preview: Preview) -> None:
    assert [path for path in preview.output.rglob("*.html") if b"livereload" in path.read_bytes()] == []


def test_nothing_is_kept_by_a_cache(preview: Preview) -> None:
    for path in ("/", "/one.html", "/theme/style.css", "/nowhere", "/livereload.js"):
        answer = preview.ask(path, If_Modified_Since="Fri, 01 Jan 2100 00:00:00 GMT")
        assert answer.headers["Cache-Control"] == "no-store"
        assert answer.status in (200, 404)
        assert "Etag" not in answer.headers


@pytest.mark.parametrize(
    ("path", "kind"),
    [
        ("/one.html", "text/html; charset=utf-8"),
        ("/theme/style.css", "text/css; charset=utf-8"),
        ("/theme/icon.svg", "image/svg+xml; charset=utf-8"),
        ("/livereload.js", "text/javascript; charset=utf-8"),
    ],
)
def test_the_type_of_a_file_is_told(preview: Preview, path: str, kind: str) -> None:
    assert preview.ask(path).headers["Content-Type"] == kind


def test_a_part_of_a_file_can_be_asked_for(preview: Preview) -> None:
    answer = preview.ask("/theme/style.css", Range="bytes=0-3")
    assert (answer.status, answer.body) == (206, b"body")


def test_head_tells_and_sends_nothing(preview: Preview) -> None:
    for path in ("/one.html", "/theme/style.css", "/nowhere.html"):
        full, head = preview.ask(path), preview.ask(path, "HEAD")
        assert (head.status, head.body) == (full.status, b"")
        assert head.headers["Content-Length"] == str(len(full.body))


def test_nobody_may_change_anything(preview: Preview) -> None:
    assert {preview.ask("/one.html", method).status for method in ("POST", "PUT", "DELETE", "PATCH")} <= {403, 405}


def test_a_name_without_its_ending_is_the_page_as_on_the_host(preview: Preview) -> None:
    assert preview.ask("/one").body == preview.ask("/one.html").body


@pytest.mark.parametrize(
    "path",
    [
        "/../content/one.md",
        "/%2e%2e/%2e%2e/content/one.md",
        "/..%2f..%2fcontent/one.md",
        "/.dateline/manifest",
        "/.Dateline/manifest",
        "//etc/passwd",
        "/theme/../../../content/one.md",
        "/one.html%00",
        "/%ff",
        "/" + "a" * 5000,
        "/leak.txt",
        "/leaks/one.md",
    ],
)
def test_nothing_outside_of_the_output_is_sent(preview: Preview, path: str) -> None:
    for name, target in (("leak.txt", "content/one.md"), ("leaks", "content")):
        link = preview.output / name
        if not link.is_symlink():
            link.symlink_to(preview.site.folder / target)
    answer = preview.ask(path)
    assert answer.status in (400, 404)
    assert b"first" not in answer.body


def test_a_body_larger_than_anything_we_take_is_refused(preview: Preview) -> None:
    with socket.create_connection(("127.0.0.1", preview.port)) as line:
        line.sendall(b"POST / HTTP/1.1\r\nHost: 127.0.0.1\r\nContent-Length: 99999999\r\n\r\n")
        assert b"200" not in line.recv(100)
    assert preview.ask("/").status == 200


@pytest.mark.parametrize(
    "host", ["evil.example", "evil.example:80", "127.0.0.1.evil.example", "localhost:1", "", "[::1", "a@localhost"]
)
def test_a_foreign_host_is_refused(preview: Preview, host: str) -> None:
    answers = [preview.ask(path, Host=host) for path in ("/", "/livereload.js", "/theme/style.css", "/livereload")]
    assert {answer.status for answer in answers} <= {400, 403}


def test_the_hosts_of_this_machine_are_answered(preview: Preview) -> None:
    for host in (f"localhost:{preview.port}", f"127.0.0.1:{preview.port}", f"[::1]:{preview.port}", "localhost"):
        assert preview.ask("/", Host=host).status == 200


def test_the_script_finds_its_way_back_from_every_host(preview: Preview) -> None:
    answer = preview.ask("/", Host=f"[::1]:{preview.port}")
    assert f'src="/livereload.js?host=[::1]&amp;port={preview.port}&amp;'.encode() in answer.body


def test_rude_clients_leave_it_as_it_was(preview: Preview) -> None:
    for rude in (
        b"GET / HT",
        b"\x00\xff" * 50,
        b"GET /livereload HTTP/1.1\r\nHost: localhost\r\nUpgrade: websocket\r\n\r\n",
    ):
        with socket.create_connection(("127.0.0.1", preview.port)) as line:
            line.sendall(rude)
    assert preview.ask("/").status == 200
    assert not any("Traceback" in line for line in preview.said)


def test_it_listens_on_the_loopback_alone(preview: Preview) -> None:
    rows = [line.split() for line in Path("/proc/net/tcp").read_text().split("\n")[1:] if line]
    places = {row[1].split(":")[0] for row in rows if row[1].endswith(f":{preview.port:04X}") and row[3] == "0A"}
    assert places == {"0100007F"}


def test_the_first_lines_name_the_address_the_counts_and_a_file_to_edit(preview: Preview) -> None:
    assert preview.said[0] == f"http://127.0.0.1:{preview.port}/"
    assert preview.said[1].startswith("3 events, 0 articles, ")
    assert preview.said[2].startswith("Edit content/")
