"""What is asked of a build, and what came of it."""

from __future__ import annotations

import os
import time
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path

from generator import checks, write, zones
from generator.dates import parse
from generator.dates.calendar import DAY
from generator.problems import Environment, Problem, Usage

Progress = Callable[[str, int, int], None]


LONGEST_EPOCH = 15  # digits: beyond any year that is meant


def silent(_what: str, _done: int, _of: int) -> None:
    """Nobody is told how far it is."""


@dataclass(frozen=True, slots=True)
class Order:
    """What was asked for. ``day`` is the day of the build as EDTF, "" for ``SOURCE_DATE_EPOCH`` or else today.

    ``preview`` says that the output is not the one to be published: what is noted of either is kept apart.
    """

    site: Path
    output: Path
    config: Path
    cache: Path
    base_url: str | None = None
    theme: str = ""
    drafts: bool = False
    scheduled: bool = False
    expired: bool = False
    day: str = ""
    strict: bool = False
    fresh: bool = False
    jobs: int = 1
    preview: bool = False
    progress: Progress = silent

    @property
    def content(self) -> Path:
        """Where the documents lie."""
        return self.site / "content"

    @property
    def said_config(self) -> str:
        """The configuration's path as messages say it: from the site's folder, or its name where it lies elsewhere."""
        inside = self.config.is_relative_to(self.site)
        return self.config.relative_to(self.site).as_posix() if inside else self.config.name

    @property
    def asked(self) -> tuple[object, ...]:
        """The day, and whatever else a page could tell of."""
        shown = (self.drafts, self.scheduled, self.expired)
        return (self.day, str(self.output.absolute()), self.base_url, self.theme, *shown, self.strict)


def base_url(order: Order) -> str:
    """The address at which the site will live, as asked or as its configuration says; "" where nobody says it."""
    from generator import config

    if order.base_url is not None:
        return order.base_url.rstrip("/")
    try:
        site, _ = config.site(order.said_config, order.config.read_bytes())
    except OSError:
        return ""
    return site.base_url if site else ""


def demand_cache_apart(order: Order) -> None:
    """Nothing; Usage where the cache has to do with what is read or published: its files would be taken for either.

    The output of a preview is not published, and may lie with the cache.
    """
    cache = write.resolved(order.cache)
    for path in (order.content, order.site / "themes", *(() if order.preview else (order.output,))):
        other = write.resolved(path)
        if cache == other or cache in other.parents:
            raise Usage(f"the cache {order.cache} is or holds {path}; choose another folder with --cache-dir")
        if other in cache.parents:
            raise Usage(f"the cache {order.cache} lies in {path}; choose another folder with --cache-dir")


def today(asked: tuple[object, ...], timezone: str) -> int:
    """The day of the build as the instant at which it begins in the site's zone: the only clock there is."""
    if asked[0]:
        return parse(str(asked[0]), zones.zone(timezone)).earliest or 0
    epoch = os.environ.get("SOURCE_DATE_EPOCH", "")
    if epoch and not (epoch.isascii() and epoch.isdigit() and len(epoch) <= LONGEST_EPOCH):
        raise Environment(f"SOURCE_DATE_EPOCH is {epoch[:40]}, and not a number of seconds since 1970")
    now = int(epoch or time.time())
    midnight = zones.local(now, timezone) // DAY * DAY
    return midnight - zones.zone(timezone)(midnight)


@dataclass(slots=True)
class Outcome:
    """What came of it.

    ``reasons`` says for each page that was rendered why, ``left_out`` (path, why) what is not shown.
    """

    problems: list[Problem] = field(default_factory=list)
    events: int = 0
    articles: int = 0
    pages: int = 0
    written: int = 0
    removed: int = 0
    planned: int = 0  # pages that were looked at
    texts: int = 0  # Markdown texts that were rendered
    rendered: int = 0  # pages that were rendered
    left_out: list[tuple[str, str]] = field(default_factory=list)
    reasons: dict[str, tuple[str, ...]] = field(default_factory=dict)
    addresses: checks.Addresses = checks.NOTHING  # of a check that found no error: those of the site

    @property
    def failed(self) -> bool:
        """Is there an error?"""
        return any(p.severity == "error" for p in self.problems)
