"""A text that is no date: where it goes wrong, what would do, and that nothing else ever happens."""

from __future__ import annotations

import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from generator.dates import Calendar, Date, DateError, parse


def refusal(text: str, calendar: Calendar = "gregorian") -> DateError:
    with pytest.raises(DateError) as refused:
        parse(text, calendar=calendar)
    return refused.value


@pytest.mark.parametrize(
    ("text", "column", "width", "word"),
    [
        ("", 1, 1, "missing"),
        ("hello", 1, 5, "year, in four digits"),
        ("2022-3-4", 6, 1, "month in two digits"),
        ("2022-13", 6, 2, "01 to 12, not 13"),
        ("2022-00", 6, 2, "01 to 12, not 00"),
        ("2022-03-00", 9, 2, "day 01, not 00"),
        ("2001-02-30", 9, 2, "in 2001 February has 28 days, not 30"),
        ("2022-03-2x", 9, 2, "day in two digits"),
        ("2022-03-234", 11, 1, "a day has two digits"),
        ("2022-034", 8, 1, "a month has two digits"),
        ("20223", 5, 1, "a year has four digits"),
        ("2022-03-23T10", 12, 2, "hours and minutes"),
        ("2022-03-23T24:00", 12, 2, "hour runs from 00 to 23"),
        ("2022-03-23T10:60", 15, 2, "minute runs from 00 to 59"),
        ("2022-03-23T10:35:60", 18, 2, "second runs from 00 to 59"),
        ("2022-03-23T10:35-25:00", 17, 6, "no zone"),
        ("2022-03-23T10:35-00:00", 17, 6, "no zone"),
        ("2022-03-23T10:35+4", 18, 1, "a zone is"),
        ("2022-03-23T10:35~", 17, 1, "no sign of doubt"),
        ("2022-03-23?T10:35", 13, 2, "known for certain"),
        ("2022-03-XXT10:35", 12, 2, "known for certain"),
        ("2022-03T10:35", 8, 1, "`T` does not belong"),
        ("2022-03-23 ", 11, 1, "a space does not belong"),
        ("2022-03-23\x00", 11, 1, "U+0000"),
        ("2022-03-23/2022-03-22", 12, 10, "ends before it begins"),
        ("2022-03-23T10:35/2022-03-23T10:34", 18, 16, "ends before it begins"),
        ("2022/2023/2024", 10, 1, "two ends"),
        ("2022/2023-02-29", 14, 2, "in 2023 February"),
        ("../..", 1, 5, "a start or an end"),
        ("[..1984,1990..]", 1, 15, "a start or an end"),
        ("[", 2, 1, "ends with `]`"),
        ("{1984]", 6, 1, "ends with `}`"),
        ("[]", 2, 1, "missing"),
        ("[1984, 1985-13]", 13, 2, "not 13"),
        ("[1984,]", 7, 1, "missing"),
        ("[..]", 2, 2, "beside `..`"),
        ("[1984..,1990]", 6, 2, "behind the last"),
        ("[1980,..1984]", 7, 2, "before the first"),
        ("[1672..1670]", 8, 4, "ends before it begins"),
        ("[1670..1672-02]", 8, 7, "equally precisely"),
        ("{2022-03-23T10:35}", 12, 6, "no time"),
        ("[1984 ,1985]", 6, 1, "a space"),
        ("-0000", 1, 5, "no year -0000"),
        ("Y2022", 2, 4, "more than four digits"),
        ("Y17E1", 2, 2, "more than four digits"),
        ("Y1234567890123", 2, 13, "at most 12 digits"),
        ("Y1E12", 4, 2, "at most 12 digits"),
        ("Y17E0", 5, 1, "1 or more"),
        ("Y17000-12", 8, 2, "stands alone"),
        ("1950S2-12", 8, 2, "stands alone"),
        ("1950S5", 6, 1, "1 to 4"),
        ("19XXS2", 6, 1, "not both"),
        ("2001-21-05", 9, 2, "has no days"),
        ("196X-21-05", 9, 2, "has no days"),
        ("1984-2X", 6, 2, "not 2X"),
        ("2001-02-3X", 9, 2, "no day `3X`"),
        ("20X1-02-29", 9, 2, "no day `29`"),
        ("2001-XX-32", 9, 2, "never `32`"),
        ("２０２２", 1, 1, "year"),
        ("٢٠٢٢", 1, 1, "year"),
    ],
)
def test_a_wrong_date_is_refused_at_the_character_where_it_goes_wrong(
    text: str, column: int, width: int, word: str
) -> None:
    wrong = refusal(text)
    assert (wrong.column, wrong.width) == (column, width)
    assert word in wrong.message
    assert str(wrong) == wrong.message
    assert wrong.hint


