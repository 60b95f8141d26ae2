"""What the documentation says is there, is there; what is there, it says."""

from __future__ import annotations

import argparse
import re
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Final

import pytest

from generator import cli, new
from generator.config.keys import _KEYS as SETTINGS
from generator.load.keys import KEYS
from generator.model import Kind
from generator.problems import text as said
from tests.sites import Site
from tests.test_architecture import DOORS, HOUSE, ROOT

DOCS: Final = ROOT / "docs"
AUTHORING: Final = (DOCS / "authoring.md").read_text(encoding="utf-8")
COMMANDS: Final = (DOCS / "command-line.md").read_text(encoding="utf-8")
ARCHITECTURE: Final = (ROOT / "ARCHITECTURE.md").read_text(encoding="utf-8")
TEXTS: Final = sorted([*ROOT.glob("*.md"), *DOCS.rglob("*.md")])
SECTIONS: Final[dict[Kind, str]] = {
    "event": "The keys of an event",
    "article": "Articles",
    "timeline": "Timelines",
    "person": "People, organisations and places",
    "organisation": "People, organisations and places",
    "place": "People, organisations and places",
    "page": "Plain pages",
}
# The packages as people call them, for the table of floors.
SPOKEN: Final = {
    "PIL": "Pillow",
    "babel": "Babel",
    "font_source_serif_pro": "font-source-serif-pro",
    "frontmatter": "python-frontmatter",
    "ghp_import": "ghp-import",
    "jinja2": "Jinja",
    "markdown": "Markdown",
    "markupsafe": "MarkupSafe",
    "pygments": "Pygments",
    "pymdownx": "pymdown-extensions",
    "urllib.request": "urllib",
    "yaml": "PyYAML",
}


# ---- the command line


def test_every_command_has_its_section() -> None:
    assert set(headings(COMMANDS)) >= {f"`{name}`" for name in commands()}


@pytest.mark.parametrize("command", sorted(["build", "check", "clean", "deploy", "list", "new", "serve"]))
def test_every_option_of_a_command_is_documented_for_it(command: str) -> None:
    told = options_told_for(command)
    asked = {option for action in commands()[command]._actions for option in action.option_strings}
    assert asked - {"-h", "--help"} == told


def test_every_word_that_an_option_takes_is_documented() -> None:
    words = {
        str(choice) for parser in commands().values() for action in parser._actions for choice in action.choices or ()
    }
    assert words >= {"json", "github", "drafts", *new.KINDS}
    assert {word for word in words if f"`{word}`" not in COMMANDS} == set()


def test_the_exit_statuses_are_documented() -> None:
    told = re.findall(r"^\| (\d+) \|", section(COMMANDS, "Exit status"), re.MULTILINE)
    assert told == ["0", "1", "2", "3", "130", "141", "143"]


def test_the_environment_that_is_read_is_documented() -> None:
    code = "".join(path.read_text(encoding="utf-8") for path in (ROOT / "generator").rglob("*.py"))
    read = set(re.findall(r"environ(?:\.get\(|\[)\"([A-Z_]+)", code)) | set(re.findall(r"getenv\(\"([A-Z_]+)", code))
    assert read == set(re.findall(r"^\| `([A-Z_]+)` \|", section(COMMANDS, "Environment"), re.MULTILINE))


def commands() -> dict[str, argparse.ArgumentParser]:
    for action in cli._parser()._actions:
        if isinstance(action, argparse._SubParsersAction):
            return dict(action.choices)
    return {}


def options_told_for(command: str) -> set[str]:
    """The options in the command's own section, and in the sections of options that say `For … command`."""
    shared = "".join(
        part for part in re.split(r"\n### ", section(COMMANDS, "Options")) if f"`{command}`" in said_for(part)
    )
    rows = re.findall(r"^\| (`-[^|]*)\|", section(COMMANDS, f"`{command}`") + shared, re.MULTILINE)
    inline = re.findall(r"^`(--[a-z-]+)` gives", section(COMMANDS, f"`{command}`"), re.MULTILINE)
    return {option for row in [*rows, *inline] for option in re.findall(r"(?<![\w-])--?[a-zA-Z][a-z-]*", row)}


def said_for(part: str) -> str:
    found = re.search(r"^For (.*)\.$", part, re.MULTILINE)
    return found[1] if found else ""


# ---- what authors write


@pytest.mark.parametrize("kind", KEYS)
def test_every_key_of_a_kind_is_documented_and_no_other(kind: Kind) -> None:
    assert {name for name, whose in keys_told(kind) if whose in ("", "all", f"a {kind}")} == KEYS[kind].keys()


@pytest.mark.parametrize("kind", KEYS)
def test_the_keys_that_must_be_there_bear_a_star(kind: Kind) -> None:
    starred = set(re.findall(r"^\| `(\w+)` \* \|", table(section(AUTHORING, SECTIONS[kind])), re.MULTILINE))
    assert starred == {name for name, key in KEYS[kind].items() if key.required}


