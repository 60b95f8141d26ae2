"""Where the site will live, and so what is sent for which address."""

from __future__ import annotations

import mimetypes
import os
import re
from pathlib import Path
from urllib.parse import unquote, urlsplit

from generator import git, write
from generator.build import Order, base_url

_GITHUB = re.compile(r"(?:[\w.+-]+@github\.com:|\w+://(?:[^/@]*@)?github\.com(?::\d+)?/)([^/]+)/(.+?)(?:\.git)?/?")

_COPY = re.compile(r"(.+)\.\d+\.webp")  # as addresses.narrower has it

TYPES = {
    **{f".{ending}": f"image/{ending}" for ending in ("avif", "webp")},
    ".atom": "application/atom+xml",
    ".ics": "text/calendar",
    ".js": "text/javascript",
    ".json": "application/json",
    ".md": "text/markdown",
    ".opus": "audio/ogg",
    ".vtt": "text/vtt",
    ".webmanifest": "application/manifest+json",
    ".woff2": "font/woff2",
    ".xml": "application/xml",
}
_KNOWN = mimetypes.MimeTypes(filenames=())  # not what the machine's files say


def base(order: Order) -> str:
    """The path under which the site will live, from / to /: that of its ``base_url``, else as GitHub would have it."""
    url = base_url(order)
    if url:
        return f"{urlsplit(url).path.rstrip('/')}/"
    return "/" if (order.content / "CNAME").exists() else project(_remote(order.site))


def _remote(site: Path) -> str:
    """The address of git's remote, where the site is the top of a repository; "" where there is none."""
    return git.remote(site) if (site / ".git").exists() else ""


def project(remote: str) -> str:
    """The path of a project's page on GitHub; / for the page of its owner, and for a remote that lies elsewhere."""
    found = _GITHUB.fullmatch(remote)
    if not found or found[2].lower() == f"{found[1].lower()}.github.io":
        return "/"
    return f"/{found[2]}/"


def address(url: str, base: str) -> str | None:
    """The address in the output that a URL, or its path, asks for; None where it lies outside of the site.

    A folder is asked for with a slash at its end, and the home page is "".
    """
    try:
        path = unquote(urlsplit(url).path if "://" in url else url.partition("?")[0].partition("#")[0], errors="strict")
    except ValueError:
        return None
    return path.removeprefix(base) if path.startswith(base) else None


def page(address: str) -> str:
    """The address of the page that answers for a folder: its ``index.html``."""
    return f"{address}index.html" if address.endswith("/") or not address else address


def file(output: Path, address: str) -> Path | None:
    """The file that answers, as GitHub Pages would have it: ``about`` is ``about.html`` as well."""
    wanted = page(address)
    return _published(output, wanted) or (None if address.endswith("/") else _published(output, f"{wanted}.html"))


def original(output: Path, address: str) -> Path | None:
    """The picture of which a smaller copy is asked for: it does as well until the copy is made."""
    found = _COPY.fullmatch(address)
    return _published(output, found[1]) if found else None


def folder(output: Path, address: str) -> bool:
    """Would the address lead to a page if a slash stood behind it?"""
    if not address or address.endswith("/") or not os.path.isdir(os.path.join(output, address)):
        return False  # nearly always, and at every request
    return _published(output, f"{address}/index.html") is not None


def _published(output: Path, address: str) -> Path | None:
    """The regular file at an address; none outside of the output, by no link, and none of what we note there."""
    parts = address.split("/")
    if any(part in ("", ".", "..") or "\0" in part for part in parts) or parts[0].casefold() == write.MARKER:
        return None
    path = os.path.join(output, address)
    try:
        inside = os.path.realpath(path, strict=True).startswith(os.path.join(os.path.realpath(output), ""))
        return Path(path) if inside and os.path.isfile(path) else None
    except (OSError, RuntimeError):
        return None


def content_type(file: Path) -> str:
    """The type of a file by its name; texts are UTF-8."""
    ending = file.suffix.lower()
    found = TYPES.get(ending) or _KNOWN.guess_type(f"x{ending}")[0] or "application/octet-stream"
    is_text = found.startswith("text/") or found.endswith(("+xml", "/xml", "json"))
    return f"{found}; charset=utf-8" if is_text else found
