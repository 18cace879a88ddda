"""Text made harmless for whoever shows it: a terminal, an editor, a web page."""

from __future__ import annotations

from reader.article.repair import without_presentation_forms as without_presentation_forms

_REPLACEMENT = "\ufffd"
_CONTROLS = (
    {code: chr(0x2400 + code) for code in range(0x20)}
    | {0x7F: "\u2421"}
    | dict.fromkeys(range(0x80, 0xA0), _REPLACEMENT)
    | dict.fromkeys(range(0xD800, 0xE000), _REPLACEMENT)
)
_KEPT_IN_TEXT = {ord("\n"): "\n", ord("\t"): "\t"}
_VISIBLE = _CONTROLS | _KEPT_IN_TEXT
# As the reader's own screens show them: where what follows is turned to the left, or to the right.
_ORDERING = {
    **dict.fromkeys((0x202B, 0x202E, 0x2067), "\u21e4"),
    **dict.fromkeys((0x202A, 0x202D, 0x2066, 0x2068), "\u21e5"),
    **dict.fromkeys((0x202C, 0x2069), None),
}
_BIDI_CONTROLS = dict.fromkeys((0x061C, 0x200E, 0x200F, *range(0x202A, 0x202F), *range(0x2066, 0x206A)))


def visible_controls(text: str) -> str:
    r"""The text with pictures in place of control characters but ``\n`` and tab, and no lone surrogates.

    Of the same length: positions in it are positions in the original.
    """
    return text.translate(_VISIBLE)


def one_line(text: str) -> str:
    """The text on one line without control characters, for messages."""
    return visible_ordering(" ".join(text.split()).translate(_CONTROLS))


def visible_ordering(text: str) -> str:
    """The text with arrows in place of embeddings, overrides and isolates, for terminals that would obey them."""
    return text.translate(_ORDERING)


def without_bidi_controls(text: str) -> str:
    """The text without marks, embeddings, overrides and isolates: what is left is ordered by UAX#9 alone."""
    return text.translate(_BIDI_CONTROLS)
