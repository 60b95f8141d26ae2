"""Dates as people know them: EDTF (ISO 8601-2:2019, levels 0 to 2), their bounds and order. Integers all the way."""

from generator.dates.machine import before_gregorian, machine
from generator.dates.mistakes import DateError
from generator.dates.moment import utc
from generator.dates.order import key
from generator.dates.parse import parse
from generator.dates.value import Calendar, Date, Moment, Precision, Stretch, Zone, likeness
from generator.dates.zoned import zoned

__all__ = [
    "Calendar",
    "Date",
    "DateError",
    "Moment",
    "Precision",
    "Stretch",
    "Zone",
    "before_gregorian",
    "key",
    "likeness",
    "machine",
    "parse",
    "utc",
    "zoned",
]
