"""Pages in a real browser: one look at a page gathers all that the tests ask of it, so that none is opened twice."""

from __future__ import annotations

import contextlib
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any, Final, Literal
from urllib.parse import quote

from playwright.sync_api import Browser, Page

Light = Literal["light", "dark", "narrow", "forced"]

# WCAG 2.0 to 2.2, A and AA, and what is good practice beside them.
STANDARD: Final = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
CONTEXTS: Final[dict[Light, dict[str, Any]]] = {
    "light": {"viewport": {"width": 1280, "height": 900}},
    "dark": {"viewport": {"width": 1280, "height": 900}, "color_scheme": "dark"},
    "narrow": {"viewport": {"width": 320, "height": 640}, "reduced_motion": "reduce"},
    "forced": {"viewport": {"width": 768, "height": 900}, "forced_colors": "active"},
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
    """What was seen of a page. ``wrong`` are violations of the standard, ``said`` what the browser's console said."""

    address: str
    url: str
    wrong: tuple[str, ...]
    said: tuple[str, ...]
    requests: tuple[str, ...]
    overflow: int
    beyond: tuple[str, ...]
    moving: tuple[str, ...]
    links: tuple[str, ...]
    styled: int


def look(browser: Browser, light: Light, home: str, addresses: Iterable[str], axe: str, rules: str = "") -> list[Look]:
    """Each page seen in this light. ``rules`` are those of axe to look at, "" for the whole standard."""
    with opened(browser, light) as page:
        said: list[str] = []
        asked: list[str] = []
        page.on("console", lambda message: said.append(message.text))
        page.on("pageerror", lambda error: said.append(str(error)))
        page.on("requestfailed", lambda request: said.append(f"{request.url}: {request.failure}"))
        page.on("request", lambda request: asked.append(request.url))
        return [_look(page, home, address, axe, rules, said, asked) for address in addresses]


@contextlib.contextmanager
def opened(browser: Browser, light: Light) -> Iterator[Page]:
    """A page in this light, closed afterwards with all that it knew."""
    context = browser.new_context(**CONTEXTS[light])
    try:
        yield context.new_page()
    finally:
        context.close()


def _look(page: Page, home: str, address: str, axe: str, rules: str, said: list[str], asked: list[str]) -> Look:
    said.clear()
    asked.clear()
    page.goto(home + quote(address))
    seen = page.evaluate(ASK)
    lists = {name: tuple(value) for name, value in seen.items() if isinstance(value, list)}
    heard = {"url": page.url, "said": tuple(said), "requests": tuple(asked)}
    return Look(address=address, wrong=judged(page, axe, rules), **(seen | lists | heard))


def judged(page: Page, axe: str, rules: str = "") -> tuple[str, ...]:
    """What axe-core finds wrong with a page: "rule: element: why"."""
    run: dict[str, Any] = {"type": "rule", "values": rules.split()} if rules else {"type": "tag", "values": STANDARD}
    options = {"runOnly": run, "resultTypes": ["violations"], "preload": False}
    page.evaluate(axe)
    found = page.evaluate("options => axe.run(document, options)", options)["violations"]
    return tuple(f"{v['id']}: {n['target']}: {n['failureSummary']}" for v in found for n in v["nodes"])
