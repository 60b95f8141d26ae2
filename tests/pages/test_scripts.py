"""What a reader's browser can fetch of scripts, as it comes over the wire."""

from __future__ import annotations

import gzip
import re
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from typing import Final

import pytest
from playwright.sync_api import Browser, Page

from tests.looking import opened, until
from tests.published import Publish, Published
from tests.serving import serving
from tests.steering import READY, steering
from tests.test_architecture import ROOT

SCRIPTS: Final = ROOT / "themes" / "default" / "static" / "js"
ROOM: Final = 30_000  # bytes, gzipped, for a page of a timeline, search apart
SEARCH: Final = {"seek.js", "search.js"}
IMPORTED: Final = re.compile(r'(?:from|import)\(? ?"\./(\w+\.js)"')
STATIC: Final = re.compile(r'^import .* from "\./(\w+)\.js"', re.MULTILINE)
MODULES: Final = re.compile(r'^  "?([^"\n]+)"?: \[([^\]]*)\]', re.MULTILINE)  # start.js: selector, modules
ON_DEMAND: Final = re.compile(r'\bbring\("(\w+)"')  # asked.js, of what a reader asks for
# What a page of the other kind imports: a list stands in its page, a long timeline comes in slices and notes no visits.
ELSEWHERE: Final = {
    "war/index.html": {"slices.js", "inview.js"},
    "long/index.html": {"visits.js"},
}
FETCHED: Final = (
    "performance.getEntriesByType('resource').map(({name}) => name.split('?')[0]).filter(n => /js$/.test(n))"
)
FIRST: Final = {"timeline", "choice", "entries", "picture", "layout", "shapes", "axis", "time", "slices"}
# Every panel is opened, and the sheet of the keys.
ALL: Final = """() => {
  for (const panel of document.querySelectorAll('.reading details')) panel.open = true;
  document.querySelector('.help').click();
}"""


@pytest.mark.parametrize("address", sorted(ELSEWHERE))
def test_the_page_of_a_timeline_can_fetch_at_most_thirty_kilobytes_of_script(
    tab: Page, made: Published, address: str
) -> None:
    with steering(tab, made.output, address):
        tab.evaluate(ALL)
        until(tab, "document.querySelector('dialog[open]') && document.querySelector('.facets') && true")
        until(tab, "[...document.querySelectorAll('.reading details')].every(panel => panel.children.length > 1)")
        fetched = {str(name).rpartition("/")[2] for name in tab.evaluate(FETCHED)} - SEARCH
    folder = made.output / "theme" / "js"
    assert fetched == reached(fetched, lambda name: asked_for(folder / name)) - ELSEWHERE[address]
    assert {"filters.js", "keys.js", "known.js"} < fetched
    assert sum(packed(folder / name) for name in fetched) <= ROOM


def test_what_a_long_chronology_draws_first_is_asked_for_by_the_first_script_and_once(
    tab: Page, published: Publish
) -> None:
    with steering(tab, published("made", "default").output, "long/index.html"):
        asked: list[list[str]] = tab.evaluate(
            "performance.getEntriesByType('resource').map(({name, initiatorType: by}) => [name, by])"
        )
    assert [by for name, by in asked if name.endswith("long/index.slices.json")] == ["link"]


@pytest.mark.parametrize("address", ["eastern-flank/index.html", "long/index.html"])
def test_the_first_picture_waits_for_nothing_but_what_draws_it(
    browser: Browser, published: Publish, address: str
) -> None:
    """The rest never comes here."""
    site = published("made" if address == "long/index.html" else "own", "default")
    named = "|".join([*FIRST, "start"])
    with opened(browser) as page, serving(site.output) as home:
        page.route(re.compile(rf"/js/(?!({named})\.js)\w+\.js$"), lambda _: None)
        page.goto(home + address, wait_until="commit")
        until(page, "performance.getEntriesByName('timeline-drawn').length > 0")
        assert page.locator(".stage .entry-mark").count() > 5
        assert not page.evaluate(READY)


@pytest.mark.parametrize("lost", ["told", "gestures", "overview", "asked", "list", "filters"])
def test_what_comes_after_the_first_picture_comes_each_by_itself(browser: Browser, own: Published, lost: str) -> None:
    there = {
        "told": "document.querySelector('.count').textContent !== ''",
        "asked": "document.querySelector('.reading .help') !== null",
        "overview": "document.querySelector('.overview .window') !== null",
        "list": "document.querySelector('.entry.at') !== null",
        "gestures": "(document.querySelector('[data-do=in]').click(), !!document.querySelector('time-line').aim)",
    }
    with opened(browser) as page, serving(own.output) as home:
        page.route(f"**/js/{lost}.js", lambda route: route.abort())
        page.goto(f"{home}eastern-flank/index.html?at=e.brussels-summit&tags=NATO")
        until(page, "performance.getEntriesByName('timeline-drawn').length > 0")
        for name in there.keys() - {lost} - ({"asked"} if lost == "told" else set()):
            until(page, there[name])


def test_every_module_that_another_asks_for_is_there() -> None:
    for path in SCRIPTS.glob("*.js"):
        for name in asked_for(path):
            assert (SCRIPTS / name).is_file(), f"{path.name} asks for {name}"


def test_what_the_first_script_brings_comes_at_once_and_nothing_of_it_one_after_another() -> None:
    text = (SCRIPTS / "start.js").read_text(encoding="utf-8")
    asked = {selector: set(re.findall(r'"(\w+)"', names)) for selector, names in MODULES.findall(text)}
    assert len(asked) > 5
    assert asked["time-line"] | asked["[data-slices]"] == FIRST
    for selector, names in asked.items():
        beside = asked["time-line"] if selector == "[data-slices]" else asked[".seek"]
        assert reached(names, imported) <= names | beside, selector


def reached(names: Iterable[str], asks: Callable[[str], Iterable[str]]) -> set[str]:
    """These modules, all that they ask for, and what those ask for in turn."""
    found: set[str] = set()
    open_ = list(names)
    while open_:
        name = open_.pop()
        if name not in found:
            found.add(name)
            open_ += asks(name)
    return found


def imported(name: str) -> list[str]:
    """What a module needs before it runs."""
    return STATIC.findall((SCRIPTS / f"{name}.js").read_text(encoding="utf-8"))


def asked_for(module: Path) -> Iterator[str]:
    """What a module imports at once or can later."""
    text = module.read_text(encoding="utf-8")
    yield from IMPORTED.findall(text)
    yield from (f"{name}.js" for name in ON_DEMAND.findall(text))


def packed(file: Path) -> int:
    return len(gzip.compress(file.read_bytes(), 6, mtime=0))
