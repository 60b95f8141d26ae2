"""Everything a page says in the reader's language: dates, numbers, lists, lengths of time, the interface.

The language is always named (a BCP 47 tag for which ``known`` is true); no setting of the machine is ever read.
"""

from generator.language.asides import asides
from generator.language.dates import words
from generator.language.headings import heading, margin, tick
from generator.language.locales import known
from generator.language.numbers import direction, duration, listing, number
from generator.language.quotes import Quotes, quotes
from generator.language.strings import Strings, ended, read_strings

__all__ = [
    "Quotes",
    "Strings",
    "asides",
    "direction",
    "duration",
    "ended",
    "heading",
    "known",
    "listing",
    "margin",
    "number",
    "quotes",
    "read_strings",
    "tick",
    "words",
]
