"""What authors write, and the HTML that it becomes."""

from __future__ import annotations

import subprocess
import sys

import pytest

from generator.markup import Markup, Rendered, mark
from generator.model import Reference

MARKUP = Markup("en")


def render(source: str) -> Rendered:
    return MARKUP.render(source)


def html(source: str) -> str:
    return render(source).html


SMALL = {
    "a paragraph": ("Don't *panic*, **please**.", "<p>Don’t <em>panic</em>, <strong>please</strong>.</p>"),
    "nothing": ("", ""),
    "strikethrough": ("~~gone~~ and a~b", "<p><del>gone</del> and a~b</p>"),
    "emphasis inside a word needs stars": ("a_b_c a*b*c", "<p>a_b_c a<em>b</em>c</p>"),
    "a bare address": (
        "See https://example.org/a_b_c.",
        '<p>See <a href="https://example.org/a_b_c">https://example.org/a_b_c</a>.</p>',
    ),
    "a mail address is left alone": ("me@example.org", "<p>me@example.org</p>"),
    "a mail address in brackets": ("<me@example.org>", '<p><a href="mailto:me@example.org">me@example.org</a></p>'),
    "no shorthand of a code host": ("@user and user/repo#1", "<p>@user and user/repo#1</p>"),
    "a link with a title": ('[x](a.md "t")', '<p><a href="a.md" title="t">x</a></p>'),
    "a name": ("[[Kyiv]]", '<p><a data-name="Kyiv">Kyiv</a></p>'),
    "a name shown otherwise": ("[[Kyiv|the *city*]]", '<p><a data-name="Kyiv">the <em>city</em></a></p>'),
    "a name with quotes in it": ('[[a "b" c]]', '<p><a data-name="a &quot;b&quot; c">a "b" c</a></p>'),
    "no name": (r"\[[x]] ![[y]] `[[z]]`", "<p>[[x]] ![[y]] <code>[[z]]</code></p>"),
    "harmless raw HTML": (
        "H<sub>2</sub>O <kbd>Ctrl</kbd>\n\n<details><summary>s</summary>t</details>",
        "<p>H<sub>2</sub>O <kbd>Ctrl</kbd></p>\n<details><summary>s</summary>t</details>",
    ),
    "a definition": ("Term\n: What it is", "<dl>\n<dt>Term</dt>\n<dd>What it is</dd>\n</dl>"),
    "a list that starts at five": ("5. a\n6. b", '<ol start="5">\n<li>a</li>\n<li>b</li>\n</ol>'),
    "a figure": ("![alt](a.png)", '<figure><img alt="alt" src="a.png"></figure>'),
    "a figure with a caption": (
        '![alt](a.png "It\'s here")',
        '<figure><img alt="alt" src="a.png"><figcaption>It’s here</figcaption>\n</figure>',
    ),
    "a figure with all": (
        '![alt](a.png "Cap"){credit="A_b_c *d*" licence="CC BY 4.0"}',
        (
            '<figure><img alt="alt" src="a.png"><figcaption>Cap '
            '<span class="credit">A_b_c <em>d</em> · CC BY 4.0</span></figcaption>\n</figure>'
        ),
    ),
    "a figure with a credit only": (
        '![alt](a.png){licence="PD"}',
        '<figure><img alt="alt" src="a.png"><figcaption><span class="credit">PD</span></figcaption>\n</figure>',
    ),
    "a figure that is a link": (
        '[![alt](a.png "Cap")](b.md)',
        '<figure><a href="b.md"><img alt="alt" src="a.png"></a><figcaption>Cap</figcaption>\n</figure>',
    ),
    "a picture in a sentence": (
        'See ![alt](a.png){credit="B"} here',
        '<p>See <img alt="alt" src="a.png"><span class="credit">B</span> here</p>',
    ),
    "braces that are no credit": ('a {credit="x"} {x}', "<p>a {credit=“x”} {x}</p>"),
    "a picture of another site is a link to it": (
        "![a <b>](https://x.org/a.png)",
        '<figure><a href="https://x.org/a.png">a &lt;b&gt;</a></figure>',
    ),
    "a picture without words": ("![](a.png)", '<figure><img alt="" src="a.png"></figure>'),
    "an aside": (
        '!!! warning "Mind *this*"\n    Careful',
        '<div class="admonition warning">\n<p class="admonition-title">Mind <em>this</em></p>\n<p>Careful</p>\n</div>',
    ),
    "an aside of no known kind": (
        "!!! blink evil\n    x",
        '<div class="admonition">\n<p class="admonition-title">Blink</p>\n<p>x</p>\n</div>',
    ),
    "code": ("`a < b`", "<p><code>a &lt; b</code></p>"),
    "indented code": ("    a < 'b'", "<pre tabindex=\"0\"><code>a &lt; 'b'\n</code></pre>"),
    "a fence": ('```\n"a" <b>\n```', '<pre tabindex="0"><code>"a" &lt;b&gt;\n</code></pre>'),
    "coloured code": (
        '```python title="x"\nx\n```',
        '<pre tabindex="0"><code><span class="n">x</span>\n</code></pre>',
    ),
    "code in no known language": ("```nope\n<x>\n```", '<pre tabindex="0"><code>&lt;x&gt;\n</code></pre>'),
    "a fence straight after words": (
        "a\n```\nb\n```\nc",
        '<p>a</p>\n<pre tabindex="0"><code>b\n</code></pre>\n<p>c</p>',
    ),
    "a fence in a quotation": (
        "> a\n> ```\n> b\n> ```",
        '<blockquote>\n<p>a</p>\n<pre tabindex="0"><code>b\n</code></pre>\n\n</blockquote>',
    ),
    "a footnote": (
        "a[^x]\n\n[^x]: b",
        (
            '<p>a<sup id="fnref:1"><a class="footnote-ref" href="#fn:1">1</a></sup></p>\n'
            '<div class="footnote">\n<hr>\n<ol>\n<li id="fn:1">\n'
            '<p>b&nbsp;<a aria-label="Back to the text" class="footnote-backref" href="#fnref:1">↩︎</a></p>\n'
            "</li>\n</ol>\n</div>"
        ),
    ),
}


