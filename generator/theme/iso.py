"""Dates as ISO 8601 has them, for programs that take no more: a year, a month, a day, a time, from year 1 to 9999."""

from __future__ import annotations

from collections.abc import Iterable

from generator.dates import Date, likeness, machine
from generator.memory import Memory
from generator.model import Article, Card, Event

_known = Memory(1 << 14)


def days(date: Date) -> tuple[str, str]:
    """Start and end, each as precise as it was given; "" for what is not so, or not for certain."""
    return _known.by(likeness(date), _ends, date)


def newest(dates: Iterable[Date | None]) -> Date | None:
    """The last of those that are given, by the instants that they sort by."""
    return max((date for date in dates if date), key=_first, default=None)


def changed(document: Event | Article, card: Card) -> Date | None:
    """The last change of an entry: another word for how sure it is, a correction, an update."""
    changes = [card.corrected, card.updated]
    if isinstance(document, Event):
        changes += [held.since for held in document.status if held.since != document.known]
    return newest(changes)


def _first(date: Date) -> int:
    return date.first


def _ends(date: Date) -> tuple[str, str]:
    if date.uncertain or date.approximate:
        return "", ""
    start, end = machine(date)
    return "" if _long(start) else start, "" if _long(end) else end


def _long(written: str) -> bool:
    """Has the year more than four digits? ISO 8601 takes these only by agreement (ISO 8601-1:2019, 5.2.2.2)."""
    return written[4:5].isdigit()
