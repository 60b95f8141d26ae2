"""The JSON of timelines, held against its schema: whatever is written is described, and nothing else is written."""

from __future__ import annotations

import copy
import json
import re
import shutil
from collections.abc import Callable, Iterable, Iterator, Mapping
from functools import cache
from pathlib import Path
from typing import Any

import pytest
from jsonschema import Draft202012Validator

from generator.addresses import absolute
from generator.dates import parse
from generator.exports.dated import EXACT, dated, exact
from generator.pages import Imprint
from tests import made
from tests.sites import ROOT, Site, document, event, theme

Make = Callable[..., Site]
Json = Any  # what JSON holds
SCHEMA: Json = json.loads((ROOT / "docs/timeline.schema.json").read_text("utf-8"))
BASE = "https://example.org/x"
CONFIG = f'title = "A site"\nbase_url = "{BASE}"\nlanguage = "en-GB"\ntimezone = "Europe/Warsaw"\nrights = "Free"\n'
PLAIN = f"{CONFIG}share_pictures = false\n"  # for sites whose share pictures nobody looks at
IMPRINT = Imprint("T", "", "timeline.json", "index.html", "", "UTC", "en-GB", "")
URI = re.compile(r"[A-Za-z0-9:/?#@!$&'()*+,;=._~-]*(?:%[0-9A-F]{2}[A-Za-z0-9:/?#@!$&'()*+,;=._~-]*)*")  # RFC 3986
STORY = document("", title="A story", kind="timeline")
BARE = {"title": "A story", "kind": "timeline", "pages": "false"}
HOSTILE = "</script><img src=x onerror=console.log(1)> \\u0022 \\\\ ]]> {{ x }} 👩‍👩‍👧"


def closed(schema: Json) -> Json:
    """The schema without room for keys that it does not name."""
    schema = copy.deepcopy(schema)
    for each in (schema, *schema["$defs"].values()):
        if "properties" in each:
            each["additionalProperties"] = False
    return schema


STRICT = Draft202012Validator(closed(SCHEMA))


def data(site: Site, address: str = "timeline.json") -> Json:
    """What stands at an address, which the schema allows."""
    text = site.page(address)
    assert (address, faults(text)) == (address, [])
    return json.loads(text)


@cache
def faults(text: str) -> list[str]:
    """What the schema does not allow in a text, and what else is wrong with it; whoever reads it again need not ask."""
    read = json.loads(text, parse_constant=refused)
    found = [f"{error.json_path}: {error.message}" for error in STRICT.iter_errors(read)]
    found += [url for url in addresses(read) if not URI.fullmatch(url)]
    return found + ([] if text.endswith("\n") else ["its last line does not end"])


def addresses(read: Json) -> Iterator[str]:
    """Everything in it that is an address."""
    if isinstance(read, list):
        for each in read:
            yield from addresses(each)
    if isinstance(read, dict):
        yield from (value for key, value in read.items() if re.search("(address|url|whole|before|after|page)$", key))
        for each in read.values():
            yield from addresses(each)


def refused(name: str) -> None:
    raise AssertionError(name)


def whole(site: Site, folder: str = "") -> list[Json]:
    """Every entry of a timeline, read as a stranger would: from the index, part by part."""
    index = data(site, f"{folder}timeline.json")
    if "entries" in index:
        assert index["count"] == len(index["entries"])
        return list(index["entries"])
    parts = [data(site, f"{folder}{part['address']}") for part in index["parts"]]
    for said, part in zip(index["parts"], parts, strict=True):
        assert (said["count"], said["first"], said["last"]) == (len(part["entries"]), part["first"], part["last"])
        assert said["period"] == part["period"]
        assert part["whole"] == "timeline.json"
    names = [part["address"] for part in index["parts"]]
    assert [part.get("after") for part in parts] == [*names[1:], None]
    assert [part.get("before") for part in parts] == [None, *names[:-1]]
    entries = [entry for part in parts for entry in part["entries"]]
    assert index["count"] == len(entries)
    return entries


