"""Footnotes, numbered in the order in which a reader meets them; what ids they have does not depend on their labels."""

from __future__ import annotations

import re
from collections.abc import Mapping
from xml.etree.ElementTree import Element, SubElement

from markdown import Markdown
from markdown.extensions import Extension
from markdown.extensions.footnotes import FootnoteBlockProcessor
from markdown.inlinepatterns import InlineProcessor
from markdown.treeprocessors import Treeprocessor

PATTERN = r"\[\^([^\]]*)\]"
_Match = tuple[Element | None, int | None, int | None]
_ARROW = "\u21a9\ufe0e"  # with the selector that keeps it from being drawn as an emoji


class NoteExtension(Extension):
    """Reads definitions as Python-Markdown does. ``words["back"]`` is what a screen reader says of the way back."""

    def __init__(self, words: Mapping[str, str]) -> None:
        super().__init__()
        self.back = words.get("back", "Back to the text")
        self.reset()

    def reset(self) -> None:
        """No notes, as before a text."""
        self.texts: dict[str, str] = {}
        self.items: dict[str, Element] = {}
        self.list = Element("ol")

    def extendMarkdown(self, md: Markdown) -> None:
        md.registerExtension(self)
        self.parser = md.parser
        md.parser.blockprocessors.register(FootnoteBlockProcessor(self), "footnote", 17)  # type: ignore[arg-type]
        md.inlinePatterns.register(_References(PATTERN, self), "footnote", 175)
        md.treeprocessors.register(_Items(self), "footnote", 50)
        md.treeprocessors.register(_Numbers(self), "footnote-numbers", 17)

    def setFootnote(self, id: str, text: str) -> None:  # noqa: A002, N802 - as the block processor calls it
        """The text of one note is known; the last definition of a label holds."""
        self.texts[id] = text


class _References(InlineProcessor):
    def __init__(self, pattern: str, notes: NoteExtension) -> None:
        super().__init__(pattern)
        self.notes = notes

    def handleMatch(self, m: re.Match[str], data: str) -> _Match:  # type: ignore[override]  # noqa: ARG002
        sup = self.reference(m[1])
        return (None, None, None) if sup is None else (sup, m.start(0), m.end(0))

    def reference(self, label: str) -> Element | None:
        """What stands for a reference to the note of a label, None where there is none."""
        if label not in self.notes.items:
            return None
        sup = Element("sup", {"data-note": label})
        SubElement(sup, "a", {"class": "footnote-ref"})
        return sup


class _Items(Treeprocessor):
    """Before the inline patterns: the texts of the notes at the end, to be rendered like any other."""

    def __init__(self, notes: NoteExtension) -> None:
        super().__init__()
        self.notes = notes

    def run(self, root: Element) -> None:
        if not self.notes.texts:
            return
        section = SubElement(root, "div", {"class": "footnote"})
        SubElement(section, "hr")
        self.notes.list = SubElement(section, "ol")
        while more := [label for label in self.notes.texts if label not in self.notes.items]:
            for label in more:  # a note may define another, inside a quotation
                self.notes.items[label] = _item(self.notes, label)


def _item(notes: NoteExtension, label: str) -> Element:
    apart = Element("div")  # an `li` as parent would make the block processors join it to the list before it
    notes.parser.parseChunk(apart, notes.texts[label])
    item = SubElement(notes.list, "li")
    item.extend(list(apart))
    return item


class _Numbers(Treeprocessor):
    """After the inline patterns: numbers in reading order, ids, ways back. A note nobody refers to comes last."""

    def __init__(self, notes: NoteExtension) -> None:
        super().__init__()
        self.notes = notes

    def run(self, root: Element) -> None:
        if not self.notes.items:
            return
        met: dict[str, list[Element]] = {}
        for sup in root.iter("sup"):
            label = sup.attrib.pop("data-note", None)
            if label is not None:
                met.setdefault(label, []).append(sup)
        for number, label in enumerate(met, 1):
            self._join(number, self.notes.items[label], met[label])
        order = [self.notes.items[label] for label in met]
        self.notes.list[:] = [*order, *(i for label, i in self.notes.items.items() if label not in met)]

    def _join(self, number: int, item: Element, references: list[Element]) -> None:
        item.set("id", f"fn:{number}")
        last = item[-1] if len(item) and item[-1].tag == "p" else SubElement(item, "p")
        for nth, sup in enumerate(references, 1):
            name = f"fnref:{number}" + (f":{nth}" if nth > 1 else "")
            sup.set("id", name)
            sup[0].set("href", f"#fn:{number}")
            sup[0].text = str(number)
            _append(last, "\u00a0")
            back = {"class": "footnote-backref", "href": f"#{name}", "aria-label": self.notes.back}
            SubElement(last, "a", back).text = _ARROW


def _append(element: Element, text: str) -> None:
    if len(element):
        element[-1].tail = (element[-1].tail or "") + text
    else:
        element.text = (element.text or "") + text
