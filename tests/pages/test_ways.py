"""Other ways to read a chronology, in a real browser: without a script, and with the modules that go with them."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

import pytest
from playwright.sync_api import Page

from tests.looking import View, until
from tests.published import Publish, Published
from tests.steering import steering

STORY, TABLE, COLUMNS = (f"war/index.{name}.html" for name in ("story", "table", "columns"))
ON_SCREEN = """() => [...document.querySelectorAll('.slide')].filter(e => {
  const box = e.getBoundingClientRect();
  return box.left > -innerWidth / 2 && box.left < innerWidth / 2;
}).map(e => e.id)"""


CALM = View(1280, media={"reduced_motion": "reduce"})


@contextmanager
def enhanced(tab: Page, site: Published, address: str, module: str, view: View = CALM) -> Iterator[Page]:
    """A page into which the theme's script has brought a module."""
    with steering(tab, site.output, address, view, "true") as page:
        there = f"{page.url.partition('/repo/')[0]}/repo/theme/js/{module}.js"
        page.evaluate(f"import('{there}').then(() => new Promise(done => setTimeout(done)))")
        yield page


def seen(page: Page, slide: str) -> None:
    """Waits until this slide alone is on the screen."""
    until(page, f"String(({ON_SCREEN})()) === '{slide}'")


# ---- the story


def test_a_story_is_walked_through_by_its_links(tab: Page, made: Published) -> None:
    tab.goto(f"{made.output.as_uri()}/{STORY}")
    seen(tab, "s1")
    tab.locator("#s1 [rel=next]").click()
    seen(tab, "s2")
    tab.locator("#s2 [rel=prev]").click()
    seen(tab, "s1")


@pytest.mark.parametrize(("name", "address", "on", "back"), [
    ("made", STORY, "ArrowRight", "ArrowLeft"),
    ("arabic", "qissa/index.story.html", "ArrowLeft", "ArrowRight"),
])  # fmt: skip
def test_a_story_is_walked_through_by_keys_in_the_direction_of_reading(
    tab: Page, published: Publish, name: str, address: str, on: str, back: str
) -> None:
    with enhanced(tab, published(name, "default"), address, "story") as page:
        last = page.locator(".slide").last.get_attribute("id")
        assert last
        for key, slide in (
            (on, "s2"),
            (on, "s3"),
            (back, "s2"),
            ("End", last),
            (on, last),
            ("Home", "s1"),
            (back, "s1"),
        ):
            page.keyboard.press(key)
            seen(page, slide)
        for key in (on, on, back):  # at once, while the list is still on its way
            page.keyboard.press(key)
        page.wait_for_url("**#s2")
        assert page.evaluate("document.activeElement.id") == "s2"


def test_a_link_to_a_screen_of_a_story_opens_there(tab: Page, made: Published) -> None:
    with enhanced(tab, made, f"{STORY}#s5", "story") as page:
        seen(page, "s5")
        page.keyboard.press("ArrowRight")
        page.wait_for_url("**#s6")


# ---- the table


def column(page: Page, number: int) -> list[str]:
    found: list[str] = page.evaluate(
        f"[...document.querySelectorAll('tbody tr')].map(e => e.cells[{number}].innerText)"
    )
    return found


def test_a_table_sorts_by_words_numbers_and_instants(tab: Page, made: Published) -> None:
    with enhanced(tab, made, TABLE, "table") as page:
        dates = column(page, 0)
        heads = page.locator("thead th")
        page.get_by_role("button", name="Entry").click()
        titles = column(page, 2)
        assert titles == sorted(titles, key=str.casefold)
        assert heads.nth(2).get_attribute("aria-sort") == "ascending"
        page.get_by_role("button", name="Sources").click()
        counts = [int(text) for text in column(page, heads.count() - 1)]
        assert counts == sorted(counts)
        page.get_by_role("button", name="Sources").click()
        assert [int(text) for text in column(page, heads.count() - 1)] == counts[::-1]
        page.get_by_role("button", name="When").press("Enter")
        assert column(page, 0) == dates
        assert page.locator("[aria-sort]").count() == 1


