"""The program Pagefind, asked through its Python package: one record after another, then all files at once."""

from __future__ import annotations

import asyncio
import base64
import json
from asyncio import AbstractEventLoop, Future, StreamReader
from collections.abc import Coroutine, Generator, Iterable, Iterator
from concurrent.futures import wait
from contextlib import contextmanager, suppress
from threading import Thread
from typing import Any, TypeVar

from pagefind.index import PagefindIndex
from pagefind.service import PagefindService
from pagefind.service.types import InternalRequestPayload, InternalResponsePayload

from generator.problems import Environment
from generator.search.record import Record

SLICE = 0.05  # seconds that a step waits for the files

Result = TypeVar("Result")


def files(records: Iterable[Record]) -> Generator[None, None, dict[str, bytes]]:
    """Pagefind's files by their names. No step waits longer than ``SLICE`` for it.

    They are asked for and not written by it: it says that they are before the last bytes lie on the disk.
    """
    with _loop() as loop:
        service = yield from _sliced(loop, _launched())
        try:
            index = yield from _sliced(loop, service.create_index({"keep_index_url": True}))
            for record in records:
                yield from _sliced(loop, _added(index, record))
            made = yield from _sliced(loop, index.get_files())
            return {file["path"]: file["content"] for file in made}
        finally:
            asyncio.run_coroutine_threadsafe(service.end(), loop).result()


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
                answer = json.loads(base64.b64decode(await _until_comma(self._backend.stdout)))
                waiting = self._responses.pop(answer["message_id"])
                _settle(waiting, answer["payload"])
        except (EOFError, OSError, ValueError, KeyError) as error:
            for waiting in self._responses.values():
                if not waiting.done():
                    waiting.set_exception(ConnectionError(f"it has died ({type(error).__name__})"))
            self._responses.clear()

    async def end(self) -> None:
        """The program is gone, whatever it was doing."""
        self._poll_task.cancel()
        with suppress(asyncio.CancelledError):
            await self._poll_task
        for waiting in self._responses.values():
            waiting.cancel()
        if self._backend.stdin:
            self._backend.stdin.close()
        with suppress(ProcessLookupError):
            self._backend.kill()
        await self._backend.communicate()


async def _until_comma(stream: StreamReader) -> bytes:
    """What comes before the next comma, however much it is: all files at once are one answer."""
    parts = []
    while True:
        try:
            parts.append(await stream.readuntil(b","))
            return b"".join(parts)[:-1]
        except asyncio.LimitOverrunError as error:
            parts.append(await stream.readexactly(error.consumed))


def _settle(waiting: Future[InternalResponsePayload], payload: Any) -> None:  # noqa: ANN401 - as the program gave it
    if payload["type"] == "Error":
        waiting.set_exception(RuntimeError(payload["message"]))
    else:
        waiting.set_result(payload)
