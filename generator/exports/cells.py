"""What stands in the cells of a table so that it is read back as it was."""

from __future__ import annotations

import json as notation
import re
from collections.abc import Mapping, Sequence

from generator.dates import Date
from generator.model import Extra, Free, Source

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


def extras(given: Sequence[Extra]) -> list[dict[str, str]]:
    """Free data by the names of its columns: one for each key where all of it is text, else one for all of it."""
    if _flat(given):
        return [{f"extra.{key}": plain(str(value)) for key, value in extra} for extra in given]
    return [{"extra": json({key: _free(value) for key, value in extra})} if extra else {} for extra in given]


def _flat(given: Sequence[Extra]) -> bool:
    """Can each key have a column, all of them in the same order?"""
    order = {key: n for n, key in enumerate(dict.fromkeys(key for extra in given for key, _ in extra))}
    if not all(_bare(key) and "\n" not in key for key in order):
        return False
    in_order = all([order[key] for key, _ in extra] == sorted(order[key] for key, _ in extra) for extra in given)
    return in_order and all(isinstance(value, str) and _bare(value) for extra in given for _, value in extra)


def _bare(text: str) -> bool:
    """Is there anything, without white space at its ends? A cell has none there."""
    return text.strip() == text != ""


def _free(value: Free) -> object:
    """Free data for JSON. Pairs with a text in front are a mapping, as they are when it is read."""
    if isinstance(value, str):
        return value
    pairs = [item for item in value if isinstance(item, tuple) and len(item) == 2 and isinstance(item[0], str)]
    if value and len(pairs) == len(value) == len({pair[0] for pair in pairs}):
        return {str(pair[0]): _free(pair[1]) for pair in pairs}
    return [_free(item) for item in value]
