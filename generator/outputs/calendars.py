"""The events of each timeline and of the site as calendars, and those that are still expected."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from generator.chronology import Story
from generator.dates import Precision
from generator.dates.calendar import DAY, day_number
from generator.model import MARKED, Entry
from generator.outputs import spots
from generator.outputs.desk import Desk
from generator.outputs.identities import identity
from generator.outputs.wholes import Whole, whole, wholes
from generator.pages import Almanac, Form, Page

MEDIA = "text/calendar"
AHEAD = frozenset(["expected", "postponed"])
_FIRST, _LAST = (day_number(1) - 1) * DAY, day_number(10_000) * DAY  # east of Greenwich the year 1 began earlier


def plan(desk: Desk) -> Iterator[Page]:
    """The calendar of each whole whose events a calendar can say, and that of what is expected, or was."""
    for one in wholes(desk):
        for name in _names(desk, one):
            events = one.events if name == "calendar" else [e for e in one.events if e.status in AHEAD]
            yield _page(desk, one, name, events)


def forms(desk: Desk, story: Story | None) -> tuple[Form, ...]:
    """The calendars of a timeline, or of the site (None)."""
    one = whole(desk, story)
    return tuple(Form(one.file(f"{name}.ics"), MEDIA, f"form.{name}") for name in _names(desk, one))


def _names(desk: Desk, one: Whole) -> tuple[str, ...]:
    asked = ("calendars", one.folder)
    if asked not in desk.worked_out:
        said = [entry for entry in one.events if _dated(entry)] if one.portable else []
        # Where a status has changed, something may have been expected: whoever follows that calendar keeps it.
        ahead = any(entry.status in AHEAD or len(entry.held) > 1 for entry in said)
        desk.worked_out[asked] = ("calendar", "expected")[: bool(said) + ahead]
    names: tuple[str, ...] = desk.worked_out[asked]
    return names


def _dated(entry: Entry) -> bool:
    """Can a calendar say it? At first sight: the rest is found out of the date itself."""
    return _FIRST <= entry.first < _LAST and entry.precision >= Precision.YEAR


def _page(desk: Desk, one: Whole, name: str, events: Sequence[Entry]) -> Page:
    address, site = one.file(f"{name}.ics"), desk.site
    title = one.title if name == "calendar" else desk.say("calendar.expected").replace("{title}", one.title)
    summary = one.summary if name == "calendar" else ""
    said = site.timezone, site.language, desk.say("calendar.left_out"), site.title
    return Page(
        address,
        "calendar",
        (
            ("almanac", Almanac(title, summary, site.base_url, one.page, address, *said)),
            ("cards", tuple([desk.card(entry) for entry in events])),
            ("marks", tuple([_mark(desk, entry) for entry in events])),
            ("statuses", tuple((value, desk.say(f"status.{value}")) for value in MARKED)),
            ("coordinates", spots.of(desk, events)),
        ),
        f"the calendar of {one.page}",
    )


def _mark(desk: Desk, entry: Entry) -> str:
    """What makes its identifier, how often it was changed, and when that was last; no earlier than computers count."""
    sequence = len(entry.changes) + max(0, len(entry.held) - 1)
    changed = min(max(0, entry.known, *entry.touched), _LAST - 1)
    return f"{identity(desk, entry)} {sequence} {changed}"
