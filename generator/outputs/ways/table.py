"""The table: a row for each entry, to be sorted and to be copied into a spreadsheet."""

from __future__ import annotations

from collections.abc import Iterator
from operator import attrgetter

from generator.outputs.desk import Desk
from generator.outputs.ways.frame import Frame
from generator.outputs.wholes import Whole
from generator.pages import Page

NAME = "table"
CUT = True

_LISTS = ("places", "people", "organisations", "tags", "sources")


def has(_desk: Desk, _one: Whole) -> bool:
    """Every list can be a table."""
    return True


def pages(frame: Frame) -> Iterator[Page]:
    """The tables of a whole, each of what a page of the list shows, and the overviews of several."""
    fields = tuple(_fields(frame))
    for sheet in frame.sheets(NAME):
        chronicle = frame.desk.chronicle(sheet, frame.one.entries, frame.one.story)
        yield frame.page(NAME, sheet.address, chronicle, frame.tail(NAME, sheet.address), (("fields", fields),))


def _fields(frame: Frame) -> Iterator[str]:
    """The columns beside date and title: those in which any entry of the whole has something."""
    entries = frame.one.entries
    if any(entry.status not in ("", "confirmed") for entry in entries):
        yield "status"
    if frame.one.timeline and frame.one.timeline.lanes:
        yield "lane"
    yield from (name for name in _LISTS if any(map(attrgetter(name), entries)))
