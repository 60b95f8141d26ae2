"""From bytes to text: UTF-8 without a byte order mark, lines that end in a line feed, nothing that no page may hold."""

from __future__ import annotations

import re
import unicodedata

from generator.problems import Problem, Where

SHOWN = 10  # problems of one file; a file of noise has thousands

# Unicode 15.0, 23.1 (controls), 23.6 (surrogates), 23.7 (noncharacters). HTML calls each of them a parse error.
_PLANES = "".join(chr(plane << 16 | 0xFFFE) + chr(plane << 16 | 0xFFFF) for plane in range(17))
FORBIDDEN = re.compile(f"[\x00-\x08\x0b-\x1f\x7f-\x9f\ud800-\udfff\ufdd0-\ufdef{_PLANES}]")
# Their bytes in UTF-8, and a few innocents': regular expressions run ten times faster over bytes with a fixed start.
_SUSPECTS = [re.compile(p).search for p in (rb"\xc2[\x80-\x9f]", rb"\xef\xb7[\x90-\xaf]", rb"\xbf[\xbe\xbf]")]
_CONTROLS = bytes(n for n in range(128) if FORBIDDEN.match(chr(n)))


def read(path: str, data: bytes) -> tuple[str | None, tuple[Problem, ...]]:
    """The text of a file, and what is wrong with its characters; None where it is no UTF-8 at all.

    A byte order mark is dropped and CRLF and CR become LF. A forbidden character is replaced by U+FFFD, so that every
    position holds.
    """
    if data[:2] in (b"\xff\xfe", b"\xfe\xff"):
        return None, (Problem(path, 1, 1, "encoding", "this is UTF-16, and a text here is UTF-8", _SAVE),)
    data = data.removeprefix(b"\xef\xbb\xbf")
    if b"\r" in data:
        data = data.replace(b"\r\n", b"\n").replace(b"\r", b"\n")
    try:
        text = data.decode("utf-8")
    except UnicodeDecodeError as error:
        return None, (_undecodable(path, data, error.start),)
    if _clean(data, text):
        return text, ()
    return FORBIDDEN.sub("\ufffd", text), tuple(_forbidden(path, text))


_SAVE = "save the file as UTF-8"


def forbidden(text: str) -> str:
    """What the first forbidden character of a text is called, "" where there is none."""
    found = FORBIDDEN.search(text)
    return name(found.group()) if found else ""


def name(sign: str) -> str:
    """A character that cannot be shown, in words: "the control character U+0008"."""
    point = f"U+{ord(sign):04X}"
    kind = {"Cc": "control character", "Cs": "lone surrogate", "Cn": "noncharacter"}.get(unicodedata.category(sign))
    if sign == "\0":
        return f"the character NUL ({point})"
    return f"the {kind or 'character'} {point}"


def _clean(data: bytes, text: str) -> bool:
    """Is there no forbidden character? The ordinary text is answered without a look at each character."""
    if len(data.translate(None, _CONTROLS)) != len(data):
        return False
    return text.isascii() or not any(search(data) for search in _SUSPECTS) or not FORBIDDEN.search(text)


def _forbidden(path: str, text: str) -> list[Problem]:
    """One problem for each line that holds a forbidden character."""
    where, problems = Where(path, tuple(text.split("\n"))), []
    for number, line in enumerate(where.lines, 1):
        if found := FORBIDDEN.search(line):
            message = f"{name(found.group())} has no place in a text"
            problems.append(where.problem(number, found.start() + 1, "character", message, "delete it"))
            if len(problems) == SHOWN:
                break
    return problems


def _undecodable(path: str, data: bytes, at: int) -> Problem:
    start = data.rfind(b"\n", 0, at) + 1
    end = data.find(b"\n", at)
    line = data[start : end if end >= 0 else len(data)].decode("utf-8", "replace")
    column = len(data[start:at].decode("utf-8", "replace")) + 1
    message = f"the byte 0x{data[at]:02X} is not UTF-8 here"
    hint = _SAVE
    if data[at] >= 0xA0:
        hint += f" (in Latin-1 the byte would be `{chr(data[at])}`)"
    return Problem(path, data.count(b"\n", 0, at) + 1, column, "encoding", message, hint, source=line)
