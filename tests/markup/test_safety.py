"""Nothing that an author writes runs, loads or looks other than the theme wants it."""

from __future__ import annotations

import re
from html.parser import HTMLParser

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from generator.markup import Markup, place

MARKUP = Markup("en")
X = "EVIL(1)"

DISGUISES = {
    "script": f"<script>{X}</script>",
    "script in capitals": f"<ScRiPt>{X}</sCrIpT>",
    "script in script": f"<scr<script>ipt>{X}</script>",
    "handler": f'<img src=x onerror="{X}">',
    "handler without quotes": f"text <b onclick={X}>b</b>",
    "handler after a slash": f"<img/src=x/onerror={X}>",
    "handler of details": f"<details open ontoggle={X}>x</details>",
    "svg": f"<svg onload={X}></svg>",
    "svg link": f"<svg><a xlink:href='javascript:{X}'><text>x</text></a></svg>",
    "iframe": f'<iframe srcdoc="<script>{X}</script>"></iframe>',
    "object": f'<object data="javascript:{X}"></object>',
    "form": f'<form action="javascript:{X}"><button formaction="javascript:{X}">x</button></form>',
    "base": "<base href='//evil.example/'>",
    "meta": f'<meta http-equiv="refresh" content="0;url=javascript:{X}">',
    "math": f"<math><mtext><table><mglyph><style><img src=x onerror={X}>",
    "style attribute": f'<p style="background:url(javascript:{X})">x</p>',
    "style element": "<style>*{display:none}</style>",
    "link element": "<link rel=stylesheet href=//evil.example/x.css>",
    "unclosed tag": f"<img src=x onerror={X} ",
    "comment that ends early": f"<!--><img src=x onerror={X}>-->",
    "noscript": f'<noscript><p title="</noscript><img src=x onerror={X}>">',
    "markdown in html": f'<div markdown="1" onclick="{X}">x</div>',
    "link": f"[x](javascript:{X})",
    "link in mixed case": f"[x](JaVaScRiPt:{X})",
    "link with an entity": f"[x](&#106;avascript:{X})",
    "link with a named colon": f"[x](javascript&colon;{X})",
    "link with a tab": f"[x](java&#09;script:{X})",
    "link with a line end": f"[x](java&#10;script:{X})",
    "link after spaces": f"[x](<  javascript:{X}>)",
    "link after a control character": f"[x](\x01javascript:{X})",
    "link with a mark's character": f"[x](java\x0escript:{X}) [y](java\x0f&#14;&#x0f;script:{X})",
    "link after a no-break space": f"[x](<&nbsp;javascript:{X}>) [z](<\u00a0javascript:{X}>)",
    "raw link after an odd space": f"<a href='\u2003javascript:{X}'>y</a>",
    "vbscript": f"[x](vbscript:{X})",
    "data": f"[x](data:text/html,<script>{X}</script>)",
    "file": "[x](file:///etc/passwd)",
    "reference": f"[x][r]\n\n[r]: javascript:{X}",
    "autolink": f"<javascript:{X}>",
    "raw link": f'<a href="javascript:{X}">x</a>',
    "raw link with an entity": f'<a href="java&#x73;cript:{X}">x</a>',
    "picture": f"![x](javascript:{X})",
    "picture from data": "![x](data:image/svg+xml,<svg/onload=alert(1)>)",
    "alt": f'![" onerror="{X}](x.png)',
    "title": f"[x](http://e.example '\" onmouseover=\"{X}')",
    "address with quotes": f'[x](http://e.example/"onmouseover="{X})',
    "credit": f'![x](x.png){{credit="<img src=x onerror={X}>"}}',
    "name": f'[[" onclick="{X}]] [[<script>{X}</script>]]',
    "attribute list": f'# H {{: onclick="{X}" }}\n\npara\n{{: onmouseover="{X}" }}',
    "fence language": f'```"><img/src=x/onerror={X}>\ncode\n```',
    "fence attributes": f'``` {{.x onclick="{X}" id="y"}}\ncode\n```',
    "footnote": f'x[^" onclick="{X}]\n\n[^" onclick="{X}]: y',
    "aside": f'!!! note "<script>{X}</script>"\n    x',
    "entity": f"&lt;script&gt;{X}&lt;/script&gt;",
    "code": f"`<script>{X}</script>`",
    "text field": "<input type=text name=password onfocus=EVIL(1) autofocus>",
    "classes": '<div class="site-header admonition"><span class="nav k">x</span></div>',
    "library's marks": f"\x02wzxhzdk:0\x03 \x02klzzwxh:0000\x03 <b>\x0260\x03script>{X}</b>",
}

C0 = "".join(map(chr, range(33)))
TAG_NAMES = (
    "a abbr audio b bdi bdo blockquote br caption cite code col colgroup dd del details dfn div dl dt em "
    "figcaption figure h1 h2 h3 h4 h5 h6 hr i img input ins kbd label li mark ol p pre q rp rt ruby s "
    "samp small source span strong sub summary sup table tbody td tfoot th thead time tr u ul var video "
    "wbr"
)
TAGS = frozenset(TAG_NAMES.split())
ATTRIBUTE_NAMES = (
    "abbr alt aria-label checked class colspan controls data-name datetime decoding dir disabled headers "
    "height href hreflang id lang loading open reversed rowspan scope span src start tabindex title type "
    "value width"
)
ATTRIBUTES = frozenset(ATTRIBUTE_NAMES.split())


class Probe(HTMLParser):
    """Fails on whatever is not known to be harmless."""

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        assert tag in TAGS
        for name, value in attrs:
            assert name in ATTRIBUTES
            if name in ("href", "src"):
                bare = re.sub(r"[\t\n\r]", "", (value or "").strip(C0)).lower()  # as browsers read it
                scheme = re.match(r"([a-z][a-z0-9+.-]*):", bare)
                assert scheme is None or scheme[1] in ("http", "https", "mailto", "tel")
        if tag == "input":
            assert ("type", "checkbox") in attrs
            assert ("disabled", None) in attrs

    def handle_comment(self, data: str) -> None:
        raise AssertionError(data)

    def handle_pi(self, data: str) -> None:
        raise AssertionError(data)


def assert_safe(source: str) -> None:
    html = MARKUP.render(source).html
    for text in (html, place(html, {}, root="../", level=2, prefix="e-")):
        probe = Probe()
        probe.feed(text)
        probe.close()


@pytest.mark.parametrize("source", DISGUISES.values(), ids=DISGUISES.keys())
def test_a_disguise_does_not_help(source: str) -> None:
    assert_safe(source)
    assert_safe(f"- a\n\n    > {source}\n\n| a |\n|---|\n| {source} |")


@settings(max_examples=80, deadline=None)
@given(
    parts=st.lists(
        st.sampled_from(
            [*DISGUISES.values(), '<a href="', "'", '"', ">", "<", "[x](", ")", "`", "\n\n", "*", "&", "<!--", "-->"]
        ),
        max_size=6,
    )
)
def test_nor_do_several_at_once(parts: list[str]) -> None:
    assert_safe("".join(parts))


def test_only_classes_of_ours_are_left() -> None:
    assert MARKUP.render(DISGUISES["classes"]).html == '<div class="admonition"><span class="k">x</span></div>'


def test_what_is_a_template_elsewhere_is_text_here() -> None:
    out = MARKUP.render("{{ 7*191 }} {% include 'x' %} --8<-- \"y\" {! z !} ${x} %s {0.__class__}").html
    assert "{{ 7*191 }} {% include ‘x’ %}" in out
    assert "{! z !} ${x} %s {0." in out
