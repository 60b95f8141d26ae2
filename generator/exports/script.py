"""A script of the theme without its comments and its needless white space. The only module that knows rjsmin.

rjsmin goes through a script by one regular expression, and takes every name and every statement as it stands. What that
expression does not understand is published as it is: a template literal in another one, and a regular expression where
only a parser would see one. Both are looked for so that the doubtful counts as found.
"""

from __future__ import annotations

import re

from generator.exports import Fetch

_HOLE = re.compile(rb"\$\{([^`]*)`")  # what stands from a hole in a template literal to the next backtick
_BRACE = re.compile(rb"""[{}]|"[^"\\\n]*"|'[^'\\\n]*'|[\\"']|/(?! )""")
_STEP = {b"{": 1, b"}": -1}
_REGEX = re.compile(rb"(?:=>\s*|\b[a-z]+\b(?<!\breturn)[ \t]+)/(?![\s/*=])")


def made(fetch: Fetch, *, data: bytes) -> bytes:  # noqa: ARG001 - a script shows no text
    """The script with these bytes; comments that begin with ``/*!`` stay, and the newline at its end."""
    import rjsmin

    if not plain(data):
        return data
    short: bytes = rjsmin.jsmin(data, keep_bang_comments=True)
    return short + b"\n"


def plain(data: bytes) -> bool:
    """Is there nothing in a script that may be misunderstood?"""
    return not _REGEX.search(data) and all(_closed(found[1]) for found in _HOLE.finditer(data))


def _closed(text: bytes) -> bool:
    """Is a hole closed before the next backtick, as far as braces tell?"""
    depth = 1
    for found in _BRACE.finditer(text):
        if len(found[0]) == 1 and found[0] not in _STEP:
            return False  # a quotation mark, a backslash, a regular expression: what stands in them may be a brace
        depth += _STEP.get(found[0], 0)
        if depth == 0:
            return True
    return False
