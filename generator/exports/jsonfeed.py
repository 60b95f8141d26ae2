"""A feed as JSON Feed 1.1 (jsonfeed.org/version/1.1): the same items as in Atom, with the same ids and texts."""

from __future__ import annotations

import json

from generator.addresses import absolute
from generator.exports import Fetch, stamps
from generator.exports.memory import texts
from generator.exports.telling import Telling, Words, authors_of, card_of, telling
from generator.exports.xml import clean
from generator.model import Site
from generator.pages import Item

Said = dict[str, object]


def made(
    fetch: Fetch, *, site: Site, title: str, summary: str, url: str, page: str, words: Words, items: tuple[Item, ...]
) -> bytes:
    """The feed at ``url`` of what ``page`` shows, both absolute; ``items`` are in their order."""
    teller = telling(site, words, fetch)
    feed: Said = {
        "version": "https://jsonfeed.org/version/1.1",
        "title": title,
        "home_page_url": page,
        "feed_url": url,
        "description": summary,
        "language": site.language,
        "authors": [{"name": site.title, "url": absolute(site.base_url, "")}],
    }
    listed = ",\n".join([texts.once(_line, item, teller) for item in items])
    return f'{_told(feed)[:-1]}, "items": [\n{listed}\n]}}\n'.encode()


def _line(item: Item, teller: Telling) -> str:
    return _told(_item(item, teller))


def _told(said: Said) -> str:
    """One line of JSON, without what is not there."""
    return json.dumps({key: kept for key, value in said.items() if (kept := _clean(value))}, ensure_ascii=False)


def _clean(value: object) -> object:
    if isinstance(value, str):
        return clean(value)
    if isinstance(value, dict):
        return {key: _clean(each) for key, each in value.items()}
    return [_clean(each) for each in value] if isinstance(value, list) else value


def _item(item: Item, teller: Telling) -> Said:
    card, site = card_of(item.told), teller.site
    picture = card.picture.address if card.picture and teller.whole(item) else ""
    return {
        "id": item.id,
        "url": item.url,
        "title": teller.title(item),
        "content_html": teller.html(item),
        "summary": card.summary if teller.whole(item) else "",
        "image": absolute(site.base_url, picture) if picture else "",
        "date_published": stamps.stamp(item.published, site.timezone),
        "date_modified": stamps.stamp(item.updated, site.timezone),
        "authors": [{"name": name} for name in authors_of(item.told)],
        "tags": [tag.title for tag in card.tags],
        "language": teller.lang(item),
    }
