"""A clone of this repository with other words in it goes to its branch, from the command line, as its owner would."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from tests.deploy.depot import CONFIG, alone, git, repository
from tests.deploy.test_interrupted import begun, wait_for
from tests.sites import ROOT, event

pytestmark = pytest.mark.long

BATTLEGROUPS = "content/eastern-flank/battlegroups-arrive.md"
NEW = "content/eastern-flank/2026-01-02-something-new.md"
PAGE = "eastern-flank/something-new.html"
URL = 'base_url = "https://example.org/dateline"\n'
DOMAIN = "chronicle.example.org\n"
STAGED, LAID = "output/.dateline/staged", ".cache/deploy/site"
MOMENTS = [
    ("ls-remote", signal.SIGINT),
    (STAGED, signal.SIGINT),
    (STAGED, signal.SIGKILL),
    (LAID, signal.SIGINT),
    (LAID, signal.SIGKILL),
    ("fast-import", signal.SIGKILL),
    ("push", signal.SIGINT),
    ("push", signal.SIGKILL),
]


class Clone:
    """The clone, with a bare repository on the disk as its remote, in which a domain already has its name."""

    def __init__(self, place: Path) -> None:
        self.folder, self.bare, self._scratch = place / "clone", place / "remote.git", place
        git(place, "init", "-q", "--bare", str(self.bare))
        (place / "domain").mkdir()
        (place / "domain/CNAME").write_text(DOMAIN)
        repository(place / "domain")
        git(place / "domain", "push", "-q", str(self.bare), "main:gh-pages")
        git(place, "clone", "-q", str(ROOT), str(self.folder))
        for words in (
            ["remote", "set-url", "origin", str(self.bare)],
            ["config", "user.name", "Ada"],
            ["config", "user.email", "ada@example.org"],
        ):
            git(self.folder, *words)
        self.write("content/site.toml", URL + (self.folder / "content/site.toml").read_text())
        self.write(NEW, event("Something new", "2026-01-02", "It is **new**."))

    def write(self, name: str, text: str) -> None:
        (self.folder / name).write_text(text)

    def run(self, *words: str) -> tuple[int, str]:
        """The exit status, and all that is said."""
        done = subprocess.run(
            [sys.executable, "-m", "generator", *words, "--now", "2026-02-01"],
            cwd=self.folder, env=alone(), check=False, capture_output=True, text=True,
        )  # fmt: skip
        return done.returncode, done.stdout + done.stderr

    def ended(self, moment: str, number: signal.Signals) -> str:
        """A deployment that is ended when it starts a command of git, or when a folder is there; what it said."""
        marker = self.folder / moment if "/" in moment else self._scratch / "waiting"
        (self._scratch / "waiting").unlink(missing_ok=True)
        run = begun(self.folder, self._scratch, WAIT_AT=moment)
        wait_for(marker, run)
        os.killpg(run.pid, number)
        return run.communicate(timeout=60)[0]

    def heal(self) -> None:
        """Nothing; a deployment refuses what is half of two builds, and a build finishes it."""
        assert self.run("build")[0] == 0

    @property
    def tip(self) -> str:
        return git(self.bare, "rev-parse", "gh-pages")

    def shown(self, name: str) -> str:
        return git(self.bare, "show", f"gh-pages:{name}")


@pytest.fixture
def clone(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Clone:
    monkeypatch.setenv("GIT_CONFIG_GLOBAL", str(CONFIG))
    return Clone(tmp_path)


def test_a_clone_with_other_words_goes_to_its_branch_or_stays_where_it_is(clone: Clone) -> None:
    status, said = clone.run("deploy")
    assert (status, "gh-pages on origin: " in said) == (0, True), said
    assert git(clone.bare, "for-each-ref", "--format=%(refname)") == "refs/heads/gh-pages"
    assert clone.shown("CNAME") == DOMAIN.rstrip()
    assert "<strong>new</strong>" in clone.shown(PAGE)
    tip = clone.tip
    assert clone.run("deploy") == (0, "gh-pages on origin is up to date; nothing was deployed\n")
    (clone.folder / NEW).unlink()
    status, said = clone.run("deploy")
    assert (status, f"{PAGE}: error[lost-address]: " in said) == (1, True), said
    clone.write(NEW, event("Something new", "2026-01-32"))
    status, said = clone.run("deploy")
    assert (status, f"{NEW}:3" in said) == (1, True), said
    assert clone.tip == tip


def test_a_clone_that_is_interrupted_at_any_moment_deploys_nothing_and_then_all(clone: Clone) -> None:
    assert clone.run("deploy")[0] == 0
    tip = clone.tip
    clone.write(NEW, event("Something new", "2026-01-02", "It is **newer**."))
    for moment, number in MOMENTS:
        text = (clone.folder / BATTLEGROUPS).read_text()
        clone.write(BATTLEGROUPS, f"{text}\nAnd then {moment}.\n")
        said = clone.ended(moment, number)
        assert clone.tip == tip, (moment, said)
        assert ("interrupted: nothing was deployed" in said) == (number == signal.SIGINT and moment != "push")
        clone.heal()
    assert clone.run("deploy")[0] == 0
    assert git(clone.bare, "rev-parse", "gh-pages^") == tip
    assert "<strong>newer</strong>" in clone.shown(PAGE)
    assert "And then push." in clone.shown("eastern-flank/battlegroups-arrive.html")
    assert clone.shown("CNAME") == DOMAIN.rstrip()
    assert not (clone.folder / ".cache/deploy").exists()
    git(clone.bare, "fsck", "--strict")
