"""What stands around every page: its title and place, the menu, the icon, the footer."""

from __future__ import annotations

import re
from collections.abc import Iterator

from generator import addresses
from generator.chronology import Story
from generator.model import Entry, Link, Picture
from generator.outputs import followed, shares, texts
from generator.outputs.desk import Desk, Inputs
from generator.pages import Form, Head
from generator.problems import Problem

_SCHEME = re.compile(r"[a-z][a-z0-9+.-]*:")
SHARED = (1200, 630)  # the size of a share picture, which is not loaded for that


def common(desk: Desk) -> Inputs:
    """What all pages show."""
    menu = tuple(_menu(desk, title, to) for title, to in desk.site.menu)
    return (
        ("site", desk.site),
        ("menu", menu),
        ("records", tuple(link for link in records(desk) if link.address not in {one.address for one in menu})),
        ("footer", texts.footer(desk, desk.footer)),
        ("icon", _icon(desk)),
    )


def head(
    desk: Desk,
    title: str,
    address: str,
    *,
    above: tuple[Link, ...] = (),
    lang: str = "",
    description: str = "",
    of: Entry | None = None,
    forms: tuple[Form, ...] | None = None,
) -> Head:
    """A page's title and place; ``of`` is the document that it is about, and the site's feeds are its ``forms``."""
    home = () if address == "index.html" else (Link(desk.site.title, "index.html"),)
    return Head(
        title,
        description,
        absolute(desk, address),
        (*home, *above),
        "" if lang == desk.site.language else lang,
        desk.ribbon(of) if of else "",
        _shared(desk, of),
        feeds(desk, None) if forms is None else forms,
    )


def feeds(desk: Desk, story: Story | None) -> tuple[Form, ...]:
    """The feeds of a timeline, or of the site (None): the same object for all of their pages."""
    asked = ("frames.feeds", story.folder if story else "")
    if asked not in desk.worked_out:
        desk.worked_out[asked] = followed.forms(desk, story)
    found: tuple[Form, ...] = desk.worked_out[asked]
    return found


def of_list(
    desk: Desk,
    title: str,
    address: str,
    index: Entry | None,
    above: tuple[Link, ...] = (),
    forms: tuple[Form, ...] | None = None,
) -> Head:
    """The title and place of a list that we make, as the page of its folder has them where there is one."""
    document = desk.documents[index.path] if index else None
    if not document:
        return head(desk, title, address, above=above, forms=forms)
    summary, lang = "" if above else document.summary, document.lang
    return head(desk, document.title, address, above=above, lang=lang, description=summary, of=index, forms=forms)


def listing(desk: Desk, folder: str, address: str, *, first: bool) -> Inputs:
    """What stands over the list that we make in a folder: its ``head``, and on its ``first`` page what opens it."""
    index, link = desk.by_path.get(f"{folder}/index.md"), above(desk, folder)
    forms = (*followed.forms_of(desk, folder, address), *feeds(desk, None)) if folder == "corrections" else None
    made = of_list(desk, link.title, address, index, () if first else (link,), forms)
    return ("head", made), *texts.opening(desk, index if first else None)


def absolute(desk: Desk, address: str) -> str:
    """The address with the base URL, without a final ``index.html``; "" where there is no base URL."""
    return addresses.absolute(desk.site.base_url, address) if desk.site.base_url else ""


def above(desk: Desk, folder: str) -> Link:
    """The list that we make in a folder, such as people/ or sources/."""
    index = desk.by_path.get(f"{folder}/index.md")
    return Link(index.title if index else desk.say(folder), f"{folder}/index.html")


def _shared(desk: Desk, of: Entry | None) -> Picture | None:
    """The picture that a page is shared with: that of its entry, else that of its timeline, else that of the site."""
    if of is None or of.kind not in ("event", "article", "timeline"):
        return _of_whole(desk, None)
    if of.kind != "timeline":
        drawn = _drawn(desk, shares.address(desk, of), of.title)
        if drawn or of.image:
            return drawn  # the author's own picture comes with the card
    return _of_whole(desk, desk.story(of)) or _of_whole(desk, None)


def _of_whole(desk: Desk, story: Story | None) -> Picture | None:
    """The picture of a timeline, or of the site (None): the same object for all of their pages."""
    asked = ("frames.shared", story.folder if story else "")
    if asked not in desk.worked_out:
        timeline = story.timeline if story else None
        desk.worked_out[asked] = _drawn(desk, shares.address(desk, timeline), (timeline or desk.site).title)
    found: Picture | None = desk.worked_out[asked]
    return found


def _drawn(desk: Desk, address: str, alt: str) -> Picture | None:
    return Picture(absolute(desk, address), *SHARED, alt) if address else None


def _menu(desk: Desk, title: str, to: str) -> Link:
    if _SCHEME.match(to):
        return Link(title, to)
    path, _, fragment = to.lstrip("/").partition("#")
    document = desk.by_path.get(path)
    address = document.address if document else path
    address = f"{address}index.html" if not address or address.endswith("/") else address
    return Link(title, address + (f"#{fragment}" if fragment else ""))


def records(desk: Desk) -> Iterator[Link]:
    """The lists that vouch for the rest, where they hold anything: nothing else leads to all of their pages."""
    entries = desk.chronology.entries
    if any(entry.sources or any(entry.held) for entry in (*entries, *desk.chronology.others)):
        yield above(desk, "sources")
    if any(entry.changes for entry in entries):
        yield above(desk, "corrections")


def _icon(desk: Desk) -> str:
    if desk.site.icon:
        found = desk.files.get(desk.site.icon.lstrip("/"))
        if found:
            return found.address
        hint = "name a picture of content/, from there"
        said = f"the icon `{desk.site.icon}` is not there"
        desk.problems.append(Problem("content/site.toml", 0, 0, "dead-link", said, hint, "warning"))
    return next((f.address for f in desk.static if f.address == "theme/icon.svg"), "")
