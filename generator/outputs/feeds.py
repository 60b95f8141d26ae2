"""Feeds of what became known last: of the site, of each timeline, of whom and what the site asks for; and of changes.

A feed holds the newest entries by the instant from which they were known. A correction moves none of them: it changes
the day of their update, and stands in a feed of its own.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass
from heapq import nlargest
from itertools import chain
from operator import attrgetter

from generator.chronology.arrange import position
from generator.model import STATUSES, Entry, Kept, Link
from generator.outputs import articles, frames, texts
from generator.outputs.desk import LISTINGS, Desk
from generator.outputs.followed import FORMATS, forms, forms_of
from generator.outputs.identities import identity
from generator.pages import Change, Item, Page, Told

__all__ = ["FORMATS", "about", "forms", "forms_of", "plan"]

MOST = 20  # items of a feed

_WORDS = (
    "comma colon stop by was now why correction corrected update updated sources_label licence via page_number "
    "archived accessed"
)
Changed = tuple[int, Entry, str, bytes]  # when, of which entry, "update" or "correction", its key


@dataclass(frozen=True, slots=True)
class Channel:
    """What a feed is of: its address but for its ending, what it is called, the page that shows the same."""

    stem: str
    title: str
    page: str
    summary: str = ""
    cause: str = ""


def plan(desk: Desk) -> Iterator[Page]:
    """Every feed; none without a base URL, because a feed has nothing but absolute addresses."""
    if desk.site.base_url:
        press = _Press(desk)
        for channel, entries in _channels(desk, None):
            yield from press.pages(channel, press.items(entries))
        yield from press.pages(_of_changes(desk), tuple(_changes(desk)))


def about(desk: Desk, paths: Collection[str]) -> Iterator[Page]:
    """The feeds that tell an entry of these files."""
    told = [group[number] for path in paths for group, number in desk.of_file(path)]
    known = {id(entry) for entry in told}
    if desk.site.base_url:
        press = _Press(desk)
        for channel, entries in _channels(desk, told):
            if any(id(entry) in known for entry in entries):
                yield from press.pages(channel, press.items(entries))


class _Press:
    """Makes feeds of entries. Each entry is one item, the same object in every feed, and so told only once."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk
        self._items: dict[int, Item] = {}  # the desk keeps every entry, so nothing else has its id
        keys = (*_WORDS.split(), *(f"status.{status}" for status in STATUSES))
        self._words = tuple((key, desk.say(key)) for key in keys)

    def pages(self, channel: Channel, items: tuple[Item, ...]) -> Iterator[Page]:
        """The feed in each format."""
        for ending, name, _ in FORMATS:
            address = f"{channel.stem}.{ending}"
            inputs = (
                ("site", self._desk.site),
                ("title", channel.title),
                ("summary", channel.summary),
                ("url", frames.absolute(self._desk, address)),
                ("page", frames.absolute(self._desk, channel.page)),
                ("words", self._words),
                ("items", items),
            )
            yield Page(address, name, inputs, channel.cause or f"the feed of “{channel.title}”")

    def items(self, entries: Iterable[Entry]) -> tuple[Item, ...]:
        """The entries as items."""
        return tuple([self._item(entry) for entry in entries])

    def _item(self, entry: Entry) -> Item:
        return self._items.get(id(entry)) or self._items.setdefault(id(entry), _item(self._desk, entry))


# ---- what there are feeds of


def _channels(desk: Desk, told: Sequence[Entry] | None) -> Iterator[tuple[Channel, list[Entry]]]:
    """Every feed with its entries; or only those in which one of the entries that are ``told`` may stand."""
    newest = {folder: _newest(desk, group) for folder, group in desk.groups.items()}
    every = sorted(chain.from_iterable(newest.values()), key=position)
    yield Channel("feed", desk.site.title, "index.html", _summary(desk, "index.md")), _newest(desk, every)
    for story in desk.chronology.stories:
        if story.folder and story.timeline:
            path = story.timeline.path
            title = _titled(desk, story.timeline.title)
            page = f"{story.folder}/index.html"
            channel = Channel(f"{story.folder}/feed", title, page, _summary(desk, path), f"content/{path}")
            yield channel, newest.get(story.folder, [])
    yield from _listed(desk, told)


