"""What templates may call: pure functions of their arguments, in the language and zone of the site."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from functools import cached_property, lru_cache, partial
from html import unescape
from typing import TYPE_CHECKING, cast
from urllib.parse import quote

from markupsafe import Markup, escape

from generator import language, zones
from generator.addresses import host, srcset
from generator.chronology import facets
from generator.dates import Date, likeness
from generator.dates.machine import machine
from generator.markup import Said, Target, gist, place
from generator.memory import Memory
from generator.model import Article, Card, Entity, Event, Link, Picture, Site
from generator.pages import Block, Body, CalendarYear, Chronicle, Cited, Fetch, Head, Medium, Placed, Slide
from generator.strip import Shape, legend, shape
from generator.theme.citing import Citation, Citing
from generator.theme.linked import Linked, modified
from generator.theme.scripted import Scripted

if TYPE_CHECKING:  # lists and strips are loaded with the first list: a build of one event has none
    from generator.groups import Groups, Level
    from generator.squares import Month
    from generator.strip.axis import Words
    from generator.strip.scene import Strip
    from generator.theme.charts import Chart

Cites = Sequence[Cited]

_MOST = 20_000  # texts that are remembered
_MOST_TIMES = 1 << 16  # dates as HTML: each as it stands alone, and under headings
_TELLING = ("year", "month", "day")  # units whose headings say a part of a date

_ABSOLUTE = re.compile(r"[a-z][a-z0-9+.-]*:")
_UNSAFE = re.compile(r"[^\w./#~-]")
_BLOCK = re.compile(r"<!--event:([^ >]+)-->")


class Functions:
    """The functions of one site; ``all`` has them by the names that templates know."""

    def __init__(self, site: Site, strings: language.Strings, fetch: Fetch) -> None:
        self._site = site
        self._language = site.language
        self._strings = strings
        self._fetch = fetch
        self._times = Memory(_MOST_TIMES)
        self._labels = Memory(_MOST)
        self._scripted = Scripted(site, self.words)
        self._linked = Linked(site, self._local)
        self._citing = Citing(site, self.t)

    @property
    def all(self) -> dict[str, Callable[..., object]]:
        """Every function by the name that templates know."""
        remembered = lru_cache(maxsize=_MOST)  # of what follows from texts and numbers: most is asked on every page
        named: tuple[Callable[..., object], ...] = (
            self.words,
            self.margin,
            remembered(self.heading),
            self.when,
            self.told,
            self._scripted.data,
            self._scripted.past,
            self._scripted.scale,
            remembered(self.t),
            self.tables,
            remembered(self.to),
            self.html,
            self.strip,
            self.grouped,
            self.abreast,
            self.months,
            self.thread,
            self.chart,
            remembered(self.civil),
            self.cite,
            self.ended,
        )
        linked = (self.linked_page, self.linked_list, self.linked_event, self.linked_article, self.linked_entity)
        return {f.__name__: f for f in (*named, *linked)} | self._in_the_language | _PLAIN

    @property
    def _in_the_language(self) -> dict[str, Callable[..., object]]:
        """What the language alone decides."""
        return {
            "duration": partial(_second, language.duration, self._language),
            "number": partial(_second, language.number, self._language),
            "listing": partial(_second, language.listing, self._language),
            "month": partial(_second, language.month, self._language),
            "first_weekday": lambda: language.weekday(language.first_weekday(self._language), self._language),
            "direction": lambda tag="": language.direction(tag or self._language),
        }

    # ---- dates ----

    def words(self, date: Date, text: str = "") -> str:
        """The whole date in words."""
        return language.words(date, self._language, zone=self._site.timezone, text=text)

    def margin(self, date: Date, unit: str, text: str = "") -> str:
        """The date without what the heading over it says."""
        if text or unit not in _TELLING:
            return self.words(date, text)
        return language.margin(date, self._language, unit, zone=self._site.timezone)  # ``when`` remembers it

    def heading(self, instant: int, unit: str) -> str:
        """The name of the period in which the instant lies."""
        return language.heading(instant, unit.removesuffix(" years"), self._language, zone=self._site.timezone)

    def civil(self, year: int, month: int = 0, day: int = 0) -> str:
        """The name of a year, of one of its months, or of a day."""
        return language.civil(year, month, day, self._language)

    def when(self, card: Card, unit: str = "") -> Markup:
        """The date of an entry as HTML: `time` for each end that a machine can read, else `span`."""
        date, text = card.date, card.date_text
        key = (*likeness(date), text, card.lang if text else unit if unit in _TELLING else "")
        return self._times.by(key, self._timed, date, text, unit, card.lang if text else "")

    def _timed(self, date: Date, text: str, unit: str, lang: str) -> Markup:
        told = timed(self.margin(date, unit, text), date)
        return Markup(_spoken(told, lang) if lang else told)  # noqa: S704 - timed() escapes

    def told(self, card: Card) -> Markup:
        """The date and the title of an entry, both in its language, for what can show no more."""
        return self._labels.of(self._label, card)

    def _label(self, card: Card) -> Markup:
        date, text = card.date, card.date_text
        zone = self._site.timezone
        when = language.words(date, card.lang, zone=zone, text=text) if card.lang else self.words(date, text)
        return escape(f"{when}{self.t('colon')}{card.title}")

    # ---- words and links ----

    def tables(self, *names: str) -> str:
        """All words of some tables of the interface as JSON: a script chooses plural forms when it knows the number."""
        return self._strings.tables(names)

    def t(self, key: str, /, **values: object) -> str:
        """A text of the interface."""
        return self._strings.text(key, **values)

    def ended(self, said: str) -> str:
        """The sentence, text or HTML, with a full stop, unless it ends in one."""
        return language.ended(said, self.t("stop"))

    def to(self, address: str, root: str) -> str:
        """The address as a link from this page."""
        if _ABSOLUTE.match(address):
            return address
        return root + (quote(address, safe="/#~") if _UNSAFE.search(address) else address)

    def html(self, body: Body, root: str) -> Markup:
        """A text, made to fit the page."""
        targets = {written: target(link, shown) for written, link, shown in body.targets}
        text, level, prefix = self._fetch(body.key), body.level, body.prefix
        placed = place(text, targets, root=root, level=level, prefix=prefix, first=body.first, said=self._said_within)
        return Markup(placed)  # noqa: S704 - sanitised where it was rendered

    @cached_property
    def _said_within(self) -> Said:
        return Said(lambda: self.t("picture_missing"), lambda host: self.t("opens", host=host), self._language)

    # ---- for other programs ----

    def linked_page(self, head: Head, title: str) -> Markup:
        """What a page is about, as data; ``title`` may be HTML."""
        return self._linked.page(head, unescape(title))

    def linked_list(self, head: Head, chronicle: Chronicle, title: str) -> Markup:
        """The same of a list."""
        return self._linked.listed(head, chronicle, unescape(title))

    def linked_event(self, head: Head, event: Event, card: Card, sources: Cites, timeline: Link | None) -> Markup:
        """The same of an event."""
        return self._linked.event(head, event, card, sources, timeline)

    def linked_article(self, head: Head, article: Article, card: Card, sources: Cites, timeline: Link | None) -> Markup:
        """The same of an article."""
        return self._linked.article(head, article, card, sources, timeline)

    def linked_entity(self, head: Head, kind: str, name: str, entity: Entity | None, picture: Picture | None) -> Markup:
        """The same of a person, an organisation or a place."""
        return self._linked.entity(head, kind, name, entity, picture)

    def cite(self, head: Head, document: Event | Article, card: Card, address: str) -> Citation:
        """How the page of an event or an article is cited."""
        return self._citing.cite(head, document, card, address)

    # ---- lists ----

    def grouped(self, chronicle: Chronicle) -> Groups:
        """The entries under headings."""
        from generator.groups import grouped

        return grouped(chronicle, self._local)

    def abreast(self, chronicle: Chronicle, sides: Sequence[int]) -> tuple[Level, ...]:
        """The entries in columns, by the number of the column that each stands in."""
        from generator.groups import abreast

        return abreast(chronicle, sides, self._local)

    def months(self, year: CalendarYear) -> tuple[Month, ...]:
        """A year of a calendar as months of squares."""
        from generator.squares import months

        rtl = language.direction(self._language) == "rtl"
        return months(year, language.first_weekday(self._language), mirrored=rtl)

    def chart(self, places: Sequence[Placed]) -> Chart:
        """The map of places."""
        from generator.theme.charts import chart

        return chart(places)

    def thread(self, slides: Sequence[Slide]) -> tuple[str, ...]:
        """Where each entry of a story stands on its line of time, as a share of that."""
        from generator.strip.thread import thread

        cards = [cast("Card", slide.card) for slide in slides]
        return thread(cards, self._ticks, mirrored=language.direction(self._language) == "rtl")

    def strip(self, chronicle: Chronicle, groups: Groups, width: int) -> Strip | None:
        """The strip over them, laid out for a width in pixels and any wider one."""
        from generator.strip.scene import strip

        rows = [row for heading in groups.headings for row in heading.rows]
        return strip(chronicle, rows, width, self._ticks, mirrored=language.direction(self._language) == "rtl")

    @cached_property
    def _ticks(self) -> Words:
        from generator.strip.axis import Words

        whole, tick = lru_cache(_MOST)(self._whole), lru_cache(_MOST)(self._tick)  # many strips bear the same years
        return Words(whole, tick, partial(_second, language.duration, self._language), self._local)

    def _local(self, instant: int) -> int:
        return zones.local(instant, self._site.timezone)

    def _whole(self, instant: int, unit: str) -> str:
        """A name that stands alone: "April 2022", "24 March 2022", "24 March, 10:00"."""
        if unit == "hour":
            return f"{self._tick(instant, 'day')}{self.t('comma')}{self._tick(instant, 'hour')}"
        return self.heading(instant, unit)

    def _tick(self, instant: int, unit: str) -> str:
        return language.tick(instant, unit, self._language, zone=self._site.timezone)


def _second(function: Callable[..., str], last: str, first: object) -> str:
    return function(first, last)


def signs(groups: Groups) -> tuple[tuple[str, Shape], ...]:
    """The signs that stand in these groups, by the key of their word; nothing where all are plain dots."""
    found = legend(frozenset(shape(row.card) for heading in groups.headings for row in heading.rows))
    return found if len(found) > 1 else ()


def pieces(html: str) -> Iterator[tuple[Markup, str]]:
    """A text in pieces, each with the slug of the block that stands after it, "" for the last."""
    parts = _BLOCK.split(html)
    for n in range(0, len(parts), 2):
        yield Markup(parts[n]), parts[n + 1] if n + 1 < len(parts) else ""  # noqa: S704 - cut from safe HTML


def target(link: Link | None, shown: Medium | None) -> Target | None:
    """Where a reference leads, with what is shown there; None where it is dead."""
    if link is None or shown is None:
        return Target(link.address, link.title) if link else None
    return Target(link.address, link.title, shown.width, shown.height, shown.widths, shown.captions)


def offers(picture: Picture, root: str) -> str:
    """The value of `srcset` for a picture, "" where only one file is there."""
    return srcset(picture.address, picture.width, picture.widths, root)


def illustrated(bodies: Sequence[Body | None], blocks: Sequence[Block] = ()) -> bool:
    """Does any of these texts show more than words?"""
    shown = (*bodies, *(block.body for block in blocks))
    return any(medium for body in shown if body for _, _, medium in body.targets)


def newest_change(cards: Sequence[Card]) -> tuple[str, Date] | None:
    """The newest "updated" or "corrected" of a list, with its date."""
    changes = [("corrected", card.corrected) for card in cards] + [("updated", card.updated) for card in cards]
    dated = [(word, date) for word, date in changes if date]
    return max(dated, key=lambda change: change[1].first) if dated else None


def known_since(event: Event) -> Date | None:
    """When an event became known, where its author says more than its date and what was held of it do.

    Left out, `known` follows from these and from the day of an article (docs/authoring.md): of that day only what is
    still expected tells, because it was known before it was.
    """
    known, begun, held = event.known, _begun(event.date), event.status
    if known is None or (len(held) > 1 and held[0].since == known):
        return None
    if begun is not None and (known.earliest or begun) <= begun <= (known.latest or begun):
        return None
    early = begun is None or known.first < begun
    expected = bool(held) and held[-1].value == "expected"
    return known if expected or not (early and event.article) else None


def _begun(date: Date) -> int | None:
    """The last second at which a date can have begun; None where it may begin on any day to come."""
    either = date.form == "one"
    ends = [stretch.end if either else stretch.start or stretch.end for stretch in date.stretches]
    if either and None in ends:
        return None
    return (max if either else min)((end.latest for end in ends if end), default=None)


def timed(told: str, date: Date) -> str:
    """The words with what a machine can read: HTML's `time` for a day or time from the year 1 on (HTML, 4.5.14)."""
    if not told:
        return ""
    start, end = machine(date)
    if start and end and start != end:
        first, dash, last = told.partition("–")
        if dash and "–" not in last:
            return f"{_time(first.rstrip(), start)}{' – ' if first.endswith(' ') else '–'}{_time(last.lstrip(), end)}"
        return f'{_time(told, start)}<time datetime="{end}"></time>'
    if start or end:
        return _time(told, start or end)
    return f"<span>{escape(told)}</span>"


def _spoken(html: str, lang: str) -> str:
    return f'<span lang="{escape(lang)}" dir="{language.direction(lang)}">{html}</span>'


def _time(text: str, value: str) -> str:
    return f'<time datetime="{value}">{escape(text)!s}</time>'


_PLAIN: dict[str, Callable[..., object]] = {
    "machine": machine,
    "pieces": pieces,
    "gist": gist,
    "host": host,
    "facets": facets,
    "illustrated": illustrated,
    "srcset": offers,
    "newest_change": newest_change,
    "known_since": known_since,
    "modified": modified,
    "shape": shape,
    "legend": signs,
}
