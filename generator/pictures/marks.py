"""A mark of the alphabet of the strip, large enough to be seen on a telephone."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from PIL import Image, ImageDraw

from generator.strip import Shape

FINE = 4  # parts of a pixel in which edges are drawn
RADIUS = 14
HALF = 10  # of a body's height
STROKE = 5
SHORTEST = 3 * RADIUS  # a body shorter than this is drawn as its head alone
ROOM = 76  # beside a mark, for what points out of it
TALL = 60  # of the stretch in which a mark is drawn
_ARROW = 26
_HOLLOW = frozenset(["ring", "dashed", "half", "text"])

Box = tuple[float, float, float, float]


@dataclass(frozen=True, slots=True)
class Mark:
    """Where the head of a mark stands, and from where to where its bodies go; none for a point. In pixels."""

    shape: Shape
    x: float
    spans: tuple[tuple[float, float], ...] = ()


class Brush:
    """A stretch of a picture, drawn finely and made coarse at the end. Places are in pixels from its upper left."""

    def __init__(self, width: int, height: int) -> None:
        self.image = Image.new("L", (width * FINE, height * FINE))
        self._draw = ImageDraw.Draw(self.image)

    def box(self, left: float, top: float, right: float, bottom: float, ink: int = 255) -> None:
        """A filled box."""
        x, y, u, v = (round(n * FINE) for n in (left, top, right, bottom))
        if u > x and v > y:
            self._draw.rectangle((x, y, u - 1, v - 1), fill=ink)

    def round(self, x: float, y: float, radius: float, ink: int = 255) -> None:
        """A filled circle."""
        self._draw.circle((x * FINE - 0.5, y * FINE - 0.5), radius * FINE, fill=ink)

    def shape(self, points: Iterable[tuple[float, float]], ink: int = 255) -> None:
        """A filled polygon."""
        self._draw.polygon([(x * FINE, y * FINE) for x, y in points], fill=ink)

    def line(self, x: float, y: float, u: float, v: float, width: float, ink: int = 255) -> None:
        """A line from one point to another."""
        self._draw.line((x * FINE, y * FINE, u * FINE, v * FINE), fill=ink, width=round(width * FINE))

    def arc(self, x: float, y: float, radius: float, start: float, end: float) -> None:
        """A part of a ring, in degrees clockwise from the right; the stroke lies inside the radius."""
        box = ((x - radius) * FINE, (y - radius) * FINE, (x + radius) * FINE - 1, (y + radius) * FINE - 1)
        self._draw.arc(box, start, end, fill=255, width=STROKE * FINE)

    def done(self) -> Image.Image:
        """What was drawn, in whole pixels."""
        return self.image.reduce(FINE)


def drawn(mark: Mark, width: int, height: int) -> Image.Image:
    """A mark on an empty stretch of a picture, in the middle of its height."""
    brush = Brush(width, height)
    middle = height / 2
    if mark.spans:
        _bodies(brush, mark, middle)
    else:
        _head(brush, mark.shape.head, mark.x, middle)
    if not mark.spans:
        if mark.shape.arrow_start:
            _tip(brush, mark.x - RADIUS - 4, middle, -1)
        if mark.shape.arrow_end:
            _tip(brush, mark.x + RADIUS + 4, middle, 1)
    return brush.done()


def _tip(brush: Brush, x: float, y: float, turn: int) -> None:
    brush.shape([(x, y - 17), (x + turn * _ARROW, y), (x, y + 17)])


# ---- heads


def _head(brush: Brush, head: str, x: float, y: float) -> None:
    if head in ("dot", "struck", "moved"):
        brush.round(x, y, RADIUS)
    elif head == "text":
        brush.box(x - 13, y - 13, x + 13, y + 13)
        brush.box(x - 13 + STROKE, y - 13 + STROKE, x + 13 - STROKE, y + 13 - STROKE, 0)
    elif head == "dashed":
        for start in range(0, 360, 60):
            brush.arc(x, y, RADIUS, start, start + 36)
    else:
        brush.arc(x, y, RADIUS, 0, 360)
    if head == "half":
        brush.image.paste(255, (0, 0), _half(brush, x, y))
    if head == "moved":
        _moved(brush, x + RADIUS + 6, y)
    if head == "struck":
        _strike(brush, x, y)


def _half(brush: Brush, x: float, y: float) -> Image.Image:
    whole = Brush(brush.image.width // FINE, brush.image.height // FINE)
    whole.round(x, y, RADIUS - 1)
    whole.box(x, 0, brush.image.width / FINE, brush.image.height / FINE, 0)
    return whole.image


def _moved(brush: Brush, x: float, y: float) -> None:
    brush.line(x, y, x + 26, y, STROKE - 1)
    brush.shape([(x + 18, y - 11), (x + 32, y), (x + 18, y + 11)])


def _strike(brush: Brush, x: float, y: float) -> None:
    """A line across, parted from what it crosses."""
    brush.line(x - 22, y + 22, x + 22, y - 22, 10, 0)
    brush.line(x - 22, y + 22, x + 22, y - 22, 4)


# ---- bodies


def _bodies(brush: Brush, mark: Mark, y: float) -> None:
    shape = mark.shape
    for number, (left, right) in enumerate(mark.spans):
        first, last = number == 0, number == len(mark.spans) - 1
        start, end = left + _ARROW * (shape.arrow_start and first), right - _ARROW * (shape.arrow_end and last)
        _body(brush, mark, start, end, y, (shape.fade_start and first, shape.fade_end and last))
        if start > left:
            _tip(brush, start, y, -1)
        if end < right:
            _tip(brush, end, y, 1)
    if shape.head == "struck":
        left, right = max(mark.spans, key=lambda span: span[1] - span[0])
        _strike(brush, (left + right) / 2, y)
    if shape.head == "moved":
        _moved(brush, mark.spans[-1][1] + 6, y)


def _body(brush: Brush, mark: Mark, left: float, right: float, y: float, fades: tuple[bool, bool]) -> None:
    for start, end, ink in _faded(left, right, *fades):
        if mark.shape.body == "hatch":
            for stripe in _stripes(start, end, left):
                brush.box(stripe, y - HALF, min(end, stripe + 4), y + HALF, ink)
        else:
            brush.box(start, y - HALF, end, y + HALF, ink)
    if mark.shape.body == "bar" and mark.shape.head in _HOLLOW and not any(fades) and right - left > 3 * STROKE:
        _hollowed(brush, mark.shape.head, left, right, y)


def _hollowed(brush: Brush, head: str, left: float, right: float, y: float) -> None:
    """Leaves of a bar what the head leaves of a dot: its rim, dashes of it, or its rim and one half."""
    foot = y if head == "half" else y + HALF - STROKE
    brush.box(left + STROKE, y - HALF + STROKE, right - STROKE, foot, 0)
    for gap in _stripes(left + 14, right - 14, left + 14, 22) if head == "dashed" else ():
        brush.box(gap, y - HALF, gap + 8, y + HALF, 0)


def _stripes(left: float, right: float, origin: float, pitch: float = 9) -> Iterator[float]:
    number = -int((origin - left) // pitch)
    while origin + number * pitch < right:
        if origin + number * pitch >= left:
            yield origin + number * pitch
        number += 1


def _faded(left: float, right: float, start: bool, end: bool) -> Iterator[tuple[float, float, int]]:  # noqa: FBT001
    """A body in pieces, fainter towards the ends that are not known well."""
    step = (right - left) / 8
    inks = (64, 128, 191)
    if start:
        yield from ((left + n * step, left + (n + 1) * step, inks[n]) for n in range(3))
    yield left + 3 * step * start, right - 3 * step * end, 255
    if end:
        yield from ((right - (n + 1) * step, right - n * step, inks[n]) for n in range(3))
