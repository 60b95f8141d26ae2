"""Entries for the tests of the floors that need no files: only what matters is said."""

from __future__ import annotations

from typing import Any

from generator.dates import parse
from generator.model import Entry

EMPTY: dict[str, Any] = dict.fromkeys(Entry._fields, ()) | {
    "kind": "event",
    "line": 1,
    "number": 0,
    "article": "",
    "order": 0,
    "status": "confirmed",
    "since": None,
    "lane": "",
    "importance": 0,
    "image": "",
    "text": "",
    "gone": "",
    "draft": False,
    "embargo": None,
    "expires": None,
}


def entry(path: str, date: str = "2022", **said: Any) -> Entry:  # noqa: ANN401 - whatever the entry is to say
    """The entry of the document at a path, as the loader would make it."""
    folder, _, name = path.rpartition("/")
    slug = said.get("slug", name.partition(".")[0])
    address = f"{folder}/{slug}.html" if folder else f"{slug}.html"
    parsed = parse(date)
    known = {
        "path": path,
        "folder": folder,
        "slug": slug,
        "address": address,
        "title": slug.capitalize(),
        "first": parsed.first,
        "precision": int(parsed.precision),
        "latest": parsed.latest,
        "known": parsed.first,
        "digest": path.encode(),
        "card": path.encode(),
    }
    return Entry(**(EMPTY | known | said))
