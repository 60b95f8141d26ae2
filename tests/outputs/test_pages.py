"""Which pages a site has, and what each is told: the plan, looked at through a theme that prints everything."""

from __future__ import annotations

from collections.abc import Callable
from html import unescape
from typing import Literal
from unicodedata import normalize

import pytest

from tests.sites import Site, document, event
from tests.test_pictures import picture

Make = Callable[..., Site]
Form = Literal["NFC", "NFD"]

LISTS = {
    "404.html", "corrections/index.html", "organisations/index.html", "people/index.html", "places/index.html",
    "sources/index.html", "tags/index.html",
}  # fmt: skip
ARTICLE = """---
title: The week
published: 2022-03-24
---

Before.

/// event | A mission
    slug: mission
    date: 2022-03-15
    people: Jens

He *said* so.
///

After.
"""


def timeline(title: str = "A story", body: str = "", **keys: str) -> str:
    return document(body, title=title, kind="timeline", **keys)


def line(page: str, name: str) -> str:
    """What a page was given under a name."""
    return next(text for text in page.split("\n") if text.startswith(f"{name}: "))


# ---- which pages there are


def test_a_site_of_one_event_has_its_page_its_home_and_the_lists(site: Make) -> None:
    made = site({"content/events/x.md": event("X", "2022")})
    made.good()
    assert made.pages() == {
        "index.html",
        "index.story.html",
        "index.table.html",
        "embed/index.html",
        "events/x.html",
        *LISTS,
    }


def test_everybody_who_is_named_has_a_page(site: Make) -> None:
    made = site(
        {
            "content/x.md": event("X", "2022", people="Joe Bloggs", places="[Kyiv]", organisations="NATO", tags="war"),
            "content/people/ann.md": document(title="Ann"),
        }
    )
    made.good()
    assert made.pages() >= {
        "people/joe-bloggs.html", "people/ann.html", "places/kyiv.html", "organisations/nato.html", "tags/war.html",
    }  # fmt: skip


def test_an_article_and_its_events_have_pages_of_their_own(site: Make) -> None:
    made = site({"content/a/week.md": ARTICLE, "content/a/index.md": timeline()})
    made.good()
    assert made.pages() >= {"a/index.html", "a/week.html", "a/mission.html"}
    assert "<em>said</em>" in made.page("a/week.html")
    assert "a/week.html#mission" in line(made.page("a/mission.html"), "article")
    assert "a/mission.html" in line(made.page("a/week.html"), "before")


def test_pictures_and_what_the_site_names_are_copied_as_they_are(site: Make) -> None:
    svg = '<svg xmlns="http://www.w3.org/2000/svg"/>'
    made = site(
        {
            "content/site.toml": 'title = "A"\npublish_files = ["*.pdf", "_redirects", ".well-known/*"]\n',
            "content/a/x.svg": svg,
            "content/a/x.pdf": b"%PDF",
            "content/_redirects": "/a /b",
            "content/.well-known/security.txt": "mail us",
        }
    )
    made.good()
    files = made.files()
    assert files["a/x.svg"] == svg.encode()
    assert files["a/x.pdf"] == b"%PDF"
    assert files["_redirects"] == b"/a /b"
    assert files[".well-known/security.txt"] == b"mail us"
    assert "theme/style.css" in files


# ---- the home page


def test_home_without_a_timeline_is_the_chronology_of_the_site(site: Make) -> None:
    made = site({"content/x.md": event("X", "2022")})
    made.good(base_url="https://example.org/x")
    page = made.page("index.html")
    assert line(page, "title") == "title: A site"
    assert "canonical=&#39;https://example.org/x/&#39;" in page


def test_home_with_one_timeline_is_that_timeline_canonical_to_its_own_address(site: Make) -> None:
    made = site({"content/a/index.md": timeline("The flank", "Its text."), "content/a/x.md": event("X", "2022")})
    made.good(base_url="https://example.org")
    for address in ("index.html", "a/index.html"):
        page = made.page(address)
        assert line(page, "title") == "title: The flank"
        assert "canonical=&#39;https://example.org/a/&#39;" in page
        assert "Its text." in page


def test_home_with_more_timelines_is_a_shelf_of_them(site: Make) -> None:
    made = site({"content/a/index.md": timeline("One"), "content/b/index.md": timeline("Two")})
    made.good()
    shelf = line(made.page("index.html"), "shelf")
    assert "One" in shelf
    assert "Two" in shelf


