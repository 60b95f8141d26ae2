"""Counts, not seconds: how little a build does, and why it does it."""

from __future__ import annotations

import datetime as dt
import os
import sqlite3
import subprocess
import sys
from collections.abc import Callable

import pytest

from tests.build.test_theorem import ARTICLE, BASIS
from tests.sites import ROOT, Site, event

Make = Callable[..., Site]
TABLE = "events.csv"  # it holds the words of every event
STORY = "index.story.html"  # and so does this
TWO_PARAGRAPHS = "The first says one thing.\n\nThe second another."


def many(count: int = 6) -> dict[str, str]:
    files = {f"content/e{n}.md": event(f"Event {n}", f"202{n}", TWO_PARAGRAPHS, people="Ann") for n in range(count)}
    return {**files, "content/week.md": ARTICLE.replace("sources: [treaty]\n", "").replace("2022-03-24-summit", "e1")}


def changed(made: Site) -> set[str]:
    """The addresses that a build writes anew."""
    before = made.stamps()
    made.good()
    after = made.stamps()
    return {a for a in after if after[a] != before.get(a) and not a.startswith(".dateline")}


def test_a_body_edited_renders_one_text_and_writes_what_shows_it(site: Make) -> None:
    made = site(many())
    made.good()
    made.write({"content/e3.md": event("Event 3", "2023", TWO_PARAGRAPHS + " Indeed.", people="Ann")})
    before = made.stamps()
    outcome = made.good()
    assert (outcome.texts, outcome.rendered, outcome.written) == (1, 3, 3)
    assert {a for a, s in made.stamps().items() if s != before[a] and a != ".dateline/manifest"} == {
        "e3.html",
        STORY,
        TABLE,
    }


def test_a_block_edited_renders_one_text_and_writes_its_page_and_the_article(site: Make) -> None:
    made = site(many())
    made.good()
    made.write({"content/week.md": made_of_two("It ended.", many()["content/week.md"])})
    made.good()
    made.write({"content/week.md": made_of_two("It ended well.", many()["content/week.md"])})
    outcome = made.good()
    assert outcome.texts == 1
    assert sorted(outcome.reasons) == ["ends.html", TABLE, STORY, "week.html"]


def made_of_two(text: str, article: str) -> str:
    return article.replace("It ended.\n", f"{text}\n\nMore of it.\n")


def test_words_edited_plan_only_the_pages_that_show_them(site: Make) -> None:
    made = site(many())
    whole = made.good().planned
    made.write({"content/e3.md": event("Event 3", "2023", TWO_PARAGRAPHS + " Indeed.", people="Ann")})
    assert (made.good().planned, whole > 2) == (3, True)  # the page, the story and the table
    made.write({"content/week.md": many()["content/week.md"].replace("Nothing more.", "Nothing else.")})
    assert made.good().planned == 5  # the article, its two events, the story and the table
    made.write({"content/e3.md": event("Event 4", "2023", TWO_PARAGRAPHS, people="Ann")})
    assert made.good().planned == whole


def test_what_was_said_of_other_files_is_said_again_when_words_are_edited(site: Make) -> None:
    made = site({**many(), "content/lost.md": event("Lost", "2020", "See [it](nowhere.md).")})
    first = made.good()
    made.write({"content/e3.md": event("Event 3", "2023", TWO_PARAGRAPHS + " See [it](nowhere.md).", people="Ann")})
    second = made.good()
    assert [p.path for p in first.problems] == ["content/lost.md", "content/week.md"]
    assert [p.path for p in second.problems] == ["content/e3.md", "content/lost.md", "content/week.md"]
    assert second.planned == 3
    made.write({"content/e3.md": event("Event 3", "2023", TWO_PARAGRAPHS, people="Ann")})
    assert made.good().problems == first.problems


def test_a_title_edited_writes_only_what_shows_the_card(site: Make) -> None:
    made = site({**many(), "content/e9.md": event("Far off", "1850", TWO_PARAGRAPHS, tags="old")})
    made.good()
    made.write({"content/e3.md": event("Another title", "2023", TWO_PARAGRAPHS, people="Ann")})
    lists = {
        "index.html",
        STORY,
        "index.table.html",
        "embed/index.html",
        TABLE,
        "calendar.ics",
        "timeline.json",
        "timelinejs.json",
    }
    assert changed(made) == {"ends.html", "e3.html", "e4.html", "people/ann.html", *lists}


def test_a_style_edited_renders_no_page(site: Make) -> None:
    made = site(many())
    made.good()
    made.write({"themes/default/static/style.css": "body { color: red }\n"})
    outcome = made.good()
    assert (outcome.rendered, outcome.written) == (0, 1)
    assert outcome.reasons == {"theme/style.css": ("file",)}


