"""The keys of ``site.toml``: what may stand under each, and what its value is."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from generator import characters
from generator.config import places, toml
from generator.config.places import Names
from generator.model import Extra, Free, Site
from generator.problems import Problem, Where, suggestion

LONGEST = 256 << 10  # bytes of the whole file
FEEDS = ("tags", "people", "places")
LEAST_TEXT, MOST_TEXT = 1 << 10, 64 << 20  # bytes that `limits.text` may allow

Known = Callable[[str], bool]


def site(
    path: str, data: bytes, *, language: Known | None = None, timezone: Known | None = None
) -> tuple[Site | None, tuple[Problem, ...]]:
    """The site as configured, of what could be understood, and what is wrong; None where the file is no TOML.

    ``language`` and ``timezone`` say whether there is one of that name; without them only its form is looked at.
    """
    text, bad = characters.read(path, data)
    if text is None:
        return None, bad
    at = Where(path, tuple(text.split("\n")))
    if len(data) > LONGEST:
        return None, (at.problem(1, 1, "too-long", f"this is longer than {LONGEST >> 10} KiB", "shorten it"),)
    tables, fault = toml.read(at)
    if tables is None:
        return None, (*bad, fault) if fault else bad
    r = _Reading(at, places.of(at.lines), language, timezone, list(bad))
    return _site(r, tables), tuple(r.problems)


def is_base_url(text: str) -> bool:
    """Is this an address at which a site can lie: http or https, a host, perhaps a port and a path, and no more?"""
    return _BASE.fullmatch(text.rstrip("/")) is not None


@dataclass(slots=True)
class _Reading:
    """The file that is being read, where its keys stand, and what was found wrong."""

    at: Where
    places: places.Places
    language: Known | None
    timezone: Known | None
    problems: list[Problem]

    def say(self, names: Names, code: str, message: str, hint: str = "") -> None:
        """Takes down what is wrong with a key."""
        line, column, width = places.place(self.places, self.at.lines, names)
        self.problems.append(self.at.problem(line, column, code, message, hint, width=width))


Reader = Callable[[_Reading, Names, Any], object]


def _site(r: _Reading, tables: dict[str, Any]) -> Site:
    found = _table(r, (), tables, _KEYS)
    if "title" not in found and "title" not in tables:
        r.say((), "missing-key", "site.toml needs `title`", 'such as `title = "The eastern flank"`')
    if "limits" in found:
        found["limit"] = found.pop("limits")
    theme = found.pop("theme", None)
    if isinstance(theme, tuple):
        found["theme"], found["options"] = theme
    return Site(**{"title": "", **found})


def _table(r: _Reading, above: Names, table: Mapping[str, Any], known: Mapping[str, Reader]) -> dict[str, Any]:
    """What the keys of a table say; what is wrong is left out."""
    found = {}
    for name, value in table.items():
        names = (*above, name)
        if name not in known:
            what = f"`{'.'.join(above)}`" if above else "site.toml"
            hint = suggestion(name, known)
            if not above and not hint.startswith("did"):
                hint += "; what is your own goes under `[extra]`"
            r.say(names, "unknown-key", f"{what} has no key `{name[:60]}`", hint)
            continue
        read = known[name](r, names, value)
        if read is not None:
            found[name] = read
    return found


def _text(r: _Reading, names: Names, value: object) -> str | None:
    if isinstance(value, str):
        if sign := characters.forbidden(value):
            r.say(names, "character", f"{sign} has no place in a text", "take its escape out")
            return None
        return unicodedata.normalize("NFC", value.strip()) or None
    r.say(names, "shape", f"`{names[-1]}` is a text in quotes, not {_shape(value)}", f'such as {names[-1]} = "…"')
    return None


def _title(r: _Reading, names: Names, value: object) -> str | None:
    found = _text(r, names, value)
    if found is None and isinstance(value, str) and not value.strip():
        r.say(names, "missing-key", "site.toml needs `title`", 'such as `title = "The eastern flank"`')
    return found and " ".join(found.split("\n"))


def _flag(r: _Reading, names: Names, value: object) -> bool | None:
    if isinstance(value, bool):
        return value
    message = f"`{names[-1]}` is true or false, without quotes, not {_shape(value)}"
    r.say(names, "shape", message, f"such as {names[-1]} = true")
    return None


def _base_url(r: _Reading, names: Names, value: object) -> str | None:
    found = _text(r, names, value)
    if found is None or is_base_url(found):
        return found and found.rstrip("/")
    message = "`base_url` is the address at which the site will lie"
    r.say(names, "address", message, "such as https://example.org/repository, with nothing after it")
    return None


def _language(r: _Reading, names: Names, value: object) -> str | None:
    found = _text(r, names, value)
    if found is None or (_TAG.fullmatch(found) and (r.language is None or r.language(found))):
        return found
    hint = f"write `{found.replace('_', '-')}`" if "_" in found else "such as en, en-GB or pl"
    r.say(names, "value", f"no language is called `{found[:40]}`", hint)
    return None


def _timezone(r: _Reading, names: Names, value: object) -> str | None:
    found = _text(r, names, value)
    if found is None or (_ZONE.fullmatch(found) and (r.timezone is None or r.timezone(found))):
        return found
    r.say(names, "value", f"no time zone is called `{found[:40]}`", "such as Europe/Brussels, or UTC")
    return None


def _theme(r: _Reading, names: Names, value: object) -> tuple[str, Extra] | None:
    """The name of a theme, and its options."""
    found = {"name": value}
    if isinstance(value, dict):
        found = _table(r, names, value, {"name": _text, "options": _extra})
        names = (*names, "name")
    name = _text(r, names, found.get("name", "default"))
    if name is None or _FOLDER.fullmatch(name):
        return (name or "default"), found.get("options", ())  # type: ignore[return-value]
    r.say(names, "value", "a theme is named by its folder in themes/", 'such as theme = "default"')
    return None


def _menu(r: _Reading, names: Names, value: object) -> tuple[tuple[str, str], ...] | None:
    """(title, to) of each entry."""
    entries = []
    for nth, entry in enumerate(value if isinstance(value, list) else [value]):
        place = (*names, str(nth))
        if not isinstance(entry, dict):
            r.say(place, "shape", f"an entry of `menu` is a table, not {_shape(entry)}", _ENTRY)
            continue
        for name in entry.keys() - {"title", "to"}:
            hint = suggestion(name, ("title", "to"))
            r.say((*place, name), "unknown-key", f"an entry of `menu` has no key `{name[:60]}`", hint)
        title, to = (_part(r, (*place, name), entry) for name in ("title", "to"))
        if title and to:
            entries.append((title, to))
    return tuple(entries)


def _part(r: _Reading, names: Names, entry: Mapping[str, object]) -> str | None:
    """The title of an entry of the menu, or where it leads."""
    name = names[-1]
    if entry.get(name, "") == "":
        r.say(names[:-1], "missing-key", f"this entry of `menu` needs `{name}`", _ENTRY)
        return None
    found = _text(r, names, entry[name])
    if found and name == "to" and (":" in found or found.startswith("//")) and not _LINK.fullmatch(found):
        r.say(names, "address", "an entry of `menu` leads to a page, or to an http, https or mailto address", _ENTRY)
        return None
    return found


def _path(r: _Reading, names: Names, value: object) -> str | None:
    """A file of the site."""
    found = _text(r, names, value)
    if found is None or not _ELSEWHERE.match(found):
        return found
    r.say(names, "address", f"`{names[-1]}` names a file of the site", "such as media/icon.svg")
    return None


def _feeds(r: _Reading, names: Names, value: object) -> Names | None:
    if not isinstance(value, dict):
        r.say(names, "shape", f"`{names[-1]}` is a table, not {_shape(value)}", "such as feeds = {tags = true}")
        return None
    found = _table(r, names, value, dict.fromkeys(FEEDS, _flag))
    return tuple(name for name in FEEDS if found.get(name))


def _globs(r: _Reading, names: Names, value: object) -> Names:
    """Patterns of files in ``content/``."""
    found = []
    for entry in value if isinstance(value, list) else [value]:
        pattern = _text(r, names, entry)
        if pattern and (pattern.startswith("/") or "\\" in pattern or ".." in pattern.split("/")):
            r.say(names, "value", f"`{pattern[:60]}` is no pattern of files in content/", "such as documents/*.pdf")
        elif pattern:
            found.append(pattern)
    return tuple(found)


def _limits(r: _Reading, names: Names, value: object) -> int | None:
    """The most bytes of one text."""
    if not isinstance(value, dict):
        r.say(names, "shape", f"`{names[-1]}` is a table, not {_shape(value)}", "such as limits = {text = 2097152}")
        return None
    limit = _table(r, names, value, {"text": _bytes}).get("text")
    return limit if isinstance(limit, int) else None


def _bytes(r: _Reading, names: Names, value: object) -> int | None:
    if isinstance(value, int) and not isinstance(value, bool) and LEAST_TEXT <= value <= MOST_TEXT:
        return value
    r.say(names, "value", f"`{names[-1]}` is a number of bytes from {LEAST_TEXT} to {MOST_TEXT}")
    return None


def _extra(r: _Reading, names: Names, value: object) -> Extra | None:
    if isinstance(value, dict):
        return _free_table(value)
    r.say(names, "shape", f"`{names[-1]}` is a table, not {_shape(value)}", f'such as {names[-1]} = {{colour = "red"}}')
    return None


def _free_table(value: Mapping[str, object]) -> Extra:
    return tuple((name, _free(inside)) for name, inside in value.items())


def _free(value: object) -> Free:
    """Free data as text: numbers and dates as TOML writes them, so nearly; true and false as these words."""
    if isinstance(value, dict):
        return _free_table(value)
    if isinstance(value, list):
        return tuple(_free(inside) for inside in value)
    if isinstance(value, bool):
        return "true" if value else "false"
    return value if isinstance(value, str) else str(value)


def _shape(value: object) -> str:
    """What stands there, in words."""
    if isinstance(value, bool):
        return "true" if value else "false"
    words = {str: "text", int: "a number", float: "a number", list: "a list", dict: "a table"}
    return words.get(type(value), "a date")


_BASE = re.compile(r"https?://[A-Za-z0-9.-]+(?::[0-9]{1,5})?(?:/(?!\.\.?(?:/|$))[A-Za-z0-9._~%-]+)*", re.IGNORECASE)
_TAG = re.compile(r"[A-Za-z]{2,3}(?:-[A-Za-z0-9]{2,8})*")
_ZONE = re.compile(r"[A-Za-z][A-Za-z0-9_+-]*(?:/[A-Za-z0-9_+-]+)*")
_FOLDER = re.compile(r"[A-Za-z0-9][A-Za-z0-9_-]*")
_LINK = re.compile(r"(?:https?://[^\s/?#<>\"]+|mailto:[^\s<>\"]+@|tel:)[^\s<>\"]*", re.IGNORECASE)
_ELSEWHERE = re.compile(r"[A-Za-z][A-Za-z0-9+.-]*:|//|.*[\\<>\"]")
_ENTRY = 'such as {title = "About", to = "/about.html"}'
_KEYS: dict[str, Reader] = {
    "title": _title,
    "base_url": _base_url,
    "language": _language,
    "timezone": _timezone,
    "theme": _theme,
    "menu": _menu,
    "footer": _text,
    "icon": _path,
    "rights": _text,
    "feeds": _feeds,
    "share_pictures": _flag,
    "picture_sizes": _flag,
    "search": _flag,
    "unsafe_html": _flag,
    "publish_files": _globs,
    "limits": _limits,
    "extra": _extra,
}
