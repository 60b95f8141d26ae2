"""``python -m benchmarks.reading``: a table for each number of events.

The figures are this machine's and what else it does: what counts is that ours stay the same from row to row.
"""

from __future__ import annotations

import argparse
import asyncio
import shutil
import tempfile
from pathlib import Path

from benchmarks import tools, web
from benchmarks.measure import Failed
from benchmarks.reading import first, gauge, sites, table

MEMORY_DISK = Path("/dev/shm")


def main() -> int:
    """Measures, prints, and answers 0 whatever it was; 1 where a site does not build, 3 where a tool is missing."""
    asked = _asked()
    if not tools.stand():
        print("vis-timeline and TimelineJS are not here: `python -m benchmarks.tools` brings them")
        return 3
    print(table.MEANING, flush=True)
    try:
        with tempfile.TemporaryDirectory(prefix="dateline-reading-", dir=_disk()) as folder:
            for count in asked.events:
                print(f"\n{count} events", flush=True)
                print(_compared(asked.keep or Path(folder), count, asked), flush=True)
    except Failed as failed:
        print(failed)
        return 1
    return 0


def _asked() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m benchmarks.reading", description="Measures how timelines read.")
    counts = (100, 1000, 10_000, 100_000)
    parser.add_argument("--events", metavar="N,N", type=_counts, default=counts, help="how many (100 to 100 000)")
    parser.add_argument("--rounds", metavar="N", type=int, default=3, help="how often each page is opened (default: 3)")
    parser.add_argument("--alone", action="store_true", help="ours alone, without the other two")
    parser.add_argument(
        "--keep", metavar="DIR", type=Path, help="lay the sites out in this folder, and use what is there"
    )
    return parser.parse_args()


def _counts(text: str) -> tuple[int, ...]:
    return tuple(max(1, int(part)) for part in text.split(","))


def _disk() -> Path | None:
    return MEMORY_DISK if MEMORY_DISK.is_dir() and shutil.disk_usage(MEMORY_DISK).free > 2 << 30 else None


def _compared(folder: Path, count: int, asked: argparse.Namespace) -> str:
    site = sites.built(folder / str(count), count)
    pages = sites.PAGES[:1] if asked.alone else sites.PAGES
    with web.served(site, tools.MODULES) as home:
        return table.table([(page.name, _measured(home, site, page, asked.rounds)) for page in pages])


def _measured(home: str, site: Path, page: sites.Timeline, rounds: int) -> table.Measured | str:
    rounds = max(1, rounds)
    came = first.measured(site, tools.MODULES, page, rounds)
    if isinstance(came, str):
        return came
    moved = asyncio.run(gauge.read(home, page, rounds))
    return moved if isinstance(moved, str) else (came, moved)


if __name__ == "__main__":
    raise SystemExit(main())
