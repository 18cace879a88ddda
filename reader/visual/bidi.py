"""The Unicode Bidirectional Algorithm (UAX #9): embedding levels of a paragraph and the order of its lines.

Levels are resolved once for the whole paragraph, on the text as stored; a line then needs only L1 and L2.
The rules run as substitutions over the string of class letters (``bidi_classes.py``), so that loops over
single characters are left for explicit controls and brackets. Every pattern is linear: possessive repeats,
and look-behinds that let a run be tried at its first letter only.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from reader.visual.bidi_brackets import resolve_brackets
from reader.visual.bidi_classes import classes
from reader.visual.bidi_explicit import first_strong, isolating_sequences, matching_isolates

_EXPLICIT = re.compile(rb"[1-9n]")
_ALL_RTL = re.compile(rb"[RAMWOBS+$,P]*")
_ALL_LTR = re.compile(rb"[LEMWOBS+$,P]*")
_MARKS = re.compile(rb"M++")
_AFTER_ARABIC = re.compile(rb"A[^LR]*+")
_SEPARATOR = re.compile(rb"[+,](?<=E.)(?=E)")
_ARABIC_SEPARATOR = re.compile(rb",(?<=N,)(?=N)")
_TERMINATORS_BEFORE = re.compile(rb"\$(?<!\$\$)\$*+(?=E)")
_TERMINATORS_AFTER = re.compile(rb"E\$++")
_AFTER_LATIN = re.compile(rb"L[^R]*+")
_NEUTRALS = bytes.maketrans(b"+$,BSWP6789", b"O" * 11)
_BETWEEN_L = re.compile(rb"O(?<=LO)O*+(?=L)")
_BETWEEN_R = re.compile(rb"O(?<=[REN]O)O*+(?=[REN])")
_RUN = re.compile(rb"(.)\1*+", re.DOTALL)
_RESET = re.compile(rb"(?<![W1-9n])[W1-9n]*+[SP]|[SP]")
_TRAILING = b"W123456789n"


def base_level(text: str) -> int:
    """P2 and P3: 1 when the first strong character outside isolates is right-to-left, else 0."""
    return base_level_of(classes(text))


def base_level_of(letters: bytes) -> int:
    """As ``base_level``, for class letters; looks no further than the first paragraph separator."""
    end = letters.find(b"P")
    end = len(letters) if end < 0 else end
    strong = first_strong(letters, 0, end, matching_isolates(letters))
    return int(strong in b"RA") if strong else 0


def levels(text: str, base: int | None = None) -> bytes:
    """The resolved embedding level of each code point of one paragraph (P2-P3, X1-X10, W1-W7, N0-N2, I1-I2).

    A paragraph separator inside the text starts a new paragraph with the same base level. Characters that X9
    removes take the level of the character before them, as UAX #9 section 5.2 advises.

    Args:
        text: the paragraph in logical order.
        base: the paragraph's level, 0 or 1; by P2 and P3 when None.
    """
    letters = classes(text)
    return levels_of(text, letters, base_level_of(letters) if base is None else base)


def levels_of(text: str, letters: bytes, base: int) -> bytes:
    """As ``levels``, with the class letters and the base level already known."""
    if _fullmatch(_ALL_RTL if base else _ALL_LTR, letters):
        return bytes((base,)) * len(letters)
    if b"P" in letters[:-1]:
        return _levels_of_paragraphs(text, letters, base)
    if not _EXPLICIT.search(letters):
        return _resolve(text, letters, base, base, base)
    result, sequences = isolating_sequences(letters, base)
    for sequence in sequences:
        inner = "".join([text[start:end] for start, end in sequence.runs])
        resolved = _resolve(inner, sequence.letters, sequence.level, sequence.sos, sequence.eos)
        done = 0
        for start, end in sequence.runs:
            result[start:end] = resolved[done : done + end - start]
            done += end - start
    _fill_removed(result, letters, base)
    return bytes(result)


def _fullmatch(pattern: re.Pattern[bytes], letters: bytes) -> bool:
    return pattern.fullmatch(letters) is not None


def _levels_of_paragraphs(text: str, letters: bytes, base: int) -> bytes:
    parts = []
    start = 0
    for match in re.finditer(rb"P|$", letters):
        end = match.end()
        parts.append(levels_of(text[start:end], letters[start:end], base))
        start = end
    return b"".join(parts)


def _fill_removed(result: bytearray, letters: bytes, base: int) -> None:
    """Give what X9 removed the level of the character before."""
    for match in re.finditer(rb"[1-5n]++", letters):
        start, end = match.span()
        level = result[start - 1] if start else base
        result[start:end] = bytes((level,)) * (end - start)


def _resolve(text: str, original: bytes, level: int, sos: int, eos: int) -> bytes:
    """W1-W7, N0-N2, I1-I2 on one isolating run sequence; sos and eos are given as levels."""
    left, right = b"LR"[sos & 1 : (sos & 1) + 1], b"LR"[eos & 1 : (eos & 1) + 1]
    s = left + original + right
    s = _weak(s)
    if b"B" in s:
        s = resolve_brackets(text, original, s, level)
    s = s.translate(_NEUTRALS)
    if b"O" in s:
        if level & 1:
            s = _BETWEEN_L.sub(_as_l, s).replace(b"O", b"R")
        else:
            s = _BETWEEN_R.sub(_as_r, s).replace(b"O", b"L")
    return s[1:-1].translate(_implicit(level))


def _weak(s: bytes) -> bytes:
    """W1-W7 on class letters that begin with sos and end with eos."""
    if b"M" in s:  # W1
        s = s.replace(b"AM", b"AA")
        s = _MARKS.sub(_mark, s)
    if b"E" in s and b"A" in s:  # W2
        s = _AFTER_ARABIC.sub(_arabic_numbers, s)
    s = s.replace(b"A", b"R")  # W3
    if b"E" in s or b"N" in s:  # W4
        s = _ARABIC_SEPARATOR.sub(b"N", _SEPARATOR.sub(b"E", s))
    if b"$" in s and b"E" in s:  # W5
        s = _TERMINATORS_AFTER.sub(_as_e, _TERMINATORS_BEFORE.sub(_as_e, s))
    s = s.translate(_W6)
    if b"E" in s and b"L" in s:  # W7
        s = _AFTER_LATIN.sub(_latin_numbers, s)
    return s


_W6 = bytes.maketrans(b"+$,", b"OOO")


def _mark(match: re.Match[bytes]) -> bytes:
    # sos stands before the text, so there always is a letter before.
    before = match.string[match.start() - 1 : match.start()]
    return (b"O" if before in b"6789B" else before) * len(match[0])


def _arabic_numbers(match: re.Match[bytes]) -> bytes:
    return match[0].replace(b"E", b"N")


def _latin_numbers(match: re.Match[bytes]) -> bytes:
    return match[0].replace(b"E", b"L")


def _as_e(match: re.Match[bytes]) -> bytes:
    return b"E" * len(match[0])


def _as_l(match: re.Match[bytes]) -> bytes:
    return b"L" * len(match[0])


def _as_r(match: re.Match[bytes]) -> bytes:
    return b"R" * len(match[0])


def _implicit(level: int) -> bytes:
    """I1 and I2 as a translation from class letters to levels."""
    if level & 1:
        return bytes.maketrans(b"LREN", bytes((level + 1, level, level + 1, level + 1)))
    return bytes.maketrans(b"LREN", bytes((level, level + 1, level + 2, level + 2)))


def line_levels(resolved: bytes, letters: bytes, start: int, end: int, base: int) -> bytes:
    """L1: the levels of the line ``[start, end)``, white space before separators and at its end reset to
    ``base``.

    Args:
        resolved: the paragraph's levels.
        letters: its class letters (of the text as stored).
        start: first code point of the line, in the paragraph.
        end: one past the last.
        base: the paragraph level.
    """
    line = resolved[start:end]
    original = letters[start:end]
    kept = len(original.rstrip(_TRAILING))
    if kept < len(line):
        line = line[:kept] + bytes((base,)) * (len(line) - kept)
    if b"S" in original or b"P" in original:
        patched = bytearray(line)
        for match in _RESET.finditer(original):
            patched[match.start() : match.end()] = bytes((base,)) * (match.end() - match.start())
        line = bytes(patched)
    return line


def level_runs(line: bytes) -> list[tuple[int, int, int]]:
    """Stretches of one level as (start, end, level), in logical order."""
    return [(match.start(), match.end(), line[match.start()]) for match in _RUN.finditer(line)]


def visual_order(run_levels: Sequence[int]) -> list[int]:
    """L2: the indices of the runs (or characters) in visual order, left to right."""
    order = list(range(len(run_levels)))
    if not order:
        return order
    highest = max(run_levels)
    lowest_odd = min((level for level in run_levels if level & 1), default=highest + 1)
    for level in range(highest, lowest_odd - 1, -1):
        i = 0
        while i < len(order):
            j = i
            while j < len(order) and run_levels[order[j]] >= level:
                j += 1
            if j > i + 1:
                order[i:j] = order[i:j][::-1]
            i = j + 1
    return order
