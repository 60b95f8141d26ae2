"""What a timeline in parts can be chosen by."""

from __future__ import annotations

from collections.abc import Callable

from tests.outputs.test_ways import given
from tests.sites import Site, document

Make = Callable[..., Site]


def rows(count: int, people: str = "Anna", tags: str = "t") -> str:
    return "title,date,people,tags\n" + "".join(f'"E{n}",{2000 + n % 20},{people},{tags}\n' for n in range(count))


def test_a_name_that_means_another_in_another_timeline_leads_to_its_own(site: Make) -> None:
    files = {f"content/{name}/index.md": document(title=name, kind="timeline", pages="false") for name in "ab"}
    files |= {f"content/{name}/people/anna.md": document(title="Anna") for name in "ab"}
    made = site({**files, "content/a/rows.csv": rows(201), "content/b/rows.csv": rows(1)})
    made.good()
    assert "title='Anna', address='a/people/anna.html'), count=201" in given(made, "a/index.html", "chronicle")


def test_only_the_overview_of_the_list_has_facets(site: Make) -> None:
    made = site(
        {"content/a/index.md": document(title="A", kind="timeline", pages="false"), "content/a/rows.csv": rows(201)}
    )
    made.good()
    for address in ("a/index.html", "index.html"):
        assert "Facet(name='people', count=1" in given(made, address, "chronicle")
    others = ("a/index.200x.html", "a/index.story.html", "a/index.table.html", "embed/a.html")
    assert [address for address in others if "Facet(" in given(made, address, "chronicle")] == []
