"""The themes that are packaged, page kind by page kind; and what an author of a theme is told."""

from __future__ import annotations

import gzip
import re
import tomllib
from collections.abc import Callable, Iterator
from functools import cache
from pathlib import Path
from typing import Any, Final
from xml.etree import ElementTree

import html5lib
import pytest
from markupsafe import Markup

from generator.dates import parse
from generator.model import (
    Article,
    Card,
    Correction,
    Entity,
    Era,
    Event,
    Link,
    Mark,
    Picture,
    PlainPage,
    Site,
    Source,
    Status,
    Update,
)
from generator.pages import Block, Body, Change, Chronicle, Cited, Density, Head, Mention, Page, Part, Shelf
from generator.problems import Problem
from generator.theme import Theme, load
from generator.theme.functions import pieces, timed

THEMES: Final = Path(__file__).resolve().parent.parent / "themes"
NAMES: Final = ("default", "observatory")
HTML: Final = {"text": '<p>Some <a href="x.md">text</a>.</p>', "article": "<p>One</p><!--event:vote--><p>Two</p>"}
SITE: Final = Site("A site", base_url="https://example.org/repo", language="en-GB", rights="All of them.")


def packaged(name: str = "default", language: str = "en-GB") -> Theme:
    site = Site("A site", base_url=SITE.base_url, language=language, theme=name, rights="All of them.")
    theme, problems = load(site, [THEMES], HTML.__getitem__)
    assert not problems
    assert theme
    return theme


# ---- a page of every kind ----


def card(date: str, title: str, address: str, **more: Any) -> Card:  # noqa: ANN401
    return Card("event", f"story/{address}.html", title, parse(date), **more)


WHO: Final = (Link("Jarosław Kaczyński", "people/jaroslaw-kaczynski.html"),)
SUMMIT: Final = card(
    "2022-03-24",
    "A <summit> & its vote",
    "summit",
    status="expected",
    summary="They vote.",
    people=WHO,
    places=(Link("Brussels", "places/brussels.html"),),
    tags=(Link("summits", "tags/summits.html"),),
    picture=Picture("story/a b.jpg", 4, 3, "a hall", "The hall", "Somebody", "CC0"),
    sources=2,
    corrected=parse("2022-03-25"),
)
CARDS: Final = (
    card("2014", "A year", "year"),
    card("2022-03-15", "A talk", "talk", status="reported", sources=1, updated=parse("2022-03-16")),
    SUMMIT,
    card("2022-03-24", "The same day", "same", picture=Picture("", 0, 0, caption="Not held")),
    card("2022-04/2022-06", "A spring", "spring", status="disputed"),
    card("2023~", "About a year", "about", lang="fr"),
    card("2024-01-01/..", "Since then", "since"),
)
FIRSTS: Final = [entry.date.first for entry in CARDS]
ERAS: Final = (Era("Before", parse("../2021")), Era("After", parse("2022/..")))
LIST: Final = Chronicle(7, FIRSTS[0], FIRSTS[-1], CARDS, eras=ERAS, expected=1, corrected=1)
NOTHING: Final = Chronicle(0, 0, 0)
PARTS: Final = tuple(Part(f"long.{y}.html", 150, parse(str(y)).first, "year") for y in range(1990, 2000))
LONG: Final = Chronicle(
    1500, PARTS[0].instant, PARTS[-1].instant, (), PARTS, Density(PARTS[0].instant, PARTS[-1].instant, (3,) * 120)
)
PERIOD: Final = Chronicle(
    7, FIRSTS[0], FIRSTS[-1], CARDS, period=PARTS[1], before=PARTS[0], after=PARTS[2], within=Link("", "long.html")
)
SOURCE: Final = Source(
    "Statement", "NATO", "", parse("2022-03-24"), "https://www.example.org/a?b=1&c", via="A wire", quote="So it is."
)
CITED: Final = (Cited(SOURCE, "sources/statement.html", 3), Cited(Source("Bare"), "", 0))
WRONG: Final = Correction(parse("2022-03-25"), "three", "four", "miscounted")
MORE: Final = Update(parse("2022-03-26T10:35-04:00"), "A paragraph was added.")
DOCUMENT: Final[dict[str, Any]] = {"mark": Mark("x.md"), "folder": "story"}
BODY: Final = Body("text", (("x.md", Link("X", "x.html"), 0, 0),))
EVENT: Final = Event(
    kind="event",
    address=SUMMIT.address,
    title=SUMMIT.title,
    date=SUMMIT.date,
    summary="They vote.",
    status=(Status("expected", parse("2022-03-23"), (SOURCE,)), Status("confirmed", parse("2022-03-24"))),
    corrections=(WRONG,),
    updates=(MORE,),
    **DOCUMENT,
)
ARTICLE: Final = Article(
    kind="article", address="story/a.html", title="An article", published=CARDS[1].date, authors=("A", "B"), **DOCUMENT
)
PERSON: Final = Entity(
    kind="person", address=WHO[0].address, title="JK", names=("J. K.",), born=parse("1949-06-18"), **DOCUMENT
)
PLACE: Final = Entity(kind="place", address="places/b.html", title="B", coordinates=("50.85", "4.35"), **DOCUMENT)
ABOUT: Final = PlainPage(kind="page", address="about.html", title="About", summary="What this is.", **DOCUMENT)

