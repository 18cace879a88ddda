"""Lengths of time: ``لعشر ساعات``, ``أسبوعين``, ``الساعات الخمس``, ``ساعة ونصف``, ``(خمسة) أيام``, ``الـ72
ساعة``.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from reader.text.clitics import splits
from reader.text.numbers import Number, cardinal_at
from reader.truce.lexicon import Found, Phrases, counted, listed
from reader.truce.words import Words

_MINUTES = {"S": 0, "M": 1, "H": 60, "D": 1440, "W": 10080}
_ORDER = ("Y", "Mo", "W", "D", "H", "M", "S")
_MONDAY = ("الاثنين", "الاثنان")


@dataclass(frozen=True, slots=True)
class Duration:
    """A length of time in the text.

    Attributes:
        first: index of its first word.
        stop: index of the first word after it.
        skip: characters of proclitics before it in its first word.
        parts: amounts by unit (``Y Mo W D H M S``), largest first, halves allowed.
        bare: a lone unit such as ``شهر``, a length only where something says so.
        about: said to be approximate, a minimum or a maximum.
        further: added to a length that ran before (``إضافية``).
        proclitics: the clitics on its first word.
    """

    first: int
    stop: int
    skip: int
    parts: tuple[tuple[str, float], ...]
    bare: bool = False
    about: bool = False
    further: bool = False
    proclitics: str = ""

    @property
    def iso(self) -> str:
        """ISO 8601, in the units of the text: 72 hours stay ``PT72H``."""
        amounts = dict(self.parts)
        date = "".join(f"{amounts[unit]:g}{unit[0]}" for unit in ("Y", "Mo", "W", "D") if unit in amounts)
        time = "".join(f"{amounts[unit]:g}{unit}" for unit in ("H", "M", "S") if unit in amounts)
        return "P" + date + ("T" + time if time else "")

    @property
    def minutes(self) -> float | None:
        """Minutes, None where months or years are in it."""
        if any(unit not in _MINUTES for unit, _ in self.parts):
            return None
        return sum(amount * _MINUTES[unit] for unit, amount in self.parts)

    @property
    def months(self) -> float:
        """The months in it, twelve to a year."""
        return sum(amount * {"Y": 12, "Mo": 1}.get(unit, 0) for unit, amount in self.parts)

    def same_length(self, other: Duration) -> bool:
        """Whether two lengths are equal (a week is seven days; a month is not thirty)."""
        return self.months == other.months and self.minutes == other.minutes


def duration_at(words: Words, index: int) -> Duration | None:
    """The length of time that begins at a word, None where none does."""
    forms = words.forms
    found = _counted(forms, index) or _named(forms, index) or _fraction(forms, index)
    if found is None or (found.bare and index and forms[index - 1][:1].isdigit()):
        return None
    found = _with_more(forms, found)
    if _is_range(forms, found):
        return None
    single = listed("durations", "single").at(forms, found.stop, clitics=False)
    bare = found.bare and single is None
    further = listed("durations", "further").at(forms, found.stop, clitics=False)
    return Duration(
        found.first,
        found.stop,
        found.skip,
        found.parts,
        bare,
        _approximate(forms, found),
        further is not None,
        forms[index][: found.skip],
    )


def _unit_of(form: str) -> str | None:
    """The unit that a word names in the singular or plural, its article aside."""
    shapes = ((form,), (form.removeprefix("ال"),))
    for names in (listed("durations", "one"), listed("durations", "many")):
        for shape in shapes:
            found = names.at(shape, 0, clitics=False)
            if found:
                return found.value
    return None


def _counted(forms: Sequence[str], index: int) -> Duration | None:
    """A number before its unit: ``72 ساعة``, ``الأربع والعشرين ساعة``, ``(خمسة) أيام``, ``الـ72 ساعة``."""
    first, at, skip = index, index, 0
    if forms[at] in ("ال", "لل", "ولل") and at + 1 < len(forms) and forms[at + 1][:1].isdigit():
        skip = len(forms[at]) - 2 if forms[at] == "ال" else len(forms[at]) - 1
        at += 1
    elif forms[at] in ("ل", "ب", "و", "ول") and at + 1 < len(forms) and forms[at + 1][:1].isdigit():
        return None
    bracket = forms[at] == "(" and at + 1 < len(forms)
    number = _number(forms, at + bracket)
    if number is None:
        return None
    stop = number.stop
    if bracket:
        if stop >= len(forms) or forms[stop] != ")":
            return None
        stop += 1
    if stop < len(forms) and forms[stop] in ("-", "ـ"):
        stop += 1
    unit = _unit_of(forms[stop]) if stop < len(forms) else None
    if unit is None:
        return None
    amount: float = number.value
    return Duration(first, stop + 1, skip or number.skip, ((unit, amount),))


def _number(forms: Sequence[str], index: int) -> Number | None:
    if forms[index] in _MONDAY:
        return None
    return cardinal_at(forms, index)


def _named(forms: Sequence[str], index: int) -> Duration | None:
    """A unit before its number (``الأيام الثلاثة``, ``الساعات اليومية الخمس``), a dual, or a lone unit."""
    two = _with_article(forms, index, "two")
    if two:
        return Duration(index, two.stop, two.skip, ((two.value, 2),))
    one = _with_article(forms, index, "one")
    unit = one or _with_article(forms, index, "many")
    if unit is None or unit.proclitics.endswith("س"):
        return None
    beside = listed("durations", "beside").at(forms, unit.stop, clitics=False)
    at = beside.stop if beside else unit.stop
    if at < len(forms) and not forms[at][:1].isdigit():
        number = _number(forms, at)
        if number and not number.skip and number.value > 1:
            return Duration(index, number.stop, unit.skip, ((unit.value, number.value),))
    return Duration(index, unit.stop, unit.skip, ((unit.value, 1),), bare=True) if one else None


def _with_article(forms: Sequence[str], index: int, section: str) -> Found[str] | None:
    """A unit with or without proclitics and the article: ``للشهرين``, ``الأسبوعين``, ``شهر``."""
    names: Phrases[str] = listed("durations", section)
    for reading in splits(forms[index]):
        found = names.at((reading.stem.removeprefix("ال"),), 0, clitics=False)
        if found:
            return Found(found.value, index, index + 1, reading.length, reading.proclitics)
    return None


def _fraction(forms: Sequence[str], index: int) -> Duration | None:
    """``نصف ساعة``, ``ربع الساعة``, ``ثلاثة أرباع الساعة``."""
    found = counted("durations", "fractions").at(forms, index)
    sixtieths, stop, skip = 0, index + 1, 0
    if found:
        sixtieths, stop, skip = found.value, found.stop, found.skip
    elif forms[index].endswith("ثلاثه") and tuple(forms[index + 1 : index + 2]) == ("ارباع",):
        sixtieths, stop, skip = 45, index + 2, len(forms[index]) - 5
    if not sixtieths or stop >= len(forms):
        return None
    unit = _unit_of(forms[stop])
    if unit not in ("H", "D", "M"):
        return None
    return Duration(index, stop + 1, skip, _normal(((unit, sixtieths / 60),)))


def _normal(parts: tuple[tuple[str, float], ...]) -> tuple[tuple[str, float], ...]:
    """Fractions of hours and days as whole minutes and hours."""
    amounts: dict[str, float] = {}
    for unit, amount in parts:
        whole, rest = divmod(amount, 1)
        if rest and unit in ("H", "D"):
            smaller, ratio = {"H": ("M", 60), "D": ("H", 24)}[unit]
            if whole:
                amounts[unit] = amounts.get(unit, 0) + whole
            amounts[smaller] = amounts.get(smaller, 0) + rest * ratio
        else:
            amounts[unit] = amounts.get(unit, 0) + amount
    return tuple(sorted(amounts.items(), key=lambda part: _ORDER.index(part[0])))


def _with_more(forms: Sequence[str], found: Duration) -> Duration:
    """Add what is joined with ``و``: ``ساعة ونصف الساعة``, ``يومين وثلاث ساعات``."""
    stop = found.stop
    if stop >= len(forms) or not forms[stop].startswith("و"):
        return found
    unit = found.parts[-1][0]
    fraction = counted("durations", "fractions").at((forms[stop][1:],), 0, clitics=False)
    if fraction:
        named = forms[stop + 1] if stop + 1 < len(forms) else ""
        same = _unit_of(named) == unit if named else False
        part = (unit, found.parts[-1][1] + fraction.value / 60)
        parts = _normal((*found.parts[:-1], part))
        return Duration(found.first, stop + 1 + same, found.skip, parts)
    more = _counted(forms, stop) or _named(forms, stop)
    if more and more.skip == 1 and not more.bare and _ORDER.index(more.parts[0][0]) > _ORDER.index(unit):
        return Duration(found.first, more.stop, found.skip, (*found.parts, *more.parts))
    return found


def _is_range(forms: Sequence[str], found: Duration) -> bool:
    """Whether it is one end of a range (``24 إلى 48 ساعة``, ``يوم أو يومين``): no one length is stated."""
    before = forms[found.first - 1] if found.first else ""
    if before in ("الي", "او", "-", "و") and found.first >= 2 and not found.skip:
        return cardinal_at(forms, found.first - 2) is not None or _unit_of(forms[found.first - 2]) is not None
    after = forms[found.stop] if found.stop < len(forms) else ""
    if after in ("الي", "او") and found.stop + 1 < len(forms):
        return (
            _counted(forms, found.stop + 1) is not None
            or _with_article(forms, found.stop + 1, "two") is not None
        )
    return False


def _approximate(forms: Sequence[str], found: Duration) -> bool:
    about = listed("durations", "about")
    before = any(
        (hit := about.at(forms, at)) is not None and hit.stop == found.first
        for at in range(max(0, found.first - 2), found.first)
    )
    return before or tuple(forms[found.stop : found.stop + 2]) in (("علي", "الاقل"), ("علي", "الاكثر"))
