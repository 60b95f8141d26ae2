"""A timeline that is served and read in a real browser: opened when its script is ready for what a reader asks."""

from __future__ import annotations

import contextlib
from collections.abc import Iterator
from pathlib import Path
from typing import Any, Final

from playwright.sync_api import Page

from tests.looking import DAY, View, listening, turned, until
from tests.serving import serving

READY: Final = "performance.getEntriesByName('timeline-ready').length > 0"
SHOWN: Final = "[...document.querySelectorAll('.entry')].filter(e => e.checkVisibility()).map(e => e.id)"

# What a list says of each entry, as docs/themes.md tells it: for counting by other means than the page's own.
DATA: Final = """[...document.querySelectorAll('.entry[data-at]')].map(({id, dataset}) => {
  const names = text => text ? text.split(/(?<!\\\\);/).map(name => name.replaceAll('\\\\;', ';')) : [];
  const event = dataset.kind !== 'article';
  return {
    id, at: dataset.at, known: dataset.known ?? dataset.at.split('/')[0],
    tags: names(dataset.tags), people: names(dataset.people), organisations: names(dataset.organisations),
    places: names(dataset.places), lane: dataset.lane ? [dataset.lane] : [],
    status: event ? [dataset.status ?? 'confirmed'] : [],
  };
})"""


@contextlib.contextmanager
def steering(tab: Page, output: Path, address: str, view: View = DAY, ready: str = READY) -> Iterator[Page]:
    """The page of a site at this address, with its query, opened in ``tab``: on a host of its own, so that what another
    kept is not there. Whatever goes wrong on it is raised at the end."""
    with serving(output, "/repo/") as home, listening(turned(tab, view)) as (wrong, _):
        tab.goto(home + address)
        until(tab, ready)
        yield tab
        tab.goto("about:blank")
    assert wrong == []


def again(page: Page, ready: str = READY) -> None:
    """Loads it once more."""
    page.reload()
    until(page, ready)


def shown(page: Page) -> list[str]:
    """The ids of the entries that the list shows."""
    found: list[str] = page.evaluate(SHOWN)
    return found


def data(page: Page) -> list[dict[str, Any]]:
    """What the list says of its entries."""
    found: list[dict[str, Any]] = page.evaluate(DATA)
    return found
