"""Lists as editors write them: nested by two or three spaces, or straight after a paragraph.

Python-Markdown wants four spaces a level and an empty line before a list; CommonMark does not, nor do people. The
lines are moved to where it looks for them. What is already indented by fours is left as it is.
"""

from __future__ import annotations

import re

from markdown import Markdown
from markdown.extensions import Extension
from markdown.preprocessors import Preprocessor
from markdown.util import ETX, STX

_ITEM = re.compile(r" *(?:[-*+]|(\d{1,9})\.)( +)(?=\S)")
_RULE = re.compile(r" {0,3}(?:(?:\* *){3,}|(?:- *){3,})$")
_FENCE = re.compile(f"([> ]*){STX}wzxhzdk:[0-9]+{ETX}$")
# Something is indented, or an item follows a line that is none.
_WORK = re.compile(r"\n(?: +\S|(?![-*+] |\d{1,9}\. )[^\s][^\n]*\n(?:[-*+]|1\.) )")


class ListExtension(Extension):
    """Adds the preprocessor ``lists``, when the fences are already out of the way."""

    def extendMarkdown(self, md: Markdown) -> None:
        md.preprocessors.register(_Lists(md), "lists", 24)


class _Lists(Preprocessor):
    def run(self, lines: list[str]) -> list[str]:
        text = "\n" + "\n".join(lines)
        if STX in text:
            lines = _apart(lines)
        return _Walk().over(lines) if _WORK.search(text) and "<pre" not in text.lower() else lines


def _apart(lines: list[str]) -> list[str]:
    """The lines with an empty one on each side of a fence: code in a paragraph would end it in the middle."""
    out: list[str] = []
    for line in lines:
        m = _FENCE.match(line)
        if m:
            out += [m[1].rstrip(), line, m[1].rstrip()]
        else:
            out.append(line)
    return out


class _Walk:
    def __init__(self) -> None:
        self.out: list[str] = []
        self.levels: list[int] = []  # of each open item the column where its text begins
        self.blank = True  # whether the line before is empty
        self.inside = False  # whether it belongs to a later paragraph of an item
        self.lift = 0  # spaces put before the lines of such a paragraph

    def over(self, lines: list[str]) -> list[str]:
        """The lines where Python-Markdown looks for them."""
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
        if item and not self._is_code(column):
            self._item(line, column, item)
            return
        if self.blank:
            self._close(column)
            self.inside = bool(self.levels)
            self.lift = max(0, 4 * len(self.levels) - column) if self.levels else 0
        self.out.append(" " * self.lift + line)

    def _is_code(self, column: int) -> bool:
        """Indented code, or the inside of a note: four columns more than the deepest item could stand at."""
        return column >= 4 and (not self.levels or (self.blank and column >= 4 * len(self.levels) + 4))

    def _close(self, column: int) -> None:
        while self.levels and column < self.levels[-1]:
            self.levels.pop()

    def _item(self, line: str, column: int, item: re.Match[str]) -> None:
        after_prose = not self.blank and (self.inside or not self.levels)
        if after_prose and not self.levels and item[1] not in (None, "1"):
            self.out.append(line)  # a number at the start of a line of prose
            return
        if after_prose:
            self.out.append("")
        self._close(column)
        self.out.append(" " * 4 * len(self.levels) + line[column:])
        self.levels.append(item.end() - (len(item[2]) - 1 if len(item[2]) > 4 else 0))
        self.inside, self.lift = False, 0
