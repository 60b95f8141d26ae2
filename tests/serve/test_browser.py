"""The preview in a real browser."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path
from urllib.parse import quote

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.looking import FORCED, NIGHT, PHONE, View, judged, opened
from tests.serve.previewing import SLOW, Preview, a_site, previewed, until
from tests.sites import event

LONG = "\n\n".join(f"Paragraph {n} of a long text." for n in range(200))
WRONG = "---\ntitle: One\ndate: 2001-13\n---\n"
LAYOUT = """<!doctype html><html lang="en"><head><title>{{ head.title }}</title>
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'self'; img-src 'self'">
<meta name="viewport" content="width=device-width"><link rel="stylesheet" href="{{ root }}theme/style.css">
</head><body><main><h1>{{ head.title }}</h1><input aria-label="a word"><a href="#x">a link</a>
{% block main %}{% endblock %}</main></body></html>"""
Write = Callable[[str], None]


@pytest.fixture(scope="module")
def preview(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Preview]:
    files = {"themes/default/templates/layout.html.j2": LAYOUT, "content/one.md": event("One", "2001", LONG)}
    with previewed(a_site(tmp_path_factory.mktemp("seen") / "site", files), "--editor", "vscode") as running:
        yield running.ready()


@pytest.fixture
def one(preview: Preview) -> Iterator[Write]:
    """Writes the text of the page that is looked at; at the end it is as it was."""
    path = preview.site.folder / "content/one.md"
    before = path.read_text()

    def write(text: str) -> None:
        path.write_text(text)

    yield write
    path.write_text(before)
    assert preview.shows("Paragraph 199", "/one.html")


@pytest.fixture
def page(browser: Browser, preview: Preview) -> Iterator[Page]:
    with opened(browser) as made:
        connect(made, f"{preview.url}one.html")
        yield made


def connect(page: Page, url: str) -> None:
    """The page is open and listens."""
    with page.expect_websocket() as opened_socket:
        page.goto(url)
    if not opened_socket.value.is_closed():
        # Not by ``wait_for_function``, which evaluates in the page: its policy forbids that.
        assert until(lambda: page.evaluate("Boolean(window.LiveReload) && LiveReload.connector.protocol === 7"))


def loads(page: Page) -> list[str]:
    """The documents that the page loads from now on."""
    found: list[str] = []
    page.on("framenavigated", lambda frame: found.append(frame.url))
    return found


def test_a_save_is_on_the_screen_and_the_page_is_where_it_was(page: Page, one: Write) -> None:
    page.locator("input").fill("half a wo")
    page.evaluate("scrollTo(0, 1500)")
    one(event("One", "2001", "A new beginning.\n\n" + LONG))
    expect(page.get_by_text("A new beginning.")).to_be_attached()
    assert page.evaluate("scrollY") == 1500
    expect(page.locator("input")).to_be_focused()
    expect(page.locator("input")).to_have_value("half a wo")


def test_a_stylesheet_is_swapped_without_a_reload(page: Page, preview: Preview) -> None:
    found = loads(page)
    path = preview.site.folder / "themes/default/static/style.css"
    path.write_text("body { color: rgb(1, 2, 3) }\n")
    expect(page.locator("body")).to_have_css("color", "rgb(1, 2, 3)")
    assert found == []


def test_a_mistake_lies_over_the_page_until_it_is_mended(page: Page, one: Write, preview: Preview) -> None:
    found = loads(page)
    one(WRONG)
    alert = page.get_by_role("alert")
    expect(alert).to_contain_text("content/one.md:3:12")
    expect(alert).to_contain_text("date: 2001-13")
    expect(alert.locator(".caret")).to_contain_text("^^")
    file = quote(str(preview.site.folder / "content/one.md"))
    link = alert.get_by_role("link", name="content/one.md")
    expect(link).to_have_attribute("href", f"vscode://file{file}:3:12")
    expect(page.get_by_text("Paragraph 7 of")).to_be_visible()
    assert found == []
    one(event("One", "2001", LONG))
    expect(alert).to_have_count(0)
    assert found == []


@pytest.mark.long
def test_a_tab_opened_while_something_is_wrong_sees_it(browser: Browser, preview: Preview, one: Write) -> None:
    one(WRONG)
    with opened(browser) as late:
        late.goto(f"{preview.url}two.html")
        expect(late.get_by_role("alert")).to_contain_text("content/one.md:3")


def test_what_lies_over_the_page_can_be_folded_away_by_keyboard(page: Page, one: Write) -> None:
    one(WRONG)
    button = page.get_by_role("button", name="1 error")
    expect(button).to_have_attribute("aria-expanded", "true")
    button.focus()
    page.keyboard.press("Escape")
    expect(button).to_have_attribute("aria-expanded", "false")
    expect(page.get_by_text("a month runs")).to_be_hidden()
    page.keyboard.press("Enter")
    expect(page.get_by_text("a month runs")).to_be_visible()


def test_a_warning_is_a_badge_that_unfolds(page: Page, one: Write) -> None:
    one(event("One", "2001", "[[Nobody]]\n\n" + LONG))
    button = page.get_by_role("status").get_by_role("button", name="1 warning")
    expect(button).to_have_attribute("aria-expanded", "false")
    button.click()
    expect(page.get_by_role("status")).to_contain_text("content/one.md:")


@pytest.mark.long
def test_two_tabs_reload_once_each_for_a_save(browser: Browser, preview: Preview, one: Write) -> None:
    with opened(browser) as first, opened(browser) as second:
        connect(first, f"{preview.url}one.html")
        connect(second, f"{preview.url}two.html")
        found = loads(first), loads(second)
        one(event("One", "2001", "For both.\n\n" + LONG))
        expect(first.get_by_text("For both.")).to_be_attached()
        first.wait_for_timeout(500)
        assert [len(each) for each in found] == [1, 1]


def test_a_page_that_is_lost_shows_the_page_of_the_site_that_says_so(browser: Browser, preview: Preview) -> None:
    path = preview.site.folder / "content/passing.md"
    path.write_text(event("Passing", "1999"))
    assert preview.shows("Passing", "/passing.html")
    with opened(browser) as tab:
        connect(tab, f"{preview.settled().url}passing.html")
        path.unlink()
        expect(tab.get_by_role("heading", level=1)).not_to_have_text("Passing")


@pytest.mark.parametrize(
    "view",
    [View(1280), PHONE, *(pytest.param(v, marks=pytest.mark.long) for v in (NIGHT, FORCED))],
    ids=["day", "phone", "night", "forced"],
)
def test_what_lies_over_the_page_can_be_read_by_all(
    browser: Browser, preview: Preview, one: Write, axe: str, view: View
) -> None:
    one(WRONG + "[[Nobody]]")
    with opened(browser, view) as tab:
        tab.goto(f"{preview.url}two.html")
        expect(tab.get_by_role("alert")).to_be_visible()
        tab.evaluate(axe)
        assert [each for each in judged(tab, view.rules) if "dateline-preview" in each] == []
        wide = "document.querySelector('dateline-preview').shadowRoot.querySelector('aside')"
        assert tab.evaluate(f"{wide}.getBoundingClientRect().width <= innerWidth && {wide}.scrollWidth <= innerWidth")


def test_a_page_asked_for_before_the_first_build_comes_by_itself(browser: Browser, tmp_path: Path) -> None:
    site = a_site(tmp_path / "site", {"themes/default/templates/corrections.html.j2": SLOW})
    with previewed(site) as starting, opened(browser) as tab:
        answer = tab.goto(f"{starting.url}one.html")
        assert answer
        assert answer.status == 503
        expect(tab.get_by_text("The site is being built")).to_be_visible()
        expect(tab.get_by_text("address: one.html")).to_be_visible(timeout=20_000)


@pytest.mark.long
def test_a_tab_finds_back_to_a_server_that_was_started_again(browser: Browser, tmp_path: Path) -> None:
    site = a_site(tmp_path / "site")
    with opened(browser) as tab:
        with previewed(site) as first:
            connect(tab, f"{first.ready().url}one.html")
            port = first.port
        (site.folder / "content/one.md").write_text(event("One", "2001", "written in between"))
        with previewed(site, "-p", str(port)):
            expect(tab.get_by_text("written in between")).to_be_attached(timeout=20_000)
