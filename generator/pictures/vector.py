"""An SVG is a document that can act: only what draws passes."""

from __future__ import annotations

import re
from xml.parsers import expat

from generator.pictures import known

_LENGTH = re.compile(r"\s*([0-9]+(?:\.[0-9]+)?)\s*(?:px)?\s*")
_REACHES = re.compile(r"^[\s\x00-\x20]*(?!#|data:image/(?:png|jpe?g|gif|webp)[;,])\S", re.IGNORECASE)
_URL = re.compile(r"url\(\s*+['\"]?+\s*+(?!#|data:image/(?:png|jpe?g|gif|webp)[;,])", re.IGNORECASE)
_FETCHES = re.compile(
    rf"{_URL.pattern}|@import|\\|\b(?:image-set|image|src)\(", re.IGNORECASE
)  # `\` may hide any of them


class Refused(Exception):
    """What an SVG holds that a page must not: "holds <script>", to follow "this SVG"."""


def size(data: bytes) -> tuple[int, int]:
    """Width and height in CSS pixels, 0 where nothing says them.

    Raises:
        Refused: it acts, or reaches out of the file.
        ExpatError: it is no XML.
    """
    drawing = _Drawing()
    drawing.parser.Parse(data, True)  # noqa: FBT003 - expat's word for the end, given by place alone
    drawing.judge_styles()
    return _measured(*drawing.said)


class _Drawing:
    """An SVG as it is read, element by element. Expat gives each name with its namespace before a space."""

    def __init__(self) -> None:
        self.said: tuple[str, str, str] = ("", "", "")
        self._within: list[str] = []
        self._styles: list[str] = []
        self.parser = expat.ParserCreate(namespace_separator=" ")
        self.parser.StartElementHandler = self._begin
        self.parser.EndElementHandler = self._end
        self.parser.CharacterDataHandler = self._text
        self.parser.EntityDeclHandler = self._entity
        self.parser.ProcessingInstructionHandler = self._instruction

    def judge_styles(self) -> None:
        """Refuses style sheets that fetch something."""
        if _FETCHES.search("".join(self._styles)):
            raise Refused("fetches something from its style sheet")

    def _begin(self, name: str, attributes: dict[str, str]) -> None:
        space, _, plain = name.rpartition(" ")
        if not self._within:
            self.said = (attributes.get("width", ""), attributes.get("height", ""), attributes.get("viewBox", ""))
            if space != known.SVG or plain != "svg":
                raise Refused(f'begins with <{plain}> and not with <svg xmlns="{known.SVG}">')
        draws = space == known.SVG
        if not (plain in known.ELEMENTS if draws else space.startswith(self._foreign())):
            raise Refused(f"holds <{plain}>" + ("" if draws else f" of {space or 'no namespace'}"))
        for key, value in attributes.items():
            _judge(key, value, draws=draws)
        self._within.append(name)

    def _foreign(self) -> tuple[str, ...]:
        return known.ABOUT if f"{known.SVG} metadata" in self._within else known.NOTES

    def _end(self, _: str) -> None:
        self._within.pop()

    def _text(self, text: str) -> None:
        if self._within[-1] == f"{known.SVG} style":
            self._styles.append(text)

    def _entity(self, *_: object) -> None:
        raise Refused("declares an entity")

    def _instruction(self, target: str, _: str) -> None:
        if target != "xpacket" or not self._within:  # XMP, part 1, 7.3.2: it stands around metadata
            raise Refused(f"holds the instruction <?{target}?>")


def _judge(key: str, value: str, *, draws: bool) -> None:
    """Refuses an attribute that acts or fetches. On a drawing program's own element only links could."""
    space, _, plain = key.rpartition(" ")
    if plain == "href" and space in ("", known.XLINK):
        if _REACHES.match(value):
            raise Refused(f"links to {value.strip()[:40]}")
        return
    if space in (known.XLINK, known.XML):
        allowed = plain != "base"
    elif space:
        allowed = not space.startswith(known.W3C) or space in known.RDF
    else:
        allowed = not draws or plain in known.STYLED or plain in known.PLAIN or plain.startswith(known.FREE)
    if not allowed:
        raise Refused(f"holds {plain}=")
    if plain == "attributeName" and "href" in value.lower():
        raise Refused("moves a link")
    if draws and (_FETCHES if plain in known.STYLED else _URL).search(value):
        raise Refused(f"fetches something by {plain}=")


def _measured(width: str, height: str, box: str) -> tuple[int, int]:
    across, down = _LENGTH.fullmatch(width), _LENGTH.fullmatch(height)
    if across and down:
        return round(float(across[1])), round(float(down[1]))
    numbers = re.split(r"[\s,]+", box.strip())
    if len(numbers) == 4 and all(re.fullmatch(r"-?[0-9]+(\.[0-9]+)?", n) for n in numbers):
        return round(float(numbers[2])), round(float(numbers[3]))
    return 0, 0
