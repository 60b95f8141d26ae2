"""Markdown to safe HTML that fits any page. The only door to markdown, pymdownx, nh3 and Pygments.

    check(source, limit)      what may not be rendered at all, by counts
    Markup.render(source)     the neutral form: sanitised, headings from level 1, bare ids, links as written
    place(html, targets, …)   the neutral form made to fit one page
    gist(html)                how it begins, in plain words
    without_remarks(source)   a text for others to read, without what no page shows of it

Importing this package loads none of those libraries: they come with the first text that must be rendered.
"""

from generator.markup.bounds import Finding, check
from generator.markup.gist import gist
from generator.markup.marks import mark
from generator.markup.placing import Said, Target, place
from generator.markup.players import FILM, SOUND
from generator.markup.remarks import without_remarks
from generator.markup.renderer import Markup, Rendered

__all__ = [
    "FILM",
    "SOUND",
    "Finding",
    "Markup",
    "Rendered",
    "Said",
    "Target",
    "check",
    "gist",
    "mark",
    "place",
    "without_remarks",
]
