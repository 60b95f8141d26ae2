"""The great theorem: after any edit, an incremental build gives byte for byte what a clean build gives, and a second
build has nothing to do."""

from __future__ import annotations

import random
import re
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from generator.build import Outcome
from tests.exhibits import picture
from tests.sites import VARIABLES, Site, document, event

Make = Callable[..., Site]

PEOPLE = ("Jens Stoltenberg", "Jarosław Kaczyński", "jens stoltenberg", "Somebody Else", "stoltenberg")
PLACES = ("Brussels", "Kyiv", "brussels", "Warsaw")
TAGS = ("nato", "NATO", "war", "peace talks", "élan")
DATES: tuple[str, ...] = (
    "2022-03-23",
    "2022-03",
    "2022",
    "2022-03-23T10:35-04:00",
    "-0043-03-15",
    "19XX",
    "2022-02-24/..",
    "../1871",
)
DATES += ('"[1667, 1668]"', "2022-06-28/2022-06-30", "2030", "1917~", "2022-21", "Y-170000002")
KEYS = (
    ("lane", "East"),
    ("importance", "2"),
    ("summary", "In brief"),
    ("image", "dot.svg"),
    ("image", "photo.png"),
    ("lang", "pl"),
    ("timezone", "Asia/Tokyo"),
    ("date_text", "once upon a time"),
    ("related", "summit"),
    ("order", "3"),
    ("updates", "[{date: 2023-01-01, note: More is known}]"),
    ("organisations", "NATO"),
    ("slug", "another-slug"),
)
DAYS = ("2024-01-01", "2024-06-01", "2025-01-01", "2026-01-01")
WORDS = ("troops", "double", "along", "the", "eastern", "flank", "as", "Brussels", "meets", "and", "says", "so")
DOTS = [b'<svg xmlns="http://www.w3.org/2000/svg" width="%d" height="2"/>' % width for width in (1, 2, 3)]
PHOTOS = [picture(600, 9), picture(1200, 9), picture(600, 9)[:60]]

ARTICLE = """---
title: What the week brought
published: 2022-03-24
tags: [nato]
sources: [treaty]
aliases: /old/week.html
---

It began in [[Brussels]], see [the summit](2022-03-24-summit.md).

/// event | Kaczyński calls for a mission
    slug: mission
    date: 2022-03-15
    places: Kyiv
    people: [Jarosław Kaczyński]

He said so in [[Kyiv]].
///

## And then

Nothing more.

/// event | The week ends
    slug: ends
    date: 2022-03-27

It ended.
///
"""

BASIS: dict[str, str | bytes] = {
    "content/site.toml": 'title = "A site"\nbase_url = "https://example.org/x"\nfooter = "Made by *us*"\n'
    'menu = [{ title = "All", to = "/" }, { title = "About", to = "/about.html" }]\n',
    "content/sources.yaml": "treaty:\n  title: The treaty\n  url: https://example.org/treaty\n",
    "content/about.md": document("What this is. See [the story](flank/index.md).", title="About", kind="page"),
    "content/flank/index.md": document(
        "The eastern flank.",
        title="The flank",
        kind="timeline",
        eras="[{name: War, date: 2022-02-24/..}]",
        lanes="[{name: East, match: {places: [Kyiv]}}]",
    ),
    "content/flank/2022-03-24-summit.md": event(
        "The summit", "2022-03-24", "They met.", places="Brussels", image="dot.svg"
    ),
    "content/flank/week.md": ARTICLE,
    "content/flank/dot.svg": DOTS[0],
    "content/flank/photo.png": PHOTOS[0],
    "content/flank/rows.csv": "title,date,slug,people,body\nOne,2021,one,Stoltenberg,A *text*\nTwo,2020-05,two,,\n",
    "content/other/index.md": document("Another story.", title="Another", kind="timeline", order="newest"),
    "content/other/past.md": event("Long ago", "-0043-03-15", "Ides.", people="[Jens Stoltenberg]", tags="[war]"),
    "content/other/more.md": event("Again", "1917~", "See [[summit]] and [[Long ago]].", related="summit"),
    "content/loose.md": event("Loose", "1950", "On its own. ![A dot](flank/dot.svg)", tags="[nato, war]"),
    "content/people/stoltenberg.md": document("A person.", title="Jens Stoltenberg", names="[Stoltenberg]"),
    "content/people/index.md": document("All of them.", title="Who is who", kind="page"),
    "content/places/brussels.md": document("A city.", title="Brussels", within="Belgium"),
}


