"""How soon a timeline stands, in a browser that nobody steers: a debugger at work takes one of two cores for itself.

The page carries the gauge, and says what it found in its title, which the browser tells whoever asks for its pages.
"""

from __future__ import annotations

import contextlib
import json
import subprocess
import tempfile
import time
import urllib.error
import urllib.request
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from statistics import median

from benchmarks import web
from benchmarks.reading.sites import WINDOW, Timeline

PATIENCE = 60.0  # seconds for a page to stand
LATE = f"did not finish in {PATIENCE:.0f} s"
SETTLED = 1500  # milliseconds after the first picture in which a task still counts
NAME = "measured.html"
GAUGE = Path(__file__).with_name("gauge.js")
TOLD = f"""
window.gauge.there = () => %s;
const told = setInterval(() => {{
  if (!gauge.drawn || performance.now() < gauge.drawn + {SETTLED}) return;
  clearInterval(told);
  const [page] = performance.getEntriesByType("navigation");
  document.title = `measured ${{gauge.drawn - page.domInteractive}} ${{gauge.longest}}`;
}}, 100);
"""


@dataclass(frozen=True, slots=True)
class First:
    """Milliseconds from the HTML read to the timeline drawn, with nothing kept: the medians of some rounds.

    ``running`` is in a browser that has run for a while, ``begun`` in one that has just begun. ``task`` is the longest
    task of the former until the page was quiet, 0 where none was over 50 ms.
    """

    running: float
    begun: float
    task: float


def measured(site: Path, more: Path, timeline: Timeline, rounds: int) -> First | str:
    """The first picture of a page of a built site, or why there is none; ``more`` is where others' scripts lie."""
    with tempfile.TemporaryDirectory(prefix="dateline-first-") as folder:
        folders = (_carrying(site, timeline, Path(folder)), site, more)
        address = str(Path(timeline.address).with_name(NAME))
        begun, running, tasks = [], [], []
        try:
            for _ in range(rounds):
                with web.served(*folders) as home, _browser(home + address) as asked:
                    begun.append(_told(asked)[0])
            with web.served(*folders) as home, _browser(home + address) as asked:
                _told(asked)
                for _ in range(rounds):
                    with web.served(*folders) as home:  # another site to the browser, of which it has kept nothing
                        drawn, task = _told(asked, home + address)
                    running.append(drawn)
                    tasks.append(task)
        except TimeoutError:
            return LATE
    return First(median(running), median(begun), median(tasks))


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
def _browser(address: str) -> Iterator[str]:
    """Where a browser that has just been begun with a page answers for its pages."""
    size = f"--window-size={WINDOW['width']},{WINDOW['height']}"
    with tempfile.TemporaryDirectory(prefix="dateline-browser-", ignore_cleanup_errors=True) as profile:
        own = (f"--user-data-dir={profile}", "--remote-debugging-port=0", size)
        begun = subprocess.Popen(
            (web.program(), *web.FLAGS, *own, address), stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
        )
        try:
            port = _port(Path(profile) / "DevToolsActivePort")
            yield f"http://127.0.0.1:{port}/json/"
        finally:
            begun.terminate()
            begun.wait()


def _port(file: Path) -> str:
    until = time.monotonic() + PATIENCE
    while time.monotonic() < until:
        with contextlib.suppress(FileNotFoundError):
            port, newline, _ = file.read_text(encoding="utf-8").partition("\n")
            if newline:
                return port
        time.sleep(0.05)
    raise TimeoutError


def _told(asked: str, address: str = "") -> tuple[float, float]:
    """What the browser's page found, or one that it opens now; that one is closed again.

    Raises:
        TimeoutError: the timeline did not come to stand.
    """
    if address:
        _json(f"{asked}new?{address}", "PUT")
    until = time.monotonic() + PATIENCE
    while time.monotonic() < until:
        time.sleep(0.5)  # seldom: asking costs the browser something too
        for page in _json(f"{asked}list"):
            if page["type"] == "page" and page["url"].startswith(address or "http") and "measured " in page["title"]:
                _, drawn, task = page["title"].split()
                if address:
                    urllib.request.urlopen(f"{asked}close/{page['id']}").close()
                return float(drawn), float(task)
    raise TimeoutError


def _json(address: str, method: str = "GET") -> list[dict[str, str]]:
    with urllib.request.urlopen(urllib.request.Request(address, method=method), timeout=PATIENCE) as answer:
        found = json.load(answer)
    return found if isinstance(found, list) else [found]
