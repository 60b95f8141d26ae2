"""Work shared among processes."""

from __future__ import annotations

import os
import signal
import time
from collections.abc import Iterator

import pytest

from generator.problems import Environment
from generator.workers import BATCH, gathered


def squares(share: list[int]) -> Iterator[int]:
    for number in share:
        yield number * number


def test_what_all_workers_yield_comes_back() -> None:
    shares = [list(range(n, 3 * BATCH, 3)) for n in range(3)]
    assert sorted(gathered(shares, squares)) == sorted(n * n for n in range(3 * BATCH))


def test_the_work_is_done_in_other_processes() -> None:
    pids = set(gathered([[1], [2]], lambda _: iter([os.getpid()])))
    assert len(pids) == 2
    assert os.getpid() not in pids


def test_no_shares_give_nothing() -> None:
    assert list(gathered([], squares)) == []


def test_what_the_machine_refuses_a_worker_is_raised_here() -> None:
    def full(_: list[int]) -> Iterator[int]:
        yield 1
        raise Environment("no space left on the disk")

    with pytest.raises(Environment, match="no space left"):
        list(gathered([[1]], full))


def test_a_worker_that_dies_is_told() -> None:
    def dies(_: list[int]) -> Iterator[int]:
        os.kill(os.getpid(), signal.SIGKILL)
        yield 1

    with pytest.raises(Environment, match="has died"):
        list(gathered([[1], [2]], dies))


def test_workers_end_when_nobody_listens_any_more() -> None:
    def endless(share: list[int]) -> Iterator[int]:
        yield from [os.getpid()] * BATCH
        time.sleep(600)
        yield from share

    results = gathered([[1], [2]], endless)
    pid = next(results)
    results.close()  # type: ignore[attr-defined]
    with pytest.raises(ProcessLookupError):
        os.kill(pid, 0)
