"""What every kind of page is planned from: the chronology, who is meant by each name, and where each link leads."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache

from generator import addresses
from generator.cache import digest
from generator.chronology import Chronology, Directory, Sheet, Story, density
from generator.chronology.names import Listing
from generator.load.entries import target
from generator.model import Document, Entity, Entry, Era, File, Kept, Lane, Link, Picture, Site, Timeline
from generator.pages import Body, Chronicle, Cited, Head
from generator.problems import Problem, Severity

LISTINGS: tuple[Listing, ...] = ("people", "organisations", "places")
Inputs = tuple[tuple[str, object], ...]


@dataclass(slots=True)
class Desk:
    """The chronology with everything that its pages ask of it.

    ``documents`` are the timelines, entities and plain pages themselves, by path; ``files`` what can be shown or linked,
    by path; ``days`` gives year, month and day of an instant.
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
    footer: Body | None = None
    problems: list[Problem] = field(default_factory=list)
    names: dict[tuple[str, str, str], Link] = field(default_factory=dict)
    cards: dict[str, Kept] = field(default_factory=dict)
    stories: dict[str, Story] = field(default_factory=dict)
    by_path: dict[str, Entry] = field(default_factory=dict)
    common: Inputs = ()
    lanes: dict[str, tuple[Lane, ...]] = field(default_factory=dict)
    where: dict[tuple[str, int, int], str] = field(default_factory=dict)

    def __post_init__(self) -> None:
        for entry in self.everything:
            if not entry.article and not entry.path.endswith(".csv"):
                self.by_path[entry.path] = entry
            for listing in LISTINGS:
                for name in getattr(entry, listing):
                    self.name(listing, name, entry)
        self._clashing_names()
        for story in self.chronology.stories:
            timeline = self.timeline(story)
            self.lanes[story.folder] = timeline.lanes if timeline else ()
        self.common = (
            ("site", self.site),
            ("menu", tuple(self._menu(title, to) for title, to in self.site.menu)),
            ("footer", self.footer),
            ("icon", self._icon()),
        )

    @property
    def everything(self) -> Iterator[Entry]:
        """Every document that is to be seen."""
        yield from self.chronology.entries
        yield from self.chronology.others
        yield from (s.timeline for s in self.chronology.stories if s.timeline)

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
            self._ambiguous(name, found.found, entry)
        link = self.directory.undescribed(listing, name)
        if not link.address:
            self.wrong(entry, "name", f"nothing of `{name}` can stand in an address", "a name has a letter or a digit")
        return link

    def _ambiguous(self, name: str, found: Sequence[Entry], entry: Entry, line: int = 0, column: int = 0) -> None:
        both = " and ".join(f"content/{e.path}" for e in found[:2])
        said = f"`{name}` can mean {both}"
        self.wrong(entry, "name", said, "write the slug of the one you mean", line=line, column=column)

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

    def link(self, entry: Entry) -> Link:
        """Where an entry is shown, by its title."""
        return Link(entry.title, self.address(entry))

    def address(self, entry: Entry) -> str:
        """Where an entry is shown: its own page, or its place on another's."""
        return self.where.get((entry.path, entry.line, entry.number), entry.address)

    def card(self, entry: Entry) -> Kept:
        """What other pages may show of an entry."""
        key = f"{entry.path}\n{entry.line}\n{entry.number}"
        card = self.cards.get(key)
        if card is None:
            card = self.cards[key] = self._card(entry)
        return card

    def _card(self, entry: Entry) -> Kept:
        links = (
            tuple(self.name("people", n, entry) for n in entry.people),
            tuple(self.name("organisations", n, entry) for n in entry.organisations),
            tuple(self.name("places", n, entry) for n in entry.places),
            tuple(self.tags(entry.tags)),
        )
        picture = self.file(entry, entry.image) if entry.image else None
        lane = self._lane(entry, links)
        address = self.address(entry)
        said = [f"{link.title}\0{link.address}" for group in links for link in (*group, Link("", ""))]
        more = (address, lane, picture.digest if picture else "", *said)
        return Kept(entry.digest, digest(entry.card, *(m.encode() for m in more)), address, links, picture, lane)

    def tags(self, tags: Iterable[str]) -> Iterable[Link]:
        """The pages of tags."""
        for tag in tags:
            known = self.names.get(("tags", tag, ""))
            if known is None:
                known = self.names["tags", tag, ""] = self.tag(tag)
            yield known

    def _lane(self, entry: Entry, links: tuple[tuple[Link, ...], ...]) -> str:
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
        return tuple(Cited(_source(key), address) for address, _, key, _ in sources)

    # ---- texts

    def body(self, entry: Entry, level: int = 2, prefix: str = "") -> Body | None:
        """An entry's text as a page of its own shows it, each of its links led somewhere or called dead."""
        if not entry.text:
            return None
        targets: dict[str, tuple[str, Link | None, int, int]] = {}
        for kind, written, line, column in entry.references:
            link, file = self._led(kind, written, entry, line, column)
            if link or written not in targets:
                width, height = (file.width, file.height) if file else (0, 0)
                targets[written] = (written, link, width, height)
        return Body(entry.text, tuple(targets[w] for w in sorted(targets)), level, prefix)

    def _led(self, kind: str, written: str, entry: Entry, line: int, column: int) -> tuple[Link | None, File | None]:
        if kind == "name":
            return self._meant(written, entry, line, column), None
        path, fragment = target(entry.folder, written)
        if not path:
            here = fragment in entry.anchors or fragment in entry.blocks or written.startswith("#fn")
            if not here and not written.startswith("#"):
                self.dead(entry, written, line, column, "it leads out of content/")
            elif not here and fragment:
                self.dead(entry, written, line, column, "there is no such heading in this text")
            return None, None
        document = self.by_path.get(path)
        if document:
            if fragment and fragment not in document.anchors and fragment not in document.blocks:
                self.dead(entry, written, line, column, f"content/{path} has no heading `{fragment}`")
            return Link(document.title, self.address(document) + (f"#{fragment}" if fragment else "")), None
        file = self.files.get(path)
        if file:
            return Link("", file.address), file
        self.dead(entry, written, line, column, f"there is no content/{path}")
        return None, None

    def _meant(self, name: str, entry: Entry, line: int, column: int) -> Link | None:
        found = self.directory.find("any", name, entry.folder)
        if len(found.found) > 1:
            self._ambiguous(name, found.found, entry, line, column)
        if found.one:
            return self.link(found.one)
        strangers = () if found.found else self.directory.strangers(name)
        if len(strangers) > 1:
            said = f"`{name}` can mean {strangers[0].address} and {strangers[1].address}"
            self.wrong(
                entry, "name", said, "describe the one you mean in a document of its own", line=line, column=column
            )
        elif not strangers and not found.found:
            self.dead(entry, f"[[{name}]]", line, column, "nothing in content/ has this slug, title or name")
        return strangers[0] if strangers else None

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
        return found

    def picture(self, entry: Entry) -> Picture | None:
        """A document's picture with its caption, from the document itself."""
        document = self.documents[entry.path]
        image = document.image
        if not image:
            return None
        file = self.file(entry, image.src) if image.src else None
        where = (file.address, file.width, file.height) if file else ("", 0, 0)
        return Picture(*where, image.alt, image.caption, image.credit, image.licence)

    # ---- lists and heads

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

    def head(
        self, title: str, address: str, *, above: tuple[Link, ...] = (), lang: str = "", description: str = ""
    ) -> Head:
        """A page's title and place."""
        home = () if address == "index.html" else (Link(self.site.title, "index.html"),)
        lang = "" if lang == self.site.language else lang
        return Head(title, description, self.absolute(address), (*home, *above), lang)

    def absolute(self, address: str) -> str:
        """The address with the base URL, without a final ``index.html``; "" where there is none."""
        from urllib.parse import quote

        if not self.site.base_url:
            return ""
        plain = (
            ""
            if address == "index.html"
            else address.removesuffix("/index.html") + "/" * address.endswith("/index.html")
        )
        return f"{self.site.base_url}/{quote(plain, safe='/-._~')}"

    def above(self, folder: str) -> Link:
        """The list that we make in a folder, such as people/ or sources/."""
        index = self.by_path.get(f"{folder}/index.md")
        return Link(index.title if index else self.say(f"site.{folder}"), f"{folder}/index.html")

    def _menu(self, title: str, to: str) -> Link:
        if re.match(r"[a-z][a-z0-9+.-]*:", to):
            return Link(title, to)
        path, _, fragment = to.lstrip("/").partition("#")
        document = self.by_path.get(path)
        address = document.address if document else path
        address = f"{address}index.html" if not address or address.endswith("/") else address
        return Link(title, address + (f"#{fragment}" if fragment else ""))

    def _icon(self) -> str:
        if self.site.icon:
            found = self.files.get(self.site.icon.lstrip("/"))
            if found:
                return found.address
            hint = "name a picture of content/, from there"
            said = f"the icon `{self.site.icon}` is not there"
            self.problems.append(Problem("content/site.toml", 0, 0, "dead-link", said, hint, "warning"))
        return next((f.address for f in self.static if f.address == "theme/icon.svg"), "")

    def intro(self, path: str) -> Body | None:
        """The text of a folder's own page, which stands above the list that we make there."""
        entry = self.by_path.get(path)
        return self.body(entry) if entry else None


@cache
def _source(key: bytes) -> Kept:
    return Kept(key, key, "", document=True)


def _near(eras: tuple[Era, ...], sheet: Sheet) -> tuple[Era, ...]:
    """The eras that touch what a page shows."""
    if not sheet.period or not sheet.entries:
        return eras
    first, last = sheet.entries[0].first, sheet.entries[-1].first
    return tuple(e for e in eras if (e.date.earliest or first) <= last and (e.date.latest or last) >= first)


def folded(address: str) -> str:
    """What two addresses must not share: NFC, without case, as other systems compare names."""
    return unicodedata.normalize("NFC", address).casefold()


def entity(document: Document | None) -> Entity | None:
    """The document where it is a person, an organisation or a place."""
    return document if isinstance(document, Entity) else None
