"""Which feeds there are, what stands in each, and in which order."""

from __future__ import annotations

import json
import re
from collections.abc import Callable
from typing import Any

import pytest

from generator.exports.memory import texts
from tests.build.test_theorem import ARTICLE, BASIS
from tests.feeding import atom_faults, json_faults
from tests.sites import Site, document, event

Make = Callable[..., Site]
BASE = "https://example.org/x"
PLAIN = f'title = "A site"\nbase_url = "{BASE}"\nshare_pictures = false\n'
ALL = PLAIN + "feeds = {tags = true, people = true, places = true}\n"
TEXT = "The first says one thing.\n\nThe second another."


def feed(made: Site, stem: str = "feed") -> dict[str, Any]:
    """A feed as JSON says it; Atom says the same, and both keep their rules."""
    xml, told = ((made.output / f"{stem}.{ending}").read_bytes() for ending in ("atom", "json"))
    assert (atom_faults(xml), json_faults(told)) == ([], [])
    found: dict[str, Any] = json.loads(told)
    assert [i["id"].encode() in xml for i in found["items"]] == [True] * len(found["items"])
    return found


def titles(made: Site, stem: str = "feed") -> list[str]:
    return [item["title"] for item in feed(made, stem)["items"]]


def feeds(made: Site) -> list[str]:
    return sorted(name.removesuffix(".atom") for name in made.files() if name.endswith(".atom"))


def built(make: Make, files: dict[str, str | bytes], toml: str = PLAIN, **asked: object) -> Site:
    made = make({"content/site.toml": toml, **files})
    made.good(**asked)
    return made


def test_a_site_and_each_timeline_have_feeds_and_so_has_what_changed(site: Make) -> None:
    made = built(site, BASIS | {"content/site.toml": PLAIN})
    assert feeds(made) == ["corrections/feed", "feed", "flank/feed", "other/feed"]
    assert {name for name in made.files() if name.endswith("feed.json")} == {f"{stem}.json" for stem in feeds(made)}
    assert feed(made, "flank/feed")["home_page_url"] == f"{BASE}/flank/"
    assert feed(made, "flank/feed")["title"] == "The flank · A site"
    assert set(titles(made)) >= set(titles(made, "flank/feed")) | set(titles(made, "other/feed")) | {"Loose"}


def test_without_a_base_url_there_is_none(site: Make) -> None:
    made = site(BASIS | {"content/site.toml": 'title = "A site"\n'})
    made.good()
    assert not {name for name in made.files() if "feed." in name or "sitemap" in name or name == "robots.txt"}


def test_tags_people_and_places_have_feeds_where_the_site_asks(site: Make) -> None:
    made = built(site, BASIS | {"content/site.toml": ALL})
    more = {"tags/nato.feed", "tags/war.feed", "people/stoltenberg.feed", "people/jarosław-kaczyński.feed"}
    assert set(feeds(made)) == {"corrections/feed", "feed", "flank/feed", "other/feed", *more,
                                "places/brussels.feed", "places/kyiv.feed"}  # fmt: skip
    assert titles(made, "people/stoltenberg.feed") == ["One", "Long ago"]
    assert feed(made, "tags/nato.feed")["title"] == "nato · A site"
    assert feed(made, "tags/nato.feed")["home_page_url"] == f"{BASE}/tags/nato.html"


def test_a_timeline_that_is_the_site_has_the_feed_of_the_site(site: Make) -> None:
    made = built(site, {"content/index.md": document(title="All", kind="timeline"), "content/a.md": event("A", "2022")})
    assert feeds(made) == ["corrections/feed", "feed"]
    assert titles(made) == ["A"]


def test_the_newest_is_what_became_known_last_and_not_what_happened_last(site: Make) -> None:
    made = built(site, {
        "content/a.md": event("To be in 2030", "2030-01-01", known="2021-05-01", status="expected"),
        "content/b.md": event("Long ago, found out in 2023", "1871-03-18", known="2023-05-01"),
        "content/c.md": event("Of 2022", "2022-03-24", corrections="[{date: 2024-01-01, was: a, now: b}]"),
        "content/d.md": document(title="Written in 2022", published="2022-06-01"),
    })  # fmt: skip
    assert titles(made) == ["Long ago, found out in 2023", "Written in 2022", "Of 2022", "To be in 2030"]
    of_2022 = feed(made)["items"][2]
    assert (of_2022["date_published"][:10], of_2022["date_modified"][:10]) == ("2022-03-24", "2024-01-01")
    assert b'<updated>2024-01-01T00:00:00Z</updated>\n<link rel="self"' in (made.output / "feed.atom").read_bytes()


def test_a_feed_holds_twenty_and_of_one_day_the_last_of_the_chronology(site: Make) -> None:
    made = built(site, {f"content/e{n:02}.md": event(f"E{n:02}", "2022-03-24", order=str(n)) for n in range(25)})
    assert titles(made) == [f"E{n:02}" for n in range(24, 4, -1)]


