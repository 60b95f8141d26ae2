"""The story: one entry a screen; a page of the list as one walk from the first to the last.

A story that fits one page tells the whole text of each event. A longer one is leafed through, and tells what cards say:
so a word mended in one of ten thousand texts makes none of it stale, and no text is placed twice.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from generator.chronology import MOST, Sheet
from generator.model import Entry
from generator.outputs import texts
from generator.outputs.desk import Desk, place
from generator.outputs.ways.frame import Frame
from generator.outputs.wholes import Whole
from generator.pages import Page, Slide

NAME = "story"
CUT = True


def has(_desk: Desk, _one: Whole) -> bool:
    """Every list can be told."""
    return True


def pages(frame: Frame) -> Iterator[Page]:
    """The stories of a whole, each of what a page of the list shows, and the overviews of several."""
    for sheet in frame.sheets(NAME):
        yield _page(frame, sheet)


def about(frame: Frame, told: Sequence[Entry]) -> Iterator[Page]:
    """Those that tell the words of any of these entries."""
    if not _in_full(frame.one):
        return
    places = {place(entry) for entry in told}
    for sheet in frame.sheets(NAME):
        if not sheet.parts and any(place(entry) in places for entry in sheet.entries):
            yield _page(frame, sheet)


def _page(frame: Frame, sheet: Sheet) -> Page:
    desk, one = frame.desk, frame.one
    entries = () if sheet.parts else sheet.entries[:: -1 if one.timeline and one.timeline.newest_first else 1]
    if _in_full(one):
        slides = tuple([_slide(desk, entry, number) for number, entry in enumerate(entries, 1)])
    else:
        slides = tuple([Slide(desk.card(entry), None) for entry in entries])
    chronicle = replace(desk.chronicle(sheet, one.entries, one.story), cards=())
    return frame.page(NAME, sheet.address, chronicle, frame.tail(NAME, sheet.address), (("slides", slides),))


def _in_full(one: Whole) -> bool:
    return len(one.entries) <= MOST


def _slide(desk: Desk, entry: Entry, number: int) -> Slide:
    """An event with its text, and a ``number`` to keep its ids apart from those of others. An article is told by its
    summary: its text is longer than a screen, and may hold events of its own.
    """
    entry = desk.fresh.get(place(entry), entry)
    body = texts.body(desk, entry, 3, f"s{number}-") if entry.kind == "event" else None
    return Slide(desk.card(entry), body)
