"""What the server knows at any moment: how far the site is, what is wrong with it, and who looks at it."""

from __future__ import annotations

import json
import time
from collections.abc import Iterable
from pathlib import Path
from typing import Protocol

from generator.serve import overlay, places
from generator.serve.building import Report
from generator.serve.guard import Guard
from generator.serve.news import EVERYTHING, NOTHING, Stand, path


class Tab(Protocol):
    """An open tab: the page that it shows, and a line to it."""

    page: str

    def tell(self, message: str) -> None:
        """Sends a message as livereload's script understands it."""


class Live:
    """Tells every open tab what a build came to, once."""

    def __init__(self, output: Path, base: str, guard: Guard) -> None:
        self.output, self.base, self.guard = output, base, guard
        self.tabs: set[Tab] = set()
        self.stand = Stand(time.time_ns() // 1_000_000)  # further than any server before
        self.state = overlay.FINE
        self.begun = False  # has the first build ended, one way or the other?
        self._asked = ""  # the page that was asked for last

    @property
    def shown(self) -> frozenset[str]:
        """The pages that somebody looks at: those of the open tabs, and the last that was asked for."""
        return frozenset({*(tab.page for tab in tuple(self.tabs)), self._asked} - {""})

    def sees(self, file: Path) -> None:
        """Somebody has asked for a page."""
        self._asked = file.relative_to(self.output).as_posix()

    def page(self, url: str) -> str:
        """The page that a tab shows, by its URL."""
        address = places.address(url, self.base) or ""
        file = places.file(self.output, address)
        return file.relative_to(self.output).as_posix() if file else places.page(address)

    def settle(self, report: Report) -> None:
        """Tells what was built to those whom it concerns, and to all what is wrong now."""
        news, self.state = report.state != self.state, report.state
        if not self.begun:
            self.begun = True
            self.stand.begin()
            self._tell(self.tabs, EVERYTHING)
            return
        hearing = {tab for tab in self.tabs if self.stand.hears(tab.page, report.changed, last=report.last)}
        whole = self.stand.settle(report.changed, last=report.last)
        self._tell(hearing, path(whole, self.base))
        if news:
            self._tell(self.tabs - hearing, NOTHING)

    def enter(self, tab: Tab, number: int | None) -> None:
        """A new tab hears what it has missed since its page was sent, and what is wrong."""
        self.tabs.add(tab)
        if number is not None and self.begun and self.stand.is_old(tab.page, number):
            self._tell([tab], EVERYTHING)
        elif self.state != overlay.FINE:
            self._tell([tab], NOTHING)

    def _tell(self, tabs: Iterable[Tab], what: str) -> None:
        message = {"command": "reload", "path": what, "originalPath": self.state, "liveCSS": True, "liveImg": False}
        text = json.dumps(message)
        for tab in tuple(tabs):
            tab.tell(text)
