"""In which widths a picture is offered."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.pictures.sizes import TALLEST, WIDTHS, high, widths


@pytest.mark.parametrize(
    ("size", "offered"),
    [
        ((4000, 3000), (480, 960, 1600)),
        ((1200, 900), (480, 960, 1200)),
        ((1600, 900), (480, 960, 1600)),
        ((600, 400), (480, 600)),
        ((575, 400), ()),
        ((0, 0), ()),
        ((2000, 200_000), ()),
        ((2000, 25_000), (480, 960, 2000)),
    ],
)
def test_a_picture_is_offered_in_what_is_narrower_by_far_and_as_it_is(
    size: tuple[int, int], offered: tuple[int, ...]
) -> None:
    assert widths(*size) == offered


@given(st.integers(1, 60_000), st.integers(1, 60_000))
def test_no_copy_is_wider_than_the_picture_or_higher_than_a_webp_can_be(width: int, height: int) -> None:
    found = widths(width, height)
    assert list(found) == sorted(set(found))
    assert all(each == width or (each < width and 1 <= high(each, width, height) <= TALLEST) for each in found)
    assert set(found) - {width} <= set(WIDTHS)
