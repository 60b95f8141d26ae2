"""What stands in every page of every site, read as text: no browser is needed to see it."""

from __future__ import annotations

import json
import re
import shutil
from itertools import pairwise
from pathlib import Path

import pytest

from tests import exhibits
from tests.published import Publish, Published
from tests.reading import Reading
from tests.tools import Nu

# HTML allows every year from 1 on (2.3.5.1). The checker doubts those before 1000, which a chronology has. It knows
# neither where a page will lie nor that a block of data is no script (4.12.1.1): test_policy.py asks a browser instead.
# What language a page is in it only guesses, and of one with few words wrongly.
# Nor does it know what SVG 2 adds to CSS, or container queries (CSS Conditional Rules 5).
NEW = ("“vector-effect”", "“paint-order”", "“@container”", "“container-type”")
DOUBTS = ("Year may be mistyped", "violates Content Security Policy", "appears to be written in", *NEW)


def test_there_is_a_page_of_each_kind_and_each_template_makes_one(made: Published) -> None:
    files = Path("themes/default/templates").glob("*.j2")
    templates = {path.name.removesuffix(".html.j2") for path in files} - {"layout", "way"}  # which others extend
    assert set(made.kinds.values()) == templates
    assert set(made.kinds) <= set(made.addresses)


def test_each_page_has_one_title_of_the_first_level_and_skips_none(site: Published) -> None:
    for address, page in site.pages.items():
        levels = [int(e.tag[1]) for e in page.elements if re.fullmatch("h[1-6]", e.tag)]
        assert levels.count(1) == 1, address
        assert levels[0] == 1, address
        assert all(after - before <= 1 for before, after in pairwise(levels)), (address, levels)
        assert all(e.text for e in page.all("h1", "h2", "h3", "h4", "h5", "h6")), address


def test_each_page_names_its_language_and_its_title(site: Published) -> None:
    language, direction = {"arabic": ("ar", "rtl"), "own": ("en-GB", "ltr"), "made": ("en-GB", "ltr")}.get(
        site.name, ("en", "ltr")
    )
    for address, page in site.pages.items():
        root = page.one("html").attributes
        assert (root["lang"], root["dir"]) == (language, direction), address
        assert next(e.text for e in page.all("title") if "svg" not in e.within), address


def test_a_text_in_another_language_says_so_on_its_page_and_in_each_list(made: Published) -> None:
    main = made.page("war/hebrew.html").one("main").attributes
    assert (main["lang"], main["dir"]) == ("he", "rtl")
    for address in ("war/index.html", "places/harbour.html", "war/polish.html"):
        title = next(e for e in made.page(address).all("a") if e.text == "פגישה" and "svg" not in e.within)
        assert (title.attributes.get("lang"), title.attributes.get("dir")) == ("he", "rtl")


def test_each_page_has_its_landmarks_and_those_of_a_kind_have_names(site: Published) -> None:
    for address, page in site.pages.items():
        page.one("main")
        assert len([e for e in page.all("header") if not {"main", "article"} & set(e.within)]) == 1, address
        assert len([e for e in page.all("footer") if "main" not in e.within]) == 1, address
        names = [e.attributes.get("aria-label", "") for e in page.all("nav")]
        assert all(names), address
        assert len(names) == len(set(names)), (address, names)


def test_an_id_stands_once_on_a_page(site: Published) -> None:
    for address, page in site.pages.items():
        assert len(page.ids) == len(set(page.ids)), address


def test_no_page_has_a_script_or_a_style_of_its_own(site: Published) -> None:
    for address, page in site.pages.items():
        assert not page.all("style", "iframe", "object", "embed"), address
        own = [e.attributes for e in page.all("script") if "src" not in e.attributes]
        assert all(attributes == {"type": "application/ld+json"} for attributes in own), address  # data
        assert not [e for e in page.all("base") if "href" in e.attributes], address
        named = {name for e in page.elements for name in e.attributes}
        assert not {name for name in named if name == "style" or name.startswith("on")}, address
        assert not [link for link, _ in page.links if link.lower().startswith(("javascript:", "data:"))], address


def test_each_page_says_where_it_is_published_where_that_is_known(
    made: Published, own: Published, published: Publish
) -> None:
    for address, page in (*made.pages.items(), *own.pages.items()):
        canonical = [e.attributes["href"] for e in page.all("link") if e.attributes.get("rel") == "canonical"]
        assert len(canonical) == 1, address
        assert canonical[0].startswith(f"{exhibits.BASE_URL}/"), address
    assert canonical_of(made.page("index.html")) == f"{exhibits.BASE_URL}/"
    assert canonical_of(made.page("war/index.html")) == f"{exhibits.BASE_URL}/war/"
    assert canonical_of(made.page("war/summit.html")) == f"{exhibits.BASE_URL}/war/summit.html"
    assert canonical_of(made.page("old/summit.html")) == f"{exhibits.BASE_URL}/war/summit.html"
    assert canonical_of(made.page("long/index.185x.html")) == f"{exhibits.BASE_URL}/long/index.185x.html"
    for page in published("arabic", "default").pages.values():
        assert not [e for e in page.all("link") if e.attributes["rel"] == "canonical"]


def canonical_of(page: Reading) -> str:
    return next(e.attributes["href"] for e in page.all("link") if e.attributes.get("rel") == "canonical")


def test_what_an_author_wrote_is_text_and_not_html(made: Published) -> None:
    about = (made.output / "about.html").read_text("utf-8")
    assert "alert(1)" not in about.replace("<p>alert(1)</p>", "")
    assert "C &amp; A &lt;b&gt;" in (made.output / "war/summit.html").read_text("utf-8")


def test_the_checker_finds_nothing_wrong_with_a_page_of_each_kind(published: Publish, nu: Nu, tmp_path: Path) -> None:
    sample(published("made", "default"), tmp_path / "made", most=1)
    sample(published("arabic", "default"), tmp_path / "arabic", most=1)
    sample(published("own", "observatory"), tmp_path / "observatory", most=1)
    assert [said for said in nu(tmp_path) if not any(doubt in said for doubt in DOUBTS)] == []


def sample(site: Published, folder: Path, most: int) -> None:
    """A few pages of each kind, and the styles and drawings of the site, copied."""
    for address in (*site.some(most), *(a for a in site.files if a.endswith((".css", ".svg")))):
        (folder / address).parent.mkdir(parents=True, exist_ok=True)
        shutil.copyfile(site.output / address, folder / address)


@pytest.mark.long
def test_the_checker_finds_nothing_wrong_with_any_page(site: Published, nu: Nu, tmp_path: Path) -> None:
    shutil.copytree(site.output, tmp_path / "all", ignore=shutil.ignore_patterns(".dateline"))
    assert [said for said in nu(tmp_path / "all") if not any(doubt in said for doubt in DOUBTS)] == []


def test_the_words_of_a_page_are_all_there_without_a_style(own: Published) -> None:
    said = json.dumps(own.page("eastern-flank/index.html").one("main").text, ensure_ascii=False)
    assert "Extraordinary summit approves four more battlegroups" in said
