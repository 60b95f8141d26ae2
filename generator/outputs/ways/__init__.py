"""Other ways to read what a timeline, or the site's own chronology, lists: pages beside the list, each with a name.

A way is a module here: ``NAME`` is what the interface calls it, ``CUT`` says that it is cut as the list is, ``has``
whether a chronology can be read so, and ``pages`` are its pages. Whoever adds one adds it to ``WAYS``, a word for it to
the catalogues, a template, and a line to docs/themes.md.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator
from typing import Final, Protocol

from generator.chronology import Story
from generator.outputs.desk import Desk
from generator.outputs.ways import calendar, columns, maps, story, table
from generator.outputs.ways.frame import LIST, Frame
from generator.outputs.wholes import Whole, whole, wholes
from generator.pages import Page, Way


class _Kind(Protocol):
    NAME: str
    CUT: bool

    def has(self, desk: Desk, one: Whole) -> bool: ...
    def pages(self, frame: Frame) -> Iterator[Page]: ...


WAYS: Final[tuple[_Kind, ...]] = (
    story,
    calendar,
    maps,
    table,
    columns,
)  # in the order in which readers are offered them


def plan(desk: Desk) -> Iterator[Page]:
    """Every way to read each chronology that has a page of its own and anything on it."""
    for one in wholes(desk):
        frame = _frame(desk, one)
        for kind in WAYS:
            if kind.NAME in dict(frame.names):
                yield from kind.pages(frame)


def of(desk: Desk, story: Story, page: str) -> tuple[Way, ...]:
    """The ways to read what the page at an address lists, the list itself first; none where that is the only one."""
    frame = _frame(desk, whole(desk, story))
    return frame.ways(frame.tail(LIST, page))


def about(desk: Desk, paths: Collection[str]) -> Iterator[Page]:
    """The pages that show the words of some files."""
    told = [group[number] for path in sorted(paths) for group, number in desk.of_file(path)]
    folders = {"", *(desk.story(entry).folder for entry in told)}
    for one in (one for one in wholes(desk) if one.folder in folders):
        frame = _frame(desk, one)
        if story.NAME in dict(frame.names):
            yield from story.about(frame, told)


def _frame(desk: Desk, one: Whole) -> Frame:
    asked = ("ways", one.folder)
    if asked not in desk.worked_out:
        shown = one.paged and bool(one.entries)
        names = ((kind.NAME, kind.CUT) for kind in WAYS if shown and kind.has(desk, one))
        desk.worked_out[asked] = Frame(desk, one, ((LIST, True), *names))
    frame: Frame = desk.worked_out[asked]
    return frame
