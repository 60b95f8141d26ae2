"""Makes the base map out of Natural Earth: ``python -m generator.basemap.make world-atlas-2.0.2.tgz``.

Natural Earth (naturalearthdata.com) is in the public domain. It is taken as the npm package ``world-atlas`` has it:
``npm pack world-atlas@2.0.2`` fetches the file, and nothing else than this very file is read. The same file gives the
same bytes.
"""

from __future__ import annotations

import json
import sys
import tarfile
from base64 import b64encode
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from hashlib import sha256, sha512
from io import BytesIO
from math import cos, radians
from pathlib import Path
from typing import Any, Final

from generator.atlas.lines import Point, Points

HERE: Final = Path(__file__).resolve().parent
SOURCE: Final = {
    "name": "Natural Earth 4.1.0, Admin 0 country boundaries, 1:50m",
    "terms": "public domain (naturalearthdata.com/about/terms-of-use)",
    "package": "world-atlas 2.0.2 (npm), countries-50m.json",
    "address": "https://registry.npmjs.org/world-atlas/-/world-atlas-2.0.2.tgz",
    "sha512": "IXfV0qwlKXpckz1FhwXVwKRjiIhOnWttOskm5CtxMsjgE/MXAYRHWJqgXOpM8IkcPBoXnyTU5lFHcYa5ChG0LQ==",
}
MEMBER: Final = "package/countries-50m.json"
UNIT: Final = 100  # of a degree: how finely a point is written
# How far a line may lie from where it was, in degrees, and how large an island must be to be drawn, in square degrees.
LEVELS: Final = {"near": (0.024, 0.0), "middle": (0.07, 0.005), "far": (0.18, 0.05)}


def main(path: str) -> None:
    """Writes the levels of the base map beside this file, and a note of where they come from."""
    packed = Path(path).read_bytes()
    if b64encode(sha512(packed).digest()).decode() != SOURCE["sha512"]:
        sys.exit(f"{path} is not the file that this was made for: {SOURCE['address']}")
    with tarfile.open(fileobj=BytesIO(packed)) as archive:
        member = archive.extractfile(MEMBER)
        world = json.loads(member.read()) if member else {}
    written = {f"{name}.json": _level(world, *kept).encode() for name, kept in LEVELS.items()}
    for name, data in written.items():
        (HERE / name).write_bytes(data)
    (HERE / "SOURCE.toml").write_text(note(written), encoding="utf-8")


def note(written: dict[str, bytes]) -> str:
    """Where the base map comes from, and the digests of its files."""
    about = ["# Written by make.py, which says how.", *(f"{key} = {json.dumps(text)}" for key, text in SOURCE.items())]
    digests = [f"{json.dumps(name)} = {json.dumps(sha256(data).hexdigest())}" for name, data in written.items()]
    return "\n".join([*about, "", "[sha256]", *digests, ""])


def _level(world: dict[str, Any], tolerance: float, least: float) -> str:
    """The rings of all land and the lines between countries, each as x, y and steps from there, one a line."""
    arcs = [_simpler(arc, tolerance) for arc in _arcs(world)]
    rings = [ring for ring in _rings(world["objects"]["land"], arcs) if len(ring) > 3 and abs(_area(ring)) >= least]
    borders = [arcs[number] for number in _between(world["objects"]["countries"]["geometries"])]
    land, lines = (_rows(part) for part in (rings, borders))
    return f'{{"land":[\n{land}\n],"borders":[\n{lines}\n]}}\n'


def _rows(lines: Iterable[Points]) -> str:
    steps = [steps for steps in map(_steps, lines) if len(steps) > 2]  # not what is a single point now
    return ",\n".join(json.dumps(row, separators=(",", ":")) for row in steps)


def _arcs(world: dict[str, Any]) -> Iterator[Points]:
    """The arcs of a topology in degrees (TopoJSON specification, 2.1.4: quantized, each point a step from the last)."""
    (across, up), (west, south) = world["transform"]["scale"], world["transform"]["translate"]
    for arc in world["arcs"]:
        x = y = 0
        points = []
        for dx, dy in arc:
            x, y = x + dx, y + dy
            points.append((x * across + west, y * up + south))
        yield _unbroken(points)