def many(count: int, **more: str) -> dict[str, str]:
    """A timeline that is the site, of rows without pages of their own: only what lists them is looked at."""
    days = [f"{2000 + n // 100}-{n % 12 + 1:02}-{n % 28 + 1:02}" for n in range(count)]
    files = {"content/site.toml": PLAIN, "content/index.md": document("", **BARE), "content/e.csv": rows(days)}
    return {**files, **more}


def rows(dates: Iterable[str]) -> str:
    return "title,date\n" + "".join(f"E {n},{date}\n" for n, date in enumerate(dates))


@pytest.fixture(scope="module")
def long(tmp_path_factory: pytest.TempPathFactory) -> Site:
    """A site of 250 rows and an event, which nobody changes."""
    built = Site(tmp_path_factory.mktemp("long")).write({**theme(), **many(250), **EDITED})
    built.good()
    return built


EDITED = {"content/e120.md": event("One", "2001-01-09")}


# ---- it is what the schema says


def test_the_schema_is_one() -> None:
    Draft202012Validator.check_schema(SCHEMA)


def test_the_stories_of_the_repository_are_as_the_schema_says(tmp_path: Path) -> None:
    site = Site(tmp_path).write(theme())
    shutil.copytree(ROOT / "content", site.folder / "content")
    site.good(base_url=BASE)
    for folder in ("", "eastern-flank/", "timeline-of-timelines/"):
        entries = whole(site, folder)
        assert len(entries) > 10
        for entry in entries:
            assert (site.output / folder / entry["address"].partition("#")[0]).resolve().is_file()
            for name in ("people", "organisations", "places", "tags"):
                for link in entry.get(name, ()):
                    assert (site.output / folder / link["address"]).resolve().is_file()


@pytest.mark.parametrize("folder", ["", "war/"])
@pytest.mark.parametrize("count", [60, *(pytest.param(count, marks=pytest.mark.long) for count in (250, 1000))])
def test_made_events_are_as_the_schema_says(site: Make, folder: str, count: int) -> None:
    as_the_schema_says(site, folder, count)


def test_so_many_made_events_that_they_are_cut_into_parts_are_as_the_schema_says(site: Make) -> None:
    assert "parts" in data(as_the_schema_says(site, "war/", 201), "war/timeline.json")


def as_the_schema_says(site: Make, folder: str, count: int) -> Site:
    files = {f"content/{folder}{name}": text for name, text in made.events(count)}
    story = {f"content/{folder}index.md": document("", title="A story", kind="timeline")} if folder else {}
    more = {"content/site.toml": PLAIN, "content/sources.yaml": made.SOURCES, f"content/{folder}dot.svg": made.DOT}
    built = site({**files, **story, **more})
    built.good()
    entries = whole(built, folder)
    assert len({entry["address"] for entry in entries}) == len(entries) == count
    firsts = [int(e["date"]["latest"] if e["date"]["earliest"] is None else e["date"]["earliest"]) for e in entries]
    assert firsts == sorted(firsts)
    for page in {entry["address"] for entry in entries}:
        assert (built.output / folder / page).is_file()
    return built


# ---- what it says


FULL: Mapping[str, str] = {
    "summary": "In short",
    "status": "reported",
    "people": "Ann",
    "places": "[Kyiv, Łódź]",
    "tags": "war",
    "lane": "North",
    "importance": "7",
    "timezone": "Asia/Tokyo",
    "image": "{src: dot.svg, alt: A dot, caption: Here, credit: Me, licence: CC0}",
    "corrections": "[{date: 2023-01-01, was: a, now: b}]",
    "updates": "[{date: 2023-02-01, note: More}]",
    "sources": "[{title: One}, {title: Two}]",
    "lang": "pl",
}


