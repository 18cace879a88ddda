"""N0: pairs of brackets take the direction of what they hold or of what stands before them."""

from __future__ import annotations

import re

from reader.visual.bidi_classes import brackets

_STACK = 63  # BD16
_STRONG_R = re.compile(rb"[REN]")
_MARKS = re.compile(rb"[M]*+")


def bracket_pairs(text: str, weak: bytes) -> list[tuple[int, int]]:
    """BD16: matching brackets by position of the opening one; ``weak`` has a ``B`` where a bracket still is
    ON.
    """
    table = brackets()
    stack: list[tuple[str, int]] = []
    found: list[tuple[int, int]] = []
    at = weak.find(b"B")
    while at >= 0:
        name, opens = table[text[at]]
        if opens:
            if len(stack) == _STACK:
                break  # the pairs found so far hold
            stack.append((name, at))
        else:
            for depth in range(len(stack) - 1, -1, -1):
                if stack[depth][0] == name:
                    found.append((stack[depth][1], at))
                    del stack[depth:]
                    break
        at = weak.find(b"B", at + 1)
    found.sort()
    return found


def resolve_brackets(text: str, original: bytes, s: bytes, level: int) -> bytes:
    """N0 on one isolating run sequence.

    Args:
        text: the sequence's characters.
        original: their class letters before W1.
        s: the letters after W7, with sos in front and eos behind.
        level: the embedding level.

    Returns:
        ``s`` with brackets, and the marks that follow them, resolved to L or R where the rule says so.
    """
    pairs = bracket_pairs(text, s[1:-1])
    if not pairs:
        return s
    result = bytearray(s)
    embedding = b"LR"[level & 1]
    context = result[0]
    seen = 1
    for opening, closing in pairs:
        # The last strong type so far; each stretch of the text is looked at once.
        context = _last_strong(result, seen, opening + 1) or context
        seen = max(seen, opening + 1)
        direction = _direction(result, opening + 2, closing + 1, embedding, _side(context))
        if direction:
            for at in (opening, closing):
                end = _MARKS.match(original, at + 1).end()  # type: ignore[union-attr]
                result[at + 1 : end + 1] = bytes((direction,)) * (end - at)
    return bytes(result)


def _side(letter: int) -> int:
    return ord("L") if letter == ord("L") else ord("R")


def _last_strong(s: bytearray, start: int, end: int) -> int:
    at = max(s.rfind(letter, start, end) for letter in (b"L", b"R", b"E", b"N"))
    return s[at] if at >= 0 else 0


def _direction(s: bytearray, start: int, end: int, embedding: int, context: int) -> int:
    """N0 b, c and d for what lies between two brackets; 0 when the pair stays neutral."""
    has_l = s.find(b"L", start, end) >= 0
    has_r = _STRONG_R.search(s, start, end) is not None
    inner = {ord("L"): has_l, ord("R"): has_r}
    other = ord("L") + ord("R") - embedding
    if inner[embedding]:
        return embedding
    if inner[other]:
        return context if context == other else embedding
    return 0
