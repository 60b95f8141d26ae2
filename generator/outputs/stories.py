"""The timelines, whole or by period, and the home page: one timeline, the site's chronology, or a shelf of timelines."""

from __future__ import annotations

from collections.abc import Iterator

from generator.chronology import MOST, Sheet, Story, density, sheets
from generator.model import Link, Picture
from generator.outputs.desk import Desk
from generator.pages import Body, Chronicle, Page, Shelf

NEWEST = 10  # entries below the shelf


def plan(desk: Desk) -> Iterator[Page]:
    """Every timeline's pages, then the home page where none of them is it."""
    for story in desk.chronology.stories:
        stem = f"{story.folder}/index" if story.folder else "index"
        for sheet in sheets(story.entries, stem, desk.days):
            yield _story(desk, story, sheet)
    if not any(s.folder == "" for s in desk.chronology.stories):
        yield from _home(desk)


def _home(desk: Desk) -> Iterator[Page]:
    stories = desk.chronology.stories
    if not stories:
        for sheet in sheets(desk.chronology.entries, "index", desk.days):
            yield _story(desk, desk.chronology.home, sheet)
    elif len(stories) == 1:
        first = next(sheets(stories[0].entries, f"{stories[0].folder}/index", desk.days))
        yield _story(desk, stories[0], first, address="index.html")
    else:
        yield _shelf(desk)


def _story(desk: Desk, story: Story, sheet: Sheet, address: str = "") -> Page:
    timeline = desk.timeline(story)
    index = desk.by_path.get("index.md")
    own = story.timeline or (index if index and not story.folder else None)
    title = timeline.title if timeline else (index.title if index else desk.site.title)
    above = () if not sheet.period else (Link(title, _whole(story)),)
    head = desk.head(title, sheet.address, above=above, lang=timeline.lang if timeline else "", description=_said(desk, story))
    first = sheet.period is None
    picture: Picture | None = desk.picture(own) if own and first else None
    body: Body | None = desk.body(own) if own and first else None
    return Page(
        address or sheet.address,
        "timeline.html.j2",
        (
            *desk.common,
            ("head", head),
            ("title", title),
            ("summary", _said(desk, story)),
            ("picture", picture),
            ("body", body),
            ("chronicle", desk.chronicle(sheet, story.entries, story)),
        ),
        f"content/{own.path}" if own else "the chronology of the site",
    )


def _said(desk: Desk, story: Story) -> str:
    timeline = desk.timeline(story)
    return timeline.summary if timeline else ""


def _whole(story: Story) -> str:
    return f"{story.folder}/index.html" if story.folder else "index.html"


def _shelf(desk: Desk) -> Page:
    shelf = tuple(_shelved(desk, s) for s in desk.chronology.stories)
    newest = desk.chronology.entries[-NEWEST:][::-1]
    return Page(
        "index.html",
        "home.html.j2",
        (
            *desk.common,
            ("head", desk.head(desk.site.title, "index.html")),
            ("intro", desk.intro("index.md")),
            ("shelf", shelf),
            ("newest", tuple(desk.card(e) for e in newest)),
        ),
        "the home page",
    )


def _shelved(desk: Desk, story: Story) -> Shelf:
    whole = Sheet(_whole(story), story.entries)
    chronicle: Chronicle = desk.chronicle(whole, story.entries, story)
    if len(story.entries) > MOST:
        from dataclasses import replace

        chronicle = replace(chronicle, cards=(), density=density(story.entries))
    timeline = desk.timeline(story)
    title = timeline.title if timeline else desk.site.title
    return Shelf(Link(title, _whole(story)), _said(desk, story), chronicle)
