"""The bibliography of the whole site: every source with a page of its own, and who cites it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field

from generator.chronology import MOST, letters, sheets
from generator.model import Entry, Kept
from generator.outputs import frames
from generator.outputs.desk import Desk
from generator.outputs.entities import letter_parts
from generator.pages import Cited, Page, Part


@dataclass(slots=True)
class Reference:
    """A source, by the key of its value in the cache, and the entries that cite it."""

    title: str
    address: str
    key: bytes
    entries: list[Entry] = field(default_factory=list)

    @property
    def cited(self) -> Cited:
        """The source as its list shows it."""
        return Cited(self.value, self.address, len(self.entries))

    @property
    def value(self) -> Kept:
        """The source itself."""
        return Kept(self.key, self.key, "", document=True)


def plan(desk: Desk) -> Iterator[Page]:
    """A page for each source, and the list."""
    references: dict[str, Reference] = {}
    for entry in (*desk.chronology.entries, *desk.chronology.others):
        cited = (*entry.sources, *(source for held in entry.held for source in held))
        for address, title, _, plain in dict.fromkeys(cited):
            reference = references.setdefault(address, Reference(title, address, plain))
            if entry.kind in ("event", "article") and (not reference.entries or reference.entries[-1] is not entry):
                reference.entries.append(entry)
    for address in sorted(references):
        yield from _pages(desk, references[address])
    yield from _list(desk, list(references.values()))


def _pages(desk: Desk, reference: Reference) -> Iterator[Page]:
    for sheet in sheets(reference.entries, reference.address.removesuffix(".html"), desk.days):
        yield Page(
            sheet.address,
            "source.html.j2",
            (
                *desk.common,
                ("head", frames.head(desk, reference.title, sheet.address, above=(frames.above(desk, "sources"),))),
                ("source", reference.value),
                ("chronicle", desk.chronicle(sheet, reference.entries)),
            ),
            f"the source “{reference.title}”",
        )


def _list(desk: Desk, references: list[Reference]) -> Iterator[Page]:
    groups = letters(references, lambda r: r.title)
    if len(references) <= MOST:
        yield _page(desk, "sources/index.html", [r for _, group in groups for r in group], (), None)
        return
    parts = tuple(letter_parts("sources/index", groups))
    yield _page(desk, "sources/index.html", [], parts, None)
    by_letter = dict(groups)
    for part in parts:
        start = MOST * (part.number - 1)
        yield _page(desk, part.address, by_letter[part.label][start : start + MOST], parts, part)


def _page(desk: Desk, address: str, shown: list[Reference], parts: tuple[Part, ...], part: Part | None) -> Page:
    index = desk.by_path.get("sources/index.md")
    return Page(
        address,
        "sources.html.j2",
        (
            *desk.common,
            *frames.listing(desk, "sources", address, first=not part),
            ("sources", tuple(r.cited for r in shown)),
            ("parts", parts),
            ("part", part),
        ),
        f"content/{index.path}" if index else "the list of sources",
    )
