"""How soon a timeline stands, in a browser that nobody steers: a debugger at work takes one of two cores for itself.

The page carries the gauge, and says what it found in its title, which the browser tells whoever asks for its pages.
"""

from __future__ import annotations

import contextlib
import http.client
import json
import subprocess
import tempfile
import time
import urllib.request
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from statistics import median
from typing import Any

from benchmarks import web
from benchmarks.measure import Failed
from benchmarks.reading.sites import WINDOW, Timeline

PATIENCE = 60.0  # seconds for a page to stand, or to be moved
LATE = f"did not finish in {PATIENCE:.0f} s"
START = 60.0  # seconds for a browser to start
REPEATED = 20.0  # seconds within which a round must end to be worth another
WARM = 2  # openings that are not counted, where there are more: a browser's first are slower
SETTLED = 1500  # milliseconds after the first picture in which a task still counts
NAME = "measured.html"
GAUGE = Path(__file__).with_name("gauge.js")
TOLD = f"""
window.gauge.there = () => %s;
const told = setInterval(() => {{
  if (!gauge.drawn || performance.now() < gauge.drawn + {SETTLED}) return;
  clearInterval(told);
  const [page] = performance.getEntriesByType("navigation");
  const [{{ startTime: begun }}] = performance.getEntriesByName("timeline-begun");
  const found = [gauge.drawn - begun, gauge.drawn - page.domInteractive, gauge.drawn, gauge.longest];
  document.title = `measured ${{found.join(" ")}}`;
}}, 100);
"""


@dataclass(frozen=True, slots=True)
class First:
    """Milliseconds, with nothing kept, in a browser that has run for a while.

    ``render`` is from the first line of its own that runs to the frame that shows the timeline, ``first`` from the HTML
    read to the same, with all that is fetched for it, and ``whole`` from the address. ``task`` is the longest task
    until a second and a half later, 0 where none was over 50 ms.
    """

    render: float
    first: float
    whole: float
    task: float


def measured(site: Path, more: Path, timeline: Timeline, rounds: int) -> First | str:
    """The medians for a page of a built site, or why there are none; ``more`` is where others' scripts lie.

    Raises:
        Failed: the browser did not start.
    """
    with tempfile.TemporaryDirectory(prefix="dateline-first-") as folder:
        folders = (_carrying(site, timeline, Path(folder)), site, more)
        address = str(Path(timeline.address).with_name(NAME))
        with _browser() as asked:
            began = time.monotonic()
            try:
                found = [_opened(asked, folders, address)]
                while len(found) < rounds + WARM and time.monotonic() - began < REPEATED * len(found):
                    found.append(_opened(asked, folders, address))
            except TimeoutError:
                return LATE
            except (OSError, http.client.HTTPException) as error:  # a page can take the browser down
                return str(error)
    return First(*map(median, zip(*(found[WARM:] or found), strict=True)))


def _opened(asked: str, folders: tuple[Path, ...], address: str) -> tuple[float, ...]:
    """What a page found at a port of its own: the browser has kept nothing from there."""
    with web.served(*folders) as home:
        return _told(asked, home + address)


def _carrying(site: Path, timeline: Timeline, folder: Path) -> Path:
    """A folder with a copy of the page in which the gauge stands before all else."""
    page = (site / timeline.address).read_text(encoding="utf-8")
    copy = folder / Path(timeline.address).with_name(NAME)
    copy.parent.mkdir(parents=True, exist_ok=True)
    at = page.index("<link")
    script = GAUGE.read_text(encoding="utf-8") + TOLD % timeline.drawn
    allowed = page[:at].replace("script-src", "script-src 'unsafe-inline'")
    copy.write_text(f"{allowed}<script>{script}</script>{page[at:]}", encoding="utf-8")
    return folder


@contextlib.contextmanager
def _browser() -> Iterator[str]:
    """Where a browser of its own answers for its pages."""
    size = f"--window-size={WINDOW['width']},{WINDOW['height']}"
    with tempfile.TemporaryDirectory(prefix="dateline-browser-", ignore_cleanup_errors=True) as profile:
        own = (f"--user-data-dir={profile}", "--remote-debugging-port=0", size, "--hide-scrollbars")
        begun = subprocess.Popen(
            (web.program(), *web.FLAGS, *own), stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
        )
        try:
            yield f"http://127.0.0.1:{_port(begun, Path(profile) / 'DevToolsActivePort')}/json/"
        finally:
            begun.terminate()
            try:
                begun.wait(10)
            except subprocess.TimeoutExpired:
                begun.kill()
                begun.wait()


def _port(begun: subprocess.Popen[bytes], file: Path) -> str:
    until = time.monotonic() + START
    while begun.poll() is None and time.monotonic() < until:
        with contextlib.suppress(FileNotFoundError):
            port, newline, _ = file.read_text(encoding="utf-8").partition("\n")
            if newline:
                return port
        time.sleep(0.05)
    raise Failed(f"{web.program()} did not start")


def _told(asked: str, address: str) -> tuple[float, ...]:
    """What a page has found that is opened for it, and closed again.

    Raises:
        TimeoutError: the timeline did not come to stand.
        OSError: the page, or the browser, went down.
    """
    page = _json(f"{asked}new?{address}", "PUT")["id"]
    try:
        until = time.monotonic() + PATIENCE
        while time.monotonic() < until:
            time.sleep(0.5)  # seldom: asking costs the browser something too
            title = next((each["title"] for each in _json(f"{asked}list") if each["id"] == page), None)
            if title is None:
                raise OSError("the page went down")
            if title.startswith("measured "):
                return tuple(map(float, title.split()[1:]))
        raise TimeoutError
    finally:
        with contextlib.suppress(OSError):
            urllib.request.urlopen(f"{asked}close/{page}", timeout=PATIENCE).close()


def _json(address: str, method: str = "GET") -> Any:  # noqa: ANN401 - as the browser says it
    with urllib.request.urlopen(urllib.request.Request(address, method=method), timeout=PATIENCE) as answer:
        return json.load(answer)
