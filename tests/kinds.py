"""A page of every kind, with an entry for every mark, as a theme is asked to draw it."""

from __future__ import annotations

from pathlib import Path
from typing import Any, Final

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
from generator.pages import (
    Block,
    Body,
    CalendarYear,
    Change,
    Chronicle,
    Cited,
    Column,
    Density,
    Form,
    Head,
    Mention,
    Page,
    Part,
    Placed,
    Shelf,
    Slide,
    Tally,
    Way,
)
from generator.theme import Theme, load

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
ERAS: Final = (Era("Before", parse("../2021")), Era("After", parse("2022/.."), "What <came> of it."))
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
BODY: Final = Body("text", (("x.md", Link("X", "x.html"), None),))
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

NAMED: Final = ("list", "story", "calendar", "map", "table", "columns")
WAYS: Final = tuple(Way(name, f"story/index{'' if name == 'list' else f'.{name}'}.html") for name in NAMED)
YEARS: Final = (
    CalendarYear(2014, (), loose=Tally(1, "story/index.html#e.year")),
    CalendarYear(
        2022,
        ((3, 15, Tally(1, "story/index.html#e.talk")), (3, 24, Tally(2, "story/index.html#e.summit"))),
        ((4, Tally(3, "story/index.html#e.spring")),),
        gap=7,
    ),
)


MAPPED: Final = Chronicle(7, FIRSTS[0], FIRSTS[-1], density=Density(FIRSTS[0], FIRSTS[-1], (1,) * 7))
PLACED: Final = (
    Placed(Link("Brussels & <all>", "places/brussels.html"), "50.85", "4.35", 12, CARDS[:3], ((0, 2), (6, 10))),
    Placed(Link("Kyiv", "places/kyiv.html"), "50.45", "30.52", 1, CARDS[1:2]),
    Placed(Link("Kyiv", "story/places/kyiv.html"), "50.45", "30.52", 1, CARDS[1:2]),
)


def way(name: str, chronicle: Chronicle, **own: Any) -> tuple[str, str, dict[str, Any]]:  # noqa: ANN401
    """A page of a way to read."""
    return (
        f"story/index.{name}.html",
        name,
        {"title": "A story", "way": name, "ways": WAYS, "chronicle": chronicle, **own},
    )


FIELDS: Final = ("status", "lane", "places", "people", "organisations", "tags", "sources")
FORMS: Final = (
    Form("story/feed.atom", "application/atom+xml", "form.atom"),
    Form("story/a b.csv", "text/csv", "form.csv"),
    Form("embed/story.html", "text/html", "form.embed"),
)
AWAY: Final[dict[str, Any]] = {"forms": FORMS, "embed": '<iframe title="A &lt;story&gt;"></iframe>'}
KEPT: Final[dict[str, Any]] = {"forms": (), "embed": ""}

OPENING: Final[dict[str, Any]] = {"summary": "All of it.", "picture": SUMMIT.picture, "intro": BODY}
UNOPENED: Final[dict[str, Any]] = {"summary": "", "picture": None, "intro": None}