def _simpler(arc: Points, tolerance: float) -> Points:
    """Fewer points, as close to where they were in the north as at the equator."""
    narrow = cos(radians(sum(y for _, y in arc) / len(arc))) or 1.0
    flat = _simplified([(x * narrow, y) for x, y in arc], tolerance)
    return [(x / narrow, y) for x, y in flat]


def _simplified(points: Points, tolerance: float) -> list[Point]:
    """The points without which the line would lie farther off than ``tolerance`` (Douglas and Peucker 1973).

    The first and the last stay.
    """
    if len(points) < 3:
        return list(points)
    keep = {0, len(points) - 1}
    spans = [(0, len(points) - 1)]
    while spans:
        first, last = spans.pop()
        farthest, distance = _farthest(points, first, last)
        if distance > tolerance * tolerance:
            keep.add(farthest)
            spans += [(first, farthest), (farthest, last)]
    return [points[number] for number in sorted(keep)]


def _farthest(points: Points, first: int, last: int) -> tuple[int, float]:
    """The point farthest from the straight line between two others, and the square of its distance."""
    (ax, ay), (bx, by) = points[first], points[last]
    dx, dy = bx - ax, by - ay
    length = dx * dx + dy * dy
    found, most = first, 0.0
    for number in range(first + 1, last):
        x, y = points[number]
        x, y = x - ax, y - ay
        share = min(1.0, max(0.0, (x * dx + y * dy) / length)) if length else 0.0
        x, y = x - share * dx, y - share * dy
        distance = x * x + y * y
        if distance > most:
            found, most = number, distance
    return found, most


def _unbroken(points: Iterable[Point]) -> Points:
    """A line that goes on beyond the line of dates instead of coming back from the other side."""
    whole: list[Point] = []
    for x, y in points:
        whole.append((x + 360 * round((whole[-1][0] - x) / 360), y) if whole else (x, y))
    return whole


def _rings(land: dict[str, Any], arcs: Sequence[Points]) -> Iterator[Points]:
    for geometry in land["geometries"]:
        polygons = geometry["arcs"] if geometry["type"] == "MultiPolygon" else [geometry["arcs"]]
        for polygon in polygons:
            for ring in polygon:
                yield _closed(_unbroken(point for number in ring for point in _turned(arcs, number)))


def _closed(ring: Points) -> Points:
    """A ring without its first point at its end; one around a pole goes there and back, as a plane has it."""
    (first, _), (last, _) = ring[0], ring[-1]
    return [*ring, (last, -90.0), (first, -90.0)] if abs(last - first) > 180 else ring[:-1]


def _turned(arcs: Sequence[Points], number: int) -> Points:
    """An arc by its number; below zero it is meant backwards (TopoJSON specification, 2.1.4)."""
    return arcs[number] if number >= 0 else arcs[~number][::-1]


def _between(countries: Iterable[dict[str, Any]]) -> list[int]:
    """The arcs that two countries share."""
    used = Counter(number for country in countries for number in set(_numbers(country.get("arcs", ()))))
    return sorted(number for number, count in used.items() if count > 1)


def _numbers(arcs: Any) -> Iterator[int]:  # noqa: ANN401 - lists of lists of numbers, as deep as the geometry is
    for arc in arcs:
        if isinstance(arc, int):
            yield arc if arc >= 0 else ~arc
        else:
            yield from _numbers(arc)


def _area(ring: Points) -> float:
    pairs = zip(ring, [*ring[1:], ring[0]], strict=True)
    return sum(ax * by - bx * ay for (ax, ay), (bx, by) in pairs) / 2


def _steps(points: Points) -> list[int]:
    """A point in hundredths of a degree, then how far each next one lies from the one before."""
    x = y = 0
    steps: list[int] = []
    for east, north in points:
        to_x, to_y = round(east * UNIT), round(north * UNIT)
        if not steps or (to_x, to_y) != (x, y):
            steps += [to_x - x, to_y - y]
        x, y = to_x, to_y
    return steps


if __name__ == "__main__":
    main(*sys.argv[1:])
