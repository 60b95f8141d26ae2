"""What is in a font file, read without Pillow: which signs it has, how wide they are, how pairs of them are set.

OpenType 1.9: ``cmap`` in format 12, ``hmtx``, and of ``GPOS`` the pair adjustments of the feature ``kern``. Pillow's
basic layout knows no ``GPOS``, and a title of large letters without kerning looks broken.
"""

from __future__ import annotations

import struct
import unicodedata
from bisect import bisect_right
from functools import lru_cache
from itertools import pairwise
from pathlib import Path

Class = tuple[list[int], list[tuple[int, int]]]  # first glyphs of the ranges; last glyph and class of each
_PLAIN: dict[int, str | None] = {
    **dict.fromkeys(map(ord, "\t\n\u2002\u2003\u2004\u2005\u2006\u2008\u2009"), " "),
    **dict.fromkeys(map(ord, "\u00ad\u200b\u2060\ufeff"), None),  # they only say where a line may end
    0x202F: "\xa0",
    0x2011: "\u2010",
}


def writable(text: str) -> str:
    """The text as it can be set sign by sign, one after another from left to right; "" where it cannot.

    A mark that no letter of the font has joined would have to be placed over its letter, and of scripts that are
    written from right to left, or whose letters change shape, the font has no sign.
    """
    if _signs().issuperset(text):
        return text.strip()
    plain = unicodedata.normalize("NFC", text).translate(_PLAIN)
    return plain.strip() if _signs().issuperset(plain) else ""


@lru_cache(maxsize=1)
def _signs() -> frozenset[str]:
    """Every sign of the font that stands by itself."""
    signs = map(chr, serif().glyphs.keys() - _PLAIN.keys())
    return frozenset(sign for sign in signs if not unicodedata.combining(sign))


@lru_cache(maxsize=4)
def serif(style: str = "") -> Font:
    """Source Serif Pro as the package ``font-source-serif-pro`` brings it; ``style`` is "" or "Semibold"."""
    from font_source_serif_pro import font_files_otf

    return Font(Path(font_files_otf[f"SourceSerifPro{style}"]))


