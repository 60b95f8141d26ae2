"""A preview: the last save wins, and what stands is what a build with drafts and scheduled entries would write."""

from __future__ import annotations

import random
import shutil
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path

import pytest

from generator.build import Outcome
from generator.build.preview import Preview, Settled
from tests.build.test_theorem import BASIS, Editor, told
from tests.exhibits import picture
from tests.sites import Site, event

Make = Callable[..., Site]
Start = Callable[[Mapping[str, str | bytes]], "Session"]
ALL = {"drafts": True, "scheduled": True}
ELSEWHERE = {  # what a preview need not see at once, or never: its day, and who meddles with its output
    "lets_a_day_pass",
    "removes_output",
    "removes_a_folder_of_output",
    "scribbles_in_output",
    "plants_a_link_in_output",
}
MANIFEST = ".dateline/manifest"


class Session:
    """A preview of a site and the saves that reach it, as a watcher of files would tell them."""

    def __init__(self, site: Site) -> None:
        self.site = site
        self.preview = Preview(site.order(**ALL))
        self.known = self.seen()

    def seen(self) -> dict[Path, tuple[int, int, int]]:
        files = [p for name in ("content", "themes") for p in (self.site.folder / name).rglob("*")]
        stats = {p: p.lstat() for p in files}
        return {p.absolute(): (s.st_mtime_ns, s.st_size, s.st_ino) for p, s in stats.items()}

    def save(self, *shown: str) -> list[Settled]:
        """All that comes of what was saved since the last time."""
        before, self.known = self.known, self.seen()
        paths = {path for path, _ in before.items() ^ self.known.items()}
        return list(self.preview.follow(paths, shown))

    def again(self) -> None:
        """The preview ended, and another begun."""
        self.preview.close()
        self.preview = Preview(self.site.order(**ALL))
        assert list(self.preview.follow(()))[-1].outcome.written == 0


@pytest.fixture
def previewed(site: Make) -> Iterator[Start]:
    """A site with a preview that has built it."""
    sessions: list[Session] = []

    def run(files: Mapping[str, str | bytes]) -> Session:
        session = Session(site(files))
        sessions.append(session)
        assert not list(session.preview.follow(()))[-1].outcome.failed
        return session

    yield run
    for session in sessions:
        session.preview.close()


def many(count: int = 6) -> dict[str, str]:
    return {f"content/e{n}.md": event(f"Event {n}", f"202{n}", "One.\n\nTwo.", people="Ann") for n in range(count)}


def wanted(site: Site) -> tuple[Outcome, dict[str, bytes]]:
    """What a build of a copy of the site would tell, and write."""
    clean = Site(site.folder.with_name("clean"))
    shutil.rmtree(clean.folder, ignore_errors=True)
    shutil.copytree(site.folder, clean.folder, ignore=shutil.ignore_patterns("output", ".cache"), symlinks=True)
    outcome = clean.build(fresh=True, **ALL)
    return outcome, {a: d for a, d in clean.files().items() if a != MANIFEST}


def stands(session: Session) -> dict[str, bytes]:
    """The files, when what could wait is done."""
    while session.preview.later():
        pass
    return {address: data for address, data in session.site.files().items() if address != MANIFEST}


def test_words_written_anew_are_on_their_page_and_nothing_else_is_touched(
    previewed: Start,
) -> None:
    session = previewed(many())
    before = session.site.stamps()
    session.site.write({"content/e3.md": event("Event 3", "2023", "One.\n\nTwo, and more.", people="Ann")})
    [settled] = session.save()
    assert (settled.changed, settled.last) == (("e3.html",), True)
    assert (settled.outcome.planned, settled.outcome.texts, settled.outcome.written) == (1, 1, 1)
    after = session.site.stamps()
    assert {address for address in after if after[address] != before[address]} == {"e3.html"}
    assert "Two, and more." in session.site.page("e3.html")


def test_what_holds_the_words_of_many_follows_when_the_author_pauses(previewed: Start) -> None:
    session = previewed(many())
    session.site.write({"content/e3.md": event("Event 3", "2023", "Other words.\n\nTwo.", people="Ann")})
    session.save()
    before = session.site.stamps()
    session.preview.later()
    after = session.site.stamps()
    assert {address for address in after if after[address] != before[address]} == {"events.csv", "index.story.html"}
    assert stands(session) == wanted(session.site)[1]


