"""A theme and its ancestors, nearest first, as ``theme.toml`` names them; the site's own ``themes/site/`` before all.

name = "observatory"
parent = "default"
contract = "1"             the version of the theme contract it serves, or a range: "1-2"
[options]                  what `theme = {name = …, options = {…}}` in site.toml may set, and what holds otherwise
dense_from = "60"
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from generator.problems import Problem, suggestion

CONTRACT = 1  # the version of what a page offers its template (docs/themes.md)
OWN = "site"  # the folder of a site's own changes, over whichever theme
_KEYS = {"name", "parent", "contract", "options"}
_RANGE = re.compile(r"\s*(\d+)\s*(?:-\s*(\d+)\s*)?")


@dataclass(frozen=True, slots=True)
class Link:
    """One theme of a chain: its name, its folder, the options it declares with what holds by default."""

    name: str
    folder: Path
    parent: str
    options: tuple[tuple[str, str], ...] = ()


def chain(name: str, folders: Sequence[Path]) -> tuple[tuple[Link, ...], tuple[Problem, ...]]:
    """The site's own folder where there is one, the theme and its ancestors; and what is wrong with any of them."""
    links: list[Link] = []
    own = next((folder / OWN for folder in folders if (folder / OWN).is_dir()), None)
    if own:
        links.append(Link(OWN, own, name))
    wanted, asked_by = name, "site.toml"
    while wanted:
        if any(link.name == wanted for link in links):
            return (), (_problem(asked_by, "theme-circle", f"the theme `{wanted}` is its own ancestor"),)
        folder = _folder(wanted, folders)
        if folder is None:
            hint = suggestion(wanted, known(folders))
            return (), (_problem(asked_by, "no-theme", f"there is no theme `{wanted}`", hint),)
        link, problems = _read(wanted, folder)
        if link is None:
            return (), problems
        links.append(link)
        wanted, asked_by = link.parent, f"themes/{link.name}/theme.toml"
    return tuple(links), ()


def known(folders: Sequence[Path]) -> list[str]:
    """The names of all themes that can be found."""
    return sorted({f.parent.name for folder in folders if folder.is_dir() for f in folder.glob("*/theme.toml")})


def _folder(name: str, folders: Sequence[Path]) -> Path | None:
    if name != Path(name).name or name.startswith("."):
        return None
    return next((folder / name for folder in folders if (folder / name / "theme.toml").is_file()), None)


def _read(name: str, folder: Path) -> tuple[Link | None, tuple[Problem, ...]]:
    path = f"themes/{name}/theme.toml"
    try:
        table = tomllib.loads((folder / "theme.toml").read_bytes().decode())
    except ValueError as error:  # a wrong byte, or wrong TOML
        return None, (_problem(path, "toml", f"this is not TOML: {str(error)[:1].lower()}{str(error)[1:]}"),)
    wrong = _wrong(path, table)
    options = table.get("options", {})
    if wrong or not isinstance(options, dict):
        return None, tuple(wrong)
    declared = tuple(sorted((key, str(value)) for key, value in options.items()))
    return Link(name, folder, str(table.get("parent", "")), declared), ()


def _wrong(path: str, table: Mapping[str, object]) -> list[Problem]:
    found = [
        _problem(path, "unknown-key", f"a theme has no key `{key}`", suggestion(key, _KEYS))
        for key in table.keys() - _KEYS
    ]
    if not isinstance(table.get("options", {}), dict):
        found.append(
            _problem(path, "options", "`options` is a table of texts", 'write `[options]`, then `name = "text"`')
        )
    versions = _RANGE.fullmatch(str(table.get("contract", "")))
    if versions is None:
        found.append(_problem(path, "contract", "`contract` names no version", f'write `contract = "{CONTRACT}"`'))
    elif not int(versions[1]) <= CONTRACT <= int(versions[2] or versions[1]):
        said = f"this theme serves version {versions[0].strip()} of the theme contract, and this is version {CONTRACT}"
        found.append(_problem(path, "contract", said, "take a newer release of the theme, or of Dateline"))
    return found


def _problem(path: str, code: str, message: str, hint: str = "") -> Problem:
    return Problem(path, 0, 0, code, message, hint)
