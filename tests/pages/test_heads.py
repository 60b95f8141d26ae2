"""What the heads of published pages say to search engines, to those who share a link, and to the browser."""

from __future__ import annotations

import json
import posixpath
from collections.abc import Iterator
from typing import Any, Final
from urllib.parse import unquote, urlsplit

import pytest

from tests.exhibits import BASE_URL
from tests.published import Published
from tests.sites import Site, document, event

POLICY: Final = {
    "default-src": "'none'",
    **dict.fromkeys(("script-src", "style-src", "img-src", "media-src", "font-src"), "'self' file:"),
    "connect-src": "'self'",
    "base-uri": "'none'",
    "form-action": "'none'",
}
LOOSE: Final = (  # nothing in it lets a script or a style of the page itself work
    "default-src 'none'; script-src 'self' file:; style-src 'self' file:; img-src 'self' file: https:; "
    "media-src 'self' file: https:; frame-src https:; font-src 'self' file:; connect-src 'self'; "
    "base-uri 'none'; form-action 'none'"
)
LONGEST: Final = 400  # characters of a text that is its own summary
WAYS: Final = ("story", "calendar", "map", "table", "columns")  # of reading what the list of a timeline shows
UNFOUND: Final = ("404", "alias", "gone", "embed", "search", *WAYS)  # kinds of pages that no search engine is to show
TYPES: Final = {
    "home": "WebPage",
    "timeline": "CollectionPage",
    "tag": "CollectionPage",
    "source": "CollectionPage",
    "event": "Event",
    "article": "NewsArticle",
    "names": "WebPage",
    "sources": "WebPage",
    "corrections": "WebPage",
    "page": "WebPage",
}


def meta(site: Published, address: str) -> dict[str, list[str]]:
    """What the page's `meta` elements say, by their names."""
    found: dict[str, list[str]] = {}
    for element in site.page(address).all("meta"):
        said = element.attributes
        name = said.get("name") or said.get("property") or said.get("http-equiv")
        if name:
            found.setdefault(name, []).append(said["content"])
    return found


def linked(site: Published, address: str) -> list[dict[str, Any]]:
    """What the page is about."""
    scripts = [script for script in site.page(address).all("script") if "src" not in script.attributes]
    assert all(script.attributes == {"type": "application/ld+json"} for script in scripts), address
    return [thing for script in scripts for thing in json.loads("".join(script.said))["@graph"]]


def every(value: object) -> Iterator[dict[str, Any]]:
    """Each object in what a page is about."""
    if isinstance(value, dict):
        yield value
    for part in value.values() if isinstance(value, dict) else value if isinstance(value, list) else ():
        yield from every(part)


# ---- security


def test_every_page_has_the_policy_before_all_that_it_judges(site: Published) -> None:
    for address in site.addresses:
        first, second, *_ = [e for e in site.page(address).elements if "head" in e.within]
        assert first.attributes == {"charset": "utf-8"}, address
        assert second.attributes["http-equiv"] == "Content-Security-Policy", address
        directives = dict(part.strip().split(" ", 1) for part in second.attributes["content"].split(";"))
        more = {"script-src": f"{POLICY['script-src']} 'wasm-unsafe-eval'"} if address == "search/index.html" else {}
        assert directives == {**POLICY, **more}, address


@pytest.mark.parametrize("theme", ["default", "observatory"])
@pytest.mark.parametrize(
    ("asked", "said"),
    [
        ("theme = '{theme}'\nunsafe_html = true\n", [LOOSE]),
        ("theme = {{name = '{theme}', options = {{policy = \"img-src 'self' https:\"}}}}\n", ["img-src 'self' https:"]),
        (
            "unsafe_html = true\ntheme = {{name = '{theme}', options = {{policy = \"frame-src https:\"}}}}\n",
            ["frame-src https:"],
        ),
    ],
)
def test_an_owner_can_have_another_policy_and_a_looser_one_for_html_of_his_own(
    tmp_path_factory: pytest.TempPathFactory, theme: str, asked: str, said: list[str]
) -> None:
    site = Site(tmp_path_factory.mktemp("owned"))
    site.write({"content/site.toml": 'title = "A"\n' + asked.format(theme=theme), "content/e.md": event("E", "2022")})
    site.good()
    for address in site.pages():
        made = Published("owned", theme, site.output, site.order(), {})
        assert meta(made, address).get("Content-Security-Policy", []) == said, address


