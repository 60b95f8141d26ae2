"""Smaller copies beside the pictures that some page shows, and how pages, feeds and previews offer them."""

from __future__ import annotations

import io
import json
import re
from collections.abc import Callable

import pytest
from PIL import Image

from tests.exhibits import film, picture
from tests.sites import Site, document, event

Make = Callable[..., Site]

PHOTO = picture(2400, 1200, "JPEG")
COPIES = {f"media/a.jpg.{width}.webp" for width in (480, 960, 1600)}
SHOWN = {"content/media/a.jpg": PHOTO, "content/x.md": event("X", "2022", "![A](media/a.jpg)\n\nWords.")}


def copies(site: Site) -> set[str]:
    return {address for address in site.files() if address.endswith(".webp")}


@pytest.mark.parametrize(
    "shows",
    [
        event("X", "2022", image="media/a.jpg"),
        event("X", "2022", "![A](media/a.jpg)"),
        event("X", "2022", "Words and ![A](media/a.jpg)."),
        document("Words.", title="X", kind="page", image="{src: media/a.jpg, alt: A}"),
        document("![A](media/a.jpg)", title="X", kind="timeline"),
    ],
)
def test_a_picture_that_a_page_shows_has_smaller_copies(site: Make, shows: str) -> None:
    made = site(
        {"content/x.md" if "timeline" not in shows else "content/index.md": shows, "content/media/a.jpg": PHOTO}
    )
    made.good()
    assert copies(made) == COPIES
    found = {address: Image.open(io.BytesIO(made.files()[address])) for address in COPIES}
    assert {(p.format, p.width, p.height) for p in found.values()} == {("WEBP", w, w // 2) for w in (480, 960, 1600)}
    assert made.files()["media/a.jpg"] == PHOTO


def test_a_row_of_a_table_shows_its_picture(site: Make) -> None:
    rows = "slug,title,date,image.src,image.alt\nx,X,2022,media/a.jpg,A\n"
    made = site({"content/rows.csv": rows, "content/media/a.jpg": PHOTO})
    made.good()
    assert copies(made) == COPIES


def test_a_picture_that_no_page_shows_has_none(site: Make) -> None:
    made = site(
        {
            "content/media/a.jpg": PHOTO,
            "content/x.md": event("X", "2022", "A [link](media/a.jpg) to it."),
            "content/y.md": event("Y", "2022", "![A](media/a.jpg)", draft="true"),
        }
    )
    made.good()
    assert copies(made) == set()
    made.good(drafts=True)
    assert copies(made) == COPIES


def test_a_site_can_do_without(site: Make) -> None:
    made = site(SHOWN)
    made.good()
    page = made.page("x.html")
    assert "srcset" in page
    made.write({"content/site.toml": 'title = "A"\npicture_sizes = false\n'})
    made.good()
    assert copies(made) == set()
    assert "srcset" not in made.page("x.html")
    assert made.files() == made.clean_build()


def test_a_page_offers_the_copies_and_the_size(site: Make) -> None:
    made = site(SHOWN)
    made.good()
    (image,) = re.findall(r"<img [^>]*>", made.page("x.html"))
    assert ' src="media/a.jpg" width="2400" height="1200"' in image
    offers = ", ".join(f"media/a.jpg.{width}.webp {width}w" for width in (480, 960, 1600))
    assert f' srcset="{offers}" sizes="' in image
    assert "lazy" not in image
    assert f'<a href="media/a.jpg">{image}</a>' in made.page("x.html")


def test_names_with_spaces_and_commas_are_offered_too(site: Make) -> None:
    made = site({"content/a, b.jpg": PHOTO, "content/x.md": event("X", "2022", "![A](<a, b.jpg>)")})
    made.good()
    assert "a, b.jpg.480.webp" in copies(made)
    assert 'srcset="a%2C%20b.jpg.480.webp 480w, ' in made.page("x.html")


def test_a_copy_gives_way_to_a_file_of_that_name(site: Make) -> None:
    own = picture(20, 20, "WEBP")
    made = site(SHOWN | {"content/media/A.jpg.960.webp": own})
    made.good()
    assert copies(made) == {"media/a.jpg.480.webp", "media/A.jpg.960.webp", "media/a.jpg.1600.webp"}
    assert made.files()["media/A.jpg.960.webp"] == own
    assert "960w" not in made.page("x.html")


def test_two_pictures_of_one_name_have_copies_of_their_own(site: Make) -> None:
    made = site(
        {
            "content/a.jpg": PHOTO,
            "content/a.png": picture(2400, 1200),
            "content/x.md": event("X", "2022", "![A](a.jpg)\n![B](a.png)"),
        }
    )
    made.good()
    assert len(copies(made)) == 6


def test_feeds_and_data_have_the_pictures_themselves(site: Make) -> None:
    both = event("X", "2022", "![A](media/a.jpg)", image="{src: media/a.jpg, alt: A}")
    base = 'title = "A"\nbase_url = "https://example.org"\nshare_pictures = false\n'
    made = site({"content/site.toml": base, "content/media/a.jpg": PHOTO, "content/x.md": both})
    made.good()
    machines = [a for a in made.files() if a.endswith((".xml", ".json", ".atom"))]
    assert machines
    assert [a for a in machines if b".webp" in made.files()[a]] == []
    assert COPIES.isdisjoint(json.loads(made.page("manifest.json"))["others"])


def test_a_damaged_picture_is_shown_as_it_is_with_a_warning(site: Make) -> None:
    made = site(SHOWN | {"content/media/a.jpg": PHOTO[: len(PHOTO) // 2]})
    outcome = made.good()
    assert [(p.path, p.severity) for p in outcome.problems] == [("content/media/a.jpg", "warning")]
    assert copies(made) == set()
    assert 'src="media/a.jpg" width="2400" height="1200" loading' not in made.page("x.html")
    assert 'src="media/a.jpg" width="2400" height="1200"' in made.page("x.html")
    assert [p.severity for p in made.good().problems] == ["warning"]


def test_a_picture_that_comes_or_goes_with_a_word_takes_its_copies_along(site: Make) -> None:
    made = site(SHOWN | {"content/y.md": event("Y", "2023", "Words.")})
    made.good()
    for text in ("Other words.", "![A](media/a.jpg) and words.", "![A](media/a.jpg)\n\nMore words."):
        made.write({"content/x.md": event("X", "2022", text)})
        made.good()
        assert copies(made) == (COPIES if "media" in text else set())
        assert made.files() == made.clean_build()


def test_words_beside_a_picture_make_no_copy_again(site: Make) -> None:
    made = site(SHOWN)
    made.good()
    before = made.stamps()
    made.write({"content/x.md": event("X", "2022", "![A](media/a.jpg)\n\nMended words.")})
    outcome = made.good()
    assert outcome.planned == 3  # the page of the event, the story, and the table
    assert {a for a in copies(made) if made.stamps()[a] != before[a]} == set()


def test_a_picture_that_changes_changes_its_copies_and_no_page(site: Make) -> None:
    made = site(SHOWN)
    made.good()
    before = made.files()
    made.write({"content/media/a.jpg": picture(2400, 1200, "PNG")})
    outcome = made.good()
    after = made.files()
    changed = {a for a in after if after[a] != before[a] and not a.startswith(".")}
    assert COPIES | {"media/a.jpg"} >= changed > {"media/a.jpg"}
    assert {a for a in outcome.reasons if a.endswith(".html")} == set()


def test_many_cores_make_the_same_copies(site: Make) -> None:
    pictures = {f"content/{n}.jpg": picture(1000 + n, 500, "JPEG") for n in range(24)}
    shown = "\n\n".join(f"![A]({n}.jpg)" for n in range(24))
    made = site(pictures | {"content/x.md": event("X", "2022", shown)})
    made.good(jobs=2)
    assert len(copies(made)) == 24
    assert made.files() == made.clean_build()


def test_a_film_has_its_size_its_captions_and_a_link(site: Make) -> None:
    made = site(
        {
            "content/m/clip.mp4": film(640, 480),
            "content/m/clip.vtt": "WEBVTT\n",
            "content/m/heard.mp3": b"x",
            "content/x.md": event("X", "2022", "![A film](m/clip.mp4)\n\n![Heard](m/heard.mp3)\n\n![Gone](m/no.mp4)"),
        }
    )
    made.build()
    page = made.page("x.html")
    assert 'preload="none" src="m/clip.mp4" width="640" height="480"><track kind="captions" src="m/clip.vtt">' in page
    assert '<a class="file" href="m/heard.mp3">heard.mp3</a></figcaption>' in page
    assert page.count("<video") == 1
    assert [p.message for p in made.build().problems if "no.mp4" in p.message] == [
        "the link `m/no.mp4` is dead: there is no content/m/no.mp4"
    ]
