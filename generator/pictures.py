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
        return Seen(problems=(_problem(path, "this is no picture that can be read", "save it again from a picture editor"),))
    return Seen(height, width) if turned else Seen(width, height)


class _Refused(Exception):
    """What an SVG holds that a page must not."""


def _vector(path: str, data: bytes) -> Seen:
    """An SVG is a document that can act: what acts, or reaches out of the file, is refused."""
    size: list[str] = []
    parser = expat.ParserCreate()

    def element(name: str, attributes: dict[str, str]) -> None:
        if not size:
            size.extend((attributes.get("width", ""), attributes.get("height", ""), attributes.get("viewBox", "")))
        _judge(name.rpartition(":")[2].lower(), attributes)

    def entity(*_: object) -> None:
        raise _Refused("declares an entity")

    def instruction(target: str, _: str) -> None:
        raise _Refused(f"holds the instruction <?{target}?>")

    parser.StartElementHandler = element
    parser.EntityDeclHandler = entity
    parser.ProcessingInstructionHandler = instruction
    try:
        parser.Parse(data, True)
    except _Refused as refused:
        return Seen(problems=(_problem(path, f"this SVG {refused}, which a page must not run", "export it as a plain picture"),))
    except expat.ExpatError as error:
        said = f"this SVG is not well-formed: {expat.ErrorString(error.code)} in line {error.lineno}"
        return Seen(problems=(_problem(path, said, "export it again"),))
    return Seen(*_measured(*size))


def _judge(name: str, attributes: dict[str, str]) -> None:
    if name in _ACTIVE and not (name in _ANIMATES_LINKS and "href" not in attributes.get("attributeName", "").lower()):
        raise _Refused(f"holds <{name}>")
    for key, value in attributes.items():
        plain = key.rpartition(":")[2].lower()
        if plain.startswith("on"):
            raise _Refused(f"holds {key}=")
        if plain in _LINKS and _REACHES.match(value):
            raise _Refused(f"links to {value.strip()[:40]}")


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
