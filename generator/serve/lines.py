"""What the terminal says of a build: one calm line for a save, and what is wrong in full."""

from __future__ import annotations

import time
from collections.abc import Collection, Iterator
from pathlib import Path

from generator import problems
from generator.build import Outcome
from generator.build.preview import Settled
from generator.load import files
from generator.problems import Problem

ECHO = 1.0  # seconds in which the system may tell of one save more than once
NEWEST = (".md", ".csv")  # what an author writes


class Lines:
    """Remembers what has been said: a warning that stands since long is not said with every save."""

    def __init__(self, site: Path) -> None:
        self._site = site.absolute()
        self._begun = False
        self._said: frozenset[Problem] = frozenset()
        self._changed: set[str] = set()
        self._last: tuple[list[str], float] = ([], 0.0)

    def settled(self, paths: Collection[Path], settled: Settled) -> Iterator[str]:
        """The lines for a part of what was built; none but for the last."""
        self._changed.update(settled.changed)
        if not settled.last:
            return
        if not self._begun or self._is_news(paths, settled):
            found = settled.outcome.problems
            yield from (problems.text(p) for p in found if p.severity == "error" or p not in self._said)
            yield self._saved(paths, settled) if self._begun else self._first(settled)
            self._begun, self._said = True, frozenset(found)
        self._changed.clear()

    def _is_news(self, paths: Collection[Path], settled: Settled) -> bool:
        """Is it more than an editor's own file, a look at everything, or the echo of a save?"""
        names = self._names(paths)
        echo = names == self._last[0] and time.monotonic() - self._last[1] < ECHO
        self._last = (names, time.monotonic())
        return bool(self._changed) or frozenset(settled.outcome.problems) != self._said or bool(names and not echo)

    def _first(self, settled: Settled) -> str:
        if settled.outcome.failed:
            return f"nothing is built yet: {_found(settled.outcome)}; save what is right, and the page comes"
        outcome = settled.outcome
        numbers = ((outcome.events, "event"), (outcome.articles, "article"), (outcome.pages, "page"))
        line = f"{', '.join(_plural(*n) for n in numbers)} in {_time(settled.seconds)}{_but(outcome)}"
        path = newest(self._site)
        return f"{line}\nEdit {path}, and save: the page follows. Ctrl-C ends." if path else line

    def _saved(self, paths: Collection[Path], settled: Settled) -> str:
        outcome = settled.outcome
        what = _listed(self._names(paths)) or "the site"
        if outcome.failed:
            return f"{what}: {_found(outcome)}; the pages stay as they were"
        pages = sum(address.endswith(".html") for address in self._changed)
        others = len(self._changed) - pages
        counts = [_plural(n, word) for n, word in ((pages, "page"), (others, "file")) if n]
        return f"{what}: {' and '.join(counts) or 'nothing to change'}, {_time(settled.seconds)}{_but(outcome)}"

    def _names(self, paths: Collection[Path]) -> list[str]:
        """The paths as the author knows them, without what editors leave behind and folders above a path."""
        above = {parent for path in paths for parent in path.parents}
        names = sorted(_relative(path, self._site) for path in paths if path not in above)
        return [name for name in names if files.sort(name.removeprefix("content/"), ()) != "passed"]


def newest(site: Path) -> str:
    """The text or table in ``content/`` that was saved last, which is the likeliest to be edited next."""
    found = (p for p in (site / "content").rglob("*") if p.suffix in NEWEST and p.is_file())
    ranked = sorted((-path.stat().st_mtime_ns, path.relative_to(site).as_posix()) for path in found)
    return ranked[0][1] if ranked else ""


def _relative(path: Path, site: Path) -> str:
    return path.relative_to(site).as_posix() if path.is_relative_to(site) else str(path)


def _listed(names: list[str]) -> str:
    if len(names) > 2:
        return f"{names[0]} and {len(names) - 1} more"
    return " and ".join(names)


def _but(outcome: Outcome) -> str:
    return f"; {_found(outcome)}" if outcome.problems else ""


def _found(outcome: Outcome) -> str:
    errors = sum(p.severity == "error" for p in outcome.problems)
    numbers = ((errors, "error"), (len(outcome.problems) - errors, "warning"))
    return ", ".join(_plural(*n) for n in numbers if n[0])


def _plural(count: int, word: str) -> str:
    return f"{count:,} {word}" if count == 1 else f"{count:,} {word}s"


def _time(seconds: float) -> str:
    return f"{seconds * 1000:.0f} ms" if seconds < 1 else f"{seconds:.1f} s"
