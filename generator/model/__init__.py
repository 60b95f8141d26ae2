"""The nouns: frozen values of text, numbers and tuples. What an author left out is "", 0, None or an empty tuple.

Paths are relative to ``content/`` and addresses to ``output/``, both with ``/``, both without one at the front.
"""

from generator.model.documents import (
    MARKED,
    NOTHING,
    STATUSES,
    Article,
    Correction,
    Document,
    Entity,
    Era,
    Event,
    Extra,
    Free,
    Image,
    Kind,
    Lane,
    Mark,
    PlainPage,
    Reference,
    Source,
    Status,
    Text,
    Timeline,
    Update,
)
from generator.model.entry import Entry
from generator.model.shown import Card, File, Kept, Link, Picture
from generator.model.site import Site

__all__ = [
    "MARKED",
    "NOTHING",
    "STATUSES",
    "Article",
    "Card",
    "Correction",
    "Document",
    "Entity",
    "Entry",
    "Era",
    "Event",
    "Extra",
    "File",
    "Free",
    "Image",
    "Kept",
    "Kind",
    "Lane",
    "Link",
    "Mark",
    "Picture",
    "PlainPage",
    "Reference",
    "Site",
    "Source",
    "Status",
    "Text",
    "Timeline",
    "Update",
]
