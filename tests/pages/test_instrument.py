"""The strip as an instrument, in a real browser: what it shows, where, and how a reader moves through it."""

from __future__ import annotations

import contextlib
from collections.abc import Callable, Iterator
from itertools import pairwise
from pathlib import Path
from typing import Any, Final

import pytest
from playwright.sync_api import Browser, Page

from tests.looking import DAY, FORCED, NIGHT, PHONE, View, judged, opened, turned, until
from tests.published import Publish, Published
from tests.serving import serving
from tests.sites import Site, document
from tests.steering import READY, steering

STORY: Final = "eastern-flank/index.html"
SUMMIT: Final = "e.brussels-summit"

# Each mark with where it is drawn, as the reader sees it; and what the line shows.
MARKS: Final = """() => [...document.querySelectorAll('.plot .entry-mark')].map(mark => {
  const [, sign] = mark.children, number = (e, found) => +e.getAttribute('transform').match(found)[1];
  const boxes = [...mark.children, mark.name].map(e => e.getBoundingClientRect()).filter(box => box.width);
  return {
    id: mark.dataset.id, x: number(sign, /([-\\d.]+)/), y: number(mark, / ([-\\d.]+)/), label: mark.name.textContent,
    boxes: boxes.map(box => [box.left, box.top, box.right, box.bottom]),
  };
})"""
OURS: Final = ", ".join(f"{part}, {part} *" for part in (".bar", ".stage", ".telling", ".overview"))
VIEW: Final = (
    "(() => { const {from, to, width} = document.querySelector('time-line').view; return [from, to, width] })()"
)
SHIFT: Final = """() => { window.shifted = 0; new PerformanceObserver(list => {
  for (const entry of list.getEntries()) window.shifted += entry.value;
}).observe({type: 'layout-shift', buffered: true}) }"""

Open = Callable[..., contextlib.AbstractContextManager[Page]]


@pytest.fixture
def reading(tab: Page, published: Publish) -> Open:
    """A page of a site, served, whose instrument is there."""

    @contextlib.contextmanager
    def open_page(address: str, site: str = "own", view: View = DAY) -> Iterator[Page]:
        with steering(tab, published(site, "default").output, address, view, READY) as page:
            yield page

    return open_page


def marks(page: Page) -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = page.evaluate(MARKS)
    return found


def still(page: Page) -> None:
    """Waits until nothing moves any more."""
    until(
        page,
        "() => new Promise(done => { const t = document.querySelector('time-line'), was = t.view.from + t.view.to;"
        " setTimeout(() => done(was === t.view.from + t.view.to), 200) })",
    )


def overlapping(found: list[dict[str, Any]]) -> list[tuple[str, str]]:
    boxes = [(mark["id"], box) for mark in found for box in mark["boxes"]]
    return [
        (one, other)
        for n, (one, a) in enumerate(boxes)
        for other, b in boxes[n + 1 :]
        if one != other and a[0] < b[2] - 1 and b[0] < a[2] - 1 and a[1] < b[3] - 1 and b[1] < a[3] - 1
    ]


def test_every_entry_stands_where_its_time_is(reading: Open) -> None:
    with reading(STORY) as page:
        start, end, width = page.evaluate(VIEW)
        firsts = page.evaluate(
            "Object.fromEntries([...document.querySelectorAll('.entry')].map(e => [e.id, +e.dataset.at.split('/')[0]]))"
        )
        found = marks(page)
        assert len(found) >= 14
        for mark in found:
            assert mark["x"] == pytest.approx((firsts[mark["id"]] - start) / (end - start) * width, abs=0.2)


