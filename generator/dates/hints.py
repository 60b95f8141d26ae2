"""What an author may mean by a date that is spelt in another way."""

from __future__ import annotations

from collections.abc import Iterator


def spellings(text: str) -> Iterator[tuple[str, ...]]:
    """Guesses, the likeliest first, each of one spelling or of several that are equally likely; not all are dates."""
    yield from ()
