"""Whatever the shape of a site: each file that goes out is offered by a page, and what is offered is there."""

from __future__ import annotations

import json
import posixpath
from collections.abc import Callable, Iterator
from functools import cache
from pathlib import Path
from urllib.parse import unquote, urlsplit

import pytest

from generator.outputs import wholes
from tests.outputs.test_pages import timeline
from tests.reading import Reading
from tests.sites import Site, document, event, theme

BASE = "https://example.org/x"
HERE = "/x"
PUBLIC = f'title = "A site"\nbase_url = "{BASE}"\n'
FOR_SITES = ("robots.txt", "sitemap.xml", "manifest.json")  # which nobody looks for on a page
MANY = "slug,title,date\n" + "".join(f"n{n},N{n},{1700 + n}\n" for n in range(201))
ROWS = "title,date\n" + "".join(f"N{n},{1700 + n}\n" for n in range(201))  # which have no pages of their own
KYIV = {"content/places/kyiv.md": document("", title="Kyiv", coordinates="{lat: 50.45, lon: 30.52}")}
STORY = {"content/a/index.md": timeline("A story"), "content/a/x.md": event("X", "2022", places="Kyiv")}
EXPECTED = event("Y", "2023", status="expected", known="2022")
OTHER = {"content/b/index.md": timeline("Another"), "content/b/y.md": EXPECTED}
BESIDE = {"content/events/z.md": event("Z", "2024", sources="s", places="Kyiv")}
LONG = {**OTHER, "content/b/index.md": timeline("Another", pages="false"), "content/b/all.csv": ROWS}
EMPTY = {"content/c/index.md": timeline("Empty")}
TOP = {"content/index.md": timeline("All of it")}
FIRST = {"content/index.md": document("Words.", title="The first page", kind="page")}
SHAPES = {
    "nothing": {},
    "no timeline": BESIDE,
    "a timeline": STORY,
    "a timeline and something beside it": {**STORY, **BESIDE},
    "a timeline and a first page": {**STORY, **BESIDE, **FIRST},
    "an empty timeline": EMPTY,
    "an empty timeline and something beside it": {**EMPTY, **BESIDE},
    "two timelines": {**STORY, **OTHER},
    "two timelines and a first page": {**STORY, **OTHER, **FIRST},
    "two timelines, one of them empty": {**STORY, **EMPTY},
    "two timelines that together are long": {**STORY, **LONG},
    "two timelines and something beside them": {**STORY, **OTHER, **BESIDE},
    "a timeline at the top": {**TOP, **BESIDE},
    "a timeline at the top and another": {**TOP, **STORY, **BESIDE},
}
LARGE = {
    "no timeline, and many": {**BESIDE, "content/events/all.csv": MANY},
    "a timeline and much beside it": {**STORY, "content/events/all.csv": MANY},
    "two timelines that together are long, each row with its page": {**STORY, **OTHER, "content/b/all.csv": MANY},
}
EVERY = (*SHAPES, *(pytest.param(shape, marks=pytest.mark.long) for shape in LARGE))
Make = Callable[[str], Site]


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Make:
    """Makes a site of a shape, in the theme that comes with the program; once, for nobody writes in it.

    They share a cache, in which the templates of the theme lie compiled.
    """
    compiled = tmp_path_factory.mktemp("cache")

    @cache
    def make(shape: str) -> Site:
        more = {"content/sources.yaml": "s: {title: A source}\n", "content/site.toml": PUBLIC}
        made = Site(tmp_path_factory.mktemp("whole")).write({**more, **KYIV, **(SHAPES | LARGE)[shape]})
        made.good(cache=compiled)
        return made

    return make


