"""The process that builds, and what it says."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import replace
from multiprocessing import Pipe
from multiprocessing.connection import Connection
from pathlib import Path

import pytest

from generator.build import Order
from generator.build.preview import Preview
from generator.serve import overlay
from generator.serve.building import Builder, Report, _Bench
from tests.serve.previewing import a_site
from tests.sites import event

EVERYTHING: frozenset[Path] = frozenset()
NOBODY: frozenset[str] = frozenset()


@pytest.fixture
def order(tmp_path: Path) -> Order:
    site = a_site(tmp_path / "site")
    return site.order(output=site.folder / ".cache/serve")


@pytest.fixture
def builder(order: Order) -> Iterator[Builder]:
    made = Builder(order, "")
    yield made
    made.end()


def answer(reports: Iterator[Report]) -> Report:
    """The last report of what was asked."""
    return next(report for report in reports if report.last)


def test_it_says_what_has_changed_and_nothing_where_nothing_has(builder: Builder, order: Order) -> None:
    reports = builder.reports()
    builder.ask(EVERYTHING, NOBODY)
    assert "one.html" in answer(reports).changed
    builder.ask(EVERYTHING, NOBODY)
    assert answer(reports) == Report()
    path = order.content.absolute() / "one.md"
    path.write_text(event("One", "2001", "anew"))
    builder.ask(frozenset({path}), frozenset({"one.html"}))
    assert "one.html" in next(reports).changed


def test_what_is_asked_while_it_builds_is_built_with_the_next(builder: Builder, order: Order) -> None:
    reports = builder.reports()
    builder.ask(EVERYTHING, NOBODY)
    paths = [order.content.absolute() / f"new{n}.md" for n in range(20)]
    for path in paths:
        path.write_text(event(path.stem, "2001"))
        builder.ask(frozenset({path}), NOBODY)
    changed: set[str] = set()
    while not {f"new{n}.html" for n in range(20)} <= changed:
        changed.update(next(reports).changed)


def test_where_we_fail_ourselves_it_is_said_and_the_next_save_begins_anew(order: Order, tmp_path: Path) -> None:
    broken = tmp_path / "broken"

    def fails(*_: object) -> None:
        if broken.exists():
            raise RuntimeError("a fault of ours")

    broken.touch()
    builder = Builder(replace(order, progress=fails), "")
    try:
        reports = builder.reports()
        builder.ask(EVERYTHING, NOBODY)
        failed = next(reports)
        assert "a fault of ours" in json.loads(failed.state)["sentence"]
        assert "Traceback" in failed.lines[0]
        broken.unlink()
        builder.ask(frozenset({order.content.absolute() / "one.md"}), NOBODY)
        assert "two.html" in answer(reports).changed
    finally:
        builder.end()


def test_where_we_fail_at_what_could_wait_it_is_said_too_and_the_builder_lives(order: Order) -> None:
    def fails(_: Preview) -> bool:
        raise RuntimeError("a fault of ours")

    ours, theirs = Pipe()
    bench = _Bench(order, "", theirs)
    bench.build()
    bench._chores = [(0.0, fails)]
    assert not bench.take()  # nobody asks for anything, and what could wait is done
    assert "a fault of ours" in json.loads(said(ours)[-1].state)["sentence"]
    bench.build()
    assert said(ours)[-1].state == overlay.FINE
    bench.close()


def said(pipe: Connection) -> list[Report]:
    """All that lies in the pipe."""
    found = []
    while pipe.poll():
        found.append(pipe.recv())
    return found


def test_when_it_has_ended_it_says_no_more(builder: Builder) -> None:
    builder.end()
    assert list(builder.reports()) == []
    builder.ask(EVERYTHING, NOBODY)
