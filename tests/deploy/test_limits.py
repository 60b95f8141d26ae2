"""GitHub Pages takes what it takes."""

from __future__ import annotations

import pytest

from generator.deploy import limits
from generator.problems import Environment
from tests.deploy.depot import Depot


def test_a_site_within_the_limits_is_as_it_should_be() -> None:
    assert limits.faults({"a": limits.FILE, "b": 1, "c": 0}) == []


def test_a_file_over_100_mib_is_named_with_its_size() -> None:
    [said] = limits.faults({"film.mp4": limits.FILE + 1, "a": 1})
    assert said == "film.mp4 has 104.9 MB; a file on GitHub has at most 104.9 MB"


def test_a_site_over_one_gigabyte_is_said_with_its_largest_file() -> None:
    [said] = limits.faults({f"{n:02}": 100_000_000 + n for n in range(10)})
    assert said == "the site has 1,000.0 MB, and GitHub Pages takes 1,000.0 MB; the largest file is 09 with 100.0 MB"


def test_a_site_that_is_too_large_is_not_deployed(depot: Depot, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(limits, "FILE", 100)
    with pytest.raises(Environment, match=r"story/one\.html has 0\.0 MB"):
        depot.deploy()
    assert depot.tip == ""
