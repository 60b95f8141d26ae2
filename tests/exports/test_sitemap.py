"""Lists of pages for search engines."""

from __future__ import annotations

from generator.exports import robots, sitemap
from tests.feeding import changed, sitemap_faults

URLS = ("https://example.org/x/", "https://example.org/x/a.html?b=1&c", "https://example.org/x/%C5%82.html")


def test_a_sitemap_lists_addresses_with_the_days_of_their_changes() -> None:
    data = sitemap.made(str, of="pages", urls=URLS, days=("2022-03-24", "", "0476-09-04"))
    assert sitemap_faults(data) == []
    assert changed(data) == dict(zip(URLS, ("2022-03-24", "", "0476-09-04"), strict=True))


def test_an_index_lists_sitemaps() -> None:
    data = sitemap.made(str, of="sitemaps", urls=URLS[1:], days=("", "2022-03-24"))
    assert b"<sitemapindex" in data
    assert sitemap_faults(data) == []


def test_the_rules_see_what_breaks_them() -> None:
    wrong = (("/a.html", ""), ("https://example.org/ł", ""), (URLS[0], "24 March"), (URLS[0], "-0043-03-155"))
    assert all(sitemap_faults(sitemap.made(str, of="pages", urls=(u,), days=(d,))) for u, d in wrong)
    assert sitemap_faults(sitemap.made(str, of="pages", urls=URLS[:1] * 2, days=("", "")))


def test_robots_may_read_everything_and_are_told_where_the_sitemap_is() -> None:
    from urllib.robotparser import RobotFileParser

    parser = RobotFileParser()
    parser.parse(robots.made(str, sitemap="https://example.org/x/sitemap.xml").decode().splitlines())
    assert parser.can_fetch("anybody", "https://example.org/x/a.html")
    assert parser.site_maps() == ["https://example.org/x/sitemap.xml"]
