"""What HTML may leave a text: nothing that runs, loads or looks other than the theme wants it."""

from __future__ import annotations

import nh3
from pygments.token import STANDARD_TYPES

from generator.markup.asides import KINDS

SCHEMES = {"http", "https", "mailto", "tel"}

_PLAIN = (
    "abbr b bdi bdo blockquote br caption cite code col colgroup dd del details dfn div dl dt em figcaption figure "
    "h1 h2 h3 h4 h5 h6 hr i ins kbd label li mark ol p pre q rp rt ruby s samp small span strong sub summary sup "
    "table tbody td tfoot th thead time tr u ul var wbr"
)
_TAGS = {*_PLAIN.split(), "a", "audio", "img", "input", "source", "video"}
_GONE = {"script", "style", "template", "iframe", "object", "svg", "math", "noscript", "select", "textarea", "title"}
_CELL = {"align", "colspan", "rowspan", "headers", "scope", "abbr"}
_ATTRIBUTES = {
    "*": {"id", "title", "lang", "dir"},
    "a": {"href", "hreflang", "data-name", "aria-label"},
    "audio": {"src", "controls", "preload", "aria-label"},
    "video": {"src", "controls", "preload", "aria-label"},
    "source": {"src", "type"},
    "img": {"src", "alt"},
    "input": {"checked"},
    "details": {"open"},
    "ol": {"start", "reversed", "type"},
    "li": {"value"},
    "time": {"datetime"},
    "del": {"datetime"},
    "ins": {"datetime"},
    "col": {"span"},
    "colgroup": {"span"},
    "td": _CELL,
    "th": _CELL,
}
_CLASSES = {
    "a": {"footnote-ref", "footnote-backref", "file", "opens"},
    "div": {"admonition", "footnote", "gallery", *KINDS},
    "figure": {"film", "sound", "still"},
    "img": {"half"},
    "li": {"task-list-item"},
    "ol": {"task-list"},
    "p": {"admonition-title"},
    "span": {"credit", *filter(None, STANDARD_TYPES.values())},
    "ul": {"task-list"},
}

_CLEANER = nh3.Cleaner(
    tags=_TAGS,
    clean_content_tags=_GONE,
    attributes=_ATTRIBUTES,
    allowed_classes=_CLASSES,
    url_schemes=SCHEMES,
    link_rel=None,
)


def clean(html: str) -> str:
    """The HTML as a browser would read it, written out anew with what is allowed: double quotes, no stray `<`."""
    return _CLEANER.clean(html)
