"""The last pass over one text: headings from level 1 without gaps, ids that are unique, and what it refers to."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from html import escape

from generator.markup.positions import Kind
from generator.markup.tags import CLEAN_TAG, CLEAN_TAG_BUT_LINKS, TAG, attributes, plain, tag

LONGEST_OPENING = 400

_MEDIA = frozenset({"img", "audio", "video", "source"})
_SIDES = frozenset({"left", "center", "right"})
_EXTERNAL = re.compile(r"[a-zA-Z][a-zA-Z0-9+.-]*:|//")
_HEADINGS = frozenset({"h1", "h2", "h3", "h4", "h5", "h6"})
_SCHEMES = frozenset({"http:", "https:", "mailto:", "tel:", "//"})
_SPACE = " \t\n\f\r"  # what browsers take off an address; to take more would make another one of it
_NOTE = re.compile(r'<sup id="fnref:.*?</sup>', re.DOTALL)
_NOT_SLUG = re.compile(r"[^\w\- ]")
_ID = re.compile(r"[\w:-]+")
_ONE = re.compile(r"<p>((?:[^<]|<(?!p[ >]))*)</p>\s*")


@dataclass(slots=True)
class Neutral:
    """The HTML of a text as every page can take it, and what was met on the way: (kind, target) pairs, and ids."""

    html: str = ""
    references: list[tuple[Kind, str]] = field(default_factory=list)
    anchors: list[str] = field(default_factory=list)
    opening: str = ""


def neutral(html: str, *, owned: bool = False) -> Neutral:
    """``html`` with headings from level 1, unique ids without dots, media of other sites as links to them.

    ``owned`` HTML is the site owner's: it keeps its ids and its media.
    """
    walk = _Walk(owned)
    out: list[str] = []
    at = 0
    # Only a picture asks whether it stands in a link, so without one most links need no look: a sixth of this pass.
    tags = TAG if owned else CLEAN_TAG if "<img " in html else CLEAN_TAG_BUT_LINKS
    for m in tags.finditer(html):
        if m["name"]:
            out += (html[at : m.start()], walk.step(m["name"].lower(), m))
            at = m.end()
    done = walk.done
    done.html = "".join([*out, html[at:]]).replace("<p></p>", "").strip()
    done.opening = _opening(done.html)
    return done


def _opening(html: str) -> str:
    if len(html) > 20 * LONGEST_OPENING or html.find("<p>", 1) > 0 or not (m := _ONE.fullmatch(html)):
        return ""
    text = plain(m[1])
    return text if len(text) <= LONGEST_OPENING else ""


class _Walk:
    def __init__(self, owned: bool) -> None:  # noqa: FBT001 - one caller, just above
        self.owned = owned
        self.done = Neutral()
        self.seen: set[str] = set()
        self.counts: dict[str, int] = {}  # the last number given to a name that was taken
        self.outline: list[int] = []  # the levels, as written, of the headings that the next one may stand under
        self.links = 0  # how many links are open

    def step(self, name: str, m: re.Match[str]) -> str:
        """What stands for one tag."""
        if m["close"]:
            return self._end(name, m[0])
        values = attributes(m["rest"])
        if name in _HEADINGS:
            return self._heading(int(name[1]), values, m)
        self._name(values)
        if name == "a":
            return self._link(values)
        return self._medium(name, values) if name in _MEDIA else self._other(name, values)

    def _other(self, name: str, values: dict[str, str]) -> str:
        if name == "table":
            return '<div class="table" tabindex="0">' + tag(name, values)
        if name == "input" and not self.owned:
            return _box(values)
        if name == "pre":
            values["tabindex"] = "0"  # what scrolls must be reached from the keyboard
        side = values.pop("align", "")
        if side in _SIDES:
            values["class"] = side
        return tag(name, values)

    def _end(self, name: str, as_it_is: str) -> str:
        if name in _HEADINGS and self.outline:
            return f"</h{min(len(self.outline), 6)}>"
        if name == "a":
            self.links -= 1
        return as_it_is + "</div>" if name == "table" else as_it_is

    def _heading(self, level: int, values: dict[str, str], m: re.Match[str]) -> str:
        while self.outline and self.outline[-1] >= level:
            self.outline.pop()
        self.outline.append(level)
        self._name(values)
        if "id" not in values:
            end = m.string.find(f"</{m['name']}>", m.end())
            said = plain(_NOTE.sub("", m.string[m.end() : end]))
            values = {"id": self._new(slug(said)), **values}
        return tag(f"h{min(len(self.outline), 6)}", values)

    def _name(self, values: dict[str, str]) -> None:
        """An author's id is kept where it is the first of its kind and holds no dot: those are the page's own."""
        name = values.get("id")
        if name is None:
            return
        if name in self.seen or not (self.owned or _ID.fullmatch(name)):
            del values["id"]
            return
        self.seen.add(name)
        if not name.startswith(("fn:", "fnref:")):
            self.done.anchors.append(name)

    def _new(self, name: str) -> str:
        """The name, or with -1, -2 … where it is taken, as GitHub counts."""
        free, n = name, self.counts.get(name, 0)
        while free in self.seen:
            n += 1
            free = f"{name}-{n}"
        self.counts[name] = n
        self.seen.add(free)
        self.done.anchors.append(free)
        return free

    def _link(self, values: dict[str, str]) -> str:
        self.links += 1
        name = values.get("data-name")
        if name is not None:
            self.done.references.append(("name", name))
            return tag("a", values)
        target = self._address(values, "href")
        told = values.get("class", "").startswith(("footnote-", "file"))  # the file is that of a player
        if target is not None and not told and not _EXTERNAL.match(target):
            self.done.references.append(("link", target))
        return tag("a", values)

    def _address(self, values: dict[str, str], name: str) -> str | None:
        """An address without spaces around it; none where it has a scheme that the sanitiser should have stopped."""
        if name in values:
            values[name] = values[name].strip(_SPACE)
            scheme = _EXTERNAL.match(values[name])
            if scheme and not self.owned and scheme[0].lower() not in _SCHEMES:
                del values[name]
        return values.get(name)

    def _medium(self, name: str, values: dict[str, str]) -> str:
        """A picture of this site. One of another would be asked for by every reader's browser: a link to it instead."""
        source = self._address(values, "src")
        if not source:  # refused, or there was none
            return escape(values.get("alt", "")) if name == "img" else tag(name, values)
        self.done.references.append(("image", source))
        if name == "img":
            values.setdefault("alt", "")
        elif name != "source" and not self.owned:
            values.setdefault("preload", "none")
        if self.owned or not _EXTERNAL.match(source):
            return tag(name, values)
        if name != "img":
            del values["src"]
            return tag(name, values)
        said = values["alt"] or source
        if self.links > 0:
            return escape(said)
        return tag("a", {"href": source}) + escape(said) + "</a>"


def _box(values: dict[str, str]) -> str:
    """The only field that a text may have: a box that cannot be ticked."""
    return '<input type="checkbox" disabled' + (" checked>" if "checked" in values else ">")


def slug(text: str) -> str:
    """The id of a heading as GitHub and the editors make it, so that ``other.md#id`` leads there too."""
    return _NOT_SLUG.sub("", text.lower()).replace(" ", "-") or "section"
