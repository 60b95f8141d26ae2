"""A folder served on the loopback as GitHub Pages serves it, and the browser that reads it there."""

from __future__ import annotations

import contextlib
import functools
import gzip
import http.server
import mimetypes
import os
import shutil
import threading
from collections.abc import Iterator
from http import HTTPStatus
from pathlib import Path
from typing import Any
from urllib.parse import unquote

from playwright.sync_api import sync_playwright

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
    with _Server(("127.0.0.1", 0), functools.partial(_Handler, folders, under)) as server:
        thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.05})
        thread.start()
        try:
            yield f"http://127.0.0.1:{server.server_port}/{under}"
        finally:
            server.shutdown()
            thread.join()


def chromium() -> str | None:
    """The machine's Chromium: what CHROME_PATH names, else the first on the path. None: playwright's own will do."""
    names = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "chrome")
    return next(filter(None, [os.environ.get("CHROME_PATH"), *map(shutil.which, names)]), None)


@functools.cache
def program() -> str:
    """The browser that is run: the machine's, else playwright's own."""
    found = chromium()
    if found:
        return found
    with sync_playwright() as playwright:
        return playwright.chromium.executable_path


class _Server(http.server.ThreadingHTTPServer):
    daemon_threads = True

    def handle_error(self, *_: object) -> None:
        """A browser that goes away in the middle of a file is no news."""


class _Handler(http.server.BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"
    disable_nagle_algorithm = True  # head and body are two writes

    def __init__(self, folders: tuple[Path, ...], under: str, *given: Any) -> None:  # noqa: ANN401 - as its parent takes them
        self.folders = folders
        self.under = under
        super().__init__(*given)

    def log_message(self, *_: object) -> None:
        pass

    def do_GET(self) -> None:
        path = unquote(self.path.partition("?")[0]).lstrip("/")
        folders = self.folders if path.startswith(self.under) else ()
        path = path.removeprefix(self.under)
        kind, packed, body = _answer(folders, path + "index.html" if path.endswith("/") or not path else path)
        self.send_response(HTTPStatus.OK if kind else HTTPStatus.NOT_FOUND)
        self.send_header("Content-Type", kind or "text/plain")
        self.send_header("Content-Length", str(len(body)))
        self.send_header("Cache-Control", f"max-age={KEPT}")
        if packed:
            self.send_header("Content-Encoding", "gzip")
        self.end_headers()
        self.wfile.write(body)


def _answer(folders: tuple[Path, ...], path: str) -> tuple[str, bool, bytes]:
    """The kind of a file, whether it is gzipped, and its bytes; no kind where there is no such file."""
    for folder in folders:
        file = (folder / path).resolve()
        if file.is_relative_to(folder.resolve()) and file.is_file():
            kind = mimetypes.guess_type(file.name)[0] or "application/octet-stream"
            text = kind.startswith(TEXTS)
            kind += "; charset=utf-8" if text else ""
            return kind, text, _packed(file, file.stat().st_mtime_ns) if text else file.read_bytes()
    return "", False, b""


@functools.lru_cache(maxsize=1000)
def _packed(file: Path, _mtime: int) -> bytes:
    """A file gzipped, once for all who ask for it; packing is not what is measured."""
    return gzip.compress(file.read_bytes(), 6, mtime=0)
