"""What was written of an item once, for the many feeds of a build in which it stands."""

from __future__ import annotations

from sys import getsizeof

from generator.memory import Memory

texts = Memory(1 << 25, getsizeof)  # in bytes
