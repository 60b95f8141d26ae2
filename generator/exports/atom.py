"""A feed as Atom (RFC 4287): what became known last, or what was changed last, with whole texts.

What RFC 3339 cannot say, a year before 1 or after 9999, is left out; ``updated`` must be there, and is the nearest that
can be said. A feed of nothing was updated when time began.
"""

from __future__ import annotations

from collections.abc import Iterator
from html import escape

from generator.addresses import absolute
from generator.exports import Fetch, stamps
from generator.exports.memory import texts
from generator.exports.telling import Telling, Words, authors_of, card_of, telling
from generator.exports.xml import HEAD, clean, element
from generator.model import Site
from generator.pages import Item


def made(
    fetch: Fetch, *, site: Site, title: str, summary: str, url: str, page: str, words: Words, items: tuple[Item, ...]
) -> bytes:
    """The feed at ``url`` of what ``page`` shows, both absolute; ``items`` are in their order."""
    teller = telling(site, words, fetch)
    lines = [HEAD, f'<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="{escape(site.language)}">\n']
    lines += _feed(site, title, summary, url, page, max((item.updated for item in items), default=None))
    lines += [texts.once(_entry, item, teller) for item in items]
    return "".join([*lines, "</feed>\n"]).encode()


def _feed(site: Site, title: str, summary: str, url: str, page: str, updated: int | None) -> Iterator[str]:
    yield element("id", url)
    yield element("title", title)
    yield element("subtitle", summary) if summary else ""
    yield element("updated", stamps.EARLIEST if updated is None else stamps.nearest(updated, site.timezone))
    yield element("link", rel="self", type="application/atom+xml", href=url)
    yield element("link", rel="alternate", type="text/html", href=page)
    yield f"<author>\n{element('name', site.title)}{element('uri', absolute(site.base_url, ''))}</author>\n"
    yield element("rights", site.rights) if site.rights else ""


def _entry(item: Item, teller: Telling) -> str:
    return f"<entry{_lang(teller.lang(item))}>\n{''.join(_parts(item, teller))}</entry>\n"


def _parts(item: Item, teller: Telling) -> Iterator[str]:
    zone = teller.site.timezone
    card, published = card_of(item.told), stamps.stamp(item.published, zone)
    yield element("id", item.id)
    yield element("title", teller.title(item))
    yield element("link", rel="alternate", type="text/html", href=item.url)
    yield element("published", published) if published else ""
    yield element("updated", stamps.nearest(item.updated, zone))
    for name in authors_of(item.told):
        yield f"<author>\n{element('name', name)}</author>\n"
    for tag in card.tags:
        yield element("category", term=tag.title)
    yield element("summary", card.summary) if card.summary and teller.whole(item) else ""
    yield f'<content type="html">{escape(clean(teller.html(item)), quote=False)}</content>\n'


def _lang(lang: str) -> str:
    return f' xml:lang="{escape(lang)}"' if lang else ""
