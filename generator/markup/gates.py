"""What a text cannot need is not asked: a processor is passed over where its work would find nothing to do.

Each entry below is a proof obligation: no text without one of these letters makes the processor do anything. The test
of equality renders with and without. A processor that is not named here always runs.
"""

from __future__ import annotations

import re
from collections import deque
from collections.abc import Callable, Iterator, Mapping
from typing import Any
from xml.etree.ElementTree import Element

from markdown import Markdown
from markdown.preprocessors import NormalizeWhitespace, Preprocessor
from markdown.treeprocessors import Treeprocessor
from markdown.util import ETX, STX, Registry

from generator.markup.inline import FastInline

# The source, before anything was read.
_SOURCE = {
    "fenced_code_block": ("```", "~~~"),
    "html_block": ("<", "&"),
}
# One block, tabs being spaces by now.
_BLOCK = {
    "code": ("    ",),
    "defindent": ("    ",),
    "deflist": (": ",),
    "footnote": ("[^",),
    "hashheader": ("#",),
    "hr": ("-", "_", "*"),
    "indent": ("    ",),
    "olist": (". ",),
    "quote": (">",),
    "reference": ("]:",),
    "setextheader": ("\n=", "\n-"),
    "table": ("|",),
    "ulist": ("- ", "* ", "+ "),
}
# The whole text, after the preprocessors.
_TREE = {
    "figure": ("![",),
    "quotes": ('"', "'", "--", "..."),
    "task-list": ("[ ]", "[x]", "[X]"),
}


_MANY = 1_000  # blocks


def install(md: Markdown) -> Gates:
    """The instance with gates before its processors, and the faster inline loop."""
    inline = FastInline(md)
    md.treeprocessors.register(inline, "inline", 20)
    md.treeprocessors.register(_Unescape(md), "unescape", 0)
    md.preprocessors.register(_Normalize(md), "normalize_whitespace", 30)
    md.parser.parseBlocks = _blocks(md.parser.blockprocessors)  # type: ignore[method-assign, assignment]
    return Gates(md, inline)


class Gates(Preprocessor):
    """The last preprocessor: tells what comes after it what is in the text."""

    def __init__(self, md: Markdown, inline: FastInline) -> None:
        super().__init__(md)
        md.preprocessors.register(self, "gates", -1)
        self.inline = inline
        self.sources = md.preprocessors = _Gated(md.preprocessors, _SOURCE)
        self.trees = md.treeprocessors = _Gated(md.treeprocessors, _TREE)

    def narrow(self, source: str) -> None:
        """Chooses the preprocessors; ``source`` is free of the library's marks."""
        self.sources.narrow(source)

    def run(self, lines: list[str]) -> list[str]:
        """The lines as they are."""
        text = "\n".join(lines)
        self.trees.narrow(text)
        self.inline.narrow(text)
        return lines


class _Gated(Registry[Any]):
    """A registry in its final order, of which iteration gives only what the last ``narrow`` let through."""

    def __init__(self, registry: Registry[Any], letters: Mapping[str, tuple[str, ...]]) -> None:
        super().__init__()
        for name, priority in _names(registry):
            self.register(registry[name], name, priority)
        self._pairs = _ordered(self, letters)
        self._open = [processor for processor, _ in self._pairs]

    def __iter__(self) -> Iterator[Any]:
        return iter(self._open)

    def narrow(self, text: str) -> None:
        self._open = [one for one, letters in self._pairs if not letters or any(each in text for each in letters)]


def _ordered(registry: Registry[Any], letters: Mapping[str, tuple[str, ...]]) -> list[tuple[Any, tuple[str, ...]]]:
    return [(registry[name], letters.get(name, ())) for name, _ in _names(registry)]


def _names(registry: Registry[Any]) -> list[tuple[str, float]]:
    """Names and priorities in their order; there is no public way to them."""
    registry._sort()  # type: ignore[attr-defined]  # noqa: SLF001
    return list(registry._priority)  # type: ignore[attr-defined]  # noqa: SLF001


def _blocks(registry: Registry[Any]) -> Callable[[Element, list[str]], None]:
    """What ``BlockParser.parseBlocks`` does, asking only those processors whose letters the block has."""
    pairs = _ordered(registry, _BLOCK)

    def parse(parent: Element, blocks: list[str]) -> None:
        if len(blocks) > _MANY:
            blocks = _Blocks(blocks)  # type: ignore[assignment]
        while blocks:
            for processor, letters in pairs:
                block = blocks[0]
                if letters and not _has(block, letters):
                    continue
                if processor.test(parent, block) and processor.run(parent, blocks) is not False:
                    break

    return parse


def _has(block: str, letters: tuple[str, ...]) -> bool:
    for each in letters:  # noqa: SIM110 - `any` costs four times as much, three hundred times a text
        if each in block:
            return True
    return False


class _Blocks(deque[str]):
    """A list of which it costs nothing to take the first: what the processors do with one, and no more."""

    def pop(self, index: int = -1) -> str:
        return super().pop() if index else self.popleft()


class _Normalize(NormalizeWhitespace):
    """What the library's does, looking first whether there is anything to do."""

    BLANK = re.compile(r"(?<=\n) +\n")

    def run(self, lines: list[str]) -> list[str]:
        source = "\n".join(lines).replace("\r\n", "\n").replace("\r", "\n") + "\n\n"
        if "\t" in source:
            source = source.expandtabs(self.md.tab_length)
        if " \n" in source:
            source = self.BLANK.sub("\n", source)
        return source.split("\n")


class _Unescape(Treeprocessor):
    """What the library's does, looking first whether there is anything to do."""

    RE = re.compile(f"{STX}(\\d+){ETX}")

    def run(self, root: Element) -> None:
        for element in root.iter():
            if element.text and STX in element.text and element.tag != "code":
                element.text = self.RE.sub(_character, element.text)
            if element.tail and STX in element.tail:
                element.tail = self.RE.sub(_character, element.tail)
            for name, value in element.items():
                if value and STX in value:
                    element.set(name, self.RE.sub(_character, value))


def _character(m: re.Match[str]) -> str:
    return chr(int(m[1]))
