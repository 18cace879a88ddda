"""Writes the data modules of this package from the files of the Unicode Character Database.

Run ``python -m reader.visual.tables.generate [FOLDER]``; FOLDER holds the files as Debian's package
``unicode-data`` lays them out (default ``/usr/share/unicode``). The version is the one in the files'
headers and is written into the modules. One fixed version keeps the room's answers the same on every
Python, whose ``unicodedata`` follows a version of its own.

Sources: DerivedBidiClass, BidiBrackets, BidiMirroring, DerivedJoiningType, DerivedGeneralCategory,
EastAsianWidth, DerivedCoreProperties, emoji-data. Copyright Unicode, Inc., used under the Unicode licence
(https://www.unicode.org/license.txt).
"""

from __future__ import annotations

import re
import sys
from collections.abc import Iterator
from pathlib import Path

BIDI_LETTERS = {
    "L": "L",
    "R": "R",
    "AL": "A",
    "EN": "E",
    "AN": "N",
    "ES": "+",
    "ET": "$",
    "CS": ",",
    "NSM": "M",
    "BN": "n",
    "B": "P",
    "S": "S",
    "WS": "W",
    "ON": "O",
    "LRE": "1",
    "RLE": "2",
    "LRO": "3",
    "RLO": "4",
    "PDF": "5",
    "LRI": "6",
    "RLI": "7",
    "FSI": "8",
    "PDI": "9",
}

# EastAsianWidth 16.0 made these symbols wide; terminals and Rich follow the newer version.
WIDE_SINCE_16 = [(0x2630, 0x2637), (0x268A, 0x268F), (0x4DC0, 0x4DFF), (0x1D300, 0x1D356), (0x1D360, 0x1D376)]

LONG_NAMES = {"Left_To_Right": "L", "Right_To_Left": "R", "Arabic_Letter": "AL", "European_Terminator": "ET"}


def rows(path: Path, *, missing: bool = False) -> Iterator[tuple[int, int, list[str]]]:
    """The data lines of a UCD file (or its ``@missing`` lines) as first and last code point and fields."""
    for line in path.read_text(encoding="utf-8").splitlines():
        if missing:
            if not line.startswith("# @missing:"):
                continue
            line = line.removeprefix("# @missing:")
        fields = [field.strip() for field in line.split("#")[0].split(";")]
        if len(fields) > 1:
            first, _, last = fields[0].partition("..")
            yield int(first, 16), int(last or first, 16), fields[1:]


def bidi_classes(folder: Path) -> list[str]:
    """One letter per code point, unassigned ones by the file's ``@missing`` lines."""
    letters = ["L"] * 0x110000
    path = folder / "extracted" / "DerivedBidiClass.txt"
    for first, last, (name, *_) in rows(path, missing=True):
        letters[first : last + 1] = [BIDI_LETTERS[LONG_NAMES[name]]] * (last + 1 - first)
    for first, last, (name, *_) in rows(path):
        letters[first : last + 1] = [BIDI_LETTERS[name]] * (last + 1 - first)
    return letters


def cell_kinds(folder: Path) -> list[str]:
    """How a code point is drawn: ``1`` or ``2`` cells, ``m`` a mark on the cell before, ``z`` nothing,
    ``?`` a stand-in.

    ``z``: default ignorable or a format control; ``?``: unassigned, private use, surrogate or control;
    ``p``: a wide pictograph, ``q``: a narrow one (Extended_Pictographic: what emoji sequences are made of).
    """
    kinds = ["?"] * 0x110000

    def put(first: int, last: int, kind: str) -> None:
        kinds[first : last + 1] = [kind] * (last + 1 - first)

    letters = {
        "Cn": "?",
        "Co": "?",
        "Cs": "?",
        "Cc": "?",
        "Cf": "z",
        "Mn": "m",
        "Me": "m",
        "Mc": "m",
        "Zl": "z",
        "Zp": "z",
    }
    for first, last, (category, *_) in rows(folder / "extracted" / "DerivedGeneralCategory.txt"):
        put(first, last, letters.get(category, "1"))
    wide = [r for r in rows(folder / "EastAsianWidth.txt") if r[2][0] in "WF"]
    for first, last in [(first, last) for first, last, _ in wide] + WIDE_SINCE_16:
        for code_point in range(first, last + 1):
            if kinds[code_point] == "1":
                kinds[code_point] = "2"
    for first, last, (name, *_) in rows(folder / "emoji" / "emoji-data.txt"):
        for code_point in range(first, last + 1):
            if name == "Extended_Pictographic" and kinds[code_point] in "12":
                kinds[code_point] = {"1": "q", "2": "p"}[kinds[code_point]]
            elif name == "Emoji_Modifier":
                kinds[code_point] = "z"
    # Hangul vowels and finals join the initial's two cells.
    for first, last in [(0x1160, 0x11FF), (0xD7B0, 0xD7C6), (0xD7CB, 0xD7FB)]:
        put(first, last, "m")
    for first, last, (name, *_) in rows(folder / "DerivedCoreProperties.txt"):
        for code_point in range(first, last + 1):
            if name == "Default_Ignorable_Code_Point" and kinds[code_point] != "?":
                kinds[code_point] = "z"
    return kinds