def _listed(desk: Desk, told: Sequence[Entry] | None) -> Iterator[tuple[Channel, list[Entry]]]:
    """The feeds of tags, people and places, where the site asks for them."""
    wanted = None if told is None else {link.address for entry in told for link in _named(desk, entry)}
    members: dict[str, tuple[Link, list[Entry]]] = {}
    entries = sorted(chain.from_iterable(desk.groups.values()), key=position) if desk.site.feeds else ()
    for entry in entries:
        for link in _named(desk, entry):
            if link.address and (wanted is None or link.address in wanted):
                members.setdefault(link.address, (link, []))[1].append(entry)
    for address in sorted(members):
        link, found = members[address]
        yield Channel(f"{address.removesuffix('.html')}.feed", _titled(desk, link.title), address), _newest(desk, found)


def _named(desk: Desk, entry: Entry) -> Iterator[Link]:
    """The tags, people and places of an entry that have feeds, each once."""
    found: list[Link] = []
    if "tags" in desk.site.feeds:
        found += desk.tags(entry.tags)
    for listing in LISTINGS:
        if listing in desk.site.feeds:
            found += [desk.name(listing, name, entry) for name in getattr(entry, listing)]
    yield from {link.address: link for link in reversed(found)}.values()  # by the first of its spellings


def _newest(desk: Desk, entries: Sequence[Entry]) -> list[Entry]:
    """The entries known last, the newest first; of those known together, the last in the chronology first."""
    seen: Iterable[Entry] = reversed(entries)
    if desk.unpublished:
        seen = (entry for entry in seen if not desk.ribbon(entry))
    return nlargest(MOST, seen, key=attrgetter("known"))  # which is stable


def _titled(desk: Desk, title: str) -> str:
    return title if title == desk.site.title else f"{title} · {desk.site.title}"


def _summary(desk: Desk, path: str) -> str:
    document = desk.documents.get(path)
    return document.summary if document else ""


# ---- entries


def _item(desk: Desk, entry: Entry) -> Item:
    blocks = list(_blocks(desk, entry)) if entry.kind == "article" else []
    updated = max([entry.known, *chain.from_iterable(one.touched for one in (entry, *blocks))])
    told = Told(
        desk.card(entry),
        desk.whole(entry),
        texts.body(desk, entry),
        articles.blocks(desk, blocks),
        desk.cited(entry.sources),
    )
    url = frames.absolute(desk, desk.address(entry))
    return Item(_id(desk, entry), url, entry.known, updated, told)


def _blocks(desk: Desk, article: Entry) -> Iterator[Entry]:
    """The events in the text of an article, in its order."""
    for slug in article.blocks:
        block = desk.blocks.get((article.path, slug))
        if block and not desk.ribbon(block):
            yield block


def _id(desk: Desk, entry: Entry) -> str:
    return frames.absolute(desk, identity(desk, entry))


# ---- changes


def _of_changes(desk: Desk) -> Channel:
    above = frames.above(desk, "corrections")
    summary = _summary(desk, "corrections/index.md")
    return Channel("corrections/feed", _titled(desk, above.title), above.address, summary)


def _changes(desk: Desk) -> Iterator[Item]:
    """The last corrections and updates, the newest first."""
    found: list[Changed] = [
        (instant, entry, kind, key)
        for entry in desk.chronology.entries
        if entry.changes and not desk.ribbon(entry)
        for instant, kind, key in dict.fromkeys(entry.changes)
    ]
    for instant, entry, kind, key in sorted(found, key=lambda c: (-c[0], c[1].path, c[1].number, c[3]))[:MOST]:
        change = Change(desk.card(entry), Kept(key, key, "", document=True))
        address = desk.address(entry)
        url = frames.absolute(desk, address if "#" in address else f"{address}#{kind}s")
        yield Item(_change_id(desk, entry, kind, instant, key), url, instant, instant, change)


def _change_id(desk: Desk, entry: Entry, kind: str, instant: int, key: bytes) -> str:
    """The entry's id, what was done to it, and the day; of several on one day, digits of what each says."""
    day = desk.days(instant)
    same = {key for when, what, key in entry.changes if what == kind and desk.days(when) == day}
    digits = f"-{key.hex()[:8]}" if len(same) > 1 else ""
    name = _id(desk, entry)
    sign = "-" if "#" in name else "#"
    return f"{name}{sign}{kind}-{day[0]:04}-{day[1]:02}-{day[2]:02}{digits}"
