"""The process that builds, and the pipe between it and the process that serves.

It is made before there is a thread or a loop, for a process that has them cannot be forked with care. A keeper
makes the builder and, where that dies, another; so nothing that happens to a build reaches the server.
"""

from __future__ import annotations

import signal
import sys
import threading
import time
import traceback
from collections.abc import Callable, Iterator
from contextlib import suppress
from dataclasses import dataclass
from multiprocessing import get_context
from multiprocessing.connection import Connection
from multiprocessing.context import ForkProcess
from pathlib import Path

from generator.build import Order
from generator.build.preview import Preview, Settled
from generator.problems import Stop
from generator.serve import overlay
from generator.serve.lines import Lines
from generator.workers import uninterrupted

PAUSE = 2.0  # seconds of quiet after which follows what nobody waits for
REST = 20.0  # seconds of quiet after which what only memory knows is written down: it costs as much as ten saves
RETRY = 1.0  # seconds after which it is tried again where the machine refused
DOUBT = 0.1  # seconds in which what is wrong may be the half of a file that is being written
INFANCY = 5.0  # seconds: a builder that dies younger would die again, and waits for the next save
_SIGNALS = frozenset({signal.SIGINT, signal.SIGTERM})
_CONTEXT = get_context("fork")


@dataclass(frozen=True, slots=True)
class Report:
    """What the server is to know of a build.

    ``changed`` are the addresses that have other bytes now; ``last`` says that no more will come of the save.
    ``state`` is what is wrong, for the browsers; ``lines`` are for the terminal. ``stop`` ended the build.
    """

    changed: tuple[str, ...] = ()
    last: bool = True
    state: str = overlay.FINE
    lines: tuple[str, ...] = ()
    stop: Stop | None = None


class Builder:
    """The server's end of the pipe."""

    def __init__(self, order: Order, editor: str) -> None:
        self._pipe, theirs = _CONTEXT.Pipe()
        self._sending = threading.Lock()
        self._process = _CONTEXT.Process(target=_keep, args=(order, editor, theirs, self._pipe), name="keeper")
        with uninterrupted():
            self._process.start()
        theirs.close()

    def ask(self, paths: frozenset[Path], shown: frozenset[str]) -> None:
        """Asks to build what these files ask for, with no path everything, and first the addresses that are shown."""
        with self._sending:
            try:
                self._pipe.send((paths, shown))
            except OSError:
                return  # it has ended, and ``reports`` says so

    def reports(self) -> Iterator[Report]:
        """Everything that it says, as it comes; ends when it has ended."""
        try:
            while True:
                yield self._pipe.recv()
        except (EOFError, OSError):
            return

    def end(self) -> None:
        """It has ended, and left nothing half-written."""
        _end(self._process, patience=3)


# ---- in the other processes


def _keep(order: Order, editor: str, pipe: Connection, servers: Connection) -> None:
    """The keeper: makes a builder, and another where it dies."""
    servers.close()  # else nobody would see that the server has gone
    _obey()
    eager = False
    while True:
        born = time.monotonic()
        builder = _CONTEXT.Process(target=_build, args=(order, editor, pipe, eager), name="builder")
        try:
            with uninterrupted():
                builder.start()
            builder.join()
        finally:
            _end(builder, patience=2)
        if builder.exitcode == 0:
            return
        eager = time.monotonic() - born > INFANCY
        said = f"the builder has died ({_how(builder.exitcode or 0)}), and another has taken its place"
        pipe.send(Report(state=overlay.stopped(said), lines=(said,)))


def _build(order: Order, editor: str, pipe: Connection, eager: bool) -> None:  # noqa: FBT001 - it is given by place
    """The builder: builds until the server has gone."""
    _obey()
    bench = _Bench(order, editor, pipe)
    try:
        with suppress(EOFError, BrokenPipeError, ConnectionResetError):
            if eager:
                bench.build()
            while True:
                if bench.take():
                    bench.build()
    finally:
        signal.signal(signal.SIGTERM, signal.SIG_IGN)  # it has been heard
        bench.close()