@pytest.mark.parametrize(
    ("site", "address"),
    [("own", STORY), ("made", "war/index.html"), ("made", "deep/index.html"), ("arabic", "index.html")],
)
def test_no_mark_and_no_label_covers_another_at_any_scale(reading: Open, site: str, address: str) -> None:
    with reading(address, site) as page:
        page.locator(".stage").focus()
        [start, end, *_] = page.evaluate(VIEW)
        for keys, times in (("", 1), ("++", 4), ("++++", 64), ("------", 1), ("---", 1 / 8)):  # as fast as they come
            for key in keys:
                page.keyboard.press(key)
            still(page)
            [first, last, *_] = page.evaluate(VIEW)
            assert (end - start) / (last - first) == pytest.approx(times, rel=0.01), keys
            assert overlapping(marks(page)) == [], keys


def test_the_first_picture_asks_the_browser_for_none_of_its_formatters(browser: Browser, own: Published) -> None:
    """The first that is made takes as long as all the rest: the browser loads what it knows of languages."""
    with opened(browser) as page:
        page.add_init_script(FORMATTERS)
        with steering(page, own.output, f"{STORY}?view=2022-01-15..2023-03-01", ready=READY):
            assert page.evaluate("[seen.first, seen.made.length]") == [0, 0]
            ticks = page.locator(".stage text.tick").all_text_contents()
            assert {"2022", "Jul", "2023"} <= {*ticks}
            until(page, "document.querySelector('.count').textContent !== ''")
            page.locator(".stage").focus()
            for key in "++++++":
                page.keyboard.press(key)
            until(page, "seen.made.includes('DateTimeFormat')")


FORMATTERS: Final = """window.seen = {made: [], first: null};
for (const name of ["NumberFormat", "DateTimeFormat"]) {
  Intl[name] = new Proxy(Intl[name], {construct: (made, asked) => (seen.made.push(name), new made(...asked))});
}
const mark = performance.mark.bind(performance);
performance.mark = (name, ...more) => {
  if (name === "timeline-drawn") seen.first = seen.made.length;
  return mark(name, ...more);
};"""


def test_it_draws_with_few_nodes(reading: Open) -> None:
    with reading("long/index.html", "made") as page:
        page.locator(".stage").focus()
        for key in "+++--":
            page.keyboard.press(key)
            still(page)
            assert page.evaluate("ours => document.querySelectorAll(ours).length", OURS) <= 300


def test_panning_moves_nothing_but_along_the_line(reading: Open) -> None:
    with reading(f"{STORY}?view=2022-01-01..2022-09-01") as page:
        before = {mark["id"]: mark for mark in marks(page)}
        box = page.locator(".stage").bounding_box()
        assert box
        page.mouse.move(box["x"] + 600, box["y"] + 200)
        page.mouse.down()
        for n in range(20):
            page.mouse.move(box["x"] + 600 - 4 * n, box["y"] + 200)
        page.mouse.up()
        still(page)
        after = {mark["id"]: mark for mark in marks(page)}
        stayed = [i for i in before.keys() & after.keys() if before[i]["label"] and after[i]["label"]]
        assert len(stayed) >= 3
        for i in stayed:
            assert after[i]["x"] - before[i]["x"] == pytest.approx(-76, abs=1)
            assert (after[i]["y"], after[i]["label"]) == (before[i]["y"], before[i]["label"])


@pytest.mark.parametrize(("site", "address", "view"), [
    ("own", STORY, PHONE),
    ("made", "long/index.html", DAY),
    ("arabic", "index.html", DAY),
    pytest.param("own", STORY, DAY, marks=pytest.mark.long),
    pytest.param("made", "long/index.html", PHONE, marks=pytest.mark.long),
    pytest.param("arabic", "index.html", PHONE, marks=pytest.mark.long),
])  # fmt: skip
def test_it_comes_without_moving_anything(reading: Open, site: str, address: str, view: View) -> None:
    with reading(address, site, view) as page:
        page.evaluate(SHIFT)
        page.wait_for_timeout(300)
        assert page.evaluate("window.shifted") == 0


