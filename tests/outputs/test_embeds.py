"""Pages made for the pages of others, what oEmbed says of them, and what is offered to be taken away."""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Mapping
from typing import Any

import pytest

from tests.outputs.test_pages import line, timeline
from tests.reading import Reading
from tests.sites import Site, event

Make = Callable[..., Site]
BASE = "https://example.org/repo"
PUBLIC = f'title = "A site"\nbase_url = "{BASE}"\n'
HOSTILE = "</textarea><script>alert(1)</script>\"><b> & 'x' --> \\u003c {{ site }}"
TWO = {
    "content/a/index.md": timeline("A story"),
    "content/a/x.md": event("X", "2022"),
    "content/b/index.md": timeline("Another"),
    "content/b/y.md": event("Y", "2023"),
}
MANY = {
    "content/long/index.md": timeline("A long one", pages="false"),
    "content/long/all.csv": "title,date,slug\n"
    + "".join(f"N{n},{1700 + n},\n" for n in range(249))
    + "N249,1949,n249\n",
}


def embeds(made: Site) -> set[str]:
    return {address for address in made.files() if address.startswith("embed/")}


def oembed(made: Site, address: str) -> dict[str, Any]:
    said: dict[str, Any] = json.loads((made.output / address).read_text("utf-8"))
    return said


@pytest.fixture(scope="module")
def dressed(tmp_path_factory: pytest.TempPathFactory) -> Make:
    """Makes a site in the theme that comes with the program. All share a cache, in which its templates lie compiled."""
    compiled = tmp_path_factory.mktemp("cache")

    def make(files: Mapping[str, str], **asked: object) -> Site:
        made = Site(tmp_path_factory.mktemp("dressed")).write({"content/site.toml": PUBLIC, **files})
        made.good(cache=compiled, **asked)
        return made

    return make


@pytest.fixture(scope="module")
def two(dressed: Make) -> Site:
    """Two timelines, dressed, and left as they are."""
    return dressed(TWO)


@pytest.fixture(scope="module")
def many(dressed: Make) -> Site:
    """The same with a long one beside them."""
    return dressed({**TWO, **MANY})


# ---- which there are


def test_each_timeline_has_a_page_to_embed_and_so_has_the_site(site: Make) -> None:
    made = site(TWO)
    made.good()
    assert embeds(made) == {"embed/a.html", "embed/b.html", "embed/index.html"}


def test_what_is_all_in_one_timeline_is_embedded_once(site: Make) -> None:
    made = site({"content/a/index.md": timeline(), "content/a/b/x.md": event("X", "2022")})
    made.good()
    assert embeds(made) == {"embed/a.html"}


def test_a_timeline_further_down_is_embedded_further_down(site: Make) -> None:
    made = site({**TWO, "content/a/c/index.md": timeline(), "content/a/c/z.md": event("Z", "2022")})
    made.good()
    assert "embed/a/c.html" in embeds(made)
    assert "root: ../../" in made.page("embed/a/c.html")


@pytest.mark.parametrize(
    "files",
    [{"content/x.md": event("X", "2022")}, {"content/index.md": timeline(), "content/x.md": event("X", "2022")}],
)
def test_a_site_without_folders_embeds_its_only_list(site: Make, files: dict[str, str]) -> None:
    made = site(files)
    made.good()
    assert embeds(made) == {"embed/index.html"}


def test_of_nothing_nothing_is_embedded_or_taken_away(site: Make) -> None:
    made = site({"content/site.toml": PUBLIC})
    made.good()
    assert embeds(made) == set()
    assert "form.embed" not in made.page("index.html")
    assert line(made.page("index.html"), "embed") == "embed: "


def test_a_page_that_an_author_puts_where_an_embed_stands_is_told(site: Make) -> None:
    made = site({**TWO, "content/embed/a.md": event("Mine", "2022")})
    assert any("embed/a.html" in said for said in made.said())


# ---- what it shows


def test_an_embed_shows_the_strip_of_all_and_the_newest_entries(site: Make) -> None:
    made = site({f"content/e{n}.md": event(f"Event {n}", f"202{n}") for n in range(8)})
    made.good()
    page = made.page("embed/index.html")
    assert "count=8" in line(page, "chronicle")
    assert re.findall(r"title=&#39;(Event \d)", line(page, "newest")) == [f"Event {n}" for n in (7, 6, 5, 4, 3)]


def test_an_embed_is_no_address_of_its_own(two: Site) -> None:
    page = Reading(two.page("embed/a.html"))
    said = {e.attributes.get("name"): e.attributes.get("content") for e in page.all("meta")}
    assert said["robots"] == "noindex"
    assert [e.attributes["href"] for e in page.all("link") if e.attributes["rel"] == "canonical"] == [f"{BASE}/a/"]
    assert "embed/" not in two.page("sitemap.xml")


def test_a_list_of_parts_is_embedded_as_its_overview_with_the_newest_of_all(site: Make) -> None:
    made = site(MANY)
    made.good()
    page = made.page("embed/long.html")
    assert "count=250" in line(page, "chronicle")
    assert "cards=()" in line(page, "chronicle")
    assert "density=Density(" in line(page, "chronicle")
    assert "address=&#39;long/index.18xx.html&#39;" in line(page, "chronicle")
    assert re.findall(r"title=&#39;(N\d+)", line(page, "newest")) == [f"N{n}" for n in range(249, 244, -1)]


