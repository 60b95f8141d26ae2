"""A picture for links that are shared (Open Graph): 1200 × 630 pixels, sixteen colours, the same bytes everywhere.

It is made to be read at a quarter of its size too: large letters, few lines, one accent.
"""

from __future__ import annotations

import io
from dataclasses import dataclass
from functools import lru_cache

from PIL import Image, ImageDraw

from generator.pictures import marks
from generator.pictures.lettering import Face, broken, cut, write
from generator.pictures.marks import Mark

SIZE = WIDTH, HEIGHT = 1200, 630
LEFT = 72
ROOM = WIDTH - 2 * LEFT  # the width of all text and of the line of time

PAPER, INK, ACCENT = (0xFB, 0xFA, 0xF6), (0x1D, 0x1B, 0x17), (0x9C, 0x23, 0x16)  # those of the default theme
GREYS, REDS = 11, 4  # steps from paper to ink, and from paper to the accent
SOFT = 196  # of 255 parts of ink

HEADER = Face(30, "Semibold")
ASIDE = Face(30)
DATE = (Face(40), Face(34))
LABEL = Face(28)
TITLE = ((104, 1), (92, 2), (80, 2), (70, 3), (62, 3), (53, 4))  # sizes, and how many lines each may take
LEADING = 1.1

RUNS = 3  # zlib's Z_RLE: half the time, and what it finds hangs on no search of a library or processor

HEADED, RULED, DATED = 80, 102, 164  # baselines of the first two lines, and the rule between them
AXIS = 544
MARKED = 470  # the middle of the mark
SPIKE = 110  # the tallest of what stands on the axis


@dataclass(frozen=True, slots=True)
class Tick:
    """A hairline at ``x`` and its label from ``at`` on, "" for none; a label without a line names a short piece."""

    x: float
    label: str
    line: bool
    at: float


@dataclass(frozen=True, slots=True)
class Backdrop:
    """What the pictures of a timeline have in common. Places are in pixels from the left of the line of time.

    ``spikes`` are (place, height out of 1) of what stands on the line, where the picture is about all of it.
    ``pieces`` are from where to where the line goes; between them it is cut.
    """

    title: str
    site: str
    pieces: tuple[tuple[float, float], ...]
    ticks: tuple[Tick, ...]
    spikes: tuple[tuple[float, float], ...] = ()


def picture(backdrop: Backdrop, date: str, status: str, title: str, mark: Mark | None) -> bytes:
    """The picture as PNG: the date in words, and a status, over the title, the mark over the line of time."""
    image = _backdrop(backdrop).copy()
    _dated(image, date, status)
    _title(image, title)
    coloured = image.point(_INKS)
    if mark:
        _marked(coloured, mark)
    coloured.putpalette(_PALETTE)
    file = io.BytesIO()
    coloured.save(file, "PNG", compress_level=1, compress_type=RUNS, bits=4)
    return file.getvalue()


def _dated(image: Image.Image, date: str, status: str) -> None:
    """The date, smaller where it is long, and cut sooner than the word after it, without which it would mislead."""
    after = f" · {status}" if status else ""
    face = next((face for face in DATE if face.width(date + after) <= ROOM), DATE[-1])
    text = cut(date, face, ROOM - face.width(after)) + after
    write(image, LEFT - face.bearing(text), DATED, text, face, SOFT)


def _title(image: Image.Image, title: str) -> None:
    face, lines = broken(title, TITLE, ROOM, "Semibold")
    y = DATED + 20 + round(face.size * 0.86)
    for line in lines:
        write(image, LEFT - face.bearing(line), y, line, face, 255)
        y += round(face.size * LEADING)


@lru_cache(maxsize=4)
def _backdrop(of: Backdrop) -> Image.Image:
    image = Image.new("L", SIZE)
    draw = ImageDraw.Draw(image)
    _heading(image, of)
    draw.rectangle((LEFT, RULED, WIDTH - LEFT - 1, RULED + 1), fill=255)
    for x, height in of.spikes:
        left = LEFT + round(x) - 2
        draw.rectangle((left, AXIS - max(10, round(height * SPIKE)), left + 4, AXIS - 1), fill=SOFT)
    _axis(image, draw, of)
    return image


