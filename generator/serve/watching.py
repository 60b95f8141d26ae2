"""The author's files, watched: each batch of saves as the paths that changed. The only module that knows watchfiles.

Its loop in Rust counts what the system reports, in steps: a batch ends with the first step in which nothing new came.
Steps cost, so they are short only while somebody is at work.
"""

from __future__ import annotations

import re
import threading
import time
from collections.abc import Callable, Iterable
from pathlib import Path

from watchfiles import Change
from watchfiles._rust_notify import RustNotify, WatchfilesRustInternalError

from generator.build import Order
from generator.build.standing import theme_folders

QUICK, CALM = 10, 45  # milliseconds: a step while somebody works, and while nobody does
AT_WORK = 10.0  # seconds after a save in which the next is likely
GATHER = 60  # milliseconds after which a batch ends, though more may come
AGAIN = 250  # milliseconds after which a new folder is looked at once more: files may have come before its watch
NEAR = 500  # milliseconds: a step of the watch over the folders themselves, and how soon the other learns of them
POLL = 300  # milliseconds between two looks where nobody reports
FLOOD = 2_000  # paths in a batch: the system may have lost some, so everything is looked at

# File systems that report nothing of what is changed on their other side.
_MUTE = re.compile(
    r"9p|drvfs|nfs\d?|cifs|smb\w*|vboxsf|prl_fs|afs|fuse\.(sshfs|vmhgfs-fuse|osxfs|grpcfuse|rclone)|davfs"
)

PATIENCE = 15_000  # milliseconds without a change after which the loop looks up

Saved = Callable[[frozenset[Path]], None]
EVERYTHING: frozenset[Path] = frozenset()  # told where anything may have changed
NOBODY: frozenset[Path] = frozenset()


def roots(order: Order) -> tuple[Path, ...]:
    """The folders in which everything counts."""
    return tuple(dict.fromkeys(path.absolute() for path in (order.content, *theme_folders(order.site))))


def mute(path: Path, mounts: str) -> str:
    """The kind of the file system that a path lies in where it reports no changes, by /proc/mounts; else ""."""
    rows = (line.split(" ") for line in mounts.split("\n") if line.count(" ") > 2)
    kinds = {row[1].replace("\\040", " "): row[2] for row in rows}
    place = next((str(p) for p in (path, *path.parents) if str(p) in kinds), "")
    kind = kinds.get(place, "")
    return kind if _MUTE.fullmatch(kind) else ""


class Watch:
    """Two threads: one for all below the folders that count, one that sees those folders come and go.

    ``say`` is called with a sentence where the system has no more watches to give, and we look ourselves instead.
    """

    def __init__(self, order: Order, saved: Saved, say: Callable[[str], None], *, poll: bool) -> None:
        self._order, self._saved, self._say, self._poll = order, saved, say, poll
        self._config = order.config.absolute()
        self._ended = threading.Event()
        self._moved = threading.Event()

    def start(self) -> None:
        """From now on, every change is told; as the first, that anything may have changed before."""
        for work in (self._watch_deep, self._watch_near):
            threading.Thread(target=work, daemon=True, name=work.__name__).start()

    def end(self) -> None:
        """No more is told."""
        self._ended.set()
        self._moved.set()

    # ---- all that lies in the folders

    def _watch_deep(self) -> None:
        while not self._ended.is_set():
            self._moved.clear()
            there = [path for path in roots(self._order) if path.is_dir()]
            notify = self._notify(there, recursive=True)
            self._saved(EVERYTHING)  # the watch stands, but something may have come before
            try:
                self._follow(notify)
            except (OSError, WatchfilesRustInternalError) as error:  # new folders, and no watch left for them
                self._look_instead(error)
            notify.close()

    def _follow(self, notify: RustNotify) -> None:
        """Tells every batch, until the folders have moved."""
        quick_until, new = 0.0, NOBODY
        while True:
            step = QUICK if time.monotonic() < quick_until else CALM
            # To be asked at every step whether to stop would cost a quarter of all.
            changes = notify.watch(GATHER, step, AGAIN if new else NEAR, None)
            if isinstance(changes, set):
                quick_until = time.monotonic() + AT_WORK
                self._tell(frozenset(Path(path) for _, path in changes))
                new = _folders(path for kind, path in changes if kind == Change.added)
            else:
                self._tell(new)
                new = NOBODY
            if self._moved.is_set():
                return

    def _tell(self, paths: frozenset[Path]) -> None:
        kept = frozenset(path for path in paths if not self._is_ours(path))
        if kept:
            self._saved(EVERYTHING if len(kept) > FLOOD else kept)

    def _is_ours(self, path: Path) -> bool:
        ours = (self._order.output.absolute(), self._order.cache.absolute())
        return "__pycache__" in path.parts or any(path.is_relative_to(folder) for folder in ours)

    # ---- the folders themselves, and a configuration that lies elsewhere

    def _watch_near(self) -> None:
        folders = set(roots(self._order))
        near = {self._order.site.absolute(), self._config.parent} - folders
        notify = self._notify(near, recursive=False)
        while (changes := notify.watch(GATHER, NEAR, PATIENCE, self._ended)) != "stop":
            paths = {Path(path) for _, path in changes} if isinstance(changes, set) else set()
            if paths.intersection(folders):
                self._moved.set()
            if self._config in paths:
                self._saved(frozenset({self._config}))

    def _notify(self, paths: Iterable[Path], *, recursive: bool) -> RustNotify:
        names = [str(path) for path in paths if path.is_dir()]
        try:
            return RustNotify(names, False, self._poll, POLL, recursive, True)  # noqa: FBT003 - it takes them by place
        except FileNotFoundError:  # gone since we looked; the folder above tells when it is back
            return self._notify(paths, recursive=recursive)
        except (OSError, WatchfilesRustInternalError) as error:
            self._look_instead(error)
            return self._notify(paths, recursive=recursive)

    def _look_instead(self, error: Exception) -> None:
        """From now on we look for changes ourselves; where we do already, nothing helps."""
        if self._poll:
            raise error
        self._poll = True
        self._say(f"the system watches no more folders ({error}): looking {1000 // POLL} times a second instead")


def _folders(names: Iterable[str]) -> frozenset[Path]:
    return frozenset(path for path in map(Path, names) if path.is_dir())
