"""New documents with the right keys, and new sites: nothing that is there is ever written over."""

from __future__ import annotations

import datetime as dt
import json
import re
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from generator import __version__, addresses, characters
from generator.dates import DateError, parse
from generator.problems import Environment, Usage

KINDS = ("event", "article", "timeline", "person", "organisation", "place", "page", "site")
FOLDERS = {
    "event": "events",
    "article": "articles",
    "person": "people",
    "organisation": "organisations",
    "place": "places",
}

NAMED = {
    "event": "an event",
    "article": "an article",
    "person": "a person",
    "organisation": "an organisation",
    "place": "a place",
}
LONGEST_TITLE = 1_000  # characters, as reading allows
LONGEST_SLUG = 60  # bytes of one made from a title

WORKFLOW = Path(__file__).with_name("workflow.yml")  # as ours, but for a site that has no Makefile and no code

_DAY = re.compile(r"\d{4}-\d\d-\d\d", re.ASCII)

BODIES = {
    "event": "What happened, in two or three sentences.",
    "article": "The text.\nReport an event in it like this:\n\n"
    "/// event | What happened\n    slug: {first}\n    date: {date}\n\nTwo or three sentences.\n///",
    "timeline": "What this timeline is about, and where it begins and ends.",
    "person": "Who this is.",
    "organisation": "What this is.",
    "place": "Where this is.",
    "page": "The text.",
}


def write(kind: str, title: str, site: Path, *, date: str = "", folder: str = "", slug: str = "") -> Path:
    """Writes a document of a kind, or a whole site in the folder ``title``; answers its path.

    Raises:
        Usage: there is no content/, the date is no date, nothing of the title can be a slug.
        Environment: the file is there already, or cannot be written.
    """
    if kind == "site":
        return _site(Path(title))
    if not (site / "content").is_dir():
        raise Usage(f"there is no folder {site / 'content'}; name the folder that holds content/ with --source")
    if odd := characters.forbidden(title):
        raise Usage(f"{odd} has no place in a title")
    if len(title) > LONGEST_TITLE:
        raise Usage(f"a title has at most {LONGEST_TITLE} characters, not {len(title)}")
    slug = _judged(slug or _shortened(title), title)
    for part in filter(None, folder.strip("/").split("/")):
        _judged(part, part)
    _demand_room(kind, folder)
    date = date or _today()
    path = site / "content" / _path(kind, date, folder.strip("/"), slug)
    _put(path, _text(kind, title, date, slug))
    return path


def _judged(slug: str, said: str) -> str:
    fault = addresses.fault(slug)
    if fault:
        raise Usage(f"{slug or said}: {fault}; give a --slug")
    return slug


def _shortened(title: str) -> str:
    """A slug of as many words of the title as leave room for more behind it."""
    words = title.split()
    while len(words) > 1 and len(addresses.slugged(" ".join(words)).encode()) > LONGEST_SLUG:
        words.pop()
    slug = addresses.slugged(" ".join(words))
    return slug if len(slug.encode()) <= LONGEST_SLUG else slug.encode()[:LONGEST_SLUG].decode(errors="ignore")


def _demand_room(kind: str, folder: str) -> None:
    """Nothing; Usage where the folder would make something else of an event or an article."""
    other = addresses.folder_kind(folder.strip("/")) if kind in ("event", "article") else None
    if other:
        raise Usage(f"--in {folder}: what lies there is {NAMED[other]}, not {NAMED[kind]}; choose another folder")


def _today() -> str:
    return dt.datetime.now(tz=dt.UTC).astimezone().date().isoformat()


def _path(kind: str, date: str, folder: str, slug: str) -> Path:
    if kind == "timeline":
        return Path(folder, slug, "index.md")
    dated = f"{date}-" if kind in ("event", "article") and _is_day(kind, date) else ""
    return Path(folder or FOLDERS.get(kind, ""), f"{dated}{slug}.md")


def _is_day(kind: str, date: str) -> bool:
    """Is the date one plain day, as a file name may begin with it? An article has no other."""
    try:
        parse(date)
    except DateError as error:
        raise Usage(f"--date {date}: {error.message}; {error.hint}") from None
    plain = bool(_DAY.fullmatch(date))
    if kind == "article" and not plain:
        raise Usage(f"--date {date}: an article is published on a day, such as 2022-03-24")
    return plain


