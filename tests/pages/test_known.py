"""A page as it was known on a day: what came later is not there, and what was corrected since stands as it stood."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Final

import pytest
from playwright.sync_api import Browser, Page

from tests.exhibits import block
from tests.looking import DAY, NIGHT, PHONE, View, judged, opened, turned, until
from tests.published import Published
from tests.sites import Site, document, event
from tests.steering import READY, data, shown, steering

STORY: Final = "eastern-flank/index.html"
BANNER: Final = "document.querySelector('.as-known') !== null"
EVE: Final = "known=2022-03-23"
TEXT: Final = "document.querySelector('main').innerText"
HOSTILE: Final = "<img src=x onerror=alert(1)> & “so”"


def text(page: Page) -> str:
    found: str = page.evaluate(TEXT)
    return " ".join(found.split())


@pytest.fixture(scope="module")
def mended(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A timeline of what was corrected: in the title, the summary, the text, in two pieces, twice, in a word."""

    def correction(was: str, now: str, date: str = "2001-05-01") -> str:
        return f'{{date: {date}, was: "{was}", now: "{now}"}}'

    many = f"[{correction('two', 'three')}, {correction('one', 'two', '2001-04-01')}]"
    files = {
        "content/site.toml": 'title = "Mended"\ntimezone = "Europe/Warsaw"\n',
        "content/x/index.md": "---\ntitle: Mended\nkind: timeline\n---\n",
        "content/x/title.md": event(
            "A meeting on Friday", "2001-01-01", corrections=f"[{correction('Monday', 'Friday')}]"
        ),
        "content/x/text.md": event(
            "Text",
            "2001-01-02",
            "They\nmet in the old town.",
            summary="Short.",
            corrections=f"[{correction(HOSTILE, 'the old town')}]",
        ),
        "content/x/twice.md": event(
            "Ten", "2001-01-03", "Ten of them.\n\nTen?", corrections=f"[{correction('Nine', 'Ten')}]"
        ),
        "content/x/across.md": event(
            "Across", "2001-01-04", "The *old* town.", corrections=f"[{correction('new', 'The old town')}]"
        ),
        "content/x/inside.md": event("Inside", "2001-01-05", "Of 140 men.", corrections=f"[{correction('5', '4')}]"),
        "content/x/chain.md": event("Chain", "2001-01-06", "There were three.", corrections=many),
        "content/x/later.md": event(
            "Later", "2001-01-07", known="2001-06-01", updates="[{date: 2001-07-01, note: More.}]"
        ),
        "content/x/planned.md": event("Planned", "2001-03-01", known="2001-01-01", related="[later, title]"),
        "content/x/turned.md": event(
            "Turned",
            "2001-01-08",
            status="[{value: reported, from: 2001-01-08}, {value: retracted, from: 2001-05-01}]",
            updates="[{date: 2001-05-01, note: It was not so.}]",
        ),
        "content/x/report.md": document(
            "First.\n\n"
            + block("In the text", "in-text", "2001-01-09", "A word.", known="2001-06-01")
            + "\nThen the end.",
            title="A report",
            published="2001-02-01",
            corrections=f"[{correction('beginning', 'end')}]",
        ),
    }
    site = Site(tmp_path_factory.mktemp("mended")).write(files)
    site.good()
    return site.output


# ---- the sample story


def test_on_the_eve_the_summit_is_expected_and_nothing_later_is_there(tab: Page, own: Published) -> None:
    with steering(tab, own.output, f"{STORY}?{EVE}") as page:
        until(page, BANNER)
        until(page, "document.querySelector('#e\\\\.madrid-summit').hidden")
        assert "As known on 23 March 2022" in text(page)
        entries = {e["id"]: int(e["known"]) for e in data(page)}
        eve = 1648079999  # the last second of that day, by UTC
        assert shown(page) == [id_ for id_, known in entries.items() if known <= eve]
        assert "e.brussels-summit" in shown(page)
        assert page.locator("#e\\.brussels-summit .status").inner_text() == "expected"
        assert page.locator("#e\\.brussels-summit .mark .dashed").count() == 1
        marks = page.evaluate("[...document.querySelectorAll('.plot .entry-mark')].map(e => e.dataset.id)")
        assert {*marks} <= {*shown(page)}
        page.get_by_role("button", name="Back to today").click()
        until(page, "document.querySelector('.as-known') === null && !document.querySelector('.entry[hidden]')")
        assert shown(page) == list(entries)
        assert page.locator("#e\\.brussels-summit .status").count() == 0
        assert "known=" not in page.url


