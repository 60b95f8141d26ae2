"""Whatever ends a deployment, and whenever: branch and remote are as they were, and the next one goes well."""

from __future__ import annotations

import os
import shutil
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from generator import deploy
from generator.cli import main
from generator.problems import Environment
from tests.deploy.depot import Depot, alone, git
from tests.sites import ROOT, event

# The real git, but that it waits, or does something else before, where it is asked to.
SLOW = """#!/bin/sh
for word; do
    if [ "$word" = "$WAIT_AT" ]; then : > "$WAITING"; sleep 60; fi
    if [ "$word" = "$AT" ]; then $THEN; fi
done
exec {git} "$@"
"""


@pytest.mark.parametrize(
    ("moment", "number"),
    [
        ("ls-remote", signal.SIGINT),
        ("fast-import", signal.SIGTERM),
        ("push", signal.SIGKILL),
        pytest.param("cat-file", signal.SIGKILL, marks=pytest.mark.long),
        pytest.param("init", signal.SIGINT, marks=pytest.mark.long),
        pytest.param("fast-import", signal.SIGKILL, marks=pytest.mark.long),
        pytest.param("push", signal.SIGINT, marks=pytest.mark.long),
    ],
)
def test_an_end_at_any_moment_leaves_branch_and_remote_as_they_were(
    depot: Depot, tmp_path: Path, moment: str, number: signal.Signals
) -> None:
    tip = depot.good()
    depot.site.write({"content/story/one.md": event("One", "2001", "Anew.")})
    before = depot.branches()
    run = begun(depot.folder, tmp_path, WAIT_AT=moment)
    wait_for(tmp_path / "waiting", run)
    os.killpg(run.pid, number)
    said, _ = run.communicate(timeout=30)
    assert (depot.tip, depot.branches()) == (tip, before)
    assert run.returncode == {signal.SIGINT: 130, signal.SIGTERM: 143}.get(number, -number)
    if number != signal.SIGKILL:
        assert "interrupted" in said
        assert not (depot.folder / ".cache/deploy").exists()
    depot.good()
    assert b"Anew." in depot.shown("story/one.html")
    assert not (depot.folder / ".cache/deploy").exists()


def test_a_site_that_is_taken_apart_meanwhile_is_not_pushed(depot: Depot, tmp_path: Path) -> None:
    tip = depot.good()
    depot.site.write({"content/story/one.md": event("One", "2001", "Anew.")})
    run = begun(depot.folder, tmp_path, AT="fast-import", THEN="rm -r ../site/story")
    said, _ = run.communicate(timeout=30)
    assert run.returncode == 3
    assert "story/feed.atom, story/feed.json" in said
    assert "more changed in" in said
    assert "; nothing was deployed, deploy again" in said
    assert depot.tip == tip
    depot.good()


def test_neither_a_second_deployment_nor_a_sweep_takes_a_site_apart(depot: Depot, tmp_path: Path) -> None:
    run = begun(depot.folder, tmp_path, WAIT_AT="fast-import")
    wait_for(tmp_path / "waiting", run)
    second = depot.site.order(output=depot.folder / "public")
    with pytest.raises(Environment, match="another deployment is under way in"):
        deploy.deploy(second, deploy.Asked(depot.said.append))
    assert main(["clean", "-s", str(depot.folder)]) == 3
    assert (depot.folder / ".cache/deploy/site/story/one.html").exists()
    assert depot.site.output.exists()
    os.killpg(run.pid, signal.SIGKILL)
    run.communicate(timeout=30)
    depot.good()


@pytest.mark.long
@pytest.mark.parametrize("number", [signal.SIGKILL, signal.SIGINT, signal.SIGTERM])
def test_an_end_after_any_time_leaves_the_branch_before_or_after(
    depot: Depot, tmp_path: Path, number: signal.Signals
) -> None:
    states = {depot.good()}
    for eighths in range(1, 13):
        depot.site.write({"content/story/one.md": event("One", "2001", f"Anew, {eighths} times.")})
        before = depot.tip
        run = begun(depot.folder, tmp_path)
        time.sleep(eighths / 8)
        os.killpg(run.pid, number)
        run.communicate(timeout=30)
        if depot.tip != before:
            assert git(depot.bare, "rev-parse", "gh-pages^") == before
            assert f"Anew, {eighths} times.".encode() in depot.shown("story/one.html")
        depot.site.good()  # finishes what was half applied
        states.add(depot.good())
        git(depot.bare, "fsck", "--strict")
        git(depot.folder, "fsck", "--strict", "--connectivity-only")
    assert len(states) == 13


def begun(site: Path, folder: Path, **environment: str) -> subprocess.Popen[str]:
    """A deployment under way, in a group of processes of its own, with a git that may wait."""
    slow = folder / "bin/git"
    slow.parent.mkdir(exist_ok=True)
    slow.write_text(SLOW.format(git=shutil.which("git")))
    slow.chmod(0o755)
    path = f"{slow.parent}{os.pathsep}{os.environ['PATH']}"
    env = {**alone(), "PYTHONPATH": str(ROOT), "PATH": path, "WAITING": str(folder / "waiting"), "WAIT_AT": "-"}
    return subprocess.Popen(
        [sys.executable, "-m", "generator", "deploy", "--now", "2026-02-01"],
        cwd=site,
        env=env | environment,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        start_new_session=True,
    )


def wait_for(path: Path, run: subprocess.Popen[str]) -> None:
    for _ in range(15_000):
        if path.exists():
            return
        assert run.poll() is None, run.communicate()[0]
        time.sleep(0.002)
    raise AssertionError(f"{path.name} did not come")
