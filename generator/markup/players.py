"""Film and sound among the words: written like a picture, with a file that moves or sounds."""

from __future__ import annotations

import re
from urllib.parse import unquote
from xml.etree.ElementTree import Element, SubElement

SOUND = frozenset(["aac", "flac", "m4a", "mp3", "oga", "ogg", "opus", "wav"])
FILM = frozenset(["m4v", "mov", "mp4", "ogv", "webm"])

_ELSEWHERE = re.compile(r"[a-zA-Z][a-zA-Z0-9+.-]*:|//")


def player(image: Element) -> str:
    """Makes a player of a picture whose file of this site is a film or a sound; which of both, "" for a picture."""
    source = image.get("src", "").strip()
    ending = source.partition("#")[0].rpartition(".")[2].lower()
    kind = "film" if ending in FILM else "sound" if ending in SOUND else ""
    if not kind or _ELSEWHERE.match(source):
        return ""
    said = image.get("alt", "")
    image.tag = "video" if kind == "film" else "audio"
    image.attrib.clear()
    image.attrib |= {"controls": "", "preload": "none", "src": source}
    if said:
        image.set("aria-label", said)
    SubElement(image, "a", {"class": "file", "href": source}).text = name(source)
    return kind


def name(source: str) -> str:
    """The name of a file, as whoever saves it will find it."""
    return unquote(source.partition("#")[0].rpartition("/")[2])
