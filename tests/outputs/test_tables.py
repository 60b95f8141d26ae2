"""Tables that come out and go in again."""

from __future__ import annotations

import csv
import shutil
from collections.abc import Callable, Mapping
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator import addresses, cache
from generator.build.listed import listed
from generator.build.plan import load, seated
from generator.model import Entry, Event, Mark
from generator.outputs import tables
from generator.outputs.desk import folded, place
from tests import made
from tests.sites import ROOT, Site, document, event, theme

Make = Callable[..., Site]
TIMELINE = document("", title="A story", kind="timeline")
BARE = document("", title="A story", kind="timeline", pages="false")
ROWS = [f"E {n},{2000 + n // 100}-01-{n % 28 + 1:02},letter-2" for n in range(250)]  # without pages of their own
LONG = {"content/war/e.csv": "\n".join(["title,date,sources", *ROWS, ""]), "content/sources.yaml": made.SOURCES}


def back(site: Site, folder: Path, within: str = "") -> Site:
    """A site that has nothing but the tables of another, or of a timeline in it, and the sources that they name."""
    files: dict[str, bytes] = {"content/site.toml": (site.folder / "content/site.toml").read_bytes()}
    for path in sorted((site.output / within).glob("events*.csv")):
        files[f"content/{within}/{path.name}"] = path.read_bytes()
    if (site.output / "sources.yaml").exists():
        files["content/sources.yaml"] = (site.output / "sources.yaml").read_bytes()
    if within:
        files[f"content/{within}/index.md"] = TIMELINE.encode()
    return Site(folder).write({**{name: text.encode() for name, text in theme().items()}, **files})


def events(site: Site, folder: str = "") -> list[tuple[Event, str]]:
    """The events of a site in order, each with its text in HTML, without what tells where it stands."""
    order = site.order()
    with cache.opened(order.cache, fresh=False) as memory:
        plan, loaded = load(order, memory.store)
        assert loaded
        assert [p for p in loaded.problems if p.severity == "error"] == []
        entries = seated(plan, order, memory.store, loaded).chronology.entries
        found = [memory.store.value(e.digest) for e in entries if e.kind == "event" and e.folder.startswith(folder)]
        return [(bare(e), plan.fetch(e.text.key) if e.text.key else "") for e in found if isinstance(e, Event)]


def bare(event: Event) -> Event:
    references = tuple(replace(reference, line=0) for reference in event.text.references)  # empty lines go first
    text = replace(event.text, key="", line=0, references=references, source=event.text.source.strip())
    return replace(event, mark=Mark(""), number=0, article="", text=text, extra=())  # nobody else is told of that


def rows(site: Site, folder: str = "") -> list[dict[str, object]]:
    with cache.opened(site.order().cache, fresh=False) as memory:
        found, problems = listed(site.order(), memory.store, "events")
    assert [p for p in problems if p.severity == "error"] == []
    return [row for row in found if str(row["address"]).startswith(folder)]


def table(site: Site, address: str) -> list[Mapping[str, str]]:
    return list(csv.DictReader(site.page(address).splitlines(keepends=True)))


# ---- out and in again


@pytest.mark.parametrize("count", [60, *(pytest.param(count, marks=pytest.mark.long) for count in (250, 1000))])
def test_made_events_go_out_and_come_in_again_as_they_were(site: Make, tmp_path: Path, count: int) -> None:
    files = {f"content/war/{name}": text for name, text in made.events(count)}
    first = site(
        {
            **files,
            "content/war/index.md": TIMELINE,
            "content/sources.yaml": made.SOURCES,
            "content/war/dot.svg": made.DOT,
        }
    )
    first.good()
    second = back(first, tmp_path / "again", "war")
    second.good()
    assert rows(second) == rows(first)
    assert events(second) == events(first)


@pytest.fixture(scope="module")
def own(tmp_path_factory: pytest.TempPathFactory) -> Site:
    """The stories of the repository."""
    site = Site(tmp_path_factory.mktemp("own")).write(theme())
    shutil.copytree(ROOT / "content", site.folder / "content")
    site.good()
    return site


