"""The keys of every kind of document."""

from __future__ import annotations

from dataclasses import fields as fields_of

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator import documents
from generator.dates import Date, parse
from generator.load import keys
from generator.load.read import CLASSES
from generator.model import Correction, Era, Image, Kind, Lane, Site, Source, Status, Update
from generator.problems import Problem, Where

NATO = Source("Madrid Summit Declaration", publisher="NATO", key="nato-madrid")
SETTING = keys.Setting(Site("T"), {"nato-madrid": NATO})
EVENT = "title: T\ndate: 2022-03-23\n"
LEAST = {"event": EVENT, "article": "title: T\npublished: 2022-03-23\n"}


def read(kind: Kind, yaml: str, day: str = "", site: Site | None = None) -> tuple[dict[str, object], list[Problem]]:
    file, problems = documents.read("content/a.md", f"---\n{yaml}\n---\n".encode())
    assert problems == ()
    assert file.fields
    setting = keys.Setting(site, SETTING.sources) if site else SETTING
    return keys.fields(kind, file.fields, Where(file.path, file.lines), setting, day=day)


def good(kind: Kind, yaml: str, day: str = "", site: Site | None = None) -> dict[str, object]:
    found, problems = read(kind, yaml, day, site)
    assert problems == []
    return found


def faults(kind: Kind, yaml: str, day: str = "") -> list[tuple[int, int, str]]:
    return [(p.line, p.column, p.message) for p in read(kind, yaml, day)[1]]


def fault(yaml: str, kind: Kind = "event") -> tuple[int, str, str]:
    """Column, message and hint of what is wrong in the line after those that must be there."""
    (problem,) = read(kind, LEAST.get(kind, "title: T\n") + yaml)[1]
    assert problem.line == (4 if kind in ("event", "article") else 3)
    return problem.column, problem.message, problem.hint


def value(yaml: str, key: str, kind: Kind = "event") -> object:
    """What an event has under a key."""
    return good(kind, (EVENT if kind == "event" else "title: T\n") + yaml).get(key)


def written(date: object) -> str:
    assert isinstance(date, Date)
    return date.text


def test_an_event_has_a_title_and_a_date() -> None:
    found = good("event", EVENT)
    assert found.keys() == {"title", "date"}
    assert (found["title"], written(found["date"])) == ("T", "2022-03-23")


@pytest.mark.parametrize("kind", list(CLASSES))
def test_every_key_fills_a_field_of_its_kind(kind: Kind) -> None:
    known = {field.name for field in fields_of(CLASSES[kind])} | {"slug", "kind", ""}
    assert {key.field for key in keys.KEYS[kind].values()} <= known


@pytest.mark.parametrize(
    ("kind", "names"),
    [
        ("event", "title date"),
        ("article", "title published"),
        ("timeline", "title kind"),
        ("person", "title"),
        ("organisation", "title"),
        ("place", "title"),
        ("page", "title"),
    ],
)
def test_what_must_be_there(kind: Kind, names: str) -> None:
    assert keys.required(kind) == tuple(names.split())
    said = [message for _, _, message in faults(kind, "lang: en")]
    assert said == [f"{keys.NAMED[kind]} needs `{name}`" for name in names.split()]


def test_what_is_missing_is_said_where_its_empty_key_stands() -> None:
    assert faults("event", "title: ' '\ndate:") == [(2, 1, "an event needs `title`"), (3, 1, "an event needs `date`")]


def test_what_is_not_given_is_left_out() -> None:
    found = good("event", EVENT + "summary:\ntags: ~\npeople: null\nimage: ''\nextra: {}\nsources: []\ndraft: ''")
    assert found.keys() == {"title", "date"}