def test_what_is_empty_comes_last_and_what_is_alike_keeps_its_order(tab: Page, made: Published) -> None:
    with enhanced(tab, made, TABLE, "table") as page:
        number = page.locator("thead th").all_inner_texts().index("Lane")
        before = list(zip(column(page, number), column(page, 2), strict=True))
        for way in (1, -1):
            page.get_by_role("button", name="Lane").click()
            lanes = sorted({lane for lane, _ in before if lane}, key=str.casefold)[::way]
            wanted = [title for lane in (*lanes, "") for held, title in before if held == lane]
            assert column(page, 2) == wanted


def test_a_table_is_copied_as_rows_and_cells(tab: Page, made: Published) -> None:
    tab.goto(f"{made.output.as_uri()}/{TABLE}")
    tab.evaluate("getSelection().selectAllChildren(document.querySelector('tbody tr'))")
    cells = tab.evaluate("getSelection().toString()").strip().split("\t")
    assert cells[:3] == ["1 January 1915", "1915-01-01", "It is confirmed"]


# ---- the calendar


def test_a_day_of_a_calendar_leads_to_its_entry(tab: Page, made: Published) -> None:
    tab.goto(f"{made.output.as_uri()}/war/index.calendar.html")
    day = tab.locator("svg a", has_text="1 March 1915")
    assert day.text_content() == "1 March 1915: 2 entries"
    day.click()
    tab.wait_for_url("**/war/index.html#e.*")
    assert tab.locator(":target .when").inner_text() in ("1 March – May", "1 March")


# ---- side by side


def test_columns_are_read_in_the_order_of_time_and_fold_into_one_list(tab: Page, made: Published) -> None:
    edges = "[...document.querySelectorAll('.slot .entry')].map(e => Math.round(e.getBoundingClientRect().left))"
    tops = "[...document.querySelectorAll('.slot')].map(e => Math.round(e.getBoundingClientRect().top))"
    tab.goto(f"{made.output.as_uri()}/{COLUMNS}")
    assert len(set(tab.evaluate(edges))) == 3
    assert tab.evaluate(tops) == sorted(tab.evaluate(tops))
    assert tab.locator(".side").first.inner_text() in ("Harbour", "Unclear", "Other entries")
    tab.set_viewport_size({"width": 400, "height": 800})
    assert len(set(tab.evaluate(edges))) == 1
    assert tab.locator(".side").first.bounding_box()["height"] > 10  # type: ignore[index]


# ---- the map


MAP = "war/index.map.html"


@contextmanager
def on_the_map(tab: Page, site: Published, address: str, view: View = CALM) -> Iterator[Page]:
    """The map once its script is there."""
    ready = "document.querySelector('.handles .overview .window') !== null"
    with steering(tab, site.output, address, view, ready) as page:
        yield page


def test_a_mark_leads_to_what_happened_there_without_a_script(tab: Page, own: Published) -> None:
    tab.goto(f"{own.output.as_uri()}/eastern-flank/index.map.html")
    assert tab.locator(".handles .bar").count() == 0
    mark = tab.locator('.marks a[href="#p.kyiv"]')
    assert mark.locator("title").text_content() == "Kyiv: 1 entry"
    mark.focus()
    tab.keyboard.press("Enter")
    tab.wait_for_url("**#p.kyiv")
    assert "Kaczyński calls" in tab.locator(":target").inner_text()
    box = tab.locator(".plate").first.bounding_box()
    assert box
    assert 0 <= box["y"] < 100  # the map is still in view beside it


def test_on_a_map_no_name_stands_over_another_on_any_page(tab: Page, own: Published) -> None:
    boxes = """() => [...document.querySelectorAll('.plate:first-child text')].map(e => e.getBoundingClientRect())
      .filter(b => b.width).map(b => [b.left, b.top, b.right, b.bottom])"""
    tab.goto(f"{own.output.as_uri()}/eastern-flank/index.map.html")
    for width in (320, 480, 700, 1280):
        tab.set_viewport_size({"width": width, "height": 800})
        until(tab, f"({boxes})().length >= 5")
        found = tab.evaluate(boxes)
        for number, (left, top, right, bottom) in enumerate(found):
            for other in found[number + 1 :]:
                assert left >= other[2] or right <= other[0] or top >= other[3] - 2 or bottom <= other[1] + 2, width


