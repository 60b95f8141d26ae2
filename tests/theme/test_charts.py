"""Maps as templates draw them."""

from __future__ import annotations

from generator.model import Link
from generator.pages import Placed
from generator.theme.charts import chart


def test_each_place_has_an_id_of_its_own() -> None:
    addresses = ("places/kyiv.html", "a/places/kyiv.html", "", "")
    found = chart([Placed(Link("A place", address), "50.45", "30.52", 1, (), ()) for address in addresses]).ids
    assert found[:2] == ("p.kyiv", "p.a.places.kyiv")
    assert len(set(found)) == 4
