"""What an author wrote under one key, as the value it stands for: text, names, dates, numbers, words.

A reader takes a ``Reading``, the name of the key and a node that is given; its answer is None where the author was told
why not. ``mapping`` puts readers together.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import NamedTuple
from urllib.parse import urlsplit

from generator.dates import Calendar, Date, DateError, Precision, Zone, parse, utc, zoned
from generator.documents import Node
from generator.model import Site, Source
from generator.problems import Problem, Severity, Where, suggestion

LONGEST_LINE = 1_000  # characters of a title or a name
LONGEST_TEXT = 10_000  # characters of a summary, a note, a quotation


@dataclass(frozen=True, slots=True)
class Setting:
    """What reading depends on besides the text: the site, and ``sources.yaml`` by key."""

    site: Site
    sources: Mapping[str, Source]


@dataclass(slots=True)
class Reading:
    """One mapping that is being read, and what was found wrong with it so far.

    ``zone`` and ``calendar`` are those of an event's own date; every other date is Gregorian and in the site's zone.
    """

    at: Where
    setting: Setting
    zone: Zone = utc
    calendar: Calendar = "gregorian"
    own_zone: bool = False
    problems: list[Problem] = field(default_factory=list)

    def say(self, node: Node, code: str, message: str, hint: str = "", severity: Severity = "error") -> None:
        """Take down what is wrong with a node."""
        where = self.at.problem(node.line, node.column, code, message, hint, width=node.width, severity=severity)
        self.problems.append(where)


Reader = Callable[[Reading, str, Node], object]


class Key(NamedTuple):
    """What may stand under a key, and the field of the value it fills; "" where it only changes how others are read."""

    read: Reader
    field: str
    required: str = ""  # an example to follow, for a key that must be there


def mapping(
    r: Reading, what: str, node: Node, table: Mapping[str, Key], elsewhere: Callable[[str], str] | None = None
) -> dict[str, object] | None:
    """The fields that the keys of a mapping fill; None where it is none.

    ``what`` is its name, with an article; ``elsewhere`` has a hint for some keys that do not belong here, else "".
    """
    if node.pairs is None:
        r.say(node, "shape", f"{what} is a mapping of keys and values, not {shape(node)}", _form(table))
        return None
    values: dict[str, object] = {}
    given: dict[str, Node | None] = {}  # the key's node, where there is nothing under it
    for key, value in node.pairs:
        name = str(key.data)
        reader = table.get(name)
        if reader is None:
            hint = (elsewhere and elsewhere(name)) or suggestion(name, table)
            r.say(key, "unknown-key", f"{what} has no key `{name[:60]}`", hint)
        elif blank(value):
            given[name] = key
        else:
            given[name] = None
            found = reader.read(r, name, value)
            if found is not None:
                values[reader.field] = found
    first = node._replace(width=1)
    for name, known in table.items():
        if known.required and (place := given.get(name, first)):
            r.say(place, "missing-key", f"{what} needs `{name}`", f"such as `{name}: {known.required}`")
    return values


def blank(node: Node) -> bool:
    """Is nothing given: an empty value, ``~``, ``null``, or white space in quotes?"""
    data = node.data
    return not data or (type(data) is str and data.isspace())


def shape(node: Node) -> str:
    """What stands there, in words."""
    if isinstance(node.data, str):
        return "text"
    return "a list" if node.items is not None else "a mapping"


def items(node: Node) -> tuple[Node, ...]:
    """What is given of a list, or the one thing that stands in its place."""
    inside = node.items
    return (node,) if inside is None else tuple(item for item in inside if not blank(item))


def text(r: Reading, name: str, node: Node) -> str | None:
    """A text of a few lines, in NFC, without white space at its ends."""
    return _text(r, name, node, LONGEST_TEXT)


def line(r: Reading, name: str, node: Node) -> str | None:
    """A text on one line, in NFC: whatever breaks it is a space."""
    found = _text(r, name, node, LONGEST_LINE)
    return _BREAK.sub(" ", found) if found and ("\n" in found or "\t" in found) else found


def names(r: Reading, name: str, node: Node) -> tuple[str, ...] | None:
    """Names, each once, in the order written."""
    found = [_name(r, name, item) for item in items(node)]
    return tuple(dict.fromkeys(word for word in found if word))


def date(r: Reading, name: str, node: Node) -> Date | None:
    """An EDTF date in the site's zone."""
    return _date(r, name, node, zone_of(r.setting.site.timezone), "gregorian")


