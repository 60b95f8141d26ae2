"""One file of content/, read."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.load import read
from generator.load.keys import Setting
from generator.markup import Markup, mark
from generator.model import Article, Document, Entity, Event, PlainPage, Site, Source, Text, Timeline
from generator.problems import text as shown

SOURCE = Source("Troops to double", publisher="Newsweek", key="newsweek")
SETTING = Setting(Site("A site", limit=2000), {"newsweek": SOURCE})


def as_it_is(source: str, lang: str) -> Text:
    """A text whose key says what was to be rendered."""
    paragraph = source.strip()
    return Text(f"{lang}|{source}", 0, opening=paragraph if "\n" not in paragraph else "")


def reading(path: str, *lines: str) -> read.Reading:
    return read.document(path, "\n".join(lines).encode(), SETTING, as_it_is)


def good(path: str, *lines: str) -> tuple[Document, ...]:
    found = reading(path, *lines)
    assert found.problems == ()
    return found.documents


def event(path: str, *lines: str) -> Event:
    (found,) = good(path, *lines)
    assert isinstance(found, Event)
    return found


def said(path: str, *lines: str) -> list[str]:
    """The problems as a terminal shows them, without the author's lines."""
    return [shown(p).partition("\n")[0] for p in reading(path, *lines).problems]


def hints(path: str, *lines: str) -> list[str]:
    return [p.hint for p in reading(path, *lines).problems]


ARTICLE = [
    "---",
    "title: NATO to double its troops",
    "published: 2022-03-23",
    "lang: en-GB",
    "---",
    "Before.",
    "",
    "/// event | A call for a mission",
    "    slug: mission",
    "    date: 2022-03-15",
    "    people: [Jarosław Kaczyński]",
    "",
    "He asks.",
    "///",
    "",
    "Between.",
    "",
    "/// event | A formal proposal",
    "    slug: proposal",
    "    date: 2022-03-24",
    "    status: expected",
    "    lang: pl",
    "///",
    "",
    "After.",
]


def test_a_file_is_an_event() -> None:
    found = event("eastern-flank/2022-03-24-summit.md", "---", "title: Summit", "date: 2022-03-24", "---", "Held.")
    assert (found.kind, found.address, found.slug) == ("event", "eastern-flank/summit.html", "summit")
    assert (found.folder, found.article, found.number) == ("eastern-flank", "", 0)
    assert (found.mark.path, found.mark.line, found.mark.column) == ("eastern-flank/2022-03-24-summit.md", 2, 8)
    assert (found.mark.source, found.mark.width) == ("title: Summit", 6)
    assert (found.text.key, found.text.line) == ("|Held.", 5)
    assert found.summary == "Held."
    assert found.known == found.date


def test_an_article_holds_its_events() -> None:
    article, mission, proposal = good("flank/doubling.md", *ARTICLE)
    assert isinstance(article, Article)
    assert isinstance(mission, Event)
    assert isinstance(proposal, Event)
    assert article.blocks == ("mission", "proposal")
    assert [d.address for d in (article, mission, proposal)] == [
        "flank/doubling.html",
        "flank/mission.html",
        "flank/proposal.html",
    ]
    assert (mission.article, mission.folder, mission.number, proposal.number) == ("flank/doubling.md", "flank", 1, 2)
    assert (mission.mark.line, mission.mark.column, mission.mark.width) == (8, 13, 20)
    assert (mission.text.key, mission.text.line) == ("en-GB|He asks.", 13)


def test_a_block_is_known_no_later_than_its_article() -> None:
    _, mission, proposal = good("doubling.md", *ARTICLE)
    assert isinstance(mission, Event)
    assert isinstance(proposal, Event)
    assert mission.known is not None
    assert proposal.known is not None
    assert (mission.known.text, proposal.known.text) == ("2022-03-15", "2022-03-23")


