"""``[[name]]`` and ``[[name|as shown]]``: left open here, closed by ``place`` when everything is known."""

from __future__ import annotations

import re
from xml.etree.ElementTree import Element

from markdown import Markdown
from markdown.extensions import Extension
from markdown.inlinepatterns import InlineProcessor
from markdown.util import AtomicString

# In a table the bar is written `\|`; so the pattern comes before the one that reads escapes, and minds it itself.
PATTERN = r"(?<![!\\])\[\[([^\[\]|\n\\]+)(?:\\?\|([^\[\]\n]+))?\]\]"


_Match = tuple[Element | None, int | None, int | None]


class NameExtension(Extension):
    """Adds the inline pattern ``name``, before those that read one bracket at a time."""

    def extendMarkdown(self, md: Markdown) -> None:
        md.inlinePatterns.register(_Names(PATTERN, md), "name", 185)


class _Names(InlineProcessor):
    ANCESTOR_EXCLUDES = ("a",)

    def handleMatch(self, m: re.Match[str], data: str) -> _Match:  # type: ignore[override]  # noqa: ARG002
        name = m[1].strip()
        if not name:
            return None, None, None
        link = Element("a", {"data-name": name})
        link.text = (m[2] or "").strip() or AtomicString(name)
        return link, m.start(0), m.end(0)
