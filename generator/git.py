"""Git, as the machine has it: started without a shell, with English words, and with nothing of a hook around us."""

from __future__ import annotations

import os
import re
import subprocess
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from types import MappingProxyType

from generator.problems import Environment

# What a hook of git leaves in the environment would lead us to its repository and not to the one we name: what
# `git rev-parse --local-env-vars` lists, but for the configuration of `git -c`, which may hold the right to push.
_ELSEWHERE = (
    "GIT_ALTERNATE_OBJECT_DIRECTORIES", "GIT_COMMON_DIR", "GIT_CONFIG", "GIT_DIR", "GIT_GRAFT_FILE",
    "GIT_IMPLICIT_WORK_TREE", "GIT_INDEX_FILE", "GIT_INTERNAL_SUPER_PREFIX", "GIT_NAMESPACE", "GIT_NO_REPLACE_OBJECTS",
    "GIT_OBJECT_DIRECTORY", "GIT_PREFIX", "GIT_QUARANTINE_PATH", "GIT_REPLACE_REF_BASE", "GIT_SHALLOW_FILE",
    "GIT_WORK_TREE",
)  # fmt: skip
_PREFIX = re.compile(r"^(?:fatal|error|remote|warning|hint): *", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Said:
    """What came of a command: its exit status, its output, and what it complained of."""

    status: int
    out: bytes
    complaint: str

    @property
    def text(self) -> str:
        """The output as text, without the last line end."""
        return self.out.decode("utf-8", "replace").rstrip("\n")

    @property
    def reason(self) -> str:
        """The sentence that says most of why it failed: the first that calls itself fatal, else the last."""
        lines = [line.strip() for line in self.complaint.splitlines() if line.strip()]
        fatal = [line for line in lines if line.startswith(("fatal:", "error:"))]
        chosen = (fatal or lines[-1:] or [f"it ended with status {self.status}"])[0]
        return _PREFIX.sub("", chosen)


def environment(more: Mapping[str, str]) -> Mapping[str, str]:
    """The environment in which git is started."""
    return {name: value for name, value in os.environ.items() if name not in _ELSEWHERE} | {"LC_ALL": "C", **more}


def run(
    folder: Path, *words: str, seconds: float | None = None, more: Mapping[str, str] = MappingProxyType({})
) -> Said:
    """What git says in a folder, with ``more`` in its environment.

    Raises:
        Environment: there is no git, or it took longer than these ``seconds``.
    """
    env = environment(more)
    command = ["git", "-C", str(folder), *words]
    try:
        done = subprocess.run(  # noqa: S603 - a list of words, and no shell
            command, check=False, capture_output=True, timeout=seconds, env=env, stdin=subprocess.DEVNULL
        )
    except subprocess.TimeoutExpired:
        raise Environment(f"git {words[0]} took longer than {seconds:g} seconds") from None
    except OSError as error:
        raise Environment(f"git cannot be started: {(error.strerror or str(error)).lower()}") from None
    return Said(done.returncode, done.stdout, done.stderr.decode("utf-8", "replace"))


def remote(folder: Path, name: str = "origin") -> str:
    """The address of a remote; "" where there is none, or no git."""
    try:
        said = run(folder, "config", "--get", f"remote.{name}.url", seconds=5)
    except Environment:
        return ""
    return said.text.strip() if said.status == 0 else ""
