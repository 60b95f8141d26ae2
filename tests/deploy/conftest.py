"""A site in a repository with a remote."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from tests.deploy.depot import FILES, Depot
from tests.sites import Site


@pytest.fixture
def depot(site: Callable[..., Site], monkeypatch: pytest.MonkeyPatch) -> Depot:
    for name in ("GIT_CONFIG_GLOBAL", "GIT_CONFIG_SYSTEM"):
        monkeypatch.setenv(name, "/dev/null")
    return Depot(site(FILES))
