"""Arabic that was damaged on its way, recognised and put right: the wrong encoding, the order and shapes of the page.

Nothing is repaired unasked: an article tells its damage, and is read anew when the reader agrees.
"""

from __future__ import annotations

import itertools
import re
import unicodedata
from collections.abc import Callable
from enum import StrEnum

from reader.article.arabic import reads_as_arabic
from reader.article.visual_order import logical_text

_SAMPLE = 50_000
"""Code points that are enough to tell."""


class Damage(StrEnum):
    """What is wrong with a text.

    ``MOJIBAKE``: its bytes were taken for another encoding (UTF-8 for Windows-1256 or Windows-1252, Windows-1256
    for Windows-1252). ``VISUAL_ORDER``: letters stand as they look, from the left. ``PRESENTATION_FORMS``: letters
    are stored by shape (U+FB50 to U+FEFC), which no search finds.
    """

    MOJIBAKE = "mojibake"
    VISUAL_ORDER = "visual_order"
    PRESENTATION_FORMS = "presentation_forms"


def diagnosed(text: str) -> Damage | None:
    """What is wrong with a text, None for sound text and for what cannot be told."""
    sample = text[:_SAMPLE]
    if len(sample) < len(text):
        sample = sample[: max(sample.rfind("\n"), sample.rfind(" ")) + 1] or sample
    if _unscrambled(sample) is not None:
        return Damage.MOJIBAKE
    if _is_visual(sample):
        return Damage.VISUAL_ORDER
    return Damage.PRESENTATION_FORMS if _share_of_forms(sample) >= _MANY_FORMS else None


def repaired(text: str, damage: Damage | None = None) -> str:
    """The text put right, as far as it is damaged in a way that is known; else the same text.

    Args:
        text: the text.
        damage: what is known to be wrong with it, such as from a longer text of the same origin; None to find out.
    """
    certain = damage is not None
    damage = damage or diagnosed(text)
    if damage is Damage.MOJIBAKE:
        whole = _unscrambled(text, certain=certain)
        return text if whole is None else repaired(whole)
    if damage is Damage.VISUAL_ORDER:
        return without_presentation_forms(logical_text(text))
    return without_presentation_forms(text) if damage is Damage.PRESENTATION_FORMS else text


# Letters stored by shape

_FORMS = re.compile("[\ufb50-\ufefc]")
_MANY_FORMS = 0.1
"""Share of presentation forms among Arabic letters from which a text is said to be stored by shape."""


def without_presentation_forms(text: str) -> str:
    """The text with Arabic letters in place of their presentation forms and ligatures.

    Signs that mean more than their letters (U+FDF0 to U+FDFF: the riyal, honorifics, the basmala) and the
    ornate parentheses stay.
    """
    return _FORMS.sub(lambda match: _letters(match[0]), text)


def _letters(character: str) -> str:
    if "\ufdf0" <= character <= "\ufdff" or unicodedata.category(character) != "Lo":
        return character
    return unicodedata.normalize("NFKC", character)


def _is_form(character: str) -> bool:
    return "\ufb50" <= character <= "\ufefc"


def _share_of_forms(text: str) -> float:
    if not _FORMS.search(text):
        return 0.0
    forms = sum(_is_form(character) and _letters(character) != character for character in text)
    plain = sum("\u0620" <= character <= "\u06d3" for character in text)
    return forms / (forms + plain) if forms else 0.0


# The order of the page

_WORDS = re.compile(r"[\u0621-\u064a\u066e-\u06d3]{3,}")
_LONG = 5
"""Letters of words whose end counts: there are many short ones that end in ``لا``."""
_SIGNS = 4
"""Words that must speak for the wrong order, and this many times as many as speak for the right one."""


def _is_visual(text: str) -> bool:
    """Whether words are written backwards.

    The article ``ال`` begins words, ``ة`` and ``ى`` end them and never begin one; an initial form begins a word.
    """
    backwards, forwards = _shape_signs(text)
    for word in _WORDS.findall(without_presentation_forms(text)):
        forwards += word.startswith("ال") + word.endswith(("ة", "ى"))
        backwards += (word.endswith("لا") and len(word) >= _LONG) + word.startswith(("ة", "ى"))
    return backwards >= _SIGNS and backwards >= _SIGNS * forwards


def _shape_signs(text: str) -> tuple[int, int]:
    """How often a final form comes right before an initial one's continuation, and the other way round."""
    backwards = forwards = 0
    if not _FORMS.search(text):
        return 0, 0
    for one, other in itertools.pairwise(text):
        if _is_form(one) and _is_form(other):
            first, second = (unicodedata.decomposition(each).partition(">")[0] for each in (one, other))
            forwards += first == "<initial" and second in ("<medial", "<final")
            backwards += second == "<initial" and first in ("<medial", "<final")
    return backwards, forwards


# The wrong encoding

_LEAST_SCRAMBLED = 4
"""Letters outside ASCII without which a text says nothing about its encoding."""


def _unscrambled(text: str, *, certain: bool = False) -> str | None:
    """The text as it was before its bytes were taken for another encoding; None if they were not.

    Args:
        text: the text.
        certain: whether that is known already, so that even a word counts.
    """
    least = 1 if certain else _LEAST_SCRAMBLED
    lines = text.split("\n")
    for undo in (_from_windows_1256, _from_windows_1252, _from_arabic_as_latin):
        found = [_line(line, undo) for line in lines]
        if all(line is None for line in found):
            continue
        both = list(zip(lines, found, strict=True))
        outside = sum(map(_outside, lines))
        undone = sum(_outside(old) for old, new in both if new is not None)
        if undone >= least and undone >= 0.5 * outside:
            whole = "\n".join(old if new is None else new for old, new in both)
            if certain or reads_as_arabic(whole):
                return whole.removeprefix("\ufeff")
    return None


def _line(line: str, undo: Callable[[str], str]) -> str | None:
    if line.isascii():
        return None
    try:
        return undo(line)
    except UnicodeError:
        return None


def _outside(text: str) -> int:
    return sum(character > "\x7f" for character in text)


def _from_windows_1256(text: str) -> str:
    return text.encode("cp1256").decode("utf-8")


def _from_windows_1252(text: str) -> str:
    return _as_latin(text).decode("utf-8")


def _from_arabic_as_latin(text: str) -> str:
    return _as_latin(text).decode("cp1256")


def _as_latin(text: str) -> bytes:
    """Windows-1252, with the five bytes that it leaves open as browsers read them (WHATWG)."""
    return b"".join(
        bytes([ord(character)]) if "\x80" <= character <= "\x9f" else character.encode("cp1252")
        for character in text
    )