def named(made: Site) -> set[str]:
    """All that pages and lists of files lead to, by its address."""
    found = set()
    for address in made.pages():
        page = Reading(made.page(address))
        found |= {_led(address, to) for to in _links(page)}
    for address in made.files():
        if address.endswith("events.txt"):
            found |= {_led(address, to) for to in made.page(address).split()}
        if address.endswith("timeline.json"):
            found |= {_led(address, part["address"]) for part in json.loads(made.page(address)).get("parts", ())}
        if ".slices." in address:
            read = json.loads(made.page(address))
            found |= {_led(address, each["file"]) for each in (*read["below"], *read.get("facets", ()))}
    return found


def _links(page: Reading) -> Iterator[str]:
    for tag, key in (
        ("a", "href"),
        ("link", "href"),
        ("meta", "content"),
        ("img", "src"),
        ("script", "src"),
        ("figure", "data-slices"),
    ):
        for element in page.all(tag):
            to = element.attributes.get(key, "")
            if (tag != "meta" or to.startswith(BASE)) and (tag != "figure" or to):
                yield to


def _led(page: str, to: str) -> str:
    """Where a link leads that stands on a page; the page for lost addresses has links from the root of the host."""
    path = unquote(urlsplit(to).path)
    if to.startswith((BASE, f"{HERE}/")):
        page, path = "", path.removeprefix(f"{HERE}/")
    elif "//" in to:
        return to
    address = posixpath.normpath(posixpath.join(posixpath.dirname(page), path)) if path else page or "index.html"
    return posixpath.join(address, "index.html") if path.endswith("/") else address


@pytest.mark.parametrize("shape", EVERY)
def test_a_page_leads_to_every_file_and_nowhere_else(built: Make, shape: str) -> None:
    made = built(shape)
    files, found = made.files().keys(), {address for address in named(made) if "://" not in address}
    beside = {address for address in files if not address.startswith(("theme/", ".")) and address not in FOR_SITES}
    assert {address for address in beside if not address.endswith(".html")} - found == set()
    assert {address for address in beside if address.startswith("embed/")} - found == set()
    assert found - files == set()


@pytest.mark.parametrize("shape", EVERY)
def test_each_file_names_the_page_that_shows_the_same(built: Make, shape: str) -> None:
    made = built(shape)
    for address in made.files():
        if address.endswith(".json") and posixpath.basename(address).startswith("timeline."):
            read = json.loads(made.page(address))
            assert read["page_url"] == f"{BASE}/{_led(address, read['page']).removesuffix('index.html')}"
            page = made.page(_led(address, read["page"]))
            titles = [entry["title"] for entry in read.get("entries", ())]
            assert "period" in read or all(f">{title}<" in page for title in titles)


@pytest.mark.parametrize(
    ("shape", "folders"),
    [
        ("no timeline", {""}),
        ("a timeline", {"a"}),
        ("a timeline and something beside it", {"a"}),
        ("two timelines", {"a", "b", ""}),
        ("two timelines, one of them empty", {"a", "c", ""}),
        ("a timeline at the top and another", {"", "a"}),
    ],
)
def test_the_site_goes_out_where_its_first_page_is_not_that_of_a_timeline(
    built: Make, shape: str, folders: set[str]
) -> None:
    made = built(shape)
    found = {posixpath.dirname(address) for address in made.files() if address.endswith("timeline.json")}
    assert found == folders


MORE = {"content/a/more.md": event("More", "2021")}


def test_more_events_than_a_program_opens_go_out_in_parts_alone(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    made = Site(tmp_path).write({**theme(), "content/site.toml": PUBLIC, **KYIV, **STORY, **MORE})
    assert {"a/calendar.ics", "a/timelinejs.json"} <= set(made.good().reasons)
    monkeypatch.setattr(wholes, "LARGEST", 1)
    outcome = made.good(fresh=True)
    files = made.files().keys()
    assert {"a/calendar.ics", "a/timelinejs.json"} & files == set()
    assert {"a/timeline.json", "a/events.csv"} <= files
    left_out = ("the calendar files, GeoJSON and TimelineJS of a/index.html", "each would hold more than 1 events")
    assert left_out in outcome.left_out
    assert "calendar.ics" not in made.page("a/index.html")
