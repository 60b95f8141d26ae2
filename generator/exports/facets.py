"""What a script filters a long timeline by, in JSON as docs/facets.schema.json describes it: columns of all entries.

A row is an entry, in the order of time. Names are numbers: their places in the lists of ``names``.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Sequence
from itertools import pairwise
from typing import cast

from generator.exports import Fetch
from generator.exports.dated import exact
from generator.model import Card, Link
from generator.pages import Crowd
from generator.strip.traits import held, unforeseen

FORMAT, VERSION = "dateline-facets", 1
GROUPS = ("people", "organisations", "places", "tags")
NO_LANE = -1


def made(_fetch: Fetch, *, crowd: Crowd, cards: Iterable[Card]) -> bytes:
    """The file, a column in each line."""
    cards = list(cards)
    groups = {group: [_titles(card, group) for card in cards] for group in GROUPS}
    words = {"lane": [card.lane for card in cards], "status": [card.status for card in cards]}
    words["kind"] = [card.kind for card in cards]
    names = {group: sorted({name for titles in of_all for name in titles}) for group, of_all in groups.items()}
    names |= {group: sorted({word for word in of_all if word}) for group, of_all in words.items()}
    numbers = {group: {name: number for number, name in enumerate(found)} for group, found in names.items()}
    firsts = [card.date.first for card in cards]
    columns: dict[str, object] = {
        "format": FORMAT,
        "version": VERSION,
        "span": [exact(crowd.start), exact(crowd.end)],
        "count": crowd.count,
        "names": names,
        "first": [exact(firsts[0]), *[exact(after - before) for before, after in pairwise(firsts)]],
        "length": [_length(card) for card in cards],
        "known": [exact(card.known - card.date.first) if unforeseen(card) else 0 for card in cards],
        "importance": [card.importance for card in cards],
        **{group: [numbers[group].get(word, NO_LANE) for word in of_all] for group, of_all in words.items()},
        **{group: [[numbers[group][name] for name in row] for row in of_all] for group, of_all in groups.items()},
        "held": {str(row): held(card) for row, card in enumerate(cards) if card.held},
    }
    return _written(columns)


def _titles(card: Card, group: str) -> tuple[str, ...]:
    links = cast("Sequence[Link]", getattr(card, group))
    return tuple([link.title for link in links])


def _length(card: Card) -> int | str | None:
    """How long after its sorting instant it ends; None where it has no end."""
    latest = card.date.latest
    return None if latest is None else exact(latest - card.date.first)


def _written(columns: dict[str, object]) -> bytes:
    """A JSON object, a key in each line: one entry changed is a few lines of a diff."""
    said = json.JSONEncoder(ensure_ascii=False, separators=(",", ":")).encode
    lines = ",\n".join([f"{said(name)}:{said(value)}" for name, value in columns.items()])
    return f"{{{lines}}}\n".encode()
