"""From the text of a date to the date: one moment, an interval of two, or a set of several."""

from __future__ import annotations

from generator.dates.grammar import LONGEST
from generator.dates.hints import spellings
from generator.dates.mistakes import DateError
from generator.dates.moment import moment, utc
from generator.dates.value import Calendar, Date, End, Form, Moment, Stretch, Zone, constructor

new_date = constructor(Date)
new_stretch = constructor(Stretch)


def parse(text: str, zone: Zone = utc, calendar: Calendar = "gregorian") -> Date:
    """The date that is written; raises ``DateError`` where it is none (EDTF levels 0 to 2, and ours in docs/dates.md).

    ``zone`` says how far from UTC a date without an offset of its own is meant; ``calendar`` in which it is counted.
    """
    try:
        return _date(text, zone, calendar)
    except DateError as wrong:
        wrong.hint = _hint(text, calendar) or wrong.hint or "as in `2022-03-23`, `2022-03`, `1917~` or `2014/2022`"
        raise


def _date(text: str, zone: Zone, calendar: Calendar) -> Date:
    if len(text) > LONGEST:
        raise DateError(f"a date of {len(text)} characters is too long", LONGEST + 1)
    if text[:1] in ("[", "{"):
        return _set(text, zone, calendar)
    if "/" in text:
        return _interval(text, zone, calendar)
    only = moment(text, 0, zone, calendar)
    alone = (new_stretch(only, only, "", ""),)
    return new_date(text, "moment", alone, calendar, only.earliest, only.latest, only.earliest, only.precision)


def _interval(text: str, zone: Zone, calendar: Calendar) -> Date:
    """Two ends, of which one may be open or unknown."""
    left, _, right = text.partition("/")
    if "/" in right:
        raise DateError("an interval has two ends", len(left) + right.index("/") + 2)
    start, start_end = _end(left, 0, zone, calendar)
    end, end_end = _end(right, len(left) + 1, zone, calendar)
    stretch = new_stretch(start, end, start_end, end_end)
    _refuse_backwards(stretch, len(left) + 1, len(right))
    nearest = start or end
    if nearest is None:
        raise _endless(text)
    earliest, latest = start.earliest if start else None, end.latest if end else None
    first = nearest.earliest if start else nearest.latest
    return new_date(text, "interval", (stretch,), calendar, earliest, latest, first, nearest.precision)


def _end(text: str, at: int, zone: Zone, calendar: Calendar) -> tuple[Moment | None, End]:
    """One end of an interval, or why there is none."""
    if text in ("", ".."):
        return None, "open" if text else "unknown"
    return moment(text, at, zone, calendar), ""


def _set(text: str, zone: Zone, calendar: Calendar) -> Date:
    opening, closing = text[0], "]" if text[0] == "[" else "}"
    if text[-1] != closing:
        raise DateError(f"a set that begins with `{opening}` ends with `{closing}`", len(text) + (text == opening))
    members = text[1:-1].split(",")
    stretches, at = [], 1
    for place, member in enumerate(members):
        read = member.lstrip(" ") if place else member
        sides = (place == 0, place == len(members) - 1)
        stretches.append(_member(read, at + len(member) - len(read), sides, zone, calendar))
        at += len(member) + 1
    kept = opening + ",".join([members[0], *(m.lstrip(" ") for m in members[1:])]) + closing
    return _together(kept, "one" if opening == "[" else "all", tuple(stretches), calendar)


def _member(text: str, at: int, sides: tuple[bool, bool], zone: Zone, calendar: Calendar) -> Stretch:
    """One member of a set; ``sides`` says whether it is the first and whether it is the last."""
    left, dots, right = text.partition("..")
    if not dots:
        only = _untimed(left, at, zone, calendar)
        return Stretch(only, only)
    if not (left or right):
        raise DateError(
            "beside `..` stands a date", at + 1, 2, "`[..1871]` is 1871 or earlier, `[1871..]` 1871 or later"
        )
    if not left and not sides[0]:
        raise DateError("`..` may stand before the first date of a set, not before another", at + 1, 2)
    if not right and not sides[1]:
        raise DateError("`..` may stand behind the last date of a set, not behind another", at + len(left) + 1, 2)
    start = _untimed(left, at, zone, calendar) if left else None
    end = _untimed(right, at + len(left) + 2, zone, calendar) if right else None
    stretch = Stretch(start, end, "" if left else "open", "" if right else "open")
    _refuse_backwards(stretch, at + len(left) + 2, len(right))
    if start and end and start.precision != end.precision:
        raise DateError(
            "both sides of `..` are given equally precisely", at + len(left) + 3, len(right), "as in `[1670..1672]`"
        )
    return stretch


def _untimed(text: str, at: int, zone: Zone, calendar: Calendar) -> Moment:
    found = moment(text, at, zone, calendar)
    if found.hour is not None:
        raise DateError("a date in a set has no time", at + text.index("T") + 1, len(text) - text.index("T"))
    return found


def _refuse_backwards(stretch: Stretch, at: int, width: int) -> None:
    start, end = stretch.start, stretch.end
    if start and end and start.earliest > end.latest:
        raise DateError(f"it ends before it begins, on `{start.digits}`", at + 1, width, "write the earlier date first")


def _together(text: str, form: Form, stretches: tuple[Stretch, ...], calendar: Calendar) -> Date:
    """The date that the members of a set make."""
    starts = [s.start for s in stretches if s.start]
    ends = [s.end for s in stretches if s.end]
    earliest = min(m.earliest for m in starts) if len(starts) == len(stretches) else None
    latest = max(m.latest for m in ends) if len(ends) == len(stretches) else None
    if earliest is not None:
        first, precision = earliest, min(m.precision for m in starts if m.earliest == earliest)
    elif latest is not None:
        first, precision = latest, min(m.precision for m in ends if m.latest == latest)
    else:
        raise _endless(text)
    return new_date(text, form, stretches, calendar, earliest, latest, first, precision)


def _endless(text: str) -> DateError:
    return DateError("a date has a start or an end", 1, len(text), "as in `1914/..` or `../1918`")


def _hint(text: str, calendar: Calendar) -> str:
    """What would do: the first spelling of what the author may mean that is a date."""
    for meant in spellings(text):
        try:
            for spelling in meant:
                _date(spelling, utc, calendar)
        except DateError:
            continue
        return "write " + " or ".join(f"`{spelling}`" for spelling in meant)
    return ""
