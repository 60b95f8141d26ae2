"""What stands above the lists that we make: the page of their folder."""

from __future__ import annotations

from collections.abc import Callable
from html import unescape

import pytest

from tests.outputs.test_pages import line, timeline
from tests.sites import Site, document, event

Make = Callable[..., Site]

LISTS = ("people", "organisations", "places", "tags", "sources", "corrections")
DOT = '<svg xmlns="http://www.w3.org/2000/svg"/>'


def opened(made: Site, folder: str) -> str:
    """The page of the list, or the home page, opened by a text."""
    front = {"title": "Rejestr", "summary": "W skrócie.", "lang": "pl", "kind": "page", "image": "dot.svg"}
    made.write({f"content/{folder}index.md": document("Cały *tekst*.", **front), f"content/{folder}dot.svg": DOT})
    made.good()
    return unescape(made.page(f"{folder}index.html"))


@pytest.mark.parametrize("folder", LISTS)
def test_each_list_is_opened_by_the_page_of_its_folder(site: Make, folder: str) -> None:
    page = opened(site({"content/x.md": event("X", "2022")}), f"{folder}/")
    head = line(page, "head")
    assert "title='Rejestr', description='W skrócie.'" in head
    assert "lang='pl'" in head
    assert line(page, "summary") == "summary: W skrócie."
    assert f"{folder}/dot.svg" in line(page, "picture")
    assert "<em>tekst</em>" in page


def test_the_shelf_is_opened_by_the_page_of_the_site(site: Make) -> None:
    page = opened(site({f"content/{name}/index.md": timeline(name) for name in "ab"}), "")
    assert "title='Rejestr', description='W skrócie.'" in line(page, "head")
    assert "lang='pl'" in line(page, "head")
    assert line(page, "summary") == "summary: W skrócie."
    assert "dot.svg" in line(page, "picture")
    assert "<em>tekst</em>" in page


def test_the_parts_of_a_long_list_bear_its_title_and_not_its_text(site: Make) -> None:
    made = site({"content/x.md": event("X", "2022", tags=f"[{', '.join(f'a{n}' for n in range(201))}]")})
    opened(made, "tags/")
    part = unescape(made.page("tags/index.a.html"))
    assert "title='Rejestr', description=''" in line(part, "head")
    assert "tekst" not in part


def test_a_timeline_on_the_shelf_says_its_language(site: Make) -> None:
    made = site({"content/a/index.md": timeline("Jeden", lang="pl"), "content/b/index.md": timeline("Two", lang="en")})
    made.good()
    shelf = unescape(line(made.page("index.html"), "shelf"))
    assert shelf.count("lang='pl'") == 1
    assert "lang='en'" not in shelf
