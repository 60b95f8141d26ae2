"""Code in fences, coloured by Pygments through classes."""

from __future__ import annotations

from typing import Any

from pymdownx.highlight import Highlight, HighlightExtension

LONGEST = 20_000  # characters; a lexer is a stranger's regular expression, and some of them are quadratic


class CodeExtension(HighlightExtension):  # type: ignore[misc]
    """Classes instead of styles, no line numbers, and no colour for code longer than any that is read for pleasure."""

    def __init__(self, **settings: Any) -> None:
        super().__init__(**{"linenums": False, "guess_lang": False, **settings})

    def get_pymdownx_highlighter(self) -> type[Highlight]:
        """The class that superfences asks for."""
        return _Bounded


class _Bounded(Highlight):  # type: ignore[misc]
    def get_lexer(self, src: str, language: str, inline: bool, stripnl: bool) -> Any:  # noqa: FBT001 - as inherited
        return super().get_lexer(src, language if len(src) <= LONGEST else "", inline, stripnl)
