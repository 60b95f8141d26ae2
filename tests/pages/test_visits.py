"""What is new since the last visit is marked, where a reader asked for a note: none is kept before, nothing is sent."""

from __future__ import annotations

from typing import Final

from playwright.sync_api import Browser, Page

from tests.looking import DAY, NIGHT, PHONE, judged, opened, turned, until
from tests.published import Published
from tests.serving import serving
from tests.steering import READY, again, data, steering

STORY: Final = "eastern-flank/index.html"
NOTES: Final = "Object.keys(localStorage).length + Object.keys(sessionStorage).length + document.cookie.length"
FRESH: Final = (
    "Object.fromEntries([...document.querySelectorAll('.fresh')].map(e => [e.closest('.entry').id, e.textContent]))"
)
# A day later, after one entry came, one changed and one was corrected: the note remembers them otherwise.
LATER: Final = """() => {
  const key = 'dateline:' + location.pathname, note = JSON.parse(localStorage.getItem(key));
  const remembered = note.now;
  delete remembered['e.wales-summit'];
  remembered['e.madrid-summit'] = 'x' + remembered['e.madrid-summit'];
  remembered['e.finland-joins'] = remembered['e.finland-joins'].replace(/[.]\\d+$/, '.-1');
  note.time -= 86400;
  localStorage.setItem(key, JSON.stringify(note));
}"""
PRIVATE: Final = (
    """Object.defineProperty(window, 'localStorage', {get() { throw new DOMException('no', 'SecurityError') }})"""
)


def panel(page: Page) -> None:
    page.click(".visits summary")
    until(page, "document.querySelector('.visits button') !== null")


def test_nothing_is_kept_before_a_reader_asks_and_nothing_after_it_is_forgotten(tab: Page, own: Published) -> None:
    with steering(tab, own.output, STORY) as page:
        panel(page)
        again(page)
        panel(page)
        assert page.evaluate(NOTES) == 0
        page.get_by_role("button", name="Keep a note").click()
        assert page.evaluate("Object.keys(localStorage)") == [f"dateline:/repo/{STORY}"]
        page.get_by_role("button", name="Forget it").click()
        assert page.evaluate(NOTES) == 0
        assert page.get_by_role("button", name="Keep a note").is_visible()


def test_what_is_new_changed_or_corrected_is_marked_until_it_was_seen(tab: Page, own: Published, axe: str) -> None:
    with steering(tab, own.output, STORY) as page:
        panel(page)
        page.get_by_role("button", name="Keep a note").click()
        again(page)
        until(page, "document.querySelector('.visits button') !== null")
        assert page.evaluate(FRESH) == {}
        page.evaluate(LATER)
        marked = {"e.wales-summit": "new", "e.madrid-summit": "changed", "e.finland-joins": "corrected"}
        for _ in range(2):  # a page that is loaded again is no visit of its own
            again(page)
            until(page, "document.querySelector('.fresh') !== null")
            assert page.evaluate(FRESH) == marked
        page.click(".visits summary")
        assert "3 entries are new or changed" in page.locator(".visits").inner_text()
        seen = []
        for _ in range(4):
            page.locator(".visits").get_by_role("button", name="Next change").click()
            seen.append(page.evaluate("document.activeElement.closest('.entry').id"))
        assert seen == [*marked, "e.wales-summit"]
        page.evaluate(axe)
        for view in (DAY, NIGHT, PHONE):
            assert judged(turned(page, view), view.rules) == ()
        page.get_by_role("button", name="I have seen them").click()
        again(page)
        until(page, "document.querySelector('.visits button') !== null")
        assert page.evaluate(FRESH) == {}


def test_a_day_of_the_past_is_no_visit(tab: Page, own: Published) -> None:
    with steering(tab, own.output, STORY) as page:
        panel(page)
        page.get_by_role("button", name="Keep a note").click()
        page.evaluate(LATER)
        note = "localStorage.getItem('dateline:' + location.pathname)"
        before = page.evaluate(note)
        page.goto(f"{page.url}?known=2022-03-23")
        until(page, f"{READY} && document.querySelector('.as-known') !== null")
        assert page.locator(".visits").is_hidden()
        assert page.evaluate(note) == before
        page.get_by_role("button", name="Back to today").click()
        until(page, "document.querySelector('.fresh') !== null")
        assert len(page.evaluate(FRESH)) == 3
        assert len(data(page)) == len(page.evaluate(f"Object.keys(JSON.parse({note}).now)"))


def test_a_browser_that_keeps_nothing_is_not_asked(browser: Browser, own: Published) -> None:
    wrong: list[str] = []
    with serving(own.output, "/repo/") as home, opened(browser) as page:
        page.add_init_script(PRIVATE)
        page.on("pageerror", lambda error: wrong.append(str(error)))
        page.on("console", lambda message: wrong.append(message.text))
        page.goto(home + STORY)
        until(page, READY)
        assert page.locator(".visits").count() == 0
        page.keyboard.press("?")
        until(page, "document.querySelector('dialog[open]') !== null")
        page.get_by_label("everywhere on the page").check()
        page.get_by_role("button", name="Close").click()
        page.keyboard.press("j")
        until(page, "new URLSearchParams(location.search).has('at')")
    assert wrong == []
