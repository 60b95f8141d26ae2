"""What a document is: by its ``kind:``, else by its folder, else by the date it has."""

from __future__ import annotations

from generator import addresses
from generator.documents import Node
from generator.load import keys
from generator.model import Kind
from generator.problems import Problem, Where


def kind(where: Where, fields: Node, path: str) -> tuple[Kind | None, list[Problem]]:
    """The kind of the document at ``path`` in ``content/``, and what is wrong with it; None where there is no telling.

    An ``index.md`` is a timeline where it says so, otherwise the page of its folder.
    """
    index = path.rpartition("/")[2] == "index.md"
    said, problems = keys.said_kind(fields, where)
    if said:
        return _said(where, fields.value("kind") or fields, said, index=index)
    if problems or index:
        return (None if problems else "page"), problems
    folder, day, _ = addresses.parts(path)
    if found := addresses.folder_kind(folder):
        return found, []
    if fields.value("published"):
        return "article", []
    if fields.value("date") or day:
        return "event", []
    hint = "give it a `date` (an event), a `published` (an article), or a `kind`"
    return None, [where.problem(1, 1, "kind", "nothing says what this document is", hint, width=3)]


def _said(where: Where, node: Node, said: Kind, *, index: bool) -> tuple[Kind | None, list[Problem]]:
    if index == (said == "timeline") or (index and said == "page"):
        return said, []
    message = "a timeline is a folder, and its text is that folder's index.md"
    hint = "move the file to a folder of that name, as index.md"
    if index:
        message = f"an index.md is a timeline or the page of its folder, not {keys.NAMED[said]}"
        hint = "give the text a file of its own"
    return None, [where.problem(node.line, node.column, "kind", message, hint, width=node.width)]