def test_a_link_carries_the_day_from_page_to_page(tab: Page, own: Published) -> None:
    with steering(tab, own.output, f"{STORY}?{EVE}") as page:
        until(page, BANNER)
        page.click("#e\\.brussels-summit h3 a")
        page.wait_for_url(f"**/brussels-summit.html?{EVE}")
        until(page, BANNER)
        assert page.locator(".standing").inner_text() == "expected"
        assert "confirmed" not in page.locator(".history").inner_text()
        assert "Related" not in text(page)
        page.click(".trail a >> text=The eastern flank")
        page.wait_for_url(f"**/index.html?{EVE}")
        until(page, BANNER)
        page.locator(".aside a:visible", has_text="Jens Stoltenberg").first.click()
        page.wait_for_url(f"**/jens-stoltenberg.html?{EVE}")
        until(page, BANNER)
        assert "This page shows what is known today." in text(page)
        page.click("text=Back to today")
        page.wait_for_url("**/jens-stoltenberg.html")
        assert page.evaluate(BANNER) is False


def test_of_what_was_not_known_its_page_says_no_more(tab: Page, own: Published) -> None:
    with steering(tab, own.output, f"eastern-flank/madrid-summit.html?{EVE}", ready=BANNER) as page:
        assert "This was not yet known then." in text(page)
        assert "brigades" not in text(page)
        assert "brigades" not in page.title()


def test_an_article_shows_what_was_known_when_it_came_out(tab: Page, own: Published) -> None:
    with steering(tab, own.output, f"eastern-flank/doubling-troops.html?{EVE}", ready=BANNER) as page:
        assert "NATO will double the troops" in text(page)
        assert page.locator(".block:visible").count() == 7
    with steering(tab, own.output, "eastern-flank/doubling-troops.html?known=2022-03-22", ready=BANNER) as page:
        assert "NATO will double the troops" not in text(page)


def test_a_reader_sets_the_day_and_goes_from_change_to_change(tab: Page, own: Published) -> None:
    with steering(tab, own.output, STORY) as page:
        page.click(".asof summary")
        page.locator(".asof input").fill("2022-03-23")
        page.get_by_role("button", name="Show", exact=True).click()
        until(page, f"{BANNER} && document.querySelector('#e\\\\.madrid-summit').hidden")
        assert f"?{EVE}" in page.url
        before = shown(page)
        page.get_by_role("button", name="The next change").click()
        until(page, "location.search.includes('2022-03-24')")
        until(page, "document.querySelector('#e\\\\.brussels-summit .status') === null")
        page.get_by_role("button", name="The change before").click()
        until(page, f"location.search.includes('{EVE}')")
        until(page, "document.querySelector('#e\\\\.brussels-summit .status') !== null")
        assert shown(page) == before


# ---- corrections


@pytest.fixture(scope="module")
def then(browser: Browser, mended: Path) -> Iterator[Page]:
    """One page to walk through, as of a day before all corrections."""
    with opened(browser) as page, steering(page, mended, "x/title.html?known=2001-03-15", ready=BANNER):
        yield page


def at(page: Page, name: str, day: str = "2001-03-15") -> str:
    page.goto(f"{page.url.rpartition('/')[0]}/{name}.html?known={day}")
    until(page, BANNER)
    return text(page)


def test_the_words_that_stood_stand_again(then: Page) -> None:
    assert "A meeting on Monday" in at(then, "title")
    assert then.title() == "A meeting on Monday · Mended"
    assert f"met in {HOSTILE}." in at(then, "text")
    assert then.locator("main img").count() == 0
    assert "then the end" in at(then, "report", "2001-06-02").lower()
    assert "then the beginning" in at(then, "report").lower()


def test_what_cannot_be_put_back_is_told(then: Page) -> None:
    for name, was, stands in (
        ("twice", "Nine", "Ten of them"),
        ("across", "new", "The old town"),
        ("inside", "5", "140"),
    ):
        said = at(then, name)
        assert f"Corrected later; it then read: {was} " in said, name
        assert stands in said


def test_of_several_corrections_only_the_later_are_taken_back(then: Page) -> None:
    assert "There were one." in at(then, "chain")
    assert "There were two." in at(then, "chain", "2001-04-15")
    assert "There were three." in at(then, "chain", "2001-05-01")


def test_what_was_added_and_held_later_is_not_there(then: Page) -> None:
    assert "It was not so" not in at(then, "turned")
    assert "Something was added to this text later." in text(then)
    assert then.locator(".standing").inner_text() == "reported"
    assert "It was not so" in at(then, "turned", "2001-05-01")
    assert then.locator(".standing").inner_text() == "retracted"
    assert "expected" in at(then, "planned", "2001-02-01")
    assert "Later" not in text(then)
    assert "In the text" not in at(then, "report")
    assert "In the text" in at(then, "report", "2001-06-02")


