"""The themes that are packaged, page kind by page kind."""

from __future__ import annotations

import re
from dataclasses import replace
from functools import cache
from itertools import pairwise
from xml.etree import ElementTree as ET

import html5lib
import pytest
from markupsafe import Markup

from generator.dates import parse
from generator.model import Era, Link, Site
from generator.pages import Block, Head
from generator.theme.functions import pieces, timed
from tests.kinds import BODY, EVENT, KINDS, LIST, NAMES, PACKAGED, SUMMIT, packaged, page, rendered


@pytest.fixture(scope="module", params=[(name, kind) for name in NAMES for kind in KINDS], ids=" ".join)
def text(request: pytest.FixtureRequest) -> str:
    name, kind = request.param
    return rendered(kind, PACKAGED[name])


@cache
def elements(text: str) -> list[ET.Element]:
    parser = html5lib.HTMLParser(namespaceHTMLElements=False, strict=True)
    tree: ET.Element = parser.parse(text)
    return list(tree.iter())


def test_every_page_is_well_formed(text: str) -> None:
    assert elements(text)


def test_every_page_has_one_first_heading_and_skips_no_level(text: str) -> None:
    levels = [int(tag[1]) for tag in (str(e.tag) for e in elements(text)) if re.fullmatch("h[1-6]", tag)]
    assert levels.count(1) == 1
    assert all(after - before <= 1 for before, after in pairwise(levels))


def test_no_page_has_a_script_or_a_style_of_its_own(text: str) -> None:
    theirs = re.sub(r'<script type="application/ld\+json">.*?</script>', "", text, flags=re.DOTALL)  # which is data
    assert all(
        re.fullmatch(r' src="(\.\./)*theme/js/start\.js" defer></', s)
        for s in re.findall("<script(.*?)script>", theirs)
    )
    assert not re.search(r"<style|\sstyle=|\son[a-z]+=|javascript:", text)


def test_every_id_is_one_of_a_kind_and_every_jump_lands(text: str) -> None:
    found = elements(text)
    ids = [e.attrib["id"] for e in found if "id" in e.attrib]
    assert len(ids) == len(set(ids))
    jumps = [e.attrib["href"][1:] for e in found if e.attrib.get("href", "").startswith("#")]
    assert set(jumps) <= set(ids)


def test_every_page_names_its_language_its_address_and_what_it_says(text: str) -> None:
    assert '<html lang="en-GB" dir="ltr">' in text
    assert '<link rel="canonical" href="https://example.org/repo/' in text
    assert '<meta name="description" content="What it says">' in text
    skips = '<a class="skip" href="#main">' in text
    assert skips != ('<body class="embed">' in text)  # which has no menu to be skipped


def test_nothing_is_fetched_from_elsewhere(text: str) -> None:
    fetched = re.findall(r'(?:src|<link rel="(?:stylesheet|icon)" href)="([^"]*)"', text)
    assert fetched
    assert not [address for address in fetched if re.match("[a-z]+:|//", address)]


def test_no_letter_of_an_author_becomes_a_tag() -> None:
    assert "A &lt;summit&gt; &amp; its vote" in rendered("event")
    assert "<summit>" not in rendered("timeline")


def test_the_links_of_a_page_lead_up_to_the_root() -> None:
    assert '<link rel="stylesheet" href="../theme/css/tokens.css">' in rendered("timeline")
    assert 'href="../people/index.html"' in rendered("timeline")
    assert 'href="https://example.org/"' in rendered("timeline")
    assert '<link rel="stylesheet" href="theme/css/tokens.css">' in rendered("home")


def test_the_foot_leads_to_what_the_record_rests_on() -> None:
    foot = rendered("timeline").partition('<footer class="foot">')[2]
    assert '<a href="../sources/index.html">Sources</a>' in foot
    assert '<a href="../corrections/index.html">Corrections</a>' in foot
    bare = replace(page("timeline"), inputs=tuple((dict(page("timeline").inputs) | {"records": ()}).items()))
    said = packaged().render(bare)
    assert isinstance(said, str)
    assert "<nav" not in said.partition('<footer class="foot">')[2]


def test_the_page_for_what_is_not_there_works_at_any_depth() -> None:
    assert '<link rel="stylesheet" href="/repo/theme/css/tokens.css">' in rendered("404")


def test_a_picture_whose_name_has_a_space_is_found() -> None:
    assert 'src="../story/a%20b.jpg" alt="a hall" width="4" height="3"' in rendered("timeline")


def test_a_missing_picture_keeps_its_frame_and_caption() -> None:
    assert '<p class="frame">The picture is not held.</p>' in rendered("timeline")
    assert "Not held" in rendered("timeline")


