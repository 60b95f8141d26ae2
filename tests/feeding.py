"""What the formats of feeds and sitemaps demand, in our words: each way in which a file breaks that, as a sentence."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from datetime import datetime
from typing import Any, Final
from urllib.parse import urlsplit

from lxml import etree

ATOM: Final = "{http://www.w3.org/2005/Atom}"
LANG: Final = "{http://www.w3.org/XML/1998/namespace}lang"
# Which elements may stand how often (RFC 4287, 4.1.1 and 4.1.2); what is not named has no place in our feeds.
_BOTH: Final = {"id": (1, 1), "title": (1, 1), "updated": (1, 1), "link": (1, 9)}
FEED: Final = _BOTH | {"subtitle": (0, 1), "rights": (0, 1), "author": (1, 9), "entry": (0, 20)}
ENTRY: Final = _BOTH | {
    "published": (0, 1),
    "summary": (0, 1),
    "content": (1, 1),
    "author": (0, 99),
    "category": (0, 99),
}
_RELATIVE = re.compile(r'<[^>]*? (?:src|href)="(?!https?:|mailto:|tel:)')

SITEMAP: Final = "http://www.sitemaps.org/schemas/sitemap/0.9"
# The protocol's table of elements as a schema: https://www.sitemaps.org/protocol.html
XSD: Final = f"""<?xml version="1.0"?>
<xs:schema xmlns:xs="http://www.w3.org/2001/XMLSchema" xmlns="{SITEMAP}" targetNamespace="{SITEMAP}"
  elementFormDefault="qualified">
  <xs:element name="urlset"><xs:complexType><xs:sequence>
    <xs:element name="url" maxOccurs="50000"><xs:complexType><xs:sequence>
      <xs:element name="loc" type="address"/><xs:element name="lastmod" type="day" minOccurs="0"/>
    </xs:sequence></xs:complexType></xs:element>
  </xs:sequence></xs:complexType></xs:element>
  <xs:element name="sitemapindex"><xs:complexType><xs:sequence>
    <xs:element name="sitemap" maxOccurs="50000"><xs:complexType><xs:sequence>
      <xs:element name="loc" type="address"/><xs:element name="lastmod" type="day" minOccurs="0"/>
    </xs:sequence></xs:complexType></xs:element>
  </xs:sequence></xs:complexType></xs:element>
  <xs:simpleType name="address"><xs:restriction base="xs:anyURI">
    <xs:minLength value="12"/><xs:maxLength value="2048"/><xs:pattern value="https?://[!-~]+"/>
  </xs:restriction></xs:simpleType>
  <xs:simpleType name="day"><xs:union memberTypes="xs:date xs:dateTime"/></xs:simpleType>
