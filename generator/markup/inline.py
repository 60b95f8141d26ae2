"""Python-Markdown's inline loop, with the same output for a fraction of the work.

The loop of the library tries every pattern on every piece of text. On prose nearly every try is in vain, and the
bookkeeping around a try costs ten times the search itself. Here each pattern comes with a few letters that any match
of it must contain (`_NEEDS`); a pattern whose letters a text lacks is passed over. A pattern that is not in the list
is always tried, by its own expression, so a new one costs time and changes nothing.

What is done with a match is the library's own order of events, rewritten here. It was compared with releases in
``TESTED``; with any other the library's loop runs. See docs/decisions/0002-fast-inline.md.
"""

from __future__ import annotations

import re
from collections import deque
from collections.abc import Callable, Iterator
from functools import cache, lru_cache
from typing import Any, NamedTuple
from xml.etree.ElementTree import Element

import markdown
from markdown import inlinepatterns as stock
from markdown.treeprocessors import InlineProcessor
from markdown.util import INLINE_PLACEHOLDER, INLINE_PLACEHOLDER_PREFIX, INLINE_PLACEHOLDER_RE, AtomicString
from pymdownx import magiclink
from pymdownx.delimiterprocessor import DelimiterProcessor

from generator.markup import figures, names, notes
from generator.markup.simple import Note, simple

TESTED = frozenset({(3, 11, 3)})

_NEEDS: dict[str, tuple[str, ...]] = {
    stock.BACKTICK_RE: ("`",),
    stock.ESCAPE_RE: ("\\",),
    stock.LINK_RE: ("[",),  # and references, in both forms
    stock.IMAGE_LINK_RE: ("![",),
    stock.AUTOMAIL_RE: ("<",),
    stock.LINE_BREAK_RE: ("  \n",),
    stock.HTML_RE: ("<",),
    stock.ENTITY_RE: ("&",),
    magiclink.RE_AUTOLINK: ("<",),
    magiclink.RE_LINK: ("://", "ww", "wW", "Ww", "WW"),
    names.PATTERN: ("[[",),
    notes.PATTERN: ("[^",),
    figures.PATTERN: ("{",),
}


# Patterns that look at nothing but their match: all matches are found in one go, and the text is joined once.
_LOCAL = frozenset(
    {stock.ESCAPE_RE, stock.AUTOMAIL_RE, stock.LINE_BREAK_RE, stock.HTML_RE, stock.ENTITY_RE, magiclink.RE_AUTOLINK}
)

_Made = tuple[Element, list[str]]  # an element and its ancestors' names
_Find = Callable[[str, int], Iterator[re.Match[str]]]


class _Trial(NamedTuple):
    """One pattern as the loop needs it; ``needs`` is empty where nothing is known of its matches."""

    pattern: Any
    find: _Find
    is_local: bool
    needs: tuple[str, ...]
    excludes: frozenset[str]


def is_tested(md: markdown.Markdown) -> bool:
    """Whether the loop below is known to do what the library's does: the release, and patterns of the new kind."""
    return markdown.__version_info__[:3] in TESTED and all(
        isinstance(p, stock.InlineProcessor) and type(p).getCompiledRegExp is stock.Pattern.getCompiledRegExp
        for p in md.inlinePatterns
    )


