"""Pictures: how large they are, and whether they are safe to publish. The only room that knows Pillow."""

from __future__ import annotations

from dataclasses import dataclass
from xml.parsers.expat import ErrorString, ExpatError

from generator.pictures import film, vector
from generator.problems import Problem, Severity

RASTER = frozenset(["avif", "gif", "jpeg", "jpg", "png", "webp"])
FILM = frozenset(["m4v", "mov", "mp4", "webm"])


@dataclass(frozen=True, slots=True)
class Seen:
    """The size of a picture or a film in CSS pixels, 0 where nothing says it, and what is wrong with it.

    ``still`` says that it is a picture of which smaller copies can be made.
    """

    width: int = 0
    height: int = 0
    still: bool = False
    problems: tuple[Problem, ...] = ()


def look(path: str, data: bytes) -> Seen:
    """What there is to know of a file in ``content/`` before it is copied; of a film its size, of sound nothing."""
    ending = path.rpartition(".")[2].lower()
    try:
        if ending == "svg":
            return Seen(*vector.size(data))
        if ending in RASTER:
            return _raster(path, data)
        if ending in FILM:
            return Seen(*film.size(data))
    except vector.Refused as refused:
        return _wrong(path, f"this SVG {refused}", "a page must not run or fetch anything: export it as a plain SVG")
    except ExpatError as error:
        said = f"this SVG is not well-formed: {ErrorString(error.code)} in line {error.lineno}"
        return _wrong(path, said, "export it again")
    except Exception:  # noqa: BLE001 - whatever a decoder says of bytes that anybody may have made up
        return _wrong(path, "this is no picture that can be read", "save it again from a picture editor")
    return Seen()


def _raster(path: str, data: bytes) -> Seen:
    from generator.pictures import raster

    width, height, still, said = raster.look(data)
    hint = "readers get it as it is; save it again from a picture editor"
    return Seen(width, height, still, _wrong(path, said, hint, "warning").problems if said else ())


def _wrong(path: str, message: str, hint: str, severity: Severity = "error") -> Seen:
    return Seen(problems=(Problem(f"content/{path}", 0, 0, "picture", message, hint, severity),))
