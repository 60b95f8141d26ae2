"""Plain pages: an about page, the introduction of a folder."""

from __future__ import annotations

from collections.abc import Iterator

from generator.outputs import frames, texts
from generator.outputs.desk import Desk
from generator.pages import Page

LISTS = frozenset(
    f"{folder}/index.html" for folder in ("people", "organisations", "places", "tags", "sources", "corrections")
)


def plan(desk: Desk) -> Iterator[Page]:
    """A page for each plain page but those whose text stands above a list of ours."""
    for entry in desk.chronology.others:
        if entry.kind != "page" or entry.address == "index.html" or entry.address in LISTS:
            continue
        document = desk.documents[entry.path]
        yield Page(
            entry.address,
            "page.html.j2",
            (
                *desk.common,
                (
                    "head",
                    frames.head(
                        desk,
                        entry.title,
                        entry.address,
                        lang=document.lang,
                        description=document.summary,
                        of=entry,
                    ),
                ),
                ("page", document),
                ("body", texts.body(desk, entry)),
                ("picture", texts.picture(desk, entry)),
            ),
            f"content/{entry.path}",
        )