def test_an_entry_says_all_that_its_card_shows(site: Make) -> None:
    files = {
        "content/site.toml": CONFIG,
        "content/war/index.md": document("", title="A war", kind="timeline"),
        "content/war/e.md": event("Title", "2022-03-23T10:35~", **FULL).replace("~", ""),
        "content/war/dot.svg": made.DOT,
    }
    built = site(files)
    built.good()
    (entry,) = whole(built, "war/")
    assert entry == {
        "kind": "event",
        "title": "Title",
        "address": "e.html",
        "url": f"{BASE}/war/e.html",
        "date": entry["date"],
        "timezone": "Asia/Tokyo",
        "summary": "In short",
        "status": "reported",
        "people": [{"name": "Ann", "address": "../people/ann.html", "url": f"{BASE}/people/ann.html"}],
        "places": [
            {"name": "Kyiv", "address": "../places/kyiv.html", "url": f"{BASE}/places/kyiv.html"},
            {
                "name": "Łódź",
                "address": "../places/%C5%82%C3%B3d%C5%BA.html",
                "url": absolute(BASE, "places/łódź.html"),
            },
        ],
        "tags": [{"name": "war", "address": "../tags/war.html", "url": f"{BASE}/tags/war.html"}],
        "picture": {
            "address": "dot.svg",
            "url": f"{BASE}/war/dot.svg",
            "width": 1,
            "height": 2,
            "alt": "A dot",
            "caption": "Here",
            "credit": "Me",
            "licence": "CC0",
        },
        "sources": 2,
        "corrected": entry["corrected"],
        "updated": entry["updated"],
        "lane": "North",
        "importance": 7,
        "language": "pl",
    }
    assert entry["date"]["edtf"] == "2022-03-23T10:35"
    assert entry["date"]["earliest"] == 1647999300  # 01:35 in UTC
    assert entry["corrected"]["text"] == "1 January 2023"


def test_what_an_author_left_out_is_left_out(site: Make) -> None:
    built = site({"content/e.md": event("Title", "2022")})
    built.good()
    read = data(built)
    assert set(read) == {
        *("format", "version", "title", "language", "timezone", "page", "count", "first", "last", "expected"),
        *("corrected", "entries"),
    }
    assert set(read["entries"][0]) == {"kind", "title", "address", "date", "status", "sources"}


def test_a_timeline_says_what_stands_over_it(site: Make) -> None:
    index = document(
        "",
        title="A war",
        kind="timeline",
        summary="In short",
        order="newest",
        image="{src: dot.svg, alt: A dot}",
        eras="[{name: First, date: 2014/2021, summary: Quiet}, {name: Second, date: 2022/..}]",
        lanes="[{name: North, match: {tags: n}}]",
    )
    article = document("Words.", title="Report", published="2022-05-01", tags="n")
    built = site(
        {
            "content/site.toml": CONFIG,
            "content/war/index.md": index,
            "content/war/dot.svg": made.DOT,
            "content/war/e.md": event("One", "2022", status="expected", known="2021"),
            "content/war/a.md": article,
        }
    )
    built.good()
    read = data(built, "war/timeline.json")
    assert (read["title"], read["summary"], read["page"], read["rights"]) == ("A war", "In short", "index.html", "Free")
    assert (read["page_url"], read["picture"]["alt"]) == (f"{BASE}/war/", "A dot")
    assert (read["count"], read["expected"], read["corrected"], read["newest_first"]) == (2, 1, 0, True)
    assert [(era["name"], era.get("summary"), era["date"].get("ends")) for era in read["eras"]] == [
        ("First", "Quiet", None),
        ("Second", None, "open"),
    ]
    assert read["lanes"] == ["North"]
    assert [(e["kind"], e.get("lane"), e.get("status")) for e in read["entries"]] == [
        ("event", None, "expected"),
        ("article", "North", None),
    ]


def test_the_text_over_a_timeline_stands_in_its_first_file(site: Make) -> None:
    index = document("Read [it](e0.md#so).\n\n# Then\n\n[[Ann]] said so.", **BARE)
    built = site(many(210, **{"content/index.md": index, "content/e0.md": event("E", "2000", "# So", people="Ann")}))
    built.good()
    text = (
        '<p>Read <a href="e0.html#so">it</a>.</p>\n<h2 id="then">Then</h2>\n<p><a href="people/ann.html">Ann</a> said'
    )
    assert data(built)["text"].startswith(text)
    assert not any("text" in data(built, part["address"]) for part in data(built)["parts"])


