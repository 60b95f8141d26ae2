"""What stands since the last build: whether anything at all is different, and what each page was made of."""

from __future__ import annotations

import sys
from collections.abc import Iterable, Iterator, Mapping
from contextlib import AbstractContextManager
from dataclasses import dataclass
from itertools import islice
from pathlib import Path
from typing import TYPE_CHECKING, cast

from generator import cache, write
from generator.build.order import Order, Outcome, today
from generator.graph import Edges
from generator.load import scan
from generator.load.entries import Said, keys, plain
from generator.model import Entry
from generator.problems import Problem
from generator.write import NOWHERE, Signature

if TYPE_CHECKING:
    from generator.build.plan import Plan
    from generator.load.folder import Note

ROWS = 8  # in the cache, for each entry: more than nearly all need
SPARE = 1_000
PROGRAM = Path(__file__).parent.parent


def opened(order: Order) -> AbstractContextManager[write.Output]:
    """The output that is asked for, ours alone until the block ends."""
    return write.opened(order.output, site=order.site, apart_from=(order.content, order.site / "themes"))


def remembered(order: Order) -> cache.Opened:
    """The cache; a preview and a build share its texts and nothing else."""
    return cache.opened(order.cache, fresh=order.fresh, name="-serve" if order.preview else "")


@dataclass(frozen=True, slots=True)
class Watched:
    """Everything that a build depends on, as it lies on the disk: what was asked, and the signatures of all files."""

    asked: tuple[object, ...]
    files: dict[str, Signature]
    found: scan.Found

    @classmethod
    def now(cls, order: Order) -> Watched:
        """The signatures of this moment."""
        found = scan.scan(order.content)
        files = {f"content/{path}": signature for path, signature in found.files.items()}
        files |= {f"{problem.path}: {problem.message}": NOWHERE for problem in found.problems}
        for number, root in enumerate(theme_folders(order.site)):
            files |= {f"themes {number}/{path}": signature for path, signature in scan.reached(root)}
        files |= {f"program/{path}": signature for path, signature in program()}
        files |= dict(_beside(order))
        return cls(order.asked, files, found)

    @property
    def trusted(self) -> dict[str, Signature]:
        """The signatures that will tell a later change: not those of files changed within a tick of the clock."""
        return {path: self.found.trusted(signature) for path, signature in self.files.items()}


def program() -> Iterator[tuple[str, Signature]]:
    """The files of the program that decide what a page looks like, by their paths in it: code, and the base map."""
    return (each for each in scan.reached(PROGRAM) if each[0].endswith((".py", ".json")))


def theme_folders(site: Path) -> tuple[Path, ...]:
    """Where themes lie: with the site, then with the program, in a wheel and in a clone."""
    return (site / "themes", PROGRAM / "themes", PROGRAM.parent / "themes")


def _beside(order: Order) -> Iterator[tuple[str, Signature]]:
    """The configuration, where it lies elsewhere, and the folders of packages: an upgrade touches theirs."""
    folders = [Path(p) for p in sys.path if p.rstrip("/").endswith(("site-packages", "dist-packages"))]
    for path in (order.config.absolute(), *folders):
        try:
            yield str(path), write.signed(path.stat())
        except OSError:
            yield str(path), NOWHERE


@dataclass(frozen=True, slots=True)
class Last:
    """The last build's outcome with nothing written, and the names of the files that are not as it saw them."""

    apart: frozenset[str]
    outcome: Outcome


Edged = tuple[bytes, tuple[str, ...], bytes, bytes]  # an Edges, as the state keeps it


@dataclass(frozen=True, slots=True)
class Since:
    """What stands, the files as they lie now, and what the last build came to where nothing but files is different."""

    standing: Standing
    watched: Watched
    last: Last | None

    @property
    def program(self) -> bytes | None:
        """The digest of the program, where no file of its own and no package is other than the last build saw it."""
        if self.last is None or any(name.startswith(("program/", "/")) for name in self.last.apart):
            return None
        return cast("bytes | None", self.standing.noted.get("program"))


