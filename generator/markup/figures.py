"""Pictures, films and sounds that stand alone in their paragraph are figures, and several of them a gallery.

The title is the caption, and ``{credit="…" licence="…"}`` stands behind it. A picture in a link to another site is a
still of what is there.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple
from xml.etree.ElementTree import Element, SubElement

from markdown import Markdown
from markdown.extensions import Extension
from markdown.inlinepatterns import InlineProcessor
from markdown.treeprocessors import Treeprocessor

from generator.addresses import host
from generator.markup.players import name, player

PATTERN = r'(?<=[)\]])\{((?: *\b(?:credit|licence)="[^"{}\n]*")+) *\}'
_PAIR = re.compile(r'(credit|licence)="([^"]*)"')
_ELSEWHERE = re.compile(r"https?://", re.IGNORECASE)


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
        for paragraph in list(root.iter("p")):
            shown = list(_shown(paragraph)) if len(paragraph) and not (paragraph.text or "").strip() else []
            if not shown or None in shown:
                continue
            whole = [one for one in shown if one]
            _frame(paragraph, whole[0]) if len(whole) == 1 else _gallery(paragraph, whole)
        for image in root.iter("img"):
            player(image)


class _Shown(NamedTuple):
    """A picture, the link around it or itself, and its credit."""

    image: Element
    outer: Element
    credit: Element | None


def _shown(paragraph: Element) -> Iterator[_Shown | None]:
    """The pictures of a paragraph; a None among them where something else stands there."""
    pending = list(paragraph)
    while pending:
        outer = pending.pop(0)
        linked = outer.tag == "a" and 0 < len(outer) <= 2 and not (outer.text or "").strip()
        image = outer[0] if linked else outer
        if linked and len(outer) == 2 and outer[1].get("class") == "credit":
            pending.insert(0, outer[1])  # it stands behind the picture, within the link
            outer.remove(outer[1])
        if len(outer) > linked or image.tag != "img" or (outer is not image and (image.tail or "").strip()):
            yield None
            return
        follows = pending and not (outer.tail or "").strip() and pending[0].get("class") == "credit"
        credit = pending.pop(0) if follows else None
        yield None if ((outer if credit is None else credit).tail or "").strip() else _Shown(image, outer, credit)
        while pending and pending[0].tag == "br" and not (pending[0].tail or "").strip():
            pending.pop(0)


def _gallery(paragraph: Element, shown: list[_Shown]) -> None:
    """Figures beside each other; of an odd number the first is as wide as two."""
    for child in list(paragraph):
        paragraph.remove(child)
    paragraph.tag, paragraph.text = "div", None
    paragraph.set("class", "gallery")
    for number, one in enumerate(shown):
        if number or len(shown) % 2 == 0:
            one.image.set("class", "half")
        figure = SubElement(paragraph, "figure")
        figure.append(one.outer)
        if one.credit is not None:
            figure.append(one.credit)
        _frame(figure, one)


def _frame(figure: Element, one: _Shown) -> None:
    """The element with one picture in it as a figure with its caption."""
    figure.tag = "figure"
    figure.text = one.outer.tail = None
    title, said, source = one.image.attrib.pop("title", ""), one.image.get("alt", ""), one.image.get("src", "")
    link = one.outer.get("href", "") if one.outer is not one.image else ""
    kind = player(one.image) if one.outer is one.image else ""
    if kind:
        figure.set("class", kind)
        _caption(figure, title or said, one.credit, ("file", source, name(source)))
    elif _ELSEWHERE.match(link):
        figure.set("class", "still")
        _caption(figure, title, one.credit, ("opens", link, host(link)))
    else:
        _caption(figure, title, one.credit)


def _caption(figure: Element, title: str, credit: Element | None, link: tuple[str, str, str] | None = None) -> None:
    """Puts the title, the credit and a link (its class, address and words) below the picture, where there are any."""
    if credit is not None:
        if credit in figure:  # and not in a link that it was taken from
            figure.remove(credit)
        credit.tail = None
    if not title and credit is None and link is None:
        return
    caption = SubElement(figure, "figcaption")
    between = " · " if link else None
    caption.text = title
    if credit is not None:
        caption.text = f"{title} " if title else ""
        caption.append(credit)
        credit.tail = between
    elif title:
        caption.text += between or ""
    if link:
        kind, address, words = link
        SubElement(caption, "a", {"class": kind, "href": address}).text = words
