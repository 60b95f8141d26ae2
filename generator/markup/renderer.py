"""One text to its neutral form."""

from __future__ import annotations

import hashlib
import re
import sys
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import cache, cached_property
from pathlib import Path

from generator.markup.marks import reveal
from generator.markup.neutral import neutral
from generator.markup.positions import located
from generator.model import Reference

ENGLISH = ("\u201c", "\u201d", "\u2018", "\u2019")
_DISGUISED = re.compile(r"&#(?:0*1[45]|x0*[ef])(?![0-9a-f]);?", re.IGNORECASE)  # the mark's own characters
_CONTROL = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f]")  # no HTML may have them, not even as references
_FORGED = re.compile(r"<!--event:.*?-->", re.DOTALL)
_LIBRARIES = ("markdown", "pymdown-extensions", "nh3", "pygments")


@dataclass(frozen=True, slots=True)
class Rendered:
    """A body in neutral form: safe HTML whose headings start at level 1, with bare ids and links as they were written.

    ``anchors`` are the ids that a link may lead to. ``opening`` is the plain text of a body of one paragraph of at
    most 400 characters, else "".
    """

    html: str
    references: tuple[Reference, ...] = ()
    anchors: tuple[str, ...] = ()
    opening: str = ""


class Markup:
    """Renders the texts of one language, one after the other.

    Python-Markdown is not safe between threads (its issue 812): one instance serves one thread, and a build that
    wants more of the machine uses processes.

    Args:
        language: a BCP 47 tag; it is part of the key.
        quotes: what opens and closes a quotation, then one inside it.
        unsafe_html: whether raw HTML is the owner's and passes as it is.
        words: what the reader is told in the text's language: ``back`` (from a footnote to the text), and the
            headings of asides that have none (``note tip info important warning caution danger quote``).
    """

    def __init__(
        self,
        language: str,
        quotes: tuple[str, str, str, str] = ENGLISH,
        *,
        unsafe_html: bool = False,
        words: Mapping[str, str] | None = None,
    ) -> None:
        self.unsafe_html = unsafe_html
        self._quotes = quotes
        self._words = dict(words or {})
        self._settings = repr((language, quotes, unsafe_html, sorted(self._words.items())))

    def key(self, source: str) -> str:
        """32 hex digits that change when the text, a setting, or anything that takes part in rendering does."""
        state = hashlib.blake2b(self._base, digest_size=16)
        state.update(source.encode())
        return state.hexdigest()

    def render(self, source: str) -> Rendered:
        """The text in neutral form. It has passed ``check``: what is here has no bounds of its own."""
        html = self._convert(source)
        html = _FORGED.sub("", html) if self.unsafe_html else self._clean(_DISGUISED.sub("\ufffd", html))
        # Replaced, not removed: the HTML is already judged, and what stood apart must not come together.
        html = _CONTROL.sub("\ufffd", reveal(html))
        done = neutral(html, owned=self.unsafe_html)
        return Rendered(done.html, located(source, done.references), tuple(done.anchors), done.opening)

    @cached_property
    def _convert(self) -> Callable[[str], str]:
        from generator.markup.dialect import converter

        return converter(self._quotes, self._words)

    @cached_property
    def _clean(self) -> Callable[[str], str]:
        from generator.markup.clean import clean

        return clean

    @cached_property
    def _base(self) -> bytes:
        return f"{self._settings}\0{_makers()}\0".encode()


@cache
def _makers() -> str:
    """Everything that takes part: Python, the libraries, and the modules of this package."""
    from importlib.metadata import version

    own = hashlib.blake2b(digest_size=16)
    for path in sorted(Path(__file__).parent.glob("*.py")):
        own.update(path.read_bytes())
    return repr((sys.version_info[:3], [version(name) for name in _LIBRARIES], own.hexdigest()))
