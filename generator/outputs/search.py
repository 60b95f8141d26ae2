"""Full-text search: the page on which readers search, and what is searched: whatever has words of its own to read."""

from __future__ import annotations

from collections.abc import Iterator

from generator.model import STATUSES, Entity, Entry, Link
from generator.outputs import frames
from generator.outputs.desk import LISTINGS, Desk, place
from generator.pages import Page, Readable
from generator.problems import Problem
from generator.search import available

ADDRESS = "search/index.html"
FOLDER = "search/pagefind"  # of the files of the index
MOST = (
    20_000  # things searched, with rows that have no page of their own: Pagefind takes some 100 kB of memory for each
)
_KINDS = {"event": "search.event", "timeline": "in_timeline", "page": "search.page"}
_KINDS |= {kind: kind for kind in ("article", "person", "organisation", "place")}  # and what the interface calls each
_LISTS = ("people", "organisations", "places", "tags", "sources", "corrections")


def plan(desk: Desk) -> Iterator[Page]:
    """The search page, where the site asks for one; an error where Pagefind is not there to make its index."""
    if not desk.site.search:
        return
    if not available():
        said = "the site asks for `search`, and the package Pagefind, which makes its index, is not installed"
        desk.problems.append(Problem("content/site.toml", 0, 0, "search", said, "type: pip install 'dateline[search]'"))
    yield Page(
        ADDRESS,
        "search.html.j2",
        (
            *desk.common,
            ("head", frames.head(desk, desk.say("search.title"), ADDRESS)),
            ("timelines", tuple(desk.link(story.timeline) for story in desk.chronology.stories if story.timeline)),
            ("lists", tuple(_lists(desk))),
        ),
        "the search",
    )


def left_out(desk: Desk) -> Iterator[tuple[str, str]]:
    """What is not searched, and why."""
    if desk.site.search and len(_searched(desk)) < len(desk.chronology.entries):
        yield "the search for events without a page of their own", f"there are more than {MOST} things to search"


def records(desk: Desk) -> Page:
    """What the index is made of, as the inputs of a page that nobody writes."""
    entries = _searched(desk)
    words = [(f"kind.{kind}", desk.say(key)) for kind, key in _KINDS.items()]
    words += [(f"status.{status}", desk.say(f"status.{status}")) for status in STATUSES]
    inputs = (
        ("cards", tuple([desk.card(entry) for entry in entries])),
        ("texts", tuple([entry.text for entry in entries])),
        ("others", tuple(_others(desk))),
        ("tongue", (desk.site.language, desk.site.timezone)),
        ("words", tuple(words)),
    )
    return Page(FOLDER, "records", inputs, "the search")


def _searched(desk: Desk) -> list[Entry]:
    """The events and articles in their order, as they read now."""
    every = [desk.fresh.get(place(entry), entry) for entry in desk.chronology.entries]
    if len(every) <= MOST:
        return every
    return [entry for entry in every if desk.address(entry) == entry.address]


def _others(desk: Desk) -> Iterator[Readable]:
    """Timelines, people, organisations, places and plain pages, by their addresses."""
    timelines = (story.timeline for story in desk.chronology.stories if story.timeline)
    for entry in sorted((*timelines, *desk.chronology.others), key=lambda entry: entry.address):
        document = desk.documents[entry.path]
        names = document.names if isinstance(document, Entity) else ()
        yield Readable(
            document.kind,
            entry.address,
            entry.title,
            document.summary,
            document.lang,
            names,
            document.tags,
            document.text.key,
        )


def _lists(desk: Desk) -> Iterator[Link]:
    """The lists that hold anything, which lead to every page without a search."""
    entries, held = desk.chronology.entries, {entry.kind for entry in desk.chronology.others}
    for folder in _LISTS:
        if folder in LISTINGS:
            kind = {"people": "person", "organisations": "organisation", "places": "place"}[folder]
            there = kind in held or any(getattr(entry, folder) for entry in entries)
        elif folder == "corrections":
            there = any(entry.changes for entry in entries)
        elif folder == "sources":
            there = any(entry.sources or any(entry.held) for entry in (*entries, *desk.chronology.others))
        else:
            there = any(entry.tags for entry in entries)
        if there:
            yield frames.above(desk, folder)
