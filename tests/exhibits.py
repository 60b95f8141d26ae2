"""Sites made for looking at: one that has every kind of page, one from right to left, and two with next to nothing.

``KINDS`` names one page of each kind, by address, so that a test can say what it looked at.
"""

from __future__ import annotations

import io
import struct
from collections.abc import Iterator, Mapping

from PIL import Image

from tests.sites import document, event

Files = Mapping[str, str | bytes]

BASE_URL = "https://example.org/repo"
STATUSES = ("confirmed", "reported", "disputed", "expected", "postponed", "cancelled", "retracted")

# One page of each kind of the site `made`, with the template that it comes from.
KINDS: Mapping[str, str] = {
    "index.html": "home",
    "war/index.html": "timeline",
    "long/index.html": "timeline",  # an overview of parts
    "deep/index.html": "timeline",  # before the year 1, and long before it
    "long/index.185x.html": "timeline",  # the overview of a part
    "long/index.1855.html": "timeline",
    "day/index.html": "timeline",  # a day that goes on
    "day/index.2011-05-05-2.html": "timeline",
    "war/index.story.html": "story",
    "war/index.calendar.html": "calendar",
    "war/index.map.html": "map",
    "war/index.table.html": "table",
    "war/index.columns.html": "columns",
    "long/index.story.html": "story",  # an overview of parts
    "long/index.table.1855.html": "table",  # of rows without pages
    "day/index.calendar.html": "calendar",
    "deep/index.columns.html": "columns",  # with another timeline
    "days/index.calendar.html": "calendar",  # an overview of decades
    "days/index.calendar.195x.html": "calendar",
    "war/summit.html": "event",
    "war/bare.html": "event",
    "war/hebrew.html": "event",  # in a language of its own
    "deep/marathon.html": "event",
    "war/report.html": "article",
    "people/ada-example.html": "entity",  # described
    "people/o-hara.html": "entity",  # only named
    "organisations/league.html": "entity",
    "places/harbour.html": "entity",
    "places/unvisited.html": "entity",  # described and never named
    "tags/cease-fire.html": "tag",
    "tags/many.html": "tag",
    "people/index.html": "names",
    "organisations/index.html": "names",
    "tags/index.html": "names",  # by letter
    "tags/index.k.html": "names",
    "sources/index.html": "sources",
    "sources/index.s.html": "sources",
    "sources/gazette.html": "source",
    "corrections/index.html": "corrections",
    "about.html": "page",
    "search/index.html": "search",
    "embed/war.html": "embed",
    "embed/long.html": "embed",
    "embed/index.html": "embed",
    "404.html": "404",
    "old/summit.html": "alias",
    "war/withdrawn.html": "gone",
}


def made() -> Files:
    """Every kind of page, and of what can stand on one."""
    return {
        "content/site.toml": SITE,
        "content/sources.yaml": "".join(_sources()),
        "content/about.md": document(EVERYTHING, title="About “all this” & more", image="media/map.png", kind="page"),
        "content/media/map.png": picture(640, 400),
        "content/media/wide.jpg": picture(2400, 1200, "JPEG"),
        "content/media/clip.mp4": film(640, 480),
        "content/media/clip.vtt": "WEBVTT\n\n00:00.000 --> 00:01.000\nThere they are.\n",
        "content/media/heard.mp3": b"no sound",
        "content/index.md": document("Stands above the shelf.", title="The first page", kind="page"),
        "content/people/index.md": document("Who takes part.", title="Everybody", kind="page"),
        **_war(),
        **_deep(),
        **_long(),
        **_days(),
        **_entities(),
        "content/many/tags.csv": "slug,title,date,tags,sources,people\n" + "".join(_labelled()),
    }


def arabic() -> Files:
    """One timeline, written from right to left: it is the home page too."""
    return {
        "content/site.toml": 'title = "السجل"\nlanguage = "ar"\nmenu = [{title = "الناس", to = "/people/"}]\n',
        "content/qissa/index.md": "---\ntitle: القصة\nkind: timeline\neras:\n  - {name: الأولى, date: 1990/2000}\n"
        "lanes:\n  - {name: بيروت, match: {places: بيروت}}\n  - {name: دمشق, match: {places: دمشق}}\n---\nمقدمة.\n",
        "content/qissa/a.md": event("البداية", "1991-05-04", "نص فيه [رابط](b.md).", people="ليلى", places="بيروت"),
        "content/qissa/b.md": event(
            "بعد ذلك", "1999~", "نص آخر.", status="reported", places="دمشق", sources="{title: صحيفة}"
        ),
        "content/places/beirut.md": document(title="بيروت", coordinates="{lat: 33.89, lon: 35.5}"),
        "content/places/damascus.md": document(title="دمشق", coordinates="{lat: 33.51, lon: 36.29}"),
        "content/qissa/c.md": event("مفتوح", "2001-02/..", tags="سلام", people="ليلى"),
        "content/qissa/d.md": event("In English", "2001-03-01", "A word.", lang="en", status="expected", known="2000"),
        "content/qissa/f.md": event("مؤجل", "2001-03-02", status="postponed", people="ليلى"),
        "content/qissa/e.md": document(
            "قبل.\n\n" + block("في النص", "in-text", "2001-03", status="disputed") + "\nبعد.",
            title="تقرير",
            published="2001-03-04",
            summary="خلاصة التقرير.",
            corrections="[{date: 2001-03-05, was: كان, now: صار, why: خطأ}]",
        ),
    }


