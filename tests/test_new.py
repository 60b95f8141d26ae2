"""New documents with the right keys, and new sites; and what comes of them builds."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from generator import new
from generator.problems import Environment, Usage
from tests.sites import ROOT, Site, theme

Make = Callable[..., Site]


def written(made: Site, kind: str, title: str, **said: str) -> str:
    path = new.write(kind, title, made.folder, **said)
    return path.relative_to(made.folder / "content").as_posix()


@pytest.mark.parametrize("kind", [kind for kind in new.KINDS if kind != "site"])
@pytest.mark.parametrize(
    "title", ["What happened", "It's: a “title” # with {signs}", "null", "- [x] *so*", "2022", "Łódź"]
)
def test_a_new_document_of_each_kind_builds_under_the_title_it_was_given(site: Make, kind: str, title: str) -> None:
    made = site({})
    written(made, kind, title, date="2022-03-24")
    assert made.said() == []
    made.good()
    shown = title.replace("&", "&amp;").replace("'", "&#39;")
    assert any(f"title=&#39;{shown}" in made.page(a) or shown in made.page(a) for a in made.pages())


@pytest.mark.parametrize(
    ("kind", "path"),
    [
        ("event", "events/2022-03-24-the-summit.md"),
        ("article", "articles/2022-03-24-the-summit.md"),
        ("timeline", "the-summit/index.md"),
        ("person", "people/the-summit.md"),
        ("organisation", "organisations/the-summit.md"),
        ("place", "places/the-summit.md"),
        ("page", "the-summit.md"),
    ],
)
def test_each_kind_has_its_place(site: Make, kind: str, path: str) -> None:
    assert written(site({}), kind, "The Summit", date="2022-03-24") == path


def test_a_date_that_is_no_plain_day_does_not_stand_in_the_name(site: Make) -> None:
    made = site({})
    assert written(made, "event", "About then", date="2022-03~") == "events/about-then.md"
    assert written(made, "event", "Some day", date="2022-03-2X") == "events/some-day.md"
    assert written(made, "event", "One of them", date="[1667, 1668]") == "events/one-of-them.md"
    assert written(made, "event", "Ides", date="-0043-03-15", folder="rome") == "rome/ides.md"
    assert [text for text in made.said() if "calendar" not in text and "1582" not in text] == []


def test_two_new_articles_do_not_clash(site: Make) -> None:
    made = site({})
    written(made, "article", "One", date="2022-03-24")
    written(made, "article", "Two", date="2022-03-24")
    assert made.said() == []


def test_without_a_date_it_is_today(site: Make) -> None:
    made = site({})
    path = written(made, "event", "Now")
    assert path.startswith("events/20")
    assert made.said() == []


def test_a_folder_and_a_slug_can_be_given(site: Make) -> None:
    made = site({})
    assert written(made, "event", "X", date="2022-03-24", folder="a/b/", slug="y") == "a/b/2022-03-24-y.md"


@pytest.mark.parametrize(
    ("kind", "title", "said"),
    [
        ("event", "X", {"date": "2022-13"}),
        ("event", "X", {"date": "yesterday"}),
        ("article", "X", {"date": "2022"}),
        ("event", "!!!", {}),
        ("event", "X", {"slug": "a/b"}),
        ("page", "Index", {"slug": "index"}),
        ("event", "X", {"folder": "../.."}),
        ("event", "X", {"folder": "a/../../b"}),
        ("event", "X\udcff", {}),
    ],
)
def test_what_cannot_be_is_a_matter_of_usage_and_writes_nothing(
    site: Make, kind: str, title: str, said: dict[str, str]
) -> None:
    made = site({})
    before = sorted(made.folder.parent.rglob("*"))
    with pytest.raises(Usage):
        new.write(kind, title, made.folder, **said)
    assert sorted(made.folder.parent.rglob("*")) == before


def test_a_long_title_makes_a_slug_that_ends_with_a_word(site: Make) -> None:
    made = site({})
    for title in ("word " * 24, "x" * 120, "ж" * 120, "Łódź " * 30):
        for kind in ("article", "event"):
            written(made, kind, title.strip(), date="2022-03-24")
    assert (made.folder / "content/articles" / f"2022-03-24-{'-'.join(['word'] * 12)}.md").exists()
    assert made.said() == []
    with pytest.raises(Usage, match="at most 1000 characters"):
        written(made, "event", "word " * 300)


def test_a_slug_that_is_given_leaves_the_first_block_of_an_article_its_own(site: Make) -> None:
    made = site({})
    written(made, "article", "X", date="2022-03-24", slug="x" * 100)
    assert made.said() == []


def test_among_people_and_places_lies_no_event(site: Make) -> None:
    made = site({})
    for kind, folder in (("event", "people"), ("article", "story/places/"), ("event", "organisations/nato")):
        with pytest.raises(Usage, match="choose another folder"):
            written(made, kind, "X", folder=folder)
    written(made, "person", "X", folder="places")
    assert made.said() == []


def test_nothing_is_written_over(site: Make) -> None:
    made = site({})
    path = made.folder / "content" / written(made, "page", "About")
    path.write_text("mine")
    with pytest.raises(Environment, match="is there already"):
        written(made, "page", "About")
    assert path.read_text() == "mine"


def test_a_site_is_needed_for_all_but_a_site(tmp_path: Path) -> None:
    with pytest.raises(Usage, match="there is no folder"):
        new.write("event", "X", tmp_path)


def test_a_new_site_builds_without_a_warning(tmp_path: Path) -> None:
    made = Site(new.write("site", str(tmp_path / "my records"), Path()))
    made.write(theme())
    assert made.said() == []
    outcome = made.good()
    assert outcome.events == 3
    assert 'title = "My records"' in (made.folder / "content/site.toml").read_text()


def test_a_new_site_holds_no_copy_of_the_program(tmp_path: Path) -> None:
    made = new.write("site", str(tmp_path / "x"), Path())
    assert {p.name for p in made.iterdir()} == {"content", ".github", ".gitignore"}
    assert not made.is_relative_to(ROOT)


def test_a_folder_that_is_not_empty_becomes_no_site(tmp_path: Path) -> None:
    (tmp_path / "thesis.txt").write_text("years of work")
    with pytest.raises(Environment, match="is not empty"):
        new.write("site", str(tmp_path), Path())
    assert [p.name for p in tmp_path.iterdir()] == ["thesis.txt"]
