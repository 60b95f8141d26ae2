"""A tree is written as the library writes it, whatever stands in it."""

from __future__ import annotations

from typing import Any
from xml.etree.ElementTree import Comment, Element, QName, SubElement

from hypothesis import given
from hypothesis import strategies as st
from markdown.serializers import to_html_string

from generator.markup.serial import serial

WORDS = st.text("a&<>\"'\n;#1 é", max_size=8) | st.sampled_from(["&amp;", "&#38;", "checked", ""])
ATTRIBUTES = st.dictionaries(st.sampled_from(["href", "checked", "class", "id"]), WORDS, max_size=3)
TAGS = st.sampled_from(["p", "em", "br", "IMG", "img", "script", "Style", "style", "div"])


def element(tag: str, attributes: dict[str, str], text: str, tail: str, children: list[Element]) -> Element:
    made = Element(tag, attributes)
    made.text, made.tail = text or None, tail or None
    made.extend(children)
    return made


def grown(children: st.SearchStrategy[Element]) -> st.SearchStrategy[Element]:
    return st.builds(element, TAGS, ATTRIBUTES, WORDS, WORDS, st.lists(children, max_size=3))


TREES = st.recursive(st.builds(element, TAGS, ATTRIBUTES, WORDS, WORDS, st.just([])), grown, max_leaves=12)


@given(root=TREES)
def test_any_tree_is_written_as_the_library_writes_it(root: Element) -> None:
    assert serial(root) == to_html_string(root)


def test_what_is_no_plain_element_is_left_to_the_library() -> None:
    root = Element("div")
    root.append(Comment("c"))
    qualified: dict[str, Any] = {"href": QName("z")}
    SubElement(root, QName("{x}y"), qualified).text = "t"  # type: ignore[arg-type]
    assert serial(root) == to_html_string(root) == '<div><!--c--><y href="z" xmlns="x">t</y></div>'
