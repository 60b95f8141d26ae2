"""What the slices of a long timeline say is what its pages say."""

from __future__ import annotations

import json
import posixpath
from collections.abc import Iterator
from typing import Any
from urllib.parse import unquote

from tests.published import Published

LONG = ("long", "day")


def entries(site: Published, folder: str, name: str = "index.slices.json") -> Iterator[dict[str, Any]]:
    """Every entry of a slice and of all below it."""
    read = json.loads((site.output / folder / name).read_text("utf-8"))
    yield from read["entries"]
    for below in read["below"]:
        yield from entries(site, folder, below["file"])


def test_the_figure_of_a_long_timeline_leads_to_its_slices(made: Published) -> None:
    for folder in LONG:
        assert made.page(f"{folder}/index.html").one("figure", kind="instrument").attributes["data-slices"] == (
            f"../{folder}/index.slices.json"
        )
    for address in ("war/index.html", "long/index.1855.html", "embed/long.html", "index.html"):
        assert all("data-slices" not in figure.attributes for figure in made.page(address).all("figure"))


def test_an_entry_says_in_a_slice_what_it_says_in_its_list(made: Published) -> None:
    for folder in LONG:
        found = list(entries(made, folder))
        assert len(found) > 200
        for entry in found:
            page, _, anchor = posixpath.normpath(f"{folder}/{unquote(entry.get('page', entry['address']))}").partition(
                "#"
            )
            (shown,) = [e for e in made.page(page).all("li", kind="entry") if e.attributes["id"] == anchor]
            data = {name.removeprefix("data-"): text for name, text in shown.attributes.items() if "data-" in name}
            assert data == {name: text for name, text in entry.items() if name not in BESIDE}
            assert entry["title"] in shown.text


BESIDE = ("id", "title", "address", "page", "lang", "unpublished")
