"""Files that are published as they are: pictures, sound, video, what ``publish_files`` names, and the theme's own."""

from __future__ import annotations

from collections.abc import Iterator

from generator.outputs.desk import Desk
from generator.pages import Page


def plan(desk: Desk) -> Iterator[Page]:
    """A page without a template for each file; its one input is the digest of the bytes."""
    for path, file in desk.files.items():
        yield Page(file.address, "", (("file", file),), f"content/{path}")
    for file in desk.static:
        yield Page(file.address, "", (("file", file),), "the theme")
