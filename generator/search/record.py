"""What is told to Pagefind of one page."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Record:
    """A page as it is searched: plain text in one language, a two- or three-letter code.

    ``meta`` is what a result shows beside an excerpt of the ``content``, ``filters`` what results can be narrowed by,
    ``sort`` what they can be put in order by, compared as text.
    """

    url: str
    language: str
    content: str
    meta: dict[str, str]
    filters: dict[str, list[str]]
    sort: dict[str, str]