def test_the_text_counts_from_the_file_as_all_addresses_do(site: Make) -> None:
    about = {"content/about.md": document("Words.", title="About", kind="page")}
    index = document("See [about](../about.md) and ![a dot](dot.svg).", title="A war", kind="timeline")
    built = site({**about, "content/war/index.md": index, "content/war/dot.svg": made.DOT})
    built.good()
    text = data(built, "war/timeline.json")["text"]
    assert re.findall('(?:href|src)="(.*?)"', text) == ["../about.html", "../war/dot.svg"]


def test_the_file_of_the_site_says_what_its_first_page_says(site: Make) -> None:
    first = document("All of it.\n\nMore.", title="Both", kind="page", summary="In short")
    built = site({"content/index.md": first, "content/a/index.md": STORY, "content/b/index.md": STORY})
    built.good()
    read = data(built)
    assert (read["title"], read["summary"], read["text"]) == ("Both", "In short", "<p>All of it.</p>\n<p>More.</p>")


def test_an_edited_text_rewrites_the_file(site: Make) -> None:
    built = site({"content/war/index.md": document("One.\n\nTwo.", title="A war", kind="timeline")})
    built.good()
    built.write({"content/war/index.md": document("One.\n\nThree.", title="A war", kind="timeline")}).good()
    assert "Three" in data(built, "war/timeline.json")["text"]
    assert built.files() == built.clean_build()


@pytest.mark.parametrize(
    ("date", "said"),
    [
        ("2022-02-24/..", {"form": "interval", "precision": "day", "latest": None, "ends": "open"}),
        ("1871/", {"form": "interval", "precision": "year", "latest": None, "ends": "unknown"}),
        ("../1871", {"form": "interval", "precision": "year", "earliest": None, "starts": "open"}),
        ("/1871", {"form": "interval", "precision": "year", "earliest": None, "starts": "unknown"}),
        ("[..1871]", {"form": "one", "earliest": None, "starts": "open"}),
        ("{1667, 1668}", {"form": "all", "text": "1667 and 1668"}),
        ("1917%", {"uncertain": True, "approximate": True, "text": "c. 1917 (uncertain)"}),
        ("1950S2", {"approximate": True}),
        ("188X", {"precision": "decade", "text": "the 1880s"}),
        ("Y-138E8S3", {"precision": "ages", "earliest": "-438641694935596800", "approximate": True}),
    ],
)
def test_a_date_says_what_is_known_and_what_is_not(date: str, said: Json) -> None:
    found = dated(parse(date), IMPRINT)
    assert {key: found[key] for key in said} == said
    assert (found["earliest"] is None) == ("starts" in found)
    assert isinstance(found["earliest"], str) == ("138E8" in date)


def test_a_number_that_readers_would_round_is_a_text() -> None:
    assert (exact(EXACT), exact(-EXACT), exact(None)) == (2**53 - 1, 1 - 2**53, None)
    assert (exact(2**53), exact(-(2**53))) == ("9007199254740992", "-9007199254740992")
    assert float(EXACT + 1) == float(EXACT + 2)  # as every reader takes them that has no other numbers


def test_no_text_of_an_author_breaks_out(site: Make) -> None:
    keys = {
        key: json.dumps(HOSTILE, ensure_ascii=False)
        for key in ("title", "summary", "date_text", "lane", "people", "tags")
    }
    built = site({"content/site.toml": CONFIG, "content/e.md": document("", date="2022", **keys)})
    built.good()
    (entry,) = whole(built)
    title = " ".join(json.loads(keys["title"]).split())
    assert (entry["title"], entry["date"]["text"]) == (title, title)
    assert entry["people"][0]["name"] == title


# ---- which files there are, and when they change


