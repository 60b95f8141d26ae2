"""Which pages search engines are told of, and when each last changed."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Any
from urllib.parse import quote

import pytest

from generator.outputs import sitemap
from tests.build.test_theorem import BASIS
from tests.feeding import changed, locations, sitemap_faults
from tests.sites import Site, document, event

Make = Callable[..., Site]
BASE = "https://example.org/x"
PLAIN = f'title = "A site"\nbase_url = "{BASE}"\nshare_pictures = false\n'


def days(made: Site, name: str = "sitemap.xml") -> dict[str, str]:
    """The days of the last changes by address, of a sitemap that keeps the rules."""
    data = (made.output / name).read_bytes()
    assert sitemap_faults(data) == []
    return {url.removeprefix(f"{BASE}/"): day for url, day in changed(data).items()}


def built(make: Make, files: dict[str, str | bytes], toml: str = PLAIN) -> Site:
    made = make({"content/site.toml": toml, **files})
    made.good()
    return made


def test_every_page_at_its_own_address_stands_in_the_sitemap_and_no_other(site: Make) -> None:
    made = built(site, BASIS | {
        "content/gone.md": event("Gone", "2022", gone="It was wrong"),
        "content/moved.md": event("Moved", "2022", aliases="[/old.html, /older/]"),
    })  # fmt: skip
    apart = {"404.html", "gone.html", "old.html", "older/index.html", "old/week.html"}
    apart |= {page for page in made.pages() if re.search(r"\.(story|calendar|map|table|columns)\.", page)}
    wanted = {
        quote(page.removesuffix("index.html") if page.endswith("index.html") else page) for page in made.pages() - apart
    }
    assert apart <= made.pages()
    assert set(days(made)) == {page for page in wanted if not page.startswith("embed/")}


def test_the_home_page_of_one_timeline_is_that_timeline(site: Make) -> None:
    made = built(
        site, {"content/t/index.md": document(title="T", kind="timeline"), "content/t/a.md": event("A", "2022")}
    )
    assert {"t/", "t/a.html"} <= set(days(made))
    assert "" not in days(made)


def test_a_page_changed_with_the_newest_thing_that_it_shows_of_itself(site: Make) -> None:
    made = built(site, {
        "content/a.md": event("A", "1871-03-18", known="2021-05-01", tags="x"),
        "content/b.md": event("B", "2022-03-24", corrections="[{date: 2023-01-01, was: a, now: b}]", people="Ann"),
        "content/c.md": event("C", "2022-03-25", updates="[{date: 2022-04-01, note: More}]", tags="x"),
        "content/d.md": document(title="D", published="2022-06-01", tags="y"),
        "content/about.md": document(title="About", kind="page"),
    })  # fmt: skip
    found = days(made)
    assert {name: found[name] for name in ("a.html", "b.html", "c.html", "d.html", "about.html")} == {
        "a.html": "2021-05-01", "b.html": "2023-01-01", "c.html": "2022-04-01", "d.html": "2022-06-01",
        "about.html": "",
    }  # fmt: skip
    assert (found[""], found["tags/x.html"], found["tags/y.html"]) == ("2023-01-01", "2022-04-01", "2022-06-01")
    assert (found["tags/"], found["people/ann.html"], found["people/"]) == ("2022-06-01", "2023-01-01", "2023-01-01")
    assert (found["corrections/"], found["places/"]) == ("2023-01-01", "")


def test_another_word_of_its_status_is_a_change_of_a_page(site: Make) -> None:
    held = "[{value: expected, from: 2021-01-01}, {value: cancelled, from: 2021-03-01}]"
    found = days(built(site, {"content/a.md": event("A", "2022-05-01", status=held, tags="x")}))
    assert (found["a.html"], found["tags/x.html"]) == ("2021-03-01", "2021-03-01")


def test_a_date_that_is_no_day_says_nothing_of_when_its_page_changed(site: Make) -> None:
    made = built(site, {
        "content/a.md": event("A year", "2022"),
        "content/b.md": event("Before our era", "-0043-03-15"),
        "content/c.md": event("Announced", "2030", known="2021-05-01"),
        "content/d.md": event("Far off", "Y10000"),
        "content/e.md": event("Mended", "2022", corrections="[{date: 2023-01-01, was: a, now: b}]"),
    })  # fmt: skip
    found = days(made)
    assert [found[f"{name}.html"] for name in "abcde"] == ["", "", "2021-05-01", "", "2023-01-01"]
    assert found[""] == "2023-01-01"


def test_the_parts_of_a_long_list_have_days_of_their_own_and_the_list_the_newest(site: Make) -> None:
    rows = "".join(f"E{n},{2000 + n % 3}-01-{n % 28 + 1:02}\n" for n in range(300))
    index = document(title="T", kind="timeline", pages="false")
    found = days(built(site, {"content/index.md": index, "content/rows.csv": f"title,date\n{rows}"}))
    assert (found["index.2000.html"], found["index.2001.html"], found[""]) == ("2000-01-28", "2001-01-28", "2002-01-28")


def test_over_the_limit_there_is_an_index_of_several(site: Make, monkeypatch: pytest.MonkeyPatch) -> None:
    whole = days(built(site, BASIS))
    monkeypatch.setattr(sitemap, "MOST", 10)
    made = built(site, BASIS)
    made.good(fresh=True)
    parts = locations((made.output / "sitemap.xml").read_bytes())
    assert parts == [f"{BASE}/sitemap.{n}.xml" for n in range(1, len(parts) + 1)]
    assert len(parts) >= -(-len(whole) // 10) > 1
    listed: dict[str, str] = {}
    for number, newest in enumerate(days(made).values(), 1):
        part = days(made, f"sitemap.{number}.xml")
        assert (len(part) <= 10, newest) == (True, max(part.values()))
        listed |= part
    assert listed == whole


def test_a_part_is_no_larger_than_it_may_be(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sitemap, "LARGEST", 1000)
    parts = sitemap._parts([(f"https://example.org/{n:03}&", "2022-01-01") for n in range(50)])
    assert sorted(url for part in parts for url, _ in part) == [f"https://example.org/{n:03}&" for n in range(50)]
    assert max(sum(len(url) + 84 for url, _ in part) for part in parts) <= 1000


def test_a_page_more_changes_one_of_several_sitemaps(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sitemap, "MOST", 40)
    listed = [(f"https://example.org/{n:03}", "") for n in range(100)]
    before = sitemap._parts(listed)
    after = sitemap._parts([("https://example.org/0", ""), *listed])
    assert len(before) == len(after) > 2
    assert sum(one != other for one, other in zip(before, after, strict=True)) == 1


def test_a_body_edited_makes_no_sitemap_anew(site: Make) -> None:
    made = built(site, BASIS)
    made.write({"content/loose.md": event("Loose", "1950", "On its own, again.\n\nAnd so on.", tags="[nato, war]")})
    made.good()
    made.write({"content/loose.md": event("Loose", "1950", "On its own, at last.\n\nAnd so on.", tags="[nato, war]")})
    outcome: Any = made.good()
    assert not {"sitemap.xml", "robots.txt"} & outcome.reasons.keys()


def test_an_author_s_own_robots_txt_stands(site: Make) -> None:
    made = built(
        site, {"content/robots.txt": "User-agent: *\nDisallow: /\n"}, PLAIN + 'publish_files = ["robots.txt"]\n'
    )
    assert "Disallow: /\n" in made.page("robots.txt")
