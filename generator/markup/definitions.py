"""Definition lists in which a term may follow a definition directly."""

from __future__ import annotations

import re
from xml.etree.ElementTree import Element

from markdown import Markdown
from markdown.extensions.def_list import DefListExtension, DefListProcessor

_DEFINITION = re.compile(r" {0,3}: ")
_TERM = re.compile(r" {0,3}[^ :]")


class DefinitionExtension(DefListExtension):
    """As the library's, which takes a term that follows a definition directly for a part of it, one level deeper."""

    def extendMarkdown(self, md: Markdown) -> None:
        super().extendMarkdown(md)
        md.parser.blockprocessors.register(_Definitions(md.parser), "deflist", 25)


class _Definitions(DefListProcessor):
    def run(self, parent: Element, blocks: list[str]) -> bool | None:
        first, *rest = _parted(blocks[0])
        blocks[0] = first
        for part in reversed(rest):
            blocks.insert(1, part)
        return super().run(parent, blocks)


def _parted(block: str) -> list[str]:
    """The block cut before each term that follows a definition: a line whose next one is a definition."""
    lines = block.split("\n")
    starts = [0]
    defined = False
    for i, line in enumerate(lines[:-1]):
        is_term = _TERM.match(line) and _DEFINITION.match(lines[i + 1])
        if is_term and defined:
            starts.append(i)
        defined = bool(_DEFINITION.match(line)) or (defined and not is_term)
    return ["\n".join(lines[a:b]) for a, b in zip(starts, [*starts[1:], len(lines)], strict=True)]