@pytest.mark.parametrize("count", [0, 1, 2])
def test_the_text_of_the_index_stands_above_whatever_the_home_page_shows(site: Make, count: int) -> None:
    made = site({"content/index.md": document("Welcome *all*.", title="Welcome", kind="page")})
    made.write({f"content/{n}/index.md": timeline(f"Story {n}", f"Text {n}.") for n in "ab"[:count]})
    made.write({f"content/{n}/x.md": event(f"Event {n}", "2022") for n in "ab"})
    made.good(base_url="https://example.org")
    page = made.page("index.html")
    assert "Welcome <em>all</em>." in page
    assert "canonical=&#39;https://example.org/&#39;" in page
    assert "<p>Text a" not in page
    assert "Event a" in page
    assert ("Story a" in page.partition("\nembed: ")[0]) == (count > 1)


def test_a_timeline_at_the_top_is_the_home_page(site: Make) -> None:
    made = site({"content/index.md": timeline("All"), "content/x.md": event("X", "2022")})
    made.write({"content/a/index.md": timeline("One"), "content/a/y.md": event("Y", "2022")})
    made.good()
    page = made.page("index.html")
    assert line(page, "title") == "title: All"
    assert "count=1," in line(page, "chronicle")


# ---- belonging, before and after


def test_before_and_after_are_the_neighbours_in_the_timeline(site: Make) -> None:
    made = site({"content/a/index.md": timeline(), "content/loose.md": event("Loose", "2021-06")})
    made.write({f"content/a/{n}.md": event(f"Event {n}", f"202{n}") for n in (1, 2, 3)})
    made.good()
    page = made.page("a/2.html")
    assert "Event 1" in line(page, "before")
    assert "Event 3" in line(page, "after")
    assert line(made.page("a/1.html"), "before") == "before: None"
    assert line(made.page("loose.html"), "after") == "after: None"


def test_newest_first_is_said_to_the_theme_and_changes_no_order(site: Make) -> None:
    made = site({"content/a/index.md": timeline(order="newest")})
    made.write({f"content/a/{n}.md": event(f"Event {n}", f"202{n}") for n in (1, 2)})
    made.good()
    chronicle = line(made.page("a/index.html"), "chronicle")
    assert "newest_first=True" in chronicle
    assert chronicle.index("Event 1") < chronicle.index("Event 2")


# ---- names and links


def test_a_described_name_leads_to_its_document_and_an_undescribed_to_its_own_page(site: Make) -> None:
    made = site({"content/people/stoltenberg.md": document(title="Jens Stoltenberg", names="[Jens]")})
    made.write({"content/x.md": event("X", "2022", people="[Jens, Joe]")})
    made.good()
    card = line(made.page("x.html"), "card")
    assert "Link(title=&#39;Jens Stoltenberg&#39;, address=&#39;people/stoltenberg.html&#39;)" in card
    assert "Link(title=&#39;Joe&#39;, address=&#39;people/joe.html&#39;)" in card
    assert "people/jens.html" not in made.pages()


def test_a_name_with_two_answers_is_an_error_that_names_both(site: Make) -> None:
    made = site({"content/x.md": event("X", "2022", people="John Smith")})
    made.write({f"content/people/{n}.md": document(title="John Smith") for n in "ab"})
    assert made.said() == ["content/x.md:2 name: `John Smith` can mean content/people/a.md and content/people/b.md"]


def test_the_nearest_of_two_is_meant(site: Make) -> None:
    made = site({"content/a/x.md": event("X", "2022", people="John Smith")})
    made.write({f"content/{folder}people/j.md": document(title="John Smith") for folder in ("", "a/")})
    made.good()
    assert "a/people/j.html" in line(made.page("a/x.html"), "card")


def test_undescribed_names_on_one_address_are_an_error(site: Make) -> None:
    made = site({"content/x.md": event("X", "2022", people="[Joe Bloggs, joe bloggs]")})
    assert made.said() == []
    made.write({"content/y.md": event("Y", "2022", people="Joe-Bloggs")})
    assert made.said() == [
        "content:0 address: `Joe Bloggs` and `Joe-Bloggs` would share the address people/joe-bloggs.html"
    ]


def test_a_name_without_a_letter_is_an_error(site: Make) -> None:
    made = site({"content/x.md": event("X", "2022", people='"!!!"', tags='"???"')})
    said = made.said()
    assert len(said) == 2
    assert "content/x.md:2 name: nothing of `!!!` can stand in an address" in said
    assert any("???" in text for text in said)


