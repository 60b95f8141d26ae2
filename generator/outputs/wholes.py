"""What may be taken away as a whole: each timeline, and the site where its first page shows more than one of them."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from generator.chronology import Story
from generator.model import Entry, Timeline
from generator.outputs.desk import Desk

LARGEST = 100_000  # events in one file: calendars, TimelineJS and maps cannot be cut, and nothing opens more


@dataclass(frozen=True, slots=True)
class Whole:
    """A list that goes out as files beside its page. The ``story`` is a timeline's or the site's own chronology.

    ``own`` is the document over it, ``timeline`` the same where that is one. ``paged`` says that its page shows its
    entries, in parts where they are many: the first page of a site of several timelines is a shelf. ``events`` and
    ``entries`` are in order, as they were when the chronology was arranged.
    """

    story: Story
    title: str
    summary: str
    own: Entry | None
    timeline: Timeline | None
    paged: bool
    events: tuple[Entry, ...]

    @property
    def folder(self) -> str:
        """Where its files lie: "" for the site's and those of a timeline at the top."""
        return self.story.folder

    @property
    def portable(self) -> bool:
        """Are its events few enough for files that hold all of them?"""
        return len(self.events) <= LARGEST

    @property
    def entries(self) -> tuple[Entry, ...]:
        """All of it, in order."""
        return self.story.entries

    @property
    def newest_first(self) -> bool:
        """Is it read from the end?"""
        return bool(self.timeline and self.timeline.newest_first)

    @property
    def page(self) -> str:
        """The address of the page that shows it."""
        return self.file("index.html")

    def file(self, name: str) -> str:
        """The address of a file beside its page."""
        return f"{self.folder}/{name}".lstrip("/")


def first_page(desk: Desk) -> Story:
    """What the first page of the site shows: the timeline at the top, the only one, or the site's own chronology."""
    stories = desk.chronology.stories
    at_the_top = next((story for story in stories if not story.folder), None)
    return at_the_top or (stories[0] if len(stories) == 1 else desk.chronology.home)


def wholes(desk: Desk) -> Iterator[Whole]:
    """The timelines, then the site where its first page is not that of one of them."""
    yield from _wholes(desk).values()


def left_out(desk: Desk) -> Iterator[tuple[str, str]]:
    """What is too long to go out in one file."""
    for one in wholes(desk):
        if not one.portable:
            yield (
                f"the calendar files, GeoJSON and TimelineJS of {one.page}",
                f"each would hold more than {LARGEST} events",
            )


def whole(desk: Desk, story: Story | None) -> Whole:
    """A timeline as it goes out, or what the first page of the site shows (None)."""
    asked = story if story and story.timeline else first_page(desk)
    return _wholes(desk)[asked.folder]


def _wholes(desk: Desk) -> dict[str, Whole]:
    """All of them by their folders: the site's is at the top, and is none where a timeline lies there."""
    asked = ("wholes", "")
    if asked not in desk.worked_out:
        stories = list(desk.chronology.stories)
        if not first_page(desk).timeline:
            stories.append(desk.chronology.home)
        desk.worked_out[asked] = {story.folder: _whole(desk, story) for story in stories}
    found: dict[str, Whole] = desk.worked_out[asked]
    return found


def _whole(desk: Desk, story: Story) -> Whole:
    own = story.timeline or desk.by_path.get("index.md")
    document = desk.documents[own.path] if own else None
    return Whole(
        story,
        document.title if document else desk.site.title,
        document.summary if document else "",
        own,
        desk.timeline(story),
        bool(story.timeline) or not desk.chronology.stories,
        tuple(entry for entry in story.entries if entry.kind == "event"),
    )
