"""What is said to an author about a mistake, and the few exceptions that stop a run.

    Stop
    ├── Usage          the command line is wrong                          exit 2
    └── Environment    the disk is full, no permission, another build     exit 3

A mistake in the content or the configuration is never raised: it is a ``Problem``, a value that is collected,
sorted and shown with all the others.
"""

from __future__ import annotations

import difflib
import json
from collections.abc import Iterable
from dataclasses import asdict, dataclass
from typing import Literal

Severity = Literal["error", "warning"]


@dataclass(frozen=True, slots=True)
class Problem:
    """One mistake: where it stands, what is wrong, what would do.

    ``path`` is relative to the site's folder, with ``/``. ``line`` and ``column`` count from 1 and are 0 where a
    position makes no sense. ``source`` is the author's line, ``width`` how many characters of it are meant.
    """

    path: str
    line: int
    column: int
    code: str
    message: str
    hint: str = ""
    severity: Severity = "error"
    source: str = ""
    width: int = 1


@dataclass(frozen=True, slots=True)
class Where:
    """A file that is being read, as messages need it: its path and all its lines."""

    path: str
    lines: tuple[str, ...] = ()

    def line(self, number: int) -> str:
        """The author's line, counted from 1; "" where there is none."""
        return self.lines[number - 1] if 0 < number <= len(self.lines) else ""

    def problem(
        self,
        line: int,
        column: int,
        code: str,
        message: str,
        hint: str = "",
        *,
        width: int = 1,
        severity: Severity = "error",
    ) -> Problem:
        """A mistake at this place, with the line that the author wrote."""
        return Problem(self.path, line, column, code, message, hint, severity, self.line(line), width)


class Stop(Exception):
    """Ends the run with one line and an exit status."""

    status = 1


class Usage(Stop):
    """The command line asks for something that cannot be."""

    status = 2


class Environment(Stop):
    """The machine fails us: no space, no permission, a second build."""

    status = 3


def ordered(problems: Iterable[Problem]) -> list[Problem]:
    """All problems once, in the order of the files."""
    return sorted(set(problems), key=lambda p: (p.path, p.line, p.column, p.code, p.message))


def text(problem: Problem) -> str:
    """``path:line:col: error[code]: sentence``, the line with a caret, and the hint."""
    where = ":".join([problem.path, *(str(n) for n in (problem.line, problem.column) if n)])
    lines = [f"{where}: {problem.severity}[{problem.code}]: {problem.message}"]
    if problem.source:
        lines += _excerpt(problem)
    if problem.hint:
        lines.append(f"    = {problem.hint}")
    return "\n".join(printable(line) for line in lines)


def _excerpt(problem: Problem, room: int = 100) -> list[str]:
    """The author's line, cut around the place that is meant, and carets under it."""
    at = max(problem.column - 1, 0)
    start = max(0, at - room // 2) if len(problem.source) > room else 0
    shown = problem.source[start : start + room].replace("\t", " ")
    carets = "^" * max(1, min(problem.width, len(shown) - (at - start)))
    gutter = f"{problem.line:>5} | "
    return [gutter + shown, " " * (len(gutter) - 2) + "| " + " " * (at - start) + carets]


def printable(line: str) -> str:
    """The line without characters that a terminal would act on."""
    return "".join(c if c.isprintable() else c.encode("unicode_escape", "surrogatepass").decode() for c in line)


def as_json(problems: Iterable[Problem]) -> str:
    """``{"problems": [{path, line, column, severity, code, message, hint}]}``."""
    keys = ("path", "line", "column", "severity", "code", "message", "hint")
    rows = [{k: asdict(p)[k] for k in keys} for p in problems]
    return json.dumps({"problems": rows}, ensure_ascii=True, indent=1)


def as_github(problem: Problem) -> str:
    """A workflow command that puts the problem beside the line of a pull request."""
    where = f"file={_escaped(problem.path, ':,')}"
    if problem.line:
        where += f",line={problem.line},col={max(problem.column, 1)}"
    said = problem.message + (f" ({problem.hint})" if problem.hint else "")
    return f"::{problem.severity} {where},title={_escaped(problem.code, ':,')}::{_escaped(said)}"


def _escaped(value: str, more: str = "") -> str:
    for sign in "%\r\n" + more:
        value = value.replace(sign, f"%{ord(sign):02X}")
    return printable(value)


def suggestion(word: str, known: Iterable[str]) -> str:
    """``did you mean `draft`?`` where a known word is near, else the known words."""
    words = sorted(known)
    near = difflib.get_close_matches(word.lower(), words, n=1, cutoff=0.7)
    return f"did you mean `{near[0]}`?" if near else f"known here: {', '.join(words)}"