def test_a_link_shows_another_reader_the_same(reading: Open) -> None:
    with reading(STORY) as page:
        page.locator(f".entry-mark[data-id='{SUMMIT}']").press("Enter")
        still(page)
        page.locator(".stage").focus()
        page.keyboard.press("+")
        still(page)
        until(page, "location.search.includes('view') && location.search.includes('at')")
        link, view, shown = page.url, page.evaluate(VIEW), {m["id"] for m in marks(page)}
        page.goto("about:blank")
        page.goto(link)
        until(page, READY)
        still(page)
        again = page.evaluate(VIEW)
        day = 86_400
        assert again[:2] == pytest.approx(view[:2], abs=day)
        assert {m["id"] for m in marks(page)} == shown
        assert page.locator(".entry-mark.chosen").get_attribute("data-id") == SUMMIT
        assert "24 March 2022" in page.locator(".telling").inner_text()


def test_back_and_forward_lead_through_what_was_chosen(reading: Open) -> None:
    with reading(STORY) as page:
        for name in ("e.brussels-summit", "e.finland-joins"):
            page.locator(f".entry-mark[data-id='{name}']").dispatch_event("click")
            until(page, f"document.querySelector('.chosen')?.dataset.id === '{name}'")
        page.go_back()
        until(page, "document.querySelector('.chosen')?.dataset.id === 'e.brussels-summit'")
        page.go_back()
        until(page, "!document.querySelector('.chosen')")
        page.go_forward()
        until(page, "document.querySelector('.chosen')?.dataset.id === 'e.brussels-summit'")


def test_whoever_chooses_on_the_strip_finds_the_entry_in_the_list(reading: Open) -> None:
    with reading(STORY) as page:
        page.locator(".entry-mark[data-id='e.finland-joins']").dispatch_event("click")
        until(
            page,
            "() => { const {top, bottom} = document.getElementById('e.finland-joins').getBoundingClientRect();"
            " return top > 0 && bottom < innerHeight }",
        )


def test_whoever_scrolls_the_list_takes_the_strip_along(reading: Open) -> None:
    with reading(STORY) as page:
        page.locator(".stage").focus()
        page.keyboard.press("+")
        page.keyboard.press("+")
        still(page)
        page.evaluate(
            "document.activeElement.blur(); document.getElementById('e.sweden-joins').scrollIntoView({block: 'start'})"
        )
        until(
            page,
            "() => { const {view, current} = document.querySelector('time-line');"
            " return current && current.first >= view.from && current.first <= view.to && current.first > 1.6e9 }",
        )
        assert page.locator(".overview").bounding_box()["y"] == 0  # type: ignore[index]


def test_the_keys_lead_from_entry_to_entry_and_closer(reading: Open) -> None:
    with reading(STORY) as page:
        page.locator(".stage").focus()
        page.keyboard.press("ArrowRight")
        until(page, "document.activeElement.dataset.id === 'e.annexation-of-crimea'")
        page.keyboard.press("ArrowRight")
        until(page, "document.activeElement.dataset.id === 'e.wales-summit'")
        page.keyboard.press("ArrowLeft")
        until(page, "document.activeElement.dataset.id === 'e.annexation-of-crimea'")
        start, end, _ = page.evaluate(VIEW)
        page.keyboard.press("+")
        still(page)
        closer = page.evaluate(VIEW)
        assert closer[1] - closer[0] == pytest.approx((end - start) / 2, rel=0.01)
        page.keyboard.press("Tab")  # and out again: nobody is caught
        assert page.evaluate("!document.activeElement.closest('.stage')")


def test_from_right_to_left_the_arrow_to_the_left_leads_on(reading: Open) -> None:
    with reading("index.html", "arabic") as page:
        page.locator(".stage").focus()
        page.keyboard.press("ArrowLeft")
        until(page, "document.activeElement.dataset.id === 'e.a'")
        xs = [mark["x"] for mark in marks(page)]
        assert (
            page.evaluate("document.activeElement.children[1].getAttribute('transform')") == f"translate({max(xs):g})"
        )


