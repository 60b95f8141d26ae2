"""CLDR's patterns made ready to be filled: each field of a pattern knows beforehand what it says of any date.

All but the year are looked up in a table that is made once: the names of the months, the days from "1er" to "31", the
hours as the clock of the language shows them. So a date costs no more than its fields.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import lru_cache
from typing import NamedTuple

from generator.language import numbers
from generator.language.locales import Tongue
from generator.language.patterns import Token, Tokens, around


class Point(NamedTuple):
    """A date as far as it is given, in some calendar and zone; years are astronomical.

    ``rounded`` says that the year is a round number in its own era: -3000 is then "3000 BCE" and not "3001 BCE".
    """

    year: int
    month: int | None = None
    day: int | None = None
    hour: int | None = None
    minute: int | None = None
    second: int | None = None
    rounded: bool = False

    @property
    def depth(self) -> int:
        """How much of the day is given: 1 to 3."""
        return 1 if self.month is None else 2 if self.day is None else 3


Piece = Callable[[Point], str]


@dataclass(frozen=True, slots=True, eq=False)
class Pattern:
    """A pattern in a language: ``tokens`` are what it was made of, ``pieces`` say its fields with what follows them."""

    tongue: Tongue
    tokens: Tokens
    pieces: tuple[Piece, ...]

    def of(self, point: Point) -> str:
        """The pattern with the fields of the point."""
        return "".join([piece(point) for piece in self.pieces])


@lru_cache(maxsize=4096)
def pattern(tongue: Tongue, letters: str, *, far: bool, declined: bool = False, time: str = "{0}") -> Pattern:
    """How the language shows these fields: some of "yMd" or "yQ", and "Hm" or "Hms" where a time follows.

    ``far`` adds the era, ``declined`` puts the month as it stands after a preposition, ``time`` goes around the time.
    """
    day = letters.rstrip("Hms")
    tokens = tongue.dates[day, far] if day else ()
    if declined:
        tokens = tuple(token._replace(letter="M") if token.letter == "L" else token for token in tokens)
    if day != letters:
        clock = _within(time, {"{0}": tongue.clock[letters.endswith("s")]})
        tokens = _within(tongue.glue, {"{0}": clock, "{1}": tokens}) if tokens else clock
    return _ready(tokens, tongue)


@lru_cache(maxsize=4096)
def parted(whole: Pattern, letters: str) -> tuple[Pattern, Pattern, Pattern]:
    """The pattern cut in three: what stands before, what holds all of these fields, what stands behind."""
    start, end = around(whole.tokens, letters)
    tokens, tongue = whole.tokens, whole.tongue
    return _ready(tokens[:start], tongue), _ready(tokens[start:end], tongue), _ready(tokens[end:], tongue)


def _within(phrase: str, parts: Mapping[str, Tokens]) -> Tokens:
    """The phrase as literals, with these parts in it where it has "{0}" and "{1}"."""
    pieces = [piece for piece in re.split(r"(\{[01]\})", phrase) if piece]
    return tuple(token for piece in pieces for token in parts.get(piece, (Token("", 0, piece),)))


def _ready(tokens: Tokens, tongue: Tongue) -> Pattern:
    pieces: list[Piece] = []
    at = 0
    while at < len(tokens):
        after = next((n for n in range(at + 1, len(tokens)) if tokens[n].letter), len(tokens))
        pieces.append(_piece(tokens[at], "".join(token.text for token in tokens[at + 1 : after]), tongue))
        at = after
    return Pattern(tongue, tokens, tuple(pieces))


def _piece(token: Token, then: str, tongue: Tongue) -> Piece:
    """What the token says of a point, with the literal that follows it."""
    if not token.letter:
        return lambda _: token.text + then
    if token.letter == "y":
        return lambda point: numbers.year(point.year, tongue, rounded=point.rounded) + then
    if token.letter == "G":
        return lambda point: tongue.eras[point.year > 0] + then
    at, most = _PLACES[token.letter]
    texts: dict[int | bool | None, str] = {n: _text(token, n, tongue) + then for n in range(most + 1)}
    return lambda point: texts[point[at]]


# By the letter of a field, its place in a point and the highest number there.
_PLACES = dict.fromkeys("MLQ", (1, 12)) | dict.fromkeys("HhKkabB", (3, 23)) | {"d": (2, 31), "m": (4, 59), "s": (5, 59)}


def _text(token: Token, n: int, tongue: Tongue) -> str:
    letter, width = token.letter, token.width
    value = _shown(letter, n)
    if names := tongue.names.get((letter, min(width, 4))):
        return names[value - 1]
    if letter == "d" and value == 1 and tongue.first_day:
        return tongue.first_day
    return f"{value:0{width}}".translate(tongue.digits)


def _shown(letter: str, n: int) -> int:
    """The number that the field shows for a month, a day or an hour; of those with names, the place of the name."""
    match letter:
        case "Q":
            return (n + 2) // 3
        case "h" | "K":
            return n % 12 or (12 if letter == "h" else 0)
        case "a" | "b" | "B":
            return 2 if n >= 12 else 1
    return n
