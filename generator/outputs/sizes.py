"""Smaller copies of the pictures that some page shows, beside them: who needs fewer pixels loads fewer.

Each is a page of its own, made of the bytes of a picture and a width, so it is made again only where those change.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace

from generator import addresses
from generator.model import File, Site
from generator.outputs.desk import Desk, folded
from generator.pages import Page
from generator.pictures.sizes import widths

FORMAT = "sized"
LONGEST = 255  # bytes of a file's name


def offered(files: Mapping[str, File], site: Site) -> Mapping[str, File]:
    """The files, each picture with the widths in which it is offered. A copy gives way to an author's own file."""
    if not any(file.still for file in files.values()) or not site.picture_sizes:
        return files
    taken = {folded(path) for path in files if path.lower().endswith(".webp")}
    return {path: replace(file, widths=_widths(file, taken)) if file.still else file for path, file in files.items()}


def plan(desk: Desk) -> Iterator[Page]:
    """The copies of all pictures that the pages planned until now show."""
    for file in sorted(desk.shown.values(), key=lambda file: file.address):
        for width in file.widths:
            if width != file.width:
                inputs = (("picture", file.address), ("digest", file.digest), ("width", width))
                yield Page(addresses.narrower(file.address, width), FORMAT, inputs, f"content/{file.address}")


def _widths(file: File, taken: set[str]) -> tuple[int, ...]:
    found = widths(file.width, file.height)
    free = tuple(each for each in found if each == file.width or _free(addresses.narrower(file.address, each), taken))
    return () if free == (file.width,) else free


def _free(address: str, taken: set[str]) -> bool:
    return folded(address) not in taken and len(address.rpartition("/")[2].encode()) <= LONGEST
