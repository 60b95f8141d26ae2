"""Feeds as bytes: Atom and JSON Feed of the same items."""

from __future__ import annotations

import io
import json
import re
from dataclasses import replace
from typing import Any

import feedparser
import pytest
from markupsafe import Markup

from generator.dates import parse
from generator.exports import atom, jsonfeed
from generator.exports.telling import Telling
from generator.model import STATUSES, Correction, Link, Picture, Site, Source, Update
from generator.pages import Block, Body, Change, Cited, Item, Medium, Told
from tests import kinds
from tests.feeding import atom_faults, json_faults

SITE = replace(kinds.SITE, timezone="Europe/Warsaw", rights="© <us> & them")
BASE = "https://example.org/repo"
KEYS = "by was now why correction corrected update updated sources_label licence via page_number archived accessed"
WORDS = (
    *((key, key.upper()) for key in KEYS.split()),
    *((f"status.{standing}", standing) for standing in STATUSES),
    ("comma", ", "), ("colon", ": "), ("stop", "."),
    ("by", "By {names}"), ("accessed", "read on {date}"), ("via", "via {name}"), ("corrected", "Corrected {date}"),
)  # fmt: skip
TEXTS = {
    "text": '<h1 id="a">So</h1>\n<p><a href="x.md">text</a> <a href="#a">up</a> <a href="//x.org/y">away</a> '
    '<a data-name="N">N</a> <a href="dead.md">dead</a> <img src="p q.png" alt=""> &lt;a href="//stays"&gt;</p>',
    "article": "<p>One</p>\n<!--event:vote-->\n<p>Two</p>\n<!--event:draft-->\n<p>Three</p>",
    "block": '<p>They <a href="#fn:1">vote</a>.</p>',
}
TARGETS = (
    ("N", Link("Someone ł", "people/ł.html"), None),
    ("dead.md", None, None),
    ("p q.png", Link("", "story/p q.png"), Medium(4, 3)),
    ("x.md", Link("X", "a/index.html#b"), None),
)
EVENT = Told(kinds.SUMMIT, kinds.EVENT, Body("text", TARGETS), (), kinds.CITED)
BLOCK = Block("vote", replace(kinds.SUMMIT, lang="pl"), Body("block", (), 4, "vote-"))
ARTICLE = Told(kinds.CARDS[1], kinds.ARTICLE, Body("article"), (BLOCK,), ())


def item(told: Told | Change = EVENT, name: str = "summit", day: str = "2022-03-24", updated: str = "") -> Item:
    from generator import zones

    first, last = (parse(d, zones.zone(SITE.timezone)).first for d in (day, updated or day))
    return Item(f"{BASE}/story/{name}.html", f"{BASE}/story/{name}.html", first, last, told)


def made(*items: Item, site: Site = SITE, title: str = "A <feed> & more") -> tuple[bytes, dict[str, Any]]:
    """Both formats, looked over by the rules of both."""
    said: dict[str, Any] = {"site": site, "title": title, "summary": "", "words": WORDS, "items": items}
    xml = atom.made(TEXTS.__getitem__, url=f"{BASE}/feed.atom", page=f"{BASE}/", **said)
    told = jsonfeed.made(TEXTS.__getitem__, url=f"{BASE}/feed.json", page=f"{BASE}/", **said)
    assert (atom_faults(xml), json_faults(told)) == ([], [])
    return xml, json.loads(told)


def html(told: Told | Change, **site: Any) -> str:  # noqa: ANN401
    """The text of an item, which is the same in both formats."""
    xml, feed = made(item(told), site=replace(SITE, **site))
    said: str = feed["items"][0]["content_html"]
    assert f"\n{said}" == f"\n{parsed(xml).entries[0].content[0].value}\n" or "<" in said
    return said


def parsed(xml: bytes) -> Any:  # noqa: ANN401
    read = feedparser.parse(io.BytesIO(xml), sanitize_html=False, resolve_relative_uris=False)
    assert not read.bozo
    return read


