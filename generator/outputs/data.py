"""Each timeline and the site as data: our own JSON, GeoJSON, and the JSON of TimelineJS. All of it from cards alone."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from generator.chronology import Sheet, Story, moved
from generator.model import MARKED, Entry, Kept, Link, Picture
from generator.outputs import spots, texts
from generator.outputs.desk import Desk
from generator.outputs.wholes import Whole, whole, wholes
from generator.pages import Chronicle, Form, Imprint, Page, Part

_JSON, _GEOJSON = "application/json", "application/geo+json"


def plan(desk: Desk) -> Iterator[Page]:
    """Three kinds of files for each whole; GeoJSON where an event has a place on the map, TimelineJS where it has any.

    Our own is cut as the pages are. The other two are whole: a map has no pages, and TimelineJS loads one file.
    """
    for one in wholes(desk):
        yield from _timeline(desk, one)
        if one.events and one.portable:
            yield _timelinejs(desk, one)
        if placed := _placed(desk, one):
            yield _geojson(desk, one, placed)


def forms(desk: Desk, story: Story | None) -> tuple[Form, ...]:
    """The data of a timeline, or of the site (None)."""
    one = whole(desk, story)
    found = [Form(one.file("timeline.json"), _JSON, "form.timeline")]
    if _placed(desk, one):
        found.append(Form(one.file("events.geojson"), _GEOJSON, "form.geojson"))
    if one.events and one.portable:
        found.append(Form(one.file("timelinejs.json"), _JSON, "form.timelinejs"))
    return tuple(found)


def part(desk: Desk, story: Story | None, page: str) -> Form | None:
    """The data of what one page of a timeline, or of the site, lists; ``page`` is its address."""
    one = whole(desk, story)
    asked = ("data.parts", one.folder)
    if asked not in desk.worked_out:
        leaves = _leaves(desk, one) if one.paged else ()
        desk.worked_out[asked] = {leaf.page: leaf.address for leaf in leaves if leaf.period}
    address = desk.worked_out[asked].get(page)
    return Form(address, _JSON, "form.timeline") if address else None


# ---- our own


@dataclass(frozen=True, slots=True)
class _Leaf:
    """A list that is cut no further, with the addresses of its file and its page. No ``period``: it is the whole."""

    address: str
    page: str
    entries: tuple[Entry, ...]
    period: Part | None


def _timeline(desk: Desk, one: Whole) -> Iterator[Page]:
    leaves = _leaves(desk, one)
    if len(leaves) == 1:
        yield _list(desk, one, replace(_chronicle(one), cards=_cards(desk, one.entries)))
        return
    parts = tuple(leaf.period for leaf in leaves if leaf.period)
    lasts = tuple(leaf.entries[-1].first for leaf in leaves)
    yield _list(desk, one, replace(_chronicle(one), parts=parts), lasts)
    for leaf, before, after in zip(leaves, (None, *parts), (*parts[1:], None), strict=False):
        yield _part(desk, one, leaf, before, after)


def _leaves(desk: Desk, one: Whole) -> tuple[_Leaf, ...]:
    asked = ("data", one.folder)
    if asked not in desk.worked_out:
        stems = one.file("index"), one.file("timeline")
        found = [moved(sheet, *stems) for sheet in desk.pages_of(one.story) if not sheet.parts]
        desk.worked_out[asked] = tuple(_leaf(one, sheet, found) for sheet in found)
    leaves: tuple[_Leaf, ...] = desk.worked_out[asked]
    return leaves


def _leaf(one: Whole, sheet: Sheet, beside: Sequence[Sheet]) -> _Leaf:
    period = sheet.period
    if not period and len(beside) > 1 and beside[1].period:
        # The first pages of a single day that is too long: its page is the timeline's own, its file is not.
        after = beside[1].period
        name = f"{after.address.removesuffix(f'-{after.number}.html')}.html"
        period = Part(name, len(sheet.entries), sheet.entries[0].first, after.unit)
    address = f"{(period or sheet).address.removesuffix('.html')}.json"
    page = f"{one.file('index')}{sheet.address.removeprefix(one.file('timeline'))}" if one.paged else one.page
    return _Leaf(address, page, sheet.entries, replace(period, address=address) if period else None)


def _list(desk: Desk, one: Whole, chronicle: Chronicle, lasts: tuple[int, ...] = ()) -> Page:
    address = one.file("timeline.json")
    inputs = (
        ("imprint", _imprint(desk, one, address)),
        ("picture", _picture(desk, one)),
        ("text", texts.body(desk, one.own) if one.own else None),
        ("chronicle", chronicle),
        ("lasts", lasts),
    )
    return Page(address, "timeline", inputs, f"the entries of {one.page}")


def _part(desk: Desk, one: Whole, leaf: _Leaf, before: Part | None, after: Part | None) -> Page:
    """A part tells of itself alone, so that it stays as it is when another changes."""
    chronicle = Chronicle(
        len(leaf.entries),
        leaf.entries[0].first,
        leaf.entries[-1].first,
        _cards(desk, leaf.entries),
        period=leaf.period,
        before=before and replace(before, count=0, instant=0),
        after=after and replace(after, count=0, instant=0),
        within=Link("", one.file("timeline.json")),
    )
    imprint = replace(_imprint(desk, one, leaf.address), page=leaf.page)
    inputs = (("imprint", imprint), ("picture", None), ("text", None), ("chronicle", chronicle), ("lasts", ()))
    return Page(leaf.address, "timeline", inputs, f"the entries of {leaf.page}")


def _chronicle(one: Whole) -> Chronicle:
    """What there is of a whole, without its entries."""
    timeline, entries = one.timeline, one.entries
    return Chronicle(
        len(entries),
        entries[0].first if entries else 0,
        entries[-1].first if entries else 0,
        newest_first=one.newest_first,
        eras=timeline.eras if timeline else (),
        lanes=tuple(lane.name for lane in timeline.lanes) if timeline else (),
        expected=sum(entry.status == "expected" for entry in entries),
        corrected=sum(any(kind == "correction" for _, kind, _ in entry.changes) for entry in entries),
    )


# ---- those of others


def _timelinejs(desk: Desk, one: Whole) -> Page:
    address = one.file("timelinejs.json")
    inputs = (
        ("imprint", _imprint(desk, one, address)),
        ("picture", _picture(desk, one)),
        ("eras", one.timeline.eras if one.timeline else ()),
        ("cards", _cards(desk, one.events)),
        ("span", _span(one.events)),
        ("statuses", tuple((value, desk.say(f"status.{value}")) for value in MARKED)),
        ("own_page", desk.say("own_page")),
    )
    return Page(address, "timelinejs", inputs, f"the events of {one.page}")


def _span(events: Sequence[Entry]) -> tuple[int, int]:
    """From the first instant of events in order to the last."""
    return events[0].first, max(event.first if event.latest is None else event.latest for event in events)


def _geojson(desk: Desk, one: Whole, placed: Sequence[Entry]) -> Page:
    address = one.file("events.geojson")
    inputs = (
        ("imprint", _imprint(desk, one, address)),
        ("cards", _cards(desk, placed)),
        ("spots", spots.of(desk, placed)),
        ("left_out", len(one.events) - len(placed)),
    )
    return Page(address, "geojson", inputs, f"the events of {one.page}")


def _placed(desk: Desk, one: Whole) -> Sequence[Entry]:
    """The events that have a place on the map."""
    asked = ("placed", one.folder)
    if asked not in desk.worked_out:
        known = spots.known(desk)
        events = one.events if known and one.portable else ()
        desk.worked_out[asked] = [
            entry for entry in events if any(link.address in known for link in desk.card(entry).links[2])
        ]
    placed: Sequence[Entry] = desk.worked_out[asked]
    return placed


# ---- what they have in common


def _cards(desk: Desk, entries: Iterable[Entry]) -> tuple[Kept, ...]:
    return tuple([desk.card(entry) for entry in entries])


def _imprint(desk: Desk, one: Whole, address: str) -> Imprint:
    site = desk.site
    return Imprint(one.title, one.summary, address, one.page, site.base_url, site.timezone, site.language, site.rights)


def _picture(desk: Desk, one: Whole) -> Picture | None:
    """The picture over its page."""
    return texts.picture(desk, one.own) if one.own else None
