"""Where the feeds of a timeline, of the site, of whom and what it asks for can be found: what heads of pages name."""

from __future__ import annotations

from generator.chronology import Story
from generator.outputs.desk import Desk
from generator.pages import Form

FORMATS = (("atom", "atom", "application/atom+xml"), ("json", "jsonfeed", "application/feed+json"))


def forms(desk: Desk, story: Story | None) -> tuple[Form, ...]:
    """The feeds of a timeline, or of the site."""
    stem = f"{story.folder}/feed" if story and story.folder else "feed"
    return _forms(stem) if desk.site.base_url else ()


def forms_of(desk: Desk, folder: str, address: str) -> tuple[Form, ...]:
    """The feeds of what has its page at an address: the corrections; a tag, person or place of which there are entries.

    ``folder`` is "corrections", "tags", "people" … : of some the site must have asked for feeds.
    """
    if not desk.site.base_url or folder not in ("corrections", *desk.site.feeds):
        return ()
    return _forms("corrections/feed" if folder == "corrections" else f"{address.removesuffix('.html')}.feed")


def _forms(stem: str) -> tuple[Form, ...]:
    return tuple(Form(f"{stem}.{ending}", media, f"form.{name}") for ending, name, media in FORMATS)
