"""What oEmbed says of a page to embed (oembed.com, 2.3.4): a rich one, which is HTML of a known size."""

from __future__ import annotations

import json

from generator.exports import Fetch


def made(
    fetch: Fetch,  # noqa: ARG001
    *,
    title: str,
    html: str,
    width: int,
    height: int,
    provider: str,
    home: str,
) -> bytes:
    """``html`` puts the page into another, ``width`` and ``height`` are pixels, ``home`` is the provider's address."""
    said = {
        "version": "1.0",
        "type": "rich",
        "title": title,
        "provider_name": provider,
        "provider_url": home,
        "html": html,
        "width": width,
        "height": height,
    }
    return f"{json.dumps(said, ensure_ascii=False, indent=1)}\n".encode()
