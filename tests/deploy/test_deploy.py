"""A site goes to its branch wholly or not at all, and takes nothing along and nothing away that it should not."""

from __future__ import annotations

import fcntl
import json
import os
import shutil
from pathlib import Path

import pytest

from generator import write
from generator.cli import main
from generator.problems import Environment, Stop, Usage
from tests.deploy.depot import CONFIG, FILES, Depot, git, repository
from tests.sites import ROOT, Site, event


def test_the_branch_holds_the_output_and_nothing_of_ours(depot: Depot) -> None:
    depot.good()
    published = depot.published()
    assert published.pop(".nojekyll") == b""
    assert published == depot.made()
    assert set(git(depot.bare, "for-each-ref", "--format=%(refname)").split()) == {"refs/heads/gh-pages"}


def test_the_authors_repository_stays_as_it_is(depot: Depot) -> None:
    depot.somebody_pushes({"CNAME": "chronicle.example.org\n"})
    before = depot.branches()
    depot.good()
    assert not (depot.folder / ".git/FETCH_HEAD").exists()
    assert depot.branches() == before
    assert not (depot.folder / ".cache/deploy").exists()


def test_the_commit_says_what_was_built_or_what_is_asked(depot: Depot) -> None:
    tip = depot.good()
    assert git(depot.bare, "log", "-1", "--format=%an <%ae> %s", tip) == (
        f"Ada <ada@example.org> Publish {git(depot.folder, 'describe', '--always')}"
    )
    depot.site.write({"content/story/one.md": event("One", "2001", "Anew.")})
    depot.deploy(message="Überarbeitet: ‘one’")
    assert git(depot.bare, "log", "-1", "--format=%s", "gh-pages") == "Überarbeitet: ‘one’"
    assert git(depot.bare, "rev-parse", "gh-pages^") == tip


def test_a_second_deployment_without_a_change_pushes_nothing_and_says_so(depot: Depot) -> None:
    tip = depot.good()
    done = depot.deploy()
    assert (depot.tip, done.pushed) == (tip, False)
    assert depot.said == ["gh-pages on origin is up to date; nothing was deployed"]


def test_a_second_clone_without_a_change_pushes_nothing_either(depot: Depot, tmp_path: Path) -> None:
    tip = depot.good()
    other = Site(tmp_path / "elsewhere")
    shutil.copytree(depot.folder, other.folder, ignore=shutil.ignore_patterns("output", ".cache", "refs"))
    (other.folder / ".git/refs").mkdir()
    depot.site, depot.folder = other, other.folder
    assert depot.good() == tip


def test_an_edit_changes_the_files_that_show_it(depot: Depot) -> None:
    depot.good()
    depot.site.write({"content/story/one.md": event("One", "2001", "Anew.")})
    done = depot.deploy()
    assert "story/one.html" in done.files.changed
    assert (done.files.added, done.files.removed) == ((), ())
    assert b"Anew." in depot.shown("story/one.html")


def test_the_name_of_the_domain_stays_in_the_branch(depot: Depot) -> None:
    depot.somebody_pushes({"CNAME": "chronicle.example.org\n", "old.html": "old"})
    depot.good()
    assert depot.shown("CNAME") == b"chronicle.example.org\n"
    assert "old.html" not in depot.published()
    tip = depot.tip
    assert depot.good() == tip


def test_a_name_of_the_domain_that_the_site_publishes_is_its_own(depot: Depot) -> None:
    depot.somebody_pushes({"CNAME": "old.example.org\n"})
    toml = FILES["content/site.toml"] + 'publish_files = ["CNAME"]\n'
    depot.site.write({"content/site.toml": toml, "content/CNAME": "new.example.org\n"})
    depot.good()
    assert depot.shown("CNAME") == b"new.example.org\n"


def test_a_dry_run_says_what_would_change_and_changes_nothing(depot: Depot) -> None:
    tip = depot.good()
    objects = git(depot.folder, "count-objects", "-v")
    depot.site.write({
        "content/story/one.md": event("One", "2001", "Anew."),
        "content/story/two.md": None,
        "content/story/three.md": event("Three", "2003"),
    })  # fmt: skip
    done = depot.deploy(dry_run=True)
    assert {"change: story/one.html", "add: story/three.html", "remove: story/two.html"} <= set(depot.said)
    assert "no more: people/somebody.html" in depot.said
    assert [p.path for p in done.outcome.problems] == ["story/two.html"]
    assert depot.said[-1].endswith("; nothing was deployed")
    assert (depot.tip, git(depot.folder, "count-objects", "-v")) == (tip, objects)
    assert git(depot.folder, "branch", "--list", "gh-pages") == ""


