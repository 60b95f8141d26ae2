"""What the pages of every way to read have in common: their addresses, what frames them, how they lead on."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

from generator.chronology import Sheet
from generator.model import Link
from generator.outputs import frames
from generator.outputs.desk import Desk, Inputs
from generator.outputs.wholes import Whole
from generator.pages import Chronicle, Page, Part, Way

LIST = "list"


@dataclass(frozen=True, slots=True)
class Frame:
    """A whole and the ``names`` of the ways to read it, each with whether it is cut as the list is."""

    desk: Desk
    one: Whole
    names: tuple[tuple[str, bool], ...]

    def stem(self, name: str) -> str:
        """The address of a way's first page, without its ending: the name stands after a dot, which no slug holds."""
        return self.one.file("index" if name == LIST else f"index.{name}")

    def tail(self, name: str, page: str) -> str:
        """What an address adds for a part: ".2022-03", or "" for the whole."""
        stem = self.stem(name)
        return page.removeprefix(stem).removesuffix(".html") if page.startswith(stem) else ""

    def ways(self, tail: str = "") -> tuple[Way, ...]:
        """All ways: from a part to the same part where there is one, else to the whole."""
        if len(self.names) < 2:
            return ()
        return tuple(Way(name, f"{self.stem(name)}{tail if alike else ''}.html") for name, alike in self.names)

    def sheets(self, name: str) -> Iterator[Sheet]:
        """The pages of a way that is cut as the list is."""
        for sheet in self.desk.pages_of(self.one.story):
            yield self._moved(sheet, name)

    def page(self, name: str, address: str, chronicle: Chronicle, tail: str = "", own: Inputs = ()) -> Page:
        """A page of a way, with the inputs that it alone has."""
        one = self.one
        document = self.desk.documents[one.own.path] if one.own else None
        above = () if one.page == "index.html" else (Link(one.title, one.page),)
        head = frames.head(
            self.desk,
            one.title,
            address,
            above=above,
            lang=document.lang if document else "",
            of=one.own,
            forms=(),
        )
        inputs = (
            *self.desk.common,
            ("head", head),
            ("title", one.title),
            ("way", name),
            ("ways", self.ways(tail)),
            ("chronicle", chronicle),
            *own,
        )
        return Page(address, f"{name}.html.j2", inputs, f"content/{one.own.path}" if one.own else "the whole site")

    def _moved(self, sheet: Sheet, name: str) -> Sheet:
        """The sheet of the list as this way has it."""
        old, new = self.stem(LIST), self.stem(name)

        def moved(part: Part | None) -> Part | None:
            return part and replace(part, address=f"{new}{part.address.removeprefix(old)}")

        return replace(
            sheet,
            address=f"{new}{sheet.address.removeprefix(old)}",
            parts=tuple([part for part in map(moved, sheet.parts) if part]),
            period=moved(sheet.period),
            before=moved(sheet.before),
            after=moved(sheet.after),
            within=f"{new}{sheet.within.removeprefix(old)}" if sheet.within else "",
        )
