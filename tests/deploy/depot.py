"""A site in a git repository, with a bare repository on the disk as its remote."""

from __future__ import annotations

import os
import subprocess
from pathlib import Path

from generator import deploy
from generator.deploy import Deployed
from tests.sites import Site, event

CONFIG = Path(__file__).with_name("gitconfig")
FILES = {
    "content/site.toml": 'title = "A site"\nbase_url = "https://example.org/x"\n',
    "content/story/index.md": "---\ntitle: A story\nkind: timeline\n---\n",
    "content/story/one.md": event("One", "2001", "The first."),
    "content/story/two.md": event("Two", "2002", "The second.", people="Somebody"),
    ".gitignore": "output/\n.cache/\n",
}


def git(folder: Path, *words: str, check: bool = True) -> str:
    """What git says in a folder."""
    done = subprocess.run(["git", "-C", str(folder), *words], check=False, capture_output=True, text=True)
    assert not check or done.returncode == 0, done.stderr
    return done.stdout.rstrip("\n")


class Depot:
    """A site, its repository and the remote ``origin``, and what deploying it said."""

    def __init__(self, site: Site) -> None:
        self.site, self.folder = site, site.folder
        self.bare = site.folder.with_name("remote.git")
        self.said: list[str] = []
        git(self.folder.parent, "init", "-q", "--bare", str(self.bare))
        repository(self.folder)
        git(self.folder, "remote", "add", "origin", str(self.bare))

    def deploy(self, *, dry_run: bool = False, allow_lost: bool = False, **asked: str) -> Deployed:
        """The site deployed in this process."""
        self.said = []
        how = deploy.Asked(self.said.append, dry_run=dry_run, allow_lost=allow_lost, **asked)
        done = deploy.deploy(self.site.order(), how)
        self.said += deploy.report(done, how)
        return done

    def good(self) -> str:
        """The commit of the branch after a deployment that went well."""
        done = self.deploy()
        assert done.outcome.problems == [], done.outcome.problems
        return self.tip

    @property
    def tip(self) -> str:
        """The commit that the branch is at, at the remote; "" where there is none."""
        return git(self.bare, "rev-parse", "-q", "--verify", "refs/heads/gh-pages", check=False)

    def published(self) -> dict[str, bytes]:
        """The files of the branch, by address."""
        names = git(self.bare, "ls-tree", "-r", "-z", "--name-only", "gh-pages").split("\0")
        return {name: self.shown(name) for name in names if name}

    def shown(self, name: str) -> bytes:
        """A file of the branch."""
        return subprocess.run(
            ["git", "-C", str(self.bare), "cat-file", "blob", f"gh-pages:{name}"], check=True, capture_output=True
        ).stdout

    def made(self) -> dict[str, bytes]:
        """The files of the output, as they should be in the branch."""
        return {name: data for name, data in self.site.files().items() if not name.startswith(".dateline/")}

    def branches(self) -> str:
        """All that has a name in the author's repository, but what it knows of the remote."""
        return git(self.folder, "for-each-ref", "refs/heads", "refs/tags") + git(self.folder, "status", "--porcelain")

    def somebody_pushes(self, files: dict[str, str], branch: str = "gh-pages") -> str:
        """A commit of these files that somebody else puts on the branch; answers its id."""
        other = self.folder.with_name("other")
        if not other.exists():
            repository(other)
            git(other, "remote", "add", "origin", str(self.bare))
        if self.tip:
            git(other, "fetch", "-q", "origin", branch)
            git(other, "reset", "-q", "--hard", "FETCH_HEAD")
        for name, text in files.items():
            (other / name).parent.mkdir(parents=True, exist_ok=True)
            (other / name).write_text(text)
        git(other, "add", "-A")
        git(other, "commit", "-q", "-m", "Theirs")
        git(other, "push", "-q", "origin", f"HEAD:refs/heads/{branch}")
        return git(other, "rev-parse", "HEAD")

    def hook(self, repository: Path, name: str, script: str) -> None:
        """A hook of git, in the author's repository or at the remote."""
        hooks = repository / ("hooks" if repository == self.bare else ".git/hooks")
        hooks.mkdir(exist_ok=True)
        (hooks / name).write_text(f"#!/bin/sh\n{script}\n")
        (hooks / name).chmod(0o755)


def repository(folder: Path) -> None:
    """A repository with a first commit of what lies there."""
    folder.mkdir(exist_ok=True)
    git(folder, "init", "-q", "-b", "main")
    git(folder, "config", "user.name", "Ada")
    git(folder, "config", "user.email", "ada@example.org")
    git(folder, "add", "-A")
    git(folder, "commit", "-q", "--allow-empty", "-m", "First")


def alone() -> dict[str, str]:
    """The environment with no configuration of git but that of the tests and of the repository."""
    return {**os.environ, "GIT_CONFIG_GLOBAL": str(CONFIG), "GIT_CONFIG_NOSYSTEM": "1"}
