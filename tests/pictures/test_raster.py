"""Smaller copies of pictures: what they show, what they leave out, and of what there are none."""

from __future__ import annotations

import io
import struct
import zlib

import pytest
from PIL import Image, ImageCms, ImageDraw

from generator.pictures import look
from generator.pictures.raster import smaller

WIDE, HIGH = 1200, 800
RED, BLUE = (200, 30, 30), (0, 0, 255)


def drawing(mode: str = "RGB") -> Image.Image:
    """Red, with a blue corner at the top on the left."""
    made = Image.new("RGB", (WIDE, HIGH), RED)
    ImageDraw.Draw(made).rectangle((0, 0, 300, 300), fill=BLUE)
    return made.convert(mode)


def saved(picture: Image.Image, kind: str, **said: object) -> bytes:
    file = io.BytesIO()
    picture.save(file, kind, **said)
    return file.getvalue()


def copied(data: bytes, width: int = 480) -> Image.Image:
    return Image.open(io.BytesIO(smaller(data, width)))


def near(picture: Image.Image, place: tuple[int, int], colour: tuple[int, int, int]) -> bool:
    found = picture.convert("RGB").getpixel(place)
    assert isinstance(found, tuple)
    return all(abs(a - b) < 12 for a, b in zip(found, colour, strict=True))


def noted() -> Image.Exif:
    """What a camera notes: that it lay on its side, and where it was."""
    exif = Image.Exif()
    exif[0x0112] = 6
    exif.get_ifd(0x8825)[1] = "N"
    return exif


def png(width: int, height: int, depth: int, colours: int, rows: bytes) -> bytes:
    """A PNG as its bytes say it."""
    head = struct.pack(">IIBBBBB", width, height, depth, colours, 0, 0, 0)
    parts = ((b"IHDR", head), (b"IDAT", zlib.compress(rows)), (b"IEND", b""))
    chunks = (struct.pack(">I", len(d)) + k + d + struct.pack(">I", zlib.crc32(k + d)) for k, d in parts)
    return b"\x89PNG\r\n\x1a\n" + b"".join(chunks)


@pytest.mark.parametrize("kind", ["JPEG", "PNG", "GIF", "WEBP", "AVIF"])
def test_of_every_picture_there_is_a_copy(kind: str) -> None:
    data = saved(drawing(), kind)
    assert look("a.jpg", data).still
    made = copied(data)
    assert (made.format, made.mode, made.size) == ("WEBP", "RGB", (480, 320))
    assert near(made, (20, 20), BLUE)
    assert near(made, (400, 300), RED)


def test_a_copy_stands_upright() -> None:
    data = saved(drawing(), "JPEG", exif=noted())
    seen = look("a.jpg", data)
    assert (seen.width, seen.height, seen.still) == (HIGH, WIDE, True)
    made = copied(data)
    assert made.size == (480, 720)
    assert near(made, (460, 20), BLUE)  # the corner went to the right
    assert near(made, (20, 20), RED)


@pytest.mark.parametrize("kind", ["JPEG", "PNG", "WEBP"])
def test_a_copy_does_not_say_where_and_with_what_it_was_taken(kind: str) -> None:
    profile = ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes()
    data = saved(drawing(), kind, exif=noted(), icc_profile=profile)
    made = smaller(data, 480)
    assert [sign for sign in (b"EXIF", b"ICCP", b"XMP ", b"Exif") if sign in made] == []
    assert dict(Image.open(io.BytesIO(made)).getexif()) == {}


def test_a_profile_is_taken_at_its_word() -> None:
    lab = ImageCms.createProfile("sRGB")
    grey = saved(Image.new("RGB", (WIDE, HIGH), (128, 128, 128)), "PNG", icc_profile=_linear())
    assert ImageCms.getProfileName(lab)
    found = copied(grey).convert("RGB").getpixel((5, 5))
    assert isinstance(found, tuple)
    assert found[0] > 170  # half of the light is more than half of the way to white


def _linear() -> bytes:
    """The profile of sRGB with curves that are straight lines."""
    data = bytearray(ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes())
    count = struct.unpack(">I", data[128:132])[0]
    for n in range(count):
        tag, offset, size = struct.unpack(">4sII", data[132 + 12 * n : 144 + 12 * n])
        if tag in (b"rTRC", b"gTRC", b"bTRC"):
            data[offset : offset + size] = struct.pack(">4sIHHI", b"para", 0, 0, 0, 1 << 16).ljust(size, b"\0")
    return bytes(data)


@pytest.mark.parametrize("profile", [b"no profile" * 30, b"\0" * 200])
def test_a_broken_profile_is_passed_over(profile: bytes) -> None:
    assert near(copied(saved(drawing(), "JPEG", icc_profile=profile)), (20, 20), BLUE)
    assert copied(saved(drawing("CMYK"), "JPEG", icc_profile=profile)).size == (480, 320)


