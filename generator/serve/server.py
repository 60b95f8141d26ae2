"""The server: the only module that knows livereload and tornado.

Of the package it takes the server, the socket and the browser's script, and does otherwise what is wrong there:
a reload within three seconds of the last is dropped, the first poll reloads for nothing, each saved file is a build
of its own, a build holds up the pages, a mistake in it loses the change, the script needs a literal ``</head>``, any
page of the web may listen and ask for a reload, a taken port is a traceback, ``/dir`` moves for good.
"""

from __future__ import annotations

import errno
import json
import logging
import signal
import socket
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import livereload
from livereload.handlers import LiveReloadHandler, LiveReloadJSHandler
from livereload.watcher import Watcher
from tornado import httpserver, web
from tornado.ioloop import IOLoop
from tornado.netutil import bind_sockets
from tornado.websocket import WebSocketClosedError

from generator.problems import Environment, Stop, Usage
from generator.serve import places
from generator.serve.injected import injected
from generator.serve.live import Live

TRIES = 100  # ports, from the one that was asked for
BACKLOG = 1024  # connections that wait to be taken in: a crowd is kept waiting, not turned away
LARGEST = 64 * 1024  # bytes of a request or a message: nobody has anything to tell us
STATIC = Path(__file__).parent / "static"


def listening(port: int, address: str) -> list[socket.socket]:
    """Sockets at the port, or at the next that is free.

    Raises:
        Usage: there is no such address here.
        Environment: the system refuses the port, or a hundred are taken.
    """
    for candidate in range(port, min(port + TRIES, 65536)):
        try:
            return bind_sockets(candidate, address, backlog=BACKLOG)
        except socket.gaierror:
            raise Usage(f"--bind {address}: this is no address of this machine") from None
        except OSError as error:
            if error.errno == errno.EADDRNOTAVAIL:
                raise Usage(f"--bind {address}: this is no address of this machine") from None
            if error.errno != errno.EADDRINUSE:
                raise Environment(f"port {candidate}: {(error.strerror or str(error)).lower()}") from None
    raise Environment(f"port {port} is taken, and so are those after it; choose another with --port")


class _Guarded(web.RequestHandler):
    """Answers nobody but the author, and is kept by no cache."""

    @property
    def live(self) -> Live:
        """What the server knows."""
        live: Live = self.settings["live"]
        return live

    def set_default_headers(self) -> None:
        self.clear_header("Server")
        self.set_header("Cache-Control", "no-store")
        self.set_header("Cross-Origin-Resource-Policy", "same-origin")
        self.set_header("X-Content-Type-Options", "nosniff")

    def prepare(self) -> None:
        if not self.live.guard.welcomes(self.request.host, self.request.headers.get("Origin")):
            self.set_status(403)
            self.set_header("Content-Type", "text/plain; charset=utf-8")
            _ = self.finish("This preview is for its author: ask for it by the address that the terminal names.\n")

    def compute_etag(self) -> None:
        """There is none."""


class Socket(_Guarded, LiveReloadHandler):  # type: ignore[misc] # livereload says nothing of its types
    """The line to one open tab."""

    page = ""

    def check_origin(self, origin: str) -> bool:
        """Whatever is foreign in the name of the package is ours to refuse."""
        return self.live.guard.welcomes(self.request.host, origin)

    def on_close(self) -> None:
        """Nobody looks any more."""
        super().on_close()
        self.live.tabs.discard(self)

    def on_message(self, message: str | bytes) -> None:
        """Shakes hands, and learns which page the tab shows and how far the site was when it was sent."""
        try:
            said = json.loads(message)
            if said["command"] == "info":
                self.page = self.live.page(str(said.get("url", "")))
            super().on_message(message)
            if said["command"] == "info":
                self.live.enter(self, said.get("plugins", {}).get("Dateline", {}).get("stand"))
        except (ValueError, KeyError, TypeError, AttributeError):
            self.close(1002, "not understood")

    def tell(self, message: str) -> None:
        """Sends a message; a tab that has just been closed misses nothing."""
        with suppress(WebSocketClosedError):
            self.write_message(message).add_done_callback(lambda done: done.exception())


class _Script(_Guarded, LiveReloadJSHandler):  # type: ignore[misc] # the same
    """The package's script, and before it ours, which it takes as a plugin."""

    def get(self) -> None:
        ours, style = (STATIC / name for name in ("overlay.js", "overlay.css"))
        self.write(f"({ours.read_text('utf-8').strip()})({json.dumps(style.read_text('utf-8'))});\n")
        super().get()
        self.set_header("Content-Type", "text/javascript; charset=utf-8")


