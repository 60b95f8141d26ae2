"""Slugs, addresses, days in file names."""

from __future__ import annotations

import re
import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator import addresses

NFD_CAFE = "cafe\u0301"

BAD_SLUGS = [
    ("../../escape", "not `.`"),
    ("../site-evil/x", "not `.`"),
    ("a/../../../../escape", "not `/`"),
    ("/abs-escape/x", "not `/`"),
    ("..\\..\\escape", "not `.`"),
    ("%2e%2e/%2e%2e/escape", "not `%`"),
    (".", "not `.`"),
    ("..", "not `.`"),
    ("a\0b", "not U+0000"),
    ("a\nb", "not U+000A"),
    (".git/config", "not `.`"),
    ("C:\\x", "not `:`"),
    ("~/escape", "not `~`"),
    ("a" * 300, "at most 100 bytes, not 300"),
    ("é" * 51, "at most 100 bytes, not 102"),
    ("<script>", "not `<`"),
    ("{{ 7*191 }}", "not `{`"),
    ("", "is not empty"),
    ("   ", "is not empty"),
    ("CON", "device"),
    ("nul", "device"),
    ("lpt9", "device"),
    ("com\u00b9", "device"),
    ("aux.txt", "not `.`"),
    ("x.", "not `.`"),
    ("x ", "not a space"),
    ("x:y", "not `:`"),
    ("a*b?", "not `*`"),
    ("index", "a folder's own page"),
    ("Index", "a folder's own page"),
    ("feed.xml", "not `.`"),
    ("-rf", "begins with a letter or a digit"),
    ("\u0301a", "begins with a letter or a digit"),
    ("a\u200db", "not U+200D"),
    ("a\u202eb", "not U+202E"),
    ("a\ufe0fb", "not `\ufe0f`"),
    ("snake_case", "not `_`"),
    ("\ud800", "not U+D800"),
]


@pytest.mark.parametrize(("slug", "said"), BAD_SLUGS)
def test_what_could_leave_its_folder_or_fail_somewhere_is_no_slug(slug: str, said: str) -> None:
    assert said in addresses.fault(slug)


@pytest.mark.parametrize(
    "slug", ["nato-2022", "CNAME", "5", "日本-é", "a" * 100, "हिन्दी", "Ādaži", "indexes", "con-1", "true"]
)
def test_letters_digits_and_hyphens_are_a_slug(slug: str) -> None:
    assert addresses.fault(slug) == ""


@pytest.mark.parametrize(
    ("path", "found"),
    [
        ("a/b.md", ("a", "", "b")),
        ("b.md", ("", "", "b")),
        ("a/2022-03-24-brussels-summit.md", ("a", "2022-03-24", "brussels-summit")),
        ("2022-03-24.md", ("", "2022-03-24", "2022-03-24")),
        ("-0044-03-15-ides.md", ("", "-0044-03-15", "ides")),
        ("2022-03-x.md", ("", "", "2022-03-x")),
        (f"{NFD_CAFE}/{NFD_CAFE}.md", ("caf\u00e9", "", "caf\u00e9")),
        ("hos\ntile.md", ("", "", "hos\ntile")),
        (".md", ("", "", ".md")),
    ],
)
def test_a_path_has_a_folder_a_day_and_a_slug(path: str, found: tuple[str, str, str]) -> None:
    assert addresses.parts(path) == found


def test_the_address_is_the_folder_and_the_slug() -> None:
    assert addresses.address("a/b", "c") == "a/b/c.html"
    assert addresses.address("", "c") == "c.html"


@pytest.mark.parametrize(
    ("folder", "kind"),
    [("people", "person"), ("x/places", "place"), ("organisations/eu", "organisation"), ("people-x", None), ("", None)],
)
def test_a_folder_gives_a_kind_by_its_whole_name(folder: str, kind: str | None) -> None:
    assert addresses.folder_kind(folder) == kind


@pytest.mark.parametrize(
    ("name", "slug"),
    [
        ("Jarosław Kaczyński", "jarosław-kaczyński"),
        ("Washington, D.C.", "washington-d-c"),
        ("C++", "c"),
        ("Lešť", "lešť"),
        ("a/b", "a-b"),
        ("../../escape", "escape"),
        ("FOO", "foo"),
        ("CO₂", "co₂"),
        (NFD_CAFE.upper(), "café"),
        ("a \u0301b", "a-b"),
        ("<script>MARK(1)</script>", "script-mark-1-script"),
    ],
)
def test_a_name_becomes_a_slug(name: str, slug: str) -> None:
    assert addresses.slugged(name) == slug
    assert addresses.name_address("tags", name) == f"tags/{slug}.html"


@pytest.mark.parametrize("name", ["", " ", "..", "+++", "😀", "\u3164", "\u0301"])
def test_a_name_without_a_letter_or_a_digit_has_no_address(name: str) -> None:
    assert addresses.name_address("people", name) == ""


def test_a_name_that_is_too_long_or_reserved_is_told_apart_by_a_digest() -> None:
    long = [addresses.slugged("t" * 300), addresses.slugged("t" * 301)]
    assert [len(slug) for slug in long] == [100, 100]
    assert long[0] != long[1]
    assert re.fullmatch("con-[0-9a-f]{8}", addresses.slugged("Con"))
    assert addresses.slugged("index") not in ("index", "")


@given(st.text())
def test_whatever_the_words_the_slug_is_one(words: str) -> None:
    slug = addresses.slugged(words)
    assert not slug or addresses.fault(slug) == ""
    assert unicodedata.is_normalized("NFC", slug)
    assert addresses.slugged(slug) == slug


@given(st.text(alphabet=st.characters(categories=["L", "N", "M", "Cs"])))
def test_a_slug_can_lie_on_every_disk(words: str) -> None:
    if addresses.fault(words) == "":
        assert len(words.encode()) <= 100
        assert words.strip(". ") == words


@pytest.mark.parametrize(
    ("path", "said"),
    [
        ("a/b.md", ""),
        ("{{ 7*191 }}.md", ""),
        (
            "my folder/x.md",
            "the folder `my folder` becomes a part of the address: a slug is letters, digits and hyphens, not a space",
        ),
        ("a/con/x.md", "the folder `con` becomes a part of the address: `con` is the name of a device on Windows"),
        ("hos\ntile.md", "the name of this file holds a control character"),
        ("hostile\udce9.md", "the name of this file is not UTF-8"),
    ],
)
def test_a_path_is_judged_without_its_last_part(path: str, said: str) -> None:
    assert addresses.path_fault(path) == said


@pytest.mark.parametrize("path", ["a/IMG 001.jpg", "média/x.tar.gz", "100%.png", "a#b.svg"])
def test_a_picture_keeps_its_name(path: str) -> None:
    assert addresses.copy_fault(path) == ""


@pytest.mark.parametrize(
    "path", ["a?.png", "a./b.png", "b .png/x ", "nul.png", "a\\b.png", "a\nb.png", "\udce9.png", "h" * 256]
)
def test_a_picture_that_windows_cannot_hold_is_refused(path: str) -> None:
    assert addresses.copy_fault(path)


@pytest.mark.parametrize(
    ("url", "said"),
    [
        ("https://www.example.org/x", "example.org"),
        ("mailto:x", "mailto:x"),
        ("http://[x]", "http://[x]"),
        ("https://ex\u2100.com/", "https://ex\u2100.com/"),
    ],
)
def test_a_reader_knows_a_site_by_its_host_or_by_what_is_written(url: str, said: str) -> None:
    assert addresses.host(url) == said
