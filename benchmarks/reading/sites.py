"""The same events for all three: a table for Dateline, and JSON with a page for each of the other two.

Dateline's timeline has ``pages: false``: a page by period for each 200 events and none for each event, so that a
hundred thousand of them build in minutes. The page that is measured is the same with and without.
"""

from __future__ import annotations

import csv
import json
import os
import random
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from benchmarks import corpus
from benchmarks.measure import cost

ROOT = Path(__file__).resolve().parent.parent.parent
WIDTH, HEIGHT = 1200, 500  # pixels of what is drawn
WINDOW = {"width": 1280, "height": 900}

Row = tuple[str, str, str, str, str]  # the columns of the table
COLUMNS = ("title", "date", "importance", "tags", "places")


@dataclass(frozen=True, slots=True)
class Timeline:
    """``drawn`` is true on the page once the timeline is there, ``own`` are its nodes, ``stage`` is what a hand moves.

    ``buttons`` zoom in and out where no wheel does.
    """

    name: str
    address: str
    drawn: str
    own: str
    stage: str
    buttons: tuple[str, str] | None = None


PAGES = (
    Timeline(
        "Dateline",
        "long/index.html",
        "performance.getEntriesByName('timeline-drawn').length && performance.now()",
        "time-line :is(.bar, .stage, .telling, .overview, .inview)",
        ".stage",
    ),
    Timeline(
        "vis-timeline", "vis.html", "document.querySelector('.vis-item') && performance.now()", ".vis-timeline", "#here"
    ),
    Timeline(
        "TimelineJS",
        "timelinejs.html",
        "document.querySelector('.tl-timemarker') && window.stands && performance.now()",
        "#here",
        ".tl-timenav",
        (".tl-menubar-button:has(.tl-icon-zoom-in)", ".tl-menubar-button:has(.tl-icon-zoom-out)"),
    ),
)
CONFIG = 'title = "Bench"\nbase_url = "https://example.org"\n'
INDEX = "---\ntitle: A long story\nkind: timeline\npages: false\n---\nA sentence that leads in.\n"
# The stage is as large as the others' is.
STYLE = f"\nbody {{ max-width: none; padding-inline: 40px; }}\ntime-line {{ --stage: {HEIGHT}px; }}\n"
FRAME = """<!doctype html>
<html lang="en"><head><meta charset="utf-8"><title>Bench</title><link rel="icon" href="data:,">
<link rel="stylesheet" href="{style}"><script src="{script}" defer></script><script src="{start}" defer></script>
</head><body style="margin: 0 40px"><div id="here" style="width: {width}px; height: {height}px"></div></body></html>
"""
OTHERS = {
    "vis.html": (
        "vis-timeline/styles/vis-timeline-graph2d.min.css",
        "vis-timeline/standalone/umd/vis-timeline-graph2d.min.js",
    ),
    "timelinejs.html": ("@knight-lab/timelinejs/dist/css/timeline.css", "@knight-lab/timelinejs/dist/js/timeline.js"),
}
STARTS = {
    "vis.js": f"""fetch("events.json").then((answer) => answer.json()).then((events) => {{
  const items = events.map(({{ title, date }}, id) => ({{ id, content: title, start: date }}));
  performance.mark("timeline-begun");
  new vis.Timeline(document.getElementById("here"), new vis.DataSet(items), {{ height: {HEIGHT} }});
}});
""",
    "timelinejs.js": """fetch("events.json").then((answer) => answer.json()).then((events) => {
  const slides = events.map(({ title, date }) => {
    const [year, month, day] = date.split("-").map(Number);
    return { start_date: { year, month, day }, text: { headline: title } };
  });
  const script_path = `${location.origin}/@knight-lab/timelinejs/dist/js/`;
  performance.mark("timeline-begun");
  const line = new TL.Timeline("here", { events: slides }, { script_path, font: "", timenav_height: 250 });
  line.on("ready", () => (window.stands = true));
});
""",
}


def rows(count: int, seed: int = corpus.SEED) -> Iterator[Row]:
    """As many events between 1900 and 2023, in no order; number n is the same however many there are."""
    for number in range(count):
        r = random.Random(f"{seed}/row/{number}")
        day = f"{r.randint(1900, 2023)}-{r.randint(1, 12):02d}-{r.randint(1, 28):02d}"
        tags = ";".join(sorted(r.sample(corpus.TAGS, 2)))
        yield corpus.clause(r, r.randint(4, 8)), day, str(r.randint(1, 100)), tags, r.choice(corpus.PLACES)


def built(folder: Path, count: int) -> Path:
    """Where the pages of all three lie; what was laid out there before is left as it is.

    Raises:
        Failed: Dateline did not build its site.
    """
    output = folder / "output"
    if not (output / "vis.html").is_file():
        events = list(rows(count))
        lay_out(folder, events)
        env = {**os.environ, "PYTHONPATH": str(ROOT)}
        cost((sys.executable, "-m", "generator", "build", "--source", str(folder)), cwd=folder, env=env)
        _beside(output, events)
    return output


def lay_out(folder: Path, events: list[Row]) -> None:
    """A site of one table, in a theme of its own whose stage has the size that is asked for."""
    styled = "static/css/instrument.css"
    files = {
        "content/site.toml": CONFIG,
        "content/long/index.md": INDEX,
        f"themes/site/{styled}": (ROOT / "themes/default" / styled).read_text(encoding="utf-8") + STYLE,
    }
    for name, text in files.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    with (folder / "content/long/events.csv").open("w", encoding="utf-8", newline="") as file:
        csv.writer(file).writerows([COLUMNS, *events])


def _beside(output: Path, events: list[Row]) -> None:
    """The pages of the other two, each with the same events in order of time."""
    ordered = sorted(({"title": title, "date": day} for title, day, *_ in events), key=lambda event: event["date"])
    (output / "events.json").write_text(json.dumps(ordered), encoding="utf-8")
    for name, text in STARTS.items():
        (output / name).write_text(text, encoding="utf-8")
    for name, (style, script) in OTHERS.items():
        start = name.replace(".html", ".js")
        page = FRAME.format(style=style, script=script, start=start, width=WIDTH, height=HEIGHT)
        (output / name).write_text(page, encoding="utf-8")
