"""Every page of the site, planned: one file for each kind. A page is a value that carries everything it may show."""

from __future__ import annotations

from collections.abc import Collection, Iterator

from generator.outputs import (
    addresses,
    articles,
    calendars,
    copies,
    corrections,
    data,
    embeds,
    entities,
    events,
    feeds,
    frames,
    leftovers,
    plain,
    search,
    shares,
    sitemap,
    sizes,
    slices,
    sources,
    stories,
    tables,
    tags,
    ways,
    wholes,
)
from generator.outputs.desk import Desk
from generator.pages import Page

__all__ = ["Desk", "about", "later", "left_out", "plan"]

WHOLE_ADDRESSES = "canonical links, feeds, the sitemap and share pictures"  # in which alone they make sense
_OF_READERS = (stories, ways, events, articles, entities, tags, sources, corrections, plain, search, leftovers, copies)
_KINDS = (*_OF_READERS, feeds, calendars, tables, data, slices, embeds, shares, sizes)  # sizes of what the others show


def plan(desk: Desk) -> Iterator[Page]:
    """All pages, kind by kind; what is wrong with them is noted at the desk."""
    desk.common = frames.common(desk)
    listing, mapped = addresses.Listing(desk), sitemap.Map(desk)
    for kind in _KINDS:
        for page in kind.plan(desk):
            listing.add(page)
            mapped.add(page)
            yield page
    for page in mapped.plan():
        listing.add(page)
        yield page
    yield listing.page()


def left_out(desk: Desk) -> Iterator[tuple[str, str]]:
    """What is not made, and why."""
    yield from wholes.left_out(desk)
    if desk.site.base_url:
        yield from shares.left_out(desk)
    else:
        yield WHOLE_ADDRESSES, "content/site.toml gives no base_url"
    yield from search.left_out(desk)


def about(desk: Desk, paths: Collection[str]) -> Iterator[Page]:
    """The pages of the events and articles of some files: what an author looks at who writes their words anew."""
    desk.common = desk.common or frames.common(desk)
    for path in sorted(paths):
        places = desk.of_file(path)
        blocks = articles.in_order(group[number] for group, number in places if group[number].article)
        for group, number in places:
            yield from events.page(desk, group, number)
            yield from articles.page(desk, group, number, blocks)


def later(desk: Desk, paths: Collection[str]) -> Iterator[Page]:
    """The feeds, tables and stories that hold the words of some files: all else that can change with them."""
    yield from ways.about(desk, paths)
    yield from feeds.about(desk, paths)
    yield from tables.about(desk, paths)
