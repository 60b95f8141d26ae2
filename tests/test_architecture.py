"""The house, as ARCHITECTURE.md draws it: imports go down, every outside package has one door, the cellar is pure."""

from __future__ import annotations

import ast
import re
import statistics
import sys
import tomllib
from collections.abc import Callable, Iterator
from importlib.metadata import packages_distributions
from itertools import chain
from pathlib import Path
from typing import Final, NamedTuple

import pytest

ROOT: Final = Path(__file__).resolve().parent.parent
PACKAGE: Final = ROOT / "generator"

# From the ground up: floor, rooms. A room is a module or a package of generator/ and imports from the rows below its
# own. Where a floor has two rows, the upper rooms know the lower.
HOUSE: Final = (
    (0, "__init__ problems"),
    (1, "dates characters syntax memory"),
    (1, "model"),
    (1, "addresses"),
    (2, "pages"),
    (2, "groups chronology graph checks slices"),
    (2, "strip squares atlas"),
    (3, "config documents git markup zones pictures search write cache workers basemap"),
    (3, "language"),
    (4, "exports"),
    (4, "load theme"),
    (5, "outputs"),
    (6, "build"),
    (7, "new serve deploy"),
    (8, "cli"),
    (8, "__main__"),
)
ROWS: Final = {room: row for row, (_, rooms) in enumerate(HOUSE) for room in rooms.split()}
FLOORS: Final = {room: floor for floor, rooms in HOUSE for room in rooms.split()}

# The one room that speaks to each outside package, and to those parts of Python that deserve a door.
DOORS: Final = {
    "PIL": "pictures",
    "argparse": "cli",
    "babel": "language",
    "font_source_serif_pro": "pictures",
    "frontmatter": "documents",
    "ghp_import": "deploy",
    "jinja2": "theme",
    "livereload": "serve",
    "markdown": "markup",
    "markupsafe": "theme",
    "nh3": "markup",
    "pagefind": "search",
    "pygments": "markup",
    "pymdownx": "markup",
    "rjsmin": "exports",
    "sqlite3": "cache",
    "tornado": "serve",
    "tzdata": "zones",
    "urllib.request": "deploy",
    "watchfiles": "serve",
    "yaml": "documents",
    "zoneinfo": "zones",
}

# What floors 0 to 2 may know of Python: values and text. No files, clock, locale, chance, network, process, thread.
_PURE: Final = (
    "__future__ abc array bisect collections collections.abc copy dataclasses decimal difflib enum fractions functools",
    "hashlib heapq html itertools json math operator re statistics string textwrap types typing unicodedata",
    "urllib.parse xml.etree.ElementTree zlib",
)
PURE: Final = frozenset(name for names in _PURE for name in names.split())
IMPURE_CALLS: Final = frozenset({"open", "print", "input", "hash"})  # the hash of a text differs from run to run
DANGEROUS_CALLS: Final = frozenset({"eval", "exec", "compile", "__import__"})
DANGEROUS_METHODS: Final = frozenset(
    {"yaml.load", "yaml.load_all", "yaml.unsafe_load", "yaml.full_load", "os.system", "os.popen"}
)
DANGEROUS_MODULES: Final = frozenset({"pickle", "shelve", "dill", "cloudpickle"})

LONGEST_FUNCTION: Final = 40
LONGEST_FILE: Final = 400
MEDIAN_FUNCTION: Final = 10


class Module(NamedTuple):
    """A file of the package: where it lies, the room it belongs to, what it says."""

    path: str
    room: str
    text: str
    tree: ast.Module


def module(path: str, text: str) -> Module:
    return Module(path, path.partition("/")[0].removesuffix(".py"), text, ast.parse(text))


MODULES: Final = [
    module(file.relative_to(PACKAGE).as_posix(), file.read_text(encoding="utf-8"))
    for file in sorted(PACKAGE.rglob("*.py"))
]


def test_every_module_has_its_floor() -> None:
    assert {module.room for module in MODULES} - ROWS.keys() == set()


def test_imports_go_down_the_floors() -> None:
    assert said(upward_imports) == ""


def test_each_outside_package_has_one_door() -> None:
    assert said(imports_past_the_door) == ""


def test_every_dependency_has_its_door() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    lines = [*project["dependencies"], *chain(*project["optional-dependencies"].values())]
    names = {plain(re.split(r"[<>=!~\[; ]", line)[0]) for line in lines}
    distributions = packages_distributions()
    assert names - {plain(name) for package in DOORS for name in distributions.get(package, [package])} == set()


def test_the_lower_floors_know_no_files_clock_locale_or_chance() -> None:
    assert said(impurities) == ""


def test_nothing_runs_text_as_code_or_opens_a_shell() -> None:
    assert said(dangers) == ""


def test_functions_and_files_are_short() -> None:
    assert said(longwinded) == ""


def test_the_median_function_is_under_ten_lines() -> None:
    assert statistics.median(length(node) for module in MODULES for node in functions(module)) < MEDIAN_FUNCTION


