"""The events of each timeline and of the site as tables that ``content/`` reads back, and the sources they name."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

from generator import addresses
from generator.chronology import Sheet, Story
from generator.load.entries import source_address
from generator.model import Entry, Source
from generator.outputs import frames
from generator.outputs.desk import Desk, Where, folded, place
from generator.outputs.wholes import Whole, whole, wholes
from generator.pages import Documents, Form, Page

SOURCES = "sources.yaml"
_MEDIA = "text/csv"


@dataclass(frozen=True)
class _Tables:
    """The tables of a whole by their addresses, and the slugs that are new."""

    sheets: Mapping[str, Sequence[Entry]]
    slugs: Mapping[Where, str]
    one_folder: bool

    @cached_property
    def where(self) -> Mapping[Where, str]:
        """The table that each event stands in."""
        return {place(entry): address for address, events in self.sheets.items() for entry in events}


def plan(desk: Desk) -> Iterator[Page]:
    """A table for each page on which a timeline or the site lists its events, and the list of several."""
    for one in wholes(desk):
        tables = _tables(desk, one)
        for address in tables.sheets:
            yield _page(desk, one, tables, address)
        if len(tables.sheets) > 1:
            yield _list(desk, one, tables)
    if found := _cited(desk):
        yield Page(SOURCES, "citations", (("sources", found),), "content/sources.yaml")


def about(desk: Desk, paths: Collection[str]) -> Iterator[Page]:
    """The tables in which events of these files stand."""
    entries = [group[number] for path in sorted(paths) for group, number in desk.of_file(path)]
    folders = {"", *(desk.story(entry).folder for entry in entries)}
    for one in (one for one in wholes(desk) if one.folder in folders):
        tables = _tables(desk, one)
        for address in dict.fromkeys(tables.where.get(place(entry), "") for entry in entries):
            if address:
                yield _page(desk, one, tables, address)


def forms(desk: Desk, story: Story | None) -> tuple[Form, ...]:
    """The table of a timeline, or of the site (None), or the list of its tables; and the sources that they name."""
    one = whole(desk, story)
    tables = list(_tables(desk, one).sheets)
    if not tables:
        return ()
    several = Form(one.file("events.txt"), "text/plain", "form.csv_parts")
    found = several if len(tables) > 1 else Form(tables[0], _MEDIA, "form.csv")
    return (found, Form(SOURCES, "application/yaml", "form.csv_sources")) if _cited(desk) else (found,)


def part(desk: Desk, story: Story | None, page: str) -> Form | None:
    """The table of what one page of a timeline, or of the site, lists; ``page`` is its address."""
    one = whole(desk, story)
    if not one.paged or not page.startswith(one.file("index")):
        return None
    address = _address(one, page)
    return Form(address, _MEDIA, "form.csv") if address in _tables(desk, one).sheets else None


def _tables(desk: Desk, one: Whole) -> _Tables:
    asked = ("tables", one.folder)
    if asked not in desk.worked_out:
        found = {_address(one, sheet.address): _events(sheet) for sheet in desk.pages_of(one.story)}
        listed = {address: events for address, events in found.items() if events}
        folders = {entry.folder for entry in one.events}
        desk.worked_out[asked] = _Tables(listed, slugs(one.events, one.folder), len(folders) <= 1)
    tables: _Tables = desk.worked_out[asked]
    return tables


def _address(one: Whole, page: str) -> str:
    """Where the table of what a page lists lies."""
    return f"{one.file('events')}{page.removeprefix(one.file('index')).removesuffix('.html')}.csv"


def _events(sheet: Sheet) -> list[Entry]:
    return [] if sheet.parts else [entry for entry in sheet.entries if entry.kind == "event"]


def slugs(events: Sequence[Entry], folder: str) -> dict[Where, str]:
    """A slug with the folder in it for what lies further down and has the same as another: in a table all are one."""
    times = Counter(folded(entry.slug) for entry in events)
    taken = set(times)
    made: dict[Where, str] = {}
    for entry in events:
        if entry.slug and entry.folder != folder and times[folded(entry.slug)] > 1:
            slug = made[place(entry)] = _free(f"{entry.folder.removeprefix(folder)}-{entry.slug}", taken)
            taken.add(folded(slug))
    return made


def _free(words: str, taken: Collection[str]) -> str:
    """A slug of these words, with a number where it is taken."""
    slug, number = addresses.slugged(words), 2
    while folded(slug) in taken:
        slug, number = addresses.slugged(f"{words}-{number}"), number + 1
    return slug


def _page(desk: Desk, one: Whole, tables: _Tables, address: str) -> Page:
    events = [desk.fresh.get(place(entry), entry) for entry in tables.sheets[address]]
    return Page(
        address,
        "table",
        (
            ("events", Documents(b"".join([event.digest for event in events]))),
            ("slugs", tuple([tables.slugs.get(place(e), e.slug) for e in events])),
            ("related", tuple([tuple(_related(desk, e, tables)) if e.related else () for e in events])),
            ("zone", desk.site.timezone),
        ),
        f"the events of {one.page}",
    )


def _related(desk: Desk, entry: Entry, tables: _Tables) -> Iterator[str]:
    """The names of those that are in the same tables: nothing else would be found where these are read."""
    for name in entry.related:
        found = desk.directory.find("related", name, entry.folder).one
        if found and place(found) in tables.where:
            yield name if tables.one_folder else tables.slugs.get(place(found), found.slug)


def _list(desk: Desk, one: Whole, tables: _Tables) -> Page:
    names = [frames.absolute(desk, address) or address.rpartition("/")[2] for address in tables.sheets]
    return Page(one.file("events.txt"), "names", (("names", tuple(names)),), f"the events of {one.page}")


def _cited(desk: Desk) -> tuple[Source, ...]:
    """The sources of ``sources.yaml`` that the events of tables rest on, by key."""
    asked = ("sources", "")
    if asked not in desk.worked_out:
        events = {id(entry): entry for one in wholes(desk) for entry in one.events}
        groups = (group for entry in events.values() for group in (entry.sources, *entry.held))
        cited = {address for group in groups for address, *_ in group}
        known = {source_address(source): source for source in desk.sources.values()}
        desk.worked_out[asked] = tuple(known[address] for address in sorted(cited & known.keys()))
    found: tuple[Source, ...] = desk.worked_out[asked]
    return found