class _Bench:
    """What the builder holds: a preview, and what it is asked for and has not built yet."""

    def __init__(self, order: Order, editor: str, pipe: Connection) -> None:
        self._order, self._editor, self._pipe = order, editor, pipe
        self._lines = Lines(order.site)
        self._preview: Preview | None = None
        self._paths: frozenset[Path] = frozenset()
        self._shown: frozenset[str] = frozenset()
        self._whole = True  # is everything to be looked at?
        self._refused = ""  # what the machine said last
        self._chores: list[tuple[float, Callable[[Preview], bool | None]]] = []  # after so many seconds of quiet

    def take(self) -> bool:
        """Waits for what is asked, and takes in all of it; does what could wait where nothing is."""
        patience = RETRY if self._refused else self._chores[0][0] if self._chores else None
        if not self._pipe.poll(patience):
            if not self._refused:
                self._do(self._chores.pop(0)[1])
            return bool(self._refused)
        while self._pipe.poll():
            paths, self._shown = self._pipe.recv()
            self._paths |= paths
            self._whole = self._whole or not paths
        return True

    def build(self) -> None:
        """Builds what is asked for and says so. What could not be built is asked for still."""
        paths = frozenset[Path]() if self._whole else self._paths
        try:
            self._preview = self._preview or Preview(self._order)
            self._follow(self._preview, paths)
        except Stop as stop:
            self._refuse(stop)
        except (EOFError, BrokenPipeError, ConnectionResetError):
            raise
        except Exception:  # noqa: BLE001 - whatever it is, the author's next save must be built
            self._crash()

    def _follow(self, preview: Preview, paths: frozenset[Path]) -> None:
        self._chores = [(PAUSE, Preview.later), (REST, Preview.rest)]
        for settled in preview.follow(paths, self._shown):
            if settled.outcome.failed and self._pipe.poll(DOUBT):
                return  # half a file is no mistake
            self._say(settled)
            if not settled.last and self._pipe.poll():
                return  # somebody has saved meanwhile; what is left comes with that
        self._paths, self._whole, self._refused = frozenset(), False, ""

    def _say(self, settled: Settled) -> None:
        outcome = settled.outcome
        state = overlay.state(outcome.problems, self._order.site, self._editor, failed=outcome.failed)
        lines = tuple(self._lines.settled(self._paths, settled))
        self._pipe.send(Report(settled.changed, settled.last, state, lines))

    def _refuse(self, stop: Stop) -> None:
        said = str(stop)
        if said != self._refused:
            self._pipe.send(Report(state=overlay.stopped(said), lines=(f"{said}; trying again",), stop=stop))
        self._whole, self._refused = True, said

    def _crash(self) -> None:
        """A fault of ours: said in full, and everything is built anew with the next save."""
        sentence = traceback.format_exc().strip().rpartition("\n")[2]
        said = f"Dateline itself has failed ({sentence}); the pages stay as they were until the next save"
        self._pipe.send(Report(state=overlay.stopped(said), lines=(traceback.format_exc(), said)))
        self._preview, self._whole, self._refused = None, True, ""

    def close(self) -> None:
        """Writes down what it knows, if it can."""
        with suppress(Stop):
            if self._preview and self._chores:
                self._preview.close()

    def _do(self, chore: Callable[[Preview], bool | None]) -> None:
        """Does a part of what could wait until nobody asks for anything."""
        if self._preview:
            try:
                more = chore(self._preview)
            except Stop as stop:
                self._refuse(stop)
            except Exception:  # noqa: BLE001 - as when it builds
                self._crash()
            else:
                self._chores[:0] = [(0.0, chore)] if more else []


def _obey() -> None:
    """Ctrl-C is the server's to hear; SIGTERM ends us and those that we have made."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(143))
    signal.pthread_sigmask(signal.SIG_UNBLOCK, _SIGNALS)


def _end(process: ForkProcess, patience: float) -> None:
    process.terminate()
    process.join(patience)
    if process.is_alive():
        process.kill()
        process.join()


def _how(status: int) -> str:
    return signal.Signals(-status).name if status < 0 else f"status {status}"
