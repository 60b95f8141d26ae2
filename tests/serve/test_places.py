"""Where a site will live, and which file answers."""

from __future__ import annotations

import subprocess
from pathlib import Path

import pytest

from generator.serve import places
from tests.serve.previewing import a_site


@pytest.mark.parametrize(
    ("remote", "path"),
    [
        ("https://github.com/ada/engine.git", "/engine/"),
        ("https://github.com/ada/engine", "/engine/"),
        ("https://token@github.com/ada/engine.git/", "/engine/"),
        ("git@github.com:ada/engine.git", "/engine/"),
        ("ssh://git@github.com:22/ada/engine.js.git", "/engine.js/"),
        ("https://github.com/Ada/ada.github.io.git", "/"),
        ("git@example.org:ada/engine.git", "/"),
        ("https://github.com.example.org/ada/engine.git", "/"),
        ("/srv/git/engine.git", "/"),
        ("", "/"),
    ],
)
def test_a_project_lives_under_its_name(remote: str, path: str) -> None:
    assert places.project(remote) == path


def test_the_path_is_that_of_the_base_url_or_of_the_remote(tmp_path: Path) -> None:
    site = a_site(tmp_path / "site")
    assert places.base(site.order()) == "/"
    subprocess.run(["git", "init", "-q", str(site.folder)], check=True)
    url = "https://github.com/ada/engine.git"
    subprocess.run(["git", "-C", str(site.folder), "remote", "add", "origin", url], check=True)
    assert places.base(site.order()) == "/engine/"
    assert places.base(site.order(base_url="https://example.org/a/b")) == "/a/b/"
    assert places.base(site.order(base_url="https://example.org")) == "/"
    site.write({"content/CNAME": "example.org\n"})
    assert places.base(site.order()) == "/"
    site.write({"content/site.toml": 'title = "A"\nbase_url = "https://ada.example/x/"\n'})
    assert places.base(site.order()) == "/x/"


def test_an_address_lies_under_the_base() -> None:
    assert places.address("/x/a/b.html?q#f", "/x/") == "a/b.html"
    assert places.address("http://localhost:8000/x/%C3%A9.html", "/x/") == "é.html"
    assert places.address("/x/", "/x/") == ""
    assert places.address("/y/a.html", "/x/") is None
    assert places.address("/x", "/x/") is None
    assert places.address("/%ff", "/") is None


def test_files_answer_as_on_the_host(tmp_path: Path) -> None:
    for name in ("index.html", "a.html", "b/index.html", ".dateline/manifest"):
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_text("")
    asked = {
        a: places.file(tmp_path, a)
        for a in ("", "a", "a.html", "b/", "b", "a.html/", ".dateline/manifest", "../x", "b//index.html")
    }
    found = {address: file.relative_to(tmp_path).as_posix() for address, file in asked.items() if file}
    assert found == {"": "index.html", "a": "a.html", "a.html": "a.html", "b/": "b/index.html"}
    assert [a for a in ("", "a", "b", "b/", "c") if places.folder(tmp_path, a)] == ["b"]


@pytest.mark.parametrize(
    ("name", "kind"),
    [
        ("a.html", "text/html; charset=utf-8"),
        ("a.ics", "text/calendar; charset=utf-8"),
        ("feed.xml", "application/xml; charset=utf-8"),
        ("feed.atom", "application/atom+xml; charset=utf-8"),
        ("a.json", "application/json; charset=utf-8"),
        ("a.webmanifest", "application/manifest+json; charset=utf-8"),
        ("a.js", "text/javascript; charset=utf-8"),
        ("A.JPG", "image/jpeg"),
        ("a.avif", "image/avif"),
        ("a.webp", "image/webp"),
        ("a.woff2", "font/woff2"),
        ("a.mp4", "video/mp4"),
        ("CNAME", "application/octet-stream"),
    ],
)
def test_a_file_has_its_type(name: str, kind: str) -> None:
    assert places.content_type(Path(name)) == kind


def test_a_picture_stands_in_for_a_copy_that_is_not_made_yet(tmp_path: Path) -> None:
    (tmp_path / "a.jpg").write_text("")
    found = {
        a
        for a in ("a.jpg.480.webp", "b.jpg.480.webp", "a.jpg.webp", "../a.jpg.480.webp")
        if places.original(tmp_path, a)
    }
    assert found == {"a.jpg.480.webp"}
