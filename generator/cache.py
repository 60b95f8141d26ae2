"""What was worked out before, by content, in ``.cache/``; it may be deleted or damaged at any time and is never truth.

``seen`` says how every file lay on the disk, ``state`` what was understood of each and what each page was made of,
``texts.db`` keeps documents and bodies until a page needs them, ``index/`` the files of the full-text search. Whatever
does not carry its own right digest is as good as not there.
"""

from __future__ import annotations

import marshal  # 4 times quicker than json here; nothing is read from it that does not bear its digest
import os
import re
import shutil
import sqlite3
from collections.abc import Callable, Iterable, Iterator
from contextlib import AbstractContextManager, ExitStack, contextmanager, suppress
from dataclasses import dataclass, fields
from hashlib import blake2b
from itertools import islice
from operator import attrgetter
from pathlib import Path
from types import ModuleType
from typing import Any, BinaryIO, cast

from generator import model, problems
from generator.dates import value as dates
from generator.problems import Stop

PIECE = 5_000  # rows that are written, and read, at once
DRAWERS = ("seen", "state", "texts.db", "texts.db-journal")
INDEXES = ("index", "index-serve")  # folders
_DRAWER = re.compile(r"(seen|state)(-serve)?(\.\d+)?")  # a killed run leaves seen.PID
FORMAT = b"3"  # raised whenever what lies in a drawer takes another shape
_Row = tuple[bytes, bytes, bytes]  # key, data, digest of both
_Plain = object  # what marshal knows: text, bytes, numbers, None, lists, tuples, dictionaries


def digest(*parts: bytes) -> bytes:
    """16 bytes for the parts, however they are cut."""
    hash_ = blake2b(digest_size=16)
    for part in parts:
        hash_.update(b"%d:" % len(part))
        hash_.update(part)
    return hash_.digest()


def _seal(key: bytes, data: bytes) -> bytes:
    """What a row must bear to be believed; its key is short, and cannot be taken for a part of the data."""
    return blake2b(data, digest_size=16, key=key[:64]).digest()


class Lost(Stop):
    """The cache does not hold what the state says it holds: begin again without it."""


def frozen(value: object) -> bytes:
    """A value of the model, or plain data, as the same bytes for equal values."""
    return marshal.dumps(cast("Any", _packed(value)), 2)  # from version 3 on, bytes tell which strings are one object


def thawed(data: bytes) -> object:
    """The value again. Only for bytes whose digest was looked at: marshal trusts what it reads."""
    return _unpacked(marshal.loads(data))  # noqa: S302 - it bears our digest


class State:
    """One file, written and read in pieces: first a note, then as many rows as there are, ``PIECE`` at once."""

    def __init__(self, path: Path) -> None:
        self._path = path

    def load(self) -> dict[str, object]:
        """What the last build noted; empty where there is nothing of use."""
        return self.loaded()[0]

    def loaded(self) -> tuple[dict[str, object], Iterator[tuple[object, ...]]]:
        """The same, with the rows that were saved with it."""
        try:
            file = self._path.open("rb")
        except OSError:
            return {}, iter(())
        pieces = _whole_pieces(file)
        noted = next(pieces, None)
        if isinstance(noted, dict):
            return noted, (row for piece in pieces for row in cast("list[tuple[object, ...]]", piece))
        return {}, iter(())

    def save(self, noted: dict[str, object], rows: Iterable[tuple[object, ...]] = ()) -> None:
        """Replaces the note. A cache that cannot be written costs time, not truth: it is passed over."""
        beside = self._path.with_name(f"{self._path.name}.{os.getpid()}")
        with suppress(OSError):
            self._path.parent.mkdir(parents=True, exist_ok=True)
            with beside.open("wb") as file:
                _write_pieces(file, noted, iter(rows))
            os.replace(beside, self._path)
        with suppress(OSError):
            beside.unlink(missing_ok=True)


def _write_pieces(file: BinaryIO, noted: dict[str, object], rows: Iterator[tuple[object, ...]]) -> None:
    """The note and the rows behind the digest of it all."""
    hash_ = blake2b(FORMAT, digest_size=16)
    file.write(bytes(16))
    piece: object = noted
    while piece:
        data = marshal.dumps(cast("Any", piece))
        for part in (len(data).to_bytes(8, "big"), data):
            hash_.update(part)
            file.write(part)
        piece = list(islice(rows, PIECE))
    file.seek(0)
    file.write(hash_.digest())


def _whole_pieces(file: BinaryIO) -> Iterator[object]:
    """The pieces of a file, one by one; none where it does not bear its digest."""
    with file, suppress(OSError, EOFError, ValueError, TypeError):
        hash_ = blake2b(FORMAT, digest_size=16)
        seal = file.read(16)
        while data := file.read(1 << 20):
            hash_.update(data)
        if hash_.digest() == seal:
            file.seek(16)
            while size := file.read(8):
                yield marshal.loads(file.read(int.from_bytes(size, "big")))  # noqa: S302 - it bears our digest


