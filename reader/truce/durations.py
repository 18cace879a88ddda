"""Lengths of time: ``لعشر ساعات``, ``أسبوعين``, ``الساعات الخمس``, ``ساعة ونصف``, ``(خمسة) أيام``, ``الـ72
ساعة``.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from reader.text.amounts import Amount, amount_at
from reader.text.clitics import readings
from reader.text.numbers import Number, cardinal_at, ordinal_at
from reader.truce.lexicon import Found, Phrases, counted, listed, particles
from reader.truce.words import Words

_MINUTES = {"S": 1 / 60, "M": 1, "H": 60, "D": 1440, "W": 10080}
_SMALLER = {"Y": ("Mo", 12), "Mo": ("D", 30), "W": ("D", 7), "D": ("H", 24), "H": ("M", 60), "M": ("S", 60)}
_MOST_BETWEEN = 3
_LEAST = 1e-6
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
    found = quantity_at(forms, index) or _fraction(forms, index)
    if found is None or (found.bare and index and _no_length(forms[index - 1])):
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


def quantity_at(forms: Sequence[str], index: int) -> Duration | None:
    """A number and its unit, in either order, a dual or a lone unit, as it stands: nothing added to it."""
    return _counted(forms, index) or _named(forms, index)


def _no_length(before: str) -> bool:
    """Whether the word before a lone unit says that no length is meant: ``كل يوم``, ``9 ساعة``."""
    return before[:1].isdigit() or before.removeprefix("و") in particles("each")


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
    return Duration(first, stop + 1, skip or number.skip, _normal(((unit, number.value),)))


def _number(forms: Sequence[str], index: int) -> Amount | None:
    return None if forms[index] in _MONDAY else amount_at(forms, index)


def _named(forms: Sequence[str], index: int) -> Duration | None:
    """A unit before its number (``الأيام الثلاثة``, ``أيام العيد الثلاثة``), a dual, or a lone unit."""
    two = _with_article(forms, index, "two")
    if two:
        return Duration(index, two.stop, two.skip, ((two.value, 2),))
    one = _with_article(forms, index, "one")
    if one:
        # the second of a row is spelled like the second of time
        lone = one.value != "S" and not one.proclitics.endswith("س")
        following = ordinal_at(forms, one.stop) if one.stop < len(forms) else None
        if following is not None and following.definite:
            return None
        if counted("calendar", "shift").at(forms, one.stop, clitics=False) is not None:
            return None
        return Duration(index, one.stop, one.skip, ((one.value, 1),), bare=True) if lone else None
    many = _with_article(forms, index, "many")
    number = _number_after(forms, many) if many else None
    return Duration(index, number.stop, many.skip, ((many.value, number.value),)) if many and number else None


def _number_after(forms: Sequence[str], unit: Found[str]) -> Number | None:
    """The number after a plural unit, past adjectives (``الساعات اليومية الخمس``) and what the time is of
    (``أيام عيد الفطر الثلاثة``): there the number has the article.
    """
    at = unit.stop
    for apart in range(_MOST_BETWEEN + 1):
        if at >= len(forms):
            return None
        digits_at = at + (forms[at] == "ال")
        number = None if forms[at] in _MONDAY else cardinal_at(forms, min(digits_at, len(forms) - 1))
        if number is not None:
            definite = number.definite or digits_at > at
            plain = not apart and not forms[at][:1].isdigit()
            return number if number.value > 1 and not number.skip and (definite or plain) else None
        beside = listed("durations", "beside").at(forms, at, clitics=False)
        if not beside and (not forms[at][:1].isalpha() or forms[at] in particles("phrase_stops")):
            return None
        at = beside.stop if beside else at + 1
    return None


def _with_article(forms: Sequence[str], index: int, section: str) -> Found[str] | None:
    """A unit with or without proclitics and the article: ``للشهرين``, ``الأسبوعين``, ``شهر``."""
    names: Phrases[str] = listed("durations", section)
    for reading in readings(forms[index]):
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
    if unit is None or unit == "S":
        return None
    return Duration(index, stop + 1, skip, _normal(((unit, sixtieths / 60),)))


def _normal(parts: tuple[tuple[str, float], ...]) -> tuple[tuple[str, float], ...]:
    """Fractions as whole numbers of smaller units: half an hour is 30 minutes, half a month 15 days."""
    amounts: dict[str, float] = {}
    for unit, amount in parts:
        whole, rest = divmod(amount + _LEAST, 1)
        rest = rest - _LEAST if rest > 2 * _LEAST else 0
        if whole:
            amounts[unit] = amounts.get(unit, 0) + whole
        if rest and unit in _SMALLER:
            smaller, ratio = _SMALLER[unit]
            for part, count in _normal(((smaller, rest * ratio),)):
                amounts[part] = amounts.get(part, 0) + count
        elif rest:
            amounts[unit] = amounts.get(unit, 0) + rest
    return tuple(sorted(amounts.items(), key=lambda part: _ORDER.index(part[0])))


def _with_more(forms: Sequence[str], found: Duration) -> Duration:
    """Add what is joined with ``و``, take off what follows ``إلا``: ``ساعة ونصف الساعة``, ``يومين وثلاث
    ساعات``, ``ساعتين إلا ربعا``.
    """
    stop = found.stop
    if stop >= len(forms) or not forms[stop].startswith(("و", "الا")):
        return found
    unit, amount = found.parts[-1]
    less, lone = forms[stop] == "الا", forms[stop] in ("و", "الا")
    at = stop + lone
    if at >= len(forms):
        return found
    word = forms[at] if lone else forms[at][1:]
    fraction = _fraction_of(word)
    if fraction:
        named = forms[at + 1] if at + 1 < len(forms) else ""
        same = _unit_of(named) == unit if named else False
        if named and not same and _unit_of(named):
            return found
        amount += -fraction / 60 if less else fraction / 60
        return replace(
            found, stop=at + 1 + same, parts=_normal((*found.parts[:-1], (unit, amount))), bare=False
        )
    more = quantity_at(forms, at)
    joined = more is not None and more.skip == (0 if lone else 1) and not more.bare
    if more is None or not joined or _ORDER.index(more.parts[0][0]) <= _ORDER.index(unit):
        return found
    if not less:
        return replace(found, stop=more.stop, parts=(*found.parts, *more.parts), bare=False)
    rest = found.minutes, more.minutes
    if rest[0] is None or rest[1] is None or rest[0] <= rest[1]:
        return found
    size = _MINUTES[unit]
    return replace(found, stop=more.stop, parts=_normal(((unit, (rest[0] - rest[1]) / size),)), bare=False)


def _fraction_of(word: str) -> int:
    """Sixtieths: 30 for ``نصف``, ``النصف``, 15 for ``ربعا``; 0 for any other word."""
    found = counted("durations", "fractions").at((word.removeprefix("ال"),), 0, clitics=False)
    return found.value if found else 0


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
