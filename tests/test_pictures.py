"""How large a picture is, and whether it may be published."""

from __future__ import annotations

import io

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PIL import Image

from generator.pictures import RASTER, look

SVG = '<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink" {}>{}</svg>'


def picture(kind: str, size: tuple[int, int] = (30, 20), **said: object) -> bytes:
    file = io.BytesIO()
    Image.new("RGB", size).save(file, {"jpg": "jpeg"}.get(kind, kind), **said)
    return file.getvalue()


def svg(inside: str = "", attributes: str = "") -> list[str]:
    """What is wrong with an SVG."""
    return [problem.message for problem in look("a.svg", SVG.format(attributes, inside).encode()).problems]


@pytest.mark.parametrize("kind", sorted(RASTER))
def test_a_picture_says_its_size(kind: str) -> None:
    seen = look(f"a.{kind.upper()}", picture(kind))
    assert (seen.width, seen.height, seen.problems) == (30, 20, ())


def test_a_picture_that_the_camera_turned_is_as_high_as_it_is_shown() -> None:
    exif = Image.Exif()
    exif[0x0112] = 6
    seen = look("a.jpg", picture("jpeg", exif=exif))
    assert (seen.width, seen.height) == (20, 30)


@pytest.mark.parametrize("data", [b"", b"no picture", picture("png")[:20], b"\x89PNG\r\n\x1a\n" + b"\0" * 50])
def test_what_is_no_picture_is_said(data: bytes) -> None:
    (said,) = look("a.png", data).problems
    assert (said.path, said.code) == ("content/a.png", "picture")


@given(st.binary(max_size=200))
def test_no_bytes_can_stop_the_look(data: bytes) -> None:
    for path in ("a.png", "a.jpg", "a.gif", "a.webp", "a.avif", "a.svg"):
        look(path, data)


def test_sound_and_video_pass() -> None:
    assert look("a.mp4", b"whatever").problems == ()


@pytest.mark.parametrize(
    ("attributes", "size"),
    [
        ('width="30" height="20"', (30, 20)),
        ('width="30px" height="20.4px"', (30, 20)),
        ('viewBox="0 0 300 200"', (300, 200)),
        ('width="100%" height="100%" viewBox="0,0,300,200"', (300, 200)),
        ('width="3em" height="2em"', (0, 0)),
        ("", (0, 0)),
    ],
)
def test_a_drawing_says_its_size_where_it_has_one(attributes: str, size: tuple[int, int]) -> None:
    seen = look("a.svg", SVG.format(attributes, "").encode())
    assert (seen.width, seen.height, seen.problems) == (*size, ())


@pytest.mark.parametrize(
    "inside",
    [
        "<script>alert(1)</script>",
        "<SCRIPT/>",
        '<x:script xmlns:x="http://www.w3.org/2000/svg"/>',
        '<g onload="alert(1)"/>',
        '<g ONCLICK="alert(1)"/>',
        "<foreignObject><p/></foreignObject>",
        '<a href="javascript:alert(1)"/>',
        '<a xlink:href=" javascript:alert(1)"/>',
        '<a href="&#106;avascript:alert(1)"/>',
        '<use href="https://evil.example/x.svg#a"/>',
        '<image href="//evil.example/x.png"/>',
        '<image href="data:text/html,x"/>',
        '<image href="data:image/svg+xml,x"/>',
        '<set attributeName="href" to="javascript:alert(1)"/>',
        '<animate attributeName="xlink:href" values="javascript:alert(1)"/>',
        "<style>@import url(https://evil.example/x.css);</style>",
        "<style>a { background: url(https://evil.example/x) }</style>",
        '<g style="background: url(//evil.example/x)"/>',
        '<rect fill="url(https://evil.example/x#a)"/>',
        '<?xml-stylesheet href="x.css"?>',
    ],
)
def test_a_drawing_that_acts_or_reaches_out_is_refused(inside: str) -> None:
    assert len(svg(inside)) == 1


@pytest.mark.parametrize(
    "inside",
    [
        '<g id="a"/><use href="#a"/>',
        '<image href="data:image/png;base64,AA=="/>',
        '<animate attributeName="opacity" values="0;1"/>',
        "<style>a { fill: url(#gradient) }</style>",
        '<rect style="fill: red" fill="url(#g)"/>',
        """<rect style="fill: url( '#g' )" filter='url("#f")'/>""",
        "<title>On load</title>",
    ],
)
def test_a_drawing_that_only_draws_is_published(inside: str) -> None:
    assert svg(inside) == []


def test_entities_and_broken_drawings_are_refused() -> None:
    laughs = b'<!DOCTYPE svg [<!ENTITY a "ha"><!ENTITY b "&a;&a;">]><svg xmlns="http://www.w3.org/2000/svg">&b;</svg>'
    assert "declares an entity" in look("a.svg", laughs).problems[0].message
    assert "not well-formed" in look("a.svg", b"<svg><g></svg>").problems[0].message
    assert "not well-formed" in look("a.svg", b"").problems[0].message