class Standing:
    """What the last build noted, and the files as they lie in the output now.

    ``unsaved`` says that the next run does not know all of it yet.
    """

    def __init__(self, memory: cache.Memory, output: write.Output) -> None:
        self._memory, self._output = memory, output
        self._seen = memory.seen.load()
        self._noted: dict[str, object] | None = None
        self._signatures = output.signatures()
        self._stands: dict[str, bytes | None] = {}
        self.unsaved = False

    def look(self) -> None:
        """Looks again at the files as they lie in the output, and at what its manifest says of them by now."""
        self._output = write.Output(self._output.folder, self._output.state)
        self._signatures = self._output.signatures()
        self._stands = {}

    def forget(self) -> None:
        """What the last build noted turned out to be wrong."""
        self._memory.forget()
        self._seen, self._noted, self._stands = {}, None, {}

    @property
    def noted(self) -> dict[str, object]:
        """What the last build understood of ``content/``."""
        if self._noted is None:
            self._noted, rows = self._memory.state.loaded()
            files = cast("dict[str, tuple[Signature, bytes, int, list[Said]]]", self._noted.get("files", {}))
            self._noted["files"] = {
                path: (s, d, list(islice(rows, n)), said) for path, (s, d, n, said) in files.items()
            }
        return self._noted

    @property
    def manifest(self) -> Mapping[str, bytes]:
        """Address → digest of every file that we wrote."""
        return self._output.manifest

    def last(self, watched: Watched) -> Last | None:
        """What the last build came to, where nothing is different now but files: not the day, nor what it wrote."""
        seen = self._seen
        if not seen or seen["asked"] != cache.digest(repr(watched.asked).encode()):
            return None
        since, until = cast("tuple[int, int]", seen["days"])
        if not since <= today(watched.asked, cast("str", seen["timezone"])) < until:
            return None
        if seen["manifest"] != self._output.signature:
            return None
        outputs = cast("dict[str, Signature]", seen["outputs"])
        if any(self._signatures.get(address) != signature for address, signature in outputs.items()):
            return None
        before, now = cast("dict[str, Signature]", seen["files"]), watched.files
        apart = frozenset() if before == now else frozenset(dict(before.items() ^ now.items()))
        counts = cast("tuple[int, int, int]", seen["counts"])
        problems = [Problem(*p) for p in cast("list[Said]", seen["problems"])]
        return Last(apart, Outcome(problems, *counts, left_out=cast("list[tuple[str, str]]", seen["left_out"])))

    def stands(self, address: str) -> bytes | None:
        """The digest of a file as it lies in the output."""
        if address not in self._stands:
            known = cast("dict[str, Signature]", self._seen.get("outputs", {})).get(address)
            signature = self._signatures.get(address)
            listed = self._output.manifest.get(address)
            trusted = signature is not None and signature == known and listed is not None
            self._stands[address] = listed if trusted else self._output.read(address) if signature else None
        return self._stands[address]

    def edges(self, address: str, program: bytes) -> Edges | None:
        """What a page was made of when this program last rendered it."""
        found = self.every_edge.get(address) if self.noted.get("program") == program else None
        return Edges._make(found) if found else None

    @property
    def made(self) -> dict[str, bytes]:
        """The digest of every page as it was made last, by address."""
        return {address: edges[-1] for address, edges in self.every_edge.items()}

    @property
    def every_edge(self) -> Mapping[str, Edged]:
        """What every page was made of, by address, as plain data."""
        return cast("dict[str, Edged]", self.noted.get("edges", {}))

    def understood(self, plan: Plan) -> None:
        """From now on, content/ says what this plan was made of."""
        edges = self.every_edge if self.noted.get("program") == plan.program else {}
        self.unsaved = self.unsaved or plan.changed or not edges
        self._noted = {**plan.noted, "program": plan.program, "edges": dict(edges)}

    def wrote(self, made: Mapping[str, Edges], put: Iterable[str], lost: Iterable[str]) -> None:
        """From now on, these pages are made of this and stand so; some are ``put`` there anew, the ``lost`` gone."""
        edges = cast("dict[str, Edged]", self.noted["edges"])
        for address, edge in made.items():
            if edges.get(address) != edge:
                edges[address], self.unsaved = (*edge,), True
            self._stands[address] = edge.output
        for address in lost:
            self.unsaved = True
            for known in (edges, self._stands, self._signatures):
                known.pop(address, None)
        self._signatures |= self._output.signatures_of(put)

    def reread(self, path: str, note: Note) -> None:
        """From now on, one file of content/ says this."""
        cast("dict[str, Note]", self.noted["files"])[path] = note
        self.unsaved = True

    def saw(self, watched: Watched, plan: Plan, output: write.Output) -> None:
        """From now on, this is how the last build found the files and left the output, and what it said."""
        self._output, outcome = output, plan.outcome
        self._seen = {
            "asked": cache.digest(repr(watched.asked).encode()),
            "files": watched.trusted,
            "outputs": {a: s for a, s in self._signatures.items() if a in self.every_edge},
            "manifest": self._output.signature,
            "days": plan.days,
            "timezone": plan.timezone,
            "counts": (outcome.events, outcome.articles, outcome.pages),
            "problems": plain(tuple(outcome.problems)),
            "left_out": outcome.left_out,
        }

    def save(self) -> None:
        """Leaves it all to the next run, and forgets what nobody asks the cache for any more."""
        notes = cast("dict[str, Note]", self.noted["files"])
        most = SPARE + ROWS * sum(len(note[2]) for note in notes.values())
        self._memory.store.prune(most, lambda: {key for entry in _entries(notes) for key in keys(entry)})
        if self.unsaved:
            counts = {path: (signature, digest, len(of), said) for path, (signature, digest, of, said) in notes.items()}
            rows = (tuple(row) for note in notes.values() for row in note[2])
            self._memory.state.save({**self.noted, "files": counts}, rows)
        self._memory.seen.save(self._seen)
        self.unsaved = False


def _entries(notes: Mapping[str, Note]) -> Iterator[Entry]:
    """What is noted of documents; of a picture it is the size."""
    for note in notes.values():
        yield from (Entry._make(row) for row in note[2] if len(row) == len(Entry._fields))
