"""The text of PDF files with a text layer.

A PDF stores glyphs and places, not lines: some programs store Arabic as it is read, some as it looks, some by shape.
What all have in common is the page, so letters are taken by their places (``page_lines``), put into reading order
(``visual_order``) and back into letters. What cannot be read so is refused with the reason.
"""

from __future__ import annotations

import contextlib
import math
import re
from collections import Counter
from ctypes import c_double

import pypdfium2
from pypdfium2 import raw

from reader.article.readers import page_lines
from reader.article.readers.page_lines import Glyph, Line
from reader.article.repair import Damage, diagnosed, without_presentation_forms
from reader.article.visual_order import is_right_to_left, rebracketed, turned_back
from reader.errors import InputError

_MOST_PAGES = 2000
_MOST_CHARACTERS = 5_000_000
_UNREADABLE_SHARE = 0.1
_UNKNOWN = "\ufffd"
_PAGES_OF_A_RUNNING_TITLE = 3
_PAGE_NUMBER = re.compile(r"[\s\-–—|]*\d{1,4}(?:\s*/\s*\d{1,4})?[\s\-–—|]*")


def text_of(data: bytes, source: str) -> str:
    """The text of a file, a paragraph a line.

    Raises:
        InputError: it is damaged, encrypted or too large; it holds pictures of text alone; its letters are not told,
            or come out backwards.
    """
    pages = _pages(data, source)
    glyphs = [glyph for page in pages for glyph in page]
    unreadable = sum(_is_unreadable(glyph.text) for glyph in glyphs)
    if not glyphs:
        raise InputError("article.pdf_pictures", source=source)
    if unreadable > _UNREADABLE_SHARE * len(glyphs):
        raise InputError("article.pdf_unmapped", source=source)
    lines = _without_running_titles([page_lines.lines(page) for page in pages])
    right_to_left = is_right_to_left("".join(glyph.text for glyph in glyphs))
    texts = turned_back([line.units for line in lines], right_to_left=right_to_left)
    joined = page_lines.paragraphs(lines, texts, right_to_left=right_to_left)
    text = without_presentation_forms("\n".join(map(rebracketed, joined))).replace("\u00ad", "")
    if diagnosed(text) is Damage.VISUAL_ORDER:
        raise InputError("article.pdf_backwards", source=source)
    return text


def _pages(data: bytes, source: str) -> list[list[Glyph]]:
    try:
        document = pypdfium2.PdfDocument(data)
    except pypdfium2.PdfiumError as error:
        locked = "password" in str(error).lower()
        raise InputError(
            "article.encrypted" if locked else "article.damaged", source=source, kind="PDF"
        ) from error
    with contextlib.closing(document):
        if len(document) > _MOST_PAGES:
            raise InputError("article.pdf_pages", source=source, limit=_MOST_PAGES)
        pages: list[list[Glyph]] = []
        left = _MOST_CHARACTERS
        for number in range(len(document)):
            pages.append(_glyphs(document, number, left, source))
            left -= len(pages[-1])
        return pages


def _glyphs(document: pypdfium2.PdfDocument, number: int, most: int, source: str) -> list[Glyph]:
    try:
        page = document[number]
    except pypdfium2.PdfiumError as error:
        raise InputError("article.damaged", source=source, kind="PDF") from error
    with contextlib.closing(page), contextlib.closing(page.get_textpage()) as text:
        count = text.count_chars()
        if count > most:
            raise InputError("article.pdf_pages", source=source, limit=_MOST_PAGES)
        found = [_glyph(text, index) for index in range(count) if not raw.FPDFText_IsGenerated(text, index)]
    return [glyph for glyph in found if glyph is not None]


def _glyph(text: pypdfium2.PdfTextPage, index: int) -> Glyph | None:
    """A character and its place; None for white space without a width, which PDFium makes up."""
    code = raw.FPDFText_GetUnicode(text, index)
    box, matrix, x, y = raw.FS_RECTF(), raw.FS_MATRIX(), c_double(), c_double()
    found = raw.FPDFText_GetLooseCharBox(text, index, box) and raw.FPDFText_GetCharOrigin(text, index, x, y)
    if not found or not raw.FPDFText_GetMatrix(text, index, matrix):
        return None
    character = chr(code) if 0 < code < 0x110000 and not 0xD800 <= code < 0xE000 else _UNKNOWN
    if raw.FPDFText_HasUnicodeMapError(text, index) == 1:
        character = _UNKNOWN
    if character.isspace():
        character = " "
        if box.right <= box.left:
            return None
    size = raw.FPDFText_GetFontSize(text, index) * math.hypot(matrix.c, matrix.d)
    return Glyph(character, box.left, box.right, box.bottom, box.top, x.value, y.value, max(size, 1.0))


def _is_unreadable(character: str) -> bool:
    """Not told by the file: a replacement, a private code, a control character."""
    return character == _UNKNOWN or "\ue000" <= character <= "\uf8ff" or character < " "


def _without_running_titles(pages: list[list[Line]]) -> list[Line]:
    """The lines of all pages, without page numbers and what stands at the edge of three of them or more."""
    places = Counter(
        _place(line) for page in pages for line in {_place(line): line for line in page}.values()
    )
    kept: list[Line] = []
    for page in pages:
        heights = sorted({line.baseline for line in page})
        edges = {*heights[:2], *heights[-2:]} if len(heights) > 1 else set()
        for line in page:
            running = places[_place(line)] >= _PAGES_OF_A_RUNNING_TITLE or _PAGE_NUMBER.fullmatch(line.text)
            if not (running and line.baseline in edges):
                kept.append(line)
    return kept


def _place(line: Line) -> tuple[int, str]:
    return round(line.baseline / 2), re.sub(r"\d+", "0", line.text)
