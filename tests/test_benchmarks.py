"""The benchmarks measure what they say they measure. (That Hugo is slower or faster is for `make bench` to tell.)"""

from __future__ import annotations

import os
import sys
from pathlib import Path
from statistics import mean

import pytest

from benchmarks import corpus, parts, report, rounds, serving, sites
from benchmarks.measure import Cost, Failed, cost
from benchmarks.rounds import Generator

# A parent that does nothing and waits for two children, each of which works and holds 32 MiB for a while.
WORK = """
import os, time
for _ in range(2):
    if os.fork() == 0:
        held = bytearray(b"x" * (32 << 20))
        until = time.process_time() + 0.2
        while time.process_time() < until:
            pass
        time.sleep(0.3)
        os._exit(0)
os.wait(), os.wait()
"""
# A generator that makes a page of each document: the document.
COPY = (
    "import pathlib; made = pathlib.Path('made/events'); made.mkdir(parents=True, exist_ok=True)\n"
    "for path in pathlib.Path('content/events').iterdir(): (made / path.with_suffix('.html').name)"
)
FAITHFUL = f"{COPY}.write_text(path.read_text())"


def test_the_corpus_is_the_same_for_the_same_seed_however_much_of_it_is_made() -> None:
    assert list(corpus.events(20)) == list(corpus.events(40))[:20]
    assert list(corpus.events(20)) != list(corpus.events(20, seed=corpus.SEED + 1))


def test_a_body_has_about_three_hundred_words_and_all_that_markdown_has() -> None:
    bodies = [event.body for event in corpus.events(300)]
    assert mean(len(body.split()) for body in bodies) == pytest.approx(300, rel=0.05)
    for sign in ("\n## ", "\n- ", "\n1. ", "\n> ", "[^1]: ", "\n|---", "```python", "](https://", "**", "`"):
        assert any(sign in body for body in bodies), sign


def test_events_have_up_to_three_people_and_sources_of_which_there_are_three_hundred() -> None:
    events = list(corpus.events(1000))
    assert {len(event.people) for event in events} == {1, 2, 3} == {len(event.sources) for event in events}
    assert len({source for event in events for source in event.sources}) == 300
    assert {len(event.tags) for event in events} == {3}


def test_dateline_finds_nothing_wrong_with_the_corpus_and_every_build_is_what_it_is_called(tmp_path: Path) -> None:
    ours, _ = rounds.laid_out(tmp_path, 12, "hugo")
    counted = [pair.build for pair in rounds.run((ours, stand_in(tmp_path, 12)), 12, 1)]
    assert counted == ["clean", "no-op", "edit", "edit"]


def test_a_build_that_makes_no_page_is_refused(tmp_path: Path) -> None:
    good, idle = stand_in(tmp_path / "a", 3, "Dateline"), stand_in(tmp_path / "b", 3, code="")
    with pytest.raises(Failed, match="Hugo made 0 pages of 3 events"):
        list(rounds.run((good, idle), 3, 1))


def test_an_edit_that_does_not_reach_the_output_is_refused(tmp_path: Path) -> None:
    good, blind = (
        stand_in(tmp_path / "a", 3, "Dateline"),
        stand_in(tmp_path / "b", 3, code=f"{COPY}.write_text('as ever')"),
    )
    with pytest.raises(Failed, match="Hugo, edit: the edit is on the page"):
        list(rounds.run((good, blind), 3, 1))


def test_a_no_op_that_writes_is_refused(tmp_path: Path) -> None:
    busy, good = stand_in(tmp_path / "a", 3, "Dateline", f"{FAITHFUL}; print('3 written')"), stand_in(tmp_path / "b", 3)
    with pytest.raises(Failed, match="wrote something although nothing had changed"):
        list(rounds.run((busy, good), 3, 1))


def test_the_cost_of_a_command_is_that_of_its_children_too(tmp_path: Path) -> None:
    spent = cost((sys.executable, "-c", WORK), cwd=tmp_path, env=dict(os.environ))
    assert spent.cpu >= 0.4
    assert 64 < spent.memory < 128
    assert spent.wall >= 0.5


def test_a_command_that_fails_says_what_it_said(tmp_path: Path) -> None:
    with pytest.raises(Failed, match=r"(?s)ended with 3.*no room"):
        cost((sys.executable, "-c", "print('no room'); raise SystemExit(3)"), cwd=tmp_path, env=dict(os.environ))


def test_a_ratio_is_taken_within_its_round() -> None:
    quiet, busy = rounds.Pair("clean", _cost(1), _cost(2)), rounds.Pair("clean", _cost(30), _cost(20))
    quick = rounds.Pair("no-op", _cost(1), _cost(100))
    row = report.row("clean", [quiet, busy, quick])
    assert (row.lowest, row.ratio, row.highest) == (0.5, 1.0, 1.5)


def test_the_bars_stand_beside_ten_thousand_events_alone() -> None:
    pairs = [rounds.Pair(build, _cost(1), _cost(2)) for build in rounds.BUILDS]
    assert "2.5, 300 MiB" in report.table(10_000, pairs)
    assert "300 MiB" not in report.table(1000, pairs)


def test_the_bar_of_the_servers_is_a_ratio_of_their_medians() -> None:
    ours = serving.Served("Dateline", 1.0, (0.02, 0.03, 0.10), edit=15, idle=1)
    theirs = serving.Served("Hugo", 3.0, (0.3, 0.3, 0.9), edit=300, idle=2)
    assert round(ours.slow, 3) == 0.093
    lines = serving.table(1000, ours, theirs).splitlines()
    assert lines[1].split() == ["Dateline", "1.00", "s", "30", "ms", "93", "ms", "15", "ms", "1.0", "ms/s"]
    assert lines[-1] == "save to page, Dateline by Hugo: 0.100 (bar 0.2)"


def test_a_page_that_nobody_serves_is_no_page() -> None:
    assert serving._asked(serving._free(), "/") == b""


def test_our_loop_and_the_library_s_make_the_same_of_the_corpus() -> None:
    made = parts.markdown(1, texts=10)
    assert (made.texts, made.different) == (10, 0)


def _cost(cpu: float) -> Cost:
    return Cost(cpu, cpu, 0, "")


def stand_in(
    folder: Path, count: int, name: str = "Hugo", code: str = f"{FAITHFUL}\nprint('; 0 written')"
) -> Generator:
    """A generator that takes the place of one of the two, at a hundredth of its cost."""
    sites.lay_out(folder / "site", {}, corpus.events(count))
    return Generator(name, folder / "site", (sys.executable, "-c", code), folder / "site" / "made", ())
