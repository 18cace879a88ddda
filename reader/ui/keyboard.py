"""The same physical key on an Arabic keyboard, so that commands work without switching the layout."""

from __future__ import annotations

from collections.abc import Iterable

_LATIN = "qwertyuiopasdfghjkl;'zxcvnmbTYHNGB"
_ARABIC_101 = "ضصثقفغعهخحشسيبلاتنمكطئءؤرىة\ufefb\ufef9إأآ\ufef7\ufef5"
"""What these keys type on the layout Arabic (101), by the tables of xkeyboard-config (``symbols/ara``).

``b``, ``B``, ``G`` and ``T`` type lam-alef, which reaches programs as one character from X11 and Wayland and
as two letters elsewhere: there the Latin key remains.
"""

_NAMED = {
    "left_square_bracket": "ج",
    "right_square_bracket": "د",
    "comma": "و",
    "full_stop": "ز",
    "slash": "ظ",
    "question_mark": "arabic_question_mark",
    "J": "arabic_tatweel",
    "K": "arabic_comma",
    "M": "apostrophe",
    "V": "left_curly_bracket",
    "C": "right_curly_bracket",
    "Z": "tilde",
}
"""Keys that are no letters on one of the two keyboards, by Textual's names."""


def with_twins(keys: Iterable[str]) -> tuple[str, ...]:
    """The keys, each followed by its Arabic twin if it has one."""
    found: list[str] = []
    for key in keys:
        found.append(key)
        place = _LATIN.find(key) if len(key) == 1 else -1
        twin = _ARABIC_101[place] if place >= 0 else _NAMED.get(key)
        if twin:
            found.append(twin)
    return tuple(dict.fromkeys(found))
