"""site.toml."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator import config
from generator.model import Site
from generator.problems import Problem


def good(toml: str) -> Site:
    site, problems = config.site("site.toml", f'title = "T"\n{toml}'.encode())
    assert problems == ()
    assert site
    return site


def faults(toml: str) -> list[Problem]:
    _, problems = config.site("site.toml", toml.encode())
    return list(problems)


def fault(toml: str) -> tuple[int, int, str, str]:
    """What is wrong with a line that stands below the title."""
    (problem,) = faults(f'title = "T"\n{toml}')
    return problem.line, problem.column, problem.message, problem.hint


def test_a_title_is_enough() -> None:
    assert config.site("site.toml", b'title = "The eastern flank"\n') == (Site(title="The eastern flank"), ())


def test_every_key_has_its_field() -> None:
    site = good(
        """
        base_url = "https://example.org/repo/"
        language = "en-GB"
        timezone = "Europe/Brussels"
        menu = [{title = "About", to = "/about.html"}, {title = "Mail", to = "mailto:a@example.org"}]
        footer = "*Footer*"
        icon = "media/icon.svg"
        rights = "CC0"
        feeds = {tags = true, places = true, people = false}
        share_pictures = false
        search = true
        unsafe_html = true
        publish_files = ["documents/*.pdf"]
        limits = {text = 2048}
        [theme]
        name = "ledger"
        options = {accent = "red", wide = true, steps = [1, 2]}
        [extra]
        since = 2022-02-24
        """
    )
    assert site == Site(
        title="T",
        base_url="https://example.org/repo",
        language="en-GB",
        timezone="Europe/Brussels",
        theme="ledger",
        options=(("accent", "red"), ("wide", "true"), ("steps", ("1", "2"))),
        menu=(("About", "/about.html"), ("Mail", "mailto:a@example.org")),
        footer="*Footer*",
        icon="media/icon.svg",
        rights="CC0",
        feeds=("tags", "places"),
        share_pictures=False,
        search=True,
        unsafe_html=True,
        publish_files=("documents/*.pdf",),
        limit=2048,
        extra=(("since", "2022-02-24"),),
    )


def test_the_menu_may_be_written_as_tables_and_a_theme_as_its_name() -> None:
    assert good('[[menu]]\ntitle = "A"\nto = "/a.html"').menu == (("A", "/a.html"),)
    assert good('theme = "ledger"').theme == "ledger"
    assert good('publish_files = "*.pdf"').publish_files == ("*.pdf",)


def test_an_empty_text_is_not_given() -> None:
    assert good('base_url = ""\nlanguage = ""\nicon = " "\nfooter = ""') == Site(title="T")


@pytest.mark.parametrize(
    ("toml", "line", "column", "message", "hint"),
    [
        ('titel = "x"', 2, 1, "site.toml has no key `titel`", "did you mean `title`?"),
        (
            'rights = """\nlanguage = ""\n"""\n tmezone = "UTC"',
            5,
            2,
            "site.toml has no key `tmezone`",
            "did you mean `timezone`?",
        ),
        ("[limits]\ntxt = 5", 3, 1, "`limits` has no key `txt`", "did you mean `text`?"),
        ("limits = {txt = 5}", 2, 11, "`limits` has no key `txt`", "did you mean `text`?"),
        ('[theme]\nname = "x"\naccent = "red"', 4, 1, "`theme` has no key `accent`", "known here: name, options"),
        (
            'menu = [\n  {title = "a", to = "b"},\n  {title = "c", too = "d", to = "e"},\n]',
            *(4, 17, "an entry of `menu` has no key `too`", "did you mean `to`?"),
        ),
        (
            'menu = [{title = "a"}]',
            *(2, 9, "this entry of `menu` needs `to`", 'such as {title = "About", to = "/about.html"}'),
        ),
        (
            '[[menu]]\ntitle = "a"\nto = "b"\n[[menu]]\ntitle = "c"\nto = "javascript:x"',
            *(7, 1, "an entry of `menu` leads to a page, or to an http, https or mailto address"),
            'such as {title = "About", to = "/about.html"}',
        ),
        (
            'menu = "a"',
            2,
            1,
            "an entry of `menu` is a table, not text",
            'such as {title = "About", to = "/about.html"}',
        ),
        ('search = "yes"', 2, 1, "`search` is true or false, without quotes, not text", "such as search = true"),
        ("footer = 1", 2, 1, "`footer` is a text in quotes, not a number", 'such as footer = "…"'),
        ("rights = true", 2, 1, "`rights` is a text in quotes, not true", 'such as rights = "…"'),
        ("feeds = true", 2, 1, "`feeds` is a table, not true", "such as feeds = {tags = true}"),
        ("feeds = {tag = true}", 2, 10, "`feeds` has no key `tag`", "did you mean `tags`?"),
        ("limits = {text = 5}", 2, 11, "`text` is a number of bytes from 1024 to 67108864", ""),
        ('language = "en_GB"', 2, 1, "no language is called `en_GB`", "write `en-GB`"),
        ('timezone = "../etc"', 2, 1, "no time zone is called `../etc`", "such as Europe/Brussels, or UTC"),
        ('theme = "../x"', 2, 1, "a theme is named by its folder in themes/", 'such as theme = "default"'),
        ('icon = "https://x.org/i.svg"', 2, 1, "`icon` names a file of the site", "such as media/icon.svg"),
        ('publish_files = ["../*"]', 2, 1, "`../*` is no pattern of files in content/", "such as documents/*.pdf"),
        ('footer = "a\\u0000"', 2, 1, "the character NUL (U+0000) has no place in a text", "take its escape out"),
    ],
)
def test_a_wrong_key_names_its_line_and_what_would_do(
    toml: str, line: int, column: int, message: str, hint: str
) -> None:
    assert fault(toml) == (line, column, message, hint)


@pytest.mark.parametrize(
    "url",
    [
        "example.org",
        "ftp://x.org",
        "https://x.org/?a",
        "https://x.org/#a",
        "https://",
        "https://x.org/../y",
        "https://a@x.org",
        "https://x.org//y",
    ],
)
def test_a_base_url_is_where_a_site_can_lie(url: str) -> None:
    assert fault(f'base_url = "{url}"')[2] == "`base_url` is the address at which the site will lie"


@pytest.mark.parametrize("toml", ["", "title = ''", "language = 'en'"])
def test_a_site_has_a_title(toml: str) -> None:
    assert [p.message for p in faults(toml)] == ["site.toml needs `title`"]


def test_all_that_is_wrong_is_said_and_the_rest_is_understood() -> None:
    site, problems = config.site("site.toml", b'title = "T"\nserch = true\nlanguage = "pl"\ntimezone = 3\n')
    assert site == Site(title="T", language="pl")
    assert [p.line for p in problems] == [2, 4]


def test_a_language_and_a_zone_are_asked_of_those_who_know() -> None:
    data = b'title = "T"\nlanguage = "tlh"\ntimezone = "Mars/Olympus"\n'
    assert config.site("site.toml", data)[1] == ()
    _, problems = config.site("site.toml", data, language={"en"}.__contains__, timezone={"UTC"}.__contains__)
    assert [p.message for p in problems] == ["no language is called `tlh`", "no time zone is called `Mars/Olympus`"]


@pytest.mark.parametrize(
    ("toml", "line", "column", "message"),
    [
        ("title = x", 1, 9, "no value can be read here"),
        ('title "x"', 1, 7, "a key is followed by `=` and its value"),
        ('a = 1\ntitle = "x', 2, 1, "a quotation mark is never closed"),
        ('title = "x\nsearch = true', 1, 11, "the quotation mark that opens in this line is not closed"),
        ('title = "x" y', 1, 13, "nothing may follow a value on its line"),
        ('title = "x"\ntitle = "y"', 2, 1, "this key stands here a second time"),
        ("[a]\n[a]", 2, 3, "this table stands here a second time"),
        ('title = "\\q"', 1, 12, "a backslash begins an escape that TOML does not know"),
        ("= 1", 1, 1, "no key can be read here"),
        ("x = " + "[" * 3000, 1, 1, "something in this file is nested more than 16 deep"),
        ("extra." + ".".join("a" * 1200) + " = 1", 1, 1, "something in this file is nested more than 16 deep"),
        ("x = " + "9" * 5000, 1, 1, "a number in this file has too many digits"),
    ],
)
def test_mistakes_in_toml_are_told_in_our_words(toml: str, line: int, column: int, message: str) -> None:
    (problem,) = faults(toml)
    assert (problem.line, problem.column, problem.message) == (line, column, message)


def test_a_byte_order_mark_and_windows_line_ends_make_no_difference() -> None:
    data = b'title = "T"\nfooter = """\na\nb"""\n'
    assert config.site("a", b"\xef\xbb\xbf" + data.replace(b"\n", b"\r\n")) == config.site("a", data)


@given(st.binary(max_size=60))
def test_no_bytes_raise(data: bytes) -> None:
    site, problems = config.site("site.toml", data)
    assert site or problems


@given(st.text(st.sampled_from("title=\"'[]{}.,#\n\\1- menu"), max_size=40))
def test_no_toml_raises(toml: str) -> None:
    site, problems = config.site("site.toml", toml.encode())
    assert site or problems