def test_what_others_put_into_the_output_is_not_deployed_and_named(depot: Depot) -> None:
    depot.site.good()
    (depot.site.output / "notes.txt").write_text("mine")
    depot.good()
    assert "notes.txt" not in depot.published()
    assert depot.said[0] == "not deployed, because Dateline did not write it: notes.txt"


def test_another_branch_and_remote_can_be_named(depot: Depot) -> None:
    git(depot.folder, "remote", "rename", "origin", "site")
    depot.deploy(remote="site", branch="www/public")
    assert git(depot.bare, "for-each-ref", "--format=%(refname)") == "refs/heads/www/public"


def test_a_site_may_lie_deep_in_its_repository(depot: Depot, tmp_path: Path) -> None:
    outer = tmp_path / "outer"
    repository(outer)
    git(outer, "remote", "add", "origin", str(depot.bare))
    shutil.copytree(depot.folder, outer / "a/b", ignore=shutil.ignore_patterns(".git"))
    depot.site = Site(outer / "a/b")
    depot.good()
    assert "story/one.html" in depot.published()


def test_a_hook_of_git_may_deploy(depot: Depot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    repository(tmp_path / "hooked")
    monkeypatch.setenv("GIT_DIR", str(tmp_path / "hooked/.git"))
    monkeypatch.setenv("GIT_INDEX_FILE", "elsewhere")
    depot.deploy()
    monkeypatch.undo()
    assert "story/one.html" in depot.published()
    assert "refs/heads/gh-pages" not in git(tmp_path / "hooked", "for-each-ref")


def test_a_shallow_clone_deploys(depot: Depot, tmp_path: Path) -> None:
    depot.good()
    git(depot.folder, "push", "-q", "origin", "main")
    depot.site.write({"content/story/one.md": event("One", "2001", "Anew.")})
    second = depot.good()
    git(tmp_path, "clone", "-q", "--depth", "1", "--no-single-branch", "-b", "main", depot.bare.as_uri(), "shallow")
    shutil.copytree(ROOT / "themes", tmp_path / "shallow/themes", dirs_exist_ok=True)
    git(tmp_path / "shallow", "config", "user.name", "Ada")
    git(tmp_path / "shallow", "config", "user.email", "ada@example.org")
    depot.site, depot.folder = Site(tmp_path / "shallow"), tmp_path / "shallow"
    third = depot.good()
    assert git(depot.bare, "rev-parse", f"{third}^") == second


def test_where_a_remote_is_pushed_to_counts_and_not_where_it_is_fetched_from(depot: Depot, tmp_path: Path) -> None:
    depot.somebody_pushes({"CNAME": "chronicle.example.org\n"})
    git(tmp_path, "init", "-q", "--bare", "mirror.git")
    git(depot.folder, "remote", "set-url", "origin", str(tmp_path / "mirror.git"))
    git(depot.folder, "remote", "set-url", "--push", "origin", str(depot.bare))
    tip = depot.good()
    assert depot.shown("CNAME") == b"chronicle.example.org\n"
    assert depot.good() == tip
    depot.site.write({"content/story/two.md": None})
    assert [p.path for p in depot.deploy().outcome.problems] == ["story/two.html"]
    assert git(tmp_path / "mirror.git", "for-each-ref") == ""


def test_no_file_goes_out_as_a_program(depot: Depot) -> None:
    depot.site.write({
        "content/site.toml": FILES["content/site.toml"] + 'publish_files = ["*.txt"]\n',
        "content/a.txt": "M 100755 inline a.txt\n",
        "content/b.txt": "data 3\n",
        "content/c.txt": "",
    })  # fmt: skip
    depot.site.good()
    for name in depot.made():
        (depot.site.output / name).chmod(0o755)
    depot.good()
    modes = {row.split()[0] for row in git(depot.bare, "ls-tree", "-r", "gh-pages").splitlines()}
    assert modes == {"100644"}
    published = depot.published()
    assert published.pop(".nojekyll") == b""
    assert published == depot.made()


def test_what_is_published_is_built_and_laid_under_one_lock(depot: Depot, monkeypatch: pytest.MonkeyPatch) -> None:
    locked: list[int] = []
    lock = fcntl.flock

    def noted(handle: int, how: int) -> None:
        locked.append(os.fstat(handle).st_ino)
        lock(handle, how)

    monkeypatch.setattr(fcntl, "flock", noted)
    depot.deploy()
    assert depot.tip
    folders = (depot.site.output / write.MARKER, depot.folder / ".cache")
    assert locked == [folder.stat().st_ino for folder in folders]


# ---- what is refused


def unchanged(depot: Depot, what: type[Stop], said: str, **asked: str) -> None:
    """Deploying is refused with these words, and nothing moves."""
    before = depot.tip, depot.branches()
    with pytest.raises(what, match=said):
        depot.deploy(dry_run=False, allow_lost=False, **asked)
    assert (depot.tip, depot.branches()) == before
    assert not (depot.folder / ".cache/deploy").exists()


@pytest.mark.parametrize("body", ["[[Nobody]]", "[x](nowhere.md)"])
def test_a_warning_is_enough_to_deploy_nothing(depot: Depot, body: str) -> None:
    tip = depot.good()
    depot.site.write({"content/story/one.md": event("One", "2001", body)})
    done = depot.deploy()
    assert [p.code for p in done.outcome.problems] == ["dead-link"]
    assert (depot.tip, depot.said) == (tip, ["nothing was deployed"])


def test_a_build_that_fails_deploys_nothing(depot: Depot) -> None:
    tip = depot.good()
    for files in (
        {"content/story/one.md": event("One", "2001-13")},
        {"themes/default/templates/event.html.j2": "{{ x }}"},
    ):
        depot.site.write(files)
        done = depot.deploy()
        assert done.outcome.failed
        assert (depot.tip, done.pushed) == (tip, False)


def test_a_file_changed_by_hand_is_refused_by_name(depot: Depot) -> None:
    depot.good()
    (depot.site.output / "story/one.html").write_text("mine")
    unchanged(depot, Environment, "changed by hand in .*: story/one.html")
    assert depot.site.page("story/one.html") == "mine"
    depot.site.good()
    depot.good()


def test_an_output_that_is_half_of_two_builds_is_refused(depot: Depot) -> None:
    depot.good()
    journal = depot.site.output / write.MARKER / "journal"
    journal.write_text("drop story/one.html\nend\n")
    unchanged(depot, Environment, "half of one build")
    assert journal.exists()
    depot.site.good()
    depot.good()


def test_a_second_run_in_the_same_output_is_kept_out(depot: Depot) -> None:
    depot.site.good()
    with write.opened(depot.site.output):
        unchanged(depot, Environment, "another build is running")


def test_without_a_repository_or_remote_or_name_it_is_said_what_to_do(depot: Depot) -> None:
    unchanged(depot, Environment, "no remote `upstream`; there is origin: name one with --remote", remote="upstream")
    unchanged(depot, Environment, "no remote `-x`", remote="-x")
    unchanged(depot, Usage, "no branch can have this name", branch="a..b")
    unchanged(depot, Usage, "no branch can have this name", branch="--all")
    unchanged(depot, Usage, "you work on this branch", branch="main")
    git(depot.folder, "remote", "remove", "origin")
    unchanged(depot, Environment, "`git remote add origin URL`")
    shutil.rmtree(depot.folder / ".git")
    with pytest.raises(Environment, match="lies in no git repository; `git init`"):
        depot.deploy()


def test_what_is_no_utf_8_is_refused(depot: Depot) -> None:
    unchanged(depot, Usage, "--message: this is not UTF-8", message="\udcff")
    unchanged(depot, Usage, "no branch can have this name", branch="\udcff")
    git(depot.folder, "config", "user.name", "Ad\udce4")
    unchanged(depot, Environment, "the name or the address that git knows you by is not UTF-8")


def test_a_remote_with_two_addresses_is_refused(depot: Depot, tmp_path: Path) -> None:
    for address in (depot.bare, tmp_path / "second.git"):
        git(depot.folder, "remote", "set-url", "--push", "--add", "origin", str(address))
    unchanged(depot, Environment, "the remote `origin` is pushed to 2 addresses; name one that has a single one")


@pytest.mark.parametrize("away", [["--detach"], ["-b", "topic"]])
def test_a_branch_on_which_somebody_works_is_not_written_over(depot: Depot, away: list[str]) -> None:
    git(depot.folder, "push", "-q", "origin", "main", "main:old")
    git(depot.folder, "checkout", "-q", *away)
    before = git(depot.bare, "for-each-ref")
    unchanged(depot, Environment, "main on origin holds content/site.toml and no site of Dateline's", branch="main")
    git(depot.bare, "symbolic-ref", "HEAD", "refs/heads/main")
    unchanged(depot, Environment, "main on origin is the main branch there and no site of Dat", branch="main")
    git(depot.bare, "symbolic-ref", "HEAD", "refs/heads/gh-pages")
    git(depot.folder, "mv", "content", "elsewhere")
    git(depot.folder, "commit", "-q", "-m", "Move")
    git(depot.folder, "push", "-q", "origin", "HEAD:refs/heads/moved")
    git(depot.folder, "reset", "-q", "--hard", "HEAD^")
    unchanged(depot, Environment, "moved on origin has commits of the branch that you work on", branch="moved")
    git(depot.bare, "update-ref", "-d", "refs/heads/moved")
    assert git(depot.bare, "for-each-ref") == before
    assert depot.deploy(branch="old", allow_lost=True).pushed
    assert depot.deploy(branch="old").outcome.problems == []


def test_a_site_that_is_the_main_branch_at_the_remote_stays_in_its_place(depot: Depot) -> None:
    git(depot.bare, "symbolic-ref", "HEAD", "refs/heads/gh-pages")
    depot.good()
    depot.site.write({"content/story/one.md": event("One", "2001", "Anew.")})
    depot.good()
    assert b"Anew." in depot.shown("story/one.html")


def test_git_that_is_not_there_is_said(depot: Depot, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("PATH", str(tmp_path))
    with pytest.raises(Environment, match="git cannot be started"):
        depot.deploy()


def test_whoever_commits_must_be_known(depot: Depot) -> None:
    git(depot.folder, "config", "--unset", "user.name")
    git(depot.folder, "config", "user.useConfigOnly", "true")
    unchanged(depot, Environment, "git does not know who you are")


def test_a_remote_that_is_not_there_is_said(depot: Depot, tmp_path: Path) -> None:
    git(depot.folder, "remote", "set-url", "origin", str(tmp_path / "nowhere.git"))
    unchanged(depot, Environment, "the remote `origin` cannot be reached")


def test_a_push_that_is_refused_leaves_all_as_it_was(depot: Depot) -> None:
    depot.hook(depot.bare, "pre-receive", "echo 'permission to x denied' >&2; exit 1")
    unchanged(depot, Environment, "permission to x denied .you need the right to push")
    depot.hook(depot.bare, "pre-receive", "echo 'the quota is full' >&2; exit 1")
    unchanged(depot, Environment, "nothing was deployed, and gh-pages on origin is as it was: the quota is full")
    depot.hook(depot.bare, "pre-receive", "exit 0")
    depot.good()


def test_what_somebody_else_deployed_meanwhile_is_not_written_over(depot: Depot) -> None:
    depot.good()
    theirs = depot.somebody_pushes({"theirs.html": "theirs"})
    git(depot.bare, "update-ref", "refs/heads/gh-pages", f"{theirs}^")
    depot.hook(depot.folder, "pre-push", f"git -C '{depot.bare}' update-ref refs/heads/gh-pages {theirs}")
    depot.site.write({"content/story/one.md": event("One", "2001", "Anew.")})
    with pytest.raises(Environment, match="somebody else has deployed meanwhile; deploy again"):
        depot.deploy()
    assert depot.tip == theirs
    (depot.folder / ".git/hooks/pre-push").unlink()
    depot.good()
    assert git(depot.bare, "rev-parse", "gh-pages^") == theirs


def test_without_a_base_url_it_is_said_what_is_left_out(depot: Depot) -> None:
    depot.site.write({"content/site.toml": 'title = "A site"\n'})
    assert [why for _, why in depot.deploy().outcome.left_out] == ["content/site.toml gives no base_url"]
    assert depot.tip


# ---- addresses


def test_a_lost_address_is_refused_by_name(depot: Depot) -> None:
    tip = depot.good()
    depot.site.write({"content/story/two.md": None, "content/story/sub/two.md": event("Two", "2002")})
    done = depot.deploy()
    [problem] = done.outcome.problems
    assert (problem.path, problem.code, problem.severity) == ("story/two.html", "lost-address", "error")
    assert "write `aliases: /story/two.html` in the document that is now story/sub/two.html" in problem.hint
    assert (depot.tip, depot.said[-1]) == (tip, "nothing was deployed")


@pytest.mark.parametrize(
    "files",
    [
        {"content/story/sub/two.md": event("Two", "2002", aliases="/story/two.html"), "content/story/two.md": None},
        {"content/story/two.md": event("Two", "2002", gone="It did not happen.")},
    ],
)
def test_an_alias_or_a_page_that_says_it_is_gone_keeps_an_address(depot: Depot, files: dict[str, str | None]) -> None:
    depot.good()
    depot.site.write(files)
    depot.good()
    assert "story/two.html" in depot.published()


def test_a_lost_address_can_be_allowed_and_is_named(depot: Depot) -> None:
    depot.good()
    depot.site.write({"content/story/two.md": None})
    done = depot.deploy(allow_lost=True)
    assert done.pushed
    assert "lost: story/two.html" in depot.said
    assert "story/two.html" not in depot.published()


def test_an_alias_that_goes_is_a_lost_address_too(depot: Depot) -> None:
    depot.site.write({"content/story/one.md": event("One", "2001", aliases="/old.html")})
    depot.good()
    depot.site.write({"content/story/one.md": event("One", "2001")})
    assert [p.path for p in depot.deploy().outcome.problems] == ["old.html"]


def test_what_another_program_published_is_no_list_of_addresses(depot: Depot) -> None:
    depot.somebody_pushes({"manifest.json": json.dumps({"name": "An app", "start_url": "/"})})
    depot.good()
    assert depot.said[0] == "gh-pages on origin holds no site of Dateline's yet, so no address can be lost"


def test_a_list_that_is_damaged_lets_nothing_be_deployed(depot: Depot) -> None:
    depot.good()
    depot.somebody_pushes({"manifest.json": '{"version": 1, "documents": {'})
    unchanged(depot, Environment, "manifest.json in gh-pages on origin is no JSON.*; --allow-lost goes on without it")
    depot.site.write({"content/story/two.md": None})
    assert depot.deploy(allow_lost=True).pushed
    assert depot.said[0].endswith("which addresses would be lost; no address is compared")
    assert not any("no site of Dateline's" in line for line in depot.said)


# ---- by the command line


def test_a_clone_of_this_repository_with_other_content_deploys(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("GIT_CONFIG_GLOBAL", str(CONFIG))
    git(tmp_path, "init", "-q", "--bare", "remote.git")
    git(tmp_path, "clone", "-q", str(ROOT), "clone")
    clone = tmp_path / "clone"
    shutil.rmtree(clone / "content")
    Site(clone).write({name: text for name, text in FILES.items() if name.startswith("content/")})
    for words in (
        ["remote", "set-url", "origin", "../remote.git"],
        ["config", "user.name", "A"],
        ["config", "user.email", "a@b.c"],
    ):
        git(clone, *words)
    assert main(["deploy", "-s", str(clone), "--dry-run"]) == 0
    assert "add: story/one.html\n" in capsys.readouterr().out
    assert main(["deploy", "-s", str(clone)]) == 0
    assert "gh-pages on origin: " in capsys.readouterr().out
    assert "story/one.html" in git(tmp_path / "remote.git", "ls-tree", "-r", "--name-only", "gh-pages").split()
    (clone / "content/story/one.md").unlink()
    assert main(["deploy", "-s", str(clone)]) == 1
    said = capsys.readouterr()
    assert said.out.endswith("nothing was deployed\n")
    assert said.err.startswith("story/one.html: error[lost-address]: ")
    assert main(["deploy", "-s", str(clone), "--allow-lost", "-q"]) == 0
    assert capsys.readouterr().out == ""


def test_clean_sweeps_out_what_a_deployment_that_died_left(depot: Depot) -> None:
    depot.site.good()
    (depot.folder / ".cache/deploy/site").mkdir(parents=True)
    assert main(["clean", "-s", str(depot.folder)]) == 0
    assert not (depot.folder / ".cache").exists()
