from __future__ import annotations

import re

import pytest

from generator.markup import Markup

MARKUP = Markup("en")


def shape(source: str) -> str:
    """The HTML without line ends."""
    return re.sub(r"\n+", "", MARKUP.render(source).html)


@pytest.mark.parametrize("step", [2, 3, 4])
def test_items_may_be_nested_by_two_three_or_four_spaces(step: int) -> None:
    indent = " " * step
    assert shape(f"- a\n{indent}- b\n{indent * 2}- c\n- d") == (
        "<ul><li>a<ul><li>b<ul><li>c</li></ul></li></ul></li><li>d</li></ul>"
    )


@pytest.mark.parametrize(
    ("source", "expected"),
    [
        ("Words\n- a\n- b", "<p>Words</p><ul><li>a</li><li>b</li></ul>"),
        ("Words\n1. a\n2. b", "<p>Words</p><ol><li>a</li><li>b</li></ol>"),
        ("In the year\n1945. It was", "<p>In the year1945. It was</p>"),
        ("- a\n  more\n- b", "<ul><li>a  more</li><li>b</li></ul>"),
        ("- a\n\n  second\n- b", "<ul><li><p>a</p><p>second</p></li><li><p>b</p></li></ul>"),
        ("1. a\n   - b\n2. c", "<ol><li>a<ul><li>b</li></ul></li><li>c</li></ol>"),
        ("10. a\n\n    b", '<ol start="10"><li><p>a</p><p>b</p></li></ol>'),
        ("* * *\n- a\n- - -\n", "<hr><ul><li>a</li></ul><hr>"),
        ("- a\n\n        code", '<ul><li>a<pre tabindex="0"><code>code</code></pre></li></ul>'),
        ("    - code", '<pre tabindex="0"><code>- code</code></pre>'),
        ("- a\n\nend", "<ul><li>a</li></ul><p>end</p>"),
        ("- a\n- b\nlazy", "<ul><li>a</li><li>blazy</li></ul>"),
        ("<pre>\na\n- b\n</pre>", '<pre tabindex="0">a- b</pre>'),
        (
            "- a\n  ```\n  x\n  ```\n- b",
            '<ul><li><p>a</p><pre tabindex="0"><code>x</code></pre></li><li><p>b</p></li></ul>',
        ),
    ],
)
def test_lists_are_read_as_editors_write_them(source: str, expected: str) -> None:
    assert shape(source) == expected
