"""All entries in order, and every question that a page asks of that order. Pure: no clock, no files."""

from generator.chronology.arrange import Chronology, Story, arrange
from generator.chronology.facets import facets
from generator.chronology.names import Directory, Name
from generator.chronology.periods import MOST, Sheet, density, letters, sheets

__all__ = [
    "MOST",
    "Chronology",
    "Directory",
    "Name",
    "Sheet",
    "Story",
    "arrange",
    "density",
    "facets",
    "letters",
    "sheets",
]
