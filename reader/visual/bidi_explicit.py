"""Explicit embeddings, overrides and isolates (X1-X10): from class letters to isolating run sequences."""

from __future__ import annotations

import re
from dataclasses import dataclass

_MAX_DEPTH = 125  # BD2
_CONTROL = re.compile(rb"[1-9]")
_REMOVED = re.compile(rb"[^1-5n]++")
_STRONG_OR_ISOLATE = re.compile(rb"[LRA678]")
_LRE, _RLE, _LRO, _RLO, _PDF, _LRI, _RLI, _FSI, _PDI = b"123456789"


@dataclass(frozen=True, slots=True)
class Sequence:
    """An isolating run sequence (BD13).

    Attributes:
        runs: its stretches of the paragraph, without what X9 removes.
        letters: their class letters with overrides applied.
        level: the embedding level.
        sos: the level that decides the start-of-sequence type, eos: the end-of-sequence type (X10).
    """

    runs: tuple[tuple[int, int], ...]
    letters: bytes
    level: int
    sos: int
    eos: int


def matching_isolates(letters: bytes) -> dict[int, int]:
    """BD9: isolate initiator to its PDI, both ways; unmatched ones are left out."""
    matches: dict[int, int] = {}
    if b"9" not in letters:
        return matches
    stack: list[int] = []
    for match in re.finditer(rb"[6789P]", letters):
        at = match.start()
        letter = letters[at]
        if letter == ord("P"):
            stack.clear()
        elif letter != _PDI:
            stack.append(at)
        elif stack:
            opening = stack.pop()
            matches[opening] = at
            matches[at] = opening
    return matches


def first_strong(letters: bytes, start: int, end: int, isolates: dict[int, int]) -> bytes:
    """P2: the first L, R or A of a stretch that is outside isolates, or ``b""``."""
    while match := _STRONG_OR_ISOLATE.search(letters, start, end):
        if match[0] in b"LRA":
            return match[0]
        closing = isolates.get(match.start())
        if closing is None or closing >= end:
            break
        start = closing + 1
    return b""


def isolating_sequences(letters: bytes, base: int) -> tuple[bytearray, list[Sequence]]:
    """X1-X10 for one paragraph: the explicit level of each code point, and the sequences to resolve."""
    matches = matching_isolates(letters)
    explicit, typed = _explicit_levels(letters, base, matches)
    return explicit, _sequences(letters, bytes(typed), explicit, base, matches)


def _explicit_levels(letters: bytes, base: int, matches: dict[int, int]) -> tuple[bytearray, bytearray]:
    """X1-X8: level and class (overridden where an override holds) of each code point."""
    result = bytearray((base,)) * len(letters)
    typed = bytearray(letters)
    stack = [(base, b"", False)]  # level, override letter, isolate
    overflow_isolates = overflow_embeddings = valid_isolates = 0
    done = 0

    def apply(start: int, end: int) -> None:
        """X6 for a stretch without controls."""
        level, override, _ = stack[-1]
        result[start:end] = bytes((level,)) * (end - start)
        if override:
            typed[start:end] = re.sub(rb"[^nP]", override, letters[start:end])

    for match in _CONTROL.finditer(letters):
        at = match.start()
        apply(done, at)
        done = at + 1
        letter = letters[at]
        if letter <= _RLO:
            level = _next_level(stack[-1][0], letter in (_RLE, _RLO))
            if level <= _MAX_DEPTH and not overflow_isolates and not overflow_embeddings:
                stack.append((level, {_LRO: b"L", _RLO: b"R"}.get(letter, b""), False))
            elif not overflow_isolates:
                overflow_embeddings += 1
        elif letter == _PDF:
            if overflow_isolates:
                pass
            elif overflow_embeddings:
                overflow_embeddings -= 1
            elif not stack[-1][2] and len(stack) > 1:
                stack.pop()
        elif letter == _PDI:
            if overflow_isolates:
                overflow_isolates -= 1
            elif valid_isolates:
                overflow_embeddings = 0
                while not stack[-1][2]:
                    stack.pop()
                stack.pop()
                valid_isolates -= 1
            _apply_isolate(result, typed, at, stack[-1])
        else:
            _apply_isolate(result, typed, at, stack[-1])
            rtl = letter == _RLI
            if letter == _FSI:
                strong = first_strong(letters, at + 1, matches.get(at, len(letters)), matches)
                rtl = strong in (b"R", b"A")
            level = _next_level(stack[-1][0], rtl)
            if level <= _MAX_DEPTH and not overflow_isolates and not overflow_embeddings:
                valid_isolates += 1
                stack.append((level, b"", True))
            else:
                overflow_isolates += 1
    apply(done, len(letters))
    if letters.endswith(b"P"):  # X8: a separator belongs to no embedding
        result[-1] = base
        typed[-1:] = b"P"
    return result, typed


def _apply_isolate(result: bytearray, typed: bytearray, at: int, entry: tuple[int, bytes, bool]) -> None:
    """X5a-X6a: an isolate's control takes the level and the override of what surrounds it."""
    level, override, _ = entry
    result[at] = level
    if override:
        typed[at : at + 1] = override


def _next_level(level: int, rtl: bool) -> int:
    """The least odd (rtl) or even level above ``level``."""
    return level + 1 + ((level + 1 + rtl) & 1)


def _sequences(
    letters: bytes, typed: bytes, explicit: bytearray, base: int, matches: dict[int, int]
) -> list[Sequence]:
    """X10: level runs joined across isolates."""
    runs = _level_runs(letters, explicit)
    starting = {pieces[0][0]: i for i, pieces in enumerate(runs)}
    used = [False] * len(runs)
    sequences = []
    for i, pieces in enumerate(runs):
        if used[i]:
            continue
        chain = [i]
        while True:
            last = runs[chain[-1]][-1][1] - 1
            follower = starting.get(matches.get(last, -1)) if letters[last] in b"678" else None
            if follower is None:
                break
            used[follower] = True
            chain.append(follower)
        joined = [piece for number in chain for piece in runs[number]]
        level = explicit[pieces[0][0]]
        before = explicit[runs[i - 1][0][0]] if i else base
        end = chain[-1]
        last = joined[-1][1] - 1
        open_ended = letters[last] in b"678" and last not in matches
        after = base if open_ended or end + 1 == len(runs) else explicit[runs[end + 1][0][0]]
        sequences.append(
            Sequence(
                tuple(joined),
                b"".join([typed[start:stop] for start, stop in joined]),
                level,
                max(level, before),
                max(level, after),
            )
        )
    return sequences


def _level_runs(letters: bytes, explicit: bytearray) -> list[list[tuple[int, int]]]:
    """BD7: maximal runs of one level, each as its pieces between characters that X9 removes.

    A run is also cut after an isolate initiator and before a PDI: where the levels are equal (an isolate that
    overflowed) that changes nothing, because the pieces are joined again by their match or stay one run.
    """
    runs: list[list[tuple[int, int]]] = []
    current = -1
    for match in _REMOVED.finditer(letters):
        start, end = match.span()
        at = start
        while at < end:
            level = explicit[at]
            stop = _same_level(explicit, at, end)
            if level == current:
                runs[-1].append((at, stop))
            else:
                runs.append([(at, stop)])
            current = level
            at = stop
    return runs


_LEVEL_RUN = re.compile(rb"(.)\1*+", re.DOTALL)


def _same_level(explicit: bytearray, start: int, end: int) -> int:
    match = _LEVEL_RUN.match(explicit, start, end)
    return match.end() if match else end
