"""Dates in Ukrainian."""

from __future__ import annotations

from generator.language.phrases.form import Phrases

PHRASES = Phrases(
    circa="бл. {of}",
    about="близько {of}",
    uncertain="{0} (непевно)",
    part_circa="{0} ({1}: приблизно)",
    part_uncertain="{0} ({1}: непевно)",
    parts=("рік", "місяць", "день"),
    decade="{0}-ті роки",
    century="{0}-ті роки",
    decade_after="{0}-х років",
    century_after="{0}-х років",
    earlier="{0} або раніше",
    later="{0} або пізніше",
    and_earlier="{0} і раніше",
    and_later="{0} і пізніше",
    until="до {of}",
    since="від {of}",
    unknown_until="від невідомої дати до {of}",
    unknown_since="від {of} до невідомої дати",
    some_day="{0} (один із днів)",
    some_month="{0} (один із місяців)",
    some_year="{0} (один із років)",
    any_year="невідомий рік",
    of_any_year="{0} невідомого року",
    in_some_year="{0} одного з років ({1})",
    day_of_some_month="{1} (день {0} одного з місяців)",
    seasons=("весна", "літо", "осінь", "зима"),
    north="{0} (північна півкуля)",
    south="{0} (південна півкуля)",
    thirds=("перша третина {0}", "друга третина {0}", "остання третина {0}"),
    halves=("перше півріччя {0}", "друге півріччя {0}"),
    this_year="упродовж року",
    this_month="упродовж місяця",
    julian="{0} (за юліанським календарем; {1} за григоріанським)",
    julian_only="{0} (за юліанським календарем)",
)