def test_of_a_shelf_with_very_much_on_it_the_embed_leads_to_no_part(site: Make) -> None:
    made = site({**MANY, **TWO})
    made.good()
    chronicle = line(made.page("embed/index.html"), "chronicle")
    assert "count=252" in chronicle
    assert "parts=()" in chronicle
    assert "density=Density(" in chronicle


def test_every_link_of_an_embed_leaves_the_frame(many: Site) -> None:
    page = Reading(many.page("embed/long.html"))
    assert page.one("base").attributes == {"target": "_top"}
    drawn = [e.attributes for e in page.all("a") if "svg" in e.within]
    assert drawn
    assert {link["target"] for link in drawn} == {"_top"}  # which asks no base
    assert [link for link, _ in page.links if link.startswith("#")] == []
    assert {link for link, _ in page.links} >= {"../index.html", "../long/index.html", "../long/n249.html"}


def test_what_is_not_published_says_so_where_it_is_embedded_too(dressed: Make) -> None:
    files = {"content/a/index.md": timeline(draft="true"), "content/a/x.md": event("X", "2022", draft="true")}
    made = dressed(files, drafts=True)
    said = [e.text for e in Reading(made.page("embed/a.html")).all(kind="unpublished")]
    assert said == ["Draft: this page is not published", "Draft"]


# ---- oEmbed (oembed.com, 2.3.4)


def test_oembed_says_what_its_specification_asks_for(site: Make) -> None:
    made = site({"content/site.toml": PUBLIC, **TWO})
    made.good()
    assert {address for address in embeds(made) if address.endswith(".json")} == {
        f"embed/{name}.oembed.json" for name in ("a", "b", "index")
    }
    said = oembed(made, "embed/a.oembed.json")
    assert said.keys() == {
        *("version", "type", "title", "provider_name", "provider_url", "html", "width", "height"),
    }
    assert (said["version"], said["type"], said["title"], said["provider_name"]) == ("1.0", "rich", "A story", "A site")
    assert said["provider_url"] == f"{BASE}/"
    frame = Reading(said["html"]).one("iframe").attributes
    assert frame["src"] == f"{BASE}/embed/a.html"
    assert (frame["width"], frame["height"]) == (str(said["width"]), str(said["height"]))
    assert type(said["width"]) is type(said["height"]) is int


def test_without_a_base_url_there_is_no_oembed_and_nothing_to_copy(site: Make) -> None:
    made = site(TWO)
    made.good()
    assert not [address for address in embeds(made) if address.endswith(".json")]
    assert line(made.page("a/index.html"), "embed") == "embed: "


def test_a_hostile_title_stays_a_title_in_the_code_and_where_it_is_shown(dressed: Make) -> None:
    made = dressed({**TWO, "content/a/index.md": timeline(json.dumps(HOSTILE))})
    code = oembed(made, "embed/a.oembed.json")["html"]
    elements = Reading(code).elements
    assert [(e.tag, e.attributes["title"]) for e in elements] == [("iframe", HOSTILE)]
    page = Reading(made.page("a/index.html"))
    box = page.one("textarea")
    assert "".join(box.said) == code
    assert "readonly" in box.attributes
    for address in ("a/index.html", "embed/a.html"):
        assert "<script>alert" not in made.page(address)


# ---- to be taken away


def offered(made: Site, address: str) -> dict[str, str]:
    """The links of the block, and the types that they say."""
    page = made.page(address).partition('<section class="takeaway"')[2].partition("</section>")[0]
    return {e.attributes["href"]: e.attributes["type"] for e in Reading(page).all("a")}


def test_a_timeline_names_each_of_its_forms_with_its_type(two: Site) -> None:
    assert offered(two, "a/index.html") == {
        "../a/feed.atom": "application/atom+xml",
        "../a/feed.json": "application/feed+json",
        "../a/calendar.ics": "text/calendar",
        "../a/events.csv": "text/csv",
        "../a/timeline.json": "application/json",
        "../a/timelinejs.json": "application/json",
        "../embed/a.html": "text/html",
    }
    assert offered(two, "index.html").keys() == {
        *("feed.atom", "feed.json", "calendar.ics", "events.csv", "timeline.json", "timelinejs.json"),
        "embed/index.html",
    }


def test_a_page_of_one_period_offers_what_it_shows(many: Site) -> None:
    assert offered(many, "long/index.18xx.html") == {
        "../long/events.18xx.csv": "text/csv",
        "../long/timeline.18xx.json": "application/json",
    }
    assert offered(many, "long/index.html")["../long/events.txt"] == "text/plain"


def test_all_that_is_offered_is_there(many: Site) -> None:
    files = many.files()
    for address in ("index.html", "a/index.html", "long/index.html", "long/index.18xx.html"):
        found = {link.removeprefix("../") for link in offered(many, address)}
        assert found
        assert found <= files.keys()


def test_a_title_edited_gives_the_embed_that_a_clean_build_gives(site: Make) -> None:
    made = site({"content/site.toml": PUBLIC, **TWO})
    made.good()
    made.write({"content/a/index.md": timeline("Called otherwise")})
    made.good()
    assert oembed(made, "embed/a.oembed.json")["title"] == "Called otherwise"
    assert made.files() == made.clean_build()
