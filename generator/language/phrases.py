"""What CLDR does not say: the few turns of phrase that uncertain, open and unusual dates need.

A language that is not among ``SPOKEN`` gets the neutral forms, which are signs and not words ("≈ 1917", "1917?",
"– 1871", "1871 –", "1880–1889"): a reader of Finnish is better served by a sign than by an English word in the middle
of a Finnish date. A translator adds one ``Phrases``; whatever is left out of it stays neutral.

``{0}`` is a date. ``{of}`` is the same date with its month as it stands after a preposition, for languages that decline
it (Polish "od marca 2022", but "marzec 2022"); ``{on}`` has the article before it where it names a day (French "depuis
le 24 février 2022", but "depuis février 2022").
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache

from generator.language.locales import candidates


@dataclass(frozen=True, slots=True)
class Phrases:
    """The phrases of a language, neutral where it does not say them."""

    circa: str = "≈ {0}"
    about: str = "≈ {0}"  # of a date given to so many significant digits, and of what is no plain date
    uncertain: str = "{0}?"
    part_circa: str = "≈ {0}"  # {1} is a list of the next three names
    part_uncertain: str = "{0}?"
    parts: tuple[str, str, str] = ("", "", "")  # year, month, day
    decade: str = ""  # {0} is its first year, {1} its last; "" shows its first and last
    century: str = ""
    decade_after: str = ""  # the same after a preposition, where that is another form
    century_after: str = ""
    earlier: str = "≤ {0}"  # [..1871]: that or one before it
    later: str = "≥ {0}"
    and_earlier: str = "≤ {0}"  # {..1871}: that and all before it
    and_later: str = "≥ {0}"
    until: str = "– {0}"
    since: str = "{0} –"
    unknown_until: str = "? – {0}"
    unknown_since: str = "{0} – ?"
    to: str = ""  # "1670 to 1672" in a set; "" takes the dash
    some_day: str = "{0}"  # {0} is the month or the days in which it lies
    some_month: str = "{0}"
    some_year: str = "{0}"
    any_year: str = "XXXX"
    of_any_year: str = "{0} (XXXX)"
    in_some_year: str = "{0} ({1})"  # {1} is a decade or the like
    day_of_some_month: str = ""  # {0} is the number of the day, {1} the year; "" shows the digits as written
    seasons: tuple[str, str, str, str] = ("", "", "", "")  # spring first; "" shows the months
    season: str = "{0} {1}"  # {1} is the year
    north: str = "{0}"  # {0} is the whole
    south: str = "{0}"
    thirds: tuple[str, str, str] = ("", "", "")  # of the year {0}; "" shows the months
    halves: tuple[str, str] = ("", "")
    this_year: str = ""  # beside a heading that says which year; "" says the year again
    this_month: str = ""
    julian: str = "{0} (Jul.; {1} Greg.)"
    julian_only: str = "{0} (Jul.)"
    eras: tuple[str, str] = ("", "")  # before and from year 1, where CLDR's are not what historians write
    first_day: str = ""  # what stands for the 1 of a month
    time: str = "{0}"  # around a time: German "10:35 Uhr"
    article: str = ""  # what {on} puts before a day
    contractions: tuple[tuple[str, str], ...] = ()
    numbers: tuple[str, ...] = ()  # number words from nought, as they stand before a unit of time


ENGLISH = Phrases(
    circa="c. {0}",
    about="about {0}",
    uncertain="{0} (uncertain)",
    part_circa="{0} ({1} approximate)",
    part_uncertain="{0} ({1} uncertain)",
    parts=("year", "month", "day"),
    decade="the {0}s",
    century="the {0}s",
    earlier="{0} or earlier",
    later="{0} or later",
    and_earlier="{0} and earlier",
    and_later="{0} and later",
    until="until {0}",
    since="since {0}",
    unknown_until="from an unknown date until {0}",
    unknown_since="from {0} until an unknown date",
    to="{0} to {1}",
    some_day="some day in {0}",
    some_month="some month in {0}",
    some_year="some year in {0}",
    any_year="an unknown year",
    of_any_year="{0} of an unknown year",
    in_some_year="{0} of some year in {1}",
    day_of_some_month="day {0} of some month in {1}",
    seasons=("spring", "summer", "autumn", "winter"),
    north="{0} (northern hemisphere)",
    south="{0} (southern hemisphere)",
    thirds=("first four months of {0}", "second four months of {0}", "last four months of {0}"),
    halves=("first half of {0}", "second half of {0}"),
    this_year="in the course of the year",
    this_month="in the course of the month",
    julian="{0} (Julian; {1} Gregorian)",
    julian_only="{0} (Julian)",
    eras=("BCE", "CE"),
    numbers=(
        *("no", "one", "two", "three", "four", "five", "six"),
        *("seven", "eight", "nine", "ten", "eleven", "twelve"),
    ),
)

GERMAN = Phrases(
    circa="um {0}",
    about="etwa {0}",
    uncertain="{0} (unsicher)",
    part_circa="{0} ({1} ungefähr)",
    part_uncertain="{0} ({1} unsicher)",
    parts=("Jahr", "Monat", "Tag"),
    decade="{0}er Jahre",
    century="{0}er Jahre",
    decade_after="den {0}er Jahren",
    century_after="den {0}er Jahren",
    earlier="{0} oder früher",
    later="{0} oder später",
    and_earlier="{0} und früher",
    and_later="{0} und später",
    until="bis {0}",
    since="seit {on}",
    unknown_until="von unbekannter Zeit bis {0}",
    unknown_since="von {0} bis zu unbekannter Zeit",
    to="{0} bis {1}",
    some_day="{0} (ein Tag)",
    some_month="{0} (ein Monat)",
    some_year="{0} (ein Jahr)",
    any_year="unbekanntes Jahr",
    of_any_year="{0} eines unbekannten Jahres",
    in_some_year="{0} eines Jahres ({1})",
    day_of_some_month="{1} (am {0}. eines Monats)",
    seasons=("Frühling", "Sommer", "Herbst", "Winter"),
    north="{0} (Nordhalbkugel)",
    south="{0} (Südhalbkugel)",
    thirds=("erstes Drittel {0}", "zweites Drittel {0}", "letztes Drittel {0}"),
    halves=("erstes Halbjahr {0}", "zweites Halbjahr {0}"),
    this_year="im Laufe des Jahres",
    this_month="im Laufe des Monats",
    julian="{0} (julianisch; gregorianisch {1})",
    julian_only="{0} (julianisch)",
    time="{0} Uhr",
    article="dem ",
)

FRENCH = Phrases(
    circa="vers {on}",
    about="environ {on}",
    uncertain="{0} (incertain)",
    part_circa="{0} ({1} : approximatif)",
    part_uncertain="{0} ({1} : incertain)",
    parts=("année", "mois", "jour"),
    decade="les années {0}",
    century="les années {0}–{1}",
    earlier="{0} ou plus tôt",
    later="{0} ou plus tard",
    and_earlier="{0} et avant",
    and_later="{0} et après",
    until="jusqu’à {on}",
    since="depuis {on}",
    unknown_until="d’une date inconnue jusqu’à {on}",
    unknown_since="de {on} à une date inconnue",
    to="{0} à {1}",
    some_day="{0} (un jour)",
    some_month="{0} (un mois)",
    some_year="{0} (une année)",
    any_year="année inconnue",
    of_any_year="{0}, année inconnue",
    in_some_year="{0} d’une année ({1})",
    day_of_some_month="{1} (le {0} d’un mois)",
    seasons=("printemps", "été", "automne", "hiver"),
    north="{0} (hémisphère nord)",
    south="{0} (hémisphère sud)",
    thirds=("premier quadrimestre {0}", "deuxième quadrimestre {0}", "troisième quadrimestre {0}"),
    halves=("premier semestre {0}", "second semestre {0}"),
    this_year="au cours de l’année",
    this_month="au cours du mois",
    julian="{0} (julien ; grégorien : {1})",
    julian_only="{0} (julien)",
    first_day="1er",
    article="le ",
    contractions=(("à le ", "au "), ("à les ", "aux "), ("de le ", "du "), ("de les ", "des ")),
)

SPANISH = Phrases(
    circa="hacia {on}",
    about="alrededor de {on}",
    uncertain="{0} (incierto)",
    part_circa="{0} ({1}: aproximado)",
    part_uncertain="{0} ({1}: incierto)",
    parts=("año", "mes", "día"),
    decade="década de {0}",
    century="años {0}–{1}",
    decade_after="la década de {0}",
    century_after="los años {0}–{1}",
    earlier="{0} o antes",
    later="{0} o después",
    and_earlier="{0} y antes",
    and_later="{0} y después",
    until="hasta {on}",
    since="desde {on}",
    unknown_until="desde una fecha desconocida hasta {on}",
    unknown_since="desde {on} hasta una fecha desconocida",
    to="{0} a {1}",
    some_day="{0} (un día)",
    some_month="{0} (un mes)",
    some_year="{0} (un año)",
    any_year="año desconocido",
    of_any_year="{0} de un año desconocido",
    in_some_year="{0} de un año ({1})",
    day_of_some_month="{1} (día {0} de un mes)",
    seasons=("primavera", "verano", "otoño", "invierno"),
    season="{0} de {1}",
    north="{0} (hemisferio norte)",
    south="{0} (hemisferio sur)",
    thirds=("primer cuatrimestre de {0}", "segundo cuatrimestre de {0}", "tercer cuatrimestre de {0}"),
    halves=("primer semestre de {0}", "segundo semestre de {0}"),
    this_year="en el curso del año",
    this_month="en el curso del mes",
    julian="{0} (juliano; gregoriano: {1})",
    julian_only="{0} (juliano)",
    article="el ",
    contractions=(("de el ", "del "),),
)

POLISH = Phrases(
    circa="ok. {of}",
    about="około {of}",
    uncertain="{0} (niepewne)",
    part_circa="{0} ({1}: w przybliżeniu)",
    part_uncertain="{0} ({1}: niepewne)",
    parts=("rok", "miesiąc", "dzień"),
    decade="lata {0}–{1}",
    century="lata {0}–{1}",
    decade_after="lat {0}–{1}",
    century_after="lat {0}–{1}",
    earlier="{0} lub wcześniej",
    later="{0} lub później",
    and_earlier="{0} i wcześniej",
    and_later="{0} i później",
    until="do {of}",
    since="od {of}",
    unknown_until="od nieznanej daty do {of}",
    unknown_since="od {of} do nieznanej daty",
    some_day="{0} (jeden z dni)",
    some_month="{0} (jeden z miesięcy)",
    some_year="{0} (jeden z lat)",
    any_year="nieznany rok",
    of_any_year="{0} nieznanego roku",
    in_some_year="{0} jednego z lat ({1})",
    day_of_some_month="{1} (dzień {0} jednego z miesięcy)",
    seasons=("wiosna", "lato", "jesień", "zima"),
    north="{0} (półkula północna)",
    south="{0} (półkula południowa)",
    halves=("pierwsze półrocze {0}", "drugie półrocze {0}"),
    this_year="w ciągu roku",
    this_month="w ciągu miesiąca",
    julian="{0} (kalendarz juliański; {1} gregoriański)",
    julian_only="{0} (kalendarz juliański)",
)

SPOKEN = {"en": ENGLISH, "de": GERMAN, "fr": FRENCH, "es": SPANISH, "pl": POLISH}
NEUTRAL = Phrases()


@lru_cache(maxsize=64)
def phrases(language: str) -> Phrases:
    """The phrases of a language, of the language it is a kind of ("de-AT", "de"), or the neutral ones."""
    return next((SPOKEN[tag] for tag in candidates(language) if tag in SPOKEN), NEUTRAL)
