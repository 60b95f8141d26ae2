"""What was worked out before, by content, in ``.cache/``; it may be deleted or damaged at any time and is never truth.

Two drawers: ``state`` says what the last build saw (signatures of files, digests of contents, what each page was made
of), ``texts.db`` keeps what is dear to make: readings of documents, and bodies as neutral HTML. Whatever does not carry
its own right digest is as good as not there.
"""

from __future__ import annotations

import marshal  # 4 times quicker than json here; nothing is read from it that does not bear its digest
import os
import sqlite3
from collections.abc import Iterable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import fields
from hashlib import blake2b
from operator import attrgetter
from pathlib import Path
from types import ModuleType
from typing import cast

from generator import model, problems
from generator.dates import value as dates

_Plain = object  # what marshal knows: text, bytes, numbers, None, lists, tuples, dictionaries


def digest(*parts: bytes) -> bytes:
    """16 bytes for the parts, however they are cut."""
    hash_ = blake2b(digest_size=16)
    for part in parts:
        hash_.update(b"%d:" % len(part))
        hash_.update(part)
    return hash_.digest()


def frozen(value: object) -> bytes:
    """A value of the model, or plain data, as bytes that bear their digest."""
    data = marshal.dumps(_packed(value))
    return digest(data) + data


def thawed(data: bytes) -> object:
    """The value again, or None where the bytes are damaged."""
    body = data[16:]
    if len(data) < 16 or digest(body) != data[:16]:
        return None
    try:
        return _unpacked(marshal.loads(body))
    except (EOFError, ValueError, TypeError, IndexError):
        return None


class State:
    """One small file, read and written whole."""

    def __init__(self, folder: Path) -> None:
        self._path = folder / "state"

    def load(self) -> dict[str, object]:
        """What the last build noted; empty where there is nothing of use."""
        try:
            data = self._path.read_bytes()
        except OSError:
            return {}
        body = data[16:]
        if digest(body) != data[:16]:
            return {}
        try:
            noted = marshal.loads(body)
        except (EOFError, ValueError, TypeError):
            return {}
        return cast("dict[str, object]", noted) if isinstance(noted, dict) else {}

    def save(self, noted: dict[str, object]) -> None:
        """Replaces the note. A cache that cannot be written costs time, not truth: it is passed over."""
        body = marshal.dumps(noted)
        beside = self._path.with_name(f"state.{os.getpid()}")
        with suppress(OSError):
            self._path.parent.mkdir(parents=True, exist_ok=True)
            beside.write_bytes(digest(body) + body)
            os.replace(beside, self._path)
        with suppress(OSError):
            beside.unlink(missing_ok=True)


