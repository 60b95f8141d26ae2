"""What is made once of the same values."""

from __future__ import annotations

from generator.memory import Memory


def made(*of: object) -> list[object]:
    return [*of]


def test_the_same_objects_are_made_something_of_once() -> None:
    memory, one, like = Memory(10), ["a"], ["a"]
    first = memory.once(made, one, "x", 1)
    assert memory.once(made, one, "x", 1) is first
    assert memory.once(made, like, "x", 1) is not first
    assert memory.once(made, one, "y", 1) is not first
    assert memory.once(list, one) == ["a"]
    assert memory.of(len, one) is memory.of(len, one) == 1
    assert memory.of(len, [1, 2]) == 2


def test_it_begins_anew_where_it_holds_too_much_and_not_where_it_holds_many() -> None:
    memory = Memory(10, len)
    short = [memory.once(made, n) for n in range(10)]
    assert [memory.once(made, n) for n in range(10)] == short
    assert all(memory.once(made, n) is each for n, each in enumerate(short))
    long = memory.once(made, *range(8))
    assert memory.once(made, *range(8)) is long
    assert memory.once(made, 0) is not short[0]


def test_what_is_heavier_than_all_that_it_may_hold_is_given_all_the_same() -> None:
    memory = Memory(3, len)
    assert memory.once(made, 1, 2, 3, 4) == [1, 2, 3, 4]
    memory.once(made, 1)
    assert memory.once(made, 1) == [1]


def test_what_is_forgotten_is_made_anew() -> None:
    memory = Memory(2)
    first = memory.once(made, 1)
    memory.forget()
    assert memory.once(made, 1) is not first


def test_what_follows_from_a_key_is_made_once_for_it() -> None:
    memory = Memory(10)
    first = memory.by("key", made, 1)
    assert memory.by("key", made, 1) is first == [1]
    assert memory.by("other", made, 1) is not first