def test_each_timeline_has_its_file_and_the_site_where_it_holds_more(site: Make) -> None:
    files = {"content/war/index.md": document("", title="A war", kind="timeline"), "content/war/a.md": event("A", "1")}
    files["content/war/a.md"] = event("A", "2022")
    built = site(files)
    built.good()
    assert {name for name in built.files() if name.endswith("timeline.json")} == {"war/timeline.json"}
    built.write({"content/peace/index.md": STORY, "content/peace/b.md": event("B", "2023")}).good()
    names = {name for name in built.files() if name.endswith("timeline.json")}
    assert names == {"war/timeline.json", "peace/timeline.json", "timeline.json"}
    assert [entry["title"] for entry in whole(built)] == ["A", "B"]


def test_an_empty_timeline_has_an_empty_file(site: Make) -> None:
    built = site({"content/war/index.md": document("", title="A war", kind="timeline")})
    built.good()
    assert whole(built, "war/") == []


def test_a_day_that_is_too_long_is_cut_too(site: Make) -> None:
    built = site({"content/index.md": document("", **BARE), "content/e.csv": rows(["2022-03-23"] * 450)})
    built.good()
    parts = data(built)["parts"]
    assert [part["address"] for part in parts] == [
        "timeline.2022-03-23.json",
        "timeline.2022-03-23-2.json",
        "timeline.2022-03-23-3.json",
    ]
    pages = [data(built, part["address"])["page"] for part in parts]
    assert pages == ["index.html", "index.2022-03-23-2.html", "index.2022-03-23-3.html"]
    assert all((built.output / page).is_file() for page in pages)
    assert len(whole(built)) == 450


def test_a_part_names_the_page_that_shows_the_same(long: Site) -> None:
    parts = [data(long, part["address"]) for part in data(long)["parts"]]
    assert len(parts) == 3
    assert all((long.output / part["page"]).is_file() for part in parts)


def test_a_part_of_a_site_with_a_shelf_names_the_shelf(site: Make) -> None:
    """Its first page lists timelines, and nothing else has pages."""
    stories = {f"content/{name}/index.md": document("", **BARE) for name in "ab"}
    days = [f"{2000 + n // 100}-{n % 12 + 1:02}-{n % 28 + 1:02}" for n in range(250)]
    built = site({f"content/{name}/e.csv": rows(days[n::2]) for n, name in enumerate("ab")})
    built.write({"content/site.toml": PLAIN, **stories}).good()
    assert len(whole(built)) == 250
    parts = [data(built, part["address"]) for part in data(built)["parts"]]
    assert {(part["page"], part["page_url"]) for part in parts} == {("index.html", f"{BASE}/")}


def test_a_title_edited_rewrites_only_the_part_that_shows_it(long: Site, tmp_path: Path) -> None:
    built = Site(shutil.copytree(long.folder, tmp_path / "copy"))
    before = built.files()
    built.write({"content/e120.md": event("Another", "2001-01-09")}).good()
    after = built.files()
    changed = {name for name in after if "timeline" in name and before[name] != after[name]}
    assert changed == {"timeline.2001.json", "timelinejs.json"}


def test_words_edited_rewrite_no_data(site: Make) -> None:
    words = "One paragraph.\n\nAnother."
    built = site(many(3, **PLACE) | {"content/e1.md": event("E", "2022", words, places="Kyiv")})
    built.good()
    stamps = built.stamps()
    built.write({"content/e1.md": event("E", "2022", f"{words} Indeed.", places="Kyiv")}).good()
    names = {"timeline.json", "timelinejs.json", "events.geojson"}
    assert {name: stamps[name] for name in names} == {name: built.stamps()[name] for name in names}


PLACE = {"content/places/kyiv.md": document("", title="Kyiv", coordinates="{lat: 50.45, lon: 30.52}")}


def test_two_builds_give_the_same_bytes(site: Make) -> None:
    built = site(many(210, **PLACE) | {"content/e1.md": event("E", "188X", places="Kyiv")})
    built.good()
    other = built.clean_build()
    names = [name for name in other if name.endswith(("json", "geojson"))]
    assert len(names) >= 6
    assert {name: other[name] for name in names} == {name: built.files()[name] for name in names}
