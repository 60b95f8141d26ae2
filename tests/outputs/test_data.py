"""Which data a page can offer to take away."""

from __future__ import annotations

import tomllib
from collections.abc import Callable, Iterator
from contextlib import contextmanager

from generator import cache
from generator.build.plan import load, seated
from generator.outputs import Desk, data
from tests.sites import ROOT, Site, document, event

Make = Callable[..., Site]
STORY = {"content/war/index.md": document("", title="A war", kind="timeline")}
PLACE = {"content/places/kyiv.md": document("", title="Kyiv", coordinates="{lat: 50.45, lon: 30.52}")}


@contextmanager
def desk(site: Site) -> Iterator[Desk]:
    order = site.order()
    with cache.opened(order.cache, fresh=False) as memory:
        plan, loaded = load(order, memory.store)
        assert loaded
        yield seated(plan, order, memory.store, loaded)


def offered(site: Site) -> list[tuple[str, str]]:
    """What its first timeline offers, or the site where there is none."""
    with desk(site) as seat:
        story = next(iter(seat.chronology.stories), None)
        return [(form.address, form.media) for form in data.forms(seat, story)]


def test_what_is_offered_is_there(site: Make) -> None:
    built = site({**STORY, **PLACE, "content/war/a.md": event("A", "2022", places="Kyiv")})
    built.good()
    assert offered(built) == [
        ("war/timeline.json", "application/json"),
        ("war/events.geojson", "application/geo+json"),
        ("war/timelinejs.json", "application/json"),
    ]
    assert {address for address, _ in offered(built)} <= built.files().keys()
    with desk(built) as seat:
        assert data.forms(seat, None) == data.forms(seat, seat.chronology.stories[0])


def test_what_is_not_there_is_not_offered(site: Make) -> None:
    built = site({**STORY, "content/war/a.md": document("Text", title="A", published="2022-01-01")})
    built.good()
    assert offered(built) == [("war/timeline.json", "application/json")]
    assert not [name for name in built.files() if name.endswith(("timelinejs.json", ".geojson"))]


def test_a_page_of_a_period_offers_the_part_that_shows_the_same(site: Make) -> None:
    rows = "".join(f"E {n},{2000 + n // 100}-01-{n % 28 + 1:02}\n" for n in range(250))
    index = document("", title="All", kind="timeline", pages="false")
    built = site({"content/index.md": index, "content/e.csv": f"title,date\n{rows}"})
    built.good()
    with desk(built) as seat:
        assert data.part(seat, None, "index.html") is None
        part = data.part(seat, None, "index.2001.html")
    assert part
    assert part.address == "timeline.2001.json"
    assert part.address in built.files()


def test_the_interface_has_a_word_for_each_form(site: Make) -> None:
    built = site({**STORY, **PLACE, "content/war/a.md": event("A", "2022", places="Kyiv")})
    words = tomllib.loads((ROOT / "themes/default/i18n/en.toml").read_text("utf-8"))
    with desk(built) as seat:
        names = [form.name for form in data.forms(seat, None)]
    assert len(names) == 3
    assert {name.removeprefix("form.") for name in names} <= words["form"].keys()
