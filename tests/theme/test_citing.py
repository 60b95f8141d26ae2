"""How pages are cited: each style and format as its readers want it, whatever an author writes."""

from __future__ import annotations

import json
import re
from dataclasses import replace
from typing import Any, Final

import pytest
from hypothesis import given
from hypothesis import strategies as st
from markupsafe import Markup

from generator.dates import parse
from generator.model import Article, Card, Event, Site
from generator.pages import Head
from generator.theme.citing import Citation
from generator.theme.functions import Functions
from tests.kinds import ARTICLE, CARDS, EVENT, NAMES, PACKAGED, SUMMIT, packaged, rendered

URL: Final = "https://example.org/repo/story/summit.html"
HEAD: Final = Head("A page", "", URL)
PLAIN: Final = replace(SUMMIT, title="The vote", corrected=None)
KNOWN: Final = replace(EVENT, known=parse("2022-03-24"), status=())


def cited(document: Event | Article, card: Card, head: Head = HEAD, site: Site | None = None, **more: str) -> Citation:
    said = site or Site("A site", base_url="https://example.org/repo", language=more.get("language", "en-US"))
    functions: Any = Functions(said, packaged(language=said.language)._strings, str).all
    found: Citation = functions["cite"](head, document, card, more.get("address", "story/summit.html"))
    return found


def fields(bibtex: str) -> tuple[str, str, dict[str, str]]:
    """The type, the key and the fields of one entry, read as BibTeX reads it: by counting braces."""
    opening = re.match(r"@(\w+)\{([\w:/.-]+),\s*", bibtex)
    assert opening
    rest, found = bibtex[opening.end() :], {}
    while rest != "}":
        name = re.match(r"(\w+) = ", rest)
        assert name, rest
        value, rest = valued(rest[name.end() :])
        found[name[1]] = value
        rest = rest.lstrip(",\n ")
    return opening[1], opening[2], found


def valued(text: str) -> tuple[str, str]:
    """The first value of the text, without its braces, and what comes after it."""
    if not text.startswith("{"):
        value, _, rest = text.partition(",")
        return value, rest
    depth = 0
    for at, sign in enumerate(text):
        depth += {"{": 1, "}": -1}.get(sign, 0)
        if not depth:
            return text[1:at], text[at + 1 :]
    raise AssertionError(text)


def unescaped(tex: str) -> str:
    """The signs that TeX would set."""
    words = {
        "textbackslash{}": "\\",
        "textbraceleft{}": "{",
        "textbraceright{}": "}",
        "textasciitilde{}": "~",
        "textasciicircum{}": "^",
    }
    return re.sub(r"\\(text\w+\{\}|.)", lambda found: words.get(found[1], found[1]), tex)


def test_an_event_is_cited_by_its_title() -> None:
    found = cited(KNOWN, PLAIN)
    assert found.apa == f"<i>The vote</i>. (2022, March 24). A site. {URL}"
    assert found.chicago == f"<i>A site</i>. “The vote.” March 24, 2022. {URL}."


def test_an_article_is_cited_by_its_authors() -> None:
    article = replace(ARTICLE, authors=("Ann Ex", "Bob"))
    card = replace(CARDS[1], title="What now?", updated=None)
    found = cited(article, card)
    assert found.apa == f"Ann Ex &amp; Bob. (2022, March 15). <i>What now?</i> A site. {URL}"
    assert found.chicago == f"Ann Ex and Bob. “What now?” <i>A site</i>. March 15, 2022. {URL}."
    assert fields(found.bibtex)[2]["author"] == "{Ann Ex} and {Bob}"
    assert json.loads(found.csl)[0]["author"] == [{"literal": "Ann Ex"}, {"literal": "Bob"}]


@pytest.mark.parametrize("language", ["en-US", "en-GB"])
def test_several_authors_stand_as_each_style_has_them(language: str) -> None:
    said = {
        names: cited(replace(ARTICLE, authors=names), CARDS[1], language=language)
        for names in (("Ann Ex",), ("Ann Ex", "Bob"), ("Ann Ex", "Bob", "C. Dee"))
    }
    assert [found.apa.partition(". (")[0] for found in said.values()] == [
        "Ann Ex",
        "Ann Ex &amp; Bob",
        "Ann Ex, Bob, &amp; C. Dee",
    ]
    assert [found.chicago.rpartition(" “")[0] for found in said.values()] == [
        "Ann Ex.",
        "Ann Ex and Bob.",
        "Ann Ex, Bob, and C. Dee.",
    ]


def test_the_formats_hold_the_same() -> None:
    found = cited(KNOWN, PLAIN)
    assert fields(found.bibtex) == (
        "misc",
        "story:summit",
        {
            "title": "{The vote}",
            "howpublished": "A site",
            "year": "2022",
            "month": "mar",
            "note": "Version of March 24, 2022",
            "url": URL,
        },
    )
    assert json.loads(found.csl) == [
        {
            "id": "story:summit",
            "type": "webpage",
            "title": "The vote",
            "container-title": "A site",
            "issued": {"date-parts": [[2022, 3, 24]]},
            "URL": URL,
            "language": "en-US",
        }
    ]


