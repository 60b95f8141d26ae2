"""What a text cannot need is not asked: a processor is passed over where its work would find nothing to do.

Each entry below is a proof obligation: no text without one of these letters makes the processor do anything. The test
of equality renders with and without. A processor that is not named here always runs.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from functools import lru_cache, partial
from typing import Any
from xml.etree.ElementTree import Element

from markdown import Markdown
from markdown.preprocessors import NormalizeWhitespace, Preprocessor
from markdown.treeprocessors import PrettifyTreeprocessor, Treeprocessor
from markdown.util import ETX, STX, Registry

from generator.markup.inline import FastInline
from generator.markup.parser import parser
from generator.markup.serial import serial

# The source, before anything was read.
_SOURCE = {
    "fenced_code_block": ("```", "~~~"),
    "html_block": ("<", "&"),
}
# The whole text, after the preprocessors.
_TREE = {
    "figure": ("![",),
    "quotes": ('"', "'", "--", "..."),
    "task-list": ("[ ]", "[x]", "[X]"),
    "unescape": ("\\",),
}


def install(md: Markdown) -> Gates:
    """The instance with gates before its processors, and the faster inline loop."""
    inline = FastInline(md)
    md.treeprocessors.register(inline, "inline", 20)
    md.treeprocessors.register(_Prettify(md), "prettify", 10)
    md.treeprocessors.register(_Unescape(md), "unescape", 0)
    md.preprocessors.register(_Normalize(md), "normalize_whitespace", 30)
    blocks = md.parser.blockprocessors
    md.parser.parseBlocks = parser([(name, blocks[name]) for name, _ in _names(blocks)])  # type: ignore[method-assign, assignment]
    md.serializer = serial
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
        self._letters = sorted({letter for each in letters.values() for letter in each})
        self._chosen = lru_cache(maxsize=256)(partial(_let_through, _ordered(self, letters)))
        self._open = self._chosen(tuple(self._letters))

    def __iter__(self) -> Iterator[Any]:
        return iter(self._open)

    def narrow(self, text: str) -> None:
        self._open = self._chosen(tuple([letter for letter in self._letters if letter in text]))


def _let_through(pairs: list[tuple[Any, tuple[str, ...]]], letters: tuple[str, ...]) -> list[Any]:
    return [one for one, needs in pairs if not needs or not set(needs).isdisjoint(letters)]


def _ordered(registry: Registry[Any], letters: Mapping[str, tuple[str, ...]]) -> list[tuple[Any, tuple[str, ...]]]:
    return [(registry[name], letters.get(name, ())) for name, _ in _names(registry)]


def _names(registry: Registry[Any]) -> list[tuple[str, float]]:
    """Names and priorities in their order; there is no public way to them."""
    registry._sort()  # type: ignore[attr-defined]  # noqa: SLF001
    return list(registry._priority)  # type: ignore[attr-defined]  # noqa: SLF001


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


class _Prettify(PrettifyTreeprocessor):
    """What the library's does, every element by itself: what it is laid out as is looked up in a set."""

    def __init__(self, md: Markdown) -> None:
        super().__init__(md)
        self.laid_out = frozenset(md.block_level_elements)

    def _prettifyETree(self, elem: Element) -> None:  # noqa: N802 - the library's name
        laid_out = self.laid_out
        below = [elem]
        for one in below:  # which grows
            if one.tag not in _KEPT:
                if len(one) and one[0].tag in laid_out and not (one.text and one.text.strip()):
                    one.text = "\n"
                below += [child for child in one if child.tag in laid_out]
            if not one.tail or not one.tail.strip():
                one.tail = "\n"


_KEPT = frozenset({"code", "pre"})


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