def test_every_key_of_the_configuration_is_documented_and_no_other() -> None:
    told = re.findall(r"^\| `(\w+)`", table(section(AUTHORING, "`site.toml`")), re.MULTILINE)
    assert sorted(told) == sorted(SETTINGS)


@pytest.mark.parametrize("text", [AUTHORING, COMMANDS], ids=["authoring", "command-line"])
def test_the_mistake_that_is_shown_is_said_as_it_is_shown(text: str, site: Callable[..., Site]) -> None:
    path, shown = "content/eastern-flank/wales-summit.md", "---\ntitle: Wales summit\ndate: 2014-13-04\n---\nText.\n"
    (problem,) = site({path: shown}).check().problems
    assert f"```\n{said(problem)}\n```" in text


def keys_told(kind: Kind) -> list[tuple[str, str]]:
    """(key, whose) pairs of the table of a kind; whose is "" where the table is of one kind alone."""
    found = table(section(AUTHORING, SECTIONS[kind]))
    if "| for |" in found:
        return re.findall(r"^\| `(\w+)`(?: \*)? \| ([\w ]+) \|", found, re.MULTILINE)
    return [(name, "") for name in re.findall(r"^\| `(\w+)`", found, re.MULTILINE)]


# ---- the house


def test_architecture_draws_the_floors_as_they_are_held() -> None:
    drawn = re.findall(r"^\| (\d) \| ([^|]*) \|", ARCHITECTURE, re.MULTILINE)
    rows = [(int(floor), set(re.findall(r"`(\w+)`", rooms))) for floor, rooms in drawn]
    assert rows[::-1] == [(floor, set(rooms.split())) for floor, rooms in HOUSE]


def test_architecture_names_the_door_of_every_package() -> None:
    groups = re.findall(r"([\w-]+(?:, [\w-]+)*) \(`(\w+)`\)", section(ARCHITECTURE, "The house"))
    drawn = {name: room for names, room in groups for name in names.split(", ")}
    assert drawn == {SPOKEN.get(package, package): room for package, room in DOORS.items()}


def test_every_test_that_a_text_names_is_there() -> None:
    code = "".join(path.read_text(encoding="utf-8") for path in (ROOT / "tests").rglob("*.py"))
    named = {name for path in TEXTS for name in re.findall(r"`(test_\w+)`", path.read_text(encoding="utf-8"))}
    assert len(named) > 10
    assert {name for name in named if f"def {name}(" not in code} == set()


# ---- all of it


@pytest.mark.parametrize("path", TEXTS, ids=lambda path: path.relative_to(ROOT).as_posix())
def test_every_link_to_a_file_or_a_heading_leads_there(path: Path) -> None:
    assert list(dead(path)) == []


def test_decisions_are_numbered_without_a_gap_and_say_what_they_cost() -> None:
    records = sorted((DOCS / "decisions").glob("*.md"))
    assert [int(path.name[:4]) for path in records] == list(range(1, len(records) + 1))
    for path in records:
        text = path.read_text(encoding="utf-8")
        assert text.startswith(f"# {path.name[:4]}: ")
        assert [h for h in headings(text) if h in ("Context", "Decision", "Price")] == ["Context", "Decision", "Price"]


def dead(path: Path) -> Iterator[str]:
    text = plain(path.read_text(encoding="utf-8"))
    for target in re.findall(r"\]\((?!https?:|mailto:)([^)\s]+)\)", text):
        file, _, heading = target.partition("#")
        there = path.parent / file if file else path
        if not there.exists() or (heading and heading not in anchors(there)):
            yield target


def plain(text: str) -> str:
    """The text without what stands in fences or between backticks."""
    return re.sub(r"`[^`\n]*`", "", re.sub(r"^( *)```.*?^\1```$", "", text, flags=re.MULTILINE | re.DOTALL))


def headings(text: str) -> list[str]:
    bare = re.sub(r"^( *)```.*?^\1```$", "", text, flags=re.MULTILINE | re.DOTALL)
    return re.findall(r"^#+ (.+)$", bare, re.MULTILINE)


def anchors(path: Path) -> set[str]:
    """The ids that GitHub gives the headings of a text."""
    return {re.sub(r"[^\w\- ]", "", h.lower()).replace(" ", "-") for h in headings(path.read_text(encoding="utf-8"))}


def section(text: str, heading: str) -> str:
    """From a heading to the next of its level or above."""
    found = re.search(rf"^(#+) {re.escape(heading)}\n", text, re.MULTILINE)
    assert found, f"there is no section {heading}"
    rest = text[found.end() :]
    end = re.search(rf"^#{{1,{len(found[1])}}} ", rest, re.MULTILINE)
    return rest[: end.start()] if end else rest


def table(text: str) -> str:
    """The first table of keys."""
    found = re.search(r"^\| key \|.*?(?=\n\n|\Z)", text, re.MULTILINE | re.DOTALL)
    assert found
    return found[0]
