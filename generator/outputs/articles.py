"""A page for each article, with its events in the text."""

from __future__ import annotations

from collections.abc import Iterator

from generator.model import Entry
from generator.outputs import frames, texts
from generator.outputs.desk import Desk
from generator.outputs.events import beside, timeline
from generator.pages import Block, Page

Reported = dict[str, list[Entry]]  # the path of a text -> its events


def plan(desk: Desk) -> Iterator[Page]:
    """The article pages."""
    reported = events_by_article(desk)
    for entries in desk.groups.values():
        for number in range(len(entries)):
            yield from page(desk, entries, number, reported)


def page(desk: Desk, entries: list[Entry], number: int, reported: Reported) -> Iterator[Page]:
    """The page of one entry among its neighbours, if it is an article."""
    entry = entries[number]
    if entry.kind == "article":
        yield _page(desk, entries, number, reported.get(entry.path, []))


def events_by_article(desk: Desk) -> Reported:
    """The events that stand as blocks in a text, by its path, in the order of the text."""
    reported: dict[str, list[Entry]] = {}
    for entries in desk.groups.values():
        for entry in entries:
            if entry.article:
                reported.setdefault(entry.article, []).append(entry)
    return {path: sorted(entries, key=lambda e: e.number) for path, entries in reported.items()}


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
            ("head", frames.head(desk, entry.title, entry.address, above=(above,) if above else ())),
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
