"""Citations by their keys, as ``content/sources.yaml`` has them. Each line is JSON, which YAML reads too."""

from __future__ import annotations

import json

from generator.exports.cells import citation
from generator.model import Source

_BREAKS = str.maketrans({"\u2028": "\\u2028", "\u2029": "\\u2029", "\ufeff": "\\ufeff"})  # to YAML 1.1, ends of lines


def made(_fetch: object, *, sources: tuple[Source, ...]) -> bytes:
    """A line for each."""
    return "".join(f"{_quoted(source.key)}: {_quoted(citation(source))}\n" for source in sources).encode()


def _quoted(value: object) -> str:
    return json.dumps(value, ensure_ascii=False).translate(_BREAKS)