def _heading(image: Image.Image, of: Backdrop) -> None:
    """The timeline on the left and the site on the right; the site alone on the left."""
    site = cut(of.site, ASIDE, ROOM if not of.title else 360)
    if not of.title:
        write(image, LEFT, HEADED, site, ASIDE, SOFT)
        return
    write(image, WIDTH - LEFT - ASIDE.width(site), HEADED, site, ASIDE, SOFT)
    write(image, LEFT, HEADED, cut(of.title, HEADER, ROOM - ASIDE.width(site) - 40), HEADER, 255)


def _axis(image: Image.Image, draw: ImageDraw.ImageDraw, of: Backdrop) -> None:
    for left, right in of.pieces:
        draw.rectangle((LEFT + round(left), AXIS, LEFT + round(right) - 1, AXIS + 2), fill=255)
    for (_, left), (right, _) in zip(of.pieces, of.pieces[1:], strict=False):
        for x in range(LEFT + round(left) + 8, LEFT + round(right) - 5, 9):
            draw.rectangle((x, AXIS, x + 2, AXIS + 2), fill=SOFT)
    for tick in of.ticks:
        if tick.line:
            x = LEFT + min(round(tick.x), ROOM - 2)
            draw.rectangle((x, AXIS + 3, x + 1, AXIS + 14), fill=255)
        if tick.label:
            write(image, LEFT + tick.at, AXIS + 44, tick.label, LABEL, SOFT)


# ---- the mark


def _reach(mark: Mark) -> tuple[int, int]:
    """From where to where a mark can draw, in pixels of the picture."""
    ends = [mark.x, *(x for span in mark.spans for x in span)]
    return max(0, LEFT + int(min(ends)) - marks.ROOM), min(WIDTH, LEFT + int(max(ends)) + marks.ROOM)


def _drops(mark: Mark) -> list[int]:
    """Where lines go down from the mark: from a point one, from a body one at each end that is known."""
    if not mark.spans:
        return [LEFT + round(mark.x)]
    shape = mark.shape
    left = [] if shape.arrow_start or shape.fade_start else [LEFT + round(mark.spans[0][0]) + 1]
    right = [] if shape.arrow_end or shape.fade_end else [LEFT + round(mark.spans[-1][1]) - 2]
    return [*left, *right]


def _marked(image: Image.Image, mark: Mark) -> None:
    left, right = _reach(mark)
    moved = Mark(mark.shape, LEFT + mark.x - left, tuple((LEFT + a - left, LEFT + b - left) for a, b in mark.spans))
    for x in _drops(mark):
        start = MARKED + (marks.RADIUS if not mark.spans else 0)
        image.paste(GREYS + REDS, (x - 1, start, x + 2, AXIS + 3))
    drawn = marks.drawn(moved, right - left, marks.TALL)
    if mark.shape.uncertain:
        write(drawn, _doubted(moved, right - left), marks.TALL // 2 + 14, "?", Face(40, "Semibold"), 255)
    image.paste(drawn.point(_ACCENTS), (left, MARKED - marks.TALL // 2), drawn.point(_SEEN))


def _doubted(mark: Mark, width: int) -> float:
    """Where the question mark stands: after the mark, or before it where the picture ends."""
    before, after = (
        (mark.spans[0][0], mark.spans[-1][1]) if mark.spans else (mark.x - marks.RADIUS, mark.x + marks.RADIUS)
    )
    beyond = 40 if mark.shape.head == "moved" else 6
    return after + beyond if after + beyond + 24 <= width else before - 28


def _mixed(over: tuple[int, int, int], share: float) -> list[int]:
    return [round(paper + (ink - paper) * share) for paper, ink in zip(PAPER, over, strict=True)]


_PALETTE = [
    value
    for colour in (
        *(_mixed(INK, n / GREYS) for n in range(GREYS + 1)),
        *(_mixed(ACCENT, n / REDS) for n in range(1, REDS + 1)),
    )
    for value in colour
]
_INKS = [(n * GREYS + 127) // 255 for n in range(256)]
_ACCENTS = [GREYS + max(1, (n * REDS + 127) // 255) for n in range(256)]
_SEEN = [255 * (n >= 32) for n in range(256)]
