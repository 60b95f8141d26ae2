"""The keys of every kind of document: front matter, the options of a block and the cells of a row, typed and strict.

Whoever adds a key adds a line to its table here, a field to the model, and a line to docs/authoring.md.
"""

from __future__ import annotations

import unicodedata
from typing import Final

from generator import addresses, characters
from generator.dates import Date, DateError, before_gregorian, parse
from generator.dates.calendar import DAY, day_number
from generator.documents import Node, mapping
from generator.load import shapes, values
from generator.load.known import known
from generator.load.values import Key, Reading, Setting
from generator.model import Kind, Site, Source
from generator.problems import Problem, Where, suggestion

__all__ = ["KEYS", "Setting", "fields", "known", "required", "said_kind", "sources"]

NAMED: Final[dict[Kind, str]] = {
    "event": "an event",
    "article": "an article",
    "timeline": "a timeline",
    "person": "a person",
    "organisation": "an organisation",
    "place": "a place",
    "page": "a page",
}
DATED: Final[dict[Kind, str]] = {"event": "date", "article": "published"}
LONGEST_SOURCES: Final = 1 << 20  # bytes of sources.yaml
REFORM: Final = day_number(1582, 10, 15) * DAY  # the first day of the Gregorian calendar where it was first used


def fields(
    kind: Kind, node: Node, at: Where, setting: Setting, *, day: str = ""
) -> tuple[dict[str, object], list[Problem]]:
    """What the keys of a mapping say, as arguments of the kind's class in the model, with ``slug`` and ``kind``.

    What is not given is left out, and so is what is wrong. ``day`` is the day in the file's name, which stands in for a
    missing ``date`` or ``published``, and which these must agree with.
    """
    r = Reading(at, setting, values.zone_of(setting.site.timezone))
    table, key = KEYS[kind], DATED.get(kind, "")
    if kind == "event":
        _own_time(r, node)
    if day and key:
        table = {**table, key: table[key]._replace(required="")}
    found = values.mapping(r, NAMED[kind], node, table, lambda name: _elsewhere(kind, name)) or {}
    if day and key:
        _filed(r, node, key, day, found)
    if kind == "event" and "" not in found:
        _early(r, node, found)
    found.pop("", None)
    return found, r.problems


def required(kind: Kind) -> tuple[str, ...]:
    """The keys that every document of a kind has."""
    return tuple(name for name, key in KEYS[kind].items() if key.required)


def said_kind(node: Node, at: Where) -> tuple[Kind | None, list[Problem]]:
    """What a document says it is, if it says so."""
    value = node.value("kind")
    if value is None or values.blank(value):
        return None, []
    for kind in KEYS:
        if isinstance(value.data, str) and value.data.strip() == kind:
            return kind, []
    hint = suggestion(value.data if isinstance(value.data, str) else "", KEYS)
    problem = at.problem(value.line, value.column, "kind", "this is no kind of document", hint, width=value.width)
    return None, [problem]


def sources(path: str, data: bytes, timezone: str = "UTC") -> tuple[dict[str, Source], list[Problem]]:
    """The citations of ``sources.yaml`` by key, and what is wrong with the file."""
    text, bad = characters.read(path, data)
    if text is None:
        return {}, list(bad)
    at = Where(path, tuple(text.split("\n")))
    node, worse = mapping(path, text, 1, at.lines, LONGEST_SOURCES)
    r = Reading(at, Setting(Site(title="", timezone=timezone), {}), problems=[*bad, *worse])
    found: dict[str, Source] = {}
    taken: dict[str, str] = {}
    for key, value in (node.pairs if node else None) or ():
        name = unicodedata.normalize("NFC", str(key.data))
        other = taken.setdefault(name.casefold(), name)
        if fault := addresses.fault(name) or ("" if other == name else f"it has the address of `{other}`"):
            slug = addresses.slugged(name)
            r.say(key, "source-key", f"a source cannot be called `{name[:60]}`: {fault}", slug and f"such as `{slug}`")
        source = shapes.source(r, value._replace(line=value.line or key.line), name)
        if source:
            found[name] = source
    return found, r.problems


def _own_time(r: Reading, node: Node) -> None:
    """Sets the zone and the calendar of the event's own date, where they can be understood."""
    zone, calendar = node.value("timezone"), node.value("calendar")
    if calendar and calendar.data == "julian":
        r.calendar = "julian"
    if zone and isinstance(zone.data, str):
        try:
            r.zone, r.own_zone = values.zone_of(zone.data.strip()), True
        except KeyError:
            return  # said when the key is read


def _filed(r: Reading, node: Node, key: str, day: str, found: dict[str, object]) -> None:
    """Takes the day in the file's name for the date, or compares the two."""
    written = node.value(key)
    given = found.get(key)
    if isinstance(given, Date) and written:
        start = given.stretches[0].start
        if start is None or start.digits.partition("T")[0] != day:
            message = f"the file's name says {day}, and `{key}` says {given.text}"
            r.say(written, "two-dates", message, "let both say the same, or take the day out of the file's name")
    elif written is None:
        try:
            found[key] = parse(day, r.zone, r.calendar)
        except DateError as wrong:
            place = node._replace(width=1)
            r.say(place, "date", f"the file's name says {day}, but {wrong.message}", f"rename it, or add `{key}:`")


def _early(r: Reading, node: Node, found: dict[str, object]) -> None:
    """Warns of a day whose calendar must be guessed."""
    date, written = found.get("date"), node.value("date") or node._replace(width=1)  # it may be the file's name
    if isinstance(date, Date) and date.first < REFORM and before_gregorian(date):
        message = "before 15 October 1582 sources count in the Julian calendar, and this day is read as Gregorian"
        r.say(written, "calendar", message, "add `calendar: julian`, or `calendar: gregorian` if it is", "warning")


