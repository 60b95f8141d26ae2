"""Pictures that stand alone or beside each other, films and sounds, and stills of what lies elsewhere."""

from __future__ import annotations

import pytest

from generator.markup import FILM, SOUND, Markup, Said, Target, place

MARKUP = Markup("en")
OFFERED = Target("m/a.jpg", width=2400, height=1200, widths=(480, 960, 1600))
SAID = Said(lambda: "Not held.", lambda host: f"Opens {host}", "en")


def html(source: str) -> str:
    return MARKUP.render(source).html.replace("\n", "")


def placed(source: str, targets: dict[str, Target | None] | None = None, *, first: bool = False) -> str:
    found = place(MARKUP.render(source).html, targets or {}, root="../", level=2, prefix="", first=first, said=SAID)
    return found.replace("\n", "")


A, B = '<img alt="A" {}src="a.jpg">', '<img alt="B" {}src="b.jpg">'
HALF = 'class="half" '


@pytest.mark.parametrize(
    "source",
    [
        "![A](a.jpg)\n![B](b.jpg)",
        "![A](a.jpg) ![B](b.jpg)",
        "![A](a.jpg)  \n![B](b.jpg)",
        "![A][1]\n![B][2]\n\n[1]: a.jpg\n[2]: b.jpg",
    ],
)
def test_pictures_in_one_paragraph_are_a_gallery(source: str) -> None:
    both = f"<figure>{A.format(HALF)}</figure><figure>{B.format(HALF)}</figure>"
    assert html(source) == f'<div class="gallery">{both}</div>'


def test_each_keeps_its_caption_its_credit_and_its_link() -> None:
    text = '![A](a.jpg "One"){credit="C" licence="L"}\n[![B](b.jpg "Two")](x.md)\n![A](a.jpg){credit="D"}'
    assert html(text) == (
        f'<div class="gallery"><figure>{A.format("")}<figcaption>One <span class="credit">C · L</span></figcaption>'
        f'</figure><figure><a href="x.md">{B.format(HALF)}</a><figcaption>Two</figcaption></figure>'
        f'<figure>{A.format(HALF)}<figcaption><span class="credit">D</span></figcaption></figure></div>'
    )


@pytest.mark.parametrize(
    "source",
    ["![A](a.jpg) ![B](b.jpg) and words", "Words ![A](a.jpg) ![B](b.jpg)", "![A](a.jpg) [x](y.md)", "![A](a.jpg) `x`"],
)
def test_pictures_among_words_are_no_gallery(source: str) -> None:
    assert "gallery" not in html(source)
    assert html(source).startswith("<p>")


@pytest.mark.parametrize("ending", sorted(FILM | SOUND))
def test_a_film_or_a_sound_is_written_like_a_picture(ending: str) -> None:
    name, kind = ("video", "film") if ending in FILM else ("audio", "sound")
    link = f'<a class="file" href="m/x%20y.{ending.upper()}">x y.{ending.upper()}</a>'
    assert html(f'![Said](m/x%20y.{ending.upper()} "Told"){{credit="C"}}') == (
        f'<figure class="{kind}"><{name} aria-label="Said" controls="" preload="none" '
        f'src="m/x%20y.{ending.upper()}">{link}</{name}>'
        f'<figcaption>Told <span class="credit">C</span> · {link}</figcaption></figure>'
    )


def test_what_is_said_of_a_film_is_its_caption_where_there_is_no_other() -> None:
    assert "<figcaption>Said · <a" in html("![Said](x.mp4)")
    assert "<figcaption><a" in html("![](x.mp4)")
    assert "aria-label" not in html("![](x.mp4)")


def test_a_film_among_words_and_one_of_another_site() -> None:
    assert html("Words ![s](x.mp3).") == (
        '<p>Words <audio aria-label="s" controls="" preload="none" src="x.mp3">'
        '<a class="file" href="x.mp3">x.mp3</a></audio>.</p>'
    )
    assert "<video" not in html("![x](https://example.org/a.mp4)")
    assert '<a href="https://example.org/a.mp4">x</a>' in html("![x](https://example.org/a.mp4)")


