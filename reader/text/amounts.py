"""Numbers that need not be whole: decimals and halves and quarters of thousands and millions."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from reader.span import Span
from reader.text.fold import fold
from reader.text.numbers import cardinal_at, known_stem, scales
from reader.text.tokens import tokens

_DECIMAL = re.compile(r"(\d{1,9})[.,٫](\d{1,2})")
_FRACTIONS = {"نصف": 0.5, "ربع": 0.25}


@dataclass(frozen=True, slots=True)
class Amount:
    """A number that need not be whole.

    Attributes:
        value: the number.
        stop: index of the first word after it.
        skip: characters of proclitics before it in its first word, counted in the matching form.
        definite: whether it has the article.
    """

    value: float
    stop: int
    skip: int = 0
    definite: bool = False


def amount_at(forms: Sequence[str], index: int) -> Amount | None:
    """The number that begins at a word, fractions and decimals among them: ``2,5``, ``نصف مليون``, ``مليون
    ونصف المليون``, ``1.5 مليون`` and all that ``cardinal_at`` reads.

    Args:
        forms: the text's words, numbers and punctuation in their matching form.
        index: where to look.
    """
    number = cardinal_at(forms, index)
    if number is None:
        return _decimal(forms, index) or _part(forms, index)
    amount = Amount(number.value, number.stop, number.skip, number.definite)
    part = _FRACTIONS.get(forms[number.stop].removeprefix("و")) if number.stop < len(forms) else None
    scale = scales().get(forms[number.stop - 1].removeprefix("ال"))
    if part is None or scale is None or not forms[number.stop].startswith("و"):
        return amount
    stop = number.stop + 1
    stop += stop < len(forms) and forms[stop].removeprefix("ال") in scales()
    return Amount(number.value + scale[0] * part, stop, number.skip, number.definite)


def _decimal(forms: Sequence[str], index: int) -> Amount | None:
    match = _DECIMAL.fullmatch(forms[index])
    if match is None:
        return None
    value, stop = float(f"{match[1]}.{match[2]}"), index + 1
    scale = scales().get(forms[stop]) if stop < len(forms) else None
    return Amount(value * scale[0], stop + 1) if scale else Amount(value, stop)


def _part(forms: Sequence[str], index: int) -> Amount | None:
    """``نصف مليون``: a fraction of a thousand or more."""
    found = known_stem(forms[index], _FRACTIONS)
    if found is None or index + 1 >= len(forms):
        return None
    scale = scales().get(forms[index + 1].removeprefix("ال"))
    return Amount(_FRACTIONS[found[0]] * scale[0], index + 2, found[1], found[2]) if scale else None


def numbers(text: str) -> tuple[tuple[Span, float], ...]:
    """Every number of a text with its range there, proclitics left out; ordinals are none."""
    folded = fold(text)
    parts = tokens(text)
    forms = [folded.text[folded.at(part.start) : folded.at(part.end)] for part in parts]
    found: list[tuple[Span, float]] = []
    index = 0
    while index < len(forms):
        number = amount_at(forms, index)
        if number is None:
            index += 1
            continue
        start = folded.original(folded.at(parts[index].start) + number.skip)
        found.append((Span(start, parts[number.stop - 1].end), number.value))
        index = number.stop
    return tuple(found)
