"""``manifest.json``: every address of the site, so that the next one can be asked which of them it would lose.

{"version": 1, "documents": {address: kind}, "others": [address]}, one address in each line, in the order of Unicode.
"""

from __future__ import annotations

import json
from collections.abc import Iterable

from generator.checks import VERSION
from generator.exports import Fetch


def made(_fetch: Fetch, documents: Iterable[tuple[str, str]], others: Iterable[str]) -> bytes:
    """The list as JSON. ``documents`` are (address, kind)."""
    listed = {"version": VERSION, "documents": dict(sorted(documents)), "others": sorted(others)}
    return f"{json.dumps(listed, ensure_ascii=False, indent=0)}\n".encode()