def test_share_pictures_are_drawn_a_few_at_a_time_when_the_author_pauses(previewed: Start) -> None:
    more = {f"content/f{n}.md": event(f"Later {n}", f"203{n}") for n in range(5)}
    session = previewed(many(9) | more | {"content/site.toml": 'title = "A"\nbase_url = "https://example.org"\n'})
    assert pictures(session) == 0
    assert session.preview.later()
    assert pictures(session) == 10
    assert stands(session) == wanted(session.site)[1]
    session.site.write({"content/e3.md": event("Another name", "2023", "One.\n\nTwo.", people="Ann")})
    before = session.site.stamps()
    session.save()
    assert {a for a, stamp in session.site.stamps().items() if a.endswith(".png") and stamp != before[a]} == set()
    assert stands(session) == wanted(session.site)[1]


def test_pictures_that_were_not_drawn_are_drawn_by_the_next_preview(previewed: Start) -> None:
    first = previewed(many(3) | {"content/site.toml": 'title = "A"\nbase_url = "https://example.org"\n'})
    first.preview.close()
    again = Session(first.site)
    list(again.preview.follow(()))
    assert pictures(again) == 0
    assert stands(again) == wanted(again.site)[1]
    again.preview.close()


def test_smaller_copies_are_made_one_at_a_time_when_the_author_pauses(previewed: Start) -> None:
    photo = {"content/a.jpg": picture(2400, 300, "JPEG")}
    session = previewed(many(3) | photo | {"content/e9.md": event("Event 9", "2029", "![A](a.jpg)")})
    assert "a.jpg.480.webp 480w" in session.site.page("e9.html")
    assert copies(session) == 0
    for count in (1, 2, 3):
        assert session.preview.later() is (count < 3)
        assert copies(session) == count
    session.site.write({"content/e9.md": event("Event 9", "2029", "Words alone.")})
    session.save()
    assert copies(session) == 0
    assert stands(session) == wanted(session.site)[1]


def copies(session: Session) -> int:
    return sum(address.endswith(".webp") for address in session.site.files())


def pictures(session: Session) -> int:
    return sum(address.endswith(".png") for address in session.site.files())


def test_a_title_is_on_its_own_page_first_and_then_on_every_other(
    previewed: Start,
) -> None:
    session = previewed(many())
    session.site.write({"content/e3.md": event("Another name", "2023", "One.\n\nTwo.", people="Ann")})
    first, *_, last = session.save("index.html")
    assert (first.changed, first.last, last.last) == (("e3.html",), False, True)
    assert stands(session) == wanted(session.site)[1]


def test_the_page_that_somebody_looks_at_comes_first(previewed: Start) -> None:
    session = previewed(many())
    session.site.write({"content/new.md": event("New", "2025", people="Ann")})
    first, *_ = session.save("people/ann.html")
    assert (first.changed, first.last) == (("people/ann.html",), False)


def test_what_is_wrong_changes_nothing_until_it_is_mended(previewed: Start) -> None:
    session = previewed(many())
    before = session.site.files()
    session.site.write({"content/e3.md": "---\ntitle: [\n---\n"})
    [broken] = session.save()
    assert (broken.outcome.failed, broken.changed, broken.outcome.problems[0].path) == (True, (), "content/e3.md")
    session.site.write({"content/e4.md": event("Event 4", "2024", "Other words.\n\nTwo.", people="Ann")})
    [other] = session.save()
    assert (other.outcome.failed, session.site.files()) == (True, before)
    session.site.write({"content/e3.md": many()["content/e3.md"]})
    assert not session.save()[-1].outcome.failed
    assert stands(session) == wanted(session.site)[1]


