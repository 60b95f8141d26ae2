"""What a text holds and no page shows: comments, and definitions of links that nothing uses. It is its author's own.

Which these are is asked of what renders the text: a word is put into each, and those whose word is nowhere in the HTML
are hidden.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from functools import lru_cache
from itertools import product

from generator.markup.renderer import Markup

_MAY = re.compile(r"\[(?!\^)[^\[\]]*\]:")  # footnotes are none
_OPENS = re.compile(r"<!--(?!-?>)")
_ENDS = re.compile(r"--!?>|\Z")
_DEFINES = re.compile(
    r"""^[ >\t]*+(\[(?!\^)[^\[\]]*\]:[ ]*+\n?[ ]*+(\S++)(?:[ ]*+\n?[ ]*+(?:(["']).*\3|\(.*\)))?[ ]*)$""", re.MULTILINE
)
_WORD = re.compile("zqx[a-j]{6}xqz")
_TAG = re.compile(r"<[^>]*>")
_AROUND_TAGS = re.compile(r" ?(<[^>]*>) ?")

Span = tuple[int, int]
Render = Callable[[str], str]


def without_remarks(source: str, *, unsafe_html: bool) -> str:
    """The text without what only its author can see: pages show the same of it.

    A comment that parts two lists, or the like, leaves an empty one.
    """
    if "<!--" not in source and not _MAY.search(source):
        return source
    render = _renderer(unsafe_html)
    source = _without(_comments(source, render), source, ("", "<!-- -->"), render)
    return _without(_definitions(source, render), source, ("",), render)


@lru_cache(maxsize=2)
def _renderer(unsafe_html: bool) -> Render:  # noqa: FBT001 - one caller, just above
    """To HTML, in any language: its quotation marks are of no matter here."""
    markup = Markup("en", unsafe_html=unsafe_html)
    return lru_cache(maxsize=8)(lambda source: markup.render(source).html)


def _comments(source: str, render: Render) -> list[Span]:
    """From where to where the comments go, as a browser reads them: the last may have no end."""
    found = list(_OPENS.finditer(source))
    spans: list[Span] = []
    for m in _hidden(found, source, [(m.end(), m.end()) for m in found], render):
        if not spans or m.start() >= spans[-1][1]:
            end = _ENDS.search(source, m.end())
            spans.append((m.start(), end.end() if end else len(source)))
    return spans


def _definitions(source: str, render: Render) -> list[Span]:
    found = list(_DEFINES.finditer(source))
    return [m.span(1) for m in _hidden(found, source, [m.span(2) for m in found], render)]


def _hidden(found: list[re.Match[str]], source: str, spans: list[Span], render: Render) -> list[re.Match[str]]:
    """Those of which no page shows anything, with the places in each where a word of ours can stand."""
    words = [f"zqx{''.join(letters)}xqz" for _, letters in zip(found, product("abcdefghij", repeat=6), strict=False)]
    html = render(_put(words, source, spans)) if found else ""
    shown = {*_WORD.findall(html), *_WORD.findall(_TAG.sub("", html))}  # code is many pieces
    return [m for m, word in zip(found, words, strict=True) if word not in shown]


def _without(spans: list[Span], source: str, instead: Sequence[str], render: Render) -> str:
    """The text with the first of these in such places that changes nothing to be seen."""
    shorter = (_put([text] * len(spans), source, spans) for text in instead) if spans else ()
    return next((text for text in shorter if _seen(render(text)) == _seen(render(source))), source)


def _seen(html: str) -> str:
    return _AROUND_TAGS.sub(r"\1", " ".join(html.split()))


def _put(texts: Sequence[str], source: str, spans: Sequence[Span]) -> str:
    """The source with these texts in those places."""
    out: list[str] = []
    done = 0
    for (start, end), text in zip(spans, texts, strict=True):
        out += (source[done:start], text)
        done = end
    return "".join([*out, source[done:]])