def _text(kind: str, title: str, date: str, slug: str) -> str:
    keys = [f"title: {_quoted(title)}"]
    if kind == "event":
        keys += [f"date: {_quoted(date)}", "people: []", "places: []", "tags: []", "sources: []"]
    elif kind == "article":
        keys += [f"published: {_quoted(date)}", "authors: []", "tags: []", "sources: []"]
    elif kind in ("timeline", "person", "organisation", "place", "page"):
        keys.insert(0, f"kind: {kind}")
    front = "\n".join(keys)
    return f"---\n{front}\n---\n\n{BODIES[kind].format(date=_quoted(date), first=addresses.slugged(f'{slug}-first'))}\n"


def _quoted(text: str) -> str:
    """The text as YAML, in quotes where it would be read otherwise."""
    plain = text[:1].isalnum() and not any(sign in text for sign in (": ", " #")) and not text.endswith((":", " "))
    shown = text.isprintable()
    return text if plain and shown and text.lower() != "null" else json.dumps(text, ensure_ascii=not shown)


def _put(path: Path, text: str) -> None:
    with _said(path):
        data = text.encode()
        path.parent.mkdir(parents=True, exist_ok=True)
        with path.open("xb") as file:
            file.write(data)


@contextmanager
def _said(path: Path) -> Iterator[None]:
    """Turns what the machine refuses into one line."""
    try:
        yield
    except FileExistsError as error:
        raise Environment(f"{error.filename or path} is there already") from None
    except UnicodeEncodeError:
        raise Usage(f"{path}: this is not UTF-8") from None
    except (OSError, RuntimeError) as error:  # the latter of a link that leads to itself
        raise Environment(f"{path}: {(getattr(error, 'strerror', '') or str(error)).lower()}") from None


SITE = {
    "content/site.toml": """title = {title}
language = "en"
timezone = "UTC"

# The address at which the site will live, for canonical links and feeds:
# base_url = "https://example.org"

menu = [
  {{ title = "Chronology", to = "/" }},
  {{ title = "People", to = "/people/" }},
  {{ title = "Places", to = "/places/" }},
  {{ title = "Sources", to = "/sources/" }},
  {{ title = "About", to = "/about.html" }},
]
""",
    "content/about.md": """---
title: About this site
kind: page
---

Say who keeps this chronology, what its sources are, and what is not known.
""",
    "content/story/index.md": """---
title: The first pages
kind: timeline
summary: Three events to write over.
---

A timeline is a folder whose `index.md` says `kind: timeline`; every event in the folder belongs to it.
""",
    "content/story/2024-01-15-a-day.md": """---
title: Something happens on a day
date: 2024-01-15
people: Somebody Known
places: Somewhere
tags: [example]
sources:
  - title: A source that can be found again
    publisher: Its publisher
---

Write two or three sentences: what happened, who was there, and what it rests on.
""",
    "content/story/roughly-then.md": """---
title: Something is known only roughly
date: 2023-11~
tags: [example]
---

The `~` says that the month is approximate, and the page says it too: dates are shown as precisely as they are known.
""",
    "content/story/still-to-come.md": """---
title: Something is expected
date: 2030
known: 2024-02-01
status: expected
tags: [example]
---

An event to come has a status, and `known` says since when it is expected.
""",
    ".gitignore": "output/\n.cache/\n",
}


def _site(folder: Path) -> Path:
    with _said(folder):
        if folder.exists() and not folder.is_dir():
            raise Usage(f"{folder} is a file; a new site needs a folder")
        if folder.exists() and any(folder.iterdir()):
            raise Environment(f"{folder} is not empty")
    for name, text in SITE.items():
        _put(folder / name, text.format(title=_toml(folder.resolve().name)) if name.endswith(".toml") else text)
    _put(folder / ".github/workflows/pages.yml", WORKFLOW.read_text("utf-8").replace("{version}", __version__))
    return folder


def _toml(text: str) -> str:
    return json.dumps(text[:1].upper() + text[1:], ensure_ascii=False)
