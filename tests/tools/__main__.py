"""Brings what the tests need: silent where everything is there, one line per thing it fetches, one where it cannot."""

from __future__ import annotations

import importlib.util
import os
import shutil
import sys

from playwright.sync_api import Error, sync_playwright

from tests import tools

APT = ("apt-get", "-o", "DPkg::Lock::Timeout=600")


def main() -> int:
    missing = [sentence for sentence in (bring_browser(), bring_java(), bring_npm_packages()) if sentence]
    for sentence in missing:
        print(sentence, file=sys.stderr)
    return 1 if missing else 0


def bring_browser() -> str:
    if tools.chromium() or own_chromium_starts():
        return ""
    announce("Chromium")
    if tools.succeeds(sys.executable, "-m", "playwright", "install", "chromium") and own_chromium_starts():
        return ""
    if install_system_package("chromium"):
        tools.chromium.cache_clear()
    if tools.chromium():
        return ""
    return "the tests need Chromium: sudo apt-get install chromium, or CHROME_PATH=/path/to/chrome make test"


def own_chromium_starts() -> bool:
    """Whether the browser that playwright downloads is there, with the libraries it wants."""
    try:
        with sync_playwright() as playwright:
            playwright.chromium.launch(args=tools.CHROMIUM_FLAGS).close()
    except Error:
        return False
    return True


def install_system_package(name: str) -> bool:
    if os.geteuid() != 0 or shutil.which("apt-get") is None:
        return False
    os.environ["DEBIAN_FRONTEND"] = "noninteractive"
    tools.succeeds(*APT, "update")
    return tools.succeeds(*APT, "install", "-y", "--no-install-recommends", name)


def bring_java() -> str:
    if tools.java():
        return ""
    announce("Java")
    install_python_packages("java.lock")
    tools.java.cache_clear()
    if tools.java():
        return ""
    return f"the tests need Java {tools.OLDEST_JAVA} or newer: sudo apt-get install default-jre-headless"


def bring_npm_packages() -> str:
    if tools.npm_packages_stand():
        return ""
    announce("the Nu HTML checker, axe-core and TimelineJS")
    if not tools.npm():
        install_python_packages("node.lock")
        tools.npm.cache_clear()
    npm = tools.npm()
    if not npm:
        return "the tests need npm: sudo apt-get install npm"
    tools.succeeds(npm, "ci")
    return "" if tools.npm_packages_stand() else f"the tests need three packages of npm: cd {tools.HERE} && npm ci"


def install_python_packages(lock: str) -> bool:
    """Into this environment, by pip, or by uv where the environment was made by it and has no pip."""
    pip = (sys.executable, "-m", "pip") if importlib.util.find_spec("pip") else ("uv", "pip")
    here = () if importlib.util.find_spec("pip") else ("--python", sys.executable)
    return tools.succeeds(*pip, "install", "--quiet", *here, "--require-hashes", "-r", lock)


def announce(thing: str) -> None:
    print(f"Bringing {thing} for the tests (once)", flush=True)


if __name__ == "__main__":
    raise SystemExit(main())