# ---- who shares, who follows


def test_what_is_shared_has_absolute_addresses_or_none(site: Published) -> None:
    base = BASE_URL if site.name in ("own", "made") else ""
    for address in site.addresses:
        said = meta(site, address)
        of_addresses = [*said.get("og:url", []), *said.get("og:image", [])]
        assert all(base and url.startswith(f"{base}/") for url in of_addresses), address
        assert ("og:url" in said) == bool(base and "og:type" in said), address
        assert len(said.get("og:title", [])) == len(said.get("og:type", [])) == len(said.get("twitter:card", [])) < 2
        for url in said.get("og:image", []):
            assert unquote(urlsplit(url).path).removeprefix(urlsplit(base).path + "/") in site.files, address


def test_every_page_that_is_to_be_found_is_described(site: Published) -> None:
    for address in site.addresses:
        said = meta(site, address)
        found = said.get("description", [])
        assert found == said.get("og:description", found), address
        if said.get("robots") != ["noindex"]:
            assert len(found) == 1, address
            assert found[0] == " ".join(found[0].split()) != "", address
            assert len(found[0]) <= LONGEST, (address, found)


@pytest.mark.parametrize(
    ("address", "said"),
    [
        ("index.html", "Stands above the shelf."),
        ("war/index.html", "Of which there is everything."),
        ("war/summit.html", "They meet, and agree."),
        ("war/report.html", "What is known by now."),
        ("war/bare.html", "1916: No more than a title and a year"),
        ("about.html", "An opening with emphasis, weight, code, what was, “quotes”, a footnote, a dead link,"),
        ("deep/index.html", "From the beginning."),
        ("tags/many.1855.html", "many: 1855: 21 entries"),
        ("tags/many.185x.html", "many: the 1850s: 215 entries"),
        ("people/index.html", "Who takes part."),
        ("people/o-hara.html", "O’Hara: 2 entries, April 1916 to March 1917"),
        ("tags/cease-fire.html", "cease fire: 2 entries, March 1917"),
        ("tags/index.k.html", "Tags: K: k-0, k-10, k-100"),
        ("sources/gazette.html", "The Gazette: cited by 3 entries"),
        ("corrections/index.html", "Corrections and updates: The summit, which was to be and then was"),
    ],
)
def test_a_page_without_a_summary_is_described_by_what_it_shows(made: Published, address: str, said: str) -> None:
    (found,) = meta(made, address)["description"]
    assert found.startswith(said)


def test_an_entry_is_shared_with_its_picture_its_tags_and_its_days(made: Published) -> None:
    said = meta(made, "war/report.html")
    assert said["og:type"] == ["article"]
    assert said["og:site_name"] == ["Every kind of page & <more>"]
    assert said["og:locale"] == ["en_GB"]
    assert said["og:image"] == [f"{BASE_URL}/war/report.share.png"]
    assert (said["og:image:width"], said["og:image:height"]) == (["1200"], ["630"])
    assert said["og:image:alt"] == said["og:title"]
    assert said["twitter:card"] == ["summary_large_image"]
    assert len(said["article:published_time"]) == 1
    assert "article:published_time" not in meta(made, "war/summit.html")
    assert meta(made, "war/index.html")["og:image"] == [f"{BASE_URL}/war/index.share.png"]
    assert meta(made, "about.html")["og:image"] == [f"{BASE_URL}/index.share.png"]


def test_whoever_looks_for_another_form_finds_one_that_is_there(site: Published) -> None:
    for address in site.addresses:
        for element in site.page(address).all("link"):
            if element.attributes["rel"] == "alternate":
                assert element.attributes["title"], address
                assert element.attributes["type"], address
                where = element.attributes["href"].removeprefix(f"{BASE_URL}/")
                here = "" if where != element.attributes["href"] else posixpath.dirname(address)
                assert posixpath.normpath(posixpath.join(here, unquote(where))) in site.files, address


