"""What GitHub Pages takes (docs.github.com, "GitHub Pages limits" and "About large files on GitHub")."""

from __future__ import annotations

from collections.abc import Mapping

SITE = 1_000_000_000  # bytes of a published site: 1 GB
FILE = 100 << 20  # bytes of a file that is pushed: 100 MiB


def faults(sizes: Mapping[str, int]) -> list[str]:
    """What of a site is too large, with the figures, as sentences. ``sizes`` are in bytes, by address."""
    large = [f"{a} has {mega(size)} MB" for a, size in sorted(sizes.items()) if size > FILE]
    found = [f"{'; '.join(large)}; a file on GitHub has at most {mega(FILE)} MB"] if large else []
    total = sum(sizes.values())
    if total > SITE:
        most = max(sizes, key=lambda address: (sizes[address], address))
        said = f"the site has {mega(total)} MB, and GitHub Pages takes {mega(SITE)} MB"
        found.append(f"{said}; the largest file is {most} with {mega(sizes[most])} MB")
    return found


def mega(size: int) -> str:
    """Bytes as megabytes, a million each."""
    return f"{size / 1_000_000:,.1f}"
