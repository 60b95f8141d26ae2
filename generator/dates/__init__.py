"""Dates as people know them: EDTF (ISO 8601-2:2019, levels 0 to 2), their bounds and their order. Integers all the way."""

from generator.dates.value import Calendar, Date, Moment, Precision, Stretch

__all__ = ["Calendar", "Date", "Moment", "Precision", "Stretch"]