def test_a_list_takes_back_what_it_shows_and_has_it_again_today(tab: Page, mended: Path) -> None:
    with steering(tab, mended, "x/index.html?known=2001-03-15") as page:
        until(page, BANNER)
        until(page, "document.querySelector('#e\\\\.later').hidden")
        assert "A meeting on Monday" in text(page)
        assert "Corrected" not in page.locator("#e\\.title").inner_text()
        assert page.locator("#e\\.turned .status").inner_text() == "reported"
        assert page.locator("#e\\.planned .status").count() == 0
        page.get_by_role("button", name="Back to today").click()
        until(page, "document.querySelector('.as-known') === null")
        assert "A meeting on Friday" in text(page)
        assert "Corrected" in page.locator("#e\\.title").inner_text()
        assert page.locator("mark, .then").count() == 0


def test_what_a_later_day_shows_for_the_first_time_stands_as_it_stood(tab: Page, mended: Path) -> None:
    ready = "document.querySelector('#e\\\\.turned').hidden && document.querySelector('.asof form') !== null"
    with steering(tab, mended, "x/index.html?known=2001-01-07", ready=ready):
        tab.click(".asof summary")
        tab.fill(".asof input", "2001-03-15")
        tab.keyboard.press("Enter")
        until(tab, "!document.querySelector('#e\\\\.turned').hidden")
        assert tab.locator("#e\\.turned .status").inner_text() == "reported"


def test_links_that_come_later_keep_the_day(tab: Page, made: Published) -> None:
    later = """() => ['.inview a', '.plot .entry-mark'].map(name => {
      const link = document.querySelector(name);
      link.dispatchEvent(new MouseEvent('contextmenu', {bubbles: true}));
      return link.getAttribute('href').match(/known=[^&#]*/)?.[0];
    })"""
    ready = f"{BANNER} && document.querySelector('.inview a') && document.querySelector('.plot .entry-mark') !== null"
    with steering(tab, made.output, "long/index.html?known=2001-03-15", ready=ready):
        assert tab.evaluate(later) == ["known=2001-03-15"] * 2


def test_a_day_that_is_none_changes_nothing(tab: Page, mended: Path) -> None:
    with steering(tab, mended, "x/title.html", ready="document.readyState === 'complete'") as page:
        for day in ("yesterday", "2001-3-1", "<b>", ""):
            page.goto(f"{page.url.partition('?')[0]}?known={day}")
            page.evaluate(BROUGHT)
            assert "Friday" in text(page)
            assert page.evaluate(BANNER) is False


# The module that turns a page back, fetched and done with what it does at once.
BROUGHT: Final = """import(document.querySelector('script[src$="start.js"]').src.replace('start', 'known'))
  .then(() => new Promise(done => setTimeout(done)))"""


def test_a_timeline_of_two_entries_is_turned_back_too(tab: Page, tmp_path: Path) -> None:
    site = Site(tmp_path).write(
        {
            "content/site.toml": 'title = "Two"\n',
            "content/a.md": event("First", "2001-01-01"),
            "content/b.md": event("Second", "2002-01-01"),
        }
    )
    site.good()
    with steering(tab, site.output, "index.html?known=2001-06-01", ready=BANNER) as page:
        assert "First" in text(page)
        assert "Second" not in text(page)


def test_nothing_of_it_is_there_on_a_disk(browser: Browser, own: Published) -> None:
    with opened(browser) as page:
        for address in (STORY, "eastern-flank/brussels-summit.html"):
            page.goto(f"{own.output.as_uri()}/{address}?{EVE}")
            page.wait_for_timeout(200)
            assert page.evaluate(BANNER) is False
            assert page.locator(".asof, .visits, .help").count() == 0


@pytest.mark.parametrize(("address", "views"), [
    (f"{STORY}?{EVE}", (DAY, PHONE)),
    (f"eastern-flank/brussels-summit.html?{EVE}", (NIGHT,)),
    pytest.param(f"{STORY}?{EVE}", (NIGHT,), marks=pytest.mark.long),
    pytest.param(f"eastern-flank/brussels-summit.html?{EVE}", (DAY, PHONE), marks=pytest.mark.long),
    pytest.param(f"eastern-flank/madrid-summit.html?{EVE}", (DAY, NIGHT, PHONE), marks=pytest.mark.long),
    pytest.param("x/twice.html?known=2001-03-15", (DAY, NIGHT, PHONE), marks=pytest.mark.long),
])  # fmt: skip
def test_a_page_of_the_past_stands_in_nobodys_way(
    tab: Page, own: Published, mended: Path, axe: str, address: str, views: tuple[View, ...]
) -> None:
    output, ready = (mended if address.startswith("x/") else own.output), (READY if STORY in address else "true")
    with steering(tab, output, address, ready=f"{ready} && {BANNER}") as page:
        page.evaluate(axe)
        for view in views:
            assert judged(turned(page, view), view.rules) == (), view
            assert page.evaluate("document.documentElement.scrollWidth - innerWidth") <= 0, view
