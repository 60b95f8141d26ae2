"""Events on the map, held against the rules of RFC 7946."""

from __future__ import annotations

import json
import shutil
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from tests import made
from tests.exports.test_timeline import BASE, HOSTILE, PLAIN
from tests.sites import ROOT, Site, document, event, theme

Make = Callable[..., Site]
Json = Any  # what JSON holds
SPOTS = {"Kyiv": ("50.45", "30.52"), "Suva": ("-18.14", "+178.44"), "South Pole": ("-90", "0")}


def features(site: Site, address: str = "events.geojson") -> list[Json]:
    """The features of a collection that keeps the rules."""
    read = json.loads(site.page(address))
    assert read["type"] == "FeatureCollection"  # 3.3
    assert not {"coordinates", "geometries", "geometry", "properties"} & set(read)  # 7.1
    assert "crs" not in read  # 4
    for feature in read["features"]:
        assert feature["type"] == "Feature"  # 3.2
        assert set(feature) == {"type", "id", "geometry", "properties"}
        assert isinstance(feature["id"], str)
        assert isinstance(feature["properties"], dict)
        assert set(feature["geometry"]) == {"type", "coordinates"}
        assert feature["geometry"]["type"] == "Point"  # 3.1.2
        longitude, latitude = feature["geometry"]["coordinates"]  # 3.1.1: in this order
        assert -180 <= longitude <= 180
        assert -90 <= latitude <= 90
    assert len({feature["id"] for feature in read["features"]}) == len(read["features"])
    return list(read["features"])


def place(name: str, **keys: str) -> dict[str, str]:
    slug = name.lower().replace(" ", "-")
    return {f"content/places/{slug}.md": document("", title=json.dumps(name), **keys)}


def places() -> dict[str, str]:
    found: dict[str, str] = {"content/site.toml": PLAIN}
    for name, (latitude, longitude) in SPOTS.items():
        found |= place(name, coordinates=f"{{lat: {latitude}, lon: {longitude}}}")
    return found


def test_the_stories_of_the_repository_are_on_the_map(tmp_path: Path) -> None:
    site = Site(tmp_path).write(theme())
    shutil.copytree(ROOT / "content", site.folder / "content")
    site.good()
    assert len(features(site, "eastern-flank/events.geojson")) > 10
    assert "timeline-of-timelines/events.geojson" not in site.files()  # none of its places has coordinates
    (kyiv,) = (f for f in features(site) if f["properties"]["place"] == "Kyiv")
    assert kyiv["geometry"]["coordinates"] == [30.52, 50.45]


@pytest.mark.parametrize("count", [60, *(pytest.param(count, marks=pytest.mark.long) for count in (250, 1000))])
def test_made_events_keep_the_rules(site: Make, count: int) -> None:
    files = {f"content/{name}": text for name, text in made.events(count)}
    spots = {
        f"content/places/s{n}.md": document("", title=json.dumps(f"Town {n} {word}", ensure_ascii=False), **at(n))
        for n, word in enumerate(made.WORDS)
        if n % 2
    }
    built = site(
        {
            **files,
            **spots,
            "content/site.toml": PLAIN,
            "content/sources.yaml": made.SOURCES,
            "content/dot.svg": made.DOT,
        }
    )
    built.good()
    assert len(features(built)) > count // 10
    read = json.loads(built.page("events.geojson"))
    shown = {feature["properties"]["address"] for feature in read["features"]}
    assert len(shown) + read["left_out"] == count


def at(number: int) -> dict[str, str]:
    return {"coordinates": f"{{lat: {number - 10}.5, lon: {number * 7 - 90}.123456789012}}"}


def test_an_event_stands_at_each_of_its_places(site: Make) -> None:
    built = site({**places(), "content/e.md": event("E", "2022~", places="[Kyiv, Suva, Nowhere]", tags="[a, b]")})
    built.good()
    kyiv, suva = features(built)
    assert kyiv["geometry"]["coordinates"] == [30.52, 50.45]
    assert suva["geometry"]["coordinates"] == [178.44, -18.14]
    assert kyiv["properties"] == {
        "title": "E",
        "address": "e.html",
        "url": f"{BASE}/e.html",
        "date": "2022~",
        "when": "c. 2022",
        "form": "moment",
        "precision": "year",
        "earliest": 1640991600,
        "latest": 1672527599,
        "approximate": True,
        "status": "confirmed",
        "tags": ["a", "b"],
        "place": "Kyiv",
        "place_address": "places/kyiv.html",
    }
    assert suva["properties"] == kyiv["properties"] | {"place": "Suva", "place_address": "places/suva.html"}


def test_an_event_in_another_language_says_which(site: Make) -> None:
    built = site({**places(), "content/e.md": event("E", "2022", places="Kyiv", lang="uk")})
    built.good()
    assert [feature["properties"]["language"] for feature in features(built)] == ["uk"]


def test_one_place_under_two_names_is_one(site: Make) -> None:
    built = site({**places(), **place("Kiev", names="Kyjiw", coordinates="{lat: 1, lon: 2}")})
    built.write({"content/e.md": event("E", "2022", places="[Kiev, Kyjiw]")}).good()
    assert len(features(built)) == 1


def test_a_place_within_another_does_not_lie_where_that_is_drawn(site: Make) -> None:
    built = site({**places(), **place("Podil", within="Kyiv")})
    built.write({"content/e.md": event("E", "2022", places="[Podil]"), "content/f.md": event("F", "2022")})
    built.write({"content/g.md": event("G", "2023", places="Kyiv")}).good()
    assert [feature["properties"]["title"] for feature in features(built)] == ["G"]
    assert json.loads(built.page("events.geojson"))["left_out"] == 2


@pytest.mark.parametrize("events", [{}, {"content/e.md": event("E", "2022", places="Nowhere")}])
def test_without_an_event_on_the_map_there_is_no_file(site: Make, events: dict[str, str]) -> None:
    built = site({**places(), "content/f.md": event("F", "2022"), **events})
    built.good()
    assert not [name for name in built.files() if name.endswith(".geojson")]


def test_a_place_that_moves_moves_its_events(site: Make) -> None:
    built = site({**places(), "content/e.md": event("E", "2022", places="Kyiv")})
    built.good()
    built.write(place("Kyiv", coordinates="{lat: 1, lon: 2}")).good()
    assert features(built)[0]["geometry"]["coordinates"] == [2, 1]


def test_no_text_of_an_author_breaks_out(site: Make) -> None:
    text = json.dumps(HOSTILE, ensure_ascii=False)
    built = site({**places(), "content/e.md": event(text, "2022", places="Kyiv", lane=text, tags=text)})
    built.good()
    (found,) = features(built)
    assert found["properties"]["title"] == HOSTILE
    assert found["properties"]["tags"] == [HOSTILE]
