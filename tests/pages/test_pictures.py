"""Pictures in a real browser: which of their widths is loaded, that nothing moves, that all is within reach."""

from __future__ import annotations

from pathlib import Path
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import Browser, Page, Route

from tests.exhibits import film, picture
from tests.looking import DAY, FORCED, NIGHT, PHONE, look, opened
from tests.serving import serving
from tests.sites import Site, document, event

TEXT = (
    """![The lead](media/lead.jpg "The lead")

Words.

![One](media/one.jpg "One"){credit="A. P."}
![Two](media/two.jpg "Two")

"""
    + "\n\n".join(["A paragraph of words that takes its room."] * 60)
    + """

![Far below](media/far.jpg "Far below")

![A film](media/clip.mp4)

[![A still](media/one.jpg "The speech")](https://www.example.org/watch)

![Gone](media/gone.jpg "What is missing")
"""
)
SHIFTS = """() => {
  window.shifted = 0;
  const add = list => { for (const each of list.getEntries()) window.shifted += each.value; };
  new PerformanceObserver(add).observe({type: 'layout-shift', buffered: true});
}"""
BOXES = """[...document.querySelectorAll('main img')].map(image => {
  const box = image.getBoundingClientRect();
  return [box.width, box.height];
})"""
COME = "[...document.querySelectorAll('main img')].every(image => image.complete && image.naturalWidth)"


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Site:
    names = ("lead", "one", "two", "far", "own")
    media: dict[str, str | bytes] = {f"content/media/{name}.jpg": picture(2400, 1500, "JPEG") for name in names}
    made = Site(tmp_path_factory.mktemp("pictures")).write(
        media
        | {
            "content/media/clip.mp4": film(480, 640),
            "content/site.toml": 'title = "A"\n',
            "content/about.md": document(TEXT, title="About", kind="page"),
            "content/x.md": event(
                "X", "2022", "Words.", image="{src: media/own.jpg, alt: A, caption: C, credit: D, licence: E}"
            ),
        }
    )
    made.build(theme="default")
    return made


def loaded(page: Page, home: str, address: str) -> list[str]:
    """The pictures that a page asks for when it is opened."""
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    page.goto(f"{home}{address}")
    page.wait_for_load_state("networkidle")
    return [urlsplit(url).path.rpartition("/")[2] for url in asked if "/media/" in url]


@pytest.mark.parametrize(
    ("width", "density", "lead", "half"),
    [(320, 1, 480, 480), (320, 3, 960, 960), (1440, 1, 960, 480), (1440, 2, 1600, 960)],
)
def test_a_browser_loads_the_width_that_it_needs(
    browser: Browser, site: Site, width: int, density: int, lead: int, half: int
) -> None:
    with serving(site.output, "/repo/") as home:
        context = browser.new_context(viewport={"width": width, "height": 900}, device_scale_factor=density)
        asked = loaded(context.new_page(), home, "about.html")
        context.close()
    assert f"lead.jpg.{lead}.webp" in asked
    assert {f"one.jpg.{half}.webp", f"two.jpg.{half}.webp"} <= set(asked)
    assert [name for name in asked if name.startswith("far") or not name.endswith(".webp")] == []


def until(page: Page, so: str) -> None:
    """Waits until something is so; what Playwright has for that, the policy of our pages stops."""
    for _ in range(200):
        if page.evaluate(so):
            return
        page.wait_for_timeout(50)
    raise AssertionError(so)


@pytest.mark.parametrize("width", [320, 1440])
def test_nothing_moves_when_a_picture_comes(browser: Browser, site: Site, width: int) -> None:
    with serving(site.output, "/repo/") as home:
        context = browser.new_context(viewport={"width": width, "height": 900})
        page = context.new_page()
        page.add_init_script(f"({SHIFTS})()")
        held: list[Route] = []

        def hold(route: Route) -> None:
            held.append(route)

        page.route("**/*.webp", hold)  # they do not come yet
        page.goto(f"{home}about.html", wait_until="domcontentloaded")
        until(page, "document.styleSheets.length > 4")
        before = page.evaluate(BOXES)
        assert held
        page.unroute("**/*.webp")  # which lets them go
        page.evaluate("window.scrollTo(0, document.body.scrollHeight)")
        until(page, COME)
        after = page.evaluate(BOXES)
        assert page.evaluate("window.shifted") < 0.005
        context.close()
    assert all(
        abs(a - b) <= 1 for one, other in zip(before, after, strict=True) for a, b in zip(one, other, strict=True)
    )
    assert all(high > 50 for _, high in after)


def test_all_of_it_is_within_everybodys_reach(tab: Page, axe: str, site: Site) -> None:
    views = (DAY, NIGHT, PHONE, FORCED)
    looks = look(tab, f"{site.output.as_uri()}/", ["about.html", "x.html", "index.html"], views, axe)
    assert [(s.address, s.wrong, s.overflow, s.beyond) for s in looks if s.wrong or s.overflow > 0 or s.beyond] == []
    assert [s.said for s in looks if s.said] == []


def test_a_picture_opens_the_whole_of_it_and_a_still_says_where_it_leads(browser: Browser, site: Site) -> None:
    with serving(site.output, "/repo/") as home, opened(browser) as page:
        page.goto(f"{home}about.html")
        assert page.get_by_text("Opens example.org").get_attribute("href") == "https://www.example.org/watch"
        page.get_by_alt_text("The lead").click()
        assert page.url == f"{home}media/lead.jpg"
        page.goto(f"{home}x.html")
        page.get_by_alt_text("A", exact=True).click()
        assert page.url == f"{home}media/own.jpg"


def test_the_film_has_its_shape_before_it_is_there(browser: Browser, site: Site) -> None:
    with serving(site.output, "/repo/") as home, opened(browser) as page:
        asked = loaded(page, home, "about.html")
        assert [name for name in asked if name.endswith(".mp4")] == []
        box = page.locator("video").bounding_box()
        assert box
        assert abs(box["width"] / box["height"] - 0.75) < 0.02


def test_on_paper_a_film_is_the_name_of_its_file(browser: Browser, site: Site) -> None:
    with serving(site.output, "/repo/") as home, opened(browser) as page:
        page.emulate_media(media="print")
        page.goto(f"{home}about.html")
        assert not page.locator("video").is_visible()
        assert page.locator("figcaption .file").is_visible()


def test_no_page_without_pictures_loads_their_styles(site: Site, tmp_path: Path) -> None:
    plain = Site(tmp_path).write({"content/site.toml": 'title = "A"\n', "content/x.md": event("X", "2022", "Words.")})
    plain.good(theme="default")
    assert "media.css" not in plain.page("x.html") + plain.page("index.html")
    assert "media.css" in site.page("x.html")
