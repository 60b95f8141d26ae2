"""The timelines, whole or by period, and the home page: one timeline, the site's chronology, or a shelf of them."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from generator.chronology import MOST, Sheet, Story, density
from generator.model import Link
from generator.outputs import forms, frames, slices, texts, ways
from generator.outputs.choices import facets_of
from generator.outputs.desk import Desk
from generator.outputs.wholes import first_page
from generator.pages import Page, Shelf

NEWEST = 10  # entries below the shelf


def plan(desk: Desk) -> Iterator[Page]:
    """Every timeline's pages, then the first page where none of them is it."""
    for story in desk.chronology.stories:
        for sheet in desk.pages_of(story):
            yield _story(desk, story, sheet)
    yield from _home(desk)


def _home(desk: Desk) -> Iterator[Page]:
    """What there is of timelines, under the text of content/index.md where there is one."""
    shown = first_page(desk)
    if shown.folder:
        yield _story(desk, shown, desk.pages_of(shown)[0], home=True)
    elif desk.chronology.stories and not shown.timeline:
        yield _shelf(desk)
    elif not shown.timeline:
        for sheet in desk.pages_of(shown):
            yield _story(desk, shown, sheet)


def _story(desk: Desk, story: Story, sheet: Sheet, *, home: bool = False) -> Page:
    """A page of a timeline, or of the site's own chronology; the one timeline of a site is its ``home`` too."""
    index = desk.by_path.get("index.md") if home or not story.timeline else None
    own = index or story.timeline
    title = own.title if own else desk.site.title
    address = "index.html" if home else sheet.address
    first = sheet.period is None
    document = desk.documents[own.path] if own else None
    shown = forms.of_whole(desk, story) if first else forms.of_part(desk, story, sheet.address)
    chronicle = desk.chronicle(sheet, story.entries, story)
    if chronicle.continued:
        chronicle = replace(chronicle, facets=facets_of(desk, story.entries))
    head = frames.head(
        desk,
        title,
        sheet.address if not index else address,
        above=() if first else (Link(title, _whole(story)),),
        lang=document.lang if document else "",
        description=document.summary if document else "",
        of=own,
        forms=forms.for_programs(desk, story, shown, whole=first),
    )
    return Page(
        address,
        "timeline.html.j2",
        (
            *desk.common,
            ("head", head),
            ("title", title),
            ("summary", texts.summary(document) if document else ""),
            ("picture", texts.picture(desk, own) if own and first else None),
            ("body", texts.body(desk, own) if own and first else None),
            ("chronicle", chronicle),
            ("slices", slices.root(story) if first else ""),
            ("ways", ways.of(desk, story, sheet.address)),
            *shown,
        ),
        f"content/{own.path}" if own else "the chronology of the site",
    )


def _whole(story: Story) -> str:
    return f"{story.folder}/index.html" if story.folder else "index.html"


def _shelf(desk: Desk) -> Page:
    shelf = tuple(_shelved(desk, s) for s in desk.chronology.stories)
    newest = desk.chronology.entries[-NEWEST:][::-1]
    index = desk.by_path.get("index.md")
    shown = forms.of_whole(desk, None)
    named = forms.for_programs(desk, None, shown, whole=True)
    return Page(
        "index.html",
        "home.html.j2",
        (
            *desk.common,
            ("head", frames.of_list(desk, desk.site.title, "index.html", index, forms=named)),
            *texts.opening(desk, index),
            ("shelf", shelf),
            ("newest", tuple(desk.card(e) for e in newest)),
            *shown,
        ),
        "the home page",
    )


def _shelved(desk: Desk, story: Story) -> Shelf:
    whole = Sheet(_whole(story), story.entries)
    chronicle = desk.chronicle(whole, story.entries, story)
    if len(story.entries) > MOST:
        chronicle = replace(chronicle, cards=(), density=density(story.entries))
    timeline = desk.timeline(story)
    title = timeline.title if timeline else desk.site.title
    lang = timeline.lang if timeline and timeline.lang != desk.site.language else ""
    return Shelf(Link(title, _whole(story)), timeline.summary if timeline else "", chronicle, lang)
