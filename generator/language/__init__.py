"""Everything a page says in the reader's language: dates, numbers, lists, lengths of time, the interface.

The language is always named (a BCP 47 tag for which ``known`` is true); no setting of the machine is ever read.
"""

from generator.language.asides import asides
from generator.language.dates import words
from generator.language.headings import civil, heading, margin, tick
from generator.language.locales import known
from generator.language.numbers import direction, duration, listing, number
from generator.language.quotes import Quotes, quotes
from generator.language.strings import Strings, ended, read_strings
from generator.language.weeks import first_weekday, month, weekday

__all__ = [
    "Quotes",
    "Strings",
    "asides",
    "civil",
    "direction",
    "duration",
    "ended",
    "first_weekday",
    "heading",
    "known",
    "listing",
    "margin",
    "month",
    "number",
    "quotes",
    "read_strings",
    "tick",
    "weekday",
    "words",
]
