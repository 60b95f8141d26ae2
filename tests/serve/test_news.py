"""Who hears what of a build."""

from __future__ import annotations

import json
from pathlib import Path

from generator.serve import overlay
from generator.serve.building import Report
from generator.serve.guard import Guard
from generator.serve.live import Live
from generator.serve.news import Stand, path


class Tab:
    """An open tab that writes down what it is told."""

    def __init__(self, page: str) -> None:
        self.page = page
        self.heard: list[str] = []
        self.states: list[str] = []

    def tell(self, message: str) -> None:
        self.heard.append(json.loads(message)["path"])
        self.states.append(json.loads(message)["originalPath"])


def live(*tabs: Tab) -> Live:
    """The first build has ended."""
    made = Live(Path("/nowhere"), "/repo/", Guard("127.0.0.1", 8000))
    made.settle(Report())
    for tab in tabs:
        made.enter(tab, None)
    return made


def test_only_what_changed_is_loaded_again() -> None:
    assert path((), "/") == ""
    assert path({"theme/a.css"}, "/repo/") == "/repo/theme/a.css"
    assert path({"theme/a.css", "theme/b.css"}, "/repo/") == "*.css"
    assert path({"theme/a.css", "a.html"}, "/") == "*"
    assert path({"pic.png"}, "/") == "*"


def test_each_tab_hears_once_of_a_save_that_is_built_in_parts() -> None:
    near, far = Tab("near.html"), Tab("far.html")
    site = live(near, far)
    site.settle(Report(("near.html",), last=False))
    assert (near.heard, far.heard) == (["*"], [])
    site.settle(Report(("list.html",), last=True))
    assert (near.heard, far.heard) == (["*"], ["*"])
    site.settle(Report((), last=True))
    assert (near.heard, far.heard) == (["*"], ["*"])


def test_a_tab_hears_again_where_a_newer_save_cut_the_older_short() -> None:
    tab, other = Tab("a.html"), Tab("b.html")
    site = live(tab, other)
    site.settle(Report(("a.html",), last=False))
    site.settle(Report(("a.html",), last=False))
    site.settle(Report(("c.html",), last=True))
    assert (tab.heard, other.heard) == (["*", "*"], ["*"])


def test_nobody_hears_of_nothing() -> None:
    tab = Tab("a.html")
    live(tab).settle(Report())
    assert tab.heard == []


def test_what_is_wrong_is_told_once_and_taken_back_once() -> None:
    tab = Tab("a.html")
    site = live(tab)
    for state in ("{1}", "{1}", overlay.FINE, overlay.FINE):
        site.settle(Report(state=state))
    assert (tab.heard, tab.states) == (["", ""], ["{1}", ""])


def test_a_new_tab_hears_what_is_wrong() -> None:
    site, tab = live(), Tab("a.html")
    site.settle(Report(state="{1}"))
    site.enter(tab, site.stand.now)
    assert (tab.heard, tab.states) == ([""], ["{1}"])


def test_what_was_built_between_a_page_and_its_socket_is_not_missed() -> None:
    site, late, other = live(), Tab("a.html"), Tab("b.html")
    sent = site.stand.now
    site.settle(Report(("a.html",)))
    site.enter(late, sent)
    site.enter(other, sent)
    assert (late.heard, other.heard) == (["*"], [])


def test_a_page_of_an_earlier_server_is_old() -> None:
    stand = Stand(1000)
    stand.begin()
    assert stand.is_old("a.html", 1000)
    assert not stand.is_old("a.html", stand.now)


def test_a_feed_makes_no_page_old_and_a_stylesheet_all() -> None:
    stand = Stand(1)
    stand.settle({"feed.xml"}, last=True)
    assert not stand.is_old("a.html", 1)
    stand.settle({"theme/a.css"}, last=True)
    assert stand.is_old("a.html", 1)
