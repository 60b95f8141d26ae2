"""Who is meant by a name."""

from __future__ import annotations

from generator.chronology import Directory
from generator.chronology.names import Group
from generator.model import Entry
from tests.entries import entry


def person(path: str, title: str, *names: str, kind: str = "person") -> Entry:
    return entry(path, kind=kind, title=title, names=names)


def found(documents: list[Entry], name: str, folder: str = "", group: Group = "people") -> list[str]:
    return [e.path for e in Directory(documents).find(group, name, folder).found]


JENS = person("people/stoltenberg.md", "Jens Stoltenberg", "Stoltenberg", "the Secretary General")


def test_a_name_is_a_slug_a_title_or_one_of_the_names() -> None:
    for name in ("stoltenberg", "Jens Stoltenberg", "Stoltenberg", "the Secretary General"):
        assert found([JENS], name) == ["people/stoltenberg.md"]


def test_a_name_is_compared_exactly() -> None:
    for name in ("jens stoltenberg", "Jens  Stoltenberg", "Jens", "STOLTENBERG", ""):
        assert found([JENS], name) == []


def test_a_name_is_looked_for_among_its_own_kind() -> None:
    made = [
        person("people/kyiv.md", "Kyiv"),
        person("places/kyiv.md", "Kyiv", kind="place"),
        entry("kyiv.md", title="Kyiv"),
    ]
    assert found(made, "Kyiv", group="people") == ["people/kyiv.md"]
    assert found(made, "Kyiv", group="places") == ["places/kyiv.md"]
    assert found(made, "Kyiv", group="related") == ["kyiv.md"]
    assert found(made, "Kyiv", "places", group="any") == ["places/kyiv.md"]


def test_the_nearest_folder_answers_first() -> None:
    made = [person("people/x.md", "X"), person("a/people/x.md", "X"), person("a/b/people/x.md", "X")]
    assert found(made, "X", "a/b") == ["a/b/people/x.md"]
    assert found(made, "X", "a/b/people") == ["a/b/people/x.md"]
    assert found(made, "X", "a/c") == ["a/people/x.md"]
    assert found(made, "X", "c") == ["people/x.md"]
    assert found(made, "X") == ["people/x.md"]
    assert found(made, "X", "a/people") == ["a/people/x.md"]
    assert found(made, "X", "people") == ["people/x.md"]


def test_the_same_folder_goes_before_those_in_it_and_these_before_the_one_above() -> None:
    made = [person("a/x.md", "X"), person("a/b/x.md", "X"), person("a/b/c/x.md", "X"), person("x.md", "X")]
    assert found(made, "x", "a") == ["a/x.md"]
    assert found(made, "x", "a/b") == ["a/b/x.md"]
    assert found(made[2:], "x", "a") == ["a/b/c/x.md"]
    assert found(made, "x", "d") == ["x.md"]


def test_two_folders_equally_far_are_two_answers() -> None:
    made = [person("a/b/x.md", "X"), person("a/c/x.md", "X")]
    assert found(made, "X", "a") == ["a/b/x.md", "a/c/x.md"]
    assert found(made, "X", "a/d") == ["a/b/x.md", "a/c/x.md"]


def test_the_nearest_folder_goes_before_the_slug() -> None:
    made = [person("people/x.md", "Somebody"), person("a/people/y.md", "x")]
    assert found(made, "x", "a") == ["a/people/y.md"]
    assert found(made, "x", "b") == ["people/x.md"]


def test_in_one_folder_the_slug_goes_before_the_title() -> None:
    made = [person("people/x.md", "Somebody"), person("people/y.md", "x")]
    assert found(made, "x", "a") == ["people/x.md"]


def test_two_answers_are_two() -> None:
    made = [person("people/x.md", "John Smith"), person("people/y.md", "J. Smith", "John Smith")]
    assert found(made, "John Smith") == ["people/x.md", "people/y.md"]
    assert Directory(made).find("people", "John Smith", "").one is None


def test_a_title_repeated_among_the_names_is_one_answer() -> None:
    assert found([person("people/x.md", "X", "X", "x")], "X") == ["people/x.md"]


def test_a_folder_of_like_name_is_not_nearer() -> None:
    made = [person("ab/x.md", "X"), person("people/x.md", "X")]
    assert len(found(made, "X", "a")) == 2


def test_spellings_of_an_undescribed_name_that_differ_in_case_are_one() -> None:
    directory = Directory([])
    assert directory.undescribed("people", "Joe Bloggs").title == "Joe Bloggs"
    assert directory.undescribed("people", "joe bloggs").title == "Joe Bloggs"
    assert directory.undescribed("people", "joe bloggs").address == "people/joe-bloggs.html"
    assert directory.spellings() == {"people/joe-bloggs.html": ["Joe Bloggs"]}


def test_two_undescribed_names_on_one_address_are_told() -> None:
    directory = Directory([])
    directory.undescribed("people", "Joe Bloggs")
    directory.undescribed("people", "Joe-Bloggs")
    assert directory.spellings() == {"people/joe-bloggs.html": ["Joe Bloggs", "Joe-Bloggs"]}


def test_one_name_can_be_a_person_and_a_place() -> None:
    directory = Directory([])
    directory.undescribed("people", "Lincoln")
    directory.undescribed("places", "Lincoln")
    assert directory.spellings() == {"people/lincoln.html": ["Lincoln"], "places/lincoln.html": ["Lincoln"]}
    assert [link.address for link in directory.strangers("lincoln")] == ["people/lincoln.html", "places/lincoln.html"]
