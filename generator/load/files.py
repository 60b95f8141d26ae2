"""What a file in ``content/`` is for, by its name alone."""

from __future__ import annotations

from fnmatch import fnmatchcase
from typing import Literal

from generator.markup import FILM, SOUND
from generator.problems import Problem

Sort = Literal["document", "rows", "media", "config", "passed", "unknown"]

CONFIG = frozenset(["site.toml", "sources.yaml"])
PICTURES = frozenset(["avif", "gif", "jpeg", "jpg", "png", "svg", "webp"])
CAPTIONS = frozenset(["vtt"])  # of a film
MEDIA = PICTURES | SOUND | FILM | CAPTIONS
_KNOWN: dict[str, Sort] = {"md": "document", "csv": "rows", **dict.fromkeys(MEDIA, "media")}

_LEAVINGS = (
    "~",
    ".swp",
    ".swo",
    ".swx",
    ".orig",
    ".part",
    ".tmp",
    ".bak",
    "___jb_tmp___",
    "___jb_old___",
    ".crdownload",
)
_LEFT = frozenset(["4913", "thumbs.db", "desktop.ini"])  # vim tries whether it may write with a file named 4913
_MEANT = {"markdown": ".md", "mdown": ".md", "mkd": ".md", "yml": ".yaml", "tsv": ".csv", "xlsx": ".csv", "ods": ".csv"}


def sort(path: str, publish_files: tuple[str, ...]) -> Sort:
    """What becomes of the file at ``path``; ``publish_files`` are globs of further files to copy.

    A glob is tried on the file's name and on its whole path (``*`` goes across ``/``). It reaches a hidden file only
    where it is hidden itself (``_redirects``, ``.well-known/*``), and a ``.csv`` only where it ends so.
    """
    if _published(path, publish_files):
        return "media"
    if _hidden(path) or any(_left(part) for part in path.split("/")):
        return "passed"
    if path in CONFIG:
        return "config"
    return _KNOWN.get(_ending(path), "unknown")


def unknown(path: str) -> Problem:
    """What is said of a file that has no use here."""
    meant = _MEANT.get(_ending(path), "")
    hint = f"save it as `{meant}`" if meant else "name it in `publish_files` of site.toml, or begin its name with `_`"
    if path.rpartition("/")[2] in CONFIG:
        hint = "it stands at the top of content/"
    return Problem(
        f"content/{path}",
        0,
        0,
        "unknown-file",
        "this file is neither text nor rows nor a picture, sound or video",
        hint,
    )


def _published(path: str, globs: tuple[str, ...]) -> bool:
    return any(_reaches(glob, path) for glob in globs) and path.partition("/")[0].casefold() != ".dateline"


def _reaches(glob: str, path: str) -> bool:
    ending = _ending(path)
    if ending == "md" or path in CONFIG or (ending == "csv" and not glob.lower().endswith(".csv")):
        return False
    hidden = _hidden(path) or _left(path.rpartition("/")[2])
    if hidden and not (_hidden(glob) or glob == path):
        return False
    return fnmatchcase(path, glob) or fnmatchcase(path.rpartition("/")[2], glob)


def _hidden(path: str) -> bool:
    return any(part.startswith((".", "_")) for part in path.split("/"))


def _left(name: str) -> bool:
    """Is it something that an editor or the desktop leaves behind?"""
    lower = name.lower()
    return lower.endswith(_LEAVINGS) or lower in _LEFT or (name.startswith("#") and name.endswith("#"))


def _ending(path: str) -> str:
    return path.rpartition("/")[2].rpartition(".")[2].lower() if "." in path.rpartition("/")[2] else ""
