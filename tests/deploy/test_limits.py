"""GitHub Pages takes what it takes."""

from __future__ import annotations

import pytest

from generator.cli import main
from generator.deploy import limits
from generator.problems import Environment
from tests.deploy.depot import Depot


def test_a_site_within_the_limits_is_as_it_should_be() -> None:
    assert limits.faults({"a": limits.FILE, "b": 1, "c": 0}) == []


def test_a_file_over_100_mib_is_named_with_its_size() -> None:
    [said] = limits.faults({"film.mp4": limits.FILE + 1, "a": 1})
    assert said == "film.mp4 has 100.1 MiB; a file on GitHub has at most 100 MiB"


def test_a_site_over_one_gigabyte_is_said_with_its_largest_file() -> None:
    [said] = limits.faults({f"{n:02}": 100_000_000 + n for n in range(10)})
    assert said == "the site has 1,000.1 MB, and GitHub Pages takes 1,000 MB; the largest file is 09 with 100.1 MB"


def test_a_site_that_is_too_large_is_not_deployed(depot: Depot, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(limits, "FILE", 100)
    with pytest.raises(Environment, match=r"story/one\.html has 0\.1 MiB"):
        depot.deploy()
    assert depot.tip == ""


def test_a_check_says_how_large_the_output_is_and_how_large_it_may_be(
    depot: Depot, capsys: pytest.CaptureFixture[str]
) -> None:
    check = ["check", "-s", str(depot.folder)]
    assert main(check) == 0
    assert "GitHub Pages" not in capsys.readouterr().out
    depot.site.good()
    sizes = {name: len(data) for name, data in depot.made().items()}
    largest = max(sizes, key=lambda name: (sizes[name], name))
    said = f"{len(sizes)} files, 0.{-(-sum(sizes.values()) // 100_000)} MB; the largest file is {largest} with 0.1 MB"
    assert main(check) == 0
    shown = capsys.readouterr().out.splitlines()[-2]
    assert shown == f"{depot.site.output}: {said}; GitHub Pages takes 1,000 MB, and 100 MiB a file"


def test_a_check_warns_of_an_output_that_is_too_large(depot: Depot, capsys: pytest.CaptureFixture[str]) -> None:
    depot.site.good()
    film = depot.site.output / "film.mp4"
    with film.open("wb") as file:
        file.truncate(1_100_000_000)
    assert main(["check", "-s", str(depot.folder)]) == 0
    said = capsys.readouterr().err
    assert f"{depot.site.output}: warning[too-large]: film.mp4 has 1,049.1 MiB; a file on GitHub has at most" in said
    assert "warning[too-large]: the site has 1,100." in said
    assert main(["check", "-s", str(depot.folder), "--strict", "-q"]) == 1
