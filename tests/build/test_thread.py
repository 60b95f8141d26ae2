"""The thread through the whole house: one event in, a site out."""

from __future__ import annotations

from collections.abc import Callable

from tests.sites import Site, event

Make = Callable[..., Site]


def test_a_site_of_one_event_builds(site: Make) -> None:
    made = site({"content/troops.md": event("More troops", "2022-03-23", "The summit **decides**.")})
    outcome = made.good()
    assert (outcome.events, outcome.articles) == (1, 0)
    assert "<strong>decides</strong>" in made.page("troops.html")
    assert "More troops" in made.page("index.html")


def test_a_second_build_writes_and_renders_nothing(site: Make) -> None:
    made = site({"content/troops.md": event("More troops", "2022-03-23")})
    made.good()
    before = made.stamps()
    outcome = made.good()
    assert (outcome.written, outcome.rendered, outcome.texts, outcome.removed) == (0, 0, 0, 0)
    assert made.stamps() == before
