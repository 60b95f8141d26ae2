"""ghp-import's commit of a tree, on top of the branch: what was laid, or none.

It comes into being in a repository of its own, with the objects of the author's: no branch of theirs moves, and
whatever ends this run leaves nothing but objects that git sweeps up.
"""

from __future__ import annotations

import re
import shutil
from collections.abc import Mapping, Sequence
from pathlib import Path
from subprocess import PIPE, Popen
from types import MappingProxyType
from typing import IO, Any

import ghp_import

from generator import git
from generator.deploy import remote as branches
from generator.deploy.lines import named
from generator.deploy.remote import Files, Remote
from generator.deploy.tree import Workshop
from generator.problems import Environment

NO_JEKYLL = ".nojekyll"  # GitHub publishes the files as they are
_DATA = re.compile(rb"data \d+\n")
_PROGRAM, _FILE = b"M 100755 ", b"M 100644 "


def commit(shop: Workshop, remote: Remote, message: str, sizes: Mapping[str, int], *, keep: bool) -> str:
    """The id of a commit of the tree, on top of the branch; the author's repository is to ``keep`` it, or not.

    Raises:
        Environment: there is no commit, or it does not hold the files of these ``sizes``, which were laid.
    """
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
    _demand_all(shop, said.text, sizes, scratch.more)
    return said.text


def differences(shop: Workshop, remote: Remote, commit: str) -> Files:
    """What a commit of ours changes about the branch."""
    theirs = {"GIT_ALTERNATE_OBJECT_DIRECTORIES": str(remote.objects)}
    return branches.differences(shop.repository, remote.tip, commit, theirs)


def _demand_all(shop: Workshop, commit: str, sizes: Mapping[str, int], more: Mapping[str, str]) -> None:
    """Nothing; Environment where a commit is not what was laid: ghp-import passes over what has gone meanwhile."""
    said = git.run(shop.repository, "ls-tree", "-r", "-l", "-z", commit, more=more)
    rows = (row.partition(b"\t") for row in said.out.split(b"\0") if row)
    found = {address.decode("utf-8", "replace"): int(about.split()[-1]) for about, _, address in rows}
    if others := {address for address, _ in found.items() ^ {**sizes, NO_JEKYLL: 0}.items()}:
        said_others = f"{named(sorted(others))} changed in {shop.folder} while the site was taken up"
        raise Environment(f"{said_others}; nothing was deployed, deploy again")


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
        if words[0] == "fast-import":
            self.pipe.stdin = _Plain(self.pipe.stdin)
        return self.pipe  # type: ignore[no-any-return]


class _Plain:
    """The pipe to fast-import, on which no file is a program: on some disks each of them is said to be one."""

    def __init__(self, pipe: IO[bytes]) -> None:
        self._pipe, self._in_file = pipe, False

    def write(self, data: bytes) -> None:
        """Passes on a piece as ghp-import cuts them: the command, the size, the bytes of the file."""
        if not self._in_file and data.startswith(_PROGRAM):
            data = _FILE + data[len(_PROGRAM) :]
        self._in_file = not self._in_file and bool(_DATA.fullmatch(data))
        self._pipe.write(data)

    def close(self) -> None:
        """There is no more."""
        self._pipe.close()