def test_each_page_names_the_forms_of_what_it_shows(made: Published) -> None:
    def named(address: str) -> list[str]:
        links = (e.attributes for e in made.page(address).all("link"))
        return [link["href"] for link in links if link["rel"] == "alternate"]

    whole = named("war/index.html")
    assert whole[:3] == ["../war/feed.atom", "../war/feed.json", "../war/calendar.ics"]
    assert f"{BASE_URL}/embed/war.oembed.json" in whole
    assert named("war/summit.html") == ["../war/feed.atom", "../war/feed.json"]
    assert named("long/index.1855.html")[:2] == ["../long/feed.atom", "../long/feed.json"]
    assert {link.rpartition(".")[2] for link in named("long/index.1855.html")} == {"atom", "json", "csv"}
    assert named("about.html") == ["feed.atom", "feed.json"]
    assert named("corrections/index.html")[0] == "../corrections/feed.atom"
    assert named("404.html") == named("old/summit.html") == named("war/withdrawn.html") == []


def test_what_leads_on_is_gone_or_is_lost_is_not_to_be_found(site: Published) -> None:
    for address, kind in site.kinds.items():
        assert meta(site, address).get("robots", []) == (["noindex"] if kind in UNFOUND else []), address


def test_a_draft_is_not_to_be_found(tmp_path_factory: pytest.TempPathFactory) -> None:
    site = Site(tmp_path_factory.mktemp("drafts"))
    site.write({"content/site.toml": 'title = "A"\n', "content/e.md": event("E", "2022", draft="true")})
    site.good(drafts=True, theme="default")
    assert '<meta name="robots" content="noindex">' in site.page("e.html")


# ---- search engines


def test_every_page_is_typed_by_its_kind(site: Published) -> None:
    for address, kind in site.kinds.items():
        said = [thing["@type"] for thing in linked(site, address)]
        if kind in UNFOUND:
            assert said == [], address
        elif kind == "entity":
            assert said[0] in ("Person", "Organization", "Place"), address
        elif kind == "event" and said[0] != "Event":
            assert said[0] == "WebPage", address
        else:
            assert said[0] == TYPES[kind], address
            assert kind != "event" or linked(site, address)[0]["startDate"], address
        assert said == [] or said[-1] in ("BreadcrumbList", "WebSite"), address
        assert said == [] or said[-1] == "BreadcrumbList" or address == "index.html", address


def test_whatever_a_page_is_about_has_a_type_and_nothing_empty(site: Published) -> None:
    for address in site.addresses:
        for thing in every(linked(site, address)):
            assert "@type" in thing or thing == {"@id": "#event"}, address
            assert all(value or value == 0 for value in thing.values()), (address, thing)
            for name in ("url", "item", "image"):
                assert urlsplit(thing.get(name, "https:")).scheme in ("http", "https"), (address, thing)


def test_titles_come_out_as_they_were_written(made: Published) -> None:
    for address, kind in made.kinds.items():
        if kind in ("event", "article", "page", "entity"):
            assert made.page(address).one("h1").text == " ".join(linked(made, address)[0]["name"].split()), address


def test_a_title_that_would_end_the_block_does_not(tmp_path_factory: pytest.TempPathFactory) -> None:
    title = "</script><script>alert(1)</script><!-- \\ \" ' \u2028 &amp;"
    site = Site(tmp_path_factory.mktemp("hostile"))
    site.write(
        {
            "content/site.toml": 'title = "A </script> b"\n',
            "content/e.md": event(json.dumps(title), "2022", people=json.dumps([title]), tags='"</script>"'),
            "content/a.md": document("Text.", title=json.dumps(title), published="2022-03-01"),
        }
    )
    site.good(theme="default")
    made = Published("hostile", "default", site.output, site.order(), {})
    for address in ("e.html", "a.html"):
        assert linked(made, address)[0]["name"] == title
        assert linked(made, address)[-1]["itemListElement"][0]["name"] == "A </script> b"
    assert linked(made, "index.html")[1]["name"] == "A </script> b"
