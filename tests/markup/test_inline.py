"""The fast way gives what Python-Markdown gives, byte for byte, on whatever people and machines write."""

from __future__ import annotations

import itertools
import random
from pathlib import Path

import markdown
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from markdown.inlinepatterns import LinkInlineProcessor, Pattern, SimpleTextInlineProcessor
from markdown.treeprocessors import InlineProcessor

from generator.markup import inline
from generator.markup.brackets import _Reader
from generator.markup.dialect import Dialect, converter
from generator.markup.gates import install
from generator.markup.inline import FastInline, is_tested
from generator.markup.simple import simple

REPOSITORY = Path(__file__).parents[2]
QUOTES = ("\u201e", "\u201c", "\u201a", "\u2018")

BY_HAND = [
    "*a* _b_ __c__ **d** ***e*** *f **g** h* **i *j* k** ~~l~~ a_b_c a*b*c **m",
    'a\\*b `c` ``d`e`` \\` `` ` `` `\\` \\\\ \\_ \\"q\\"',
    "[x](y 'z') [x](<a b> \"z\") ![i](j) <http://a.b> <a@b.c> [a [b] c](d(e)f) [*a*](b)",
    "a  \nb &amp; &copy; &#38; & &x; <b>x</b> <!-- c --> <br/> a < b > c",
    '"q" \'r\' it\'s \'80s "\'x\'" -- --- ... don\'t "a," b "*c*" *"d"* (\'e\') `"f"` "<b>g</b>"',
    "[r][1] [1] [R] [ r ] ![r][1] ![1]\n\n[1]: http://x 'title'\n[r]: <y>",
    "> *q* [^1]\n\n[^1]: n *m* [^2]\n[^2]: o\n\n    p\n\nq[^1][^2][^3]",
    '| a | *b* |\n|--|:-:|\n| `c|d` | "e" \\| f |\n| [[x\\|y]] | |',
    "# H *x*\n\ntext -- more\n\nSetext\n======\n\nTwo\n---\n\n***\n\n- - -",
    "[[Kyiv]] [[a|b *c*]] ![[no]] \\[[no]] [[ ]] [[a|]] `[[x]]` [text [[in]]](y)",
    "http://a.b/c_d_e(f) www.x.y. (https://z) https://a.b/?c=d&amp;e see http://a.b, and *http://c.d*",
    '![a](b.png "c \'d\'"){credit="E_f_g" licence="H"}\n\n[![a](b)](c)\n\ntext ![a](b){credit="x"} more {credit="y"}',
    "- [ ] a *b*\n- [x] c\n\n    d\n- e\n  - f\n    - g\n\n      h\n\n1. i\n   j\n2. k",
    "```python\nx = '1'\n```\n\n~~~\n*a*\n~~~\n\n    code *b* \"c\"\n\n> ```\n> d\n> ```\n\n- e\n  ```\n  f\n  ```",
    '!!! note "T *i*"\n    a *b*\n\n    - c\n\n!!! danger\n    d',
    "Term\n: Def *a*\n: Two\n\n    b",
    "<div>\n*a*\n</div>\n\n<details><summary>b</summary>\n\nc\n\n</details>\n\n<p>x",
    "<!-- d -->\n\n<?e?>\n\n<![CDATA[f]]>\n\n<!DOCTYPE g>\n<h>",
    "*a **b *c **d *e* f** g* h** i* **a*b**c*d __e_f__g_ ~~*h~~i*",
    "*a**b**c***<x>** d** e*** ***<b> <c> -- d** ***e",
    "- [x] ***** <b> -->word**b**a#*** </b>",
    '`a){credit="b"}` x) *y* {licence="c"} (z){credit="*d*"} *a ) b ****\\* &amp; \\_c* <b> \\` </b>',
    "\ta\n\n\u00a0b\n\n  c\td\r\ne\rf\n\n\x0b g\n \n h",
    "a\x0bb \u2028 \u200b &nbsp; \U0001f600 \u05d0\u05d1 *\u4e1c\u4eac*",
    "1. a\n1. b\n\n5. c\n\n* d\n+ e\n- f\ntext\n- g\nmore\n2. h",
    "[[ ]] [[`  x `<a@b.c>(' .]] [[` `]] [ ](a.md) [ a ](b)![c](d) [[a|*b*]] [[a| ]] [^1]\n\n[^1]: `a` *b*c **d**.",
    "- *now* to **then** * &amp; of **_then** `x` 2022\n- (*a b*), **c d**; [e](f_g*h) `*i*` \u201c*j*\u201d",
    "*k*`l`*m* **n***o* ***p*** **q*r***",
    '[a](b"c) [a](b"c") [a](b \'c") [a](b (c) d) [a](b [a](c)) [a]( [a](<b) [a](<b> c)',
]