@pytest.mark.parametrize(
    ("kind", "yaml", "message", "hint"),
    [
        ("event", "plces: Kyiv", "an event has no key `plces`", "did you mean `places`?"),
        ("event", "draf: true", "an event has no key `draf`", "did you mean `draft`?"),
        ("event", "description: x", "an event has no key `description`", "did you mean `summary`?"),
        ("event", "location: x", "an event has no key `location`", "did you mean `places`?"),
        ("event", "end: 2022", "an event has no key `end`", "a range is one date: `date: 2022-06-28/2022-06-30`"),
        ("event", "published: 2022", "an event has no key `published`", "`published` is a key of an article"),
        (
            "event",
            "names: x",
            "an event has no key `names`",
            "`names` is a key of a person and an organisation and a place",
        ),
        ("article", "date: 2022", "an article has no key `date`", "did you mean `published`?"),
        ("article", "status: reported", "an article has no key `status`", "`status` is a key of an event"),
        ("page", "tags: x", "a page has no key `tags`", ""),
    ],
)
def test_a_key_that_nobody_knows_is_an_error(kind: Kind, yaml: str, message: str, hint: str) -> None:
    column, said, proposed = fault(yaml, kind)
    assert (column, said) == (1, message)
    assert proposed == hint or (not hint and proposed.startswith("`tags` is a key of"))


def test_where_no_key_is_near_all_are_named_and_the_place_for_free_data() -> None:
    _, _, hint = fault("xyzzy: 1")
    assert hint.startswith("known here: aliases, calendar,")
    assert hint.endswith("; what is your own goes under `extra:`")


def test_all_that_is_wrong_is_said() -> None:
    assert faults("event", "titel: T\ndate: 2022-13-01\ndraft: maybe") == [
        (2, 1, "an event has no key `titel`"),
        (3, 12, "a month runs from 01 to 12, not 13"),
        (4, 8, "`draft` is true or false, not `maybe`"),
        (2, 1, "an event needs `title`"),
    ]


# Text and names


@pytest.mark.parametrize(
    ("yaml", "text"),
    [
        ("title: '  The  summit '", "The  summit"),
        ("title: >\n  The\n  summit", "The summit"),
        ("title: |\n  The\n  summit", "The summit"),
        ('title: "The\\tsummit"', "The summit"),
        ("title: 1984", "1984"),
        ("title: true", "true"),
        ("title: 'null'", "null"),
        ("title: A\u0304daz\u030ci", "Ādaži"),
    ],
)
def test_a_title_is_one_line_of_text(yaml: str, text: str) -> None:
    assert good("page", yaml) == {"title": text}


@pytest.mark.parametrize(
    ("yaml", "message", "hint"),
    [
        ("title: [a, b]", "`title` is a text, not a list", 'a text with brackets stands in quotes: title: "[a, b]"'),
        ("title: {a: b}", "`title` is a text, not a mapping", 'a text with brackets stands in quotes: title: "{a: b}"'),
        ("title:\n  - a", "`title` is a text, not a list", ""),
        (f"title: {'t' * 1001}", "`title` has 1001 characters; 1000 are the most", "shorten it"),
    ],
)
def test_a_title_that_is_none(yaml: str, message: str, hint: str) -> None:
    (problem,) = read("page", yaml)[1]
    assert (problem.message, problem.hint) == (message, hint)


def test_names_are_a_list_or_one() -> None:
    assert value("people: Jens Stoltenberg", "people") == ("Jens Stoltenberg",)
    assert value("people: [Jens Stoltenberg, Dmitry Peskov]", "people") == ("Jens Stoltenberg", "Dmitry Peskov")
    assert value("tags: [a, b, a]", "tags") == ("a", "b")
    assert value("tags: [null, ~, '', ' ', a]", "tags") == ("a",)
    assert value("tags: [yes, 1, 2.5, 2001-01-01]", "tags") == ("yes", "1", "2.5", "2001-01-01")


def test_a_name_is_text() -> None:
    assert fault("tags: [a, [b]]") == (11, "`tags` is a list of names, and this is a list", "such as [Kyiv, Warsaw]")
    assert fault("tags: {a: b}") == (7, "`tags` is a list of names, and this is a mapping", "such as [Kyiv, Warsaw]")


# Dates


