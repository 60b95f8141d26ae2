"""``python -m generator`` is ``dateline``."""

import os
import signal
import sys
from contextlib import suppress
from typing import NoReturn


def main() -> int:
    """Runs the command line; an interrupt is quiet from the first import on."""
    try:
        if sys.getfilesystemencoding() != "utf-8":
            # Files are named in UTF-8 whatever the locale says: begin again in Python's own mode for that (PEP 540).
            os.execv(sys.executable, [sys.executable, "-X", "utf8", *sys.orig_argv[1:]])  # noqa: S606 - ourselves
        from generator.cli import main as command

        return command()
    except KeyboardInterrupt:
        return 128 + signal.SIGINT


def leave(status: int) -> NoReturn:
    """Ends the process.

    CPython remembers an interrupt that came while a text was executed (as each dataclass is, once), caught or not, and
    would end ``python -m`` by that signal instead of our status. Nothing is left to be done but to say what was said.
    """
    if status != 128 + signal.SIGINT:
        raise SystemExit(status)
    with suppress(OSError):
        sys.stdout.flush()
    os._exit(status)


if __name__ == "__main__":
    leave(main())