@pytest.mark.parametrize(
    ("known", "since", "updated", "corrected", "parts"),
    [
        ("2022", None, None, None, [2022]),
        ("2022-03", None, None, None, [2022, 3]),
        ("2022-03-24", None, "2022-03-26T10:35-04:00", "2022-03-25", [2022, 3, 26]),
        ("2022-03-24", None, "2022-03-26", "2022-04-25", [2022, 4, 25]),
        ("2022-03-24", "2022-05-01", "2022-03-26", "2022-04-25", [2022, 5, 1]),
        ("2022-06-28/2022-06-30", None, None, None, [2022, 6, 30]),
        (None, None, None, "2022-04-25", [2022, 4, 25]),
    ],
)
def test_the_version_is_the_newest_date_on_the_page(
    known: str | None, since: str | None, updated: str | None, corrected: str | None, parts: list[int]
) -> None:
    dates = [parse(text) if text else None for text in (known, since, updated, corrected)]
    status = (replace(EVENT.status[0], since=dates[1]),) if since else ()
    event = replace(KNOWN, known=dates[0], status=status)
    card = replace(PLAIN, updated=dates[2], corrected=dates[3])
    assert json.loads(cited(event, card).csl)[0]["issued"]["date-parts"] == [parts]


@pytest.mark.parametrize("known", ["-0043", "Y17000", "196X", "1917~"])
def test_where_no_date_can_be_written_none_is(known: str) -> None:
    found = cited(replace(KNOWN, known=parse(known)), PLAIN)
    assert found.apa == f"<i>The vote</i>. (n.d.). A site. {URL}"
    assert found.chicago == f"<i>A site</i>. “The vote.” {URL}."
    assert "year" not in fields(found.bibtex)[2]
    assert "issued" not in json.loads(found.csl)[0]


def test_without_a_base_url_the_address_is_left_out() -> None:
    found = cited(KNOWN, PLAIN, replace(HEAD, canonical=""), Site("A site", language="en-US"))
    assert found.apa == "<i>The vote</i>. (2022, March 24). A site."
    assert "http" not in f"{found.apa}{found.chicago}{found.bibtex}{found.csl}"


def test_a_citation_speaks_the_language_of_the_site() -> None:
    found = cited(KNOWN, PLAIN, language="de")
    assert found.apa == f"<i>The vote</i>. (2022, 24. März). A site. {URL}"
    assert found.chicago == f"<i>A site</i>. „The vote.“ 24. März 2022. {URL}."


def test_a_key_is_made_of_letters_that_bibtex_takes() -> None:
    assert fields(cited(KNOWN, PLAIN, address="a/b-c.html").bibtex)[1] == "a:b-c"
    keys = {fields(cited(KNOWN, PLAIN, address=f"قصة/{name}.html").bibtex)[1] for name in ("ا", "ب")}
    assert len(keys) == 2
    assert all(key.isascii() and key for key in keys)


@given(st.text(st.characters(blacklist_categories=("Cs", "Cc", "Zs", "Zl", "Zp")), min_size=1))
def test_any_title_comes_out_of_every_format_as_it_went_in(title: str) -> None:
    found = cited(replace(ARTICLE, authors=(title,)), replace(PLAIN, title=title))
    entry = fields(found.bibtex)[2]
    assert unescaped(entry["title"]) == f"{{{title}}}"
    assert unescaped(entry["author"]) == f"{{{title}}}"
    assert json.loads(found.csl)[0]["title"] == title
    assert title in Markup(found.apa).striptags()
    assert title in Markup(found.chicago).striptags()


@pytest.mark.parametrize("name", NAMES)
@pytest.mark.parametrize("kind", ["event", "bare event", "article"])
def test_every_page_of_an_entry_says_how_it_is_cited(kind: str, name: str) -> None:
    page = rendered(kind, PACKAGED[name])
    block = page.partition('<details class="cite">')[2].partition("</details>")[0]
    assert re.findall("<dt>(.*?)</dt>", block) == ["APA", "Chicago", "BibTeX", "CSL-JSON"]
    assert block.index("<summary>Cite this page</summary>") < block.index("<dl>")
    bibtex, csl = (Markup(text).unescape() for text in re.findall("<pre[^>]*>(.*?)</pre>", block, re.DOTALL))
    assert fields(bibtex)[0] == "misc"
    assert json.loads(csl)[0]["type"] == "webpage"


def test_in_arabic_the_date_stands_apart_from_a_latin_title() -> None:
    said = cited(ARTICLE, CARDS[1], language="ar")
    assert "\u200f16 مارس 2022" in said.chicago
    assert "(\u200f2022\u200f، 16 مارس)" in said.apa


def test_no_other_page_is_cited() -> None:
    assert all(
        "cite.how" not in rendered(kind) and 'class="cite"' not in rendered(kind) for kind in ("timeline", "page")
    )
