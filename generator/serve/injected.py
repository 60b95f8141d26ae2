"""The one element that is put into every page that is sent, and into none on the disk."""

from __future__ import annotations

import html
import re
from collections.abc import Mapping

# All that may stand before the content of a head: after it, whatever the case of its tags or the lack of them, a
# script is the head's first element. (Without <head>, the parser makes one for the script.)
_VALUES = rb"""(?:[^>"']|"[^"]*"|'[^']*')*"""
_OPENING = re.compile(
    rb"(?:\xef\xbb\xbf)?(?:\s+|<!--.*?-->|<!doctype[^>]*>|<html(?=[\s>])"
    + _VALUES
    + rb">)*(?:<head(?=[\s>])"
    + _VALUES
    + rb">)?",
    re.IGNORECASE | re.DOTALL,
)
_POLICY = re.compile(rb"<meta(?=[\s/])" + _VALUES + rb">", re.IGNORECASE)
_NAMED = re.compile(rb"""http-equiv\s*=\s*["']?content-security-policy\b""", re.IGNORECASE)
_CONTENT = re.compile(rb"""(\scontent\s*=\s*)("[^"]*"|'[^']*')""", re.IGNORECASE)


def injected(page: bytes, source: str, origins: Mapping[str, str]) -> bytes:
    """The page with a script from ``source`` as the first element of its head.

    Where the page has a content security policy, its directives allow what ``origins`` says of them.
    """
    at = _opening(page)
    script = f'<script src="{html.escape(source)}" defer></script>'.encode()
    return page[:at] + script + _allowing(page[at:], origins)


def _opening(page: bytes) -> int:
    found = _OPENING.match(page)
    return found.end() if found else 0


def _allowing(page: bytes, origins: Mapping[str, str]) -> bytes:
    if b"ontent-" not in page and b"ONTENT-" not in page:
        return page
    return _POLICY.sub(lambda found: _with(found[0], origins), page)


def _with(meta: bytes, origins: Mapping[str, str]) -> bytes:
    if not _NAMED.search(meta):
        return meta

    def widened(found: re.Match[bytes]) -> bytes:
        mark = found[2][:1]
        policy = html.unescape(found[2][1:-1].decode("utf-8", "replace"))
        return found[1] + mark + html.escape(widen(policy, origins)).encode() + mark

    return _CONTENT.sub(widened, meta)


def widen(policy: str, origins: Mapping[str, str]) -> str:
    """The policy with each origin allowed for its directive; a directive that is not there begins as the default."""
    words = [part.split() for part in policy.split(";") if part.strip()]
    directives = {name.lower(): values for name, *values in reversed(words)}  # of two alike the first holds
    default = directives.get("default-src")
    result = dict(reversed(directives.items()))
    for name, origin in origins.items():
        values = result.get(name, default)
        if values is not None and not (name.endswith("-elem") and name not in result):
            result[name] = [v for v in values if v.lower() != "'none'"] + [origin]
    return "; ".join(" ".join([name, *values]) for name, values in result.items())
