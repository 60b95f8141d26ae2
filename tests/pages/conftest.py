"""Each site is built once in each theme for the whole run, and looked at once in each light."""

from __future__ import annotations

import functools

import pytest

from tests.published import SITES, Publish, Published, publish

PUBLISHED = [*((name, "default") for name in SITES), ("own", "observatory"), ("made", "observatory")]


@pytest.fixture(scope="session")
def published(tmp_path_factory: pytest.TempPathFactory) -> Publish:
    """A site by its name, in a theme by its name: built where nobody asked for it before."""
    folder = tmp_path_factory.mktemp("published")

    @functools.cache
    def one(name: str, theme: str) -> Published:
        return publish(name, theme, folder)

    return one


@pytest.fixture(scope="session", params=PUBLISHED, ids=" ".join)
def site(request: pytest.FixtureRequest, published: Publish) -> Published:
    """Each site in its own theme, and those that have most to show in the other."""
    return published(*request.param)


@pytest.fixture(scope="session")
def own(published: Publish) -> Published:
    """The site of the repository, in its own theme."""
    return published("own", "default")


@pytest.fixture(scope="session")
def made(published: Publish) -> Published:
    """The site with every kind of page, in the default theme."""
    return published("made", "default")
