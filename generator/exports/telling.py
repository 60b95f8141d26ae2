"""An entry, or a change of one, as HTML that stands anywhere: whole, in one piece, with absolute links and pictures."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from html import escape, unescape
from typing import cast
from urllib.parse import urlsplit

from generator import language
from generator.addresses import absolute, host
from generator.dates import Date
from generator.exports.entries import targets
from generator.exports.memory import texts
from generator.markup import Target, place
from generator.model import Article, Card, Correction, Event, Picture, Site, Source, Update
from generator.pages import Block, Body, Change, Cited, Fetch, Item, Told

_BLOCK = re.compile(r"<!--event:([^ >]+)-->")
_SCHEME = re.compile(r"[A-Za-z][A-Za-z0-9+.-]*:")
_WITHIN = re.compile(r' href="(#[^"]*)"')
_BARE = re.compile(r'(<[a-z][a-z0-9]*(?: [^\s=<>"]+(?:="[^"]*")?)*? (?:href|src)=")(?=//)')

Words = tuple[tuple[str, str], ...]  # the words of the interface, by their keys


def telling(site: Site, words: Words, fetch: Fetch) -> Telling:
    """The same for all feeds of a build."""
    return texts.once(Telling, site, words, fetch)


class Telling:
    """Tells items in the language and zone of a ``site``."""

    def __init__(self, site: Site, words: Words, fetch: Fetch) -> None:
        self.site = site
        self._words = dict(words)
        self._fetch = fetch

    def title(self, item: Item) -> str:
        """What an item is called, as plain text."""
        if isinstance(item.told, Change):
            word = "correction" if isinstance(item.told.change, Correction) else "update"
            return f"{self._words[word]}{self._words['colon']}{card_of(item.told).title}"
        return card_of(item.told).title

    def lang(self, item: Item) -> str:
        """The language of an item where it is not the site's."""
        lang = card_of(item.told).lang
        return "" if lang == self.site.language else lang

    @staticmethod
    def whole(item: Item) -> bool:
        """Is it an entry that is told, and not a change of one?"""
        return isinstance(item.told, Told)

    def html(self, item: Item) -> str:
        """The whole of an item; it stands in two formats, and is written once."""
        return texts.once(Telling._html, self, item)

    def _html(self, item: Item) -> str:
        told, lang = item.told, self.lang(item)
        pieces = self._change(told, lang) if isinstance(told, Change) else self._entry(told, item.url, lang)
        return f"<div{tongue(self.site.language)}>\n{''.join(pieces)}</div>\n"

    # ---- entries

    def _entry(self, told: Told, url: str, lang: str) -> Iterator[str]:
        card, document = card_of(told), document_of(told)
        yield self._when(card, "")
        if isinstance(document, Article) and document.authors:
            yield f"<p>{self._say('by', names=language.listing(document.authors, self.site.language))}</p>\n"
        yield _spoken("".join(self._text(told, lang, url)), lang)
        yield from self._changes(told, lang)
        yield from self._sources(told.sources)

    def _text(self, told: Told, lang: str, url: str) -> Iterator[str]:
        """What its author wrote: summary, picture, text."""
        card = card_of(told)
        if card.summary and not (told.body and card.summary == document_of(told).text.opening):
            yield f"<p>{_plain(card.summary)}</p>\n"
        if card.picture:
            yield self._picture(card.picture)
        if told.body:
            blocks = {block.slug: block for block in told.blocks}
            parts = _BLOCK.split(self._placed(told.body, url))
            for text, slug in zip(parts[::2], [*parts[1::2], ""], strict=True):
                yield f"{text.strip()}\n" if text.strip() else ""
                yield self._block(blocks[slug], lang, url) if slug in blocks else ""

    def _block(self, block: Block, around: str, url: str) -> str:
        """An event in the text of its article."""
        card = card_of(block)
        title = f'<h2><a href="{escape(self._absolute(card.address))}">{_plain(card.title)}</a></h2>\n'
        summary = f"<p>{_plain(card.summary)}</p>\n" if card.summary else ""
        text = self._placed(block.body, url) if block.body else summary
        own = self.site.language
        spoken = _spoken(title + text, (card.lang or own) if (card.lang or own) != (around or own) else "")
        return f"<section>\n{self._when(card, around)}{spoken}</section>\n"

    def _when(self, card: Card, around: str) -> str:
        """The date in words, and the standing of what is not confirmed; ``around`` it, another language is spoken."""
        said = _plain(self._date(card.date, card.date_text))
        lang = card.lang if card.date_text and card.lang != self.site.language else ""
        said = f"<span{tongue(lang)}>{said}</span>" if lang else said
        if card.status != "confirmed" and card.kind == "event":
            said += f" · <strong>{_plain(self._words[f'status.{card.status}'])}</strong>"
        return f"<p{tongue(self.site.language) if around else ''}>{said}</p>\n"

    def _picture(self, picture: Picture) -> str:
        image = ""
        if picture.address:
            size = f' width="{picture.width}" height="{picture.height}"' if picture.width and picture.height else ""
            image = f'<img src="{escape(self._absolute(picture.address))}" alt="{escape(picture.alt)}"{size}>\n'
        licence = f"{self._words['licence']} {picture.licence}" if picture.licence else ""
        caption = _plain(" · ".join(filter(None, (picture.caption, picture.credit, licence))))
        caption = f"<figcaption>{caption}</figcaption>\n" if caption else ""
        return f"<figure>\n{image}{caption}</figure>\n" if image or caption else ""

    def _placed(self, body: Body, url: str) -> str:
        """A text whose links and pictures are absolute; what leads to a place in it leads to that on its page."""
        text, page = self._fetch(body.key), url.partition("#")[0]
        found = targets(body, self._absolute)
        for written in map(unescape, _WITHIN.findall(text)):
            found.setdefault(written, Target(f"{page}#{body.prefix}{written[1:]}"))
        html = place(text, found, root="", level=body.level, prefix=body.prefix)
        return _BARE.sub(rf"\g<1>{urlsplit(self.site.base_url).scheme}:", html) if '="//' in html else html

    # ---- changes

    def _change(self, told: Change, lang: str) -> Iterator[str]:
        card, change = card_of(told), told.change
        title = f'<a href="{escape(self._absolute(card.address))}">{_plain(card.title)}</a>'
        if isinstance(change, Correction | Update):
            yield f"<p>{_plain(self._date(change.date))}</p>\n"
            yield f"<p{tongue(lang) if lang else ''}>{title}</p>\n"
            yield self._mended(change, lang) if isinstance(change, Correction) else _noted(change, lang)

    def _changes(self, told: Told, lang: str) -> Iterator[str]:
        """What was corrected in an entry, and what was added to it."""
        for correction in document_of(told).corrections:
            yield f"<h2>{self._say('corrected', date=self._date(correction.date))}</h2>\n"
            yield self._mended(correction, lang)
        for update in document_of(told).updates:
            yield f"<h2>{self._say('updated', date=self._date(update.date))}</h2>\n"
            yield _noted(update, lang)

    def _mended(self, change: Correction, lang: str) -> str:
        spoken = tongue(lang) if lang else ""
        was = f"<dt>{_plain(self._words['was'])}</dt><dd{spoken}><del>{_plain(change.was)}</del></dd>\n"
        now = f"<dt>{_plain(self._words['now'])}</dt><dd{spoken}><ins>{_plain(change.now)}</ins></dd>\n"
        why = f"<dt>{_plain(self._words['why'])}</dt><dd{spoken}>{_plain(change.why)}</dd>\n" if change.why else ""
        return f"<dl>\n{was}{now}{why}</dl>\n"

    # ---- sources

    def _sources(self, sources: Iterable[Cited]) -> Iterator[str]:
        lines = [f"<li>{self._citation(cited)}</li>\n" for cited in sources]
        if lines:
            yield f"<h2>{_plain(self._words['sources_label'])}</h2>\n<ol>\n{''.join(lines)}</ol>\n"

    def _citation(self, cited: Cited) -> str:
        """A source in one paragraph, as its page has it."""
        source = cited.source
        if not isinstance(source, Source):
            return ""
        named = _link(self._absolute(cited.address), source.title) if cited.address else _plain(source.title)
        title = f"<cite>{named}</cite>"
        said = [_plain(source.author), title, _plain(source.publisher)]
        said += [_plain(self._date(source.date)) if source.date else ""]
        said += [self._say("page_number", page=source.page) if source.page else ""]
        said += [self._say("via", name=source.via) if source.via else ""]
        said += [_link(source.url, host(source.url))]
        said += [_link(source.archive, self._words["archived"])]
        said += [self._say("accessed", date=self._date(source.accessed)) if source.accessed else ""]
        quoted = f" <q>{_plain(source.quote)}</q>" if source.quote else ""
        return language.ended(self._words["comma"].join(filter(None, said)), self._words["stop"]) + quoted

    # ---- words

    def _say(self, key: str, **values: str) -> str:
        said = self._words[key]
        for name, value in values.items():
            said = said.replace(f"{{{name}}}", value)
        return _plain(said)

    def _date(self, date: Date, text: str = "") -> str:
        return language.words(date, self.site.language, zone=self.site.timezone, text=text)

    def _absolute(self, address: str) -> str:
        return address if _SCHEME.match(address) else absolute(self.site.base_url, address)


def card_of(shown: Told | Change | Block) -> Card:
    """The card of what is told: by now it is a real one."""
    return cast("Card", shown.card)


def document_of(told: Told) -> Event | Article:
    """The document of what is told: by now it is a real one."""
    return cast("Event | Article", told.document)


def authors_of(told: Told | Change) -> tuple[str, ...]:
    """Who wrote what is told, where that is not the site itself."""
    document = document_of(told) if isinstance(told, Told) else None
    return document.authors if isinstance(document, Article) else ()


def tongue(lang: str) -> str:
    """The attributes that say in which language, and from which side, a text is read."""
    return f' lang="{escape(lang)}" dir="{language.direction(lang)}"'


def _spoken(html: str, lang: str) -> str:
    return f"<div{tongue(lang)}>\n{html}</div>\n" if html and lang else html


def _noted(update: Update, lang: str) -> str:
    return f"<p{tongue(lang) if lang else ''}>{_plain(update.note)}</p>\n"


def _plain(text: str) -> str:
    return escape(text, quote=False)


def _link(url: str, text: str) -> str:
    return f'<a href="{escape(url)}">{_plain(text)}</a>' if url else ""
