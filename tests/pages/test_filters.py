"""A reader finds entries by names and by time: what is left is counted, shown, and carried by a link."""

from __future__ import annotations

from typing import Final
from urllib.parse import parse_qsl, urlsplit

import pytest
from playwright.sync_api import Page

from tests.looking import DAY, FORCED, NIGHT, PHONE, View, judged, turned, until
from tests.published import Publish, Published
from tests.sites import Site, event
from tests.steering import data, shown, steering

STORY: Final = "eastern-flank/index.html"
STORIES: Final = (
    ("own", STORY),
    ("own", "timeline-of-timelines/index.html"),
    ("made", "war/index.html"),
    ("arabic", "qissa/index.html"),
)

# The names of each facet with the counts beside them, and which of them are chosen.
FACETS: Final = """Object.fromEntries([...document.querySelectorAll('.facet[data-facet]')].map(facet => [
  facet.dataset.facet, [...facet.querySelectorAll('li:not([hidden])')].map(item => [
    item.dataset.name ?? item.querySelector('span, a').textContent, item.querySelector('b').textContent,
    item.querySelector('[aria-pressed]')?.getAttribute('aria-pressed') ?? null])]))"""
MARKS: Final = "[...new Set([...document.querySelectorAll('.plot .entry-mark')].map(mark => mark.dataset.id))].sort()"
DIGITS: Final = str.maketrans("٠١٢٣٤٥٦٧٨٩", "0123456789", ",")

Counts = dict[str, dict[str, int]]


def find(page: Page) -> None:
    page.click(".find summary")
    until(page, "document.querySelector('.facets button[aria-pressed]') !== null")


def press(page: Page, facet: str, name: str) -> None:
    page.locator(f'.facet[data-facet="{facet}"] button', has=page.get_by_text(name, exact=True)).click()


def counts(page: Page) -> Counts:
    found: dict[str, list[tuple[str, str, str]]] = page.evaluate(FACETS)
    return {name: {each[0]: int(each[1].translate(DIGITS)) for each in facet} for name, facet in found.items()}


def told(page: Page) -> str:
    return page.locator(".left [role=status]").inner_text()


@pytest.mark.parametrize(("name", "address"), STORIES)
def test_a_filter_counts_what_the_data_say(tab: Page, published: Publish, name: str, address: str) -> None:
    with steering(tab, published(name, "default").output, address) as page:
        without = counts(page)
        entries = data(page)
        for facet, named in without.items():
            assert named == {n: sum(n in entry[facet] for entry in entries) for n in named}, facet
        find(page)
        labels = counts(page)
        assert {facet: [*named.values()] for facet, named in labels.items()} == {
            facet: [*named.values()] for facet, named in without.items()
        }
        assert without


def test_names_of_one_facet_add_and_facets_narrow(tab: Page, own: Published) -> None:
    with steering(tab, own.output, STORY) as page:
        find(page)
        press(page, "tags", "battlegroups")
        press(page, "tags", "summits")
        press(page, "places", "Brussels")
        until(page, "new URLSearchParams(location.search).has('places')")
        tags = {"battlegroups", "summits"}
        entries = data(page)
        tagged = [e for e in entries if tags & {*e["tags"]}]
        left = [e["id"] for e in tagged if "Brussels" in e["places"]]
        assert 0 < len(left) < len(tagged) < len(entries)
        assert shown(page) == left
        assert told(page) == f"{len(left)} of {len(entries)} entries"
        found = counts(page)
        assert found["places"] == {n: sum(n in e["places"] for e in tagged) for n in found["places"]}
        people = {n: sum(n in e["people"] and e["id"] in left for e in entries) for n in found["people"]}
        assert found["people"] == people
        assert set(page.evaluate(MARKS)) <= {*left}


