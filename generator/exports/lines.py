"""Content lines of iCalendar (RFC 5545, 3.1): escaped, folded, each ending in CRLF."""

from __future__ import annotations

from collections.abc import Iterable
from functools import lru_cache

from generator.dates.calendar import DAY, civil

LONGEST = 75  # octets of a line, without its end


def text(value: str) -> str:
    """A value of type TEXT (3.3.11)."""
    escaped = value.replace("\\", "\\\\").replace(";", "\\;").replace(",", "\\,")  # twice as quick as a table
    return escaped.replace("\r", "").replace("\n", "\\n")


@lru_cache(maxsize=1 << 12)
def day(number: int) -> str:
    """A value of type DATE (3.3.4), of a day number."""
    year, month, of_month, *_ = civil(number * DAY)
    return f"{year:04}{month:02}{of_month:02}"


@lru_cache(maxsize=1 << 12)
def time(instant: int) -> str:
    """A value of type DATE-TIME in UTC (3.3.5)."""
    _, _, _, hour, minute, second = civil(instant)
    return f"{day(instant // DAY)}T{hour:02}{minute:02}{second:02}Z"


def joined(lines: Iterable[str]) -> bytes:
    """The lines as they stand in a file."""
    short = LONGEST // 4  # characters that cannot be too many octets
    return "".join([f"{line if len(line) <= short else _folded(line)}\r\n" for line in lines]).encode()


def _folded(line: str) -> str:
    """The line over as many as it needs: what follows begins with a space, and no character is split."""
    data = line.encode()
    if len(data) <= LONGEST:
        return line
    parts, start, room = [], 0, LONGEST
    while len(data) - start > room:
        end = start + room
        while data[end] & 0xC0 == 0x80:  # within a character
            end -= 1
        parts.append(data[start:end])
        start, room = end, LONGEST - 1
    parts.append(data[start:])
    return b"\r\n ".join(parts).decode()
