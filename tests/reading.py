"""A page of HTML as a test asks for it: its elements in order, each with its attributes, its line and its text."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cached_property
from html.parser import HTMLParser
from pathlib import Path

VOID = frozenset(("area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "source", "track", "wbr"))
LINKS = ("href", "src", "poster", "cite", "data")
_REFRESH = re.compile(r"\d+; *url=(.*)", re.IGNORECASE)


@dataclass(slots=True)
class Element:
    """``within`` are the tags around it, outermost first; ``said`` is what stands in it, pieces of text in order."""

    tag: str
    attributes: dict[str, str]
    line: int
    within: tuple[str, ...]
    said: list[str] = field(default_factory=list)

    @property
    def text(self) -> str:
        return " ".join("".join(self.said).split())

    @property
    def classes(self) -> list[str]:
        return self.attributes.get("class", "").split()


class Reading(HTMLParser):
    """``elements`` of the text, in the order in which they begin."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.elements: list[Element] = []
        self._open: list[Element] = []
        self.feed(text)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        within = tuple(element.tag for element in self._open)
        element = Element(tag, {name: value or "" for name, value in attrs}, self.getpos()[0], within)
        self.elements.append(element)
        if tag not in VOID:
            self._open.append(element)

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.handle_starttag(tag, attrs)
        if tag not in VOID:
            self._open.pop()

    def handle_endtag(self, tag: str) -> None:
        while self._open and self._open.pop().tag != tag:
            pass

    def handle_data(self, data: str) -> None:
        for element in self._open:
            element.said.append(data)

    def all(self, *tags: str, kind: str = "") -> list[Element]:
        """The elements of these tags (or of any), of this class where one is named."""
        return [e for e in self.elements if (not tags or e.tag in tags) and (not kind or kind in e.classes)]

    def one(self, *tags: str, kind: str = "") -> Element:
        """The only element of the kind."""
        found = self.all(*tags, kind=kind)
        assert len(found) == 1, f"{len(found)} of {tags} {kind}"
        return found[0]

    @cached_property
    def ids(self) -> list[str]:
        return [e.attributes["id"] for e in self.elements if "id" in e.attributes]

    @cached_property
    def links(self) -> list[tuple[str, int]]:
        """Everything that the page leads to or fetches, with the line."""
        return [(link, element.line) for element in self.elements for link in links(element)]


def links(element: Element) -> Iterator[str]:
    """Where an element leads, and what it fetches."""
    yield from (element.attributes[name] for name in LINKS if name in element.attributes)
    yield from (part.split()[0] for part in element.attributes.get("srcset", "").split(",") if part.strip())
    refresh = _REFRESH.fullmatch(element.attributes.get("content", ""))
    if element.tag == "meta" and refresh:
        yield refresh[1]


def read(path: Path) -> Reading:
    """The page in a file."""
    return Reading(path.read_text("utf-8"))
