"""Pictures: how large they are, and whether they are safe to publish. The only room that knows Pillow."""

from __future__ import annotations

import io
from dataclasses import dataclass
from xml.parsers.expat import ErrorString, ExpatError

from generator.pictures import vector
from generator.problems import Problem

RASTER = frozenset(["avif", "gif", "jpeg", "jpg", "png", "webp"])


@dataclass(frozen=True, slots=True)
class Seen:
    """A picture's size in CSS pixels, 0 where nothing says it, and what is wrong with it."""

    width: int = 0
    height: int = 0
    problems: tuple[Problem, ...] = ()


def look(path: str, data: bytes) -> Seen:
    """What there is to know of a file in ``content/`` before it is copied; sound and video pass unseen."""
    ending = path.rpartition(".")[2].lower()
    try:
        if ending == "svg":
            return Seen(*vector.size(data))
        if ending in RASTER:
            return Seen(*_raster(data))
    except vector.Refused as refused:
        return _wrong(path, f"this SVG {refused}", "a page must not run or fetch anything: export it as a plain SVG")
    except ExpatError as error:
        said = f"this SVG is not well-formed: {ErrorString(error.code)} in line {error.lineno}"
        return _wrong(path, said, "export it again")
    except Exception:  # noqa: BLE001 - whatever a decoder says of bytes that anybody may have made up
        return _wrong(path, "this is no picture that can be read", "save it again from a picture editor")
    return Seen()


def _raster(data: bytes) -> tuple[int, int]:
    from PIL import Image

    with Image.open(io.BytesIO(data)) as picture:
        width, height = picture.size
        turned = picture.getexif().get(0x0112, 1) >= 5  # the camera lay on its side
    return (height, width) if turned else (width, height)


def _wrong(path: str, message: str, hint: str) -> Seen:
    return Seen(problems=(Problem(f"content/{path}", 0, 0, "picture", message, hint),))