class _Pages(_Guarded, web.StaticFileHandler):
    """The files of the output under the base path, as the site's host will send them."""

    async def get(self, path: str, include_body: bool = True) -> None:  # noqa: ARG002, FBT001, FBT002 - tornado's words
        live, url = self.live, self.request.path
        address = places.address(url, live.base)
        if address is None and url in ("/", live.base.rstrip("/")):
            return self._elsewhere(live.base)
        if not live.begun:
            return self._wait("The site is being built", "This page comes by itself when it is ready.")
        if address is None:
            return self._miss()
        if places.folder(live.output, address):
            return self._elsewhere(f"{url}/")
        file = places.file(live.output, address) or places.original(live.output, address)
        if not file:
            return self._miss()
        if file.suffix in (".html", ".htm"):
            live.sees(file)
            return self._send(file)
        return await super().get(str(file), include_body)

    def _elsewhere(self, url: str) -> None:
        query = f"?{self.request.query}" if self.request.query else ""
        self.redirect(url + query, status=307)

    def _miss(self) -> None:
        page = places.file(self.live.output, "404.html")
        if page:
            return self._send(page, 404)
        if places.file(self.live.output, ""):
            return self._wait("There is no such page", "And the site has no page of its own that says so.", 404)
        return self._wait("Nothing is built yet", "The page comes by itself when the first build has succeeded.")

    def _wait(self, title: str, text: str, status: int = 503) -> None:
        page = (STATIC / "wait.html").read_text("utf-8").replace("{title}", title).replace("{text}", text)
        self._answer(page.encode(), status)

    def _send(self, file: Path, status: int = 200) -> None:
        try:
            page = file.read_bytes()
        except OSError:  # gone since it was found
            return self._wait("There is no such page", "It has just gone.", 404)
        return self._answer(page, status)

    def _answer(self, page: bytes, status: int) -> None:
        host = self.request.host
        asked = urlsplit(f"//{host}")
        name, port = asked.hostname or "", asked.port or 80
        named = f"[{name}]" if ":" in name else name
        source = f"/livereload.js?host={named}&port={port}&mindelay=100&maxdelay=1000&stand={self.live.stand.now}"
        origins = {"script-src": f"http://{host}", "script-src-elem": f"http://{host}", "connect-src": f"ws://{host}"}
        self.set_status(status)
        self.set_header("Content-Type", "text/html; charset=utf-8")
        _ = self.finish(injected(page, source, origins))

    # ---- what tornado asks of a handler of files

    def parse_url_path(self, url_path: str) -> str:
        return url_path

    @classmethod
    def get_absolute_path(cls, root: str, path: str) -> str:  # noqa: ARG003
        return path

    def validate_absolute_path(self, root: str, absolute_path: str) -> str:  # noqa: ARG002
        return absolute_path

    def get_content_type(self) -> str:
        return places.content_type(Path(str(self.absolute_path)))

    def set_etag_header(self) -> None:
        pass

    def get_modified_time(self) -> None:
        return None

    def should_return_304(self) -> bool:
        return False


class _Watcher(Watcher):  # type: ignore[misc] # livereload says nothing of its types
    """The package's own hook for whoever watches better than by asking for every file every 0.8 s."""

    def __init__(self, begin: Callable[[], None]) -> None:
        super().__init__()
        self._begin = begin
        self.watch("", None)  # else the package watches the working folder

    def start(self, callback: Callable[[], None]) -> bool:  # noqa: ARG002 - what polls is not wanted
        self._begin()
        return True


class Server(livereload.Server):  # type: ignore[misc] # the same
    """livereload's server with our handlers, on sockets that are bound already."""

    def __init__(self, live: Live, sockets: list[socket.socket], begin: Callable[[], None]) -> None:
        super().__init__(watcher=_Watcher(begin))
        self._live, self._sockets = live, sockets
        self._loop = IOLoop.current()
        self._ended: Stop | signal.Signals = signal.SIGTERM

    def application(self, *_given: object, **_named: object) -> None:
        """Puts our handlers on the sockets: the package's own let every origin in."""
        LiveReloadHandler.watcher = self.watcher
        handlers: list[Any] = [
            (r"/livereload", Socket),
            (r"/livereload\.js", _Script),
            (r"/(.*)", _Pages, {"path": ""}),
        ]
        settings: dict[str, Any] = {"live": self._live, "log_function": lambda _: None}
        application = web.Application(handlers, websocket_max_message_size=LARGEST, **settings)
        httpserver.HTTPServer(application, max_body_size=LARGEST).add_sockets(self._sockets)

    def _setup_logging(self) -> None:
        """Keeps quiet: what strangers ask for wrongly is no news."""
        for name in ("livereload", "tornado.general", "tornado.access", "asyncio"):
            logging.getLogger(name).setLevel(logging.CRITICAL)

    def run(self) -> Stop | signal.Signals:
        """Serves until ``end`` is called or a signal comes; answers which."""
        former = {number: signal.getsignal(number) for number in (signal.SIGINT, signal.SIGTERM)}
        for number, handler in former.items():
            if handler != signal.SIG_IGN:
                self._loop.asyncio_loop.add_signal_handler(number, self._end, number)  # type: ignore[attr-defined]
        self.serve()
        for number, handler in former.items():
            signal.signal(number, handler)
        return self._ended

    def end(self, why: Stop) -> None:
        """Ends the run, from any thread."""
        self._loop.add_callback(self._end, why)

    def soon(self, work: Callable[..., None], *given: object) -> None:
        """Done on the loop as soon as it is free, from any thread."""
        self._loop.add_callback(work, *given)

    def _end(self, why: Stop | signal.Signals) -> None:
        self._ended = why
        self._loop.stop()