def test_what_is_not_known_well_looks_so_and_says_why(reading: Open) -> None:
    with reading("deep/index.html", "made") as page:
        told = {}
        for name in ("circa", "since", "doubtful", "century"):
            page.evaluate(
                "id => { const t = document.querySelector('time-line'); t.choose(t.source.find(id)) }", f"e.{name}"
            )
            until(page, f"document.querySelector('.telling').textContent.includes('{name}')")
            told[name] = page.locator(".telling").inner_text()
        assert "approximate" in told["circa"]
        assert "still going on" in told["since"]
        assert "uncertain" in told["doubtful"]
        assert "between" in told["century"]


def test_the_wheel_turns_the_page_until_somebody_works_here(reading: Open) -> None:
    with reading(STORY) as page:
        page.locator(".stage").scroll_into_view_if_needed()
        box = page.locator(".stage").bounding_box()
        assert box
        page.mouse.move(box["x"] + 500, box["y"] + 10)
        before = page.evaluate(VIEW)
        page.mouse.wheel(0, 60)
        until(page, "scrollY > 0")
        assert page.evaluate(VIEW) == before
        page.evaluate("document.querySelector('.stage').focus({preventScroll: true})")
        page.mouse.wheel(0, -200)
        until(page, f"document.querySelector('time-line').view.length < {before[1] - before[0]}")


def test_the_rows_are_what_the_reader_asks_for(reading: Open) -> None:
    with reading(STORY) as page:
        assert page.locator(".plot text.lane").all_text_contents() == ["NATO, its members and applicants", "Russia"]
        page.locator(".rows select").select_option("status")
        until(page, "document.querySelector('.plot text.lane')?.textContent === 'confirmed'")
        assert "rows=status" in page.url
        page.go_back()
        until(page, "document.querySelector('.plot text.lane')?.textContent === 'NATO, its members and applicants'")


def test_ticks_are_labelled_in_order_and_apart(reading: Open) -> None:
    with reading("deep/index.html", "made") as page:
        page.locator(".stage").focus()
        for key in "0" + "+" * 24:
            page.keyboard.press(key)
            page.wait_for_timeout(20)
        still(page)
        labels = page.evaluate(
            "[...document.querySelectorAll('.plot text.tick')].map(e => [e, e.getBoundingClientRect()])"
            ".map(([e, box]) => [box.left, box.right, e.textContent])"
        )
        assert len(labels) >= 3
        assert all(a[1] <= b[0] for a, b in pairwise(sorted(labels)))


@pytest.mark.parametrize(("site", "views"), [
    ("own", (DAY, NIGHT, FORCED)),
    ("arabic", (PHONE,)),
    pytest.param("own", (PHONE,), marks=pytest.mark.long),
    pytest.param("arabic", (DAY, NIGHT, FORCED), marks=pytest.mark.long),
])  # fmt: skip
def test_nothing_stands_in_the_way_of_anybody_at_work(
    reading: Open, axe: str, site: str, views: tuple[View, ...]
) -> None:
    with reading("index.html" if site == "arabic" else STORY, site, views[0]) as page:
        page.locator(".stage").focus()
        page.keyboard.press("ArrowLeft" if site == "arabic" else "ArrowRight")
        until(page, "document.activeElement.closest('.entry-mark')")
        still(page)
        page.evaluate(axe)
        for view in views:
            assert judged(turned(page, view), view.rules) == (), view


def test_who_wants_no_movement_sees_none(reading: Open) -> None:
    with reading(STORY, view=View(1280, media={"reduced_motion": "reduce"})) as page:
        page.locator(".stage").focus()
        length = page.evaluate("document.querySelector('time-line').view.length")
        page.keyboard.press("+")
        assert page.evaluate("document.querySelector('time-line').view.length") == pytest.approx(length / 2)
        assert page.evaluate("document.getAnimations().length") == 0


