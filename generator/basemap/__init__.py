"""The base map: all land and the lines between countries, out of Natural Earth, which is in the public domain.

``SOURCE.toml`` says where the files come from, ``make.py`` made them.
"""

from __future__ import annotations

import json
from functools import cache
from itertools import accumulate
from pathlib import Path
from typing import Final

from generator.atlas import Land, shape

_HERE: Final = Path(__file__).resolve().parent
_UNIT: Final = 100  # of a degree
# The names of its levels, and from how many degrees in a pixel each is fine enough: no line lies half a pixel off.
_LEVELS: Final = (("far", 0.32), ("middle", 0.12), ("near", 0.0))


def land(pixel: float) -> Land:
    """The base map in degrees, fine enough for pixels of so many."""
    return _level(next(name for name, least in _LEVELS if pixel >= least))


@cache
def _level(name: str) -> Land:
    read = json.loads((_HERE / f"{name}.json").read_bytes())
    return Land(*(tuple([shape(_points(steps)) for steps in read[part]]) for part in ("land", "borders")))


def _points(steps: list[int]) -> tuple[tuple[float, float], ...]:
    across, up = accumulate(steps[::2]), accumulate(steps[1::2])
    return tuple([(x / _UNIT, y / _UNIT) for x, y in zip(across, up, strict=True)])
