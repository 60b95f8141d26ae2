"""What crawlers may read, which is everything, and where the sitemap is (RFC 9309)."""

from __future__ import annotations

from generator.exports import Fetch


def made(fetch: Fetch, *, sitemap: str) -> bytes:  # noqa: ARG001
    """``sitemap`` is absolute."""
    return f"User-agent: *\nAllow: /\n\nSitemap: {sitemap}\n".encode()
