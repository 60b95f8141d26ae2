"""A list in JSON, however long."""

from __future__ import annotations

import json
import tracemalloc

import pytest

from generator.exports.entries import listed


@pytest.mark.parametrize("count", [0, 1, 3])
def test_each_item_stands_in_a_line_of_its_own(count: int) -> None:
    text = listed({"title": "Łódź"}, "items", ({"n": n} for n in range(count))).decode()
    assert json.loads(text) == {"title": "Łódź", "items": [{"n": n} for n in range(count)]}
    assert len(text.splitlines()) == count + 2


def test_a_list_takes_little_more_than_its_file() -> None:
    tracemalloc.start()
    data = listed({}, "items", ({"text": "x" * 1000, "n": n} for n in range(5000)))
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert peak < 1.5 * len(data)
