"""Reads Unicode's conformance files, whole or sampled, into (text, base, levels, order) cases."""

from collections.abc import Callable, Iterable, Iterator
from typing import NamedTuple

import pytest

from reader.visual import bidi
from reader.visual.bidi_classes import classes

# One character of each bidi class, to write out BidiTest's rows of classes.
SAMPLES = {
    "L": "a",
    "R": "\u05d0",
    "AL": "\u0627",
    "EN": "1",
    "AN": "\u0660",
    "ES": "+",
    "ET": "%",
    "CS": ",",
    "NSM": "\u0300",
    "BN": "\u00ad",
    "B": "\u2029",
    "S": "\t",
    "WS": " ",
    "ON": "*",
    "LRE": "\u202a",
    "RLE": "\u202b",
    "LRO": "\u202d",
    "RLO": "\u202e",
    "PDF": "\u202c",
    "LRI": "\u2066",
    "RLI": "\u2067",
    "FSI": "\u2068",
    "PDI": "\u2069",
}
BASES = {1: None, 2: 0, 4: 1}


class Case(NamedTuple):
    text: str
    base: int | None
    levels: list[str]
    order: list[int]
    resolved_base: int | None = None


def character_cases(lines: Iterable[str]) -> Iterator[Case]:
    """BidiCharacterTest.txt: code points; direction; paragraph level; levels; order."""
    for line in lines:
        if line[0] not in "#\n":
            points, base, resolved, levels, order = line.rstrip("\n").split(";")
            text = "".join(chr(int(point, 16)) for point in points.split())
            wanted = None if base == "2" else int(base)
            yield Case(text, wanted, levels.split(), [int(i) for i in order.split()], int(resolved))


def class_cases(lines: Iterable[str]) -> Iterator[Case]:
    """BidiTest.txt: ``@Levels`` and ``@Reorder`` hold for the rows of classes after them."""
    levels: list[str] = []
    order: list[int] = []
    for line in lines:
        if line.startswith("@Levels:"):
            levels = line.partition(":")[2].split()
        elif line.startswith("@Reorder:"):
            order = [int(i) for i in line.partition(":")[2].split()]
        elif line[0] not in "#@\n":
            names, bits = line.split(";")
            text = "".join(SAMPLES[name] for name in names.split())
            for bit, base in BASES.items():
                if int(bits, 16) & bit:
                    yield Case(text, base, levels, order)


def outcome(case: Case) -> Case:
    """What the room makes of a case, in the files' terms: ``x`` for what X9 removes."""
    letters = classes(case.text)
    base = bidi.base_level_of(letters) if case.base is None else case.base
    line = bidi.line_levels(bidi.levels_of(case.text, letters, base), letters, 0, len(letters), base)
    kept = [i for i, letter in enumerate(letters) if letter not in b"12345n"]
    order = [kept[i] for i in bidi.visual_order([line[i] for i in kept])]
    levels = ["x" if letter in b"12345n" else str(level) for level, letter in zip(line, letters, strict=True)]
    return Case(case.text, case.base, levels, order, None if case.resolved_base is None else base)


@pytest.fixture(scope="session")
def failures() -> Callable[[Iterable[Case]], tuple[int, list[tuple[Case, Case]]]]:
    """How many cases there are, and the first wrong ones with what came out instead."""

    def run(cases: Iterable[Case]) -> tuple[int, list[tuple[Case, Case]]]:
        count = 0
        wrong = []
        for case in cases:
            count += 1
            found = outcome(case)
            if found != case and len(wrong) < 5:
                wrong.append((case, found))
        return count, wrong

    return run


@pytest.fixture(scope="session")
def read_cases() -> dict[str, Callable[[Iterable[str]], Iterator[Case]]]:
    return {"BidiCharacterTest": character_cases, "BidiTest": class_cases}
