"""Straight quotes, dashes and dots as printers set them, with the quotes of the text's language.

Python-Markdown's own `smarty` cannot do it: it has one sign for the apostrophe and the closing inner quote, which
are two in German or French; it sees each element alone; and it doubles the price of a text.
"""

from __future__ import annotations

import html
import re
from collections.abc import Iterator
from xml.etree.ElementTree import Element

from markdown import Markdown
from markdown.extensions import Extension
from markdown.treeprocessors import Treeprocessor
from markdown.util import AtomicString

Quotes = tuple[str, str, str, str]

APOSTROPHE = "\u2019"
_WANTED = re.compile(r"""["']|--|\.\.\.""")
_SIGN = re.compile(r"""["']|(?<!-)---?(?!-)|(?<!\.)\.\.\.(?!\.)""")
_PLAIN = {"--": "\u2013", "---": "\u2014", "...": "\u2026"}
_ELIDED = re.compile(r"\d\ds?\b|(?:tis|twas|til|em|cause|round|[kmnst])\b", re.IGNORECASE)
_OPENS = frozenset("([{<-/=+|\u2010\u2011\u2012\u2013\u2014\u2015\u00bf\u00a1")
_HIDDEN = re.compile("\x02(?:wzxhzdk:)?([0-9]+)\x03$")  # a stashed piece of HTML, or an escaped character
_VERBATIM = frozenset({"code", "pre", "kbd", "samp", "script", "style", "textarea"})
_INLINE = frozenset(
    "a abbr b bdi bdo br cite code del dfn em i img input ins kbd label mark q s samp small span strong sub sup time u var".split()
)


class QuoteExtension(Extension):
    """Adds the tree processor ``quotes``; ``quotes`` open and close a quotation, then one inside it."""

    def __init__(self, quotes: Quotes) -> None:
        super().__init__()
        self.quotes = quotes

    def extendMarkdown(self, md: Markdown) -> None:
        md.ESCAPED_CHARS.extend(['"', "'"])
        md.treeprocessors.register(_Typesetter(md, self.quotes), "quotes", 6)


class _Typesetter(Treeprocessor):
    """Reads each block through its inline elements: a quote opened in one may be closed in the next."""

    def __init__(self, md: Markdown, quotes: Quotes) -> None:
        super().__init__(md)
        self.quotes = {'"': quotes[:2], "'": quotes[2:]}

    def run(self, root: Element) -> None:
        self._begin()
        for node, is_tail in _texts(root):
            if node.tag not in _INLINE:
                self._begin()
            text = (node.tail if is_tail else node.text) or ""
            if isinstance(text, AtomicString) or not _WANTED.search(text) or (node.tag in _VERBATIM and not is_tail):
                self._pass(text)
            elif is_tail:
                node.tail = self._set(text)
            else:
                node.text = self._set(text)
            if node.tag == "br":
                self.before = " "

    def _begin(self) -> None:
        self.before = ""  # the character before, "" at the start of a block
        self.opened = False  # whether it is an opening quote
        self.open = {'"': False, "'": False}

    def _pass(self, text: str) -> None:
        last = self._last(text) if text else ""
        if last:
            self.before, self.opened = last, False

    def _last(self, text: str) -> str:
        """The last character that a reader sees of the text, "" where there is none (tags only)."""
        while m := _HIDDEN.search(text) if text.endswith("\x03") else None:
            if "z" not in m[0]:
                return chr(int(m[1]))
            raw = str(self.md.htmlStash.rawHtmlBlocks[int(m[1])]) if int(m[1]) < self.md.htmlStash.html_counter else ""
            if raw.startswith("&"):
                return html.unescape(raw)[-1:]
            text = text[: m.start()]
        return text[-1:]

    def _set(self, text: str) -> str:
        out: list[str] = []
        at = 0
        for m in _SIGN.finditer(text):
            self._pass(text[at : m.start()])
            out += [text[at : m.start()], self._sign(m[0], text[m.end() : m.end() + 8])]
            at = m.end()
        self._pass(text[at:])
        return "".join([*out, text[at:]])

    def _sign(self, sign: str, after: str) -> str:
        if sign in _PLAIN:
            self.before, self.opened = _PLAIN[sign], False
            return _PLAIN[sign]
        opens = self._opens(sign, after)
        if sign == "'" and (_ELIDED.match(after) if opens else not self.open["'"] or _within(self.before, after)):
            self.before, self.opened = APOSTROPHE, False
            return APOSTROPHE
        self.open[sign] = self.opened = opens
        self.before = self.quotes[sign][0 if opens else 1][-1:]
        return self.quotes[sign][0 if opens else 1]

    def _opens(self, sign: str, after: str) -> bool:
        """Whether a quote that stands here opens: at a start, after a space or a bracket, or after another that did."""
        if self.opened or not self.before:
            return True
        if self.before.isspace():
            return not (self.open[sign] and not after[:1].strip())
        return self.before in _OPENS


def _within(before: str, after: str) -> bool:
    return before.isalnum() and after[:1].isalnum()


def _texts(root: Element) -> Iterator[tuple[Element, bool]]:
    """Every text (False) and tail (True) in the order in which they are read."""
    stack = [(root, False)]
    while stack:
        node, is_tail = stack.pop()
        yield node, is_tail
        if not is_tail:
            stack.append((node, True))
            stack.extend((child, False) for child in reversed(node))