def test_a_status_is_a_word_and_a_date_of_several_is_said_once() -> None:
    timeline = rendered("timeline")
    assert '<span class="status">expected</span>' in timeline
    assert timeline.count('<time datetime="2022-03-24">24 March</time>') == 1


STORM, WAR = Era("Storm", parse("2022-01/2022-02"), "Loud."), Era("War", parse("2022/.."), "<Long>.")


def with_eras(*eras: Era) -> str:
    plain = page("timeline")
    inputs = {**dict(plain.inputs), "chronicle": replace(LIST, eras=eras)}
    said = packaged().render(replace(plain, inputs=tuple(inputs.items())))
    assert isinstance(said, str)
    return said


def test_an_era_is_told_in_short_where_it_begins() -> None:
    told = '<em class="era">War</em></h2>\n<p class="era-summary">&lt;Long&gt;.</p>'
    assert with_eras(WAR).count(told) == 1
    assert "era-summary" not in with_eras(replace(WAR, summary=""))


def test_eras_that_begin_together_are_told_by_name() -> None:
    told = '<p class="era-summary"><b>Storm</b> Loud.</p>\n<p class="era-summary"><b>War</b> &lt;Long&gt;.</p>'
    assert told in with_eras(STORM, WAR)


def test_the_strip_links_every_entry_for_wide_and_for_narrow_pages() -> None:
    timeline = rendered("timeline")
    for anchor in ("e.year", "e.talk", "e.summit", "e.same", "e.spring", "e.about", "e.since"):
        assert timeline.count(f'href="#{anchor}"') == 2
        assert timeline.count(f'id="{anchor}"') == 1


def test_an_event_tells_what_was_held_of_it_what_was_corrected_and_who_says_so() -> None:
    event = rendered("event")
    for said in ("from 23 March 2022", "<del>three</del>", "<ins>four</ins>", "miscounted", "A paragraph was added."):
        assert said in event
    assert 'href="../story/a.html#vote"' in event
    assert 'rel="prev" href="../story/talk.html"' in event
    assert "No source given." in rendered("bare event")


def test_the_blocks_of_an_article_stand_where_they_were_written() -> None:
    article = rendered("article")
    assert article.index("<p>One</p>") < article.index('id="vote"') < article.index("<p>Two</p>")


def test_a_language_from_right_to_left_turns_the_page() -> None:
    theme = packaged(language="ar")
    said = theme.render(page("timeline", Site("A site", language="ar")))
    assert isinstance(said, str)
    assert '<html lang="ar" dir="rtl">' in said


# ---- dates and texts ----

TIME = '<time datetime="'


@pytest.mark.parametrize(
    ("told", "date", "html"),
    [
        ("18 March", "2014-03-18", '<time datetime="2014-03-18">18 March</time>'),
        (
            "4–5 June",
            "2014-06-04/2014-06-05",
            '<time datetime="2014-06-04">4</time>–<time datetime="2014-06-05">5 June</time>',
        ),
        (
            "3 May – 2 June",
            "2022-05/2022-06",
            '<time datetime="2022-05">3 May</time> – <time datetime="2022-06">2 June</time>',
        ),
        (
            "du 4 au 5 mai",
            "2014-05/2014-06",
            '<time datetime="2014-05">du 4 au 5 mai</time><time datetime="2014-06"></time>',
        ),
        ("since 24 February", "2022-02-24/..", '<time datetime="2022-02-24">since 24 February</time>'),
        ("44 BCE", "-0043", "<span>44 BCE</span>"),
        ("a < b", "[1667, 1668]", "<span>a &lt; b</span>"),
        ("", "2022-03-23", ""),
    ],
)
def test_a_machine_can_read_what_html_can_say(told: str, date: str, html: str) -> None:
    assert timed(told, parse(date)) == html


def test_a_text_is_cut_where_its_blocks_stood() -> None:
    assert list(pieces("<p>a</p><!--event:x--><!--event:y--><p>b</p>")) == [
        (Markup("<p>a</p>"), "x"),
        (Markup(""), "y"),
        (Markup("<p>b</p>"), ""),
    ]


# ---- languages within a page, what is withdrawn, what is not published


def told(kind: str, **inputs: object) -> str:
    """A page of the default theme with some of its inputs replaced."""
    plain = page(kind)
    html = PACKAGED["default"].render(replace(plain, inputs=tuple((dict(plain.inputs) | inputs).items())))
    assert isinstance(html, str), html
    return html


def test_a_block_in_another_language_says_so_of_its_text() -> None:
    polish = Block("vote", replace(SUMMIT, lang="pl"), BODY)
    assert '<div class="told" lang="pl" dir="ltr"><p>Some ' in told("article", blocks=(polish,))
    assert 'class="told"' not in told("article")
    bare = replace(polish, body=None)
    assert '<p><span lang="pl" dir="ltr">They vote.</span></p>' in told("article", blocks=(bare,))