KINDS: Final[dict[str, tuple[str, str, dict[str, Any]]]] = {
    "home": (
        "index.html",
        "home",
        {
            "shelf": (Shelf(WHO[0], "One story", LIST), Shelf(WHO[0], "", LONG, "pl")),
            "newest": CARDS,
            **OPENING,
            **AWAY,
        },
    ),
    "timeline": (
        "story/index.html",
        "timeline",
        {
            "title": "A story",
            "summary": "Told.",
            "picture": SUMMIT.picture,
            "body": BODY,
            "chronicle": LIST,
            "slices": "",
            "ways": WAYS,
            **AWAY,
        },
    ),
    "story": way("story", LIST, slides=tuple(Slide(card, BODY if card is SUMMIT else None) for card in CARDS)),
    "calendar": way("calendar", LIST, years=YEARS, beyond=2),
    "table": way("table", LIST, fields=FIELDS),
    "table of a period": way("table", PERIOD, fields=()),
    "tables": way("table", LONG, fields=FIELDS),
    "map": way("map", MAPPED, places=PLACED, elsewhere=(Mention(Link("Nowhere"), 3, "place"),), beyond=4),
    "columns": way(
        "columns", LIST, columns=(Column(WHO[0], "pl"), Column(Link("Other entries"))), sides=(0, 1, 1, 0, 0, 1, 0)
    ),
    "embed": (
        "embed/story.html",
        "embed",
        {"timeline": Link("A <story>", "story/index.html"), "chronicle": LIST, "newest": CARDS[::-1]},
    ),
    "embedded overview": (
        "embed/index.html",
        "embed",
        {"timeline": Link("A site", "index.html"), "chronicle": LONG, "newest": CARDS[:2]},
    ),
    "empty": (
        "story/empty.html",
        "timeline",
        {
            "title": "Nothing",
            "summary": "",
            "picture": None,
            "body": None,
            "chronicle": NOTHING,
            "slices": "",
            "ways": (),
            **KEPT,
        },
    ),
    "overview": (
        "story/long.html",
        "timeline",
        {
            "title": "Long",
            "summary": "",
            "picture": None,
            "body": None,
            "chronicle": LONG,
            "slices": "long/index.slices.json",
            "ways": WAYS,
            **AWAY,
        },
    ),
    "period": (
        "story/long.1991.html",
        "timeline",
        {
            "title": "Long",
            "summary": "",
            "picture": None,
            "body": None,
            "chronicle": PERIOD,
            "slices": "",
            "ways": WAYS,
            **KEPT,
        },
    ),
    "event": (
        SUMMIT.address,
        "event",
        {
            "event": EVENT,
            "card": SUMMIT,
            "body": BODY,
            "sources": CITED,
            "status_sources": ((CITED[0],), ()),
            "timeline": WHO[0],
            "article": Link("An article", "story/a.html#vote"),
            "before": CARDS[1],
            "after": CARDS[3],
            "related": CARDS[:2],
        },
    ),
    "bare event": (
        "story/year.html",
        "event",
        {
            "event": Event(kind="event", address="story/year.html", title="A year", date=CARDS[0].date, **DOCUMENT),
            "card": CARDS[0],
            "body": None,
            "sources": (),
            "status_sources": (),
            "timeline": None,
            "article": None,
            "before": None,
            "after": None,
            "related": (),
        },
    ),
    "article": (
        "story/a.html",
        "article",
        {
            "article": ARTICLE,
            "card": CARDS[1],
            "body": Body("article"),
            "blocks": (Block("vote", SUMMIT, BODY),),
            "sources": CITED,
            "timeline": WHO[0],
            "before": None,
            "after": CARDS[2],
        },
    ),
    "person": (
        WHO[0].address,
        "entity",
        {
            "kind": "person",
            "name": "Jarosław Kaczyński",
            "entity": PERSON,
            "picture": None,
            "body": BODY,
            "chronicle": LIST,
            "first": CARDS[0],
            "last": CARDS[-1],
            "companions": (Mention(WHO[0], 3),),
            "within": None,
            "inside": (),
            "sources": CITED,
        },
    ),
    "place": (
        "places/b.html",
        "entity",
        {
            "kind": "place",
            "name": "B",
            "entity": PLACE,
            "picture": None,
            "body": None,
            "chronicle": NOTHING,
            "first": None,
            "last": None,
            "companions": (),
            "within": WHO[0],
            "inside": WHO,
            "sources": (),
        },
    ),
    "stranger": (
        "organisations/x.html",
        "entity",
        {
            "kind": "organisation",
            "name": "X",
            "entity": None,
            "picture": None,
            "body": None,
            "chronicle": LIST,
            "first": CARDS[0],
            "last": CARDS[0],
            "companions": (),
            "within": None,
            "inside": (),
            "sources": (),
        },
    ),
    "tag": ("tags/summits.html", "tag", {"tag": Link("summits", "tags/summits.html"), "chronicle": LIST}),
    "source": ("sources/statement.html", "source", {"source": SOURCE, "chronicle": LIST}),
    "names": (
        "people/index.html",
        "names",
        {"kind": "person", "names": (Mention(WHO[0], 3),), "parts": (), "part": None, **OPENING},
    ),
    "letters": (
        "tags/index.html",
        "names",
        {"kind": "tag", "names": (), "parts": (Part("tags/index.a.html", 9, label="A"),), "part": None, **UNOPENED},
    ),
    "sources": ("sources/index.html", "sources", {"sources": CITED, "parts": (), "part": None, **OPENING}),
    "corrections": (
        "corrections/index.html",
        "corrections",
        {"changes": (Change(SUMMIT, WRONG), Change(CARDS[1], MORE)), "parts": (), "part": None, **OPENING},
    ),
    "no corrections": (
        "corrections/index.html",
        "corrections",
        {"changes": (), "parts": (), "part": None, **UNOPENED},
    ),
    "page": ("about.html", "page", {"page": ABOUT, "body": BODY, "picture": None}),
    "404": ("404.html", "404", {}),
    "alias": ("old/x.html", "alias", {"target": Link("A story", "story/index.html")}),
    "gone": ("story/gone.html", "gone", {"reason": "It was withdrawn."}),
}


def page(kind: str, site: Site = SITE) -> Page:
    address, template, inputs = KINDS[kind]
    common = {
        "site": site,
        "menu": (Link("People", "people/index.html"), Link("Elsewhere", "https://example.org/")),
        "records": (Link("Sources", "sources/index.html"), Link("Corrections", "corrections/index.html")),
        "footer": BODY,
        "icon": "theme/icon.svg",
        "head": Head("A page", "What it says", f"https://example.org/repo/{address}", (Link("A site", "index.html"),)),
    }
    return Page(address, f"{template}.html.j2", tuple((common | inputs).items()))


def rendered(kind: str, theme: Theme | None = None) -> str:
    said = (theme or PACKAGED["default"]).render(page(kind))
    assert isinstance(said, str), said
    return said


PACKAGED: Final = {name: packaged(name) for name in NAMES}
