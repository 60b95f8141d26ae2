"""The tree as HTML, as Python-Markdown's own serialiser writes it, in a third of its time."""

from __future__ import annotations

from functools import cache
from xml.etree.ElementTree import HTML_EMPTY, Element

from markdown.serializers import BOOLEAN_ATTRIBUTES, RE_AMP, to_html_string  # type: ignore[attr-defined]

_BOOLEAN = BOOLEAN_ATTRIBUTES["html"]
_VERBATIM = frozenset({"script", "style"})


def serial(root: Element) -> str:
    """The same text as ``to_html_string``, which is asked where the tree holds more than plain elements."""
    try:
        return _written(root)
    except TypeError:  # a comment, a processing instruction, a qualified name
        return to_html_string(root)


def _written(root: Element) -> str:
    out: list[str] = []
    stack: list[Element | str] = [root]  # what is still to be written, the next at the end
    while stack:
        element = stack.pop()
        if isinstance(element, str):
            out.append(element)
            continue
        tag = element.tag
        end = _end(tag)
        out.append(f"<{tag}{_attributes(element)}>" if element.attrib else f"<{tag}>")
        if element.text:
            out.append(element.text if tag in _VERBATIM else _escaped(element.text))
        tail = _escaped(element.tail) if element.tail else ""
        if len(element):
            stack.append(end + tail)
            stack += element[::-1]
        else:
            out.append(end + tail)
    return "".join(out)


@cache
def _end(tag: object) -> str:
    if type(tag) is not str or tag != tag.lower():
        raise TypeError
    return "" if tag in HTML_EMPTY else f"</{tag}>"


def _attributes(element: Element) -> str:
    return "".join([_attribute(name, value) for name, value in sorted(element.attrib.items())])


def _attribute(name: str, value: str) -> str:
    if type(name) is not str or not isinstance(value, str):
        raise TypeError
    if name == value and name in _BOOLEAN:
        return f" {name}"
    value = _escaped(value)
    return f' {name}="{value.replace(chr(34), "&quot;")}"' if '"' in value else f' {name}="{value}"'


def _escaped(text: str) -> str:
    if "&" in text:
        text = RE_AMP.sub("&amp;", text)
    if "<" in text:
        text = text.replace("<", "&lt;")
    return text.replace(">", "&gt;") if ">" in text else text
