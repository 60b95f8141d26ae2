from __future__ import annotations

import pytest

from generator.language import direction, duration, listing, number, quotes

HOUR, DAY, YEAR = 3600, 86_400, 31_556_952


@pytest.mark.parametrize(
    ("seconds", "said"),
    [
        (59, "59 seconds"),
        (5 * HOUR, "five hours"),
        (DAY, "one day"),
        (10 * DAY, "ten days"),
        (30 * DAY, "four weeks"),
        (65 * DAY, "two months"),
        (365 * DAY, "one year"),
        (500 * DAY, "16 months"),
        (4 * YEAR, "four years"),
        (-4 * YEAR, "four years"),
        (40 * YEAR, "40 years"),
        (1200 * YEAR, "1,200 years"),
        (0, "no seconds"),
    ],
)
def test_a_gap_is_told_coarsely(seconds: int, said: str) -> None:
    assert duration(seconds, "en-GB") == said


def test_a_gap_takes_the_plural_of_its_language() -> None:
    years = [duration(n * YEAR, "pl") for n in (4, 5, 22)]
    assert years == ["4 lata", "5 lat", "22 lata"]
    assert duration(4 * YEAR, "ca") == "4 anys"


def test_a_gap_has_a_space_where_its_language_writes_one() -> None:
    assert [duration(n * YEAR, "ja") for n in (1, 4, 1200)] == ["1年", "4年", "1,200年"]
    assert [duration(n * YEAR, "ko") for n in (1, 4)] == ["1년", "4년"]
    assert [duration(n * YEAR, "ar") for n in (2, 3, 11)] == ["سنتان", "3 سنوات", "11 سنة"]


def test_a_number_is_grouped_as_its_language_does() -> None:
    assert [number(n, "en-GB") for n in (0, 999, 1234, 1_234_567, -1234)] == [
        "0",
        "999",
        "1,234",
        "1,234,567",
        "−1,234",
    ]
    assert [number(1234, tag) for tag in ("de", "es", "pl")] == ["1.234", "1234", "1234"]
    assert number(1_234_567, "hi") == "12,34,567"
    assert number(1_234_567, "fa") == "۱٬۲۳۴٬۵۶۷"


@pytest.mark.parametrize(
    ("words", "said"),
    [
        ([], ""),
        (["a"], "a"),
        (["a", "b"], "a and b"),
        (["a", "b", "c"], "a, b and c"),
        (["{1}", "{0}", "%", "d"], "{1}, {0}, % and d"),
    ],
)
def test_a_list_reads_as_a_sentence(words: list[str], said: str) -> None:
    assert listing(words, "en-GB") == said


def test_a_list_follows_its_language() -> None:
    assert listing(["a", "b", "c"], "en-US") == "a, b, and c"
    assert listing(["a", "b", "c"], "ja") == "a、b、c"


def test_a_language_knows_its_direction() -> None:
    assert [direction(tag) for tag in ("en", "ar", "he", "fa", "ja")] == ["ltr", "rtl", "rtl", "rtl", "ltr"]


def test_a_language_has_its_quotation_marks() -> None:
    assert "".join(quotes("en-GB")) == "“”‘’"
    assert "".join(quotes("de-AT")) == "„“‚‘"
    assert "".join(quotes("de-CH")) == "«»‹›"
    assert quotes("fr").open == "«\u202f"
    assert quotes("xx") == quotes("en")
