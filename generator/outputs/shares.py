"""Pictures for links that are shared: one for each event and article, for each timeline, and for the site.

The picture of an entry shows its timeline as a line from round number to round number and none of the others on it, so
an edit makes no other picture stale but that of the timeline, unless it lays the line anew.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from generator import language
from generator.chronology import Story
from generator.dates import parse
from generator.model import MARKED, Entry, Kept
from generator.outputs.desk import Desk, Inputs
from generator.outputs.wholes import Whole, whole, wholes
from generator.pages import Page
from generator.pictures.font import writable
from generator.strip.still import Pieces, levels, line, pieces

Civil = tuple[int, int, int]
FORMAT = "share"
SLICES = 132  # of the line, in the picture of a whole
# What a date in words is made of: where the font has all of these, it has the dates of the language.
_SAMPLES = (
    *(f"2022-{month:02}-{month + 9}" for month in range(1, 13)),
    *("-0043-03-15", "2001-21", "2001-22", "2001-23", "2001-24", "196X", "18XX", "1917~", "1917?", "[1667, 1668]"),
    *("2022-02-24/..", "../1871", "/1871", "[..1871]", "[1871..]", "2022-03-23T10:35"),
)


def plan(desk: Desk) -> Iterator[Page]:
    """The pictures, timeline by timeline; none without a base URL, because they are named by absolute addresses."""
    for one in wholes(desk) if _wanted(desk) and not _refused(desk) else ():
        if _drawable(one):
            yield _of_whole(desk, one)
    for entry in _entries(desk):
        if address(desk, entry):
            yield _of_entry(desk, entry)


def address(desk: Desk, entry: Entry | None) -> str:
    """The address of the picture of an event, an article, a timeline, or the site (None); "" where there is none."""
    if not _wanted(desk) or _refused(desk):
        return ""
    if entry is None or entry.kind == "timeline":
        one = whole(desk, desk.story(entry) if entry else None)
        return _beside(one.page) if _drawable(one) else ""
    return _beside(entry.address) if _has_page(desk, entry) and _writable(desk, entry) else ""


def left_out(desk: Desk) -> Iterator[tuple[str, str]]:
    """What gets no picture because the font cannot write it, and why: a line for all of it, or none."""
    if not _wanted(desk):
        return
    if why := _refused(desk):
        yield "all share pictures", why
        return
    titled = ((one.own.path if one.own else "site.toml", one) for one in wholes(desk))
    refused = [path for path, one in titled if one.entries and not _drawable(one)]
    refused += [entry.path for entry in _entries(desk) if not _writable(desk, entry)]
    if refused:
        more = f" and {len(refused) - 1} more" if len(refused) > 1 else ""
        yield f"the share picture of content/{refused[0]}{more}", "a title has a sign that their font lacks"


def _wanted(desk: Desk) -> bool:
    return bool(desk.site.base_url) and desk.site.share_pictures


def _beside(page: str) -> str:
    return f"{page.removesuffix('.html')}.share.png"


# ---- what there can be pictures of


def _entries(desk: Desk) -> Iterator[Entry]:
    """All events and articles that have a page of their own."""
    return (entry for entries in desk.groups.values() for entry in entries if _has_page(desk, entry))


def _has_page(desk: Desk, entry: Entry) -> bool:
    return bool(entry.address) and entry.kind in ("event", "article") and desk.address(entry) == entry.address


def _refused(desk: Desk) -> str:
    """Why the font can write nothing of this site, "" where it can."""
    asked = ("shares", "refused")
    if asked not in desk.worked_out:
        desk.worked_out[asked] = _lacking(desk)
    why: str = desk.worked_out[asked]
    return why


def _lacking(desk: Desk) -> str:
    tongue = desk.site.language
    if not writable(desk.site.title):
        return "the title of the site has a sign that their font lacks"
    if not (has_dates(tongue) and all(writable(desk.say(f"status.{status}")) for status in MARKED)):
        return f"their font cannot write the dates of the language `{tongue}`"
    return ""


def has_dates(tongue: str) -> bool:
    """Can the font write dates as this language says them?"""
    return all(writable(language.words(parse(text), tongue)) for text in _SAMPLES)


def _writable(desk: Desk, entry: Entry) -> bool:
    story = desk.story(entry)
    return bool(writable(entry.title)) and (not story.timeline or bool(writable(story.timeline.title)))


def _drawable(one: Whole) -> bool:
    return bool(one.entries) and bool(writable(one.title))


# ---- what they show


def _of_whole(desk: Desk, one: Whole) -> Page:
    found = _line(one.entries)
    first, last = (desk.days(entry.first) for entry in (one.entries[0], one.entries[-1]))
    common = dict(_common(desk))
    inputs = (
        ("site", common["site"] if one.title != desk.site.title else ""),
        ("tongue", common["tongue"]),
        ("story", ""),
        ("pieces", found),
        ("levels", levels([entry.first for entry in one.entries], line(found), SLICES)),
        ("title", writable(one.title)),
        ("span", _span(first, last)),
    )
    return Page(_beside(one.page), FORMAT, inputs, f"the share picture of {one.page}")


def _of_entry(desk: Desk, entry: Entry) -> Page:
    story = desk.story(entry)
    status = (
        "" if entry.kind == "article" or entry.status == "confirmed" else writable(desk.say(f"status.{entry.status}"))
    )
    inputs = (
        *_common(desk),
        ("story", writable(story.timeline.title) if story.timeline else ""),
        ("pieces", _pieces(desk, story)),
        ("card", _bare(entry)),
        ("status", status),
    )
    return Page(_beside(entry.address), FORMAT, inputs, f"content/{entry.path}")


def _bare(entry: Entry) -> Kept:
    """The card as its author wrote it: a picture shows no name or tag, so none of their pages matters to it."""
    return Kept(entry.card, entry.card, entry.address)


def _common(desk: Desk) -> Inputs:
    asked = ("shares", "common")
    if asked not in desk.worked_out:
        tongue = (desk.site.language, desk.site.timezone)
        desk.worked_out[asked] = (("site", writable(desk.site.title)), ("tongue", tongue))
    common: Inputs = desk.worked_out[asked]
    return common


def _pieces(desk: Desk, story: Story) -> Pieces:
    """The line of a timeline: the same object for all of its entries."""
    asked = ("shares", story.timeline.path if story.timeline else "")
    if asked not in desk.worked_out:
        desk.worked_out[asked] = _line(story.entries)
    found: Pieces = desk.worked_out[asked]
    return found


def _line(entries: Sequence[Entry]) -> Pieces:
    return pieces([(e.first, e.first if e.latest is None else max(e.first, e.latest)) for e in entries])


def _span(first: Civil, last: Civil) -> str:
    """From day to day as an EDTF date, as coarsely as tells them apart."""
    depth = next((n for n in (1, 2) if first[:n] != last[:n]), 3)
    depth = 1 if abs(first[0]) > 9999 else depth
    ends = (_year(end[0]) + "".join(f"-{part:02}" for part in end[1:depth]) for end in (first, last))
    return "/".join(dict.fromkeys(ends))


def _year(year: int) -> str:
    """A year as EDTF writes it (ISO 8601-2:2019, 4.4.1)."""
    if abs(year) > 9999:
        return f"Y{year}"
    return f"{year:05}" if year < 0 else f"{year:04}"
