"""The cache is never truth: what is gone, damaged or of another version is as good as not there."""

from __future__ import annotations

import random
import sqlite3
from collections.abc import Iterable
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator import cache
from generator.cache import State, Store, digest, frozen, thawed
from generator.dates import parse
from generator.model import Correction, Era, Event, Image, Mark, Reference, Source, Status, Text
from generator.problems import Problem

EVENT = Event(
    kind="event",
    mark=Mark("a/b.md", 3, 5, "title: Ā", 8),
    folder="a",
    address="a/b.html",
    title="Ā",
    image=Image("x.png", alt="—"),
    sources=(Source("A treaty", date=parse("1917~")),),
    text=Text("key", 4, (Reference("name", "Kyiv", 1, 2),), ("here",), ""),
    extra=(("a", ("b", (("c", "d"),))),),
    date=parse("2022-02-24/.."),
    status=(Status("reported", parse("2022")), Status("confirmed")),
    corrections=(Correction(parse("2022-05"), "was", "now"),),
)
PLAIN = st.recursive(st.none() | st.booleans() | st.integers() | st.text() | st.binary(), lambda c: st.tuples(c, c))


def test_a_value_comes_back_as_it_was() -> None:
    assert thawed(frozen(EVENT)) == EVENT
    assert thawed(frozen((EVENT, Era("War", parse("1914/1918"))))) == (EVENT, Era("War", parse("1914/1918")))


@given(PLAIN)
def test_plain_data_comes_back_as_it_was(value: object) -> None:
    assert thawed(frozen(value)) == value


def test_equal_values_are_the_same_bytes_however_they_came_to_be() -> None:
    again = thawed(frozen(EVENT))
    assert again is not EVENT
    assert frozen(again) == frozen(EVENT)
    assert frozen((f"a{EVENT.title[:0]}b", "ab")) == frozen(("ab", "ab"))


def test_a_digest_tells_where_its_parts_are_cut() -> None:
    assert digest(b"ab", b"c") != digest(b"a", b"bc")
    assert digest(b"abc") != digest(b"abc", b"")


# ---- the small files


def test_a_note_comes_back_as_it_was(tmp_path: Path) -> None:
    state = State(tmp_path / "deep/seen")
    noted: dict[str, object] = {"a": [1, (2, b"3")], "b": None}
    state.save(noted)
    assert State(tmp_path / "deep/seen").load() == noted
    assert [p.name for p in (tmp_path / "deep").iterdir()] == ["seen"]


def test_every_bit_of_a_note_counts(tmp_path: Path) -> None:
    state = State(tmp_path / "seen")
    state.save({"a": 1})
    data = (tmp_path / "seen").read_bytes()
    for at in range(len(data)):
        (tmp_path / "seen").write_bytes(data[:at] + bytes([data[at] ^ 4]) + data[at + 1 :])
        assert state.load() == {}
        (tmp_path / "seen").write_bytes(data[:at])
        assert state.load() == {}


@pytest.mark.parametrize("count", [0, 1, cache.PIECE, 2 * cache.PIECE + 1])
def test_rows_come_back_with_their_note_in_their_order(tmp_path: Path, count: int) -> None:
    rows = [(number, "row", (b"x",)) for number in range(count)]
    State(tmp_path / "state").save({"a": 1}, iter(rows))
    noted, found = State(tmp_path / "state").loaded()
    assert (noted, list(found)) == ({"a": 1}, rows)
    data = (tmp_path / "state").read_bytes()
    (tmp_path / "state").write_bytes(data[:-1] + bytes([data[-1] ^ 1]))
    noted, found = State(tmp_path / "state").loaded()
    assert (noted, list(found)) == ({}, [])


def test_a_note_that_is_not_there_is_empty(tmp_path: Path) -> None:
    assert State(tmp_path / "seen").load() == {}
    assert State(tmp_path).load() == {}


