"""A folder served on the loopback as GitHub Pages serves it, and the browser that reads it there."""

from __future__ import annotations

import contextlib
import functools
import gzip
import mimetypes
import os
import shutil
import socketserver
import threading
from collections.abc import Iterator
from pathlib import Path
from typing import Any
from urllib.parse import unquote

KEPT = 600  # seconds for which a browser may keep what it was given
TEXTS = ("text/", "application/json", "application/javascript", "application/geo+json", "image/svg+xml")
FLAGS = (
    *("--headless", "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run"),
    *("--disable-background-networking", "--disable-component-update", "--disable-sync"),
)


@contextlib.contextmanager
def served(*folders: Path, under: str = "") -> Iterator[str]:
    """The address of a site whose files lie in these folders, the first of which to have one gives it.

    ``under`` is the path at which it stands, such as "repo/": what is asked for beside it is not there.
    """
    _answer.cache_clear()
    with _Server(("127.0.0.1", 0), functools.partial(_Handler, folders, under)) as server:
        thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.05})
        thread.start()
        try:
            yield f"http://127.0.0.1:{server.server_address[1]}/{under}"
        finally:
            server.shutdown()
            thread.join()


def chromium() -> str | None:
    """The machine's Chromium: what CHROME_PATH names, else the first on the path. None: playwright's own will do."""
    names = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "chrome")
    return next(filter(None, [os.environ.get("CHROME_PATH"), *map(shutil.which, names)]), None)


class _Server(socketserver.ThreadingTCPServer):
    daemon_threads = True

    def handle_error(self, *_: object) -> None:
        """A browser that goes away in the middle of a file is no news."""


class _Handler(socketserver.StreamRequestHandler):
    """As little as a browser needs: what it costs to serve a page is not to be measured with the page."""

    disable_nagle_algorithm = True

    def __init__(self, folders: tuple[Path, ...], under: str, *given: Any) -> None:  # noqa: ANN401 - as its parent takes them
        self.folders = folders
        self.under = under
        super().__init__(*given)

    def handle(self) -> None:
        while asked := self.rfile.readline():
            while self.rfile.readline().strip():
                pass  # no header matters here
            path = unquote(asked.split()[1].decode("ascii").partition("?")[0]).lstrip("/")
            folders = self.folders if path.startswith(self.under) else ()
            self.wfile.write(_answer(folders, path.removeprefix(self.under)))


@functools.cache
def _answer(folders: tuple[Path, ...], path: str) -> bytes:
    """The whole answer to a request: a file, gzipped where it is text, or that there is none."""
    if path.endswith("/") or not path:
        path += "index.html"
    file = next((found for folder in folders if (found := _within(folder, path))), None)
    if file is None:
        return b"HTTP/1.1 404 Not Found\r\nContent-Type: text/plain\r\nContent-Length: 0\r\n\r\n"
    kind, body = mimetypes.guess_type(file.name)[0] or "application/octet-stream", file.read_bytes()
    head = [f"HTTP/1.1 200 OK\r\nCache-Control: max-age={KEPT}\r\nContent-Type: {kind}"]
    if kind.startswith(TEXTS):
        head.append("; charset=utf-8\r\nContent-Encoding: gzip")
        body = gzip.compress(body, 6, mtime=0)
    return "".join([*head, f"\r\nContent-Length: {len(body)}\r\n\r\n"]).encode() + body


def _within(folder: Path, path: str) -> Path | None:
    """A file of a folder; None for what lies elsewhere, or nowhere."""
    file = (folder / path).resolve()
    return file if file.is_relative_to(folder.resolve()) and file.is_file() else None