def own_date(r: Reading, name: str, node: Node) -> Date | None:
    """An EDTF date in the zone and the calendar of the event; in a zone of its own it keeps its local time."""
    found = _date(r, name, node, r.zone, r.calendar)
    return zoned(found, r.zone) if found and r.own_zone else found


def moment(r: Reading, name: str, node: Node) -> Date | None:
    """A single date, as precise as is known: no range and no set."""
    found = date(r, name, node)
    if found and found.form != "moment":
        r.say(node, "date", f"`{name}` is one date, not a range or a set", "such as 2022-03-23 or 2022-03")
        return None
    return found


def day(r: Reading, name: str, node: Node) -> Date | None:
    """A day, known for certain, or a time on it."""
    found = date(r, name, node)
    if found is None:
        return None
    if found.form != "moment" or found.precision < Precision.DAY or found.uncertain or found.approximate:
        r.say(node, "date", f"`{name}` is a day", "such as 2022-03-23")
        return None
    return found


def whole_day(r: Reading, name: str, node: Node) -> Date | None:
    """A day, without a time."""
    found = day(r, name, node)
    if found and found.precision > Precision.DAY:
        r.say(node, "date", f"`{name}` is a day, without a time", f"such as {found.text.partition('T')[0]}")
        return None
    return found


def flag(r: Reading, name: str, node: Node) -> bool | None:
    """True or false, and no other word for them."""
    found = {"true": True, "false": False}.get(str(node.data))
    if found is None:
        hint = _YES_AND_NO.get(str(node.data).lower(), "true or false")
        r.say(node, "value", f"`{name}` is true or false, not {_shown(node)}", f"write {hint}")
    return found


def whole(lowest: int, highest: int) -> Reader:
    """A reader of whole numbers within bounds."""

    def read(r: Reading, name: str, node: Node) -> int | None:
        written = str(node.data)
        if _WHOLE.fullmatch(written) and lowest <= int(written) <= highest:
            return int(written)
        said = f"`{name}` is a whole number from {lowest} to {highest}, not {_shown(node)}"
        r.say(node, "value", said.replace("from -", "from \N{MINUS SIGN}"))
        return None

    return read


def word(*known: str) -> Reader:
    """A reader of one out of a few words."""

    def read(r: Reading, name: str, node: Node) -> str | None:
        if isinstance(node.data, str) and node.data.strip() in known:
            return node.data.strip()
        hint = suggestion(node.data, known) if isinstance(node.data, str) else f"known here: {', '.join(known)}"
        r.say(node, "value", f"`{name}` is one of a few words, not {_shown(node)}", hint)
        return None

    return read


def url(r: Reading, name: str, node: Node) -> str | None:
    """An address on the web (RFC 3986; letters of every script may stand in it)."""
    found = line(r, name, node)
    if found is None or (_URL.fullmatch(found) and _parts(found)):
        return found
    whole = f"https://{found}"
    bare = "." in found and _URL.fullmatch(whole) and _parts(whole)
    hint = f"write `{whole}`" if bare else _ON_THE_WEB
    r.say(node, "address", f"`{name}` is an address on the web", hint)
    return None


def _parts(address: str) -> bool:
    """Does the address come apart into a host, a port and the rest? In brackets stands an IPv6 address."""
    try:
        parts = urlsplit(address)
        return bool(parts.hostname) and (parts.port or 0) >= 0
    except ValueError:
        return False


def zone_name(r: Reading, name: str, node: Node) -> str | None:
    """The name of a zone of the IANA time zone database."""
    found = line(r, name, node)
    if found is None:
        return None
    try:
        zone_of(found)
    except KeyError:
        r.say(node, "value", f"no time zone is called {_shown(node)}", _near_zone(found))
        return None
    return found


def _near_zone(written: str) -> str:
    from generator import zones

    near = {name.lower(): name for name in zones.names()}
    hint = suggestion(written.replace(" ", "_"), near)
    found = near.get(hint.partition("`")[2].partition("`")[0])
    return f"did you mean `{found}`?" if found else "such as Europe/Brussels, or UTC"


