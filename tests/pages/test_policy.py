"""The policy of every page in a real browser: all that a page needs comes, nothing else does, and nobody complains."""

from __future__ import annotations

import contextlib
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import quote

import pytest
from playwright.sync_api import Browser, Page

from tests.looking import opened
from tests.published import Publish, Published
from tests.serving import serving

TOLD = "addEventListener('securitypolicyviolation', e => console.error('stopped: ' + e.violatedDirective))"
DRESSED = "getComputedStyle(document.documentElement).getPropertyValue('--paper') !== ''"
LEADS_ON = "alias"
BASES = ("file:", "/", "/repo/")
SITES = (("own", "default"), ("own", "observatory"), ("made", "default"), ("made", "observatory"))


@contextlib.contextmanager
def published_at(site: Published, base: str) -> Iterator[str]:
    """The address of the site, on the disk or on a host."""
    if base == "file:":
        yield f"{site.output.as_uri()}/"
        return
    with serving(site.output, base) as home:
        yield home


def heard(page: Page) -> tuple[list[str], list[str]]:
    """What the console of the page says from now on, and what it asks for."""
    said: list[str] = []
    asked: list[str] = []
    page.add_init_script(TOLD)
    page.on("console", lambda message: said.append(message.text))
    page.on("pageerror", lambda error: said.append(str(error)))
    page.on("request", lambda request: asked.append(request.url))
    return said, asked


@pytest.mark.parametrize("base", BASES)
@pytest.mark.parametrize(("name", "theme"), SITES, ids=" ".join)
def test_no_page_of_any_kind_has_anything_stopped_or_asks_another_host(
    browser: Browser, published: Publish, name: str, theme: str, base: str
) -> None:
    site = published(name, theme)
    apart = (LEADS_ON,) if base == "/repo/" else (LEADS_ON, "404")  # which works at its own address only
    addresses = [address for address in site.some(1) if site.kinds[address] not in apart]
    with published_at(site, base) as home, opened(browser) as page:
        said, asked = heard(page)
        for address in addresses:
            page.goto(home + quote(address))
            page.wait_for_load_state("load")
            assert page.evaluate(DRESSED), address
            assert said == [], address
        assert len(asked) > len(addresses)
        assert [url for url in asked if not url.startswith(home.partition("/repo/")[0])] == []


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
