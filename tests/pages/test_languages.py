"""One site in each language of the interface: its authors write Greek letters only, so all other words are ours."""

from __future__ import annotations

import functools
import json
import re
import tomllib
from collections.abc import Iterator
from html import unescape

import pytest

from generator.language import direction
from tests.exhibits import block
from tests.reading import Reading, read
from tests.sites import ROOT, Site, document, event

LANGUAGES = ("ar", "de", "en", "es", "fr", "ja", "pl", "uk")
OTHERS = tuple(language for language in LANGUAGES if language != "en")
SHOWN = ("aria-label", "title", "alt", "content")  # attributes that are read to somebody
KINDS = {
    "index.html": "home",
    "alpha/index.html": "timeline",
    "beta/index.html": "timeline",  # an overview of parts
    "beta/index.2xxx-2.html": "timeline",  # which goes on
    "embed/alpha.html": "embed",
    "alpha/summit.html": "event",
    "alpha/hebrew.html": "event",  # in a language of its own
    "alpha/report.html": "article",
    "people/delta.html": "entity",
    "tags/ταυ.html": "tag",
    "people/index.html": "names",
    "sources/index.html": "sources",
    "sources/key.html": "source",
    "corrections/index.html": "corrections",
    "page.html": "page",
    "404.html": "404",
    "old.html": "alias",
    "alpha/lost.html": "gone",
}

TIMELINE = """---
title: Αλφα
kind: timeline
eras: [{name: Επωχ, date: 1990/2000, summary: Λογος.}]
lanes: [{name: Λαν, match: {places: Πολις}}]
---
Λογος.
"""
SUMMIT = """---
title: Συνοδος
date: 2001-03-24T10:35-04:00
people: [Δελτα, Ιωτα]
organisations: Ομικρον
places: [Πολις]
tags: [ταυ]
image: {caption: Εικων, credit: Γαμμα, licence: CC0}
status:
  - {value: expected, from: 2001-03-01, sources: key}
  - {value: confirmed, from: 2001-03-24}
sources:
  - key
  - {title: Βιβλος, author: Ψι, date: 1999-03, page: 7, via: Χι, url: "https://example.org/", accessed: 2020-01-02,
     archive: "https://example.net/"}
corrections: [{date: 2001-04-01, was: Ενα, now: Δυο, why: Τρια}]
updates: [{date: 2001-04-02, note: Νοτα}]
related: [report]
known: 2000
aliases: [/old.html]
---
Λογος.

Λογος.
"""
STATUSES = ("confirmed", "reported", "disputed", "expected", "postponed", "cancelled", "retracted")
DATES = ("1917~", "1984?", "188X", "[..1871]", "1871/..", "../1871", "1968-24", "1560-12-XX", "-0043", "[1667, 1668]")


def files(language: str) -> dict[str, str]:
    """Every kind of page, status and shape of a date."""
    return {
        "content/site.toml": f'title = "Σιτε"\nlanguage = "{language}"\nbase_url = "https://example.org/repo"\n'
        'feeds = {tags = true}\nshare_pictures = false\nrights = "Ρω"\n',
        "content/sources.yaml": "key: {title: Πηγη, publisher: Εκδ, url: 'https://example.org/x'}\n",
        "content/page.md": document("Λογος.", title="Σελις", kind="page"),
        "content/alpha/index.md": TIMELINE,
        "content/alpha/summit.md": SUMMIT,
        "content/alpha/hebrew.md": event("פגישה", "2001-05", "טקסט", lang="he", date_text="באביב", places="Πολις"),
        "content/alpha/draft.md": event("Σχεδ", "2001-06", "Λογος.", draft="true"),
        "content/alpha/lost.md": event("Λοστ", "2001-07", gone="Λογος."),
        "content/alpha/report.md": document(
            "Λογος.\n\n" + block("Μπλοκ", "in-text", "2001-03", "Λογος.", status="disputed"),
            title="Αρθρο",
            published="2001-03-25",
            authors="[Ψι, Χι]",
            summary="Λογος.",
        ),
        "content/people/delta.md": document("Λογος.", title="Δελτα", names="[Δ]", born="1900", died="1980"),
        "content/places/polis.md": document(title="Πολις", coordinates="{lat: 1, lon: 2}", within="Χωρα"),
        "content/places/chora.md": document(title="Χωρα"),
        "content/beta/index.md": "---\ntitle: Βητα\nkind: timeline\npages: false\norder: newest\n---\n",
        "content/beta/many.csv": "title,date\n" + "Γεγονος,2001-05-05\n" * 201 + "Γεγονος,1990\n" * 4,
        **{
            f"content/alpha/is-{status}.md": event("Γεγονος", f"2002-0{n}-01", status=status, known="2000")
            for n, status in enumerate(STATUSES, 1)
        },
        **{f"content/alpha/at-{n}.md": event("Γεγονος", f'"{date}"') for n, date in enumerate(DATES)},
    }


@pytest.fixture(scope="module")
def sites(tmp_path_factory: pytest.TempPathFactory) -> object:
    """The site in a language, built when it is asked for."""
    folder = tmp_path_factory.mktemp("languages")

    @functools.cache
    def one(language: str) -> Site:
        site = Site(folder / language).write(files(language))
        site.good(drafts=True)
        return site

    return one


@pytest.fixture
def spoken(sites: functools._lru_cache_wrapper[Site], request: pytest.FixtureRequest) -> tuple[str, Site]:
    """A language with its site."""
    return request.param, sites(request.param)


# `make test` reads the one from right to left and the one with most plural forms, `make test-long` all of them.
QUICK = ("ar", "pl")
every, other = (
    pytest.mark.parametrize(
        "spoken", [pytest.param(one, marks=() if one in QUICK else pytest.mark.long) for one in some], indirect=True
    )
    for some in (LANGUAGES, OTHERS)
)