ARABIC_KINDS: Mapping[str, str] = {
    "index.html": "timeline",
    "qissa/index.html": "timeline",
    "qissa/index.story.html": "story",
    "qissa/index.calendar.html": "calendar",
    "qissa/index.map.html": "map",
    "qissa/index.table.html": "table",
    "qissa/index.columns.html": "columns",
    "qissa/b.html": "event",
    "qissa/d.html": "event",
    "qissa/e.html": "article",
    "people/ليلى.html": "entity",
    "tags/سلام.html": "tag",
    "sources/index.html": "sources",
    "corrections/index.html": "corrections",
    "embed/qissa.html": "embed",
}


def bare() -> Files:
    """One event and no timeline: the chronology of the site is its home page."""
    return {
        "content/site.toml": 'title = "Bare"\n',
        "content/only.md": event("The only event", "2020", lang="de", aliases="/x.html"),
    }


def empty() -> Files:
    """Nothing but a title."""
    return {"content/site.toml": 'title = "Empty"\n'}


def picture(width: int, height: int, kind: str = "PNG") -> bytes:
    """A picture of this size in pixels."""
    file = io.BytesIO()
    Image.new("RGB", (width, height), (120, 140, 160)).save(file, kind)
    return file.getvalue()


def film(width: int, height: int, across: int = 1) -> bytes:
    """The beginning of an MP4 that says its size, turned on its side where ``across`` is 0."""
    matrix = struct.pack(">9i", across << 16, (1 - across) << 16, 0, 0, across << 16, 0, 0, 0, 1 << 30)
    track = bytes(40) + matrix + struct.pack(">II", width << 16, height << 16)
    return box(b"ftyp", b"isom") + box(b"moov", box(b"mvhd", bytes(100)) + box(b"trak", box(b"tkhd", track)))


def box(kind: bytes, inside: bytes) -> bytes:
    """A box as ISO 14496-12 has it."""
    return struct.pack(">I4s", 8 + len(inside), kind) + inside


def block(title: str, slug: str, date: str, body: str = "", **keys: str) -> str:
    """An event as a block."""
    options = "".join(f"    {key}: {value}\n" for key, value in {"slug": slug, "date": date, **keys}.items())
    return f"/// event | {title}\n{options}\n{body}\n///\n"


SITE = f"""
title = "Every kind of page & <more>"
base_url = "{BASE_URL}"
language = "en-GB"
timezone = "Europe/Warsaw"
search = true
footer = "Made for *looking at*. [About](about.md)"
rights = "Nobody’s rights."
menu = [
  {{title = "Timelines", to = "/index.html"}},
  {{title = "People", to = "/people/"}},
  {{title = "A long entry in the menu that takes room", to = "/about.html"}},
  {{title = "Elsewhere", to = "https://example.org/"}},
]
"""

EVERYTHING = """An opening with *emphasis*, **weight**, `code`, ~~what was~~, “quotes”, a footnote[^1], a
[dead link](nowhere.md), a [[Nobody At All]], a [[Ada Example]], a [link out](https://example.org/a?b=c&d=e) and
a longwordthatneverendsandhasnoplacetobreakbecauseitisoneofthosecompoundsthatsomelanguagesbuild.

## A heading

1. One
2. Two
    - nested

- [x] done
- [ ] to do

> Somebody said so.

| Year | What happened | How many | And a column that is wide enough to need room |
|---|:-:|--:|---|
| 1900 | a thing | 17 | with some words about it that go on for a while |

!!! note "Mind this"
    An admonition.

### Code

```python
def answer(question: str) -> int:
    \"\"\"Always the same, and on a line that is long enough to run out of any narrow page.\"\"\"
    return 42  # as is well known, to those who know it well, and to everybody else who has read it
```

![A map of the harbour](media/map.png "The harbour, from above")

![The harbour in the morning](media/wide.jpg "Morning"){credit="A. Photographer" licence="CC BY 4.0"}
![A mast](war/media/photo.png "Noon, and a caption that is a good deal longer than the picture over it is wide")
![The harbour in the evening](media/wide.jpg)

![The ships come in](media/clip.mp4 "The ships come in, and the crowd goes home."){credit="C. Film"}

![What was heard](media/heard.mp3)

[![A man at a desk](media/wide.jpg "The speech in full.")](https://example.org/watch?v=1){credit="Channel"}

![It was there once](media/gone.jpg "A picture that is lost.")

---

#### Deeper

Term
:   What it means.

<div>raw <script>alert(1)</script><b onclick="alert(1)">HTML</b></div>

## A heading

[To the first](#a-heading) and [to the second](#a-heading-1).

[^1]: The note, with a [link](war/summit.md).
"""


