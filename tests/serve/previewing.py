"""A preview as people start it, in a process of its own, and what can be asked of it."""

from __future__ import annotations

import asyncio
import contextlib
import http.client
import json
import os
import shutil
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Coroutine, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Self, TypeVar
from urllib.parse import urlsplit

from tornado.websocket import WebSocketClientConnection, websocket_connect

from tests.sites import ROOT, Site, event, theme

PATIENCE = 20.0  # seconds for what should take milliseconds: the machine may be at other work

FILES = {
    "content/site.toml": 'title = "A site"\n',
    "content/one.md": event("One", "2001", "first"),
    "content/two.md": event("Two", "2002", "second"),
    "content/hidden.md": event("Hidden", "2003", draft="true"),
}
SLOW = '{% for a in "x" * 4000 %}{% for b in "x" * 4000 %}{% endfor %}{% endfor %}'  # a template: about a second


@dataclass(frozen=True)
class Answer:
    status: int
    body: bytes
    headers: dict[str, str]

    @property
    def text(self) -> str:
        return self.body.decode()


@dataclass
class Preview:
    """A server that runs. ``said`` are the lines that it has printed."""

    site: Site
    process: subprocess.Popen[str]
    said: list[str] = field(default_factory=list)

    @property
    def url(self) -> str:
        """The address that it names, once it does."""
        return until(lambda: next((line for line in self.said if line.startswith("http")), ""))

    @property
    def port(self) -> int:
        return urlsplit(self.url).port or 0

    @property
    def output(self) -> Path:
        return self.site.folder / ".cache/serve"

    def ask(self, path: str, method: str = "GET", **headers: str) -> Answer:
        connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=PATIENCE)
        try:
            connection.putrequest(method, path, skip_host="Host" in headers)
            for name, value in headers.items():
                connection.putheader(name.replace("_", "-"), value)
            connection.endheaders()
            response = connection.getresponse()
            return Answer(response.status, response.read(), dict(response.getheaders()))
        finally:
            connection.close()

    def ready(self) -> Preview:
        """The same, when its first build has ended."""
        until(lambda: self.ask("/livereload.js").status == 200 and any(" in " in line for line in self.said))
        return self

    def settled(self) -> Preview:
        """The same, when nothing has been built for a while."""
        said = -1
        while said != len(self.said):
            said = len(self.said)
            time.sleep(0.2)
        return self

    def shows(self, text: str, path: str) -> bool:
        """Whether a page comes to say so, within our patience."""
        return bool(until(lambda: text in self.ask(path).text))

    def tree(self) -> dict[str, bytes]:
        """Everything that is built, by address."""
        return tree(self.output)

    def lines(self, start: str) -> list[str]:
        return [line for line in self.said if line.startswith(start)]

    def descendants(self) -> list[int]:
        return [pid for pid in _below(self.process.pid) if pid != self.process.pid]

    def end(self, number: signal.Signals = signal.SIGTERM) -> int:
        self.process.send_signal(number)
        return self.process.wait(PATIENCE)


@contextlib.contextmanager
def previewed(site: Site, *words: str, **environment: str) -> Iterator[Preview]:
    """The site, served until the block ends, at a port that nobody has."""
    env = {k: v for k, v in os.environ.items() if k not in ("VISUAL", "EDITOR")}
    env |= {"PYTHONPATH": str(ROOT), "PYTHONUNBUFFERED": "1", **environment}
    command = [sys.executable, "-m", "generator", "serve", *(() if "-p" in words else ("-p", "0")), *words]
    process = subprocess.Popen(
        command, cwd=site.folder, env=env, text=True, stdout=subprocess.PIPE, stderr=subprocess.STDOUT
    )
    preview = Preview(site, process)
    reading = threading.Thread(target=_read, args=(preview,))
    reading.start()
    try:
        yield preview
    finally:
        if process.poll() is None:
            preview.end()
        reading.join(PATIENCE)
        assert process.stdout
        process.stdout.close()


def built(site: Site, folder: Path, **asked: object) -> dict[str, bytes]:
    """What a build of a copy of the site gives, without any cache and with all that is not published yet."""
    for part in ("content", "themes"):
        shutil.copytree(site.folder / part, folder / part, symlinks=True)
    given: dict[str, object] = {"drafts": True, "scheduled": True, "fresh": True, "day": ""}
    Site(folder).good(**(given | asked))
    return tree(folder / "output")


def tree(folder: Path) -> dict[str, bytes]:
    """All files of an output but our notes, by address."""
    made: dict[str, bytes] = {}
    for place, folders, names in os.walk(folder):
        folders[:] = sorted(name for name in folders if name != ".dateline")
        for path in (Path(place, name) for name in names):
            with contextlib.suppress(FileNotFoundError):  # it may be built while we look
                made[path.relative_to(folder).as_posix()] = path.read_bytes()
    return made


def _read(preview: Preview) -> None:
    assert preview.process.stdout
    for line in preview.process.stdout:
        preview.said.append(line.rstrip("\n"))


def _below(pid: int) -> Iterator[int]:
    yield pid
    for path in Path(f"/proc/{pid}/task").glob("*/children"):
        for child in path.read_text().split():
            yield from _below(int(child))


T = TypeVar("T")


def until(ask: Callable[[], T], patience: float = PATIENCE) -> T:
    """What the question is answered with, when that is something; what it is answered at last, when patience ends."""
    end = time.monotonic() + patience
    while True:
        answer = ask()
        if answer or time.monotonic() > end:
            return answer
        time.sleep(0.01)


class Listener:
    """Sockets that say they show a page, as livereload's script does, and keep what they are told."""

    def __init__(self, preview: Preview, pages: Sequence[str]) -> None:
        self._url, self._pages = f"ws://127.0.0.1:{preview.port}/livereload", pages
        self._home = preview.url
        self.told: list[list[dict[str, Any]]] = [[] for _ in pages]
        self._loop = asyncio.new_event_loop()
        self._thread = threading.Thread(target=self._loop.run_forever)

    def __enter__(self) -> Self:
        self._thread.start()
        self._run(self._open())
        return self

    def __exit__(self, *_: object) -> None:
        self._run(self._close())
        self._loop.call_soon_threadsafe(self._loop.stop)
        self._thread.join()
        self._loop.close()

    def paths(self) -> list[list[str]]:
        """For each socket, what it was told to load again."""
        return [[message["path"] for message in told] for told in self.told]

    def _run(self, work: Coroutine[Any, Any, None]) -> None:
        asyncio.run_coroutine_threadsafe(work, self._loop).result(PATIENCE)

    async def _open(self) -> None:
        self._sockets = [await websocket_connect(self._url) for _ in self._pages]
        for socket, page, told in zip(self._sockets, self._pages, self.told, strict=True):
            await socket.write_message(json.dumps({"command": "hello", "protocols": []}))
            hello = await socket.read_message()
            assert hello
            assert json.loads(hello)["command"] == "hello"
            await socket.write_message(json.dumps({"command": "info", "url": self._home + page}))
            socket.reading = asyncio.create_task(self._read(socket, told))  # type: ignore[attr-defined]

    async def _read(self, socket: WebSocketClientConnection, told: list[dict[str, Any]]) -> None:
        while message := await socket.read_message():
            told.append(json.loads(message))

    async def _close(self) -> None:
        for socket in self._sockets:
            socket.close()
        await asyncio.gather(*(socket.reading for socket in self._sockets))  # type: ignore[attr-defined]


def a_site(folder: Path, files: Mapping[str, str] | None = None) -> Site:
    """A small site in a theme that prints all it is given."""
    return Site(folder).write({**theme(), **FILES, **(files or {})})
