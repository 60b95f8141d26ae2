"""What reading one file needs at every step: its lines, the settings, the renderer, and the problems so far."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass, field, replace
from functools import lru_cache
from typing import cast

from generator import addresses, markup
from generator.documents import Node
from generator.load import keys
from generator.model import NOTHING, Kind, Mark, Text
from generator.problems import Problem, Where

Render = Callable[[str, str], Text]  # (source, language or "" for the site's) → Text, its line not yet set

_slugged = lru_cache(maxsize=4096)(addresses.slugged)  # a few tags stand in every document
LONGEST_SOURCE = 400  # characters of a line that a document carries along
_ELSEWHERE = re.compile(r"[a-zA-Z][a-zA-Z0-9+.-]*:|//")


@dataclass(slots=True)
class Desk:
    """One file under way. ``path`` is relative to ``content/``, ``where.path`` to the site."""

    path: str
    where: Where
    setting: keys.Setting
    render: Render
    problems: list[Problem] = field(default_factory=list)

    def say(self, node: Node, code: str, message: str, hint: str = "") -> None:
        """Notes a problem at a node."""
        self.problems.append(self.where.problem(node.line, node.column, code, message, hint, width=node.width))

    def mark(self, node: Node) -> Mark:
        """The place of a node, for messages that come later."""
        source = self.where.line(node.line)
        return Mark(self.path, node.line, node.column, source if len(source) <= LONGEST_SOURCE else "", node.width)

    def fields(self, kind: Kind, fields: Node, day: str = "") -> dict[str, object]:
        """The typed values of a document's keys by the names of the model's fields, with ``slug`` and ``kind``."""
        values, problems = keys.fields(kind, fields, self.where, self.setting, day=day)
        self.problems += problems
        for tag in cast("tuple[str, ...]", values.get("tags", ())):
            if not _slugged(tag):
                message = f"no address can be made of the tag `{tag[:60]}`"
                self.say(fields.value("tags") or fields, "name", message, "a tag has a letter or a digit in it")
        return values

    def text(self, body: str, line: int, lang: str, column: int = 1, *, kept: bool = False) -> Text:
        """The body rendered, its source ``kept`` for others or not; ``NOTHING`` where there is none or too much.

        ``line`` is its first in the file.
        """
        if not body.strip():
            return NOTHING
        found = markup.check(body, self.setting.site.limit)
        for one in found:
            place = line + one.line - 1, one.column + (column - 1 if one.line == 1 else 0)
            self.problems.append(self.where.problem(*place, one.code, one.message, one.hint))
        if found:
            return NOTHING
        source = markup.without_remarks(body, unsafe_html=self.setting.site.unsafe_html) if kept else ""
        text = replace(self.render(body, lang), line=line, source=source)
        self._warn_of_elsewhere(text, column)
        return text

    def _warn_of_elsewhere(self, text: Text, column: int) -> None:
        """Says which pictures are not shown: one of another site would send every reader's browser there."""
        if self.setting.site.unsafe_html:
            return
        for found in text.references:
            if found.kind == "image" and _ELSEWHERE.match(found.target):
                said = f"`{found.target[:200]}` is on another site: the page does not show it, and at most links to it"
                hint = "download it into content/, beside the text, and name the file"
                place = text.line + found.line - 1, found.column + (column - 1 if found.line == 1 else 0)
                width = len(found.target)
                self.problems.append(
                    self.where.problem(*place, "elsewhere", said, hint, width=width, severity="warning")
                )

    def slug(self, fields: Node, written: object) -> str:
        """The slug that ``fields`` give as ``written``; "" where they give none, which is said if it is wrong."""
        if not isinstance(written, str):
            return ""
        said = addresses.fault(written)
        if said:
            hint = f"such as `slug: {addresses.slugged(written) or 'brussels-summit'}`"
            self.say(fields.value("slug") or fields, "slug", said, hint)
        return "" if said else written
