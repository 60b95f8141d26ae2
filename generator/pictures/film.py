"""How large a film is, where its file says so: ISO 14496-12 (MP4, QuickTime), WebM (RFC 8794, RFC 9559)."""

from __future__ import annotations

from collections.abc import Iterator
from struct import error, unpack_from

MOST = 10_000  # boxes or elements that are looked at
LARGEST = 16_384  # pixels of a side that are believed

_BOXES = frozenset({b"moov", b"trak"})  # that hold others
_SEGMENT, _TRACKS, _ENTRY, _VIDEO, _WIDE, _HIGH = 0x18538067, 0x1654AE6B, 0xAE, 0xE0, 0xB0, 0xBA


def size(data: bytes) -> tuple[int, int]:
    """(width, height) in pixels as it is shown; (0, 0) where the file does not say, or is none that we read."""
    try:
        if data[4:8] in (b"ftyp", b"moov", b"mdat", b"wide", b"free"):
            found = _of_boxes(data)
        elif data[:4] == b"\x1a\x45\xdf\xa3":
            found = _of_elements(data)
        else:
            return 0, 0
    except (error, IndexError):  # the file ends where it should not
        return 0, 0
    return found if all(0 < side <= LARGEST for side in found) else (0, 0)


def _of_boxes(data: bytes) -> tuple[int, int]:
    """The first track that has a size, turned as its matrix says (ISO 14496-12, 8.3.2)."""
    for kind, start, _ in _boxes(data):
        if kind == b"tkhd":
            matrix = start + (52 if data[start] else 40)
            across, aslant = unpack_from(">ii", data, matrix)
            wide, high = (side >> 16 for side in unpack_from(">II", data, matrix + 36))
            if wide and high:
                return (high, wide) if not across and aslant else (wide, high)
    return 0, 0


def _boxes(data: bytes) -> Iterator[tuple[bytes, int, int]]:
    """(kind, start, end) of each box and of what is in those that hold tracks."""
    pending, looked = [(0, len(data))], 0
    while pending:
        at, end = pending.pop()
        while at + 8 <= end and looked < MOST:
            looked += 1
            length, kind = unpack_from(">I4s", data, at)
            head = 16 if length == 1 else 8
            length = unpack_from(">Q", data, at + 8)[0] if length == 1 else length or end - at
            if length < head:
                return
            yield kind, at + head, min(end, at + length)
            if kind in _BOXES:
                pending.append((at + head, min(end, at + length)))
            at += length


def _of_elements(data: bytes) -> tuple[int, int]:
    """The first track of moving pictures."""
    wide = high = 0
    for name, start, end in _elements(data):
        if name == _WIDE:
            wide = int.from_bytes(data[start:end], "big")
        elif name == _HIGH:
            high = int.from_bytes(data[start:end], "big")
        if wide and high:
            return wide, high
    return 0, 0


def _elements(data: bytes) -> Iterator[tuple[int, int, int]]:
    """(name, start, end) of each element on the way to the tracks, in order."""
    at, looked = 0, 0
    while at < len(data) and looked < MOST:
        looked += 1
        name, at = _number(data, at, marked=True)
        length, at = _number(data, at, marked=False)
        yield name, at, at + length
        if name not in (_SEGMENT, _TRACKS, _ENTRY, _VIDEO):  # those are gone into
            at += length


def _number(data: bytes, at: int, *, marked: bool) -> tuple[int, int]:
    """A number of variable length and where it ends; with ``marked`` the bit that tells its length is a part of it."""
    first = data[at]
    width = 9 - first.bit_length()
    if width > 8:
        raise IndexError
    number = int.from_bytes(data[at : at + width], "big")
    return number if marked else number & ((1 << 7 * width) - 1), at + width