@pytest.mark.parametrize(("source", "expected"), SMALL.values(), ids=SMALL.keys())
def test_what_is_written_becomes(source: str, expected: str) -> None:
    assert html(source) == expected


def test_a_table_scrolls_in_a_box_that_the_keyboard_reaches_and_has_no_styles() -> None:
    out = html("| a | b |\n|--:|:-:|\n| [[x\\|y]] | c |")
    assert out.startswith('<div class="table" tabindex="0"><table>\n<thead>')
    assert '<th class="right">a</th>\n<th class="center">b</th>' in out
    assert '<td class="right"><a data-name="x">y</a></td>' in out
    assert out.endswith("</table></div>")
    assert "style" not in out


def test_a_task_is_the_label_of_its_box() -> None:
    item = '<li class="task-list-item"><label><input type="checkbox" disabled{}><span>{}</span></label></li>\n'
    assert html("- [x] done *it*\n- [ ] not yet\n- no task") == (
        '<ul class="task-list">\n'
        + item.format(" checked", "done <em>it</em>")
        + item.format("", "not yet")
        + "<li>no task</li>\n</ul>"
    )


def test_footnotes_are_numbered_as_a_reader_meets_them() -> None:
    out = html("- a[^second]\n\nb[^first] c[^second]\n\n[^first]: one\n[^second]: two\n[^never]: three")
    assert out.index("#fn:1") < out.index("#fn:2")
    assert out.index("two") < out.index("one") < out.index("three")
    assert out.count('class="footnote-backref"') == 3
    assert '<sup id="fnref:1:2"><a class="footnote-ref" href="#fn:1">1</a></sup>' in out
    assert all(f'id="{name}"' in out for name in ("fn:1", "fn:2", "fnref:1", "fnref:1:2", "fnref:2"))


