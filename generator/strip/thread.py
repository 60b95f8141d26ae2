"""Where each entry of a list stands along its line of time: for a line that shows one of them at a time."""

from __future__ import annotations

from collections.abc import Sequence

from generator.model import Card
from generator.strip.axis import Words, axis

WIDTH = 640  # units, of which a cut in the line takes its own


def thread(cards: Sequence[Card], words: Words, *, mirrored: bool) -> tuple[str, ...]:
    """The place of each as a share of the line: "0%" is where it begins, on the right where it is ``mirrored``."""
    if not cards:
        return ()
    firsts = [card.date.first for card in cards]
    line = axis([(first, first) for first in firsts], WIDTH, words)
    shares = [line.at(first) * 100 / WIDTH for first in firsts]
    return tuple([f"{100 - share if mirrored else share:.2f}%" for share in shares])