class Font:
    """An OpenType font. Lengths are in thousandths of its size, whatever the file counts in."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self._data = path.read_bytes()
        count = self._words(4, 1)[0]
        records = (struct.unpack_from(">4s4xII", self._data, 12 + 16 * n) for n in range(count))
        self._tables: dict[bytes, int] = {tag: offset for tag, offset, _ in records}
        self._unit = 1000 / self._words(self._tables[b"head"] + 18, 1)[0]
        self.glyphs = self._mapped()
        self._metrics: dict[str, tuple[float, float]] = {}
        self._kerns: dict[tuple[str, str], float] = {}
        self._pairs: list[_Pairs] | None = None

    def width(self, text: str) -> float:
        """How far a line of text goes on, each pair of signs set as the font says."""
        return sum(map(self.advance, text)) + sum(self.kern(a, b) for a, b in pairwise(text))

    def advance(self, sign: str) -> float:
        """How far one sign goes on."""
        return self._measured(sign)[0]

    def bearing(self, sign: str) -> float:
        """How far its ink begins after the place where it is set."""
        return self._measured(sign)[1]

    def kern(self, first: str, second: str) -> float:
        """How much farther, or nearer, the second sign stands after the first."""
        found = self._kerns.get((first, second))
        if found is None:
            pair = self.glyphs[ord(first)], self.glyphs[ord(second)]
            said = (pairs.adjust(*pair) for pairs in self._kerning())
            found = next((value for value in said if value is not None), 0) * self._unit
            self._kerns[first, second] = found
        return found

    def _measured(self, sign: str) -> tuple[float, float]:
        found = self._metrics.get(sign)
        if found is None:
            at, glyph = self._tables[b"hmtx"], self.glyphs[ord(sign)]
            longs = self._words(self._tables[b"hhea"] + 34, 1)[0]
            advance = self._words(at + 4 * min(glyph, longs - 1), 1)[0]
            bearing = at + (4 * glyph + 2 if glyph < longs else 4 * longs + 2 * (glyph - longs))
            found = advance * self._unit, struct.unpack_from(">h", self._data, bearing)[0] * self._unit
            self._metrics[sign] = found
        return found

    def _words(self, offset: int, count: int) -> tuple[int, ...]:
        return struct.unpack_from(f">{count}H", self._data, offset)

    def _mapped(self) -> dict[int, int]:
        """The glyph of each sign, by its code point."""
        cmap = self._tables[b"cmap"]
        count = self._words(cmap + 2, 1)[0]
        offsets = (struct.unpack_from(">4xI", self._data, cmap + 4 + 8 * n)[0] for n in range(count))
        table = next(cmap + offset for offset in offsets if self._words(cmap + offset, 1)[0] == 12)
        groups = struct.unpack_from(">I", self._data, table + 12)[0]
        found: dict[int, int] = {}
        for number in range(groups):
            start, end, glyph = struct.unpack_from(">III", self._data, table + 16 + 12 * number)
            found.update(zip(range(start, end + 1), range(glyph, glyph + end - start + 1), strict=True))
        return found

    def _kerning(self) -> list[_Pairs]:
        """The subtables of the first lookup of ``kern``, which is the same for all scripts of this font."""
        if self._pairs is None:
            gpos = self._tables[b"GPOS"]
            features, lookups = (gpos + offset for offset in self._words(gpos + 6, 2))
            count = self._words(features, 1)[0]
            records = (struct.unpack_from(">4sH", self._data, features + 2 + 6 * n) for n in range(count))
            feature = next(features + offset for tag, offset in records if tag == b"kern")
            lookup = lookups + self._words(lookups + 2 + 2 * self._words(feature + 4, 1)[0], 1)[0]
            offsets = self._words(lookup + 6, self._words(lookup + 4, 1)[0])
            self._pairs = [_Pairs(self._data, lookup + offset) for offset in offsets]
        return self._pairs


class _Pairs:
    """A subtable of pair adjustments whose only value is an advance (value formats 4 and 0)."""

    def __init__(self, data: bytes, at: int) -> None:
        self._data, self._at = data, at
        self._format, coverage = self._words(at, 2)
        self._covered = self._coverage(at + coverage)
        if self._format == 2:
            first, second, _, self._seconds = self._words(at + 8, 4)
            self._first, self._second = self._classes(at + first), self._classes(at + second)

    def adjust(self, first: int, second: int) -> int | None:
        """The advance that is added between two glyphs, None where another subtable is to be asked."""
        index = self._covered.get(first)
        if index is None:
            return None
        if self._format == 2:
            place = _of(self._first, first) * self._seconds + _of(self._second, second)
            return self._signed(self._at + 16 + 2 * place)
        pairs = self._at + self._words(self._at + 10 + 2 * index, 1)[0]
        seconds = self._words(pairs + 2, 2 * self._words(pairs, 1)[0])[::2]
        found = bisect_right(seconds, second) - 1
        if found < 0 or seconds[found] != second:
            return None
        return self._signed(pairs + 4 + 4 * found)

    def _words(self, offset: int, count: int) -> tuple[int, ...]:
        return struct.unpack_from(f">{count}H", self._data, offset)

    def _signed(self, offset: int) -> int:
        value: int = struct.unpack_from(">h", self._data, offset)[0]
        return value

    def _coverage(self, at: int) -> dict[int, int]:
        form, count = self._words(at, 2)
        if form == 1:
            return {glyph: index for index, glyph in enumerate(self._words(at + 4, count))}
        found: dict[int, int] = {}
        for number in range(count):
            start, end, index = self._words(at + 4 + 6 * number, 3)
            found.update(zip(range(start, end + 1), range(index, index + end - start + 1), strict=True))
        return found

    def _classes(self, at: int) -> Class:
        if self._words(at, 1)[0] == 1:
            start, count = self._words(at + 2, 2)
            return list(range(start, start + count)), list(enumerate(self._words(at + 6, count), start))
        count = self._words(at + 2, 1)[0]
        ranges = [self._words(at + 4 + 6 * n, 3) for n in range(count)]
        return [start for start, _, _ in ranges], [(end, kind) for _, end, kind in ranges]


def _of(classes: Class, glyph: int) -> int:
    starts, ends = classes
    number = bisect_right(starts, glyph) - 1
    return ends[number][1] if number >= 0 and glyph <= ends[number][0] else 0