def test_a_note_inside_a_note_is_a_note() -> None:
    out = html("a[^1]\n\n[^1]: b[^2]\n\n    > [^2]: c")
    assert out.count("<li") == 2
    assert "<p>c&nbsp;<a" in out


def test_a_footnote_that_does_not_exist_stays_as_it_was_written() -> None:
    assert html("a[^x]") == "<p>a[^x]</p>"


def test_headings_begin_at_level_one_and_leave_no_gap() -> None:
    out = html("### A\n\n##### B\n\n#### C\n\n## D\n\n### E")
    assert out == ('<h1 id="a">A</h1>\n<h2 id="b">B</h2>\n<h2 id="c">C</h2>\n<h1 id="d">D</h1>\n<h2 id="e">E</h2>')


def test_headings_are_named_as_github_names_them() -> None:
    out = render("# Votes & *Money*, 2022\n\n# Votes\n\n# Votes\n\n# 東京 Größe\n\n# !!!\n\n# A[^1]\n\n[^1]: n")
    assert out.anchors == ("votes--money-2022", "votes", "votes-1", "東京-größe", "section", "a")


def test_an_id_of_the_author_is_kept_once_and_without_dots() -> None:
    out = render('<b id="a">x</b> <i id="a">y</i> <u id="b.c">z</u>\n\n# A')
    assert out.html == '<p><b id="a">x</b> <i>y</i> <u>z</u></p>\n<h1 id="a-1">A</h1>'
    assert out.anchors == ("a", "a-1")


def test_asides_and_ways_back_speak_the_language_of_the_text() -> None:
    german = Markup("de", words={"note": "Hinweis", "back": "Zurück"})
    assert '<p class="admonition-title">Hinweis</p>' in german.render("!!! note\n    x").html
    assert 'aria-label="Zurück"' in german.render("a[^1]\n\n[^1]: b").html


REFERENCES = """[one](a.md) and [two](a.md#x "t")
text [[Kyiv]] [[Kyiv|again]]

`[no](c.md)` [three][r] ![p](media/p.png)

```
[no](d.md)
```

[r]: d.md
<a href="e.md">x</a> [here](#x) [out](https://x.org) [mail](mailto:a@b.c) [b](<b c.md>) [q](a(b).md)
"""


def test_references_are_listed_with_line_and_column() -> None:
    assert render(REFERENCES).references == (
        Reference("link", "a.md", 1, 7),
        Reference("link", "a.md#x", 1, 23),
        Reference("name", "Kyiv", 2, 8),
        Reference("name", "Kyiv", 2, 17),
        Reference("link", "d.md", 10, 6),
        Reference("image", "media/p.png", 4, 30),
        Reference("link", "e.md", 11, 10),
        Reference("link", "#x", 11, 29),
        Reference("link", "b c.md", 11, 80),
        Reference("link", "a(b).md", 11, 93),
    )


def test_a_picture_of_another_site_is_reported() -> None:
    assert render("![a](https://x.org/a.png)").references == (Reference("image", "https://x.org/a.png", 1, 6),)


@pytest.mark.parametrize(
    ("source", "opening"),
    [
        ("One *paragraph* of\n[text](a.md) & [[Kyiv]].", "One paragraph of text & Kyiv."),
        ("One.\n\nTwo.", ""),
        ("# Head\n\nOne.", ""),
        ("> One.", ""),
        ("One.[^1]\n\n[^1]: Two.", ""),
        ("- One", ""),
        ("x" * 400, "x" * 400),
        ("x" * 401, ""),
        ("", ""),
    ],
)
def test_the_opening_is_a_body_of_one_paragraph(source: str, opening: str) -> None:
    assert render(source).opening == opening


