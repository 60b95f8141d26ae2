"""Side by side: the lanes of a timeline, or timelines that its author put beside it, in columns that keep one time."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from generator.chronology import Story, sheets
from generator.chronology.arrange import position
from generator.model import Entry, Link
from generator.outputs.desk import Desk
from generator.outputs.ways.frame import Frame
from generator.outputs.wholes import Whole, whole
from generator.pages import Column, Page

NAME = "columns"
CUT = False
MOST = 4  # columns that a page has room for


@dataclass(frozen=True, slots=True)
class _Abreast:
    """The columns, and every entry in order with the number of its column."""

    columns: tuple[Column, ...]
    entries: tuple[tuple[Entry, int], ...]


def has(desk: Desk, one: Whole) -> bool:
    """Is there more than one column?"""
    return len(_abreast(desk, one).columns) > 1


def pages(frame: Frame) -> Iterator[Page]:
    """The columns of a whole, on as many pages as its entries need."""
    desk, one = frame.desk, frame.one
    abreast = _abreast(desk, one)
    sides = {id(entry): side for entry, side in abreast.entries}
    entries = tuple([entry for entry, _ in abreast.entries])
    for sheet in sheets(entries, frame.stem(NAME), desk.days):
        chronicle = desk.chronicle(sheet, entries, one.story)
        own = (
            ("columns", abreast.columns),
            ("sides", () if sheet.parts else tuple([sides[id(entry)] for entry in sheet.entries])),
        )
        yield frame.page(NAME, sheet.address, chronicle, own=own)


def _abreast(desk: Desk, one: Whole) -> _Abreast:
    asked = ("ways.columns", one.folder)
    if asked not in desk.worked_out:
        beside = list(_beside(desk, one))
        desk.worked_out[asked] = _of_timelines(desk, (one.story, *beside)) if beside else _of_lanes(desk, one)
    found: _Abreast = desk.worked_out[asked]
    return found


# ---- lanes


def _of_lanes(desk: Desk, one: Whole) -> _Abreast:
    """A column for each lane while there is room; the last is of all that is in none of the others."""
    names = [lane.name for lane in one.timeline.lanes] if one.timeline else []
    if len(names) < 2:
        return _Abreast((), ())
    lanes = [desk.card(entry).lane for entry in one.entries]
    if len(names) + (not set(lanes) <= set(names)) > MOST:
        names = names[: MOST - 1]
    numbers = {name: number for number, name in enumerate(names)}
    sides = [numbers.get(lane, len(names)) for lane in lanes]
    if len(names) in sides:
        names.append(desk.say("no_lane"))
    return _Abreast(tuple(Column(Link(name)) for name in names), tuple(zip(one.entries, sides, strict=True)))


# ---- timelines


def _of_timelines(desk: Desk, stories: Sequence[Story]) -> _Abreast:
    found = [(entry, number) for number, story in enumerate(stories) for entry in story.entries]
    found.sort(key=lambda one: position(one[0]))
    return _Abreast(tuple(_column(desk, story) for story in stories), tuple(found))


def _column(desk: Desk, story: Story) -> Column:
    one = whole(desk, story)
    lang = one.timeline.lang if one.timeline and one.timeline.lang != desk.site.language else ""
    return Column(Link(one.title, one.page), lang)


def _beside(desk: Desk, one: Whole) -> Iterator[Story]:
    """The timelines that the author of this one put beside it."""
    if not (one.timeline and one.own):
        return
    taken = {one.folder}
    for name in one.timeline.beside:
        story = _named(desk, name, one.own)
        if story and story.folder in taken:
            said = f"`{name}` stands here already, and a timeline has one column"
            desk.wrong(one.own, "name", said, "name each timeline once, and not this one itself")
        elif story:
            taken.add(story.folder)
            yield story


def _named(desk: Desk, name: str, own: Entry) -> Story | None:
    """The timeline that is meant, by its title, its folder's name or its folder; what is wrong is noted."""
    stories = {story.folder: story for story in desk.chronology.stories}
    story = stories.get(name.removesuffix("index.md").removesuffix("index.html").strip("/")) if "/" in name else None
    found = desk.directory.find("timelines", name, own.folder)
    if story or found.one:
        return story or stories[found.one.folder if found.one else ""]
    if found.found:
        both = " and ".join(f"content/{entry.path}" for entry in found.found[:2])
        hint = "write the folder of the one you mean, such as /a/b/"
        desk.wrong(own, "name", f"`{name}` can mean {both}", hint)
    elif any(entry.draft for entry in desk.directory.unseen("timelines", name, own.folder)):
        said = f"`{name}`, beside which this stands, is a draft, and is left out"
        desk.wrong(own, "draft", said, "publish it first, or take the name out", severity="warning")
    else:
        said = f"no timeline is called `{name}`, for this one to stand beside"
        desk.wrong(own, "name", said, "name a timeline by its title or its folder")
    return None
