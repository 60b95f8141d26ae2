"""Straight quotes, dashes and dots as printers set them, with the quotes of the text's language.

Python-Markdown's own `smarty` cannot do it: it has one sign for the apostrophe and the closing inner quote, which
are two in German or French; it sees each element alone; and it doubles the price of a text.
"""

from __future__ import annotations

import html
import re
from xml.etree.ElementTree import Element

from markdown import Markdown
from markdown.extensions import Extension
from markdown.treeprocessors import Treeprocessor
from markdown.util import AtomicString

Quotes = tuple[str, str, str, str]
_Piece = tuple[Element, bool, str, int]  # the element, whether its tail is meant, the text, the number of the block

APOSTROPHE = "\u2019"
_WANTED = re.compile(r"""["']|--|\.\.\.""")
_SIGN = re.compile(r"""["']|(?<!-)---?(?!-)|(?<!\.)\.\.\.(?!\.)""")
_PLAIN = {"--": "\u2013", "---": "\u2014", "...": "\u2026"}
_ELIDED = re.compile(r"\d\ds?\b|(?:tis|twas|til|em|cause|round|[kmnst])\b", re.IGNORECASE)
_OPENS = frozenset("([{<\u2010\u2011\u2012\u2013\u2014\u2015\u00bf\u00a1")
_MAY_OPEN = frozenset("-/=+|")
_HIDDEN = re.compile("\x02(?:wzxhzdk:)?([0-9]+)\x03")  # a stashed piece of HTML, or an escaped character
_VERBATIM = frozenset({"code", "pre", "kbd", "samp", "script", "style", "textarea"})
_IN_LINE = (
    "a abbr b bdi bdo br cite code del dfn em i img input ins kbd label mark q s samp small span strong "
    "sub sup time u var"
)
_INLINE = frozenset(_IN_LINE.split())


class QuoteExtension(Extension):
    """Adds the tree processor ``quotes``; ``quotes`` open and close a quotation, then one inside it."""

    def __init__(self, quotes: Quotes) -> None:
        super().__init__()
        self.quotes = quotes

    def extendMarkdown(self, md: Markdown) -> None:
        md.ESCAPED_CHARS.extend(['"', "'"])
        md.treeprocessors.register(_Typesetter(md, self.quotes), "quotes", 6)


class _Typesetter(Treeprocessor):
    """Reads each block through its inline elements: a quote opened in one may be closed in the next.

    ``before`` is the character before, "" at the start of a block; ``opened`` whether it is a quote that opens, made
    from the sign ``last``; and ``open`` whether one of a kind is open in the block.
    """

    def __init__(self, md: Markdown, quotes: Quotes) -> None:
        super().__init__(md)
        self.quotes = {'"': quotes[:2], "'": quotes[2:]}
        self.before, self.opened, self.last, self.open = "", False, "", {'"': False, "'": False}

    def run(self, root: Element) -> None:
        pieces = _pieces(root)
        done = -1  # the piece that was set last; the state is as it was left there
        for i, (node, is_tail, text, block) in enumerate(pieces):
            if not _WANTED.search(text) or isinstance(text, AtomicString) or (node.tag in _VERBATIM and not is_tail):
                continue
            if done < 0 or pieces[done][3] != block:
                self.before, self.opened, self.open = "", False, {'"': False, "'": False}
            for passed in reversed(pieces[done + 1 : i]):
                if passed[3] != block or self._pass(passed[2]):
                    break
            if is_tail:
                node.tail = self._set(text)
            else:
                node.text = self._set(text)
            done = i

    def _pass(self, text: str) -> str:
        """Makes the last character of a text the one before; gives "" where it has none that is seen."""
        last = self._last(text)
        if last:
            self.before, self.opened = last, False
        return last

    def _last(self, text: str) -> str:
        """The last character that a reader sees of the text, "" where there is none (tags only)."""
        while m := _HIDDEN.fullmatch(text, max(0, text.rfind("\x02"))) if text.endswith("\x03") else None:
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
            if m.start() > at:
                self._pass(text[at : m.start()])
            out += [text[at : m.start()], self._sign(m[0], text[m.end() : m.end() + 8])]
            at = m.end()
        if at < len(text):
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
        self.last = sign
        self.before = self.quotes[sign][0 if opens else 1][-1:]
        return self.quotes[sign][0 if opens else 1]

    def _opens(self, sign: str, after: str) -> bool:
        """Whether a quote that stands here opens: at a start, after a space or a bracket, or after another that did."""
        if self.opened:
            return self.last != sign
        if not self.before:
            return True
        if self.before.isspace():
            return not (self.open[sign] and not after[:1].strip())
        return self.before in _OPENS or (self.before in _MAY_OPEN and after[:1].isalnum())


def _within(before: str, after: str) -> bool:
    return before.isalnum() and after[:1].isalnum()


def _pieces(root: Element) -> list[_Piece]:
    """Every text and tail in the order in which they are read, with the number of the block that it belongs to."""
    pieces: list[_Piece] = []
    block = 0
    stack = [(root, False)]
    while stack:
        node, is_tail = stack.pop()
        if node.tag not in _INLINE:
            block += 1
        if text := node.tail if is_tail else node.text:
            pieces.append((node, is_tail, text, block))
        if not is_tail:
            if node.tag == "br":
                pieces.append((node, False, " ", block))
            stack.append((node, True))
            stack += [(child, False) for child in reversed(node)]
    return pieces
