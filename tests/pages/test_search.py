"""The search page in a real browser: what is asked, what is found, where it leads, and what it costs nobody else."""

from __future__ import annotations

import contextlib
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Final
from urllib.parse import parse_qs, urlsplit

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.looking import DAY, PHONE, blank, judged, listening, opened, turned
from tests.serving import serving
from tests.sites import Site, document, event

TOLD: Final = "addEventListener('securitypolicyviolation', e => console.error('stopped: ' + e.violatedDirective))"
PATIENCE: Final = 30_000  # milliseconds for the indexes of four languages, each in a process of its own
FALLS_BACK: Final = "falling back to main thread"  # said by Pagefind where a worker takes more than 5 seconds to begin
FILES: Final[Mapping[str, str]] = {
    "content/site.toml": 'title = "A"\nlanguage = "en-GB"\nsearch = true\n',
    "content/war/index.md": document("Of wars.", title="Wars", kind="timeline"),
    "content/war/ides.md": event(
        "The Ides of March", "-0043-03-15", "A dagger is drawn.", people="[Brutus]", tags="[murder]"
    ),
    "content/war/bang.md": event("The beginning", "Y-138E8", "There is no dagger yet.", tags="[physics]"),
    "content/war/hastings.md": event(
        "A battle",
        "1066-10-14",
        "A dagger and <b>5 &lt; 6 &amp; 7</b> `<script>`.",
        places="[Hastings]",
        tags="[murder]",
    ),
    "content/war/late.md": event(
        "Later", "2022-03", "No dagger, it is said.", status="disputed", people="[Ann, Brutus]"
    ),
    "content/war/titled.md": event("Quibberdick", "1500"),
    "content/war/french.md": event("La bataille", "1453", "Les épées et un dagger.", lang="fr"),
    "content/people/ann.md": document("She owns a dagger.", title="Ann"),
    "content/many/rows.csv": "title,date,slug,body\n"
    + "".join(f"Row {n},{1700 + n},row-{n},A musket of {n}\n" for n in range(45)),
}
SCRIPTS: Final[Mapping[str, str]] = {
    "content/war/japanese.md": event("東部側面", "1868", "北大西洋条約機構は東部側面を強化する。", lang="ja"),
    "content/war/arabic.md": event("الكتاب", "1900", "الكتب في المكتبة.", lang="ar"),
}


@dataclass(frozen=True)
class Search:
    """The page, where the site is, and what was asked for until now."""

    page: Page
    home: str
    asked: list[str]

    def ask(self, query: str) -> list[str]:
        """The titles that an address finds, when it has said how many."""
        self.page.goto(f"{self.home}search/index.html?{query}")
        expect(self.page.get_by_role("status")).not_to_be_empty(timeout=PATIENCE)
        return self.titles()

    def titles(self) -> list[str]:
        return self.page.locator(".result h2").all_inner_texts()


Searching = Callable[[Path, str], contextlib.AbstractContextManager[Search]]


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    site = Site(tmp_path_factory.mktemp("searched")).write(FILES)
    site.good(theme="default")
    return site.output


@pytest.fixture(scope="module")
def teller(browser: Browser) -> Iterator[Page]:
    """A page that tells of what its policy stops."""
    with opened(browser) as page:
        page.add_init_script(TOLD)
        yield page


@pytest.fixture
def searching(teller: Page) -> Searching:
    """A site that is asked at a base, and whose pages have nothing to say and ask nobody else."""

    @contextlib.contextmanager
    def at(output: Path, base: str) -> Iterator[Search]:
        with serving(output, base) as home, listening(blank(teller)) as (said, asked):
            yield Search(teller, home, asked)
            teller.goto("about:blank")
        assert [line for line in said if FALLS_BACK not in line] == []
        assert [url for url in asked if not url.startswith((home, "about:"))] == []

    return at


@pytest.fixture
def search(searching: Searching, built: Path) -> Iterator[Search]:
    with searching(built, "/repo/") as found:
        yield found


@pytest.mark.long
def test_at_the_root_of_a_host_it_is_the_same(searching: Searching, built: Path) -> None:
    with searching(built, "/") as search:
        assert search.ask("q=quibberdick") == ["Quibberdick"]
        search.page.locator(".result a").click()
        search.page.wait_for_url(f"{search.home}war/*.html")


def test_a_word_is_found_and_its_result_leads_to_the_entry(search: Search) -> None:
    assert set(search.ask("q=dagger")) == {
        "The Ides of March",
        "The beginning",
        "A battle",
        "Later",
        "La bataille",
        "Ann",
    }
    expect(search.page.get_by_role("status")).to_have_text("Results: 6")
    battle = search.page.locator(".result", has_text="A battle")
    assert battle.locator(".when").inner_text() == "14 October 1066"
    assert battle.locator("mark").all_inner_texts() == ["dagger"]
    assert "5 < 6 & 7" in battle.inner_text()
    assert "<script>" in battle.inner_text()
    assert search.page.locator(".result", has_text="Later").locator(".status").inner_text() == "disputed"
    battle.get_by_role("link").click()
    search.page.wait_for_url(f"{search.home}war/hastings.html")
    expect(search.page.locator("h1")).to_have_text("A battle")