def test_a_note_of_another_version_is_not_read(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    State(tmp_path / "seen").save({"a": 1})
    monkeypatch.setattr(cache, "FORMAT", b"another")
    assert State(tmp_path / "seen").load() == {}


def test_a_note_that_cannot_be_written_is_passed_over(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    state = State(tmp_path / "file/seen")
    state.save({"a": 1})
    assert state.load() == {}


# ---- the store


def kept(path: Path, count: int = 50) -> dict[bytes, bytes]:
    rows = {b"key %d" % n: b"data %d" % n * 40 for n in range(count)}
    store = Store(path)
    store.keep(rows.items())
    store.close()
    return rows


def found(store: Store, keys: Iterable[bytes]) -> dict[bytes, bytes]:
    return {key: data for key in keys if (data := store.one(key)) is not None}


def test_what_was_kept_is_found_again(tmp_path: Path) -> None:
    rows = kept(tmp_path / "deep/texts.db")
    store = Store(tmp_path / "deep/texts.db")
    assert found(store, rows) == rows
    assert store.one(b"nobody") is None
    assert store.shared


def test_a_value_that_is_gone_is_lost(tmp_path: Path) -> None:
    store = Store(tmp_path / "texts.db")
    store.keep([(b"there", frozen(EVENT))])
    assert store.value(b"there") == EVENT
    with pytest.raises(cache.Lost):
        store.value(b"gone")


def test_a_newer_row_takes_the_place_of_an_older(tmp_path: Path) -> None:
    store = Store(tmp_path / "texts.db")
    store.keep([(b"key", b"old")])
    store.keep([(b"key", b"new")])
    assert store.one(b"key") == b"new"


@pytest.mark.parametrize("seed", range(40))
def test_a_damaged_store_answers_truly_or_not_at_all_and_goes_on(tmp_path: Path, seed: int) -> None:
    path = tmp_path / "texts.db"
    rows = kept(path)
    chance = random.Random(seed)
    data = bytearray(path.read_bytes())
    match seed % 4:
        case 0:
            data[chance.randrange(len(data))] ^= 1 << chance.randrange(8)
        case 1:
            del data[chance.randrange(len(data)) :]
        case 2:
            at = chance.randrange(len(data))
            data[at : at + 3000] = chance.randbytes(3000)
        case _:
            data = bytearray(chance.randbytes(5000))
    path.write_bytes(data)
    store = Store(path)
    assert found(store, rows).items() <= rows.items()
    store.keep([(b"new", b"data")])
    assert store.one(b"new") == b"data"
    store.close()
    assert Store(path).one(b"new") == b"data"
    store.clear()
    store.keep(rows.items())
    assert found(store, rows) == rows


def test_a_row_that_was_altered_is_not_there(tmp_path: Path) -> None:
    kept(tmp_path / "texts.db")
    db = sqlite3.connect(tmp_path / "texts.db")
    db.execute("update kept set data = 'a text' where key = ?", (b"key 1",))
    db.execute("update kept set data = ? where key = ?", (b"evil", b"key 2"))
    db.execute("update kept set key = ? where key = ?", (b"key 100", b"key 4"))
    db.commit()
    db.close()
    store = Store(tmp_path / "texts.db")
    assert [store.one(key) for key in (b"key 1", b"key 2", b"key 100")] == [None, None, None]
    assert store.one(b"key 3") is not None


def test_a_store_of_another_version_is_emptied(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    rows = kept(tmp_path / "texts.db")
    monkeypatch.setattr(cache, "_SHAPE", cache._SHAPE + 1)
    store = Store(tmp_path / "texts.db")
    assert found(store, rows) == {}
    store.keep(rows.items())
    assert found(store, rows) == rows


def test_a_store_that_cannot_lie_on_the_disk_lives_in_memory(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    (tmp_path / "folder/texts.db/x").mkdir(parents=True)
    for path in (tmp_path / "file/texts.db", tmp_path / "folder/texts.db"):
        store = Store(path)
        store.keep([(b"key", b"data")])
        assert store.one(b"key") == b"data"
        assert not store.shared


def test_a_cleared_store_is_empty(tmp_path: Path) -> None:
    rows = kept(tmp_path / "texts.db")
    store = Store(tmp_path / "texts.db")
    store.clear()
    assert found(store, rows) == {}
    assert store.shared


def test_what_nobody_asks_for_is_forgotten_once_there_is_much_of_it(tmp_path: Path) -> None:
    rows = kept(tmp_path / "texts.db")
    wanted = {b"key 1", b"key 2"}
    store = Store(tmp_path / "texts.db")
    store.prune(50, lambda: wanted)
    assert len(found(store, rows)) == 50
    store.prune(49, lambda: wanted)
    assert found(store, rows).keys() == wanted


def test_a_fresh_cache_knows_nothing_and_leaves_nothing(tmp_path: Path) -> None:
    with cache.opened(tmp_path, fresh=False) as memory:
        memory.state.save({"a": 1})
    with cache.opened(tmp_path, fresh=True) as memory:
        assert memory.state.load() == {}
        memory.state.save({"a": 2})
    with cache.opened(tmp_path, fresh=False) as memory:
        assert memory.state.load() == {"a": 1}


def test_a_memory_that_forgets_knows_nothing(tmp_path: Path) -> None:
    with cache.opened(tmp_path, fresh=False) as memory:
        memory.seen.save({"a": 1})
        memory.state.save({"a": 1})
        memory.store.keep([(b"key", b"data")])
        memory.forget()
        assert (memory.seen.load(), memory.state.load(), memory.store.one(b"key")) == ({}, {}, None)


def test_problems_come_back_as_they_were() -> None:
    problem = Problem("content/a.md", 3, 4, "code", "said", "hint", "warning", "title: x", 2)
    assert thawed(frozen(problem)) == problem
