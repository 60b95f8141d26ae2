"""A page for each tag, and the list of tags."""

from __future__ import annotations

from collections.abc import Iterator

from generator.chronology import sheets
from generator.model import Entry, Link
from generator.outputs import followed, frames
from generator.outputs.desk import Desk
from generator.outputs.entities import listed
from generator.pages import Mention, Page


def plan(desk: Desk) -> Iterator[Page]:
    """The pages of the tags. Spellings that differ only in case are one; two others on one address are a mistake."""
    spellings: dict[str, str] = {}
    members: dict[str, list[Entry]] = {}
    for entry in desk.chronology.entries:
        for link in desk.tags(dict.fromkeys(entry.tags)):
            _judge(desk, entry, link, spellings)
            entries = members.setdefault(link.address, [])
            if not entries or entries[-1] is not entry:
                entries.append(entry)
    tags = {address: Link(spellings[address], address) for address in sorted(members) if address}
    for address, tag in tags.items():
        yield from _pages(desk, tag, members[address])
    yield from listed(desk, "tags", "tag", [Mention(t, len(members[a]), "page") for a, t in tags.items()])


def _judge(desk: Desk, entry: Entry, link: Link, spellings: dict[str, str]) -> None:
    if not link.address:
        return  # said where the tag was read
    first = spellings.setdefault(link.address, link.title)
    if first.casefold() != link.title.casefold():
        said = f"the tags `{first}` and `{link.title}` would share the address {link.address}"
        desk.wrong(entry, "tag", said, "spell one of them otherwise")


def _pages(desk: Desk, tag: Link, entries: list[Entry]) -> Iterator[Page]:
    forms = (*followed.forms_of(desk, "tags", tag.address), *frames.feeds(desk, None))
    for sheet in sheets(entries, tag.address.removesuffix(".html"), desk.days):
        above = (frames.above(desk, "tags"), *((tag,) if sheet.period else ()))
        yield Page(
            sheet.address,
            "tag.html.j2",
            (
                *desk.common,
                ("head", frames.head(desk, tag.title, sheet.address, above=above, forms=forms)),
                ("tag", tag),
                ("chronicle", desk.chronicle(sheet, entries)),
            ),
            f"the tag “{tag.title}”",
        )
