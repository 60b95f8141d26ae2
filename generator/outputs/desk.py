"""What every kind of page is planned from: the chronology, who is meant by each name, and where each link leads."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import lru_cache
from typing import Any, cast

from generator import addresses
from generator.cache import digest
from generator.chronology import Chronology, Directory, Sheet, Story, density, sheets
from generator.chronology.names import Listing
from generator.load.entries import target
from generator.model import NOTHING, Document, Entity, Entry, Era, File, Kept, Lane, Link, Site, Source, Text, Timeline
from generator.outputs.unseen import Unseen
from generator.pages import Chronicle, Cited
from generator.problems import Problem, Severity

LISTINGS: tuple[Listing, ...] = ("people", "organisations", "places")
MOST_CARDS = 100_000  # that are remembered
Place = tuple[list[Entry], int]  # a group of entries in order, and the number of one of them
Where = tuple[str, str, int]  # path, kind and number of an entry: which one it is, whatever it says
Inputs = tuple[tuple[str, object], ...]
Links = tuple[tuple[Link, ...], ...]  # to people, organisations, places and tags


@dataclass(slots=True)
class Desk:
    """The chronology with everything that its pages ask of it.

    ``documents`` are the timelines, entities and plain pages themselves, by path; ``files`` what can be shown or
    linked, by path; ``days`` gives year, month and day of an instant. ``groups`` are the entries in order, by the
    folder of the timeline that they belong to; None is the site's own chronology. ``unpublished`` says of entries that
    are only shown because somebody asked for them why they are not published: "draft", "scheduled" or "expired".
    ``hidden`` are drafts and what is under embargo.
    """

    site: Site
    chronology: Chronology
    directory: Directory
    documents: Mapping[str, Document]
    files: Mapping[str, File]
    static: tuple[File, ...]
    gone: tuple[Entry, ...]
    days: Callable[[int], tuple[int, int, int]]
    say: Callable[[str], str]
    footer: Text = NOTHING
    unpublished: Mapping[Where, str] = field(default_factory=dict)
    hidden: Sequence[Entry] = ()
    problems: list[Problem] = field(default_factory=list)
    names: dict[tuple[str, str, str], Link] = field(default_factory=dict)
    cards: dict[int, Kept] = field(default_factory=dict)
    stories: dict[str, Story] = field(default_factory=dict)
    by_path: dict[str, Entry] = field(default_factory=dict)
    common: Inputs = ()
    lanes: dict[str, tuple[Lane, ...]] = field(default_factory=dict)
    groups: dict[str | None, list[Entry]] = field(default_factory=dict)
    _linked: dict[tuple[str, str, tuple[str, ...]], tuple[tuple[Link, ...], str]] = field(default_factory=dict)
    _places: dict[str, list[Place]] = field(default_factory=dict)
    where: dict[str, list[str]] = field(default_factory=dict)  # pages of what has none of its own, by path and number
    blocks: dict[tuple[str, str], Entry] = field(default_factory=dict)  # by the path of their text and their slug
    sources: Mapping[str, Source] = field(default_factory=dict)  # of sources.yaml, by key
    fresh: dict[Where, Entry] = field(default_factory=dict)  # what was read anew since the chronology was arranged
    shown: dict[str, File] = field(default_factory=dict)  # what a page shows, by its address
    worked_out: dict[tuple[str, str], Any] = field(default_factory=dict)  # by a planner and of what, for its next page

    def __post_init__(self) -> None:
        for entry in self.everything:
            self._remember(entry)
            for listing in LISTINGS:
                for name in getattr(entry, listing):
                    self.name(listing, name, entry)
        for entry in self.chronology.entries:
            story = self.story(entry)
            self.groups.setdefault(story.folder if story.timeline else None, []).append(entry)
        self._clashing_names()
        self._look_at_timelines()

    def _look_at_timelines(self) -> None:
        for story in self.chronology.stories:
            timeline = self.timeline(story)
            self.lanes[story.folder] = timeline.lanes if timeline else ()
            if timeline and not timeline.pages:
                self._without_pages(story)
        for entry in self.chronology.entries:
            if not self.address(entry):
                self._pageless(entry)

    @property
    def everything(self) -> Iterator[Entry]:
        """Every document that is to be seen."""
        yield from self.chronology.entries
        yield from self.chronology.others
        yield from (s.timeline for s in self.chronology.stories if s.timeline)

    @property
    def unseen(self) -> Unseen:
        """What is not to be seen, asked only where a link leads to nothing else."""
        return Unseen(self.gone, self.hidden)

    # ---- names

    def name(self, listing: Listing, name: str, entry: Entry) -> Link:
        """The page of whoever an entry names."""
        asked = (listing, name, entry.folder)
        link = self.names.get(asked)
        if link is None:
            link = self.names[asked] = self._named(listing, name, entry)
        return link

    def _named(self, listing: Listing, name: str, entry: Entry) -> Link:
        found = self.directory.find(listing, name, entry.folder)
        if found.one:
            return Link(found.one.title, found.one.address)
        if found.found:
            self.ambiguous(name, found.found, entry)
        elif self.directory.unseen(listing, name, entry.folder):
            return Link(name)  # its page says that it is gone, and no list leads there
        link = self.directory.undescribed(listing, name)
        if not link.address:
            self.wrong(entry, "name", f"nothing of `{name}` can stand in an address", "a name has a letter or a digit")
        return link

    def ambiguous(self, name: str, found: Sequence[Entry], entry: Entry, line: int = 0, column: int = 0) -> None:
        """Notes that a name has two answers."""
        both = " and ".join(f"content/{e.path}" for e in found[:2])
        said = f"`{name}` can mean {both}"
        self.wrong(entry, "name", said, "write the slug of the one you mean", line=line, column=column)

    def swap(self, path: str, entries: Iterable[Entry]) -> None:
        """Puts the entries of a file, as they read now, in the place of the same ones as they read before."""
        new = {(entry.kind, entry.number): entry for entry in entries}
        for group, number in self.of_file(path):
            old = group[number]
            entry = group[number] = self.fresh[place(old)] = new[old.kind, old.number]
            self.cards.pop(id(old), None)
            self._remember(entry)

    def of_file(self, path: str) -> Sequence[Place]:
        """Where the events and articles of a file stand."""
        if not self._places:
            for group in self.groups.values():
                for number, entry in enumerate(group):
                    self._places.setdefault(entry.path, []).append((group, number))
        return self._places.get(path, ())

    def _remember(self, entry: Entry) -> None:
        if entry.article:
            self.blocks[entry.article, entry.slug] = entry
        elif not entry.path.endswith(".csv"):
            self.by_path[entry.path] = entry

    def _clashing_names(self) -> None:
        for address, names in sorted(self.directory.spellings().items()):
            if address and len(names) > 1:
                said = f"`{names[0]}` and `{names[1]}` would share the address {address}"
                self.problems.append(
                    Problem("content", 0, 0, "address", said, "describe one of them in a document of its own")
                )

    def tag(self, tag: str) -> Link:
        """The page of a tag."""
        return Link(tag, addresses.name_address("tags", tag))

    # ---- entries

    def _without_pages(self, story: Story) -> None:
        """Entries without a slug, in a timeline that allows it, are reached on the page of their period."""
        for sheet in self.pages_of(story):
            for entry in () if sheet.parts else sheet.entries:
                if not entry.address:
                    pages = self.where.setdefault(entry.path, [])
                    pages += [""] * (entry.number + 1 - len(pages))
                    pages[entry.number] = sheet.address

    def _pageless(self, entry: Entry) -> None:
        slug = addresses.slugged(entry.title) or "a-name-for-its-address"
        hint = f"give it one, such as `{slug}`, or say `pages: false` in its timeline"
        self.wrong(entry, "missing-key", "a row needs `slug`, to have an address", hint)

    def link(self, entry: Entry) -> Link:
        """Where an entry is shown, by its title."""
        return Link(entry.title, self.address(entry))

    def address(self, entry: Entry) -> str:
        """Where an entry is shown: its own page, or its place on another's."""
        if entry.address or not self.where:
            return entry.address
        pages = self.where.get(entry.path, ())
        page = pages[entry.number] if entry.number < len(pages) else ""
        name = entry.path.removeprefix(f"{self.story(entry).folder}/").rpartition(".")[0].replace("/", ".")
        return f"{page}#e.{name}.{entry.number}" if page else ""

    def card(self, entry: Entry) -> Kept:
        """What other pages may show of an entry."""
        card = self.cards.get(id(entry))  # the chronology keeps every entry, so nothing else has its id
        if card is None:
            if len(self.cards) >= MOST_CARDS:
                self.cards.clear()
            card = self.cards[id(entry)] = self._card(entry)
        return card

    def _card(self, entry: Entry) -> Kept:
        groups = tuple([self._links(listing, getattr(entry, listing), entry) for listing in (*LISTINGS, "tags")])
        links, said = tuple([group[0] for group in groups]), "\1".join([group[1] for group in groups])
        picture = self.file(entry, entry.image) if entry.image else None
        lane = self._lane(entry, links)
        address = self.address(entry)
        file = f"{picture.address}\0{picture.digest}\0{picture.widths}" if picture else ""
        ribbon = self.ribbon(entry)
        more = f"{address}\2{lane}\2{file}\2{ribbon}\2{said}"  # no name holds a control character
        return Kept(entry.card, digest(entry.card, more.encode()), address, links, picture, lane, ribbon)

    def _links(self, listing: str, names: tuple[str, ...], entry: Entry) -> tuple[tuple[Link, ...], str]:
        """The pages of names, and these in one text: once for all in one folder that name the same."""
        asked = (listing, entry.folder, names)
        found = self._linked.get(asked)
        if found is None:
            links = tuple(
                self.tags(names)
                if listing == "tags"
                else (self.name(cast("Listing", listing), n, entry) for n in names)
            )
            said = "\0".join([f"{link.title}\0{link.address}" for link in links])
            found = self._linked[asked] = links, said
        return found

    def ribbon(self, entry: Entry) -> str:
        """Why an entry is not published, "" where it is."""
        return self.unpublished.get(place(entry), "") if self.unpublished else ""

    def tags(self, tags: Iterable[str]) -> Iterable[Link]:
        """The pages of tags."""
        for tag in tags:
            known = self.names.get(("tags", tag, ""))
            if known is None:
                known = self.names["tags", tag, ""] = self.tag(tag)
            yield known

    def _lane(self, entry: Entry, links: Links) -> str:
        lanes = self.lanes.get(self.story(entry).folder, ()) if self.lanes else ()
        if not lanes or entry.lane:
            return entry.lane
        people, organisations, places, _ = ({link.title for link in group} for group in links)
        has = {
            "people": people | set(entry.people),
            "organisations": organisations | set(entry.organisations),
            "places": places | set(entry.places),
            "tags": set(entry.tags),
            "status": {entry.status},
        }
        matching = (lane for lane in lanes if any(has[key] & set(names) for key, names in lane.match))
        return next((lane.name for lane in matching), "")

    def whole(self, entry: Entry) -> Kept:
        """A document itself, for the page that is about it."""
        card = self.card(entry)
        return Kept(
            entry.digest,
            digest(entry.digest, card.digest),
            card.address,
            card.links,
            card.picture,
            card.lane,
            card.ribbon,
            document=True,
        )

    def story(self, entry: Entry) -> Story:
        """The timeline that an entry belongs to, or the site's own chronology."""
        story = self.stories.get(entry.folder)
        if story is None:
            story = self.stories[entry.folder] = self.chronology.story(entry)
        return story

    def timeline(self, story: Story) -> Timeline | None:
        """The timeline's own document."""
        document = self.documents.get(story.timeline.path) if story.timeline else None
        return document if isinstance(document, Timeline) else None

    def cited(self, sources: Iterable[tuple[str, str, bytes, bytes]]) -> tuple[Cited, ...]:
        """Sources as they are cited, with the addresses of their pages."""
        return tuple([_cited(address, key) for address, _, key, _ in sources])

    def dead(self, entry: Entry, written: str, line: int, column: int, why: str) -> None:
        """Notes a link that leads nowhere."""
        said = f"the link `{written}` is dead: {why}"
        hint = "link to the document's file, from the folder of this one"
        self.wrong(entry, "dead-link", said, hint, line=line, column=column, severity="warning")

    def wrong(
        self,
        entry: Entry,
        code: str,
        said: str,
        hint: str,
        *,
        line: int = 0,
        column: int = 0,
        severity: Severity = "error",
    ) -> None:
        """Notes a problem of a document."""
        where = (line, column) if line else (entry.line, 1)
        self.problems.append(Problem(f"content/{entry.path}", *where, code, said, hint, severity))

    def file(self, entry: Entry, written: str) -> File | None:
        """The file that a document's picture means; a dead link where there is none."""
        if re.match(r"https?://", written):
            return None
        path, _ = target(entry.folder, written)
        found = self.files.get(path)
        if not found:
            self.dead(entry, written, entry.line, 1, f"there is no picture content/{path or written}")
            return None
        return self.shows(found)

    def shows(self, file: File) -> File:
        """Notes that a page shows a file."""
        self.shown[file.address] = file
        return file

    # ---- lists

    def pages_of(self, story: Story) -> tuple[Sheet, ...]:
        """The pages on which a timeline, or the site's own chronology, is listed."""
        asked = ("pages" if story.timeline else "pages of all", story.folder)
        if asked not in self.worked_out:
            self.worked_out[asked] = tuple(sheets(story.entries, f"{story.folder}/index".lstrip("/"), self.days))
        found: tuple[Sheet, ...] = self.worked_out[asked]
        return found

    def chronicle(self, sheet: Sheet, entries: Sequence[Entry], story: Story | None = None) -> Chronicle:
        """One page of a list of entries; ``entries`` is the whole list."""
        timeline = self.timeline(story) if story else None
        leaf = not sheet.parts
        shown = sheet.entries if leaf else ()
        return Chronicle(
            count=len(entries),
            first=entries[0].first if entries else 0,
            last=entries[-1].first if entries else 0,
            cards=tuple(self.card(e) for e in shown),
            parts=sheet.parts,
            density=None if leaf else density(sheet.entries),
            newest_first=bool(timeline and timeline.newest_first),
            eras=_near(timeline.eras, sheet) if timeline else (),
            lanes=tuple(lane.name for lane in timeline.lanes) if timeline else (),
            expected=sum(e.status == "expected" for e in sheet.entries),
            corrected=sum(any(kind == "correction" for _, kind, _ in e.changes) for e in sheet.entries),
            period=sheet.period,
            before=sheet.before,
            after=sheet.after,
            within=Link("", sheet.within) if sheet.within else None,
        )


@lru_cache(maxsize=1 << 16)  # the same object for the same citation, which is digested once
def _cited(address: str, key: bytes) -> Cited:
    return Cited(Kept(key, key, "", document=True), address)


def _near(eras: tuple[Era, ...], sheet: Sheet) -> tuple[Era, ...]:
    """The eras that touch what a page shows."""
    if not sheet.period or not sheet.entries:
        return eras
    first, last = sheet.entries[0].first, sheet.entries[-1].first
    return tuple(e for e in eras if (e.date.earliest or first) <= last and (e.date.latest or last) >= first)


def place(entry: Entry) -> Where:
    """Which entry it is, among all of ``content/``."""
    return entry.path, entry.kind, entry.number


def folded(address: str) -> str:
    """What two addresses must not share: NFC, without case, as other systems compare names."""
    return unicodedata.normalize("NFC", address).casefold()


def entity(document: Document | None) -> Entity | None:
    """The document where it is a person, an organisation or a place."""
    return document if isinstance(document, Entity) else None
