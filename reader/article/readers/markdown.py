"""Markdown as people read it: the words without the marks, a block a line (CommonMark with GitHub's tables).

Obsidian's additions are understood: front matter, ``==marks==``, ``[[links|with words]]``, ``%%comments%%``.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from markdown_it import MarkdownIt
from markdown_it.token import Token

from reader.article.document import Document, headed
from reader.article.readers import markup, plain

_COMMENT = re.compile(r"%%.*?%%", re.DOTALL)
_WIKI_LINK = re.compile(r"!?\[\[(?:[^\[\]|\n]*\|)?([^\[\]|\n]+)\]\]")
_MARK = re.compile(r"==(?=\S)([^=\n]+?)(?<=\S)==")
_SPECIAL = re.compile(r"[\[\]`*_<!~]")
_MOST_WORK = 100_000_000
"""Squared special characters of a block, summed: what an inline parser may need for them, a second's worth."""
_CELL = " | "
_DEEPEST = 100
"""Lists and quotations within one another that are still told apart."""


def read(data: bytes, source: str) -> Iterator[Document]:
    """The one article of a Markdown file.

    Raises:
        InputError: it is not text, in no known encoding, or its front matter is malformed.
    """
    for document in plain.read(data, source):
        heading, lines = (None, []) if _costly(document.text) else _lines(_COMMENT.sub("", document.text))
        if not lines:  # nothing but marks: more likely text that only looks like them
            lines = document.text.strip().splitlines()
        title = document.title or heading
        yield Document(
            headed(title, "\n".join(lines)),
            title=title,
            date=document.date,
            place=document.place,
            publisher=document.publisher,
            author=document.author,
            tz=document.tz,
            encoding=document.encoding,
        )


def _costly(text: str) -> bool:
    return sum(len(_SPECIAL.findall(block)) ** 2 for block in text.split("\n\n")) > _MOST_WORK


def _lines(text: str) -> tuple[str | None, list[str]]:
    """The first heading, if it comes before all else, and the visible text of every block."""
    parser = MarkdownIt("commonmark", {"maxNesting": _DEEPEST}).enable(["table", "strikethrough"])
    heading: str | None = None
    lines: list[str] = []
    row: list[str] | None = None
    before = ""
    for token in parser.parse(text):
        if token.type == "tr_open":
            row = []
        elif token.type == "tr_close" and row is not None:
            lines.append(_CELL.join(row))
            row = None
        elif token.type == "inline":
            words = _words(token.children or ())
            if before == "heading_open" and not lines and heading is None:
                heading = words
            if row is not None:
                row.append(words)
            else:
                lines.append(words)
        elif token.type in ("fence", "code_block"):
            lines.extend(token.content.splitlines())
        elif token.type == "html_block":
            lines.extend(markup.lines(token.content))
        before = token.type
    return heading, [line for line in lines if line.strip()]


def _words(tokens: Sequence[Token]) -> str:
    parts = {"softbreak": " ", "hardbreak": "\n"}
    written = ""
    for token in tokens:
        if token.type in ("text", "code_inline"):
            written += token.content
        elif token.type == "image":
            written += _words(token.children or ())
        else:
            written += parts.get(token.type, "")
    return _MARK.sub(r"\1", _WIKI_LINK.sub(r"\1", written)).strip()
