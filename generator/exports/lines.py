"""Content lines of iCalendar (RFC 5545, 3.1): escaped, folded, each ending in CRLF."""

from __future__ import annotations

from collections.abc import Iterable

from generator.dates.calendar import DAY, civil

LONGEST = 75  # octets of a line, without its end
_ESCAPES = {ord("\\"): "\\\\", ord(";"): "\\;", ord(","): "\\,", ord("\n"): "\\n", ord("\r"): None}


def text(value: str) -> str:
    """A value of type TEXT (3.3.11)."""
    return value.translate(_ESCAPES)


def texts(values: Iterable[str]) -> str:
    """A list of values of type TEXT."""
    return ",".join([text(value) for value in values])


def day(number: int) -> str:
    """A value of type DATE (3.3.4), of a day number."""
    year, month, of_month, *_ = civil(number * DAY)
    return f"{year:04}{month:02}{of_month:02}"


def time(instant: int) -> str:
    """A value of type DATE-TIME in UTC (3.3.5)."""
    year, month, of_month, hour, minute, second = civil(instant)
    return f"{year:04}{month:02}{of_month:02}T{hour:02}{minute:02}{second:02}Z"


def joined(lines: Iterable[str]) -> bytes:
    """The lines as they stand in a file."""
    return b"".join([_folded(line.encode()) for line in lines])


def _folded(line: bytes) -> bytes:
    if len(line) <= LONGEST:
        return line + b"\r\n"
    parts, start, room = [], 0, LONGEST
    while len(line) - start > room:
        end = start + room
        while line[end] & 0xC0 == 0x80:  # within a character
            end -= 1
        parts.append(line[start:end])
        start, room = end, LONGEST - 1  # a space goes before what follows
    parts.append(line[start:])
    return b"\r\n ".join(parts) + b"\r\n"
