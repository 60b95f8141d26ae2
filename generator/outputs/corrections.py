"""What was corrected and what was added, in all entries, newest first."""

from __future__ import annotations

from collections.abc import Iterator

from generator.chronology import MOST
from generator.model import Kept
from generator.outputs import frames
from generator.outputs.desk import Desk
from generator.pages import Change, Page, Part


def plan(desk: Desk) -> Iterator[Page]:
    """The list of changes, over as many pages as it needs."""
    changes = [(instant, entry, key) for entry in desk.chronology.entries for instant, _, key in entry.changes]
    changes.sort(key=lambda c: (-c[0], c[1].path, c[1].number, c[2]))
    shown = [Change(desk.card(entry), Kept(key, key, "", document=True)) for _, entry, key in changes]
    addresses = [_address(number) for number in range(1, max(1, -(-len(shown) // MOST)) + 1)]
    counts = [len(shown[n * MOST : (n + 1) * MOST]) for n in range(len(addresses))]
    parts = tuple(Part(a, c, label=str(n), number=n) for n, (a, c) in enumerate(zip(addresses, counts, strict=True), 1))
    index = desk.by_path.get("corrections/index.md")
    for number, part in enumerate(parts):
        yield Page(
            part.address,
            "corrections.html.j2",
            (
                *desk.common,
                *frames.listing(desk, "corrections", part.address, first=not number),
                ("changes", tuple(shown[number * MOST : (number + 1) * MOST])),
                ("parts", parts if len(parts) > 1 else ()),
                ("part", part if len(parts) > 1 else None),
            ),
            f"content/{index.path}" if index else "the list of corrections",
        )


def _address(number: int) -> str:
    return "corrections/index.html" if number == 1 else f"corrections/index.{number}.html"
