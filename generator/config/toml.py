"""The tables of a TOML file, or its mistake in our words."""

from __future__ import annotations

import re
import tomllib
from typing import Any

from generator.problems import Problem, Where

DEEPEST = 16


def read(at: Where) -> tuple[dict[str, Any] | None, Problem | None]:
    """What the lines of a file hold, or why they cannot be read."""
    try:
        tables = tomllib.loads("\n".join(at.lines))
    except RecursionError:
        return None, _nested(at)
    except ValueError as error:
        return None, _explained(at, str(error))
    return (None, _nested(at)) if _deep(tables) else (tables, None)


def _deep(tables: dict[str, Any]) -> bool:
    """Are there tables and lists in one another, more than anybody means?"""
    level: list[Any] = [tables]
    for _ in range(DEEPEST):
        level = [
            inside
            for outer in level
            for inside in (outer.values() if isinstance(outer, dict) else outer)
            if isinstance(inside, dict | list)
        ]
    return bool(level)


def _nested(at: Where) -> Problem:
    return at.problem(1, 1, "toml", f"something in this file is nested more than {DEEPEST} deep", "write it flatter")


def _explained(at: Where, complaint: str) -> Problem:
    """TOML's complaint in our words."""
    found = _AT.search(complaint)
    said = complaint[: found.start()] if found else complaint
    last = max((n for n, text in enumerate(at.lines, 1) if text.strip()), default=1)
    line, column = (int(found[1]), int(found[2])) if found and found[1] else (last, 1)
    for words, message, hint in _SAID:
        if words in said:
            return at.problem(line, column, "toml", message, hint)
    return at.problem(line, column, "toml", f"this cannot be read as TOML: {said[:1].lower()}{said[1:]}")


_AT = re.compile(r" \(at (?:line (\d+), column (\d+)|end of document)\)$")
_SAID = (
    ("Invalid value", "no value can be read here", 'a text stands in quotes, as in title = "The eastern flank"'),
    ("Invalid statement", "no key can be read here", 'as in title = "The eastern flank"'),
    ("Exceeds the limit", "a number in this file has too many digits", "put it in quotes"),
    ("Expected '='", "a key is followed by `=` and its value", 'as in title = "The eastern flank"'),
    ("Invalid initial character", "a key is missing here", 'as in title = "The eastern flank"'),
    (
        "Expected newline",
        "nothing may follow a value on its line",
        "begin a new line, or put the whole value in quotes",
    ),
    (
        "Illegal character '\\n'",
        "the quotation mark that opens in this line is not closed",
        "close it in the same line",
    ),
    ("Unterminated string", "a quotation mark is never closed", "put the same mark at the end of the text"),
    ("Expected \"'", "a quotation mark is never closed", "put the same mark at the end of the text"),
    ("Unescaped '\\'", "a backslash begins an escape that TOML does not know", "use single quotes, or two backslashes"),
    ("overwrite a value", "this key stands here a second time", "keep one of them"),
    ("twice", "this table stands here a second time", "keep one of them"),
    ("Duplicate inline table key", "a key stands here a second time", "keep one of them"),
    ("mutate immutable", "this table is already closed", "put all its keys in one place"),
    ("Unclosed array", "a list is not closed, or lacks a comma", "put `]` at its end"),
    ("Unclosed inline table", "a table is not closed, or lacks a comma", "put `}` at its end"),
)
