"""The program Pagefind, asked through its Python package: one record after another, then all files at once."""

from __future__ import annotations

import asyncio
import base64
import json
from asyncio import AbstractEventLoop, Future
from collections.abc import Coroutine, Generator, Iterable, Iterator
from concurrent.futures import wait
from contextlib import contextmanager, suppress
from pathlib import Path
from threading import Thread
from time import sleep
from typing import Any, TypeVar

from pagefind.index import PagefindIndex
from pagefind.service import PagefindService
from pagefind.service.types import InternalRequestPayload, InternalResponsePayload

from generator.problems import Environment
from generator.search.record import Record

SLICE = 0.05  # seconds that a step waits for the files
PATIENCE = 30  # seconds in which a program that nobody asks for more ends

Result = TypeVar("Result")


def steps(records: Iterable[Record], folder: Path) -> Iterator[None]:
    """Has Pagefind write its files into a folder. No step waits longer than ``SLICE`` for it."""
    with _loop() as loop:
        service = yield from _sliced(loop, _launched())
        written = False
        try:
            index = yield from _sliced(loop, service.create_index({"keep_index_url": True}))
            for record in records:
                yield from _sliced(loop, _added(index, record))
            yield from _sliced(loop, index.write_files(str(folder.absolute())))
            yield from _whole(folder)
            written = True
        finally:
            asyncio.run_coroutine_threadsafe(service.end(by_itself=written), loop).result()


def _whole(folder: Path) -> Iterator[None]:
    """Waits until no file grows any more and none is empty: Pagefind says that they are written a little before."""
    before: dict[Path, int] = {}
    for _ in range(int(PATIENCE / SLICE)):
        now = {path: path.stat().st_size for path in folder.rglob("*") if path.is_file()}
        if now == before and all(now.values()):
            return
        before = now
        sleep(SLICE)
        yield


@contextmanager
def _loop() -> Iterator[AbstractEventLoop]:
    """A loop that runs in a thread of its own until the block ends: there may be another in this one."""
    loop = asyncio.new_event_loop()
    thread = Thread(target=loop.run_forever, name="pagefind", daemon=True)
    thread.start()
    try:
        yield loop
    finally:
        loop.call_soon_threadsafe(loop.stop)
        thread.join()
        loop.close()


def _sliced(loop: AbstractEventLoop, asked: Coroutine[Any, Any, Result]) -> Generator[None, None, Result]:
    """The answer, when it is there; whatever Pagefind or its package raises is the machine's refusal."""
    answer = asyncio.run_coroutine_threadsafe(asked, loop)
    try:
        while not answer.done():
            wait([answer], timeout=SLICE)
            yield
        return answer.result()
    except Exception as error:
        said = str(error.args[0] if error.args else error) or type(error).__name__
        raise Environment(f"Pagefind cannot make the search index: {said}") from error
    finally:
        answer.cancel()


async def _launched() -> _Service:
    service = _Service()
    await service.launch()
    return service


async def _added(index: PagefindIndex, record: Record) -> None:
    await index.add_custom_record(
        url=record.url,
        content=record.content,
        language=record.language,
        meta=record.meta,
        filters=record.filters,
        sort=record.sort,
    )


class _Service(PagefindService):
    """The package's own service rests a tenth of a second before each answer (a quarter of an hour for 10 000 records),
    and waits for ever for the answer of a program that has died. This one does neither.
    """

    async def send(self, payload: InternalRequestPayload) -> InternalResponsePayload:
        if self._poll_task.done():
            raise ConnectionError("it has ended")
        return await super().send(payload)

    async def _wait_for_responses(self) -> None:
        try:
            while self._backend.stdout:
                answer = json.loads(base64.b64decode((await self._backend.stdout.readuntil(b","))[:-1]))
                waiting = self._responses.pop(answer["message_id"])
                _settle(waiting, answer["payload"])
        except (EOFError, OSError, ValueError, KeyError, asyncio.LimitOverrunError) as error:
            for waiting in self._responses.values():
                if not waiting.done():
                    waiting.set_exception(ConnectionError(f"it has died ({type(error).__name__})"))
            self._responses.clear()

    async def end(self, *, by_itself: bool) -> None:
        """The program is gone, whatever it was doing: by itself, where what it has written must reach the disk. It says
        that its files are written when it has only handed them on.
        """
        self._poll_task.cancel()
        with suppress(asyncio.CancelledError):
            await self._poll_task
        for waiting in self._responses.values():
            waiting.cancel()
        if self._backend.stdin:
            self._backend.stdin.close()
        with suppress(TimeoutError):
            await asyncio.wait_for(self._backend.wait(), PATIENCE if by_itself else 0)
        with suppress(ProcessLookupError):
            self._backend.kill()
        await self._backend.communicate()


def _settle(waiting: Future[InternalResponsePayload], payload: Any) -> None:  # noqa: ANN401 - as the program gave it
    if payload["type"] == "Error":
        waiting.set_exception(RuntimeError(payload["message"]))
    else:
        waiting.set_result(payload)
