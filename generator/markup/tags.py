"""Reading tags in HTML that is already well-formed, or that its owner vouches for."""

from __future__ import annotations

import html
import re

EXTERNAL = re.compile(r"[a-zA-Z][a-zA-Z0-9+.-]*:|//")  # how an address begins that leads away from the site
# Every tag of HTML that nobody vouched for. Scripts, styles and comments are passed over: no tag in them is one.
TAG = re.compile(
    r"""<(?:!--.*?--|(?:script|style)\b.*?</(?:script|style)\s*|"""
    r"""(?P<close>/?)(?P<name>[a-zA-Z][a-zA-Z0-9]*)(?P<rest>(?:[^<>"']|"[^"]*"|'[^']*')*+))>""",
    re.DOTALL | re.IGNORECASE,
)
# In HTML from the sanitiser: those with attributes, but for coloured code, and those that the neutral form changes.
_CLEAN = r"(?P<close>/?)(?P<name>(?:a|h[1-6]|input|pre|table)(?=[ >])|[a-z][a-z0-9]*(?= ))(?P<rest>[^<>]*)>"
CLEAN_TAG = re.compile(r'<(?!span class="[^"]*">)' + _CLEAN)
# The same without the ends of links, and without links to other sites that the neutral form leaves as they are.
CLEAN_TAG_BUT_LINKS = re.compile(r"""<(?!span class="[^"]*">|/a>|a href="https?://[^"&'\s<>]+">)""" + _CLEAN)
_ATTRIBUTE = re.compile(r"""([^\s"'<>/=]+)(?:\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s"'=<>`]+)))?""")
_ANY = re.compile(r"<[^<>]*>")

_NO_END = "area base br col embed hr img input link meta source track wbr"
VOID = frozenset(_NO_END.split())


def attributes(rest: str) -> dict[str, str]:
    """The attributes between the name of a tag and its ``>``, in order, decoded; the first of a name holds."""
    found: dict[str, str] = {}
    if not rest:
        return found
    for name, double, single, bare in _ATTRIBUTE.findall(rest):
        found.setdefault(name.lower(), html.unescape(double or single or bare))
    return found


def tag(name: str, values: dict[str, str]) -> str:
    """An opening tag with double quotes."""
    return f"<{name}" + "".join(f' {k}="{html.escape(v)}"' for k, v in values.items()) + ">"


def plain(fragment: str) -> str:
    """What a reader sees of a fragment, with single spaces."""
    return " ".join(html.unescape(_ANY.sub("", fragment)).split())
