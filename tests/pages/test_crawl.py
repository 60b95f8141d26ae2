"""A site as it is published, in a real browser: under a path, at the root of a host, on the disk.

``make test`` opens a page of each kind under a path, ``make test-long`` every page in every place.
"""

from __future__ import annotations

import re
from html import unescape
from pathlib import Path
from urllib.parse import unquote

import pytest
from playwright.sync_api import Browser

from tests.crawling import Crawl, crawled
from tests.exhibits import BASE_URL
from tests.published import Publish, Published

LOST = "404.html"  # which works under the path of its base URL only
PLACES = [(name, place, "all") for name in ("own", "made", "arabic") for place in ("/repo/", "/", "file:")]
IDENTITY = re.compile(r"""<id>[^<]*</id>|"id": *"[^"]*\"""")  # of an item of a feed, which is no address
URL = re.compile(re.escape(BASE_URL) + r"""(?:/[^\s"'<>\\(){}|,;]*)?""")


@pytest.fixture(
    scope="module",
    params=[("made", "/repo/", "kinds"), *(pytest.param(place, marks=pytest.mark.long) for place in PLACES)],
    ids=" ".join,
)
def crawl(
    request: pytest.FixtureRequest, browser: Browser, published: Publish, tmp_path_factory: pytest.TempPathFactory
) -> Crawl:
    """Those pages, or those of each kind that are named, but none that leads on at once."""
    name, place, which = request.param
    site = published(name, "default")
    lost = () if name != "arabic" and place == "/repo/" else (LOST,)
    asked = site.addresses if which == "all" else sorted(site.kinds)
    addresses = [one for one in asked if one not in lost and not leads_on(site, one)]
    found = crawled(browser, site, place, addresses, tmp_path_factory.mktemp("crawl"))
    assert sorted(found.pages) == addresses
    return found


def leads_on(site: Published, address: str) -> bool:
    return any(e.attributes.get("http-equiv") == "refresh" for e in site.page(address).all("meta"))


def test_no_link_and_no_anchor_is_dead(crawl: Crawl) -> None:
    assert sum(len(page.links) for page in crawl.pages.values()) > 10 * len(crawl.pages)
    assert list(crawl.dead(BASE_URL)) == []


def test_every_page_is_dressed_nothing_of_it_is_stopped_and_nobody_complains(crawl: Crawl) -> None:
    assert [address for address, page in crawl.pages.items() if not page.dressed] == []
    assert crawl.said == ()


def test_nobody_else_is_asked_for_anything(crawl: Crawl) -> None:
    assert len(crawl.asked) > len(crawl.pages)
    assert [url for url in crawl.asked if not url.startswith(crawl.home)] == []


def test_a_crawl_sees_what_is_dead_and_what_is_stopped(browser: Browser, own: Published, tmp_path: Path) -> None:
    worse = '<a href="none.html">x</a><a href="#none">x</a><a href="../x.html">x</a><p style="color: red">x</p>'
    text = (own.output / "about.html").read_text("utf-8")
    (tmp_path / "about.html").write_text(text.replace("</main>", f"{worse}</main>"), "utf-8")
    changed = Published("changed", "default", tmp_path, own.order, {})
    for place in ("/repo/", "file:"):
        found = crawled(browser, changed, place, ["about.html"], tmp_path)
        above = found.home.removesuffix("/").rpartition("/")[0]
        assert {f"{found.home}none.html", f"{found.home}about.html#none", f"{above}/x.html"} <= {
            dead.partition(": ")[2] for dead in found.dead(BASE_URL)
        }
        assert "stopped: style-src-attr" in found.said


@pytest.mark.parametrize("name", ["own", "made"])
def test_every_address_that_goes_out_is_there(published: Publish, name: str) -> None:
    """In heads, feeds, calendars, tables, data, sitemaps, and in what oEmbed says: all that is absolute."""
    site = published(name, "default")
    said = {url: path for path in sorted(site.files) for url in absolute(site, path)}
    assert {path.rpartition(".")[2] for path in said.values()} >= {"html", "atom", "json", "ics", "xml"}
    assert any(url.endswith(".share.png") for url in said)
    assert [f"{path}: {url}" for url, path in said.items() if not stands(site, url)] == []


def absolute(site: Published, path: str) -> set[str]:
    """Every address of the site that a file holds, a calendar's lines put together again."""
    if path.endswith((".css", ".jpg", ".mp3", ".mp4", ".png", ".svg", ".webp")) or path.startswith("search/pagefind"):
        return set()
    text = IDENTITY.sub("", (site.output / path).read_bytes().replace(b"\r\n ", b"").decode())
    text = unescape(text) if path.endswith(("html", "xml", "atom")) else text
    return {url.rstrip(".:!?*]") for url in URL.findall(text)}


def stands(site: Published, url: str) -> bool:
    path, _, fragment = unquote(url.removeprefix(BASE_URL).removeprefix("/")).partition("#")
    path = f"{path}index.html" if not path or path.endswith("/") else path
    return path in site.files and (not fragment or fragment in site.page(path).ids)
