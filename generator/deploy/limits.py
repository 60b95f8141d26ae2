"""What GitHub Pages takes (docs.github.com, "GitHub Pages limits" and "About large files on GitHub")."""

from __future__ import annotations

from collections.abc import Mapping
from math import ceil
from pathlib import Path

from generator import write

SITE = 1_000_000_000  # bytes of a published site: 1 GB
FILE = 100 << 20  # bytes of a file that is pushed: 100 MiB


def measured(output: Path) -> dict[str, int]:
    """The size in bytes of every file of the site in an output, by address; empty where no build has been."""
    if not (output / write.MARKER).is_dir():
        return {}
    return {address: size for address, (size, *_) in write.Output(output, output / write.MARKER).signatures().items()}


def faults(sizes: Mapping[str, int]) -> list[str]:
    """What of a site is too large, with the figures, as sentences. ``sizes`` are in bytes, by address."""
    large = [f"{a} has {_up(size, 1 << 20)} MiB" for a, size in sorted(sizes.items()) if size > FILE]
    found = [f"{'; '.join(large)}; a file on GitHub has at most {FILE >> 20} MiB"] if large else []
    total = sum(sizes.values())
    if total > SITE:
        said = f"the site has {mega(total)} MB, and GitHub Pages takes {SITE // 1_000_000:,} MB"
        found.append(f"{said}; {_largest(sizes)}")
    return found


def line(sizes: Mapping[str, int]) -> str:
    """How large a site is, and how large it may be."""
    counted = f"{len(sizes):,} files" if len(sizes) != 1 else "1 file"
    most = f"GitHub Pages takes {SITE // 1_000_000:,} MB, and {FILE >> 20} MiB a file"
    return f"{counted}, {mega(sum(sizes.values()))} MB; {_largest(sizes)}; {most}"


def _largest(sizes: Mapping[str, int]) -> str:
    most = max(sizes, key=lambda address: (sizes[address], address))
    return f"the largest file is {most} with {mega(sizes[most])} MB"


def mega(size: int) -> str:
    """Bytes as megabytes, a million each, rounded up: what is over a limit reads so."""
    return _up(size, 1_000_000)


def _up(size: int, unit: int) -> str:
    return f"{ceil(size * 10 / unit) / 10:,.1f}"
