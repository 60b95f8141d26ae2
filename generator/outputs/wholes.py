"""What may be taken away as a whole: each timeline, and the site where that is more than one of them."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from generator.chronology import Story
from generator.model import Entry
from generator.outputs.desk import Desk


@dataclass(frozen=True, slots=True)
class Whole:
    """A list that goes out as files beside its page. ``folder`` is "" for the site's and that of a timeline at the top.

    ``entries`` are as they were when the chronology was arranged.
    """

    folder: str
    title: str
    summary: str
    entries: tuple[Entry, ...]

    @property
    def page(self) -> str:
        """The address of the page that shows it."""
        return self.file("index.html")

    @property
    def events(self) -> list[Entry]:
        """Its events in order."""
        return [entry for entry in self.entries if entry.kind == "event"]

    def file(self, name: str) -> str:
        """The address of a file beside its page."""
        return f"{self.folder}/{name}".lstrip("/")


def wholes(desk: Desk) -> Iterator[Whole]:
    """The timelines, then the site, where no timeline holds all that it does or stands in its place."""
    stories = desk.chronology.stories
    yield from (_timeline(desk, story) for story in stories)
    entries = desk.chronology.entries
    if not any(not story.folder or len(story.entries) == len(entries) for story in stories):
        index = desk.by_path.get("index.md")
        yield Whole("", index.title if index else desk.site.title, "", entries)


def whole(desk: Desk, story: Story | None) -> Whole | None:
    """A timeline as it goes out, or the site (None), which may be all in one timeline; None where nothing goes out."""
    if story and story.timeline:
        return _timeline(desk, story)
    found = list(wholes(desk))
    return next((one for one in found if not one.folder), found[0] if len(found) == 1 else None)


def _timeline(desk: Desk, story: Story) -> Whole:
    timeline = desk.timeline(story)
    title, summary = (timeline.title, timeline.summary) if timeline else (desk.site.title, "")
    return Whole(story.folder, title, summary, story.entries)