def test_a_wiki_link_finds_slugs_titles_names_and_strangers(site: Make) -> None:
    made = site({"content/people/stoltenberg.md": document(title="Jens Stoltenberg", names="[Jens]")})
    text = "[[stoltenberg]] [[Jens]] [[Other]] [[Joe]] [[joe|him]] [[Jens Stoltenberg]]"
    made.write({"content/x.md": event("X", "2022", text, people="Joe"), "content/o.md": event("Other", "2021")})
    made.good()
    page = made.page("x.html")
    assert page.count('href="people/stoltenberg.html"') == 3
    assert page.count('href="people/joe.html"') == 2
    assert page.count('href="o.html"') == 1


def test_a_wiki_link_with_two_answers_is_an_error_where_it_stands(site: Make) -> None:
    made = site({"content/x.md": event("X", "2022", "Hello\n\nto [[Lincoln]]", people="Lincoln", places="Lincoln")})
    assert made.said() == ["content/x.md:10 name: `Lincoln` can mean people/lincoln.html and places/lincoln.html"]
    made.write({"content/people/lincoln.md": document(title="Lincoln")})
    assert made.said() == []


@pytest.mark.parametrize(
    ("link", "why"),
    [
        ("[a](gone.md)", "`gone.md` is dead: there is no content/gone.md"),
        ("[a](../out.md)", "`../out.md` is dead: it leads out of content/"),
        ("[a](y.md#nowhere)", "`y.md#nowhere` is dead: content/y.md has no heading `nowhere`"),
        ("[a](#nowhere)", "`#nowhere` is dead: there is no such heading in this text"),
        ("[[Nobody]]", "`[[Nobody]]` is dead: nothing in content/ has this slug, title or name"),
        ("![a](gone.png)", "`gone.png` is dead: there is no content/gone.png"),
        ("[a](draft.md)", "`draft.md` is dead: content/draft.md is a draft"),
    ],
)
def test_a_dead_link_is_a_warning_and_under_strict_an_error(site: Make, link: str, why: str) -> None:
    made = site(
        {"content/x.md": event("X", "2022", f"Text.\n\nSee {link}"), "content/y.md": event("Y", "2022", "# Here")}
    )
    made.write({"content/draft.md": event("Draft", "2022", draft="true")})
    outcome = made.good()
    (said,) = outcome.problems
    assert (said.path, said.line, said.severity) == ("content/x.md", 8, "warning")
    assert why in said.message
    assert said.source == f"See {link}"
    assert made.build(strict=True).written == 0


@pytest.mark.parametrize(
    "link", ["[a](y.md)", "[a](y.md#here)", "[a](/y.md)", "[a](#mine)", "![a](dot.svg)", "[a](https://x.org)"]
)
def test_a_living_link_is_not_said(site: Make, link: str) -> None:
    made = site({"content/x.md": event("X", "2022", f"# Mine\n\n{link}"), "content/y.md": event("Y", "2022", "# Here")})
    made.write({"content/dot.svg": '<svg xmlns="http://www.w3.org/2000/svg"/>'})
    assert made.said() == []


@pytest.mark.parametrize(("disk", "link"), [("NFD", "NFC"), ("NFC", "NFD"), ("NFD", "NFD")])
def test_a_name_is_found_in_whatever_spelling_of_unicode(site: Make, disk: Form, link: Form) -> None:
    texts = "[a](ādaži.md) ![p](pič.png) [b](%C4%81da%C5%BEi.md) [[ādaži]] [[Jānis]]"
    files = {
        "content/ā/ādaži.md": event("Ādaži", "2021", "Text."),
        "content/ā/pič.png": picture("png"),
        "content/people/jānis.md": document(title="Jānis", kind="person"),
    }
    made = site({normalize(disk, path): text for path, text in files.items()})
    linking = event("X", "2022", texts, image="pič.png", related="ādaži", people="Jānis")
    made.write({normalize(disk, "content/ā/x.md"): normalize(link, linking)})
    assert made.said() == []
    made.good()
    page = made.page("ā/x.html")
    assert "dead" not in page
    assert page.count('href="../%C4%81/%C4%81da%C5%BEi.html"') + page.count('href="../ā/ādaži.html"') >= 3
    assert "ā/pič.png" in made.files()
    assert "people/jānis.html" in made.pages()


def test_a_link_to_a_block_goes_to_its_paragraph(site: Make) -> None:
    made = site({"content/week.md": ARTICLE, "content/x.md": event("X", "2022", "[so](week.md#mission)")})
    assert made.said() == []
    made.good()
    assert 'href="week.html#mission"' in made.page("x.html")


