"""A folder served on the loopback under a path, as a host of static sites serves it: 404.html answers for the rest."""

from __future__ import annotations

import contextlib
import functools
import http.server
import threading
from collections.abc import Iterator
from http import HTTPStatus
from pathlib import Path
from typing import Any


class Handler(http.server.SimpleHTTPRequestHandler):
    """Serves what lies under ``base`` and nothing else; a folder answers by its ``index.html`` only."""

    protocol_version = "HTTP/1.1"

    def __init__(self, *given: Any, base: str, directory: str) -> None:  # noqa: ANN401 - as its parent takes them
        self.base = base
        super().__init__(*given, directory=directory)

    def log_message(self, *_: object) -> None:
        pass

    def list_directory(self, _: object) -> None:
        self.send_error(HTTPStatus.NOT_FOUND)

    def translate_path(self, path: str) -> str:
        inside = path.startswith(self.base)
        return super().translate_path("/" + path.removeprefix(self.base)) if inside else f"{self.directory}/nowhere"

    def send_error(self, code: int, message: str | None = None, explain: str | None = None) -> None:
        page = Path(self.directory, "404.html")
        if code != HTTPStatus.NOT_FOUND or not page.exists():
            super().send_error(code, message, explain)
            return
        body = page.read_bytes()
        self.send_response(HTTPStatus.NOT_FOUND)
        self.send_header("Content-Type", "text/html; charset=utf-8")
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        if self.command != "HEAD":
            self.wfile.write(body)


class Server(http.server.ThreadingHTTPServer):
    daemon_threads = True

    def handle_error(self, *_: object) -> None:
        """A browser that goes away in the middle of a picture is no news."""


@contextlib.contextmanager
def serving(folder: Path, base: str = "/") -> Iterator[str]:
    """The address at which the folder can be asked for, such as "http://127.0.0.1:49152/repo/"."""
    handler = functools.partial(Handler, base=base, directory=str(folder))
    with Server(("127.0.0.1", 0), handler) as server:
        thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.05})
        thread.start()
        try:
            yield f"http://127.0.0.1:{server.server_port}{base}"
        finally:
            server.shutdown()
            thread.join()
