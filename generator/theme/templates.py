"""The template files of a chain: which one a name means, and what each is made of, found without running any.

``name`` is the nearest file of that name; ``default:name`` is that of the theme `default` or its ancestors, so that a
template can extend the one it stands before.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from hashlib import blake2b
from pathlib import Path

from generator import characters
from generator.problems import Problem
from generator.theme.chain import Link

_TAG = re.compile(r"{%[-+]?\s*(extends|include|import|from)\s+(?:(['\"])([^'\"]+)\2|(\S[^%]*?))\s*(?=[-+]?%}|\w)")
_COMMENT = re.compile(r"{#.*?#}", re.DOTALL)


class Templates:
    """Every template of a chain, read once."""

    def __init__(self, links: Sequence[Link]) -> None:
        self._links = tuple(links)
        self._files: dict[str, tuple[Path, str]] = {}
        self._read: dict[Path, str] = {}
        self._wrong: list[Problem] = []
        for link in reversed(self._links):
            folder = link.folder / "templates"
            for path in sorted(folder.rglob("*.j2")):
                self._files[path.relative_to(folder).as_posix()] = (path, link.name)

    @property
    def names(self) -> list[str]:
        """Every template there is, by its plain name."""
        return sorted(self._files)

    @property
    def digest(self) -> bytes:
        """A digest of every file, also of those that another stands before."""
        hash_ = blake2b(digest_size=16)
        for link in self._links:
            for path in sorted((link.folder / "templates").rglob("*.j2")):
                text = self._text(path).encode()
                hash_.update(b"%s%d:%s" % (str(path).encode(), len(text), text))
        return hash_.digest()

    def find(self, name: str) -> tuple[str, Path, str] | None:
        """The text of a template, its file, and where that lies as messages say it; None where there is none."""
        theme, colon, plain = name.rpartition(":")
        if not colon:
            found = self._files.get(name)
            return found and (self._text(found[0]), found[0], shown(found[1], name))
        names = [link.name for link in self._links]
        for link in self._links[names.index(theme) :] if theme in names else ():
            path = link.folder / "templates" / plain
            if path.is_file():
                return self._text(path), path, shown(link.name, plain)
        return None

    def _text(self, path: Path) -> str:
        text = self._read.get(path)
        if text is None:
            text = self._read[path] = self._decoded(path)
        return text

    def _decoded(self, path: Path) -> str:
        """What stands in a file; "" where that cannot be read, which is noted."""
        link = next(link for link in self._links if path.is_relative_to(link.folder))
        said = shown(link.name, path.relative_to(link.folder / "templates").as_posix())
        try:
            text, problems = characters.read(said, path.read_bytes())
        except OSError as wrong:
            why = (wrong.strerror or "it is not there").lower()
            text, problems = None, (Problem(said, 0, 0, "template", f"this template cannot be read: {why}"),)
        self._wrong += problems
        return text or ""

    def closure(self, name: str) -> bytes:
        """A digest of the template with everything it extends, includes and imports."""
        hash_ = blake2b(digest_size=16)
        for each in sorted(self._reached(name)):
            found = self.find(each)
            data = found[0].encode() if found else b"missing"
            hash_.update(b"%d:%s%d:" % (len(each), each.encode(), len(data)) + data)
        return hash_.digest()

    def _reached(self, name: str) -> set[str]:
        reached, waiting = {name}, [name]
        while waiting:
            found = self.find(waiting.pop())
            new = {used for _, used in _uses(found[0]) if used} - reached if found else set()
            reached |= new
            waiting += new
        return reached

    def problems(self) -> list[Problem]:
        """A file that cannot be read, a name that no file has, and one that is worked out only when a page is made."""
        found = []
        for name in self.names:
            text, _, path = self.find(name) or ("", None, "")
            for line, used in _uses(text):
                if not used:
                    hint = "write the name of the template in quotes, and choose by {% if %}"
                    found.append(
                        Problem(path, line, 0, "dynamic", "this template names another by an expression", hint)
                    )
                elif self.find(used) is None:
                    hint = f"looked for in: {', '.join(link.name for link in self._links)}"
                    found.append(Problem(path, line, 0, "no-template", f"there is no template `{used}`", hint))
        return [*self._wrong, *found]


def _uses(text: str) -> list[tuple[int, str]]:
    """Line and name of each template that this one is made of; "" for a name that is an expression."""
    bare = _COMMENT.sub(lambda m: "\n" * m[0].count("\n"), text)
    return [(bare.count("\n", 0, m.start()) + 1, m[3] or "") for m in _TAG.finditer(bare)]


def shown(theme: str, name: str) -> str:
    """Where a template lies, for an author."""
    return f"themes/{theme}/templates/{name}"
