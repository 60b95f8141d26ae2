"""The pages of a large site are planned and made in batches, and nothing else is different."""

from __future__ import annotations

import gc
from collections.abc import Callable, Iterable

import pytest

from generator import cache, slices
from generator.build import plan
from generator.outputs import wholes
from generator.pages import Page
from tests.build.test_indexed import SEARCHED
from tests.build.test_theorem import BASIS, many_rows
from tests.sites import Site, document, event

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
    made.write({"content/about.md": document("What else this is.", title="About", kind="page")})
    again = made.good()
    assert (again.written, again.removed, again.planned) == (1, 0, outcome.planned)


@pytest.mark.long
def test_the_search_of_a_site_made_in_batches_is_the_same(site: Make, monkeypatch: pytest.MonkeyPatch) -> None:
    made = site({**SEARCHED, **LONG})
    made.good()
    whole = made.files()
    assert any(address.startswith("search/pagefind/") for address in whole)
    enlarge(monkeypatch)
    assert made.clean_build() == whole
    assert made.good(day="2024-01-02").written == 0


@pytest.mark.long
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


@pytest.mark.long
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


def test_what_is_doubtful_in_a_large_site_is_said_once_though_it_is_planned_twice(
    site: Make, monkeypatch: pytest.MonkeyPatch
) -> None:
    draft = event("A draft", "1950", draft="true")
    leads = event("Leads", "1951", related="[a-draft]")
    made = site({**BASIS, **LONG, "content/a-draft.md": draft, "content/leads.md": leads})
    said = made.good().problems
    assert ("draft", "content/leads.md") in [(problem.code, problem.path) for problem in said]
    enlarge(monkeypatch)
    assert made.good(fresh=True).problems == said


def row(number: int) -> str:
    return f"Row {number},{1600 + number % 400}-{number % 12 + 1:02},tag {number % 9},Place {number % 90}\n"


@pytest.mark.long
def test_however_large_a_site_is_few_of_its_pages_are_in_memory_at_once(
    site: Make, monkeypatch: pytest.MonkeyPatch
) -> None:
    batch = 5_000
    for module, name, number in ((plan, "LARGE", 1), (plan, "BATCH", batch), (wholes, "LARGEST", 1)):
        monkeypatch.setattr(module, name, number)
    table = "".join(["title,date,tags,places\n", *map(row, range(20_000))])
    index = document("", title="Long", kind="timeline", pages="false")
    made = site({"content/site.toml": 'title = "A site"\n', "content/l/index.md": index, "content/l/l.csv": table})
    addresses, weights = [], []
    before = alive()  # of tests that ran before
    with cache.opened(made.order().cache, fresh=False) as memory:
        planned = plan.plan(made.order(), memory.store)
        assert len(alive(before)) == 1  # the list of all addresses
        for part in planned.batches():
            addresses += [page.address for page in part.pages]
            weights.append(sum(1 + page.weight for page in alive(before)))
            del part
    assert addresses == [page.address for page in planned.pages]
    assert max(weights) < batch + 2 * slices.MOST + len(addresses)
    assert sum(weights) > 20 * batch


def alive(before: Iterable[Page] = ()) -> list[Page]:
    """The pages that are in memory with all that they show, and were not ``before``."""
    known = set(map(id, before))
    return [each for each in gc.get_objects() if type(each) is Page and each.inputs and id(each) not in known]
