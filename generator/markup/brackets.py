"""Brackets of links found by jumping from one to the next, not by looking at every character between.

Python-Markdown walks from each ``[`` and ``(`` through the text, character by character, in Python: a paragraph of
unclosed brackets takes the square of its length. The answers here are the same.
"""

from __future__ import annotations

import re
from typing import Any

from markdown import Markdown
from markdown.inlinepatterns import LinkInlineProcessor, dequote

_SQUARE = re.compile(r"[\[\]]")
_MARKS = re.compile(r"""[()'"]""")
_TITLE_END = re.compile(r"""["'] *\)""")


def hasten(md: Markdown) -> None:
    """Every pattern for links, pictures and references reads its brackets by these functions."""
    for pattern in md.inlinePatterns:
        if isinstance(pattern, LinkInlineProcessor):
            reader = _Reader(pattern)
            pattern.getText = reader.getText  # type: ignore[method-assign]
            pattern.getLink = reader.getLink  # type: ignore[method-assign]


class _Reader:
    def __init__(self, pattern: Any) -> None:
        self.pattern = pattern
        self.library = pattern.getLink
        self.data = ""  # the text of which it is known where its brackets close
        self.closes: dict[int, int] = {}

    def getText(self, data: str, index: int) -> tuple[str, int, bool]:  # noqa: N802 - the library's name
        """What the bracket before ``index`` holds, the offset behind the one that closes it, whether one does."""
        if data is not self.data:
            depth = 1
            for m in _SQUARE.finditer(data, index):
                depth += 1 if m[0] == "[" else -1
                if not depth:
                    return data[index : m.start()], m.end(), True
            self.data, self.closes = data, _closes(data)
        close = self.closes.get(index - 1)
        return (data[index:], len(data), False) if close is None else (data[index:close], close + 1, True)

    def getLink(self, data: str, index: int) -> tuple[str, str | None, int, bool]:  # noqa: N802
        """Address and title of the link whose bracket stands at ``index``, where it ends, whether it is one."""
        m = LinkInlineProcessor.RE_LINK.match(data, index)
        if m is None or m[1]:
            return self.library(data, index)  # type: ignore[no-any-return]
        found = _Scan(data, m.end()).run()
        if found is None:
            return "", None, index, False
        href, title, end = found
        if title is not None:
            title = re.sub(r"\s", " ", dequote(self.pattern.unescape(title.strip())))
        return self.pattern.unescape(href).strip(), title, end, True


def _closes(data: str) -> dict[int, int]:
    """The offset of each bracket that is closed, and of what closes it."""
    closes: dict[int, int] = {}
    open_: list[int] = []
    for m in _SQUARE.finditer(data):
        if m[0] == "[":
            open_.append(m.start())
        elif open_:
            closes[open_.pop()] = m.start()
    return closes


class _Scan:
    """The library's rules for what closes a link when there are brackets or quotes in its address.

    The first quote begins a title, in which brackets do not count, and which a quote of the same kind ends if a
    bracket follows it. A quote of the other kind may do that too. Where no title comes to its end, the link is closed
    where its brackets would have been without one.
    """

    def __init__(self, data: str, start: int) -> None:
        self.data, self.start = data, start
        self.depth = 1
        self.depth_without = 1  # how many brackets are to be closed if there is no title
        self.end_without = -1
        self.quotes: dict[str, list[int]] = {}  # of each kind, in the order met, the ends of the first and the last

    def run(self) -> tuple[str, str | None, int] | None:
        """Address, title and end, or None where nothing closes the link."""
        for m in _MARKS.finditer(self.data, self.start):
            at = m.start()
            if m[0] in "\"'":
                self._quote(m[0], at + 1)
            elif m[0] == ")" and (title := self._title(at)):
                return self.data[self.start : title[0] - 1], self.data[title[0] : title[1] - 1], at + 1
            else:
                self._bracket(1 if m[0] == "(" else -1, at)
            if not self.depth:
                return self.data[self.start : at], None, at + 1
            if self.end_without >= 0 and not _TITLE_END.search(self.data, at):
                break
        if self.end_without < 0:
            return None
        return self.data[self.start : self.end_without - 1], None, self.end_without

    def _quote(self, sign: str, end: int) -> None:
        if not self.quotes:
            self.depth_without, self.depth = self.depth, 1
        self.quotes.setdefault(sign, [end, -1])
        if self.quotes[sign][0] != end:
            self.quotes[sign][1] = end

    def _bracket(self, step: int, at: int) -> None:
        if not self.quotes:
            self.depth += step
        elif self.depth_without > 0:
            self.depth_without -= 1
            if not self.depth_without and step < 0:
                self.end_without = at + 1

    def _title(self, at: int) -> list[int] | None:
        """Start and end of the title that a bracket at this place closes."""
        for sign, ends in self.quotes.items():
            if ends[1] > 0 and self.data[self.start : at].rstrip(" ").endswith(sign):
                return ends
        return None
