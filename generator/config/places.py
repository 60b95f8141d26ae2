"""Where in a TOML file its keys stand, which tomllib does not tell."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Mapping

Names = tuple[str, ...]  # a key and those it stands under: ("menu", "0", "title")
Place = tuple[int, int, int]  # line, column, width
Places = Mapping[Names, tuple[int, int]]  # line and column
Lines = tuple[str, ...]


def of(lines: Lines) -> Places:
    """(line, column) of every key at the beginning of a line, and of every table with a header; the first of each."""
    places: dict[Names, tuple[int, int]] = {}
    entries: Counter[Names] = Counter()
    above: Names = ()
    closing = ""
    for number, line in enumerate(lines, 1):
        if closing:
            closing = "" if line.count(closing) % 2 else closing
            continue
        found = _HEADER.match(line) or _KEY.match(line)
        if not found:
            continue
        names = tuple(_named(found[1]))
        if found.re is _HEADER:
            above, names = names, ()
            if "[[" in line[: found.start(1)]:
                places.setdefault(above, (number, found.start(1) + 1))
                entries[above] += 1
                above = (*above, str(entries[above] - 1))
        for n in range(len(names) + 1):
            places.setdefault((*above, *names[:n]), (number, found.start(1) + 1))
        closing = next((sign for sign in ('"""', "'''") if line.count(sign) % 2), "")
    places.pop((), None)
    return places


def place(places: Places, lines: Lines, names: Names) -> Place:
    """(line, column, width) of a key, or of the nearest that it stands under."""
    above = next((names[:n] for n in range(len(names), 0, -1) if names[:n] in places), ())
    line, column = places.get(above, (1, 1))
    rest = names[len(above) :]
    if above and rest and (inside := _inside(places, lines, line, rest)):
        return inside
    return line, column, len(above[-1]) if above else 1


def _inside(places: Places, lines: Lines, line: int, names: Names) -> Place | None:
    """The place of a key, or of an entry of a list, in the value that begins in a line."""
    end = min((n for n, _ in places.values() if n > line), default=len(lines) + 1)
    text = "\n".join(lines[line - 1 : end - 1])
    start, stop, width = 0, len(text), 1
    for name in names:
        entry = r"(\{)[^{}]*\}" if name.isdigit() else rf"(?<![\w-])[\"']?({re.escape(name)})[\"']?\s*="
        found = list(re.finditer(entry, text[start:stop]))
        nth = int(name) if name.isdigit() else 0
        if nth >= len(found):
            break
        width = len(found[nth][1])
        start, stop = start + found[nth].start(1), start + found[nth].end() if name.isdigit() else stop
    before = text[:start]
    return (line + before.count("\n"), start - before.rfind("\n"), width) if start else None


def _named(dotted: str) -> Iterator[str]:
    return (a or b or c for a, b, c in _PART.findall(dotted))


_HEADER = re.compile(r"\s*\[\[?\s*([^\[\]]+?)\s*\]")
_KEY = re.compile(r"""\s*((?:[\w-]+|"[^"]*"|'[^']*')(?:\s*\.\s*(?:[\w-]+|"[^"]*"|'[^']*'))*)\s*=""")
_PART = re.compile(r"""([\w-]+)|"([^"]*)"|'([^']*)'""")