def test_links_in_the_footer_and_the_menu_are_led_and_the_dead_are_said(site: Make) -> None:
    head = 'title = "A"\nfooter = "[About](about.md) and [gone](gone.md)"\n'
    links = (("About", "/about.html"), ("No", "/no/"), ("X", "https://x.org"))
    menu = "menu = [" + ", ".join(f'{{ title = "{title}", to = "{to}" }}' for title, to in links) + "]\n"
    made = site({"content/site.toml": head + menu, "content/about.md": document(title="About", kind="page")})
    made.write({"content/deep/x.md": event("X", "2022")})
    said = made.said()
    assert len(said) == 2
    assert any("`gone.md` is dead" in text for text in said)
    assert any("the menu leads to `/no/`" in text for text in said)
    made.good()
    assert 'href="../about.html"' in made.page("deep/x.html")


@pytest.mark.parametrize("path", ["content/site.toml", "other.toml"])
def test_what_is_wrong_with_the_configuration_is_said_of_its_file_where_it_stands(site: Make, path: str) -> None:
    lines = [
        'title = "T"',
        "# icon = nope.svg",
        'icon = "nope.svg"',
        'menu = [{title = "x", to = "/no.html"}]',
        'footer = "A [a](no.md)"',
    ]
    made = site({"content/x.md": event("X", "2022"), path: "\n".join(lines)})
    found = made.check(config=made.folder / path).problems
    assert [(p.path, p.line, p.column, p.source) for p in found] == [
        (path, 3, 9, lines[2]),
        (path, 4, 29, lines[3]),
        (path, 5, 17, lines[4]),
    ]
    for theme, place in (('{name = "default", options = {bad = "1"}}', (6, 39)), ('"nope"', (6, 10))):
        made.write({path: "\n".join([*lines, f"theme = {theme}"])})
        (said,) = (p for p in made.check(config=made.folder / path).problems if p.severity == "error")
        assert (said.path, said.line, said.column) == (path, *place)
    found = made.check(config=made.folder / path, theme="elsewhere").problems
    assert [(p.path, p.line) for p in found if p.code == "no-theme"] == [(path, 0)]


def test_related_entries_are_found_and_others_are_an_error(site: Make) -> None:
    made = site({"content/x.md": event("X", "2022", related="[y, The other]"), "content/y.md": event("Y", "2021")})
    made.write({"content/z.md": event("The other", "2020")})
    made.good()
    assert "y.html" in line(made.page("x.html"), "related")
    assert "z.html" in line(made.page("x.html"), "related")
    made.write({"content/x.md": event("X", "2022", related="nobody")})
    assert "nothing is called `nobody`" in made.said()[0]


def test_a_name_with_two_answers_under_related_names_every_candidate(site: Make) -> None:
    made = site({"content/x.md": event("X", "2022", related="Y")})
    made.write({f"content/{name}.md": event("Y", "2021") for name in "abc"})
    (said,) = made.said()
    assert "`Y` can mean content/a.md, content/b.md and content/c.md" in said


@pytest.mark.parametrize("key", [{"gone": "Withdrawn."}, {"expires": "2023-01-01"}, {"embargo": "2030-01-01"}])
def test_a_related_entry_that_is_not_to_be_seen_today_is_left_out_in_silence(site: Make, key: dict[str, str]) -> None:
    made = site({"content/x.md": event("X", "2022", related="[y, z]"), "content/y.md": event("Y", "2021", **key)})
    made.write({"content/z.md": event("Z", "2020")})
    assert made.said() == []
    made.good()
    assert "y.html" not in line(made.page("x.html"), "related")
    assert "z.html" in line(made.page("x.html"), "related")


def test_a_related_draft_is_a_warning(site: Make) -> None:
    made = site({"content/x.md": event("X", "2022", related="y"), "content/y.md": event("Y", "2021", draft="true")})
    assert "is a draft" in made.said()[0]
    made.good()
    assert made.said(drafts=True) == []
    made.write({"content/y.md": ARTICLE.replace("---\n\nBefore", "draft: true\n---\n\nBefore")})
    made.write({"content/x.md": event("X", "2022", related="mission")})
    assert "is a draft" in made.said()[0]


def test_whoever_is_gone_can_still_be_named(site: Make) -> None:
    gone = document(title="Jens", kind="person", gone="Removed at the request of the person.")
    made = site({"content/people/jens.md": gone, "content/x.md": event("X", "2022", people="[Jens, Ada]")})
    assert made.said() == []
    made.good()
    assert "Link(title=&#39;Jens&#39;, address=&#39;&#39;)" in line(made.page("x.html"), "card")
    assert "Jens" not in made.page("people/index.html")
    assert "Jens" not in line(made.page("people/ada.html"), "companions")
    assert line(made.page("people/jens.html"), "reason") == "reason: Removed at the request of the person."


# ---- addresses


