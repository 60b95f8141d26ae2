from __future__ import annotations

import re
from collections.abc import Mapping
from functools import cache
from pathlib import Path

import pytest

from generator.language import Strings, ended, phrases, read_strings
from generator.language.locales import tongue
from generator.language.strings import Catalogue, Message, catalogue

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


@pytest.mark.parametrize(
    ("said", "whole"),
    [
        ("Corrected 1 April", "Corrected 1 April."),
        ("Виправлено 1 квітня 2001\u202fр.", "Виправлено 1 квітня 2001\u202fр."),
        ("<cite><a>Who said so?</a></cite>", "<cite><a>Who said so?</a></cite>"),
        ("<cite>A book</cite>", "<cite>A book</cite>."),
    ],
)
def test_a_sentence_ends_once(said: str, whole: str) -> None:
    assert ended(said, ".") == whole


def test_what_can_be_said_has_a_digest() -> None:
    layers = [[("en", {"a": {"one": "x", "other": text}})] for text in ("y", "y", "z")]
    same, again, other = (Strings("en", layer).digest for layer in layers)
    assert same == again != other


SPOKEN = ("ar", "de", "en", "es", "fr", "ja", "pl", "uk")
MANY = (*range(200), *(10**n for n in range(3, 10)), 2_000_000, 1.5)  # numbers of every plural form


@cache
def said(language: str) -> Catalogue:
    path = DEFAULT / f"{language}.toml"
    found, problems = catalogue(path.name, path.read_bytes())
    assert problems == ()
    return found


def forms(message: Message) -> Mapping[str, str]:
    return {"other": message} if isinstance(message, str) else message


def names(text: str) -> set[str]:
    return set(re.findall(r"\{(\w+)\}", text))


def test_there_are_eight_languages_and_each_has_phrases_for_dates_too() -> None:
    assert sorted(path.stem for path in DEFAULT.glob("*.toml")) == sorted(SPOKEN) == sorted(phrases.SPOKEN)


@pytest.mark.parametrize("language", SPOKEN)
def test_a_language_says_all_that_english_says(language: str) -> None:
    english, ours = said("en"), said(language)
    assert list(ours) == list(english)  # in one order too, so that two files can be read side by side
    assert [key for key, message in english.items() if bool(message) != bool(ours[key])] == []


@pytest.mark.parametrize("language", SPOKEN)
def test_a_language_has_the_plural_forms_of_its_rule_and_no_others(language: str) -> None:
    rule = {tongue(language).plural(n) for n in MANY}
    for key, message in said(language).items():
        if not isinstance(said("en")[key], str):
            assert not isinstance(message, str), key
            assert set(message) == rule | {"other"}, key


@pytest.mark.parametrize("language", SPOKEN)
def test_every_form_fills_the_names_that_english_fills(language: str) -> None:
    """Only a form that is said of a single number may leave that number out: Arabic has a word for two of a kind."""
    english, rule = said("en"), [tongue(language).plural(n) for n in MANY]
    for key, message in said(language).items():
        asked = names(forms(english[key])["other"])
        for form, text in forms(message).items():
            assert names(text) | ({"count"} & asked if rule.count(form) == 1 else set()) == asked, (key, form)


@pytest.mark.parametrize("language", SPOKEN)
def test_words_are_set_as_printers_of_the_language_set_them(language: str) -> None:
    for key, message in said(language).items():
        for text in forms(message).values():
            assert not re.search(r"[\"']|\.\.\.| - |  ", text), (key, text)
            assert language != "fr" or not re.search(r"(?<![\u00a0\u202f])[:;!?»]", text), (key, text)
            assert key in ("comma", "colon") or text == text.strip(), (key, text)


def test_numbers_agree_with_what_they_count() -> None:
    def told(language: str, *counts: int) -> list[str]:
        strings, _ = read_strings(language, [DEFAULT])
        return [strings.text("entries", count=n).replace("\u202f", " ").replace("\xa0", " ") for n in counts]

    assert told("pl", 1, 2, 5, 22) == ["1 wpis", "2 wpisy", "5 wpisów", "22 wpisy"]
    assert told("uk", 1, 2, 5, 21) == ["1 запис", "2 записи", "5 записів", "21 запис"]
    assert told("fr", 0, 1, 2, 1_000_000) == ["0 entrée", "1 entrée", "2 entrées", "1 000 000 d’entrées"]
    assert told("ar", 0, 1, 2, 3, 11, 100) == [*("لا مداخل", "مدخل واحد", "مدخلان", "3 مداخل", "11 مدخلًا", "100 مدخل")]
    assert told("ja", 0, 1, 2) == ["0項目", "1項目", "2項目"]
