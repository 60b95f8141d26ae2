"""Slices and facets in JSON, held against their schemas, and against each other."""

from __future__ import annotations

import copy
import json
import re
from collections import Counter
from collections.abc import Callable, Iterator
from itertools import accumulate
from pathlib import Path
from typing import Any

import pytest
from jsonschema import Draft202012Validator

from generator.slices import LEAF, MOST
from generator.strip.traits import cell
from tests import made
from tests.sites import ROOT, Site, document, event

Make = Callable[..., Site]
Json = Any  # what JSON holds
SCHEMAS = {name: json.loads((ROOT / f"docs/{name}.schema.json").read_text("utf-8")) for name in ("slice", "facets")}
TIMELINE = document("", title="A story", kind="timeline")
BARE = document("", title="A story", kind="timeline", pages="false")
HOSTILE = "</script><img src=x onerror=console.log(1)> \\u0022 \\\\ ]]> {{ x }} 👩‍👩‍👧"
GROUPS = ("people", "organisations", "places", "tags")


def closed(schema: Json) -> Json:
    """The schema without room for keys that it does not name."""
    schema = copy.deepcopy(schema)
    for each in (schema, *schema["$defs"].values()):
        if "properties" in each:
            each["additionalProperties"] = False
    return schema


STRICT = {f"dateline-{name}": Draft202012Validator(closed(schema)) for name, schema in SCHEMAS.items()}


def data(folder: Path, name: str) -> Json:
    """A file, which its schema allows."""
    text = (folder / name).read_text("utf-8")
    read = json.loads(text)
    assert (name, [f"{e.json_path}: {e.message}" for e in STRICT[read["format"]].iter_errors(read)]) == (name, [])
    assert text.endswith("\n")
    return read


def slices(folder: Path) -> Iterator[Json]:
    """The root of a folder and all below it, each of which is what the one above says of it."""
    waiting: list[tuple[Json, Json]] = [(data(folder, "index.slices.json"), {})]
    while waiting:
        read, said = waiting.pop()
        assert read["count"] == len(read["entries"]) + sum(below["count"] for below in read["below"])
        assert sum(read["bins"]) == read["count"]
        if said:
            assert [read[name] for name in ("span", "count", "reach")] == [said[n] for n in ("span", "count", "reach")]
            assert [sum(read["bins"][n : n + 4]) for n in range(0, 64, 4)] == said["bins"]
        waiting += [(data(folder, below["file"]), below) for below in read["below"]]
        yield read


def checked(site: Site, within: str, count: int) -> list[Json]:
    """All entries of the slices of a folder; the facets hold the same, and no other file lies there."""
    folder = site.output / within
    found = list(slices(folder))
    entries = [entry for read in found for entry in read["entries"]]
    assert found[0]["count"] == len(entries) == len({entry["id"] for entry in entries}) == count
    assert len(found) + len(found[0]["facets"]) == len([p for p in folder.iterdir() if is_slice(p)])
    rows = [row for said in found[0]["facets"] for row in faceted(data(folder, said["file"]), said)]
    assert Counter(map(faced, entries)) == Counter(rows)
    for entry in entries:
        assert (folder / entry["address"].partition("#")[0]).resolve().is_file()
        assert (folder / entry.get("page", entry["address"]).partition("#")[0]).resolve().is_file()
    return entries


def is_slice(path: Path) -> bool:
    return bool(re.fullmatch(r"index\.(slices|facets)\..*json", path.name))


def faceted(read: Json, said: Json) -> Iterator[tuple[object, ...]]:
    """The rows of the facets, with names for numbers."""
    assert (read["span"], read["count"]) == (said["span"], said["count"])
    columns = [read[name] for name in ("first", "length", "known", "importance", "lane", "status", "kind", *GROUPS)]
    assert {len(column) for column in columns} == {read["count"]}
    for names in read["names"].values():
        assert names == sorted(set(names))
    for row, first in enumerate(accumulate(map(int, read["first"]))):
        assert int(read["span"][0]) <= first < int(read["span"][1])
        length = read["length"][row]
        yield (
            "" if length is None else str(first + int(length)),
            str(first + int(read["known"][row])) if read["known"][row] else "",
            str(read["importance"][row] or ""),
            read["names"]["lane"][read["lane"][row]] if read["lane"][row] >= 0 else "",
            *(read["names"][name][read[name][row]] for name in ("status", "kind")),
            *(cell(read["names"][group][number] for number in read[group][row]) for group in GROUPS),
            read["held"].get(str(row), ""),
        )