def _elsewhere(kind: Kind, name: str) -> str:
    """The hint for a key that other tools have, or other kinds; "" for one that nobody knows."""
    for meant in _MEANT.get(name.lower(), "").split():
        if meant in KEYS[kind]:
            return f"did you mean `{meant}`?"
    if name.lower() in _ENDS and "date" in KEYS[kind]:
        return "a range is one date: `date: 2022-06-28/2022-06-30`"
    kinds = [NAMED[other] for other in KEYS if name in KEYS[other]]
    if kinds:
        return f"`{name}` is a key of {' and '.join(kinds)}"
    near = suggestion(name, KEYS[kind])
    return near if near.startswith("did") else f"{near}; what is your own goes under `extra:`"


_MEANT = {
    **dict.fromkeys(("description", "abstract", "excerpt", "subtitle", "lead"), "summary"),
    **dict.fromkeys(("location", "locations", "venue", "country", "city"), "places"),
    **dict.fromkeys(("category", "categories", "keywords", "topics"), "tags"),
    **dict.fromkeys(("person", "actors", "who"), "people"),
    **dict.fromkeys(("author", "byline"), "authors"),
    **dict.fromkeys(("org", "orgs", "institutions"), "organisations"),
    **dict.fromkeys(("source", "references", "citations"), "sources"),
    **dict.fromkeys(("name", "headline"), "title"),
    **dict.fromkeys(("permalink", "redirect_from", "redirects"), "aliases"),
    **dict.fromkeys(("picture", "photo", "cover", "thumbnail"), "image"),
    **dict.fromkeys(("language", "locale"), "lang"),
    **dict.fromkeys(("type", "layout"), "kind"),
    **dict.fromkeys(("weight", "position"), "order"),
    **dict.fromkeys(("expiry", "expirydate", "unpublish"), "expires"),
    "publishdate": "embargo published",
    **dict.fromkeys(("date", "day", "when", "pubdate"), "published date"),
}
_ENDS = ("end", "end_date", "enddate", "until", "start", "start_date", "startdate", "to")

_TITLE = {"title": Key(values.line, "title", "What happened")}
_SHOWN = {"summary": Key(values.text, "summary"), "image": Key(shapes.image, "image")}
_NAMES = {name: Key(values.names, name) for name in ("people", "organisations", "places")}
_TAGS = {"tags": Key(values.names, "tags")}
_SOURCES = {"sources": Key(shapes.sources, "sources")}
_CHANGES = {"corrections": Key(shapes.corrections, "corrections"), "updates": Key(shapes.updates, "updates")}
_SLUG = {"slug": Key(values.line, "slug")}
_FORMER = {"aliases": Key(shapes.aliases, "aliases"), "gone": Key(values.text, "gone")}
_DRAFT = {"draft": Key(values.flag, "draft")}
_SEEN = {"embargo": Key(values.whole_day, "embargo"), "expires": Key(values.whole_day, "expires")}
_LAST = {
    "lang": Key(values.tag, "lang"),
    "kind": Key(values.line, "kind"),
    "extra": Key(shapes.extra, "extra"),
}
_ENTITY = {
    **_TITLE,
    "names": Key(values.names, "names"),
    **_SHOWN,
    **_SOURCES,
    **_TAGS,
    **_SLUG,
    **_FORMER,
    **_LAST,
}

KEYS: Final[dict[Kind, dict[str, Key]]] = {
    "event": {
        **_TITLE,
        "date": Key(values.own_date, "date", "2022-03-23"),
        "known": Key(values.moment, "known"),
        "order": Key(values.whole(-99_999, 99_999), "order"),
        "timezone": Key(values.zone_name, "zone"),
        "calendar": Key(values.word("gregorian", "julian"), ""),
        "date_text": Key(values.line, "date_text"),
        **_SHOWN,
        **_NAMES,
        **_TAGS,
        "lane": Key(values.line, "lane"),
        "importance": Key(values.whole(0, 100), "importance"),
        "status": Key(shapes.status, "status"),
        **_SOURCES,
        **_CHANGES,
        "related": Key(values.names, "related"),
        **_SLUG,
        **_FORMER,
        **_DRAFT,
        **_SEEN,
        **_LAST,
    },
    "article": {
        **_TITLE,
        "published": Key(values.day, "published", "2022-03-23"),
        "authors": Key(values.names, "authors"),
        **_SHOWN,
        **_NAMES,
        **_TAGS,
        **_SOURCES,
        **_CHANGES,
        **_SLUG,
        **_FORMER,
        **_DRAFT,
        **_SEEN,
        **_LAST,
    },
    "timeline": {
        **_TITLE,
        "kind": Key(values.line, "kind", "timeline"),
        **_SHOWN,
        "eras": Key(shapes.eras, "eras"),
        "lanes": Key(shapes.lanes, "lanes"),
        "order": Key(shapes.newest, "newest_first"),
        "pages": Key(values.flag, "pages"),
        "beside": Key(shapes.beside, "beside"),
        **_TAGS,
        **_FORMER,
        **_DRAFT,
        **_SEEN,
        "lang": _LAST["lang"],
        "extra": _LAST["extra"],
    },
    "person": {**_ENTITY, "born": Key(values.date, "born"), "died": Key(values.date, "died")},
    "organisation": _ENTITY,
    "place": {
        **_ENTITY,
        "coordinates": Key(shapes.coordinates, "coordinates"),
        "within": Key(values.line, "within"),
    },
    "page": {**_TITLE, **_SHOWN, **_SLUG, **_FORMER, **_DRAFT, **_LAST},
}
