"""The same physical key on an Arabic keyboard, so that commands work without switching the layout."""

from __future__ import annotations

from collections.abc import Iterable

_LATIN = "qwertyuiopasdfghjkl;'zxcvnm"
_ARABIC_101 = "ضصثقفغعهخحشسيبلاتنمكطئءؤرىة"
"""What these keys type on the layout Arabic (101); ``b`` types two letters and has no twin."""

_NAMED = {
    "left_square_bracket": "ج",
    "right_square_bracket": "د",
    "comma": "و",
    "full_stop": "ز",
    "slash": "ظ",
    "question_mark": "arabic_question_mark",
}
"""Textual's names of the keys that are no letters on a Latin keyboard."""


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