def _war() -> dict[str, str | bytes]:
    statuses = {
        f"content/war/is-{status}.md": event(f"It is {status}", f"1915-0{n}-01", status=status, known="1914")
        for n, status in enumerate(STATUSES, 1)
    }
    return {
        "content/war/index.md": WAR,
        "content/war/media/photo.png": picture(320, 480),
        "content/war/2014-not-this.png": picture(8, 8),
        "content/war/report.md": REPORT,
        "content/war/summit.md": SUMMIT,
        "content/war/bare.md": event("No more than a title and a year", "1916"),
        "content/war/hebrew.md": event(
            "פגישה", "1916-03", "טקסט בעברית.", lang="he", places="Harbour", image="{caption: x}"
        ),
        "content/war/polish.md": event("Spotkanie", "1916-04~", "Tekst.", lang="pl", people='"O’Hara"'),
        "content/war/withdrawn.md": event(
            "Withdrawn", "1916-05", gone="Withdrawn, because it did not happen.", aliases="/old/gone.html"
        ),
        **statuses,
    }


WAR = f"""---
title: The war
kind: timeline
summary: Of which there is everything.
image: {{src: media/photo.png, alt: A photograph, caption: How it looked., credit: A. Photographer, licence: CC BY 4.0}}
eras:
  - {{name: The quiet before, date: 1914-01/1915-02, summary: Nothing yet.}}
  - {{name: The noise, date: 1915-03/..}}
lanes:
  - {{name: Harbour, match: {{places: Harbour}}}}
  - {{name: Unclear, match: {{status: [reported, disputed]}}}}
---
What it was all about, in [another timeline](../deep/index.md).

{block("A block in the timeline itself", "in-index", "1915-03-01/1915-05", "With a text.", places="Harbour")}
And the rest of the opening, with a link to [the block](#in-index).
"""

SUMMIT = """---
title: The summit, which was to be and then was
date: 1917-03-24T10:35
timezone: America/New_York
summary: They meet, and agree.
image: {src: media/photo.png, alt: People at a table, caption: The table., credit: A. Photographer}
people: [Ada Example, O’Hara, Nobody At All]
organisations: The League
places: [Harbour, Elsewhere]
tags: [cease fire, "C & A <b>"]
status:
  - {value: expected, from: 1917-03-01, sources: gazette}
  - value: confirmed
    from: 1917-03-24
    sources:
      - gazette
      - {title: A letter, author: O’Hara, date: 1917-03-25, page: "12", quote: "We were there, & agreed."}
sources:
  - gazette
  - title: An archive
    url: "https://example.org/x?a=1&b=2"
    archive: "https://example.net/y"
    accessed: 2020-01-02
    via: A friend
corrections:
  - {date: 1917-04-01, was: They met on Friday., now: They met on Saturday., why: The paper was wrong.}
updates:
  - {date: 1917-04-02, note: The names were added.}
related: [report, bare]
aliases: [/old/summit.html, /old/folder/]
---
Two paragraphs, with a table of names.[^n]

## What was agreed

> A quotation.

[^n]: A note.
"""

FIRST = block(
    "The first of two",
    "first-of-two",
    "1917-03-20",
    "Its text, with a note.[^1]\n\n[^1]: Of the block.",
    places="Harbour",
    status="expected",
    sources="gazette",
)

REPORT = f"""---
title: A report of several things, with a headline that is long enough to need more than one line
published: 1917-03-25
authors: [Ada Example, Somebody Else]
summary: What is known by now.
image: {{caption: A picture that nobody holds., credit: Agency}}
people: Ada Example
organisations: The League
places: Harbour
tags: cease fire
sources: gazette
updates: [{{date: "1917-03-26T10:35", note: More was added.}}]
---
First a paragraph with a link to the [summit](summit.md#what-was-agreed) and a footnote.[^1]

{FIRST}
Between the two, a link to [the second](#second-of-two), to [a heading](#a-heading-between)
and to [a block elsewhere](index.md#in-index).

## A heading between

{block("The second of two", "second-of-two", "1917-03", people="Ada Example")}
[^1]: Of the article.
"""


