"""CLDR's date patterns: taken apart, filled, and shortened where two dates share what stands around them.

"d MMMM y" for 28 and 30 June is filled once outside what differs and twice inside: "28–30 June 2022". So every language
shortens a range by the same rule, from the one pattern it has for a single date.
"""

from __future__ import annotations

import re
from typing import NamedTuple


class Token(NamedTuple):
    """A field of a date ("M", 4), or a literal ("", 0, "de"). A ``glued`` literal belongs to the field before it."""

    letter: str
    width: int
    text: str = ""
    glued: bool = False


Tokens = tuple[Token, ...]

_PIECE = re.compile(r"'(?:[^']|'')*'|(?P<field>([A-Za-z])\2*)|[^A-Za-z']+")
_GLUED = re.compile(r"[^\s,،⹁()\-–]+")
_SUFFIX = re.compile(r"[\u202f\xa0]?[^\s,،⹁()\-–]*")


def tokens(pattern: str) -> Tokens:
    """The fields and literals of a pattern ("d 'de' MMMM"), in order; a literal is cut where its glued part ends."""
    found: list[Token] = []
    literal = ""
    for piece in _PIECE.finditer(pattern):
        if piece["field"]:
            found += _cut(literal, after_field=bool(found))
            found.append(Token(piece["field"][0], len(piece["field"])))
            literal = ""
        else:
            literal += _unquoted(piece[0])
    return (*found, *_cut(literal, after_field=bool(found)))


def _unquoted(text: str) -> str:
    if not text.startswith("'"):
        return text
    return text[1:-1].replace("''", "'") or "'"


def _cut(literal: str, *, after_field: bool) -> list[Token]:
    match = _GLUED.match(literal) if after_field else None
    end = match.end() if match else 0
    return [Token("", 0, text, glued) for text, glued in ((literal[:end], True), (literal[end:], False)) if text]


def with_era(pattern: Tokens, gy: Tokens) -> Tokens:
    """The pattern with the era where ``gy``, the language's pattern of year and era, has it beside the year."""
    letters = [token.letter for token in pattern]
    if "G" in letters or "y" not in letters:
        return pattern
    at = letters.index("y")
    era = [token.letter for token in gy].index("G")
    year = [token.letter for token in gy].index("y")
    if era < year:
        return (*pattern[:at], *gy[era:year], *pattern[at:])
    between = "".join(token.text for token in gy[year + 1 : era])
    kept, left = _beside(_literal(pattern, at + 1), between)
    rest = pattern[at + 1 + _count(pattern, at + 1) :]
    return (*pattern[: at + 1], Token("", 0, kept), gy[era], *([Token("", 0, left)] if left else []), *rest)


def _beside(following: str, between: str) -> tuple[str, str]:
    """What stands between year and era, and what is left of the literal that followed the year ("m.", "г.", "de")."""
    sign = between.strip()
    if sign and following.strip().startswith(sign):
        return between, following.partition(sign)[2]
    suffix = _SUFFIX.match(following)
    kept = suffix[0] if suffix else ""
    return kept + between, following[len(kept) :]


def _count(pattern: Tokens, start: int) -> int:
    """How many literals stand from there to the next field."""
    return next((n for n, token in enumerate(pattern[start:]) if token.letter), len(pattern) - start)


def _literal(pattern: Tokens, start: int) -> str:
    return "".join(token.text for token in pattern[start : start + _count(pattern, start)])


def around(pattern: Tokens, letters: str) -> tuple[int, int]:
    """The shortest slice of the pattern that holds all of these fields, and what is glued to the last of them."""
    at = [n for n, token in enumerate(pattern) if token.letter and _kind(token.letter) in letters]
    if not at:
        return 0, len(pattern)
    end = at[-1] + 1
    return at[0], end + (end < len(pattern) and pattern[end].glued)


def _kind(letter: str) -> str:
    """The field that a letter shows: L is a month too, h and K are hours."""
    return {"L": "M", "h": "H", "K": "H", "k": "H", "B": "a", "b": "a"}.get(letter, letter)
