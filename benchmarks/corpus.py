"""Events of about 300 words each, the same for the same seed: prose without sense, in all that Markdown has."""

from __future__ import annotations

import random
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import product

SEED = 2022

_NOUNS = """
agreement alliance archive argument battery border bridge bulletin cabinet canal census chamber charter claim clerk
coalition column commission committee conference correspondent council court crowd date deadline debate decree
delegation deputy despatch district document embassy envoy evening expert factory ferry figure frontier garrison
government governor harbour harvest hearing inquiry interview island journalist journey judge letter majority map march
market meeting message minister minute morning neighbour notice observer office officer opposition parliament
photograph platform port press prisoner procession promise protest province quarter railway record reform regiment
report request reserve resolution road rumour schedule season secretary session settlement ship signal speech staff
station statement storm strike summer summit supply telegram telephone text ticket timetable tower town train treaty
troops vessel victory village visit vote warning week witness winter yard
"""
_VERBS = """
accepts announces answers asks begins blames builds calls carries closes confirms crosses delays denies describes doubts
ends expects explains finds follows forgets hears holds informs joins keeps leaves loses meets moves names opens orders
prints promises publishes reaches reads receives refuses repeats returns says sends shows signs speaks stops suggests
takes tells visits waits warns writes
"""
_PLAIN = """
the a its their this every another one's of in at from to with without under after before between across against for
by on over near and but while because although if until as whose not never still already only again soon later perhaps
quietly twice doesn't wasn't didn't it's they've
"""
_KINDS = """
absent annual brief careful central clear common distant early eastern empty entire familiar final foreign former
general grave heavy joint large late local long military modest narrow northern official open ordinary private public
quiet recent regional rural secret separate severe short silent southern sudden urgent usual western wide wooden
"""
_FIRST = """
Ada Agnès Björn Celia Dmytro Edith Farid Grażyna Henrik Ilse Jānis Katalin Leon Marta Nuno Oksana Pavel Rosa Sofía
Tomasz
"""
_LAST = """
Almeida Brandt Čermák Dahl Ekström Fontaine Grigorescu Horvath Ivanova Jansons Kowalska Lindqvist Marchetti Novák
Okafor Petrov Quiroga Rasmussen Szabó Thorsen
"""
_TOWNS = "Ash Birch Cold Deep East Far Grey High Iron Jack Kings Long Mill New Old"
_ENDS = "bridge field ford haven holm market mouth stead town well"
_PUBLISHERS = ("The Evening Post", "Courier", "State Archive", "Gazette", "Railway Review", "Office of Statistics")


def _words(text: str) -> tuple[str, ...]:
    return tuple(text.split())


NOUNS, VERBS, PLAIN, KINDS = _words(_NOUNS), _words(_VERBS), _words(_PLAIN), _words(_KINDS)
TAGS = NOUNS[:60]
PEOPLE = tuple(f"{first} {last}" for first, last in product(_words(_FIRST), _words(_LAST)))
PLACES = tuple(first + last for first, last in product(_words(_TOWNS), _words(_ENDS)))
SOURCES = tuple(
    (
        f"The {KINDS[number % len(KINDS)]} {NOUNS[-1 - number % len(NOUNS)]}, {number + 1}",
        _PUBLISHERS[number % len(_PUBLISHERS)],
        f"https://example.org/source/{number + 1}",
    )
    for number in range(300)
)


@dataclass(frozen=True, slots=True)
class Event:
    """One event: ``when`` is a time in UTC as ISO 8601 writes it, a source its title, publisher and address."""

    slug: str
    title: str
    when: str
    tags: tuple[str, ...]
    people: tuple[str, ...]
    place: str
    summary: str
    sources: tuple[tuple[str, str, str], ...]
    body: str


def events(count: int, seed: int = SEED) -> Iterator[Event]:
    """As many events between 1900 and 2023, in no order; number n is the same however many there are."""
    for number in range(count):
        yield _event(number, random.Random(f"{seed}/{number}"))


def _event(number: int, r: random.Random) -> Event:
    day = f"{r.randint(1900, 2023)}-{r.randint(1, 12):02d}-{r.randint(1, 28):02d}"
    return Event(
        slug=f"event-{number:06d}",
        title=clause(r, r.randint(4, 8)),
        when=f"{day}T{r.randrange(24):02d}:{r.randrange(60):02d}:{r.randrange(60):02d}Z",
        tags=tuple(sorted(r.sample(TAGS, 3))),
        people=tuple(sorted(r.sample(PEOPLE, r.randint(1, 3)))),
        place=r.choice(PLACES),
        summary=f"{clause(r, r.randint(12, 22))}.",
        sources=tuple(r.sample(SOURCES, r.randint(1, 3))),
        body=_body(r),
    )


def _body(r: random.Random) -> str:
    """Headings, paragraphs, a list, a quotation and a footnote; in every fifth a table, in every eighth some code."""
    parts = [_paragraph(r, 2, 4)]
    for section in range(r.randint(2, 3)):
        parts += [f"## {clause(r, r.randint(2, 5))}", _paragraph(r, 2, 5)]
        if section == 0:
            sign = r.choice(("-", "-", "1."))
            parts.append("\n".join(f"{sign} {_sentence(r)}" for _ in range(r.randint(3, 5))))
        if section == 1:
            parts.append(f"> {_paragraph(r, 1, 2)}\n>\n> {_sentence(r)}")
    parts.append(f"{_paragraph(r, 1, 3)}[^1]")
    if r.random() < 1 / 5:
        parts.append(_table(r))
    if r.random() < 1 / 8:
        parts.append(_code(r))
    return "\n\n".join([*parts, f"[^1]: {_sentence(r)}"]) + "\n"


def _paragraph(r: random.Random, least: int, most: int) -> str:
    return " ".join(_sentence(r) for _ in range(r.randint(least, most)))


def _sentence(r: random.Random) -> str:
    """Seven to eighteen words, and in every third sentence something marked."""
    words = clause(r, r.randint(7, 18)).split()
    at, dice = r.randrange(1, len(words) - 1), r.random()
    word = words[at]
    if dice < 0.06:
        words[at] = f"*{word}*"
    elif dice < 0.12:
        words[at] = f"**{word}**"
    elif dice < 0.21:
        words[at] = f"[{word} {r.choice(NOUNS)}](https://example.org/{r.choice(NOUNS)}/{r.randint(1, 999)})"
    elif dice < 0.24:
        words[at] = f"`{word}`"
    elif dice < 0.32:
        words[at] = f'"{word}" --'
    return " ".join(words) + "."


def clause(r: random.Random, length: int) -> str:
    """So many words, the first with a capital."""
    piles = (PLAIN, KINDS, NOUNS, VERBS)
    words = [r.choice(piles[number % 4]) for number in range(r.randrange(2), r.randrange(2) + 20)][:length]
    return " ".join([words[0].capitalize(), *words[1:]])


def _table(r: random.Random) -> str:
    rows = [f"| {r.choice(NOUNS)} | {r.randint(1800, 2023)} | {r.choice(KINDS)} {r.choice(NOUNS)} |" for _ in range(5)]
    return "\n".join(["| what | year | note |", "|------|-----:|------|", *rows])


def _code(r: random.Random) -> str:
    lines = [f"{r.choice(NOUNS)} = {r.randint(1, 99)}  # {r.choice(KINDS)}" for _ in range(6)]
    return "\n".join(["```python", *lines, "```"])
