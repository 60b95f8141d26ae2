"""Pictures and other files to copy, looked at one by one: measured, and judged by what they must not hold."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path

from generator import cache
from generator.load import entries, scan
from generator.load.reading import Reading

ENOUGH = 20  # files to look at from which on a second process pays for its start: a photograph takes 70 ms


def looks(wanted: list[str], root: Path, jobs: int) -> Iterator[tuple[str, Reading]]:
    """Each wanted file by its path, looked at here or, where there are many, by a process for each core."""
    if len(wanted) < ENOUGH or jobs < 2:
        yield from _share(wanted, root)
        return
    from generator.workers import gathered

    yield from gathered(list(scan.shares(wanted, jobs)), lambda share: _share(share, root))


def _share(paths: Iterable[str], root: Path) -> Iterator[tuple[str, Reading]]:
    for path in paths:
        yield path, _looked_at(root, path)


def _looked_at(root: Path, path: str) -> Reading:
    """The digest of a file, its size and whether it is a still picture, and what is wrong with it."""
    from generator import pictures

    try:
        data = scan.read(root, path)
    except OSError as error:
        return b"", [(0, 0, False)], entries.plain((scan.unreadable(path, error),))
    seen = pictures.look(path, data)
    return cache.digest(data), [(seen.width, seen.height, seen.still)], entries.plain(seen.problems)
