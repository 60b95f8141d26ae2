"""The pages of a large site are planned and made in batches, and nothing else is different."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from generator.build import plan
from tests.build.test_theorem import BASIS, many_rows
from tests.sites import Site, event

Make = Callable[..., Site]
LONG = {"content/flank/long.csv": many_rows("long")}


def enlarge(monkeypatch: pytest.MonkeyPatch) -> None:
    """From now on every site is a large one, and a batch holds few pages."""
    monkeypatch.setattr(plan, "LARGE", 1)
    monkeypatch.setattr(plan, "BATCH", 40)


@pytest.fixture
def large(monkeypatch: pytest.MonkeyPatch) -> None:
    enlarge(monkeypatch)


def test_a_site_made_in_batches_is_the_same(site: Make, monkeypatch: pytest.MonkeyPatch) -> None:
    made = site({**BASIS, **LONG})
    outcome = made.good()
    whole = made.files()
    enlarge(monkeypatch)
    in_batches = made.clean_build()
    assert in_batches == whole
    made.write({"content/about.md": f"{BASIS['content/about.md']}\n"})
    again = made.good()
    assert (again.written, again.removed, again.planned) == (1, 0, outcome.planned)


@pytest.mark.usefixtures("large")
def test_an_edit_of_a_large_site_writes_what_it_changes_and_removes_what_is_lost(site: Make) -> None:
    made = site({**BASIS, **LONG, "content/more.md": event("More", "1951")})
    first = made.good()
    assert first.rendered < first.written == first.planned == len(made.files()) - 1  # what is copied is not rendered
    made.write({"content/more.md": None, "content/loose.md": event("Another title", "1950")})
    outcome = made.good()
    assert outcome.removed >= 1
    assert "more.html" not in made.files()
    assert 0 < outcome.written < first.written
    assert made.files() == made.clean_build()
    assert made.good().written == 0


@pytest.mark.usefixtures("large")
def test_a_page_that_cannot_be_made_leaves_a_large_site_as_it_was(site: Make) -> None:
    made = site({**BASIS, **LONG})
    made.good()
    before = made.files()
    made.write({"themes/site/templates/404.html.j2": "{{ nobody.knows }}"})
    assert made.build().failed
    assert made.files() == before


@pytest.mark.usefixtures("large")
def test_what_is_wrong_with_a_large_site_is_said_once(site: Make) -> None:
    made = site({**BASIS, **LONG, "content/twice.md": event("Twice", "1950", slug="loose")})
    said = made.said()
    assert len(said) == len(set(said))
    assert any("would share the address /loose.html" in each for each in said)
    assert made.build().failed
    assert made.files() == {}
