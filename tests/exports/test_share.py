"""Share pictures: small, the same everywhere, and legible whatever the title and the date."""

from __future__ import annotations

import io
import random
import struct
import zlib
from itertools import product

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from PIL import Image, ImageFont

from generator.dates import parse
from generator.exports import share
from generator.model import Card
from generator.pictures import share as drawing
from generator.pictures.font import serif, writable
from generator.pictures.lettering import Face, broken, cut
from generator.strip.still import levels, line, pieces

TITLE = "NATO will double its deployed troops in the east"
DATES = ("2014-03-18", "2016-07-08/2016-07-09", "2022-02-24/..", "2022-03-23", "2022-03-23", "2024-03-07")
STATUSES = ("confirmed", "reported", "disputed", "expected", "postponed", "cancelled", "retracted")
SHAPES = (
    *("2022-03-23", "2017", "2016/2021", "2016~/2021~", "2022-02-24/..", "../2016", "/2016", "2020?", "2015-21"),
    *("[2015, 2019]", "{2015, 2017, 2019..2020}", "201X", "-0043-03-15", "Y-66000000", "2022-03-23T10:35"),
)
TONGUE = ("en-GB", "UTC")


def made(title: str = TITLE, date: str = "2022-03-23", among: tuple[str, ...] = DATES, **said: str) -> bytes:
    spans = [(d.first, max(d.first, d.latest or d.first)) for d in map(parse, (*among, date))]
    found = pieces(spans)
    status = said.get("status", "confirmed")
    card = Card(said.get("kind", "event"), "a.html", title, parse(date), status=status, date_text=said.get("text", ""))  # type: ignore[arg-type]
    word = "" if status == "confirmed" else status
    story = said.get("story", "The eastern flank")
    return share.made(str, site="Dateline", story=story, tongue=TONGUE, pieces=found, card=card, status=word)


def image(data: bytes) -> Image.Image:
    return Image.open(io.BytesIO(data)).convert("RGB")


def reds(data: bytes) -> tuple[int, int, int, int]:
    """The box in which there is the accent."""
    red, _, blue = image(data).split()
    spread = Image.eval(red, lambda n: n)
    box = (
        Image.merge("RGB", (spread, blue, blue))
        .convert("HSV")
        .getchannel("S")
        .point(lambda n: 255 * (n > 128))
        .getbbox()
    )
    assert box is not None
    return box


# ---- the file


def test_the_same_inputs_give_the_same_bytes() -> None:
    first = made()
    drawing._backdrop.cache_clear()
    made("Another title", "2016")
    assert made() == first


def test_a_picture_is_a_png_of_1200_by_630_in_sixteen_colours() -> None:
    data = made()
    width, height, depth, colours = struct.unpack_from(">IIBB", data, 16)
    assert (width, height, depth, colours) == (1200, 630, 4, 3)
    assert not {b"tEXt", b"tIME", b"iCCP", b"eXIf"} & {data[n : n + 4] for n in range(len(data))}


def test_its_pixels_are_what_they_were_when_somebody_last_looked_at_them() -> None:
    pixels = image(made()).tobytes()
    assert zlib.crc32(pixels) == 3017161016


@pytest.mark.parametrize(
    ("date", "status"),
    [*((date, "confirmed") for date in SHAPES), *product(SHAPES[:3], STATUSES[1:])],
)
def test_every_mark_is_drawn_over_the_line_and_is_small(date: str, status: str) -> None:
    data = made(date=date, status=status)
    left, top, right, bottom = reds(data)
    assert len(data) < 40_000
    assert right - left > 0
    assert 430 < top < bottom < 560


def test_the_longest_title_is_cut_and_leaves_the_line_free() -> None:
    for title in ("word " * 2000, "W" * 10_000, "Donaudampfschifffahrts" * 9, "a-b" * 3000):
        data = made(title)
        assert len(data) < 40_000
        assert image(data).crop((0, 440, 1200, 455)).getextrema() == ((251, 251), (250, 250), (246, 246))


def test_a_mark_stands_farther_right_the_later_it_is() -> None:
    boxes = [reds(made(date=date)) for date in ("2014-06", "2016", "2018-05-01", "2024-03-01")]
    assert [box[0] for box in boxes] == sorted({box[0] for box in boxes})


def test_what_goes_on_reaches_the_end_of_the_line() -> None:
    assert reds(made(date="2022-02-24/.."))[2] > 1100
    assert reds(made(date="../2016"))[0] < 100


def test_what_is_not_confirmed_says_so_however_long_its_date_is() -> None:
    long = "once upon a time, " * 20
    assert made(text=long, status="retracted") != made(text=long)
    strips = [image(made(text=long, status=status)).crop((900, 120, 1200, 180)).tobytes() for status in STATUSES]
    assert len(set(strips)) == len(STATUSES)