@pytest.mark.parametrize(
    ("text", "hint"),
    [
        ("24/03/2022", "write `2022-03-24`"),
        ("03/04/2022", "write `2022-04-03` or `2022-03-04`"),
        ("24.3.2022", "write `2022-03-24`"),
        ("2022/03/24", "write `2022-03-24`"),
        ("March 2022", "write `2022-03`"),
        ("23 March 2022", "write `2022-03-23`"),
        ("23rd of March 2022", "write `2022-03-23`"),
        ("March 23, 2022", "write `2022-03-23`"),
        ("2022 Mar 23", "write `2022-03-23`"),
        ("2022-3-4", "write `2022-03-04`"),
        ("2022-3", "write `2022-03`"),
        ("03/2022", "write `2022-03`"),
        ("20220323", "write `2022-03-23`"),
        ("2022-083", "write `2022-03-24`"),
        ("2022-W12", "write `2022-03-21/2022-03-27`"),
        ("2020-W53-7", "write `2021-01-03`"),
        ("2022-03-23 10:35", "write `2022-03-23T10:35`"),
        ("2022-03-23t10:35z", "write `2022-03-23T10:35Z`"),
        ("2022-03-23T10:35:20.123 -0400", "write `2022-03-23T10:35:20-04:00`"),
        ("23 March 2022 at 10:35 pm", "write `2022-03-23T22:35`"),
        ("12:05", "as in `2022-03-23`"),
        ("44 BC", "write `-0043`"),
        ("44 B.C.E.", "write `-0043`"),
        ("1 BC", "write `0000`"),
        ("12000 BCE", "write `Y-11999`"),
        ("AD 476", "write `0476`"),
        ("476", "write `0476`"),
        ("12345", "write `Y12345`"),
        ("Y2022", "write `2022`"),
        ("y170000002", "write `Y170000002`"),
        ("c. 1917", "write `1917~`"),
        ("circa March 1917", "write `1917-03~`"),
        ("probably 1917", "write `1917?`"),
        ("1917?~", "write `1917%`"),
        ("199u", "write `199X`"),
        ("1880s", "write `188X`"),
        ("the 1800s", "write `18XX` or `180X`"),
        ("19th century", "write `18XX`"),
        ("spring 1968", "write `1968-21`"),
        ("2022-Q2", "write `2022-34`"),
        ("1914-1918", "write `1914/1918`"),
        ("1914-18", "write `1914/1918`"),
        ("1914–1918", "write `1914/1918`"),
        ("28 June 2022 to 30 June 2022", "write `2022-06-28/2022-06-30`"),
        ("between 1667 and 1670", "write `[1667..1670]`"),
        ("since 2022", "write `2022/..`"),
        ("2022-present", "write `2022/..`"),
        ("2022/open", "write `2022/..`"),
        ("until 1871", "write `../1871`"),
        ("before 1871", "write `[..1870]`"),
        ("after 1871", "write `[1872..]`"),
        ("1667 or 1668", "write `[1667,1668]`"),
        ("1667, 1668 and 1670", "write `{1667,1668,1670}`"),
        (" 2022-03-23", "write `2022-03-23`"),
        ("２０２２", "write `2022`"),
        ("2024-13-05", "write `2024-05-13`"),
        ("2024-13-45", "as in `2024-12-31`"),
        ("2001-02-30", "the last is `2001-02-28`"),
        ("1500-02-29", "only the Julian calendar has that day: `calendar: julian`"),
    ],
)
def test_a_date_in_the_author_s_own_manner_is_answered_with_the_spelling_that_would_do(text: str, hint: str) -> None:
    assert hint in refusal(text).hint


def test_a_guess_is_offered_only_where_it_is_a_date() -> None:
    assert "1945/1944" not in refusal("1945-1944").hint
    assert "2022-02-31" not in refusal("31 February 2022").hint
    assert "1917-02-29" not in refusal("29 February 1917").hint


ENDLESS = ("1" * 5000, "X" * 1_000_000, "[" * 1_000_000, "1984," * 200_000, "?" * 4000, "[" + "1984," * 799)


@pytest.mark.parametrize("text", [*ENDLESS, "Y" + "9" * 3999, "Y1E" + "9" * 3997, "2022-03-23 " * 300, "1/" * 2000])
def test_an_endless_text_is_refused_at_once(text: str) -> None:
    began = time.process_time()
    wrong = refusal(text)
    assert time.process_time() - began < 0.5
    assert len(wrong.message) < 200
    assert len(wrong.hint) < 200


DATELIKE = st.text("0123456789-/.,X?~%[]{}YESTZ:+ u", max_size=24)


@given(st.one_of(st.text(), DATELIKE), st.sampled_from(("gregorian", "julian")))
@settings(max_examples=400, deadline=None)
def test_any_text_at_all_is_a_date_or_is_refused_within_itself(text: str, calendar: Calendar) -> None:
    found = outcome(text, calendar)
    if isinstance(found, Date):
        assert outcome(found.text, calendar) == found
        return
    assert 1 <= found.column <= len(text) + 1
    assert 1 <= found.width <= max(1, len(text))
    assert found.message
    assert found.hint


def outcome(text: str, calendar: Calendar = "gregorian") -> Date | DateError:
    try:
        return parse(text, calendar=calendar)
    except DateError as wrong:
        return wrong


WORDS = ("march", "2022", "23", "44", "bc", "c.", "-", "/", "to", "10:35", "q2", "spring", "1880s", "w12", ",", "since")


@given(st.lists(st.sampled_from(WORDS), min_size=1, max_size=8), st.sampled_from(("", " ")))
@settings(max_examples=200, deadline=None)
def test_a_spelling_that_is_offered_is_a_date(words: list[str], between: str) -> None:
    found = outcome(between.join(words))
    if isinstance(found, DateError) and found.hint.startswith("write `"):
        for spelling in found.hint.split("`")[1::2]:
            parse(spelling)
