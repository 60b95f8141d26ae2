"""The order of the entries, and the timeline to which each belongs.

First the earliest possible instant, then the coarser start, then ``order:``, then the shorter, an open end last, then
the place in the files.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable
from dataclasses import dataclass

from generator.model import Entry

NEVER = 1 << 80  # later than any instant: an open end comes last


@dataclass(frozen=True, slots=True)
class Story:
    """A timeline and its entries in order. The site's own chronology has no ``timeline`` and holds everything."""

    folder: str
    timeline: Entry | None
    entries: tuple[Entry, ...]


@dataclass(frozen=True, slots=True)
class Chronology:
    """``entries`` are all events and articles in order, ``stories`` the timelines, by folder.

    ``others`` are the rest of the documents, people, organisations, places and plain pages, by path.
    """

    entries: tuple[Entry, ...]
    stories: tuple[Story, ...]
    others: tuple[Entry, ...]
    home: Story

    def story(self, entry: Entry) -> Story:
        """The nearest timeline above an entry, else the site's own chronology."""
        by_folder = {s.folder: s for s in self.stories}
        folder = _nearest(entry.folder, by_folder)
        return self.home if folder is None else by_folder[folder]


def position(entry: Entry) -> tuple[int, int, int, int, str, int]:
    """What an entry sorts by."""
    latest = NEVER if entry.latest is None else entry.latest
    return entry.first, entry.precision, entry.order, latest, entry.path, entry.number


def arrange(documents: Iterable[Entry]) -> Chronology:
    """Everything that is to be seen, in order."""
    dated: list[Entry] = []
    timelines: dict[str, Entry] = {}
    others: list[Entry] = []
    for document in documents:
        if document.gone:
            continue
        if document.kind in ("event", "article"):
            dated.append(document)
        elif document.kind == "timeline":
            timelines[document.folder] = document
        else:
            others.append(document)
    dated.sort(key=position)
    members: dict[str, list[Entry]] = {folder: [] for folder in timelines}
    nearest: dict[str, str | None] = {}
    for entry in dated:
        if entry.folder not in nearest:
            nearest[entry.folder] = _nearest(entry.folder, timelines)
        home = nearest[entry.folder]
        if home is not None:
            members[home].append(entry)
    stories = tuple(Story(f, timelines[f], tuple(members[f])) for f in sorted(timelines))
    home_page = Story("", None, tuple(dated))
    return Chronology(tuple(dated), stories, tuple(sorted(others, key=lambda e: e.path)), home_page)


def _nearest(folder: str, timelines: Collection[str]) -> str | None:
    while folder not in timelines:
        if not folder:
            return None
        folder = folder.rpartition("/")[0]
    return folder