def faced(entry: Json) -> tuple[object, ...]:
    """The same of an entry in a slice."""
    return (
        entry["at"].partition("/")[2],
        *(entry.get(name, "") for name in ("known", "importance", "lane")),
        entry.get("status", "confirmed"),
        entry.get("kind", "event"),
        *(entry.get(group, "") for group in GROUPS),
        entry.get("held", ""),
    )


# ---- they are what the schemas say


@pytest.mark.parametrize("schema", SCHEMAS.values(), ids=SCHEMAS)
def test_the_schemas_are_schemas(schema: Json) -> None:
    Draft202012Validator.check_schema(schema)


@pytest.mark.parametrize("folder", ["", "war/"])
def test_made_events_in_slices_are_as_the_schemas_say(site: Make, folder: str) -> None:
    files = {f"content/{folder}{name}": text for name, text in made.events(260)}
    story = {f"content/{folder}index.md": TIMELINE} if folder else {}
    more = {"content/sources.yaml": made.SOURCES, f"content/{folder}dot.svg": made.DOT}
    built = site({**files, **story, **more})
    built.good()
    entries = checked(built, folder, 260)
    assert len(list(slices(built.output / folder))) > 2
    assert {"held", "known", "sign", "spans", "mended", "importance", "lang", *GROUPS} <= {
        k for e in entries for k in e
    }


def rows(count: int, title: str = "E", **last: str) -> str:
    """A table of so many events, on days of two hundred years."""
    keys = "".join(f",{key}" for key in last)
    made_ = [f'{1800 + n % 200}-{n % 12 + 1:02}-{n % 28 + 1:02},"{title} {n}"' for n in range(count)]
    made_ = [row + "," * len(last) for row in made_[:-1]] + [",".join([made_[-1], *last.values()])]
    return "\n".join([f"date,title{keys}", *made_, ""])


def test_a_timeline_of_rows_without_pages_has_slices(site: Make) -> None:
    built = site({"content/é/index.md": BARE, "content/é/r.csv": rows(300)})
    built.good()
    entries = checked(built, "é", 300)
    assert all(re.fullmatch(r"index\.\S+\.html#e\.r\.\d+", e["address"]) and "page" not in e for e in entries)
    assert {e["id"] for e in entries} == {f"e.r.{number}" for number in range(1, 301)}


def test_a_short_timeline_has_none_and_neither_has_a_shelf(site: Make) -> None:
    built = site({f"content/{f}/{n}": t for f in "abc" for n, t in (("index.md", BARE), ("r.csv", rows(200)))})
    built.good()
    assert [name for name in built.files() if is_slice(Path(name))] == []
    assert "slices: \n" in built.page("a/index.html")


def test_the_overview_alone_names_its_slices(site: Make) -> None:
    built = site({"content/a/index.md": BARE, "content/a/r.csv": rows(201)})
    built.good()
    assert "slices: a/index.slices.json\n" in built.page("a/index.html")
    assert "slices: a/index.slices.json\n" in built.page("index.html")  # the only timeline is the first page, too
    parts = [name for name in built.pages() if re.match(r"a/index\.\d", name)]
    assert parts
    assert all("slices: \n" in built.page(name) for name in parts)


def test_the_list_of_all_addresses_does_not_hold_slices(site: Make) -> None:
    built = site({"content/a/index.md": BARE, "content/a/r.csv": rows(201)})
    built.good()
    assert "a/index.html" in built.page("manifest.json")
    assert "slices" not in built.page("manifest.json")
    assert "facets" not in built.page("manifest.json")


# ---- what they say


def entry_of(site: Site, title: str, within: str = "a") -> Json:
    return next(e for read in slices(site.output / within) for e in read["entries"] if e["title"] == title)


