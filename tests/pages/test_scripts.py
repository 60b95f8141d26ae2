"""What a reader's browser fetches of scripts, as it comes over the wire."""

from __future__ import annotations

import gzip
import re
from pathlib import Path
from typing import Final

import pytest
from playwright.sync_api import Page

from tests.looking import until
from tests.published import Publish
from tests.serving import serving
from tests.test_architecture import ROOT

SCRIPTS: Final = ROOT / "themes" / "default" / "static" / "js"
ROOM: Final = 30_000  # bytes, gzipped, for a page of a timeline, search apart
SEARCH: Final = {"seek.js", "search.js"}
AWAKE: Final = "performance.getEntriesByName('timeline-drawn').length > 0"
FETCHED: Final = (
    "performance.getEntriesByType('resource').map(({name}) => name.split('?')[0]).filter(n => /js$/.test(n))"
)


@pytest.mark.parametrize("address", ["war/index.html", "long/index.html"])
def test_the_page_of_a_timeline_brings_at_most_thirty_kilobytes_of_script(
    tab: Page, published: Publish, address: str
) -> None:
    with serving(published("made", "default").output, "/repo/") as home:
        tab.goto(home + address)
        until(tab, AWAKE)
        names: list[str] = [name.rpartition("/")[2] for name in tab.evaluate(FETCHED)]
    assert {"start.js", "timeline.js"} <= set(names)
    assert sum(packed(SCRIPTS / name) for name in names if name not in SEARCH) <= ROOM


def test_what_a_long_chronology_draws_first_is_asked_for_by_the_first_script_and_once(
    tab: Page, published: Publish
) -> None:
    with serving(published("made", "default").output, "/repo/") as home:
        tab.goto(home + "long/index.html")
        until(tab, AWAKE)
        asked: list[list[str]] = tab.evaluate(
            "performance.getEntriesByType('resource').map(({name, initiatorType: by}) => [name, by])"
        )
    assert [by for name, by in asked if name.endswith("long/index.slices.json")] == ["link"]


def test_every_module_that_another_asks_for_is_there() -> None:
    for path in SCRIPTS.glob("*.js"):
        for name in re.findall(r'(?:from|import)\(? ?"\./(\w+\.js)"', path.read_text(encoding="utf-8")):
            assert (SCRIPTS / name).is_file(), f"{path.name} asks for {name}"


def packed(file: Path) -> int:
    return len(gzip.compress(file.read_bytes(), 6, mtime=0))
