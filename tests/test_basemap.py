"""The base map: where it comes from, and that it is what its note says."""

from __future__ import annotations

import json
import tomllib
from hashlib import sha256
from pathlib import Path

import pytest

from generator import basemap
from generator.basemap import make
from tests.sites import ROOT

FOLDER = ROOT / "generator/basemap"
NOTE = tomllib.loads((FOLDER / "SOURCE.toml").read_text("utf-8"))


def test_the_files_are_those_that_the_script_noted() -> None:
    files = {path.name: path.read_bytes() for path in FOLDER.glob("*.json")}
    assert {name: sha256(data).hexdigest() for name, data in files.items()} == NOTE["sha256"]
    assert set(files) == {f"{name}.json" for name in make.LEVELS}
    in_order = {f"{name}.json": files[f"{name}.json"] for name in make.LEVELS}
    assert make.note(in_order) == (FOLDER / "SOURCE.toml").read_text("utf-8")


def test_the_note_says_where_they_come_from() -> None:
    assert "Natural Earth" in NOTE["name"]
    assert "public domain" in NOTE["terms"]
    assert NOTE["address"].startswith("https://registry.npmjs.org/world-atlas/")
    assert {key: NOTE[key] for key in make.SOURCE} == make.SOURCE


def test_they_are_small() -> None:
    assert sum(path.stat().st_size for path in FOLDER.glob("*.json")) < 400_000


def test_another_file_is_refused(tmp_path: Path) -> None:
    other = tmp_path / "other.tgz"
    other.write_bytes(b"x")
    with pytest.raises(SystemExit, match="is not the file"):
        make.main(str(other))


@pytest.mark.parametrize("pixel", [0.01, 0.2, 1.0])
def test_every_ring_has_an_area_and_every_border_two_ends(pixel: float) -> None:
    land = basemap.land(pixel)
    assert all(len(ring.points) >= 3 for ring in land.rings)
    assert all(len(line.points) >= 2 for line in land.borders)
    assert len(land.borders) > 300
    for box, points in (*land.rings, *land.borders):
        assert all(box.left <= x <= box.right and box.low <= y <= box.high for x, y in points)
        assert -90 <= box.low <= box.high <= 90


def test_a_larger_pixel_needs_fewer_points() -> None:
    counts = [sum(len(ring.points) for ring in basemap.land(pixel).rings) for pixel in (0.01, 0.2, 1.0)]
    assert counts == sorted(counts, reverse=True)
    assert counts[0] > 4 * counts[-1]


def test_a_topology_becomes_rings_and_the_lines_between_countries() -> None:
    # Two squares side by side: their common side is a border, what is around both is land.
    arcs = [[[10, 0], [0, 10]], [[10, 10], [-10, 0], [0, -10], [10, 0]], [[10, 0], [10, 0], [0, 10], [-10, 0]]]
    world = {
        "transform": {"scale": [1, 1], "translate": [0, 0]},
        "arcs": arcs,
        "objects": {
            "countries": {
                "geometries": [
                    {"type": "Polygon", "arcs": [[0, 1]]},
                    {"type": "MultiPolygon", "arcs": [[[2, ~0]]]},
                ]
            },
            "land": {"geometries": [{"type": "Polygon", "arcs": [[2, 1]]}]},
        },
    }
    level = json.loads(make._level(world, 0.01, 0))
    assert level == {
        "land": [[1000, 0, 1000, 0, 0, 1000, -1000, 0, -1000, 0, 0, -1000]],
        "borders": [[1000, 0, 0, 1000]],
    }


def test_a_ring_over_the_line_of_dates_goes_on_beyond_it_and_one_around_a_pole_has_it() -> None:
    assert make._unbroken([(179.0, 0.0), (-179.0, 0.0), (-178.0, 1.0)]) == [(179.0, 0.0), (181.0, 0.0), (182.0, 1.0)]
    around = make._unbroken([(-180.0, -70.0), (-60.0, -70.0), (60.0, -70.0), (-180.0, -70.0)])
    assert make._closed(around)[-2:] == [(180.0, -90.0), (-180.0, -90.0)]
