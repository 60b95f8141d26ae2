"""Dates in Polish."""

from __future__ import annotations

from generator.language.phrases.form import Phrases

PHRASES = Phrases(
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
