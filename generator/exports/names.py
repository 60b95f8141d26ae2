"""A list of names, one a line."""

from __future__ import annotations


def made(_fetch: object, *, names: tuple[str, ...]) -> bytes:
    """The names as they are."""
    return "".join(f"{name}\n" for name in names).encode()