def test_a_wrong_date_is_shown_at_its_character() -> None:
    (problem,) = read("event", "title: T\ndate: '2022-06-31'")[1]
    assert (problem.line, problem.column, problem.width) == (3, 16, 2)
    assert (problem.code, problem.source) == ("date", "date: '2022-06-31'")
    (problem,) = read("event", "title: T\ndate: 2022-06-31")[1]
    assert problem.column == 15


@pytest.mark.parametrize(
    ("raw", "hint"),
    [
        ("[1667, 1668]", 'a set of dates stands in quotes: date: "[1667, 1668]"'),
        ("[..1871]", 'a set of dates stands in quotes: date: "[..1871]"'),
        ("{1960, 1961-12}", 'a set of dates stands in quotes: date: "{1960, 1961-12}"'),
    ],
)
def test_a_set_without_quotes_is_told_to_have_them(raw: str, hint: str) -> None:
    (problem,) = read("event", f"title: T\ndate: {raw}")[1]
    assert problem.message == f"YAML sees {'a list' if raw[0] == '[' else 'a mapping'} here, not a date"
    assert problem.hint == hint


def test_the_date_of_an_event_is_in_its_own_zone_and_calendar() -> None:
    there = good("event", "title: T\ndate: 2022-03-23T10:00\ntimezone: America/New_York")
    here = good("event", "title: T\ndate: 2022-03-23T10:00", site=Site("T", timezone="Europe/Brussels"))
    assert isinstance(there["date"], Date)
    assert isinstance(here["date"], Date)
    assert there["date"].first - here["date"].first == 5 * 3600
    assert there["zone"] == "America/New_York"
    julian = good("event", "title: T\ndate: 1493-07-12\ncalendar: julian")
    assert isinstance(julian["date"], Date)
    assert julian["date"].calendar == "julian"
    assert "" not in julian


def test_a_day_before_the_reform_is_asked_for_its_calendar() -> None:
    problem, *more = read("event", "title: T\ndate: 1493-07-12")[1]
    assert (problem.line, problem.column, problem.severity, problem.code, more) == (3, 7, "warning", "calendar", [])
    assert problem.hint == "add `calendar: julian`, or `calendar: gregorian` if it is"


def test_a_day_in_a_files_name_is_asked_for_its_calendar_too() -> None:
    found, (problem,) = read("event", "title: Hastings", "1066-10-14")
    assert (written(found["date"]), problem.code, problem.severity) == ("1066-10-14", "calendar", "warning")
    assert problem.line == 2
    assert read("event", "title: Hastings\ncalendar: julian", "1066-10-14")[1] == []
    assert read("event", "title: Summit", "2022-03-24")[1] == []


@pytest.mark.parametrize(
    "date", ["1493", "1493-07", "1582-10-15", "1493-07-12\ncalendar: julian", "1493-07-12\ncalendar: gregorian"]
)
def test_nobody_is_asked_for_a_calendar_that_makes_no_odds_or_is_given(date: str) -> None:
    good("event", f"title: T\ndate: {date}")


@pytest.mark.parametrize("key", ["embargo", "expires"])
@pytest.mark.parametrize(
    ("date", "message"),
    [
        ("2022-03", "`{}` is a day"),
        ("2022-03-23~", "`{}` is a day"),
        ("2022-03-23/2022-03-24", "`{}` is a day"),
        ("2022-03-23T10:00", "`{}` is a day, without a time"),
    ],
)
def test_what_may_be_seen_when_is_said_in_days(key: str, date: str, message: str) -> None:
    assert fault(f"{key}: {date}")[1] == message.format(key)
    assert written(value(f"{key}: 2022-03-23", key)) == "2022-03-23"


def test_an_article_has_a_day_or_a_time() -> None:
    assert (
        written(good("article", "title: T\npublished: 2022-03-23T10:35-04:00")["published"]) == "2022-03-23T10:35-04:00"
    )
    assert faults("article", "title: T\npublished: 2022-03") == [(3, 12, "`published` is a day")]


def test_a_day_in_the_name_of_the_file_stands_in_for_the_date() -> None:
    assert written(good("event", "title: T", day="2022-03-23")["date"]) == "2022-03-23"
    assert written(good("article", "title: T", day="2022-03-23")["published"]) == "2022-03-23"
    assert good("page", "title: T", day="2022-03-23") == {"title": "T"}


