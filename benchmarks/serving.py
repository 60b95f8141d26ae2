"""Both servers in turn: how long after a save its page is served, and what that and doing nothing cost.

The page is asked for every 5 ms, so a time is right to that; the CPU of a save is that of the whole group of processes,
with what our asking costs it, from one save to the next.
"""

from __future__ import annotations

import http.client
import os
import signal
import socket
import subprocess
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from statistics import median, quantiles

from benchmarks import rounds, sites
from benchmarks.measure import Failed

ASK = 0.005  # seconds between two questions
PAUSE = 1.2  # seconds between two saves
REST = 5.0  # seconds of doing nothing, measured
PATIENCE = 180.0  # seconds until the first page, or a save, must be there
BAR = {1_000: 0.2, 10_000: 0.05}  # of Hugo's time from a save to its page


@dataclass(frozen=True, slots=True)
class Served:
    """``first`` are the seconds from the start to the first page, ``saves`` those of each save to its page.

    ``edit`` is the CPU of a save and ``idle`` that of a second without one, both in milliseconds.
    """

    name: str
    first: float
    saves: tuple[float, ...]
    edit: float
    idle: float

    @property
    def slow(self) -> float:
        """The 95th percentile of the saves."""
        return quantiles(self.saves, n=20, method="inclusive")[-1]


def beside(both: tuple[rounds.Generator, rounds.Generator], hugo: str, saves: int) -> tuple[Served, Served]:
    """Dateline's server and Hugo's, on the sites of a round. Ours has served the site before; Hugo's keeps nothing."""
    ours, theirs = both
    port = _free()
    dateline = (*ours.command[:3], "serve", "--source", str(ours.folder), "--port", str(port))
    other = (hugo, "server", "--quiet", "--bind", "127.0.0.1", "--port", str(port), "--source", str(theirs.folder))
    with _running(dateline) as group:
        _wait(port, "/index.html", b"</html>")
        _until_calm(group)
    return _served(ours, dateline, port, ".html", saves), _served(theirs, other, port, "/", saves)


def _served(generator: rounds.Generator, command: tuple[str, ...], port: int, ending: str, saves: int) -> Served:
    file = sites.document(generator.folder, "event-000002")
    text, page = file.read_text(encoding="utf-8"), f"/events/event-000002{ending}"
    with _running(command) as group:
        began = time.perf_counter()
        _wait(port, page, b"</html>")
        first = time.perf_counter() - began
        _until_calm(group)
        times, before = [], _cpu(group)
        for number in range(saves):
            mark = f"Save {number} of {saves}."
            file.write_text(f"{text}\n{mark}\n", encoding="utf-8")
            began = time.perf_counter()
            _wait(port, page, mark.encode())
            times.append(time.perf_counter() - began)
            time.sleep(PAUSE)
        edit = (_cpu(group) - before) / saves
        time.sleep(2 * REST)
        before = _cpu(group)
        time.sleep(REST)
        idle = (_cpu(group) - before) / REST
    file.write_text(text, encoding="utf-8")
    return Served(generator.name, first, tuple(times), 1000 * edit, 1000 * idle)


@contextmanager
def _running(command: tuple[str, ...]) -> Iterator[int]:
    """The process group of a server, which ends with the block."""
    env = {**os.environ, "PYTHONPATH": str(rounds.ROOT)}
    quiet = subprocess.DEVNULL
    process = subprocess.Popen(command, env=env, stdout=quiet, stderr=quiet, start_new_session=True)
    try:
        yield process.pid
    finally:
        os.killpg(process.pid, signal.SIGTERM)
        process.wait()


def _wait(port: int, page: str, wanted: bytes) -> None:
    until = time.perf_counter() + PATIENCE
    while wanted not in _asked(port, page):
        if time.perf_counter() > until:
            raise Failed(f"{page} does not show {wanted.decode()} after {PATIENCE:.0f} s")
        time.sleep(ASK)


def _asked(port: int, page: str) -> bytes:
    """The page; nothing where it is not there yet."""
    connection = http.client.HTTPConnection("127.0.0.1", port, timeout=30)
    try:
        connection.request("GET", page)
        answer = connection.getresponse()
        return answer.read() if answer.status == 200 else b""
    except (OSError, http.client.HTTPException):
        return b""
    finally:
        connection.close()


def _until_calm(group: int) -> None:
    """Waits until the server has nothing to do any more."""
    time.sleep(2)
    for _ in range(120):
        before = _cpu(group)
        time.sleep(1)
        if _cpu(group) - before < 0.05:
            return


def _cpu(group: int) -> float:
    """Seconds of CPU that the threads of a process group have used, and those of its children that have ended."""
    used = 0.0
    for entry in Path("/proc").iterdir():
        if entry.name.isdigit():
            try:
                fields = (entry / "stat").read_text().rpartition(")")[2].split()
                if int(fields[2]) == group:
                    used += sum(map(int, fields[13:15])) / os.sysconf("SC_CLK_TCK") + _threads(entry)
            except OSError:
                continue
    return used


def _threads(process: Path) -> float:
    """The same of the threads of one process, to the nanosecond: what rests uses less than a tick of the clock."""
    return sum(int((task / "schedstat").read_text().split()[0]) for task in (process / "task").iterdir()) / 1e9


def _free() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port: int = probe.getsockname()[1]
        return port


def table(count: int, ours: Served, theirs: Served) -> str:
    """A line for each server, and the ratio of their times from save to page."""
    lines = [
        f"{'server':10}{'first page':>12}{'save to page, median':>22}{'95 of 100':>11}{'CPU a save':>12}{'idle':>12}"
    ]
    for each in (ours, theirs):
        middle, slow = 1000 * median(each.saves), 1000 * each.slow
        cells = f"{each.first:>10.2f} s{middle:>19.0f} ms{slow:>8.0f} ms{each.edit:>9.0f} ms{each.idle:>7.1f} ms/s"
        lines.append(f"{each.name:10}{cells}")
    bar = f" (bar {BAR[count]:g})" if count in BAR else ""
    lines.append(f"save to page, Dateline by Hugo: {median(ours.saves) / median(theirs.saves):.3f}{bar}")
    return "\n".join(lines)