def test_where_a_block_stood_is_a_mark_and_the_lines_keep_their_numbers() -> None:
    article = good("doubling.md", *ARTICLE)[0]
    lines = article.text.key.partition("|")[2].split("\n")
    assert article.text.line == 6
    assert [lines[n - 6] for n in (6, 9, 16, 19, 25)] == [
        "Before.",
        mark("mission"),
        "Between.",
        mark("proposal"),
        "After.",
    ]


def test_a_text_is_in_the_language_of_its_document_and_a_block_may_have_its_own() -> None:
    article, mission, proposal = good("doubling.md", *ARTICLE)
    assert [d.lang for d in (article, mission, proposal)] == ["en-GB", "en-GB", "pl"]
    assert article.text.key.startswith("en-GB|Before.")


def test_a_block_is_not_seen_before_its_article() -> None:
    lines = [*ARTICLE[:3], "draft: true", "embargo: 2022-04-01", "expires: 2023-04-01", "gone: withdrawn", *ARTICLE[3:]]
    _, mission, _ = good("doubling.md", *lines)
    assert (mission.draft, mission.gone) == (True, "withdrawn")
    assert mission.embargo is not None
    assert mission.expires is not None
    assert (mission.embargo.text, mission.expires.text) == ("2022-04-01", "2023-04-01")


def test_an_index_is_a_timeline_where_it_says_so() -> None:
    timeline, block = good(
        "time/index.md",
        "---",
        "title: A timeline of timelines",
        "kind: timeline",
        "order: newest",
        "---",
        "/// event | Playfair's Atlas",
        "    slug: playfair",
        "    date: 1786",
        "///",
    )
    assert isinstance(timeline, Timeline)
    assert isinstance(block, Event)
    assert (timeline.address, timeline.blocks, timeline.newest_first) == ("time/index.html", ("playfair",), True)
    assert (block.address, block.article) == ("time/playfair.html", "time/index.md")


@pytest.mark.parametrize("path", ["index.md", "a/index.md", "people/index.md"])
def test_an_index_is_otherwise_the_page_of_its_folder(path: str) -> None:
    (page,) = good(path, "---", "title: T", "---")
    assert isinstance(page, PlainPage)
    assert page.address == path.replace(".md", ".html")


@pytest.mark.parametrize(
    ("path", "front", "kind", "address"),
    [
        ("a/x.md", "date: 2001", "event", "a/x.html"),
        ("a/x.md", "published: 2001-02-03", "article", "a/x.html"),
        ("a/x.md", "published: 2001-02-03\nkind: article", "article", "a/x.html"),
        ("a/x.md", "kind: page", "page", "a/x.html"),
        ("2001-02-03-x.md", "tags: a", "event", "x.html"),
        ("2001-02-03-x.md", "kind: article", "article", "x.html"),
        ("2001-02-03.md", "tags: a", "event", "2001-02-03.html"),
        ("people/x.md", "born: 1959-03-16", "person", "people/x.html"),
        ("a/organisations/x.md", "names: [NATO, OTAN]", "organisation", "a/organisations/x.html"),
        ("places/x.md", "coordinates: {lat: 50.85, lon: 4.35}", "place", "places/x.html"),
        ("people/x.md", "kind: event\ndate: 2001", "event", "people/x.html"),
        ("x.md", "date: 2001\nslug: Ödön-5", "event", "Ödön-5.html"),
        ("x.md", "date: 2001\nslug: cafe\u0301", "event", "caf\u00e9.html"),
        ("cafe\u0301/cafe\u0301.md", "date: 2001", "event", "caf\u00e9/caf\u00e9.html"),
        ("{{ 7*191 }}.md", "date: 2001\nslug: x", "event", "x.html"),
        ("con.md", "date: 2001\nslug: x", "event", "x.html"),
        ("B.MD", "date: 2001", "event", "B.html"),
    ],
)
def test_the_kind_and_the_address_of_a_file(path: str, front: str, kind: str, address: str) -> None:
    (found,) = good(path, "---", "title: T", front, "---")
    assert (found.kind, found.address) == (kind, address)


