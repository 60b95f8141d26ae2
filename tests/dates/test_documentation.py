"""What docs/dates.md promises is so."""

from __future__ import annotations

import re
from pathlib import Path

from generator.dates import DateError, parse
from generator.language import words

TEXT = (Path(__file__).parents[2] / "docs" / "dates.md").read_text(encoding="utf-8")
SHOWN = re.findall(r'^\| `"?([^`"]+)"?` \| ([^|`]+) \|', TEXT, re.MULTILINE)
REFUSED = re.findall(r"^\| `([^`]+)` \| `([^`]+)` \|$", TEXT, re.MULTILINE)


def test_every_form_in_the_table_is_shown_as_it_says() -> None:
    assert len(SHOWN) > 40
    assert {text: words(parse(text), "en-GB") for text, _ in SHOWN} == dict(SHOWN)


def test_every_way_of_writing_that_is_named_gets_the_answer_that_is_named() -> None:
    answers = {}
    for text, _ in REFUSED:
        try:
            parse(text)
        except DateError as wrong:
            answers[text] = wrong.hint.removeprefix("write `").removesuffix("`")
    assert len(answers) > 10
    assert answers == dict(REFUSED)


def test_a_julian_date_is_shown_as_the_text_says() -> None:
    assert f"> {words(parse('1493-07-12', calendar='julian'), 'en-GB')}" in TEXT
