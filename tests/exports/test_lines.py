"""The lines of a calendar."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st
from icalendar import Event

from generator.exports import lines

TEXTS = st.text(st.characters(exclude_categories=["Cc", "Cs"], include_characters="\n"), max_size=200)


@given(TEXTS)
def test_any_text_comes_back_from_lines_of_75_octets(text: str) -> None:
    data = lines.joined(["BEGIN:VEVENT", f"SUMMARY:{lines.text(text)}", "END:VEVENT"])
    assert max(len(line) for line in data.split(b"\r\n")) <= lines.LONGEST
    assert [line.decode().encode() for line in data.split(b"\r\n")] == data.split(b"\r\n")
    assert str(Event.from_ical(data)["SUMMARY"]) == text


@given(st.integers(0, 40), st.sampled_from(["ł", "…", "👩‍👩‍👧", "🏳️‍🌈"]))
def test_a_line_is_folded_between_characters(before: int, sign: str) -> None:
    data = lines.joined([f"SUMMARY:{'x' * before}{sign * 40}"])
    assert data.replace(b"\r\n ", b"").decode() == f"SUMMARY:{'x' * before}{sign * 40}\r\n"
    assert [len(line) > 60 for line in data.split(b"\r\n")[:-2]] == [True] * (data.count(b"\r\n") - 1)


def test_days_and_instants_have_all_their_digits() -> None:
    assert (lines.day(0), lines.time(-62135596800)) == ("19700101", "00010101T000000Z")