@pytest.mark.parametrize("mode", ["1", "L", "P", "RGBA", "LA", "I;16", "CMYK"])
def test_colours_of_every_kind_become_colours(mode: str) -> None:
    picture = Image.new("I;16", (WIDE, HIGH), 40_000) if mode == "I;16" else drawing(mode)
    made = copied(saved(picture, "JPEG" if mode == "CMYK" else "PNG"))
    assert (made.mode, made.size) == ("RGB", (480, 320))
    if mode in ("P", "RGBA", "CMYK"):
        assert near(made, (400, 300), RED)
    if mode == "I;16":
        assert near(made, (9, 9), (156, 156, 156))


def test_sixteen_bits_of_a_colour_become_eight() -> None:
    rows = b"".join(b"\0" + struct.pack(">HHH", 0x8000, 0x4000, 0xFFFF) * 600 for _ in range(40))
    assert near(copied(png(600, 40, 16, 2, rows)), (9, 9), (128, 64, 255))


def test_what_shines_through_does_so_in_the_copy() -> None:
    picture = drawing("RGBA")
    picture.putalpha(Image.linear_gradient("L").resize((WIDE, HIGH)))
    made = copied(saved(picture, "PNG"))
    assert made.mode == "RGBA"
    alpha = made.getchannel("A")
    assert alpha.getpixel((9, 2)) == alpha.getpixel((400, 2))
    assert alpha.crop((9, 317, 10, 318)).tobytes() > b"\xf0"
    flat = drawing("P")
    clear = copied(saved(flat, "PNG", transparency=flat.getpixel((5, 5))))
    alpha = clear.convert("RGBA").getchannel("A")
    assert [alpha.getpixel(place) for place in ((9, 9), (400, 300))] == [0, 255]


def test_a_drawing_of_few_colours_keeps_its_edges() -> None:
    made = copied(saved(drawing().quantize(4), "PNG"))
    assert {made.getpixel((20, 20)), made.getpixel((400, 300))} == {BLUE, RED}


@pytest.mark.parametrize("kind", ["GIF", "PNG", "WEBP"])
def test_what_moves_has_no_copy(kind: str) -> None:
    data = saved(drawing(), kind, save_all=True, append_images=[Image.new("RGB", (WIDE, HIGH))])
    seen = look("a.gif", data)
    assert (seen.width, seen.still, seen.problems) == (WIDE, False, ())


def test_a_photograph_with_a_second_picture_in_it_stands_still() -> None:
    data = saved(drawing(), "MPO", save_all=True, append_images=[Image.new("RGB", (WIDE, HIGH))])
    assert look("a.jpg", data).still
    assert near(copied(data), (20, 20), BLUE)


@pytest.mark.parametrize("kind", ["JPEG", "PNG", "GIF"])
def test_what_is_cut_off_is_said_and_shown_as_it_is(kind: str) -> None:
    data = saved(Image.effect_noise((WIDE, HIGH), 90).convert("RGB"), kind)
    seen = look("a.jpg", data[: len(data) // 2])
    assert [(p.severity, p.path) for p in seen.problems] == [("warning", "content/a.jpg")]
    assert (seen.width, seen.height, seen.still) == (WIDE, HIGH, False)


@pytest.mark.parametrize("kind", ["BMP", "TIFF"])
def test_what_few_browsers_show_is_said(kind: str) -> None:
    seen = look("a.png", saved(drawing(), kind))
    assert f"in the format {kind}" in seen.problems[0].message
    assert (seen.width, seen.still, seen.problems[0].severity) == (WIDE, False, "warning")


def test_a_program_under_the_name_of_a_picture_is_refused() -> None:
    (said,) = look("a.png", saved(drawing(), "EPS")).problems
    assert (said.severity, said.message) == ("error", "this is no picture that can be read")


def test_a_picture_of_another_kind_than_its_name_says_is_one() -> None:
    seen = look("a.png", saved(drawing(), "JPEG"))
    assert (seen.still, seen.problems) == (True, ())


def test_a_bomb_is_not_unpacked() -> None:
    seen = look("a.png", png(60_000, 60_000, 1, 0, bytes(100)))
    assert "3600 million pixels" in seen.problems[0].message
    assert (seen.width, seen.height, seen.still) == (60_000, 60_000, False)


def test_notes_of_a_camera_that_nobody_can_read_do_no_harm(recwarn: pytest.WarningsRecorder) -> None:
    data = saved(drawing(), "JPEG", exif=b"Exif\0\0II*\0\xff\xff\xff\xff")
    assert look("a.jpg", data).still
    assert copied(data).size == (480, 320)
    assert list(recwarn) == []


def test_the_same_picture_gives_the_same_bytes() -> None:
    data = saved(Image.effect_noise((WIDE, HIGH), 90).convert("RGB"), "JPEG")
    assert smaller(data, 480) == smaller(data, 480)
