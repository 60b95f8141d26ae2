"""The site as it is to lie in the branch: a tree of hard links in the cache, and ghp-import's commit of it.

The commit comes into being in a repository of its own, with the objects of the author's: no branch of theirs moves, and
whatever ends this run leaves nothing but objects that git sweeps up.
"""

from __future__ import annotations

import shutil
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path
from subprocess import PIPE, Popen
from types import MappingProxyType
from typing import Any

import ghp_import

from generator import git
from generator.deploy.remote import Files, Remote
from generator.deploy.remote import differences as compared
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
    """An empty workshop; what a run that died left of its own is removed."""
    shop = Workshop(cache / FOLDER)
    sweep(cache)
    try:
        shop.tree.mkdir(parents=True)
        yield shop
    finally:
        with suppress(OSError):
            sweep(cache)


def sweep(cache: Path) -> None:
    """Removes the workshop."""
    folder = cache / FOLDER
    try:
        if folder.is_symlink():
            folder.unlink()
        elif folder.exists():
            shutil.rmtree(folder)
    except OSError as error:
        raise Environment(f"{error.filename or folder}: {(error.strerror or str(error)).lower()}") from None


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


def differences(shop: Workshop, remote: Remote, commit: str) -> Files:
    """What a commit of ours changes about the branch."""
    theirs = {"GIT_ALTERNATE_OBJECT_DIRECTORIES": str(remote.objects)}
    return compared(shop.repository, remote.tip, commit, theirs)


def commit(shop: Workshop, remote: Remote, message: str, *, keep: bool) -> str:
    """The id of a commit of the tree, on top of the branch; the author's repository is to ``keep`` it, or not."""
    _prepared(shop, remote)
    scratch = _Scratch(shop, remote, keep=keep)
    failed = False
    try:
        ghp_import.run_import(
            scratch,
            str(shop.tree),
            branch=remote.branch,
            mesg=message,
            prefix=None,
            followlinks=False,
            nojekyll=True,
            cname=None,
        )
    except (TypeError, OSError):  # it says bytes where text belongs when fast-import fails, or its pipe is shut
        failed = True
    said = git.run(shop.repository, "rev-parse", "--verify", "-q", f"refs/heads/{remote.branch}", more=scratch.more)
    if failed or said.status or said.text == remote.tip:
        raise Environment("git could not take up the files of the site; is the disk full?")
    return said.text


def _prepared(shop: Workshop, remote: Remote) -> None:
    """A repository whose branch is where the remote's is, which knows who commits."""
    words = ["init", "--bare", "--quiet", f"--object-format={remote.object_format}"]
    _told(shop.folder, (*words, str(shop.repository.absolute())))
    if remote.shallow.exists():
        shutil.copyfile(remote.shallow, shop.repository / "shallow")
    name, email = remote.author
    _told(shop.repository, ("config", "user.name", name))
    _told(shop.repository, ("config", "user.email", email))
    if remote.tip:
        borrowed = {"GIT_OBJECT_DIRECTORY": str(remote.objects)}
        _told(shop.repository, ("update-ref", f"refs/heads/{remote.branch}", remote.tip), borrowed)


def _told(folder: Path, words: Sequence[str], more: Mapping[str, str] = MappingProxyType({})) -> None:
    said = git.run(folder, *words, more=more)
    if said.status:
        raise Environment(f"git {words[0]}: {said.reason}")


class _Scratch(ghp_import.Git):  # type: ignore[misc]  # it says nothing of its types
    """Git as ghp-import starts it: in our repository, whatever the folder and the environment say."""

    def __init__(self, shop: Workshop, remote: Remote, *, keep: bool) -> None:
        super().__init__()
        self._folder = shop.repository
        theirs = str(remote.objects)
        self.more = {"GIT_OBJECT_DIRECTORY": theirs} if keep else {"GIT_ALTERNATE_OBJECT_DIRECTORIES": theirs}

    def open(self, *words: str, **how: Any) -> Popen[bytes]:  # noqa: ANN401 - as ghp-import calls it
        """Starts git."""
        env = {**git.environment(self.more), "GIT_DIR": str(self._folder.absolute())}
        plain = {name: PIPE if how.get(name, PIPE) == PIPE else None for name in ("stdin", "stdout", "stderr")}
        self.pipe = Popen(["git", *words], cwd=self._folder, env=env, **plain)  # type: ignore[call-overload]  # noqa: S603, S607
        return self.pipe  # type: ignore[no-any-return]
