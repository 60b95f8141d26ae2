"""How large a film is, where its file says so."""

from __future__ import annotations

import struct

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.pictures import look
from generator.pictures.film import size
from tests.exhibits import box, film

EBML = b"\x1a\x45\xdf\xa3"


def element(name: int, inside: bytes) -> bytes:
    """An element as RFC 8794 has it, its length in eight bytes."""
    return name.to_bytes((name.bit_length() + 7) // 8, "big") + struct.pack(">Q", 1 << 56 | len(inside)) + inside


def webm(width: int, height: int) -> bytes:
    sound = element(0xAE, element(0xD7, b"\1"))
    video = element(0xE0, element(0xB0, width.to_bytes(2, "big")) + element(0xBA, height.to_bytes(2, "big")))
    tracks = element(0x1654AE6B, sound + element(0xAE, element(0xD7, b"\2") + video))
    return element(0x1A45DFA3, b"\0\0") + element(0x18538067, element(0x1549A966, b"\0") + tracks)


@pytest.mark.parametrize(
    ("data", "found"),
    [
        (film(640, 480), (640, 480)),
        (film(640, 480, across=0), (480, 640)),
        (box(b"ftyp", b"qt  ") + box(b"mdat", bytes(50)) + film(32, 16), (32, 16)),
        (film(0, 0), (0, 0)),
        (film(40_000, 480), (0, 0)),
        (film(640, 480)[:60], (0, 0)),
        (webm(640, 360), (640, 360)),
        (webm(640, 360)[:-3], (0, 0)),
        (EBML, (0, 0)),
        (b"", (0, 0)),
        (b"no film at all", (0, 0)),
    ],
)
def test_a_film_says_its_size(data: bytes, found: tuple[int, int]) -> None:
    assert size(data) == found


def test_a_film_is_measured_by_its_bytes_and_never_refused() -> None:
    seen = look("a.mp4", webm(640, 360))
    assert (seen.width, seen.height, seen.still, seen.problems) == (640, 360, False, ())
    assert look("a.webm", b"whatever").problems == ()


@given(st.binary(max_size=300), st.sampled_from([film(9, 9), webm(9, 9), EBML, box(b"ftyp", b"isom")]))
def test_no_bytes_can_stop_the_look(data: bytes, before: bytes) -> None:
    assert len(size(before + data)) == 2
    assert len(size(data[: len(data) // 2] + before + data)) == 2


def test_boxes_within_boxes_end() -> None:
    inside = b""
    for _ in range(3000):
        inside = box(b"moov", inside)
    assert size(box(b"ftyp", b"isom") + inside) == (0, 0)
    assert size(box(b"ftyp", b"isom") + struct.pack(">I4s", 0, b"moov") * 20_000) == (0, 0)
