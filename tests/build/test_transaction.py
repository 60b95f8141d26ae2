"""A build changes all or nothing of the output, and nothing but the output."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from generator import cache, write
from generator.problems import Environment, Usage
from tests.build.test_theorem import BASIS
from tests.sites import Site, event

Make = Callable[..., Site]


@pytest.mark.parametrize(
    ("files", "code"),
    [
        ({"content/loose.md": "---\ntitel: X\ndate: 2022-13\n---\n"}, "unknown-key"),
        ({"content/site.toml": "title = "}, "toml"),
        ({"content/sources.yaml": "a: [\n"}, "yaml"),
        ({"content/notes.docx": b"PK"}, "unknown-file"),
        ({"content/evil.svg": "<svg xmlns='http://www.w3.org/2000/svg'><script/></svg>"}, "picture"),
        ({"themes/default/templates/event.html.j2": "{% if %}"}, "template"),
        ({"themes/default/templates/event.html.j2": "{{ nobody }}"}, "template"),
        ({"themes/default/templates/404.html.j2": "{{ 1 // 0 }}"}, "template"),
        ({"themes/default/templates/404.html.j2": "{% include 'none.j2' %}"}, "no-template"),
        ({"themes/default/theme.toml": "name = 3 ="}, "toml"),
    ],
)
def test_a_build_that_fails_leaves_the_output_as_it_was(site: Make, files: dict[str, str | bytes], code: str) -> None:
    made = site(BASIS)
    made.good()
    before, stamps = made.files(), made.stamps()
    kept = {name: (made.folder / name).read_bytes() if (made.folder / name).exists() else None for name in files}
    made.write({"content/other/more.md": event("Changed", "1999"), **files})
    outcome = made.build()
    assert code in {p.code for p in outcome.problems}
    assert outcome.failed
    assert outcome.written == 0 or made.files() == before
    assert (made.files(), made.stamps()) == (before, stamps)
    assert {p.name for p in (made.output / write.MARKER).iterdir()} == {"manifest"}
    made.write(kept)
    made.good()
    assert "Changed" in made.page("other/more.html")


def test_all_problems_of_a_run_are_said_at_once_and_in_order(site: Make) -> None:
    made = site({"content/b.md": "---\ntitel: X\n---\n", "content/a.md": event("A", "2022-13", "[[Nobody]]")})
    made.write({"content/c.csv": "title,date\nX,yesterday\n", "content/x.docx": b""})
    paths = [p.path for p in made.check().problems]
    assert paths == sorted(paths)
    assert set(paths) == {"content/a.md", "content/b.md", "content/c.csv", "content/x.docx"}


def test_a_check_says_the_same_and_writes_nothing(site: Make) -> None:
    made = site({**BASIS, "content/x.md": event("X", "2022", "[[Nobody]]")})
    said = made.check()
    assert not made.output.exists()
    outcome = made.good()
    assert said.problems == outcome.problems
    assert (said.events, said.articles, said.pages) == (outcome.events, outcome.articles, outcome.pages)


def test_warnings_are_errors_where_that_is_asked(site: Make) -> None:
    made = site({"content/x.md": event("X", "2022", "[[Nobody]]")})
    made.build(strict=True)
    assert not any(a.endswith(".html") for a in made.files())
    made.good()
    assert "x.html" in made.pages()


def test_a_run_that_died_between_two_renames_is_healed_by_the_next(site: Make) -> None:
    made = site(BASIS)
    made.good()
    before = made.files()
    made.write({"content/loose.md": event("Changed", "1950"), "content/about.md": None})
    made.good()
    after = made.files()
    for address in set(before) | set(after):  # as the run left it: one file renamed, one lost page still there
        path = made.output / address
        path.unlink(missing_ok=True)
        data = after[address] if address == "loose.html" else before.get(address)
        if data is not None:
            path.write_bytes(data)
    marker = made.output / write.MARKER
    (marker / "staged").mkdir()
    changed = sorted(a for a in after if after[a] != before.get(a) and not a.startswith(write.MARKER))
    lines = ["drop about.html", *(f"put {n} {a}" for n, a in enumerate(changed)), "end", ""]
    for number, address in enumerate(changed):
        if address != "loose.html":
            (marker / "staged" / str(number)).write_bytes(after[address])
    (marker / "manifest.new").write_bytes(after[".dateline/manifest"])
    (marker / "journal").write_text("\n".join(lines))
    made.good()
    assert made.files() == after


def test_what_others_put_into_the_output_stays(site: Make) -> None:
    made = site(BASIS)
    made.good()
    (made.output / "CNAME").write_text("example.org")
    (made.output / ".git/objects").mkdir(parents=True)
    (made.output / "flank/mine.txt").write_text("mine")
    shutil.rmtree(made.folder / "content/flank")
    made.write({"content/other/more.md": None})
    made.good()
    assert (made.output / "CNAME").read_text() == "example.org"
    assert (made.output / ".git/objects").is_dir()
    assert [p.name for p in (made.output / "flank").iterdir()] == ["mine.txt"]


def test_lost_pages_and_their_folders_go(site: Make) -> None:
    made = site(BASIS)
    made.good()
    shutil.rmtree(made.folder / "content/flank")
    made.write({"content/loose.md": event("Loose", "1950"), "content/other/more.md": None, "content/about.md": None})
    outcome = made.good()
    assert outcome.removed > 0
    assert not (made.output / "flank").exists()


def test_a_second_build_into_the_same_output_is_refused(site: Make) -> None:
    made = site(BASIS)
    made.good()
    with write.opened(made.output), pytest.raises(Environment, match="another build is running"):
        made.build()
    made.good()


@pytest.mark.parametrize("where", ["content", "content/x", "themes/default", ".", ".."])
def test_an_output_in_or_over_the_site_is_refused(site: Make, where: str) -> None:
    made = site(BASIS)
    before = sorted(p for p in made.folder.rglob("*") if ".cache" not in p.parts)
    with pytest.raises(Usage):
        made.build(output=made.folder / where)
    assert sorted(p for p in made.folder.rglob("*") if ".cache" not in p.parts) == before


def test_a_site_without_content_is_refused(tmp_path: Path) -> None:
    with pytest.raises(Usage, match="there is no folder"):
        Site(tmp_path).build()
    assert list(tmp_path.iterdir()) == []


def test_an_unreadable_configuration_is_a_problem(site: Make) -> None:
    made = site({})
    made.write({"content/site.toml": None})
    assert made.said() == ["content/site.toml:0 config: the configuration cannot be read: no such file or directory"]
    assert made.said(config=made.folder / "other.toml")[0].startswith("other.toml:0 config")


def test_nothing_in_the_cache_is_needed_and_nothing_is_left_without_one(site: Make) -> None:
    made = site(BASIS)
    made.good(fresh=True)
    assert not (made.folder / ".cache").exists()
    (made.folder / ".cache").write_text("a file where the cache should be")
    made.good()
    outcome = made.good()
    assert outcome.written == 0


def test_a_store_that_lost_what_the_state_knows_is_made_again(site: Make) -> None:
    made = site(BASIS)
    made.good()
    (made.folder / ".cache/texts.db").unlink()
    made.write({"content/loose.md": event("Changed", "1950")})
    made.good()
    assert "Changed" in made.page("loose.html")
    assert made.files() == made.clean_build()


def test_what_nobody_needs_any_more_leaves_the_cache(site: Make) -> None:
    made = site({"content/x.md": event("X", "2022", "Text.")})
    made.good()
    with cache.opened(made.folder / ".cache", fresh=False) as memory:
        memory.store.keep([(b"old %d" % n, b"data") for n in range(5000)])
    made.write({"content/x.md": event("X", "2022", "Another.")})
    made.good()
    with cache.opened(made.folder / ".cache", fresh=False) as memory:
        assert memory.store.one(b"old 1") is None
    made.write({"content/x.md": event("X", "2022", "Another!")})
    assert made.good().texts == 1