def test_a_mark_comes_out_as_a_comment_of_its_own() -> None:
    out = html(f"a\n\n{mark('größe--2')}\n\nb")
    assert out == "<p>a</p>\n<!--event:größe--2-->\n<p>b</p>"


def test_a_mark_caught_in_raw_html_rises_to_the_top() -> None:
    out = html(f"<div>\n\n{mark('a')}\n\n</div>\n\n{mark('b')}\n\nend")
    assert out.index("</div><!--event:a-->") < out.index("<!--event:b-->") < out.index("<p>end</p>")


def test_a_mark_cannot_be_forged() -> None:
    assert "<!--" not in html("<!--event:a-->\n\n&#14;61&#15; \\<!--event:a-->")
    owner = Markup("en", unsafe_html=True)
    assert owner.render("<!--event:a--> <!-- kept -->\n\n<!--event:b-->").html == "<!-- kept -->"


@pytest.mark.parametrize("kind", ["file", "footnote-ref"])
def test_a_link_that_looks_like_one_of_ours_is_a_reference_all_the_same(kind: str) -> None:
    out = render(f'See <a class="{kind}" href="other.md">this</a>.\n\n![A film](a.mp4)\n\nA note.[^1]\n\n[^1]: Said.\n')
    assert [(r.kind, r.target) for r in out.references] == [("link", "other.md"), ("image", "a.mp4")]


def test_the_owner_may_write_any_html_and_its_references_are_found_all_the_same() -> None:
    owner = Markup("en", unsafe_html=True)
    out = owner.render(
        "<DIV onclick='x()' ID=a.b>\n<A HREF='a.md'>x</A> <img src=b.png>\n"
        '<script>\'<h2 id="n"><a href="c.md">\'</script></DIV>\n\n# H'
    )
    assert [(r.kind, r.target) for r in out.references] == [("link", "a.md"), ("image", "b.png")]
    assert out.anchors == ("a.b", "h")
    assert '<div onclick="x()" id="a.b">' in out.html
    assert '<script>\'<h2 id="n"><a href="c.md">\'</script>' in out.html


def test_a_key_changes_with_the_text_the_language_and_every_setting() -> None:
    makers = (
        Markup("en"),
        Markup("de"),
        Markup("en", ("«", "»", "‹", "›")),
        Markup("en", unsafe_html=True),
        Markup("en", words={"back": "x"}),
    )
    keys = [maker.key(text) for maker in makers for text in ("a", "b")]
    assert len(set(keys)) == len(keys)
    assert Markup("en").key("a") == keys[0]
    assert all(len(key) == 32 and set(key) <= set("0123456789abcdef") for key in keys)


def test_the_same_text_gives_the_same_bytes_in_every_process() -> None:
    code = (
        "from generator.markup import Markup;"
        "print(Markup('en').render('- [x] a\\n\\n<img id=x class=y src=b title=c lang=d> <input checked id=z>').html)"
    )
    runs = {
        subprocess.run(
            [sys.executable, "-c", code], capture_output=True, check=True, env={"PYTHONHASHSEED": seed}
        ).stdout
        for seed in ("1", "2", "3")
    }
    assert len(runs) == 1


def test_importing_the_package_loads_no_renderer() -> None:
    libraries = "('markdown', 'pymdownx', 'nh3', 'pygments')"
    code = f"import sys, generator.markup; print([m for m in {libraries} if m in sys.modules])"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, check=True, text=True)
    assert done.stdout == "[]\n"


def test_one_text_leaves_no_trace_in_the_next() -> None:
    fresh = Markup("en")
    second = "b[^1] [r] 'c\n\n# H\n\n*d"
    expected = fresh.render(second).html
    fresh.render("a[^1] *b 'c\n\n[^1]: n\n\n[r]: /x\n\n# H\n\n```\nx")
    assert fresh.render(second).html == expected
