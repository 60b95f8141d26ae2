"""Sites as they are published: the repository's own and those of ``exhibits``, each with a page of every kind named."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path
from typing import Final

from generator.build import Order, build
from tests import exhibits
from tests.reading import Reading, read
from tests.sites import ROOT, Site

THEMES: Final = ("default", "observatory")

OWN_KINDS: Final[Mapping[str, str]] = {
    "index.html": "home",
    "eastern-flank/index.html": "timeline",
    "timeline-of-timelines/index.html": "timeline",
    "eastern-flank/index.story.html": "story",
    "eastern-flank/index.calendar.html": "calendar",
    "eastern-flank/index.map.html": "map",
    "eastern-flank/index.table.html": "table",
    "eastern-flank/index.columns.html": "columns",
    "eastern-flank/brussels-summit.html": "event",
    "eastern-flank/doubling-troops.html": "article",
    "people/jens-stoltenberg.html": "entity",
    "sources/index.html": "sources",
    "about.html": "page",
}

MADE: Final[Mapping[str, tuple[Callable[[], exhibits.Files], Mapping[str, str]]]] = {
    "made": (exhibits.made, exhibits.KINDS),
    "arabic": (exhibits.arabic, exhibits.ARABIC_KINDS),
    "bare": (
        exhibits.bare,
        {"index.html": "timeline", "index.story.html": "story", "index.table.html": "table", "only.html": "event"},
    ),
    "empty": (exhibits.empty, {"index.html": "timeline", "sources/index.html": "sources"}),
}
SITES: Final = ("own", *MADE)


Publish = Callable[[str, str], "Published"]  # a site by its name, in a theme by its name


@dataclass
class Published:
    """A site in a theme. ``kinds`` names one page of each kind that it has, by address."""

    name: str
    theme: str
    output: Path
    order: Order
    kinds: Mapping[str, str]
    _read: dict[str, Reading] = field(default_factory=dict)

    @cached_property
    def addresses(self) -> list[str]:
        """Every page in order; of a theme with few templates of its own, those that stand for their kinds."""
        if self.theme != THEMES[0]:
            return sorted(self.kinds)
        return sorted(path.relative_to(self.output).as_posix() for path in self.output.rglob("*.html"))

    @cached_property
    def files(self) -> set[str]:
        """Every file that is published."""
        paths = (path.relative_to(self.output).as_posix() for path in self.output.rglob("*") if path.is_file())
        return {path for path in paths if not path.startswith(".")}

    def page(self, address: str) -> Reading:
        """A page, read once."""
        if address not in self._read:
            self._read[address] = read(self.output / address)
        return self._read[address]

    @cached_property
    def pages(self) -> dict[str, Reading]:
        """Every page, by address."""
        return {address: self.page(address) for address in self.addresses}

    def some(self, most: int) -> list[str]:
        """That many pages of each kind."""
        found: dict[str, list[str]] = {}
        for address, kind in self.kinds.items():
            found.setdefault(kind, []).append(address)
        return [address for addresses in found.values() for address in addresses[:most]]


def publish(name: str, theme: str, folder: Path) -> Published:
    """The site of this name, built into a folder of its own in this one."""
    own = folder / f"{name}-{theme}"
    if name == "own":
        config, cache = ROOT / "content" / "site.toml", folder / "cache"
        order = Order(ROOT, own, config, cache, base_url=exhibits.BASE_URL, theme=theme, day="2026-01-01")
        outcome = build(order)
        kinds = OWN_KINDS
    else:
        files, kinds = MADE[name]
        site = Site(folder / name)
        if not site.folder.exists():
            site.write(files())
        order = site.order(output=own, theme=theme)
        outcome = build(order)
    assert [p for p in outcome.problems if p.severity == "error"] == []
    return Published(name, theme, own, order, kinds)
