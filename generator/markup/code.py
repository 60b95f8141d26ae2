"""Code in fences, coloured by Pygments through classes."""

from __future__ import annotations

from functools import cache, partial
from html import escape
from typing import Any

from markdown import Markdown
from pygments import highlight
from pygments.formatters.html import HtmlFormatter
from pygments.lexer import Lexer
from pygments.lexers import get_lexer_by_name
from pygments.util import ClassNotFound
from pymdownx.superfences import SuperFencesCodeExtension

LONGEST = 20_000  # characters; a lexer is a stranger's regular expression, and some of them are quadratic

_SPANS = HtmlFormatter(nowrap=True)


class CodeExtension(SuperFencesCodeExtension):  # type: ignore[misc]
    """Fenced code, also inside lists and quotations; of what stands behind the fence only the language counts."""

    def __init__(self) -> None:
        every = {"name": "*", "class": "", "format": _block, "validator": lambda *_: True}
        super().__init__(custom_fences=[every], relaxed_headers=True)

    def extendMarkdown(self, md: Markdown) -> None:
        super().extendMarkdown(md)
        fences = md.preprocessors["fenced_code_block"]
        fences.reassemble = partial(_reassembled, fences)  # type: ignore[attr-defined]


def _reassembled(fences: Any, lines: list[str]) -> list[str]:
    """The lines with each fence replaced by what stands for it: once over, where the library copies all for each."""
    out: list[str] = []
    at = 0
    for fence, start, end in fences.stack:
        out += (*lines[at:start], fence)
        at = end
    fences.stack = []
    return out + lines[at:]


def _block(source: str, language: str | None, *_: object, **__: object) -> str:
    lexer = _lexer((language or "").lower()) if len(source) <= LONGEST else None
    spans = highlight(source, lexer, _SPANS) if lexer else escape(source, quote=False)
    return f"<pre><code>{spans.rstrip()}\n</code></pre>"


@cache
def _lexer(language: str) -> Lexer | None:
    try:
        return get_lexer_by_name(language) if language else None
    except ClassNotFound:
        return None
