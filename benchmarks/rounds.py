"""Clean, no-op and one-edit builds of both generators, in turn, in rounds."""

from __future__ import annotations

import os
import shutil
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

from benchmarks import corpus, sites
from benchmarks.measure import Cost, Failed, cost

Build = Literal["clean", "no-op", "edit"]
BUILDS: tuple[Build, ...] = ("clean", "no-op", "edit")
STEPS: tuple[Build, ...] = (*BUILDS, "edit")  # of a round: what is short is easily disturbed, and measured twice
ROOT = Path(__file__).resolve().parent.parent


@dataclass(frozen=True, slots=True)
class Pair:
    """The same build of the same documents by both, one right after the other."""

    build: Build
    dateline: Cost
    hugo: Cost


@dataclass(frozen=True, slots=True)
class Generator:
    """One of the two: how it is called, where its site lies, what it makes and what it remembers."""

    name: str
    folder: Path
    command: tuple[str, ...]
    output: Path
    memory: tuple[Path, ...]

    def build(self) -> Cost:
        """The site, built."""
        env = {**os.environ, "PYTHONPATH": str(ROOT), "PYTHONHASHSEED": "0"}
        return cost(self.command, cwd=self.folder, env=env)

    def forget(self) -> None:
        """Nothing is left of any build."""
        for folder in (self.output, *self.memory):
            shutil.rmtree(folder, ignore_errors=True)

    def pages(self) -> int:
        """How many files of HTML it has made."""
        return sum(1 for _ in self.output.rglob("*.html"))


def laid_out(folder: Path, count: int, hugo: str) -> tuple[Generator, Generator]:
    """Dateline's site and Hugo's, in folders of their own, with as many events."""
    ours, theirs = folder / "dateline", folder / "hugo"
    sites.lay_out(ours, sites.DATELINE, corpus.events(count))
    sites.lay_out(theirs, sites.HUGO, corpus.events(count))
    cache = folder / "hugo-cache"
    dateline = (sys.executable, "-m", "generator", "build", "--source", str(ours))
    other = (hugo, "--quiet", "--cacheDir", str(cache))
    return (
        Generator("Dateline", ours, dateline, ours / "output", (ours / ".cache",)),
        Generator("Hugo", theirs, other, theirs / "public", (theirs / "resources", cache)),
    )


def run(both: tuple[Generator, Generator], count: int, rounds: int) -> Iterator[Pair]:
    """The pairs of all rounds. Who begins changes with every round; each build is looked at before it counts.

    Raises:
        Failed: a build did not end well, or did not make what it should.
    """
    for number in range(rounds):
        slug = f"event-{(number * 7919 + count // 2) % count:06d}"
        for step, build in enumerate(STEPS):
            word = f"round{number:04d}step{step}"
            costs = {g.name: _built(g, build, slug, word) for g in (both if number % 2 == 0 else both[::-1])}
            for generator in both:
                _demand(generator, build, count, slug, word, costs[generator.name])
            yield Pair(build, costs["Dateline"], costs["Hugo"])


def _built(generator: Generator, build: Build, slug: str, word: str) -> Cost:
    if build == "clean":
        generator.forget()
    elif build == "edit":
        path = sites.document(generator.folder, slug)
        path.write_text(path.read_text(encoding="utf-8") + f"\nAnother sentence: {word}.\n", encoding="utf-8")
    return generator.build()


def _demand(generator: Generator, build: Build, count: int, slug: str, word: str, made: Cost) -> None:
    """The build did what it is said to have done: every event has its page, the edit is there, nothing was written."""
    pages = (generator.output / f"events/{slug}.html", generator.output / f"events/{slug}/index.html")
    texts = [p.read_text(encoding="utf-8") for p in pages if p.is_file()]
    if len(texts) != 1 or generator.pages() < count:
        raise Failed(f"{generator.name} made {generator.pages()} pages of {count} events, and {len(texts)} of {slug}")
    if (word in texts[0]) != (build == "edit"):
        raise Failed(f"{generator.name}, {build}: the edit is on the page of {slug} too early, or not at all")
    if generator.name == "Dateline" and build == "no-op" and "; 0 written" not in made.said:
        raise Failed(f"Dateline wrote something although nothing had changed:\n{made.said}")
