"""Which pages have a picture to be shared with, and which of them an edit draws anew."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Callable

import pytest

from generator import cache
from generator.build.plan import load, seated
from generator.outputs import shares
from tests.exhibits import picture
from tests.sites import ROOT, Site, document, event

Make = Callable[..., Site]
SITE = 'title = "A site"\nbase_url = "https://example.org/x"\n'
LATIN_CYRILLIC_GREEK = "de fr pl uk ru el tr cs sr fi vi pt-BR is hu ro bg lt lv et ga mt sq mk az nl sv da nb eo la cy"
OTHERS = "ar he fa ur hi bn ta th ka hy am ja zh ko my km"
TIMELINE = document("", title="A story", kind="timeline")


def files(count: int = 12, site: str = SITE) -> dict[str, str]:
    entries = {f"content/war/e{n}.md": event(f"Event {n}", f"20{n + 10}-05-05", "Words.") for n in range(count)}
    return {"content/site.toml": site, "content/war/index.md": TIMELINE, **entries}


def pictures(site: Site) -> set[str]:
    return {address for address in site.files() if address.endswith(".png")}


def drawn(site: Site) -> set[str]:
    """The pictures that a build draws."""
    return {address for address in site.good().reasons if address.endswith(".share.png")}


def said(site: Site, **asked: object) -> list[tuple[str, str]]:
    return [line for line in site.good(**asked).left_out if line[0].startswith(("the share picture", "all share"))]


# ---- which there are


def test_each_event_article_and_timeline_has_a_picture_beside_its_page(site: Make) -> None:
    article = document("Text.", title="An article", published="2022-03-24")
    made = site(
        {**files(2), "content/war/week.md": article, "content/about.md": document("", title="About", kind="page")}
    )
    made.good()
    assert pictures(made) == {f"war/{name}.share.png" for name in ("e0", "e1", "week", "index")}


def test_a_site_that_is_more_than_a_timeline_has_one_too(site: Make) -> None:
    made = site({**files(2), "content/alone.md": event("Alone", "2020"), "content/other/index.md": TIMELINE})
    made.good()
    assert pictures(made) == {
        "war/e0.share.png",
        "war/e1.share.png",
        "war/index.share.png",
        "alone.share.png",
        "index.share.png",
    }


@pytest.mark.parametrize("site_toml", ['title = "A site"\n', SITE + "share_pictures = false\n"])
def test_without_a_base_url_or_where_the_site_says_so_there_is_none(site: Make, site_toml: str) -> None:
    made = site({**files(2, site_toml), "content/war/far.md": event("مرحبا", "2020")})
    assert said(made) == []
    assert pictures(made) == set()


def test_a_row_without_a_page_has_none(site: Make) -> None:
    timeline = document("", title="Rows", kind="timeline", pages="false")
    made = site(
        {
            "content/site.toml": SITE,
            "content/r/index.md": timeline,
            "content/r/rows.csv": "title,date\nOne,2021\nTwo,2022\n",
        }
    )
    made.good()
    assert pictures(made) == {"r/index.share.png"}


def test_a_timeline_without_entries_has_none(site: Make) -> None:
    made = site({"content/site.toml": SITE, "content/war/index.md": TIMELINE})
    made.good()
    assert pictures(made) == set()


def test_an_address_is_given_where_there_is_a_picture_and_only_there(site: Make) -> None:
    made = site(
        {
            **files(3),
            "content/war/far.md": event("שלום", "2020"),
            "content/alone.md": event("Alone", "2020"),
            "content/people/ann.md": document("", title="Ann"),
        }
    )
    made.good()
    with cache.opened(made.order().cache, fresh=False) as memory:
        plan, loaded = load(made.order(), memory.store)
        assert loaded
        desk = seated(plan, made.order(), memory.store, loaded)
        found = {shares.address(desk, entry) for entry in (*desk.everything, None)}
    assert found - {""} == pictures(made)


def test_what_has_no_picture_is_shared_with_that_of_its_timeline_or_of_the_site(site: Make) -> None:
    made = site(
        {
            **files(3),
            "content/war/far.md": event("שלום", "2020"),
            "content/war/own.md": event("שלום", "2021", image="own.png"),
            "content/war/own.png": picture(60, 40),
            "content/רחוק/index.md": document("", title="רחוק", kind="timeline"),
            "content/רחוק/e.md": event("Elsewhere", "2012"),
            "content/about.md": document("", title="About", kind="page"),
        }
    )
    made.good()
    wanted = {
        "war/e0.html": "war/e0.share.png",
        "war/far.html": "war/index.share.png",
        "war/own.html": "war/own.png",
        "רחוק/e.html": "index.share.png",
        "רחוק/index.html": "index.share.png",
        "about.html": "index.share.png",
    }
    for page, shared in wanted.items():
        assert f"picture=Picture(address=&#39;https://example.org/x/{shared}&#39;" in made.page(page), page


# ---- what the font cannot write


def test_titles_that_cannot_be_written_have_no_picture_and_a_line_says_so(site: Make) -> None:
    titles = ("مرحبا", "שלום", "नमस्ते", "日本語", "สวัสดี", "한국", "A rocket 🚀", "q̃")
    far = {f"content/war/far{n}.md": event(title, "2020") for n, title in enumerate(titles)}
    made = site({**files(2), **far})
    outcome = made.good(strict=True)
    assert outcome.problems == []
    line = ("the share picture of content/war/far0.md and 7 more", "a title has a sign that their font lacks")
    assert line in outcome.left_out
    assert pictures(made) == {"war/e0.share.png", "war/e1.share.png", "war/index.share.png"}


def test_however_many_there_are_it_is_one_line_and_said_with_every_build(site: Make) -> None:
    far = {f"content/war/far{n}.md": event("日本語", "2020", "One.\n\nTwo.") for n in range(3)}
    made = site({**files(2), **far})
    line = [("the share picture of content/war/far0.md and 2 more", "a title has a sign that their font lacks")]
    assert said(made) == line
    made.write({"content/war/e1.md": event("Event 1", "2011-05-05", "Other words.\n\nAnd more.")})
    made.good()
    made.write({"content/war/e1.md": event("Event 1", "2011-05-05", "Other words.\n\nAnd yet more.")})
    assert said(made) == line
    assert said(made) == line


def test_a_timeline_whose_title_cannot_be_written_has_none_and_none_of_its_events(site: Make) -> None:
    far = {"content/far/index.md": document("", title="日本", kind="timeline"), "content/far/e.md": event("E", "2020")}
    made = site({**files(1), **far})
    assert said(made)[0][0] == "the share picture of content/far/index.md and 1 more"
    assert pictures(made) == {"war/e0.share.png", "war/index.share.png", "index.share.png"}


@pytest.mark.parametrize(
    ("site_toml", "why"),
    [
        (SITE.replace("A site", "日本"), "the title of the site has a sign that their font lacks"),
        (SITE + 'language = "ar"\n', "their font cannot write the dates of the language `ar`"),
    ],
)
def test_a_site_that_cannot_be_written_has_none_at_all(site: Make, site_toml: str, why: str) -> None:
    made = site(files(2, site_toml))
    assert said(made) == [("all share pictures", why)]
    assert pictures(made) == set()


def test_latin_cyrillic_and_greek_languages_have_pictures() -> None:
    assert [language for language in LATIN_CYRILLIC_GREEK.split() if not shares.has_dates(language)] == []


def test_languages_of_other_scripts_have_none() -> None:
    assert [language for language in OTHERS.split() if shares.has_dates(language)] == []


# ---- what is drawn anew


def test_a_title_edited_draws_its_own_picture_and_no_other(site: Make) -> None:
    made = site(files())
    made.good()
    made.write({"content/war/e3.md": event("Something else", "2013-05-05", "Words.")})
    assert drawn(made) == {"war/e3.share.png"}


def test_a_date_moved_a_little_draws_its_own_picture_and_no_other(site: Make) -> None:
    made = site(files())
    made.good()
    made.write({"content/war/e3.md": event("Event 3", "2013-05-06", "Words.")})
    assert drawn(made) == {"war/e3.share.png"}


def test_a_date_moved_far_draws_its_own_picture_and_those_of_the_whole(site: Make) -> None:
    made = site({**files(), "content/other/index.md": TIMELINE, "content/other/e.md": event("Elsewhere", "2012")})
    made.good()
    made.write({"content/war/e3.md": event("Event 3", "2016-11-05", "Words.")})
    assert drawn(made) == {"war/e3.share.png", "war/index.share.png", "index.share.png"}


def test_a_date_moved_out_of_the_line_draws_every_picture_of_the_timeline(site: Make) -> None:
    made = site({**files(), "content/other/index.md": TIMELINE, "content/other/e.md": event("Elsewhere", "2012")})
    made.good()
    made.write({"content/war/e3.md": event("Event 3", "1990", "Words.")})
    assert drawn(made) == {*(f"war/e{n}.share.png" for n in range(12)), "war/index.share.png", "index.share.png"}


def test_a_name_or_a_tag_written_anew_draws_nothing(site: Make) -> None:
    named = {f"content/war/n{n}.md": event(f"Named {n}", "2015", people="Ann", tags="one") for n in range(3)}
    made = site({**files(), **named, "content/people/ann.md": document("", title="Ann")})
    made.good()
    made.write({"content/people/ann.md": document("", title="Ann Archer", names="Ann")})
    assert drawn(made) == set()


def test_an_event_more_among_many_draws_its_own_picture_and_no_other(site: Make) -> None:
    rows = "title,date,slug\n" + "".join(f"Row {n},20{n % 12 + 10}-05-05,row{n}\n" for n in range(60))
    made = site({"content/site.toml": SITE, "content/war/index.md": TIMELINE, "content/war/rows.csv": rows})
    made.good()
    made.write({"content/war/new.md": event("New", "2015-05-05")})
    assert drawn(made) == {"war/new.share.png"}


def test_words_edited_draw_nothing(site: Make) -> None:
    made = site({**files(), "content/war/long.md": event("Long", "2015", "One.\n\nTwo.")})
    made.good()
    made.write({"content/war/long.md": event("Long", "2015", "One.\n\nThree.")})
    assert drawn(made) == set()


def test_an_incremental_build_and_a_clean_one_give_the_same_pictures(site: Make) -> None:
    made = site(files())
    made.good()
    made.write({"content/war/e3.md": event("Something else", "2031", "Words.")})
    made.good(jobs=2)
    clean = made.clean_build()
    assert {a: made.files()[a] for a in pictures(made)} == {a: clean[a] for a in pictures(made)}


def test_planning_pictures_does_not_load_what_draws_them(site: Make) -> None:
    made = site(files(2))
    script = "import sys; from generator.cli import main; main(sys.argv[1:]); print(' '.join(sys.modules))"
    env = os.environ | {"PYTHONPATH": str(ROOT)}

    def loaded(order: str) -> set[str]:
        command = [sys.executable, "-c", script, order]
        done = subprocess.run(command, cwd=made.folder, env=env, capture_output=True, text=True, check=True)
        return set(done.stdout.split())

    assert "PIL" not in loaded("check")
    assert "PIL" in loaded("build")
    assert {"PIL", "font_source_serif_pro"} & loaded("build") == set()
