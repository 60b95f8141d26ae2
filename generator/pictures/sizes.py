"""In which widths a picture is offered. Asked in every build, so nothing here loads Pillow."""

from __future__ import annotations

WIDTHS = (480, 960, 1600)  # a phone, a phone of many pixels or a column, a column of many pixels
WORTH = 1.2  # the original is so many times as wide as what is made of it, else it does as well
TALLEST = 16383  # pixels: more a WebP cannot have


def widths(width: int, height: int) -> tuple[int, ...]:
    """The widths in pixels in which a picture is offered, the narrowest first; () where only its own will do.

    None is wider than the picture. Its own is the last of them where the widest copy is not made.
    """
    copies = tuple(each for each in WIDTHS if each * WORTH <= width and high(each, width, height) <= TALLEST)
    return copies if not copies or copies[-1] == WIDTHS[-1] else (*copies, width)


def high(narrow: int, width: int, height: int) -> int:
    """How high the copy of this width is."""
    return max(1, round(height * narrow / width))
