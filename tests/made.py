"""Events made up from a seed: every key, every form of date, and texts that are hard to write down."""

from __future__ import annotations

import json
import random
from collections.abc import Iterator

DOT = '<svg xmlns="http://www.w3.org/2000/svg" width="1" height="2"/>'
SOURCES = (
    "gazette:\n  title: 'The Gazette; a paper, of record'\n  publisher: Gazette\n  date: 1901-02-03\n"
    '  quote: "two\\nlines"\n'
    "letter-2: {title: A letter, author: Ann Example, url: 'https://example.org/letter?a=1;2', accessed: 2022-01-02}\n"
)
DATES = (
    *("2022-03-23", "2022-03", "2022", "2022-03-23T10:35-04:00", "2022-03-23T10:35:20", "2022-03-23T10:35Z"),
    *("2022-02-24/..", "../1871", "1871/", "/1871", "2014-03/2015-06", "2022-06-28/2022-06-30"),
    *("2022-03-23/2022-03-24T10:35", "2022-03-23T10:35/2022-03-23T11:20", "2022-03-23T22:35/2022-03-25"),
    *("1917~", "1917?", "2004-06~-11", "2022-03-23?", "188X", "18XX", "1XXX", "2004-XX", "1985-04-XX"),
    *("156X-12-25", "1968-21", "1968-24", "2001-31", "2022-41", "[1667, 1668, 1670..1672]", "[..1871]"),
    *("[1871..]", "[1667-11, 1667-12]", "{1667, 1668}", "{2022-03-23, 2022-05-01}", "-0043-03-15", "0000"),
    *("0001-01-01", "9999-12-31", "9999-12-30", "Y12345", "Y-17E7", "1950S2", "1582-10-16", "1493-07-12"),
)  # fmt: skip
WORDS = (
    *("troops", "double", "along; the", "eastern, flank", "“so”", "as", 'a "quote"', "back\\slash", "semi\\;colon"),
    *("end\\", "élan", "Łódź", "Київ", "القصة", "日本", "👩‍👩‍👧", "🏳️‍🌈", "=1+1", "+x", "-y", "@z", "~", "null"),
    *("x" * 90, "BEGIN:VEVENT"),
)  # fmt: skip
STATUSES = ("confirmed", "reported", "disputed", "expected", "postponed", "cancelled", "retracted")
ZONES = ("Europe/Kyiv", "Asia/Tokyo", "America/New_York", "Pacific/Apia")
BODIES = (
    "One sentence.",
    "    code first\n\nthen a text",
    '\n\n  \nAfter blank lines.  \nA line, "quoted"; and [a link](other.md) to [[Nobody]].\n\n\n',
    "~",
    "null",
    "\\null",
    '=HYPERLINK("x")',
    "- a\n- b\n\n```csv\na,b;c\n```\n\nA note.[^1]\n\n[^1]: Here.",
    "# Heading\n\nword" + " word" * 100,
)  # fmt: skip


def events(count: int, seed: int = 1) -> Iterator[tuple[str, str]]:
    """Names and texts of files."""
    chance = random.Random(seed)
    for number in range(count):
        front = "".join(f"{key}: {json.dumps(value, ensure_ascii=False)}\n" for key, value in _keys(chance, number))
        body = chance.choice(BODIES) if chance.random() < 0.7 else ""
        yield f"e{number:05}.md", f"---\n{front}---\n{body}"


def _keys(chance: random.Random, number: int) -> Iterator[tuple[str, object]]:
    date = DATES[number % len(DATES)] if number < 2 * len(DATES) else _day(chance)
    yield "title", words(chance)
    yield "date", date
    yield "known", "1850-01-02"
    if date == "1493-07-12":
        yield "calendar", "julian"
    if "T10" in date and chance.random() < 0.5:
        yield "timezone", chance.choice(ZONES)
    for key, value in _perhaps(chance).items():
        if chance.random() < 0.25:
            yield key, value


def _perhaps(chance: random.Random) -> dict[str, object]:
    source = {"title": words(chance), "quote": words(chance), "date": "2001", "url": "https://example.org/?a=b;c,d"}
    names = [f"{n} {WORDS[n]}" for n in chance.sample(range(len(WORDS)), chance.randint(1, 3))]  # no two on one address
    held = [
        {"value": "reported", "from": "1850-02-03"},
        {"value": chance.choice(STATUSES), "from": "1851", "sources": ["gazette", source]},
    ]
    return {
        "summary": f"{words(chance)}\n\n{words(chance)}",
        "date_text": words(chance),
        "order": chance.randint(-9, 9) or 1,
        "importance": chance.randint(1, 100),
        "status": chance.choice([chance.choice(STATUSES), held]),
        "people": [f"Ann {name}" for name in names],
        "places": [f"Town {name}" for name in names],
        "organisations": f"League {names[0]}",
        "tags": [f"tag {name}" for name in names],
        "lane": words(chance),
        "sources": chance.choice(["gazette", ["gazette", "letter-2"], ["letter-2", source], source]),
        "related": chance.choice(["e00001", ["e00001", "e00002"]]),
        "corrections": [{"date": "1900-01-02", "was": words(chance), "now": words(chance), "why": "so; and"}],
        "updates": [{"date": "1901-01-02T10:00", "note": words(chance)}],
        "image": chance.choice([{"alt": words(chance), "caption": words(chance)}, {"src": "dot.svg", "credit": "~"}]),
        "embargo": "1999-01-01",
        "expires": "2999-01-01",
        "lang": chance.choice(["pl", "ar"]),
        "extra": chance.choice(
            [{"colour": words(chance)}, {"a": "", "b": {"c": ["1", "", {"d": " x "}]}}, {"list": [["a", "b"]]}]
        ),
    }


def words(chance: random.Random) -> str:
    """A few words, or one."""
    return " ".join(chance.choice(WORDS) for _ in range(chance.randint(1, 6)))


def _day(chance: random.Random) -> str:
    return f"{chance.randint(1, 2100):04}-{chance.randint(1, 12):02}-{chance.randint(1, 28):02}"