def test_nothing_stands_alone_in_a_list_that_was_sifted(tab: Page, own: Published) -> None:
    with steering(tab, own.output, f"{STORY}?people=Sergey+Lavrov") as page:
        until(page, "document.querySelector('.left [role=status]')?.textContent.startsWith('2 ')")
        assert len(shown(page)) == 2
        headings = "[...document.querySelectorAll('.period')].filter(e => e.checkVisibility()).length"
        assert page.evaluate(headings) == 1
        assert page.evaluate("[...document.querySelectorAll('.gap')].some(e => e.checkVisibility())") is False
        days = "[...document.querySelectorAll('.entry:not([hidden])')].map(e => e.querySelector('.when')?.innerText)"
        assert page.evaluate(days)[0] == "23 March"
        page.locator(".chips button").click()
        until(page, "document.querySelector('.chips').children.length === 0")
        assert len(shown(page)) == len(data(page))
        assert page.evaluate("document.querySelector('.lent')") is None


def test_a_link_reproduces_a_filter_and_the_browser_goes_back(tab: Page, own: Published) -> None:
    with steering(tab, own.output, STORY) as page:
        find(page)
        press(page, "tags", "battlegroups")
        press(page, "status", "confirmed")
        page.locator(".time input").first.fill("2017")
        page.locator(".time input").last.fill("2022-03")
        page.keyboard.press("Enter")
        until(page, "new URLSearchParams(location.search).has('time')")
        chosen, left, address = shown(page), told(page), page.url
        asked = parse_qsl(urlsplit(address).query)
        assert sorted(asked) == [("status", "confirmed"), ("tags", "battlegroups"), ("time", "2017..2022-03")]
        page.go_back()
        until(page, "!new URLSearchParams(location.search).has('time')")
        until(page, f"({MARKS}).length >= 0 && document.querySelectorAll('.chips li').length === 3")
        before = shown(page)
        assert {*chosen} < {*before}
        page.go_forward()
        until(page, "document.querySelectorAll('.chips li').length === 4")
        assert shown(page) == chosen
    with steering(tab, own.output, f"{STORY}?{urlsplit(address).query}") as page:
        until(page, "document.querySelectorAll('.chips li').length === 4")
        assert (shown(page), told(page)) == (chosen, left)


def test_time_is_what_is_in_view_or_what_is_written(tab: Page, own: Published) -> None:
    with steering(tab, own.output, f"{STORY}?view=2022-03-01..2022-03-31") as page:
        find(page)
        page.get_by_role("button", name="Only what is in view").click()
        until(page, "new URLSearchParams(location.search).has('time')")
        assert dict(parse_qsl(urlsplit(page.url).query))["time"] == "2022-03-01..2022-03-31"
        inside = [*shown(page)]
        assert "e.brussels-summit" in inside
        assert "e.madrid-summit" not in inside
        page.locator(".time input").first.fill("yesterday")
        page.keyboard.press("Enter")
        until(page, "document.querySelector('.time input').getAttribute('aria-invalid') === 'true'")
        assert shown(page) == inside


def test_a_list_far_before_our_time_is_found_by_its_years(tab: Page, made: Published) -> None:
    with steering(tab, made.output, "deep/index.html?time=-489..14") as page:
        until(page, "document.querySelectorAll('.chips li').length === 1")
        assert {"e.marathon", "e.caesar", "e.augustus"} <= {*shown(page)}
        assert not {"e.big-bang", "e.hastings", "e.dinosaurs"} & {*shown(page)}


def test_names_with_odd_signs_are_chosen_and_linked(tab: Page, published: Publish, made: Published) -> None:
    with steering(tab, made.output, "war/index.html") as page:
        find(page)
        press(page, "tags", "C & A <b>")
        until(page, "document.querySelectorAll('.chips li').length === 1")
        assert page.locator(".chips").inner_text().strip() == "C & A <b>"
        address = page.url
    with steering(tab, made.output, f"war/index.html?{urlsplit(address).query}&people=Nobody&lane=%22%3E") as page:
        until(page, "document.querySelectorAll('.chips li').length === 4")
        assert shown(page) == []


def test_without_a_script_the_names_are_links_to_their_pages(own: Published, made: Published) -> None:
    for site, address in ((own, STORY), (made, "war/index.html"), (made, "long/index.html")):
        text = (site.output / address).read_text("utf-8")
        panel = text[text.index('<details class="find"') : text.index("</details>", text.index('class="find"'))]
        assert 'href="../tags/' in panel or 'href="../people/' in panel, address
        assert "<button" not in panel


