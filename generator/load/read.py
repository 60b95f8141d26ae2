"""One file of ``content/`` → the values it speaks of, and the problems it has."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from generator import addresses, characters, documents, markup
from generator.documents import File, Node
from generator.load import blocks, events, keys, kinds
from generator.load.blocks import Block
from generator.load.desk import Desk, Render
from generator.model import Article, Document, Entity, Event, Kind, PlainPage, Timeline
from generator.problems import Problem, Where

MOST = 1_000  # problems of one file; a table that goes wrong may have as many as it has rows
CLASSES: dict[Kind, type[Document]] = {
    "event": Event,
    "article": Article,
    "timeline": Timeline,
    "person": Entity,
    "organisation": Entity,
    "place": Entity,
    "page": PlainPage,
}


@dataclass(frozen=True, slots=True)
class Reading:
    """All that one file says: its document, if it is one, and its events in the order in which they stand."""

    documents: tuple[Document, ...]
    problems: tuple[Problem, ...]


def document(path: str, data: bytes, setting: keys.Setting, render: Render) -> Reading:
    """What the file at ``path`` (relative to ``content/``) says.

    ``render`` gives the ``Text`` of a body in a language ("" is the site's), its line not yet set. A document whose
    title, date or address cannot be understood is left out, with the problems that say why.
    """
    problems: list[Problem] = []
    found = tuple(each(path, data, setting, render, problems))
    return Reading(found, tuple(problems))


def each(path: str, data: bytes, setting: keys.Setting, render: Render, problems: list[Problem]) -> Iterator[Document]:
    """The same one by one, so that a long table never lies in memory as a whole; ``problems`` are there at the end."""
    shown = f"content/{path}"
    if said := addresses.path_fault(path):
        problems.append(Problem(shown, 0, 0, "address", said, "rename it"))
        return
    desk = Desk(path, Where(shown), setting, render)
    yield from (_table if path[-4:].lower() == ".csv" else _text)(desk, data)
    problems += desk.problems[:MOST]
    if len(desk.problems) > MOST:
        more = f"there are {len(desk.problems) - MOST} problems more in this file"
        problems.append(Problem(shown, 0, 0, "more", more, "mend those that are named first"))


def _table(desk: Desk, data: bytes) -> Iterator[Document]:
    text, problems = characters.read(desk.where.path, data)
    desk.problems += problems
    desk.where = Where(desk.where.path, tuple((text or "").split("\n")))
    yield from events.table(desk) if text is not None else ()


def _text(desk: Desk, data: bytes) -> Iterator[Document]:
    limit = desk.setting.site.limit
    if len(data) > limit:
        said = f"this file has {len(data)} bytes, and a text has at most {limit}"
        desk.problems.append(Problem(desk.where.path, 1, 1, "text-size", said, "part it into several documents"))
        return
    file, problems = documents.read(desk.where.path, data)
    desk.problems += problems
    desk.where = Where(desk.where.path, file.lines)
    yield from _file(desk, file, file.fields) if file.fields else ()


def _file(desk: Desk, file: File, fields: Node) -> Iterator[Document]:
    """The document of a Markdown file, and the events in its text."""
    kind, problems = kinds.kind(desk.where, fields, desk.path)
    desk.problems += problems
    if kind is None:
        return
    folder, day, _ = addresses.parts(desk.path)
    found = desk.fields(kind, fields, day)
    whole = all(name in found for name in keys.required(kind))
    values: events.Values = found | {"folder": folder, "slug": _slug(desk, fields, found.pop("slug", None))}
    cuts, inside = _blocks(desk, file, events.Host(kind, folder, values))
    body = blocks.left(file.body, cuts, [markup.mark(event.slug) if event else "" for event in inside])
    text = desk.text(body, file.body_line, str(values.get("lang", "")), kept=kind == "event")
    held = tuple(event for event in inside if event)
    if whole and values["slug"]:
        yield _made(desk, kind, fields, {**values, "text": text}, held)
    yield from held


def _slug(desk: Desk, fields: Node, written: object) -> str:
    """The last part of the address: as given, else by the file's name; "" where it cannot be one, which is said."""
    _, _, stem = addresses.parts(desk.path)
    if desk.path.rpartition("/")[2] == "index.md":
        if written is not None:
            said = "the page of a folder is named by the folder"
            desk.say(fields.value("slug") or fields, "slug", said, "take `slug` away, or rename the folder")
        return stem
    if written is not None:
        return desk.slug(fields, written)
    said = addresses.fault(stem)
    if said:
        hint = f"rename the file, or give it a slug, such as `slug: {addresses.slugged(stem) or 'brussels-summit'}`"
        desk.problems.append(Problem(desk.where.path, 0, 0, "slug", f"the file's name makes no address: {said}", hint))
    return "" if said else stem


def _blocks(desk: Desk, file: File, host: events.Host) -> tuple[Sequence[Block], list[Event | None]]:
    """The blocks of a text and the event of each, if its kind may hold any."""
    cuts, problems = blocks.cut(desk.where, file.body, file.body_line)
    desk.problems += problems
    if not cuts or host.kind in ("article", "timeline"):
        return cuts, list(events.blocks(desk, cuts, host))
    message = f"only an article and a timeline's index.md hold event blocks, not {keys.NAMED[host.kind]}"
    opening = Node(cuts[0].line, 1, len(desk.where.line(cuts[0].line)), None)
    desk.say(opening, "block-place", message, "give the event a file of its own")
    return cuts, [None] * len(cuts)


def _made(desk: Desk, kind: Kind, fields: Node, values: events.Values, held: tuple[Event, ...]) -> Document:
    """The value of a document all of whose parts are there."""
    if kind == "event":
        return events.event(desk, fields, {name: value for name, value in values.items() if name != "kind"})
    rest = {"summary": values["text"].opening, **values, "kind": kind}
    rest["address"] = addresses.address(rest["folder"], rest.pop("slug"))
    if kind in ("article", "timeline"):
        rest["blocks"] = tuple(event.slug for event in held)
    return CLASSES[kind](mark=desk.mark(fields.value("title") or fields), **rest)