def test_a_person_has_more_than_one_name() -> None:
    (found,) = good("people/x.md", "---", "title: Jens Stoltenberg", "names: [Stoltenberg]", "---")
    assert isinstance(found, Entity)
    assert found.names == ("Stoltenberg",)


def test_the_day_in_the_name_of_a_file_stands_in_for_its_date() -> None:
    assert event("2001-02-03-x.md", "---", "title: T", "---").date.text == "2001-02-03"
    assert event("-0044-03-15-ides.md", "---", "title: T", "calendar: julian", "---").date.text == "-0044-03-15"
    assert event("2001-02-03-x.md", "---", "title: T", "date: 2001-02-03/2001-02-05", "---").slug == "x"


ROWS = [
    "title,date,slug,tags,sources,body",
    '"A, b",2001,a,x; y,newsweek,Some text.',
    "B,2002,,,,",
]


def test_the_rows_of_a_table_are_events() -> None:
    one, two = good("flank/incidents.csv", *ROWS)
    assert isinstance(one, Event)
    assert isinstance(two, Event)
    assert (one.title, one.address, one.tags, one.sources) == ("A, b", "flank/a.html", ("x", "y"), (SOURCE,))
    assert (one.text.key, one.text.line, one.summary) == ("|Some text.", 2, "Some text.")
    assert (one.number, two.number, one.mark.line, two.mark.line) == (1, 2, 2, 3)
    assert (two.slug, two.address, two.text.line) == ("", "", 0)


