"""Every page of a site opened in a real browser, a few at a time in frames: where each leads, what was said of it."""

from __future__ import annotations

import contextlib
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final
from urllib.parse import quote, unquote

from playwright.sync_api import Browser

from tests.looking import failure, opened
from tests.published import Published
from tests.serving import serving

FRAMES: Final = 4
PATIENCE: Final = 120_000  # milliseconds for all of it

# What each page tells of itself to the page around it, wherever it lies.
TELL: Final = """if (self !== top && location.protocol !== 'about:') {
  addEventListener('securitypolicyviolation', e => console.error('stopped: ' + e.violatedDirective));
  addEventListener('load', () => top.postMessage({
    url: location.href,
    dressed: getComputedStyle(document.documentElement).getPropertyValue('--paper') !== '',
    links: [...document.querySelectorAll('a[href], area[href], link[href], img[src]')]
      .map(e => new URL(e.getAttribute('href') ?? e.getAttribute('src'), document.baseURI).href),
    ids: [...document.querySelectorAll('[id]')].map(e => e.id),
  }, '*'));
}"""
CRAWL: Final = """([urls, frames, patience]) => new Promise(done => {
  const seen = [], waiting = [...urls], asked = new Map();
  const next = frame => {
    if (seen.length === urls.length) done(seen);
    asked.set(frame, waiting[0]);
    if (waiting.length) frame.src = waiting.shift();
  };
  addEventListener('message', ({data, source}) => {
    const frame = [...asked.keys()].find(frame => frame.contentWindow === source);
    if (data.url !== asked.get(frame)) return;
    seen.push(data);
    next(frame);
  });
  setTimeout(() => done(seen), patience);
  for (let n = 0; n < frames; n++) {
    const frame = document.body.appendChild(document.createElement('iframe'));
    Object.assign(frame.style, {position: 'absolute', width: '1280px', height: '900px', visibility: 'hidden'});
    next(frame);
  }
})"""


@dataclass(frozen=True, slots=True)
class Seen:
    """A page as the browser has it: whether its styles hold, the whole address of all that it leads to, and its ids."""

    dressed: bool
    links: tuple[str, ...]
    ids: frozenset[str]


@dataclass(frozen=True, slots=True)
class Crawl:
    """The pages by their addresses in the output, what the console said, and what was asked for. ``home`` ends in /."""

    site: Published
    home: str
    pages: dict[str, Seen]
    said: tuple[str, ...]
    asked: tuple[str, ...]

    def dead(self, base_url: str) -> Iterator[str]:
        """Links into the site that lead to no file of it, or to no element of that id."""
        for address, page in self.pages.items():
            for link in page.links:
                url, _, fragment = link.partition("#")
                target = self._target(url.partition("?")[0], base_url)
                if target is not None and not self._stands(target, unquote(fragment)):
                    yield f"{address}: {link}"

    def _target(self, url: str, base_url: str) -> str | None:
        """The address in the output, None for what lies elsewhere."""
        if url.startswith(f"{base_url}/"):
            path = url.removeprefix(f"{base_url}/")
            return unquote(f"{path}index.html" if not path or path.endswith("/") else path)
        ours = url.startswith(("file:", self.home.rpartition("/repo/")[0] or self.home))
        return unquote(url.removeprefix(self.home)) if ours else None

    def _stands(self, address: str, fragment: str) -> bool:
        if address not in self.site.files or not fragment:
            return address in self.site.files
        page = self.pages.get(address)
        return fragment in (page.ids if page else self.site.page(address).ids)


def crawled(browser: Browser, site: Published, place: str, addresses: Iterable[str], folder: Path) -> Crawl:
    """Those pages of a site that lies at a ``place``: a path of a host, or "file:". ``folder`` may be written to."""
    frame = folder / "frame.html"
    frame.write_text('<!doctype html><meta charset="utf-8"><title>Some pages</title>', "utf-8")
    with published_at(site, place) as home, opened(browser) as page:
        said: list[str] = []
        asked: list[str] = []
        page.add_init_script(TELL)
        page.on("console", lambda message: said.append(message.text))
        page.on("pageerror", lambda error: said.append(str(error)))
        page.on("requestfailed", lambda request: said.extend(failure(request)))
        page.goto(frame.as_uri())
        page.on("request", lambda request: asked.append(request.url))
        urls = [home + quote(address, safe="/~") for address in addresses]
        found: list[dict[str, Any]] = page.evaluate(CRAWL, [urls, FRAMES, PATIENCE])
        pages = {unquote(each["url"].removeprefix(home)): _seen(each) for each in found}
        return Crawl(site, home, pages, tuple(said), tuple(asked))


@contextlib.contextmanager
def published_at(site: Published, place: str) -> Iterator[str]:
    """The address of the site, on the disk or on a host."""
    if place == "file:":
        yield f"{site.output.as_uri()}/"
        return
    with serving(site.output, place) as home:
        yield home


def _seen(told: dict[str, Any]) -> Seen:
    return Seen(told["dressed"], tuple(told["links"]), frozenset(told["ids"]))
