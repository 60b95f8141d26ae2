"""Pages of every kind in a real browser: by day and by night, on a phone, on paper, by keyboard."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from pathlib import Path
from urllib.parse import unquote

import pytest
from playwright.sync_api import Browser, Page

from tests.looking import DAY, NIGHT, PHONE, VIEWS, WIDTHS, Look, View, blank, judged, look, opened
from tests.published import SITES, THEMES, Publish, Published
from tests.serving import serving
from tests.sites import Site, document, event

DARK = ("war/index.html", "war/summit.html", "war/index.map.html", "war/index.calendar.html")  # have most colours
TURNED = ("qissa/index.html", "qissa/b.html")  # written from right to left


def shown(site: Published, most: int) -> list[str]:
    """A few pages of each kind, but none that leads on at once, nor the one that works under its base URL only."""
    return [address for address in site.some(most) if site.kinds[address] not in ("alias", "404")]


@pytest.fixture(scope="session")
def on_disk(window: Page, axe: str, published: Publish) -> list[Look]:
    """A page of each kind opened from the disk by day and on a phone, some by night; a long test opens the rest."""
    made, arabic = published("made", "default"), published("arabic", "default")
    home = f"{made.output.as_uri()}/"
    looks = look(window, home, [address for address in shown(made, 1) if address not in DARK], (DAY, PHONE), axe)
    looks += look(window, home, DARK, (DAY, NIGHT, PHONE), axe)
    return looks + look(window, f"{arabic.output.as_uri()}/", TURNED, (PHONE,), axe)


@pytest.fixture(scope="session")
def on_host(window: Page, made: Published) -> list[Look]:
    """Pages asked of a host, under a path."""
    with serving(made.output, "/repo/") as home:
        return look(window, home, ["index.html", "war/summit.html", "embed/war.html", "404.html"], (DAY,))


def test_nothing_stands_in_the_way_of_anybody(on_disk: list[Look]) -> None:
    assert [(seen.address, seen.view, wrong) for seen in on_disk for wrong in seen.wrong] == []


def test_the_judge_looks_at_the_size_of_targets_and_at_contrast(browser: Browser, axe: str, made: Published) -> None:
    small = (
        "nav * { display: block !important; font: 9px/9px serif !important; padding: 0 !important } h1 { color: #ddd }"
    )
    with opened(browser, View(1280, media={"bypass_csp": True})) as page:  # which stops a style of its own
        page.goto(f"{made.output.as_uri()}/war/summit.html")
        page.add_style_tag(content=small)
        page.evaluate(axe)
        assert {wrong.partition(":")[0] for wrong in judged(page)} == {"color-contrast", "target-size"}


# The styles of a page: those of every page, and of its kind those that no other needs.
COMMON = {"tokens", "page", "chronicle", "print"}
STYLES = {
    "timeline": {"instrument", "find"},
    "map": {"map", "instrument"},
    **{kind: {kind} for kind in ("story", "calendar", "table", "columns", "search")},
}


def test_a_page_asks_nobody_else_for_anything_and_has_nothing_to_say(
    on_disk: list[Look], on_host: list[Look], made: Published, published: Publish
) -> None:
    kinds = {**published("arabic", "default").kinds, **made.kinds}
    for seen in (*on_disk, *on_host):
        assert seen.requests
        assert [url for url in seen.requests if not url.startswith(("file://", "http://127.0.0.1"))] == [], seen.address
        assert seen.said == (), seen.address
        styles = {url.rpartition("/")[2].removesuffix(".css") for url in seen.requests if url.endswith(".css")}
        kind = kinds[seen.address]
        wanted = {"tokens", "chronicle", "embed"} if kind == "embed" else COMMON | STYLES.get(kind, set())
        assert styles - {"media"} == wanted, seen.address
        assert seen.styled == len(styles), seen.address


def test_the_links_that_a_browser_sees_lead_to_files(on_disk: list[Look], made: Published, published: Publish) -> None:
    roots = {f"{site.output.as_uri()}/": site.files for site in (made, published("arabic", "default"))}
    for seen in on_disk:
        inside = [link for link in seen.links if not link.startswith("http")]
        assert inside
        for link in inside:
            root, files = next((root, files) for root, files in roots.items() if link.startswith(root))
            assert unquote(re.split("[?#]", link)[0].removeprefix(root)) in files, (seen.address, link)


def test_nothing_runs_out_of_a_narrow_page(tab: Page, on_disk: list[Look], made: Published) -> None:
    more = [address for address in shown(made, 4) if address not in shown(made, 1)]
    looks = look(tab, f"{made.output.as_uri()}/", more, (PHONE,))
    assert [(s.address, s.overflow, s.beyond) for s in (*on_disk, *looks) if s.overflow > 0 or s.beyond] == []


def test_nothing_moves_for_those_who_want_no_motion(on_disk: list[Look]) -> None:
    assert [(seen.address, seen.moving) for seen in on_disk if seen.view is PHONE and seen.moving] == []
    assert any(seen.moving for seen in on_disk if seen.view is DAY)


def test_the_other_theme_is_as_good(tab: Page, axe: str, published: Publish) -> None:
    site = published("made", "observatory")
    looks = look(tab, f"{site.output.as_uri()}/", ["war/index.html"], (DAY, NIGHT, PHONE), axe)
    assert [(s.address, s.wrong, s.overflow, s.beyond) for s in looks if s.wrong or s.overflow > 0 or s.beyond] == []
    assert [(s.address, s.said) for s in looks if s.said] == []


@pytest.mark.parametrize(("theme", "views"), [
    (THEMES[0], (DAY, PHONE)),
    (THEMES[1], (NIGHT,)),
    pytest.param(THEMES[0], (NIGHT,), marks=pytest.mark.long),
    pytest.param(THEMES[1], (DAY, PHONE), marks=pytest.mark.long),
])  # fmt: skip
def test_what_is_not_published_says_so_to_everybody_and_on_paper(
    tab: Page, axe: str, tmp_path: Path, theme: str, views: tuple[View, ...]
) -> None:
    site = Site(tmp_path).write(
        {
            "content/site.toml": 'title = "A"\n',
            "content/index.md": document(title="A story", kind="timeline", draft="true"),
            "content/x.md": event("X", "2022", draft="true"),
        }
    )
    site.good(drafts=True, theme=theme)
    home = f"{site.output.as_uri()}/"
    looks = look(tab, home, ["index.html", "x.html"], views, axe)
    assert [(s.address, s.wrong, s.overflow, s.beyond) for s in looks if s.wrong or s.overflow > 0 or s.beyond] == []
    blank(tab).emulate_media(media="print")
    tab.goto(f"{home}x.html")
    assert tab.evaluate(STYLE, [".ribbon", "backgroundColor", None]) == ["rgba(0, 0, 0, 0)"]
    foot = "e => document.querySelector(e).getBoundingClientRect()"
    assert tab.evaluate(f"({foot})('.ribbon').top") > tab.evaluate(f"({foot})('.running').bottom")


def test_the_page_for_lost_addresses_is_dressed_at_any_depth(tab: Page, made: Published) -> None:
    with serving(made.output, "/repo/") as home:
        answer = tab.goto(f"{home}not/here/at/all.html")
        assert answer
        assert answer.status == 404
        assert tab.evaluate("[...document.styleSheets].every(sheet => sheet.cssRules.length > 0)")
        tab.click("text=Go to the first page")
        assert tab.url == f"{home}index.html"


def test_an_old_address_leads_to_the_new_one(tab: Page, made: Published) -> None:
    tab.goto(f"{made.output.as_uri()}/old/folder/index.html")
    tab.wait_for_url("**/war/summit.html")


# ---- in the page of somebody else

EMBEDS = ["embed/war.html", "embed/long.html", "embed/index.html"]
LINKS = {
    "the title": "h1 a",
    "a mark of the strip": "svg.narrow a:has(circle.ink)",
    "an entry": "li a",
    "the site": "footer a",
}


def test_an_embed_fits_any_width(tab: Page, axe: str, made: Published) -> None:
    wide, narrow = [View(width) for width in (480, 481, 704, 1200)], [View(300, WIDTHS)]
    home = f"{made.output.as_uri()}/"
    looks = look(tab, home, EMBEDS, narrow, axe) + look(tab, home, EMBEDS, wide)
    assert [(s.address, s.view, s.wrong, s.overflow) for s in looks if s.wrong or s.overflow > 0 or s.beyond] == []


@pytest.mark.parametrize("selector", LINKS.values(), ids=LINKS)
def test_a_link_of_an_embed_opens_the_whole_page(browser: Browser, made: Published, selector: str) -> None:
    with serving(made.output, "/repo/") as home, opened(browser) as page:
        page.set_content(f'<iframe src="{home}embed/war.html" width="600" height="574"></iframe>')
        link = page.frame_locator("iframe").locator(selector).first
        link.click()
        page.wait_for_url(f"{home}**")
        assert page.evaluate("document.querySelector('.masthead') !== null")


def test_the_code_to_copy_is_chosen_whole_by_keyboard_and_shows_the_embed(
    browser: Browser, tab: Page, made: Published
) -> None:
    with opened(browser) as elsewhere, serving(made.output, "/repo/") as home:
        tab.goto(f"{made.output.as_uri()}/war/index.html")
        tab.get_by_label("copy this").focus()
        tab.keyboard.press("Control+A")
        code = tab.evaluate("document.getSelection().toString()")
        elsewhere.set_content(code.replace("https://example.org/repo/", home))
        assert elsewhere.frame_locator("iframe").locator("h1").inner_text() == "The war"


# How far each arrow that is seen stands from the bar that it ends, in pixels.
APART = """() => [...document.querySelectorAll('.strip svg > svg > path')].filter(e => e.checkVisibility()).map(e => {
  const arrow = e.getBoundingClientRect(), bars = [...e.closest('a').querySelectorAll('rect')];
  const apart = ({left, right}) => Math.max(arrow.left - right, left - arrow.right);
  return Math.min(...bars.map(bar => apart(bar.getBoundingClientRect())));
})"""


@pytest.mark.parametrize("name", ["own", "arabic"])
def test_an_arrow_begins_where_its_bar_ends_however_wide_the_strip_is(tab: Page, published: Publish, name: str) -> None:
    site, address = published(name, "default"), {"own": "embed/eastern-flank.html", "arabic": "embed/qissa.html"}[name]
    tab.goto(f"{site.output.as_uri()}/{address}")
    for width in (300, 700, 1440, 2560):
        tab.set_viewport_size({"width": width, "height": 600})
        apart = tab.evaluate(APART)
        assert apart
        assert max(map(abs, apart)) < 1, width


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
    tab: Page, made: Published, address: str
) -> None:
    tab.goto(f"{made.output.as_uri()}/{address}")
    stops = list(tabbed(tab))
    assert stops[0]["skip"]
    assert [stop["name"] for stop in stops if not (stop["seen"] and stop["inside"])] == []
    assert len(stops) >= tab.evaluate(STOPS)


def tabbed(page: Page) -> Iterator[dict[str, object]]:
    """Each stop of the Tab key, until it leaves the page."""
    for _ in range(500):
        page.keyboard.press("Tab")
        stop: dict[str, object] = page.evaluate(STOP)
        if stop["body"]:
            return
        yield stop


def test_the_skip_link_leads_past_the_menu(tab: Page, made: Published) -> None:
    tab.goto(f"{made.output.as_uri()}/war/summit.html")
    tab.keyboard.press("Tab")
    tab.keyboard.press("Enter")
    tab.keyboard.press("Tab")
    assert tab.evaluate("document.activeElement.closest('main') !== null")


# ---- on paper

STYLE = "([selector, name, of]) => [...document.querySelectorAll(selector)].map(e => getComputedStyle(e, of)[name])"


@pytest.mark.parametrize("address", ["war/index.html", "war/summit.html", "war/report.html", "sources/gazette.html"])
def test_on_paper_there_is_no_navigation_and_no_date_leaves_its_text(tab: Page, made: Published, address: str) -> None:
    style = on_paper(tab, made, address)
    hidden = style("nav, .skip, .masthead", "display")
    assert set(hidden) == {"none"}
    assert set(style(".entry, .block, .correction, figure", "breakInside")) <= {"avoid"}
    assert set(style("h1, h2, h3, .heading", "breakAfter")) == {"avoid"}
    assert set(style(".when", "display")) - {"block"} == set() or not style(".when", "display")
    assert set(style("main", "visibility")) == {"visible"}


def test_on_paper_the_addresses_of_links_are_printed(tab: Page, made: Published) -> None:
    printed = on_paper(tab, made, "about.html")(".prose a[href^=http]", "content", "::after")
    assert printed
    assert all(re.search(r"attr\(href\)|https://example\.org", text) for text in printed), printed
    style = on_paper(tab, made, "war/summit.html")
    assert all("href" in text or "http" in text for text in style("a.away", "content", "::after"))
    assert style("footer .paper", "display") == ["block"]


def test_on_paper_ink_is_black_and_paper_white_at_night_too(tab: Page, made: Published) -> None:
    tab.emulate_media(media="print", color_scheme="dark")
    tab.goto(f"{made.output.as_uri()}/war/summit.html")
    ground = tab.evaluate("getComputedStyle(document.documentElement).backgroundColor")
    ink = tab.evaluate("getComputedStyle(document.querySelector('h1')).color")
    assert (ground, ink) == ("rgb(255, 255, 255)", "rgb(0, 0, 0)")


def on_paper(tab: Page, site: Published, address: str) -> Callable[..., list[str]]:
    """What the style of a printed page says of some of its elements."""
    tab.emulate_media(media="print")
    tab.goto(f"{site.output.as_uri()}/{address}")

    def style(selector: str, name: str, of: str | None = None) -> list[str]:
        found: list[str] = tab.evaluate(STYLE, [selector, name, of])
        return found

    return style


# ---- all of it


@pytest.mark.long
@pytest.mark.parametrize("theme", THEMES)
@pytest.mark.parametrize("name", SITES)
@pytest.mark.parametrize("view", VIEWS)
def test_nothing_is_wrong_with_any_kind_of_page_in_any_theme_and_light(
    tab: Page, axe: str, published: Publish, view: str, name: str, theme: str
) -> None:
    site = published(name, theme)
    looks = look(tab, f"{site.output.as_uri()}/", shown(site, 99), (VIEWS[view].thorough(),), axe)
    assert [(s.address, s.wrong, s.overflow, s.beyond) for s in looks if s.wrong or s.overflow > 0 or s.beyond] == []
    assert [(s.address, s.said) for s in looks if s.said] == []
