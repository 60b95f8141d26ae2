"""The beginning of a text in plain words, for where there is room for a sentence or two."""

from __future__ import annotations

import re

from generator.markup.tags import plain

MOST = 200  # characters: search engines show about 160, those who share a link about 200

_LOOKED_AT = 20 * MOST  # of the HTML
_PARAGRAPH = re.compile(r"<p>(.*?)(?:</p>|<[^<>]*\Z|\Z)", re.DOTALL)
_NOTE = re.compile(r'<sup id="[^"]*fnref:.*?</sup>', re.DOTALL)
_SENTENCE = re.compile(r"""[.!?…]["'”’»)\]]*(?=\s+[^\s\da-z])|[。！？][」』”’）]*""")


def gist(html: str, most: int = MOST) -> str:
    """The first paragraphs of a text, as many whole sentences as fit, else whole words and an ellipsis; perhaps ""."""
    said = ""
    for paragraph in _PARAGRAPH.finditer(html[:_LOOKED_AT].partition('<div class="footnote">')[0]):
        said = f"{said} {plain(_NOTE.sub('', paragraph[1]))}".strip()
        if len(said) > most:
            return _cut(said, most)
    return said


def _cut(text: str, most: int) -> str:
    ends = [m.end() for m in _SENTENCE.finditer(text, most // 3, most + 2) if m.end() <= most]
    if ends:
        return text[: ends[-1]]
    words, space, _ = text[:most].rpartition(" ")
    return (words if space else text[: most - 1]).rstrip(" ,;:–—") + "…"
