"""In which widths a picture is offered. Asked in every build, so nothing here loads Pillow."""

from __future__ import annotations

WIDTHS = (480, 960, 1600)  # a phone, a phone of many pixels or a column, a column of many pixels
WORTH = 1.2  # the original is so many times as wide as what is made of it, else it does as well
TALLEST = 16383  # pixels: more a WebP cannot have


def widths(width: int, height: int) -> tuple[int, ...]:
    """The widths in pixels of the smaller copies of a picture, the narrowest first; none is wider than the picture."""
    fit = (each for each in WIDTHS if each * WORTH <= width)
    return tuple(each for each in fit if high(each, width, height) <= TALLEST)


def high(narrow: int, width: int, height: int) -> int:
    """How high the copy of this width is."""
    return max(1, round(height * narrow / width))
