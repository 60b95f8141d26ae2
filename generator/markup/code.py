"""Code in fences, coloured by Pygments through classes."""

from __future__ import annotations

from functools import cache
from html import escape

from pygments import highlight
from pygments.formatters.html import HtmlFormatter
from pygments.lexer import Lexer
from pygments.lexers import get_lexer_by_name
from pygments.util import ClassNotFound
from pymdownx.superfences import SuperFencesCodeExtension

LONGEST = 20_000  # characters; a lexer is a stranger's regular expression, and some of them are quadratic

_SPANS = HtmlFormatter(nowrap=True)


def fences() -> SuperFencesCodeExtension:
    """Fenced code, also inside lists and quotations; of what stands behind the fence only the language counts."""
    every = {"name": "*", "class": "", "format": _block, "validator": lambda *_: True}
    return SuperFencesCodeExtension(custom_fences=[every], relaxed_headers=True)


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