def test_both_formats_say_the_same_of_a_feed_and_its_items() -> None:
    xml, feed = made(item(updated="2022-03-26"), item(ARTICLE, "a", "2022-03-15"))
    read = parsed(xml)
    assert read.feed.title == feed["title"] == "A <feed> & more"
    assert read.feed.rights == "© <us> & them"
    assert [e.id for e in read.entries] == [i["id"] for i in feed["items"]]
    assert [e.title for e in read.entries] == [i["title"] for i in feed["items"]]
    assert [e.published for e in read.entries] == [i["date_published"] for i in feed["items"]]
    assert [e.updated for e in read.entries] == [i["date_modified"] for i in feed["items"]]
    assert [[t.term for t in e.get("tags", [])] for e in read.entries] == [["summits"], []]
    assert [i.get("tags", []) for i in feed["items"]] == [["summits"], []]
    assert read.feed.updated == "2022-03-26T00:00:00+01:00"


def test_a_feed_without_entries_was_updated_when_time_began() -> None:
    xml, feed = made()
    assert parsed(xml).feed.updated == "0001-01-01T00:00:00Z"
    assert feed["items"] == []


def test_what_no_calendar_of_four_digits_can_say_is_left_out_or_nearest() -> None:
    xml, feed = made(item(day="-0043-03-15"), item(name="late", day="Y10000"))
    read = parsed(xml)
    assert [e.updated for e in read.entries] == ["0001-01-01T00:00:00Z", "9999-12-31T23:59:59Z"]
    assert not any("published" in e for e in read.entries)
    assert not any(key.startswith("date") for i in feed["items"] for key in i)


def test_links_and_pictures_are_absolute() -> None:
    text = html(EVENT)
    assert f'<a href="{BASE}/a/#b">text</a>' in text
    assert f'<a href="{BASE}/people/%C5%82.html">Someone ł</a>' in text
    assert f'<a href="{BASE}/story/summit.html#a">up</a>' in text
    assert '<a href="https://x.org/y">away</a>' in text
    assert f'<img src="{BASE}/story/p%20q.png" width="4" height="3"' in text
    assert "<cite>Bare</cite>" in text
    assert f'<img src="{BASE}/story/a%20b.jpg" alt="a hall" width="4" height="3">' in text
    assert '<span class="dead">dead</span>' in text
    assert '&lt;a href="//stays"&gt;' in text


def test_the_date_comes_first_with_the_standing_then_text_changes_and_sources() -> None:
    text = html(EVENT)
    order = ("24 March 2022", "expected", "They vote.", "So</h2>", "Corrected 25 March 2022", "four", "A paragraph")
    places = [text.index(word) for word in (*order, "SOURCES_LABEL", "Statement", "read" if "read" in text else "Bare")]
    assert places == sorted(places)


@pytest.mark.parametrize(
    "source",
    [
        Source("Bare"),
        kinds.SOURCE,
        Source(
            "A & <b>", "NATO", "Ann", parse("2022-03"), "https://www.x.org/?a&b", "https://y.org/z", parse("2023-01-02")
        ),
        Source("S", url="mailto:a@x.org", via="A wire", page="7", quote="So <it> is."),
    ],
)
def test_a_source_reads_as_on_a_page(source: Source) -> None:
    theme, cited = kinds.packaged(), Cited(source, "sources/s.html")
    asked = "{% from 'parts/source.html.j2' import citation %}{{ citation(cited, '') }}"
    page = theme._lean.from_string(asked).render(cited=cited)
    words = tuple((key, theme.say(key)) for key, _ in WORDS)
    text = Telling(kinds.SITE, words, str)._citation(cited)
    assert Markup(text).striptags() == Markup(page).striptags()
    assert re.findall('href="(http.*?)"', text)[1:] == re.findall('href="(http.*?)"', page)


def test_an_article_shows_its_events_in_place_and_not_those_that_are_not_published() -> None:
    text = html(ARTICLE)
    places = [text.index(word) for word in ("By A and B", "One", "<section>", "A &lt;summit&gt;", "vote</a>", "Two")]
    assert places == sorted(places)
    assert "event:" not in text
    assert f'<a href="{BASE}/story/summit.html#vote-fn:1">vote</a>' in text
    assert '<div lang="pl" dir="ltr">' in text
    _, feed = made(item(ARTICLE))
    assert feed["items"][0]["authors"] == [{"name": "A"}, {"name": "B"}]


