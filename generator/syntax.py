"""What a complaint of a YAML parser means to somebody who writes: a sentence and what to do, in our words."""

from __future__ import annotations

import re


def explain(complaint: str, context: str, line: str, at: int) -> tuple[str, str]:
    """A sentence and a hint for a complaint of libyaml or PyYAML about the character ``at`` (from 0) of a line."""
    if "mapping values are not allowed" in complaint:
        return _colon(line, at)
    if "did not find expected key" in complaint:
        return _key(line, at)
    if any(words in complaint + context for words in _BEGINNINGS):
        return _beginning(complaint, line, at)
    for words, said, hint in _SAID:
        if words in complaint:
            return said, hint or quoted(line)
    return f"this cannot be read as YAML ({complaint})", quoted(line)


def begins_earlier(complaint: str, context: str) -> bool:
    """Is the mistake where the parser began to read a thing, not where it gave up?"""
    return any(words in complaint + context for words in _EARLIER)


def quoted(line: str) -> str:
    """The hint to put a value in quotes, with the line to type where it is a short one."""
    found = _VALUE.fullmatch(line)
    if not found or len(line) > _SHOWN:
        return "put the value in quotes"
    key, value = found.groups()
    value = value.strip("\"'")
    typed = "'" + value.replace("'", "''") + "'" if '"' in value or "\\" in value else f'"{value}"'
    return f"put the value in quotes: {key}: {typed}"


_SHOWN = 100
_VALUE = re.compile(r"\s*(?:- )*([^\s:'\"#][^:]*?):\s+(\S.*?)\s*")
_EARLIER = ("quoted scalar", "scanning a simple key", "',' or", "an alias", "scanning an anchor", "scanning a tag")
_BEGINNINGS = (
    "cannot start any token",
    "expected node content",
    "mapping keys are not allowed",
    "scanning an alias",
    "scanning an anchor",
    "scanning a tag",
)
_SAID = (
    ("unknown escape character", "this escape means nothing in double quotes", "use single quotes, or two backslashes"),
    ("hexdecimal", "this escape is no character", "after `\\x` stand 2 digits, after `\\u` 4, after `\\U` 8"),
    ("Unicode character escape", "this escape is no character", "write the character itself"),
    ("unexpected end of stream", "the quotation mark that opens here is never closed", "put the same mark at the end"),
    ("unexpected document", "the quotation mark that opens here is never closed", "put the same mark at the end"),
    ("could not find expected ':'", "this line is no `key: value`", "a key is followed by a colon and a space"),
    ("',' or ']'", "this list is not closed, or lacks a comma", "put `]` at its end; quote what holds , [ ] { or }"),
    ("',' or '}'", "this mapping is not closed, or lacks a comma", "put `}` at its end; quote what holds , [ ] { or }"),
    ("'-' indicator", "this line is no item of the list above it", "begin it with `- `, or in the column of a key"),
    ("block sequence entries", "a list with `- ` begins on a line of its own", "write [a, b] here, or `- a` below"),
    ("comment or line break", "after `|` or `>` the text begins on the next line", ""),
    ("<document start>", "this line stands further left than the keys above it", "begin every key in the same column"),
    ("directive", "a line cannot begin with `%`", "put a value that begins with % in quotes, after its key"),
)


def _colon(line: str, at: int) -> tuple[str, str]:
    """A colon where none is expected: within a value, or because the lines above are not what they seem."""
    if re.search(r":\s", line[:at]):
        return "a colon with a space after it stands inside the value", quoted(line)
    if line[:1].isspace():
        return "this line stands further right than the keys above it", "begin every key in the same column"
    return "the line above this one is no `key: value`", "a key is followed by a colon and a space"


def _key(line: str, at: int) -> tuple[str, str]:
    before = line[:at].rstrip()
    if before:
        return f"nothing may follow the closing `{before[-1]}`", quoted(line)
    if line[at : at + 1] == ":":
        return "a key is missing before this colon", "a line is `key: value`"
    return "this line does not stand in the column of the keys above it", "begin every key in the same column"


def _beginning(complaint: str, line: str, at: int) -> tuple[str, str]:
    """A character that has a meaning in YAML, where a value should begin."""
    sign = line[at : at + 1]
    if sign == "\t":
        return "a tab indents this line", "indent with spaces"
    if "expected node content" in complaint and not line[:at].rstrip().endswith(":"):
        return f"nothing stands before this `{sign}`", "take it out, or put the value in quotes"
    return f"a value cannot begin with `{sign}`", quoted(line)
