"""No link of a page leads nowhere, as its text has it; ``test_crawl`` asks a browser the same."""

from __future__ import annotations

import http.client
import posixpath
import re
from collections.abc import Iterator
from urllib.parse import quote, unquote, urljoin, urlsplit

from tests.published import Publish, Published
from tests.reading import Reading
from tests.serving import serving

SCHEME = re.compile(r"[a-z][a-z0-9+.-]*:", re.IGNORECASE)
LOST = "404.html"  # the only page with links from the root of its host, because it is shown at any address
NAMED_BY_MENUS = ("corrections/index.html", "sources/index.html")  # reached where the author's menu leads there


def test_no_link_is_dead_on_the_disk(site: Published) -> None:
    dead = [said for address in site.addresses if address != LOST for said in dead_links(site, address)]
    assert dead == []


def dead_links(site: Published, address: str) -> Iterator[str]:
    """Links that lead out of the output, to no file, to a folder, or to no element of that id."""
    for link, line in site.page(address).links:
        if SCHEME.match(link):
            continue
        path, _, fragment = link.partition("#")
        path = path.partition("?")[0]  # what a script is asked lies in the same file
        here = posixpath.dirname(address)
        target = posixpath.normpath(posixpath.join(here, unquote(path))) if path else address
        if target not in site.files or path.endswith("/") or (not path and not fragment):
            yield f"{address}:{line}: {link}"
        elif fragment and unquote(fragment) not in page_ids(site, target):
            yield f"{address}:{line}: {link}: nothing has this id"


def page_ids(site: Published, address: str) -> list[str]:
    page: Reading = site.pages.get(address) or site.page(address)
    return page.ids


def test_every_page_is_reached_from_the_first(own: Published, made: Published) -> None:
    for site in (own, made):
        reached, waiting = {"index.html"}, ["index.html"]
        while waiting:
            address = waiting.pop()
            for link, _ in site.page(address).links:
                target = posixpath.normpath(posixpath.join(posixpath.dirname(address), unquote(urlsplit(link).path)))
                if not SCHEME.match(link) and target.endswith(".html") and target not in reached:
                    reached.add(target)
                    waiting.append(target)
        unreached = set(site.addresses) - reached
        beside = {LOST, *NAMED_BY_MENUS}
        assert unreached - beside == {a for a in site.addresses if leaves_no_trace(site, a)}


def leaves_no_trace(site: Published, address: str) -> bool:
    """Old addresses and withdrawn pages are for those who come from elsewhere."""
    text = (site.output / address).read_text("utf-8")
    return 'http-equiv="refresh"' in text or '<body class="gone">' in text


def ask(url: str) -> tuple[int, str]:
    """The status of an answer, and its text where it is HTML."""
    host = http.client.HTTPConnection(urlsplit(url).netloc)
    host.request("GET", quote(urlsplit(url).path, safe="/%"))
    answer = host.getresponse()
    body = answer.read()
    host.close()
    return answer.status, body.decode() if "html" in answer.headers.get("Content-Type", "") else ""


def test_the_page_for_lost_addresses_works_at_any_depth(made: Published, published: Publish) -> None:
    for site, base in ((made, "/repo/"), (published("arabic", "default"), "/")):
        page = site.page(LOST)
        with serving(site.output, base) as home:
            assert ask(f"{home}a/b/c/none.html") == (http.client.NOT_FOUND, (site.output / LOST).read_text("utf-8"))
            links = [link for link, _ in page.links if not SCHEME.match(link) and not link.startswith("#")]
            assert links
            for link in links:
                assert link.startswith(base), link
                assert ask(urljoin(home, link))[0] == http.client.OK, link


def test_an_old_address_leads_on_at_once(made: Published) -> None:
    for address, target in (
        ("old/summit.html", "../war/summit.html"),
        ("old/folder/index.html", "../../war/summit.html"),
    ):
        refresh = [
            e.attributes["content"] for e in made.page(address).all("meta") if "refresh" in e.attributes.values()
        ]
        assert refresh == [f"0; url={target}"]


def test_a_withdrawn_page_says_why(made: Published) -> None:
    for address in ("war/withdrawn.html", "old/gone.html"):
        assert "Withdrawn, because it did not happen." in made.page(address).one("main").text


def test_a_link_within_a_text_stays_there_and_one_to_an_event_of_a_timeline_leads_to_its_page(made: Published) -> None:
    links = {e.text: e.attributes["href"] for e in made.page("war/report.html").all("a") if "p" in e.within}
    assert links["the second"] == "#second-of-two"
    assert links["a heading"] == "#a-heading-between"
    assert links["a block elsewhere"] == "../war/in-index.html"
    opening = {e.text: e.attributes["href"] for e in made.page("war/index.html").all("a") if "p" in e.within}
    assert opening["the block"] == "../war/in-index.html"


def test_a_link_that_leads_nowhere_is_text(made: Published) -> None:
    dead = made.page("about.html").all("span", kind="dead")
    assert [e.text for e in dead] == ["dead link"]