def test_a_long_timeline_counts_in_the_build(tab: Page, tmp_path_factory: pytest.TempPathFactory) -> None:
    rows = "".join(
        f"n{n},Event {n},{1900 + n // 5},{'even' if n % 2 == 0 else 'odd'},{'Ann;Bob' if n % 3 else 'Ann'}\n"
        for n in range(300)
    )
    site = Site(tmp_path_factory.mktemp("long")).write(
        {
            "content/site.toml": 'title = "Long"\n',
            "content/x/index.md": "---\ntitle: Long\nkind: timeline\n---\n",
            "content/x/rows.csv": f"slug,title,date,tags,people\n{rows}",
            "content/x/one.md": event("One more", "1950", people="Ann", tags="odd", status="reported"),
        }
    )
    site.good()
    tab.goto(f"{site.output.as_uri()}/x/index.html")
    assert counts(tab) == {
        "tags": {"odd": 151, "even": 150},
        "people": {"Ann": 301, "Bob": 200},
        "status": {"confirmed": 300, "reported": 1},
    }
    with steering(tab, site.output, "x/index.html") as page:
        find(page)
        press(page, "tags", "odd")
        until(page, "document.querySelector('.left [role=status]').textContent.startsWith('151 of 301')")
        until(page, "document.querySelector('.facet[data-facet=people] b').textContent !== '301'")
        assert counts(page)["people"] == {"Ann": 151, "Bob": sum(n % 3 > 0 and n % 2 > 0 for n in range(300))}


def test_of_two_choices_the_last_one_holds_and_going_back_is_one(tab: Page, made: Published) -> None:
    with steering(tab, made.output, "long/index.html"):
        counts: list[int] = tab.evaluate("""async () => {
          const timeline = document.querySelector('time-line'), {source, choice} = timeline;
          await Promise.all([source.choose(() => true), source.choose(() => false)]);
          const none = source.count;
          await Promise.all([source.choose(() => false), source.choose(null)]);
          const all = source.total - source.count;
          let told = 0;
          const next = () => new Promise(done => timeline.addEventListener('chosen', done, {once: true}));
          timeline.addEventListener('chosen', () => told += 1);
          for (const does of [() => choice.set({rows: 'status'}, timeline), () => history.back()]) {
            const come = next();
            does();
            await come;
          }
          await new Promise(done => setTimeout(done, 100));
          return [none, all, told];
        }""")
    assert counts == [0, 0, 2]


@pytest.mark.parametrize(("story", "views"), [
    (STORIES[0], (DAY, FORCED)),
    (STORIES[3], (PHONE,)),
    pytest.param(STORIES[0], (NIGHT, PHONE), marks=pytest.mark.long),
    pytest.param(STORIES[3], (DAY, NIGHT, FORCED), marks=pytest.mark.long),
])  # fmt: skip
def test_the_open_panels_stand_in_nobodys_way(
    tab: Page, published: Publish, axe: str, story: tuple[str, str], views: tuple[View, ...]
) -> None:
    name, address = story
    with steering(tab, published(name, "default").output, f"{address}?known=2022-03-23") as page:
        until(page, "document.querySelector('.as-known') !== null")
        find(page)
        page.click(".asof summary")
        until(page, "document.querySelector('.asof form button') !== null")
        page.locator(".facet[data-facet=people] button").first.click()
        until(page, "document.querySelectorAll('.chips li').length > 0")
        page.evaluate(axe)
        for view in views:
            assert judged(turned(page, view), view.rules) == (), view
            assert page.evaluate("document.documentElement.scrollWidth - innerWidth") <= 0, view


def test_all_of_it_works_by_keyboard(tab: Page, own: Published) -> None:
    with steering(tab, own.output, STORY) as page:
        page.locator(".find summary").focus()
        page.keyboard.press("Enter")
        until(page, "document.querySelector('.facets button[aria-pressed]') !== null")
        page.keyboard.press("Tab")
        page.keyboard.press("Space")
        until(page, "document.activeElement.getAttribute('aria-pressed') === 'true'")
        outline = "(e => getComputedStyle(e).outlineStyle !== 'none')(document.activeElement)"
        assert page.evaluate(outline)
        page.locator(".chips button").first.focus()
        page.keyboard.press("Enter")
        until(page, "document.querySelectorAll('.chips li').length === 0")
        assert page.evaluate("document.activeElement.matches('.find summary')")