def test_a_change_says_what_stood_there_and_what_stands_there_now() -> None:
    mended = Change(kinds.SUMMIT, Correction(parse("2022-03-25"), "three <b>", "four", ""))
    added = Change(kinds.SUMMIT, Update(parse("2022-03-26"), "A paragraph."))
    xml, feed = made(item(mended, "a"), item(added, "b"))
    assert [e.title for e in parsed(xml).entries] == [
        "CORRECTION: A <summit> & its vote",
        "UPDATE: A <summit> & its vote",
    ]
    assert "<del>three &lt;b&gt;</del>" in feed["items"][0]["content_html"]
    assert "WHY" not in feed["items"][0]["content_html"]
    assert "<p>A paragraph.</p>" in feed["items"][1]["content_html"]


@pytest.mark.parametrize(
    ("title", "kept"),
    [
        ("]]>", "]]>"),
        ("</title><script>x</script>", "</title><script>x</script>"),
        ("\"'&amp;", "\"'&amp;"),
        ("\x00\x0b\x1b\x7f\x9f\ufffe\ud800", ""),
        ("\u202eעברית", "\u202eעברית"),
        ("𝔘\u2029n", "𝔘\u2029n"),
    ],
)
def test_no_title_breaks_a_feed(title: str, kept: str) -> None:
    card = replace(kinds.SUMMIT, title=title, tags=(Link(title, "tags/x.html"),), summary=title)
    xml, feed = made(item(replace(EVENT, card=card)), site=replace(SITE, title=f"x{title}"), title=f"x{title}")
    assert parsed(xml).feed.title == feed["title"] == f"x{kept}"
    assert not any(ord(c) < 32 and c not in "\t\n" for c in xml.decode())
    assert feed["items"][0]["content_html"].count("<script") == 0


def test_a_text_from_right_to_left_says_so() -> None:
    card = replace(kinds.SUMMIT, lang="ar")
    text = html(replace(EVENT, card=card))
    assert text.startswith('<div lang="en-GB" dir="ltr">\n<p>')
    assert '<div lang="ar" dir="rtl">\n<p>They vote.' in text
    xml, feed = made(item(replace(EVENT, card=card)))
    assert (b'<entry xml:lang="ar">' in xml, feed["items"][0]["language"]) == (True, "ar")
    assert html(EVENT, language="ar").startswith('<div lang="ar" dir="rtl">')


def test_a_picture_that_is_missing_leaves_its_caption() -> None:
    text = html(replace(EVENT, card=replace(kinds.SUMMIT, picture=Picture("", 0, 0, caption="A hall", licence="CC0"))))
    assert "<figure>\n<figcaption>A hall · LICENCE CC0</figcaption>\n</figure>" in text


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("<id>https", "<id>/https"),
        ("T00:00:00+01:00<", " 00:00<"),
        ('rel="self"', 'rel="via"'),
        ('rel="alternate"', 'rel="via"'),
        ("/a.html</id>", "/summit.html</id>"),
        ("<updated>", "<updated/><updated>"),
        ('type="html"', 'type="xhtml"'),
        ('href="https:', 'href="'),
        ("<name>", "<uri/><name/><nickname>"),
        (' xml:lang="en-GB"', ""),
        ("<updated>2022-03-26", "<updated>2022-03-25"),
        ("&lt;a href=", "&lt;a href='' href="),
    ],
)
def test_the_rules_see_what_breaks_them(old: str, new: str) -> None:
    xml, _ = made(item(updated="2022-03-26"), item(ARTICLE, "a"))
    count = 1 if "26" in old else -1
    broken = xml.decode().replace(old, new, count).replace("<nickname>", "<name>").replace("href='' href=\"h", 'href="')
    assert broken != xml.decode()
    assert atom_faults(broken.encode())
