"""Maps of chronologies: which there are, and what they carry."""

from __future__ import annotations

import re
from collections.abc import Callable
from html import unescape

from tests.outputs.test_ways import given, timeline, ways
from tests.sites import Site, document, event

Make = Callable[..., Site]

KYIV = {"content/places/kyiv.md": document(title="Kyiv", coordinates="{lat: 50.45, lon: 30.52}")}
OSLO = {"content/places/oslo.md": document(title="Oslo", names="Christiania", coordinates="{lat: 59.91, lon: 10.75}")}


def placed(made: Site, address: str = "a/index.map.html") -> dict[str, int]:
    """The places of a map with their counts."""
    found = re.findall(r"Placed\(link=Link\(title='(\w+)'[^)]*\), .*?count=(\d+)", given(made, address, "places"))
    return {title: int(count) for title, count in found}


def rows(*places: str) -> str:
    return "title,date,places\n" + "".join(f'"E{n}",{2000 + n},"{place}"\n' for n, place in enumerate(places))


def story(*places: str, **keys: str) -> dict[str, str]:
    return {"content/a/index.md": timeline(pages="false", **keys), "content/a/rows.csv": rows(*places)}


def test_there_is_a_map_where_something_happens_at_a_place_with_coordinates(site: Make) -> None:
    made = site({**story("Kyiv"), "content/b/index.md": timeline("B"), "content/b/x.md": event("X", "2022")})
    made.good()
    assert not [address for address in made.pages() if ".map." in address]
    made.write(KYIV)
    made.good()
    assert [address for address in made.pages() if ".map." in address] == ["a/index.map.html"]
    assert "a/index.map.html" in ways(made, "a/index.html")
    assert "b/index.map.html" not in ways(made, "b/index.html")


def test_the_chronology_of_a_site_has_one_too(site: Make) -> None:
    made = site({**KYIV, "content/x.md": event("X", "2022", places="Kyiv")})
    made.good()
    assert placed(made, "index.map.html") == {"Kyiv": 1}


def test_places_stand_by_weight_and_each_entry_counts_once(site: Make) -> None:
    made = site({**KYIV, **OSLO, **story("Kyiv", "Oslo", "Oslo;Christiania", "Nowhere")})
    made.good()
    assert list(placed(made).items()) == [("Oslo", 2), ("Kyiv", 1)]
    assert "title='Nowhere'" in given(made, "a/index.map.html", "elsewhere")


def test_a_place_that_lies_in_another_is_not_drawn_there(site: Make) -> None:
    made = site({**KYIV, **story("Kyiv", "Podil"), "content/places/podil.md": document(title="Podil", within="Kyiv")})
    made.good()
    assert placed(made) == {"Kyiv": 1}
    assert "title='Podil'" in given(made, "a/index.map.html", "elsewhere")


def test_the_entries_of_a_place_stand_in_the_order_of_its_timeline(site: Make) -> None:
    made = site({**KYIV, **story("Kyiv", "Kyiv", order="newest")})
    made.good()
    found = re.findall(r"#e\.rows\.(\d)", given(made, "a/index.map.html", "places"))
    assert found == ["2", "1"]


def test_a_map_lists_at_most_two_hundred_entries_and_places(site: Make) -> None:
    towns = {
        f"content/places/t{n}.md": document(title=f"T{n}", coordinates=f"{{lat: {n % 80}, lon: {n % 170}}}")
        for n in range(210)
    }
    made = site({**towns, **story(*(f"T{n % 210}" for n in range(1000)))})
    made.good()
    assert len(placed(made)) == 200
    assert given(made, "a/index.map.html", "beyond") == "10"
    assert given(made, "a/index.map.html", "places").count("Card(kind") == 200
    few = site({**KYIV, **OSLO, **story(*["Kyiv"] * 290, *["Oslo"] * 10)})
    few.good()
    shown = unescape(given(few, "a/index.map.html", "places"))
    assert shown.count("Card(kind") == 200
    assert shown.count("begun=((") == 1  # of Kyiv, which has more than are listed


def test_coordinates_that_change_draw_the_map_anew_and_a_text_does_not(site: Make) -> None:
    made = site(
        {
            **KYIV,
            **OSLO,
            "content/a/index.md": timeline(),
            "content/a/x.md": event("X", "2022", "One.\n\nTwo.", places="Kyiv"),
        }
    )
    made.good()
    made.write({"content/a/x.md": event("X", "2022", "One.\n\nThree.", places="Kyiv")})
    assert "a/index.map.html" not in made.good().reasons
    made.write({"content/places/kyiv.md": document(title="Kyiv", coordinates="{lat: 50.4, lon: 30.5}")})
    assert made.good().reasons["a/index.map.html"] == ("places",)
    assert made.files() == made.clean_build()
