"""The quotation marks of languages: CLDR's delimiters, which Babel leaves out, with the space that French sets."""

from __future__ import annotations

from typing import NamedTuple

from generator.language.locales import candidates


class Quotes(NamedTuple):
    """Marks around a quotation, and around a quotation in one."""

    open: str
    close: str
    inner_open: str
    inner_close: str


def quotes(language: str) -> Quotes:
    """The quotation marks of the language, English ones where it is not in the table."""
    return next((_MARKS[tag] for tag in candidates(language) if tag in _MARKS), _ENGLISH)


_ENGLISH = Quotes("“", "”", "‘", "’")
_LOW = Quotes("„", "“", "‚", "‘")
_LOW_HIGH = Quotes("„", "”", "‚", "’")
_SAME = Quotes("”", "”", "’", "’")
_POINTED = Quotes("«", "»", "„", "“")
_FRENCH = Quotes("«\u202f", "\u202f»", "“", "”")
_CORNERS = Quotes("「", "」", "『", "』")
_LATIN = Quotes("«", "»", "“", "”")

_MARKS = {
    **dict.fromkeys(("de", "cs", "sk", "sl", "bg", "is", "lt", "et", "lb", "dsb", "hsb", "mk", "ka"), _LOW),
    **dict.fromkeys(("de-CH", "de-LI", "it-CH", "fr-CH"), Quotes("«", "»", "‹", "›")),
    **dict.fromkeys(("fi", "sv"), _SAME),
    **dict.fromkeys(("hr", "bs", "sr", "sr-Latn", "sq"), _LOW_HIGH),
    **dict.fromkeys(("ru", "uk", "be", "kk", "ky"), _POINTED),
    **dict.fromkeys(("fr", "br"), _FRENCH),
    **dict.fromkeys(("ca", "es", "el", "gl", "it", "pt-PT", "eu", "hy"), _LATIN),
    **dict.fromkeys(("nb", "nn", "no"), Quotes("«", "»", "‘", "’")),
    **dict.fromkeys(("ja", "zh-Hant", "zh-TW", "zh-HK", "yue"), _CORNERS),
    "pl": Quotes("„", "”", "«", "»"),
    "ro": Quotes("„", "”", "«", "»"),
    "hu": Quotes("„", "”", "»", "«"),
    "da": _ENGLISH,
    "nl": Quotes("‘", "’", "“", "”"),
    "ar": Quotes("”", "“", "’", "‘"),
    "fa": Quotes("«", "»", "‹", "›"),
    "he": Quotes("”", "”", "’", "’"),
    "ur": Quotes("”", "“", "’", "‘"),
}