@pytest.mark.parametrize("kind", ["event", "article"])
def test_around_a_text_in_another_language_we_speak_our_own(kind: str) -> None:
    html = told(kind, head=Head("T", lang="he", trail=(Link("A", "a"), Link("B", "b"))))
    assert '<main id="main" lang="he" dir="rtl">' in html
    assert '<p class="when"><span lang="en-GB" dir="ltr">' in html
    assert '<nav class="trail" lang="en-GB"' in html
    assert '<nav class="neighbours" lang="en-GB"' in html
    assert '<dl lang="en-GB" dir="ltr">' in html


def test_what_was_corrected_is_in_the_language_of_the_text_and_our_words_around_it_are_not() -> None:
    html = told("event", head=Head("T", lang="he"))
    assert '<section class="changes" id="corrections" lang="en-GB" dir="ltr">' in html
    assert '<del lang="he" dir="rtl">three</del>' in html
    assert '<span lang="he" dir="rtl">A paragraph was added.</span>' in html
    assert '<span class="credit" lang="en-GB" dir="ltr">Licence: CC0</span>' in html


@pytest.mark.parametrize("name", NAMES)
@pytest.mark.parametrize("kind", ["home", "timeline", "person", "names", "sources", "corrections"])
def test_of_a_list_only_the_words_of_its_own_page_are_in_its_language(kind: str, name: str) -> None:
    plain = page(kind)
    inputs = tuple((dict(plain.inputs) | {"head": Head("Tytuł", lang="pl")}).items())
    html = PACKAGED[name].render(replace(plain, inputs=inputs))
    assert isinstance(html, str)
    assert '<main id="main">' in html
    assert '<h1><span lang="pl" dir="ltr">' in html
    assert '<div class="prose" lang="pl" dir="ltr">' in html


def test_in_a_list_the_caption_of_a_picture_is_in_the_language_of_its_entry_and_our_words_are_not() -> None:
    hebrew = replace(SUMMIT, lang="he")
    html = told("timeline", chronicle=replace(LIST, cards=(hebrew,)))
    assert '<img lang="he" dir="rtl"' in html
    assert '<figcaption><span lang="he" dir="rtl">The hall</span>' in html
    assert '<span class="credit">Licence: CC0</span>' in html


def test_a_timeline_in_another_language_says_so_of_its_eras() -> None:
    html = told("timeline", head=Head("Tytuł", lang="pl"))
    assert '<em class="era" lang="pl" dir="ltr">' in html
    assert '<p class="era-summary" lang="pl" dir="ltr">' in html


def test_a_mark_of_the_strip_tells_date_and_title_in_the_language_of_its_entry() -> None:
    cards = tuple(replace(card, lang="de") if card is SUMMIT else card for card in LIST.cards)
    html = told("timeline", chronicle=replace(LIST, cards=cards))
    assert '<title lang="de">24. März 2022: A &lt;summit&gt; &amp; its vote</title>' in html


def test_a_list_bears_the_title_and_the_summary_of_its_page() -> None:
    for kind in ("home", "names", "sources", "corrections"):
        html = told(kind, head=Head("What we call it"))
        assert "<h1>What we call it</h1>" in html
        assert "<title>What we call it · A site</title>" in html
        assert '<p class="lede">All of it.</p>' in html
        assert "a%20b.jpg" in html


def test_what_is_withdrawn_says_what_it_was_and_why() -> None:
    html = told("gone", head=Head("A meeting"))
    assert "<h1>A meeting</h1>" in html
    assert "<p>It was withdrawn.</p>" in html
    assert "<p>This page is gone.</p>" in told("gone", reason="")


def test_an_event_says_since_when_it_was_known_where_that_tells_more() -> None:
    assert "<dt>Known since</dt><dd>3 May 2021</dd>" in told("event", event=replace(EVENT, known=parse("2021-05-03")))
    assert "Known since" not in told("event", event=replace(EVENT, known=EVENT.date))


def test_what_is_not_published_says_so_within_a_landmark_and_only_once() -> None:
    html = told(
        "article", head=Head("T", ribbon="draft"), blocks=(Block("vote", replace(SUMMIT, ribbon="draft"), None),)
    )
    assert '<aside class="ribbon" aria-label="Not published">Draft: this page is not published</aside>' in html
    assert "unpublished" not in html
    html = told("article", blocks=(Block("vote", replace(SUMMIT, ribbon="scheduled"), None),))
    assert '<span class="status unpublished">Scheduled</span>' in html
