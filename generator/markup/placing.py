"""A neutral text made to fit one page: one pass over the tags that depend on where it stands."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from html import escape, unescape


@dataclass(frozen=True, slots=True)
class Target:
    """Where a reference leads. ``address`` is relative to ``output/`` and may end in ``#fragment``.

    ``title`` is shown for a ``[[name]]`` without words of its own; ``width`` and ``height`` are a picture's pixels.
    """

    address: str
    title: str = ""
    width: int = 0
    height: int = 0


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


def place(html: str, targets: Mapping[str, Target | None], *, root: str, level: int, prefix: str) -> str:
    """The neutral ``html`` with its first heading at ``level``, ``prefix`` on its ids, its references resolved.

    ``targets`` has each ``Reference.target``; what is None there or missing is dead and shown as text. ``root`` leads
    from the page to ``output/`` (``"../"`` a level). A link ``#here`` that is not in ``targets`` is within the text.
    """
    walk = _Walk(targets, root, level, prefix)
    out: list[str] = []
    at = 0
    for m in _TAG.finditer(html):
        new = walk.step(m)
        if new is not None:
            out += (html[at : m.start()], new)
            at = walk.skipped or m.end()
    return "".join([*out, html[at:]]) if out else html


class _Walk:
    """``skipped`` is where to go on when a step has also replaced what follows its tag, else 0."""

    def __init__(self, targets: Mapping[str, Target | None], root: str, level: int, prefix: str) -> None:
        self.targets = targets
        self.root = root
        self.shift = level - 1
        self.prefix = prefix
        self.skipped = 0
        self.closers: list[str] = []

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
            return self._medium(name, rest)
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
            return f"<a{self._ids(rest)}>"
        found = self.targets.get(unescape(target))
        if found is not None:
            return self._opened(rest, target, escape(self.root + found.address))
        if target[:1] == "#" and unescape(target) not in self.targets:
            return self._opened(rest, target, f"#{self.prefix}{target[1:]}")
        return self._dead()

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

    def _medium(self, name: str, rest: str) -> str:
        values = dict(_ATTRIBUTE.findall(rest))
        source = values.get("src", "")
        if not source or _EXTERNAL.match(source):
            return f"<{name}{self._ids(rest)}>"
        found = self.targets.get(unescape(source))
        if found is not None:
            address = escape(self.root + found.address)
            moved = rest.replace(f' src="{source}"', f' src="{address}"{_size(name, found)}', 1)
            return f"<{name}{self._ids(moved)}>"
        return f'<span class="dead">{values.get("alt", "")}</span>' if name == "img" else f"<{name}>"


def _size(name: str, found: Target) -> str:
    if name != "img":
        return ""
    sides = f' width="{found.width}" height="{found.height}"' if found.width and found.height else ""
    return f'{sides} loading="lazy" decoding="async"'
