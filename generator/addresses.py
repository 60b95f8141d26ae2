"""Where a file's page will lie: slugs, addresses, the day in a file name, the kind that a folder gives.

A slug is letters, digits and hyphens (Unicode, NFC, at most 100 bytes). Paths are taken apart at ``/`` and their parts
are judged one by one, so nothing here ever compares the beginning of a path.
"""

from __future__ import annotations

import hashlib
import re
import unicodedata
from collections.abc import Iterable
from typing import Literal
from urllib.parse import quote, urlsplit

from generator.model import Kind

Listing = Literal["tags", "people", "organisations", "places"]

FOLDERS: dict[str, Kind] = {"people": "person", "organisations": "organisation", "places": "place"}
LONGEST = 100  # bytes of a slug, so that a page's further parts still fit into a file name everywhere
DEVICES = frozenset(
    [
        "con",
        "prn",
        "aux",
        "nul",
        "conin$",
        "conout$",
        "clock$",
        *(f"{port}{n}" for port in ("com", "lpt") for n in range(10)),
    ]
)

_PLAIN = re.compile(r"[A-Za-z0-9][A-Za-z0-9-]{4,99}")  # too long for a device, and `index` is looked for apart
_UNQUOTED = re.compile(r"[\w/.~-]*", re.ASCII)
_DAY = re.compile(r"(-?[0-9]{4}-[0-9]{2}-[0-9]{2})(?:-+(.+))?", re.DOTALL)
_UNSEEN = re.compile("[\u034f\u115f\u1160\u17b4\u17b5\u180b-\u180f\u3164\ufe00-\ufe0f\uffa0\U000e0100-\U000e01ef]")
_UNPORTABLE = re.compile(r'[\x00-\x1f\x7f<>:"|?*\\]')


def parts(path: str) -> tuple[str, str, str]:
    """(folder, file name's day or "", its slug) of a document's path, in NFC; none of them is judged yet."""
    folder, _, name = unicodedata.normalize("NFC", path).rpartition("/")
    stem = name.rpartition(".")[0] or name
    dated = _DAY.fullmatch(stem)
    return (folder, dated[1], dated[2] or stem) if dated else (folder, "", stem)


def address(folder: str, slug: str) -> str:
    """The address of the page: ``a/b.html``."""
    return f"{folder}/{slug}.html" if folder else f"{slug}.html"


def folder_kind(folder: str) -> Kind | None:
    """What a document in this folder is, if the nearest folder with a meaning gives it one."""
    for part in reversed(folder.split("/")):
        if part in FOLDERS:
            return FOLDERS[part]
    return None


def name_address(listing: Listing, name: str) -> str:
    """The address of a tag or of a name that nobody describes; "" where nothing of the name is left."""
    slug = slugged(name)
    return address(listing, slug) if slug else ""


def absolute(base_url: str, address: str) -> str:
    """The address below the base URL, which does not end in ``/``; a final ``index.html`` is left out."""
    page, sign, fragment = address.partition("#")
    if page == "index.html" or page.endswith("/index.html"):
        page = page.removesuffix("index.html")
    if not sign and _UNQUOTED.fullmatch(page):  # as nearly all are
        return f"{base_url}/{page}"
    return f"{base_url}/{quote(page, safe='/-._~')}{sign}{quote(fragment, safe='-._~')}"


def narrower(address: str, width: int) -> str:
    """The address of a smaller copy of a picture. It begins with the whole name: of two files no two copies are one."""
    return f"{address}.{width}.webp"


def srcset(address: str, width: int, widths: Iterable[int], root: str) -> str:
    """The widths in which a picture is offered, each with where it lies from a page (HTML, 4.8.4.2.1)."""
    offers = ((each, address if each == width else narrower(address, each)) for each in widths)
    return ", ".join(f"{root}{quote(there, safe='/-._~')} {each}w" for each, there in offers)


def host(url: str) -> str:
    """The name of the site that an address leads to, as a reader knows it."""
    return urlsplit(url).netloc.removeprefix("www.") or url


def slugged(words: str) -> str:
    """A slug made of any words: NFC, lower case, every run of other characters one hyphen, none at the ends.

    What is too long for a slug, or reserved, gets 8 hex digits of its digest. "" where no letter or digit is left.
    """
    lower = unicodedata.normalize("NFC", unicodedata.normalize("NFC", words).lower())
    kept = "".join(c if _letter(c) else "-" for c in lower)
    slug = unicodedata.normalize("NFC", "-".join(filter(None, (_begun(part) for part in kept.split("-")))))
    if not slug or not fault(slug):
        return slug
    short = slug.encode()[: LONGEST - 9].decode(errors="ignore").rstrip("-")
    return f"{short}-{hashlib.sha256(slug.encode()).hexdigest()[:8]}"


def fault(slug: str) -> str:
    """What keeps this text (in NFC) from being a slug, as a sentence; "" where nothing does."""
    if slug.casefold() == "index":
        return f"`{slug}` is the name of a folder's own page"
    if _PLAIN.fullmatch(slug):
        return ""
    if len(slug.encode(errors="replace")) > LONGEST:
        return f"a slug has at most {LONGEST} bytes, not {len(slug.encode(errors='replace'))}"
    if _device(slug):
        return f"`{slug}` is the name of a device on Windows"
    return _misspelt(slug)


def _misspelt(slug: str) -> str:
    if not slug.strip():
        return "a slug is not empty"
    if odd := next((c for c in slug if not (_letter(c) or c == "-")), ""):
        return f"a slug is letters, digits and hyphens, not {_shown(odd)}"
    return "a slug begins with a letter or a digit" if _mark(slug[0]) or slug[0] == "-" else ""


def path_fault(path: str) -> str:
    """What keeps a document from lying at this path, whatever slug it gives itself; "" where nothing does."""
    if said := _spelling(path):
        return said
    for part in unicodedata.normalize("NFC", path).split("/")[:-1]:
        if said := fault(part):
            return f"the folder `{part}` becomes a part of the address: {said}"
    return ""


def copy_fault(path: str) -> str:
    """What keeps a picture or another file from being copied to its own path; "" where nothing does."""
    if said := _spelling(path):
        return said
    for part in path.split("/"):
        if odd := _UNPORTABLE.search(part):
            return f"{_shown(odd[0])} in a file name does not work on every system"
        if part != part.rstrip(". "):
            return "a name that ends with a dot or a space does not work on every system"
        if not part or len(part.encode()) > 255 or _device(part.partition(".")[0]):
            return f"the name `{part[:40]}` does not work on every system"
    return ""


def _spelling(path: str) -> str:
    try:
        path.encode()
    except UnicodeEncodeError:
        return "the name of this file is not UTF-8"
    if any(unicodedata.category(c) == "Cc" for c in path):
        return "the name of this file holds a control character"
    return ""


def _letter(char: str) -> bool:
    """A letter, a digit, or a mark that belongs to a letter; nothing that cannot be seen."""
    return (char.isalnum() or _mark(char)) and not _UNSEEN.match(char)


def _mark(char: str) -> bool:
    return unicodedata.category(char) in ("Mn", "Mc")


def _begun(part: str) -> str:
    """The part from its first letter or digit on."""
    return next((part[n:] for n, c in enumerate(part) if not _mark(c)), "")


def _device(name: str) -> bool:
    """Does Windows take the name for a device? Its COM¹ counts as COM1."""
    return unicodedata.normalize("NFKC", name).casefold().strip() in DEVICES


def _shown(char: str) -> str:
    if char == " ":
        return "a space"
    return f"`{char}`" if char.isprintable() else f"U+{ord(char):04X}"
