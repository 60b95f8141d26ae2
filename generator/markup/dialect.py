"""The Markdown that authors write: Python-Markdown with the extensions that make it what people expect, and our own."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import markdown
from markdown.extensions import Extension
from markdown.extensions.abbr import AbbrExtension
from markdown.extensions.def_list import DefListExtension
from markdown.extensions.sane_lists import SaneListExtension
from markdown.extensions.tables import TableExtension
from pymdownx.betterem import BetterEmExtension
from pymdownx.magiclink import MagiclinkExtension
from pymdownx.superfences import SuperFencesCodeExtension
from pymdownx.tilde import DeleteSubExtension

from generator.markup.asides import AsideExtension
from generator.markup.code import CodeExtension
from generator.markup.figures import FigureExtension
from generator.markup.lists import ListExtension
from generator.markup.names import NameExtension
from generator.markup.notes import NoteExtension
from generator.markup.quotes import QuoteExtension, Quotes
from generator.markup.tasks import TaskExtension


class Dialect(markdown.Markdown):
    """Python-Markdown with every extension as an instance (names make it search all installed packages: 0.1 s)."""

    def __init__(self, quotes: Quotes, words: Mapping[str, str]) -> None:
        super().__init__(extensions=_extensions(quotes, words), output_format="html")
        self.inlinePatterns.deregister("magic-mail")  # a bare address is left alone: harvesters read links first

    def build_extension(self, ext_name: str, configs: Mapping[str, Any]) -> Extension:
        """superfences asks for the highlighter by name, which would search all installed packages."""
        if ext_name == "pymdownx.highlight":
            return CodeExtension(**configs)
        return super().build_extension(ext_name, configs)


def _extensions(quotes: Quotes, words: Mapping[str, str]) -> list[Extension]:
    return [
        TableExtension(use_align_attribute=True),
        NoteExtension(words),
        AsideExtension(words),
        DefListExtension(),
        AbbrExtension(),
        SaneListExtension(),
        ListExtension(),
        CodeExtension(),
        SuperFencesCodeExtension(),
        BetterEmExtension(),
        DeleteSubExtension(subscript=False),
        MagiclinkExtension(),
        TaskExtension(),
        NameExtension(),
        FigureExtension(),
        QuoteExtension(quotes),
    ]
