"""What is expected on a screen that shows a sample, and how the programs that show it are started."""

import os
import subprocess
import sys
import tempfile
from pathlib import Path

import numpy as np
from picture import Pixels, distance, fold, save

from reader.article.sources import read_many
from reader.cli.drawing import logical

# Enlargement in percent and filter: which reads best differs from font to font.
_READINGS = ((100, "Lanczos"), (100, "Mitchell"), (150, "Mitchell"), (200, "Lanczos"))

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
    blank = (black_on_white(image).min(axis=(1, 2)) > 128).tolist()
    since = 0
    for y, empty in enumerate(blank):
        if not empty:
            since = y + 1
        elif y + 1 - since >= row:
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


def black_on_white(image: Pixels) -> Pixels:
    """Letters of any colour in black: how far each pixel is from the commonest colour."""
    colours, counts = np.unique(image.reshape(-1, 3), axis=0, return_counts=True)
    far = np.abs(image.astype(int) - colours[counts.argmax()]).max(axis=2)
    grey = 255 - np.clip(far * 255 // max(int(far.max()), 1), 0, 255)
    return np.repeat(grey[:, :, None], 3, axis=2).astype(np.uint8)


def misread(image: Pixels, expected: str) -> tuple[float, str]:
    """Share of characters that tesseract reads otherwise, and what it reads: the best of several readings, or
    the first that is good enough."""
    wanted, best = fold(expected), (9.0, "")
    page = black_on_white(image)
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "page.png"
        for scale, kernel in _READINGS:
            options = ("-colorspace", "Gray", "-bordercolor", "white", "-border", "20", "-filter", kernel)
            save(page, path, *options, "-resize", f"{scale}%", "-density", "300")
            read = subprocess.run(
                ["tesseract", str(path), "-", "-l", "ara", "--psm", "6"],
                capture_output=True,
                check=True,
                timeout=120,
                env={"PATH": "/usr/bin:/bin", "OMP_THREAD_LIMIT": "1"},
            ).stdout.decode()
            best = min(best, (distance(wanted, fold(read)) / len(wanted), read))
            if best[0] <= MOST_ERRORS:
                break
    return best
