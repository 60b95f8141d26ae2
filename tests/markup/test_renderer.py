from __future__ import annotations

from generator.markup import Markup


def test_a_paragraph_is_a_paragraph() -> None:
    assert Markup("en").render("Don't *panic*.").html == "<p>Don\u2019t <em>panic</em>.</p>"
