"""When an event became known, where its author does not say."""

from __future__ import annotations

from collections.abc import Mapping

from generator.dates import Date, Precision, Stretch, parse
from generator.dates.calendar import civil
from generator.documents import Node
from generator.load.values import Setting, zone_of
from generator.model import Status
from generator.problems import Problem, Where


def known(
    fields: Mapping[str, object], node: Node, at: Where, setting: Setting, article: Date | None = None
) -> tuple[Date | None, list[Problem]]:
    """The day from which an event was known, of what its keys say and of the day of the article whose block it is.

    It is ``known:``, else the earliest of the first ``from`` in its status, the day of the article, and the last day on
    which it can have begun; None where there is none of these. What is expected, and no more, must say it.
    """
    said, date = fields.get("known"), fields.get("date")
    if isinstance(said, Date) or not isinstance(date, Date):
        return said if isinstance(said, Date) else None, []
    status = fields.get("status")
    held = [one for one in status if isinstance(one, Status)] if isinstance(status, tuple) else []
    since = held[0].since if held else None
    if article is None and since is None and held and held[-1].value == "expected":
        return None, [_silent(node.value("status") or node, at)]
    begun = _begun(date, str(fields.get("zone") or setting.site.timezone))
    return min((day for day in (since, article, begun) if day), key=lambda day: day.first, default=None), []


def _silent(node: Node, at: Where) -> Problem:
    message = "what is expected says since when it is known that it is"
    hint = "add `known: 2022-03-23`, the day on which it was announced, or `from` to the status"
    return at.problem(node.line, node.column, "missing-key", message, hint, width=node.width)


def _begun(date: Date, zone: str) -> Date | None:
    """The last day on which a date can have begun; None where it may begin on any day to come."""
    only = date.moment
    if only and only.precision == Precision.DAY and not (only.uncertain or only.approximate):
        return date
    ends = [_latest_start(stretch, either=date.form == "one") for stretch in date.stretches]
    days = [end for end in ends if end]
    if not days or (date.form == "one" and len(days) < len(ends)):
        return None
    instant, day = (max if date.form == "one" else min)(days, key=lambda end: end[0])
    if day:
        return parse(day, zone_of(zone), date.calendar)
    return parse(_written(instant, zone), zone_of(zone))


def _latest_start(stretch: Stretch, *, either: bool) -> tuple[int, str] | None:
    """The last second at which a stretch can begin, and its day where the author wrote one in so many digits.

    Of ``either`` of several dates, a stretch is all the dates from one to another; else it lasts so long.
    """
    moment = stretch.end if either else stretch.start or stretch.end
    if moment is None:
        return None
    return moment.latest, moment.digits.partition("T")[0] if moment.precision >= Precision.DAY else ""


def _written(instant: int, zone: str) -> str:
    """The day of an instant in a zone; only its year where that has more than four digits."""
    if zone != "UTC":
        from generator import zones

        instant = zones.local(instant, zone)
    year, month, day, *_ = civil(instant)
    sign = "-" if year < 0 else ""
    return f"{sign}{abs(year):04}-{month:02}-{day:02}" if abs(year) <= 9999 else f"Y{year}"
