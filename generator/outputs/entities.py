"""People, organisations and places: a page for each that anybody names, with its chronology, and three lists."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence, Sized
from dataclasses import dataclass, field
from heapq import nsmallest

from generator.chronology import MOST, letters, sheets
from generator.chronology.names import Listing
from generator.model import Entry, Kind, Link
from generator.outputs import followed, frames, texts
from generator.outputs.desk import LISTINGS, Desk, entity
from generator.pages import Mention, Page, Part

KINDS: dict[Listing, Kind] = {"people": "person", "organisations": "organisation", "places": "place"}
NEAREST = 12  # companions shown


@dataclass(slots=True)
class Profile:
    """Whom a page is about, and the entries that name them."""

    kind: Kind
    link: Link
    described: Entry | None
    entries: list[Entry] = field(default_factory=list)


def plan(desk: Desk) -> Iterator[Page]:
    """The pages of everybody, and the three lists."""
    profiles = gather(desk)
    for listing in LISTINGS:
        mine = [p for p in profiles.values() if p.kind == KINDS[listing]]
        for profile in mine:
            yield from _pages(desk, profile, profiles)
        mentions = [Mention(p.link, len(p.entries), p.kind) for p in mine]
        yield from listed(desk, listing, KINDS[listing], mentions)


def gather(desk: Desk) -> dict[str, Profile]:
    """Everybody who is described or named, by address."""
    profiles: dict[str, Profile] = {}
    for document in desk.chronology.others:
        if document.kind in KINDS.values():
            kind: Kind = next(k for k in KINDS.values() if k == document.kind)
            profiles[document.address] = Profile(kind, Link(document.title, document.address), document)
    for entry in desk.chronology.entries:
        for kind, links in zip(KINDS.values(), desk.card(entry).links, strict=False):
            for link in dict.fromkeys(links):
                profile = profiles.get(link.address)
                if profile is None:
                    profile = profiles[link.address] = Profile(kind, link, None)
                profile.entries.append(entry)
    return {address: profiles[address] for address in sorted(profiles) if address}


def _pages(desk: Desk, profile: Profile, profiles: dict[str, Profile]) -> Iterator[Page]:
    stem = profile.link.address.removesuffix(".html")
    for sheet in sheets(profile.entries, stem, desk.days):
        first = sheet.period is None
        described = profile.described
        yield Page(
            sheet.address,
            "entity.html.j2",
            (
                *desk.common,
                ("head", _head(desk, profile, sheet.address)),
                ("kind", profile.kind),
                ("name", profile.link.title),
                ("entity", entity(desk.documents.get(described.path)) if described else None),
                ("picture", texts.picture(desk, described) if described and first else None),
                ("body", texts.body(desk, described) if described and first else None),
                ("chronicle", desk.chronicle(sheet, profile.entries)),
                ("first", desk.card(profile.entries[0]) if profile.entries else None),
                ("last", desk.card(profile.entries[-1]) if profile.entries else None),
                ("companions", _companions(desk, profile) if first else ()),
                ("within", _within(desk, described)),
                ("inside", tuple(_inside(desk, profile, profiles)) if first else ()),
                ("sources", desk.cited(described.sources) if described else ()),
            ),
            f"content/{described.path}" if described else f"the name “{profile.link.title}”",
        )


def _head(desk: Desk, profile: Profile, address: str) -> object:
    listing = next(name for name, kind in KINDS.items() if kind == profile.kind)
    document = desk.documents.get(profile.described.path) if profile.described else None
    description = document.summary if document else ""
    own = followed.forms_of(desk, listing, profile.link.address) if profile.entries else ()
    return frames.head(
        desk,
        profile.link.title,
        address,
        above=(frames.above(desk, listing),),
        lang=document.lang if document else "",
        description=description,
        of=profile.described,
        forms=(*own, *frames.feeds(desk, None)),
    )


def _companions(desk: Desk, profile: Profile) -> tuple[Mention, ...]:
    """Who appears with whom: those most often named in the same entries."""
    counts: dict[Kind, Counter[Link]] = {kind: Counter() for kind in KINDS.values()}
    for entry in profile.entries:
        for kind, links in zip(KINDS.values(), desk.card(entry).links, strict=False):
            counts[kind].update({link for link in links if link.address})
    del counts[profile.kind][profile.link]
    found = [(-count, kind, link.title, link.address, link) for kind in counts for link, count in counts[kind].items()]
    return tuple(
        Mention(link, -less, kind) for less, kind, _, _, link in nsmallest(NEAREST, found, key=lambda f: f[:4])
    )


def _within(desk: Desk, described: Entry | None) -> Link | None:
    if not described or not described.places:
        return None
    return desk.name("places", described.places[0], described)


def _inside(desk: Desk, profile: Profile, profiles: dict[str, Profile]) -> Iterator[Link]:
    """The places that say they lie within this one."""
    if profile.kind != "place":
        return
    for other in profiles.values():
        within = _within(desk, other.described) if other.kind == "place" else None
        if within and within.address == profile.link.address:
            yield other.link


def listed(desk: Desk, folder: str, kind: str, mentions: list[Mention]) -> Iterator[Page]:
    """A list of names, by letter where it is long."""
    address = f"{folder}/index.html"
    groups = letters(mentions, lambda m: m.link.title)
    whole = len(mentions) <= MOST
    parts = () if whole else tuple(letter_parts(f"{folder}/index", groups))
    names = tuple(m for _, group in groups for m in group) if whole else ()
    yield _list(desk, folder, address, kind, names, parts, None)
    if not whole:
        for part, group in spread(groups, parts):
            yield _list(desk, folder, part.address, kind, tuple(group), parts, part)


def letter_parts(stem: str, groups: Sequence[tuple[str, Sized]]) -> Iterator[Part]:
    """A page for each letter, and more where a letter has over 200."""
    for letter, group in groups:
        name = "0" if letter == "#" else letter.lower()
        for number in range(1, (len(group) + MOST - 1) // MOST + 1):
            tail = f"-{number}" if number > 1 else ""
            count = min(MOST, len(group) - MOST * (number - 1))
            yield Part(f"{stem}.{name}{tail}.html", count, label=letter, number=number)


def spread(groups: list[tuple[str, list[Mention]]], parts: tuple[Part, ...]) -> Iterator[tuple[Part, list[Mention]]]:
    """Each letter's part with what it lists."""
    by_letter = dict(groups)
    for part in parts:
        start = MOST * (part.number - 1)
        yield part, by_letter[part.label][start : start + MOST]


def _list(
    desk: Desk,
    folder: str,
    address: str,
    kind: str,
    names: tuple[Mention, ...],
    parts: tuple[Part, ...],
    part: Part | None,
) -> Page:
    index = desk.by_path.get(f"{folder}/index.md")
    return Page(
        address,
        "names.html.j2",
        (
            *desk.common,
            *frames.listing(desk, folder, address, first=not part),
            ("kind", kind),
            ("names", names),
            ("parts", parts),
            ("part", part),
        ),
        f"content/{index.path}" if index else f"the list of {folder}",
    )
