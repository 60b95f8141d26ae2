"""The garbage collector, kept from walking a plan again and again that stays until the end.

What a build makes is freed as soon as nobody holds it, for it holds no circles: without this, a quarter of the time of
rendering goes into looking for some.
"""

from __future__ import annotations

import gc
from collections.abc import Iterator
from contextlib import contextmanager

SELDOM = 50_000  # new objects between two looks; Python's own 700 fit a program whose objects go in circles


@contextmanager
def none() -> Iterator[None]:
    """Nothing is looked at until the block ends, and what it made is not looked at after it either."""
    gc.disable()
    try:
        yield
    finally:
        gc.freeze()
        gc.set_threshold(SELDOM, 20, 100)
        gc.enable()
