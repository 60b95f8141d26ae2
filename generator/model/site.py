"""What an owner sets."""

from __future__ import annotations

from dataclasses import dataclass

from generator.model.documents import Extra


@dataclass(frozen=True, slots=True)
class Site:
    """``site.toml`` as it was understood, with what the command line changed. ``menu`` holds (title, to) pairs."""

    title: str
    base_url: str = ""  # without a trailing slash; "" where there is none
    language: str = "en"  # a BCP 47 tag that Babel knows
    timezone: str = "UTC"
    theme: str = "default"
    options: Extra = ()
    menu: tuple[tuple[str, str], ...] = ()
    footer: str = ""  # Markdown, one line or a few
    icon: str = ""
    rights: str = ""
    feeds: tuple[str, ...] = ()  # of "tags", "people", "places"
    share_pictures: bool = True
    picture_sizes: bool = True
    search: bool = False
    unsafe_html: bool = False
    publish_files: tuple[str, ...] = ()  # globs of further files to copy
    limit: int = 1 << 20  # bytes of one text
    extra: Extra = ()
