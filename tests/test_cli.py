"""The command line: words to orders, outcomes to words and exit statuses."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Sequence
from pathlib import Path

import pytest

from generator import write
from generator.build.preview import Preview
from generator.cli import main
from tests.sites import ROOT, Site, event

Make = Callable[..., Site]
Capture = pytest.CaptureFixture[str]


@pytest.fixture
def dateline(site: Make, capsys: Capture) -> Callable[..., tuple[int, str, str]]:
    """Runs a command for a site: exit status, what it said, what it complained of."""

    def run(made: Site, command: str, *words: str) -> tuple[int, str, str]:
        source = [] if "--help" in words else ["-s", str(made.folder)]
        try:
            status = main([command, *words, *source])
        except SystemExit as ended:
            status = int(str(ended.code))
        said = capsys.readouterr()
        return status, said.out, said.err

    return run


Run = Callable[..., tuple[int, str, str]]
WRONG = event("X", "2022-13")


def test_a_build_says_in_its_last_line_what_there_is_and_what_was_written(site: Make, dateline: Run) -> None:
    made = site({"content/x.md": event("X", "2022")})
    status, out, err = dateline(made, "build")
    assert (status, err) == (0, "")
    assert out.splitlines()[-1].startswith("1 event, 0 articles, 12 pages; 19 written in ")
    status, out, _ = dateline(made, "build")
    assert (status, "; 0 written in " in out) == (0, True)
    (made.folder / "content/x.md").unlink()
    assert "7 removed in" in dateline(made, "build")[1]


def test_what_is_wrong_is_said_and_nothing_written(site: Make, dateline: Run) -> None:
    made = site({"content/x.md": WRONG, "content/y.md": event("Y", "2022", "[[Nobody]]")})
    status, out, err = dateline(made, "build")
    assert status == 1
    assert err.startswith("content/x.md:3:")
    assert "error[date]" in err
    assert "    3 | date: 2022-13\n" in err
    assert out == "nothing was written: 1 error, 1 warning\n"


def test_a_warning_ends_a_strict_build_alone(site: Make, dateline: Run) -> None:
    made = site({"content/y.md": event("Y", "2022", "[[Nobody]]")})
    status, out, err = dateline(made, "build", "--strict")
    assert (status, out) == (1, "nothing was written: 0 errors, 1 warning\n")
    status, out, again = dateline(made, "build")
    assert (status, again) == (0, err)
    assert out.endswith("; 0 errors, 1 warning\n")
    status, _, again = dateline(made, "build")
    assert (status, again) == (0, err)


def test_check_says_the_same_and_writes_nothing(site: Make, dateline: Run) -> None:
    made = site({"content/y.md": event("Y", "2022", "[[Nobody]]")})
    status, out, err = dateline(made, "check")
    assert (status, out.splitlines()[-1]) == (0, "1 event, 0 articles, 12 pages; 0 errors, 1 warning")
    assert "warning[dead-link]" in err
    assert dateline(made, "check", "--strict")[0] == 1
    made.write({"content/y.md": WRONG})
    assert dateline(made, "check")[0] == 1
    assert {p.name for p in made.folder.iterdir()} == {"content", "themes", ".cache"}


@pytest.mark.parametrize("command", ["build", "check"])
def test_problems_can_be_told_to_programs(site: Make, dateline: Run, command: str) -> None:
    made = site({"content/x.md": WRONG})
    status, out, err = dateline(made, command, "--format", "json")
    (problem,) = json.loads(out)["problems"]
    assert (status, err, problem["path"], problem["line"], problem["code"]) == (1, "", "content/x.md", 3, "date")
    status, out, err = dateline(made, command, "--format", "github")
    assert out.startswith("::error file=content/x.md,line=3,col=")
    made.write({"content/x.md": event("X", "2022")})
    status, out, _ = dateline(made, command, "--format", "json")
    assert (status, json.loads(out)) == (0, {"problems": []})


def test_why_names_for_each_page_what_changed(site: Make, dateline: Run) -> None:
    made = site({"content/x.md": event("X", "2022", "One.\n\nTwo.")})
    assert "x.html: new\n" in dateline(made, "build", "--why")[1]
    made.write({"content/x.md": event("X", "2022", "One.\n\nThree.")})
    status, out, _ = dateline(made, "build", "--why")
    assert (status, out.split("\n")[:3]) == (
        0,
        ["events.csv: events", "index.story.html: slides", "x.html: event, body"],
    )


def test_what_is_left_out_is_named(site: Make, dateline: Run) -> None:
    made = site(
        {"content/x.md": event("X", "2022", draft="true"), "content/y.md": event("Y", "2022", embargo="2999-01-01")}
    )
    _, out, _ = dateline(made, "build")
    third = "left out: canonical links, feeds, the sitemap and share pictures (content/site.toml gives no base_url)\n"
    assert out.startswith(f"left out: content/x.md (draft)\nleft out: content/y.md (embargo)\n{third}0 events")
    assert dateline(made, "build")[1].startswith("left out: content/x.md (draft)\n")
    assert "content/x.md" not in dateline(made, "build", "--drafts", "--scheduled")[1]
    assert "left out" not in dateline(made, "build", "--drafts", "--scheduled", "--base-url", "https://example.org")[1]
    assert dateline(made, "build", "--quiet") == (0, "", "")


def test_a_cast_off_day_is_asked_for_by_now(site: Make, dateline: Run) -> None:
    made = site({"content/x.md": event("X", "2022", embargo="2999-01-01")})
    assert "1 event" in dateline(made, "build", "--now", "2999-01-01")[1]


@pytest.mark.parametrize(
    "words",
    [
        ["build", "--now", "tomorrow"],
        ["build", "--now", "2022"],
        ["build", "--now", "2022-03-2X"],
        ["build", "--now", "2022-03-01/2022-03-02"],
        ["build", "--base-url", "example.org"],
        ["build", "--base-url", "http://["],
        ["build", "--base-url", "https://x.y/a b?q=1#z"],
        ["build", "--jobs", "-3"],
        ["build", "--output", "loop"],
        ["build", "--cache-dir", "loop"],
        ["new", "site", "content/x.md"],
        ["build", "--jobs", "many"],
        ["build", "--nonsense"],
        ["build", "--output", "."],
        ["build", "--output", "content/x"],
        ["frobnicate"],
        ["list", "nothing"],
        ["new", "event"],
        ["new", "novel", "X"],
    ],
)
def test_wrong_words_end_with_two(
    site: Make, dateline: Run, words: Sequence[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    made = site({"content/x.md": event("X", "2022")})
    (made.folder / "loop").symlink_to("loop")
    monkeypatch.chdir(made.folder)
    status, out, err = dateline(made, *words)
    assert (status, out) == (2, "")
    assert err
    assert not made.output.exists()


def test_a_date_before_the_year_0_is_no_option(site: Make, dateline: Run) -> None:
    made = site({})
    status, out, _ = dateline(made, "new", "event", "Caesar", "--date", "-0043-03-15")
    assert status == 0
    assert "date: -0043-03-15" in Path(out.strip()).read_text().replace('"', "")


def test_a_day_of_the_build_that_is_no_number_is_said(
    site: Make, dateline: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    made = site({"content/x.md": event("X", "2022")})
    for wrong in ("abc", "-5", "1e9", "9" * 40):
        monkeypatch.setenv("SOURCE_DATE_EPOCH", wrong)
        status, _, err = dateline(made, "build")
        assert (status, err.count("\n"), "SOURCE_DATE_EPOCH" in err) == (3, 1, True)
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1700000000")
    assert dateline(made, "build")[0] == 0


def test_the_reading_of_texts_is_told_as_it_goes_on(site: Make) -> None:
    told: list[tuple[str, int, int]] = []
    made = site({f"content/{n}.md": event("X", "2022") for n in "abc"})
    made.check(progress=lambda *words: told.append(words))
    assert told == [("texts", 1, 3), ("texts", 2, 3), ("texts", 3, 3)]


def test_why_is_said_even_where_nothing_else_is(site: Make, dateline: Run) -> None:
    made = site({"content/x.md": event("X", "2022")})
    status, out, _ = dateline(made, "build", "-q", "--why")
    assert (status, "x.html: " in out, "1 event" in out) == (0, True, False)


def test_a_site_that_is_not_there_ends_with_two(tmp_path: Path, dateline: Run) -> None:
    status, _, err = dateline(Site(tmp_path / "nowhere"), "build")
    assert status == 2
    assert err.count("\n") == 1


def test_what_the_machine_refuses_ends_with_three(site: Make, dateline: Run) -> None:
    made = site({"content/x.md": event("X", "2022")})
    made.output.mkdir()
    (made.output / "thesis.txt").write_text("years of work")
    status, out, err = dateline(made, "build")
    assert (status, out) == (3, "")
    assert "was not made by dateline" in err
    (made.output / "thesis.txt").unlink()
    with write.opened(made.output):
        status, _, err = dateline(made, "build")
    assert (status, "another build is running" in err) == (3, True)


def test_clean_removes_the_output_and_the_cache_and_nothing_else(site: Make, dateline: Run) -> None:
    made = site({"content/x.md": event("X", "2022")})
    before = sorted(made.folder.rglob("*"))
    dateline(made, "build")
    status, out, _ = dateline(made, "clean")
    assert (status, out) == (0, "19 files removed\n")
    assert sorted(made.folder.rglob("*")) == before
    assert dateline(made, "clean")[:2] == (0, "0 files removed\n")


def test_clean_removes_the_preview_too(site: Make, dateline: Run) -> None:
    made = site({"content/x.md": event("X", "2022")})
    preview = Preview(made.order(output=made.folder / ".cache" / "serve"))
    assert list(preview.follow(()))
    preview.close()
    assert (made.folder / ".cache" / "serve" / "x.html").is_file()
    assert dateline(made, "clean")[0] == 0
    assert not (made.folder / ".cache").exists()


def test_clean_touches_no_strangers_wherever_it_is_led(site: Make, dateline: Run) -> None:
    made = site({"content/x.md": event("X", "2022")})
    dateline(made, "clean", "--output", str(made.folder / "content"))
    made.write({"else/state.md": "", "else/seen.txt": "", "else/seen.123": "", "else/state": ""})
    dateline(made, "clean", "--cache-dir", str(made.folder / "else"))
    assert sorted(p.name for p in (made.folder / "else").iterdir()) == ["seen.txt", "state.md"]
    assert (made.folder / "content/x.md").exists()


@pytest.mark.parametrize("command", ["build", "check", "clean"])
@pytest.mark.parametrize(
    "folder", ["content", "content/story/.cache", "themes", "themes/x", "output", "output/.cache", ".", "..", "link"]
)
def test_a_cache_that_has_to_do_with_what_is_read_or_published_is_refused(
    site: Make, dateline: Run, command: str, folder: str
) -> None:
    made = site({"content/state.md": event("X", "2022"), "content/story/y.md": event("Y", "2022")})
    (made.folder / "link").symlink_to("content")
    before = sorted(made.folder.rglob("*"))
    status, out, err = dateline(made, command, "--cache-dir", str(made.folder / folder))
    assert (status, out) == (2, "")
    assert err.startswith("dateline: the cache ")
    assert err.endswith("; choose another folder with --cache-dir\n")
    assert sorted(made.folder.rglob("*")) == before


def test_a_cache_may_lie_anywhere_else(site: Make, dateline: Run, tmp_path: Path) -> None:
    made = site({"content/x.md": event("X", "2022")})
    assert dateline(made, "build", "--cache-dir", str(tmp_path / "content-cache"))[0] == 0
    assert (tmp_path / "content-cache/texts.db").exists()


def test_only_a_build_says_why(site: Make, dateline: Run) -> None:
    made = site({"content/x.md": event("X", "2022")})
    assert dateline(made, "check", "--why")[0] == 2
    assert dateline(made, "build", "--why")[0] == 0


def test_new_answers_with_the_path(site: Make, dateline: Run) -> None:
    made = site({})
    status, out, _ = dateline(made, "new", "event", "The summit", "--date", "2022-03-24", "--in", "flank")
    assert (status, out.strip().endswith("content/flank/2022-03-24-the-summit.md")) == (0, True)
    assert Path(out.strip()).read_text().startswith("---\ntitle: The summit\ndate: 2022-03-24\n")


def test_the_events_are_listed_in_their_order(site: Make, dateline: Run) -> None:
    made = site({"content/a.md": event("Later", "2022-03-23"), "content/b.md": event("Long ago", "-0043")})
    made.write({"content/c.md": event("Open", "2022/.."), "content/d.md": event("Draft", "2022", draft="true")})
    status, out, err = dateline(made, "list", "events", "--json")
    assert (status, err) == (0, "")
    rows = json.loads(out)
    assert [row["address"] for row in rows] == ["b.html", "c.html", "a.html"]
    assert rows[0] == {
        "address": "b.html",
        "date": "-0043",
        "earliest": "-0043-01-01T00:00:00Z",
        "latest": rows[0]["latest"],
        "title": "Long ago",
    }
    assert rows[1]["latest"] is None
    assert len(dateline(made, "list", "events")[1].split("\n")) == 4


def test_a_row_without_a_page_is_listed_where_it_is_shown(site: Make, dateline: Run) -> None:
    story = "---\ntitle: S\nkind: timeline\npages: false\n---\n"
    made = site({"content/s/index.md": story, "content/s/rows.csv": "title,date\nA,2021\nB,2022\n"})
    _, out, _ = dateline(made, "list", "events", "--json")
    assert [row["address"] for row in json.loads(out)] == ["s/index.html#e.rows.1", "s/index.html#e.rows.2"]


def test_what_is_not_to_be_seen_is_listed(site: Make, dateline: Run) -> None:
    made = site(
        {"content/a.md": event("A", "2022", draft="true"), "content/b.md": event("B", "2022", embargo="2999-01-01")}
    )
    made.write({"content/c.md": event("C", "2022", expires="2000-01-01")})
    for what, path in (("drafts", "a"), ("scheduled", "b"), ("expired", "c")):
        status, out, _ = dateline(made, "list", what, "--json")
        assert (status, [row["path"] for row in json.loads(out)]) == (0, [f"content/{path}.md"])


def test_a_list_of_a_site_that_is_wrong_says_so(site: Make, dateline: Run) -> None:
    made = site({"content/x.md": WRONG})
    status, _, err = dateline(made, "list", "events")
    assert (status, "error[date]" in err) == (1, True)


def test_the_same_commands_are_there_by_the_name_of_the_module(site: Make) -> None:
    made = site({"content/x.md": event("X", "2022")})
    done = made.run("build")
    assert (done.returncode, done.stderr) == (0, "")
    assert made.run("--version").stdout.startswith("dateline ")


# ---- signals


@pytest.mark.parametrize(("number", "status"), [(signal.SIGINT, 130), (signal.SIGTERM, 143)])
@pytest.mark.parametrize("jobs", ["1", "2"])
def test_an_interrupted_build_ends_without_a_word_and_changes_nothing(
    site: Make, number: signal.Signals, status: int, jobs: str
) -> None:
    made = site({"content/x.md": event("X", "2022")})
    made.good()
    before = made.files()
    rows = "".join(f"Row {n},{1900 + n % 100},row-{n},Text {n}\n" for n in range(20_000))
    made.write({f"content/e{n}.md": event(f"E {n}", "2022") for n in range(200)})
    made.write({"content/rows.csv": f"title,date,slug,body\n{rows}"})
    command = [sys.executable, "-m", "generator", "build", "--jobs", jobs]
    env = os.environ | {"PYTHONPATH": str(ROOT)}
    process = subprocess.Popen(
        command, cwd=made.folder, env=env, stdout=subprocess.PIPE, stderr=subprocess.PIPE, start_new_session=True
    )
    deadline = time.monotonic() + 60
    while not (made.output / ".dateline/staged").exists() and not _locked(made.output) and time.monotonic() < deadline:
        time.sleep(0.02)
    os.killpg(process.pid, number)
    out, err = process.communicate(timeout=60)
    assert (process.returncode, out, err) == (status, b"", b"")
    assert made.files() == before


def _locked(output: Path) -> bool:
    """Is a build at work there?"""
    import fcntl

    handle = os.open(output / ".dateline", os.O_RDONLY)
    try:
        fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except OSError:
        return True
    finally:
        os.close(handle)
    return False


def test_an_interrupt_that_comes_while_python_executes_a_text_ends_with_our_status(tmp_path: Path) -> None:
    (tmp_path / "sitecustomize.py").write_text(INTERRUPTED)
    env = os.environ | {"PYTHONPATH": os.pathsep.join((str(tmp_path), str(ROOT)))}
    command = [sys.executable, "-m", "generator", "build"]
    done = subprocess.run(command, cwd=tmp_path, env=env, capture_output=True, check=False)
    assert (done.returncode, done.stdout, done.stderr) == (130, b"", b"")


INTERRUPTED = """
import sys
from importlib.abc import MetaPathFinder


class Interrupts(MetaPathFinder):
    def find_spec(self, name, path, target=None):
        if name == "generator.cli":
            exec("raise KeyboardInterrupt")


sys.meta_path.insert(0, Interrupts())
"""


def test_files_are_named_in_utf_8_whatever_the_locale_says(site: Make) -> None:
    made = site({"content/a.md": event("Élan", "2022-03-23", tags="ÿeta")})
    plain = {"LC_ALL": "C", "PYTHONUTF8": "0", "PYTHONCOERCECLOCALE": "0", "PYTHONIOENCODING": "ascii"}
    assert made.run("build", **plain).returncode == 0
    assert (made.folder / "output/tags/ÿeta.html").is_file()
