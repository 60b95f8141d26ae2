"""What was measured, as a table for a terminal."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from statistics import median

from benchmarks.rounds import BUILDS, Build, Pair

BARS: dict[Build, float] = {"clean": 2.5, "no-op": 0.05, "edit": 0.1}  # of Hugo's CPU, at 10 000 events
MEMORY = 300  # MiB of all our processes together, at 10 000 events
BARS_AT = 10_000


@dataclass(frozen=True, slots=True)
class Row:
    """The middle, the lowest and the highest of the rounds. Every ratio is taken within its round: Dateline by Hugo."""

    build: Build
    dateline: float
    hugo: float
    ratio: float
    lowest: float
    highest: float
    wall: float
    memory: float
    hugo_memory: float


def row(build: Build, pairs: Iterable[Pair]) -> Row:
    """The pairs of one kind of build, in one row; memory is the highest of all rounds."""
    mine = [pair for pair in pairs if pair.build == build]
    ratios = [pair.dateline.cpu / pair.hugo.cpu for pair in mine]
    return Row(
        build=build,
        dateline=median(pair.dateline.cpu for pair in mine),
        hugo=median(pair.hugo.cpu for pair in mine),
        ratio=median(ratios),
        lowest=min(ratios),
        highest=max(ratios),
        wall=median(pair.dateline.wall / pair.hugo.wall for pair in mine),
        memory=max(pair.dateline.memory for pair in mine),
        hugo_memory=max(pair.hugo.memory for pair in mine),
    )


def table(count: int, pairs: Sequence[Pair]) -> str:
    """A line for each kind of build; at 10 000 events with what we ask of ourselves."""
    heads = ("build", "Dateline", "Hugo", "CPU ratio", "(low - high)", "wall", "memory", "Hugo's", "bar")
    lines = [heads, *(_cells(row(build, pairs), count) for build in BUILDS)]
    widths = [max(map(len, column)) for column in zip(*lines, strict=True)]
    return "\n".join("  ".join(_set(cells, widths)).rstrip() for cells in lines)


def _set(cells: Sequence[str], widths: Sequence[int]) -> list[str]:
    return [cells[0].ljust(widths[0]), *(c.rjust(w) for c, w in zip(cells[1:], widths[1:], strict=True))]


def _cells(row: Row, count: int) -> tuple[str, ...]:
    bar = f"{BARS[row.build]:g}, {MEMORY} MiB" if count == BARS_AT else ""
    return (
        row.build,
        f"{row.dateline:.2f} s",
        f"{row.hugo:.2f} s",
        f"{row.ratio:.3f}",
        f"({row.lowest:.3f} - {row.highest:.3f})",
        f"{row.wall:.2f}",
        f"{row.memory:.0f} MiB",
        f"{row.hugo_memory:.0f} MiB",
        bar,
    )
