"""The benchmarks measure what they say they measure. (That Hugo is slower or faster is for `make bench` to tell.)"""

from __future__ import annotations

import asyncio
import gzip
import os
import sys
import urllib.error
import urllib.request
from collections.abc import Mapping
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from statistics import mean

import pytest

from benchmarks import corpus, lighthouse, parts, report, rounds, serving, sites, web
from benchmarks.measure import Cost, Failed, cost
from benchmarks.reading import first, gauge, table
from benchmarks.reading import sites as reading_sites
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


@pytest.mark.long
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


# ---- how timelines read


def test_rows_are_the_same_for_the_same_seed_however_many_are_made() -> None:
    assert list(reading_sites.rows(20)) == list(reading_sites.rows(40))[:20]


def test_a_folder_is_served_as_a_host_of_static_sites_serves_it(tmp_path: Path) -> None:
    (tmp_path / "a").mkdir()
    (tmp_path / "a/index.html").write_text("<p>Łódź</p>" * 100, encoding="utf-8")
    (tmp_path.parent / "secret.txt").write_text("no", encoding="utf-8")
    with web.served(tmp_path, under="repo/") as home:
        head, body = asked(home + "a/")
        assert (head["content-encoding"], head["cache-control"]) == ("gzip", "max-age=600")
        assert "Łódź" in gzip.decompress(body).decode()
        for address in (home.replace("repo/", "a/"), home + "../secret.txt", home + "%2e%2e/secret.txt", home + "b"):
            with pytest.raises(urllib.error.HTTPError, match="404"):
                asked(address)


def asked(address: str) -> tuple[Mapping[str, str], bytes]:
    with urllib.request.urlopen(address) as answer:
        return {name.lower(): value for name, value in answer.headers.items()}, answer.read()


@pytest.mark.long
def test_a_page_is_measured_as_it_was_drawn_moved_and_fetched(tmp_path: Path) -> None:
    (tmp_path / "a.html").write_text(
        "<!doctype html><title>A</title><link rel=icon href='data:,'>"
        "<style>#here { width: 1200px; height: 500px }</style><div id=here><p>a<p>b</div>"
        "<script src=a.js></script>",
        encoding="utf-8",
    )
    (tmp_path / "a.js").write_text(
        "performance.mark('timeline-begun');"
        "fetch('a.json').then(() => {"
        "  const end = performance.now() + 80; while (performance.now() < end);"
        "  setTimeout(() => { document.body.className = 'drawn' }, 150) });"
        "onpointermove = () => { const end = performance.now() + 80; while (performance.now() < end); }",
        encoding="utf-8",
    )
    (tmp_path / "a.json").write_text("[]", encoding="utf-8")
    page = reading_sites.Timeline(
        "A", "a.html", "document.querySelector('.drawn') && performance.now()", "#here", "#here"
    )
    with web.served(tmp_path) as home, ThreadPoolExecutor(1) as apart:  # a browser may have a loop in this thread
        found = apart.submit(asyncio.run, gauge.read(home, page, 1)).result()
        came = apart.submit(first.measured, tmp_path, tmp_path, page, 1).result()
    assert isinstance(found, gauge.Reading)
    assert isinstance(came, first.First)
    assert came.task >= 80
    assert 140 <= came.first < came.whole
    assert 230 <= came.render < came.whole
    assert (found.nodes, found.width, found.height, found.shift) == (3, 1200, 500, 0)
    assert found.data == len(gzip.compress(b"[]", 6, mtime=0))
    assert found.answer >= 75


def test_a_timeline_that_takes_too_long_says_so_in_the_table() -> None:
    came = first.First(52, 99.6, 301, 0)
    quick = gauge.Reading(250, 17, 18, 20, 4000, 27_000, 15_000, 0, 1200, 500)
    late = [("vis-timeline", first.LATE), ("TimelineJS", first.LATE)]
    lines = table.table([("Dateline", (came, quick)), *late]).splitlines()
    assert (
        " ".join(lines[1].split()) == "Dateline 52 ms 100 ms 301 ms 250 17 ms 18 ms 20 ms 4.0 kB 27.0 kB 15.0 kB - 0.00"
    )
    assert [line.split(maxsplit=1)[1] for line in lines[2:4]] == ["did not finish in 60 s"] * 2
    assert lines[4].startswith("bar")


@pytest.mark.long
def test_the_first_picture_of_a_page_that_never_draws_is_not_made_up(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "a.html").write_text("<!doctype html><title>A</title><link rel=icon href='data:,'>", encoding="utf-8")
    monkeypatch.setattr(first, "PATIENCE", 2.0)
    page = reading_sites.Timeline("A", "a.html", "document.querySelector('.drawn') && performance.now()", "p", "p")
    with ThreadPoolExecutor(1) as apart:
        assert apart.submit(first.measured, tmp_path, tmp_path, page, 3).result() == first.LATE


def test_what_lighthouse_finds_wrong_is_named_with_the_element() -> None:
    item = {"node": {"snippet": "<a>"}}
    audits = {
        "link-name": {"id": "link-name", "title": "Links do not have a name", "score": 0, "details": {"items": [item]}},
        "image-alt": {"id": "image-alt", "title": "Images have one", "score": 1},
        "manual": {"id": "manual", "title": "Look yourself", "score": None},
    }
    category = {"score": 0.5, "auditRefs": [{"id": name} for name in audits]}
    found = lighthouse.report({"categories": {"accessibility": category}, "audits": audits})
    assert found.scores == {"accessibility": 50}
    assert found.wrong == {"link-name: Links do not have a name · <a>"}
