"""Which process makes which pages."""

from __future__ import annotations

from generator.build.render import CARD, PICTURE, _shares, cost
from generator.model import Kept
from generator.pages import Chronicle, Page

CARDS = tuple(Kept(b"", b"", f"e{n}.html") for n in range(1000))
EVENT = Page("e.html", "event.html.j2", (("site", 1), ("menu", CARDS[:12])), "")


def test_a_list_costs_what_it_lists_whether_people_or_machines_read_it() -> None:
    page = Page("index.html", "timeline.html.j2", (("chronicle", Chronicle(1000, 0, 0, CARDS)),), "")
    calendar = Page("calendar.ics", "calendar", (("events", CARDS), ("name", "A")), "")
    assert cost(page) == cost(calendar) == 1 + CARD * 1000
    assert cost(EVENT) == 1
    assert cost(Page("robots.txt", "robots", (("sitemap", "https://example.org"),), "")) == 1
    assert cost(Page("e.share.png", "share", (("pieces", ()),), "")) == PICTURE


def test_what_machines_read_is_shared_out_as_what_it_takes() -> None:
    data = [Page(f"{n}.json", "geojson", (("cards", CARDS),), "") for n in range(6)]
    pages = [*[EVENT] * 90, *data]
    first, second = _shares(list(range(96)), pages, 2)
    costs = [sum(cost(pages[number]) for number in share) for share in (first, second)]
    assert abs(costs[0] - costs[1]) <= 1 + CARD * 1000
    assert sorted(first + second) == list(range(96))
