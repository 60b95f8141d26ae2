"""Event blocks in a text, cut out before Markdown sees it.

    /// event | The title
        slug: option-lines-are-indented
        date: 2022-03-15

    The body.
    ///

The opening and the closing line stand at the margin, outside fenced code and HTML comments. What is fenced is decided
as the renderer decides it: a fence closes with the very same signs, and one that never closes is none.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field

from generator.problems import Problem, Where, suggestion

_SLASHES = re.compile(r"(/{3,})[ \t]*([^|]*?)[ \t]*(?:\|[ \t]*(.*?)[ \t]*)?")
_FENCE = re.compile(r"(?:(`{3,})[^`]*|(~{3,}).*)")
_INDENTED = re.compile(r" {1,3}///[ \t]*event\b.*")
_FORGOTTEN = re.compile(r"(?:slug|date|known|status|places|people|sources|summary):(?:[ \t].*)?")


@dataclass(frozen=True, slots=True)
class Block:
    """One block as it stands.

    ``start`` and ``end`` are its lines in the body, from 0, ``end`` after the last; ``line`` and every ``…_line`` count
    from 1 in the file, and so does ``column``, the title's.
    """

    start: int
    end: int
    line: int
    column: int
    title: str
    options: str
    options_line: int
    body: str
    body_line: int


def cut(where: Where, body: str, first_line: int) -> tuple[tuple[Block, ...], tuple[Problem, ...]]:
    """The event blocks of a body that begins at ``first_line`` of the file, and what is wrong with their frames."""
    if "///" not in body:
        return (), ()
    scan = _Scan(where, body.split("\n"), first_line)
    for n in _outside(scan.lines):
        scan.read(n)
    scan.end()
    return tuple(scan.blocks), tuple(scan.problems)


def left(body: str, blocks: Sequence[Block], marks: Sequence[str]) -> str:
    """The body with a mark in place of each block ("" for none), and with as many lines as before."""
    lines = body.split("\n")
    for block, mark in zip(blocks, marks, strict=True):
        lines[block.start : block.end] = ["", mark, *[""] * (block.end - block.start - 2)][: block.end - block.start]
    return "\n".join(lines)


@dataclass(slots=True)
class _Scan:
    """One walk over the lines: the opening that waits for its end, if any, and what was found so far."""

    where: Where
    lines: list[str]
    first: int
    blocks: list[Block] = field(default_factory=list)
    problems: list[Problem] = field(default_factory=list)
    opened: int = -1
    owed: int = 0  # closing lines that belong to blocks already reported

    def read(self, n: int) -> None:
        """Take in a line that lies outside code and comments."""
        if not self.lines[n].startswith("///"):
            if _INDENTED.fullmatch(self.lines[n]):
                self.say(n, "block-margin", "a block begins at the margin", "take away the spaces before `///`")
            return
        found = _SLASHES.fullmatch(self.lines[n])
        word = found[2] if found else ""
        if found and not word and found[3] is None:
            if len(found[1]) == 3:
                self.close(n)
        elif word == "event" or word.startswith(("event ", "event\t")):
            self.open(n)
        elif found is None or len(found[1]) == 3:
            self.foreign(n, word)

    def open(self, n: int) -> None:
        if self.opened >= 0:
            self.unclosed(f"the next one begins in line {self.first + n}")
            self.add(n)
            self.owed += 1
        self.opened = n

    def close(self, n: int) -> None:
        if self.opened >= 0:
            self.add(n, n + 1)
            self.opened = -1
        elif self.owed:
            self.owed -= 1
        else:
            self.say(
                n, "block-stray", "this `///` closes no block", "a block begins with `/// event | Title` at the margin"
            )

    def end(self) -> None:
        if self.opened >= 0:
            self.unclosed("the text ends")
            self.add(len(self.lines))

    def foreign(self, n: int, word: str) -> None:
        hint = suggestion(word, ["event"])
        if not hint.startswith("did"):
            hint = "the only block is `/// event | Title`; a note is written `!!! note`"
        message = f"nothing is known of a block `{word[:40]}`" if word else "this line opens no block"
        self.say(n, "block-unknown", message, hint)

    def unclosed(self, before: str) -> None:
        said = f"this block is not closed before {before}"
        self.say(self.opened, "block-unclosed", said, "close it with `///` on a line of its own, at the margin")

    def add(self, n: int, end: int = 0) -> None:
        """Keep the block from the opening that waits to line ``n``, where its body ends."""
        opening = _SLASHES.fullmatch(self.lines[self.opened])
        title, column = (opening[3] or "", opening.start(3) + 1) if opening else ("", 1)
        options = self.until(self.opened + 1, n, lambda line: not line.strip() or line[0] not in " \t")
        start = self.until(options, n, lambda line: bool(line.strip()))
        self.blocks.append(
            Block(
                start=self.opened,
                end=end or n,
                line=self.first + self.opened,
                column=max(column, 1),
                title=title,
                options="\n".join(self.lines[self.opened + 1 : options]),
                options_line=self.first + self.opened + 1,
                body="\n".join(self.lines[start:n]).rstrip(),
                body_line=self.first + start,
            )
        )
        self.judge(opening, options, n)

    def judge(self, opening: re.Match[str] | None, options: int, n: int) -> None:
        if opening and len(opening[1]) != 3:
            self.say(self.opened, "block-slashes", "a block opens with three slashes", "write `/// event | Title`")
        if opening and not opening[3]:
            said = "an event block has its title in its first line, after a `|`"
            self.say(self.opened, "block-title", said, "write `/// event | Title`")
        if options < n and _FORGOTTEN.fullmatch(self.lines[options]):
            said = (
                "the options of a block are indented"
                if options == self.opened + 1
                else "all options are indented alike"
            )
            self.say(options, "block-options", said, f"write `    {self.lines[options][:60]}`")

    def until(self, n: int, end: int, found: Callable[[str], bool]) -> int:
        return next((k for k in range(n, end) if found(self.lines[k])), end)

    def say(self, n: int, code: str, message: str, hint: str) -> None:
        source = self.lines[n]
        column = len(source) - len(source.lstrip()) + 1
        width = max(len(source.strip()), 1)
        self.problems.append(self.where.problem(self.first + n, column, code, message, hint, width=width))


def _outside(lines: list[str]) -> Iterator[int]:
    """The numbers of the lines outside fenced code and HTML comments."""
    ends = _ends(lines)
    n = 0
    while n < len(lines):
        closing = _closing(lines[n])
        at = ends.get(closing, [])
        after = bisect_right(at, n) if closing else len(at)
        if after < len(at):
            n = at[after]
        else:
            yield n
        n += 1


def _closing(line: str) -> str:
    """What the last line of the code or comment must be that begins here; "" where none begins."""
    if fence := _FENCE.fullmatch(line):
        return fence[1] or fence[2]
    return "-->" if line.lstrip(" ").startswith("<!--") and "-->" not in line and not line.startswith("    ") else ""


def _ends(lines: list[str]) -> dict[str, list[int]]:
    """The lines at which code or a comment can end, by what ends it."""
    ends: dict[str, list[int]] = {}
    for n, line in enumerate(lines):
        bare = line.rstrip(" \t")
        if bare.startswith(("```", "~~~")) and bare == bare[0] * len(bare):
            ends.setdefault(bare, []).append(n)
        elif "-->" in line:
            ends.setdefault("-->", []).append(n)
    return ends
