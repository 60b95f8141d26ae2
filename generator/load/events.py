"""Events that share a file: the blocks of a text, the rows of a table."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from generator import addresses
from generator.dates import Date
from generator.documents import Node, mapping
from generator.load import keys, rows
from generator.load.blocks import Block
from generator.load.desk import Desk
from generator.model import Event, Kind
from generator.problems import Problem

Values = Mapping[str, Any]  # by the names of the model's fields
INHERITED = ("lang", "draft", "gone", "embargo", "expires")  # a block is seen when, and as long as, its text is


@dataclass(frozen=True, slots=True)
class Host:
    """The document in whose text blocks stand, as far as they depend on it."""

    kind: Kind
    folder: str
    values: Values


def blocks(desk: Desk, cuts: Sequence[Block], host: Host) -> Iterator[Event | None]:
    """The event of each block; None for one that cannot be understood."""
    for number, cut in enumerate(cuts, 1):
        yield _block(desk, cut, host, number)


def table(desk: Desk) -> Iterator[Event]:
    """The event of each row that can be understood. One that gives no ``slug`` has no address."""
    folder, _, _ = addresses.parts(desk.path)
    number = 0
    for row in rows.read(desk.where, keys.KEYS["event"], keys.required("event"), desk.setting.site.limit):
        if isinstance(row, Problem):
            desk.problems.append(row)
            continue
        number += 1
        values = _values(desk, row.fields)
        given = "slug" in values
        values["slug"] = desk.slug(row.fields, values.get("slug"))
        lang = str(values.get("lang", ""))
        text = desk.text(str(row.body.data), row.body.line, lang, row.body.column, kept=True)
        if _whole(values) and bool(values["slug"]) == given:
            yield event(desk, row.fields, values | {"folder": folder, "text": text, "number": number})


def event(desk: Desk, fields: Node, values: Values, published: Date | None = None) -> Event:
    """The event of these values, with all that follows from them: address, summary, when it became known."""
    known, problems = keys.known(values, fields, desk.where, desk.setting, published)
    desk.problems += problems
    address = addresses.address(values["folder"], values["slug"]) if values["slug"] else ""
    rest = {"summary": values["text"].opening, **values, "known": known, "address": address}
    return Event(kind="event", mark=desk.mark(fields.value("title") or fields), **rest)


def _block(desk: Desk, cut: Block, host: Host, number: int) -> Event | None:
    options, problems = mapping(desk.where.path, cut.options, cut.options_line, desk.where.lines)
    desk.problems += problems
    if options is None:
        return None
    fields = _titled(desk, cut, options)
    values = _values(desk, fields)
    values["slug"] = _own_slug(desk, cut, fields, values)
    values = {name: host.values[name] for name in INHERITED if name in host.values} | values
    text = desk.text(cut.body, cut.body_line, str(values.get("lang", "")), kept=True)
    if not (values["slug"] and _whole(values)):
        return None
    values |= {"folder": host.folder, "text": text, "number": number, "article": desk.path}
    return event(desk, fields, values, host.values.get("published"))


def _titled(desk: Desk, cut: Block, options: Node) -> Node:
    """The options with the title from the opening line, at its place there."""
    kept = []
    for key, value in options.pairs or ():
        if key.data == "title":
            desk.say(key, "duplicate-key", "the title of a block stands in its first line", "take this line away")
        else:
            kept.append((key, value))
    title = Node(cut.line, cut.column, max(len(cut.title), 1), cut.title or "?")
    return Node(cut.line, 1, 1, ((title._replace(data="title"), title), *kept))


def _own_slug(desk: Desk, cut: Block, fields: Node, values: Values) -> str:
    """The slug of a block, which needs one; "" where it has none or a wrong one, which is said."""
    if "slug" not in values and not fields.value("slug"):
        opening = Node(cut.line, 1, max(len(desk.where.line(cut.line)), 1), None)
        paste = f"    slug: {addresses.slugged(cut.title) or 'a-name-for-its-address'}"
        desk.say(opening, "missing-key", "a block needs `slug`, to have an address", paste)
    return desk.slug(fields, values.get("slug"))


def _values(desk: Desk, fields: Node) -> dict[str, Any]:
    """The typed values of an event, by the names of its fields."""
    kind = fields.value("kind")
    if kind and kind.data != "event":
        desk.say(kind, "kind", "a block or a row is an event", "take `kind` away")
    values = desk.fields("event", fields)
    values.pop("kind", None)
    return values


def _whole(values: Values) -> bool:
    return all(name in values for name in keys.required("event"))
