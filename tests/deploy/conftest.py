"""A site in a repository with a remote."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from tests.deploy.depot import FILES, Depot, alone
from tests.sites import Site


@pytest.fixture
def depot(site: Callable[..., Site], monkeypatch: pytest.MonkeyPatch) -> Depot:
    for name, value in alone().items():
        monkeypatch.setenv(name, value)
    return Depot(site(FILES))
