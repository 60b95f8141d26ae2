"""Pieces of text whose Markdown leaves no doubt, read in one pass: most of prose.

A piece is simple where all that any inline pattern could match is code, a link, a name, a reference to a note or a few
words in emphasis, none inside another and each in a form that can be read in one way only. In everything else the
patterns decide. That both give the same is for the test of equality to say.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from xml.etree.ElementTree import Element

from markdown.util import AtomicString, code_escape

_WORDS = r"[^\\`\[\]<&{*_~\x02\n]"  # nothing that a pattern looks for, but for `_ELSE`
_FEW = rf"([^\W_](?:{_WORDS}*[^\W_])?)"  # emphasis is tight around a letter or a digit ...
_OPENS, _CLOSES = r"(?<![^\s(]{})", r"(?![^\s.,;:?!)])"  # ... and stands between spaces and ends of sentences
_ITEM = re.compile(
    rf"\[(?<!!\[)({_WORDS}+)\]\(([\w:/.#?=%&+,;@~*-]+)\)|"
    rf"\*{_OPENS.format('[*]')}{_FEW}\*{_CLOSES}|"
    rf"\*\*{_OPENS.format('[*][*]')}{_FEW}\*\*{_CLOSES}|"
    r"`(?<!``)([^`\\\n\x02]+)`(?!`)|"
    r"\[\^([\w-]+)\](?![\[(:])|"
    rf"\[\[(?<!!\[\[)([^\\`\[\]<&{{*_~\x02\n|]+)(?:\|({_WORDS}+))?\]\]"
)
_LINK, _EM, _STRONG, _CODE, _NOTE, _NAME, _SHOWN = 2, 3, 4, 5, 6, 7, 8  # the last group of each that matches
_ELSE = re.compile(r"[\\`\[<&{*_~\x02]|  \n|://|[wW][wW]")

Note = Callable[[str], Element | None]


def simple(text: str, note: Note) -> tuple[str, list[Element]] | None:
    """What comes before the first element, and the elements, each with its tail; None where the text is not simple.

    ``note`` makes the reference to a note from its label, None where there is none.
    """
    made: list[Element] = []
    words: list[str] = []  # everything in which there must be nothing else
    tails: list[str] = []
    at = 0
    for m in _ITEM.finditer(text):
        element = _element(m, note, words)
        if element is None:
            return None
        made.append(element)
        tails.append(text[at : m.start()])
        at = m.end()
    tails.append(text[at:])
    if _ELSE.search("\x00".join(words + tails)):
        return None
    for element, tail in zip(made, tails[1:], strict=True):
        element.tail = tail or None
    return tails[0], made


def _element(m: re.Match[str], note: Note, words: list[str]) -> Element | None:
    """What a match stands for; None where it is no such thing. Text in it that patterns read goes to ``words``."""
    kind = m.lastindex or 0
    if kind == _NOTE:
        return note(m[_NOTE])
    if kind == _CODE:
        return _with(Element("code"), AtomicString(code_escape(m[_CODE].strip())))
    if kind in (_NAME, _SHOWN):
        name = m[_NAME].strip()
        shown = (m[_SHOWN] or "").strip()
        words.append(shown)
        return _with(Element("a", {"data-name": name}), shown or AtomicString(name)) if name else None
    words.append(m[kind - 1] if kind == _LINK else m[kind])
    if kind == _LINK:
        return _with(Element("a", {"href": m[_LINK]}), words[-1])
    return _with(Element("em" if kind == _EM else "strong"), words[-1])


def _with(element: Element, text: str) -> Element:
    element.text = text
    return element
