"""What was measured, as a table for a terminal, under what we ask of ourselves."""

from __future__ import annotations

from collections.abc import Sequence

from benchmarks.reading.first import First
from benchmarks.reading.gauge import Reading

Measured = tuple[First, Reading]

MEANING = """How timelines read in headless Chromium, drawn 1200 by 500: medians of the rounds, with an empty cache.
render: from the first line of its own that runs (of the other two, when they have their events) to the frame that
shows the timeline; first: from the HTML read to the same, with scripts and data that are fetched; whole: from the
address; all three in a browser that has run for a while and that no debugger looks into. nodes: its own in the page,
the most of all. pan, zoom: the frames in which a hand moved something, 95th percentile; answer: from an input to the
end of the frame that shows it, the same.
data, script, page: kB as they came, gzipped (data: JSON; ours has few enough events in the page itself; script: what
comes at once; the bar holds for that with all that a reader asks for later, which is tested).
task: the longest until a second and a half after that, where one was over 50 ms. shift: what moved by itself."""
HEADS = ("", "render", "first", "whole", "nodes", "pan", "zoom", "answer", "data", "script", "page", "task", "shift")
BARS = ("bar", "150 ms", "150 ms", "", "300", "33 ms", "33 ms", "", "60 kB", "30 kB", "", "50 ms", "0.00")


def table(timelines: Sequence[tuple[str, Measured | str]]) -> str:
    """A line for each timeline; for one that was not measured, why."""
    lines = [HEADS, *(_cells(name, found) for name, found in timelines), BARS]
    widths = [max(len(line[n]) for line in lines if len(line) > n and len(line) > 2) for n in range(len(HEADS))]
    return "\n".join(_set(line, widths) for line in lines)


def _cells(name: str, found: Measured | str) -> tuple[str, ...]:
    if isinstance(found, str):
        return name, found
    first, reading = found
    came = (f"{time:.0f} ms" for time in (first.render, first.first, first.whole))
    moved = (f"{time:.0f} ms" for time in (reading.pan, reading.zoom, reading.answer))
    sizes = (f"{size / 1000:.1f} kB" for size in (reading.data, reading.script, reading.html))
    task = f"{first.task:.0f} ms" if first.task else "-"
    return name, *came, f"{reading.nodes:.0f}", *moved, *sizes, task, f"{reading.shift:.2f}"


def _set(cells: Sequence[str], widths: Sequence[int]) -> str:
    if len(cells) == 2:
        return f"{cells[0]:{widths[0]}}  {cells[1]}"
    return "  ".join(
        [cells[0].ljust(widths[0]), *(c.rjust(w) for c, w in zip(cells[1:], widths[1:], strict=True))]
    ).rstrip()
