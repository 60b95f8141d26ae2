"""The list of addresses that a site published before: from a file, or from where the site lives."""

from __future__ import annotations

import time
from collections.abc import Iterable, Iterator
from http.client import HTTPException
from pathlib import Path
from urllib import request
from urllib.error import HTTPError, URLError
from urllib.parse import urlsplit

from generator import checks
from generator.problems import Environment, Usage

PATIENCE = 20.0  # seconds until an answer begins, and between two pieces of it
LONGEST = 120.0  # seconds for all of it, looked at whenever something comes
PIECE = 1 << 16  # bytes


def listed(against: str) -> checks.Addresses | None:
    """What was published, by the list in a file or folder, or at a URL; None where nothing of ours was.

    At a URL, 404 means that nothing was.

    Raises:
        Environment: the list cannot be had, or cannot be read.
    """
    if "://" in against:
        url = _list_at(against)
        return read(_fetched(url), url)
    path = Path(against)
    path = path / checks.NAME if path.is_dir() else path
    try:
        with path.open("rb") as file:
            return read(file.read(checks.LARGEST + 1), str(path))
    except OSError as error:
        raise Environment(f"{path}: {(error.strerror or str(error)).lower()}") from None


def read(data: bytes | None, said: str) -> checks.Addresses | None:
    """What a list says; None where there is none, or where another program's file has its name."""
    try:
        return None if data is None else checks.read(data)
    except checks.Unreadable as why:
        raise Environment(f"{said} {why}, so nobody can say which addresses would be lost") from None


def _list_at(url: str) -> str:
    """The address of the list of a site at a URL, or the URL itself where it names a file."""
    parts = urlsplit(url)
    if parts.scheme not in ("http", "https") or not parts.hostname:
        raise Usage(f"--against {url}: a file, or an address that begins with https:// or http://")
    return url if parts.path.endswith(".json") else f"{url.rstrip('/')}/{checks.NAME}"


def _fetched(url: str) -> bytes | None:
    """The bytes at a URL; None where there are none."""
    started = time.monotonic()
    try:
        asked = request.Request(url, headers={"User-Agent": "dateline"})  # noqa: S310 - _list_at knows the schemes
        with _opener().open(asked, timeout=PATIENCE) as answer:
            return b"".join(_pieces(iter(lambda: answer.read1(PIECE), b""), url, started))
    except HTTPError as error:
        if error.code == 404:
            return None
        raise Environment(f"{url}: the server answers {error.code}; {_again()}") from None
    except URLError as error:
        raise Environment(f"{url}: {_why(error.reason)}; {_again()}") from None
    except (OSError, HTTPException, ValueError) as error:
        raise Environment(f"{url}: {_why(error)}; {_again()}") from None


def _opener() -> request.OpenerDirector:
    """What follows redirects, proxies of the environment, and http alone: no file of this machine, no ftp."""
    opener = request.OpenerDirector()
    for handler in (
        request.ProxyHandler(),
        request.HTTPHandler(),
        request.HTTPSHandler(),
        request.HTTPRedirectHandler(),
        request.HTTPDefaultErrorHandler(),
        request.HTTPErrorProcessor(),
        request.UnknownHandler(),
    ):
        opener.add_handler(handler)
    return opener


def _pieces(pieces: Iterable[bytes], url: str, started: float) -> Iterator[bytes]:
    """The pieces of an answer, as long as it is neither too large nor too slow."""
    size = 0
    for piece in pieces:
        size += len(piece)
        if size > checks.LARGEST:
            raise Environment(f"{url} is larger than {checks.LARGEST >> 20} MiB")
        if time.monotonic() - started > LONGEST:
            raise Environment(f"{url}: this takes longer than {LONGEST:g} seconds; {_again()}")
        yield piece


def _why(reason: object) -> str:
    if isinstance(reason, TimeoutError):
        return f"no answer for {PATIENCE:g} seconds"
    return (getattr(reason, "strerror", "") or str(reason) or type(reason).__name__).lower()


def _again() -> str:
    return "try again, or compare with a file"