def _deep() -> dict[str, str | bytes]:
    dates = {
        "big-bang": "Y-13800000000",
        "dinosaurs": "Y-66000000S2",
        "marathon": "-0489-09-12",
        "caesar": "-0043-03-15",
        "augustus": "0014-08-19",
        "hastings": "1066-10-14",
        "sets": '"[1667, 1668, 1670..1672]"',
        "all-of-a-set": '"{1960, 1961-12}"',
        "eighties": "198X",
        "century": "18XX",
        "season": "1968-21",
        "circa": "1917~",
        "doubtful": "1918-05?",
        "both": '"1919%"',
        "some-time": "1920-02-XX",
        "since": "1921/..",
        "until": '"../1871"',
        "until-then": '"/1872"',
        "or-earlier": '"[..1873]"',
        "or-later": '"[1874..]"',
    }
    events = {
        f"content/deep/{slug}.md": event(f"The {slug}", date, calendar="gregorian") for slug, date in dates.items()
    }
    julian = event("By another calendar", "1493-07-12", calendar="julian", date_text="St Margaret’s eve")
    index = document("From the beginning.", title="Deep time", kind="timeline", order="newest", beside="[war, /day/]")
    return {"content/deep/index.md": index, "content/deep/julian.md": julian, **events}


def _long() -> dict[str, str | bytes]:
    """A list cut by decades, one of them by years; and one whose day goes on over a second page. Nothing has a page."""
    years = [f"Year {year},{year},many" for year in range(1700, 1910)]
    months = [f"Month {n},{1850 + n % 10}-{n % 12 + 1:02},many" for n in range(205)]
    minutes = [f"Minute {n},2011-05-05T{n // 60:02}:{n % 60:02}," for n in range(205)]
    return {
        "content/long/index.md": document("Too long.", title="The long list", kind="timeline", pages="false"),
        "content/long/rows.csv": "\n".join(["title,date,tags", *years, *months]),
        "content/day/index.md": document("All at once.", title="The long day", kind="timeline", pages="false"),
        "content/day/rows.csv": "\n".join(["title,date,tags", *minutes]),
    }


def _days() -> dict[str, str]:
    """A calendar of more years than one page has room for, with a year between that has nothing."""
    days = [f"Day {n},{1921 + n}-03-{n % 28 + 1:02}," for n in range(40) if n != 7]
    dates = ["1950-06", "1951-06", "1951-06", "1951", "1951-03-03~", "1951-12-31", "1951-12-31", "195X", "1500"]
    rows = [*days, *(f"Loosely {n},{date}," for n, date in enumerate(dates))]
    return {
        "content/days/index.md": document("Day by day.", title="Days", kind="timeline", pages="false"),
        "content/days/rows.csv": "\n".join(["title,date,tags", *rows]),
    }


def _entities() -> dict[str, str | bytes]:
    ada = document(
        "She is *described*.",
        title="Ada Example",
        names="[A. Example, Countess]",
        summary="Who was there.",
        image="{src: ../media/map.png, alt: Her, caption: Ada Example.}",
        sources="gazette",
        born="1880~",
        died="1950-02",
        aliases="/people/ada.html",
    )
    harbour = document("By the sea.", title="Harbour", coordinates="{lat: 50.85, lon: -4.35}", within="Elsewhere")
    return {
        "content/people/ada-example.md": ada,
        "content/organisations/league.md": document("Of many.", title="The League"),
        "content/places/harbour.md": harbour,
        "content/places/unvisited.md": document("Nobody went.", title="Unvisited", lang="fr"),
    }


def _sources() -> Iterator[str]:
    yield "gazette: {title: The Gazette, publisher: Printers, date: 1917-03-25, url: 'https://example.org/gazette'}\n"
    for n in range(210):
        yield f"s{n}: {{title: Source {n}}}\n"


def _labelled() -> Iterator[str]:
    """Ten events with 21 tags and 21 sources each: enough that both lists are cut by letter."""
    for n in range(10):
        numbers = range(n * 21, n * 21 + 21)
        tags = ";".join(f"{'klmö1'[i % 5]}-{i}" for i in numbers)
        sources = ";".join(f"s{i}" for i in numbers)
        yield f"labelled-{n},Labelled {n},195{n},{tags},{sources},Person {n}\n"
