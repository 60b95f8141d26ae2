"""What a reader is told inside a text."""

from __future__ import annotations

import pytest

from generator.language import asides, known
from generator.language.asides import _WORDS
from generator.markup.asides import KINDS


@pytest.mark.parametrize("language", _WORDS)
def test_every_kind_of_aside_and_the_way_back_have_words_of_their_own(language: str) -> None:
    said = asides(language)
    assert known(language)
    assert said.keys() == {*KINDS, "back"}
    assert len(set(said.values())) == len(said)
    assert all(word == word.strip() != "" for word in said.values())


def test_a_region_speaks_as_its_language_and_a_stranger_english() -> None:
    assert asides("de-AT") == asides("de") != asides("en")
    assert asides("pt-BR")["tip"] == "Dica"
    assert asides("is") == asides("en-GB") == asides("en")
