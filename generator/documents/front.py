"""A Markdown file taken apart into its front matter and its body, each with its place in the file."""

from __future__ import annotations

import re
from dataclasses import dataclass

from frontmatter import parse
from frontmatter.default_handlers import YAMLHandler

from generator import characters
from generator.documents.node import Node
from generator.documents.nodes import mapping
from generator.problems import Problem, Where


@dataclass(frozen=True, slots=True)
class File:
    """A document as it was read. ``fields`` is the front matter, None where it cannot be understood.

    ``body`` is what follows the closing fence, byte for byte but for line ends; ``body_line`` is its first line.
    """

    path: str
    fields: Node | None
    body: str
    body_line: int
    lines: tuple[str, ...]


def read(path: str, data: bytes) -> tuple[File, tuple[Problem, ...]]:
    """The front matter of a Markdown file and its body, and everything that is wrong with the file as such."""
    text, problems = characters.read(path, data)
    if text is None:
        return File(path, None, "", 1, ()), problems
    front = _FrontMatter(path, text)
    parse(text, handler=front)
    return File(path, front.fields, front.body, front.body_line, front.where.lines), (*problems, *front.problems)


class _FrontMatter(YAMLHandler):
    """python-frontmatter's handler without its silence: keeps every offset, strips nothing, says what is wrong."""

    FENCE = re.compile(r"^---[ \t]*$", re.MULTILINE)
    FM_BOUNDARY = FENCE

    def __init__(self, path: str, text: str) -> None:
        super().__init__()
        self.text = text
        self.where = Where(path, tuple(text.split("\n")))
        self.fields: Node | None = None
        self.body, self.body_line = text, 1
        self.problems: tuple[Problem, ...] = ()

    def split(self, text: str) -> tuple[str, str]:
        """Front matter and body, of the text as it was read: ``text`` comes here stripped.

        Raises:
            ValueError: there is no front matter, which ``parse`` takes in silence and we do not.
        """
        opening = self.FENCE.match(self.text)
        closing = opening and self.FENCE.search(self.text, opening.end() + 1)
        if not opening or not closing:
            self.problems = (self._unopened() if not opening else self._unclosed(),)
            raise ValueError(text[:0])
        end = min(closing.end() + 1, len(self.text))
        self.body, self.body_line = self.text[end:], self.text.count("\n", 0, end) + 1
        return self.text[opening.end() + 1 : closing.start()], self.body

    def load(self, fm: str, **_: object) -> dict[str, object]:
        """Sets ``fields``; what python-frontmatter would make of them is not asked for."""
        self.fields, self.problems = mapping(self.where.path, fm, 2, self.where.lines)
        if self.fields and not self.fields.data:
            self.fields = None
            self.problems = (self.where.problem(1, 1, "front-matter", "the front matter is empty", _SHAPE, width=3),)
        return {}

    def _unopened(self) -> Problem:
        number = next((n for n, line in enumerate(self.where.lines, 1) if line.strip()), 1)
        line = self.where.line(number).strip()
        message, hint = "there is no front matter", _SHAPE
        if not line:
            message = "the file is empty"
        elif line == "---":
            message, hint = "front matter stands at the very top", "move this `---` to the beginning of line 1"
        elif line == "+++":
            message = "front matter is YAML between two lines `---`, not TOML between `+++`"
        elif set(line) == {"-"} and number == 1:
            message = "front matter begins with exactly three hyphens"
        return self.where.problem(number, 1, "front-matter", message, hint, width=max(len(line), 1))

    def _unclosed(self) -> Problem:
        message = "the front matter that begins here is never closed"
        return self.where.problem(1, 1, "front-matter", message, "put a line `---` where it ends", width=3)


_SHAPE = "a document begins with a line `---`, its keys such as `title: …`, and a second line `---`"
