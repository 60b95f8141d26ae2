"""Which files lie in ``content/``, and whether they must be read again.

A path is in NFC, whatever the disk spells it in, so that a name from one system and a link from another are the same.
"""

from __future__ import annotations

import os
import stat
import time
import unicodedata
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import TypeVar

from generator.problems import Problem, Severity
from generator.write import NOWHERE, Signature, signed

T = TypeVar("T")
WELL_KNOWN = ".well-known"  # RFC 8615: the one hidden folder that is published, where `publish_files` says so
TICK = 50_000_000  # nanoseconds: a file changed so shortly before the scan may change again within its mtime


@dataclass(frozen=True, slots=True)
class Found:
    """Every regular file by its path, and what was passed over with a word. Links to folders are not followed."""

    files: dict[str, Signature]
    problems: tuple[Problem, ...]
    started: int

    def trusted(self, signature: Signature) -> Signature:
        """The signature if it will tell a later change: not that of a file changed within a tick of the clock."""
        return signature if signature[1] < self.started else NOWHERE


def scan(root: Path) -> Found:
    """What there is below a folder; nothing that lies outside of it, and nothing that is not a file."""
    started = time.time_ns() - TICK
    files: dict[str, Signature] = {}
    problems: list[Problem] = []
    pending = [(str(root), "")]
    while pending:
        folder, prefix = pending.pop()
        try:
            inside = list(os.scandir(folder))
        except OSError as error:
            problems.append(_passed(prefix.rstrip("/"), f"cannot be read: {(error.strerror or '').lower()}", "error"))
            continue
        for item in inside:
            path = _composed(prefix + item.name)
            if item.is_dir(follow_symlinks=False):
                if not item.name.startswith((".", "_")) or path == WELL_KNOWN:
                    pending.append((item.path, path + "/"))
                continue
            signature, said = _file(item, root)
            if signature and path not in files:
                files[path] = signature
            elif signature or not item.name.startswith((".", "_")):
                problems.append(_twice(path) if signature else _passed(path, said, "warning"))
    return Found(dict(sorted(files.items())), tuple(problems), started)


def _file(item: os.DirEntry[str], root: Path) -> tuple[Signature | None, str]:
    try:
        if item.is_symlink():
            return _linked(Path(item.path), root)
        status = item.stat(follow_symlinks=False)
    except OSError:
        return None, "is gone or cannot be read"
    if not stat.S_ISREG(status.st_mode):
        return None, "is no regular file"
    return signed(status), ""


def _linked(link: Path, root: Path) -> tuple[Signature | None, str]:
    """A link is as good as the file that it leads to, as long as that lies in ``content/`` too."""
    try:
        target = link.resolve(strict=True)
        status = target.stat()
    except (OSError, RuntimeError):
        return None, "is a link that leads nowhere"
    if not target.is_relative_to(root.resolve()):
        return None, "is a link that leads out of content/"
    if not stat.S_ISREG(status.st_mode):
        return None, "is a link to a folder, which is not followed"
    return signed(status), ""


def _composed(path: str) -> str:
    return path if path.isascii() else unicodedata.normalize("NFC", path)


def lying(root: Path, path: str) -> Path:
    """Where the file of a path lies, however the disk spells it."""
    whole = root / path
    if path.isascii() or os.path.lexists(whole):
        return whole
    places = [root]
    for part in path.split("/"):
        places = [place / name for place in places for name in _spelt(place, part)]
    return next((place for place in places if place.is_file()), whole)


def _spelt(folder: Path, name: str) -> Iterator[str]:
    """The name as it stands in a folder, in one spelling or more."""
    with suppress(OSError):
        yield from sorted(found for found in os.listdir(folder) if _composed(found) == name)


def _twice(path: str) -> Problem:
    said = "two files have this name, in two spellings of Unicode that look the same"
    return Problem(f"content/{path}", 0, 0, "file", said, "rename one of them")


def _passed(path: str, said: str, severity: Severity) -> Problem:
    hint = "put the file itself here, or begin its name with `_`"
    return Problem(f"content/{path}", 0, 0, "file", f"this {said}", hint, severity)


def reached(root: Path) -> Iterator[tuple[str, Signature]]:
    """Every file below a folder of the owner's by its path: links are followed, and nothing is hidden."""
    pending, known = [(str(root), "")], set()
    while pending:
        folder, prefix = pending.pop()
        inside: list[os.DirEntry[str]] = []
        with suppress(OSError):
            status = os.stat(folder)
            if (status.st_dev, status.st_ino) not in known:  # else a link led around
                known.add((status.st_dev, status.st_ino))
                inside = list(os.scandir(folder))
        for item in inside:
            if item.is_dir():
                if item.name != "__pycache__":
                    pending.append((item.path, f"{prefix}{item.name}/"))
                continue
            with suppress(OSError):  # a link that leads nowhere
                yield prefix + item.name, signed(os.stat(item.path))


def unreadable(path: str, error: OSError) -> Problem:
    """What is said of a file that could not be read after all."""
    said = f"this file cannot be read: {(error.strerror or 'it is gone').lower()}"
    return Problem(f"content/{path}", 0, 0, "file", said, "save it again, or remove it")


def read(root: Path, path: str) -> bytes:
    """The bytes of a file that the scan found; a pipe put in its place meanwhile is not waited for."""
    handle = os.open(lying(root, path), os.O_RDONLY | os.O_NONBLOCK)
    with os.fdopen(handle, "rb") as file:
        if not stat.S_ISREG(os.fstat(handle).st_mode):
            raise FileNotFoundError(path)
        return file.read()


def shares(things: list[T], count: int) -> Iterator[list[T]]:
    """The things dealt out evenly, none empty."""
    for number in range(count):
        if share := things[number::count]:
            yield share
