"""Entries in JSON, as a list shows them: cards, without texts."""

from __future__ import annotations

import io
import json
from collections.abc import Callable, Iterable, Mapping
from urllib.parse import quote

from generator.addresses import absolute
from generator.exports import Fetch
from generator.exports.dated import Said, dated
from generator.markup import Target, place
from generator.model import Card, Link, Picture
from generator.pages import Body, Imprint


class Teller:
    """Tells what a file of data holds, with addresses that count from that file."""

    def __init__(self, imprint: Imprint) -> None:
        self._imprint = imprint
        self._folder, self._root = around(imprint.address)
        self._known: dict[Link, Said] = {}

    def entry(self, card: Card) -> Said:
        """All that a card shows; what an author left out is left out."""
        said = {
            "kind": card.kind,
            "title": card.title,
            **self.where(card.address),
            "date": dated(card.date, self._imprint, text=card.date_text),
            "timezone": card.zone,
            "summary": card.summary,
            "status": card.status if card.kind == "event" else "",
            "people": self._links(card.people),
            "organisations": self._links(card.organisations),
            "places": self._links(card.places),
            "tags": self._links(card.tags),
            "picture": self.picture(card.picture) if card.picture else None,
            "corrected": dated(card.corrected, self._imprint) if card.corrected else None,
            "updated": dated(card.updated, self._imprint) if card.updated else None,
            "lane": card.lane,
            "importance": card.importance,
            "language": "" if card.lang == self._imprint.language else card.lang,
            "unpublished": card.ribbon,
        }
        return {**given(said), "sources": card.sources}

    def picture(self, picture: Picture) -> Said:
        """A picture, or what is said of one that is not there."""
        said = {name: getattr(picture, name) for name in ("width", "height", "alt", "caption", "credit", "licence")}
        return {**self.where(picture.address), **given(said)}

    def where(self, address: str) -> Said:
        """An address as it counts from this file, and the whole of it where there is a base URL."""
        if not address:
            return {}
        near_ = near(address, self._folder, self._root)
        base = self._imprint.base_url
        return {"address": near_, "url": absolute(base, address)} if base else {"address": near_}

    def html(self, body: Body, fetch: Fetch) -> str:
        """A text in HTML, whose links count from this file."""
        return place(fetch(body.key), targets(body), root=self._root, level=body.level, prefix=body.prefix)

    def _links(self, links: Iterable[Link]) -> list[Said]:
        return [self._link(link) for link in links]

    def _link(self, link: Link) -> Said:
        said = self._known.get(link)
        if said is None:
            said = self._known[link] = {"name": link.title, **self.where(link.address)}
        return said


def around(address: str) -> tuple[str, str]:
    """The folder of a file, with a slash at its end, and the way up from there to the output."""
    return address[: address.rfind("/") + 1], "../" * address.count("/")


def near(address: str, folder: str, root: str) -> str:
    """An address as it counts from a file in a folder."""
    page, sign, fragment = address.partition("#")
    way = page.removeprefix(folder) if page.startswith(folder) else f"{root}{page}"
    return f"{quote(way, safe='/-._~')}{sign}{quote(fragment, safe='-._~')}"


def given(said: Mapping[str, object]) -> Said:
    """Without what is empty."""
    return {name: value for name, value in said.items() if value}


def listed(head: Mapping[str, object], name: str, items: Iterable[Mapping[str, object]]) -> bytes:
    """A JSON object with a list at its end, each item in a line of its own: one more or less is one line of a diff.

    An item is written before the next is asked for.
    """
    said, file = json.JSONEncoder(ensure_ascii=False).encode, io.BytesIO()
    file.write(f'{said(head)[:-1]}, "{name}": ['.encode())
    between = "\n"
    for item in items:
        file.write(f"{between}{said(item)}".encode())
        between = ",\n"
    file.write(b"\n]}\n")
    return file.getvalue()


def targets(body: Body, at: Callable[[str], str] = str) -> dict[str, Target | None]:
    """Where the links of a text lead, each address made what it is ``at``; of a picture the whole, for elsewhere."""
    return {
        written: Target(at(link.address), link.title, *((shown.width, shown.height) if shown else ())) if link else None
        for written, link, shown in body.targets
    }