KINDS: Final[dict[str, tuple[str, str, dict[str, Any]]]] = {
    "home": ("index.html", "home", {"intro": BODY, "shelf": (Shelf(WHO[0], "One story", LIST), Shelf(WHO[0], "", LONG)), "newest": CARDS}),
    "timeline": ("story/index.html", "timeline", {"title": "A story", "summary": "Told.", "picture": SUMMIT.picture, "body": BODY, "chronicle": LIST}),
    "empty": ("story/empty.html", "timeline", {"title": "Nothing", "summary": "", "picture": None, "body": None, "chronicle": NOTHING}),
    "overview": ("story/long.html", "timeline", {"title": "Long", "summary": "", "picture": None, "body": None, "chronicle": LONG}),
    "period": ("story/long.1991.html", "timeline", {"title": "Long", "summary": "", "picture": None, "body": None, "chronicle": PERIOD}),
    "event": (SUMMIT.address, "event", {"event": EVENT, "card": SUMMIT, "body": BODY, "sources": CITED, "status_sources": ((CITED[0],), ()), "timeline": WHO[0], "article": Link("An article", "story/a.html#vote"), "before": CARDS[1], "after": CARDS[3], "related": CARDS[:2]}),
    "bare event": ("story/year.html", "event", {"event": Event(kind="event", address="story/year.html", title="A year", date=CARDS[0].date, **DOCUMENT), "card": CARDS[0], "body": None, "sources": (), "status_sources": (), "timeline": None, "article": None, "before": None, "after": None, "related": ()}),
    "article": ("story/a.html", "article", {"article": ARTICLE, "card": CARDS[1], "body": Body("article"), "blocks": (Block("vote", SUMMIT, BODY),), "sources": CITED, "timeline": WHO[0], "before": None, "after": CARDS[2]}),
    "person": (WHO[0].address, "entity", {"kind": "person", "name": "Jarosław Kaczyński", "entity": PERSON, "picture": None, "body": BODY, "chronicle": LIST, "first": CARDS[0], "last": CARDS[-1], "companions": (Mention(WHO[0], 3),), "within": None, "inside": (), "sources": CITED}),
    "place": ("places/b.html", "entity", {"kind": "place", "name": "B", "entity": PLACE, "picture": None, "body": None, "chronicle": NOTHING, "first": None, "last": None, "companions": (), "within": WHO[0], "inside": WHO, "sources": ()}),
    "stranger": ("organisations/x.html", "entity", {"kind": "organisation", "name": "X", "entity": None, "picture": None, "body": None, "chronicle": LIST, "first": CARDS[0], "last": CARDS[0], "companions": (), "within": None, "inside": (), "sources": ()}),
    "tag": ("tags/summits.html", "tag", {"tag": Link("summits", "tags/summits.html"), "chronicle": LIST}),
    "source": ("sources/statement.html", "source", {"source": SOURCE, "chronicle": LIST}),
    "names": ("people/index.html", "names", {"kind": "person", "intro": BODY, "names": (Mention(WHO[0], 3),), "parts": (), "part": None}),
    "letters": ("tags/index.html", "names", {"kind": "tag", "intro": None, "names": (), "parts": (Part("tags/index.a.html", 9, label="A"),), "part": None}),
    "sources": ("sources/index.html", "sources", {"sources": CITED, "parts": (), "part": None}),
    "corrections": ("corrections/index.html", "corrections", {"changes": (Change(SUMMIT, WRONG), Change(CARDS[1], MORE)), "parts": (), "part": None}),
    "no corrections": ("corrections/index.html", "corrections", {"changes": (), "parts": (), "part": None}),
    "page": ("about.html", "page", {"page": ABOUT, "body": BODY, "picture": None}),
    "404": ("404.html", "404", {}),
    "alias": ("old/x.html", "alias", {"target": Link("A story", "story/index.html")}),
    "gone": ("story/gone.html", "gone", {"reason": "It was withdrawn."}),
}  # fmt: skip


