"""The tools of the tests: each finds what it is there to find."""

from __future__ import annotations

from pathlib import Path

import pytest
from playwright.sync_api import Browser

from tests.tools import Nu

GOOD = """<!DOCTYPE html>
<html lang="en"><head><meta charset="utf-8"><title>A day</title></head><body><h1>A day</h1></body></html>
"""
NAMELESS_PICTURE = GOOD.replace("</h1>", "</h1><img src='data:image/gif;base64,R0lGODlhAQABAAAAACw='>")


@pytest.mark.long
def test_the_checker_names_file_and_line_in_html_css_and_svg_and_is_content_with_a_good_page(
    nu: Nu, tmp_path: Path
) -> None:
    (tmp_path / "in").mkdir()
    (tmp_path / "good.html").write_text(GOOD, encoding="utf-8")
    (tmp_path / "in" / "bad.html").write_text(GOOD.replace("<h1>", "<h1><div></h1>"), encoding="utf-8")
    (tmp_path / "bad.css").write_text("a { colour: red }", encoding="utf-8")
    (tmp_path / "bad.svg").write_text('<svg xmlns="http://www.w3.org/2000/svg"><g><title/></svg>', encoding="utf-8")
    said = nu(tmp_path)
    errors = {line.partition(":")[0] for line in said if ": error: " in line or ": fatal: " in line}
    assert errors == {"in/bad.html", "bad.css", "bad.svg"}
    assert [line for line in said if line.startswith("good.html")] == []


def test_axe_sees_a_picture_without_a_name_in_the_browser(browser: Browser, axe: str) -> None:
    with browser.new_page() as page:
        page.set_content(NAMELESS_PICTURE)
        page.evaluate(axe)
        found = page.evaluate("async () => (await axe.run()).violations.map(violation => violation.id)")
    assert "image-alt" in found