@pytest.mark.parametrize(
    "date", ["2022-03-23", "2022-03-23T10:00", "2022-03-23/..", "2022-03-23~", '"[2022-03-23, 2022-03-25]"']
)
def test_a_date_may_say_more_than_the_name_of_the_file(date: str) -> None:
    good("event", f"title: T\ndate: {date}", day="2022-03-23")


@pytest.mark.parametrize("date", ["2022-03-24", "2022-03", "../2022-03-23"])
def test_two_dates_that_differ_are_an_error(date: str) -> None:
    assert faults("event", f"title: T\ndate: {date}", day="2022-03-23") == [
        (3, 7, f"the file's name says 2022-03-23, and `date` says {date}")
    ]


def test_a_day_in_the_name_of_the_file_that_does_not_exist_is_an_error() -> None:
    (problem,) = read("event", "title: T", day="2022-02-30")[1]
    assert (problem.line, problem.column, problem.hint) == (2, 1, "rename it, or add `date:`")
    assert problem.message.startswith("the file's name says 2022-02-30, but ")


# Words, numbers, addresses


def test_a_flag_is_true_or_false() -> None:
    assert value("draft: true", "draft") is True
    assert value("draft: false", "draft") is False
    assert fault("draft: yes") == (8, "`draft` is true or false, not `yes`", "write true")
    assert fault("draft: [true]") == (8, "`draft` is true or false, not a list", "write true or false")


@pytest.mark.parametrize(("key", "lowest", "highest"), [("importance", 0, 100), ("order", -99_999, 99_999)])
def test_a_whole_number_has_bounds(key: str, lowest: int, highest: int) -> None:
    assert value(f"{key}: {lowest}", key) == lowest
    assert value(f"{key}: +{highest}", key) == highest
    for wrong in (str(highest + 1), "1.5", "many", "9" * 5000, "[1]", "١"):
        assert fault(f"{key}: {wrong}")[1].startswith(f"`{key}` is a whole number from ")


def test_a_language_and_a_zone_must_exist() -> None:
    assert value("lang: pl", "lang") == "pl"
    assert fault("lang: en_GB") == (7, "no language is called `en_GB`", "write `en-GB`")
    assert fault("lang: tlh") == (7, "no language is called `tlh`", "such as en, en-GB or pl")
    assert fault("timezone: Europe/Brussel") == (
        11,
        "no time zone is called `Europe/Brussel`",
        "did you mean `Europe/Brussels`?",
    )
    assert fault("timezone: ../../etc/passwd")[1] == "no time zone is called `../../etc/passwd`"


def test_the_order_of_a_timeline_is_a_word() -> None:
    assert value("kind: timeline\norder: newest", "newest_first", "timeline") is True
    assert value("kind: timeline\norder: oldest", "newest_first", "timeline") is False
    assert fault("order: newst\nkind: timeline", "timeline") == (
        8,
        "`order` is one of a few words, not `newst`",
        "did you mean `newest`?",
    )


@pytest.mark.parametrize("url", ["https://[x", "https://x]/", "https://[1::x]/", "https://x:port/", "https://x:70000/"])
def test_an_address_that_does_not_come_apart_is_refused_where_it_stands(url: str) -> None:
    column, said, _ = fault(f'sources: {{title: a, url: "{url}"}}')
    assert (column, said) == (26, "`url` is an address on the web")
    assert value('sources: {title: a, url: "https://[2001:db8::1]:8080/a"}', "sources")


def test_an_alias_is_an_address_from_the_root() -> None:
    assert value("aliases: /old/a.html", "aliases") == ("old/a.html",)
    assert value("aliases: [/2019/03/a/, /ä.html]", "aliases") == ("2019/03/a/index.html", "ä.html")


