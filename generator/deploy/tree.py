"""The site as it is to lie in the branch: a tree of hard links in the cache."""

from __future__ import annotations

import fcntl
import os
import shutil
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path

from generator.problems import Environment

FOLDER = "deploy"  # in the cache


@dataclass(frozen=True, slots=True)
class Workshop:
    """A folder in the cache that lasts as long as a deployment: the tree, and a repository."""

    folder: Path

    @property
    def tree(self) -> Path:
        """The files, as they are to be published."""
        return self.folder / "site"

    @property
    def repository(self) -> Path:
        """A bare repository."""
        return self.folder / "git"


@contextmanager
def workshop(cache: Path) -> Iterator[Workshop]:
    """An empty workshop, ours alone until the block ends; what a run that died left of its own is removed."""
    shop = Workshop(cache / FOLDER)
    with _said(cache):
        cache.mkdir(parents=True, exist_ok=True)
    with _alone(cache):
        _remove(shop.folder)
        try:
            shop.tree.mkdir(parents=True)
            yield shop
        finally:
            with suppress(Environment):
                _remove(shop.folder)


def sweep(cache: Path) -> None:
    """Removes the workshop.

    Raises:
        Environment: a deployment is under way there.
    """
    if cache.is_dir():
        with _alone(cache):
            _remove(cache / FOLDER)


@contextmanager
def _alone(cache: Path) -> Iterator[None]:
    """Lets nobody else deploy from a cache, nor sweep it."""
    with _said(cache):
        lock = os.open(cache, os.O_RDONLY | os.O_DIRECTORY)
    try:
        with _said(cache):
            fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
        yield
    finally:
        os.close(lock)


def _remove(folder: Path) -> None:
    with _said(folder):
        if folder.is_symlink():
            folder.unlink()
        elif folder.exists():
            shutil.rmtree(folder)


@contextmanager
def _said(where: Path) -> Iterator[None]:
    """Turns what the machine refuses into one line."""
    try:
        yield
    except BlockingIOError:
        raise Environment(f"another deployment is under way in {where}") from None
    except OSError as error:
        raise Environment(f"{error.filename or where}: {(error.strerror or str(error)).lower()}") from None


def lay(output: Path, addresses: list[str], shop: Workshop) -> dict[str, int]:
    """Lays the files of a site into the tree, by hard links where that can be; answers their sizes in bytes."""
    sizes = {}
    made: set[Path] = set()
    for address in addresses:
        source, target = output / address, shop.tree / address
        try:
            if target.parent not in made:
                target.parent.mkdir(parents=True, exist_ok=True)
                made.add(target.parent)
            _link(source, target)
            sizes[address] = target.stat().st_size
        except OSError as error:
            raise Environment(f"{source}: {(error.strerror or str(error)).lower()}; build anew") from None
    return sizes


def _link(source: Path, target: Path) -> None:
    """The same file in two places; a copy where the disk, or whose file it is, allows no link."""
    if source.is_symlink():
        raise OSError("is a link and no file of ours")
    try:
        target.hardlink_to(source)
    except OSError:
        shutil.copyfile(source, target)


def add(shop: Workshop, address: str, data: bytes) -> None:
    """A file of the branch that stays."""
    (shop.tree / address).write_bytes(data)
