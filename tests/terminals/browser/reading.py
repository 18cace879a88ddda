"""What is expected on a screen that shows a sample, and how the programs that show it are started."""

import os
import sys
from pathlib import Path

from picture import Pixels, blackened, errors, fold

from reader.article.sources import read_many
from reader.cli.drawing import logical

ROOT = Path(__file__).parents[3]
SAMPLES = ROOT / "sample_articles"
QARI = [sys.executable, "-m", "reader"]

MOST_ERRORS = 0.025
"""Share of characters that tesseract may read otherwise."""


def sample(name: str) -> tuple[str, str]:
    """Path and text, title first, of an article that ships."""
    path = str(SAMPLES / f"{name}.txt")
    return path, "\n".join(logical(next(iter(read_many([path]))), None))


def without_title(text: str) -> str:
    """The paragraphs after the title."""
    return text.partition("\n\n")[2]


def body(image: Pixels, row: float) -> Pixels:
    """The reader's screen from its first empty row on, without its last row, the footer.

    Args:
        image: all the cells of the screen and nothing else.
        row: height of a row, pixels.
    """
    blank = (blackened(image).min(axis=(1, 2)) > 128).tolist()
    since = 0
    for y, empty in enumerate(blank):
        if not empty:
            since = y + 1
        elif y + 1 - since >= 0.6 * row:  # marks of the rows around reach into it
            return image[y : image.shape[0] - round(row)]
    raise AssertionError("no empty row on the screen")


def environ(home: Path) -> dict[str, str]:
    """What a program in the terminal of an editor sees of the machine; nothing of the person's own settings."""
    return {
        "PATH": os.environ["PATH"],
        "PYTHONPATH": str(ROOT),
        "HOME": str(home),
        "LANG": "C.UTF-8",
        "TERM": "xterm-256color",
        "COLORTERM": "truecolor",
        "COLORFGBG": "0;15",
    }


def misread(image: Pixels, expected: str) -> float:
    """Share of the characters that tesseract reads otherwise; it looks no further once that is few enough."""
    count = len(fold(expected))
    return errors(blackened(image), expected, int(MOST_ERRORS * count)) / count