SIGNS = (
    "a b word 1 2022 é 東 * ** *** _ __ ~~ ` `` ``` [ ] ( ) ![ ]( [[ ]] | "
    "< > & ; : ! # - -- --- + . ... , = ' / @ ^ { } ~~~"
)
PIECES = [
    *SIGNS.split(),
    *(
        '"',
        "\\",
        " ",
        "  ",
        "    ",
        "\n",
        "\n\n",
        "\n\n\n",
        "  \n",
        "\n- ",
        "\n1. ",
        "\n> ",
        "\n# ",
        "\n    ",
        "\n  ",
        "\t",
    ),
    *("[a](b.md)", "[^1]", "\n\n[^1]: ", '\n\n[a]: /u "t"\n', "<b>", "</b>", "<div>", "</div>", "<!-- ", " -->"),
    *("&amp;", "http://x.org", "www.x.org", "<http://x.y>", "<a@b.c>", "\n| a | b |\n|---|---|\n| c | ", "\n: "),
    *("*a*", "**b**", "`c`", "'d'", '"e"', "don't", "- [x] ", "\n- [ ] ", "\n```python\n", "\n```\n", "\n---\n"),
    *("[ a ](b)", "[[a|b]]", "[[ ]]", "` `", "*a b* ", " **a**.", "(*a*)"),
    *("\n===\n", "\n!!! note\n    ", '![a](b.png "c"){credit="d"}', '{licence="e"}'),
]
TEXTS = st.lists(st.sampled_from(PIECES), max_size=40).map("".join)


def stock() -> Dialect:
    return Dialect(QUOTES, {})


@pytest.fixture(scope="module")
def both() -> tuple[Dialect, Dialect]:
    slow, fast = stock(), stock()
    fast.gates = install(fast)  # type: ignore[attr-defined]
    return slow, fast


def assert_same(both: tuple[Dialect, Dialect], text: str) -> None:
    slow, fast = both
    expected = slow.reset().convert(text)
    fast.gates.narrow(text)  # type: ignore[attr-defined]
    assert fast.reset().convert(text) == expected


def test_this_release_of_markdown_is_one_that_was_tested() -> None:
    assert is_tested(stock())


@pytest.mark.parametrize("text", BY_HAND)
def test_hand_made_cases_come_out_as_from_the_library(both: tuple[Dialect, Dialect], text: str) -> None:
    assert_same(both, text)


@pytest.mark.parametrize(("first", "second"), list(itertools.product(BY_HAND[::3], BY_HAND[1::4])))
def test_cases_side_by_side_and_inside_one_another_come_out_the_same(
    both: tuple[Dialect, Dialect], first: str, second: str
) -> None:
    assert_same(both, f"{first}\n\n{second}")
    assert_same(both, first.replace("a", second.replace("\n", " "), 1))
    assert_same(both, "\n".join(f"> {line}" for line in first.split("\n")) + f"\n\n- {second}")


def test_prose_comes_out_the_same(both: tuple[Dialect, Dialect]) -> None:
    rng = random.Random(7)
    for _ in range(60):
        assert_same(both, prose(rng))


def test_every_markdown_file_of_the_repository_comes_out_the_same(both: tuple[Dialect, Dialect]) -> None:
    files = [*REPOSITORY.glob("*.md"), *REPOSITORY.glob("docs/**/*.md"), *REPOSITORY.glob("content/**/*.md")]
    assert files
    for file in files:
        assert_same(both, file.read_text(encoding="utf-8"))


@settings(max_examples=80, deadline=None)
@given(text=TEXTS)
def test_any_heap_of_signs_comes_out_the_same(both: tuple[Dialect, Dialect], text: str) -> None:
    if text.strip():
        assert_same(both, text)


def test_prose_with_slips_of_the_pen_comes_out_the_same(both: tuple[Dialect, Dialect]) -> None:
    rng = random.Random(11)
    for _ in range(150):
        text = prose(rng)[:400] + "\n\n[^1]: x\n"
        for _ in range(rng.randint(1, 4)):
            at = rng.randrange(len(text))
            text = (
                text[:at] + rng.choice(["", *SIGNS.split()[5:25], " ", "\n", "  \n"]) + text[at + rng.randint(0, 1) :]
            )
        assert_same(both, text)


