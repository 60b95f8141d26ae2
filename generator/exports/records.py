"""What the full-text search knows of each page: its words as plain text, its date, and what it can be narrowed by.

Pagefind has an index for each language, and merges what it finds by relevance only. So that it can be merged by time, a
record's URL is the key of its time, a space and the address, which the script of the search page takes apart: what
stands in ``meta`` is searched for words, a URL is not. A record without content Pagefind would leave out.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping

from generator import language
from generator.markup.tags import plain
from generator.model import MARKED, Card, Link
from generator.pages import Fetch, Readable
from generator.search import Record

_APART = r"p|li|ul|ol|dl|dt|dd|h[1-6]|tr|td|th|table|blockquote|pre|div|figure|figcaption|details|summary"
_BREAK = re.compile(rf"<(?:/?(?:{_APART})|br|hr)\b[^<>]*>")
_NOTE = re.compile(r'<sup id="[^"]*fnref:.*?</sup>|<a class="footnote-backref".*?</a>', re.DOTALL)
_LONG_AGO = 10**20  # seconds: no date is so far from 1970, so what is added to it has 21 digits, whenever it was
_AFTER, _BEFORE = "~", "!"  # for what has no date: after and before every digit and letter

Words = Mapping[str, str]


def records(
    fetch: Fetch,
    *,
    cards: Iterable[Card],
    texts: tuple[str, ...],
    others: tuple[Readable, ...],
    tongue: tuple[str, str],
    words: tuple[tuple[str, str], ...],
) -> Iterator[Record]:
    """The entries in the order of the chronology, each with the key of its text, then pages without a date.

    ``tongue`` is the site's language and zone, ``words`` what the interface calls kinds and statuses.
    """
    teller = _Teller(fetch, *tongue, dict(words))
    for card, text in zip(cards, texts, strict=True):
        yield teller.entry(card, text)
    for other in others:
        yield teller.other(other)


class _Teller:
    def __init__(self, fetch: Fetch, tongue: str, zone: str, words: Words) -> None:
        self._fetch, self._tongue, self._zone, self._words = fetch, tongue, zone, words

    def entry(self, card: Card, text: str) -> Record:
        """An event or an article. Who and what it names is searched with its words."""
        named = (card.people, card.organisations, card.places, card.tags)
        filters = {"kind": [self._words[f"kind.{card.kind}"]]}
        status = self._words[f"status.{card.status}"]
        if card.kind == "event":
            filters["status"] = [status]
        filters |= {name: _titles(links) for name, links in zip(_FACETS, named, strict=True) if links}
        date = language.words(card.date, self._tongue, zone=self._zone, text=card.date_text)
        names = " · ".join(title for links in named for title in _titles(links))
        return Record(
            f"t{_LONG_AGO + card.date.first:021} {card.address}",
            primary(card.lang or self._tongue),
            self._content(card.summary, text, names) or card.title,
            {"title": card.title, "date": date} | ({"status": status} if card.status in MARKED else {}),
            filters,
            _order(f"t{_LONG_AGO + card.date.first:021}"),
        )

    def other(self, page: Readable) -> Record:
        """A page that happened at no time."""
        return Record(
            f" {page.address}",
            primary(page.lang or self._tongue),
            self._content(page.summary, page.text, " · ".join((*page.names, *page.tags))) or page.title,
            {"title": page.title},
            {"kind": [self._words[f"kind.{page.kind}"]]} | ({"tag": list(page.tags)} if page.tags else {}),
            _order(""),
        )

    def _content(self, summary: str, key: str, names: str) -> str:
        text = spoken(self._fetch(key)) if key else ""
        opens = not summary or text.startswith(" ".join(summary.split()))
        return "\n".join(filter(None, ("" if opens else summary, text, names)))


_FACETS = ("person", "organisation", "place", "tag")


def primary(tongue: str) -> str:
    """The language of a tag (BCP 47) without country or script: readers of en-GB look for what is in en-US too."""
    return tongue.partition("-")[0].lower()


def spoken(html: str) -> str:
    """A text as it is read, without its markup and the marks of its notes."""
    return plain(_BREAK.sub(" ", _NOTE.sub("", html)))


def _titles(links: Iterable[Link]) -> list[str]:
    return list(dict.fromkeys(link.title for link in links))


def _order(key: str) -> dict[str, str]:
    """By time in either direction; what has none comes last."""
    return {"oldest": key or _AFTER, "newest": key or _BEFORE}
