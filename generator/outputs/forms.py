"""What a page of a timeline can be taken away as: every form of the whole on its first page, of a part its own."""

from __future__ import annotations

from dataclasses import replace

from generator.chronology import Story
from generator.outputs import calendars, data, embeds, feeds, frames, tables
from generator.outputs.desk import Desk, Inputs
from generator.pages import Form


def of_whole(desk: Desk, story: Story | None) -> Inputs:
    """The ``forms`` of a timeline, or of the site (None), and the code that ``embed``s it."""
    found = [form for one in (feeds, calendars, tables, data) for form in one.forms(desk, story)]
    return ("forms", (*found, *embeds.shown(desk, story))), ("embed", embeds.code(desk, story))


def of_part(desk: Desk, story: Story, page: str) -> Inputs:
    """The ``forms`` of what the page at an address lists of a timeline; nothing embeds a part."""
    found = (one.part(desk, story, page) for one in (tables, data))
    return ("forms", tuple([_as_part(form) for form in found if form])), ("embed", "")


def for_programs(desk: Desk, story: Story | None, shown: Inputs, *, whole: bool) -> tuple[Form, ...]:
    """The same for the head of the page: what follows it, what it is in other words, and where oEmbed asks.

    A page that others embed is no other form of this one, and the list of sources none of its own. Some that look for
    oEmbed take the address as it stands, so that is absolute.
    """
    found: tuple[Form, ...] = dict(shown)["forms"]  # type: ignore[assignment]
    said = tuple(form for form in found if form.media not in ("text/html", "application/yaml"))
    asked = (replace(form, address=frames.absolute(desk, form.address)) for form in embeds.forms(desk, story))
    return (*said, *asked) if whole else (*frames.feeds(desk, story), *said)


def _as_part(form: Form) -> Form:
    return replace(form, name=f"{form.name}_part")