def zone_of(name: str) -> Zone:
    """The zone of an IANA name; raises KeyError where there is none."""
    if name == "UTC":
        return utc
    from generator import zones

    return zones.zone(name)


def tag(r: Reading, name: str, node: Node) -> str | None:
    """A language, by a BCP 47 tag that Babel knows."""
    found = line(r, name, node)
    if found is None:
        return None
    if _TAG.fullmatch(found):
        from generator import language

        if language.known(found):
            return found
    hint = f"write `{found.replace('_', '-')}`" if "_" in found else "such as en, en-GB or pl"
    r.say(node, "value", f"no language is called {_shown(node)}", hint)
    return None


def _name(r: Reading, name: str, node: Node) -> str | None:
    if isinstance(node.data, str):
        return line(r, name, node)
    r.say(node, "shape", f"`{name}` is a list of names, and this is {shape(node)}", "such as [Kyiv, Warsaw]")
    return None


def _text(r: Reading, name: str, node: Node, longest: int) -> str | None:
    if not isinstance(node.data, str):
        r.say(node, "shape", f"`{name}` is a text, not {shape(node)}", _quoted(r, name, node))
        return None
    found = node.data.strip()
    if len(found) > longest:
        r.say(node, "too-long", f"`{name}` has {len(found)} characters; {longest} are the most", "shorten it")
        return None
    return found if found.isascii() else unicodedata.normalize("NFC", found)


def _date(r: Reading, name: str, node: Node, zone: Zone, calendar: Calendar) -> Date | None:
    if not isinstance(node.data, str):
        hint = (
            _quoted(r, name, node, "a set of dates stands in quotes")
            or "such as 2022-03-23, or 2022-06-28/2022-06-30 for a range"
        )
        r.say(node, "date", f"YAML sees {shape(node)} here, not a date", hint)
        return None
    try:
        return parse(node.data.strip(), zone, calendar)
    except DateError as wrong:
        r.problems.append(_wrong_date(r, node, wrong))
        return None


def _wrong_date(r: Reading, node: Node, wrong: DateError) -> Problem:
    """The problem with its caret under the character where the date goes wrong."""
    source = r.at.line(node.line)
    start = node.column + (source[node.column - 1 : node.column] in ("'", '"'))
    if not source.startswith(str(node.data).strip(), start - 1):  # folded, or with escapes: no character is the one
        return r.at.problem(node.line, node.column, "date", wrong.message, wrong.hint, width=node.width)
    return r.at.problem(node.line, start + wrong.column - 1, "date", wrong.message, wrong.hint, width=wrong.width)


def _quoted(r: Reading, name: str, node: Node, when: str = "a text with brackets stands in quotes") -> str:
    """The hint to put a value in quotes, where it is brackets that make YAML see more than text in it."""
    raw = r.at.line(node.line)[node.column - 1 :][: node.width].strip()
    if raw[:1] not in ("[", "{") or raw[-1:] not in ("]", "}") or len(raw) > _SHOWN or '"' in raw:
        return ""
    return f'{when}: {name}: "{raw}"'


def _shown(node: Node) -> str:
    """The author's own word, or what stands in its place."""
    return f"`{node.data[:40]}`" if isinstance(node.data, str) else shape(node)


def _form(table: Mapping[str, Key]) -> str:
    """A hint that shows how such a mapping is written."""
    needed = [name for name, key in table.items() if key.required] or list(table)
    return f"such as {{{', '.join(f'{name}: …' for name in needed)}}}"


_SHOWN = 60
_BREAK = re.compile(r"[ \t]*[\n\t][ \t\n]*")
_WHOLE = re.compile(r"[-+]?[0-9]{1,9}")
_URL = re.compile(r'https?://[^\s/?#@<>"\\^`{|}]+(?:[/?#][^\s<>"\\^`{|}]*)?', re.IGNORECASE)
_ON_THE_WEB = "it begins with https:// or http://, and a space in it is written %20"
_TAG = re.compile(r"[A-Za-z]{2,3}(?:-[A-Za-z0-9]{2,8})*")
_YES_AND_NO = {"yes": "true", "on": "true", "1": "true", "no": "false", "off": "false", "0": "false"}
_YES_AND_NO |= {"true": "true, in small letters", "false": "false, in small letters"}
