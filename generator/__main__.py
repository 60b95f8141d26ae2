"""``python -m generator`` is ``dateline``."""

import os
import signal
import sys


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
    finally:
        # CPython remembers an interrupt that came while a text was executed (as each dataclass is, once), caught or
        # not, and `python -m` would end by that signal instead of our status. The next text makes it forget.
        exec("")  # noqa: S102 - no text


if __name__ == "__main__":
    raise SystemExit(main())
