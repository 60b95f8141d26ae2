"""XML as text: what may stand in it, escaped."""

from __future__ import annotations

import re
from html import escape

HEAD = '<?xml version="1.0" encoding="utf-8"?>\n'

_NO_PLACE = re.compile("[^\t\n\r -~\x85\xa0-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")  # XML 1.0, 2.2, and its note


def clean(text: str) -> str:
    """The text without control characters, and without what is no character."""
    return _NO_PLACE.sub("", text)


def element(name: str, text: str = "", /, **attributes: str) -> str:
    """An element on a line of its own; an attribute without a value is left out, and ``xml_lang`` is ``xml:lang``."""
    said = "".join(
        f' {key.replace("xml_", "xml:")}="{escape(clean(value))}"' for key, value in attributes.items() if value
    )
    return f"<{name}{said}>{escape(clean(text), quote=False)}</{name}>\n" if text else f"<{name}{said}/>\n"