def test_an_article_stands_there_with_its_events_and_each_event_by_itself(site: Make) -> None:
    made = built(site, {"content/week.md": ARTICLE.replace("sources: [treaty]\n", "").replace("2022-03-24-summit", "s"),
                        "content/s.md": event("S", "2020")})  # fmt: skip
    assert titles(made) == ["The week ends", "What the week brought", "Kaczyński calls for a mission", "S"]
    text = feed(made)["items"][1]["content_html"]
    assert text.index("He said so in") < text.index("And then") < text.index("It ended.")
    assert f'<a href="{BASE}/places/kyiv.html">Kyiv</a>' in text


def test_a_day_is_that_of_the_site(site: Make) -> None:
    made = built(site, {"content/a.md": event("A", "2022-03-24")}, PLAIN + 'timezone = "Asia/Tokyo"\n')
    assert feed(made)["items"][0]["date_published"] == "2022-03-24T00:00:00+09:00"


def test_a_row_without_a_page_keeps_its_id_wherever_it_moves(site: Make) -> None:
    rows = "title,date\nA,2022-01-01\nA,2022-01-01\nB,2021-01-01\n"
    files: dict[str, str | bytes] = {"content/t/index.md": document(title="T", kind="timeline", pages="false")}
    made = built(site, {**files, "content/t/rows.csv": rows})
    before = {item["id"] for item in feed(made)["items"]}
    assert len(before) == 3
    assert {item["id"] for item in feed(made, "t/feed")["items"]} == before
    assert {item["url"].partition("#")[0] for item in feed(made)["items"]} == {f"{BASE}/t/"}
    made.write({"content/t/rows.csv": rows.replace("title,date\n", "title,date\nNew,2023-01-01\n")})
    made.good()
    assert before < {item["id"] for item in feed(made)["items"]}


def test_changes_have_a_feed_of_their_own(site: Make) -> None:
    twice = (
        "[{date: 2024-01-02, was: a, now: b}, {date: 2024-01-02, was: b, now: c}, {date: 2024-01-02, was: a, now: b}]"
    )
    made = built(site, {
        "content/a.md": event("A", "2022", corrections=twice),
        "content/b.md": event("B", "2022", updates="[{date: 2024-01-03, note: More}]"),
    })  # fmt: skip
    items = feed(made, "corrections/feed")["items"]
    ids = [item["id"].removeprefix(f"{BASE}/") for item in items]
    assert (len(set(ids)), ids[0]) == (3, "b.html#update-2024-01-03")
    assert all(re.fullmatch("a.html#correction-2024-01-02-[0-9a-f]{8}", name) for name in ids[1:])
    assert [item["url"] for item in items] == [f"{BASE}/b.html#updates", *[f"{BASE}/a.html#corrections"] * 2]
    assert [item["date_modified"] for item in items] == [f"2024-01-0{day}T00:00:00Z" for day in (3, 2, 2)]


def test_a_change_put_in_before_others_of_its_day_takes_the_id_of_none(site: Make) -> None:
    one, two = "{date: 2024-01-02, was: a, now: b}", "{date: 2024-01-02, was: c, now: d}"
    ids = []
    for changes in (one, f"{one}, {two}", f"{{date: 2024-01-02, was: e, now: f}}, {one}, {two}"):
        made = built(site, {"content/a.md": event("A", "2022", corrections=f"[{changes}]")})
        ids.append({item["id"] for item in feed(made, "corrections/feed")["items"]})
    assert ids[0] == {f"{BASE}/a.html#correction-2024-01-02"}
    assert (len(ids[1]), len(ids[2])) == (2, 3)
    assert ids[1] < ids[2]


def test_another_word_of_its_status_updates_an_entry_and_what_shows_it(site: Make) -> None:
    held = "[{value: expected, from: 2021-01-01}, {value: cancelled, from: 2021-03-01}]"
    week = ARTICLE.replace("sources: [treaty]\n", "").replace("2022-03-24-summit", "a")
    made = built(site, {
        "content/a.md": event("A", "2022-05-01", status=held),
        "content/week.md": week.replace("slug: ends", "slug: ends\n    status: [{value: retracted, from: 2023-05-01}]"),
    })  # fmt: skip
    found = {item["title"]: (item["date_published"][:10], item["date_modified"][:10]) for item in feed(made)["items"]}
    assert found["A"] == ("2021-01-01", "2021-03-01")
    assert {found[title][1] for title in ("What the week brought", "The week ends")} == {"2023-05-01"}


def test_a_tag_is_called_by_its_first_spelling_as_on_its_page(site: Make) -> None:
    made = built(site, {"content/a.md": event("A", "2022", tags="[NATO, nato]")}, ALL)
    assert feed(made, "tags/nato.feed")["title"] == "NATO · A site"
    assert ">NATO<" in made.page("tags/nato.html")


def test_nothing_is_remembered_of_a_build_that_is_over(site: Make) -> None:
    built(site, BASIS | {"content/site.toml": ALL}, jobs=1)
    assert texts._made == {}


