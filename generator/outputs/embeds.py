"""Each timeline, and the site, as a small page that stands in the pages of others, and what puts it there."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from html import escape

from generator.chronology import MOST, Sheet, Story, density
from generator.model import Link
from generator.outputs import frames
from generator.outputs.desk import Desk, Inputs
from generator.outputs.wholes import Whole, whole, wholes
from generator.pages import Chronicle, Form, Page

NEWEST = 5  # entries below the strip
MEDIA = "application/json+oembed"
WIDTH = 600  # pixels that it is offered with; it serves any width from 300 on
_HEAD, _LANE, _LINE = 246, 64, 40  # pixels of its height: what is always there, a row of the strip, an entry


def plan(desk: Desk) -> Iterator[Page]:
    """A page to embed for each whole that has any entries; with a base URL also what oEmbed says of it."""
    for one in wholes(desk):
        if one.entries:
            yield _page(desk, one)
            if desk.site.base_url:
                yield Page(_address(one, "oembed.json"), "oembed", _oembed(desk, one), f"the embed of {one.page}")


def forms(desk: Desk, story: Story | None) -> tuple[Form, ...]:
    """Where oEmbed finds out about a timeline, or about the site (None): for the head of its page."""
    one = _embedded(desk, story)
    return (Form(_address(one, "oembed.json"), MEDIA, "form.oembed"),) if one and desk.site.base_url else ()


def shown(desk: Desk, story: Story | None) -> tuple[Form, ...]:
    """The page to embed, as readers of the timeline, or of the site (None), can look at it."""
    one = _embedded(desk, story)
    return (Form(_address(one, "html"), "text/html", "form.embed"),) if one else ()


def code(desk: Desk, story: Story | None) -> str:
    """The HTML that puts a timeline, or the site (None), into a page of somebody else; "" without a base URL."""
    one = _embedded(desk, story)
    return _frame(desk, one) if one and desk.site.base_url else ""


def _embedded(desk: Desk, story: Story | None) -> Whole | None:
    one = whole(desk, story)
    return one if one.entries else None


def _address(one: Whole, ending: str) -> str:
    return f"embed/{one.folder or 'index'}.{ending}"


def _page(desk: Desk, one: Whole) -> Page:
    lang = desk.documents[one.own.path].lang if one.own else ""
    head = frames.head(desk, one.title, one.page, lang=lang, description=one.summary, of=one.own)
    inputs = (
        *desk.common,
        ("head", head),
        ("timeline", Link(one.title, one.page)),
        ("chronicle", _chronicle(desk, one)),
        ("newest", tuple(desk.card(entry) for entry in one.entries[: -NEWEST - 1 : -1])),
    )
    return Page(_address(one, "html"), "embed.html.j2", inputs, f"the embed of {one.page}")


def _chronicle(desk: Desk, one: Whole) -> Chronicle:
    """What the strip shows: every entry, or where these are too many, how many begin when, and the parts if any."""
    if len(one.entries) <= MOST:
        return desk.chronicle(Sheet(one.page, one.entries), one.entries, one.story)
    first = desk.pages_of(one.story)[0] if one.paged else Sheet(one.page, ())
    found = desk.chronicle(Sheet(one.page, one.entries, first.parts), one.entries, one.story)
    return replace(found, cards=(), density=density(one.entries))


# ---- oEmbed


def _oembed(desk: Desk, one: Whole) -> Inputs:
    return (
        ("title", one.title),
        ("html", _frame(desk, one)),
        ("width", WIDTH),
        ("height", _height(desk, one)),
        ("provider", desk.site.title),
        ("home", frames.absolute(desk, "index.html")),
    )


def _frame(desk: Desk, one: Whole) -> str:
    source, title = (escape(text) for text in (frames.absolute(desk, _address(one, "html")), one.title))
    size = f'width="{WIDTH}" height="{_height(desk, one)}"'
    return f'<iframe src="{source}" title="{title}" {size} style="max-width: 100%; border: 0" loading="lazy"></iframe>'


def _height(desk: Desk, one: Whole) -> int:
    lanes = len(desk.lanes.get(one.folder, ()))
    return _HEAD + _LANE * lanes + _LINE * min(len(one.entries), NEWEST)
