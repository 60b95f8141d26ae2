"""The branch that is published, as it lies at the remote: what stands in it, and the push that moves it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import NamedTuple

from generator import git
from generator.git import Said
from generator.problems import Environment, Usage

_IDENTITY = re.compile(r"(.*) <(.*)> \d+ [+-]\d{4}", re.DOTALL)
_FORBIDDEN = ("permission", "denied", "403", "not authorized", "authentication", "could not read username", "protected")


@dataclass(frozen=True, slots=True)
class Remote:
    """A branch at a remote of the repository around the site.

    ``address`` is what git is asked for: the name, or an address. ``tip`` is the commit that the branch is at, "" where
    there is no such branch yet; ``main`` that it is the remote's own. ``author`` (name, email) commits. ``objects`` and
    ``shallow`` are where the repository keeps its objects, and the list of where its history is cut.
    """

    site: Path
    name: str
    address: str
    branch: str
    tip: str
    main: bool
    author: tuple[str, str]
    objects: Path
    shallow: Path
    object_format: str

    @property
    def said(self) -> str:
        """The branch, in words."""
        return f"{self.branch} on {self.name}"


def looked_up(site: Path, name: str, branch: str) -> Remote:
    """The branch as it is at the remote now, fetched.

    Raises:
        Usage: no such name can be.
        Environment: there is no git, no repository, no remote, nobody who commits, or the remote cannot be reached.
    """
    _demand_names(site, name, branch)
    address = _address(site, name)
    tip, main = _found(site, name, address, branch)
    _fetch(site, name, address, branch, tip)
    objects, shallow = (_inside(site, part) for part in ("objects", "shallow"))
    object_format = _asked(site, "rev-parse", "--show-object-format")
    return Remote(site, name, address, branch, tip, main, _author(site), objects, shallow, object_format)


def _demand_names(site: Path, name: str, branch: str) -> None:
    if git.run(site, "rev-parse", "--git-dir").status:
        raise Environment(f"{site} lies in no git repository; `git init`, and `git remote add {name} URL`, make it one")
    if name.startswith("-") or not git.remote(site, name):
        known = _asked(site, "remote").split()
        hint = f"there is {' and '.join(known)}: name one with --remote" if known else f"`git remote add {name} URL`"
        raise Environment(f"the repository has no remote `{name}`; {hint}")
    if (
        branch.startswith("-")
        or not branch.isprintable()
        or git.run(site, "check-ref-format", f"refs/heads/{branch}").status
    ):
        raise Usage(f"--branch {branch}: no branch can have this name")
    if git.run(site, "symbolic-ref", "-q", "--short", "HEAD").text == branch:
        raise Usage(f"--branch {branch}: you work on this branch; the site needs one of its own, such as gh-pages")


def _author(site: Path) -> tuple[str, str]:
    said = git.run(site, "var", "GIT_COMMITTER_IDENT")
    found = _IDENTITY.fullmatch(said.text)
    if said.status or not found:
        raise Environment("git does not know who you are; `git config user.name` and `git config user.email` tell it")
    if "\ufffd" in said.text:
        raise Environment("the name or the address that git knows you by is not UTF-8; `git config` can change it")
    return found[1], found[2]


def _inside(site: Path, name: str) -> Path:
    return (site / _asked(site, "rev-parse", "--git-path", name)).resolve()


def _asked(site: Path, *words: str) -> str:
    said = git.run(site, *words)
    if said.status:
        raise Environment(f"git {words[0]}: {said.reason}")
    return said.text


def _address(site: Path, name: str) -> str:
    """What git is asked for, to look at what a push moves: the name, or the address that it pushes to where that is
    another than the one that it fetches from.
    """
    pushed = _asked(site, "remote", "get-url", "--push", "--all", name).splitlines()
    if len(pushed) > 1:
        raise Environment(f"the remote `{name}` is pushed to {len(pushed)} addresses; name one that has a single one")
    return name if pushed == [_asked(site, "remote", "get-url", name)] else pushed[0]


def _found(site: Path, name: str, address: str, branch: str) -> tuple[str, bool]:
    """The commit of the branch at the remote, "" where there is no such branch; and is it the remote's own?"""
    said = git.run(site, "ls-remote", "--symref", address, "HEAD", f"refs/heads/{branch}")
    if said.status:
        raise Environment(f"the remote `{name}` cannot be reached: {said.reason}")
    rows = said.text.splitlines()
    tip = next((row.partition("\t")[0] for row in rows if row.endswith(f"\trefs/heads/{branch}")), "")
    return tip, f"ref: refs/heads/{branch}\tHEAD" in rows


