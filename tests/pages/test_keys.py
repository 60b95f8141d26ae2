"""Keys lead through a timeline; where they work is the reader's to say (WCAG 2.2, 2.1.4)."""

from __future__ import annotations

from typing import Final

from playwright.sync_api import Browser, Page

from tests.looking import NIGHT, PHONE, judged, until
from tests.published import Publish, Published
from tests.steering import again, data, shown, steering

STORY: Final = "eastern-flank/index.html"
OPEN: Final = "document.querySelector('dialog[open]') !== null"
CHOSEN: Final = "new URLSearchParams(location.search).get('at')"


def press(page: Page, key: str) -> str:
    """What is chosen after a key that chooses another."""
    before = page.evaluate(CHOSEN)
    page.keyboard.press(key)
    until(page, f"{CHOSEN} !== {before!r}" if before else f"{CHOSEN} !== null")
    found: str = page.evaluate(CHOSEN)
    return found


def test_keys_lead_from_entry_to_entry_day_to_day_year_to_year(browser: Browser, own: Published) -> None:
    with steering(browser, own.output, STORY) as page:
        entries = data(page)
        order = [e["id"] for e in entries]
        starts = {e["id"]: int(e["at"].split("/")[0]) for e in entries}
        page.locator("#e\\.brussels-summit h3 a").focus()
        first = press(page, "j")
        assert press(page, "j") == order[order.index(first) + 1]
        assert press(page, "k") == first
        until(page, f"document.activeElement.closest('.entry')?.id === '{first}'")
        day = press(page, "d")
        assert day == next(i for i in order if starts[i] // 86400 > starts[first] // 86400)
        year = press(page, "y")
        assert starts[year] - starts[day] > 0
        assert starts[press(page, "Shift+Y")] < starts[year]
        page.keyboard.press("s")
        until(page, "document.activeElement.matches('.stage')")
        page.keyboard.press("l")
        until(page, "document.activeElement.closest('.entry') !== null")
        page.keyboard.press("f")
        until(page, "document.activeElement.matches('.find[open] > summary')")


def test_single_keys_work_where_the_reader_lets_them(browser: Browser, own: Published) -> None:
    with steering(browser, own.output, STORY) as page:
        page.keyboard.press("j")
        page.wait_for_timeout(200)
        assert page.evaluate(CHOSEN) is None
        assert page.evaluate("localStorage.length") == 0
        page.keyboard.press("?")
        until(page, OPEN)
        page.get_by_label("everywhere on the page").check()
        page.keyboard.press("Escape")
        again(page)
        assert press(page, "j") in shown(page)
        page.keyboard.press("?")
        until(page, OPEN)
        page.get_by_label("not at all").check()
        page.keyboard.press("Escape")
        again(page)
        chosen = page.evaluate(CHOSEN)
        page.locator(".entry h3 a").first.focus()
        for key in ("j", "?"):
            page.keyboard.press(key)
        page.wait_for_timeout(200)
        assert page.evaluate(CHOSEN) == chosen
        assert page.evaluate(OPEN) is False
        page.get_by_role("button", name="Keys").click()
        until(page, OPEN)
        page.get_by_label("while the timeline has the focus").check()
        assert page.evaluate("localStorage.length") == 0


def test_who_writes_in_a_field_writes(browser: Browser, own: Published) -> None:
    with steering(browser, own.output, STORY) as page:
        page.click(".find summary")
        until(page, "document.querySelector('.time input') !== null")
        page.locator(".time input").first.focus()
        page.keyboard.type("j?d")
        assert page.locator(".time input").first.input_value() == "j?d"
        assert page.evaluate(CHOSEN) is None
        assert page.evaluate(OPEN) is False


def test_the_keys_are_told_in_a_dialog_that_gives_back_the_focus(
    browser: Browser, published: Publish, axe: str
) -> None:
    for name, address in (("own", STORY), ("arabic", "qissa/index.html")):
        with steering(browser, published(name, "default").output, address) as page:
            page.locator(".help").focus()
            page.keyboard.press("Enter")
            until(page, OPEN)
            assert page.evaluate("document.activeElement.closest('dialog') !== null")
            assert page.locator("dialog kbd").count() > 10
            page.evaluate(axe)
            for view in (NIGHT, PHONE):
                page.set_viewport_size({"width": view.width, "height": 900})
                page.emulate_media(**view.media)
                assert judged(page) == ()
                assert page.evaluate("document.documentElement.scrollWidth - innerWidth") <= 0
            page.keyboard.press("Escape")
            until(page, f"!({OPEN}) && document.activeElement.matches('.help')")
