"""Word documents (.docx): paragraphs and tables in their order.

The dates that Word keeps are days of writing, not of publication, and are left alone.
"""

from __future__ import annotations

import io
from collections.abc import Iterable, Iterator

import docx
from docx.table import Table
from docx.text.paragraph import Paragraph

from reader.article.document import Document, headed
from reader.article.readers import archive
from reader.errors import InputError

_CELL = " | "
_DEEPEST = 8
"""Tables within tables that are still read."""


def read(data: bytes, source: str) -> Iterator[Document]:
    """The one article of a document.

    Raises:
        InputError: it is damaged, or would unpack to more than a document can be.
    """
    archive.opened(data, source).close()
    try:
        document = docx.Document(io.BytesIO(data))
    except Exception as error:  # python-docx passes on what zipfile, lxml and its own lookups raise
        raise InputError("article.damaged", source=source, kind="DOCX") from error
    lines: list[str] = []
    title: str | None = None
    for item in document.iter_inner_content():
        if isinstance(item, Paragraph) and title is None and not lines and _is_title(item):
            title = item.text.strip() or None
        lines.extend(_lines([item], 0))
    title = title or (document.core_properties.title or "").strip() or None
    yield Document(
        headed(title, "\n".join(lines)),
        title=title,
        author=(document.core_properties.author or "").strip() or None,
    )


def _is_title(paragraph: Paragraph) -> bool:
    style = paragraph.style
    return style is not None and (style.name or "") in ("Title", "Heading 1")


def _lines(items: Iterable[Paragraph | Table], depth: int) -> Iterator[str]:
    for item in items:
        if isinstance(item, Paragraph):
            if item.text.strip():
                yield item.text
        elif depth < _DEEPEST:
            for row in item.rows:
                cells = [" ".join(_lines(cell.iter_inner_content(), depth + 1)) for cell in row.cells]
                line = _CELL.join(cell for cell in dict.fromkeys(cells) if cell)
                if line:
                    yield line