def test_results_sort_by_time_from_before_the_common_era_on_in_every_language(search: Search) -> None:
    oldest = ["The beginning", "The Ides of March", "A battle", "La bataille", "Later", "Ann"]
    assert search.ask("q=dagger&order=oldest") == oldest
    assert search.ask("q=dagger&order=newest") == [*oldest[-2::-1], "Ann"]


def test_filters_narrow_it_down_are_counted_and_stand_in_the_address(search: Search) -> None:
    search.ask("q=dagger&order=oldest")
    page = search.page
    murder = page.get_by_label("murder")
    assert page.locator(".facet[data-facet=tag] label").all_inner_texts() == ["murder\n2", "physics\n1"]
    murder.check()
    expect(page.get_by_role("status")).to_have_text("Results: 2")
    assert search.titles() == ["The Ides of March", "A battle"]
    expect(page.get_by_label("murder")).to_be_focused()
    page.get_by_label("Brutus").check()
    expect(page.get_by_role("status")).to_have_text("Results: 1")
    asked = parse_qs(urlsplit(page.url).query)
    assert asked == {"q": ["dagger"], "tag": ["murder"], "person": ["Brutus"], "order": ["oldest"]}
    page.reload()
    expect(page.get_by_role("status")).to_have_text("Results: 1", timeout=PATIENCE)
    assert page.get_by_label("murder").is_checked()
    page.go_back()
    expect(page.get_by_role("status")).to_have_text("Results: 2", timeout=PATIENCE)
    assert not page.get_by_label("Brutus").is_checked()


def test_a_filter_chosen_early_joins_those_of_the_address(search: Search) -> None:
    search.ask("q=dagger&tag=murder")
    search.page.evaluate("""() => {
      history.pushState(null, '', '?q=dagger&person=Ann');
      dispatchEvent(new PopStateEvent('popstate'));
      document.querySelector('input[value=Brutus]').click();
    }""")
    asked = parse_qs(urlsplit(search.page.url).query)
    assert asked == {"q": ["dagger"], "person": ["Ann", "Brutus"]}


def test_who_wants_no_keys_is_not_led_to_the_search_by_one(search: Search) -> None:
    page, field = search.page, search.page.get_by_role("searchbox", name="Search")
    page.goto(f"{search.home}war/index.html")
    expect(field).to_be_visible()
    for kept, focused in (("never", False), ("here", True)):
        page.evaluate(f"localStorage.setItem('dateline:keys', '{kept}')")
        page.keyboard.press("/")
        page.wait_for_timeout(100)
        assert field.evaluate("field => field === document.activeElement") is focused


@pytest.mark.long
def test_filters_alone_list_all_that_they_leave(search: Search) -> None:
    assert search.ask("kind=Person") == ["Ann"]
    assert search.ask("status=disputed") == ["Later"]
    assert search.ask("tag=nobody") == []
    expect(search.page.get_by_role("navigation", name="Lists")).to_be_visible()


def test_titles_names_and_dates_are_searched_too(search: Search) -> None:
    assert search.ask("q=quibberdick") == ["Quibberdick"]
    assert set(search.ask("q=brutus")) == {"The Ides of March", "Later"}
    assert search.ask("q=October") == ["A battle"]


@pytest.mark.long
def test_each_language_is_searched_as_it_is_written(searching: Searching, tmp_path: Path) -> None:
    site = Site(tmp_path).write({**FILES, **SCRIPTS})
    site.good(theme="default")
    asked = {"épée": "La bataille", "機構": "東部側面", "側面": "東部側面", "المكتبة": "الكتاب"}
    with searching(site.output, "/repo/") as search:
        for query, found in asked.items():
            assert found in search.ask(f"q={query}"), query


def test_everything_is_done_by_keyboard(search: Search) -> None:
    page = search.page
    page.goto(f"{search.home}war/ides.html")
    expect(page.get_by_role("searchbox", name="Search")).to_be_visible()
    page.keyboard.press("/")
    expect(page.get_by_role("searchbox", name="Search")).to_be_focused()
    page.keyboard.type("dagger")
    page.keyboard.press("Enter")
    page.wait_for_url("**/search/index.html?q=dagger")
    expect(page.get_by_role("status")).to_have_text("Results: 6", timeout=PATIENCE)
    page.keyboard.press("/")
    page.keyboard.type("musket")
    expect(page.get_by_role("status")).to_have_text("Results: 45")
    assert parse_qs(urlsplit(page.url).query) == {"q": ["musket"]}
    for _ in range(30):
        page.keyboard.press("Tab")
        if page.evaluate("document.activeElement.closest('.result') !== null"):
            break
    page.keyboard.press("Enter")
    page.wait_for_url("**/many/row-*.html")


