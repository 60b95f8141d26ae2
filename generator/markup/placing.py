"""A neutral text made to fit one page: one pass over the tags that depend on where it stands."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from html import escape, unescape

from generator.addresses import host, srcset


@dataclass(frozen=True, slots=True)
class Target:
    """Where a reference leads. ``address`` is relative to ``output/`` and may end in ``#fragment``.

    ``title`` is shown for a ``[[name]]`` without words of its own; ``width`` and ``height`` are a picture's or a film's
    pixels, ``widths`` those in which the picture is offered, ``captions`` is the address of the film's.
    """

    address: str
    title: str = ""
    width: int = 0
    height: int = 0
    widths: tuple[int, ...] = ()
    captions: str = ""


@dataclass(frozen=True, slots=True)
class Said:
    """What a page says in a text of its author: for a picture that is missing, and where a link leads, by its host.

    ``lang`` is the language of these words, "" where they are the text's own.
    """

    missing: Callable[[], str] = str
    opens: Callable[[str], str] = str
    lang: str = ""


SILENT = Said()
# Scripts, styles and comments are passed over. Spans with only a class are the many pieces of coloured code.
_TAG = re.compile(
    r"<(?:!--.*?--|(?:script|style)\b.*?</(?:script|style)\s*|"
    r'(?!span class="[^"]*">)(/?)((?:h[1-6]|a)(?=[ >])|[a-z][a-z0-9]*(?= ))((?: [^\s=<>"]+(?:="[^"]*")?)*))>',
    re.DOTALL,
)
_ATTRIBUTE = re.compile(r' ([^\s=<>"]+)="([^"]*)"')
_IDS = re.compile(r' (id|for|headers|aria-(?:labelledby|describedby|controls|details|owns|flowto))="([^"]*)"')
_EXTERNAL = re.compile(r"[a-zA-Z][a-zA-Z0-9+.-]*:|//")
_HEADINGS = {f"h{n}": n for n in range(1, 7)}
_MEDIA = frozenset({"img", "audio", "video", "source"})
_OPENS = "opens"  # the class of a link under a still, which leads to what it is a still of
_NARROW, _WIDE = "(max-width: 44rem) 100vw", "38rem"  # how wide the default theme shows a picture ...
_HALF = "(max-width: 30rem) 100vw, (max-width: 44rem) 50vw, 19rem"  # ... and one of two beside each other
_NOTHING_BEFORE = re.compile(r"(?:\s|<(?:figure|p|a|div)\b[^<>]*>)*")


def place(
    html: str,
    targets: Mapping[str, Target | None],
    *,
    root: str,
    level: int,
    prefix: str,
    first: bool = False,
    said: Said = SILENT,
) -> str:
    """The neutral ``html`` with its first heading at ``level``, ``prefix`` on its ids, its references resolved.

    ``targets`` has each ``Reference.target``; what is None there or missing is dead and shown as text. ``root`` leads
    from the page to ``output/`` (``"../"`` a level). A link ``#here`` that is not in ``targets`` is within the text.
    ``first`` says that a picture with which the text begins is the first that a reader sees.
    """
    walk = _Walk(targets, root, level, prefix, said)
    walk.first = first
    out: list[str] = []
    at = 0
    for m in _TAG.finditer(html):
        if m.start() < at:  # it is replaced already
            continue
        new = walk.step(m)
        if new is not None:
            out += (html[at : m.start()], new)
            at = walk.skipped or m.end()
    return "".join([*out, html[at:]]) if out else html


class _Walk:
    """``skipped`` is where to go on when a step has also replaced what follows its tag, else 0."""

    def __init__(self, targets: Mapping[str, Target | None], root: str, level: int, prefix: str, said: Said) -> None:
        self.targets = targets
        self.root = root
        self.shift = level - 1
        self.prefix = prefix
        self.said = said
        self.first = False
        self.skipped = 0
        self.closers: list[str] = []  # of the links that are open

    def step(self, m: re.Match[str]) -> str | None:
        """What stands for one tag, None where it stays as it is."""
        self.skipped = 0
        close, name, rest = m.groups()
        if name is None:
            return None
        if name in _HEADINGS:
            return f"<{close}h{min(_HEADINGS[name] + self.shift, 6)}{self._ids(rest)}>"
        if name == "a":
            return self._end() if close else self._link(rest, m)
        if name in _MEDIA:
            return self._medium(name, rest, m)
        return f"<{name}{self._ids(rest)}>" if self.prefix else None

    def _ids(self, rest: str) -> str:
        """The attributes with the prefix on every id that they give or point at."""
        if not (self.prefix and rest):
            return rest
        return _IDS.sub(lambda m: f' {m[1]}="{" ".join(self.prefix + word for word in m[2].split())}"', rest)

    def _link(self, rest: str, m: re.Match[str]) -> str:
        self.closers.append("</a>")
        values = dict(_ATTRIBUTE.findall(rest))
        if "data-name" in values:
            return self._named(values["data-name"], rest, m)
        target = values.get("href")
        if target is None or _EXTERNAL.match(target):
            return self._elsewhere(values, rest, m)
        found = self.targets.get(unescape(target))
        if found is not None:
            return self._opened(rest, target, escape(self.root + found.address))
        if target[:1] == "#" and unescape(target) not in self.targets:
            return self._opened(rest, target, f"#{self.prefix}{target[1:]}")
        return self._dead()

    def _elsewhere(self, values: dict[str, str], rest: str, m: re.Match[str]) -> str:
        """A link to another site. One that a still was given says where it leads."""
        opened = self._ids(rest)
        end = m.string.find("</a>", m.end())
        if values.get("class") != _OPENS or "href" not in values or end < 0:
            return f"<a{opened}>"
        self.skipped = end
        lang = f' lang="{self.said.lang}"' if self.said.lang else ""
        return f"<a{lang}{opened}>{escape(self.said.opens(host(unescape(values['href']))), quote=False)}"

    def _opened(self, rest: str, target: str, address: str) -> str:
        moved = rest.replace(f' href="{target}"', f' href="{address}"', 1)
        return f"<a{self._ids(moved)}>"

    def _named(self, name: str, rest: str, m: re.Match[str]) -> str:
        found = self.targets.get(unescape(name))
        if found is None:
            return self._dead()
        address = escape(self.root + found.address)
        opened = self._ids(rest.replace(f' data-name="{name}"', f' href="{address}"', 1))
        if found.title and m.string.startswith(f"{escape(unescape(name), quote=False)}</a>", m.end()):
            self.skipped = m.string.index("</a>", m.end())
            return f"<a{opened}>{escape(found.title, quote=False)}"
        return f"<a{opened}>"

    def _dead(self) -> str:
        self.closers[-1] = "</span>"
        return '<span class="dead">'

    def _end(self) -> str:
        return self.closers.pop() if self.closers else "</a>"

    def _medium(self, name: str, rest: str, m: re.Match[str]) -> str:
        values = dict(_ATTRIBUTE.findall(rest))
        source = values.get("src", "")
        if not source or _EXTERNAL.match(source):
            return f"<{name}{self._ids(rest)}>"
        found = self.targets.get(unescape(source))
        if found is None:
            return self._missing(name, values, m)
        address = escape(self.root + found.address)
        said = self._shown(found, values, m) if name == "img" else _size(found, values) if name == "video" else ""
        moved = self._ids(rest.replace(f' src="{source}"', f' src="{address}"{said}', 1))
        if name == "img":
            opens = found.widths and values.get("alt") and not self.closers
            return f'<a href="{address}"><img{moved}></a>' if opens else f"<img{moved}>"
        captions = escape(self.root + found.captions)
        track = f'<track kind="captions" src="{captions}">' if found.captions and name == "video" else ""
        return f"<{name}{moved}>{track}"

    def _shown(self, found: Target, values: dict[str, str], m: re.Match[str]) -> str:
        """What a browser should know of a picture before it has it: its size, its widths, whether it can wait."""
        said = _size(found, values)
        if found.widths and not values.keys() & {"srcset", "sizes"}:
            offers = escape(srcset(found.address, found.width, found.widths, self.root))
            shown = _HALF if values.get("class") == "half" else f"{_NARROW}, {_WIDE}"
            said += f' srcset="{offers}" sizes="{shown}"'
        top = self.first and _NOTHING_BEFORE.fullmatch(m.string, 0, m.start())
        self.first = False
        said += "" if top or "loading" in values else ' loading="lazy"'
        return said + ("" if top or "decoding" in values else ' decoding="async"')

    def _missing(self, name: str, values: dict[str, str], m: re.Match[str]) -> str:
        """What is not there: the frame of it where it would stand alone, else its words."""
        said = values.get("alt") or values.get("aria-label") or ""
        alone = re.search(r"<figure[^<>]*>\s*$", m.string[max(0, m.start() - 40) : m.start()])
        if name in ("audio", "video"):
            end = m.string.find(f"</{name}>", m.end())
            self.skipped = end + len(name) + 3 if end >= 0 else 0
        if not alone:
            return f'<span class="dead">{said}</span>' if name != "source" else "<source>"
        own = f' lang="{self.said.lang}"' if self.said.lang and not said else ""
        return f'<span class="frame"{own}>{said or escape(self.said.missing())}</span>'


def _size(found: Target, values: dict[str, str]) -> str:
    known = found.width and found.height and not values.keys() & {"width", "height"}
    return f' width="{found.width}" height="{found.height}"' if known else ""
