"""The workflow that publishes: nothing in it is loose, and its steps do what they say."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any, Final

import pytest
import yaml

from generator import __version__, new
from tests.deploy.test_before import Live, live
from tests.test_installing import run, shell

__all__ = ["live"]

ROOT: Final = Path(__file__).resolve().parent.parent
OURS: Final = ROOT / ".github/workflows/pages.yml"
PINNED: Final = re.compile(r"uses: ([\w./-]+@[0-9a-f]{40} # v\d+\.\d+\.\d+)\n")
ADDRESS: Final = "${{ steps.pages.outputs.base_url }}"


@pytest.fixture
def theirs(tmp_path: Path) -> Path:
    """The workflow of a new site."""
    return new.write("site", str(tmp_path / "chronicle"), Path()) / ".github/workflows/pages.yml"


def test_a_workflow_is_found_without_fault(theirs: Path) -> None:
    zizmor = Path(sys.executable).with_name("zizmor")
    for workflow in (OURS, theirs):
        done = subprocess.run(
            [zizmor, "--offline", "--no-config", "--persona", "pedantic", workflow],
            check=False, capture_output=True, text=True,
        )  # fmt: skip
        assert (done.returncode, "No findings" in done.stdout) == (0, True), done.stdout


def test_every_action_is_pinned_and_the_same_for_everybody(theirs: Path) -> None:
    pinned = PINNED.findall(OURS.read_text("utf-8"))
    assert len(pinned) == OURS.read_text("utf-8").count("uses:") == 6
    text = theirs.read_text("utf-8")
    assert [action for action in pinned if action not in text] == []
    assert text.count("uses:") == len(pinned)


def test_a_job_may_do_what_it_must_and_no_more(theirs: Path) -> None:
    for workflow in (OURS, theirs):
        made = read(workflow)
        assert made["permissions"] == {}
        assert made["jobs"]["build"]["permissions"] == {"contents": "read", "pages": "read"}
        assert made["jobs"]["deploy"]["permissions"] == {"pages": "write", "id-token": "write"}
        assert all("${{" not in step.get("run", "") for job in made["jobs"].values() for step in job["steps"])
        assert made["concurrency"] == {"group": "pages", "cancel-in-progress": False}
        assert {"push", "schedule", "workflow_dispatch"} == set(made[True])  # YAML 1.1 reads `on` so


def test_a_deployment_has_the_ten_minutes_that_pages_gives_it_and_room_to_be_taken_back(theirs: Path) -> None:
    for workflow in (OURS, theirs):
        made = read(workflow)["jobs"]["deploy"]
        [step] = made["steps"]
        assert step["with"] == {"timeout": 10 * 60 * 1000}
        assert 10 < made["timeout-minutes"] <= 15


def test_a_new_site_installs_the_version_that_laid_it_out(theirs: Path) -> None:
    [installed, *_] = steps(theirs, "https://example.org")
    assert f'"dateline=={__version__}"' in installed[0]


@pytest.mark.long
def test_the_steps_of_a_new_site_build_check_refuse_and_render_nothing_twice(theirs: Path, live: Live) -> None:
    site, base = theirs.parents[2], f"{live.url}/chronicle"
    path = f"{entry_point(site)}{os.pathsep}{os.environ['PATH']}"

    def follow(step: int, allowed: str = "") -> subprocess.CompletedProcess[str]:
        words, env = steps(theirs, base, allowed)[step]
        return subprocess.run(
            ["bash", "-e", "-c", words], cwd=site, env={**os.environ, **env, "PATH": path},
            check=False, capture_output=True, text=True,
        )  # fmt: skip

    built, checked = follow(1), follow(2)
    assert (built.returncode, checked.returncode) == (0, 0), built.stderr + checked.stderr
    assert "; 5 texts rendered" in built.stdout
    live.answers["/chronicle/manifest.json"] = (200, {}, (site / "output/manifest.json").read_bytes())
    on_another_runner(
        site, site.with_name("before"), lambda: shutil.copytree(site.with_name("before"), site, ignore=OF_A_RUN)
    )
    built, checked = follow(1), follow(2)
    assert (built.returncode, checked.returncode) == (0, 0), built.stderr + checked.stderr
    assert re.search(r"[1-9]\d* written in [\d.]+ s; 0 texts rendered", built.stdout)
    (site / "content/story/roughly-then.md").unlink()
    refused = follow(2)
    assert (refused.returncode, "story/roughly-then.html: error[lost-address]" in refused.stderr) == (1, True)
    assert follow(2, allowed="1").returncode == 0


@pytest.mark.long
def test_a_restored_cache_renders_nothing_that_did_not_change(live: Live, tmp_path: Path) -> None:
    site, before = clone(tmp_path / "site"), tmp_path / "before"
    said = follow_all(site, f"{live.url}/dateline")
    assert not re.search(r"; 0 texts rendered", said)
    on_another_runner(site, before, lambda: clone(site))
    copy_apart(before / ".venv", site / ".venv")  # made by the same step, and so with the same bytes
    for made in ("locked", "installed"):
        (site / ".venv" / made).touch()
    again = follow_all(site, f"{live.url}/dateline")
    assert re.search(r"[1-9]\d* written in [\d.]+ s; 0 texts rendered", again)
    assert "environment" not in again
    assert (before / "output/.dateline/manifest").read_bytes() == (site / "output/.dateline/manifest").read_bytes()


OF_A_RUN: Final = shutil.ignore_patterns("output", ".cache")


def on_another_runner(site: Path, before: Path, check_out: Callable[[], object]) -> None:
    """The site checked out at the same place once more, with the cache restored, and every time and inode new.

    As it was ``before``, it lies elsewhere.
    """
    site.rename(before)
    check_out()
    copy_apart(before / ".cache", site / ".cache")
    for number, path in enumerate(sorted(site.rglob("*"))):
        os.utime(path, (1_500_000_000 + number, 1_500_000_000 + number))


def copy_apart(source: Path, target: Path) -> None:
    """A copy that shares bytes and modes alone."""
    shutil.copytree(source, target, symlinks=True, copy_function=shutil.copy)


def clone(folder: Path) -> Path:
    """What is committed, as an action checks it out."""
    run("git", "clone", "--quiet", "--depth", "1", ROOT.as_uri(), str(folder))
    return folder


def follow_all(folder: Path, base: str) -> str:
    """What the build steps say, as they stand."""
    return "".join(shell(words, folder, **env, SOURCE_DATE_EPOCH="1700000000") for words, env in steps(OURS, base))


def steps(workflow: Path, base: str, allowed: str = "") -> list[tuple[str, dict[str, str]]]:
    """What the steps of the build run, each with its environment, at an address that GitHub reports."""
    found = [step for step in read(workflow)["jobs"]["build"]["steps"] if "run" in step]
    answers = {ADDRESS: base, "${{ inputs.allow-lost && '1' || '' }}": allowed}
    return [(step["run"], {name: answers[said] for name, said in step.get("env", {}).items()}) for step in found]


def read(workflow: Path) -> dict[Any, Any]:
    made: dict[Any, Any] = yaml.safe_load(workflow.read_text("utf-8"))
    return made


def entry_point(folder: Path) -> Path:
    """A folder with the command `dateline`, as an installed package brings it."""
    command = folder.with_name("bin") / "dateline"
    command.parent.mkdir()
    command.write_text(f"#!{sys.executable}\nimport sys\nsys.path.insert(0, {str(ROOT)!r})\n"
                       "from generator.__main__ import main\nsys.exit(main())\n")  # fmt: skip
    command.chmod(0o755)
    return command.parent