@pytest.mark.parametrize("folder", ["eastern-flank", "timeline-of-timelines"])
def test_the_stories_of_the_repository_go_out_and_come_in_again(own: Site, folder: str, tmp_path: Path) -> None:
    second = back(own, tmp_path, folder)
    second.good()
    assert rows(second) == rows(own, f"{folder}/")
    assert events(second) == events(own, folder)


@pytest.mark.parametrize("count", [60, pytest.param(150, marks=pytest.mark.long)])
def test_what_went_in_goes_out_as_it_came(site: Make, tmp_path: Path, count: int) -> None:
    first = site(
        {
            **{f"content/{name}": text for name, text in made.events(count)},
            "content/sources.yaml": made.SOURCES,
            "content/dot.svg": made.DOT,
        }
    )
    first.good()
    second = back(first, tmp_path / "again")
    second.good()
    assert second.page("events.csv") == first.page("events.csv")
    assert second.page("sources.yaml") == first.page("sources.yaml")


# ---- which tables there are


def test_a_timeline_has_its_table_and_the_site_has_one_where_that_holds_more(site: Make) -> None:
    files = {"content/war/index.md": TIMELINE, "content/war/a.md": event("A", "2022")}
    one = site(files)
    one.good()
    assert {name for name in one.files() if name.endswith(".csv")} == {"war/events.csv"}
    one.write({"content/peace/index.md": TIMELINE, "content/b.md": event("B", "2023")}).good()
    assert {name for name in one.files() if name.endswith(".csv")} == {"war/events.csv", "events.csv"}
    assert [row["slug"] for row in table(one, "events.csv")] == ["a", "b"]


def test_nothing_goes_out_of_a_site_without_events(site: Make) -> None:
    empty = site({"content/a.md": document("Text", title="A", published="2022-01-01")})
    empty.good()
    assert not {name for name in empty.files() if name.endswith((".csv", ".txt", ".yaml", ".ics"))}


def test_a_long_list_goes_out_in_parts_as_its_pages_do_and_comes_in_again(site: Make, tmp_path: Path) -> None:
    related = {
        "content/war/a.md": event("A", "2000-02-01", related="B"),
        "content/war/b.md": event("B", "2001-02-01", related="A"),
    }
    first = site({**LONG, **related, "content/war/index.md": BARE})
    first.good(base_url="https://example.org/x")
    parts = sorted(name for name in first.files() if name.endswith(".csv"))
    assert parts == ["war/events.2000.csv", "war/events.2001.csv", "war/events.2002.csv"]
    assert first.page("war/events.txt").splitlines() == [f"https://example.org/x/{name}" for name in parts]
    assert sum(len(table(first, name)) for name in parts) == 252
    assert [row["related"] for name in parts for row in table(first, name) if row["slug"]] == ["B", "A"]
    second = back(first, tmp_path / "again", "war").write({"content/war/index.md": BARE})
    second.good()
    assert events(second) == events(first)


def test_events_of_one_name_in_two_folders_have_two_slugs_in_one_table(site: Make) -> None:
    deep = site(
        {
            "content/a/b/x.md": event("One", "2001"),
            "content/x.md": event("Two", "2002", related="One"),
            "content/c/x.md": event("Three", "2003"),
        }
    )
    deep.good()
    found = table(deep, "events.csv")
    assert [row["slug"] for row in found] == ["a-b-x", "x", "c-x"]
    assert found[1]["related"] == "a-b-x"


def test_slugs_that_are_made_are_no_other_events(site: Make, tmp_path: Path) -> None:
    folders = ("nato", "eu", "a-b", "a/b", "x" * 90)
    files = {f"content/{folder}/summit.md": event(folder, f"20{n:02}") for n, folder in enumerate(folders)}
    first = site({**files, "content/nato-summit.md": event("Its own", "2020")})
    first.good()
    found = {row["title"]: row["slug"] for row in table(first, "events.csv")}
    assert (found["Its own"], found["nato"], found["eu"]) == ("nato-summit", "nato-summit-2", "eu-summit")
    assert {found["a-b"], found["a/b"]} == {"a-b-summit", "a-b-summit-2"}
    second = back(first, tmp_path / "again")
    second.good()
    assert {event.title for event, _ in events(second)} == found.keys()