MISTAKES = [
    ("x.md", ["text"], "content/x.md:1:1: error[front-matter]: there is no front matter"),
    ("x.md", ["---", "title: T", "---"], "content/x.md:1:1: error[kind]: nothing says what this document is"),
    ("x.md", ["---", "title: T", "kind: evnt", "---"], "content/x.md:3:7: error[kind]: this is no kind of document"),
    (
        "x.md",
        ["---", "title: T", "kind: timeline", "---"],
        "content/x.md:3:7: error[kind]: a timeline is a folder, and its text is that folder's index.md",
    ),
    (
        "index.md",
        ["---", "title: T", "kind: article", "---"],
        "content/index.md:3:7: error[kind]: an index.md is a timeline or the page of its folder, not an article",
    ),
    (
        "a/index.md",
        ["---", "title: T", "slug: b", "---"],
        "content/a/index.md:3:7: error[slug]: the page of a folder is named by the folder",
    ),
    (
        "x.md",
        ["---", "title: T", "date: 2001", "slug: ../y", "---"],
        "content/x.md:4:7: error[slug]: a slug is letters, digits and hyphens, not `.`",
    ),
    (
        "x.md",
        ["---", "title: T", "date: 2001", "slug: index", "---"],
        "content/x.md:4:7: error[slug]: `index` is the name of a folder's own page",
    ),
    (
        "hostile space .md",
        ["---", "title: T", "date: 2001", "---"],
        (
            "content/hostile space .md: error[slug]: the file's name makes no address: "
            "a slug is letters, digits and hyphens, not a space"
        ),
    ),
    (
        "my folder/x.md",
        ["---", "title: T", "date: 2001", "---"],
        (
            "content/my folder/x.md: error[address]: the folder `my folder` becomes a part of the address: "
            "a slug is letters, digits and hyphens, not a space"
        ),
    ),
    (
        "a/2001-02-03-x.md",
        ["---", "title: T", "date: 2001-02-04", "---"],
        "content/a/2001-02-03-x.md:3:7: error[two-dates]: the file's name says 2001-02-03, and `date` says 2001-02-04",
    ),
    (
        "x.md",
        ["---", "title: T", "date: 2001", "---", "", "/// event | U", "    slug: u", "    date: 2001", "///"],
        (
            "content/x.md:6:1: error[block-place]: only an article and a timeline's index.md hold event blocks, "
            "not an event"
        ),
    ),
    (
        "x.md",
        ["---", "title: T", "published: 2001-01-01", "---", "/// event | U", "    slug: u", "    dat: 2001", "///"],
        "content/x.md:7:5: error[unknown-key]: an event has no key `dat`",
    ),
    (
        "x.md",
        [
            "---",
            "title: T",
            "published: 2001-01-01",
            "---",
            "/// event | U",
            "    slug: u",
            "    title: V",
            "    date: 2001",
            "///",
        ],
        "content/x.md:7:5: error[duplicate-key]: the title of a block stands in its first line",
    ),
    (
        "x.md",
        ["---", "title: T", "published: 2001-01-01", "---", "/// event | Ein Öl!", "    date: 2001", "///"],
        "content/x.md:5:1: error[missing-key]: a block needs `slug`, to have an address",
    ),
    (
        "x.md",
        ["---", "title: T", "published: 2001-01-01", "---", "/// event | U", "    slug: a b", "    date: 2001", "///"],
        "content/x.md:6:11: error[slug]: a slug is letters, digits and hyphens, not a space",
    ),
    (
        "x.md",
        [
            "---",
            "title: T",
            "published: 2001-01-01",
            "---",
            "/// event | U",
            "    slug: u",
            "    date: 2001",
            "    kind: page",
            "///",
        ],
        "content/x.md:8:11: error[kind]: a block or a row is an event",
    ),
    (
        "x.md",
        ["---", "title: T", "published: 2001-01-01", "---", "/// event", "    slug: u", "    date: 2001", "///"],
        "content/x.md:5:1: error[block-title]: an event block has its title in its first line, after a `|`",
    ),
    (
        "x.md",
        ["---", "title: T", "date: 2001", "tags: [NATO, '++']", "---"],
        "content/x.md:4:7: error[name]: no address can be made of the tag `++`",
    ),
    (
        "x.csv",
        ["title,date,slug", "T,2001-13-01,x"],
        "content/x.csv:2:8: error[date]: a month runs from 01 to 12, not 13",
    ),
    (
        "x.csv",
        ["title,date,slug", "T,2001,a b"],
        "content/x.csv:2:8: error[slug]: a slug is letters, digits and hyphens, not a space",
    ),
    ("x.csv", ["title,date,slug", ",2001,a"], "content/x.csv:2:1: error[missing-key]: an event needs `title`"),
    (
        "a b/x.csv",
        ["title,date"],
        (
            "content/a b/x.csv: error[address]: the folder `a b` becomes a part of the address: "
            "a slug is letters, digits and hyphens, not a space"
        ),
    ),
    (
        "x.md",
        ["---", "title: T", "date: 2001", "---", "a" * 2000],
        "content/x.md:1:1: error[text-size]: this file has 2028 bytes, and a text has at most 2000",
    ),
]


@pytest.mark.parametrize(("path", "lines", "first"), MISTAKES)
def test_a_mistake_is_named_where_it_stands(path: str, lines: list[str], first: str) -> None:
    assert said(path, *lines)[0] == first


def test_a_mistake_says_what_would_do() -> None:
    block = ["---", "title: T", "published: 2001-01-01", "---", "/// event | Ein Öl!", "    date: 2001", "///"]
    assert hints("x.md", *block) == ["    slug: ein-öl"]
    bad = ["---", "title: T", "date: 2001", "slug: Ein Öl!", "---"]
    assert hints("x.md", *bad) == ["such as `slug: ein-öl`"]
    assert hints("Ein Öl!.md", *bad[:3], "---") == ["rename the file, or give it a slug, such as `slug: ein-öl`"]


def test_one_mistake_is_said_once() -> None:
    found = reading("x.md", "---", "title: T", "date: 2001", "slug: [a]", "---")
    assert [p.code for p in found.problems] == ["shape"]