def test_a_script_edited_is_published_anew_where_it_says_something_else(site: Make) -> None:
    script = "themes/site/static/js/a.js"
    made = site(many() | {script: "a = 1; // one\n", "themes/site/static/js/b.min.js": "b = 2; // two\n"})
    made.good()
    assert (made.page("theme/js/a.js"), made.page("theme/js/b.min.js")) == ("a=1;\n", "b = 2; // two\n")
    made.write({script: "a = 1; // the first\n"})
    assert made.good().written == 0
    made.write({script: "a = 2;\n"})
    outcome = made.good()
    assert outcome.written == 1
    assert outcome.reasons == {"theme/js/a.js": ("file",)}


def test_a_template_edited_renders_the_pages_made_of_it(site: Make) -> None:
    made = site(many())
    made.good()
    made.write({"themes/site/templates/corrections.html.j2": "{{ head }} {% include '_parts/end.j2' %}"})
    made.write({"themes/site/templates/_parts/end.j2": "The end"})
    assert changed(made) == {"corrections/index.html"}
    made.write({"themes/site/templates/_parts/end.j2": "The very end"})
    assert changed(made) == {"corrections/index.html"}
    assert made.page("corrections/index.html").endswith("The very end")


def test_a_page_that_comes_out_the_same_is_not_written(site: Make) -> None:
    made = site(many())
    made.good()
    path = "themes/default/templates/event.html.j2"
    made.write({path: (made.folder / path).read_text() + "{# nobody sees this #}"})
    outcome = made.good()
    assert outcome.rendered >= 8
    assert outcome.written == 0


def test_reasons_name_the_inputs(site: Make) -> None:
    made = site(many())
    assert set(made.good().reasons.values()) == {("new",)}
    made.write({"content/e3.md": event("Event 3", "2023", TWO_PARAGRAPHS + " Indeed.", people="Ann")})
    assert made.good().reasons == {"e3.html": ("event", "body"), STORY: ("slides",), TABLE: ("events",)}
    (made.output / "e2.html").unlink()
    (made.output / "e4.html").write_text("mine")
    assert made.good().reasons == {"e2.html": ("missing",), "e4.html": ("changed by hand",)}


def test_a_file_only_touched_is_read_and_nothing_is_done(site: Make) -> None:
    made = site(many())
    made.good()
    os.utime(made.folder / "content/e3.md")
    outcome = made.good()
    assert (outcome.texts, outcome.rendered, outcome.written) == (0, 0, 0)


def test_strangers_in_the_output_keep_no_build_from_having_nothing_to_do(site: Make) -> None:
    made = site(many())
    made.good()
    (made.output / "CNAME").write_text("example.org")
    assert idle(made)
    assert (made.output / "CNAME").read_text() == "example.org"


# ---- a build with nothing to do


LAZY = {
    "markdown",
    "jinja2",
    "yaml",
    "babel",
    "PIL",
    "frontmatter",
    "pymdownx",
    "nh3",
    "pygments",
    "rjsmin",
    "tomllib",
    "watchfiles",
}


def idle(made: Site, **asked: object) -> bool:
    """Does a build find that there is nothing to do? It takes a new note of what it saw where there is."""
    before = made.stamps()
    seen = (made.folder / ".cache/seen").stat().st_ino
    made.good(**asked)
    return (made.folder / ".cache/seen").stat().st_ino == seen and made.stamps() == before


def test_a_build_with_nothing_to_do_imports_nothing_that_reads_or_renders(site: Make) -> None:
    made = site(BASIS)
    script = "import sys; from generator.cli import main; main(sys.argv[1:]); print(' '.join(sys.modules))"
    command = [sys.executable, "-c", script, "build", "--jobs", "1"]
    env = os.environ | {"PYTHONPATH": str(ROOT)}
    runs = [
        subprocess.run(command, cwd=made.folder, env=env, capture_output=True, text=True, check=True).stdout
        for _ in range(2)
    ]
    first, second = ({name.partition(".")[0] for name in run.split("\n")[-2].split()} for run in runs)
    assert first >= {"markdown", "jinja2", "yaml"}
    assert second & (LAZY | {"multiprocessing", "tempfile"}) == set()


@pytest.mark.parametrize(
    "files",
    [
        {"content/loose.md": event("Loose", "1951", "On its own.")},
        {"content/new.md": event("New", "1951", "On its own.")},
        {"content/flank/dot.svg": '<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"/>'},
        {"content/site.toml": 'title = "Another"\n'},
        {"themes/default/templates/_hidden/x.j2": "x"},
        {"themes/default/i18n/en.toml": ""},
        {"output/about.html": "mine"},
        {"output/.dateline/manifest": ""},
    ],
    ids=lambda files: next(iter(files)),
)  # fmt: skip
def test_whatever_changes_wakes_it(site: Make, files: dict[str, str]) -> None:
    made = site(BASIS)
    made.good()
    made.write(files)
    assert not idle(made)


