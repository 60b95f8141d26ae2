"""The policy of every page in a real browser: all that a page needs comes, nothing else does, and nobody complains."""

from __future__ import annotations

from itertools import product
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page

from tests.crawling import crawled, published_at
from tests.looking import opened
from tests.published import Publish, Published
from tests.serving import serving
from tests.sites import Site, document, event

TOLD = "addEventListener('securitypolicyviolation', e => console.error('stopped: ' + e.violatedDirective))"
LEADS_ON = "alias"
BASES = ("file:", "/", "/repo/")
SITES = (("own", "default"), ("own", "observatory"), ("made", "default"), ("made", "observatory"))
STANDING = {"own default": ("file:", "/"), "made observatory": ("/repo/",)}  # test_crawl.py has "made default"
PLACES = [
    pytest.param(*site, base, id=f"{' '.join(site)} {base}", marks=() if stands else pytest.mark.long)
    for site, base in product(SITES, BASES)
    for stands in [base in STANDING.get(" ".join(site), ())]
]
OWNED = """<script>document.title = "run"</script><b onclick="document.title = 'run'">x</b>
<img src="https://example.org/x.png" alt="">
<iframe src="https://example.org/frame" title="x"></iframe><iframe src="http://example.org/plain" title="x"></iframe>
<object data="https://example.org/object"></object>"""


def heard(page: Page) -> tuple[list[str], list[str]]:
    """What the console of the page says from now on, and what it asks for."""
    said: list[str] = []
    asked: list[str] = []
    page.add_init_script(TOLD)
    page.on("console", lambda message: said.append(message.text))
    page.on("pageerror", lambda error: said.append(str(error)))
    page.on("request", lambda request: asked.append(request.url))
    return said, asked


@pytest.mark.parametrize(("name", "theme", "base"), PLACES)
def test_no_page_of_any_kind_has_anything_stopped_or_asks_another_host(
    browser: Browser, published: Publish, tmp_path: Path, name: str, theme: str, base: str
) -> None:
    site = published(name, theme)
    apart = (LEADS_ON,) if base == "/repo/" else (LEADS_ON, "404")  # which works at its own address only
    addresses = [address for address in site.some(1) if site.kinds[address] not in apart]
    found = crawled(browser, site, base, addresses, tmp_path)
    assert [address for address in addresses if not found.pages[address].dressed] == []
    assert found.said == ()
    assert len(found.asked) > len(addresses)
    assert [url for url in found.asked if not url.startswith(found.home.partition("/repo/")[0])] == []


@pytest.mark.parametrize("base", BASES)
def test_what_does_not_belong_to_the_page_is_stopped(
    browser: Browser, published: Publish, tmp_path: Path, base: str
) -> None:
    site = published("own", "default")
    text = (site.output / "about.html").read_text("utf-8")
    worse = (
        '<script>document.title = "run"</script><p style="color: red">x</p><img src="https://example.org/x.png" alt="">'
    )
    (tmp_path / "about.html").write_text(text.replace("</main>", f"{worse}</main>"), "utf-8")
    changed = Published("changed", "default", tmp_path, site.order, {})
    with published_at(changed, base) as home, opened(browser) as page:
        said, _ = heard(page)
        reached: list[str] = []
        page.route("https://**", lambda route: reached.append(route.request.url))
        page.goto(f"{home}about.html")
        page.wait_for_load_state("load")
        assert page.title() != "run"
        stopped = {line.removeprefix("stopped: ") for line in said if line.startswith("stopped: ")}
        assert stopped == {"script-src-elem", "style-src-attr", "img-src"}
        assert reached == []


def test_what_an_owner_embeds_is_shown_and_still_runs_nothing_in_the_page(browser: Browser, tmp_path: Path) -> None:
    site = Site(tmp_path).write(
        {
            "content/site.toml": 'title = "A"\nunsafe_html = true\n',
            "content/about.md": document(OWNED, title="About", kind="page"),
        }
    )
    site.good(theme="default")
    with serving(site.output, "/repo/") as home, opened(browser) as page:
        said, _ = heard(page)
        reached: list[str] = []
        page.on("request", lambda request: reached.append(request.url))
        page.route("**://example.org/**", lambda route: route.abort())
        page.goto(f"{home}about.html")
        assert page.title() == "About · A"
        elsewhere = {url for url in reached if not url.startswith(home)}
        assert elsewhere == {"https://example.org/frame", "https://example.org/x.png"}
        stopped = {line.removeprefix("stopped: ") for line in said if line.startswith("stopped: ")}
        assert stopped == {"script-src-elem", "script-src-attr", "frame-src", "object-src"}


def test_media_of_others_are_links_to_them_and_nothing_asks_for_them(browser: Browser, tmp_path: Path) -> None:
    text = f"""![A map](https://example.org/map.png) <video src="https://example.org/film.mp4" controls></video>
<audio><source src="https://example.org/sound.ogg"></audio> <img srcset="https://example.org/wide.png 2x" alt="Wide">
{OWNED}"""
    site = Site(tmp_path).write(
        {
            "content/site.toml": 'title = "A"\n',
            "content/about.md": document(text, title="About", kind="page"),
            "content/x.md": event("X", "2022", text),
        }
    )
    site.good(theme="default")
    with serving(site.output, "/repo/") as home, opened(browser) as page:
        said, asked = heard(page)
        for address in ("about.html", "x.html", "index.html"):
            page.goto(f"{home}{address}")
            assert page.title() != "run"
        assert said == []
        assert [url for url in asked if not url.startswith(home)] == []
        page.goto(f"{home}about.html")
        assert page.get_by_role("link", name="A map").get_attribute("href") == "https://example.org/map.png"


def test_the_frame_of_an_embed_and_the_way_on_from_an_old_address_are_not_stopped(
    browser: Browser, made: Published
) -> None:
    with serving(made.output, "/repo/") as home, opened(browser) as page:
        said, _ = heard(page)
        page.goto(f"{home}old/summit.html")
        page.wait_for_url("**/war/summit.html")
        page.goto(f"{home}embed/war.html")
        page.click("h1 a")
        page.wait_for_url("**/war/index.html")
        assert said == []
