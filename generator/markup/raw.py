"""Raw HTML in Markdown, found by the library's parser, which is kept from what makes it take the square of a text."""

from __future__ import annotations

import re

from markdown import Markdown
from markdown.extensions import Extension
from markdown.htmlparser import HTMLExtractor
from markdown.preprocessors import Preprocessor

# A tag ends before another begins; the library's expression would look for the end of each in all that follows.
_WHOLE = re.compile(r"""</?[a-zA-Z](?:[^<>"']|"[^"]*"|'[^']*')*+>|</>""")
_END = re.compile(r"</[a-zA-Z][^<>]*>")


class RawExtension(Extension):
    """Takes the place of the preprocessor ``html_block``."""

    def extendMarkdown(self, md: Markdown) -> None:
        md.preprocessors.register(_Raw(md), "html_block", 20)


class _Raw(Preprocessor):
    def run(self, lines: list[str]) -> list[str]:
        extractor = _Extractor(self.md)
        extractor.feed("\n".join(lines))
        extractor.close()
        return "".join(extractor.cleandoc).split("\n")


class _Extractor(HTMLExtractor):
    """What is no whole tag is text; so are declarations and instructions, which no page of ours has."""

    def parse_starttag(self, i: int) -> int:
        return super().parse_starttag(i) if _WHOLE.match(self.rawdata, i) else self._text(i, 1)

    def parse_endtag(self, i: int) -> int:
        return super().parse_endtag(i) if _END.match(self.rawdata, i) else self._text(i, 2)

    def parse_pi(self, i: int) -> int:
        return self._text(i, 2)

    def parse_html_declaration(self, i: int) -> int:
        return self.parse_comment(i) if self.rawdata.startswith("<!--", i) else self._text(i, 2)

    def _text(self, i: int, length: int) -> int:
        self.handle_data(self.rawdata[i : i + length])
        return i + length