SHARED = {"es": {"may"}}  # words of the language that only its dates hold: short for mayo


def words(text: str) -> set[str]:
    return {word.casefold() for word in re.findall(r"[A-Za-z]{3,}", text)}


def catalogue(language: str) -> set[str]:
    """Every word of three letters and more that the interface has."""
    table = tomllib.loads((ROOT / f"themes/default/i18n/{language}.toml").read_text("utf-8"))
    return {word for text in _texts(table) for word in words(re.sub(r"\{\w+\}", " ", text))}


def _texts(table: dict[str, object]) -> Iterator[str]:
    for value in table.values():
        if isinstance(value, dict):
            yield from _texts(value)
        else:
            yield str(value)


def said(html: str) -> Iterator[str]:
    """All that a reader of a page sees or hears, without what is written for programs."""
    page = Reading(re.sub(r"<(script|pre|textarea)\b.*?</\1>", "", html, flags=re.DOTALL))
    yield from (element.text for element in page.all("title", "body"))
    for element in page.elements:
        about = element.attributes.get("property", "") + element.attributes.get("name", "")
        if element.tag != "meta" or re.search("title|description|alt", about):
            yield from (element.attributes[name] for name in SHOWN if name in element.attributes)
        yield from _said_later(element.attributes.get("data-said", "{}"))


def _said_later(told: str) -> Iterator[str]:
    """What a script will say: messages by their names, of some the plural forms."""
    for value in json.loads(told).values():
        forms = [value] if isinstance(value, str) else value.values()
        yield from (re.sub(r"\{\w+\}", " ", form) for form in forms)


@every
def test_each_page_says_its_language_and_its_direction(spoken: tuple[str, Site]) -> None:
    language, site = spoken
    assert set(KINDS) <= site.pages()
    for address in site.pages():
        root = read(site.output / address).one("html").attributes
        assert (root["lang"], root["dir"]) == (language, direction(language)), address


@other
def test_no_page_holds_an_english_word_of_the_interface(spoken: tuple[str, Site]) -> None:
    language, site = spoken
    english = catalogue("en") - catalogue(language) - SHARED.get(language, set())
    assert {"entry", "before", "sources", "expected"} <= english | catalogue(language)
    for address in sorted(site.pages()):
        for text in said(site.page(address)):
            found = words(re.sub(r"https?://\S+|\bexample\.\w+", " ", text)) & english
            assert not found, (address, text)


@other
def test_no_feed_holds_an_english_word_of_the_interface(spoken: tuple[str, Site]) -> None:
    language, site = spoken
    feeds = [name for name in site.files() if name.endswith(".atom")]
    assert feeds
    for name in feeds:
        text = re.sub(r"<[^>]*>", " ", unescape(re.sub(r"<[^>]*>", " ", site.page(name))))
        assert not words(re.sub(r"\S*[:/.]\S*", " ", text)) & (catalogue("en") - catalogue(language)), name


def test_the_english_site_holds_them_so_that_the_others_could(sites: functools._lru_cache_wrapper[Site]) -> None:
    site = sites("en")
    seen = {word for address in site.pages() for text in said(site.page(address)) for word in words(text)}
    assert len(seen & catalogue("en")) > 0.7 * len(catalogue("en"))


def test_in_arabic_time_runs_from_right_to_left(sites: functools._lru_cache_wrapper[Site]) -> None:
    def places(language: str) -> list[float]:
        strip = sites(language).page("alpha/index.html").partition('<svg class="strip narrow"')[0]
        marks = re.findall(r'href="#e\.(at-\d)"><title>[^<]*</title><\w+ class="\w+" x="([\d.]+)%"', strip)
        return [float(dict(marks)[name]) for name in ("at-8", "at-7", "at-9", "at-0", "at-1")]  # oldest first

    forth, back = places("en"), places("ar")
    assert forth == sorted(forth)
    assert back == sorted(back, reverse=True)


# ---- an entry in another language


@every
def test_an_entry_in_another_language_says_so_wherever_it_stands(spoken: tuple[str, Site]) -> None:
    _, site = spoken
    for address in ("alpha/index.html", "places/polis.html", "embed/alpha.html", "alpha/report.html"):
        page = read(site.output / address)
        named = [e for e in page.all("a", "title") if e.text.endswith("פגישה")]
        assert named, address
        for element in named:  # a mark of the strip says so in its title
            in_strip = element.tag == "a" and "svg" in element.within
            assert in_strip or element.attributes.get("lang") == "he", address


@every
def test_the_words_for_its_date_that_its_author_chose_are_in_its_language(spoken: tuple[str, Site]) -> None:
    _, site = spoken
    assert '<p class="when"><span lang="he" dir="rtl"><time datetime="2001-05">באביב</time></span></p>' in site.page(
        "alpha/index.html"
    )
    assert '<title lang="he">באביב' in site.page("alpha/index.html")


@every
def test_around_it_its_own_page_speaks_the_language_of_the_site(spoken: tuple[str, Site]) -> None:
    language, site = spoken
    page = read(site.output / "alpha/hebrew.html")
    main = page.one("main").attributes
    assert (main["lang"], main["dir"]) == ("he", "rtl")
    for element in (page.one("details", kind="cite"), page.one("nav", kind="neighbours")):
        assert element.attributes["lang"] == language


@every
def test_a_feed_says_so_of_it(spoken: tuple[str, Site]) -> None:
    _, site = spoken
    feed = next(name for name in site.files() if name.endswith(".atom") and "פגישה" in site.page(name))
    entry = next(part for part in site.page(feed).split("</entry>") if "<title>פגישה" in part)
    assert '<entry xml:lang="he">' in entry
