"""The script in a page: the first element of its head, whatever the page looks like."""

from __future__ import annotations

import html5lib
import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.serve.injected import injected, widen

ORIGINS = {"script-src": "http://h:1", "script-src-elem": "http://h:1", "connect-src": "ws://h:1"}
SCRIPT = b'<script src="/s.js?a=1&amp;b=2" defer></script>'


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("<!doctype html><html lang=en><head>", "<title>x</title></head><body></body></html>"),
        ("<!DOCTYPE HTML>\n<HTML>\n<HEAD data-a='>'>", "</HEAD><BODY></BODY></HTML>"),
        ("<!doctype html><!-- <head> --><html class='>'>", "<body>no head</body>"),
        ("\ufeff<!doctype html>", "<title>x</title><p>neither"),
        ("", "<header>no head either</header>"),
        ("", "text alone"),
        ("", ""),
        ("<!doctype html><html><head>", "<script>'</head>'</script><!-- </body> -->"),
    ],
)
def test_the_script_is_put_in_whatever_the_page_looks_like(before: str, after: str) -> None:
    page = injected((before + after).encode(), "/s.js?a=1&b=2", {})
    assert page == before.encode() + SCRIPT + after.encode()


@given(st.text(alphabet="<>/!-headtml \"'=\n", max_size=60))
def test_the_script_is_always_the_first_of_the_head(text: str) -> None:
    page = injected(text.encode(), "/s.js", {}).decode()
    assert page.replace('<script src="/s.js" defer></script>', "", 1) == text
    head = html5lib.parse(page, namespaceHTMLElements=False).find("head")
    assert head is not None
    assert [element.get("src") for element in list(head)[:1]] == ["/s.js"]


@pytest.mark.parametrize(
    ("policy", "widened"),
    [
        ("default-src 'none'", "default-src 'none'; script-src http://h:1; connect-src ws://h:1"),
        ("default-src 'self'", "default-src 'self'; script-src 'self' http://h:1; connect-src 'self' ws://h:1"),
        ("script-src 'none'; img-src x", "script-src http://h:1; img-src x"),
        ("script-src a; script-src b", "script-src a http://h:1"),
        ("script-src-elem 'self'", "script-src-elem 'self' http://h:1"),
        ("img-src 'self'", "img-src 'self'"),
        ("", ""),
    ],
)
def test_a_policy_lets_the_script_and_its_socket_in(policy: str, widened: str) -> None:
    assert widen(policy, ORIGINS) == widened


def test_a_page_with_a_policy_is_else_as_it_was() -> None:
    page = b"""<head><meta content="default-src 'none'" http-equiv=Content-Security-Policy><meta name=a content="b">"""
    sent = injected(page, "/s.js", ORIGINS)
    assert b"script-src http://h:1; connect-src ws://h:1" in sent
    assert sent.endswith(b'<meta name=a content="b">')
