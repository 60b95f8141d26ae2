"""What machines read: each page that is no HTML as the bytes of its format. One file for each format.

A format is named by ``Page.template`` where that is no template of the theme. What it writes follows from the page's
inputs alone, so whether it is stale is asked as of every other page.
"""

from __future__ import annotations

import importlib
from typing import Any

from generator.exports.memory import texts
from generator.pages import Fetch, Page

__all__ = ["FORMATS", "Fetch", "forget", "made", "module"]

# Each is the name of a module here, whose ``made(fetch, **inputs)`` gives the bytes.
FORMATS = frozenset(
    [
        "addresses",
        "atom",
        "calendar",
        "citations",
        "facets",
        "geojson",
        "jsonfeed",
        "names",
        "oembed",
        "robots",
        "script",
        "share",
        "sitemap",
        "sized",
        "slice",
        "table",
        "timeline",
        "timelinejs",
    ]
)


def made(page: Page, fetch: Fetch) -> bytes:
    """The bytes of a page whose template is a format."""
    data: bytes = module(page.template).made(fetch, **dict(page.inputs))
    return data


def module(name: str) -> Any:  # noqa: ANN401 - what it takes differs from one to the next
    """The module of a format, loaded when it is asked for first: Pillow, XML and CSV are not for every build."""
    return importlib.import_module(f"{__name__}.{name}")


def forget() -> None:
    """Drops what was remembered for the files that a build makes."""
    texts.forget()
