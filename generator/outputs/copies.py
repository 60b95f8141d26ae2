"""Files that are published as they are: pictures, sound, video, what ``publish_files`` names, and the theme's own.

A script of the theme alone is made shorter, unless its name says that somebody did that already.
"""

from __future__ import annotations

from collections.abc import Iterator

from generator.outputs.desk import Desk
from generator.pages import Page

SCRIPT = "script"
_SCRIPTS, _SHORT = (".js", ".mjs"), (".min.js", ".min.mjs")


def plan(desk: Desk) -> Iterator[Page]:
    """A page without a template for each file, or a script; its one input is the digest of the bytes."""
    for path, file in desk.files.items():
        yield Page(file.address, "", (("file", file),), f"content/{path}")
    for file in desk.static:
        long = file.address.endswith(_SCRIPTS) and not file.address.endswith(_SHORT)
        yield Page(file.address, SCRIPT if long else "", (("file", file),), "the theme")
