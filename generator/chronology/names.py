"""Who is meant by a name: the nearest folder first, and in each the slug, then the title or one of ``names``.

The nearest is the folder that shares most folders from the top with the one where the name is written, and of these
the highest: first that folder itself, then what lies in it, then the folder above and what lies in that. A name is
compared exactly. Where only timelines are meant, the slug of each is the name of its folder. Two answers are a mistake
that names both. A person, organisation or place that nobody describes gets a page all the same; a ``[[name]]`` without
an answer leads nowhere. What is not to be seen today is known apart, for the time when nothing else answers.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from typing import Literal

from generator import addresses
from generator.model import Entry, Link

Group = Literal["people", "organisations", "places", "related", "timelines", "any"]
Listing = Literal["people", "organisations", "places"]

KINDS: dict[str, frozenset[str]] = {
    "people": frozenset({"person"}),
    "organisations": frozenset({"organisation"}),
    "places": frozenset({"place"}),
    "related": frozenset({"event", "article"}),
    "timelines": frozenset({"timeline"}),
    "any": frozenset({"event", "article", "timeline", "person", "organisation", "place", "page"}),
}


@dataclass(frozen=True, slots=True)
class Name:
    """What a name led to: one document, or none, or several that are equally near."""

    found: tuple[Entry, ...]

    @property
    def one(self) -> Entry | None:
        """The document, where there is exactly one."""
        return self.found[0] if len(self.found) == 1 else None


@dataclass(slots=True)
class _Index:
    slugs: dict[str, list[Entry]] = field(default_factory=dict)
    titles: dict[str, list[Entry]] = field(default_factory=dict)


class Directory:
    """All documents by slug, title and further names; asked, never changed.

    ``hidden`` are those that are not to be seen: drafts, under embargo, expired, gone.
    """

    def __init__(self, documents: Iterable[Entry], hidden: Iterable[Entry] = ()) -> None:
        self._documents = tuple(d for d in documents if d.address)
        self._hidden = tuple(hidden)
        self._beyond: Directory | None = None
        self._indexes: dict[str, _Index] = {}
        self._asked: dict[tuple[str, str, str], Name] = {}
        self._undescribed: dict[tuple[str, str], Link] = {}
        self._strangers: dict[str, list[Link]] = {}

    def find(self, group: Group, name: str, folder: str) -> Name:
        """The documents that a name can mean, written in a document of this folder."""
        asked = (group, name, folder)
        known = self._asked.get(asked)
        if known is None:
            spelt = name if name.isascii() else unicodedata.normalize("NFC", name)  # as all that has a name is
            known = self._asked[asked] = self._found(group, spelt, folder)
        return known

    def unseen(self, group: Group, name: str, folder: str) -> tuple[Entry, ...]:
        """The documents of this name that are not to be seen today; asked where ``find`` knows none."""
        if not self._hidden:
            return ()
        self._beyond = self._beyond or Directory(self._hidden)
        return self._beyond.find(group, name, folder).found

    def _found(self, group: Group, name: str, folder: str) -> Name:
        index = self._index(group)
        by_slug, by_title = index.slugs.get(name, ()), index.titles.get(name, ())
        if not by_slug and not by_title:
            return Name(())
        near = max(_nearness(folder, e.folder) for e in (*by_slug, *by_title))
        for candidates in (by_slug, by_title):
            nearest = tuple(e for e in candidates if _nearness(folder, e.folder) == near)
            if nearest:
                return Name(nearest)
        return Name(())

    def _index(self, group: Group) -> _Index:
        index = self._indexes.get(group)
        if index is None:
            index = self._indexes[group] = _Index()
            for document in self._documents:
                if document.kind in KINDS[group]:
                    slug = document.folder.rpartition("/")[2] if group == "timelines" else document.slug
                    index.slugs.setdefault(slug, []).append(document)
                    for title in {document.title, *document.names}:
                        index.titles.setdefault(title, []).append(document)
        return index

    def undescribed(self, listing: Listing, name: str) -> Link:
        """The page of a name that nobody describes. Spellings that differ only in case are one, the first seen wins."""
        address = addresses.name_address(listing, name)
        link = self._undescribed.get((address, name.casefold()))
        if link is None:
            link = self._undescribed[address, name.casefold()] = Link(name, address)
            self._strangers.setdefault(name.casefold(), []).append(link)
        return link

    def known(self, group: Group, name: str, folder: str) -> Link | None:
        """The link to whom a name means, where exactly one is meant."""
        one = self.find(group, name, folder).one
        return Link(one.title, one.address) if one else None

    def strangers(self, name: str) -> Sequence[Link]:
        """The undescribed of this name, as far as they were asked for: ``[[x]]`` may mean one of them."""
        return self._strangers.get(name.casefold(), ())

    def spellings(self) -> dict[str, list[str]]:
        """Address → the undescribed names that would share it; more than one is a mistake."""
        shared: dict[str, list[str]] = {}
        for (address, _), link in self._undescribed.items():
            shared.setdefault(address, []).append(link.title)
        return shared


def _nearness(folder: str, other: str) -> tuple[int, int]:
    """How many folders from the top two documents share, and, less than 0, how far below these the other lies."""
    here, there = (f.split("/") if f else [] for f in (folder, other))
    count = next((n for n, (a, b) in enumerate(zip(here, there, strict=False)) if a != b), min(len(here), len(there)))
    return count, count - len(there)