def test_a_theme_that_lies_elsewhere_is_watched_too(site: Make) -> None:
    made = site({**BASIS, "elsewhere/theme.toml": 'name = "mine"\nparent = "default"\ncontract = "1"\n'})
    (made.folder / "themes/mine").symlink_to(made.folder / "elsewhere")
    made.good(theme="mine")
    assert idle(made, theme="mine")
    made.write({"elsewhere/templates/404.html.j2": "{{ head }} lost"})
    assert not idle(made, theme="mine")
    assert made.page("404.html").endswith("lost")


def test_what_is_asked_wakes_it(site: Make) -> None:
    made = site(BASIS)
    made.good()
    assert not idle(made, base_url="https://example.com")
    assert not idle(made, drafts=True)


def test_a_day_on_which_something_is_decided_otherwise_wakes_it(site: Make, monkeypatch: pytest.MonkeyPatch) -> None:
    made = site({"content/x.md": event("X", "2022", embargo="2024-06-01", expires="2024-08-01"), **many()})
    made.good(day="")

    def wakes(day: str) -> tuple[bool, bool]:
        """Has the build of that day something to do, and is the event to be seen afterwards?"""
        at = dt.datetime.fromisoformat(f"{day}T12:00:00+00:00").timestamp()
        monkeypatch.setenv("SOURCE_DATE_EPOCH", str(int(at)))
        woken = not idle(made, day="")
        page = made.output / "x.html"
        return woken, page.exists() and "reason" not in page.read_text()

    assert wakes("2024-05-01") == (True, False)
    assert wakes("2024-05-31") == (False, False)
    assert wakes("2024-06-01") == (True, True)
    assert wakes("2024-07-31") == (False, True)
    assert wakes("2024-08-01") == (True, False)
    assert wakes("2025-01-01") == (False, False)
    assert wakes("2024-05-31") == (True, False)


def test_templates_are_compiled_by_the_first_build_and_by_no_other(site: Make) -> None:
    made = site({"content/one.md": event("One", "2001", "Words.")})
    made.good()
    compiled = rows(made)
    assert compiled
    made.write({"content/one.md": event("One", "2001", "Other words.")})
    made.good()
    assert rows(made) - compiled == set()


def rows(site: Site) -> set[bytes]:
    """The keys of all code that the cache keeps, which Jinja begins with a sign of its own."""
    from jinja2.bccache import bc_magic

    with sqlite3.connect(site.order().cache / "texts.db") as db:
        return {key for key, data in db.execute("select key, data from kept") if data.startswith(bc_magic)}


# ---- the slices of a long timeline


ROWS = [f"{1500 + n % 500}-{n % 12 + 1:02}-{n % 28 + 1:02},Event {n},{n % 7},e{n}" for n in range(1600)]
TIMELINE = "---\ntitle: A story\nkind: timeline\n{}---\n"


def sliced(rows: list[str], *, pages: str = "") -> dict[str, str]:
    return {
        "content/a/index.md": TIMELINE.format(pages),
        "content/a/r.csv": "\n".join(["date,title,importance,slug", *rows, ""]),
    }


def rewritten(made: Site, rows: list[str], **asked: str) -> set[str]:
    """The slices and facets that are written anew, or gone, where the table is now this."""
    before = set(made.files())
    made.write(sliced(rows, **asked))
    changes = changed(made) | (before - set(made.files()))
    return {address for address in changes if ".slices." in address or ".facets." in address}


def test_one_title_rewrites_one_slice(site: Make) -> None:
    rows = ROWS[:300]
    made = site(sliced(rows))
    made.good()
    title = [*rows[:100], rows[100].replace("Event", "Another event"), *rows[101:]]
    assert len(rewritten(made, title)) == 1
    assert made.files() == made.clean_build()


@pytest.mark.long
def test_one_event_rewrites_few_slices(site: Make) -> None:
    made = site(sliced(ROWS))
    made.good()
    assert sum(".slices." in address for address in made.files()) > 20
    title = [*ROWS[:700], ROWS[700].replace("Event", "Another event"), *ROWS[701:]]
    assert len(rewritten(made, title)) == 1
    highest = [*title[:900], ROWS[900].replace(f",{900 % 7},", ",100,"), *title[901:]]
    assert 1 < len(rewritten(made, highest)) <= 20
    assert 1 < len(rewritten(made, [*highest, "1700-01-01,New,3,new"])) <= 20
    moved = [ROWS[1000].replace(str(1500 + 1000 % 500), "1888"), *highest[:1000], *highest[1001:]]
    assert 1 < len(rewritten(made, moved)) <= 20
    far = [*moved[:51], "-0400-01-01,Event 50,1,e50", *moved[52:]]
    assert 1 < len(rewritten(made, far)) <= 20
    assert idle(made)


def test_words_edited_plan_no_slice(site: Make) -> None:
    files = {f"content/e{n}.md": event(f"Event {n}", f"{1700 + n}", TWO_PARAGRAPHS) for n in range(201)}
    made = site(files)
    made.good()
    made.write({"content/e3.md": event("Event 3", "1703", TWO_PARAGRAPHS + " Indeed.")})
    outcome = made.good()
    assert outcome.planned == 2
    assert made.files() == made.clean_build()
