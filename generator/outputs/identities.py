"""What an entry is called by those that remember it: readers of feeds and calendars."""

from __future__ import annotations

from collections import Counter
from hashlib import blake2b

from generator.model import Entry
from generator.outputs.desk import Desk


def identity(desk: Desk, entry: Entry) -> str:
    """The address of its page; a row without one is called by its title and date, wherever in its file it stands.

    Of several rows that say the same, the second and those after it have a number.
    """
    if entry.address:
        return entry.address
    asked = ("identities", entry.path)
    if asked not in desk.worked_out:
        rows = (group[number] for group, number in desk.of_file(entry.path))
        desk.worked_out[asked] = _numbered({row.number: _said(row) for row in rows if not row.address})
    name: str = desk.worked_out[asked][entry.number]
    return f"{entry.path}#{name}"


def _said(row: Entry) -> str:
    said = f"{row.title}\0{row.first}\0{row.precision}\0{row.latest}"
    return blake2b(said.encode("utf-8", "surrogatepass"), digest_size=8).hexdigest()


def _numbered(names: dict[int, str]) -> dict[int, str]:
    found: dict[int, str] = {}
    seen: Counter[str] = Counter()
    for number in sorted(names):
        name = names[number]
        seen[name] += 1
        found[number] = f"{name}-{seen[name]}" if seen[name] > 1 else name
    return found