def test_a_template_that_one_text_offends_is_content_again_when_the_text_is_mended(previewed: Start) -> None:
    session = previewed(many())
    template = "themes/default/templates/event.html.j2"
    odd = "{% if event.text.opening == 'Odd.' %}{{ nobody.knows }}{% endif %}{% endblock %}"
    text = (session.site.folder / template).read_text().replace("{% endblock %}", odd)
    session.site.write({template: text, "content/e3.md": event("Event 3", "2023", "One.", summary="s", people="Ann")})
    assert not session.save()[-1].outcome.failed
    session.site.write({"content/e3.md": event("Event 3", "2023", "Odd.", summary="s", people="Ann")})
    assert session.save()[-1].outcome.failed
    session.site.write({"content/e3.md": event("Event 3", "2023", "Even.", summary="s", people="Ann")})
    last = session.save()[-1]
    assert (last.outcome.problems, last.changed, last.outcome.planned) == ([], ("e3.html",), 1)


def test_whoever_stops_asking_gets_the_rest_with_the_next_save(previewed: Start) -> None:
    session = previewed(many())
    template = "themes/default/templates/layout.html.j2"
    session.site.write({template: (session.site.folder / template).read_text() + "<!-- more -->"})
    before, session.known = session.known, session.seen()
    saves = session.preview.follow({p for p, _ in before.items() ^ session.known.items()}, ("e1.html",))
    assert next(saves).changed == ("e1.html",)
    saves.close()  # type: ignore[attr-defined]
    session.preview.rest()
    session.site.write({"content/e3.md": event("Event 3", "2023", "One.\n\nTwo, and more.", people="Ann")})
    assert session.save()[0].changed == ("e3.html",)
    assert stands(session) == wanted(session.site)[1]


def test_the_next_preview_finds_everything_as_it_was_left(previewed: Start) -> None:
    session = previewed(many())
    session.site.write({"content/e3.md": event("Event 3", "2023", "One.\n\nTwo, and more.", people="Ann")})
    session.save()
    session.again()


def test_a_preview_that_died_loses_nothing(previewed: Start) -> None:
    session = previewed(many())
    session.site.write({"content/e3.md": event("Event 3", "2023", "One.\n\nTwo, and more.", people="Ann")})
    session.save()
    session.site.write({"content/e3.md": event("Event 3", "2023", "One.\n\nTwo, and most.", people="Ann")})
    other = Session(session.site)
    assert not list(other.preview.follow(()))[-1].outcome.failed
    other.preview.close()
    assert stands(other) == wanted(session.site)[1]


def test_an_output_that_was_removed_is_made_again_with_the_next_save(previewed: Start) -> None:
    session = previewed(many())
    shutil.rmtree(session.site.output)
    session.site.write({"content/e3.md": event("Event 3", "2023", "One.\n\nTwo, and more.", people="Ann")})
    session.save()
    assert stands(session) == wanted(session.site)[1]


def followed(session: Session, seed: int, steps: int) -> None:
    """Edits without a plan; after each, what stands is what a build would write."""
    editor, chance = Editor(session.site, seed), random.Random(seed)
    editor.moves = tuple(move for move in Editor.moves if move.__name__ not in ELSEWHERE)
    undone = session.site.folder.with_name("undone")
    for number in range(steps):
        shutil.rmtree(undone, ignore_errors=True)
        for name in ("content", "themes"):
            shutil.copytree(session.site.folder / name, undone / name, symlinks=True)
        what = f"{editor.edit()} at step {number} from seed {seed}"
        outcome = session.save("index.html")[-1].outcome
        should, files = wanted(session.site)
        assert outcome.failed == should.failed, what
        assert outcome.failed or told(outcome) == told(should), what
        if outcome.failed:
            for name in ("content", "themes"):
                shutil.rmtree(session.site.folder / name)
                shutil.copytree(undone / name, session.site.folder / name, symlinks=True)
            assert not session.save()[-1].outcome.failed, what
            files = wanted(session.site)[1]
        assert stands(session) == files, what
        if chance.random() < 0.3:
            session.preview.rest()
        if chance.random() < 0.1:
            session.again()


def test_after_any_save_what_stands_is_what_a_build_would_write(
    previewed: Start,
) -> None:
    followed(previewed(BASIS), seed=1, steps=8)


@pytest.mark.long
@pytest.mark.parametrize("seed", range(1, 8))
def test_after_many_saves_what_stands_is_still_what_a_build_would_write(previewed: Start, seed: int) -> None:
    followed(previewed(BASIS), seed, steps=25)
