"""What was measured, as a table for a terminal, under what we ask of ourselves."""

from __future__ import annotations

from collections.abc import Sequence

from benchmarks.reading.gauge import Reading

MEANING = """How timelines read in headless Chromium, drawn 1200 by 500: medians of the rounds, with an empty cache.
first: from the HTML read to the timeline drawn. nodes: its own in the page, the most of all. pan, zoom: the frames in
which a hand moved something, 95th percentile; answer: from an input to the end of the frame that shows it, the same.
data, script, page: kB as they came, gzipped (data: JSON; ours has few enough events in the page itself; script: what
comes at once; the bar holds for that with all that a reader asks for later, which is tested).
task: the longest until all was there, where one was over 50 ms. shift: what moved by itself while it came."""
HEADS = ("", "first", "nodes", "pan", "zoom", "answer", "data", "script", "page", "task", "shift")
BARS = ("bar", "150 ms", "300", "33 ms", "33 ms", "", "60 kB", "30 kB", "", "50 ms", "0.00")


def table(readings: Sequence[tuple[str, Reading | str]]) -> str:
    """A line for each timeline; for one that was not measured, why."""
    lines = [HEADS, *(_cells(name, reading) for name, reading in readings), BARS]
    widths = [max(len(line[n]) for line in lines if len(line) > n and len(line) > 2) for n in range(len(HEADS))]
    return "\n".join(_set(line, widths) for line in lines)


def _cells(name: str, reading: Reading | str) -> tuple[str, ...]:
    if isinstance(reading, str):
        return name, reading
    r = reading
    times = (f"{r.first:.0f} ms", f"{r.nodes:.0f}", f"{r.pan:.0f} ms", f"{r.zoom:.0f} ms", f"{r.answer:.0f} ms")
    sizes = tuple(f"{size / 1000:.1f} kB" for size in (r.data, r.script, r.html))
    return name, *times, *sizes, f"{r.longest:.0f} ms" if r.longest else "-", f"{r.shift:.2f}"


def _set(cells: Sequence[str], widths: Sequence[int]) -> str:
    if len(cells) == 2:
        return f"{cells[0]:{widths[0]}}  {cells[1]}"
    return "  ".join(
        [cells[0].ljust(widths[0]), *(c.rjust(w) for c, w in zip(cells[1:], widths[1:], strict=True))]
    ).rstrip()