FOLDERS = st.lists(st.sampled_from(["a", "b", "a-b", "B", "Ł", "x" * 60, "2022"]), min_size=1, max_size=4)
SLUGS = st.sampled_from(["x", "X", "b-x", "a-b-x", "a-x-2", "y" * 100, "index-x", "ł"])


def lying(folder: str, slug: str) -> Entry:
    """An event of which nothing is known but where it lies."""
    known = {"kind": "event", "folder": folder, "slug": slug, "path": f"{folder}/{slug}.md", "number": 0}
    return Entry._make(known.get(name) for name in Entry._fields)


@given(st.lists(st.tuples(FOLDERS.map("/".join), SLUGS), max_size=12, unique_by=lambda at: "/".join(at).casefold()))
def test_all_slugs_of_a_table_are_slugs_and_differ_wherever_events_lie(places: list[tuple[str, str]]) -> None:
    places += [("", "a-x"), ("", "a-b-x")]
    found = [lying(folder, slug) for folder, slug in places]
    made_ = tables.slugs(found, "")
    told = [made_.get(place(entry), entry.slug) for entry in found]
    assert len({folded(slug) for slug in told}) == len(told)
    assert [addresses.fault(slug) for slug in told] == [""] * len(told)
    assert told[-2:] == ["a-x", "a-b-x"]


def test_what_an_author_notes_for_nobody_else_stays_at_home(site: Make, tmp_path: Path) -> None:
    body = "Shown. <!-- source: Anna -->\n\n```html\n<!-- shown too -->\n```\n\n[//]: # (ask Anna)\n"
    first = site(
        {
            "content/a.md": event("A", "2022", body, extra="{informant: Anna}"),
            "content/b.csv": "slug,title,date,extra.informant,body\nb,B,2023,Anna,Shown <!-- Anna --> here\n",
        }
    )
    first.good()
    text = first.page("events.csv")
    assert "Anna" not in text
    assert text.count("<!-- shown too -->") == 1
    assert text.splitlines()[0] == "slug,title,date,body"
    second = back(first, tmp_path / "again")
    second.good()
    assert [html for _, html in events(second)] == [html for _, html in events(first)]
    assert second.page("events.csv") == text


def test_only_what_is_in_the_table_is_related(site: Make) -> None:
    files = {
        "content/a.md": event("A", "2022", related="[B, C]"),
        "content/b.md": event("B", "2023"),
        "content/c.md": document(title="C", published="2022-01-01"),
    }
    made_ = site(files)
    made_.good()
    assert table(made_, "events.csv")[0]["related"] == "B"


def test_a_word_edited_writes_the_table_anew_in_which_it_stands(site: Make) -> None:
    long = site({**LONG, "content/war/index.md": BARE, "content/war/e7.md": event("E 7", "2000-01-01", "One.\n\nTwo.")})
    long.good()
    long.write({"content/war/e7.md": event("E 7", "2000-01-01", "One.\n\nThree.")})
    outcome = long.good()
    assert set(outcome.reasons) == {"war/e7.html", "war/events.2000.csv"}
    assert long.files() == long.clean_build()


def test_the_sources_that_events_name_go_out_with_them(site: Make) -> None:
    files = {"content/a.md": event("A", "2022", sources="gazette"), "content/sources.yaml": made.SOURCES}
    cited = site(files)
    cited.good()
    assert cited.page("sources.yaml").startswith('"gazette": {"title": "The Gazette; a paper, of record", ')
    assert "letter" not in cited.page("sources.yaml")


def test_pages_are_told_of_the_tables_beside_them(site: Make) -> None:
    made_ = site({**LONG, "content/war/index.md": BARE})
    order = made_.order()
    with cache.opened(order.cache, fresh=False) as memory:
        plan, loaded = load(order, memory.store)
        assert loaded
        desk = seated(plan, order, memory.store, loaded)
    (story,) = desk.chronology.stories
    assert [form.address for form in tables.forms(desk, story)] == ["war/events.txt", "sources.yaml"]
    assert tables.forms(desk, None) == tables.forms(desk, story)
    part = tables.part(desk, story, "war/index.2001.html")
    assert part
    assert part.address == "war/events.2001.csv"
    assert tables.part(desk, story, "war/index.html") is None
    assert tables.part(desk, story, "about.html") is None
