"""A smaller copy of a picture, as WebP."""

from __future__ import annotations

from generator.exports import Fetch
from generator.pictures.raster import smaller


def made(fetch: Fetch, *, data: bytes, width: int) -> bytes:  # noqa: ARG001 - a picture shows no text
    """The copy, so many pixels wide, of the picture with these bytes."""
    return smaller(data, width)
