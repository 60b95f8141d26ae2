"""The texts of ``content/`` read one by one, here or by a process for each core."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import cast

from generator import cache, markup
from generator.load import entries, keys, read, scan
from generator.model import Reference, Text
from generator.problems import Problem

ENOUGH = 150  # files to read from which on a second process pays for its start
PIECE = 500  # entries of one file that are passed on together
Reading = tuple[bytes, list[entries.Plain], list[entries.Said]]  # digest of the bytes, entries, problems: plain data
End = tuple[bytes, list[entries.Said]]  # what is known when a file has been read: digest of the bytes, problems
Row = tuple[str, list[entries.Plain], End | None, entries.Rows, int]  # path, entries, end, rows to keep, texts rendered


@dataclass(frozen=True, slots=True)
class Task:
    """All that a worker needs to read a file; ``known`` is what was understood of each, by path.

    ``markups`` render the texts, one for each language.
    """

    root: Path
    setting: keys.Setting
    store: cache.Store
    known: Mapping[str, Reading]
    markups: dict[str, markup.Markup] = field(default_factory=dict)


def readings(wanted: list[str], task: Task, jobs: int) -> Iterator[Row]:
    """Each wanted file in one piece or more, read here or, where there are many, by a process for each core."""
    if len(wanted) < ENOUGH or jobs < 2:
        yield from _share(wanted, task)
        return
    from generator.workers import gathered

    Renderer(task).prepare()
    yield from gathered(list(scan.shares(wanted, jobs)), lambda share: _worker(share, task))


def _worker(share: list[str], task: Task) -> Iterator[Row]:
    task.store.reopen()
    yield from _share(share, task)


def _share(paths: list[str], task: Task) -> Iterator[Row]:
    desk = Renderer(task)
    for path in paths:
        try:
            data = scan.read(task.root, path)
        except OSError as error:
            yield path, [], (b"", entries.plain((scan.unreadable(path, error),))), [], 0
            continue
        digest = cache.digest(data)
        old = task.known.get(path)
        if old and old[0] == digest:
            yield path, list(old[1]), (digest, old[2]), [], 0
        else:
            yield from _read(path, data, digest, desk, task)


def _read(path: str, data: bytes, digest: bytes, desk: Renderer, task: Task) -> Iterator[Row]:
    """The pieces of a file: what has been understood of a long table is passed on before the rest is read."""
    problems: list[Problem] = []
    found: list[entries.Plain] = []
    kept: entries.Rows = []
    shared = entries.Shared()
    for document in read.each(path, data, task.setting, desk.text, problems):
        found.append(shared.plain(entries.entry(document, path, kept)))
        if len(found) == PIECE:
            texts, rendered = desk.taken()
            yield path, found, None, [*texts, *kept], rendered
            found, kept = [], []
    texts, rendered = desk.taken()
    yield path, found, (digest, entries.plain(tuple(problems))), [*texts, *kept], rendered


class Renderer:
    """Bodies to neutral HTML: found in the store where they are, else made, by one instance for each language."""

    def __init__(self, task: Task) -> None:
        self._task = task
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
        found = cast("tuple[str, tuple[Reference, ...], tuple[str, ...], str]", cache.thawed(stored))
        return Text(key, 0, *found[1:])

    def _maker(self, lang: str) -> markup.Markup:
        language = lang or self._task.setting.site.language
        if language not in self._task.markups:
            from generator import language as words

            unsafe = self._task.setting.site.unsafe_html
            self._task.markups[language] = markup.Markup(
                language, quotes=words.quotes(language), unsafe_html=unsafe, words=words.asides(language)
            )
        return self._task.markups[language]

    def prepare(self) -> None:
        """Loads what renders Markdown before processes part, so that each need not."""
        self._maker("").render("")

    def taken(self) -> tuple[entries.Rows, int]:
        """The rows to be kept and the count of texts made since the last asking."""
        kept, rendered = self._kept, self._rendered
        self._kept, self._rendered = [], 0
        return kept, rendered
