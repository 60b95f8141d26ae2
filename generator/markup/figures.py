"""A picture alone in its paragraph is a figure: its title the caption, ``{credit="…" licence="…"}`` behind it."""

from __future__ import annotations

import re
from xml.etree.ElementTree import Element, SubElement

from markdown import Markdown
from markdown.extensions import Extension
from markdown.inlinepatterns import InlineProcessor
from markdown.treeprocessors import Treeprocessor

PATTERN = r'(?<=[)\]])\{((?: *\b(?:credit|licence)="[^"{}\n]*")+) *\}'
_PAIR = re.compile(r'(credit|licence)="([^"]*)"')


class FigureExtension(Extension):
    """Adds the inline pattern ``credit`` and the tree processor ``figure``."""

    def extendMarkdown(self, md: Markdown) -> None:
        md.inlinePatterns.register(_Credits(PATTERN, md), "credit", 187)
        md.treeprocessors.register(_Figures(md), "figure", 18)


class _Credits(InlineProcessor):
    """Read before the patterns that would take its quotes and brackets apart; the words may hold Markdown."""

    def handleMatch(self, m: re.Match[str], data: str) -> tuple[Element, int, int]:  # type: ignore[override]  # noqa: ARG002
        said = dict(_PAIR.findall(m[1]))
        span = Element("span", {"class": "credit"})
        span.text = " · ".join(said[k].strip() for k in ("credit", "licence") if said.get(k, "").strip())
        return span, m.start(0), m.end(0)


class _Figures(Treeprocessor):
    def run(self, root: Element) -> None:
        for paragraph in root.iter("p"):
            if 0 < len(paragraph) <= 2 and not (paragraph.text or "").strip():
                _frame(paragraph)


def _frame(paragraph: Element) -> None:
    """The paragraph as a figure, where it holds a picture (it may be a link) and perhaps its credit, nothing else."""
    picture, credit = paragraph[0], paragraph[1] if len(paragraph) == 2 else None
    image = picture[0] if picture.tag == "a" and len(picture) == 1 and not (picture.text or "").strip() else picture
    if image.tag != "img" or any((e.tail or "").strip() for e in (image, picture)):
        return
    if credit is not None and (credit.get("class") != "credit" or (credit.tail or "").strip()):
        return
    paragraph.tag = "figure"
    paragraph.text = picture.tail = None
    _caption(paragraph, image.attrib.pop("title", ""), credit)


def _caption(figure: Element, title: str, credit: Element | None) -> None:
    if credit is not None:
        figure.remove(credit)
        credit.tail = None
    if title or credit is not None:
        caption = SubElement(figure, "figcaption")
        caption.text = title
        if credit is not None:
            caption.text = f"{title} " if title else ""
            caption.append(credit)