def test_a_hand_lets_go_anywhere_and_a_key_is_no_drag(reading: Open) -> None:
    with reading(STORY) as page:
        still(page)
        box = page.locator(".stage").bounding_box()
        assert box
        x, y, before = box["x"] + 600, box["y"] + 20, page.evaluate(VIEW)
        page.mouse.move(x, y)
        page.mouse.down()
        page.mouse.move(x, box["y"] - 40)
        page.mouse.up()
        page.mouse.move(x, y)
        page.mouse.move(x + 100, y, steps=4)
        assert page.evaluate(VIEW) == before
        page.mouse.down()
        page.mouse.move(x, y, steps=4)
        page.mouse.up()
        assert page.evaluate(VIEW) != before
        page.locator(f".entry-mark[data-id='{SUMMIT}']").press("Enter")
        until(page, f"new URLSearchParams(location.search).get('at') === '{SUMMIT}'")


def test_a_day_that_goes_on_on_another_page_is_one_line(tab: Page, tmp_path: Path) -> None:
    """The list of the page holds the first of it, and the strip all."""
    times = [f"2022-03-24T{n // 10:02d}:{n % 10 * 6:02d}" for n in range(230)]
    rows = "".join(f"Row {n},{time},row-{n},{'late' if n >= 210 else ''}\n" for n, time in enumerate(times))
    site = Site(tmp_path).write(
        {
            "content/site.toml": 'title = "A"\n',
            "content/day/index.md": document("A sentence.", title="A day", kind="timeline"),
            "content/day/rows.csv": f"title,date,slug,tags\n{rows}",
        }
    )
    site.good(theme="default")
    with steering(tab, site.output, "day/index.html") as page:
        assert 0 < page.locator(".chronicle .entry").count() < 230
        until(page, "document.querySelector('.count').textContent.includes('230')")
        assert page.locator(".stage .entry-mark").count() > 5
        page.locator(".stage").focus()
        page.keyboard.press("ArrowRight")
        until(page, "document.querySelector('.telling').textContent.includes('Row')")
        page.locator(".find > summary").click()
        page.get_by_role("button", name="late").click()  # which no entry has that stands on the page
        until(page, "document.querySelector('.left [role=status]').textContent.includes('20 of 230')")
        numbers = "[...document.querySelectorAll('.stage .entry-mark')].map(m => +/\\d+$/.exec(m.ariaLabel)[0])"
        until(page, f"{numbers}.length > 5 && {numbers}.every(n => n >= 210)")
        assert page.locator(".chronicle").is_hidden()
        page.get_by_role("button", name="late").first.click()
        until(page, "document.querySelector('.chronicle').checkVisibility()")


def test_where_the_files_of_a_long_timeline_do_not_come_its_page_stays_as_it_is(
    browser: Browser, made: Published
) -> None:
    with opened(browser) as page, serving(made.output) as home:
        page.route("**/index.slices.json", lambda route: route.abort())
        page.goto(f"{home}long/index.html")
        until(page, "document.documentElement.classList.contains('still')")
        assert page.locator(".face > svg.wide").is_visible()
        assert page.locator(".stage").count() == 0


def test_without_script_and_from_a_disk_the_strip_is_the_strip(browser: Browser, own: Published) -> None:
    with opened(browser) as page:
        page.goto(f"{own.output.as_uri()}/{STORY}")
        until(page, "document.documentElement.classList.contains('still')")
        assert page.locator(".face > svg.wide").is_visible()
        face = page.locator(".face").bounding_box()
        assert face
        assert face["height"] <= 200
    with opened(browser, View(1280, media={"java_script_enabled": False})) as page, serving(own.output) as home:
        page.goto(home + STORY)
        assert page.locator(".face > svg.wide").is_visible()
        assert page.locator(".face").bounding_box()["height"] <= 200  # type: ignore[index]