def test_what_is_understood_is_kept_beside_a_mistake() -> None:
    lines = [*ARTICLE]
    lines[9] = "    date: 2022-13-15"
    found = reading("doubling.md", *lines)
    assert [p.line for p in found.problems] == [10]
    assert [d.address for d in found.documents] == ["doubling.html", "proposal.html"]


@pytest.mark.parametrize(
    "path",
    [
        "hos\ntile.md",
        "-rf.md",
        "hostile%2e%2e.md",
        "hostile#x?y.md",
        "hostile space .md",
        "{{ 7*191 }}.md",
        "<img src=x onerror=alert(1)>.md",
        "h" * 250 + ".md",
        "ho\"s'tile.md",
        "hostile\udce9.md",
        "con.md",
        "Index.md",
        "a/../../x.md",
        "a//x.md",
    ],
)
def test_a_name_that_makes_no_address_publishes_nothing(path: str) -> None:
    found = reading(path, "---", "title: T", "date: 2001", "---")
    assert found.documents == ()
    assert [p.path for p in found.problems] == [f"content/{path}"]


def test_bom_and_line_ends_make_no_difference() -> None:
    plain = "\n".join(ARTICLE).encode()
    there = read.document("a.md", plain, SETTING, as_it_is)
    assert read.document("a.md", b"\xef\xbb\xbf" + plain.replace(b"\n", b"\r\n"), SETTING, as_it_is) == there
    table = "\n".join(ROWS).encode()
    there = read.document("a.csv", table, SETTING, as_it_is)
    assert read.document("a.csv", b"\xef\xbb\xbf" + table.replace(b"\n", b"\r\n"), SETTING, as_it_is) == there


def test_a_file_of_nothing_but_problems_is_told_in_short() -> None:
    found = reading("x.csv", "title,date", *["T,20011"] * 1500)
    assert len(found.problems) == 1001
    assert found.problems[-1].message == "there are 500 problems more in this file"


BITS = st.sampled_from(
    [
        *(b"---\n", b"title: T\n", b"date: 2001\n", b"published: 2001-01-01\n", b"kind: timeline\n", b"slug: x\n"),
        *(b"/// event | U\n", b"    slug: y\n", b"    date: 2002\n", b"///\n", b"\n", b"text", b"```\n", b"<!--"),
        *(b"title,date,slug,status\n", b"T,2001,x,\n", b"known: 2001/..\n", b"[", b"{", b'"', b",", b";", b": "),
        *(b"\xff", b"\x00", b"\r\n", b"\xef\xbb\xbf", "é".encode()),
    ]
)


@given(st.sampled_from(["x.md", "a/index.md", "people/x.md", "2001-02-03-x.md", "x.csv"]), st.lists(BITS, max_size=25))
def test_whatever_bytes_stand_in_a_file_nothing_is_raised(path: str, bits: list[bytes]) -> None:
    found = read.document(path, b"".join(bits), SETTING, as_it_is)
    assert found.documents or found.problems or path.endswith(".csv")


@given(st.text(), st.binary())
def test_whatever_the_path_nothing_is_raised(path: str, data: bytes) -> None:
    for document in read.document(path, data, SETTING, as_it_is).documents:
        assert ".." not in document.address


def test_in_the_rendered_article_each_event_has_its_place() -> None:
    made: list[str] = []

    def rendered(source: str, lang: str) -> Text:
        html = Markup(lang or "en", unsafe_html=False).render(source).html
        made.append(html)
        return Text("key", 0)

    read.document("doubling.md", "\n".join(ARTICLE).encode(), SETTING, rendered)
    assert made[1].split("\n") == [
        "<p>Before.</p>",
        "<!--event:mission-->",
        "<p>Between.</p>",
        "<!--event:proposal-->",
        "<p>After.</p>",
    ]
