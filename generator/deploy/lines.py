"""What came of a deployment, in lines."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from generator.checks import Apart
from generator.deploy.remote import Files

NAMED = 5  # addresses in a sentence


def different(apart: Apart, *, allow_lost: bool) -> Iterator[str]:
    """What has become of the addresses, a line for each; of those of documents where losing them is no mistake."""
    for address in apart.lost if allow_lost else ():
        yield f"lost: {address}"
    for address in apart.dropped:
        yield f"no more: {address}"
    for address, was, now in apart.changed:
        yield f"other: {address} ({was or 'a list or a file'}, now {now or 'a list or a file'})"


def each(files: Files) -> Iterator[str]:
    """A line for each file."""
    for verb, addresses in zip(("add", "change", "remove"), files, strict=True):
        yield from (f"{verb}: {address}" for address in addresses)


def counted(files: Files) -> str:
    """How many files come, change and go."""
    return ", ".join(f"{_many(addresses)} {verb}" for verb, addresses in zip(Files._fields, files, strict=True))


def _many(addresses: Sequence[str]) -> str:
    return "1 file" if len(addresses) == 1 else f"{len(addresses)} files"


def named(addresses: Sequence[str]) -> str:
    """The first of them, and how many more."""
    more = len(addresses) - NAMED
    return ", ".join(addresses[:NAMED]) + (f" and {more} more" if more > 0 else "")
