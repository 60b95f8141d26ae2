"""All of ``content/`` → entries and problems, reading only what changed since the state was noted.

Loading never fails: it returns what it understood, and what it did not.
"""

from __future__ import annotations

import time
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import cast

from generator import addresses, cache, markup
from generator.load import entries, files, keys, read, scan
from generator.model import Entry, File, Reference, Site, Source, Text
from generator.problems import Problem

Plain = tuple[object, ...]
MANY = 2000  # rows that are kept in one go
ENOUGH = 150  # files to read from which on a second process pays for its start


@dataclass(slots=True)
class Loaded:
    """What ``content/`` says. ``files`` are those to be copied, by path; ``rendered`` counts the texts that were made
    into HTML; ``noted`` is for the state."""

    entries: list[Entry]
    files: dict[str, File]
    problems: list[Problem]
    read: int
    rendered: int
    noted: dict[str, object]


@dataclass(frozen=True, slots=True)
class Task:
    """All that a worker needs to read a file."""

    root: Path
    setting: keys.Setting
    store: cache.Store


@dataclass(slots=True)
class _Reading:
    """One file, read: plain data that goes through a pipe and into the state."""

    digest: bytes
    entries: list[Plain] = field(default_factory=list)
    problems: list[Plain] = field(default_factory=list)


_Row = tuple[str, _Reading, entries.Rows, int]  # path, reading, rows for the store, texts rendered


def folder(
    root: Path,
    site: Site,
    known_sources: Mapping[str, Source],
    memory: tuple[dict[str, object], cache.Store],
    *,
    settings: bytes,
    jobs: int,
) -> Loaded:
    """Everything in the folder. ``settings`` is the digest of all that reading depends on besides the files."""
    state, store = memory
    started = time.time_ns() - scan.TICK
    found = scan.scan(root)
    known = _known(state, settings)
    loaded = Loaded([], {}, list(found.problems), 0, 0, {})
    task = Task(root, keys.Setting(site, known_sources), store)
    fresh: dict[str, list[object]] = {}
    wanted: list[str] = []
    media: dict[str, list[object]] = {}
    for path, signature in found.files.items():
        sort = files.sort(path, site.publish_files)
        if sort in ("document", "rows"):
            old = known.get(path)
            if old and tuple(cast("list[int]", old[0])) == signature:
                fresh[path] = old
            else:
                wanted.append(path)
        elif sort == "media":
            media[path] = _copied(root, path, signature, known.get(path), loaded)
        elif sort == "unknown":
            loaded.problems.append(files.unknown(path))
    readings = {}
    pending: entries.Rows = []
    for path, reading, kept, rendered in _readings(wanted, known, task, jobs):
        signature = found.files[path]
        trusted = signature if signature[1] < started else (-1, -1, -1)
        readings[path] = [list(trusted), reading.digest, reading.entries, reading.problems]
        pending += kept
        if len(pending) > MANY:
            store.keep(pending)
            pending.clear()
        loaded.read += 1
        loaded.rendered += rendered
    store.keep(pending)
    fresh.update(readings)
    for path in sorted(fresh):
        loaded.entries.extend(Entry._make(cast("Plain", e)) for e in cast("list[Plain]", fresh[path][2]))
        loaded.problems.extend(Problem(*p) for p in cast("list[tuple[str]]", fresh[path][3]))
    loaded.noted = {"settings": settings, "files": {**fresh, **media}}
    return loaded


def _known(state: dict[str, object], settings: bytes) -> dict[str, list[object]]:
    if state.get("settings") != settings:
        return {}
    return cast("dict[str, list[object]]", state.get("files", {}))


def _copied(root: Path, path: str, signature: scan.Signature, old: list[object] | None, loaded: Loaded) -> list[object]:
    """A picture or another file to copy: measured, and looked at for what it must not hold, once for each content."""
    from generator import pictures

    if old and old[1] and tuple(cast("list[int]", old[0])) == signature:
        note = old
    else:
        data = scan.read(root, path)
        digest = cache.digest(data)
        seen = pictures.look(path, data)
        note = [list(signature), digest, [seen.width, seen.height], [cast("Plain", p) for p in entries.plain(seen.problems)]]
        loaded.read += 1
    width, height = cast("list[int]", note[2])
    problems = [Problem(*p) for p in cast("list[tuple[str]]", note[3])]
    said = addresses.copy_fault(path)
    if said:
        problems.append(Problem(f"content/{path}", 0, 0, "address", said, "rename the file"))
    loaded.problems += problems
    if not any(p.severity == "error" for p in problems):
        loaded.files[path] = File(path, cast("bytes", note[1]).hex(), width, height)
    return note


