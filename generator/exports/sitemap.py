"""A list of pages for search engines, or the list of such lists (sitemaps.org, protocol 0.9)."""

from __future__ import annotations

from generator.exports import Fetch
from generator.exports.xml import HEAD, element

_SPACE = "http://www.sitemaps.org/schemas/sitemap/0.9"


def made(fetch: Fetch, *, of: str, urls: tuple[str, ...], days: tuple[str, ...]) -> bytes:  # noqa: ARG001
    """``of`` is "pages" or "sitemaps"; each of the ``urls`` has the day of its last change in ``days``, or ""."""
    root, each = ("urlset", "url") if of == "pages" else ("sitemapindex", "sitemap")
    lines = [HEAD, f'<{root} xmlns="{_SPACE}">\n']
    for url, day in zip(urls, days, strict=True):
        changed = f"<lastmod>{day}</lastmod>\n" if day else ""
        lines.append(f"<{each}>\n{element('loc', url)}{changed}</{each}>\n")
    return "".join([*lines, f"</{root}>\n"]).encode()
