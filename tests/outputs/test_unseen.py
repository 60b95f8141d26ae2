"""Links to what is not to be seen: they lead to where it says so, or are told why they do not."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from tests.outputs.test_pages import ARTICLE
from tests.sites import Site, event

Make = Callable[..., Site]

GONE = [{"gone": "Withdrawn."}, {"expires": "2023-01-01"}]
HIDDEN = [({"draft": "true"}, "is a draft"), ({"embargo": "2030-01-01"}, "is not yet published")]


@pytest.mark.parametrize("written", ["[y](y.md)", "[y](y.md#place)", "[[y]]", "[[Why]]"])
@pytest.mark.parametrize("key", GONE)
def test_a_link_to_what_is_gone_leads_to_where_it_says_so(site: Make, key: dict[str, str], written: str) -> None:
    made = site({"content/x.md": event("X", "2022", written), "content/y.md": event("Why", "2022", "# Place", **key)})
    assert made.said() == []
    made.good()
    assert 'href="y.html"' in made.page("x.html")


@pytest.mark.parametrize("written", ["[y](y.md)", "[y](y.md#place)", "[[y]]", "[[Why]]"])
@pytest.mark.parametrize(("key", "why"), HIDDEN)
def test_a_link_to_what_is_not_yet_published_says_so(site: Make, key: dict[str, str], why: str, written: str) -> None:
    made = site({"content/x.md": event("X", "2022", written), "content/y.md": event("Why", "2022", "# Place", **key)})
    (said,) = made.said()
    assert said.endswith(f"is dead: content/y.md {why}")
    assert made.said(drafts=True, scheduled=True) == []


@pytest.mark.parametrize("path", ["x.md", "week.md"])
def test_a_link_to_an_event_in_a_text_follows_its_fate(site: Make, path: str) -> None:
    made = site({"content/week.md": ARTICLE, "content/x.md": event("X", "2022")})
    link = "[so](#mission)" if path == "week.md" else "[so](week.md#mission)"
    for key, why in (
        ("gone: Withdrawn.", ""),
        ("draft: true", "a draft"),
        ("embargo: 2030-01-01", "not yet published"),
    ):
        week = ARTICLE.replace("    slug: mission\n", f"    slug: mission\n    {key}\n")
        texts = {"week.md": week, "x.md": event("X", "2022")}
        texts[path] += f"\n{link}\n"
        made.write({f"content/{name}": text for name, text in texts.items()})
        said = made.said()
        assert bool(said) == bool(why)
        if why:
            assert f"is dead: the event `mission` of content/week.md is {why}" in said[0]
        else:
            made.good()
            assert 'href="mission.html"' in made.page(path.replace(".md", ".html"))
