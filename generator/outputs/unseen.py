"""What is not to be seen, for what leads there: a page that says so where it is gone, else why there is none."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from generator.model import Entry, Link


class Unseen:
    """The entries that no list shows: of those that are ``gone`` the address says so, the ``hidden`` have none yet."""

    def __init__(self, gone: Sequence[Entry], hidden: Sequence[Entry]) -> None:
        self._gone = gone
        self._entries = (*gone, *hidden)

    def at(self, path: str, fragment: str) -> Entry | None:
        """The event of this slug in the text of a file, or the file itself."""
        told: Iterator[Entry] = (e for e in self._entries if e.article == path and e.slug == fragment)
        texts = (e for e in self._entries if e.path == path and path.endswith(".md") and not e.article)
        return next(told, None) or next(texts, None)

    def link(self, entry: Entry | None) -> Link | None:
        """The page that says of an entry that it is gone."""
        return Link(entry.title, entry.address) if entry and entry.address and entry in self._gone else None


def why(entry: Entry | None) -> str:
    """Why there is no page of what is hidden, as the end of a message; "" where there is none to hide."""
    if entry is None:
        return ""
    named = f"the event `{entry.slug}` of content/{entry.path}" if entry.article else f"content/{entry.path}"
    return f"{named} is {'a draft' if entry.draft else 'not yet published'}"