@pytest.mark.long
def test_twenty_are_shown_and_then_twenty_more(search: Search) -> None:
    assert len(search.ask("q=musket&order=oldest")) == 20
    page = search.page
    page.get_by_role("button", name="More results").click()
    expect(page.locator(".result")).to_have_count(40)
    expect(page.locator(".result").nth(20).get_by_role("link")).to_be_focused()
    page.get_by_role("button", name="More results").click()
    expect(page.locator(".result")).to_have_count(45)
    expect(page.get_by_role("button", name="More results")).to_be_hidden()
    assert [title.removeprefix("Row ") for title in search.titles()] == [str(n) for n in range(45)]


@pytest.mark.long
def test_results_that_are_not_shown_yet_are_not_forgotten(search: Search) -> None:
    """Pagefind forgets a result when nobody holds it any more, and then knows nothing to say of it."""
    search.ask("q=musket&order=oldest")
    page = search.page
    session = page.context.new_cdp_session(page)
    for _ in range(3):
        session.send("HeapProfiler.collectGarbage")
        page.wait_for_timeout(300)
    page.get_by_role("button", name="More results").click()
    expect(page.locator(".result")).to_have_count(40)


@pytest.mark.long
def test_results_that_do_not_come_are_missed_aloud(browser: Browser, built: Path) -> None:
    with serving(built, "/") as home, opened(browser) as page:
        page.goto(f"{home}search/index.html?q=musket")
        expect(page.locator(".result")).to_have_count(20, timeout=PATIENCE)
        page.route("**/fragment/**", lambda route: route.abort())
        page.get_by_role("button", name="More results").click()
        expect(page.get_by_role("status")).to_contain_text("cannot be loaded")
        expect(page.locator(".result")).to_have_count(20)


def test_pagefind_is_asked_for_only_when_somebody_searches(search: Search) -> None:
    page = search.page
    for address in ("index.html", "war/ides.html", "search/index.html"):
        page.goto(f"{search.home}{address}")
        page.wait_for_load_state("networkidle")
    assert [url for url in search.asked if "pagefind" in url] == []
    page.get_by_role("searchbox", name="Words").fill("dagger")
    expect(page.get_by_role("status")).to_have_text("Results: 6", timeout=PATIENCE)
    assert any(url.endswith("pagefind.js?en") for url in search.asked)


def test_webassembly_is_let_run_on_the_search_page_alone(built: Path) -> None:
    pages = {path.relative_to(built).as_posix(): path.read_text("utf-8") for path in built.rglob("*.html")}
    assert {address for address, text in pages.items() if "wasm-unsafe-eval" in text} == {"search/index.html"}


def test_without_a_script_it_says_so_and_lists_lead_on(browser: Browser, built: Path) -> None:
    context = browser.new_context(java_script_enabled=False)
    with serving(built, "/repo/") as home:
        page = context.new_page()
        page.goto(f"{home}war/ides.html")
        page.get_by_role("link", name="Search", exact=True).click()
        expect(page.get_by_text("needs JavaScript")).to_be_visible()
        assert page.get_by_role("searchbox").count() == 0
        names = page.get_by_role("navigation", name="Lists").get_by_role("link").all_inner_texts()
        assert names == ["Wars", "People", "Places", "Tags"]
        page.get_by_role("link", name="Tags").click()
        expect(page.locator("h1")).to_have_text("Tags")
    context.close()


def test_from_a_disk_it_is_the_page_without_a_script_and_nothing_is_said(browser: Browser, built: Path) -> None:
    with opened(browser) as page:
        said: list[str] = []
        page.add_init_script(TOLD)
        page.on("console", lambda message: said.append(message.text))
        page.goto(f"{(built / 'search' / 'index.html').as_uri()}?q=dagger")
        page.wait_for_load_state("load")
        expect(page.get_by_text("needs JavaScript")).to_be_visible()
        assert page.get_by_role("searchbox").count() == 0
        assert said == []


def test_an_index_that_is_not_there_is_said_and_the_lists_stay(browser: Browser, built: Path) -> None:
    with serving(built, "/") as home, opened(browser) as page:
        page.route("**/pagefind-entry.json", lambda route: route.abort())
        page.goto(f"{home}search/index.html?q=dagger")
        expect(page.get_by_role("status")).to_contain_text("cannot be loaded")
        expect(page.get_by_role("navigation", name="Lists")).to_be_visible()


def test_a_search_in_use_has_nothing_that_axe_minds(tab: Page, built: Path, axe: str) -> None:
    with serving(built, "/repo/") as home:
        tab.goto(f"{home}search/index.html?q=dagger&tag=murder")
        expect(tab.get_by_role("status")).to_have_text("Results: 2", timeout=PATIENCE)
        tab.evaluate(axe)
        for view in (DAY, PHONE):
            assert judged(turned(tab, view), view.rules) == ()
            assert tab.evaluate("document.documentElement.scrollWidth <= innerWidth")
