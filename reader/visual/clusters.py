"""From a paragraph to glyphs and cells: which code points share a cell, and how wide it is.

A cluster is what the reader takes for one character: a base with its marks and whatever invisible controls
follow, lam with alef, an emoji sequence (of which the first emoji is drawn). Its cells are booked on its
first code point, the others have none; so clusters can be found, and columns computed, by looking at the
cells alone.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

from reader.visual.bidi_explicit import matching_isolates
from reader.visual.shaping import WORD, segments, shape, spacing_mark
from reader.visual.widths import HARD_BREAKS, NOTHING, glyphs, kinds, widths

MAX_MARKS = 8
"""More marks than this on one base are not drawn: no writing system needs them, and terminals choke on
them."""

_TOKEN = re.compile(f"[{WORD}]+|[^{WORD}]+")
_WORD_LETTER = re.compile(f"[{WORD}]")
_CACHED_LENGTH = 64
_CACHED_TOKENS = 16384
_HARD_BREAK = re.compile("\r\n|[\n\r\v\f\x85\u2028\u2029]")
_ZWJ = "\u200d"
_EMOJI_SEQUENCE = re.compile("[pq](?:[zmj]++(?<=j)[pq])++")
_ISOLATE_ARROWS = {ord("6"): "\u21e5", ord("7"): "\u21e4", ord("8"): "\u21e5"}
_FLOOD = re.compile(rb"\0{%d,}" % (MAX_MARKS + 1))


@dataclass(frozen=True, slots=True)
class Drawing:
    """What is drawn for a paragraph, code point by code point, in logical order.

    Attributes:
        glyphs: a character per code point; ``NOTHING`` where none is drawn. A cluster's first is its base.
        cells: a cluster's width on its first code point, 0 on the others.
        attached: (start, visible): clusters whose first visible code point is not their first.
    """

    glyphs: str
    cells: bytes
    attached: tuple[tuple[int, int], ...] = ()


def draw(text: str, letters: bytes, hide_tashkeel: bool = False) -> Drawing:
    """Shape and measure a paragraph.

    Args:
        text: the paragraph in logical order.
        letters: its bidi class letters (``bidi_classes.classes``), to find isolates left open.
        hide_tashkeel: leave Arabic vowel marks out.
    """
    drawn, cells = _draw_tokens(_TOKEN.findall(text), hide_tashkeel)
    patches = _patches(text, letters, drawn, cells)
    return patches if patches else Drawing(drawn, cells)


def _draw_tokens(tokens: list[str], hide_tashkeel: bool) -> tuple[str, bytes]:
    drawn = [
        _cached_token(token, hide_tashkeel)
        if len(token) <= _CACHED_LENGTH
        else _draw_token(token, hide_tashkeel)
        for token in tokens
    ]
    return "".join([token[0] for token in drawn]), b"".join([token[1] for token in drawn])


def _draw_token(token: str, hide_tashkeel: bool) -> tuple[str, bytes]:
    """Glyphs and cells of a word of joined letters, or of what stands between two such words."""
    if not _WORD_LETTER.match(token):
        return glyphs(token), widths(token)
    if len(token) > _CACHED_LENGTH:
        parts = segments(token)
        if len(parts) > 1:
            return _draw_tokens(parts, hide_tashkeel)
    return shape(token, hide_tashkeel)


_cached_token = lru_cache(maxsize=_CACHED_TOKENS)(_draw_token)


def _patches(text: str, letters: bytes, drawn: str, cells: bytes) -> Drawing | None:
    """The rare cases that need more than a look at one word; None where there are none."""
    open_isolates = re.search(rb"[678]", letters)
    breaks = [0, *(match.end() for match in _HARD_BREAK.finditer(text))]
    defective = [at for at in breaks if at < len(cells) and not cells[at]]
    if not (open_isolates or defective or _ZWJ in text or _FLOOD.search(cells)):
        return None
    glyph_list = list(drawn)
    cell_list = bytearray(cells)
    if open_isolates:
        _show_open_isolates(letters, glyph_list, cell_list)
    if _ZWJ in text:
        _merge_emoji(text, glyph_list, cell_list)
    attached = [(at, _attach_forward(text, at, glyph_list, cell_list)) for at in breaks]
    _thin_floods(glyph_list, cell_list)
    moved = tuple([(start, visible) for start, visible in attached if visible > start])
    return Drawing("".join(glyph_list), bytes(cell_list), moved)


def _show_open_isolates(letters: bytes, drawn: list[str], cells: bytearray) -> None:
    """An isolate that nothing closes reorders all that follows: show that it is there."""
    matches = matching_isolates(letters)
    for match in re.finditer(rb"[678]", letters):
        at = match.start()
        if at not in matches:
            drawn[at] = _ISOLATE_ARROWS[letters[at]]
            cells[at] = 1


def _merge_emoji(text: str, drawn: list[str], cells: bytearray) -> None:
    """Of emoji joined by ZWJ only the first is drawn."""
    table = kinds()
    letters = "".join(["j" if c == _ZWJ else table[ord(c)] for c in text])
    for match in _EMOJI_SEQUENCE.finditer(letters):
        start, end = match.start() + 1, match.end()
        drawn[start:end] = NOTHING * (end - start)
        cells[start:end] = bytes(end - start)


def _attach_forward(text: str, at: int, drawn: list[str], cells: bytearray) -> int:
    """Join what has no width at the start of a line to the cluster after it, and give a mark there a base.

    Returns:
        The position of what the cluster at ``at`` shows first.
    """
    for i in range(at, len(cells)):
        if cells[i]:
            if i > at:
                cells[at], cells[i] = cells[i], 0
                drawn[at], drawn[i] = drawn[i], NOTHING
            return i
        if drawn[i] != NOTHING:
            drawn[i] = NOTHING
            drawn[at] = spacing_mark(text[i])
            cells[at] = 1
            return i
        if text[i] in HARD_BREAKS:
            break
    return at


def _thin_floods(drawn: list[str], cells: bytearray) -> None:
    for match in _FLOOD.finditer(cells):
        marks = [i for i in range(*match.span()) if drawn[i] != NOTHING]
        for i in marks[MAX_MARKS:]:
            drawn[i] = NOTHING


def display_levels(resolved: bytes, drawing: Drawing) -> bytes:
    """The levels with every cluster that begins with invisible characters on the level of its visible one."""
    if not drawing.attached:
        return resolved
    result = bytearray(resolved)
    for start, visible in drawing.attached:
        result[start] = resolved[visible]
    return bytes(result)