class Store:
    """Readings and bodies by key. Where the file cannot be used at all, it lives in memory for this run."""

    _TABLES = "create table if not exists kept (key blob primary key, data blob, digest blob) without rowid"

    def __init__(self, path: Path | None) -> None:
        self._path = path
        self._db = self._opened()

    def _opened(self) -> sqlite3.Connection:
        if self._path is not None:
            for _ in range(2):
                with suppress(OSError, sqlite3.Error):
                    self._path.parent.mkdir(parents=True, exist_ok=True)
                    return _connected(str(self._path), self._TABLES)
                with suppress(OSError):
                    self._path.unlink(missing_ok=True)
        self._path = None
        return _connected(":memory:", self._TABLES)

    def reopen(self) -> None:
        """A connection of its own for a forked child."""
        if self._path is not None:
            self._db = _connected(str(self._path), "")

    def find(self, keys: Iterable[bytes]) -> Iterator[tuple[bytes, bytes]]:
        """(key, data) for each key that is there and whole."""
        try:
            for key in keys:
                row = self._db.execute("select data, digest from kept where key = ?", (key,)).fetchone()
                if row and digest(row[0]) == row[1]:
                    yield key, row[0]
        except sqlite3.Error:
            return

    def one(self, key: bytes) -> bytes | None:
        """The data of one key."""
        return next((data for _, data in self.find([key])), None)

    def keep(self, rows: Iterable[tuple[bytes, bytes]]) -> None:
        """Adds rows, for good where the disk allows it, else for this run."""
        sized = [(key, data, digest(data)) for key, data in rows]
        if not sized:
            return
        try:
            with self._db:
                self._db.executemany("insert or replace into kept values (?, ?, ?)", sized)
        except sqlite3.Error:
            self._start_anew(sized)

    def _start_anew(self, rows: list[tuple[bytes, bytes, bytes]]) -> None:
        """A store that was damaged under our hands, or has no room, goes on in memory with what it can still say."""
        kept: list[tuple[bytes, bytes, bytes]] = []
        with suppress(sqlite3.Error):
            kept = [r for r in self._db.execute("select key, data, digest from kept") if digest(r[1]) == r[2]]
        path, self._path = self._path, None
        with suppress(sqlite3.Error):
            self._db.close()
        if path is not None:
            with suppress(OSError):
                path.unlink(missing_ok=True)
        self._db = _connected(":memory:", self._TABLES)
        with self._db:
            self._db.executemany("insert or replace into kept values (?, ?, ?)", kept + rows)

    @property
    def shared(self) -> bool:
        """Can a forked child see it?"""
        return self._path is not None

    def prune(self, wanted: set[bytes]) -> None:
        """Forgets what nobody asked for, once that is more than half of it."""
        with suppress(sqlite3.Error), self._db:
            (count,) = self._db.execute("select count(*) from kept").fetchone()
            if count > 2 * len(wanted) + 1000:
                gone = [(k,) for (k,) in self._db.execute("select key from kept") if k not in wanted]
                self._db.executemany("delete from kept where key = ?", gone)

    def close(self) -> None:
        with suppress(sqlite3.Error):
            self._db.close()


def _connected(path: str, tables: str) -> sqlite3.Connection:
    db = sqlite3.connect(path, timeout=10, check_same_thread=False)
    db.execute("pragma synchronous = off")  # a cache that a crash damages is a cache that is made again
    if tables:
        db.execute("pragma journal_mode = memory")
        db.execute(tables)
        db.commit()
    return db


@contextmanager
def opened(folder: Path, *, fresh: bool) -> Iterator[tuple[State, Store]]:
    """The drawers of a folder; with ``fresh`` empty ones, gone at the end."""
    if fresh:
        import tempfile

        with tempfile.TemporaryDirectory(prefix="dateline-") as beside:
            store = Store(Path(beside) / "texts.db")
            yield State(Path(beside)), store
            store.close()
        return
    store = Store(folder / "texts.db")
    try:
        yield State(folder), store
    finally:
        store.close()


# Values of the model as plain data: a dataclass is a tuple (number of its class, field, field, …), a tuple is a list.


def _dataclasses(*modules: ModuleType) -> tuple[type, ...]:
    found = {c for m in modules for c in vars(m).values() if isinstance(c, type) and hasattr(c, "__dataclass_fields__")}
    return tuple(sorted(found, key=lambda c: c.__name__))


_CLASSES = _dataclasses(model, dates, problems)
_NUMBER = {c: n for n, c in enumerate(_CLASSES)}
_FIELDS = {c: attrgetter(*(names := [f.name for f in fields(c)]), names[0]) for c in _CLASSES}
_NAMES = [tuple(f.name for f in fields(c)) for c in _CLASSES]


def _packed(value: object) -> _Plain:
    kind = type(value)
    if kind is tuple:
        return [_packed(v) for v in cast("tuple[object, ...]", value)]
    number = _NUMBER.get(kind)
    if number is not None:
        return (number, *[_packed(v) for v in _FIELDS[kind](value)[:-1]])
    if kind is dates.Precision:
        return (-1, int(cast("int", value)))
    return value


def _unpacked(plain: _Plain) -> object:
    kind = type(plain)
    if kind is list:
        return tuple([_unpacked(v) for v in cast("list[object]", plain)])
    if kind is not tuple:
        return plain
    number, *rest = cast("tuple[object, ...]", plain)
    if number == -1:
        return dates.Precision(cast("int", rest[0]))
    number = cast("int", number)
    values = [v if type(v) is str or v is None else _unpacked(v) for v in rest]
    return _CLASSES[number](**dict(zip(_NAMES[number], values, strict=True)))  # some take their fields by name alone
