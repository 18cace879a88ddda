"""From the order in which a line stands on the page, left to right, back to the order in which it is read.

The inverse of the reordering of UAX#9 for lines without explicit controls. Some lines have two readings (a number
beside a Latin word); the commoner is taken.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Sequence

_MIRRORED = dict(zip("()[]{}<>«»‹›≤≥", ")(][}{><»«›‹≥≤", strict=True))
# Right-to-left text that a paragraph is taken for when at least this share of its letters is.
_RIGHT_TO_LEFT_SHARE = 0.4
_CLASSES = {"R": "r", "AL": "r", "L": "l", "EN": "n", "AN": "n", "CS": "c", "ES": "s", "NSM": "m"}
# From the first Latin letter or number to the last, with nothing of the other direction between.
_LEFT_TO_RIGHT = re.compile(r"[ln](?:[^r]*[ln])?m*")
_NUMBER = re.compile(r"nm*(?:c?nm*)*")
_NUMBER_ALONE = re.compile(r"nm*(?:[cs]?nm*)*")


def is_right_to_left(text: str) -> bool:
    """Whether the letters of ``text`` are mostly of right-to-left scripts."""
    right = sum(unicodedata.bidirectional(letter) in ("R", "AL") for letter in text)
    left = sum(unicodedata.bidirectional(letter) == "L" for letter in text)
    return right > 0 and right >= _RIGHT_TO_LEFT_SHARE * (right + left)


def turned_back(lines: Iterable[Sequence[str]], *, right_to_left: bool) -> list[str]:
    """Lines in reading order, brackets as they are meant.

    Some programs write a bracket as it looks and some as it is meant; the reading in which more of them open before
    they close is taken for the whole text.

    Args:
        lines: units of each line from left to right, each unit in reading order itself.
        right_to_left: the direction of the paragraphs; a line without right-to-left letters stays as it is.
    """
    kept = [list(line) for line in lines]
    readings = [
        ["".join(_line_order(line, right_to_left=right_to_left, mirror=mirror)) for line in kept]
        for mirror in (True, False)
    ]
    return min(
        readings,
        key=lambda reading: sum(
            _closed_before_opened(line, pair) for line in reading for pair in ("()", "«»")
        ),
    )


def logical_text(text: str) -> str:
    """All lines of a text in reading order; marks stay with their letters, wherever they were written.

    A letter's marks may come before it (a string reversed code point by code point) or after it.
    """
    lines = [_clusters(line) for line in text.split("\n")]
    return "\n".join(map(rebracketed, turned_back(lines, right_to_left=is_right_to_left(text))))


def rebracketed(text: str) -> str:
    """A paragraph whose brackets open before they close, where turning some of them does it.

    Left alone are paragraphs where they do already, and kinds of brackets of which there is an odd number.
    """
    for pair in ("()", "[]", "{}", "«»"):
        if _closed_before_opened(text, pair) and sum(map(text.count, pair)) % 2 == 0:
            pieces = re.split(f"[{re.escape(pair)}]", text)
            text = "".join(piece + pair[at % 2] for at, piece in enumerate(pieces[:-1])) + pieces[-1]
    return text


def _line_order(units: list[str], *, right_to_left: bool, mirror: bool) -> list[str]:
    classes = "".join(_class(unit) for unit in units)
    if "r" not in classes and ("l" in classes or not right_to_left):
        return units
    if right_to_left:
        return logical_order(units, mirror=mirror)
    ordered: list[str] = []
    at = 0
    for match in re.finditer(r"r(?:[^l]*r)?m*", classes):
        ordered += units[at : match.start()]
        ordered += logical_order(units[match.start() : match.end()], mirror=mirror)
        at = match.end()
    return ordered + units[at:]


def _closed_before_opened(text: str, pair: str) -> int:
    """How many brackets of a kind close what was not opened, or stay open."""
    depth = wrong = 0
    for character in text:
        depth += (character == pair[0]) - (character == pair[1])
        if depth < 0:
            wrong += 1
            depth = 0
    return wrong + depth


def logical_order(units: Sequence[str], *, mirror: bool = True) -> list[str]:
    """The units of a line of a right-to-left paragraph in reading order.

    Args:
        units: letters with their marks, ligatures: from left to right; each in reading order itself.
        mirror: whether brackets are written as they look, not as they are meant.
    """
    classes = "".join(_class(unit) for unit in units)
    found: list[str] = []
    at = len(units)
    for start, end in reversed(_runs(classes)):
        found += _turned(units[end:at], mirror)
        found += units[start:end]
        at = start
    return found + _turned(units[:at], mirror)


def _runs(classes: str) -> list[tuple[int, int]]:
    """The stretches that read left to right: Latin words with the numbers beside them, and numbers."""
    runs: list[tuple[int, int]] = []
    for match in _LEFT_TO_RIGHT.finditer(classes):
        start, end = match.span()
        if "l" in match[0]:
            runs.append((start, end))
            continue
        # After an Arabic letter a hyphen parts numbers (W2, W4 of UAX#9), elsewhere it joins them.
        number = _NUMBER if "r" in classes[end:] else _NUMBER_ALONE
        runs += [found.span() for found in number.finditer(classes, start, end)]
    return runs


def _turned(units: Iterable[str], mirror: bool) -> list[str]:
    turned = list(units)[::-1]
    return [_MIRRORED.get(unit, unit) for unit in turned] if mirror else turned


def _class(unit: str) -> str:
    return _CLASSES.get(unicodedata.bidirectional(unit[:1]), "x")


def _clusters(line: str) -> list[str]:
    """Letters with their marks, letter first."""
    marks_first = _marks_come_first(line)
    clusters: list[str] = []
    waiting = ""
    for character in line:
        if not unicodedata.combining(character):
            clusters.append(character + waiting[::-1])
            waiting = ""
        elif marks_first or not clusters:
            waiting += character
        else:
            clusters[-1] += character
    return [*clusters, waiting] if waiting else clusters


def _marks_come_first(line: str) -> bool:
    """Whether marks stand before their letters: then one may follow a space, and none ends a word."""
    for before, character in zip(" " + line, line, strict=False):
        if unicodedata.combining(character):
            if before.isspace():
                return True
        elif character.isspace() and unicodedata.combining(before):
            return False
    return not (line and unicodedata.combining(line[-1]))
