"""Arabic numbers, in words and digits, as values with offsets.

Number words are read in every case and gender (``أربعة``, ``أربع``, ``أربعين``), with the article on any part
(``الأربع والعشرين``), in the dual (``ألفين``, ``مئتي``) and with proclitics (``لثلاثين``). Ordinals (``الحادي
والعشرين``, ``الثانية عشرة``) are a grammar of their own: hours and days of a month are counted with them.

The functions work on words in their matching form (``reader.text.fold``), so that a caller folds a text
only once.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache

from reader.text.clitics import readings

_GROUPED = re.compile(r"\d{1,3}(?:[,٬.]\d{3})+")
_UNITS = ["واحد", "اثن", "ثلاث", "اربع", "خمس", "ست", "سبع", "ثمان", "تسع"]
_ORDINALS = ["اول", "ثاني", "ثالث", "رابع", "خامس", "سادس", "سابع", "ثامن", "تاسع", "عاشر"]


@dataclass(frozen=True, slots=True)
class Number:
    """A number found at a word.

    Attributes:
        value: the number.
        stop: index of the first word after it.
        skip: characters of proclitics before it in its first word, counted in the matching form.
        definite: whether it has the article.
        ordinal: whether it counts a place in a row.
    """

    value: int
    stop: int
    skip: int = 0
    definite: bool = False
    ordinal: bool = False


@cache
def _cardinals() -> Mapping[str, int]:
    """Matching forms of the number words up to the thousands, without the article."""
    table = {"واحد": 1, "واحدا": 1, "واحده": 1, "احدي": 1, "احد": 1}
    table |= dict.fromkeys(
        ("اثنان", "اثنين", "اثنتان", "اثنتين", "اثنا", "اثني", "اثنتا", "اثنتي", "ثنتين"), 2
    )
    for value, stem in enumerate(_UNITS[2:], start=3):
        table |= dict.fromkeys((stem, stem + "ه", stem + "ا"), value)
        table |= dict.fromkeys((stem + "ون", stem + "ين"), value * 10)
        for hundred in ("مئه", "مائه", "مايه", "ميه"):
            table |= dict.fromkeys((stem + hundred, stem.replace("ثمان", "ثماني") + hundred), value * 100)
    table |= dict.fromkeys(("سته", "ستا", "ست"), 6) | dict.fromkeys(("ثماني", "ثمانيه", "ثمان", "ثمانيا"), 8)
    table |= dict.fromkeys(("عشر", "عشره", "عشرا"), 10) | dict.fromkeys(("عشرون", "عشرين"), 20)
    table |= dict.fromkeys(("مئه", "مائه", "ميه", "مايه"), 100)
    return table | dict.fromkeys(
        ("مئتان", "مئتين", "مئتي", "مئتا", "مائتان", "مائتين", "مائتي", "ميتين"), 200
    )


@cache
def scales() -> Mapping[str, tuple[int, int]]:
    """Thousands and above: the scale, and how many of it the bare word says (two for a dual, none for a
    plural).
    """
    table: dict[str, tuple[int, int]] = {}
    for scale, one, two, many in (
        (1_000, "الف الفا", "الفان الفين الفي الفا", "الاف"),
        (1_000_000, "مليون مليونا", "مليونان مليونين مليوني مليونا", "ملايين"),
        (1_000_000_000, "مليار مليارا", "ملياران مليارين ملياري", "مليارات"),
    ):
        table |= dict.fromkeys(two.split(), (scale, 2))
        table |= dict.fromkeys(one.split(), (scale, 1))
        table |= dict.fromkeys(many.split(), (scale, 0))
    return table


@cache
def _ordinals() -> Mapping[str, int]:
    table = {"واحده": 1, "حادي": 1, "حاديه": 1, "اولي": 1, "اول": 1}
    for value, stem in enumerate(_ORDINALS[1:], start=2):
        table |= dict.fromkeys((stem, stem + "ه"), value)
    return table | {"ثان": 2}


def known_stem(form: str, table: Mapping[str, object]) -> tuple[str, int, bool] | None:
    """The known word inside ``form``, the proclitics' length, and whether the article stood before it."""
    for reading in readings(form):
        stem = reading.stem
        if stem in table:
            return stem, reading.length, False
        if stem.startswith("ال") and stem[2:] in table:
            return stem[2:], reading.length, True
    return None


def _digits(form: str) -> int | None:
    if not form[:1].isdigit():
        return None
    if form.isdecimal():
        return int(form) if len(form) <= 12 else None
    return int(re.sub(r"\D", "", form)) if _GROUPED.fullmatch(form) and len(form) <= 15 else None


