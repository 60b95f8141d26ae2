"""What may not be rendered: bounds by count, never by time, so that they are the same on every machine."""

from __future__ import annotations

from typing import NamedTuple


class Finding(NamedTuple):
    """Why a text is refused, where (from 1), and what would do."""

    line: int
    column: int
    code: str
    message: str
    hint: str


def check(source: str, limit: int) -> list[Finding]:
    """What is too much of a text: over ``limit`` bytes."""
    size = len(source.encode())
    if size > limit:
        return [Finding(1, 1, "text-size", f"the text has {size} bytes, at most {limit} are read", "part it into several documents")]
    return []