@pytest.mark.parametrize(
    ("alias", "message"),
    [
        ("a.html", "an alias begins with `/`"),
        ("/a", "an alias ends in `.html`, or in `/`"),
        ("/feed.xml", "an alias ends in `.html`, or in `/`"),
        ("/", "the root has its own page"),
        ("/../a.html", "no part of an alias is empty or begins with a dot"),
        ("/.dateline/a.html", "no part of an alias is empty or begins with a dot"),
        ("//evil.example/a.html", "no part of an alias is empty or begins with a dot"),
        ("/a\\..\\b.html", "`\\` has no place in the address of a page"),
        ("/%2e%2e/a.html", "`%` has no place in the address of a page"),
        ("/a.html?b", "`?` has no place in the address of a page"),
        ("/con.html", "the name `con.html` does not work on every system"),
        ("/a./b.html", "a name that ends with a dot or a space does not work on every system"),
        (f"/{'a' * 300}.html", f"the name `{'a' * 40}` does not work on every system"),
    ],
)
def test_an_alias_leads_nowhere_else(alias: str, message: str) -> None:
    assert fault(f"aliases: '{alias}'")[1] == message


# Values of several parts


def test_a_source_is_written_out_or_named_by_its_key() -> None:
    assert value("sources: nato-madrid", "sources") == (NATO,)
    found = value(
        "sources: [nato-madrid, {title: Newsweek, via: Teri Schultz, url: 'https://example.org/a'}]", "sources"
    )
    assert found == (NATO, Source("Newsweek", via="Teri Schultz", url="https://example.org/a"))


@pytest.mark.parametrize(
    ("yaml", "column", "message", "hint"),
    [
        ("sources: nato-madri", 10, "sources.yaml has no source `nato-madri`", "did you mean `nato-madrid`?"),
        (
            "sources: [Newsweek]",
            *(11, "sources.yaml has no source `Newsweek`"),
            "write it out, as in {title: …, publisher: …, date: …, url: …}",
        ),
        ("sources: {titel: a, title: b}", 11, "a source has no key `titel`", "did you mean `title`?"),
        (
            "sources: [{url: 'https://example.org'}]",
            *(11, "a source needs `title`", "such as `title: Madrid Summit Declaration`"),
        ),
        (
            "sources: {title: a, url: 'javascript:x'}",
            *(26, "`url` is an address on the web"),
            "it begins with https:// or http://, and a space in it is written %20",
        ),
        ("sources: {title: a, url: x.org/a}", 26, "`url` is an address on the web", "write `https://x.org/a`"),
        ("sources: {title: a, date: 2022-3}", 32, "after the hyphen comes a month in two digits", "write `2022-03`"),
    ],
)
def test_a_wrong_source_is_shown_where_it_is_wrong(yaml: str, column: int, message: str, hint: str) -> None:
    assert fault(yaml) == (column, message, hint)


def test_a_status_is_a_word_or_words_with_their_days() -> None:
    assert value("status: disputed", "status") == (Status("disputed"),)
    assert value("status: [disputed]", "status") == (Status("disputed"),)
    found = value(
        "status: [{value: confirmed, from: 2022-03-24, sources: nato-madrid}, {value: expected, from: 2022-03-23}]",
        "status",
    )
    assert isinstance(found, tuple)
    assert [(s.value, written(s.since), s.sources) for s in found] == [
        ("expected", "2022-03-23", ()),
        ("confirmed", "2022-03-24", (NATO,)),
    ]


@pytest.mark.parametrize(
    ("yaml", "message", "hint"),
    [
        ("status: expectd", "`status` is one of a few words, not `expectd`", "did you mean `expected`?"),
        ("status: {value: expected}", "a status needs `from`", "such as `from: 2022-03-24`"),
        ("status: {value: maybe, from: 2022}", "`value` is one of a few words, not `maybe`", None),
        ("status: {value: expected, from: 2022/2023}", "`from` is one date, not a range or a set", None),
    ],
)
def test_a_status_that_is_none(yaml: str, message: str, hint: str | None) -> None:
    _, said, proposed = fault(yaml)
    assert said == message
    assert hint is None or proposed == hint