@pytest.mark.parametrize("hidden", ["draft: true", "embargo: 2030-01-01", "expires: 2023-01-01"])
def test_what_is_not_published_stands_in_no_feed_even_where_somebody_looks_at_it(site: Make, hidden: str) -> None:
    key, _, value = hidden.partition(": ")
    secret = event("Secret", "2023", TEXT, updates="[{date: 2023-05-01, note: x}]", tags="t", **{key: value})
    files: dict[str, str | bytes] = {"content/a.md": event("A", "2022", tags="t"), "content/secret.md": secret}
    files["content/week.md"] = ARTICLE.replace("sources: [treaty]\n", "").replace(
        "slug: ends", f"slug: ends\n    {hidden}"
    )
    made = site({"content/site.toml": ALL, **files})
    for asked in ({}, {"drafts": True, "scheduled": True, "expired": True}):
        made.build(**asked)
        told = "".join((made.output / f"{stem}.json").read_text() for stem in feeds(made))
        assert ("Secret" in told, "It ended" in told, "A" in titles(made)) == (False, False, True)
        assert "secret" not in (made.output / "sitemap.xml").read_text()


def test_two_builds_in_two_zones_of_the_machine_give_equal_bytes(site: Make) -> None:
    made = built(site, BASIS | {"content/site.toml": ALL})
    run = made.run(
        "build", "--no-cache", "--output", "other", "--now", "2024-01-01", TZ="Asia/Tokyo", PYTHONHASHSEED="7"
    )
    assert run.returncode == 0, run.stderr
    other = made.files(made.folder / "other")
    ours = {name: data for name, data in made.files().items() if name.endswith((".atom", ".json", ".xml", ".txt"))}
    assert len(ours) > 20
    assert {name: other[name] for name in ours} == ours


# ---- what is made anew


def many(toml: str = ALL) -> dict[str, str | bytes]:
    files: dict[str, str | bytes] = {
        "content/site.toml": toml,
        "content/t/index.md": document(title="T", kind="timeline"),
    }
    files |= {f"content/t/e{n:02}.md": event(f"E{n:02}", f"20{n:02}", TEXT, tags=f"t{n % 3}") for n in range(10, 40)}
    return files | {"content/loose.md": event("Loose", "2050", TEXT, people="Ann")}


def remade(made: Site, name: str, text: str) -> set[str]:
    """The pages and feeds that a build writes anew after an edit, and it is what a clean build gives."""
    before = made.files()
    made.write({name: text})
    made.good()
    assert made.files() == made.clean_build()
    written = {address for address, data in made.files().items() if data != before.get(address)}
    return {address for address in written if address.endswith((".html", "feed.atom", "feed.json"))}


def both(*stems: str) -> set[str]:
    return {f"{stem}.{ending}" for stem in stems for ending in ("atom", "json")}


def test_a_body_edited_makes_those_feeds_anew_that_show_it(site: Make) -> None:
    made = built(site, many())
    more = TEXT + " Indeed."
    assert remade(made, "content/t/e39.md", event("E39", "2039", more, tags="t0")) == {
        "t/e39.html", "t/index.story.html", *both("feed", "t/feed", "tags/t0.feed")}  # fmt: skip
    assert remade(made, "content/t/e12.md", event("E12", "2012", more, tags="t0")) == {
        "t/e12.html", "t/index.story.html", *both("tags/t0.feed")}  # fmt: skip
    assert remade(made, "content/loose.md", event("Loose", "2050", more, people="Ann")) == {
        "loose.html", *both("feed", "people/ann.feed")}  # fmt: skip


def test_words_edited_plan_few_pages_and_no_feed_that_does_not_show_them(site: Make) -> None:
    made = built(site, many(PLAIN))
    made.write({"content/t/e12.md": event("E12", "2012", TEXT + " Indeed.", tags="t0")})
    outcome = made.good()
    assert (outcome.planned < 10, {name for name in outcome.reasons if "feed" in name}) == (True, set())
    made.write({"content/t/e39.md": event("E39", "2039", TEXT + " Indeed.", tags="t0")})
    outcome = made.good()
    assert (outcome.planned < 10, {name for name in outcome.reasons if "feed" in name}) == (
        True,
        both("feed", "t/feed"),
    )
    assert {why for name, why in outcome.reasons.items() if "feed" in name} == {("items",)}


def test_a_block_edited_makes_the_feed_of_its_article_anew(site: Make) -> None:
    week = ARTICLE.replace("sources: [treaty]\n", "").replace("2022-03-24-summit", "loose")
    made = built(site, {"content/site.toml": PLAIN, "content/week.md": week, "content/loose.md": event("L", "2020")})
    longer = week.replace("It ended.", "It ended.\n\nWell.")
    remade(made, "content/week.md", longer)
    assert remade(made, "content/week.md", longer.replace("Well.", "Badly.")) == {
        "week.html",
        "ends.html",
        "index.story.html",
        *both("feed"),
    }
