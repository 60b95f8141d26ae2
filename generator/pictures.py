"""Pictures: how large they are, and whether they are safe to publish. The only module that knows Pillow."""

from __future__ import annotations

import io
import re
from dataclasses import dataclass
from xml.parsers import expat

from generator.problems import Problem

RASTER = frozenset(["avif", "gif", "jpeg", "jpg", "png", "webp"])

_LENGTH = re.compile(r"\s*([0-9]+(?:\.[0-9]+)?)\s*(?:px)?\s*")
_REACHES = re.compile(r"^[\s\x00-\x20]*(?!#|data:image/(?:png|jpeg|gif|webp)[;,])\S", re.IGNORECASE)
_URL = re.compile(r"url\(\s*+['\"]?+\s*+(?!#|data:image/(?:png|jpeg|gif|webp)[;,])", re.IGNORECASE)
_FETCHES = re.compile(
    rf"{_URL.pattern}|@import|\\|\b(?:image-set|image|src)\(", re.IGNORECASE
)  # `\` may hide any of them
_ACTIVE = frozenset(["script", "foreignobject", "iframe", "object", "embed", "handler", "listener", "set", "animate"])
_ANIMATES_LINKS = frozenset(["set", "animate"])
_LINKS = frozenset(["href", "src"])


@dataclass(frozen=True, slots=True)
class Seen:
    """A picture's size in CSS pixels, 0 where nothing says it, and what is wrong with it."""

    width: int = 0
    height: int = 0
    problems: tuple[Problem, ...] = ()


def look(path: str, data: bytes) -> Seen:
    """What there is to know of a file in ``content/`` before it is copied; sound and video pass unseen."""
    ending = path.rpartition(".")[2].lower()
    if ending == "svg":
        return _vector(path, data)
    if ending in RASTER:
        return _raster(path, data)
    return Seen()


def _raster(path: str, data: bytes) -> Seen:
    from PIL import Image

    try:
        with Image.open(io.BytesIO(data)) as picture:
            width, height = picture.size
            turned = picture.getexif().get(0x0112, 1) >= 5  # the camera lay on its side
    except (OSError, ValueError, SyntaxError, Image.DecompressionBombError):
        said = "this is no picture that can be read"
        return Seen(problems=(_problem(path, said, "save it again from a picture editor"),))
    return Seen(height, width) if turned else Seen(width, height)


class _Refused(Exception):
    """What an SVG holds that a page must not."""


def _vector(path: str, data: bytes) -> Seen:
    """An SVG is a document that can act: what acts, or reaches out of the file, is refused."""
    reader = _Drawing()
    try:
        reader.parser.Parse(data, True)  # noqa: FBT003 - expat's word for the end, given by place alone
        reader.judge_styles()
    except _Refused as refused:
        said = f"this SVG {refused}, which a page must not run"
        return Seen(problems=(_problem(path, said, "export it as a plain picture"),))
    except expat.ExpatError as error:
        said = f"this SVG is not well-formed: {expat.ErrorString(error.code)} in line {error.lineno}"
        return Seen(problems=(_problem(path, said, "export it again"),))
    return Seen(*_measured(*reader.size))


class _Drawing:
    """An SVG as it is read, element by element."""

    def __init__(self) -> None:
        self.size: tuple[str, str, str] = ("", "", "")
        self._depth = self._styled = 0
        self._styles: list[str] = []
        self.parser = expat.ParserCreate()
        self.parser.StartElementHandler = self._begin
        self.parser.EndElementHandler = self._end
        self.parser.CharacterDataHandler = self._text
        self.parser.EntityDeclHandler = self._entity
        self.parser.ProcessingInstructionHandler = self._instruction

    def judge_styles(self) -> None:
        """Refuses style sheets that fetch something."""
        if _FETCHES.search("".join(self._styles)):
            raise _Refused("fetches something from its style sheet")

    def _begin(self, name: str, attributes: dict[str, str]) -> None:
        if not self._depth:
            self.size = (attributes.get("width", ""), attributes.get("height", ""), attributes.get("viewBox", ""))
        plain = name.rpartition(":")[2].lower()
        _judge(plain, attributes)
        self._depth += 1
        self._styled += plain == "style"

    def _end(self, name: str) -> None:
        self._styled -= name.rpartition(":")[2].lower() == "style"

    def _text(self, text: str) -> None:
        if self._styled:
            self._styles.append(text)

    def _entity(self, *_: object) -> None:
        raise _Refused("declares an entity")

    def _instruction(self, target: str, _: str) -> None:
        raise _Refused(f"holds the instruction <?{target}?>")


def _judge(name: str, attributes: dict[str, str]) -> None:
    if name in _ACTIVE and not (name in _ANIMATES_LINKS and "href" not in attributes.get("attributeName", "").lower()):
        raise _Refused(f"holds <{name}>")
    for key, value in attributes.items():
        plain = key.rpartition(":")[2].lower()
        if plain.startswith("on"):
            raise _Refused(f"holds {key}=")
        if plain in _LINKS and _REACHES.match(value):
            raise _Refused(f"links to {value.strip()[:40]}")
        if (_FETCHES if plain == "style" else _URL).search(value):
            raise _Refused(f"fetches something by {key}=")


def _measured(width: str, height: str, box: str) -> tuple[int, int]:
    across, down = _LENGTH.fullmatch(width), _LENGTH.fullmatch(height)
    if across and down:
        return round(float(across[1])), round(float(down[1]))
    numbers = re.split(r"[\s,]+", box.strip())
    if len(numbers) == 4 and all(re.fullmatch(r"-?[0-9]+(\.[0-9]+)?", n) for n in numbers):
        return round(float(numbers[2])), round(float(numbers[3]))
    return 0, 0


def _problem(path: str, message: str, hint: str) -> Problem:
    return Problem(f"content/{path}", 0, 0, "picture", message, hint)
