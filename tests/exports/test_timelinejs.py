"""Events as TimelineJS reads them, and read by TimelineJS itself."""

from __future__ import annotations

import json
import shutil
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any
from urllib.parse import unquote

import pytest
from playwright.sync_api import Browser, Route

from generator import zones
from generator.dates import parse
from generator.exports.drawn import drawn, stretch
from tests import made, tools
from tests.exports.test_timeline import BASE, HOSTILE, PLAIN
from tests.looking import opened
from tests.sites import ROOT, Site, document, event, theme

Make = Callable[..., Site]
Json = Any  # what JSON holds
WORDS = {"themes/default/i18n/en.toml": (ROOT / "themes/default/i18n/en.toml").read_text("utf-8")}
WARSAW = "Europe/Warsaw"
PICTURE = "{src: dot.svg, alt: 'A \"dot\" <', caption: A & B, credit: Me <b>, licence: CC0}"


def slides(site: Site, address: str = "timelinejs.json") -> Json:
    read = json.loads(site.page(address))
    assert set(read) == {"scale", "title", "eras", "events"}
    for slide in read["events"]:
        assert slide["start_date"]
        assert slide["display_date"]
        assert slide["autolink"] is False
    assert len({slide["unique_id"] for slide in read["events"]}) == len(read["events"])
    return read


def of(site: Make, date: str, **keys: str) -> Json:
    """The slide of a site of one event."""
    files = {"content/site.toml": PLAIN, "content/e.md": event("Title", date, **keys), "content/dot.svg": made.DOT}
    built = site({**files, **WORDS})
    built.good()
    (slide,) = slides(built)["events"]
    return slide


# ---- what TimelineJS can draw


@pytest.mark.parametrize(
    ("date", "start", "end"),
    [
        ("2022-03-23", (2022, 3, 23), ()),
        ("2022-03", (2022, 3), ()),
        ("2022", (2022,), ()),
        ("2022-03-23T10:35", (2022, 3, 23, 10, 35), ()),
        ("2022-03-23T10:35:20", (2022, 3, 23, 10, 35, 20), ()),
        ("2022-03-23T10:35Z", (2022, 3, 23, 11, 35), ()),  # as the clocks of the site showed it
        ("2022-03-23T10:35/2022-03-23T11:20", (2022, 3, 23, 10, 35), (2022, 3, 23, 11, 20)),
        ("2022-06-28/2022-06-30", (2022, 6, 28), (2022, 6, 30)),
        ("2014-03/2015-06", (2014, 3), (2015, 6)),
        ("2014/2015-06", (2014,), (2015, 6)),
        ("2014-03/2014", (2014, 3), (2014, 12)),
        ("2022-02-24/..", (2022, 2, 24), ()),
        ("1871/", (1871,), ()),
        ("../1871", (1871,), ()),
        ("/1871-03", (1871, 3), ()),
        ("1917~", (1917,), ()),
        ("188X", (1880,), (1889,)),
        ("18XX", (1800,), (1899,)),
        ("1985-04-XX", (1985, 4), ()),
        ("1968-24", (1968, 12), (1969, 2)),
        ("2022-41", (2022, 7), (2022, 12)),
        ("[1667, 1668, 1670..1672]", (1667,), (1672,)),
        ("{2022-03-23, 2022-05-01}", (2022, 3, 23), (2022, 5, 1)),
        ("[1871..]", (1871,), ()),
        ("-0043-03-15", (-43, 3, 15), ()),
        ("0000", (0,), ()),
        ("Y-138E8", (-13_800_000_000,), ()),
    ],
)
def test_a_date_is_drawn_as_finely_as_it_is_known(date: str, start: tuple[int, ...], end: tuple[int, ...]) -> None:
    assert drawn(parse(date, zones.zone(WARSAW)), WARSAW, WARSAW) == (start, end)


def test_a_julian_day_is_drawn_where_it_lies() -> None:
    assert drawn(parse("1493-07-12", calendar="julian"), "UTC", "UTC").start == (1493, 7, 21)


def test_an_era_always_has_two_ends() -> None:
    assert stretch(0, 0, "UTC") == ((1970, 1, 1, 0, 0), (1970, 1, 1, 23, 59))


# ---- what a slide says


def test_what_cannot_be_drawn_is_said(site: Make) -> None:
    assert of(site, "../1871")["display_date"] == "until 1871"


