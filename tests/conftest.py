"""The tools that tests ask for by name: a browser, the Nu HTML checker, axe-core. `make test` brings them."""

from __future__ import annotations

import json
import subprocess
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path
from typing import Any, Final

import hypothesis
import pytest
from playwright.sync_api import Browser, Page, sync_playwright
from xdist.remote import Producer
from xdist.scheduler import LoadScopeScheduling

from tests import tools
from tests.looking import blank, opened
from tests.sites import Site, theme

# How long an example takes says more of the machine than of the code.
hypothesis.settings.register_profile("patient", deadline=None)
if hypothesis.settings.get_current_profile_name() == "default":
    hypothesis.settings.load_profile("patient")

PAGES: Final = "tests/pages/"
BRIEF: Final = ("-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC")  # a Java that is to end soon, not to be fast for days


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    for item in items:
        if "browser" in getattr(item, "fixturenames", ()):
            item.add_marker(pytest.mark.browser)


def pytest_xdist_make_scheduler(config: pytest.Config, log: Producer) -> LoadScopeScheduling:
    return Together(config, log)


class Together(LoadScopeScheduling):  # type: ignore[misc] # it says nothing of its types
    """Deals out test by test, but all that look at pages to one process: the sites that they look at are built once.

    (The groups of pytest-xdist 3.8 are lost on pytest 9.2, which no longer reads the name that it gives to a test.)
    """

    def _split_scope(self, nodeid: str) -> str:
        return PAGES if nodeid.startswith(PAGES) else nodeid


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """Chromium, for the whole run. A test opens a page or a context of its own in it, and closes it."""
    with sync_playwright() as playwright:
        chromium = playwright.chromium.launch(executable_path=tools.chromium(), args=tools.CHROMIUM_FLAGS)
        yield chromium
        chromium.close()


@pytest.fixture(scope="session")
def window(browser: Browser) -> Iterator[Page]:
    """A page that stays open for the whole run."""
    with opened(browser) as page:
        yield page


@pytest.fixture
def tab(window: Page) -> Page:
    """A page with nothing in it, to look with. Another test has looked with it before: opening one costs a second.

    Who puts a script or a route into a page, which nothing takes out again, opens one of their own; so does who frames
    a page of a host, which Chromium allows a window that was never anywhere else.
    """
    return blank(window)


@pytest.fixture(scope="session")
def nu() -> tools.Nu:
    """Everything the Nu HTML checker says of the HTML, CSS and SVG in a folder: "a/b.html:3:14: error: sentence"."""
    return check_with_nu


@pytest.fixture(scope="session")
def axe() -> str:
    """The script of axe-core, to be run in a page: then ``await axe.run()``."""
    return tools.AXE.read_text(encoding="utf-8")


def check_with_nu(folder: Path) -> list[str]:
    java = tools.java()
    assert java, "there is no Java: `make test` brings one"
    command = [java, "-Xss4m", *BRIEF, "-jar", str(tools.NU), "--format", "json"]
    command += ["--skip-non-html", "--also-check-css", "--also-check-svg", str(folder)]
    done = subprocess.run(command, check=False, capture_output=True, encoding="utf-8")
    messages = json.loads(done.stderr)["messages"]
    return sorted(said_by_nu(message, folder.resolve().as_uri()) for message in messages)


def said_by_nu(message: dict[str, Any], root: str) -> str:
    path = str(message.get("url", "")).replace("file:///", "file:/").removeprefix(root.replace("file:///", "file:/"))
    where = f"{path.lstrip('/')}:{message.get('lastLine', 0)}:{message.get('lastColumn', 0)}"
    return f"{where}: {message.get('subType', message['type'])}: {message['message']}"


@pytest.fixture
def site(tmp_path: Path) -> Callable[[Mapping[str, str | bytes]], Site]:
    """Makes a site of these files, with a title and a theme that prints all it is given."""

    def make(files: Mapping[str, str | bytes]) -> Site:
        basis: dict[str, str | bytes] = {"content/site.toml": 'title = "A site"\n', **theme()}
        return Site(tmp_path / "site").write({**basis, **files})

    return make
