"""What is shown over a page when something is wrong, as plain data for the script in ``static/``."""

from __future__ import annotations

import json
import textwrap
from collections.abc import Iterable, Mapping
from pathlib import Path
from urllib.parse import quote

from generator import problems
from generator.problems import Problem, Usage

MOST = 50  # problems that are shown; the rest are counted, and said in the terminal
FINE = ""  # the state where nothing is wrong

# How a link opens a file at a place. {file} is an absolute path, quoted.
_FILE = "{scheme}://file{{file}}:{{line}}:{{column}}"
_OPEN = "{scheme}://open?url=file://{{file}}&line={{line}}&column={{column}}"
_JETBRAINS = "{scheme}://open?file={{file}}&line={{line}}&column={{column}}"
EDITORS: Mapping[str, str] = {
    **{
        name: _FILE.format(scheme=name)
        for name in ("vscode", "vscode-insiders", "vscodium", "cursor", "windsurf", "zed")
    },
    **{name: _JETBRAINS.format(scheme=name) for name in ("idea", "pycharm", "webstorm")},
    "sublime": _OPEN.format(scheme="subl"),
    "textmate": _OPEN.format(scheme="txmt"),
    "macvim": _OPEN.format(scheme="mvim"),
    "emacs": _OPEN.format(scheme="emacs"),
    "nova": "nova://open?path={file}&line={line}",
}
# The commands by which people call those that have such links.
_COMMANDS: Mapping[str, str] = {
    **{name: name for name in ("cursor", "windsurf", "zed", "idea", "pycharm", "webstorm", "nova")},
    "code": "vscode",
    "code-insiders": "vscode-insiders",
    "codium": "vscodium",
    "subl": "sublime",
    "mate": "textmate",
    "mvim": "macvim",
}


def editor(name: str | None, environ: Mapping[str, str]) -> str:
    """The template of links to the author's editor, by its name or a template of their own; "" for no links.

    Without a name, the editor that $VISUAL or $EDITOR starts, where it has links.

    Raises:
        Usage: nobody knows an editor of this name.
    """
    if name is None:
        words = (environ.get("VISUAL", "") or environ.get("EDITOR", "")).split()
        return EDITORS.get(_COMMANDS.get(Path(words[0]).name, ""), "") if words else ""
    if "{file}" in name:
        return name
    if name and name not in EDITORS:
        known = problems.suggestion(name, EDITORS)
        raise Usage(
            f"--editor {name}: {known}; or a link of your own, such as 'editor://open?file={{file}}&line={{line}}'"
        )
    return EDITORS.get(name, "")


def link(template: str, site: Path, problem: Problem) -> str:
    """The address that opens the author's editor at the place of a mistake; "" where there is no file to open."""
    if not template or not (site / problem.path).is_file():
        return ""
    place = {"line": str(max(problem.line, 1)), "column": str(max(problem.column, 1))}
    for key, value in {"file": quote(str((site / problem.path).absolute())), **place}.items():
        template = template.replace(f"{{{key}}}", value)
    return template


def state(found: Iterable[Problem], site: Path, template: str = "", *, failed: bool) -> str:
    """What is wrong, as JSON for the script; "" where nothing is. Errors come first."""
    ranked = sorted(found, key=lambda problem: problem.severity != "error")
    if not ranked:
        return FINE
    rows = [_row(problem, link(template, site, problem)) for problem in ranked[:MOST]]
    errors = sum(problem.severity == "error" for problem in ranked)
    return _json(
        failed=failed, problems=rows, errors=errors, warnings=len(ranked) - errors, more=len(ranked) - len(rows)
    )


def stopped(sentence: str) -> str:
    """The state while the machine refuses, or we have failed: a sentence over the page."""
    return _json(failed=True, sentence=problems.printable(sentence), problems=[], errors=0, warnings=0, more=0)


def _row(problem: Problem, address: str) -> dict[str, object]:
    where = ":".join([problem.path, *(str(n) for n in (problem.line, problem.column) if n)])
    lines = problems.text(problem).split("\n")
    excerpt = textwrap.dedent("\n".join(lines[1:3])) if problem.source else ""
    severity, code, message, hint = problem.severity, problem.code, problem.message, problem.hint
    return {
        "where": where, "link": address, "severity": severity, "code": code,
        "message": message, "excerpt": excerpt, "hint": hint,
    }  # fmt: skip


def _json(**state: object) -> str:
    return json.dumps(state, ensure_ascii=False, separators=(",", ":"))
