"""The Markdown that authors write: Python-Markdown with the extensions that make it what people expect, and our own."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

import markdown
from markdown.extensions import Extension
from markdown.extensions.sane_lists import SaneListExtension
from markdown.extensions.tables import TableExtension
from markdown.util import ETX, STX
from pymdownx.betterem import BetterEmExtension
from pymdownx.highlight import HighlightExtension
from pymdownx.magiclink import MagiclinkExtension
from pymdownx.tilde import DeleteSubExtension

from generator.markup.asides import AsideExtension
from generator.markup.brackets import hasten
from generator.markup.code import CodeExtension
from generator.markup.definitions import DefinitionExtension
from generator.markup.figures import FigureExtension
from generator.markup.gates import install
from generator.markup.inline import is_tested
from generator.markup.lists import ListExtension
from generator.markup.names import NameExtension
from generator.markup.notes import NoteExtension
from generator.markup.quotes import QuoteExtension, Quotes
from generator.markup.raw import RawExtension
from generator.markup.tasks import TaskExtension


def converter(quotes: Quotes, words: Mapping[str, str]) -> Callable[[str], str]:
    """What turns texts into HTML: the fast way where it is known to be the same, else the library's."""
    dialect = Dialect(quotes, words)
    gates = install(dialect) if is_tested(dialect) else None

    def convert(source: str) -> str:
        text = source.replace(STX, "").replace(ETX, "")  # the library's own marks
        if gates:
            gates.narrow(text)
        return dialect.reset().convert(text)

    return convert


class Dialect(markdown.Markdown):
    """Python-Markdown with every extension as an instance (names make it search all installed packages: 0.1 s)."""

    def __init__(self, quotes: Quotes, words: Mapping[str, str]) -> None:
        self._levels: dict[Any, bool] = {}
        super().__init__(extensions=_extensions(quotes, words), output_format="html")
        hasten(self)
        self.inlinePatterns.deregister("magic-mail")  # a bare address is left alone: harvesters read links first

    def is_block_level(self, tag: Any) -> bool:
        """Whether HTML lays the element out as a block; remembered, for it is asked a hundred times a text."""
        known = self._levels.get(tag)
        if known is None:
            known = self._levels[tag] = super().is_block_level(tag)
        return known

    def build_extension(self, ext_name: str, configs: Mapping[str, Any]) -> Extension:
        """What superfences asks for by its name, the highlighter, without the search."""
        if ext_name == "pymdownx.highlight":
            highlighter: Extension = HighlightExtension(**configs)
            return highlighter
        return super().build_extension(ext_name, configs)


def _extensions(quotes: Quotes, words: Mapping[str, str]) -> list[Extension]:
    return [
        TableExtension(use_align_attribute=True),
        NoteExtension(words),
        AsideExtension(words),
        DefinitionExtension(),
        RawExtension(),
        SaneListExtension(),
        ListExtension(),
        CodeExtension(),
        BetterEmExtension(),
        DeleteSubExtension(subscript=False),
        MagiclinkExtension(),
        TaskExtension(),
        NameExtension(),
        FigureExtension(),
        QuoteExtension(quotes),
    ]
