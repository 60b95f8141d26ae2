"""What is wrong with the pages as a whole, and the author's lines for what planning found."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import replace
from pathlib import Path
from typing import cast

from generator import characters
from generator.build.order import Order
from generator.load import scan
from generator.model import Link
from generator.outputs import Desk
from generator.outputs.desk import folded
from generator.pages import Page
from generator.problems import Problem, ordered


def dead_menu(desk: Desk, pages: list[Page]) -> Iterable[Problem]:
    """A line of the menu that leads to no page."""
    addresses = {page.address for page in pages}
    menu = cast("tuple[Link, ...]", dict(desk.common)["menu"])
    for (title, to), link in zip(desk.site.menu, menu, strict=True):
        if link.address.partition("#")[0] not in addresses and ":" not in link.address:
            said = f"the menu leads to `{to}`, and there is no such page"
            hint = f"name an address from the root for `{title}`, such as /about.html"
            yield Problem("content/site.toml", 0, 0, "dead-link", said, hint, "warning")


def clashes(pages: list[Page]) -> Iterable[Problem]:
    """Two files on one address, or on two that some system takes for one, are a mistake that names both causes."""
    taken: dict[str, Page] = {}
    for page in pages:
        other = taken.setdefault(folded(page.address), page)
        if other is not page:
            yield _clash(page, other, f"would share the address /{page.address}")
    for address, page in taken.items():
        parts = address.split("/")
        for depth in range(1, len(parts)):
            above = taken.get("/".join(parts[:depth]))
            if above:
                yield _clash(page, above, f"would need /{above.address} to be a page and a folder")


def _clash(page: Page, other: Page, said: str) -> Problem:
    path = next((c for c in (page.cause, other.cause) if c.startswith("content/")), "content")
    return Problem(path, 0, 0, "address", f"{other.cause} and {page.cause} {said}", "give one of them another `slug:`")


def with_lines(order: Order, problems: Iterable[Problem]) -> list[Problem]:
    """The problems in order, with the author's lines where planning knew only their numbers, or only the words."""
    lines: dict[str, list[str]] = {}
    found = []
    for problem in problems:
        path = problem.path.removeprefix("content/")
        if path == "site.toml" and not problem.line:
            found.append(_configured(order, problem))
        elif problem.source or not problem.line or path == problem.path:
            found.append(problem)
        else:
            if path not in lines:
                lines[path] = _read(order.content, path)
            known = problem.line <= len(lines[path])
            found.append(replace(problem, source=lines[path][problem.line - 1]) if known else problem)
    return ordered(found)


def _configured(order: Order, problem: Problem) -> Problem:
    """What is wrong with the configuration, said of the file that was read, where the author's word stands in it."""
    problem = replace(problem, path=order.said_config, column=0)
    _, _, rest = problem.message.partition("`")
    word = rest.partition("`")[0]
    lines = _read(order.config.parent, order.config.name) if word else []
    for pattern in (rf"(?<=[\"'(]){re.escape(word)}(?=[\"')])", rf"(?<![\w-]){re.escape(word)}(?![\w-])"):
        for number, line in enumerate(lines, 1):
            at = re.search(pattern, line)
            if at and not line.lstrip().startswith("#"):
                return replace(problem, line=number, column=at.start() + 1, source=line, width=len(word))
    return problem


def _read(folder: Path, path: str) -> list[str]:
    try:
        text, _ = characters.read(path, scan.read(folder, path))
    except OSError:
        return []
    return (text or "").split("\n")