class Editor:
    """Somebody who edits a site without a plan, but from a seed."""

    def __init__(self, site: Site, seed: int) -> None:
        self.site = site
        self.random = random.Random(seed)
        self.day = DAYS[0]
        self.number = 0

    def edit(self) -> str:
        """Makes a change or a few at once; answers what they were."""
        done: list[str] = []
        wanted = self.random.choice((1, 1, 2, 4)) if len(self.moves) > 1 else 1
        while len(done) < wanted:
            move = self.random.choice(self.moves)
            said = move(self)
            if said is not None:
                done.append(f"{move.__name__} {said}")
        return ", ".join(done)

    # ---- what there is

    def chosen(self, pattern: str, root: str = "content") -> Path | None:
        found = sorted((self.site.folder / root).rglob(pattern))
        files = [p for p in found if p.is_file() and not p.is_symlink()]
        return self.random.choice(files) if files else None

    def words(self, count: int = 6) -> str:
        return " ".join(self.random.choice(WORDS) for _ in range(self.random.randint(2, count)))

    def save(self, path: Path, text: str | bytes) -> str:
        name = path.relative_to(self.site.folder).as_posix()
        self.site.write({name: text}, settled=self.random.random() < 0.7)
        return name

    def rewrite(
        self, pattern: str, expression: str, replacement: Callable[[], str], root: str = "content"
    ) -> str | None:
        path = self.chosen(pattern, root)
        if path is None:
            return None
        old = path.read_text("utf-8")
        new = re.sub(expression, lambda _: replacement(), old, count=1, flags=re.MULTILINE)
        return None if new == old else self.save(path, new)

    def keyed(self, key: str, value: str, pattern: str = "*.md") -> str | None:
        """Sets a key in the front matter of some document, or takes it away."""
        path = self.chosen(pattern)
        if path is None:
            return None
        old = path.read_text("utf-8")
        new = re.sub(rf"^{key}: .*\n", "", old, count=1, flags=re.MULTILINE)
        if new == old or self.random.random() < 0.5:
            new = new.replace("---\n", f"---\n{key}: {value}\n", 1)
        return self.save(path, new)

    # ---- moves

    def shows_a_photograph(self) -> str | None:
        where = self.random.choice(("photo.png", "flank/photo.png"))
        return self.rewrite("*.md", r"\n\Z", lambda: f"\n\n![A photograph]({where})\n")

    def hides_a_photograph(self) -> str | None:
        return self.rewrite("*.md", r"^!\[A photograph\].*$", self.words)

    def takes_another_photograph(self) -> str | None:
        return self.save(self.site.folder / "content/flank/photo.png", self.random.choice(PHOTOS))

    def edits_a_body(self) -> str | None:
        return self.rewrite("*.md", r"\n\Z", lambda: f" {self.words()} [[{self.random.choice(PEOPLE)}]].\n")

    def adds_a_paragraph(self) -> str | None:
        return self.rewrite(
            "*.md", r"\n\Z", lambda: f"\n\n## {self.words(3)}\n\n{self.words()}[^1]\n\n[^1]: {self.words()}\n"
        )

    def edits_a_title(self) -> str | None:
        return self.rewrite("*.md", "^title: .*$", lambda: f"title: {self.words(4)}")

    def edits_a_date(self) -> str | None:
        return self.rewrite("*.md", "^date: .*$", lambda: f"date: {self.random.choice(DATES)}")

    def edits_people(self) -> str | None:
        return self.keyed("people", f"[{', '.join(self.random.sample(PEOPLE, 2))}]")

    def edits_places(self) -> str | None:
        return self.keyed("places", self.random.choice(PLACES))

    def edits_tags(self) -> str | None:
        return self.keyed("tags", f"[{', '.join(self.random.sample(TAGS, 2))}]")

    def edits_status(self) -> str | None:
        return self.keyed(
            "status", self.random.choice(["reported", "[{value: disputed, from: 2022-04-01, sources: [treaty]}]"])
        )

    def corrects(self) -> str | None:
        return self.keyed("corrections", f"[{{date: 2022-05-01, was: {self.words()}, now: {self.words()}}}]")

    def edits_sources_of_one(self) -> str | None:
        return self.keyed(
            "sources", self.random.choice(["treaty", "[{title: A note, page: 3}]", "[{title: A note, page: 4}]"])
        )

    def edits_any_key(self) -> str | None:
        key, value = self.random.choice(KEYS)
        return self.keyed(key, value)

    def edits_a_timeline(self) -> str | None:
        lanes = f"[{{name: L, match: {{{self.random.choice(('tags: war', 'places: Kyiv', 'status: reported'))}}}}}]"
        key, value = self.random.choice(
            [("lanes", lanes), ("order", "newest"), ("eras", f"[{{name: {self.words(2)}, date: 1900/1999}}]")]
        )
        return self.keyed(key, value, "index.md")

    def makes_a_draft(self) -> str | None:
        return self.keyed("draft", "true")

    def sets_an_embargo(self) -> str | None:
        return self.keyed("embargo", self.random.choice(DAYS))

    def sets_an_expiry(self) -> str | None:
        return self.keyed("expires", self.random.choice(DAYS))

    def gives_an_alias(self) -> str | None:
        self.number += 1
        return self.keyed("aliases", f"/old/{self.number}.html")

    def says_it_is_gone(self) -> str | None:
        return self.keyed("gone", "It was a mistake.")

    def lets_a_day_pass(self) -> str | None:
        self.day = self.random.choice(DAYS)
        return self.day

    def adds_an_event(self) -> str | None:
        self.number += 1
        folder = self.random.choice(["", "flank/", "other/", "new/deep/"])
        path = self.site.folder / f"content/{folder}e{self.number}.md"
        return self.save(
            path, event(self.words(), self.random.choice(DATES), self.words(), tags=self.random.choice(TAGS))
        )

    def describes_somebody(self) -> str | None:
        path = self.site.folder / "content" / self.random.choice(["people/kaczynski.md", "flank/people/kaczynski.md"])
        return self.save(path, document(self.words(), title="Jarosław Kaczyński", kind="person"))

    def makes_a_timeline(self) -> str | None:
        path = self.site.folder / "content" / self.random.choice(["new/index.md", "index.md", "flank/deep/index.md"])
        kind = self.random.choice(["timeline", "page"])
        return self.save(path, document(self.words(), title=self.words(3), kind=kind))

    def removes_a_file(self) -> str | None:
        path = self.chosen("*.*")
        if path is None or path.name in ("site.toml", "sources.yaml"):
            return None
        path.unlink()
        return path.name

    def renames_a_file(self) -> str | None:
        path = self.chosen("*.md")
        if path is None or path.name == "index.md":
            return None
        self.number += 1
        path.rename(path.with_name(f"renamed-{self.number}.md"))
        return path.name

    def moves_a_folder(self) -> str | None:
        here, there = self.site.folder / "content/other", self.site.folder / "content/elsewhere"
        here, there = (here, there) if here.exists() else (there, here)
        if not here.exists() or there.exists():
            return None
        here.rename(there)
        return there.name

    def adds_a_row(self) -> str | None:
        self.number += 1
        date, person = self.random.choice(DATES[:5]), self.random.choice(PEOPLE)
        return self.rewrite(
            "*.csv", r"\Z", lambda: f"{self.words(3)},{date},row-{self.number},{person},{self.words()}\n"
        )

    def edits_a_row(self) -> str | None:
        return self.rewrite("*.csv", "^[^,\n]*,", lambda: f"{self.words(3)},")

    def rewrites_a_row(self) -> str | None:
        path = self.chosen("*.csv")
        if path is None:
            return None
        rows = path.read_text("utf-8").splitlines(keepends=True)
        at = self.random.randrange(1, len(rows) + 1)
        slug = rows[at].split(",")[2] if at < len(rows) else ""
        cells = (self.words(3), self.random.choice(DATES[:5]), slug, self.random.choice(PEOPLE), self.words())
        rows[at : at + 1] = [",".join(cells) + "\n"] if slug else []
        return self.save(path, "".join(rows))

    def changes_a_picture(self) -> str | None:
        path = self.site.folder / "content" / self.random.choice(["flank/dot.svg", "dot.svg"])
        return self.save(path, self.random.choice(DOTS))

    def edits_a_block(self) -> str | None:
        return self.rewrite("week.md", "^(It ended|He said so).*", lambda: f"It ended {self.words()}.")

    def edits_a_template(self) -> str | None:
        return self.rewrite("*.j2", r"\Z", lambda: f"{{# {self.words()} #}}{self.words()}\n", "themes")

    def shadows_a_template(self) -> str | None:
        path = self.site.folder / f"themes/site/templates/{self.random.choice(list(VARIABLES))}.html.j2"
        if path.exists():
            path.unlink()
            return "no more"
        return self.save(path, f"{self.words()} {{{{ head }}}} {{% include '_parts/foot.j2' %}}") and self.foots()

    def foots(self) -> str:
        return self.save(self.site.folder / "themes/site/templates/_parts/foot.j2", f"The end {self.words()}")

    def edits_a_style(self) -> str | None:
        return self.rewrite("*.css", r"\Z", lambda: f"a {{ color: {self.random.choice(WORDS)} }}\n", "themes")

    def adds_to_the_theme(self) -> str | None:
        name = self.random.choice(("a.txt", "b.txt", "a.js"))
        return self.save(self.site.folder / "themes/site/static" / name, self.words())

    def edits_the_configuration(self) -> str | None:
        return self.rewrite("site.toml", "^title = .*$", lambda: f'title = "{self.words(3)}"')

    def edits_the_footer(self) -> str | None:
        return self.rewrite("site.toml", "^footer = .*$", lambda: f'footer = "{self.words(5)}"')

    def changes_language_or_zone(self) -> str | None:
        path = self.site.folder / "content/site.toml"
        kept = [line for line in path.read_text("utf-8").split("\n") if not line.startswith(("language", "timezone"))]
        zone, language = (
            self.random.choice(["UTC", "Europe/Kyiv", "America/New_York"]),
            self.random.choice(["en", "de"]),
        )
        return self.save(path, f'language = "{language}"\ntimezone = "{zone}"\n' + "\n".join(kept))

    def edits_the_sources(self) -> str | None:
        return self.rewrite("sources.yaml", "title: .*$", lambda: f"title: {self.words(4)}")

    def removes_output(self) -> str | None:
        path = self.chosen("*.*", "output")
        if path is None or ".dateline" in path.parts:
            return None
        path.unlink()
        return path.name

    def removes_a_folder_of_output(self) -> str | None:
        shutil.rmtree(self.site.output / "flank", ignore_errors=True)
        return "flank"

    def scribbles_in_output(self) -> str | None:
        path = self.chosen("*.html", "output")
        if path is None:
            return None
        data = path.read_bytes()
        path.write_bytes(bytes([data[0] ^ 1]) + data[1:] if data and self.random.random() < 0.5 else b"mine")
        return path.name

    def plants_a_link_in_output(self) -> str | None:
        path = self.chosen("*.html", "output")
        if path is None:
            return None
        path.unlink()
        path.symlink_to(self.site.folder / "content/about.md")
        return path.name

    def deletes_the_cache(self) -> str | None:
        shutil.rmtree(self.site.folder / ".cache", ignore_errors=True)
        return ""

    def deletes_a_drawer(self) -> str | None:
        path = self.chosen("*", ".cache")
        if path is None:
            return None
        path.unlink()
        return path.name

    def truncates_a_drawer(self) -> str | None:
        return self.damages(lambda data: data[: self.random.randrange(len(data) + 1)])

    def flips_a_bit(self) -> str | None:
        def flipped(data: bytes) -> bytes:
            at = self.random.randrange(len(data))
            return data[:at] + bytes([data[at] ^ (1 << self.random.randrange(8))]) + data[at + 1 :]

        return self.damages(flipped)

    def flips_many_bytes(self) -> str | None:
        def flipped(data: bytes) -> bytes:
            at = self.random.randrange(len(data))
            return data[:at] + self.random.randbytes(2000) + data[at + 2000 :]

        return self.damages(flipped)

    def replaces_a_drawer_by_garbage(self) -> str | None:
        return self.damages(lambda data: self.random.randbytes(len(data) // 2))

    def damages(self, harm: Callable[[bytes], bytes]) -> str | None:
        path = self.chosen("*", ".cache")
        data = path.read_bytes() if path else b""
        if path is None or not data:
            return None
        path.write_bytes(harm(data))
        return path.name

    def breaks_a_file(self) -> str | None:
        return self.rewrite("*.md", "^title: .*$", lambda: "titel: so")

    def breaks_a_template(self) -> str | None:
        return self.rewrite("*.j2", r"\Z", lambda: "{{ nobody.knows }}", "themes")

    moves: tuple[Callable[[Editor], str | None], ...] = (
        edits_a_body,
        adds_a_paragraph,
        edits_a_title,
        edits_a_date,
        edits_people,
        edits_places,
        edits_tags,
        edits_status,
        corrects,
        edits_sources_of_one,
        edits_any_key,
        edits_any_key,
        edits_a_timeline,
        edits_a_title,
        makes_a_draft,
        sets_an_embargo,
        sets_an_expiry,
        gives_an_alias,
        says_it_is_gone,
        lets_a_day_pass,
        adds_an_event,
        describes_somebody,
        makes_a_timeline,
        removes_a_file,
        renames_a_file,
        moves_a_folder,
        adds_a_row,
        edits_a_row,
        rewrites_a_row,
        changes_a_picture,
        shows_a_photograph,
        shows_a_photograph,
        hides_a_photograph,
        takes_another_photograph,
        edits_a_block,
        edits_a_template,
        shadows_a_template,
        edits_a_style,
        adds_to_the_theme,
        edits_the_configuration,
        edits_the_footer,
        changes_language_or_zone,
        edits_the_sources,
        removes_output,
        removes_a_folder_of_output,
        scribbles_in_output,
        plants_a_link_in_output,
        deletes_the_cache,
        deletes_a_drawer,
        truncates_a_drawer,
        flips_a_bit,
        flips_many_bytes,
        replaces_a_drawer_by_garbage,
        breaks_a_file,
        breaks_a_template,
    )


def told(outcome: Outcome) -> tuple[object, ...]:
    """What a build tells that has to be the same however it was come by."""
    return outcome.problems, outcome.events, outcome.articles, outcome.pages, outcome.left_out


def step(editor: Editor, undone: Path) -> None:
    """One edit, and what must hold after it."""
    site = editor.site
    kept = {name: undone / name for name in ("content", "themes")}
    shutil.rmtree(undone, ignore_errors=True)
    for name, copy in kept.items():
        shutil.copytree(site.folder / name, copy, symlinks=True)
    before_day = editor.day
    what = editor.edit()
    before = site.files()
    outcome = site.build(day=editor.day)
    clean = Site(site.folder.with_name("clean"))
    shutil.rmtree(clean.folder, ignore_errors=True)
    shutil.copytree(site.folder, clean.folder, ignore=shutil.ignore_patterns("output", ".cache"))
    wanted = clean.build(day=editor.day, fresh=True)
    assert told(outcome) == told(wanted), what
    if outcome.failed:
        assert site.files() == before, what
        for name, copy in kept.items():
            shutil.rmtree(site.folder / name)
            shutil.copytree(copy, site.folder / name)
        editor.day = before_day
        site.good(day=editor.day)
        return
    assert site.files() == clean.files(), what
    stamps = site.stamps()
    again = site.build(day=editor.day)
    assert (again.written, again.removed, again.rendered, again.texts) == (0, 0, 0, 0), what
    assert told(again) == told(outcome), what
    assert site.stamps() == stamps, what


def edited(made: Site, seed: int, steps: int) -> None:
    made.good()
    editor = Editor(made, seed)
    for number in range(steps):
        try:
            step(editor, made.folder.with_name("undone"))
        except BaseException as error:
            error.add_note(f"at step {number} from seed {seed}")
            raise


def test_after_any_edit_a_build_gives_what_a_clean_build_gives(site: Make) -> None:
    edited(site(BASIS), seed=1, steps=25)


@pytest.mark.long
@pytest.mark.parametrize("seed", range(2, 10))
def test_after_two_hundred_edits_a_build_still_gives_what_a_clean_build_gives(site: Make, seed: int) -> None:
    edited(site(BASIS), seed, steps=25)


@pytest.mark.parametrize("move", dict.fromkeys(Editor.moves), ids=lambda move: str(move.__name__))
@pytest.mark.long
def test_each_kind_of_edit_alone_is_built_as_from_nothing(site: Make, move: Callable[[Editor], str | None]) -> None:
    made = site(BASIS)
    made.good()
    editor = Editor(made, seed=7)
    editor.moves = (move,)
    for _ in range(6):
        step(editor, made.folder.with_name("undone"))


BASIS_WITHOUT_PAGES = document("", title="Another", kind="timeline", pages="false")


def many_rows(name: str) -> str:
    rows = (f"Row {n},{1700 + n % 300}-{n % 12 + 1:02},{name}-{n},{PEOPLE[1]},\n" for n in range(301))
    return "title,date,slug,people,body\n" + "".join(rows)


@pytest.mark.long
@pytest.mark.parametrize("seed", range(1, 6))
def test_after_any_edit_of_a_long_timeline_its_slices_are_as_from_nothing(site: Make, seed: int) -> None:
    long = {"content/flank/long.csv": many_rows("long"), "content/other/l.csv": many_rows("l")}
    made = site({**BASIS, "content/other/index.md": BASIS_WITHOUT_PAGES, **long})
    made.good()
    assert {f"{folder}/index.slices.json" for folder in ("flank", "other")} <= made.files().keys()
    editor = Editor(made, seed)
    rows = (Editor.rewrites_a_row, Editor.rewrites_a_row, Editor.adds_a_row)
    editor.moves = (*rows, Editor.edits_a_date, Editor.edits_a_title, Editor.edits_any_key, Editor.edits_a_timeline)
    for _ in range(5):
        step(editor, made.folder.with_name("undone"))