def test_two_documents_on_one_address_are_an_error_that_names_both(site: Make) -> None:
    made = site({"content/a.md": event("A", "2022", slug="b"), "content/b.md": event("B", "2022")})
    (said,) = made.said()
    assert "content/a.md and content/b.md would share the address /b.html" in said


@pytest.mark.parametrize(
    ("one", "other"), [("a.md", "A.md"), ("straße.md", "STRASSE.md"), ("caf\u00e9.md", "CAFE\u0301.md")]
)
def test_addresses_that_some_system_takes_for_one_are_an_error(site: Make, one: str, other: str) -> None:
    made = site({f"content/{one}": event("A", "2022"), f"content/{other}": event("B", "2022")})
    (said,) = made.said()
    assert "would share the address" in said


@pytest.mark.parametrize(
    "files",
    [
        {"content/a.md": event("A", "2022", aliases="/b.html"), "content/b.md": event("B", "2022")},
        {"content/a.md": event("A", "2022", aliases="/x/"), "content/x/index.md": document(title="X", kind="page")},
        {"content/people/index.md": timeline(), "content/a.md": event("A", "2022", aliases="/404.html")},
        {"content/people/bob.md": event("B", "2022", kind="event"), "content/a.md": event("A", "2022", people="Bob")},
    ],
)
def test_whatever_lies_on_one_address_is_an_error(site: Make, files: dict[str, str]) -> None:
    made = site(files)
    assert any("would share the address" in text for text in made.said())


def test_a_page_that_would_have_to_be_a_folder_is_an_error(site: Make) -> None:
    made = site(
        {"content/a.md": event("A", "2022"), "content/a.html/x.svg": '<svg xmlns="http://www.w3.org/2000/svg"/>'}
    )
    (said,) = made.said()
    assert "would need /a.html to be a page and a folder" in said


def test_two_tags_on_one_address_are_an_error_and_two_spellings_are_not(site: Make) -> None:
    made = site(
        {"content/a.md": event("A", "2022", tags="[NATO, nato]"), "content/b.md": event("B", "2022", tags="Nato")}
    )
    made.good()
    assert "count=2" in line(made.page("tags/nato.html"), "chronicle")
    made.write({"content/c.md": event("C", "2022", tags="nato!")})
    assert "would share the address tags/nato.html" in made.said()[0]


def test_sources_on_one_address_are_one_source(site: Make) -> None:
    made = site({"content/sources.yaml": "treaty: {title: The treaty}\n"})
    one, two = "[{title: A note, page: 3}]", "[{title: A note, quote: so}]"
    made.write({"content/a.md": event("A", "2022", sources="treaty"), "content/b.md": event("B", "2021", sources=one)})
    made.write({"content/c.md": event("C", "2020", sources=two)})
    made.good()
    assert "count=1" in line(made.page("sources/treaty.html"), "chronicle")
    notes = [page for page in made.pages() if page.startswith("sources/a-note-")]
    assert len(notes) == 1
    assert "count=2" in line(made.page(notes[0]), "chronicle")


# ---- aliases and what is gone


def test_an_alias_leads_to_where_the_document_went(site: Make) -> None:
    made = site({"content/a/x.md": event("X", "2022", aliases="[/old/x.html, /older/]")})
    made.good(base_url="https://example.org")
    for address in ("old/x.html", "older/index.html"):
        assert "a/x.html" in line(made.page(address), "target")
        assert "canonical=&#39;https://example.org/a/x.html&#39;" in made.page(address)


def test_what_is_gone_says_so_and_is_nowhere_else(site: Make) -> None:
    made = site(
        {"content/x.md": event("X", "2022", "Text.", gone="It was a mistake.", aliases="/old.html", tags="war")}
    )
    made.good()
    assert line(made.page("x.html"), "reason") == "reason: It was a mistake."
    assert line(made.page("old.html"), "reason") == "reason: It was a mistake."
    assert "count=0" in line(made.page("index.html"), "chronicle")
    assert "tags/war.html" not in made.pages()


def test_a_gone_article_takes_its_events_along(site: Make) -> None:
    made = site({"content/week.md": ARTICLE.replace("title:", "gone: Withdrawn.\ntitle:", 1)})
    made.good()
    assert line(made.page("mission.html"), "reason") == "reason: Withdrawn."
    assert "people/jens.html" not in made.pages()


# ---- what is not to be seen


