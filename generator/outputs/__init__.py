"""Every page of the site, planned: one file for each kind. A page is a value that carries everything it may show."""

from __future__ import annotations

from collections.abc import Iterator

from generator.outputs import (
    articles,
    copies,
    corrections,
    entities,
    events,
    frames,
    leftovers,
    plain,
    sources,
    stories,
    tags,
)
from generator.outputs.desk import Desk
from generator.pages import Page

__all__ = ["Desk", "plan"]

_KINDS = (stories, events, articles, entities, tags, sources, corrections, plain, leftovers, copies)


def plan(desk: Desk) -> Iterator[Page]:
    """All pages, kind by kind; what is wrong with them is noted at the desk."""
    desk.common = frames.common(desk)
    for kind in _KINDS:
        yield from kind.plan(desk)