def test_several_words_of_status_need_their_days() -> None:
    assert [p.message for p in read("event", EVENT + "status: [expected, confirmed]")[1]] == [
        "a status is a mapping of keys and values, not text"
    ] * 2


def test_corrections_and_updates() -> None:
    found = good(
        "article",
        "title: T\npublished: 2022-03-23\n"
        "corrections: [{date: 2022-03-24, was: four, now: eight, why: a misreading}]\n"
        "updates: {date: 2022-03-23T10:35-04:00, note: background was added}",
    )
    assert found["corrections"] == (Correction(parse("2022-03-24"), "four", "eight", "a misreading"),)
    assert found["updates"] == (Update(parse("2022-03-23T10:35-04:00"), "background was added"),)
    assert fault("corrections: {date: 2022-03-24, was: four}")[1] == "a correction needs `now`"
    assert fault("updates: background")[1:] == (
        "an update is a mapping of keys and values, not text",
        "such as {date: …, note: …}",
    )


def test_an_image_is_its_address_or_has_parts_and_may_have_no_file() -> None:
    assert value("image: media/a.jpg", "image") == Image("media/a.jpg")
    assert value("image: {src: ../a.jpg, alt: A, licence: CC0}", "image") == Image("../a.jpg", alt="A", licence="CC0")
    assert value("image: {caption: At a desk, credit: AFP}", "image") == Image(caption="At a desk", credit="AFP")
    assert fault("image: {alt: A}")[1] == "an image has `src`, or at least a caption"
    assert fault("image: {src: a.jpg, license: CC0}")[1:] == (
        "an image has no key `license`",
        "did you mean `licence`?",
    )


@pytest.mark.parametrize(
    "src", ["https://x.org/a.jpg", "javascript:x", "//x.org/a.jpg", "C:\\a.jpg", "data:image/png,x"]
)
def test_an_image_lies_in_the_site(src: str) -> None:
    assert fault(f"image: '{src}'")[1] == "`image` names a file in content/"


def test_a_timeline_has_eras_and_lanes() -> None:
    found = good(
        "timeline",
        "title: T\nkind: timeline\neras:\n  - {name: Cold war, date: 1947/1991}\n"
        "lanes:\n  - {name: Kyiv, match: {places: Kyiv, status: [reported, disputed], tags: []}}",
    )
    assert found["eras"] == (Era("Cold war", parse("1947/1991")),)
    assert found["lanes"] == (Lane("Kyiv", (("places", ("Kyiv",)), ("status", ("reported", "disputed")))),)


@pytest.mark.parametrize(
    ("yaml", "message"),
    [
        ("lanes: {name: Kyiv, match: {place: Kyiv}}", "what a lane takes in has no key `place`"),
        ("lanes: {name: Kyiv, match: {places: []}}", "`match` names what a lane takes in"),
        ("lanes: {name: Kyiv}", "a lane needs `match`"),
        ("lanes: {name: Kyiv, match: Kyiv}", "what a lane takes in is a mapping of keys and values, not text"),
        ("lanes: {name: A, match: {status: maybe}}", "`status` is one of a few words, not `maybe`"),
        ("eras: {name: A}", "an era needs `date`"),
    ],
)
def test_a_wrong_era_or_lane(yaml: str, message: str) -> None:
    assert message in [p.message for p in read("timeline", f"title: T\nkind: timeline\n{yaml}")[1]]


def test_a_place_has_coordinates_as_written() -> None:
    found = good("place", "title: Madrid\ncoordinates: {lat: 40.42, lon: −3.70}\nwithin: Spain\nnames: Мадрид")
    assert found == {"title": "Madrid", "coordinates": ("40.42", "-3.70"), "within": "Spain", "names": ("Мадрид",)}