class FastInline(InlineProcessor):
    """Takes the place of the tree processor ``inline``; told a text by ``narrow``, it tries fewer patterns on it."""

    def __init__(self, md: markdown.Markdown) -> None:
        super().__init__(md)
        self._all = tuple(_trial(pattern) for pattern in md.inlinePatterns)
        self._letters = sorted({letter for t in self._all for letter in t.needs})
        self._chosen = lru_cache(maxsize=256)(self._choice)
        self._trials, self._any = self._choice(tuple(self._letters))
        self._excluded = frozenset[str]().union(*(t.excludes for t in self._all))
        is_known = all(t.needs for t in self._all) and "footnote" in md.inlinePatterns
        self._note: Note | None = md.inlinePatterns["footnote"].reference if is_known else None  # type: ignore[attr-defined]

    def narrow(self, source: str) -> None:
        """From now on, until the next call, only what can match in ``source`` is tried."""
        self._trials, self._any = self._chosen(tuple([letter for letter in self._letters if letter in source]))

    def _choice(self, letters: tuple[str, ...]) -> tuple[tuple[_Trial, ...], Callable[[str], object]]:
        """What may match in a text that has these letters, and what is true of each piece in which it may."""
        trials = tuple(t for t in self._all if not t.needs or not set(t.needs).isdisjoint(letters))
        return trials, _any(tuple(t.needs for t in trials))

    def run(self, tree: Element, ancestors: list[str] | None = None) -> Element:
        """The tree with every inline pattern applied, elements in the library's order."""
        self.stashed_nodes: dict[str, Element | str] = {}
        stack = deque([(tree, [*(ancestors or ()), tree.tag.lower()])])
        while stack:
            element, self.ancestors = stack.popleft()
            inserts: list[tuple[Element, list[Element]]] = []
            for child in element:
                if self._is_work(child.text):
                    easy = self._simple(child)
                    made = [] if easy else self._text(child)
                    stack.extend((node, [*parents, node.tag.lower()]) for node, parents in made)
                    inserts.append((child, easy or [node for node, _ in made]))
                if child.tail:
                    self._tail(element, child)
                if len(child):
                    stack.append((child, [*self.ancestors, child.tag.lower()]))
            for child, new in inserts:
                child[:0] = new
        return tree

    def _is_work(self, text: str | None) -> bool:
        """Whether there is something to match, or something matched before that is not yet an element."""
        if not text or isinstance(text, AtomicString):
            return False
        return bool(self._any(text)) or INLINE_PLACEHOLDER_PREFIX in text

    def _simple(self, child: Element) -> list[Element]:
        """The elements made of a child's text where it can be read at once, with the same outcome; else none."""
        if not self._note or not self._excluded.isdisjoint((*self.ancestors, child.tag)):
            return []
        read = simple(child.text or "", self._note)
        if not read:
            return []
        child.text = read[0] or None
        for element in read[1]:  # counted as the library counts them: in some heaps of signs the numbers show
            self.stashed_nodes[f"{len(self.stashed_nodes):04d}"] = element
        return read[1]

    def _text(self, child: Element) -> list[_Made]:
        """The elements made of a child's text, each with its ancestors; what comes before the first stays its text."""
        self.ancestors.append(child.tag.lower())
        text, child.text = child.text or "", None
        made = self._resolve(self._handle(text), child)
        self.ancestors.pop()
        return made

    def _tail(self, parent: Element, child: Element) -> None:
        tail = self._handle(child.tail or "")
        holder = Element("d")
        child.tail = None
        made = self._resolve(tail, holder, False)  # noqa: FBT003 - as inherited
        if holder.tail:
            child.tail = holder.tail
        at = list(parent).index(child) + 1 if made else 0
        for node, _ in reversed(made):
            parent.insert(at, node)

    def _handle(self, data: str, index: int = 0) -> str:
        """The text with a placeholder for each match of the patterns from ``index`` on."""
        if isinstance(data, AtomicString) or not self._any(data):
            return data
        trials = self._trials
        while index < len(trials):
            pattern, find, is_local, needs, excludes = trials[index]
            if (not needs or any(need in data for need in needs)) and excludes.isdisjoint(self.ancestors):
                data = (self._apply_at_once if is_local else self._apply)(pattern, find, data, index)
            index += 1
        return data

    def _apply(self, pattern: Any, find: _Find, data: str, index: int) -> str:
        """The text with a placeholder for each match of one pattern; the next is looked for in what that gives."""
        start = 0
        while True:
            for match in find(data, start):
                node, begin, end = pattern.handleMatch(match, data)
                if begin is not None and end is not None:
                    break
            else:
                return data
            if node is None:
                start = end
                continue
            placeholder = self._stash(node, index)
            data = f"{data[:begin]}{placeholder}{data[end:]}"
            start = begin + len(placeholder)

    def _apply_at_once(self, pattern: Any, find: _Find, data: str, index: int) -> str:
        """The same for a pattern to which it makes no difference what stands before its match."""
        out: list[str] = []
        at = 0
        for match in find(data, 0):
            node, begin, end = pattern.handleMatch(match, data)
            if node is not None and begin is not None and end is not None:
                out += (data[at:begin], self._stash(node, index))
                at = end
        return "".join((*out, data[at:])) if out else data

    def _stash(self, node: Element | str, index: int) -> str:
        """Keeps what a match became, the text in it read by the patterns after ``index``; gives what stands for it."""
        if not isinstance(node, str):
            self._descend(node, index)
        name = f"{len(self.stashed_nodes):04d}"
        self.stashed_nodes[name] = node
        return INLINE_PLACEHOLDER % name

    def _descend(self, node: Element, index: int) -> None:
        """The text inside a new element is for the later patterns; the tails of its children are for this one too."""
        if isinstance(node.text, AtomicString):
            return
        for child in [node, *node]:
            if child.text:
                self.ancestors.append(child.tag.lower())
                child.text = self._handle(child.text, index + 1)
                self.ancestors.pop()
            if child.tail:
                child.tail = self._handle(child.tail, index)

    def _resolve(self, data: str, parent: Element, is_text: bool = True) -> list[_Made]:  # noqa: FBT001, FBT002 - as inherited
        """The elements that the placeholders stand for; the text between them is in their tails and in ``parent``."""
        made: list[_Made] = []
        if INLINE_PLACEHOLDER_PREFIX not in data:
            _append(made, parent, data, is_text)
            return made
        pieces: list[str] = []
        start = 0
        while (at := data.find(INLINE_PLACEHOLDER_PREFIX, start)) >= 0:
            m = INLINE_PLACEHOLDER_RE.search(data, at)
            node = self.stashed_nodes.get(m[1]) if m else None
            end = m.end() if m and node is not None else at + len(INLINE_PLACEHOLDER_PREFIX)
            pieces.append(data[start : at if node is not None else end])
            start = end
            if isinstance(node, str):
                pieces.append(node)
            elif node is not None:
                _append(made, parent, "".join(pieces), is_text)
                pieces.clear()
                self._resolve_inside(node)
                made.append((node, self.ancestors[:]))
        rest = "".join((*pieces, data[start:]))
        alone = isinstance(data, AtomicString) and not any(pieces)  # then what comes last is not to be read either
        _append(made, parent, AtomicString(rest) if alone else rest, is_text)
        return made

    _InlineProcessor__processPlaceholders = _resolve  # for the library's own calls

    def _resolve_inside(self, node: Element) -> None:
        for child in [node, *node]:
            if child.tail and child.tail.strip():
                self._InlineProcessor__processElementText(node, child, False)  # type: ignore[attr-defined]  # noqa: FBT003
            if child.text and child.text.strip():
                self._InlineProcessor__processElementText(child, child)  # type: ignore[attr-defined]


def _append(made: list[_Made], parent: Element, text: str, is_text: bool) -> None:  # noqa: FBT001 - as inherited
    """The text put behind the last element made, or where there is none to that of the parent."""
    if not text:
        return
    if made:
        last = made[-1][0]
        last.tail = last.tail + text if last.tail else text
    elif is_text:
        parent.text = parent.text + text if parent.text else text
    else:
        parent.tail = parent.tail + text if parent.tail else text


def _trial(pattern: Any) -> _Trial:
    expression = pattern.getCompiledRegExp()
    needs = tuple(pattern.tokens) if isinstance(pattern, DelimiterProcessor) else _NEEDS.get(pattern.pattern, ())
    return _Trial(
        pattern,
        expression.finditer,
        pattern.pattern in _LOCAL,
        needs,
        frozenset(e.lower() for e in pattern.ANCESTOR_EXCLUDES),
    )


@cache
def _any(needs: tuple[tuple[str, ...], ...]) -> Callable[[str], object]:
    """Something that is true of every text which one of the patterns with these needs may match."""
    if not all(needs):
        return lambda _: True
    letters = sorted({letter for each in needs for letter in each})
    return re.compile("|".join(map(re.escape, letters)) or "(?!)").search
