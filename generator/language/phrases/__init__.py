"""The turns of phrase of a language: one file for each that has its own, named by its tag."""

from __future__ import annotations

from functools import lru_cache
from importlib import import_module
from typing import cast

from generator.language.locales import candidates
from generator.language.phrases.form import Phrases

__all__ = ["SPOKEN", "Phrases", "phrases"]

SPOKEN = ("ar", "de", "en", "es", "fr", "ja", "pl", "uk")
NEUTRAL = Phrases()


@lru_cache(maxsize=64)
def phrases(language: str) -> Phrases:
    """The phrases of a language, of the language it is a kind of ("de-AT", "de"), or the neutral ones."""
    found = next((tag for tag in candidates(language) if tag in SPOKEN), "")
    return cast("Phrases", import_module(f"{__name__}.{found}").PHRASES) if found else NEUTRAL
