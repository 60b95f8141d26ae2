"""The words of the interface: one TOML file for each language in a theme's ``i18n/``, and how they are looked up.

    entries = { one = "{count} entry", other = "{count} entries" }      plural forms by the language's own rule
    [strip]
    title = "All entries on a line"                                     "strip.title"

A word is looked for in the site's own tag ("pt-BR"), then in the language ("pt"), then in English; for each in
the nearer theme first. So a theme may say one thing otherwise, and a translation may be unfinished.
"""

from __future__ import annotations

import hashlib
import json
import re
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path

from generator.language.locales import PLURALS, candidates, tongue
from generator.language.numbers import grouped
from generator.problems import Problem

Message = str | Mapping[str, str]  # a text, or a text for each plural form
Catalogue = Mapping[str, Message]

_NAME = re.compile(r"\{(\w+)\}")
_CLOSED = re.compile(r"[.!?…。؟](?:</\w+>)*$")


class Strings:
    """The interface in one language. ``layers`` are catalogues with the language each is in, the first wins."""

    def __init__(self, language: str, layers: Sequence[tuple[str, Catalogue]]) -> None:
        self.language = language
        self._messages: dict[str, tuple[str, Message]] = {}
        for tag, catalogue in reversed(layers):
            self._messages.update((key, (tag, message)) for key, message in catalogue.items())

    def __contains__(self, key: str) -> bool:
        return key in self._messages

    def text(self, key: str, /, **values: object) -> str:
        """The text with its ``{names}`` filled; ``count`` chooses the plural form. KeyError for a key that no file has.

        Whole numbers are written as the language writes them. A name without a value stays as it is.
        """
        tag, message = self._messages[key]
        chosen = message if isinstance(message, str) else _form(message, tag, values.get("count"))
        return _NAME.sub(lambda found: self._value(found, values), chosen)

    def tables(self, names: Sequence[str]) -> str:
        """All texts of some tables as JSON, each with its plural forms and its ``{names}`` unfilled."""
        told = {key: message for key, (_, message) in self._messages.items() if key.partition(".")[0] in names}
        return json.dumps(told, ensure_ascii=False, sort_keys=True, default=dict)

    def _value(self, found: re.Match[str], values: Mapping[str, object]) -> str:
        value = values.get(found[1], found[0])
        return grouped(value, tongue(self.language)) if type(value) is int else str(value)

    @property
    def digest(self) -> str:
        """A hex digest of all that can be said: pages that say any of it depend on it."""
        told = repr(sorted((key, tag, _frozen(message)) for key, (tag, message) in self._messages.items()))
        return hashlib.sha256(told.encode()).hexdigest()


def read_strings(language: str, folders: Sequence[Path]) -> tuple[Strings, tuple[Problem, ...]]:
    """The interface in a language, from the themes' ``i18n`` folders, the nearest first, and what is wrong there."""
    layers: list[tuple[str, Catalogue]] = []
    problems: list[Problem] = []
    for tag in dict.fromkeys((*candidates(language), "en")):
        for folder in folders:
            path = folder / f"{tag}.toml"
            if path.is_file():
                found, wrong = catalogue(f"{folder.parent.name}/i18n/{path.name}", path.read_bytes())
                layers.append((tag, found))
                problems += wrong
    return Strings(language, layers), tuple(problems)


def ended(said: str, stop: str) -> str:
    """The sentence, which may be HTML, with a full stop, unless it ends in a sign that ends one ("р.", "?")."""
    return said if _CLOSED.search(said) else said + stop


def catalogue(path: str, data: bytes) -> tuple[Catalogue, tuple[Problem, ...]]:
    """The messages of one file by their dotted keys, and what is wrong with it; ``path`` is only named."""
    import tomllib

    try:
        table = tomllib.loads(data.decode())
    except ValueError as error:  # a wrong byte, or wrong TOML
        return {}, (_problem(path, f"this is not TOML: {str(error)[:1].lower()}{str(error)[1:]}"),)
    found: dict[str, Message] = {}
    wrong = []
    for key, value in _flat(table, ""):
        if isinstance(value, str | dict):
            found[key] = value
        else:
            wrong.append(_problem(path, f"`{key}` is neither a text nor a table of plural forms"))
    return found, tuple(wrong)


def _flat(table: Mapping[str, object], prefix: str) -> Iterator[tuple[str, object]]:
    for key, value in table.items():
        if isinstance(value, dict) and not _is_plural(value):
            yield from _flat(value, f"{prefix}{key}.")
        else:
            yield prefix + key, value


def _is_plural(table: Mapping[str, object]) -> bool:
    return "other" in table and set(table) <= set(PLURALS) and all(isinstance(text, str) for text in table.values())


def _form(message: Mapping[str, str], tag: str, count: object) -> str:
    form = tongue(tag).plural(count) if isinstance(count, int) else "other"
    return message.get(form, message["other"])


def _frozen(message: Message) -> str:
    return message if isinstance(message, str) else repr(sorted(message.items()))


def _problem(path: str, message: str) -> Problem:
    return Problem(f"themes/{path}", 0, 0, "i18n", message, hint="see `i18n/en.toml` of the default theme")
