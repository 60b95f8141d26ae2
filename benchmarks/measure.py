"""What a command costs: CPU of all its processes, the time on the wall, the memory of all its processes together."""

from __future__ import annotations

import os
import subprocess
import tempfile
import threading
import time
from collections.abc import Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Self

EVERY = 0.1  # seconds between two looks at the memory: looking more often costs what is looked at a third more CPU
_PROCESSES = Path("/proc")


@dataclass(frozen=True, slots=True)
class Cost:
    """``cpu`` and ``wall`` are seconds, ``memory`` MiB (0 where the system does not tell), ``said`` the output's text.

    ``cpu`` is user and system time of the process and of every child that it waited for. ``memory`` is the highest sum
    of the proportional set sizes (PSS: a page that n processes share counts 1/n in each) that was seen: a peak shorter
    than a tenth of a second may be missed, and what forked processes share is counted once.
    """

    cpu: float
    wall: float
    memory: float
    said: str


class Failed(Exception):
    """A command ended with another status than 0; the text is what it said."""


def cost(command: Sequence[str], *, cwd: Path, env: Mapping[str, str]) -> Cost:
    """Runs a command to its end and says what it cost.

    Raises:
        Failed: it did not end well.
    """
    with tempfile.TemporaryFile() as output:
        began = time.perf_counter()
        process = subprocess.Popen(command, cwd=cwd, env=env, stdout=output, stderr=subprocess.STDOUT)
        with _Watch(process.pid) as watch:
            _, status, usage = os.wait4(process.pid, 0)
        wall = time.perf_counter() - began
        process.returncode = os.waitstatus_to_exitcode(status)
        output.seek(0)
        said = output.read().decode(errors="replace")
    if process.returncode:
        raise Failed(f"{' '.join(command)} ended with {process.returncode}:\n{said[-2000:]}")
    return Cost(usage.ru_utime + usage.ru_stime, wall, watch.highest / 1024, said)


class _Watch:
    """Looks at the memory of a process and its descendants, over and over, from a thread."""

    def __init__(self, pid: int) -> None:
        self.highest = 0  # KiB
        self._pid = pid
        self._ended = threading.Event()
        self._thread = threading.Thread(target=self._look, daemon=True)

    def __enter__(self) -> Self:
        self._thread.start()
        return self

    def __exit__(self, *_: object) -> None:
        self._ended.set()
        self._thread.join()

    def _look(self) -> None:
        while not self._ended.wait(EVERY):
            self.highest = max(self.highest, sum(_pss(pid) for pid in _tree(self._pid)))


def _tree(pid: int) -> list[int]:
    """The process and all its descendants, as far as they are there."""
    found = [pid]
    for parent in found:
        with suppress(OSError):
            for thread in (_PROCESSES / str(parent) / "task").iterdir():
                found += map(int, (thread / "children").read_text().split())
    return found


def _pss(pid: int) -> int:
    """The proportional set size in KiB; 0 for a process that has ended."""
    with suppress(OSError):
        for line in (_PROCESSES / str(pid) / "smaps_rollup").read_text().splitlines():
            if line.startswith("Pss:"):
                return int(line.split()[1])
    return 0
