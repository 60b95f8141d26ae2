"""All of ``content/`` → entries and problems, reading only what changed since the state was noted.

Loading never fails: it returns what it understood, and what it did not.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import cast

from generator import addresses, cache
from generator.load import entries, files, keys, scan
from generator.load.looking import looks
from generator.load.reading import Renderer, Task, readings
from generator.model import Entry, File, Site, Source, Text
from generator.problems import Problem
from generator.write import NOWHERE, Signature

MANY = 5_000  # rows that go to the store at once
Progress = Callable[[str, int, int], None]  # what, how many of it are done, of how many
# Of one file; the state keeps its entries as plain tuples, and here they are what they were made of.
Note = tuple[Signature, bytes, list[entries.Plain], list[entries.Said]]


def _silent(_what: str, _done: int, _of: int) -> None:
    """Nobody is told how far it is."""


@dataclass(slots=True)
class Loaded:
    """What ``content/`` says.

    ``files`` are those to be copied, by path; ``read`` counts the files that were read and ``rendered`` the texts that
    were made into HTML; ``reworded`` are the paths of those in which nothing but words of a text are new since the
    state was noted; ``noted`` is for the state, and ``task`` reads a file again.
    """

    entries: list[Entry] = field(default_factory=list)
    files: dict[str, File] = field(default_factory=dict)
    problems: list[Problem] = field(default_factory=list)
    read: int = 0
    rendered: int = 0
    reworded: set[str] = field(default_factory=set)
    noted: dict[str, object] = field(default_factory=dict)
    task: Task | None = None


def folder(
    root: Path,
    found: scan.Found,
    site: Site,
    known_sources: Mapping[str, Source],
    memory: tuple[dict[str, object], cache.Store],
    *,
    settings: bytes,
    jobs: int,
    progress: Progress = _silent,
) -> Loaded:
    """Everything ``found`` there. ``settings`` is the digest of all that reading depends on besides the files.

    ``progress`` is told how many of the texts to be read have been.
    """
    state, store = memory
    known = cast("dict[str, Note]", state.get("files", {})) if state.get("settings") == settings else {}
    trusted = {path: found.trusted(signature) for path, signature in found.files.items()}
    same = {path: note for path, note in known.items() if found.files.get(path) == note[0]}
    task = Task(root, keys.Setting(site, known_sources), store, {p: (n[1], n[2], n[3]) for p, n in known.items()})
    loaded = Loaded(problems=list(found.problems), task=task)
    piles = _piles(found.files, site.publish_files, loaded)
    notes = _texts(piles["text"], same, task, jobs, loaded, progress)
    loaded.reworded = {p for p in notes.keys() - same.keys() if entries.reworded(known.get(p), notes[p])}
    media = _media(piles["media"], same, task, jobs, loaded)
    for _, (_, _, plain, said) in sorted(notes.items()):
        loaded.entries.extend(_made(plain))
        loaded.problems.extend(Problem(*each) for each in said)
    for path, note in media.items():
        _copied(path, note, loaded)
    every = {**notes, **media}
    loaded.noted = {"settings": settings, "files": {p: (trusted[p], *note[1:]) for p, note in every.items()}}
    return loaded


def _piles(found: Mapping[str, Signature], publish_files: tuple[str, ...], loaded: Loaded) -> dict[str, list[str]]:
    """The files by what is to be done with them; what has no use here is said."""
    piles: dict[str, list[str]] = {"text": [], "media": []}
    for path in found:
        sort = files.sort(path, publish_files)
        if sort in ("document", "rows"):
            piles["text"].append(path)
        elif sort == "media":
            piles["media"].append(path)
        elif sort == "unknown":
            loaded.problems.append(files.unknown(path))
    return piles


def _texts(
    paths: list[str], same: Mapping[str, Note], task: Task, jobs: int, loaded: Loaded, progress: Progress
) -> dict[str, Note]:
    """A note of each text, the new ones read; what was read is kept in the store."""
    notes = {path: same[path] for path in paths if path in same}
    wanted = [path for path in paths if path not in same]
    pending: entries.Rows = []
    found: dict[str, list[entries.Plain]] = {}
    for path, plain, end, kept, rendered in readings(wanted, task, jobs):
        found.setdefault(path, []).extend(map(Entry._make, plain))
        pending += kept
        if len(pending) > MANY:
            task.store.keep(pending)
            pending.clear()
        loaded.rendered += rendered
        if end:
            loaded.read += 1
            progress("texts", loaded.read, len(wanted))
            notes[path] = (NOWHERE, end[0], found.pop(path), end[1])
    task.store.keep(pending)
    return notes


def _made(plain: list[entries.Plain]) -> list[Entry]:
    """The same list with entries in it: each in the place of the plain one, so that there are never two of all."""
    for number, each in enumerate(plain):
        if type(each) is not Entry:
            plain[number] = Entry._make(each)
    return cast("list[Entry]", plain)


def reread(path: str, task: Task) -> tuple[Note, int]:
    """What one text says now, and how many texts were rendered for it; what is new of it is kept in the store."""
    made = Loaded()
    notes = _texts([path], {}, task, 1, made, _silent)
    return notes[path], made.rendered


def _media(paths: list[str], same: Mapping[str, Note], task: Task, jobs: int, loaded: Loaded) -> dict[str, Note]:
    """A note of each picture and other file to copy, the new ones looked at."""
    wanted = [path for path in paths if path not in same]
    loaded.read += len(wanted)
    found = dict(looks(wanted, task.root, jobs)) if wanted else {}
    return {path: same.get(path) or (NOWHERE, *found[path]) for path in paths}


def _copied(path: str, note: Note, loaded: Loaded) -> None:
    """The file is to be copied, if nothing is wrong with it or its name."""
    _, digest, [size], said = note
    problems = [Problem(*each) for each in said]
    if fault := addresses.copy_fault(path):
        problems.append(Problem(f"content/{path}", 0, 0, "address", fault, "rename the file"))
    loaded.problems += problems
    if not any(p.severity == "error" for p in problems):
        loaded.files[path] = File(path, digest.hex(), *cast("tuple[int, int, bool]", size))


def sources(root: Path, timezone: str, name: str = "sources.yaml") -> tuple[dict[str, Source], list[Problem], bytes]:
    """The sources by key, what is wrong with their file, and the digest of its bytes."""
    try:
        data = scan.read(root, name)
    except FileNotFoundError:
        return {}, [], b""
    except OSError as error:
        return {}, [scan.unreadable(name, error)], b""
    known, problems = keys.sources(f"content/{name}", data, timezone)
    return dict(known), list(problems), cache.digest(data)


def text(site: Site, store: cache.Store, source: str) -> Text:
    """A text of the configuration, as neutral HTML in the store."""
    desk = Renderer(Task(Path(), keys.Setting(site, {}), store, {}))
    made = desk.text(source, "")
    store.keep(desk.taken()[0])
    return made