def test_a_slide_says_what_its_card_does(site: Make) -> None:
    found = of(site, "-0043~", summary="Short", lane="North", status="disputed", image=PICTURE)
    assert found == {
        "unique_id": "e",
        "display_date": "c. 44 BCE",
        "text": {
            "headline": "Title (disputed)",
            "text": f'<p>Short</p><p><a href="{BASE}/e.html">This entry on its own page</a></p>',
        },
        "media": {
            "url": f"{BASE}/dot.svg",
            "alt": 'A "dot" <',
            "caption": "A &amp; B",
            "credit": "Me &lt;b&gt;, CC0",
            "link": f"{BASE}/e.html",
        },
        "group": "North",
        "autolink": False,
        "start_date": {"year": -43},
    }


def test_without_a_base_url_there_is_nothing_to_lead_to(site: Make) -> None:
    built = site({"content/e.md": event("E", "2022", summary="S", image=PICTURE), "content/dot.svg": made.DOT})
    built.good()
    (slide,) = slides(built)["events"]
    assert "media" not in slide
    assert slide["text"]["text"] == "<p>S</p>"


def test_an_era_that_goes_on_ends_with_the_last_event(site: Make) -> None:
    built = site({"content/site.toml": PLAIN, **story("{name: Then, date: ../1990}, {name: Now, date: 2000/..}")})
    built.write({"content/war/a.md": event("A", "1980"), "content/war/b.md": event("B", "2022-03-23")}).good()
    then, now = slides(built, "war/timelinejs.json")["eras"]
    assert (then["start_date"]["year"], then["end_date"]["year"]) == (1980, 1990)
    assert list(now["end_date"].values()) == [2022, 3, 23, 23, 59]


def test_an_era_that_begins_after_the_last_event_and_goes_on_is_left_out(site: Make) -> None:
    built = site(
        {"content/site.toml": PLAIN, **story("{name: Now, date: 2030/..}"), "content/war/a.md": event("A", "2")}
    )
    built.write({"content/war/a.md": event("A", "2022")}).good()
    assert slides(built, "war/timelinejs.json")["eras"] == []


def test_an_article_is_no_event(site: Make) -> None:
    built = site({"content/a.md": document("Text", title="A", published="2022-01-01")})
    built.good()
    assert not [name for name in built.files() if name.endswith("timelinejs.json")]


def story(eras: str = "") -> dict[str, str]:
    return {"content/war/index.md": document("", title="A war", kind="timeline", summary="Short", eras=f"[{eras}]")}


# ---- read by TimelineJS


@dataclass(frozen=True, slots=True)
class Shown:
    """What TimelineJS made of a file, what the console said, and what was asked of other hosts."""

    events: int
    slides: list[str]
    markers: int
    eras: list[str]
    groups: list[str]
    dates: list[str]
    said: tuple[str, ...]
    elsewhere: tuple[str, ...]


FRAME = """<!DOCTYPE html><html lang="en"><head><meta charset="utf-8"><title>T</title><link rel="icon" href="data:,">
<link rel="stylesheet" href="/timelinejs/css/timeline.css"><script src="/timelinejs/js/timeline.js"></script>
</head><body><div id="line" style="height: 600px"></div><script>
const line = new TL.Timeline('line', '%s', {script_path: location.origin + '/timelinejs/js/', font: ''});
line.on('ready', () => { window.stands = true; });
</script></body></html>"""
STANDS = "window.stands || document.querySelector('.tl-message-content')?.textContent.includes('Error')"
ASK = """() => {
  const texts = selector => [...document.querySelectorAll(selector)].map(e => e.textContent.trim());
  return {
    events: line.config.events.length,
    slides: texts('.tl-slide h2'),
    markers: document.querySelectorAll('.tl-timemarker').length,
    eras: texts('.tl-timeera h2'),
    groups: texts('.tl-timegroup-message'),
    dates: texts('.tl-slide .tl-headline-date'),
  };
}"""


def shown(browser: Browser, site: Site, address: str) -> Shown:
    """A file in TimelineJS, on a host that has it and the site and nothing else."""
    with opened(browser) as page:
        said: list[str] = []
        elsewhere: list[str] = []
        page.on("console", lambda message: said.append(message.text))
        page.on("pageerror", lambda error: said.append(str(error)))
        page.route("**/*", lambda route: answer(route, site, address, elsewhere))
        page.goto("https://example.org/frame.html")
        page.wait_for_function(STANDS)
        found: Json = page.evaluate(ASK)
        return Shown(**found, said=tuple(said), elsewhere=tuple(elsewhere))


def answer(route: Route, site: Site, address: str, elsewhere: list[str]) -> None:
    url = unquote(route.request.url)
    if url == "https://example.org/frame.html":
        route.fulfill(body=FRAME % f"{BASE}/{address}", content_type="text/html")
    elif url.startswith("https://example.org/timelinejs/"):
        route.fulfill(path=tools.TIMELINEJS / url.removeprefix("https://example.org/timelinejs/").partition("?")[0])
    elif url.startswith(f"{BASE}/"):
        route.fulfill(path=site.output / url.removeprefix(f"{BASE}/"))
    else:
        elsewhere.append(url)
        route.abort()


