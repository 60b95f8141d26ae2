"""Where in a text its references stand: Python-Markdown keeps no positions, so they are looked for."""

from __future__ import annotations

import html
import re
from bisect import bisect_right
from collections.abc import Iterable

from generator.model import Reference

_CODE = re.compile(r"^ {0,3}(`{3,}|~{3,}).*?(?:^ {0,3}\1[`~]*\s*$|\Z)|(?<!`)(`+)(?!`)[^\n]*?(?<!`)\2(?!`)", re.DOTALL | re.MULTILINE)
_LEADS = ("](", "](<", "]: ", "]:", "[[", '="', "='", "<", "=")


def located(source: str, found: Iterable[tuple[str, str]]) -> tuple[Reference, ...]:
    """Each (kind, target) with its line and column, from 1; the n-th of a target is the n-th place where it is written."""
    references = list(found)
    if not references:
        return ()
    text = _CODE.sub(_blank, source) if "`" in source or "~~~" in source else source
    lines = [0, *(m.end() for m in re.finditer("\n", text))]
    places = {target: _places(text, target) for _, target in references}
    met: dict[str, int] = {}
    out = []
    for kind, target in references:
        nth = met[target] = met.get(target, -1) + 1
        at = places[target][min(nth, len(places[target]) - 1)]
        line = bisect_right(lines, at)
        out.append(Reference(kind, target, line, at - lines[line - 1] + 1))  # type: ignore[arg-type]
    return tuple(out)


def _blank(m: re.Match[str]) -> str:
    return re.sub(r"[^\n]", " ", m[0])


def _places(text: str, target: str) -> list[int]:
    """Offsets of the target: where a link to it is written, else wherever the words stand, else the start."""
    for written in dict.fromkeys((target, html.escape(target, quote=False), html.escape(target))):
        every = [m.start() for m in re.finditer(re.escape(written), text)] if written else []
        leading = [at for at in every if text[max(0, at - 3) : at].rstrip(" ").endswith(_LEADS)]
        if every:
            return leading or every
    return [0]