def page(kind: str, site: Site = SITE) -> Page:
    address, template, inputs = KINDS[kind]
    common = {
        "site": site,
        "menu": (Link("People", "people/index.html"), Link("Elsewhere", "https://example.org/")),
        "footer": BODY,
        "icon": "theme/icon.svg",
        "head": Head("A page", "What it says", f"https://example.org/repo/{address}", (Link("A site", "index.html"),)),
    }
    return Page(address, f"{template}.html.j2", tuple((common | inputs).items()))


def rendered(kind: str, theme: Theme | None = None) -> str:
    said = (theme or _themes["default"]).render(page(kind))
    assert isinstance(said, str), said
    return said


@pytest.fixture(scope="module", params=[(name, kind) for name in NAMES for kind in KINDS], ids=lambda p: " ".join(p))
def text(request: pytest.FixtureRequest) -> str:
    name, kind = request.param
    return rendered(kind, _themes[name])


_themes: Final = {name: packaged(name) for name in NAMES}


@cache
def elements(text: str) -> list[ElementTree.Element]:
    parser = html5lib.HTMLParser(namespaceHTMLElements=False, strict=True)
    tree: ElementTree.Element = parser.parse(text)
    return list(tree.iter())


def test_every_page_is_well_formed(text: str) -> None:
    assert elements(text)


def test_every_page_has_one_first_heading_and_skips_no_level(text: str) -> None:
    levels = [int(tag[1]) for tag in (str(e.tag) for e in elements(text)) if re.fullmatch("h[1-6]", tag)]
    assert levels.count(1) == 1
    assert all(after - before <= 1 for before, after in zip(levels, levels[1:], strict=False))


def test_no_page_has_a_script_or_a_style_of_its_own(text: str) -> None:
    assert not re.search(r"<script|<style|\sstyle=|\son[a-z]+=|javascript:", text)


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
    assert '<a class="skip" href="#main">' in text


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


@pytest.mark.parametrize(
    ("told", "date", "html"),
    [
        ("18 March", "2014-03-18", '<time datetime="2014-03-18">18 March</time>'),
        ("4–5 September", "2014-09-04/2014-09-05", '<time datetime="2014-09-04">4</time>–<time datetime="2014-09-05">5 September</time>'),
        ("28 March – 2 April", "2022-03-28/2022-04-02", '<time datetime="2022-03-28">28 March</time> – <time datetime="2022-04-02">2 April</time>'),
        ("du 4 au 5 mai", "2014-05-04/2014-05-05", '<time datetime="2014-05-04">du 4 au 5 mai</time><time datetime="2014-05-05"></time>'),
        ("since 24 February", "2022-02-24/..", '<time datetime="2022-02-24">since 24 February</time>'),
        ("44 BCE", "-0043", "<span>44 BCE</span>"),
        ("a < b", "[1667, 1668]", "<span>a &lt; b</span>"),
        ("", "2022-03-23", ""),
    ],
)  # fmt: skip
def test_a_machine_can_read_what_html_can_say(told: str, date: str, html: str) -> None:
    assert timed(told, parse(date)) == html


