"""How large a picture is, and whether it may be published."""

from __future__ import annotations

import io
import random

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
        '<rect fill="ur\\6c(https://evil.example/x#a)"/>',
        '<?xml-stylesheet href="x.css"?>',
        '<h:meta xmlns:h="http://www.w3.org/1999/xhtml" http-equiv="refresh" content="0;url=https://evil.example"/>',
        '<h:form xmlns:h="http://www.w3.org/1999/xhtml" action="javascript:alert(1)"><h:button/></h:form>',
        '<h:base xmlns:h="http://www.w3.org/1999/xhtml" href="#"/>',
        '<metadata><p xmlns="http://www.w3.org/1999/xhtml"/></metadata>',
        '<title><b xmlns="http://www.w3.org/1999/xhtml">x</b></title>',
        '<x:listener xmlns:x="http://www.w3.org/2001/xml-events" event="load"/>',
        '<math xmlns="http://www.w3.org/1998/Math/MathML" href="#"/>',
        '<set attributeName="xlink:href" to="#a"/>',
        '<p xmlns="">x</p>',
        '<x xmlns="https://evil.example/ns"/>',
        '<r:RDF xmlns:r="http://www.w3.org/1999/02/22-rdf-syntax-ns#"/>',
        '<g formaction="javascript:alert(1)"/>',
        '<image srcset="https://evil.example/x.png"/>',
        '<g poster="https://evil.example/x.png"/>',
        '<g background="https://evil.example/x.png"/>',
        '<a href="#a" ping="https://evil.example/"/>',
        '<g xml:base="https://evil.example/"/>',
        '<g xmlns:ev="http://www.w3.org/2001/xml-events" ev:event="load"/>',
        '<i:x xmlns:i="http://www.inkscape.org/namespaces/inkscape" xlink:href="https://evil.example/"/>',
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
        '<g data-name="Layer 1" aria-label="image (1)" role="img" xml:space="preserve"/>',
        '<g xmlns:s="http://www.serif.com/" s:id="Ebene" xmlns:x="https://example.org/x" x:onload="no handler"/>',
        '<animateTransform attributeName="transform" type="rotate" from="0" to="360" dur="1s"/>',
    ],
)
def test_a_drawing_that_only_draws_is_published(inside: str) -> None:
    assert svg(inside) == []


INKSCAPE = """<?xml version="1.0" encoding="UTF-8" standalone="no"?>
<!-- Created with Inkscape (http://www.inkscape.org/) -->
<svg width="210mm" height="297mm" viewBox="0 0 210 297" version="1.1" id="svg5" inkscape:version="1.2.2"
   sodipodi:docname="map.svg" inkscape:export-filename="map.png"
   xmlns:inkscape="http://www.inkscape.org/namespaces/inkscape"
   xmlns:sodipodi="http://sodipodi.sourceforge.net/DTD/sodipodi-0.dtd" xmlns="http://www.w3.org/2000/svg"
   xmlns:svg="http://www.w3.org/2000/svg" xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#"
   xmlns:cc="http://creativecommons.org/ns#" xmlns:dc="http://purl.org/dc/elements/1.1/">
  <sodipodi:namedview id="namedview7" pagecolor="#ffffff" inkscape:document-units="mm" showgrid="true">
    <inkscape:grid type="xygrid" id="grid9" />
  </sodipodi:namedview>
  <defs id="defs2"><inkscape:path-effect effect="bspline" id="e1" only_selected="false" /></defs>
  <g inkscape:label="Layer 1" inkscape:groupmode="layer" id="layer1">
    <path style="fill:none;stroke:#000000;-inkscape-stroke:none" d="M 10,10 H 90" id="p" sodipodi:nodetypes="cc" />
  </g>
  <metadata id="metadata1"><rdf:RDF><cc:Work rdf:about=""><dc:format>image/svg+xml</dc:format>
    <cc:license rdf:resource="http://creativecommons.org/licenses/by/4.0/" /></cc:Work></rdf:RDF></metadata>
</svg>"""

