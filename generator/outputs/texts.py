"""Texts and pictures as a page shows them: each link led somewhere, or called dead."""

from __future__ import annotations

from dataclasses import replace

from generator.load import entries
from generator.model import Document, Entry, File, Link, Mark, Picture, PlainPage, Text
from generator.outputs.desk import Desk, Inputs
from generator.outputs.unseen import why
from generator.pages import Body, Medium

NOTES = "#fn"  # the marks of footnotes lead to and fro within their text


def body(desk: Desk, entry: Entry, level: int = 2, prefix: str = "") -> Body | None:
    """An entry's text as a page of its own shows it; None where it has none."""
    if not entry.text:
        return None
    targets: dict[str, tuple[str, Link | None, Medium | None]] = {}
    for kind, written, line, column in entry.references:
        if kind != "name" and _within(desk, written, entry):
            continue
        link, file = _led(desk, kind, written, entry, line, column)
        if link or written not in targets:
            shown = _medium(desk, desk.shows(file)) if file and kind == "image" else None
            targets[written] = (written, link, shown or targets.get(written, (None, None, None))[2])
    return Body(entry.text, tuple(targets[w] for w in sorted(targets)), level, prefix, not (prefix or entry.image))


def _medium(desk: Desk, file: File) -> Medium:
    """A picture, a film or a sound as a text shows it; captions are in a ``.vtt`` of the same name."""
    captions = desk.files.get(f"{file.address.rpartition('.')[0]}.vtt")
    return Medium(file.width, file.height, file.widths, captions.address if captions and not file.still else "")


def opening(desk: Desk, index: Entry | None) -> Inputs:
    """The inputs ``summary``, ``picture`` and ``intro``: what a folder's own page says above the list that we make."""
    return (
        ("summary", summary(desk.documents[index.path]) if index else ""),
        ("picture", picture(desk, index) if index else None),
        ("intro", body(desk, index) if index else None),
    )


def summary(document: Document) -> str:
    """What an author says of a document in short; "" where that only repeats its text."""
    return "" if document.summary == document.text.opening else document.summary


def footer(desk: Desk, text: Text) -> Body | None:
    """The text at the foot of every page, whose links count from the top of ``content/``."""
    if not text.key:
        return None
    references = tuple(replace(reference, line=0) for reference in text.references)
    mark = Mark("site.toml", 0)
    page = PlainPage(kind="page", mark=mark, folder="", address="", title="", text=replace(text, references=references))
    return body(desk, entries.entry(page, "site.toml", []), 3, "footer-")


def picture(desk: Desk, entry: Entry) -> Picture | None:
    """A document's picture with its caption, from the document itself."""
    image = desk.documents[entry.path].image
    if not image:
        return None
    file = desk.file(entry, image.src) if image.src else None
    where = (file.address, file.width, file.height) if file else ("", 0, 0)
    widths = file.widths if file else ()
    return Picture(*where, image.alt, image.caption, image.credit, image.licence, widths)


def _led(desk: Desk, kind: str, written: str, entry: Entry, line: int, column: int) -> tuple[Link | None, File | None]:
    """Where something written in a text leads; where it leads to a file, the file too."""
    if kind == "name":
        return _meant(desk, written, entry, line, column), None
    path, fragment = entries.target(entry.folder, written)
    told = desk.blocks.get((path or entry.path, fragment))
    if told and not _shown_within(desk, told):
        return desk.link(told), None
    document = desk.by_path.get(path)
    if document and (not fragment or told or fragment in document.anchors):
        return Link(document.title, desk.address(document) + (f"#{fragment}" if fragment else "")), None
    file = desk.files.get(path)
    if file and not document:
        return Link("", file.address + (f"#{fragment}" if fragment else "")), file
    found = desk.unseen.at(path or (entry.path if written[:1] == "#" else ""), fragment)
    if link := desk.unseen.link(found):
        return link, None
    desk.dead(entry, written, line, column, why(found) or _missing(desk, written, path, fragment))
    return (desk.link(document) if document else None), None


def _missing(desk: Desk, written: str, path: str, fragment: str) -> str:
    if written[:1] == "#":
        return "there is no such heading in this text"
    if path in desk.by_path:
        return f"content/{path} has no heading `{fragment}`"
    return f"there is no content/{path}" if path else "it leads out of content/"


def _within(desk: Desk, written: str, entry: Entry) -> bool:
    """Does a link lead to a place of its own text: a heading, a footnote, an event that is told there?"""
    path, fragment = entries.target(entry.folder, written)
    told = desk.blocks.get((entry.path, fragment))
    here = fragment in entry.anchors or (told is not None and _shown_within(desk, told))
    return not path and written[:1] == "#" and (not fragment or here or written.startswith(NOTES))


def _shown_within(desk: Desk, event: Entry) -> bool:
    """Is the event shown in the text that tells it? An article does so, a timeline lists it with the others."""
    text = desk.by_path.get(event.article)
    return text is not None and text.kind == "article"


def _meant(desk: Desk, name: str, entry: Entry, line: int, column: int) -> Link | None:
    """Whom ``[[name]]`` means: a document, or somebody whom entries name and nobody describes."""
    found = desk.directory.find("any", name, entry.folder)
    if found.one:
        return desk.link(found.one)
    if found.found:
        desk.ambiguous(name, found.found, entry, line, column)
        return None
    strangers = desk.directory.strangers(name)
    if len(strangers) > 1:
        said = f"`{name}` can mean {strangers[0].address} and {strangers[1].address}"
        desk.wrong(entry, "name", said, "describe the one you mean in a document of its own", line=line, column=column)
    return strangers[0] if strangers else _gone(desk, name, entry, line, column)


def _gone(desk: Desk, name: str, entry: Entry, line: int, column: int) -> Link | None:
    """The page that says of what is gone that it is; none for what is not yet published, or not there."""
    found = next(iter(desk.directory.unseen("any", name, entry.folder)), None)
    link = desk.unseen.link(found)
    if not link:
        said = why(found) or "nothing in content/ has this slug, title or name"
        desk.dead(entry, f"[[{name}]]", line, column, said)
    return link
