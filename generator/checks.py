"""Addresses last: the list of them that a site publishes, and what becomes of each from one site to the next."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from generator.problems import Problem

NAME = "manifest.json"  # where the list lies in a site
VERSION = 1
LARGEST = 64 << 20  # bytes of a list that is read: some 500 000 addresses


class Unreadable(ValueError):
    """A list that cannot be read; says why, as the end of a sentence."""


@dataclass(frozen=True, slots=True)
class Addresses:
    """What can be asked for in a site.

    ``documents`` holds what authors wrote, by address: its kind, "alias" or "gone". ``others`` are the addresses that
    follow from it: periods, tags, names, feeds, files.
    """

    documents: Mapping[str, str]
    others: frozenset[str]


NOTHING = Addresses({}, frozenset())


@dataclass(frozen=True, slots=True)
class Apart:
    """What is different about the addresses of two sites, each in order.

    At ``lost`` stood a document and at ``dropped`` anything else, and nothing stands there now; ``changed`` are
    (address, kind before, kind now).
    """

    lost: tuple[str, ...] = ()
    dropped: tuple[str, ...] = ()
    added: tuple[str, ...] = ()
    changed: tuple[tuple[str, str, str], ...] = ()


def read(data: bytes) -> Addresses | None:
    """The list that a site published; None where another program wrote a file of this name for its own ends.

    Raises:
        Unreadable: it is no JSON, is damaged, or comes from a later version.
    """
    if len(data) > LARGEST:
        raise Unreadable(f"is larger than {LARGEST >> 20} MiB")
    try:
        found = json.loads(data.decode("utf-8"))
    except (ValueError, RecursionError):
        raise Unreadable("is no JSON") from None
    if not isinstance(found, dict) or not isinstance(found.get("documents"), dict):
        return None
    if found.get("version") != VERSION:
        raise Unreadable("was written by a later version of Dateline")
    documents, others = found["documents"], found.get("others")
    if not _are_texts(documents.values()) or not isinstance(others, list) or not _are_texts(others):
        raise Unreadable("is damaged")
    return Addresses(documents, frozenset(others))


def _are_texts(values: Iterable[object]) -> bool:
    return all(isinstance(value, str) for value in values)


def compare(before: Addresses, now: Addresses) -> Apart:
    """What becomes of the addresses of one site in the next; an address at which anything stands is not lost."""
    were, are = before.documents.keys() | before.others, now.documents.keys() | now.others
    kinds = ((address, before.documents.get(address, ""), now.documents.get(address, "")) for address in were & are)
    return Apart(
        tuple(sorted(before.documents.keys() - are)),
        tuple(sorted(before.others - are - before.documents.keys())),
        tuple(sorted(are - were)),
        tuple(sorted((address, was, kind) for address, was, kind in kinds if was != kind)),
    )


def problems(apart: Apart) -> list[Problem]:
    """An error for each document's address that is lost, with what would save it."""
    return [_lost(address, _moved(address, apart.added)) for address in apart.lost]


def _lost(address: str, moved: str) -> Problem:
    where = f"the document that is now {moved}" if moved else "the document that takes its place"
    hint = f"write `aliases: /{address}` in {where}, keep its file with `gone: why`, or say --allow-lost"
    return Problem(address, 0, 0, "lost-address", "a document was published here, and nothing stands here now", hint)


def _moved(address: str, added: Iterable[str]) -> str:
    """The one new address with the same last part; "" where there is none or more."""
    last = address.rpartition("/")[2]
    same = [other for other in added if other.rpartition("/")[2] == last and last != "index.html"]
    return same[0] if len(same) == 1 else ""
