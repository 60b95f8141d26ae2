"""What stands in the cells of a table so that it is read back as it was."""

from __future__ import annotations

import json as notation
import re
from collections.abc import Mapping, Sequence

from generator.dates import Date
from generator.model import Source

_NOT_GIVEN = re.compile(r"\\*(?:~|null)")


def plain(text: str, *, semicolons: bool = True) -> str:
    r"""A text. ``\;`` would be a semicolon, and a cell with ``~`` or ``null`` in it would be empty."""
    if _NOT_GIVEN.fullmatch(text):
        return f"\\{text}"
    return text.replace("\\;", "\\\\;") if semicolons and "\\;" in text else text


def listed(items: Sequence[str]) -> str:
    """Texts with semicolons between."""
    if len(items) == 1 and _NOT_GIVEN.fullmatch(items[0]):
        return f"{items[0]};"
    cells = [item.replace(";", "\\;") for item in items]
    return ";".join([f"{cell} " if cell.endswith("\\") else cell for cell in cells])


def json(value: Sequence[object] | Mapping[str, object]) -> str:
    """Mappings, "" where there are none."""
    return notation.dumps(value, ensure_ascii=False) if value else ""


def sources(cited: Sequence[Source]) -> str:
    """Citations by their keys in ``sources.yaml``, or as JSON where any has none."""
    if all(source.key for source in cited):
        return listed([source.key for source in cited])
    return json(citations(cited))


def citations(cited: Sequence[Source]) -> list[object]:
    """Citations by their keys, or written out."""
    return [source.key or citation(source) for source in cited]


def citation(source: Source) -> dict[str, str]:
    """A citation as it is written out, without its key."""
    found = {name: getattr(source, name) for name in source.__slots__ if name != "key"}
    return {name: value.text if isinstance(value, Date) else value for name, value in found.items() if value}
