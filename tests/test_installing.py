"""A stranger's first minutes: the README's commands in a fresh clone, and the wheel in an empty environment."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
from pathlib import Path
from typing import Final

import pytest

ROOT: Final = Path(__file__).resolve().parent.parent

pytestmark = pytest.mark.long


@pytest.fixture
def clone(tmp_path: Path) -> Path:
    """What is committed, in a folder of its own."""
    run("git", "clone", "--quiet", str(ROOT), str(tmp_path / "dateline"))
    return tmp_path / "dateline"


@pytest.mark.parametrize("by", ["whatever there is", "venv and pip"])
def test_the_commands_of_the_readme_build_the_site(tmp_path: Path, by: str) -> None:
    shell("\n".join(first_commands()), tmp_path, UV="" if by == "venv and pip" else shutil.which("uv") or "")
    assert (tmp_path / "dateline" / "output" / "index.html").is_file()


def test_a_second_make_makes_no_environment_and_writes_nothing(clone: Path) -> None:
    shell("make", clone)
    before = snapshot(clone / "output")
    again = shell("make", clone)
    assert "environment" not in again
    assert snapshot(clone / "output") == before


def test_a_lost_python_is_replaced(clone: Path) -> None:
    shell("make", clone)
    python = clone / ".venv" / "bin" / "python"
    python.unlink()
    python.symlink_to("/nonexistent/python3")
    assert "environment" in shell("make", clone)


def test_the_wheel_is_the_same_tool_in_an_empty_environment(clone: Path, tmp_path: Path) -> None:
    run(sys.executable, "-m", "hatchling", "build", "-t", "wheel", "-d", str(tmp_path / "dist"), cwd=clone)
    [wheel] = (tmp_path / "dist").iterdir()
    bare = tmp_path / "bare"
    run(sys.executable, "-m", "venv", str(bare))
    install = (str(bare / "bin" / "python"), "-m", "pip", "install", "--quiet")
    run(*install, "--require-hashes", "-r", str(ROOT / "requirements.lock"))
    run(*install, "--no-deps", str(wheel))
    shutil.rmtree(clone)

    elsewhere = tmp_path / "elsewhere"
    elsewhere.mkdir()
    shell("dateline new site x && dateline build -s x", elsewhere, PATH=f"{bare / 'bin'}{os.pathsep}{os.defpath}")
    assert (elsewhere / "x" / "output" / "index.html").is_file()


def test_two_wheels_of_one_commit_are_the_same_bytes(clone: Path, tmp_path: Path) -> None:
    for folder in ("one", "two"):
        run(sys.executable, "-m", "hatchling", "build", "-t", "wheel", "-d", str(tmp_path / folder), cwd=clone)
    [one], [two] = ((tmp_path / folder).iterdir() for folder in ("one", "two"))
    assert one.read_bytes() == two.read_bytes()


def first_commands() -> list[str]:
    """The first block of commands in README.md, with this repository where it names one to clone."""
    readme = (ROOT / "README.md").read_text(encoding="utf-8")
    [block] = re.findall(r"```sh\n(.*?)```", readme, re.DOTALL)[:1]
    commands = re.sub(r"git clone \S+ dateline", f"git clone --quiet '{ROOT}' dateline", block)
    assert str(ROOT) in commands
    return commands.splitlines()


def shell(commands: str, folder: Path, **environment: str) -> str:
    return run("/bin/sh", "-euc", commands, cwd=folder, **environment)


def run(*command: str, cwd: Path | None = None, **environment: str) -> str:
    """What the command says, started as from a fresh terminal: no make above it, no environment active."""
    ours = ("MAKE", "MFLAGS", "PYTHON", "PYTEST", "VIRTUAL_ENV")
    inherited = {name: value for name, value in os.environ.items() if not name.startswith(ours) and name != "UV"}
    done = subprocess.run(
        command,
        check=False,
        cwd=cwd,
        env=inherited | environment,
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        encoding="utf-8",
    )
    assert done.returncode == 0, done.stdout
    return done.stdout


def snapshot(folder: Path) -> dict[str, tuple[int, int]]:
    """Inode and time of every page in a folder: a file that was written again differs."""
    pages = [path for path in folder.rglob("*") if path.is_file() and ".dateline" not in path.parts]
    return {path.relative_to(folder).as_posix(): (path.stat().st_ino, path.stat().st_mtime_ns) for path in pages}
