"""``python -m generator`` is ``dateline``."""

import signal


def main() -> int:
    """Runs the command line; an interrupt is quiet from the first import on."""
    try:
        from generator.cli import main as command

        return command()
    except KeyboardInterrupt:
        return 128 + signal.SIGINT


if __name__ == "__main__":
    raise SystemExit(main())
