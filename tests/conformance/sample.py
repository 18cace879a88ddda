"""Draws the samples in ``data`` from the Unicode files: ``python tests/conformance/sample.py [FOLDER]``.

BidiCharacterTest.txt and BidiTest.txt, copyright Unicode, Inc., used under the Unicode licence
(https://www.unicode.org/license.txt); the version is in the first lines of each sample. The draw is seeded.
"""

import gzip
import random
import sys
from pathlib import Path

SIZE = 3000


def sample(lines: list[str], size: int) -> list[str]:
    """Random rows, each still under the ``@`` lines that hold for it."""
    rows = [i for i, line in enumerate(lines) if line[0] not in "#@\n"]
    chosen = sorted(random.Random(9).sample(rows, size))
    kept = lines[:5]
    state: dict[str, str] = {}
    written: dict[str, str] = {}
    at = 0
    for row in chosen:
        for line in lines[at:row]:
            if line.startswith("@"):
                state[line.split(":")[0]] = line
        at = row
        for name, line in state.items():
            if written.get(name) != line:
                written[name] = line
                kept.append(line)
        kept.append(lines[row])
    return kept


def main(folder: Path) -> None:
    for name in ("BidiCharacterTest", "BidiTest"):
        lines = (folder / f"{name}.txt").read_text(encoding="utf-8").splitlines(keepends=True)
        path = Path(__file__).parent / "data" / f"{name}.sample.txt.gz"
        with path.open("wb") as raw, gzip.GzipFile("", "wb", 9, raw, mtime=0) as file:
            file.write("".join(sample(lines, SIZE)).encode("utf-8"))


if __name__ == "__main__":
    main(Path(sys.argv[1] if len(sys.argv) > 1 else "/usr/share/unicode"))
