"""Pages in a real browser: one look at a page gathers all that the tests ask of it, so that none is opened twice."""

from __future__ import annotations

import contextlib
import time
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from typing import Any, Final
from urllib.parse import quote

from playwright.sync_api import Browser, Page, Request

# WCAG 2.0 to 2.2, A and AA, and what is good practice beside them.
STANDARD: Final = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
# What changes with the light, and what with the width; all the rest is judged once.
COLOURS: Final = ("color-contrast", "link-in-text-block")
WIDTHS: Final = ("target-size", "scrollable-region-focusable", "label-content-name-mismatch")


@dataclass(frozen=True, slots=True)
class View:
    """How a page is looked at. ``rules`` are those of axe-core to judge by, () for the whole standard."""

    width: int
    rules: tuple[str, ...] = ()
    media: Mapping[str, Any] = field(default_factory=dict)

    def thorough(self) -> View:
        """The same, judged by the whole standard."""
        return replace(self, rules=())


DAY: Final = View(1280)
NIGHT: Final = View(1280, COLOURS, {"color_scheme": "dark"})
PHONE: Final = View(320, WIDTHS, {"reduced_motion": "reduce"})
FORCED: Final = View(768, COLOURS, {"forced_colors": "active"})
VIEWS: Final = {"day": DAY, "night": NIGHT, "phone": PHONE, "forced": FORCED}

UNLIT: Final[dict[str, Any]] = {
    "media": "screen",
    "color_scheme": "light",
    "reduced_motion": "no-preference",
    "forced_colors": "none",
}

# What the page looks like, asked in one go.
ASK: Final = """() => {
  const root = document.documentElement, width = root.clientWidth;
  const auto = e => getComputedStyle(e).overflowX === 'auto';
  const scrolls = e => e && (auto(e) || scrolls(e.parentElement));
  const all = [...document.body.querySelectorAll('*')].filter(e => !e.closest('svg'));
  const beyond = all.filter(e => {
    const box = e.getBoundingClientRect();
    return box.width && box.height && (box.left < -1 || box.right > width + 1) && !scrolls(e) && !e.closest('.skip');
  });
  const moving = [...document.querySelectorAll('*')].filter(e => {
    const style = getComputedStyle(e);
    if (!style.animationName) return false;  // not shown: what stands in a film for those who cannot see it
    return style.animationName !== 'none' || style.transitionDuration.split(', ').some(d => parseFloat(d) > 0);
  });
  return {
    overflow: root.scrollWidth - width,
    beyond: beyond.map(e => e.tagName + '.' + e.getAttribute('class')),
    moving: moving.map(e => e.tagName),
    links: [...document.links].map(a => typeof a.href === 'string' ? a.href : new URL(a.href.baseVal, a.baseURI).href),
    styled: document.styleSheets.length,
  };
}"""


@dataclass(frozen=True, slots=True)
class Look:
    """What was seen of a page. ``wrong`` are violations of the standard, ``said`` what the browser's console said, and
    ``requests`` what was asked for until then."""

    address: str
    view: View
    wrong: tuple[str, ...]
    said: tuple[str, ...]
    requests: tuple[str, ...]
    overflow: int
    beyond: tuple[str, ...]
    moving: tuple[str, ...]
    links: tuple[str, ...]
    styled: int


def look(page: Page, home: str, addresses: Iterable[str], views: Iterable[View], axe: str = "") -> list[Look]:
    """Each address opened once in the page and seen in each view. Without ``axe`` it is not judged."""
    found = []
    for address in addresses:
        with listening(page) as (said, asked):
            page.goto(home + quote(address))
            heard: dict[str, Any] = {"said": tuple(said), "requests": tuple(asked)}
        if axe:
            page.evaluate(axe)
        found += [Look(address=address, view=view, **_seen(page, view, axe), **heard) for view in views]
    return found


@contextlib.contextmanager
def listening(page: Page) -> Iterator[tuple[list[str], list[str]]]:
    """What the browser says of the page, and what is asked for, in the meantime."""
    said: list[str] = []
    asked: list[str] = []
    listeners: dict[Any, Callable[[Any], None]] = {
        "console": lambda message: said.append(message.text),
        "pageerror": lambda error: said.append(str(error)),
        "requestfailed": lambda request: said.extend(failure(request)),
        "request": lambda request: asked.append(request.url),
    }
    for event, listener in listeners.items():
        page.on(event, listener)
    try:
        yield said, asked
    finally:
        for event, listener in listeners.items():
            page.remove_listener(event, listener)


def blank(page: Page) -> Page:
    """The same page with nothing in it, seen by day; whatever it was told before of light and width is forgotten."""
    page.goto("about:blank")
    _turn(page, DAY)
    return page


@contextlib.contextmanager
def opened(browser: Browser, view: View = DAY) -> Iterator[Page]:
    """A page with nothing in it, closed afterwards with all that it knew."""
    context = browser.new_context(viewport={"width": view.width, "height": 900}, **dict(view.media))
    try:
        yield context.new_page()
    finally:
        context.close()


def until(page: Page, true: str, patience: float = 20) -> None:
    """Waits until an expression, or what a function gives, holds on the page: without `eval`, which ours forbid."""
    end = time.monotonic() + patience
    while not page.evaluate(true):
        assert time.monotonic() < end, f"this never came true: {true}"
        page.wait_for_timeout(20)


def failure(request: Request) -> Iterator[str]:
    """Why nothing came; what was only cut short because we went on to the next page is no failure."""
    if request.failure != "net::ERR_ABORTED":
        yield f"{request.url}: {request.failure}"


def _turn(page: Page, view: View) -> None:
    page.set_viewport_size({"width": view.width, "height": 900})
    page.emulate_media(**(UNLIT | dict(view.media)))


def _seen(page: Page, view: View, axe: str) -> dict[str, Any]:
    _turn(page, view)
    seen: dict[str, Any] = page.evaluate(ASK)
    lists = {name: tuple(value) for name, value in seen.items() if isinstance(value, list)}
    return seen | lists | {"wrong": judged(page, view.rules) if axe else ()}


def judged(page: Page, rules: tuple[str, ...] = ()) -> tuple[str, ...]:
    """What axe-core, which is there, finds wrong with the page: "rule: element: why"."""
    run: dict[str, Any] = {"type": "rule", "values": [*rules]} if rules else {"type": "tag", "values": STANDARD}
    options = {"runOnly": run, "resultTypes": ["violations"], "preload": False}
    found = page.evaluate("options => axe.run(document, options)", options)["violations"]
    return tuple(f"{v['id']}: {n['target']}: {n['failureSummary']}" for v in found for n in v["nodes"])
