"""``python -m docs.pictures``, or ``make screenshots``: every way to read, in light and dark, wide and narrow.

Builds the repository's own content, and again with a search, opens pages in Chromium and writes
``docs/pictures/NAME-WIDTH-SCHEME.webp``. What a site does not have is left out with a line. Nothing moves while a
picture is taken; the fonts are the machine's.
"""

from __future__ import annotations

import contextlib
import io
import os
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from PIL import Image
from playwright.sync_api import Browser, Error, Page, sync_playwright

from benchmarks import web

ROOT = Path(__file__).resolve().parent.parent.parent
PICTURES = ROOT / "docs" / "pictures"
BASE = "https://example.org/dateline"
DAY = "2024-01-01"  # of the build, and of the reader's clock
STORY = "eastern-flank/index"
SCHEMES = ("light", "dark")
ROOM = 1_500_000  # bytes for all of them
QUALITY = 66
PATIENCE = 30_000  # milliseconds until a page must have what it needs


@dataclass(frozen=True, slots=True)
class Width:
    """A window in pixels of the page, with as many of the picture to each."""

    name: str
    width: int
    height: int
    scale: float


WIDTHS = (Width("wide", 1280, 960, 1), Width("narrow", 360, 780, 1.5))


@dataclass(frozen=True, slots=True)
class Way:
    """A way to read: ``address`` has what the reader chose in it, ``needs`` is on the page when all is there.

    ``opened`` are the details that the reader opened, ``top`` is what stands at the upper edge, if not the masthead.
    """

    name: str
    address: str
    needs: str
    opened: str = ""
    top: str = ""


# What to picture, all of it, of one and the same story.
WAYS = (
    Way("timeline", f"{STORY}.html?at=e.brussels-summit", "time-line .plot .chosen", top="header.story h1"),
    Way("zoomed", f"{STORY}.html?view=2022-03-01..2022-07-15&at=e.madrid-summit", ".plot .chosen", top=".bar"),
    Way("filters", f"{STORY}.html?tags=battlegroups", ".chips li", opened="details.find", top=".reading"),
    Way("as-known", f"{STORY}.html?known=2022-03-23", "time-line .plot .entry-mark"),
    Way("story", f"{STORY}.story.html", "ol.slides"),
    Way("calendar", f"{STORY}.calendar.html", "main svg, main table"),
    Way("table", f"{STORY}.table.html", "table.sortable"),
    Way("columns", f"{STORY}.columns.html", "main"),
    Way("map", f"{STORY}.map.html", "main svg"),
)
SEARCH = (Way("search", "search/index.html?q=summit", ".finder .results li"),)


def main() -> int:
    """Answers 0 where every picture that can be taken was; 1 where a site does not build or all are too heavy."""
    with tempfile.TemporaryDirectory(prefix="dateline-pictures-") as folder:
        for number, (ways, settings) in enumerate(((WAYS, ""), (SEARCH, "search = true\n"))):
            site = _built(Path(folder) / str(number), settings)
            if site is None:
                return 1
            with web.served(site) as home, sync_playwright() as playwright:
                browser = playwright.chromium.launch(executable_path=web.chromium(), args=web.FLAGS)
                for way in ways:
                    _take(browser, home, site, way)
                browser.close()
    heavy = sum(file.stat().st_size for file in PICTURES.glob("*.webp"))
    print(f"{len(list(PICTURES.glob('*.webp')))} pictures, {heavy / 1000:.0f} kB")
    return 0 if heavy <= ROOM else 1


def _built(folder: Path, settings: str) -> Path | None:
    """The output of the repository's own content, with some more settings; None where it does not build."""
    shutil.copytree(ROOT / "content", folder / "content")
    config = folder / "content" / "site.toml"
    config.write_text(settings + config.read_text(encoding="utf-8"), encoding="utf-8")
    command = (sys.executable, "-m", "generator", "build", "--base-url", BASE, "--now", DAY)
    done = subprocess.run(command, cwd=folder, env={**os.environ, "PYTHONPATH": str(ROOT)}, check=False)
    return folder / "output" if done.returncode == 0 else None


def _take(browser: Browser, home: str, site: Path, way: Way) -> None:
    """Writes the pictures of one way in the place of those of before, which are gone where it can take none."""
    for old in PICTURES.glob(f"{way.name}-*.webp"):
        old.unlink()
    if not (site / way.address.partition("?")[0]).is_file():
        print(f"no {way.name}: the site has no {way.address.partition('?')[0]}")
        return
    for width in WIDTHS:
        for scheme in SCHEMES:
            with _opened(browser, width, scheme) as page:
                page.goto(home + way.address, wait_until="networkidle")
                if not _ready(page, way):
                    print(f"no {way.name}: the page has no {way.needs}")
                    return
                picture = page.screenshot(animations="disabled", caret="hide")
            _written(PICTURES / f"{way.name}-{width.name}-{scheme}.webp", picture)


@contextlib.contextmanager
def _opened(browser: Browser, width: Width, scheme: str) -> Iterator[Page]:
    """A window that nobody has used, whose clock stands still."""
    context = browser.new_context(
        viewport={"width": width.width, "height": width.height},
        device_scale_factor=width.scale,
        color_scheme="dark" if scheme == "dark" else "light",
        reduced_motion="reduce",
        bypass_csp=True,
    )
    try:
        page = context.new_page()
        page.clock.set_fixed_time(f"{DAY}T12:00:00Z")
        yield page
    finally:
        context.close()


def _ready(page: Page, way: Way) -> bool:
    """Whether all that the picture is to show is there, laid out and still."""
    try:
        page.locator(way.needs).first.wait_for(state="attached", timeout=PATIENCE)
    except Error:
        return False
    page.wait_for_timeout(300)  # an entry that the address names comes into view
    if way.opened:
        page.evaluate("what => document.querySelectorAll(what).forEach((each) => (each.open = true))", way.opened)
    if way.top:
        page.evaluate("what => document.querySelector(what).scrollIntoView({block: 'start'})", way.top)
        page.evaluate("scrollBy(0, -24)")
    page.wait_for_timeout(700)  # what is told of the view is told when that stands still
    return True


def _written(file: Path, picture: bytes) -> None:
    """The picture as WebP; the same picture gives the same bytes."""
    Image.open(io.BytesIO(picture)).convert("RGB").save(file, "WEBP", quality=QUALITY, method=6)


if __name__ == "__main__":
    raise SystemExit(main())
