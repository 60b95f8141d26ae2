from __future__ import annotations

import pytest

from generator.markup import Markup, Target, place

MARKUP = Markup("en")
TARGETS = {
    "Kyiv": Target("places/kyiv.html", "Kyiv & region"),
    "a.md": Target("x/a.html"),
    "a.md#votes": Target("x/a.html#votes"),
    "block.md": Target("x/article.html#block"),
    "p.png": Target("x/p.png", width=640, height=480),
    "s.svg": Target("x/s.svg"),
    "v.mp4": Target("x/v.mp4"),
    "a&b.md": Target("x/ab.html"),
    "#elsewhere": Target("x/b.html#elsewhere"),
    "gone.md": None,
    "Nobody": None,
    "gone.png": None,
}


def placed(source: str, *, root: str = "../", level: int = 2, prefix: str = "") -> str:
    return place(MARKUP.render(source).html, TARGETS, root=root, level=level, prefix=prefix)


@pytest.mark.parametrize(
    ("source", "expected"),
    [
        ("[x](a.md)", '<p><a href="../x/a.html">x</a></p>'),
        ("[x](a.md#votes)", '<p><a href="../x/a.html#votes">x</a></p>'),
        ("[x](block.md)", '<p><a href="../x/article.html#block">x</a></p>'),
        ("[x](a&b.md)", '<p><a href="../x/ab.html">x</a></p>'),
        ('[x](a.md "t")', '<p><a href="../x/a.html" title="t">x</a></p>'),
        ("[x *y*](gone.md)", '<p><span class="dead">x <em>y</em></span></p>'),
        ("[x](unknown.md)", '<p><span class="dead">x</span></p>'),
        ("[x]()", '<p><span class="dead">x</span></p>'),
        ("[x](https://x.org/a.md)", '<p><a href="https://x.org/a.md">x</a></p>'),
        ("[x](mailto:a@b.c) [y](//z.org)", '<p><a href="mailto:a@b.c">x</a> <a href="//z.org">y</a></p>'),
        ("[x](#elsewhere)", '<p><a href="../x/b.html#elsewhere">x</a></p>'),
        ("[[Kyiv]]", '<p><a href="../places/kyiv.html">Kyiv &amp; region</a></p>'),
        ("[[Kyiv|the city]]", '<p><a href="../places/kyiv.html">the city</a></p>'),
        ("[[Nobody]] [[Nobody|x]]", '<p><span class="dead">Nobody</span> <span class="dead">x</span></p>'),
        (
            "![a](p.png)",
            '<figure><img alt="a" src="../x/p.png" width="640" height="480" loading="lazy" decoding="async"></figure>',
        ),
        ("![a](s.svg)", '<figure><img alt="a" src="../x/s.svg" loading="lazy" decoding="async"></figure>'),
        ("x ![a & b](gone.png)", '<p>x <span class="dead">a &amp; b</span></p>'),
        ("<video src=v.mp4 controls></video>", '<video src="../x/v.mp4" controls="" preload="none"></video>'),
        ("Words only.", "<p>Words only.</p>"),
    ],
)
def test_a_reference_leads_where_it_should(source: str, expected: str) -> None:
    assert placed(source) == expected


def test_headings_are_shifted_and_stop_at_six() -> None:
    source = "# A\n\n## B\n\n### C"
    assert placed(source, level=1) == '<h1 id="a">A</h1>\n<h2 id="b">B</h2>\n<h3 id="c">C</h3>'
    assert placed(source, level=5) == '<h5 id="a">A</h5>\n<h6 id="b">B</h6>\n<h6 id="c">C</h6>'


def test_the_prefix_is_on_every_id_and_on_whatever_points_at_one() -> None:
    out = placed('# A\n\n[x](#a) b[^1] <b id="i">c</b>\n\n[^1]: n', prefix="zz-")
    for name in ("a", "i", "fn:1", "fnref:1"):
        assert f'id="zz-{name}"' in out
    for name in ("a", "fn:1", "fnref:1"):
        assert f'href="#zz-{name}"' in out
    assert out.count("zz-") == 7


def test_what_points_at_an_id_in_the_owner_s_html_has_the_prefix_too() -> None:
    html = (
        Markup("en", unsafe_html=True)
        .render('<label for="a b">x</label>\n<p aria-labelledby="c d" title=\'for="x"\'>y</p>')
        .html
    )
    out = place(html, {}, root="", level=1, prefix="e-")
    assert 'for="e-a e-b"' in out
    assert 'aria-labelledby="e-c e-d"' in out
    assert "&quot;x&quot;" in out


def test_marks_and_text_that_looks_like_tags_stay() -> None:
    html = '<p>&lt;h1 id="a"&gt; id="b" href="c.md"</p><!--event:x-y--><p>z</p>'
    assert place(html, {}, root="../", level=3, prefix="p-") == html


def test_a_dead_picture_inside_a_link_leaves_the_link() -> None:
    assert placed("[![a](gone.png)](a.md)") == '<figure><a href="../x/a.html"><span class="dead">a</span></a></figure>'


def test_addresses_are_escaped() -> None:
    html = MARKUP.render("[[x]] [y](y.md)").html
    out = place(html, {"x": Target('a"b.html', '<"t">'), "y.md": Target('c"d.html')}, root="", level=1, prefix="")
    assert out == '<p><a href="a&quot;b.html">&lt;"t"&gt;</a> <a href="c&quot;d.html">y</a></p>'
