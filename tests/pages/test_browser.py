"""Pages of every kind in a real browser: by day and by night, on a phone, on paper, by keyboard."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from urllib.parse import unquote, urlsplit

import pytest
from playwright.sync_api import Browser, Page

from tests.looking import Look, judged, look, opened
from tests.published import SITES, THEMES, Publish, Published
from tests.serving import serving

# What changes with the light, and what with the width; all the rest is judged once.
COLOURS = "color-contrast link-in-text-block"
WIDTHS = "target-size scrollable-region-focusable label-content-name-mismatch"

Looks = Callable[[str, str], list[Look]]


def shown(site: Published, most: int) -> list[str]:
    """A few pages of each kind, but none that leads on at once, nor the one that works under its base URL only."""
    kinds: dict[str, list[str]] = {}
    for address, kind in site.kinds.items():
        kinds.setdefault(kind, []).append(address)
    return [address for kind, found in kinds.items() if kind not in ("alias", "404") for address in found[:most]]


@pytest.fixture(scope="session")
def by_day(browser: Browser, axe: str, published: Publish) -> list[Look]:
    """Every kind of page by day, opened from the disk."""
    made, arabic = published("made", "default"), published("arabic", "default")
    looks = look(browser, "light", f"{made.output.as_uri()}/", shown(made, 2), axe)
    return looks + look(browser, "light", f"{arabic.output.as_uri()}/", shown(arabic, 1), axe)


@pytest.fixture(scope="session")
def by_night(browser: Browser, axe: str, made: Published) -> Iterator[list[Look]]:
    """Every kind of page by night, from a host, under a path."""
    with serving(made.output, "/repo/") as home:
        yield look(browser, "dark", home, [*shown(made, 1), "404.html"], axe, COLOURS)


@pytest.fixture(scope="session")
def on_a_phone(browser: Browser, axe: str, published: Publish) -> list[Look]:
    """Every kind of page 320 pixels wide, for somebody who wants no motion."""
    made, arabic = published("made", "default"), published("arabic", "default")
    looks = look(browser, "narrow", f"{made.output.as_uri()}/", shown(made, 3), axe, WIDTHS)
    return looks + look(browser, "narrow", f"{arabic.output.as_uri()}/", shown(arabic, 2), axe, WIDTHS)


def test_nothing_stands_in_the_way_of_anybody(by_day: list[Look], by_night: list[Look], on_a_phone: list[Look]) -> None:
    assert [(seen.address, wrong) for seen in (*by_day, *by_night, *on_a_phone) for wrong in seen.wrong] == []


def test_the_judge_looks_at_the_size_of_targets_and_at_contrast(browser: Browser, axe: str, made: Published) -> None:
    with opened(browser, "light") as page:
        page.goto(f"{made.output.as_uri()}/war/summit.html")
        page.evaluate("document.querySelector('h1').style.color = '#ddd'")
        page.add_style_tag(
            content="nav * { display: block !important; font: 9px/9px serif !important; padding: 0 !important }"
        )
        rules = {wrong.partition(":")[0] for wrong in judged(page, axe)}
    assert rules == {"color-contrast", "target-size"}


def test_a_page_asks_nobody_else_for_anything_and_has_nothing_to_say(by_day: list[Look], by_night: list[Look]) -> None:
    for seen in (*by_day, *by_night):
        here = seen.url.removesuffix(seen.address)
        allowed = (
            {"https://example.org/elsewhere.png"} if seen.address == "about.html" else set()
        )  # the author's picture
        assert {url for url in seen.requests if not url.startswith(urlsplit(here).scheme)} <= allowed, seen.address
        said = [text for text in seen.said if not (allowed and ("elsewhere" in text or "ERR_" in text))]
        assert said == [], seen.address
        assert seen.styled == 4, seen.address


def test_the_links_that_a_browser_sees_lead_to_files(by_day: list[Look], made: Published, published: Publish) -> None:
    roots = {f"{site.output.as_uri()}/": site for site in (made, published("arabic", "default"))}
    for seen in by_day:
        root = next(root for root in roots if seen.url.startswith(root))
        inside = [link for link in seen.links if not link.startswith("http")]
        assert inside
        for link in inside:
            assert unquote(link.partition("#")[0].removeprefix(root)) in roots[root].files, (seen.address, link)


def test_nothing_runs_out_of_a_narrow_page(on_a_phone: list[Look]) -> None:
    assert [(seen.address, seen.overflow, seen.beyond) for seen in on_a_phone if seen.overflow > 0 or seen.beyond] == []


def test_nothing_moves_for_those_who_want_no_motion(on_a_phone: list[Look]) -> None:
    assert [(seen.address, seen.moving) for seen in on_a_phone if seen.moving] == []


def test_the_other_theme_is_as_good(browser: Browser, axe: str, published: Publish) -> None:
    site = published("made", "observatory")
    addresses = ["war/index.html", "war/report.html"]
    home = f"{site.output.as_uri()}/"
    looks = look(browser, "light", home, addresses, axe)
    looks += look(browser, "dark", home, addresses, axe, COLOURS)
    looks += look(browser, "narrow", home, addresses, axe, WIDTHS)
    assert [(s.address, s.wrong, s.overflow, s.beyond) for s in looks if s.wrong or s.overflow > 0 or s.beyond] == []


def test_the_page_for_lost_addresses_is_dressed_at_any_depth(browser: Browser, made: Published) -> None:
    with serving(made.output, "/repo/") as home, opened(browser, "light") as page:
        answer = page.goto(f"{home}not/here/at/all.html")
        assert answer
        assert answer.status == 404
        assert page.evaluate("[...document.styleSheets].every(sheet => sheet.cssRules.length > 0)")
        page.click("text=Go to the first page")
        assert page.url == f"{home}index.html"


def test_an_old_address_leads_to_the_new_one(browser: Browser, made: Published) -> None:
    with opened(browser, "light") as page:
        page.goto(f"{made.output.as_uri()}/old/folder/index.html")
        page.wait_for_url("**/war/summit.html")


# ---- by keyboard

STOP = """() => {
  const e = document.activeElement, style = getComputedStyle(e), box = e.getBoundingClientRect();
  return {
    name: e.getAttribute('href'), skip: e.matches('.skip'), body: e === document.body,
    seen: style.outlineStyle !== 'none' && parseFloat(style.outlineWidth) >= 2,
    inside: box.bottom > 0 && box.top < innerHeight && box.right > 0 && box.left < innerWidth,
  };
}"""
STOPS = """() => [...document.querySelectorAll('a[href], input, summary, [tabindex]')]
  .filter(e => e.checkVisibility() && !e.matches('[tabindex="-1"], :disabled')).length"""


@pytest.mark.parametrize("address", ["war/index.html", "war/summit.html", "about.html", "long/index.html"])
def test_every_stop_of_the_keyboard_is_seen_and_the_first_skips_the_menu(
    browser: Browser, made: Published, address: str
) -> None:
    with opened(browser, "light") as page:
        page.goto(f"{made.output.as_uri()}/{address}")
        stops = list(tabbed(page))
        assert stops[0]["skip"]
        assert [stop["name"] for stop in stops if not (stop["seen"] and stop["inside"])] == []
        assert len(stops) >= page.evaluate(STOPS)


def tabbed(page: Page) -> Iterator[dict[str, object]]:
    """Each stop of the Tab key, until it leaves the page."""
    for _ in range(500):
        page.keyboard.press("Tab")
        stop: dict[str, object] = page.evaluate(STOP)
        if stop["body"]:
            return
        yield stop


def test_the_skip_link_leads_past_the_menu(browser: Browser, made: Published) -> None:
    with opened(browser, "light") as page:
        page.goto(f"{made.output.as_uri()}/war/summit.html")
        page.keyboard.press("Tab")
        page.keyboard.press("Enter")
        page.keyboard.press("Tab")
        assert page.evaluate("document.activeElement.closest('main') !== null")


# ---- on paper

STYLE = "([selector, name, of]) => [...document.querySelectorAll(selector)].map(e => getComputedStyle(e, of)[name])"


@pytest.mark.parametrize("address", ["war/index.html", "war/summit.html", "war/report.html", "sources/gazette.html"])
def test_on_paper_there_is_no_navigation_and_no_date_leaves_its_text(
    browser: Browser, made: Published, address: str
) -> None:
    with on_paper(browser, made, address) as style:
        hidden = style("nav, .skip, .masthead", "display")
        assert set(hidden) == {"none"}
        assert set(style(".entry, .block, .correction, figure", "breakInside")) <= {"avoid"}
        assert set(style("h1, h2, h3, .heading", "breakAfter")) == {"avoid"}
        assert set(style(".when", "display")) - {"block"} == set() or not style(".when", "display")
        assert set(style("main", "visibility")) == {"visible"}


def test_on_paper_the_addresses_of_links_are_printed(browser: Browser, made: Published) -> None:
    with on_paper(browser, made, "about.html") as style:
        printed = style(".prose a[href^=http]", "content", "::after")
        assert printed
        assert all(re.search(r"attr\(href\)|https://example\.org", text) for text in printed), printed
    with on_paper(browser, made, "war/summit.html") as style:
        assert all("href" in text or "http" in text for text in style("a.away", "content", "::after"))
        assert style("footer .paper", "display") == ["block"]


def test_on_paper_ink_is_black_and_paper_white_at_night_too(browser: Browser, made: Published) -> None:
    with opened(browser, "dark") as page:
        page.emulate_media(media="print", color_scheme="dark")
        page.goto(f"{made.output.as_uri()}/war/summit.html")
        ground = page.evaluate("getComputedStyle(document.documentElement).backgroundColor")
        ink = page.evaluate("getComputedStyle(document.querySelector('h1')).color")
    assert (ground, ink) == ("rgb(255, 255, 255)", "rgb(0, 0, 0)")


class on_paper:  # noqa: N801 - read as a word of the tests above
    """What the style of a printed page says of some of its elements."""

    def __init__(self, browser: Browser, site: Published, address: str) -> None:
        self._opened = opened(browser, "light")
        self._url = f"{site.output.as_uri()}/{address}"

    def __enter__(self) -> Callable[..., list[str]]:
        page = self._opened.__enter__()
        page.emulate_media(media="print")
        page.goto(self._url)

        def style(selector: str, name: str, of: str | None = None) -> list[str]:
            found: list[str] = page.evaluate(STYLE, [selector, name, of])
            return found

        return style

    def __exit__(self, *_: object) -> None:
        self._opened.__exit__(None, None, None)


# ---- all of it

LIGHTS = ("light", "dark", "narrow", "forced")


@pytest.mark.long
@pytest.mark.parametrize("theme", THEMES)
@pytest.mark.parametrize("name", SITES)
@pytest.mark.parametrize("light", LIGHTS)
def test_nothing_is_wrong_with_any_kind_of_page_in_any_theme_and_light(
    browser: Browser, axe: str, published: Publish, light: str, name: str, theme: str
) -> None:
    site = published(name, theme)
    addresses = [address for address, kind in site.kinds.items() if kind not in ("alias", "404")]
    assert light in LIGHTS
    looks = look(browser, light, f"{site.output.as_uri()}/", addresses, axe)  # type: ignore[arg-type]
    assert [(s.address, s.wrong, s.overflow) for s in looks if s.wrong or s.overflow > 0] == []