@pytest.mark.parametrize(
    "source",
    [
        '[![S](s.jpg "T"){credit="C"}](https://www.example.org/w?v=1)',
        '[![S](s.jpg "T")](https://www.example.org/w?v=1){credit="C"}',
    ],
)
def test_a_still_says_where_it_leads(source: str) -> None:
    link = "https://www.example.org/w?v=1"
    assert html(source) == (
        f'<figure class="still"><a href="{link}"><img alt="S" src="s.jpg"></a><figcaption>T '
        f'<span class="credit">C</span> · <a class="opens" href="{link}">example.org</a></figcaption></figure>'
    )
    assert f'<a lang="en" class="opens" href="{link}">Opens example.org</a>' in placed(source)


def test_nobody_can_say_that_a_link_leads_elsewhere_than_it_does() -> None:
    forged = '<a class="opens" href="https://evil.example/x">bank.example</a>'
    assert placed(forged) == '<p><a lang="en" class="opens" href="https://evil.example/x">Opens evil.example</a></p>'
    unclosed = place('<a class="opens" href="https://x.org/">y', {}, root="", level=2, prefix="", said=SAID)
    assert unclosed == '<a class="opens" href="https://x.org/">y'


def test_a_picture_is_offered_in_its_widths_and_leads_to_the_whole_of_it() -> None:
    found = placed("Words.\n\n![A](a.jpg)", {"a.jpg": OFFERED})
    assert found == (
        '<p>Words.</p><figure><a href="../m/a.jpg"><img alt="A" src="../m/a.jpg" width="2400" height="1200" '
        'srcset="../m/a.jpg.480.webp 480w, ../m/a.jpg.960.webp 960w, ../m/a.jpg.1600.webp 1600w" '
        'sizes="(max-width: 44rem) 100vw, 38rem" loading="lazy" decoding="async"></a></figure>'
    )


def test_a_picture_without_words_or_in_a_link_of_its_author_gets_no_link() -> None:
    assert "<a" not in placed("![](a.jpg)", {"a.jpg": OFFERED})
    assert placed("[![A](a.jpg)](https://x.org)", {"a.jpg": OFFERED}).count("<a") == 2


@pytest.mark.parametrize(
    ("source", "eager"),
    [
        ("![A](a.jpg)", 1),
        ("![A](a.jpg)\n![A](a.jpg)", 1),
        ("[![A](a.jpg)](https://x.org)", 1),
        ("Words.\n\n![A](a.jpg)", 0),
        ("# Head\n\n![A](a.jpg)", 0),
        ("![A](a.jpg)\n\n![A](a.jpg)", 1),
    ],
)
def test_only_the_picture_at_the_top_is_not_waited_with(source: str, eager: int) -> None:
    for first in (True, False):
        found = placed(source, {"a.jpg": OFFERED}, first=first)
        assert found.count("<img") - found.count('loading="lazy" decoding="async"') == eager * first


def test_an_owner_who_offers_a_picture_himself_is_left_alone() -> None:
    owned = '<img src="a.jpg" srcset="b.jpg 2x" width="9" loading="eager">'
    found = place(owned, {"a.jpg": OFFERED}, root="", level=2, prefix="")
    assert found == '<img src="m/a.jpg" decoding="async" srcset="b.jpg 2x" width="9" loading="eager">'


def test_what_is_missing_leaves_a_frame_where_it_stood_alone() -> None:
    assert placed('![A](a.jpg "Cap")') == ('<figure><span class="frame">A</span><figcaption>Cap</figcaption></figure>')
    assert placed("![](a.jpg)") == '<figure><span class="frame" lang="en">Not held.</span></figure>'
    assert placed("Words ![A](a.jpg).") == '<p>Words <span class="dead">A</span>.</p>'
    assert placed("![A](x.mp4)") == (
        '<figure class="film"><span class="frame">A</span><figcaption>A · '
        '<span class="dead">x.mp4</span></figcaption></figure>'
    )
    assert placed("Words ![A](x.mp4).") == '<p>Words <span class="dead">A</span>.</p>'


def test_a_film_has_its_captions() -> None:
    target = Target("m/x.mp4", width=640, height=480, captions="m/x.vtt")
    assert 'src="../m/x.mp4" width="640" height="480"><track kind="captions" src="../m/x.vtt"><a' in placed(
        "![A](x.mp4)", {"x.mp4": target}
    )
