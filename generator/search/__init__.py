"""Full-text search: records in, the files of Pagefind's index out. The only room that speaks to Pagefind.

Its package is an extra (``dateline[search]``), so it is imported where an index is made and nowhere else.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from importlib.util import find_spec
from pathlib import Path
from shutil import which

from generator.problems import Environment
from generator.search.record import Record

__all__ = ["Record", "available", "index"]

_BINARIES = ("pagefind_bin_extended", "pagefind_bin")  # packages that bring the program, as Pagefind looks for them
_PROGRAMS = ("pagefind_extended", "pagefind")
_WANTED = ("pagefind.js", "pagefind-worker.js", "pagefind-entry.json")  # of what lies beside the index
_SUFFIXES = (".pf_meta", ".pf_index", ".pf_filter", ".pf_fragment", ".pagefind")


def available() -> bool:
    """Can an index be made here? Asked without an import, for a build that has none to make."""
    return bool(find_spec("pagefind")) and bool(any(map(find_spec, _BINARIES)) or any(map(which, _PROGRAMS)))


def index(records: Iterable[Record], folder: Path) -> Iterator[None]:
    """Makes the files of an index in an empty folder, step by step: each is short, and whoever leaves off ends it.

    The same records in the same order give the same bytes. Pagefind holds the whole index in memory.

    Raises:
        Environment: Pagefind does not start, or dies, or refuses.
    """
    from generator.search import service, settled

    files = yield from service.files(records)
    for name, data in files.items():
        path = folder / name
        if path.name in _WANTED or path.suffix in _SUFFIXES:
            path.parent.mkdir(exist_ok=True)
            path.write_bytes(data)
            yield
    try:
        settled.settle(folder)
    except (OSError, ValueError, KeyError, TypeError, IndexError) as error:
        raise Environment(f"this version of Pagefind writes an index that is not understood: {error!r}") from None
