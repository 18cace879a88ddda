"""What can be read off a screenshot: text, joined letters, coloured cells."""

import functools
import struct
import subprocess
import tempfile
import unicodedata
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from emulators import COLUMNS, FONT, POINTS, ROWS
from numpy.typing import NDArray

Pixels = NDArray[np.uint8]

RED = (220, 0, 0)
# Enlargement in percent, filter, tesseract's page segmentation mode: which reads best differs from font to font.
_READINGS = (
    (100, "Lanczos", 6),
    (100, "Mitchell", 6),
    (100, "Mitchell", 4),
    (150, "Lanczos", 4),
    (250, "Mitchell", 4),
)


def pixels(xwd: bytes) -> Pixels:
    """Rows of red, green and blue from a dump of a 24-bit screen (X11/XWDFile.h)."""
    header = struct.unpack(">25I", xwd[:100])
    size, width, height, bits, line, colours = (header[at] for at in (0, 4, 5, 11, 12, 19))
    data = np.frombuffer(xwd, np.uint8, offset=size + 12 * colours)[: height * line].reshape(height, line)
    step = bits // 8  # 4, or 3 where a window on the screen has another depth
    return data[:, : width * step].reshape(height, width, step)[:, :, 2::-1]


def near(image: Pixels, colour: tuple[int, int, int], within: int = 60) -> NDArray[np.bool_]:
    """Which pixels are of about this colour."""
    return (np.abs(image.astype(int) - colour).max(axis=2) <= within).astype(bool)


@dataclass(frozen=True)
class Grid:
    """Where the cells are, in pixels; rows and columns count from 0."""

    left: int
    top: int
    cell_width: float
    cell_height: float

    def cut(self, image: Pixels, row: int, column: int, rows: int, columns: int) -> Pixels:
        """The part of the screenshot that these cells fill."""
        y0, y1 = (round(self.top + at * self.cell_height) for at in (row, row + rows))
        x0, x1 = (round(self.left + at * self.cell_width) for at in (column, column + columns))
        return image[y0:y1, x0:x1]

    def text(self, image: Pixels, rows: int = ROWS) -> Pixels:
        """All cells, without the window's frame and whatever lies beyond."""
        return self.cut(image, 0, 0, rows, COLUMNS)


# Two red cells in the first corner and two in the last of those that every terminal has.
CORNERS = f"printf '\\033[1;1H\\033[48;2;220;0;0m  \\033[{{rows}};{COLUMNS - 1}H  \\033[0m'"


def grid(image: Pixels, rows: int = ROWS) -> Grid:
    """The cells, from a screenshot of ``CORNERS``."""
    ys, xs = np.nonzero(near(image, RED, 40))
    left, top, right, bottom = xs.min(), ys.min(), xs.max() + 1, ys.max() + 1
    return Grid(int(left), int(top), (right - left) / COLUMNS, (bottom - top) / rows)


def save(image: Pixels, path: Path, *options: str) -> None:
    """Write the picture; the format is the suffix's."""
    height, width = image.shape[:2]
    command = ["convert", "-size", f"{width}x{height}", "-depth", "8", "rgb:-", *options, str(path)]
    subprocess.run(command, input=np.ascontiguousarray(image).tobytes(), check=True, timeout=60)


def fold(text: str) -> str:
    """What reading is compared on: marks and format characters left out, white space as one space."""
    return " ".join("".join(c for c in text if unicodedata.category(c) not in ("Mn", "Cf")).split())


def distance(one: str, other: str) -> int:
    """Levenshtein's: insertions, deletions and replacements from one text to the other."""
    before = np.arange(len(other) + 1)
    letters = np.array([ord(c) for c in other], dtype=np.int64)
    steps = np.arange(len(other) + 1)
    for count, letter in enumerate(one, 1):
        now = np.empty_like(before)
        now[0] = count
        now[1:] = np.minimum(before[1:] + 1, before[:-1] + (letters != ord(letter)))
        # An insertion costs one more than the cell to the left, all the way along.
        before = np.minimum.accumulate(now - steps) + steps
    return int(before[-1])


def error_rate(image: Pixels, expected: str, enough: float = 0.0) -> tuple[float, str]:
    """Share of characters that tesseract reads otherwise than ``expected``, and what it read; the best of several.

    Stops at the first reading that is at most ``enough``.
    """
    wanted = fold(expected)
    best = (9.0, "")
    with tempfile.TemporaryDirectory() as folder:
        for scale, kernel, mode in _READINGS:
            page = Path(folder) / f"{scale}-{kernel}.png"
            if not page.exists():
                options = ("-colorspace", "Gray", "-bordercolor", "white", "-border", "20", "-filter", kernel)
                save(image, page, *options, "-resize", f"{scale}%", "-density", "300")
            read = subprocess.run(
                ["tesseract", str(page), "-", "-l", "ara", "--psm", str(mode)],
                capture_output=True,
                check=True,
                timeout=120,
                env={"PATH": "/usr/bin:/bin", "OMP_THREAD_LIMIT": "1"},
            ).stdout.decode()
            best = min(best, (distance(wanted, fold(read)) / max(1, len(wanted)), read))
            if best[0] <= enough:
                break
    return best


def components(image: Pixels) -> int:
    """Connected pieces of ink: joined letters are one piece, unjoined ones several."""
    ink = image.max(axis=2) < 140
    labels = np.zeros(ink.shape, dtype=np.int64)
    labels[ink] = np.arange(1, int(ink.sum()) + 1)
    while True:  # the largest label floods each piece, by rows and columns in turn
        spread = labels.copy()
        for axis in (0, 1):
            for flip in (False, True):
                spread = _flood(spread, ink, axis, flip)
        for dy in (-1, 1):  # and across corners
            for dx in (-1, 1):
                spread = np.where(ink, np.maximum(spread, np.roll(spread, (dy, dx), (0, 1))), 0)
        if np.array_equal(spread, labels):
            return len(np.unique(labels)) - 1
        labels = spread


def _flood(labels: NDArray[np.int64], ink: NDArray[np.bool_], axis: int, flip: bool) -> NDArray[np.int64]:
    """Carry the largest label along each unbroken run of ink of a row (axis 1) or column (axis 0), in one direction."""
    labels = np.flip(labels, axis) if flip else labels
    ink = np.flip(ink, axis) if flip else ink
    run = np.cumsum(~ink, axis=axis)  # constant along a run, growing from run to run
    offset = run * (int(labels.max()) + 1)
    out = np.where(ink, np.maximum.accumulate(labels + offset, axis=axis) - offset, 0)
    return np.flip(out, axis) if flip else out


@functools.cache
def pango(text: str) -> Pixels:
    """The same lines as Pango sets them: what a right rendering in this font looks like."""
    with tempfile.TemporaryDirectory() as folder:
        source, target = Path(folder) / "text", Path(folder) / "page.png"
        source.write_text(text)
        command = [
            "pango-view",
            "-q",
            f"--font={FONT} {POINTS}",
            "--dpi=96",
            "--align=right",
            "-o",
            str(target),
        ]
        subprocess.run([*command, str(source)], check=True, timeout=60, capture_output=True)
        done = subprocess.run(
            ["convert", str(target), "-format", "%w %h\\n", "-write", "info:-", "-depth", "8", "rgb:-"],
            capture_output=True,
            check=True,
            timeout=60,
        ).stdout
    size, _, data = done.partition(b"\n")
    width, height = map(int, size.split())
    return np.frombuffer(data, np.uint8).reshape(height, width, 3)
