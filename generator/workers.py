"""Work shared among forked processes: each does its share and sends what comes of it, in batches.

They are forked late, when everything that they need is in memory, so that little goes through a pipe.
"""

from __future__ import annotations

import signal
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from multiprocessing import get_context
from multiprocessing.connection import Connection, wait
from typing import TypeVar, cast

from generator.problems import Environment

BATCH = 50
_SIGNALS = frozenset({signal.SIGINT, signal.SIGTERM})

Share = TypeVar("Share")
Result = TypeVar("Result")


def gathered(shares: Sequence[Share], work: Callable[[Share], Iterable[Result]]) -> Iterator[Result]:
    """What all workers yield, as it comes. Exceptions do not travel: a worker yields what went wrong."""
    context = get_context("fork")
    receivers: list[Connection] = []
    processes = []
    with uninterrupted():
        for share in shares:
            receive, send = context.Pipe(duplex=False)
            process = context.Process(target=_run, args=(share, work, send), daemon=True)
            process.start()
            send.close()
            receivers.append(receive)
            processes.append(process)
    try:
        yield from _received(receivers)
    finally:
        for process in processes:
            if receivers:
                process.terminate()
            process.join()


@contextmanager
def uninterrupted() -> Iterator[None]:
    """Holds signals back while processes are made: a child that is hit before it is ready would die aloud."""
    before = signal.pthread_sigmask(signal.SIG_BLOCK, _SIGNALS)
    try:
        yield
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, before)


def _received(receivers: list[Connection]) -> Iterator[Result]:
    while receivers:
        for ready in wait(receivers):
            receive = cast("Connection", ready)
            try:
                batch = receive.recv()
            except EOFError:
                raise Environment("a process that was to share the work has died; try again with --jobs 1") from None
            if isinstance(batch, Environment):
                raise batch
            if batch is None:
                receivers.remove(receive)
            else:
                yield from batch


def _run(share: Share, work: Callable[[Share], Iterable[Result]], send: Connection) -> None:
    """In the child: no noise when the parent is interrupted."""
    for number in _SIGNALS:
        if signal.getsignal(number) != signal.SIG_IGN:
            signal.signal(number, signal.SIG_DFL)
    signal.pthread_sigmask(signal.SIG_UNBLOCK, _SIGNALS)
    try:
        batch: list[Result] = []
        for result in work(share):
            batch.append(result)
            if len(batch) == BATCH:
                send.send(batch)
                batch = []
        send.send(batch)
        send.send(None)
    except Environment as failed:
        send.send(failed)
    send.close()
