"""Maps as a template draws them: of each the paths of its ground and its marks."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache

from generator import basemap
from generator.atlas import INSET, Ground, Plate, Spot, View, ground, plates, scale
from generator.pages import Placed

_MOST = 64  # grounds that are remembered: a map is drawn again whenever an entry on it changes, and looks as before


@dataclass(frozen=True, slots=True)
class Drawn:
    """A plate with its ground."""

    plate: Plate
    ground: Ground


@dataclass(frozen=True, slots=True)
class Chart:
    """The map of some places, a small one in its corner or none, the ``scale`` of their marks, and the ids of all."""

    main: Drawn
    inset: Drawn | None
    scale: tuple[tuple[int, float], ...]
    ids: tuple[str, ...]


def chart(places: Sequence[Placed]) -> Chart:
    """The map of places, the first of which are the first to have their names on it."""
    spots = [Spot(place.link.title, (float(place.longitude), float(place.latitude)), place.count) for place in places]
    ids = tuple(_ids([place.link.address for place in places]))
    drawn = [Drawn(plate, _ground(plate.view, INSET if plate.corner else 1)) for plate in plates(spots)]
    return Chart(drawn[0], drawn[1] if len(drawn) > 1 else None, scale([place.count for place in places]), ids)


def _ids(addresses: Sequence[str]) -> Iterator[str]:
    """The last part of each address, the whole of it where another has that."""
    names = [address.removesuffix(".html").replace("/", ".") for address in addresses]
    short = [name.rpartition(".")[2] for name in names]
    return (
        f"p.{last if short.index(last) == n else whole}"
        for n, (last, whole) in enumerate(zip(short, names, strict=True))
    )


@lru_cache(_MOST)
def _ground(view: View, share: float) -> Ground:
    """What a view shows, drawn on that share of a wide page."""
    return ground(view, basemap.land(view.pixel / share))