@pytest.mark.parametrize(
    ("yaml", "message"),
    [
        ("{lat: 90.5, lon: 0}", "`lat` is in degrees, from −90 to 90"),
        ("{lat: 0, lon: -181}", "`lon` is in degrees, from −180 to 180"),
        ("{lat: north, lon: 0}", "`lat` is in degrees, from −90 to 90"),
        ("{lat: 1e1, lon: 0}", "`lat` is in degrees, from −90 to 90"),
        ("{lat: 0}", "a pair of coordinates needs `lon`"),
        ("[40, 3]", "a pair of coordinates is a mapping of keys and values, not a list"),
        ("{lat: 0, lon: 0, alt: 3}", "a pair of coordinates has no key `alt`"),
    ],
)
def test_coordinates_that_are_none(yaml: str, message: str) -> None:
    assert fault(f"coordinates: {yaml}", "place")[1] == message


def test_a_person_is_born_and_dies_as_precisely_as_is_known() -> None:
    found = good("person", "title: Eusebius\nborn: 0260~\ndied: 0339/0340")
    assert (written(found["born"]), written(found["died"])) == ("0260~", "0339/0340")


def test_free_data_is_text_lists_and_mappings() -> None:
    assert value("extra: {a: 1, b: [x, {c: yes}, ~], d: ~, e: {}}", "extra") == (
        ("a", "1"),
        ("b", ("x", (("c", "yes"),), "")),
        ("e", ()),
    )
    assert fault("extra: [a]")[1] == "`extra` is a mapping of keys and values, not a list"


# What a document says it is, and sources.yaml


@pytest.mark.parametrize("kind", list(keys.KEYS))
def test_a_document_may_say_what_it_is(kind: Kind) -> None:
    file, _ = documents.read("a.md", f"---\nkind: {kind}\n---\n".encode())
    assert file.fields
    assert keys.said_kind(file.fields, Where("a.md")) == (kind, [])


def test_a_word_that_is_no_kind_is_an_error() -> None:
    file, _ = documents.read("a.md", b"---\nkind: evnt\n---\n")
    assert file.fields
    found, (problem,) = keys.said_kind(file.fields, Where("a.md", file.lines))
    assert (found, problem.column, problem.hint) == (None, 7, "did you mean `event`?")


def test_sources_are_kept_by_key() -> None:
    found, problems = keys.sources(
        "content/sources.yaml", b"# all\nnato-madrid:\n  title: Madrid\n  url: https://x.org\n"
    )
    assert (found, problems) == ({"nato-madrid": Source("Madrid", url="https://x.org", key="nato-madrid")}, [])
    assert keys.sources("content/sources.yaml", b"") == ({}, [])


@pytest.mark.parametrize(
    ("yaml", "line", "message"),
    [
        (
            "nato_1:\n  title: A",
            1,
            "a source cannot be called `nato_1`: a slug is letters, digits and hyphens, not `_`",
        ),
        ("a:\n  title: A\nA:\n  title: B", 3, "a source cannot be called `A`: it has the address of `a`"),
        ("a:\n  titel: A\n  title: B", 2, "a source has no key `titel`"),
        ("a: b", 1, "a source is a mapping of keys and values, not text"),
        ("- a", 1, "keys and values stand here, not a list"),
        ("a: &b\n  title: A", 1, "`&b` is an anchor of YAML, which is not read here"),
    ],
)
def test_a_wrong_source_of_the_site_names_its_line(yaml: str, line: int, message: str) -> None:
    _, problems = keys.sources("content/sources.yaml", yaml.encode())
    assert [(p.path, p.line, p.message) for p in problems] == [("content/sources.yaml", line, message)]


# Whatever stands there

PIECES = st.sampled_from(
    [
        "title",
        "date",
        "status",
        "sources",
        "extra",
        "image",
        "2022",
        "[",
        "]",
        "{",
        "}",
        ": ",
        ", ",
        "\n",
        "- ",
        "~",
        "from",
    ]
)


@given(st.lists(PIECES, max_size=25).map("".join), st.sampled_from(list(keys.KEYS)))
def test_nothing_that_is_read_raises(yaml: str, kind: Kind) -> None:
    file, problems = documents.read("a.md", f"---\n{yaml}\n---\n".encode())
    if file.fields:
        found, more = keys.fields(kind, file.fields, Where(file.path, file.lines), SETTING)
        assert more or set(keys.required(kind)) <= found.keys()
    else:
        assert problems