def test_a_date_in_words_of_another_script_gives_way_to_the_date() -> None:
    assert made(text="في ربيع عام 2022") == made()
    assert made(text="in the spring") != made()


def test_a_timeline_shows_its_years() -> None:
    told = {"site": "Dateline", "story": "", "title": "The eastern flank", "tongue": TONGUE}
    spans = [(parse(date).first, parse(date).first) for date in DATES]
    found = pieces(spans)
    heights = levels([start for start, _ in spans], line(found), 132)
    one, other = (share.made(str, **told, pieces=found, levels=heights, span=s) for s in ("2014/2024", "2014/2023"))  # type: ignore[arg-type]
    assert one != other
    assert image(one).size == (1200, 630)


# ---- the font


def test_signs_are_as_wide_as_the_font_sets_them() -> None:
    for style in ("", "Semibold"):
        font = serif(style)
        reference = ImageFont.truetype(str(font.path), 1000, layout_engine=ImageFont.Layout.BASIC)
        for code in (*range(0x21, 0x7F), *range(0xC0, 0x17F), *range(0x410, 0x450), *range(0x3B1, 0x3CA)):
            if code in font.glyphs:
                assert font.advance(chr(code)) == pytest.approx(reference.getlength(chr(code)), abs=1)


def test_pairs_are_set_as_the_font_says() -> None:
    # read with fontTools
    assert [serif().kern(*pair) for pair in ("AV", "To", "Wa", "P.", "Г.", "Та", "11", "nn")] == [
        *(-129, -70, -71, -101, -100, -42),
        *(0, 0),
    ]
    assert [serif("Semibold").kern(*pair) for pair in ("AV", "To", "Wa", "P.")] == [-119, -74, -77, -111]


def test_a_sign_is_writable_where_the_font_draws_it() -> None:
    font = ImageFont.truetype(str(serif().path), 40, layout_engine=ImageFont.Layout.BASIC)
    nothing = bytes(font.getmask("\uffff"))
    chance = random.Random(1)
    for code in chance.sample([n for n in range(0x21, 0x2100) if chr(n).isprintable()], 600):
        if not writable(chr(code)):
            continue
        assert bytes(font.getmask(writable(chr(code)))) != nothing, hex(code)


@pytest.mark.parametrize(
    "text",
    [
        *("مرحبا", "שלום", "नमस्ते", "สวัสดี", "日本", "한국", "ქართული", "Հայերեն", "ܫܠܡܐ", "ᠮᠣᠩᠭᠣᠯ", "தமிழ்", "မြန်မာ"),
        *("a rocket 🚀", "q̃", "abc\u202edef", "\u200fabc", "ɐ", "\ue000", "x\u0301", "𝒜"),
    ],
)
def test_what_needs_shaping_runs_from_the_right_or_is_not_in_the_font_is_not_writable(text: str) -> None:
    assert writable(text) == ""
    assert writable(f"A title with {text}") == ""


@pytest.mark.parametrize(
    ("text", "written"),
    [
        *((word, word) for word in ("Straße", "Łódź", "İstanbul", "Nguyễn", "Київ", "Њива", "Ελλάδα", "“€5” – №1…")),
        ("e\u0301cole", "école"),
        ("50\u202f000", "50\xa0000"),
        ("co\u00adop", "coop"),
        ("a\u2011b\u2009c", "a\u2010b c"),
        ("", ""),
    ],
)
def test_what_the_font_has_is_writable(text: str, written: str) -> None:
    assert writable(text) == written


# ---- lines


@settings(max_examples=40)
@given(st.text(st.sampled_from("abcdeiWM fl–-—/Жλ"), max_size=300).map(str.strip).filter(bool))
def test_every_title_fits_and_loses_no_word_before_it_is_cut(text: str) -> None:
    face, lines = broken(text, drawing.TITLE, drawing.ROOM, "Semibold")
    assert len(lines) <= dict(drawing.TITLE)[face.size]
    assert all(face.width(each) <= drawing.ROOM for each in lines)
    if not lines[-1].endswith("…"):
        assert "".join(lines).replace(" ", "") == text.replace(" ", "")


def test_lines_are_of_like_length_and_a_hyphen_ends_none_that_need_not() -> None:
    _, lines = broken("Russia launches the full-scale invasion of Ukraine", drawing.TITLE, drawing.ROOM, "Semibold")
    assert lines == ["Russia launches the", "full-scale invasion of Ukraine"]
    assert broken("One two", drawing.TITLE, drawing.ROOM, "Semibold")[1] == ["One two"]


def test_a_line_is_cut_after_a_word() -> None:
    assert cut("A few words more than there is room for", Face(28), 260).endswith("…")
    assert cut("A few words, more than there is room for", Face(28), 190) == "A few words…"
    assert cut("short", Face(28), 190) == "short"
