"""What templates are given, and that they are given it again."""

from __future__ import annotations

from generator.model import Link, Site
from generator.outputs.warm import Warm
from generator.pages import Page


def test_what_all_pages_share_is_one_object_on_every_page() -> None:
    warm = Warm(lambda _: b"")
    menu, records = (Link("People", "people/index.html"),), (Link("Sources", "sources/index.html"),)
    shared = (("site", Site("S")), ("menu", menu), ("records", records))
    one, other = (dict(warm.inputs(Page(f"{name}.html", "page.html.j2", shared))) for name in "ab")
    assert all(one[name] is other[name] for name in ("site", "menu", "records"))
