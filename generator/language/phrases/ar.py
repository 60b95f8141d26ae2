"""Dates in Arabic."""

from __future__ import annotations

from generator.language.phrases.form import Phrases

PHRASES = Phrases(
    circa="نحو {0}",
    about="قرابة {0}",
    uncertain="{0} (غير مؤكد)",
    part_circa="{0} ({1}: على وجه التقريب)",
    part_uncertain="{0} ({1}: غير مؤكد)",
    parts=("السنة", "الشهر", "اليوم"),
    decade="عقد {0}",
    century="الأعوام {0}–{1}",
    earlier="{0} أو قبله",
    later="{0} أو بعده",
    and_earlier="{0} وما قبله",
    and_later="{0} وما بعده",
    until="حتى {0}",
    since="منذ {0}",
    unknown_until="من تاريخ غير معروف حتى {0}",
    unknown_since="من {0} حتى تاريخ غير معروف",
    to="من {0} إلى {1}",
    some_day="أحد أيام {0}",
    some_month="أحد أشهر {0}",
    some_year="أحد أعوام {0}",
    any_year="عام غير معروف",
    of_any_year="{0} من عام غير معروف",
    in_some_year="{0} من عام غير محدد ({1})",
    day_of_some_month="{1} (اليوم {0} من شهر غير محدد)",
    seasons=("ربيع", "صيف", "خريف", "شتاء"),
    north="{0} (نصف الكرة الشمالي)",
    south="{0} (نصف الكرة الجنوبي)",
    thirds=("الثلث الأول من {0}", "الثلث الثاني من {0}", "الثلث الأخير من {0}"),
    halves=("النصف الأول من {0}", "النصف الثاني من {0}"),
    this_year="خلال العام",
    this_month="خلال الشهر",
    julian="{0} (يولياني؛ {1} غريغوري)",
    julian_only="{0} (يولياني)",
    brackets=(" (", "؛ ", ")"),
)
