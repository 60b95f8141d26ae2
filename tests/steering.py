"""A timeline that is served and read in a real browser: opened when its script is ready for what a reader asks."""

from __future__ import annotations

import contextlib
from collections.abc import Iterator
from pathlib import Path
from typing import Any, Final

from playwright.sync_api import Browser, Page

from tests.looking import DAY, View, opened, until
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
def steering(browser: Browser, output: Path, address: str, view: View = DAY, ready: str = READY) -> Iterator[Page]:
    """The page of a site at this address, with its query; whatever goes wrong on it is raised at the end."""
    wrong: list[str] = []
    with serving(output, "/repo/") as home, opened(browser, view) as page:
        page.on("pageerror", lambda error: wrong.append(str(error)))
        page.on("console", lambda message: wrong.append(message.text))
        page.goto(home + address)
        until(page, ready)
        yield page
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
