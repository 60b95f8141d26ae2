"""Admonitions: ``!!! note "Title"``, with a heading in the language of the text where the author gives none."""

from __future__ import annotations

import re
from collections.abc import Mapping
from xml.etree.ElementTree import Element

from markdown import Markdown
from markdown.blockparser import BlockParser
from markdown.extensions import Extension
from markdown.extensions.admonition import AdmonitionProcessor

KINDS = ("note", "tip", "info", "important", "warning", "caution", "danger", "quote")


class AsideExtension(Extension):
    """Adds the block processor ``admonition``. ``words`` gives the heading of each kind."""

    def __init__(self, words: Mapping[str, str]) -> None:
        super().__init__()
        self.words = words

    def extendMarkdown(self, md: Markdown) -> None:
        md.parser.blockprocessors.register(_Asides(md.parser, self.words), "admonition", 105)


class _Asides(AdmonitionProcessor):
    def __init__(self, parser: BlockParser, words: Mapping[str, str]) -> None:
        super().__init__(parser)
        self.words = words

    def test(self, parent: Element, block: str) -> bool:
        """The library's answer, without looking through the block for what it does not have."""
        last = self.lastChild(parent)
        if "!!!" not in block and (last is None or self.CLASSNAME not in last.get("class", "")):
            return False
        return super().test(parent, block)

    def get_class_and_title(self, match: re.Match[str]) -> tuple[str, str | None]:
        kind, title = super().get_class_and_title(match)
        if match[2] is None:
            title = self.words.get(kind.split(" ", 1)[0], title)
        return kind, title