</xs:schema>"""


def atom_faults(data: bytes) -> list[str]:
    """What is wrong with a feed by RFC 4287."""
    root = etree.fromstring(data)
    if root.tag != f"{ATOM}feed":
        return [f"{root.tag} is no feed"]
    entries = root.findall(f"{ATOM}entry")
    ids = [entry.findtext(f"{ATOM}id") for entry in entries]
    found = [*_counted(root, FEED), *_linked(root, "self"), *_said(root)]
    found += [] if len(set(ids)) == len(ids) else ["two entries have one id"]
    found += [] if root.get(LANG) else ["the feed does not say its language"]
    for entry in entries:
        found += [*_counted(entry, ENTRY), *_linked(entry, "alternate"), *_said(entry), *_content(entry)]
    days = [day for entry in entries if dated(day := _text(entry, "updated"))]
    newest = max(days, key=datetime.fromisoformat, default="")
    return found + ([] if newest in ("", _text(root, "updated")) else ["the feed is not as new as its entries"])


def _counted(element: Any, allowed: dict[str, tuple[int, int]]) -> Iterator[str]:  # noqa: ANN401
    names = [child.tag.removeprefix(ATOM) for child in element]
    for name in {*names, *allowed}:
        least, most = allowed.get(name, (0, 0))
        if not least <= names.count(name) <= most:
            yield f"{names.count(name)} <{name}>"


def _linked(element: Any, wanted: str) -> Iterator[str]:  # noqa: ANN401
    links = [(link.get("rel"), link.get("type")) for link in element.findall(f"{ATOM}link")]
    if wanted not in [rel for rel, _ in links]:
        yield f"no link to {wanted}"
    if len(set(links)) != len(links):
        yield "two links of one kind"  # 4.1.1: not two alternates of one type
    for link in element.findall(f"{ATOM}link"):
        if not urlsplit(link.get("href")).scheme:
            yield f"{link.get('href')} is not absolute"


def _said(element: Any) -> Iterator[str]:  # noqa: ANN401
    if not urlsplit(_text(element, "id")).scheme:
        yield "the id is no IRI"
    for name in ("updated", "published"):
        if (text := element.findtext(f"{ATOM}{name}")) is not None and not dated(text):
            yield f"{name} is {text}"
    for author in element.findall(f"{ATOM}author"):
        if not _text(author, "name"):
            yield "an author without a name"


def _content(entry: Any) -> Iterator[str]:  # noqa: ANN401
    content = entry.find(f"{ATOM}content")
    if content is None or content.get("type") != "html" or len(content):
        yield "the content is not HTML, escaped"
    elif _RELATIVE.search(content.text or ""):
        yield "something in the content is not absolute"


def _text(element: Any, name: str) -> str:  # noqa: ANN401
    return element.findtext(f"{ATOM}{name}") or ""


def dated(text: str) -> bool:
    """Is it a date and time by RFC 3339?"""
    if not re.fullmatch(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(Z|[+-]\d\d:\d\d)", text):
        return False
    try:
        datetime.fromisoformat(text)
    except ValueError:
        return False
    return True


def json_faults(data: bytes) -> list[str]:
    """What is wrong with a feed by https://www.jsonfeed.org/version/1.1/."""
    feed = json.loads(data)
    known = {"version", "title", "home_page_url", "feed_url", "description", "language", "authors", "items"}
    found = [f"no such key: {key}" for key in feed.keys() - known]
    found += [] if feed["version"] == "https://jsonfeed.org/version/1.1" else ["not version 1.1"]
    found += [f"{key} is not absolute" for key in ("home_page_url", "feed_url") if not urlsplit(feed[key]).scheme]
    found += [] if isinstance(feed["title"], str) and isinstance(feed["items"], list) else ["no title, or no items"]
    ids = [item["id"] for item in feed["items"]]
    found += [] if len(set(ids)) == len(ids) else ["two items have one id"]
    return (
        found
        + [fault for one in (feed, *feed["items"]) for fault in _authors(one)]
        + [fault for item in feed["items"] for fault in _item(item)]
    )


def _authors(one: dict[str, Any]) -> Iterator[str]:
    for author in one.get("authors", []):
        if not author.keys() <= {"name", "url", "avatar"} or not author:
            yield f"an author is {author}"


def _item(item: dict[str, Any]) -> Iterator[str]:
    texts = {"id", "url", "title", "content_html", "summary", "image", "date_published", "date_modified", "language"}
    yield from (f"no such key: {key}" for key in item.keys() - texts - {"authors", "tags"})
    yield from (f"{key} is no text" for key in item.keys() & texts if not isinstance(item[key], str) or not item[key])
    yield from (f"{key} is not absolute" for key in item.keys() & {"url", "image"} if not urlsplit(item[key]).scheme)
    yield from (f"{key} is {item[key]}" for key in item if key.startswith("date") and not dated(item[key]))
    if not item.get("content_html"):
        yield "an item without content"
    elif _RELATIVE.search(item["content_html"]):
        yield "something in the content is not absolute"
    if not all(isinstance(tag, str) for tag in item.get("tags", [])):
        yield "a tag is no text"


def sitemap_faults(data: bytes) -> list[str]:
    """What is wrong with a sitemap by its schema, and by the two rules that no schema can say."""
    root = etree.fromstring(data)
    schema = etree.XMLSchema(etree.fromstring(XSD.encode()))
    found = [] if schema.validate(root) else [str(error) for error in schema.error_log]
    urls = locations(data)
    found += [] if len(set(urls)) == len(urls) else ["an address stands there twice"]
    return found + ([] if len(data) <= 50 * 2**20 else ["it is larger than 50 MB"])


def locations(data: bytes) -> list[str]:
    """The addresses that a sitemap lists."""
    return [str(loc.text) for loc in etree.fromstring(data).iter(f"{{{SITEMAP}}}loc")]


def changed(data: bytes) -> dict[str, str]:
    """The day of the last change of each, "" where none is said."""
    lines = etree.fromstring(data)
    return {line.findtext(f"{{{SITEMAP}}}loc"): line.findtext(f"{{{SITEMAP}}}lastmod") or "" for line in lines}
