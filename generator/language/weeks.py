"""Months and days of the week by their names, and the day on which a week begins."""

from __future__ import annotations

from functools import lru_cache

from generator.language.locales import candidates, tongue


def month(number: int, language: str) -> str:
    """The short name of a month, as it stands alone: "Mar"."""
    return tongue(language).names["L", 3][number - 1]


def weekday(number: int, language: str) -> str:
    """The name of a day of the week from 0, Monday, to 6: "Sunday"."""
    return _names(language)[number]


@lru_cache(maxsize=64)
def first_weekday(language: str) -> int:
    """The day on which weeks begin, from 0, Monday, to 6; of a language alone, where most of its speakers live."""
    from babel import Locale, localedata
    from babel.core import get_global

    locale = Locale.parse(language, sep="-")
    if not locale.territory:
        likely = get_global("likely_subtags")
        tags = [tag.replace("-", "_") for tag in candidates(language)]
        home = next((str(likely[tag]) for tag in tags if tag in likely), "")
        found = (home, f"{locale.language}_{home.rpartition('_')[2]}")
        locale = next((Locale.parse(name) for name in found if home and localedata.exists(name)), locale)
    return int(locale.first_week_day)


@lru_cache(maxsize=64)
def _names(language: str) -> tuple[str, ...]:
    from babel import Locale

    names = Locale.parse(language, sep="-").days["stand-alone"]["wide"]
    return tuple(str(names[day]) for day in range(7))
