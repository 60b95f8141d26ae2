"""Where in a text its references stand: Python-Markdown keeps no positions, so they are looked for."""

from __future__ import annotations

import html
import re
from bisect import bisect_right
from collections.abc import Iterable
from typing import Literal

from generator.model import Reference

Kind = Literal["link", "image", "name"]

_CODE = re.compile(
    r"^ {0,3}(`{3,}|~{3,}).*?(?:^ {0,3}\1[`~]*[ \t]*$|\Z)|(?<!`)(`+)(?!`)[^\n]*?(?<!`)\2(?!`)", re.DOTALL | re.MULTILINE
)
_WRITTEN = re.compile(
    r"\]\(\s*(?:<([^<>\n]*)>|((?:[^\s()<>]|\([^\s()]*\))+))|"  # [text](here)
    r"\[\[\s*([^\[\]|\n\\]+?)\s*(?=\]\]|\\?\|)|"  # [[here]]
    r"^ {0,3}\[[^\]\n]*\]:\s*<?([^\s>]+)|"  # [label]: here
    r"""\b(?:href|src)\s*=\s*["']?([^"'\s>]+)""",  # <a href="here">
    re.MULTILINE | re.IGNORECASE,
)


def located(source: str, found: Iterable[tuple[Kind, str]]) -> tuple[Reference, ...]:
    """Each (kind, target) with its line and column from 1: the n-th of a target is the n-th place where it is written.

    What a reference by label leads to is written once, with the label. What is not found stands at 1:1.
    """
    references = list(found)
    if not references:
        return ()
    text = _CODE.sub(_blank, source) if "`" in source or "~~~" in source else source
    lines = [0, *(m.end() for m in re.finditer("\n", text))]
    places = _places(text)
    met: dict[str, int] = {}
    out = []
    for kind, target in references:
        at = places.get(target) or [max(0, text.find(target))]
        nth = met[target] = met.get(target, -1) + 1
        offset = at[min(nth, len(at) - 1)]
        line = bisect_right(lines, offset)
        out.append(Reference(kind, target, line, offset - lines[line - 1] + 1))
    return tuple(out)


def _blank(m: re.Match[str]) -> str:
    return re.sub(r"[^\n]", " ", m[0])


def _places(text: str) -> dict[str, list[int]]:
    """The offsets at which each target is written."""
    places: dict[str, list[int]] = {}
    for m in _WRITTEN.finditer(text):
        which = m.lastindex or 0
        places.setdefault(html.unescape(m[which]).strip(), []).append(m.start(which))
    return places
