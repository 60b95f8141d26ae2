"""The strip over a chronology: a figure of its whole time, as plain numbers that a template turns into SVG. Pure.

Places along the line are shares of the width ("43.2%"), heights are units: so a strip is as wide as its page, and its
labels and marks keep their size. It is laid out for one width, and has room to spare on any wider page.

The figure itself is in ``scene``, which is asked for by itself: the page of an entry needs but its sign.
"""

from generator.strip.alphabet import LEGEND, Shape, legend, shape
from generator.strip.traits import cell, past, traits

__all__ = ["LEGEND", "Shape", "cell", "legend", "past", "shape", "traits"]
