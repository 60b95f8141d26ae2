"""Which entries are to be seen on the day of the build, which only say that they are gone, and why others are not."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field

from generator.build.order import Order, today
from generator.chronology.arrange import NEVER
from generator.model import Entry
from generator.outputs.desk import Where, place


@dataclass(slots=True)
class Shown:
    """``left_out`` holds (path, why), ``hidden`` what is neither shown nor gone.

    ``days`` are the instants between which no other day decides otherwise.
    ``unpublished`` says what would keep an entry from being seen, had nobody asked for it, by ``place``: "draft",
    "scheduled" or "expired".
    """

    entries: list[Entry] = field(default_factory=list)
    gone: list[Entry] = field(default_factory=list)
    hidden: list[Entry] = field(default_factory=list)
    left_out: list[tuple[str, str]] = field(default_factory=list)
    days: tuple[int, int] = (-NEVER, NEVER)
    unpublished: dict[Where, str] = field(default_factory=dict)


def shown(order: Order, timezone: str, entries: list[Entry]) -> Shown:
    """Every entry in its place; a block shares the fate of the text around it."""
    now = today(order.asked, timezone)
    made = Shown()
    holders = {e.path: e for e in entries if e.blocks}
    for entry in entries:
        _sort(order, made, entry, holders.get(entry.article, entry), now)
    made.left_out += [(f"content/{e.path}", "expired") for e in made.gone if not e.gone]
    made.left_out = sorted(set(made.left_out))
    return made


def _sort(order: Order, made: Shown, entry: Entry, rule: Entry, now: int) -> None:
    earlier, later = made.days
    for day in (entry.embargo, entry.expires, rule.embargo, rule.expires):
        if day is not None:
            earlier, later = (max(earlier, day), later) if day <= now else (earlier, min(later, day))
    made.days = (earlier, later)
    why = _left_out(order, entry, now) or _left_out(order, rule, now)
    if why:
        made.left_out.append((f"content/{entry.path}", why))
        made.hidden.append(entry._replace(draft=why == "draft"))
    elif entry.gone or rule.gone or (not order.expired and _expired((entry, rule), now)):
        made.gone.append(entry if entry.gone else entry._replace(gone=rule.gone))
    else:
        made.entries.append(entry)
        ribbon = _unpublished((entry, rule), now)
        if ribbon:
            made.unpublished[place(entry)] = ribbon


def _unpublished(entries: tuple[Entry, Entry], now: int) -> str:
    if any(e.draft for e in entries):
        return "draft"
    if any(e.embargo is not None and e.embargo > now for e in entries):
        return "scheduled"
    return "expired" if _expired(entries, now) else ""


def _left_out(order: Order, entry: Entry, now: int) -> str:
    if entry.draft and not order.drafts:
        return "draft"
    if entry.embargo is not None and entry.embargo > now and not order.scheduled:
        return "embargo"
    return ""


def _expired(entries: Iterable[Entry], now: int) -> bool:
    return any(e.expires is not None and e.expires <= now for e in entries)