def _readings(
    wanted: list[str], known: dict[str, list[object]], task: Task, jobs: int
) -> Iterator[_Row]:
    """Each wanted file, read here or, where there are many, by a process for each core."""
    if len(wanted) < ENOUGH or jobs < 2:
        yield from _share(wanted, known, task)
        return
    from generator.workers import gathered

    yield from gathered(list(scan.shares(wanted, jobs)), lambda share: _worker(share, known, task))


def _worker(share: list[str], known: dict[str, list[object]], task: Task) -> Iterator[_Row]:
    task.store.reopen()
    yield from _share(share, known, task)


def _share(paths: list[str], known: dict[str, list[object]], task: Task) -> Iterator[_Row]:
    desk = _Renderer(task)
    for path in paths:
        try:
            data = scan.read(task.root, path)
        except OSError as error:
            said = f"this file cannot be read: {(error.strerror or 'it is gone').lower()}"
            gone = Problem(f"content/{path}", 0, 0, "file", said, "save it again, or remove it")
            yield path, _Reading(b"", [], entries.plain((gone,))), [], 0
            continue
        digest = cache.digest(data)
        old = known.get(path)
        if old and old[1] == digest:
            yield path, _Reading(digest, cast("list[Plain]", old[2]), cast("list[Plain]", old[3])), [], 0
            continue
        result = read.document(path, data, task.setting, desk.text)
        kept, rendered = desk.taken()
        plain = [tuple(entries.entry(d, path, kept)) for d in result.documents]
        yield path, _Reading(digest, plain, entries.plain(result.problems)), kept, rendered


class _Renderer:
    """Bodies to neutral HTML: found in the store where they are, else made, by one instance for each language."""

    def __init__(self, task: Task) -> None:
        self._task = task
        self._markups: dict[str, markup.Markup] = {}
        self._kept: entries.Rows = []
        self._rendered = 0

    def text(self, source: str, lang: str) -> Text:
        """The body's key and findings; line 0, for the caller to set."""
        maker = self._maker(lang)
        key = maker.key(source)
        stored = None if self._task.store.empty else self._task.store.one(key.encode())
        if stored is None:
            made = maker.render(source)
            self._rendered += 1
            self._kept.append((key.encode(), cache.frozen((made.html, made.references, made.anchors, made.opening))))
            return Text(key, 0, made.references, made.anchors, made.opening)
        _, references, anchors, opening = cast("tuple[str, tuple[Reference, ...], tuple[str, ...], str]", cache.thawed(stored))
        return Text(key, 0, references, anchors, opening)

    def _maker(self, lang: str) -> markup.Markup:
        language = lang or self._task.setting.site.language
        if language not in self._markups:
            from generator import language as words

            unsafe = self._task.setting.site.unsafe_html
            self._markups[language] = markup.Markup(language, quotes=words.quotes(language), unsafe_html=unsafe)
        return self._markups[language]

    def taken(self) -> tuple[entries.Rows, int]:
        """The rows to be kept and the count of texts made since the last asking."""
        kept, rendered = self._kept, self._rendered
        self._kept, self._rendered = [], 0
        return kept, rendered


def sources(root: Path, name: str = "sources.yaml") -> tuple[dict[str, Source], list[Problem], bytes]:
    """The sources by key, what is wrong with their file, and the digest of its bytes."""
    try:
        data = scan.read(root, name)
    except OSError:
        return {}, [], b""
    known, problems = keys.sources(f"content/{name}", data)
    return dict(known), list(problems), cache.digest(data)


def text(site: Site, store: cache.Store, source: str) -> Text:
    """A text of the configuration, as neutral HTML in the store."""
    renderer = _Renderer(Task(Path(), keys.Setting(site, {}), store))
    made = renderer.text(source, "")
    store.keep(renderer.taken()[0])
    return made