def test_the_map_and_the_strip_filter_each_other(tab: Page, own: Published) -> None:
    address = "eastern-flank/index.map.html?view=2022-03-10..2022-03-20"
    with on_the_map(tab, own, address) as page:
        there = "[...document.querySelectorAll('section.spot:not(.away) h2')].map(e => e.innerText)"
        assert page.evaluate(there) == ["Brussels", "Kyiv"]
        assert page.locator(".count").inner_text() == "2 entries in view"
        assert page.locator('.marks a.away[href="#p.moscow"]').count() == 1
        page.locator("#p\\.kyiv .on-strip").click()
        page.wait_for_url("**/eastern-flank/index.html?view=2022-03-10..2022-03-20&places=Kyiv")
        until(page, "document.querySelectorAll('.entry:not([hidden])').length === 1")
        page.locator(".ways [data-way=map]").click()
        page.wait_for_url("**/eastern-flank/index.map.html?*places=Kyiv*")
        page.wait_for_selector(".handles .overview .window")
        assert page.evaluate(there) == ["Kyiv"]
        page.locator("[data-do=all]").click()
        until(page, "document.querySelectorAll('section.away').length === 0")


def test_the_line_of_time_under_a_map_chooses(tab: Page, own: Published) -> None:
    with on_the_map(tab, own, "eastern-flank/index.map.html") as page:
        line = page.locator(".overview svg")
        line.scroll_into_view_if_needed()
        box = line.bounding_box()
        assert box
        left = page.locator(".overview .window")
        assert left.count() == 1
        page.mouse.move(box["x"] + box["width"] - 1, box["y"] + 15)
        page.mouse.down()
        page.mouse.move(box["x"] + box["width"] / 2, box["y"] + 15, steps=4)
        page.mouse.up()
        page.wait_for_url("**?view=*")
        assert page.locator("section.spot.away").count() > 3
        search = "(link => new URLSearchParams(link.search).get('view'))"
        assert page.evaluate(f"{search}(document.querySelector('.on-strip')) === {search}(location)")


def test_a_map_is_drawn_larger_and_moved_by_keys_and_its_marks_stay_on_their_places(tab: Page, own: Published) -> None:
    with on_the_map(tab, own, "eastern-flank/index.map.html") as page:
        ground = page.locator(".plate").first.locator(".ground")
        shown = [ground.get_attribute("viewBox")]
        page.locator("[data-do=in]").focus()
        for key in ("+", "ArrowRight"):
            page.keyboard.press(key)
            shown.append(ground.get_attribute("viewBox"))
        assert len({*shown}) == 3
        mark, plate = page.locator('.marks a[href="#p.madrid"]'), page.locator(".plate").first.bounding_box()
        beyond = mark.locator(".spot").bounding_box()
        assert beyond
        assert plate
        assert beyond["x"] < plate["x"]
        mark.focus()
        box = mark.locator(".spot").bounding_box()
        assert box
        assert plate["x"] <= box["x"] <= plate["x"] + plate["width"]
        view, (x, y) = ground.get_attribute("viewBox"), (plate["x"] + 400, plate["y"] + plate["height"] - 9)
        page.mouse.move(x, y)
        page.mouse.down()
        page.mouse.move(x, y + 18)
        page.mouse.up()
        page.mouse.move(x, y)
        page.mouse.move(x - 99, y, steps=4)
        assert ground.get_attribute("viewBox") == view  # the hand was lifted beside the map
        page.locator("[data-do=in]").focus()
        page.keyboard.press("0")
        assert ground.get_attribute("viewBox") == shown[0]


def test_on_a_phone_the_entries_of_a_place_come_to_the_map(tab: Page, own: Published) -> None:
    with on_the_map(tab, own, "eastern-flank/index.map.html", View(360, media=CALM.media)) as page:
        page.locator('.marks a[href="#p.moscow"]').focus()
        page.keyboard.press("Enter")
        assert page.locator(".chosen h2").inner_text() == "Moscow"
        assert page.locator(".chosen").evaluate("e => e.getBoundingClientRect().top < innerHeight")