class Store:
    """Readings and bodies by key. Where the file cannot be used at all, it lives in memory for this run."""

    def __init__(self, path: Path | None) -> None:
        self._path = path
        self._db = self._opened()
        self.empty = not self._holds_any()

    def _opened(self) -> sqlite3.Connection:
        if self._path is not None:
            for _ in range(2):
                with suppress(OSError, sqlite3.Error):
                    self._path.parent.mkdir(parents=True, exist_ok=True)
                    return _connected(str(self._path))
                with suppress(OSError):
                    self._path.unlink(missing_ok=True)
        self._path = None
        return _connected(":memory:")

    def _holds_any(self) -> bool:
        try:
            return self._db.execute("select 1 from kept limit 1").fetchone() is not None
        except sqlite3.Error:
            return False

    def reopen(self) -> None:
        """A connection of its own for a forked child."""
        if self._path is not None:
            self._db = _connected(str(self._path))

    def clear(self) -> None:
        """Forgets everything."""
        self.close()
        if self._path is not None:
            with suppress(OSError):
                self._path.unlink(missing_ok=True)
        self._db = self._opened()

    def one(self, key: bytes) -> bytes | None:
        """The data of one key, if it is there and whole."""
        try:
            row = self._db.execute("select data, digest from kept where key = ?", (key,)).fetchone()
        except sqlite3.Error:
            return None
        return row[0] if row and type(row[0]) is bytes and _seal(key, row[0]) == row[1] else None

    @contextmanager
    def reading(self) -> Iterator[None]:
        """What is asked for until the block ends is asked in one go: half the cost. Nobody can write meanwhile."""
        with suppress(sqlite3.Error):
            self._db.execute("begin")
        try:
            yield
        finally:
            with suppress(sqlite3.Error):
                self._db.commit()

    def value(self, key: bytes) -> object:
        """The value that was frozen under a key; ``Lost`` where it is gone."""
        data = self.one(key)
        if data is None:
            raise Lost
        return thawed(data)

    def keep(self, rows: Iterable[tuple[bytes, bytes]]) -> None:
        """Adds rows, for good where the disk allows it, else for this run."""
        signed = [(key, data, _seal(key, data)) for key, data in rows]
        if not signed:
            return
        try:
            self._insert(signed)
        except sqlite3.Error:
            self._start_anew(signed)

    def _insert(self, rows: list[_Row]) -> None:
        with self._db:
            self._db.executemany("insert or replace into kept values (?, ?, ?)", rows)

    def _start_anew(self, rows: list[_Row]) -> None:
        """A damaged store goes on in a new file with what it can still say, or in memory where there is no room."""
        every: list[_Row] = []
        with suppress(sqlite3.Error, TypeError):
            every.extend(r for r in self._db.execute("select key, data, digest from kept") if _seal(*r[:2]) == r[2])
        every.extend(rows)
        self.clear()
        try:
            self._insert(every)
        except sqlite3.Error:
            path, self._path = self._path, None
            self.clear()
            if path is not None:
                with suppress(OSError):
                    path.unlink(missing_ok=True)
            self._insert(every)

    @property
    def shared(self) -> bool:
        """Can a forked child see it?"""
        return self._path is not None

    def prune(self, most: int, wanted: Callable[[], set[bytes]]) -> None:
        """Forgets what nobody asks for any more, once it holds more rows than the most that are likely to be of use."""
        with suppress(sqlite3.Error):
            (count,) = self._db.execute("select count(*) from kept").fetchone()
            if count > most:
                used = wanted()
                gone = [row for row in self._db.execute("select key from kept") if row[0] not in used]
                with self._db:
                    self._db.executemany("delete from kept where key = ?", gone)

    def close(self) -> None:
        """Lets go of the file."""
        with suppress(sqlite3.Error):
            self._db.close()


def _connected(path: str) -> sqlite3.Connection:
    """The database with its one table, empty if another version of the program wrote it."""
    db = sqlite3.connect(path, timeout=10, check_same_thread=False)
    db.execute("pragma page_size = 16384")  # a few rows to a page: half the size on the disk, and a third quicker
    db.execute("pragma synchronous = off")  # a cache that a crash damages is a cache that is made again
    db.execute("pragma journal_mode = memory")
    if db.execute("pragma user_version").fetchone() != (_SHAPE,):
        db.execute("drop table if exists kept")
        # What is kept together is asked for together: rows lie in the order in which they came, not by their keys.
        db.execute("create table kept (key blob unique, data blob, digest blob)")
        db.execute(f"pragma user_version = {_SHAPE}")
        db.commit()
    return db


