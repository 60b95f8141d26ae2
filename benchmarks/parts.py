"""Two parts of a build alone, in this process: dates, and Markdown with and without our loop."""

from __future__ import annotations

import random
import time
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from functools import partial
from statistics import median

from benchmarks import corpus
from generator.dates import parse
from generator.markup.dialect import Dialect
from generator.markup.gates import install

DATES = 100_000
TEXTS = 60
QUOTES = ("“", "”", "‘", "’")


@dataclass(frozen=True, slots=True)
class Markdown:
    """Seconds for one text by the library's own loops and by ours, and how many of ``texts`` came out differently."""

    stock: float
    fast: float
    ratio: float
    texts: int
    different: int


def dates(count: int = DATES) -> float:
    """Seconds of CPU for so many ordinary dates: days, months, years, ranges and times, few of them twice."""
    r = random.Random(1)
    texts = [_date(r) for _ in range(count)]
    return _seconds(lambda: [parse(text) for text in texts])


def _date(r: random.Random) -> str:
    year, month, day = r.randint(1000, 2030), r.randint(1, 12), r.randint(1, 28)
    forms = (
        f"{year}-{month:02d}-{day:02d}",
        f"{year}-{month:02d}",
        f"{year}~",
        f"{year}-{month:02d}-{day:02d}/{year}-12-31",
        f"{year}-{month:02d}-{day:02d}T10:{day:02d}:00Z",
    )
    return forms[min(r.randrange(8), 4)] if r.randrange(2) else forms[0]


def markdown(rounds: int, texts: int = TEXTS) -> Markdown:
    """The bodies of the corpus, by both in turn; the ratio is that of the middle round."""
    bodies = [event.body for event in corpus.events(texts)]
    stock, fast = _stock(), _fast()
    different = sum(stock(body) != fast(body) for body in bodies)
    pairs = [(_seconds(partial(_each, stock, bodies)), _seconds(partial(_each, fast, bodies))) for _ in range(rounds)]
    slow, quick = median(s for s, _ in pairs), median(f for _, f in pairs)
    return Markdown(slow / texts, quick / texts, median(f / s for s, f in pairs), texts, different)


def _stock() -> Callable[[str], str]:
    """Our dialect with Python-Markdown's own loops."""
    dialect = Dialect(QUOTES, {})
    return lambda body: dialect.reset().convert(body)


def _fast() -> Callable[[str], str]:
    dialect = Dialect(QUOTES, {})
    gates = install(dialect)

    def convert(body: str) -> str:
        gates.narrow(body)
        return dialect.reset().convert(body)

    return convert


def _each(way: Callable[[str], str], bodies: Iterable[str]) -> None:
    for body in bodies:
        way(body)


def _seconds(work: Callable[[], object]) -> float:
    """CPU of this process while it works."""
    began = time.process_time()
    work()
    return time.process_time() - began
