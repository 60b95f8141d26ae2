"""The mark that stands in an article's Markdown where an event block stood."""

from __future__ import annotations

import re

from generator.markup.tags import VOID

OPEN, CLOSE = "\x0e", "\x0f"  # no author can write these: a text with C0 controls is refused when it is read

_MARK = re.compile(f"<p>{OPEN}([0-9a-f]+){CLOSE}</p>|{OPEN}([0-9a-f]+){CLOSE}")
_STEP = re.compile(r"<!--event:[^>]*-->|<(/?)([a-z][a-z0-9]*)[^>]*>")


def mark(slug: str) -> str:
    """The line that stands for the block ``slug``, between two empty lines; it comes out as ``<!--event:SLUG-->``."""
    return f"{OPEN}{slug.encode().hex()}{CLOSE}"


def reveal(html: str) -> str:
    """The HTML with every mark as a comment at the top level, after the element in which it may have been caught."""
    if OPEN not in html:
        return html
    shown = _MARK.sub(lambda m: f"<!--event:{bytes.fromhex(m[1] or m[2]).decode()}-->", html)
    return _risen(shown)


def _risen(html: str) -> str:
    """Marks inside an element (raw HTML was open around the block) moved behind it, so that a page can be cut there."""
    out: list[str] = []
    waiting: list[str] = []
    depth = at = 0
    for m in _STEP.finditer(html):
        out.append(html[at : m.start()])
        at = m.end()
        if m[2] is None:
            (waiting if depth else out).append(m[0])
            continue
        out.append(m[0])
        if m[2] not in VOID:
            depth += -1 if m[1] else 1
        if depth <= 0 and waiting:
            out += waiting
            waiting.clear()
    return "".join([*out, html[at:], *waiting])