ILLUSTRATOR = """<?xml version="1.0" encoding="utf-8"?>
<!-- Generator: Adobe Illustrator 27.0.0, SVG Export Plug-In . SVG Version: 6.00 Build 0)  -->
<!DOCTYPE svg PUBLIC "-//W3C//DTD SVG 1.1//EN" "http://www.w3.org/Graphics/SVG/1.1/DTD/svg11.dtd">
<svg version="1.1" id="Layer_1" xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink"
  x="0px" y="0px" viewBox="0 0 210 297" style="enable-background:new 0 0 210 297;" xml:space="preserve">
<metadata><?xpacket begin="" id="W5M0MpCehiHzreSzNTczkc9d"?><x:xmpmeta xmlns:x="adobe:ns:meta/">
 <rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#"><rdf:Description rdf:about=""
 xmlns:xmp="http://ns.adobe.com/xap/1.0/" xmp:CreatorTool="Illustrator"/></rdf:RDF></x:xmpmeta>
<?xpacket end="w"?></metadata>
<style type="text/css"><![CDATA[.st0{fill:#ED1C24;clip-path:url(#SVGID_2_);}]]></style>
<g><defs><rect id="SVGID_1_" width="210" height="297"/></defs>
<clipPath id="SVGID_2_"><use xlink:href="#SVGID_1_" style="overflow:visible;"/></clipPath>
<text transform="matrix(1 0 0 1 10 20)" class="st0">A</text></g>
</svg>"""

FIGMA = """<svg width="210" height="297" viewBox="0 0 210 297" fill="none" xmlns="http://www.w3.org/2000/svg"
 xmlns:xlink="http://www.w3.org/1999/xlink"><g clip-path="url(#clip0)" filter="url(#filter0_d)">
<rect x="4" width="64" height="64" rx="8" fill="url(#pattern0)" shape-rendering="crispEdges"/></g><defs>
<filter id="filter0_d" filterUnits="userSpaceOnUse" color-interpolation-filters="sRGB"><feFlood flood-opacity="0"
 result="BackgroundImageFix"/><feColorMatrix in="SourceAlpha" type="matrix" values="0 0 0 0 0"/>
<feBlend mode="normal" in2="BackgroundImageFix"/></filter>
<pattern id="pattern0" patternContentUnits="objectBoundingBox" width="1" height="1">
<use xlink:href="#image0"/></pattern>
<image id="image0" width="2" height="2" preserveAspectRatio="none" xlink:href="data:image/png;base64,AA=="/></defs>
</svg>"""


@pytest.mark.parametrize("drawing", [INKSCAPE, ILLUSTRATOR, FIGMA])
def test_what_drawing_programs_export_is_published(drawing: str) -> None:
    seen = look("a.svg", drawing.encode())
    assert (seen.width, seen.height, seen.problems) == (210, 297, ())


def test_what_is_no_svg_is_no_picture() -> None:
    (said,) = look("a.svg", b'<html xmlns="http://www.w3.org/1999/xhtml"/>').problems
    assert "begins with <html>" in said.message
    (said,) = look("a.svg", SVG.format(f'width="{"9" * 400}" height="1"', "").encode()).problems
    assert "can be read" in said.message


def test_a_damaged_picture_is_said_whatever_stumbles_over_it() -> None:
    draw = random.Random(3)
    whole = picture("avif", (16, 16))
    for _ in range(60):
        damaged = bytearray(whole)
        for _ in range(3):
            damaged[draw.randrange(len(damaged))] = draw.randrange(256)
        look("x.avif", bytes(damaged))


def test_entities_and_broken_drawings_are_refused() -> None:
    laughs = b'<!DOCTYPE svg [<!ENTITY a "ha"><!ENTITY b "&a;&a;">]><svg xmlns="http://www.w3.org/2000/svg">&b;</svg>'
    assert "declares an entity" in look("a.svg", laughs).problems[0].message
    assert "not well-formed" in look("a.svg", SVG.format("", "<g>").encode()).problems[0].message
    assert "not well-formed" in look("a.svg", b"").problems[0].message