@pytest.mark.parametrize(
    ("key", "why", "shown_by"),
    [
        ({"draft": "true"}, "draft", "drafts"),
        ({"embargo": "2024-06-01"}, "embargo", "scheduled"),
        ({"expires": "2023-06-01"}, "expired", "expired"),
    ],
)
def test_what_is_not_to_be_seen_is_left_out_and_named(site: Make, key: dict[str, str], why: str, shown_by: str) -> None:
    made = site({"content/x.md": event("Secret", "2022", "Secret.", **key), "content/y.md": event("Y", "2022")})
    outcome = made.good()
    assert outcome.left_out[:-1] == [("content/x.md", why)]
    assert outcome.events == 1
    assert not any(b"Secret." in data for data in made.files().values())
    assert ("x.html" in made.pages()) == (why == "expired")
    outcome = made.good(**{shown_by: True})
    assert outcome.left_out[:-1] == []
    assert outcome.events == 2


@pytest.mark.parametrize(
    ("key", "ribbon"),
    [("draft: true", "draft"), ("embargo: 2024-06-01", "scheduled"), ("expires: 2023-06-01", "expired")],
)
def test_what_is_only_shown_because_somebody_asked_for_it_says_so(site: Make, key: str, ribbon: str) -> None:
    made = site({"content/week.md": ARTICLE.replace("title:", f"{key}\ntitle:", 1), "content/y.md": event("Y", "2022")})
    made.good(drafts=True, scheduled=True, expired=True)
    for address in ("week.html", "mission.html"):
        assert f"ribbon={ribbon!r}" in unescape(line(made.page(address), "head"))
        assert f"ribbon={ribbon!r}" in unescape(line(made.page(address), "card"))
    assert "ribbon=''" in unescape(line(made.page("y.html"), "head"))
    assert unescape(made.page("index.html")).count(f"ribbon={ribbon!r}") == 2


@pytest.mark.parametrize("key", ["draft: true", "embargo: 2024-06-01", "expires: 2023-06-01"])
def test_the_events_of_an_article_are_seen_when_it_is(site: Make, key: str) -> None:
    made = site({"content/week.md": ARTICLE.replace("title:", f"{key}\ntitle:", 1)})
    outcome = made.good()
    assert (outcome.events, outcome.articles) == (0, 0)
    assert not any(b"He <em>said" in data for data in made.files().values())
    assert ("mission.html" in made.pages()) == ("expires" in key)


def test_an_expired_document_leaves_a_page_that_says_so(site: Make) -> None:
    made = site({"content/x.md": event("X", "2022", expires="2023-06-01")})
    made.good(day="2023-05-31")
    assert line(made.page("x.html"), "card").startswith("card: Card")
    made.good(day="2023-06-01")
    assert line(made.page("x.html"), "reason") == "reason: "


def test_an_embargo_is_seen_from_its_day_on_in_the_zone_of_the_site(site: Make) -> None:
    made = site({"content/x.md": event("X", "2022", embargo="2024-06-01")})
    made.write({"content/site.toml": 'title = "A"\ntimezone = "Asia/Tokyo"\n'})
    assert made.good(day="2024-05-31").events == 0
    assert made.good(day="2024-06-01").events == 1


# ---- rows without a slug


ROWS = "title,date,slug,tags\nOne,2021-01-01,,war\nTwo,2022-01-01,two,\n"


def test_a_row_without_a_slug_needs_a_timeline_that_allows_it(site: Make) -> None:
    made = site({"content/a/rows.csv": ROWS, "content/a/index.md": timeline()})
    assert made.said() == ["content/a/rows.csv:2 missing-key: a row needs `slug`, to have an address"]
    made.write({"content/a/index.md": timeline(pages="false")})
    assert made.said() == []


def test_a_row_without_a_slug_is_reached_on_its_timeline(site: Make) -> None:
    made = site({"content/a/rows.csv": ROWS, "content/a/index.md": timeline(pages="false")})
    made.good()
    assert "a/two.html" in made.pages()
    assert ".html" not in made.pages()
    assert "address=&#39;a/index.html#e.rows.1&#39;" in made.page("tags/war.html")


def test_a_row_without_a_slug_is_reached_on_the_page_of_its_period(site: Make) -> None:
    rows = "title,date,tags\n" + "".join(f"Row {n},{2020 + n % 2}-01-{1 + n % 28:02},\n" for n in range(250))
    made = site({"content/a/rows.csv": rows + "Last,2022-05-05,war\n", "content/a/index.md": timeline(pages="false")})
    made.good()
    assert "address=&#39;a/index.2022.html#e.rows.251&#39;" in made.page("tags/war.html")


