"""Compares our levels with other implementations' on random strings.

``python tests/conformance/differential.py [COUNT]``. Others: ICU and FriBidi by ctypes where their
libraries are installed (Debian: libicu72, libfribidi0), python-bidi by its visual string. Strings are
drawn from characters that every version knows, half of them with explicit controls, isolates and
brackets in excess. We are the odd one out when the others agree with each other and not with us.

What is not compared, and why:

- the levels of characters that X9 removes: the standard leaves them open, each library fills them its
  own way;
- ICU and FriBidi on strings with a paragraph separator inside: FriBidi takes them for one paragraph, and
  ICU gives every character of a text without right-to-left letters the paragraph level;
- python-bidi on strings with controls, separators, marks or white space at the end: it moves marks
  before their base, skips L1 for left-to-right text in right-to-left paragraphs and glues paragraphs;
- ICU and FriBidi where a PDI stands under an override: they leave an unmatched one neutral, X6a gives it
  the override's direction.

Where ICU and FriBidi part ways is mostly a mark after a closing bracket that N0 turned against the
embedding direction: ICU 72 leaves it at the embedding level, FriBidi 1.0.8 lets the neutrals after it
follow. We do what the note to N0 says, as BidiCharacterTest.txt has it.
"""

from __future__ import annotations

import ctypes
import ctypes.util
import random
import sys
from collections import Counter
from collections.abc import Callable

from bidi import get_display

from reader.visual import bidi
from reader.visual.bidi_classes import classes
from reader.visual.bidi_explicit import isolating_sequences

PLAIN = "abzאבת\u0627\u0628\u0644\u0629019٠١٩۱۲+-,./:%$#!?*=\"' ()[]{}<>«»\u00a0"
MARKS = "\u0300\u064b\u0651\u05b0"
CONTROLS = "\u200e\u200f\u061c\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069\u200b\u00ad\t\u2029"

Levels = Callable[[str, int], "list[int] | None"]


def random_text(rng: random.Random) -> str:
    """One string: plain, with marks, or with controls and brackets in excess."""
    alphabet = rng.choice([PLAIN, PLAIN + MARKS * 3, PLAIN + MARKS + CONTROLS * 2, CONTROLS + "()[]aא1٠ "])
    text = "".join(rng.choices(alphabet, k=rng.choice([3, 6, 12, 25, 60, 300])))
    # Now and then more open brackets than BD16 keeps.
    return text + "(" * 70 + text if rng.random() < 0.01 else text


def our_levels(text: str, base: int) -> list[int]:
    """Levels after L1, the text taken for one line."""
    letters = classes(text)
    return list(bidi.line_levels(bidi.levels_of(text, letters, base), letters, 0, len(text), base))


def icu() -> Levels | None:
    """Levels by ICU's ubidi (after L1), or None where the library is not installed."""
    name = ctypes.util.find_library("icuuc")
    if not name:
        return None
    library = ctypes.CDLL(name)
    version = name.rpartition(".")[2]

    def function(name: str, result: type | None, *arguments: type) -> Callable[..., object]:
        found = getattr(library, f"{name}_{version}")
        found.restype, found.argtypes = result, arguments
        return found

    pointer, error = ctypes.c_void_p, ctypes.POINTER(ctypes.c_int)
    ubidi = function("ubidi_open", pointer)()
    set_text = function(
        "ubidi_setPara", None, pointer, ctypes.c_char_p, ctypes.c_int32, ctypes.c_uint8, pointer, error
    )
    get_levels = function("ubidi_getLevels", ctypes.POINTER(ctypes.c_uint8), pointer, error)

    def levels(text: str, base: int) -> list[int] | None:
        status = ctypes.c_int(0)
        set_text(ubidi, text.encode("utf-16-le"), len(text), base, None, ctypes.byref(status))
        found = get_levels(ubidi, ctypes.byref(status))
        return list(found[: len(text)]) if status.value <= 0 else None  # type: ignore[index]

    return levels


def fribidi() -> Levels | None:
    """Levels by FriBidi (with L1 applied here), or None where the library is not installed."""
    name = ctypes.util.find_library("fribidi")
    if not name:
        return None
    library = ctypes.CDLL(name)
    left, right = 0x00000110, 0x00000111  # FRIBIDI_PAR_LTR, FRIBIDI_PAR_RTL

    def levels(text: str, base: int) -> list[int] | None:
        size = len(text)
        points = (ctypes.c_uint32 * size)(*map(ord, text))
        types, brackets = (ctypes.c_uint32 * size)(), (ctypes.c_uint32 * size)()
        found = (ctypes.c_int8 * size)()
        library.fribidi_get_bidi_types(points, size, types)
        library.fribidi_get_bracket_types(points, size, types, brackets)
        direction = ctypes.c_uint32(right if base else left)
        library.fribidi_get_par_embedding_levels_ex(types, brackets, size, ctypes.byref(direction), found)
        return list(bidi.line_levels(bytes(found), classes(text), 0, size, base))

    return levels


def python_bidi_agrees(text: str, base: int) -> bool | None:
    """Whether python-bidi puts the characters in our order; None where it is known to differ."""
    letters = classes(text)
    if set(letters) & set(b"123456789nMSP") or letters.endswith(b"W"):
        return None
    order = bidi.visual_order(our_levels(text, base))
    return get_display(text, base_dir="LR"[base]) == "".join([text[i] for i in order])


def overridden_pdi(text: str, base: int) -> bool:
    """Whether an override changes the class of a PDI."""
    letters = classes(text)
    for sequence in isolating_sequences(letters, base)[1]:
        original = b"".join([letters[start:end] for start, end in sequence.runs])
        if any(a == ord("9") != b for a, b in zip(original, sequence.letters, strict=True)):
            return True
    return False


def compare(count: int, seed: int = 1) -> tuple[Counter[str], list[str]]:
    """Run ``count`` strings.

    Returns:
        How often each implementation was compared and how often it differed from us, and the strings on
        which we are the odd one out, with the base level.
    """
    rng = random.Random(seed)
    others = {name: levels for name, levels in (("ICU", icu()), ("FriBidi", fribidi())) if levels}
    tally: Counter[str] = Counter()
    odd = []
    for _ in range(count):
        text, base = random_text(rng), rng.randrange(2)
        kept = [i for i, letter in enumerate(classes(text)) if letter not in b"12345n"]
        ours = our_levels(text, base)
        ours_kept = [ours[i] for i in kept]
        answers = []
        for name, levels in others.items():
            theirs = None if "\u2029" in text[:-1] else levels(text, base)
            if theirs is not None:
                answers.append([theirs[i] for i in kept])
                tally[name] += 1
                tally[f"{name} differs"] += answers[-1] != ours_kept
        alone = len(answers) > 1 and answers[0] == answers[1] != ours_kept
        if alone and not overridden_pdi(text, base):
            odd.append(f"{base} {text!r} levels {ours_kept}, others {answers}")
        agrees = python_bidi_agrees(text, base)
        if agrees is not None:
            tally["python-bidi"] += 1
            tally["python-bidi differs"] += not agrees
            if not agrees:
                odd.append(f"{base} {text!r} python-bidi")
    return tally, odd


if __name__ == "__main__":
    results, strange = compare(int(sys.argv[1]) if len(sys.argv) > 1 else 100_000)
    for key, value in sorted(results.items()):
        print(f"{key:24}{value:10}")
    print(f"{'we are the odd one out':24}{len(strange):10}")
    print("\n".join(strange[:20]))
