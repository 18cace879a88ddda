"""The shape of a person's name, which places and bodies can bear too."""

from __future__ import annotations

from reader.entities.lexicon import Strength
from reader.entities.scan import Scan
from reader.text.clitics import ARTICLE, splits

LINKS = frozenset("بن ابن بنت ابو ابي ابا ام ال عبد ولد منت دي دو دا دوس ديل فان فون دير بو با".split())
"""Words inside names that need another word after them."""

_LONGEST = 6
_GAP = 3
_CLOSERS = frozenset(("ان", "بان", "انه", "انها"))


def is_given(scan: Scan, form: str) -> bool:
    """Whether the word is a given name, perhaps an ordinary word as well."""
    return scan.lexicon.has("given", form) or scan.lexicon.has("given weak", form)


def is_sure_given(scan: Scan, form: str) -> bool:
    """Whether the word is a given name and hardly anything else."""
    return scan.lexicon.has("given", form) and not scan.lexicon.has("given weak", form)


def is_unknown(scan: Scan, index: int) -> bool:
    """Whether the word is neither an ordinary word nor the name of a well-known place or body."""
    form = scan.form(index)
    hit = scan.hit_by_word.get(index)
    if len(form) < 3 or (hit and hit.entry.strength is Strength.SURE):
        return False
    return not scan.is_known_as_ordinary(index) and not scan.is_nationality(form)


def is_family(scan: Scan, index: int) -> bool:
    """Whether the word can be a family name after a given name: ``الحسيني``, or any unknown word."""
    form = scan.form(index)
    if scan.is_relative(form) and not form.endswith("ه"):
        return not scan.lexicon.has("title", form) and not scan.is_nationality(form)
    if scan.is_definite(form):
        return not scan.is_ordinary(form)
    return is_unknown(scan, index)


def _is_compound(scan: Scan, index: int) -> bool:
    """Whether the word ends a compound given name: ``الدين`` after ``صلاح``, ``الله`` after ``عبد``."""
    return scan.lexicon.has("name end", scan.form(index)) and scan.lexicon.has(
        "name part", scan.form(index - 1)
    )


def has_clitic(scan: Scan, form: str) -> bool:
    """Whether the word is an ordinary word with a proclitic (``لقناة``, ``والصحفيين``)."""
    if scan.lexicon.has("whole", form):
        return False
    return any(reading.length and scan.is_ordinary(reading.stem) for reading in splits(form))


def _second(scan: Scan, index: int) -> bool:
    """Whether an ordinary word after an announced given name is the second name: ``بشارة``."""
    form = scan.form(index)
    if len(form) < 3 or scan.is_stop(index) or scan.is_definite(form) or scan.is_nationality(form):
        return False
    if form[0] in "يت" or form.startswith(("سي", "ست")) or has_clitic(scan, form):
        return False
    return not any(
        scan.lexicon.has(heading, form) for heading in ("say", "title head", "body", "place generic")
    )


def _closed(scan: Scan, end: int) -> int:
    """The index after ordinary words that must be the rest of a name, since ``إن`` or ``أن`` follows them."""
    place = end
    while place - end <= _GAP and scan.follows(place):
        form = scan.form(place)
        if form in _CLOSERS:
            return place
        tanwin = form.endswith("ا") and scan.is_ordinary(form[:-1])
        if (
            not form
            or scan.is_stop(place)
            or tanwin
            or scan.lexicon.has("title", form)
            or scan.is_nationality(form)
        ):
            break
        if scan.reading(place, "place preposition") or has_clitic(scan, form):
            break
        place += 1
    return end


def name_end(scan: Scan, start: int, *, announced: bool = False) -> int:
    """The index after the name-shaped words that begin at ``start``, which is taken for granted.

    Args:
        scan: the words.
        start: index of the first word.
        announced: whether a title stands before it, so that a second name may be expected.
    """
    end = start + 1
    first = scan.form(start)
    if announced and is_given(scan, first) and scan.follows(end) and _second(scan, end):
        end += 1
    while end - start < _LONGEST and scan.follows(end) and scan.form(end):
        if _is_compound(scan, end):
            end += 1
            continue
        form, before = scan.form(end), scan.form(end - 1)
        if scan.is_stop(end) and form not in LINKS:
            break
        if not (before in LINKS or form in LINKS or is_given(scan, form) or is_family(scan, end)):
            break
        end += 1
    end = _closed(scan, end)
    while end - 1 > start and scan.form(end - 1) in LINKS:
        end -= 1
    return _hyphenated(scan, end)


def _hyphenated(scan: Scan, end: int) -> int:
    """Takes ``-بيير`` after ``جان`` into the name."""
    words = scan.words
    glued = end + 1 < len(words) and words[end].form == "-" and words.glued(end) and words.glued(end + 1)
    return name_end(scan, end + 1) if glued and scan.form(end + 1) else end


def begins_name(scan: Scan, index: int) -> bool:
    """Whether a person's name may begin at a word that a title announces."""
    form = scan.form(index)
    if not form or scan.is_stop(index):
        return False
    if is_given(scan, form):
        return True
    if form in LINKS or _is_compound(scan, index + 1):
        return scan.follows(index + 1)
    return not form.startswith((ARTICLE, "لل")) and is_unknown(scan, index)


def bears_name(scan: Scan, index: int) -> int:
    """The index after a person's name that a place bears (``الأمير حمزة``); else ``index``."""
    place = index
    if scan.lexicon.has("title", scan.form(place)) and scan.follows(place + 1):
        place += 1
    if not scan.form(place) or scan.is_stop(place):
        return index
    form = scan.form(place)
    if not (is_given(scan, form) or form in LINKS or _is_compound(scan, place + 1)):
        return index
    end = place + 1
    while scan.follows(end) and scan.form(end):
        ordinal = scan.lexicon.has("ordinal", scan.form(end))
        linked = scan.form(end - 1) in LINKS or scan.form(end) in LINKS
        given = is_given(scan, scan.form(end)) or is_family(scan, end)
        if not (ordinal or linked or given or _is_compound(scan, end)) or (scan.is_stop(end) and not ordinal):
            break
        end += 1
    return end