def test_an_expired_row_without_a_slug_leaves_nothing(site: Make) -> None:
    rows = "title,date,expires\nOne,2021-01-01,2022-01-01\nTwo,2021,\n"
    made = site({"content/a/rows.csv": rows, "content/a/index.md": timeline(pages="false")})
    outcome = made.good()
    assert outcome.events == 1
    assert outcome.left_out[0] == ("content/a/rows.csv", "expired")


# ---- what a page says of itself


def test_the_description_of_an_entry_is_its_summary(site: Make) -> None:
    made = site({"content/x.md": event("X", "2022", "One short paragraph.")})
    made.write({"content/y.md": event("Y", "2022", "One.\n\nTwo.", summary="In brief")})
    made.good()
    assert "description=&#39;One short paragraph.&#39;" in line(made.page("x.html"), "head")
    assert "description=&#39;In brief&#39;" in line(made.page("y.html"), "head")


def test_the_language_of_a_text_is_said_where_it_is_not_the_sites(site: Make) -> None:
    made = site({"content/x.md": event("X", "2022", lang="pl"), "content/y.md": event("Y", "2022", lang="en")})
    made.good()
    assert "lang=&#39;pl&#39;" in line(made.page("x.html"), "head")
    assert "lang=&#39;&#39;" in line(made.page("y.html"), "head")


def test_asides_and_footnotes_speak_the_language_of_their_text(site: Make) -> None:
    told = "!!! warning\n    Look.[^1]\n\n[^1]: There."
    made = site({
        "content/site.toml": 'title = "A site"\nlanguage = "de"',
        "content/x.md": event("X", "2022", told),
        "content/y.md": event("Y", "2022", told, lang="uk"),
    })  # fmt: skip
    made.good()
    assert ">Warnung</p>" in made.page("x.html")
    assert 'aria-label="Zurück zum Text"' in made.page("x.html")
    assert ">Попередження</p>" in made.page("y.html")
    assert 'aria-label="Назад до тексту"' in made.page("y.html")
    made.write({"content/site.toml": 'title = "A site"\nlanguage = "pl"'})
    made.good()
    assert ">Ostrzeżenie</p>" in made.page("x.html")
    assert ">Попередження</p>" in made.page("y.html")


def test_a_picture_from_another_site_is_said_and_not_shown(site: Make) -> None:
    there = "https://example.org/a.png"
    block = f"/// event | B\n    slug: b\n    date: 2022\n\n![b]({there})\n///"
    made = site({
        "content/x.md": event("X", "2022", f"One.\n\nSee ![a]({there}) and ![a]({there})."),
        "content/art.md": document(f"![a]({there})\n\n{block}", title="A", published="2022-03-24"),
        "content/rows.csv": "title,slug,date,body\nR,r,2022,![a](//example.org/a.png)\n",
        "content/y.md": event("Y", "2022", f"[a]({there}) `![a]({there})`"),
    })  # fmt: skip
    warned = [(p.path, p.line, p.column, p.code, p.width) for p in made.good().problems if p.severity == "warning"]
    size = len(there)
    assert warned == [
        ("content/art.md", 6, 6, "elsewhere", size), ("content/art.md", 12, 6, "elsewhere", size),
        ("content/rows.csv", 2, 15, "elsewhere", 19),
        ("content/x.md", 8, 10, "elsewhere", size), ("content/x.md", 8, 46, "elsewhere", size),
    ]  # fmt: skip
    assert f'<a href="{there}">a</a>' in made.page("x.html")
    made.write({"content/site.toml": 'title = "A site"\nunsafe_html = true'})
    assert made.good().problems == []
    assert f'src="{there}"' in made.page("x.html")


def test_every_page_leads_to_the_sources_and_corrections_that_there_are(site: Make) -> None:
    made = site({"content/x.md": event("X", "2022")})
    made.good()
    assert line(made.page("x.html"), "records") == "records: ()"
    made.write({"content/x.md": event("X", "2022", sources="[{title: S}]", updates="[{date: 2023, note: N}]")})
    made.good()
    for address in ("x.html", "index.html", "404.html"):
        told = line(made.page(address), "records")
        assert "address=&#39;sources/index.html&#39;" in told
        assert "address=&#39;corrections/index.html&#39;" in told
    made.write({"content/site.toml": 'title = "A"\nmenu = [{title = "S", to = "/sources/"}]'})
    made.good()
    assert "sources/index" not in line(made.page("x.html"), "records")
    assert "corrections/index" in line(made.page("x.html"), "records")


def test_canonical_addresses_are_escaped_and_drop_a_final_index(site: Make) -> None:
    made = site({"content/a/ł.md": event("X", "2022"), "content/a/index.md": document(title="A", kind="page")})
    made.good(base_url="https://example.org/repo/")
    assert "https://example.org/repo/a/%C5%82.html" in made.page("a/ł.html")
    assert "canonical=&#39;https://example.org/repo/a/&#39;" in made.page("a/index.html")


