"""Lists as editors write them: nested by two or three spaces, or straight after a paragraph.

Python-Markdown wants four spaces a level and an empty line before a list; CommonMark does not, nor do people. The
lines are moved to where it looks for them. What is already indented by fours is left as it is.
"""

from __future__ import annotations

import re

from markdown import Markdown
from markdown.extensions import Extension
from markdown.preprocessors import Preprocessor

_ITEM = re.compile(r" *(?:[-*+]|(\d{1,9})\.)( +)(?=\S)")
# Something is indented, or an item follows a line that is none.
_WORK = re.compile(r"\n(?: +\S|(?![-*+] |\d{1,9}\. )[^\s][^\n]*\n(?:[-*+]|1\.) )")
_RULE = re.compile(r" {0,3}(?:(?:\* *){3,}|(?:- *){3,})$")


class ListExtension(Extension):
    """Adds the preprocessor ``lists``, when the fences are already out of the way."""

    def extendMarkdown(self, md: Markdown) -> None:
        md.preprocessors.register(_Lists(md), "lists", 24)


class _Lists(Preprocessor):
    def run(self, lines: list[str]) -> list[str]:
        text = "\n" + "\n".join(lines)
        return _Walk().over(lines) if _WORK.search(text) and "<pre" not in text.lower() else lines


class _Walk:
    def __init__(self) -> None:
        self.out: list[str] = []
        self.levels: list[int] = []  # of each open item the column where its text begins
        self.blank = True  # whether the line before is empty
        self.lift = 0  # spaces put before the lines of a paragraph inside an item

    def over(self, lines: list[str]) -> list[str]:
        for line in lines:
            text = line.lstrip(" ")
            if text:
                self._line(line, len(line) - len(text))
            else:
                self.lift = 0
                self.out.append(line)
            self.blank = not text
        return self.out

    def _line(self, line: str, column: int) -> None:
        item = None if _RULE.match(line) else _ITEM.match(line)
        if item and self._is_code(column):
            item = None
        if item or self.blank:
            while self.levels and column < self.levels[-1]:
                self.levels.pop()
        if item:
            self._item(line, column, item)
            return
        if self.blank and self.levels:
            self.lift = max(0, 4 * len(self.levels) - column)
        self.out.append(" " * self.lift + line)

    def _is_code(self, column: int) -> bool:
        """Indented code, or the inside of a note: four columns more than the deepest item could stand at."""
        return column >= 4 and (not self.levels or (self.blank and column >= 4 * len(self.levels) + 4))

    def _item(self, line: str, column: int, item: re.Match[str]) -> None:
        if not self.levels and not self.blank and item[1] in (None, "1"):
            self.out.append("")
        elif not self.levels and not self.blank:
            self.out.append(line)  # a number at the start of a line of prose
            return
        spaces = len(item[2])
        self.out.append(" " * 4 * len(self.levels) + line[column:])
        self.levels.append(item.end() - (spaces - 1 if spaces > 4 else 0))
        self.lift = 0
