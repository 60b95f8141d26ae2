"""What Pagefind leaves to chance, put in order: the same records then give the same files, byte for byte.

Pagefind writes three things as a hash table happens to yield them: the languages in ``pagefind-entry.json``, the values
in each filter, the filters and sort keys in the file that lists it all. Each file is named by a digest of its bytes, so
what names another is written anew too. They are CBOR (RFC 8949), of which Pagefind uses numbers, texts and arrays. They
are left unpacked, which its script allows: what zlib makes of them differs from library to library.
"""

from __future__ import annotations

import gzip
import json
from hashlib import blake2b
from pathlib import Path
from typing import Any

SIGNATURE = b"pagefind_dcd"  # before every file, packed or not
_NUMBER, _TEXT, _ARRAY = 0, 3, 4  # major types (RFC 8949, 3.1)
_LISTED = 6  # version, pages, chunks of words, filters, sort keys, names of meta fields


def settle(folder: Path) -> None:
    """The index in a folder has its files in order, under names that say so.

    Raises:
        ValueError: it is written in a way that we do not know.
    """
    entry = folder / "pagefind-entry.json"
    said = json.loads(entry.read_bytes())
    for language in said["languages"].values():
        language["hash"] = _language(folder, language["hash"])
    entry.write_text(json.dumps(said, ensure_ascii=False, sort_keys=True), "utf-8")


def _language(folder: Path, name: str) -> str:
    """The list of what there is in one language, under its new name."""
    path = folder / f"pagefind.{name}.pf_meta"
    listed = _read(path)
    if len(listed) != _LISTED:
        raise ValueError(f"{len(listed)} parts in {path.name}")
    listed[3] = sorted([[key, _filter(folder / "filter", file)] for key, file in listed[3]])
    listed[4] = sorted(listed[4])
    return _replaced(path, "pagefind.", listed)


def _filter(folder: Path, name: str) -> str:
    """One filter with its values in order, under its new name."""
    path = folder / f"{name}.pf_filter"
    key, values = _read(path)
    return _replaced(path, "", [key, sorted(values)])


def _replaced(path: Path, before: str, value: object) -> str:
    data = SIGNATURE + _written(value)
    language = path.stem.removeprefix(before).rpartition("_")[0]
    name = f"{language}_{blake2b(data, digest_size=5).hexdigest()}"
    path.unlink()
    (path.parent / f"{before}{name}{path.suffix}").write_bytes(data)
    return name


def _read(path: Path) -> list[Any]:
    data = gzip.decompress(path.read_bytes())
    if not data.startswith(SIGNATURE):
        raise ValueError(f"no signature in {path.name}")
    value, end = _item(data, len(SIGNATURE))
    if end != len(data) or not isinstance(value, list):
        raise ValueError(f"more than a list in {path.name}")
    return value


def _item(data: bytes, at: int) -> tuple[Any, int]:
    """The item that begins there, and where it ends."""
    kind, count = data[at] >> 5, data[at] & 31
    at += 1
    if count > 23:
        size = 1 << (count - 24)
        count, at = int.from_bytes(data[at : at + size]), at + size
    if kind == _NUMBER:
        return count, at
    if kind == _TEXT:
        return data[at : at + count].decode(), at + count
    if kind != _ARRAY:
        raise ValueError(f"major type {kind}")
    items = []
    for _ in range(count):
        item, at = _item(data, at)
        items.append(item)
    return items, at


def _written(value: object) -> bytes:
    if isinstance(value, int):
        return _head(_NUMBER, value)
    if isinstance(value, str):
        text = value.encode()
        return _head(_TEXT, len(text)) + text
    if not isinstance(value, list):
        raise TypeError(type(value).__name__)
    return _head(_ARRAY, len(value)) + b"".join(map(_written, value))


def _head(kind: int, count: int) -> bytes:
    """A major type and a number in as few bytes as it takes."""
    if count < 24:
        return bytes([kind << 5 | count])
    size = next(n for n in range(4) if count < 1 << (8 << n))
    return bytes([kind << 5 | 24 + size]) + count.to_bytes(1 << size)
