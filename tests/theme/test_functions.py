"""What templates may call, asked by itself."""

from __future__ import annotations

from itertools import permutations

import pytest

from generator import zones
from generator.dates import Date, parse, zoned
from generator.language import read_strings
from generator.model import Card, Event, Mark, Site, Status
from generator.theme.functions import Functions, known_since
from tests.kinds import THEMES

TIMES = "2022-03-23T10:35/2022-04-01T08:00"
KYIV, CAIRO = zones.zone("Europe/Kyiv"), zones.zone("Africa/Cairo")  # apart from the end of March on
TOLD = (parse(TIMES, KYIV), zoned(parse(TIMES, KYIV), KYIV), zoned(parse(TIMES, CAIRO), CAIRO))


def told(*dates: Date) -> dict[Date, tuple[str, ...]]:
    """What one and the same functions say of the dates, asked in this order."""
    strings, _ = read_strings("en-GB", [THEMES / "default/i18n"])
    said = Functions(Site("S", language="en-GB", timezone="Europe/Kyiv"), strings, str)
    cards = {date: Card("event", "x.html", "X", date) for date in dates}
    return {date: (said.words(date), said.margin(date, "month"), said.when(cards[date])) for date in dates}


@pytest.mark.parametrize("order", list(permutations(TOLD)))
def test_a_time_is_told_the_same_whatever_was_told_before_it(order: tuple[Date, ...]) -> None:
    alone = [told(date) for date in order]
    assert told(*order) == alone[0] | alone[1] | alone[2]
    assert len({said[0] for said in told(*order).values()}) == 3


def event(date: str, known: str, *status: Status, article: str = "") -> Event:
    return Event(
        kind="event", mark=Mark("x.md"), folder="", address="x.html", title="X",
        date=parse(date), known=parse(known) if known else None, status=status, article=article,
    )  # fmt: skip


EXPECTED = Status("expected")


@pytest.mark.parametrize(
    ("date", "known", "status", "article"),
    [
        ("2024-07-09", "2023-07-12", (EXPECTED,), ""),  # announced a year before
        ("2024-07-09", "2023-07-12", (EXPECTED,), "a.md"),
        ("2024-07-09", "2023-07-12", (Status("expected", parse("2023-07-12")),), ""),  # and its history is not shown
        ("-4003-10-22", "1650", (), ""),  # found out long after
        ("2022-03", "2022-05-01", (), "a.md"),
        ("[1667, 1668]", "1700", (), ""),
        ("{1667, 1668}", "1668", (), ""),
        ("2022-02-24/..", "2022-03-01", (), ""),
    ],
)
def test_the_day_from_which_an_event_was_known_is_told_where_it_tells_more(
    date: str, known: str, status: tuple[Status, ...], article: str
) -> None:
    assert known_since(event(date, known, *status, article=article)) == parse(known)


@pytest.mark.parametrize(
    ("date", "known", "status", "article"),
    [
        ("2022-03-24", "", (), ""),
        ("2022-03-24", "2022-03-24", (), ""),
        ("2022-03-24T10:00", "2022-03-24", (), ""),
        ("2022-03", "2022-03-31", (), ""),  # the last day on which it can have begun
        ("[1667, 1668]", "1668-12-31", (), ""),
        ("2022-03", "2022-03-23", (), "a.md"),  # the day of the article
        ("[1871..]", "1900", (), "a.md"),
        ("2024-07-09", "2023-07-12", (Status("expected", parse("2023-07-12")), Status("confirmed")), ""),
    ],
)
def test_the_day_from_which_an_event_was_known_is_not_told_where_it_follows_from_the_rest(
    date: str, known: str, status: tuple[Status, ...], article: str
) -> None:
    assert known_since(event(date, known, *status, article=article)) is None
