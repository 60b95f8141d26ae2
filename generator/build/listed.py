"""What a site holds, as plain rows: the events in their order, or the documents that are not to be seen today."""

from __future__ import annotations

from typing import cast

from generator import cache
from generator.build import faults
from generator.build.order import Order, today
from generator.build.plan import load, seated
from generator.dates import calendar
from generator.model import Entry, Event
from generator.problems import Problem


def listed(order: Order, store: cache.Store, what: str) -> tuple[list[dict[str, object]], list[Problem]]:
    """Rows of address, date, earliest and latest of the events in order; of path and title of what is left out."""
    made, loaded = load(order, store)
    entries = loaded.entries if loaded else []
    if what == "events":
        desk = seated(made, order, store, loaded) if loaded else None
        rows = [_row(e, desk.address(e), store) for e in desk.chronology.entries if e.kind == "event"] if desk else []
    else:
        now = today(order.asked, made.timezone)
        rows = [{"path": f"content/{e.path}", "title": e.title} for e in entries if _is(what, e, now)]
    return rows, faults.with_lines(order, made.outcome.problems)


def _is(what: str, entry: Entry, now: int) -> bool:
    """Is the entry one of the drafts, the scheduled, the expired?"""
    if what == "drafts":
        return entry.draft
    if what == "scheduled":
        return entry.embargo is not None and entry.embargo > now
    return entry.expires is not None and entry.expires <= now


def _row(entry: Entry, address: str, store: cache.Store) -> dict[str, object]:
    event = cast("Event", store.value(entry.digest))
    bounds = (event.date.earliest, event.date.latest)
    earliest, latest = (None if b is None else machine_instant(b) for b in bounds)
    return {
        "address": address,
        "date": event.date.text,
        "earliest": earliest,
        "latest": latest,
        "title": entry.title,
    }


def machine_instant(instant: int) -> str:
    """An instant in UTC as ISO 8601 writes it, with a year of as many digits as it needs."""
    year, *rest = calendar.civil(instant)
    sign = "-" if year < 0 else ""
    return f"{sign}{abs(year):04d}-{rest[0]:02d}-{rest[1]:02d}T{rest[2]:02d}:{rest[3]:02d}:{rest[4]:02d}Z"