def judge(seen: Shown, site: Site, address: str) -> None:
    """It shows all of the file, and has nothing to say."""
    read = slides(site, address)
    assert (seen.said, seen.elsewhere) == ((), ())
    assert seen.events == len(read["events"]) == seen.markers
    assert len(seen.slides) == len(seen.dates) == len(read["events"]) + 1  # the first is the title
    assert len(seen.eras) == len(read["eras"])


@pytest.fixture(scope="module")
def own(tmp_path_factory: pytest.TempPathFactory) -> Site:
    """The stories of the repository."""
    site = Site(tmp_path_factory.mktemp("own")).write(theme())
    shutil.copytree(ROOT / "content", site.folder / "content")
    site.good(base_url=BASE)
    return site


@pytest.mark.long
@pytest.mark.parametrize("folder", ["", "eastern-flank/", "timeline-of-timelines/"])
def test_timelinejs_shows_the_stories_of_the_repository(browser: Browser, own: Site, folder: str) -> None:
    address = f"{folder}timelinejs.json"
    seen = shown(browser, own, address)
    judge(seen, own, address)
    assert seen.events > 10


@pytest.mark.parametrize("count", [60, *(pytest.param(count, marks=pytest.mark.long) for count in (250, 1000))])
def test_timelinejs_shows_made_events(browser: Browser, site: Make, count: int) -> None:
    files = {f"content/{name}": text for name, text in made.events(count)}
    built = site(
        {**files, "content/site.toml": PLAIN, "content/sources.yaml": made.SOURCES, "content/dot.svg": made.DOT}
    )
    built.good()
    seen = shown(browser, built, "timelinejs.json")
    judge(seen, built, "timelinejs.json")
    assert seen.events == count


@pytest.mark.long
def test_timelinejs_shows_the_age_of_the_universe_beside_yesterday(browser: Browser, site: Make) -> None:
    built = site({"content/site.toml": PLAIN, **story("{name: One, date: 2022}, {name: Two, date: Y-138E8/..}")})
    built.write({f"content/war/e{n}.md": event(f"E {n}", date) for n, date in enumerate(AGES)}).good()
    seen = shown(browser, built, "war/timelinejs.json")
    judge(seen, built, "war/timelinejs.json")
    assert slides(built, "war/timelinejs.json")["scale"] == "cosmological"
    assert seen.dates[1:] == ["about 13.8 billion BCE", "c. 66 million BCE", "44 BCE", "22 March 2022", "23 March 2022"]


AGES = ("Y-138E8S3", "Y-66000000~", "-0043", "2022-03-22", "2022-03-23")


@pytest.mark.long
def test_timelinejs_takes_an_era_of_a_day_and_a_single_event(browser: Browser, site: Make) -> None:
    eras = "{name: A day, date: 2022-03-23}, {name: A minute, date: 2022-03-23T10:35}, {name: On, date: 2022/..}"
    built = site({"content/site.toml": PLAIN, **story(eras), "content/war/a.md": event("A", "2022-03-23")})
    built.good()
    seen = shown(browser, built, "war/timelinejs.json")
    judge(seen, built, "war/timelinejs.json")
    assert seen.eras == ["On", "A day", "A minute"]


def test_no_text_of_an_author_is_more_than_text_in_timelinejs(browser: Browser, site: Make) -> None:
    built = site({"content/site.toml": PLAIN, **hostile()})
    built.good()
    seen = shown(browser, built, "war/timelinejs.json")
    judge(seen, built, "war/timelinejs.json")
    plain = " ".join(HOSTILE.split())
    assert [" ".join(text.split()) for text in seen.slides] == [plain, plain, "constructor"]
    assert " ".join(seen.dates[1].split()) == plain
    assert seen.eras == [plain]
    assert sorted(" ".join(text.split()) for text in seen.groups) == sorted(["A & B", plain])


def hostile() -> dict[str, str]:
    text = json.dumps(HOSTILE, ensure_ascii=False)
    keys = {
        "summary": text,
        "date_text": text,
        "lane": text,
        "image": f"{{src: dot.svg, alt: {text}, caption: {text}}}",
    }
    eras = f"[{{name: {text}, date: 2020/2023}}]"
    return {
        "content/war/index.md": document("", title=text, kind="timeline", summary=text, eras=eras),
        "content/war/dot.svg": made.DOT,
        "content/war/e.md": event(text, "2022", **keys),
        "content/war/constructor.md": event("constructor", "2023", lane="A & B"),
    }