def test_a_text_is_cut_where_its_blocks_stood() -> None:
    assert list(pieces("<p>a</p><!--event:x--><!--event:y--><p>b</p>")) == [
        (Markup("<p>a</p>"), "x"),
        (Markup(""), "y"),
        (Markup("<p>b</p>"), ""),
    ]


# ---- looks ----

PAIR = re.compile(r"--([\w-]+): light-dark\(#([0-9a-f]{6}), #([0-9a-f]{6})\)")


@pytest.mark.parametrize("name", NAMES)
@pytest.mark.parametrize("ground", ["paper", "sunk", "era-0", "era-1"])
@pytest.mark.parametrize("ink", ["ink", "soft", "accent"])
def test_text_stands_out_seven_to_one_by_day_and_night(name: str, ground: str, ink: str) -> None:
    css = (THEMES / name / "static/css/tokens.css").read_text(encoding="utf-8")
    colours = {found[1]: (found[2], found[3]) for found in PAIR.finditer(css)}
    least = 7.0 if ground == "paper" or ink != "accent" else 4.5
    for mine, under in zip(colours[ink], colours[ground], strict=True):
        assert contrast(mine, under) >= least


def contrast(one: str, other: str) -> float:
    """WCAG 2.2, the definition of contrast ratio."""
    light, dark = sorted((luminance(one), luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


def luminance(colour: str) -> float:
    parts = [int(colour[n : n + 2], 16) / 255 for n in (0, 2, 4)]
    linear = [part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


@pytest.mark.parametrize("name", NAMES)
def test_the_styles_are_small_and_call_nobody(name: str) -> None:
    styles = [path.read_bytes() for address, path in _themes[name].static() if address.endswith(".css")]
    assert len(gzip.compress(b"".join(styles), mtime=0)) <= 8192
    assert not re.search(rb"@import|url\(", b"".join(styles))


def test_a_second_theme_is_tokens_and_one_template() -> None:
    files = {path.relative_to(THEMES / "observatory").as_posix() for path in (THEMES / "observatory").rglob("*.*")}
    assert files == {"theme.toml", "static/css/tokens.css", "templates/timeline.html.j2"}


def test_every_word_that_a_template_asks_for_is_in_the_catalogue() -> None:
    words = tomllib.loads((THEMES / "default/i18n/en.toml").read_text(encoding="utf-8"))
    known = set(words) | {f"{table}.{key}" for table in ("status", "sign") for key in words[table]}
    texts = [path.read_text(encoding="utf-8") for path in THEMES.rglob("*.j2")]
    asked = {key for text in texts for key in re.findall(r"\bt\('([\w.]+)'[,)]", text)}
    assert asked
    assert asked <= known


@pytest.mark.parametrize("path", sorted(THEMES.glob("*/i18n/*.toml")), ids=lambda path: path.stem)
def test_a_translation_says_nothing_that_nobody_asks_for(path: Path) -> None:
    english = tomllib.loads((THEMES / "default/i18n/en.toml").read_text(encoding="utf-8"))
    assert set(tomllib.loads(path.read_text(encoding="utf-8"))) <= set(english)


# ---- themes by others ----

Write = Callable[[dict[str, str]], Path]


@pytest.fixture
def themes(tmp_path: Path) -> Write:
    """Writes theme files into a folder of themes, and says where it is."""

    def write(files: dict[str, str]) -> Path:
        for name, text in files.items():
            path = tmp_path / "themes" / name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(text, encoding="utf-8")
        return tmp_path / "themes"

    return write


PLAIN: Final = {
    "base/theme.toml": 'name = "base"\ncontract = "1"\n[options]\nhue = "red"\n',
    "base/templates/page.html.j2": "{% extends 'layout.html.j2' %}{% block main %}{{ page.title }}{% endblock %}",
    "base/templates/layout.html.j2": "{% from 'parts/a.html.j2' import a %}<main>{% block main %}{% endblock %}{{ a() }}",
    "base/templates/parts/a.html.j2": "{% macro a() %}A{% endmacro %}",
    "base/static/a.css": "base",
    "base/static/b.css": "base",
    "child/theme.toml": 'name = "child"\nparent = "base"\ncontract = "1-3"\n',
    "child/static/b.css": "child",
    "child/templates/parts/a.html.j2": "{% macro a() %}child{% endmacro %}",
}


def loaded(folder: Path, name: str = "child", options: tuple[tuple[str, str], ...] = ()) -> Theme:
    theme, problems = load(Site("S", theme=name, options=options), [folder, THEMES], HTML.__getitem__)
    assert not problems
    assert theme
    return theme


def problems(folder: Path, name: str = "child", options: tuple[tuple[str, str], ...] = ()) -> tuple[Problem, ...]:
    theme, found = load(Site("S", theme=name, options=options), [folder, THEMES], HTML.__getitem__)
    assert theme is None
    return found


def shown(theme: Theme) -> str | Problem:
    return theme.render(Page("a/b.html", "page.html.j2", (("page", ABOUT),)))


def test_a_file_of_a_child_stands_before_that_of_its_parent(themes: Write) -> None:
    theme = loaded(themes(PLAIN))
    assert shown(theme) == "<main>Aboutchild"
    assert [(address, path.read_text()) for address, path in theme.static()] == [
        ("theme/a.css", "base"),
        ("theme/b.css", "child"),
    ]


def test_the_sites_own_files_stand_before_all(themes: Write) -> None:
    own = {
        "site/templates/page.html.j2": "{% extends 'base:page.html.j2' %}{% block main %}own {{ super() }}{% endblock %}"
    }
    assert shown(loaded(themes(PLAIN | own))) == "<main>own Aboutchild"


def test_a_theme_that_is_not_there_is_named_with_those_that_are(themes: Write) -> None:
    (problem,) = problems(themes(PLAIN), "childe")
    assert (problem.code, problem.message) == ("no-theme", "there is no theme `childe`")
    assert "`child`" in problem.hint


@pytest.mark.parametrize("name", ["../base", "base/../base", ".", ".hidden", ""])
def test_a_theme_is_a_folder_among_the_themes_and_nothing_else(themes: Write, name: str) -> None:
    folder = themes(PLAIN | {".hidden/theme.toml": 'name = "x"\ncontract = "1"\n'})
    assert load(Site("S", theme=name), [folder], HTML.__getitem__)[0] is None


def test_a_theme_that_is_its_own_ancestor_is_refused(themes: Write) -> None:
    ring = {"base/theme.toml": 'name = "base"\nparent = "child"\ncontract = "1"\n'}
    assert [p.code for p in problems(themes(PLAIN | ring))] == ["theme-circle"]


@pytest.mark.parametrize(
    ("line", "code"),
    [('contract = "2-3"', "contract"), ('contract = "new"', "contract"), ("", "contract"), ("contract = ", "toml")],
)
def test_a_theme_for_another_contract_is_refused(themes: Write, line: str, code: str) -> None:
    assert [p.code for p in problems(themes(PLAIN | {"child/theme.toml": f'name = "child"\n{line}\n'}))] == [code]


def test_a_key_of_a_theme_that_nobody_knows_is_refused(themes: Write) -> None:
    (problem,) = problems(themes(PLAIN | {"child/theme.toml": 'name = "child"\nparents = "base"\ncontract = "1"\n'}))
    assert (problem.path, problem.code) == ("themes/child/theme.toml", "unknown-key")
    assert "`parent`" in problem.hint


def test_an_option_that_no_theme_declares_is_refused(themes: Write) -> None:
    assert [p.code for p in problems(themes(PLAIN), options=(("heu", "blue"),))] == ["unknown-option"]


def test_an_option_of_the_site_wins(themes: Write) -> None:
    folder = themes(PLAIN | {"child/templates/page.html.j2": "{{ options.hue }}"})
    assert shown(loaded(folder)) == "red"
    assert shown(loaded(folder, options=(("hue", "blue"),))) == "blue"


def test_a_variable_that_is_not_there_is_named_with_the_line_and_the_page(themes: Write) -> None:
    folder = themes(PLAIN | {"child/templates/parts/a.html.j2": "{% macro a() %}\n\n{{ page.titel }}{% endmacro %}"})
    problem = shown(loaded(folder))
    assert isinstance(problem, Problem)
    assert (problem.path, problem.line) == ("themes/child/templates/parts/a.html.j2", 3)
    assert "page" in problem.message
    assert "a/b.html" in problem.hint
    assert problem.source == "{{ page.titel }}{% endmacro %}"


def test_a_mistake_of_syntax_is_told_with_its_line(themes: Write) -> None:
    problem = shown(loaded(themes(PLAIN | {"child/templates/page.html.j2": "a\n{% if %}\n"})))
    assert isinstance(problem, Problem)
    assert (problem.path, problem.line, problem.code) == ("themes/child/templates/page.html.j2", 2, "template")


@pytest.mark.parametrize("tag", ["{% include name %}", "{%- extends 'a' ~ 'b' -%}", "{% include ['a', 'b'] %}"])
def test_a_template_names_the_others_in_plain_words(themes: Write, tag: str) -> None:
    (problem,) = problems(themes(PLAIN | {"child/templates/page.html.j2": f"\n{tag}"}))
    assert (problem.line, problem.code) == (2, "dynamic")


def test_a_template_that_is_not_there_is_told_before_anything_is_made(themes: Write) -> None:
    (problem,) = problems(themes(PLAIN | {"child/templates/page.html.j2": "{% include 'parts/b.html.j2' %}"}))
    assert (problem.code, problem.message) == ("no-template", "there is no template `parts/b.html.j2`")


def test_what_a_template_is_made_of_changes_its_digest_and_nothing_else_does(themes: Write) -> None:
    before = loaded(themes(PLAIN)).closure("page.html.j2")
    assert loaded(themes({"base/templates/other.html.j2": "x"})).closure("page.html.j2") == before
    assert loaded(themes({"base/static/a.css": "new"})).closure("page.html.j2") == before
    changed = [
        loaded(themes({"child/templates/parts/a.html.j2": "{% macro a() %}new{% endmacro %}"})).closure("page.html.j2"),
        loaded(themes({"child/i18n/en.toml": 'skip = "Over"\n'})).closure("page.html.j2"),
        loaded(themes({}), options=(("hue", "blue"),)).closure("page.html.j2"),
    ]
    assert len({before, *changed}) == 4


def test_a_name_in_a_comment_is_no_part_of_a_template(themes: Write) -> None:
    loaded(themes(PLAIN | {"child/templates/page.html.j2": "{# {% include 'gone.html.j2' %} #}"}))


def test_loading_a_theme_loads_neither_jinja_nor_babel() -> None:
    import subprocess
    import sys

    code = (
        "import sys; from pathlib import Path; from generator.model import Site; from generator.theme import load;"
        f"theme, _ = load(Site('S'), [Path({str(THEMES)!r})], str); theme.closure('event.html.j2'); theme.static();"
        "print([m for m in ('jinja2', 'babel', 'markdown', 'yaml') if m in sys.modules])"
    )
    done = subprocess.run([sys.executable, "-c", code], check=True, capture_output=True, text=True)
    assert done.stdout.strip() == "[]"


def names_of_macros() -> Iterator[tuple[str, str]]:
    for path in THEMES.rglob("*.j2"):
        for name in re.findall(r"{% macro (\w+)", path.read_text(encoding="utf-8")):
            yield name, path.name


def test_no_two_macros_have_one_name_so_that_any_two_can_be_imported() -> None:
    names = [name for name, _ in names_of_macros()]
    assert sorted(names) == sorted(set(names))