@dataclass(slots=True)
class Memory:
    """All drawers of a cache: what was ``seen`` on the disk, the ``state`` of content and pages, the ``store``.

    ``index`` is the folder of the search index that was made last.
    """

    seen: State
    state: State
    store: Store
    index: Path
    _stack: ExitStack

    @property
    def indexed(self) -> State:
        """What the search index was made of."""
        return State(self.index / "note")

    def room(self) -> Path:
        """The folder of the search index, there; where that cannot be, another for this run."""
        try:
            self.index.mkdir(parents=True, exist_ok=True)
            if os.access(self.index, os.W_OK):
                return self.index
        except OSError:
            pass
        self.index = Path(self._stack.enter_context(_temporary()))
        return self.index

    def forget(self) -> None:
        """Everything that it said: something of it turned out to be gone."""
        self.seen.save({})
        self.state.save({})
        self.store.clear()
        shutil.rmtree(self.index, ignore_errors=True)


Opened = AbstractContextManager[Memory]


@contextmanager
def opened(folder: Path, *, fresh: bool, name: str = "") -> Iterator[Memory]:
    """The drawers of a folder, with ``fresh`` empty ones, gone at the end.

    Each output has a ``seen`` and a ``state`` of its own, by its name; the texts are the same for all.
    """
    with ExitStack() as stack:
        if fresh:
            folder = Path(stack.enter_context(_temporary()))
        store = Store(folder / "texts.db")
        stack.callback(store.close)
        seen, state = (State(folder / f"{drawer}{name}") for drawer in ("seen", "state"))
        yield Memory(seen, state, store, folder / f"index{name}", stack)


def _temporary() -> AbstractContextManager[str]:
    import tempfile

    return tempfile.TemporaryDirectory(prefix="dateline-")


def clean(folder: Path) -> None:
    """Removes the drawers, and the folder if nothing else is in it."""
    with suppress(OSError):
        for path in folder.iterdir():
            if path.name in INDEXES and not path.is_symlink():
                shutil.rmtree(path)
            elif path.name in DRAWERS or _DRAWER.fullmatch(path.name):
                path.unlink()
        folder.rmdir()


# Values of the model as plain data: a dataclass is a tuple (number of its class, field, field, …), a tuple is a list.
# What is empty, most of an entry, is itself.


def _dataclasses(*modules: ModuleType) -> tuple[type, ...]:
    found = {c for m in modules for c in vars(m).values() if isinstance(c, type) and hasattr(c, "__dataclass_fields__")}
    return tuple(sorted(found, key=lambda c: c.__name__))


_CLASSES = _dataclasses(model, dates, problems)
_NAMES = repr([(c.__name__, [f.name for f in fields(c)]) for c in _CLASSES])
_SHAPE = int.from_bytes(digest(FORMAT, _NAMES.encode())[:3], "big")  # of the values in the store
_NUMBER = {c: n for n, c in enumerate(_CLASSES)}
_STRETCH = _NUMBER[dates.Stretch]
_FIELDS = {c: attrgetter(*(names := [f.name for f in fields(c)]), names[0]) for c in _CLASSES}


def _maker(cls: type) -> Callable[..., object]:
    """Builds a value from its fields in order, without the frozen class's way of setting each."""
    names = [f.name for f in fields(cls)]
    if cls.__base__ is object:
        return dates.constructor(cls)
    setters = [getattr(cls, name).__set__ for name in names]  # the slots of a class and of what it inherits from

    def make(*values: object) -> object:
        made: object = object.__new__(cls)
        for set_, value in zip(setters, values, strict=True):
            set_(made, value)
        return made

    return make


_MAKERS = [_maker(c) for c in _CLASSES]


_LEAVES = frozenset({str, int, bool, bytes, type(None)})


def _packed(value: object) -> _Plain:
    kind = type(value)
    if kind is tuple:
        return [v if type(v) in _LEAVES else _packed(v) for v in cast("tuple[object, ...]", value)] or ()
    number = _NUMBER.get(kind)
    if number is not None:
        return (number, *[v if type(v) in _LEAVES else _packed(v) for v in _FIELDS[kind](value)[:-1]])
    if kind is dates.Precision:
        return (-1, int(cast("int", value)))
    return value


def _unpacked(plain: _Plain) -> object:
    kind = type(plain)
    if kind is list:
        return tuple([v if not v or type(v) in _LEAVES else _unpacked(v) for v in cast("list[object]", plain)])
    if kind is not tuple or not plain:
        return plain
    number, *rest = cast("tuple[object, ...]", plain)
    if number == -1:
        return dates.Precision(cast("int", rest[0]))
    number = cast("int", number)
    if number == _STRETCH and rest[0] == rest[1]:  # a single moment is the same value at both ends, and read once
        rest[0] = rest[1] = _unpacked(rest[0])
    return _MAKERS[number](*[v if not v or type(v) in _LEAVES else _unpacked(v) for v in rest])
