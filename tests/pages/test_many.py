"""Ten thousand entries: what a reader finds and sees is what the rows say, though the page holds none of them."""

from __future__ import annotations

from pathlib import Path
from typing import Final

import pytest
from playwright.sync_api import Page

from tests.looking import until
from tests.pages.test_filters import counts, find, press, told
from tests.pages.test_instrument import VIEW, marks, still
from tests.sites import Site
from tests.steering import steering

pytestmark = pytest.mark.long

COUNT: Final = 10_000
COLUMNS: Final = ("slug", "title", "date", "tags", "people", "places", "status")
ROWS: Final = tuple(
    {
        "slug": f"n{n}",
        "title": f"Event {n}",
        "date": f"{1600 + n // 20}-{n % 12 + 1:02}-{n % 28 + 1:02}",
        "tags": "odd" if n % 2 else "even",
        "people": "Ann;Bob" if n % 3 else "Ann",
        "places": "" if n % 5 else "Kyiv",
        "status": "" if n % 11 else "disputed",
    }
    for n in range(COUNT)
)
FACETS: Final = ("tags", "people", "places", "status")


@pytest.fixture(scope="module")
def many(tmp_path_factory: pytest.TempPathFactory) -> Path:
    table = "".join(f"{','.join(row.values())}\n" for row in ROWS)
    site = Site(tmp_path_factory.mktemp("many")).write(
        {
            "content/site.toml": 'title = "Many"\nshare_pictures = false\n',
            "content/x/index.md": "---\ntitle: Many\nkind: timeline\npages: false\n---\n",
            "content/x/rows.csv": f"{','.join(COLUMNS)}\n{table}",
        }
    )
    site.good()
    return site.output


def tally(rows: list[dict[str, str]]) -> dict[str, dict[str, int]]:
    """How many of the rows have each name of each facet."""
    found: dict[str, dict[str, int]] = {facet: {} for facet in FACETS}
    for row in rows:
        for facet in FACETS:
            for name in (row[facet] or ("confirmed" if facet == "status" else "")).split(";"):
                if name:
                    found[facet][name] = found[facet].get(name, 0) + 1
    return found


def left(page: Page, count: int, of: int = COUNT) -> None:
    """Waits until so many are left."""
    until(page, f"document.querySelector('.left [role=status]')?.textContent.startsWith('{count:,} of {of:,} ')")


def test_filters_count_what_the_rows_say(tab: Page, many: Path) -> None:
    with steering(tab, many, "x/index.html") as page:
        assert counts(page) == tally([*ROWS])
        find(page)
        press(page, "tags", "odd")
        odd = [row for row in ROWS if row["tags"] == "odd"]
        left(page, len(odd))
        until(page, "document.querySelector('.facet[data-facet=people] b').textContent !== '10,000'")
        assert counts(page) == tally(odd) | {"tags": tally([*ROWS])["tags"]}
        press(page, "places", "Kyiv")
        there = [row for row in odd if row["places"]]
        left(page, len(there))
        page.locator(".time input").first.fill("1800")
        page.locator(".time input").last.fill("1809")
        page.keyboard.press("Enter")
        then = [row for row in there if "1800" <= row["date"] < "1810"]
        left(page, len(then))
        said, address = told(page), page.url
        assert set() < labels(page) <= {row["title"] for row in then}
    with steering(tab, many, f"x/index.html?{address.partition('?')[2]}") as page:
        left(page, len(then))
        assert told(page) == said


def test_a_link_shows_another_reader_the_same(tab: Page, many: Path) -> None:
    with steering(tab, many, "x/index.html") as page:
        page.locator(".stage").focus()
        for key in "+++++":
            page.keyboard.press(key)
        still(page)
        until(page, "location.search.includes('view')")
        address, view, shown = page.url, page.evaluate(VIEW), {mark["id"] for mark in marks(page)}
        assert shown
    with steering(tab, many, f"x/index.html?{address.partition('?')[2]}") as page:
        still(page)
        assert page.evaluate(VIEW)[:2] == pytest.approx(view[:2], abs=86_400)
        assert {mark["id"] for mark in marks(page)} == shown


def test_as_known_on_a_day_only_what_was_known_counts(tab: Page, many: Path) -> None:
    known = [row for row in ROWS if row["date"] <= "1849-12-31"]
    with steering(tab, many, "x/index.html?known=1849-12-31") as page:
        until(page, "document.querySelector('.as-known') !== null")
        until(page, f"document.querySelector('time-line').source.count === {len(known)}")
        assert set() < labels(page) <= {row["title"] for row in known}


def labels(page: Page) -> set[str]:
    """What the strip names."""
    still(page)
    return {mark["label"] for mark in marks(page) if mark["label"]}
