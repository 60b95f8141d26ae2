"""``python -m benchmarks.lighthouse``: what Lighthouse, as for a phone, says of a story and of a long one.

The story is the repository's own; the long one has a thousand made events, and is an overview and pages by period, of
which the fullest is looked at. Performance is the median of some runs, for it differs from run to run.
"""

from __future__ import annotations

import argparse
import json
import os
import subprocess
import sys
import tempfile
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from statistics import median
from typing import Any

from benchmarks import tools, web
from benchmarks.measure import Failed, cost
from benchmarks.reading import sites

BASE = "https://example.org/story"
CATEGORIES = ("performance", "accessibility", "best-practices", "seo")
LONG = 1000
STORY = "eastern-flank/index.html"
RUNS = 5


@dataclass(frozen=True, slots=True)
class Report:
    """``scores`` are of 100, by category; ``wrong`` are the audits that are not perfect, as "name: what was seen"."""

    scores: dict[str, float]
    wrong: frozenset[str]


def main() -> int:
    """Answers 0 whatever Lighthouse says; 1 where a site does not build, 3 where it is not here."""
    asked = _asked()
    node = tools.program("node")
    if not node or not tools.stand():
        print("Lighthouse is not here: `python -m benchmarks.tools` brings it")
        return 3
    env = {**os.environ, "CHROME_PATH": web.program()}
    with tempfile.TemporaryDirectory(prefix="dateline-lighthouse-") as folder:
        try:
            given = [("The given page", asked.site, asked.page or STORY)] if asked.site else _pages(Path(folder))
            for name, site, address in given:
                reports = list(_reports(node, env, site, address, asked.runs))
                print(f"\n{name} ({address}), {len(reports)} runs\n{_said(reports)}", flush=True)
        except Failed as failed:
            print(failed)
            return 1
    return 0


def _asked() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m benchmarks.lighthouse", description="Asks Lighthouse.")
    parser.add_argument("--site", metavar="DIR", type=Path, help="a built output (default: builds what it needs)")
    parser.add_argument("--page", metavar="FILE", help=f"a page of that output (default: {STORY})")
    parser.add_argument("--runs", metavar="N", type=int, default=RUNS, help=f"of each page (default: {RUNS})")
    asked = parser.parse_args()
    if asked.page and not asked.site:
        parser.error("--page is a page of --site")
    return asked


def _pages(folder: Path) -> Iterator[tuple[str, Path, str]]:
    """Each page that is looked at: what it is called, the folder that is served, its address there."""
    own, long = folder / "own", folder / "long"
    _build(sites.ROOT, own)
    yield "The repository's own story", own, STORY
    sites.lay_out(long / "site", list(sites.rows(LONG)))
    _build(long / "site", long / "output")
    yield f"{LONG} events, the overview", long / "output", "long/index.html"
    fullest = max((long / "output/long").glob("index.[0-9]*.html"), key=lambda page: page.stat().st_size)
    yield f"{LONG} events, the fullest period", long / "output", f"long/{fullest.name}"


def _build(source: Path, output: Path) -> None:
    options = ("--source", str(source), "--output", str(output), "--base-url", BASE)
    command = (sys.executable, "-m", "generator", "build", *options, "--cache-dir", f"{output}-cache")
    cost(command, cwd=source, env={**os.environ, "PYTHONPATH": str(sites.ROOT)})


def _reports(node: str, env: dict[str, str], site: Path, address: str, runs: int) -> Iterator[Report]:
    """One report after the other, of the page as it is served at the path that its addresses say."""
    flags = " ".join(web.FLAGS)
    with web.served(site, under="story/") as home:
        options = ("--quiet", "--output=json", f"--only-categories={','.join(CATEGORIES)}", f"--chrome-flags={flags}")
        for _ in range(max(1, runs)):
            command = (node, str(tools.LIGHTHOUSE), home + address, *options)
            done = subprocess.run(command, env=env, check=False, capture_output=True, text=True)
            if done.returncode:
                raise Failed(f"Lighthouse ended with {done.returncode}:\n{done.stderr[-2000:]}")
            yield report(json.loads(done.stdout))


def report(said: dict[str, Any]) -> Report:
    """The scores and the audits that count and are not perfect, of what Lighthouse said."""
    categories, audits = said["categories"], said["audits"]
    counted = {ref["id"] for each in categories.values() for ref in each["auditRefs"] if ref.get("group") != "hidden"}
    wrong = (audit for name, audit in audits.items() if name in counted and (audit["score"] or 0) < 1)
    return Report(
        {name: 100 * (category["score"] or 0) for name, category in categories.items()},
        frozenset(_sentence(audit) for audit in wrong if audit["score"] is not None),
    )


def _sentence(audit: dict[str, Any]) -> str:
    items = (audit.get("details") or {}).get("items", [])
    seen = [_thing(item) for item in items[:4]] if isinstance(items, list) else []
    more = audit.get("displayValue", "")
    return f"{audit['id']}: {audit['title']}" + "".join(f" · {each}" for each in (more, *seen) if each)


def _thing(item: dict[str, Any]) -> str:
    node = item.get("node") or {}
    return str(node.get("snippet") or item.get("url") or item.get("description") or "")[:120]


def _said(reports: Sequence[Report]) -> str:
    """The median of each category, with the lowest and highest of performance, and what is not perfect in any run."""
    lines = [f"{name:16}{median(_of(reports, name)):5.0f}{_range(_of(reports, name))}" for name in CATEGORIES]
    seen = sorted({sentence.partition(":")[0]: sentence for each in reports for sentence in each.wrong}.values())
    return "\n".join([*lines, *(f"  {sentence}" for sentence in seen)])


def _of(reports: Sequence[Report], category: str) -> list[float]:
    return [each.scores[category] for each in reports]


def _range(scores: Sequence[float]) -> str:
    return f"  ({min(scores):.0f} - {max(scores):.0f})" if min(scores) < max(scores) else ""


if __name__ == "__main__":
    raise SystemExit(main())
