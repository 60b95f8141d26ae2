"""Lines of text set in a font: broken well, cut where there is no end to them, drawn sign by sign.

Where a sign stands is worked out from the font file, so that nothing hangs on how a library lays out text.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise
from typing import NamedTuple

from PIL import Image, ImageDraw, ImageFont

from generator.pictures.font import serif

_BREAK = re.compile(r"(?<=—)(?=\w)| ")
_LAST_RESORT = re.compile(r"(?<=[-–—/])(?=\w)| ")  # a word that has a line to itself and is too long
_LIGATURES = (("ffi", "ﬃ"), ("ffl", "ﬄ"), ("ff", "ﬀ"), ("fi", "ﬁ"), ("fl", "ﬂ"))
_LONGEST = 400  # signs that are looked at: far more than any picture has room for
_STEPS = 4  # places within a pixel at which a sign may stand


@dataclass(frozen=True, slots=True)
class Face:
    """A style of the font at a size in pixels."""

    size: int
    style: str = ""

    def width(self, text: str) -> float:
        """How many pixels a line takes."""
        return serif(self.style).width(joined(text)) * self.size / 1000

    def bearing(self, text: str) -> float:
        """How many pixels after its beginning the ink of a line begins."""
        return serif(self.style).bearing(joined(text)[0]) * self.size / 1000 if text else 0.0


def write(image: Image.Image, x: float, y: int, text: str, face: Face, ink: int) -> None:
    """Draws a line from ``x`` on, its baseline at ``y``; ``ink`` is what it leaves where it covers all of a pixel."""
    font, text = serif(face.style), joined(text)
    for sign, following in zip(text, [*text[1:], ""], strict=False):
        whole, part = divmod(round(x * _STEPS), _STEPS)
        mask, left, top = _glyph(face, sign, part)
        if mask:
            image.paste(ink, (whole + left, y + top), mask)
        x += (font.advance(sign) + (font.kern(sign, following) if following else 0)) * face.size / 1000


def joined(text: str) -> str:
    """The text with the signs of the font for letters that would run into each other."""
    for letters, sign in _LIGATURES if "f" in text else ():
        text = text.replace(letters, sign)
    return text


@lru_cache(maxsize=4096)
def _glyph(face: Face, sign: str, part: int) -> tuple[Image.Image | None, int, int]:
    """A sign that begins some steps within a pixel: how much of each pixel it covers, and where that lies."""
    font = _opened(face)
    pad = face.size
    drawn = Image.new("L", (3 * pad, 3 * pad))
    ImageDraw.Draw(drawn).text((pad + part / _STEPS, 2 * pad), sign, fill=255, font=font, anchor="ls")
    box = drawn.getbbox()
    if box is None:
        return None, 0, 0
    return drawn.crop(box), box[0] - pad, box[1] - 2 * pad


@lru_cache(maxsize=32)
def _opened(face: Face) -> ImageFont.FreeTypeFont:
    return ImageFont.truetype(str(serif(face.style).path), face.size, layout_engine=ImageFont.Layout.BASIC)


# ---- lines


def cut(text: str, face: Face, width: float) -> str:
    """The text, or as much of it as the width has room for, an ellipsis."""
    if face.width(text[:_LONGEST]) <= width and len(text) <= _LONGEST:
        return text
    low, high = 0, min(len(text), _LONGEST)
    while low < high:
        middle = (low + high + 1) // 2
        fits = face.width(_ended(text[:middle])) <= width
        low, high = (middle, high) if fits else (low, middle - 1)
    return _ended(_whole_words(text, low))


def _whole_words(text: str, end: int) -> str:
    """As much of the text as is no part of a word, unless little would be left."""
    if text[end : end + 1].isspace():
        return text[:end]
    start = text.rfind(" ", 0, end)
    return text[:start] if start > end * 0.6 else text[:end]


def _ended(text: str) -> str:
    return text.rstrip(" ,;:.–—-") + "…"


def broken(text: str, steps: Sequence[tuple[int, int]], width: float, style: str) -> tuple[Face, list[str]]:
    """The text in lines of like length, at the first of the (size, most lines) that has room for all of it.

    What has no room at the last of them is cut.
    """
    shown = text[:_LONGEST]
    for size, most in steps:
        face = Face(size, style)
        words = _words(shown, face)
        widest = max(word.bare for word in words)
        lines = _filled(words, width) if widest <= width else []
        if lines and len(lines) <= most and shown == text:
            return face, _balanced(words, widest, width, len(lines))
    return face, _cut_off(shown, face, width, most)


class _Word(NamedTuple):
    """What no line ends within, with the space after it; how wide it is with that space, and ``bare`` without."""

    text: str
    width: float
    bare: float


def _words(text: str, face: Face, at: re.Pattern[str] = _BREAK) -> list[_Word]:
    starts = [0, *(found.end() for found in at.finditer(text)), len(text)]
    words = (text[a:b] for a, b in pairwise(starts) if a < b)
    return [_Word(word, face.width(word), face.width(word.rstrip(" "))) for word in words]


def _filled(words: Sequence[_Word], width: float) -> list[str]:
    """The words in as few lines as they need."""
    lines, taken = [""], 0.0
    for word in words:
        if lines[-1] and taken + word.bare > width:
            lines.append("")
            taken = 0.0
        lines[-1] += word.text
        taken += word.width
    return [line.rstrip(" ") for line in lines]


def _balanced(words: Sequence[_Word], widest: float, width: float, count: int) -> list[str]:
    """The same in so many lines, none much longer than another: the narrowest column that holds them."""
    low, high = max(widest, sum(word.width for word in words) / (count + 1)), width
    while high - low > 2:
        middle = (low + high) / 2
        low, high = (low, middle) if len(_filled(words, middle)) <= count else (middle, high)
    return _filled(words, high)


def _cut_off(text: str, face: Face, width: float, most: int) -> list[str]:
    """As many lines as there may be, the last of them ending in …; a word that is too long goes on over lines."""
    lines: list[str] = []
    while text and len(lines) < most - 1:
        lines.append(_filled(list(_chopped(_words(text, face, _LAST_RESORT), face, width)), width)[0])
        text = text[len(lines[-1]) :].lstrip(" ")
    return [*lines, cut(text, face, width)] if text else lines


def _chopped(words: Sequence[_Word], face: Face, width: float) -> Iterator[_Word]:
    """The words, each that is wider than a line in pieces."""
    for word in words:
        rest = word.text
        while face.width(rest.rstrip(" ")) > width:
            end = bisect_right(range(len(rest)), width, key=lambda n: face.width(rest[: n + 1]))
            yield _Word(rest[:end], width, width)
            rest = rest[end:]
        yield _Word(rest, face.width(rest), face.width(rest.rstrip(" ")))