@settings(max_examples=80, deadline=None)
@given(text=st.text("[]()'\" a\\<>", max_size=40))
def test_brackets_are_read_as_the_library_reads_them(both: tuple[Dialect, Dialect], text: str) -> None:
    both[0].reset().convert("a")
    pattern = LinkInlineProcessor("", both[0])
    fast = _Reader(pattern)
    for at, sign in enumerate(text, 1):
        if sign == "[":
            inside, library = fast.getText(text, at), pattern.getText(text, at)
            assert inside[2] == library[2]
            assert not library[2] or inside == library
        link = LinkInlineProcessor.getLink(pattern, text, at)
        if link[2] >= 0:  # below: it would take the rest of the paragraph into an address
            found = fast.getLink(text, at)
            assert found[3] == link[3]
            assert not link[3] or found == link


def test_the_fast_loop_is_in_place_and_is_not_with_another_release(monkeypatch: pytest.MonkeyPatch) -> None:
    md = stock()
    install(md)
    assert type(md.treeprocessors["inline"]) is FastInline
    monkeypatch.setattr(markdown, "__version_info__", (3, 11, 99, "final", 0))
    assert not is_tested(stock())
    assert converter(QUOTES, {})("*a*") == "<p><em>a</em></p>"


def test_a_pattern_of_the_old_kind_switches_it_off() -> None:
    md = stock()
    md.inlinePatterns.register(Pattern("x"), "old", 20)
    assert not is_tested(md)


def test_a_pattern_nobody_knows_is_tried_on_every_text() -> None:
    md = stock()
    md.inlinePatterns.register(SimpleTextInlineProcessor("(x)y"), "new", 200)
    gates = install(md)
    gates.narrow("xyz *a*")
    assert md.convert("xyz *a*") == "<p>xz <em>a</em></p>"


def test_the_fast_loop_tries_a_fraction_of_the_patterns(monkeypatch: pytest.MonkeyPatch) -> None:
    rng = random.Random(3)
    text = prose(rng)
    tried = {"slow": 0, "fast": 0}
    apply = InlineProcessor._InlineProcessor__applyPattern  # type: ignore[attr-defined]

    def counted(self: InlineProcessor, *args: object) -> object:
        tried["slow"] += 1
        return apply(self, *args)

    def one(which: str, loop: object) -> object:
        def counting(self: FastInline, *args: object) -> object:
            tried[which] += 1
            return loop(self, *args)  # type: ignore[operator]

        return counting

    monkeypatch.setattr(InlineProcessor, "_InlineProcessor__applyPattern", counted)
    monkeypatch.setattr(FastInline, "_apply", one("fast", FastInline._apply))
    monkeypatch.setattr(FastInline, "_apply_at_once", one("fast", FastInline._apply_at_once))
    stock().convert(text)
    converter(QUOTES, {})(text)
    assert tried["slow"] > 300
    assert tried["fast"] < tried["slow"] / 8


WORDS = "the a of in to and was Kyiv said troops 2022 it's don't \"peace\" *now* **then** `x` café – U.S."
LINKS = "[text](a.md#b) [[Kyiv]] http://x.org/a_b ([a](http://b)) [^1] &amp; '80s -- ..."


def prose(rng: random.Random) -> str:
    """A text as reporters write them: paragraphs with links, quotes and emphasis, a list, a quotation, a note."""

    def sentence() -> str:
        return (
            " ".join(rng.choice((WORDS if rng.random() < 0.9 else LINKS).split()) for _ in range(rng.randint(4, 30)))
            + "."
        )

    shapes = ["{}", "{}", "{}", "## {}", "- {}\n- {}\n  - {}", "> {}\n> {}", "1. {}\n2. {}"]
    blocks = [rng.choice(shapes) for _ in range(rng.randint(3, 12))]
    return "\n\n".join(shape.format(sentence(), sentence(), sentence()) for shape in [*blocks, "[^1]: {}"]) + "\n"


def test_every_known_pattern_is_one_that_the_dialect_has() -> None:
    known = {pattern.pattern for pattern in stock().inlinePatterns}
    assert set(inline._NEEDS) <= known
    assert known - set(inline._NEEDS) == {r"\*|_|\~"}  # emphasis, which brings its own


def test_most_of_prose_is_read_at_once() -> None:
    found = simple("The *first* and **second**, `a*b` and [the text](https://x.org/a_b) on [[Kyiv|the city]].", note)
    assert found
    assert [e.tag for e in found[1]] == ["em", "strong", "code", "a", "a"]
    assert [found[0], *(e.tail for e in found[1])] == ["The ", " and ", ", ", " and ", " on ", "."]
    assert simple("It was.[^1]", note) is None


def note(_: str) -> None:
    """No text has notes here."""
