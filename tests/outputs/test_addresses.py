"""Every site lists its addresses: what an author wrote, and what follows from it."""

from __future__ import annotations

import json
from collections.abc import Callable
from typing import Any

from tests.sites import Site, document, event
from tests.test_pictures import picture

Make = Callable[..., Site]


def listed(made: Site) -> dict[str, Any]:
    made.good()
    found: dict[str, Any] = json.loads(made.page("manifest.json"))
    return found


def test_what_an_author_wrote_is_a_document_and_the_rest_is_not(site: Make) -> None:
    made = site({
        "content/story/index.md": document(title="Story", kind="timeline"),
        "content/story/x.md": event("X", "2022", people="Somebody", aliases="/old.html"),
        "content/story/y.md": event("Y", "2022", gone="It was not so."),
        "content/people/jens.md": document(title="Jens", kind="person"),
        "content/about.md": document(title="About", kind="page"),
        "content/story/a.png": picture("png"),
    })  # fmt: skip
    found = listed(made)
    assert found["version"] == 1
    assert found["documents"] == {
        "about.html": "page",
        "old.html": "alias",
        "people/jens.html": "person",
        "story/index.html": "timeline",
        "story/x.html": "event",
        "story/y.html": "gone",
    }
    assert {"404.html", "index.html", "people/somebody.html", "tags/index.html", "story/a.png"} <= set(found["others"])
    assert found["others"] == sorted(found["others"])


def test_all_that_is_published_but_the_theme_is_listed(site: Make) -> None:
    found = listed(made := site({"content/x.md": event("X", "2022", tags="a")}))
    names = {name for name in made.files() if not name.startswith(("theme/", ".dateline/"))}
    assert {*found["documents"], *found["others"]} == names - {"manifest.json"} - shares(names)


def shares(names: set[str]) -> set[str]:
    return {name for name in names if name.endswith(".share.png")}


def test_words_written_anew_leave_the_list_as_it_is(site: Make) -> None:
    made = site({"content/x.md": event("X", "2022", "One.")})
    made.good()
    before = made.stamps()["manifest.json"]
    made.write({"content/x.md": event("X", "2022", "Two.")})
    made.good()
    assert made.stamps()["manifest.json"] == before


def test_what_is_not_published_is_not_listed(site: Make) -> None:
    made = site({"content/x.md": event("X", "2022", draft="true"), "content/y.md": event("Y", "2022")})
    assert listed(made)["documents"] == {"y.html": "event"}
