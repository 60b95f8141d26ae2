from __future__ import annotations

import re
from pathlib import Path

import pytest

from generator.language import Strings, read_strings
from generator.language.strings import catalogue

DEFAULT = Path("themes/default/i18n")


def folder(root: Path, theme: str, **files: str) -> Path:
    made = root / theme / "i18n"
    made.mkdir(parents=True)
    for tag, text in files.items():
        (made / f"{tag.replace('_', '-')}.toml").write_text(text, encoding="utf-8")
    return made


def test_a_count_chooses_the_plural_form() -> None:
    strings = Strings("en-GB", [("en", {"entries": {"one": "{count} entry", "other": "{count} entries"}})])
    assert [strings.text("entries", count=n) for n in (0, 1, 2, 1234)] == [
        *("0 entries", "1 entry", "2 entries", "1,234 entries")
    ]


def test_the_plural_rule_is_that_of_the_language_of_the_words() -> None:
    polish = {"few": "{count} wpisy", "many": "{count} wpisów", "one": "{count} wpis", "other": "{count} wpisu"}
    english = {"one": "{count} source", "other": "{count} sources"}
    strings = Strings("pl", [("pl", {"entries": polish}), ("en", {"sources": english})])
    assert [strings.text("entries", count=n) for n in (1, 2, 5)] == ["1 wpis", "2 wpisy", "5 wpisów"]
    assert [strings.text("sources", count=n) for n in (1, 2, 5)] == ["1 source", "2 sources", "5 sources"]


def test_names_are_filled_and_nothing_else_is() -> None:
    strings = Strings("en", [("en", {"span": "{start} to {end}, {other}, {0.x}"})])
    assert strings.text("span", start="{end}", end="b") == "{end} to b, {other}, {0.x}"


def test_a_key_that_no_file_has_is_an_error() -> None:
    with pytest.raises(KeyError, match="nothing"):
        Strings("en", []).text("nothing")


def test_a_word_falls_back_from_territory_to_language_to_english(tmp_path: Path) -> None:
    english = 'a = "en a"\nb = "en b"\nc = "en c"'
    made = folder(tmp_path, "default", en=english, pt='a = "pt a"\nb = "pt b"', pt_BR='a = "br a"')
    strings, problems = read_strings("pt-BR", [made])
    assert [strings.text(key) for key in "abc"] == ["br a", "pt b", "en c"]
    assert problems == ()


def test_the_nearer_theme_is_asked_first_but_never_before_the_language(tmp_path: Path) -> None:
    near = folder(tmp_path, "near", en='a = "near"\nb = "near"')
    far = folder(tmp_path, "far", en='a = "far"', de='b = "fern"')
    assert [read_strings("de", [near, far])[0].text(key) for key in "ab"] == ["near", "fern"]


def test_tables_give_dotted_keys() -> None:
    found, problems = catalogue("x", b'[strip]\ntitle = "All"\n[count.entries]\none = "1"\nother = "n"')
    assert found == {"strip.title": "All", "count.entries": {"one": "1", "other": "n"}}
    assert problems == ()


@pytest.mark.parametrize("data", [b"a = ", b"\xff", b"a = 3", b"a = ['b']"])
def test_a_wrong_file_is_a_problem_that_names_it(data: bytes) -> None:
    found, problems = catalogue("mine/i18n/en.toml", data)
    assert found == {}
    assert [problem.path for problem in problems] == ["themes/mine/i18n/en.toml"]


def test_what_can_be_said_has_a_digest() -> None:
    layers = [[("en", {"a": {"one": "x", "other": text}})] for text in ("y", "y", "z")]
    same, again, other = (Strings("en", layer).digest for layer in layers)
    assert same == again != other


def test_every_language_fills_the_names_that_english_fills() -> None:
    english, problems = read_strings("en", [DEFAULT])
    assert problems == ()
    assert english.text("entries", count=19) == "19 entries"
    for path in DEFAULT.glob("*.toml"):
        found, wrong = catalogue(path.name, path.read_bytes())
        assert wrong == ()
        for key, message in found.items():
            texts = [message] if isinstance(message, str) else list(message.values())
            names = {name for text in texts for name in re.findall(r"\{(\w+)\}", text)}
            assert key in english
            assert names <= set(re.findall(r"\{(\w+)\}", english.text(key))) | {"count"}
