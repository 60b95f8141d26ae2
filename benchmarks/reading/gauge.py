"""A page opened in Chromium with nothing kept, dragged and zoomed as a hand does it, and what that cost."""

from __future__ import annotations

import asyncio
import contextlib
import time
from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from pathlib import Path
from statistics import median, quantiles
from typing import Any

from playwright.async_api import Browser, Error, Page, Playwright, async_playwright

from benchmarks import web
from benchmarks.measure import Failed
from benchmarks.reading.first import LATE, PATIENCE, REPEATED
from benchmarks.reading.sites import WINDOW, Timeline

HAND = 15.0  # seconds of them for a drag, and as many for the wheel
DRAGS, WHEELS = 120, 60  # steps
FAR, TURN = 8, 60  # pixels of a step of the hand, and of the wheel
SCRIPT = Path(__file__).with_name("gauge.js").read_text(encoding="utf-8")

# What has come over the wire, as it was packed, and how many nodes the timeline has; asked before anything is moved.
SAID = """own => {
  const [page] = performance.getEntriesByType('navigation'), files = performance.getEntriesByType('resource');
  const size = what => files.filter(({name}) => what.test(name)).reduce((sum, file) => sum + file.encodedBodySize, 0);
  const box = document.querySelector(own.stage).getBoundingClientRect();
  return {
    nodes: document.querySelectorAll(`${own.own}, ${own.own} *`).length,
    data: size(/\\.json$/), script: size(/\\.js$/), html: page.encodedBodySize,
    shift: gauge.shift, width: box.width, height: box.height,
  };
}"""
TAKEN = "() => { const {frames, answers} = gauge; gauge.frames = []; gauge.answers = []; return [frames, answers] }"


@dataclass(frozen=True, slots=True)
class Reading:
    """Times are milliseconds; ``data``, ``script``, ``html`` bytes as they came; ``shift`` is the browser's score.

    ``pan`` and ``zoom`` are the 95th percentile of the frames in which the hand moved something, ``answer`` that of the
    times from an input to the end of the frame that shows it. ``nodes`` is the most of all.
    """

    nodes: float
    pan: float
    zoom: float
    answer: float
    data: float
    script: float
    html: float
    shift: float
    width: float
    height: float


async def read(home: str, timeline: Timeline, rounds: int) -> Reading | str:
    """The median of some rounds, each in a browser of its own; one where that takes long. Or why there is none."""
    found: list[Reading] = []
    async with async_playwright() as playwright:
        began = time.monotonic()
        while not found or (len(found) < rounds and time.monotonic() - began < REPEATED * len(found)):
            reading = await _once(playwright, home, timeline)
            if isinstance(reading, str):
                return reading
            found.append(reading)
    return Reading(*(median(getattr(each, name) for each in found) for name in Reading.__slots__))


async def _once(playwright: Playwright, home: str, timeline: Timeline) -> Reading | str:
    browser = await playwright.chromium.launch(executable_path=web.program(), args=web.FLAGS)
    try:
        async with asyncio.timeout(PATIENCE):
            return await _read(browser, home, timeline)
    except TimeoutError:
        return LATE
    except Error as error:  # a page that needs more memory than there is takes its tab down
        return error.message.splitlines()[0]
    finally:
        await browser.close()


async def _read(browser: Browser, home: str, timeline: Timeline) -> Reading:
    page = await browser.new_page(viewport=WINDOW, bypass_csp=True)  # type: ignore[arg-type]
    await page.add_init_script(f"{SCRIPT}; window.gauge.there = () => {timeline.drawn};")
    await page.goto(home + timeline.address, wait_until="commit", timeout=0)
    await _until_drawn(page)
    await page.wait_for_load_state("networkidle", timeout=0)
    said: dict[str, Any] = await page.evaluate(SAID, {"own": timeline.own, "stage": timeline.stage})
    panned, answers = await _moved(page, lambda: _drag(page, timeline))
    zoomed, more = await _moved(page, lambda: _zoom(page, timeline))
    last: dict[str, Any] = await page.evaluate(SAID, {"own": timeline.own, "stage": timeline.stage})
    frames = {"pan": _slow(panned), "zoom": _slow(zoomed), "answer": _slow(answers + more)}
    return Reading(**said | frames | {"nodes": max(said["nodes"], last["nodes"])})


async def _until_drawn(page: Page) -> None:
    while True:
        with contextlib.suppress(Error):  # the page is only just coming
            if await page.evaluate("window.gauge?.drawn"):
                return
        await asyncio.sleep(0.1)


async def _moved(page: Page, move: Callable[[], Awaitable[None]]) -> tuple[list[float], list[float]]:
    await page.evaluate(TAKEN)
    await move()
    await asyncio.sleep(0.3)
    frames, answers = await page.evaluate(TAKEN)
    return frames, answers


async def _drag(page: Page, timeline: Timeline) -> None:
    """There and back again."""
    x, y = await _middle(page, timeline)
    await page.mouse.move(x, y)
    await page.mouse.down()
    until = time.monotonic() + HAND
    for n in range(1, DRAGS + 1):
        await page.mouse.move(x - FAR * min(n, DRAGS - n), y)
        if time.monotonic() > until:
            break
    await page.mouse.up()
    await asyncio.sleep(0.3)


async def _zoom(page: Page, timeline: Timeline) -> None:
    """In and out again, by the wheel or by buttons."""
    x, y = await _middle(page, timeline)
    await page.mouse.move(x, y)
    await page.evaluate("stage => document.querySelector(stage).focus?.({preventScroll: true})", timeline.stage)
    until = time.monotonic() + HAND
    for n in range(WHEELS):
        way = n >= WHEELS / 2
        if timeline.buttons:
            await page.evaluate("button => document.querySelector(button)?.click()", timeline.buttons[way])
        else:
            await page.mouse.wheel(0, TURN if way else -TURN)
        if time.monotonic() > until:
            break


async def _middle(page: Page, timeline: Timeline) -> tuple[float, float]:
    box = await page.locator(timeline.stage).first.bounding_box()
    if box is None:
        raise Failed(f"{timeline.name} has no {timeline.stage}")
    return box["x"] + box["width"] * 0.6, box["y"] + box["height"] * 0.3


def _slow(times: list[float]) -> float:
    """The 95th percentile."""
    return quantiles(times, n=20, method="inclusive")[-1] if len(times) > 1 else max(times, default=0.0)