def joining_types(folder: Path) -> list[str]:
    """Joining_Type of every code point: R, L, D, C, T or U."""
    letters = ["U"] * 0x110000
    for first, last, (name, *_) in rows(folder / "extracted" / "DerivedJoiningType.txt"):
        letters[first : last + 1] = [name] * (last + 1 - first)
    return letters


def ranges(letters: list[str]) -> str:
    """The letters run by run, each as the run's first code point in hex and the letter."""
    items = [
        f"{code_point:X}:{letter}"
        for code_point, letter in enumerate(letters)
        if code_point == 0 or letters[code_point - 1] != letter
    ]
    return in_lines(items)


def in_lines(items: list[str]) -> str:
    """The items of a table, 12 to a line."""
    return "\n".join(" ".join(items[i : i + 12]) for i in range(0, len(items), 12))


def module(doc: str, version: str, source: str, **tables: str) -> str:
    """The text of a data module."""
    head = (
        f'"""{doc}\n\nWritten by ``generate.py`` from Unicode {version}; do not edit. Files:\n{source}.\n'
        "Copyright Unicode, Inc., used under the Unicode licence (https://www.unicode.org/license.txt).\n"
        '"""\n\n# fmt: off\n'
    )
    return head + "".join(f'{name} = """\\\n{table}\n"""\n' for name, table in tables.items())


def main(folder: Path) -> None:
    """Write ``bidi_data.py``, ``cell_data.py`` and ``joining_data.py`` beside this file."""
    here = Path(__file__).parent
    header = (folder / "BidiMirroring.txt").read_text(encoding="utf-8")
    match = re.search(r"BidiMirroring-([\d.]+)\.txt", header)
    version = match[1] if match else "unknown"
    brackets = [f"{a:X}:{b[0]}" for a, _, b in rows(folder / "BidiBrackets.txt") if b[1] == "o"]
    mirrors = [f"{a:X}:{b[0]}" for a, _, b in rows(folder / "BidiMirroring.txt")]
    (here / "bidi_data.py").write_text(
        module(
            "Bidi_Class, Bidi_Paired_Bracket and Bidi_Mirroring_Glyph.",
            version,
            "DerivedBidiClass.txt, BidiBrackets.txt and BidiMirroring.txt",
            CLASSES=ranges(bidi_classes(folder)),
            BRACKET_PAIRS=in_lines(brackets),
            MIRRORS=in_lines(mirrors),
        ),
        encoding="utf-8",
    )
    (here / "cell_data.py").write_text(
        module(
            "What a terminal draws for each code point.",
            version,
            "DerivedGeneralCategory.txt, EastAsianWidth.txt, DerivedCoreProperties.txt and emoji-data.txt",
            KINDS=ranges(cell_kinds(folder)),
        ),
        encoding="utf-8",
    )
    (here / "joining_data.py").write_text(
        module("Joining_Type.", version, "DerivedJoiningType.txt", TYPES=ranges(joining_types(folder))),
        encoding="utf-8",
    )


if __name__ == "__main__":
    main(Path(sys.argv[1] if len(sys.argv) > 1 else "/usr/share/unicode"))
