"""The full-text search's index: many files from all texts at once, made when one of them changed and kept in the cache.

What is planned is a copy of each file that the cache holds, so a page of it is staged, listed in the manifest and
removed like any other. An index is known by the digest of its ``records``: where these stayed the same it is not made
again, and where not even the inputs of the page that tells them changed, nobody asks for the records.
"""

from __future__ import annotations

import json
import shutil
import tempfile
from collections.abc import Generator, Iterable, Iterator
from contextlib import suppress
from dataclasses import asdict, dataclass, field
from functools import partial
from hashlib import blake2b
from pathlib import Path
from typing import TYPE_CHECKING, Any, cast

from generator import cache, write
from generator.graph import Digests, edges
from generator.model import File
from generator.pages import Page

if TYPE_CHECKING:
    from generator.build.plan import Plan
    from generator.search import Record

CAUSE = "the search index"
FILES = "files"


@dataclass(slots=True)
class Index:
    """The index as it lies in the cache.

    ``asked`` is the digest of what planning knows of its records, ``records`` that of these; ``files`` are (name,
    digest) in order.
    """

    memory: cache.Memory
    asked: bytes = b""
    records: bytes = b""
    files: list[tuple[str, bytes]] = field(default_factory=list)

    def __post_init__(self) -> None:
        noted = self.memory.indexed.load()
        with suppress(KeyError):
            self.asked, self.records = cast("bytes", noted["asked"]), cast("bytes", noted["records"])
            self.files = cast("list[tuple[str, bytes]]", noted["files"])

    def add_to(self, plan: Plan) -> None:
        """Plans a copy of every file of it, in the place of those that were planned before."""
        from generator.outputs.search import FOLDER

        plan.pages = [page for page in plan.pages if page.cause != CAUSE]
        for name, digest in self.files:
            address = f"{FOLDER}/{name}"
            plan.pages.append(Page(address, "", (("file", File(address, digest.hex())),), CAUSE))
            plan.paths[address] = self.memory.index / FILES / name

    def made(self, plan: Plan) -> Iterator[None]:
        """It is the index of the plan, after so many short steps; whoever leaves off leaves the old one."""
        from generator.outputs import search

        if plan.desk is None:
            return
        page = search.records(plan.desk)
        asked = edges(page, Digests(), plan.program).whole
        if asked == self.asked:
            return
        with tempfile.TemporaryDirectory(prefix="new-", dir=self.memory.room()) as name:
            new = Path(name)
            records = yield from _told(page, plan, self.memory.store, new / "records")
            if records != self.records:
                (new / FILES).mkdir()
                yield from _indexed(new / "records", new / FILES)
                self._replace(new / FILES)
        self.asked, self.records = asked, records
        self.memory.indexed.save({"asked": asked, "records": records, "files": self.files})

    def _replace(self, new: Path) -> None:
        """The new files stand where the old ones did; a kill in between leaves a note that they belie."""
        paths = sorted(path for path in new.rglob("*") if path.is_file())
        self.files = [(path.relative_to(new).as_posix(), write.digest(path.read_bytes())) for path in paths]
        shutil.rmtree(self.memory.index / FILES, ignore_errors=True)
        new.rename(self.memory.index / FILES)


def read(path: Path, page: Page) -> bytes:
    """The bytes of a file of the index, which are what the plan says they are; else the cache has lost them."""
    file = cast("File", page.inputs[0][1])
    try:
        data = path.read_bytes()
    except OSError:
        raise cache.Lost from None
    if write.digest(data).hex() != file.digest:
        raise cache.Lost
    return data


def _told(page: Page, plan: Plan, store: cache.Store, file: Path) -> Generator[None, None, bytes]:
    """Writes all records into a file, one a line, and gives their digest."""
    from generator.exports.records import records
    from generator.outputs.warm import Warm

    warm = Warm(partial(_kept, store))
    inputs: dict[str, Any] = dict(warm.inputs(page))
    hash_ = blake2b(plan.program, digest_size=16)
    with file.open("wb") as lines:
        for record in records(plan.fetch, **inputs):
            line = f"{json.dumps(asdict(record), ensure_ascii=False)}\n".encode("utf-8", "surrogatepass")
            hash_.update(line)
            lines.write(line)
            yield
    return hash_.digest()


def _kept(store: cache.Store, key: bytes) -> bytes:
    data = store.one(key)
    if data is None:
        raise cache.Lost
    return data


def _indexed(file: Path, folder: Path) -> Iterator[None]:
    from generator import search

    return search.index(_read(file), folder)


def _read(file: Path) -> Iterable[Record]:
    from generator.search import Record

    with file.open(encoding="utf-8") as lines:
        for line in lines:
            yield Record(**json.loads(line))
