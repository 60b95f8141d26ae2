"""What templates are given, and that they are given it again."""

from __future__ import annotations

import gc
import weakref

from generator.cache import frozen
from generator.chronology import MOST
from generator.model import Kept, Link, Site
from generator.outputs.warm import Flow, Warm
from generator.pages import Page


def test_what_all_pages_share_is_one_object_on_every_page() -> None:
    warm = Warm(lambda _: b"")
    menu, records = (Link("People", "people/index.html"),), (Link("Sources", "sources/index.html"),)
    shared = (("site", Site("S")), ("menu", menu), ("records", records))
    one, other = (dict(warm.inputs(Page(f"{name}.html", "page.html.j2", shared))) for name in "ab")
    assert all(one[name] is other[name] for name in ("site", "menu", "records"))


def test_more_than_a_page_lists_is_never_there_at_once() -> None:
    """A file of all events is written as they are taken out, whenever somebody goes through them."""
    taken: list[bytes] = []

    def fetch(key: bytes) -> bytes:
        taken.append(key)
        return frozen(key.decode())

    names = [f"{n}".encode() for n in range(3 * MOST)]
    kept = tuple([Kept(name, name, "", document=True) for name in names])
    events = dict(Warm(fetch).inputs(Page("events.json", "timelinejs", (("cards", kept),))))["cards"]
    assert taken == []
    assert isinstance(events, Flow)
    assert len(events) == 3 * MOST
    assert next(iter(events)) == "0"
    assert len(taken) == MOST
    assert list(events) == list(events) == [name.decode() for name in names]


def test_what_it_remembers_is_gone_when_nobody_asks_it_any_more() -> None:
    """The pages of a large site are made in many batches, and nobody looks for circles in between."""
    gc.disable()
    try:
        warm = Warm(lambda key: frozen(key.decode()))
        warm.inputs(Page("a.html", "page.html.j2", (("name", Kept(b"a", b"a", "", document=True)),)))
        there = weakref.ref(warm)
        del warm
        assert there() is None
    finally:
        gc.enable()
