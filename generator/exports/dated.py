"""Dates in JSON: as written, in words, and as instants that every reader can hold."""

from __future__ import annotations

from generator import language
from generator.dates import Date, Precision
from generator.pages import Imprint

Said = dict[str, object]

EXACT = 2**53 - 1  # as far as a whole number is safe with every reader of JSON (RFC 7493, 2.2)
PRECISIONS = {precision: precision.name.lower() for precision in Precision}


def dated(date: Date, imprint: Imprint, *, text: str = "") -> Said:
    """All that is known of a date; ``text`` are the author's own words for it. What is not so is left out.

    A bound that is missing is ``null``, and ``starts`` or ``ends`` says whether it is open or unknown.
    """
    said: Said = {
        "edtf": date.text,
        "text": language.words(date, imprint.language, zone=imprint.zone, text=text),
        "form": date.form,
        "precision": PRECISIONS[date.precision],
        "earliest": exact(date.earliest),
        "latest": exact(date.latest),
    }
    if date.earliest is None:
        said["starts"] = next((s.start_end for s in date.stretches if s.start is None), "unknown")
    if date.latest is None:
        said["ends"] = next((s.end_end for s in date.stretches if s.end is None), "unknown")
    if date.calendar != "gregorian":
        said["calendar"] = date.calendar
    if date.uncertain:
        said["uncertain"] = True
    if date.approximate:
        said["approximate"] = True
    return said


def exact(instant: int | None) -> int | str | None:
    """The instant as a number, or as its digits where readers would round the number."""
    return instant if instant is None or -EXACT <= instant <= EXACT else str(instant)
