"""Values made of several: citations, statuses, corrections, pictures, eras, lanes, addresses, free data."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from typing import TypeVar, cast

from generator import addresses
from generator.documents import Node
from generator.load import values
from generator.load.values import Key, Reading
from generator.model import STATUSES, Correction, Era, Extra, Free, Image, Lane, Source, Status, Update
from generator.problems import suggestion

SOURCE = {
    "title": Key(values.line, "title", "Madrid Summit Declaration"),
    "publisher": Key(values.line, "publisher"),
    "author": Key(values.line, "author"),
    "date": Key(values.date, "date"),
    "url": Key(values.url, "url"),
    "archive": Key(values.url, "archive"),
    "accessed": Key(values.day, "accessed"),
    "via": Key(values.line, "via"),
    "page": Key(values.line, "page"),
    "quote": Key(values.text, "quote"),
}

Made = TypeVar("Made")


def source(r: Reading, node: Node, key: str = "") -> Source | None:
    """A citation that is written out; ``key`` is its name in ``sources.yaml``."""
    return _make(r, "a source", node, SOURCE, lambda **found: Source(**found, key=key))


def sources(r: Reading, _name: str, node: Node) -> tuple[Source, ...]:
    """Citations, written out or by their keys in ``sources.yaml``."""
    found = (_cited(r, item) for item in values.items(node))
    return tuple(one for one in found if one)


def status(r: Reading, name: str, node: Node) -> tuple[Status, ...] | None:
    """What was held of an event: one word for all time, or words with the days from which they held, in their order."""
    inside = values.items(node)
    if len(inside) == 1 and isinstance(inside[0].data, str):
        only = _STATUS_WORD(r, name, inside[0])
        return (Status(str(only)),) if only else None
    found = [status for item in inside if (status := _make(r, "a status", item, _STATUS, Status))]
    return tuple(sorted(found, key=lambda s: s.since.first if s.since else 0)) or None


def corrections(r: Reading, _name: str, node: Node) -> tuple[Correction, ...]:
    """What stood before and what stands now, in the order written."""
    return _several(r, "a correction", node, _CORRECTION, Correction)


def updates(r: Reading, _name: str, node: Node) -> tuple[Update, ...]:
    """What was added, in the order written."""
    return _several(r, "an update", node, _UPDATE, Update)


def image(r: Reading, name: str, node: Node) -> Image | None:
    """A picture by its address alone, or with what is to be said of it."""
    if isinstance(node.data, str):
        src = picture(r, name, node)
        return Image(src) if src else None
    found = _make(r, "an image", node, _IMAGE, Image)
    if found and not (found.src or found.caption or found.credit):
        r.say(node, "value", "an image has `src`, or at least a caption", "such as {src: media/press.jpg, alt: …}")
        return None
    return found


def picture(r: Reading, name: str, node: Node) -> str | None:
    """The address of a picture in ``content/``, from the document or from the root."""
    found = values.line(r, name, node)
    if found is None or not _ELSEWHERE.match(found):
        return found
    r.say(node, "address", f"`{name}` names a file in content/", "such as media/press.jpg; no page calls another site")
    return None


def coordinates(r: Reading, _name: str, node: Node) -> tuple[str, ...] | None:
    """(latitude, longitude) in degrees (WGS 84), as written, with a hyphen for a minus."""
    before = len(r.problems)
    found = values.mapping(r, "a pair of coordinates", node, _COORDINATES)
    if found is None or len(r.problems) > before:
        return None
    return str(found["lat"]), str(found["lon"])


def eras(r: Reading, _name: str, node: Node) -> tuple[Era, ...]:
    """The eras of a timeline, in the order written."""
    return _several(r, "an era", node, _ERA, Era)


def lanes(r: Reading, _name: str, node: Node) -> tuple[Lane, ...]:
    """The lanes of a timeline, in the order written."""
    return _several(r, "a lane", node, _LANE, Lane)


def beside(r: Reading, name: str, node: Node) -> tuple[str, ...] | None:
    """The timelines that one can be read side by side with: no page has room for more than four columns."""
    found = values.names(r, name, node)
    if found and len(found) > _BESIDE:
        r.say(node, "value", f"{_BESIDE} timelines can stand beside one, not {len(found)}", "keep the closest")
        return None
    return found


def aliases(r: Reading, name: str, node: Node) -> tuple[str, ...]:
    """Former addresses of the page, each as the address of a file in ``output/``."""
    found = [_alias(r, name, item) for item in values.items(node)]
    return tuple(dict.fromkeys(address for address in found if address))


def newest(r: Reading, name: str, node: Node) -> bool | None:
    """Does a timeline show its newest entry first?"""
    found = _ORDER(r, name, node)
    return None if found is None else found == "newest"


def extra(r: Reading, name: str, node: Node) -> Extra | None:
    """Free data, which a theme may know: text, lists and mappings of them."""
    if node.pairs is None:
        hint = "such as `extra: {colour: red}`"
        r.say(node, "shape", f"`{name}` is a mapping of keys and values, not {values.shape(node)}", hint)
        return None
    return cast(Extra, _free(node))


def _cited(r: Reading, node: Node) -> Source | None:
    if not isinstance(node.data, str):
        return source(r, node)
    key = node.data.strip()
    known = r.setting.sources.get(key)
    if known is None:
        near = suggestion(key, r.setting.sources)
        hint = near if near.startswith("did") else "write it out, as in {title: …, publisher: …, date: …, url: …}"
        r.say(node, "unknown-source", f"sources.yaml has no source `{key[:60]}`", hint)
    return known


def _make(r: Reading, what: str, node: Node, table: Mapping[str, Key], kind: Callable[..., Made]) -> Made | None:
    """The value that a mapping describes; None where something of it is wrong or lacks."""
    before = len(r.problems)
    found = values.mapping(r, what, node, table)
    broken = any(problem.severity == "error" for problem in r.problems[before:])
    return None if found is None or broken else kind(**found)


def _several(
    r: Reading, what: str, node: Node, table: Mapping[str, Key], kind: Callable[..., Made]
) -> tuple[Made, ...]:
    found = (_make(r, what, item, table, kind) for item in values.items(node))
    return tuple(made for made in found if made is not None)


def _match(r: Reading, name: str, node: Node) -> tuple[tuple[str, tuple[str, ...]], ...] | None:
    """What an entry of a lane must have one of."""
    found = values.mapping(r, "what a lane takes in", node, _MATCH)
    if found is not None and not found:
        r.say(node, "value", f"`{name}` names what a lane takes in", "such as {places: [Kyiv, Moscow]}")
    return tuple((key, cast("tuple[str, ...]", names)) for key, names in found.items()) if found else None


def _statuses(r: Reading, name: str, node: Node) -> tuple[str, ...]:
    found = [_STATUS_WORD(r, name, item) for item in values.items(node)]
    return tuple(str(word) for word in found if word)


def _degrees(most: int) -> values.Reader:
    """A reader of degrees from minus ``most`` to ``most``."""

    def read(r: Reading, name: str, node: Node) -> str | None:
        written = str(node.data).strip().replace("\N{MINUS SIGN}", "-")
        if _DEGREES.fullmatch(written) and abs(float(written)) <= most:
            return written.removeprefix("+")
        r.say(node, "value", f"`{name}` is in degrees, from \N{MINUS SIGN}{most} to {most}", "such as 50.85")
        return None

    return read


def _alias(r: Reading, name: str, node: Node) -> str | None:
    written = values.line(r, name, node)
    if written is None:
        return None
    if fault := _alias_fault(written):
        r.say(node, "address", fault, "an alias is an address from the root, such as /old/page.html")
        return None
    return written[1:] + "index.html" if written.endswith("/") else written[1:]


def _alias_fault(written: str) -> str:
    """What keeps this from being the address of a page that we write; "" where nothing does."""
    if not written.startswith("/"):
        return "an alias begins with `/`"
    if odd := _NO_ADDRESS.search(written):
        return f"`{odd[0]}` has no place in the address of a page"
    if not written.endswith((".html", "/")):
        return "an alias ends in `.html`, or in `/`"
    parts = written.removesuffix("/")[1:].split("/") if written != "/" else []
    if not parts:
        return "the root has its own page"
    if any(not part or part.startswith(".") for part in parts):
        return "no part of an alias is empty or begins with a dot"
    return addresses.copy_fault("/".join(parts))


def _free(node: Node) -> Free:
    """Text as it is; what is not given is left out of a mapping, and "" in a list."""
    if node.data is None or isinstance(node.data, str):
        return node.data or ""
    if node.items:
        return tuple(_free(item) for item in node.items)
    return tuple((str(key.data), _free(value)) for key, value in node.pairs or () if value.data is not None)


_ORDER = values.word("oldest", "newest")
_STATUS_WORD = values.word(*STATUSES)
_STATUS = {
    "value": Key(_STATUS_WORD, "value", "confirmed"),
    "from": Key(values.moment, "since", "2022-03-24"),
    "sources": Key(sources, "sources"),
}
_CORRECTION = {
    "date": Key(values.moment, "date", "2022-03-24"),
    "was": Key(values.text, "was", "four battlegroups"),
    "now": Key(values.text, "now", "eight battlegroups"),
    "why": Key(values.text, "why"),
}
_UPDATE = {
    "date": Key(values.moment, "date", "2022-03-24"),
    "note": Key(values.text, "note", "background added"),
}
_IMAGE = {
    "src": Key(picture, "src"),
    "alt": Key(values.line, "alt"),
    "caption": Key(values.text, "caption"),
    "credit": Key(values.line, "credit"),
    "licence": Key(values.line, "licence"),
}
_ERA = {
    "name": Key(values.line, "name", "The cold war"),
    "date": Key(values.date, "date", "1947/1991"),
    "summary": Key(values.text, "summary"),
}
_MATCH = {
    **{name: Key(values.names, name) for name in ("tags", "people", "organisations", "places")},
    "status": Key(_statuses, "status"),
}
_LANE = {
    "name": Key(values.line, "name", "Kyiv"),
    "match": Key(_match, "match", "{places: Kyiv}"),
}
_COORDINATES = {"lat": Key(_degrees(90), "lat", "50.85"), "lon": Key(_degrees(180), "lon", "4.35")}
_DEGREES = re.compile(r"[-+]?[0-9]{1,3}(?:\.[0-9]{1,12})?")
_BESIDE = 3
_ELSEWHERE = re.compile(r"[A-Za-z][A-Za-z0-9+.-]*:|//|\\|.*[\\<>\"]")
_NO_ADDRESS = re.compile(r'[\\?#%<>:"|*\s\x00-\x1f\x7f]')
