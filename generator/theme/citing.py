"""How a page is cited: APA, Chicago, BibTeX, CSL-JSON. Its version is the newest date on the page.

A name is kept as its author wrote it: which part of it is the family name nobody can know who has only the name. No
clock takes part, so nothing says when the page was read.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from functools import lru_cache
from hashlib import blake2b
from json.encoder import encode_basestring as quoted
from typing import NamedTuple

from markupsafe import Markup, escape

from generator import language
from generator.dates import parse
from generator.model import Article, Card, Event, Site
from generator.pages import Head
from generator.theme.iso import changed, days, newest

_MOST = 1 << 13  # dates that are remembered as they are said
_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_RIGHT = "\N{RIGHT-TO-LEFT MARK}"
_UNFIT = re.compile(r"[^A-Za-z0-9/-]+")
_SPECIAL = re.compile(r"[\\{}$&%#_~^]|[^\S ]")
# A brace must not stand for itself: BibTeX counts them, also behind a backslash.
_TEX = {
    "\\": r"\textbackslash{}",
    "{": r"\textbraceleft{}",
    "}": r"\textbraceright{}",
    "~": r"\textasciitilde{}",
    "^": r"\textasciicircum{}",
    **{sign: f"\\{sign}" for sign in "$&%#_"},
}


@dataclass(frozen=True, slots=True)
class Citation:
    """A page as it is cited in two styles, as HTML, and in two formats, as text."""

    apa: Markup
    chicago: Markup
    bibtex: str
    csl: str


class _Version(NamedTuple):
    """A day, month or year: in words and with the year first, as HTML, and as fields of the two formats."""

    said: str
    year_first: str
    bibtex: str
    csl: str


class _Asked(NamedTuple):
    """What is cited: who wrote it, and all that must be said of it."""

    title: str
    authors: tuple[str, ...]
    version: _Version
    key: str
    url: str
    lang: str


class Citing:
    """Cites the pages of one site; ``t`` gives words of the interface."""

    def __init__(self, site: Site, t: Callable[..., str]) -> None:
        self._site = site
        self._t = t
        self._version = lru_cache(_MOST)(self._dated)
        self._year = lru_cache(_MOST)(self._of_year)
        self._marks = language.quotes(site.language)
        self._apa_end = str(escape(_ended(site.title)))
        self._named = f"<i>{escape(site.title)}</i>"
        self._bibtex_site = f"howpublished = {{{_tex(site.title)}}}"
        self._csl_site = quoted(site.title)

    def cite(self, head: Head, document: Event | Article, card: Card, address: str) -> Citation:
        """The page of an event or an article."""
        authors = document.authors if isinstance(document, Article) else ()
        version = self._version(_day(document, card))
        lang = head.lang or self._site.language
        asked = _Asked(card.title, authors, version, _key(address), head.canonical, lang)
        return Citation(self._apa(asked), self._chicago(asked), self._bibtex(asked), self._csl(asked))

    def _dated(self, day: str) -> _Version:
        if not day:
            return _Version("", escape(self._t("cite.undated")), "", "")
        date, tongue = parse(day), self._site.language
        said, year = language.words(date, tongue), self._year(day[:4])
        rest = language.margin(date, tongue, "year") if len(day) > 4 else ""
        numbers = [int(part) for part in day.split("-")]
        month = f",\n  month = {_MONTHS[numbers[1] - 1]}" if numbers[1:] else ""
        note = _tex(self._t("cite.version", date=said))
        mark = _RIGHT if language.direction(tongue) == "rtl" else ""  # else the number joins the Latin title before it
        return _Version(
            escape(f"{mark}{said}"),
            escape(f"{mark}{year}{self._t('comma')}{rest}" if rest else f"{mark}{year}"),
            f",\n  year = {{{numbers[0]}}}{month},\n  note = {{{note}}}",
            f',\n    "issued": {{"date-parts": [{numbers}]}}',
        )

    def _of_year(self, year: str) -> str:
        return language.words(parse(year), self._site.language)

    def _apa(self, asked: _Asked) -> Markup:
        named, year = _ended(f"<i>{escape(asked.title)}</i>"), asked.version.year_first
        by = escape(_ended(_beside(asked.authors))) if asked.authors else ""
        opening = f"{by} ({year}). {named}" if by else f"{named} ({year})."
        at = f" {escape(asked.url)}" if asked.url else ""
        return Markup(f"{opening} {self._apa_end}{at}")  # noqa: S704 - all of it is escaped

    def _chicago(self, asked: _Asked) -> Markup:
        named = f"{self._marks.open}{escape(_ended(asked.title))}{self._marks.close}"
        site = _ended(self._named)
        opening = f"{escape(_ended(self._by(asked)))} {named} {site}" if asked.authors else f"{site} {named}"
        dated = f" {_ended(asked.version.said)}" if asked.version.said else ""
        at = f" {escape(asked.url)}." if asked.url else ""
        return Markup(f"{opening}{dated}{at}")  # noqa: S704 - all of it is escaped

    def _by(self, asked: _Asked) -> str:
        spoken = self._site.language
        return language.listing(asked.authors, "en-US" if spoken.startswith("en") else spoken)  # "a, b, and c"

    def _bibtex(self, asked: _Asked) -> str:
        names = " and ".join([f"{{{_tex(name)}}}" for name in asked.authors])
        by = f"author = {{{names}}},\n  " if names else ""
        at = f",\n  url = {{{asked.url}}}" if asked.url else ""
        title = f"title = {{{{{_tex(asked.title)}}}}}"
        return f"@misc{{{asked.key},\n  {by}{title},\n  {self._bibtex_site}{asked.version.bibtex}{at}\n}}"

    def _csl(self, asked: _Asked) -> str:
        names = ", ".join([f'{{"literal": {quoted(name)}}}' for name in asked.authors])
        by = f',\n    "author": [{names}]' if names else ""
        at = f',\n    "URL": {quoted(asked.url)}' if asked.url else ""
        named = f'"id": {quoted(asked.key)},\n    "type": "webpage",\n    "title": {quoted(asked.title)}{by}'
        held = f'"container-title": {self._csl_site}{asked.version.csl}{at}'
        return f'[\n  {{\n    {named},\n    {held},\n    "language": {quoted(asked.lang)}\n  }}\n]'


def _beside(names: tuple[str, ...]) -> str:
    """The names as APA has them: "a", "a & b", "a, b, & c"."""
    *others, last = names
    return f"{', '.join(others)}{',' if others[1:] else ''} & {last}" if others else last


def _day(document: Event | Article, card: Card) -> str:
    """The newest day, month or year that the page shows of itself, "" where ISO 8601 has none: "2022-03-25"."""
    first = document.published if isinstance(document, Article) else document.known
    date = newest((first, changed(document, card)))
    if date is None:
        return ""
    start, end = days(date)
    return (end or start).partition("T")[0]


def _key(address: str) -> str:
    """The name of the page in a bibliography, as BibTeX takes it: its address, and of other scripts a digest."""
    stem = address.removesuffix(".html")
    plain = _UNFIT.sub("", stem)
    told = "" if plain == stem else f"-{blake2b(stem.encode(), digest_size=4).hexdigest()}"
    return f"{plain}{told}".replace("/", ":").strip("-:")


def _tex(text: str) -> str:
    """The text as BibTeX and LaTeX leave it."""
    return _SPECIAL.sub(_signed, text)


def _signed(found: re.Match[str]) -> str:
    return _TEX.get(found[0], " ")


def _ended(text: str) -> str:
    return language.ended(text, ".")