def cardinal_at(forms: Sequence[str], index: int) -> Number | None:
    """The cardinal number that begins at a word: ``30``, ``ألفي``, ``مئة وخمسا وعشرين``, ``3 آلاف``.

    Args:
        forms: the text's words, numbers and punctuation in their matching form.
        index: where to look.
    """
    value, stop, skip, definite = _below_thousand(forms, index, first=True)
    if value is None:
        found = known_stem(forms[index], scales())
        if found is None or (found[0] == "الف" and found[2]):
            return None
        scale, times = scales()[found[0]]
        if not times:
            return None
        value, stop, skip, definite = scale * times, index + 1, found[1], found[2]
        return _with_rest(forms, Number(value, stop, skip, definite), scale)
    scale_word = forms[stop] if stop < len(forms) else ""
    if scale_word in scales():
        scale = scales()[scale_word][0]
        return _with_rest(forms, Number(value * scale, stop + 1, skip, definite), scale)
    return Number(value, stop, skip, definite)


def _with_rest(forms: Sequence[str], number: Number, scale: int) -> Number:
    """Add what follows a thousand with ``و``: ``ألف ومئتين وخمسين``, ``مليون وثلاثة آلاف ومئة``."""
    value, stop = number.value, number.stop
    while stop < len(forms) and forms[stop].startswith("و"):
        alone = forms[stop] == "و"
        rest, after, _, _ = _below_thousand(forms, stop + alone, first=alone)
        smaller = scales().get(forms[after] if rest is not None and after < len(forms) else forms[stop][1:])
        if smaller is not None:
            rest, after = (rest or smaller[1]) * smaller[0], after + 1
        if rest is None or rest >= scale:
            break
        value, stop = value + rest, after
        scale = smaller[0] if smaller else 1
    return Number(value, stop, number.skip, number.definite)


def _below_thousand(forms: Sequence[str], index: int, *, first: bool) -> tuple[int | None, int, int, bool]:
    """A number under a thousand (any number in digits) at ``index``: value, stop, proclitics, article."""
    none = (None, index, 0, False)
    if index >= len(forms):
        return none
    form, skip = forms[index], 0
    digits = _digits(form)
    if digits is not None:
        return digits, index + 1, 0, False
    found = known_stem(form, _cardinals())
    if found is None:
        return none
    stem, skip, definite = found
    if not first and not form.startswith("و"):
        return none
    value, stop = _cardinals()[stem], index + 1
    following = forms[stop] if stop < len(forms) else ""
    if value < 10 and following in ("عشر", "عشره"):
        return value + 10, stop + 1, skip, definite
    if stem in ("احد", "احدي"):
        total = _joined(forms, stop, below=100, above=19)
        return (value + total[0], total[1], skip, definite) if total else none
    if 3 <= value < 10 and following in ("مئه", "مائه", "ميه", "مئات"):
        value, stop = value * 100, stop + 1
    if value >= 100:
        total = _joined(forms, stop, below=100, above=0)
        if total:
            value, stop = value + total[0], total[1]
            if total[0] < 10:
                tens = _joined(forms, stop, below=100, above=19)
                if tens:
                    value, stop = value + tens[0], tens[1]
    elif value < 10:
        tens = _joined(forms, stop, below=100, above=19)
        if tens:
            value, stop = value + tens[0], tens[1]
    return value, stop, skip, definite


def _joined(forms: Sequence[str], index: int, *, below: int, above: int) -> tuple[int, int] | None:
    """A part joined with ``و`` whose value lies between the bounds: ``وعشرين`` after ``أربع``."""
    if index >= len(forms) or not forms[index].startswith("و"):
        return None
    if forms[index] == "و":
        index += 1
        found = known_stem(forms[index], _cardinals()) if index < len(forms) else None
    else:
        found = known_stem(forms[index][1:], _cardinals())
    if found is None or found[1]:
        return None
    value = _cardinals()[found[0]]
    after = forms[index + 1] if index + 1 < len(forms) else ""
    if value < 10 and after in ("عشر", "عشره"):
        return (value + 10, index + 2) if above < 10 else None
    return (value, index + 1) if above < value < below else None


def ordinal_at(forms: Sequence[str], index: int) -> Number | None:
    """The ordinal that begins at a word: ``الثالثة``, ``الثانية عشرة``, ``الحادي والعشرين``, ``الثلاثين``.

    Args:
        forms: the text's words in their matching form.
        index: where to look.
    """
    found = known_stem(forms[index], _ordinals())
    if found is not None:
        stem, skip, definite = found
        value, stop = _ordinals()[stem], index + 1
        following = forms[stop] if stop < len(forms) else ""
        if following in ("عشر", "عشره"):
            return Number(value + 10, stop + 1, skip, definite, True)
        tens = _joined(forms, stop, below=100, above=19) if definite else None
        if tens:
            return Number(value + tens[0], tens[1], skip, definite, True)
        if stem in ("حادي", "حاديه"):
            return None
        return Number(value, stop, skip, definite, True)
    tens_found = known_stem(forms[index], _cardinals())
    if tens_found and tens_found[2] and _cardinals()[tens_found[0]] in range(20, 100, 10):
        return Number(_cardinals()[tens_found[0]], index + 1, tens_found[1], True, True)
    return None
