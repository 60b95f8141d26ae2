"""Task lists: ``- [x] done``. The text is the label of its box, so that a screen reader says what is done."""

from __future__ import annotations

import re
from xml.etree.ElementTree import Element

from markdown import Markdown
from markdown.extensions import Extension
from markdown.treeprocessors import Treeprocessor

_BOX = re.compile(r" *\[([xX ])\] +(.*)", re.DOTALL)


class TaskExtension(Extension):
    """Adds the tree processor ``task-list`` before the inline patterns, which would see a reference in ``[x]``."""

    def extendMarkdown(self, md: Markdown) -> None:
        md.treeprocessors.register(_Tasks(md), "task-list", 25)


class _Tasks(Treeprocessor):
    def run(self, root: Element) -> None:
        for items in [*root.iter("ul"), *root.iter("ol")]:
            boxes = [_tick(item) for item in items]
            if any(boxes):
                items.set("class", "task-list")


def _tick(item: Element) -> bool:
    """Whether the item was a task; its first text is then inside a label, behind a box."""
    holder = item[0] if not item.text and len(item) and item[0].tag == "p" else item
    m = _BOX.match(holder.text or "")
    if m is None:
        return False
    item.set("class", "task-list-item")
    holder.text = ""
    label = Element("label")
    box = Element("input", {"type": "checkbox", "disabled": "disabled"})
    if m[1] != " ":
        box.set("checked", "checked")
    label.append(box)
    words = Element("span")
    words.text = m[2]
    label.append(words)
    holder.insert(0, label)
    return True
