"""What a script knows of an entry: what is out of the ordinary, and nothing else."""

from __future__ import annotations

import json
from dataclasses import replace

from generator.dates import parse
from generator.model import Card, Link
from generator.strip import traits

DAY = parse("2022-03-23")
CARD = Card("event", "a/b.html", "An event", DAY, known=DAY.first)


def told(card: Card) -> dict[str, str]:
    return dict(traits(card, "the date in words"))


def test_of_an_ordinary_event_only_its_time_is_said() -> None:
    assert told(CARD) == {"at": "1647993600/1648079999", "when": "the date in words"}


def test_an_end_that_is_open_is_left_empty() -> None:
    assert told(replace(CARD, date=parse("2022-03-23/..")))["at"] == "1647993600/"
    assert told(replace(CARD, date=parse("../1871")))["at"].startswith("/")


def test_the_dates_of_a_set_are_told_one_by_one() -> None:
    assert told(replace(CARD, date=parse("{1970,1972}")))["spans"] == "0/31535999 63072000/94694399"
    assert "spans" not in told(replace(CARD, date=parse("[1970,1972]")))


def test_a_sign_is_told_by_its_head_and_what_else_it_has() -> None:
    assert told(replace(CARD, status="reported", date=parse("1917~")))["sign"] == "ring hatch fade-start fade-end"
    assert told(replace(CARD, date=parse("2022-02-24/..")))["sign"] == "dot bar arrow-end"


def test_what_was_known_on_its_day_goes_without_saying() -> None:
    assert "known" not in told(replace(CARD, known=DAY.first + 86_399))
    assert told(replace(CARD, known=DAY.first + 86_400))["known"] == str(DAY.first + 86_400)
    assert told(replace(CARD, known=DAY.first - 1))["known"] == str(DAY.first - 1)


def test_names_stand_as_in_a_cell_of_a_table() -> None:
    card = replace(CARD, tags=(Link("NATO"), Link("a;b")), places=(Link("Kyiv"),))
    assert told(card)["tags"] == "NATO;a\\;b"
    assert told(card)["places"] == "Kyiv"


def test_what_was_held_and_what_was_said_before_is_told() -> None:
    card = replace(CARD, held=(("expected", None), ("confirmed", 7)), mended=((5, 'a "was"', "a now"),))
    assert told(card)["held"] == "expected/ confirmed/7"
    assert json.loads(told(card)["mended"]) == [[5, 'a "was"', "a now"]]
