"""A page for each event: what happened, what it rests on, what came before and after."""

from __future__ import annotations

from collections.abc import Iterator

from generator.model import Entry, Kept, Link
from generator.outputs import frames, texts
from generator.outputs.desk import Desk
from generator.pages import Head, Page


def plan(desk: Desk) -> Iterator[Page]:
    """The event pages, timeline by timeline, so that each knows its neighbours."""
    for entries in desk.groups.values():
        for number in range(len(entries)):
            yield from page(desk, entries, number)


def page(desk: Desk, entries: list[Entry], number: int) -> Iterator[Page]:
    """The page of one entry among its neighbours, if it is an event that has one."""
    entry = entries[number]
    if entry.kind == "event" and desk.address(entry) == entry.address:
        yield _page(desk, entries, number)


def beside(desk: Desk, entries: list[Entry], number: int) -> tuple[tuple[str, Kept | None], tuple[str, Kept | None]]:
    """The inputs ``before`` and ``after`` of an entry."""
    before = desk.card(entries[number - 1]) if number else None
    after = desk.card(entries[number + 1]) if number + 1 < len(entries) else None
    return ("before", before), ("after", after)


def timeline(desk: Desk, entry: Entry) -> Link | None:
    """The timeline that an entry belongs to."""
    story = desk.story(entry)
    return desk.link(story.timeline) if story.timeline else None


def head(desk: Desk, entry: Entry, above: Link | None) -> Head:
    """The title and place of an entry; whoever looks for a feed there finds that of its timeline."""
    forms = frames.feeds(desk, desk.story(entry))
    return frames.head(desk, entry.title, entry.address, above=(above,) if above else (), of=entry, forms=forms)


def _page(desk: Desk, entries: list[Entry], number: int) -> Page:
    entry = entries[number]
    above = timeline(desk, entry)
    return Page(
        entry.address,
        "event.html.j2",
        (
            *desk.common,
            ("head", head(desk, entry, above)),
            ("event", desk.whole(entry)),
            ("card", desk.card(entry)),
            ("body", texts.body(desk, entry)),
            ("sources", desk.cited(entry.sources)),
            ("status_sources", tuple(desk.cited(s) for s in entry.held)),
            ("timeline", above),
            ("article", _article(desk, entry)),
            *beside(desk, entries, number),
            ("related", tuple(_related(desk, entry))),
        ),
        f"content/{entry.path}",
    )


def _article(desk: Desk, entry: Entry) -> Link | None:
    """The paragraph of the article that reports the event."""
    article = desk.by_path.get(entry.article) if entry.article else None
    if not article or article.kind != "article":
        return None
    return Link(article.title, f"{article.address}#{entry.slug}")


def _related(desk: Desk, entry: Entry) -> Iterator[Kept]:
    for name in entry.related:
        found = desk.directory.find("related", name, entry.folder)
        if found.one:
            yield desk.card(found.one)
        elif found.found:
            *others, last = (f"content/{e.path}" for e in found.found)
            said = f"`{name}` can mean {', '.join(others)} and {last}"
            desk.wrong(entry, "name", said, "write the slug of the one you mean")
        elif unseen := desk.directory.unseen("related", name, entry.folder):
            if any(e.draft for e in unseen):
                said = f"`{name}`, to which this is related, is a draft, and is left out"
                desk.wrong(entry, "draft", said, "publish it first, or take the name out", severity="warning")
        else:
            hint = "name an event or an article by its slug or its title"
            desk.wrong(entry, "name", f"nothing is called `{name}` that this could be related to", hint)
