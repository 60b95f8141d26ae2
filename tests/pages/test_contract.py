"""What docs/themes.md promises to templates, what pages carry, and what templates ask for: three lists that agree."""

from __future__ import annotations

import re
from dataclasses import fields
from pathlib import Path
from typing import Final

import jinja2
import pytest
from jinja2 import meta, nodes

from generator import cache
from generator.build.plan import plan
from generator.model import Card, Link, Picture, Site
from generator.pages import CalendarYear, Chronicle, Column, Form, Mention, Part, Placed, Slide, Tally, Way
from generator.theme import load
from tests.published import THEMES, Published
from tests.sites import ROOT

DOCUMENT: Final = (ROOT / "docs" / "themes.md").read_text("utf-8")
GIVEN: Final = {"address", "root", "options"}  # to every page, by the theme itself
BASES: Final = {"way.html.j2": {"title", "way", "ways", "chronicle"}}  # what several kinds of pages extend
NAME = re.compile(r"`(\w+)`")


def table(heading: str) -> dict[str, str]:
    """The rows of the first table under a heading: what stands in the first column, and the rest."""
    section = DOCUMENT.partition(f"# {heading}\n")[2].partition("\n#")[0]
    rows = [line.strip("|").split("|", 1) for line in section.splitlines() if line.startswith("|")][2:]
    assert rows, heading
    return {row[0]: row[1] for row in rows}


def of_every_page() -> set[str]:
    return {name for first in table("What every page has") for name in NAME.findall(first)}


def of_each_kind() -> dict[str, set[str]]:
    """The variables of a template: the names that stand before any parenthesis or remark."""
    found = {}
    for first, rest in table("What each kind has").items():
        plain = re.sub(r"\([^)]*\)", "", rest.partition(";")[0])
        found[first.strip(" `")] = set(NAME.findall(plain))
    return found


def carried(site: Published) -> dict[str, set[str]]:
    """What the pages of each template carry, as they are planned."""
    with cache.opened(site.order.cache, fresh=False) as memory:
        planned = plan(site.order, memory.store).pages
    found: dict[str, set[str]] = {}
    for page in planned:
        if page.template.endswith(".j2"):
            names = {name for name, _ in page.inputs}
            assert found.setdefault(page.template, names) == names, page.address
    return found


def of_functions() -> set[str]:
    return {name for first in table("Functions") for name in re.findall(r"`(\w+)\(", first)}


def packaged(theme: str) -> jinja2.Environment:
    """What the templates of a packaged theme run in."""
    made, problems = load(Site("x", theme=theme), [ROOT / "themes"], str)
    assert made
    assert not problems
    return made._lean


def named(tree: nodes.Template) -> set[str]:
    """What a template names itself: macros that it has from others, and what it sets."""
    found = [name for each in tree.find_all(nodes.FromImport) for name in each.names]
    given = {name.name for name in tree.find_all(nodes.Name) if name.ctx == "store"}
    return given | {name if isinstance(name, str) else name[1] for name in found}


def test_every_page_carries_what_is_promised_and_nothing_else(made: Published) -> None:
    common = of_every_page() - GIVEN
    assert of_every_page() > GIVEN
    assert carried(made) == {template: common | own for template, own in of_each_kind().items()}


@pytest.mark.parametrize("theme", THEMES)
def test_no_template_asks_for_more_than_is_promised(theme: str) -> None:
    promised = of_each_kind()
    environment = packaged(theme)
    for path in sorted((ROOT / "themes" / theme / "templates").rglob("*.j2")):
        tree = environment.parse(path.read_text("utf-8"))
        asked = meta.find_undeclared_variables(tree) - named(tree) - of_functions()
        common = (
            set()
            if path.parent.name == "parts"
            else of_every_page() | promised.get(path.name, BASES.get(path.name, set()))
        )
        assert asked <= common, path


def test_the_functions_that_are_promised_are_there_and_no_others() -> None:
    assert of_functions() == set(packaged("default").globals)


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("link", Link),
        ("card", Card),
        ("picture", Picture),
        ("part", Part),
        ("form", Form),
        ("mention", Mention),
        ("chronicle", Chronicle),
        ("way", Way),
        ("slide", Slide),
        ("calendar year", CalendarYear),
        ("tally", Tally),
        ("column", Column),
        ("placed", Placed),
    ],
)
def test_what_a_value_holds_is_written_down(name: str, value: type) -> None:
    held = {first.strip(): set(NAME.findall(rest)) for first, rest in table("What the values hold").items()}
    assert {field.name for field in fields(value)} <= held[name]


def test_the_document_shows_files_that_are_there() -> None:
    paths = set(re.findall(r"`(themes/(?:default|observatory)/[\w./-]+)`", DOCUMENT))
    assert paths
    assert [name for name in paths if not Path(ROOT, name).exists()] == []