def _fetch(site: Path, name: str, address: str, branch: str, tip: str) -> None:
    """Brings the objects of the branch, where they are not here."""
    if tip and git.run(site, "cat-file", "-e", f"{tip}^{{tree}}").status:
        words = ("fetch", "--quiet", "--no-tags", "--no-recurse-submodules", "--no-write-fetch-head")
        fetched = git.run(site, *words, address, f"refs/heads/{branch}")
        if fetched.status:
            raise Environment(f"{branch} cannot be fetched from `{name}`: {fetched.reason}")


def work(remote: Remote) -> str:
    """What says that somebody works on the branch, and that it is not there to be published; "" where nothing does."""
    if not remote.tip:
        return ""
    if remote.main:
        return "is the main branch there"
    source = f"{_asked(remote.site, 'rev-parse', '--show-prefix')}content/site.toml"
    if git.run(remote.site, "cat-file", "-e", f"{remote.tip}:{source}").status == 0:
        return f"holds {source}"
    shared = git.run(remote.site, "merge-base", "HEAD", remote.tip).status == 0
    return "has commits of the branch that you work on" if shared else ""


def file(remote: Remote, address: str, most: int) -> bytes | None:
    """A file that stands in the branch, of so many bytes at most; None where there is none.

    Raises:
        Environment: it is larger.
    """
    at = f"{remote.tip}:{address}"
    size = git.run(remote.site, "cat-file", "-s", at) if remote.tip else None
    if size is None or size.status or git.run(remote.site, "cat-file", "-t", at).text != "blob":
        return None
    if int(size.text) > most:
        raise Environment(f"{address} in {remote.said} has {size.text} bytes, and more than {most} are not read")
    return git.run(remote.site, "cat-file", "blob", at).out


def push(remote: Remote, commit: str) -> None:
    """Moves the branch at the remote to a commit that follows on what it is at.

    Raises:
        Environment: the remote refuses; nothing has changed there.
    """
    words = ("push", "--porcelain", "--no-follow-tags", "--recurse-submodules=no")
    said = git.run(remote.site, *words, remote.address, f"{commit}:refs/heads/{remote.branch}")
    if said.status:
        raise Environment(f"nothing was deployed, and {remote.said} is as it was: {_refusal(said)}")


def _refusal(said: Said) -> str:
    """Why a push was refused, and what to do."""
    ours = "\n".join(line.partition("\t")[2] for line in said.text.splitlines() if line[:1] == "!")
    if any(sign in ours + said.complaint for sign in ("fetch first", "non-fast-forward", "cannot lock ref")):
        return "somebody else has deployed meanwhile; deploy again, it compares anew"
    lines = [line.partition(":")[2].strip() for line in said.complaint.splitlines() if line.startswith("remote:")]
    words = " ".join(line for line in lines if line) or ours.rpartition("\t")[2] or said.reason
    if any(sign in f"{words} {said.complaint}".lower() for sign in _FORBIDDEN):
        return f"{words} (you need the right to push to it)"
    return words


class Files(NamedTuple):
    """Which files of the branch come, change and go, by address, in order."""

    added: tuple[str, ...] = ()
    changed: tuple[str, ...] = ()
    removed: tuple[str, ...] = ()


def differences(repository: Path, before: str, after: str, more: Mapping[str, str]) -> Files:
    """What one commit changes about another; "" is a branch without any."""
    if not before:
        said = git.run(repository, "ls-tree", "-r", "-z", "--name-only", after, more=more)
        return Files(added=tuple(sorted(_parts(said))))
    said = git.run(repository, "diff-tree", "-r", "-z", "--no-renames", "--name-status", before, after, more=more)
    words = list(_parts(said))
    found: dict[str, list[str]] = {"A": [], "D": []}
    for verb, address in zip(words[::2], words[1::2], strict=True):
        found.setdefault(verb if verb in found else "M", []).append(address)
    return Files(*(tuple(sorted(found.get(verb, ()))) for verb in "AMD"))


def _parts(said: Said) -> Iterator[str]:
    if said.status:
        raise Environment(f"git could not compare: {said.reason}")
    return (part.decode("utf-8", "replace") for part in said.out.split(b"\0") if part)
