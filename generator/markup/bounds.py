"""What may not be rendered: bounds by count, never by time, so that they are the same on every machine.

Within them every text renders in time that grows with its length, or with its length times a bound. Code counts like
everything else: what is code and what is not is known only to the renderer.
"""

from __future__ import annotations

import re
from typing import NamedTuple

DEPTH = 100
UNCLOSED = 2_000
NOTES = 2_000
LINKS = 2_000  # in one paragraph, that is between empty lines
SIGNS = 50_000
LINES = 20_000


class Finding(NamedTuple):
    """Why a text is refused, where (from 1, in the text), and what would do."""

    line: int
    column: int
    code: str
    message: str
    hint: str


def check(source: str, limit: int) -> list[Finding]:
    """What is too much of a text: over ``limit`` bytes of UTF-8, or a count over one of the bounds above."""
    size = len(source.encode(errors="surrogatepass")) if len(source) * 4 > limit else 0
    if size > limit:
        hint = "part it into several documents, or raise `limits.text` in site.toml"
        return [Finding(1, 1, "text-size", f"the text has {size} bytes, and at most {limit} are rendered", hint)]
    found = (_notes(source), _paragraphs(source), _nesting(source), _tags(source))
    return [finding for finding in found if finding]


_NOTE = re.compile(r"\[\^[^\]]*\](?!:)")
_PARAGRAPH = re.compile(r"\n[ \t>]*\n")
_MARK = re.compile(r"\]\(|[\[\]()]")
_SIGN = re.compile(r"[*_~`]+|\[|://|www\.", re.IGNORECASE)
_RULE = re.compile(r"[ \t]*([-*_])(?:[ \t]*\1)*[ \t]*")
_LINE = re.compile(r"^[ \t]*(?:[>*+:-]|!!!|\d{1,9}\.).*$", re.MULTILINE)
_LEAD = re.compile(r"[ \t]*(?:>|!!!|(?:[-*+:]|\d{1,9}\.)(?=[ \t]))")
_TAG = re.compile(r"<(/?)([a-z][a-z0-9-]*)(?=[\s/>])[^<>]*>", re.IGNORECASE)
# What holds other things and needs an end tag. A name that HTML does not know is mostly no tag: `List<String>`.
_HOLDS = (
    "a abbr article aside b bdi bdo big blockquote center cite code del details dfn div dl em fieldset figcaption "
    "figure font footer form header i ins kbd label main mark nav ol pre q ruby s samp section small span strike "
    "strong sub summary sup svg table tt u ul var video"
)
_HOLDERS = frozenset(_HOLDS.split())


def _found(source: str, at: int, code: str, message: str, hint: str) -> Finding:
    start = source.rfind("\n", 0, at) + 1
    return Finding(source.count("\n", 0, at) + 1, at - start + 1, code, message, hint)


def _notes(source: str) -> Finding | None:
    for count, m in enumerate(_NOTE.finditer(source), 1):
        if count > NOTES:
            hint = "part the text into several documents"
            return _found(source, m.start(), "text-notes", f"more than {NOTES} references to footnotes", hint)
    return None


def _paragraphs(source: str) -> Finding | None:
    """Brackets, links, lines. Each paragraph stands for itself, as it does for the renderer."""
    unclosed = start = 0
    if len(source) <= LINES and source.count("[") + source.count("(") <= DEPTH:
        return None
    for end in [*(m.end() for m in _PARAGRAPH.finditer(source)), len(source)]:
        found = _Brackets(source, start, end)
        unclosed += found.unclosed
        if found.deep >= 0:
            hint = "write it with fewer brackets inside one another, or put a `\\` before them"
            return _found(source, found.deep, "text-depth", f"brackets nested more than {DEPTH} deep", hint)
        if unclosed > UNCLOSED:
            hint = "close them, or put a `\\` before each"
            said = f"more than {UNCLOSED} brackets that nothing closes"
            return _found(source, found.first, "text-brackets", said, hint)
        if too_many := _too_many(source, start, end, found.links):
            return _found(source, start, "text-paragraph", f"{too_many} in one paragraph", "part it by empty lines")
        start = end
    return None


def _too_many(source: str, start: int, end: int, links: int) -> str:
    """What of a paragraph is over its bound, "" where nothing is."""
    if links > LINKS:
        return f"more than {LINKS} links"
    if source.count("\n", start, end) > LINES:
        return f"more than {LINES} lines"
    if end - start > SIGNS and sum(1 for _ in _SIGN.finditer(source, start, end)) > SIGNS:
        return f"more than {SIGNS} signs of Markdown"
    return ""


class _Brackets:
    """One pass over the brackets of a paragraph. ``deep`` is where the nesting is too much, else -1."""

    def __init__(self, source: str, start: int, end: int) -> None:
        self.first = start
        self.deep = -1
        self.links = 0
        open_: dict[str, list[int]] = {"[": [], "(": []}  # for each open one, how deep what it holds already is
        for m in _MARK.finditer(source, start, end):
            if m[0] in "])" or m[0] == "](":
                self._close(open_[_PAIR[m[0][0]]], m.start())
            if m[0] == "](":
                self.links += 1
            if m[0][-1] in "[(":
                open_[m[0][-1]].append(0)
                self.first = m.start() if self.first == start else self.first
        self.unclosed = len(open_["["]) + len(open_["("])

    def _close(self, heights: list[int], at: int) -> None:
        height = heights.pop() + 1 if heights else 0
        if heights:
            heights[-1] = max(heights[-1], height)
        if height > DEPTH and self.deep < 0:
            self.deep = at


_PAIR = {"]": "[", ")": "("}


def _nesting(source: str) -> Finding | None:
    """Quotations, lists and notes, by the marks that begin a line and by how far it is indented."""
    if sum(map(source.count, ">-*+:.!")) <= DEPTH:
        return None
    columns: list[int] = []  # where the inside of each open one begins
    for line in _LINE.finditer(source):
        text = line[0].expandtabs(4)
        column = end = len(text) - len(text.lstrip(" "))
        while columns and column < columns[-1]:
            columns.pop()
        while not _RULE.fullmatch(text) and (m := _LEAD.match(text, end)):
            end = m.end()
            columns.append(end + 1)
            if len(columns) > DEPTH:
                said = f"lists or quotations nested more than {DEPTH} deep"
                return _found(source, line.start(), "text-depth", said, "write it with fewer levels")
    return None


def _tags(source: str) -> Finding | None:
    """Raw HTML."""
    depth = 0
    if source.count("<") <= DEPTH:
        return None
    for m in _TAG.finditer(source):
        if m[2].lower() in _HOLDERS and not m[0].endswith("/>"):
            depth = max(0, depth - 1) if m[1] else depth + 1
        if depth > DEPTH:
            hint = "close each tag, or write it with fewer levels"
            return _found(source, m.start(), "text-depth", f"HTML tags nested more than {DEPTH} deep", hint)
    return None