@pytest.mark.parametrize(
    ("rule", "path", "text"),
    [
        ("upward_imports", "model.py", "from generator.build import build"),
        ("upward_imports", "dates/parse.py", "def f():\n    from generator import cli"),
        ("upward_imports", "documents.py", "import generator.markup"),
        ("upward_imports", "load/rows.py", "from . import keys"),
        ("imports_past_the_door", "build.py", "import yaml"),
        ("imports_past_the_door", "markup/code.py", "from babel.dates import format_date"),
        ("imports_past_the_door", "build.py", "import requests"),
        ("imports_past_the_door", "load/read.py", "from urllib.request import urlopen"),
        ("impurities", "model.py", "import os.path"),
        ("impurities", "dates/parse.py", "from datetime import date"),
        ("impurities", "graph.py", "print(hash('a'))"),
        ("dangers", "theme.py", "yaml.load(text)"),
        ("dangers", "deploy.py", "run('git push', shell=True)"),
        ("dangers", "cache.py", "import pickle"),
        ("dangers", "model.py", "eval('1')"),
        ("longwinded", "model.py", "def f():\n" + "    x = 1\n" * 40),
        ("longwinded", "model.py", "\n" * 400 + "x = 1\n"),
    ],
)
def test_the_rules_see_what_breaks_them(rule: str, path: str, text: str) -> None:
    rules: dict[str, Rule] = {
        each.__name__: each for each in (upward_imports, imports_past_the_door, impurities, dangers, longwinded)
    }
    assert list(rules[rule](module(path, text)))


Rule = Callable[[Module], Iterator[str]]


def said(rule: Rule) -> str:
    return "\n".join(sentence for module in MODULES for sentence in rule(module))


def upward_imports(module: Module) -> Iterator[str]:
    for line, name in imports(module):
        room = room_of(name)
        if name.startswith("."):
            yield f"{module.path}:{line}: name what is imported from `generator.` on"
        elif room and room != module.room and ROWS.get(room, -1) >= ROWS.get(module.room, 99):
            yield f"{module.path}:{line}: `{module.room}` is not above `{room}`"


def imports_past_the_door(module: Module) -> Iterator[str]:
    for line, name in imports(module):
        package = next((door for door in DOORS if f"{name}.".startswith(f"{door}.")), name.split(".")[0])
        if package in DOORS:
            if DOORS[package] != module.room:
                yield f"{module.path}:{line}: `{package}` is spoken to by `{DOORS[package]}` alone"
        elif package not in {"", "generator"} and package not in sys.stdlib_module_names:
            yield f"{module.path}:{line}: `{package}` has no door in the table"


def impurities(module: Module) -> Iterator[str]:
    floor = FLOORS.get(module.room, 0)
    if floor > FLOORS["graph"]:
        return
    for line, name in imports(module):
        if room_of(name) is None and not {name, name.rpartition(".")[0]} & PURE:
            yield f"{module.path}:{line}: `{name}` has no place on floor {floor}"
    for line, called in calls(module):
        if called in IMPURE_CALLS:
            yield f"{module.path}:{line}: {called}() has no place on floor {floor}"


def dangers(module: Module) -> Iterator[str]:
    for line, name in imports(module):
        if name.split(".")[0] in DANGEROUS_MODULES or name in DANGEROUS_METHODS:
            yield f"{module.path}:{line}: import of {name}"
    for line, called in calls(module):
        if called in DANGEROUS_CALLS | DANGEROUS_METHODS:
            yield f"{module.path}:{line}: {called}()"
    for node in ast.walk(module.tree):
        if isinstance(node, ast.keyword) and node.arg == "shell" and ast.unparse(node.value) != "False":
            yield f"{module.path}:{node.lineno}: shell={ast.unparse(node.value)}"


def longwinded(module: Module) -> Iterator[str]:
    for node in functions(module):
        if length(node) > LONGEST_FUNCTION:
            yield f"{module.path}:{node.lineno}: {node.name} has {length(node)} lines"
    lines = module.text.count("\n")
    if lines > LONGEST_FILE:
        yield f"{module.path}: has {lines} lines"


def imports(module: Module) -> Iterator[tuple[int, str]]:
    """Line and full name of everything imported, wherever in the file: `from a.b import c` is a.b.c."""
    for node in ast.walk(module.tree):
        if isinstance(node, ast.Import):
            yield from ((node.lineno, alias.name) for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            origin = "." * node.level + (node.module or "")
            yield from ((node.lineno, f"{origin}.{alias.name}") for alias in node.names)


def room_of(name: str) -> str | None:
    """The room that an import goes to; None for what is not ours. A name of generator/__init__.py goes there."""
    package, *rest = name.split(".")
    if package != "generator":
        return None
    is_room = bool(rest) and (rest[0] in ROWS or any(module.room == rest[0] for module in MODULES))
    return rest[0] if is_room else "__init__"


def calls(module: Module) -> Iterator[tuple[int, str]]:
    """Line and name of everything called by name: `open`, `yaml.load`."""
    for node in ast.walk(module.tree):
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Name | ast.Attribute):
            yield node.lineno, ast.unparse(node.func)


def functions(module: Module) -> Iterator[ast.FunctionDef | ast.AsyncFunctionDef]:
    return (node for node in ast.walk(module.tree) if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef))


def length(node: ast.FunctionDef | ast.AsyncFunctionDef) -> int:
    """Lines from `def` to the last, decorators apart."""
    return (node.end_lineno or node.lineno) - node.lineno + 1


def plain(name: str) -> str:
    """The name of a distribution as the packaging specifications compare it."""
    return re.sub(r"[-_.]+", "-", name).lower()
