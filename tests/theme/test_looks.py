"""Colours, sizes and words of the packaged themes, and the contract as it is written down."""

from __future__ import annotations

import gzip
import re
import tomllib
from collections.abc import Iterator
from pathlib import Path
from typing import Final

import pytest

from tests.kinds import NAMES, PACKAGED, THEMES
from tests.sites import VARIABLES

PAIR = re.compile(r"--([\w-]+): light-dark\(#([0-9a-f]{6}), #([0-9a-f]{6})\)")


@pytest.mark.parametrize("name", NAMES)
@pytest.mark.parametrize("ground", ["paper", "sunk", "era-0", "era-1"])
@pytest.mark.parametrize("ink", ["ink", "soft", "accent"])
def test_text_stands_out_seven_to_one_by_day_and_night(name: str, ground: str, ink: str) -> None:
    css = (THEMES / name / "static/css/tokens.css").read_text(encoding="utf-8")
    colours = {found[1]: (found[2], found[3]) for found in PAIR.finditer(css)}
    least = 7.0 if ground == "paper" or ink != "accent" else 4.5
    for mine, under in zip(colours[ink], colours[ground], strict=True):
        assert contrast(mine, under) >= least


def contrast(one: str, other: str) -> float:
    """WCAG 2.2, the definition of contrast ratio."""
    light, dark = sorted((luminance(one), luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


def luminance(colour: str) -> float:
    parts = [int(colour[n : n + 2], 16) / 255 for n in (0, 2, 4)]
    linear = [part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


@pytest.mark.parametrize("name", NAMES)
def test_the_styles_are_small_and_call_nobody(name: str) -> None:
    sheets = {address: path.read_bytes() for address, path in PACKAGED[name].static() if address.endswith(".css")}
    of_every_page = b"".join(sheets.pop(f"theme/css/{sheet}.css") for sheet in ("tokens", "page", "chronicle", "print"))
    assert len(gzip.compress(of_every_page, mtime=0)) <= 8192
    for sheet in sheets.values():
        assert len(gzip.compress(sheet, mtime=0)) <= 3072
    assert not re.search(rb"@import|url\(", b"".join((of_every_page, *sheets.values())))


def test_a_second_theme_is_tokens_and_one_template() -> None:
    files = {path.relative_to(THEMES / "observatory").as_posix() for path in (THEMES / "observatory").rglob("*.*")}
    assert files == {"theme.toml", "static/css/tokens.css", "templates/timeline.html.j2"}


def test_every_word_that_a_template_asks_for_is_in_the_catalogue() -> None:
    words = tomllib.loads((THEMES / "default/i18n/en.toml").read_text(encoding="utf-8"))
    tables = ("status", "sign", "cite", "tool", "find", "way", "as", "search")
    known = set(words) | {f"{table}.{key}" for table in tables for key in words[table]}
    texts = [path.read_text(encoding="utf-8") for path in THEMES.rglob("*.j2")]
    asked = {key for text in texts for key in re.findall(r"\bt\('([\w.]+)'[,)]", text)}
    assert asked
    assert asked <= known


@pytest.mark.parametrize("path", sorted(THEMES.glob("*/i18n/*.toml")), ids=lambda path: path.stem)
def test_a_translation_says_nothing_that_nobody_asks_for(path: Path) -> None:
    english = tomllib.loads((THEMES / "default/i18n/en.toml").read_text(encoding="utf-8"))
    assert set(tomllib.loads(path.read_text(encoding="utf-8"))) <= set(english)


# ---- the contract, as it is written down ----

TOLD: Final = (THEMES.parent / "docs/themes.md").read_text(encoding="utf-8")


@pytest.mark.parametrize(("template", "variables"), VARIABLES.items(), ids=VARIABLES)
def test_every_variable_of_every_template_is_documented(template: str, variables: str) -> None:
    row = next(line for line in TOLD.splitlines() if line.startswith(f"| `{template}.html.j2`"))
    assert set(variables.split()) <= set(re.findall(r"`(\w+)`", row))


def test_every_function_is_documented() -> None:
    environment = PACKAGED["default"]._lean
    ours = {name for name, value in environment.globals.items() if not name.startswith("_") and callable(value)}
    assert ours <= set(re.findall(r"^\| `(\w+)", TOLD, re.MULTILINE))


def test_every_token_of_the_default_theme_is_documented() -> None:
    css = (THEMES / "default/static/css/tokens.css").read_text(encoding="utf-8")
    assert set(re.findall(r"^    (--[\w-]+):", css, re.MULTILINE)) <= set(re.findall(r"`(--[\w-]+)`", TOLD))


def names_of_macros() -> Iterator[tuple[str, str]]:
    for path in THEMES.rglob("*.j2"):
        for name in re.findall(r"{% macro (\w+)", path.read_text(encoding="utf-8")):
            yield name, path.name


def test_no_two_macros_have_one_name_so_that_any_two_can_be_imported() -> None:
    names = [name for name, _ in names_of_macros()]
    assert sorted(names) == sorted(set(names))