def test_the_root_says_what_the_timeline_is(site: Make) -> None:
    built = site(
        {
            "content/site.toml": 'title = "S"\nlanguage = "pl"\ntimezone = "Europe/Warsaw"\n',
            "content/a/index.md": BARE,
            "content/a/r.csv": rows(500),
        }
    )
    built.good()
    root, *others = slices(built.output / "a")
    assert (root["name"], root["language"], root["timezone"]) == ("A story", "pl", "Europe/Warsaw")
    assert others
    assert all(not {"name", "language", "timezone", "facets"} & other.keys() for other in others)
    assert entry_of(built, "E 0")["when"] == "1 stycznia 1800"
    assert entry_of(built, "E 0")["at"].startswith("-5364667440/")  # by the clocks of Warsaw


def test_what_stands_in_an_entry(site: Make) -> None:
    said = {
        "people": "Ann",
        "tags": "[war, a b]",
        "lane": "North",
        "importance": "7",
        "lang": "pl",
        "status": "[{value: expected, from: 2022-03-01}, {value: disputed, from: 2022-03-25}]",
        "corrections": "[{date: 2023-01-01, was: a, now: b}]",
    }
    built = site(
        {
            "content/a/index.md": TIMELINE,
            "content/a/sub/e.md": event("Title", "2022-03-23/..", **said),
            **{f"content/a/{n}.md": event(f"E {n}", f"{1700 + n}") for n in range(201)},
        }
    )
    built.good()
    assert entry_of(built, "Title") == {
        "id": "e.sub/e",
        "title": "Title",
        "address": "sub/e.html",
        "page": "index.20xx.html#e.e",
        "lang": "pl",
        "at": "1647993600/",
        "known": "1646092800",
        "when": "since March 23, 2022",
        "sign": "half bar arrow-end",
        "status": "disputed",
        "lane": "North",
        "importance": "7",
        "people": "Ann",
        "tags": "war;a b",
        "held": "expected/1646092800 disputed/1648166400",
        "mended": '[[1672531200,"a","b"]]',
    }
    assert next(slices(built.output / "a"))["reach"] is None


def test_what_is_shown_before_its_day_says_so(site: Make) -> None:
    built = site({"content/a/index.md": BARE, "content/a/r.csv": rows(201, draft="true")})
    built.good(drafts=True)
    assert entry_of(built, "E 200")["unpublished"] == "draft"
    assert "unpublished" not in entry_of(built, "E 199")


def test_instants_that_readers_would_round_are_texts(site: Make) -> None:
    built = site({"content/a/index.md": BARE, "content/a/r.csv": f"{rows(201)}Y-138E8,The beginning\n"})
    built.good()
    checked(built, "a", 202)
    root = next(slices(built.output / "a"))
    assert isinstance(root["span"][0], str)
    facets = data(built.output / "a", root["facets"][0]["file"])
    assert isinstance(facets["first"][0], str)


def test_a_title_is_a_text_whatever_stands_in_it(site: Make) -> None:
    title = HOSTILE.replace('"', '""')
    built = site({"content/a/index.md": BARE, "content/a/r.csv": rows(250, title)})
    built.good()
    assert {e["title"].rpartition(" ")[0] for e in checked(built, "a", 250)} == {HOSTILE}


def test_in_files_of_the_same_name_every_entry_has_its_own_id_and_place(site: Make) -> None:
    files = {f"content/{f}/e{n}.md": event(f"{f} {n}", f"20{n:02}") for f in ("x", "y/z") for n in range(101)}
    built = site({name: text.replace("date: 20100", "date: 2101") for name, text in files.items()})
    built.good()
    entries = checked(built, "", 202)
    assert len({e["page"] for e in entries}) == 202
    assert entry_of(built, "y/z 5", "")["id"] == "e.y/z/e5"


@pytest.mark.long
def test_no_file_grows_with_the_number_of_entries(site: Make) -> None:
    built = site({"content/a/index.md": BARE, "content/a/r.csv": rows(5000)})
    built.good()
    checked(built, "a", 5000)
    found = {p.name: p for p in (built.output / "a").iterdir() if is_slice(p)}
    assert (found["index.slices.json"]).stat().st_size < 20_000
    assert all(len(read["entries"]) <= LEAF for read in slices(built.output / "a"))
    assert all(f["count"] <= MOST for f in data(built.output / "a", "index.slices.json")["facets"])
