"""A long timeline in files that a script fetches as it shows them: the tree of its slices, and facets to filter by.

Only what has a page of its own in parts is cut so: of a shorter one, the page itself holds all that a script must know.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

from generator.chronology import MOST, Story
from generator.groups import anchor, anchors
from generator.model import Entry, Kept
from generator.outputs.desk import MOST_CARDS, Desk
from generator.outputs.wholes import Whole, wholes
from generator.pages import Crowd, Page
from generator.slices import BINS, Node, Sheaf, sheaves, tree

SLICE, FACETS = "slice", "facets"
FORMATS = frozenset({SLICE, FACETS})
_COARSE = 4  # bins of a node that are one where the node above tells of it


def plan(desk: Desk) -> Iterator[Page]:
    """The files of every chronology whose page is an overview of parts."""
    for one in wholes(desk):
        if one.paged and len(one.entries) > MOST:
            yield from _cut(desk, one)


def root(story: Story) -> str:
    """The address of the root of the slices of a timeline, or of the site's own chronology; "" where it has none."""
    return f"{story.folder}/index.slices.json".lstrip("/") if len(story.entries) > MOST else ""


def _cut(desk: Desk, one: Whole) -> Iterator[Page]:
    top, lists = tree(one.entries), _Lists.of(desk, one)
    bundles = list(sheaves(one.entries))
    facets = tuple([_bundle(sheaf) for sheaf in bundles])
    for node in top.nodes:
        yield _slice(desk, one, node, lists, (one.title, facets) if node is top else ("", ()))
    for sheaf, crowd in zip(bundles, facets, strict=True):
        inputs = (("crowd", crowd), ("cards", tuple(map(lists.card, range(sheaf.low, sheaf.high)))))
        yield Page(one.file(crowd.file), FACETS, inputs, f"the facets of {one.page}")


def _slice(desk: Desk, one: Whole, node: Node, lists: _Lists, head: tuple[str, tuple[Crowd, ...]]) -> Page:
    """One node. ``head`` are the name and the facets, which the root alone tells of."""
    crowd = _crowd(node, _file(node) if not head[0] else "index.slices.json")
    inputs = (
        ("page", one.page),
        ("tongue", (desk.site.language, desk.site.timezone)),
        ("name", head[0]),
        ("crowd", crowd),
        ("below", tuple([_crowd(below, _file(below), _COARSE) for below in node.below])),
        ("facets", head[1]),
        ("cards", tuple(map(lists.card, node.own))),
        ("places", "\n".join([lists.place(number) for number in node.own])),
    )
    return Page(one.file(crowd.file), SLICE, inputs, f"the slices of {one.page}")


def _file(node: Node) -> str:
    return f"index.slices.{node.name}.json"


def _crowd(node: Node, file: str, width: int = 1) -> Crowd:
    """What is told of a node; ``width`` of its bins are one."""
    bins = tuple([sum(node.bins[n : n + width]) for n in range(0, BINS, width)])
    return Crowd(node.span.start, node.span.end, node.count, file, node.reach, bins)


def _bundle(sheaf: Sheaf) -> Crowd:
    """What is told of a sheaf."""
    return Crowd(sheaf.first.start, sheaf.last.end, sheaf.high - sheaf.low, f"index.facets.{sheaf.name}.json")


@dataclass(frozen=True, slots=True)
class _Lists:
    """By the numbers of entries: their cards, the pages that list them, and their ids there if others have theirs."""

    card: Callable[[int], Kept]
    pages: Sequence[str]
    others: dict[int, str]

    @classmethod
    def of(cls, desk: Desk, one: Whole) -> _Lists:
        """Those of a whole."""
        pages: list[str] = []
        others: dict[int, str] = {}
        for sheet in desk.pages_of(one.story):
            if not sheet.parts:
                others |= _uncommon(desk, one, sheet.entries, len(pages))
                pages += [sheet.address] * len(sheet.entries)
        return cls(_cards(desk, one.entries), pages, others)

    def place(self, number: int) -> str:
        """The page, and the id where that is not what is expected."""
        return f"{self.pages[number]}#{self.others[number]}" if number in self.others else self.pages[number]


def _cards(desk: Desk, entries: Sequence[Entry]) -> Callable[[int], Kept]:
    """The card of an entry by its number: all are asked for at once where the desk remembers all."""
    if len(entries) > MOST_CARDS:
        return lambda number: desk.card(entries[number])
    return [desk.card(entry) for entry in entries].__getitem__


def _uncommon(desk: Desk, one: Whole, entries: Sequence[Entry], start: int) -> Iterator[tuple[int, str]]:
    """The numbers of entries on one page, from ``start`` on, that have another id there than by themselves."""
    if len({entry.slug for entry in entries}) == len(entries):
        return
    numbers = range(len(entries))
    if one.newest_first:
        numbers = numbers[::-1]
    shown = [desk.address(entries[number]) for number in numbers]
    for number, address, id_ in zip(numbers, shown, anchors(shown), strict=True):
        if id_ != anchor(address):
            yield start + number, id_
