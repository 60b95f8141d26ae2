"""Brings what the benchmarks need of npm: silent where it is there, one line where it cannot."""

from __future__ import annotations

import subprocess
import sys

from benchmarks import tools


def main() -> int:
    """Answers 0 where all is there in the end."""
    if tools.stand():
        return 0
    npm = tools.program("npm")
    if npm:
        print("Bringing vis-timeline, TimelineJS and Lighthouse for the benchmarks (once)", flush=True)
        subprocess.run([npm, "ci", "--silent"], cwd=tools.HERE, check=False)
    if tools.stand():
        return 0
    print(f"the benchmarks need packages of npm: cd {tools.HERE} && npm ci", file=sys.stderr)
    return 1


if __name__ == "__main__":
    raise SystemExit(main())
