"""A page for each article, with its events in the text."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from generator.model import Entry
from generator.outputs import texts
from generator.outputs.desk import Desk
from generator.outputs.events import beside, head, timeline
from generator.pages import Block, Page


def plan(desk: Desk) -> Iterator[Page]:
    """The article pages."""
    reported: dict[str, list[Entry]] = {}
    for entry in desk.chronology.entries:
        if entry.article:
            reported.setdefault(entry.article, []).append(entry)
    for entries in desk.groups.values():
        for number, entry in enumerate(entries):
            yield from page(desk, entries, number, in_order(reported.get(entry.path, ())))


def in_order(reported: Iterable[Entry]) -> list[Entry]:
    """The events that stand as blocks in a text, in the order of the text."""
    return sorted(reported, key=lambda e: e.number)


def page(desk: Desk, entries: list[Entry], number: int, reported: list[Entry]) -> Iterator[Page]:
    """The page of one entry among its neighbours, if it is an article; ``reported`` are its events."""
    if entries[number].kind == "article":
        yield _page(desk, entries, number, reported)


def blocks(desk: Desk, reported: list[Entry]) -> tuple[Block, ...]:
    """Events as they are shown in the text around them."""
    return tuple(Block(e.slug, desk.card(e), texts.body(desk, e, 4, f"{e.slug}-")) for e in reported)


def _page(desk: Desk, entries: list[Entry], number: int, reported: list[Entry]) -> Page:
    entry = entries[number]
    above = timeline(desk, entry)
    return Page(
        entry.address,
        "article.html.j2",
        (
            *desk.common,
            ("head", head(desk, entry, above)),
            ("article", desk.whole(entry)),
            ("card", desk.card(entry)),
            ("body", texts.body(desk, entry)),
            ("blocks", blocks(desk, reported)),
            ("sources", desk.cited(entry.sources)),
            ("timeline", above),
            *beside(desk, entries, number),
        ),
        f"content/{entry.path}",
    )
