"""Blocks read by the library's processors, of which only those are asked that can find something in a block.

Each entry below is a proof obligation, as in ``gates``: no block without one of these letters, or without a line that
begins like this, makes the processor do anything. A processor that is not named here always runs.
"""

from __future__ import annotations

import re
from collections import deque
from collections.abc import Callable
from functools import lru_cache
from typing import Any
from xml.etree.ElementTree import Element

# One block, tabs being spaces by now.
LETTERS = {
    "code": ("    ",),
    "defindent": ("    ",),
    "deflist": (": ",),
    "footnote": ("[^",),
    "hr": ("-", "_", "*"),
    "indent": ("    ",),
    "olist": (". ",),
    "reference": ("]:",),
    "setextheader": ("\n=", "\n-"),
    "table": ("|",),
    "ulist": ("- ", "* ", "+ "),
}
# The first character of a line that is not indented; "1" stands for every digit.
STARTS = {
    "admonition": "!",
    "code": "",
    "defindent": "",
    "deflist": ":",
    "empty": "\n",
    "footnote": "[",
    "hashheader": "#",
    "hr": "-_*",
    "indent": "",
    "olist": "1",
    "quote": ">",
    "reference": "[",
    "setextheader": "=-",
    "ulist": "-*+",
}

_MANY = 1_000  # blocks
_LONG = 4_000  # characters of a block: one of a thousand headings is looked through a thousand times
_FIRST = re.compile("^.", re.MULTILINE | re.DOTALL)

_Gated = tuple[Any, tuple[str, ...]]


def parser(processors: list[tuple[str, Any]]) -> Callable[[Element, list[str]], None]:
    """What ``BlockParser.parseBlocks`` does, asking only those of the named processors that a block may be for."""

    @lru_cache(maxsize=1024)
    def asked(starts: str) -> tuple[_Gated, ...]:
        kinds = "".join(map(_start, starts))
        return tuple((one, LETTERS.get(name, ())) for name, one in processors if _may_begin(name, kinds))

    def parse(parent: Element, blocks: list[str]) -> None:
        if len(blocks) > _MANY:
            blocks = _Blocks(blocks)  # type: ignore[assignment]
        while blocks:
            block = blocks[0]
            for processor, letters in asked(_starts(block) if "\n" in block else block[:1] or "\n"):
                block = blocks[0]
                if letters and not _has(block, letters):
                    continue
                if processor.test(parent, block) and processor.run(parent, blocks) is not False:
                    break

    return parse


def _starts(block: str) -> str:
    """What the lines of a block begin with, each once: letters, which begin nothing, are left out."""
    if len(block) > _LONG:
        return " "  # anything
    return "".join(sorted(set(map(_start, _FIRST.findall(block)))))


def _start(sign: str) -> str:
    if sign.isalpha():
        return ""
    return "1" if sign.isdecimal() else sign


def _may_begin(name: str, starts: str) -> bool:
    """Whether the processor may find anything where lines begin like this; what is indented may be anything."""
    return name not in STARTS or " " in starts or not set(STARTS[name]).isdisjoint(starts)


def _has(block: str, letters: tuple[str, ...]) -> bool:
    for each in letters:  # noqa: SIM110 - `any` costs four times as much, a hundred times a text
        if each in block:
            return True
    return False


class _Blocks(deque[str]):
    """A list of which it costs nothing to take the first: what the processors do with one, and no more."""

    def pop(self, index: int = -1) -> str:
        return super().pop() if index else self.popleft()