def test_links_are_relative_to_the_page(site: Make) -> None:
    made = site({"content/a/b/x.md": event("X", "2022", "[y](../../y.md)"), "content/y.md": event("Y", "2022")})
    made.good()
    assert 'href="../../y.html"' in made.page("a/b/x.html")
    assert line(made.page("a/b/x.html"), "root") == "root: ../../"
    assert line(made.page("404.html"), "root") == "root: /"


def test_who_appears_with_whom_first_and_last(site: Make) -> None:
    made = site(
        {"content/x.md": event("X", "2020", people="[A, B]"), "content/y.md": event("Y", "2022", people="[A, B, C]")}
    )
    made.write({"content/z.md": event("Z", "2021", people="[A]", places="Kyiv")})
    made.good()
    page = made.page("people/a.html")
    assert line(page, "companions").index("people/b.html") < line(page, "companions").index("people/c.html")
    assert "people/a.html" not in line(page, "companions")
    assert "x.html" in line(page, "first")
    assert "y.html" in line(page, "last")


def test_places_lie_within_places(site: Make) -> None:
    made = site(
        {
            "content/places/kyiv.md": document(title="Kyiv", within="Ukraine"),
            "content/places/ukraine.md": document(title="Ukraine"),
        }
    )
    made.good()
    assert "places/ukraine.html" in line(made.page("places/kyiv.html"), "within")
    assert "places/kyiv.html" in line(made.page("places/ukraine.html"), "inside")


def test_corrections_and_updates_stand_newest_first_in_one_list(site: Make) -> None:
    made = site({"content/x.md": event("X", "2020", corrections="[{date: 2022-01-01, was: so, now: thus}]")})
    made.write({"content/y.md": event("Y", "2021", updates="[{date: 2023-01-01, note: more}]")})
    made.good()
    changes = line(made.page("corrections/index.html"), "changes")
    assert changes.index("more") < changes.index("thus")


def test_the_index_of_a_folder_of_people_introduces_their_list(site: Make) -> None:
    made = site({"content/people/index.md": document("All *of* them.", title="Who is who", kind="page")})
    made.write({"content/x.md": event("X", "2020", people="A")})
    made.good()
    page = made.page("people/index.html")
    assert "All <em>of</em> them." in page
    assert "title=&#39;Who is who&#39;" in line(page, "head")


def test_an_entry_stands_in_the_lane_that_it_matches(site: Make) -> None:
    lanes = "[{name: East, match: {places: [Kyiv]}}, {name: West, match: {tags: [nato]}}]"
    made = site({"content/a/index.md": timeline(lanes=lanes), "content/a/x.md": event("X", "2020", places="kyiv-city")})
    made.write({"content/places/kyiv-city.md": document(title="Kyiv")})
    made.write({"content/a/y.md": event("Y", "2021", tags="nato"), "content/a/z.md": event("Z", "2022", lane="East")})
    made.good()
    assert [("lane=&#39;East&#39;" in line(made.page(f"a/{n}.html"), "card")) for n in "xyz"] == [True, False, True]
    assert "lane=&#39;West&#39;" in line(made.page("a/y.html"), "card")


# ---- long lists


def test_nothing_lists_more_than_two_hundred_things(site: Make) -> None:
    made = site({"content/a/index.md": timeline(pages="false")})
    rows = "".join(
        f"Row {n},{1900 + n % 120}-0{1 + n % 9}-11,{f'r{n}' if n < 20 else ''},person {n},tag {n % 3},Source {n}\n"
        for n in range(401)
    )
    made.write({"content/a/rows.csv": f"title,date,slug,people,tags,summary\n{rows}"})
    made.good()
    pages = made.pages()
    assert "a/index.190x.html" in pages
    assert "people/index.p.html" in pages
    assert "people/index.p-3.html" in pages
    for address in pages:
        page = made.page(address)
        assert page.count("Card(") <= 201, address
        assert page.count("Mention(") <= 200, address
    assert "density=Density" in line(made.page("a/index.html"), "chronicle")


def test_corrections_go_on_over_further_pages(site: Make) -> None:
    many = ", ".join(f"{{date: 2022-01-01, was: a{n}, now: b{n}}}" for n in range(250))
    made = site({"content/x.md": event("X", "2020", corrections=f"[{many}]")})
    made.good()
    assert made.page("corrections/index.html").count("Change(") == 200
    assert made.page("corrections/index.2.html").count("Change(") == 50
