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

RED = (215, 0, 0)  # 160 of the 256 colours, which GNU screen knows as well
# Enlargement in percent and filter: which reads best differs from font to font.
_READINGS = ((100, "Lanczos"), (100, "Mitchell"), (150, "Mitchell"))


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

    def text(self, image: Pixels, rows: int = ROWS) -> Pixels:
        """All cells of the screenshot, without the window's frame and whatever lies beyond."""
        y, x = round(self.top + rows * self.cell_height), round(self.left + COLUMNS * self.cell_width)
        return image[self.top : y, self.left : x]

    def rows_of(self, text: Pixels, first: float, last: float) -> Pixels:
        """The rows ``[first, last)`` of what ``text`` gave, or parts of them."""
        return text[round(first * self.cell_height) : round(last * self.cell_height)]

    def cell(self, text: Pixels, row: int, column: int) -> Pixels:
        """One cell of what ``text`` gave."""
        x0, x1 = (round(at * self.cell_width) for at in (column, column + 1))
        return self.rows_of(text, row, row + 1)[:, x0:x1]


# Two red cells in the first corner and two in the last of those that every terminal has.
CORNERS = f"printf '\\033[1;1H\\033[48;5;160m  \\033[{{rows}};{COLUMNS - 1}H  \\033[0m'"


def grid(image: Pixels, rows: int = ROWS) -> Grid:
    """The cells, from a screenshot of ``CORNERS``.

    Raises:
        ValueError: what is red there is no two corners.
    """
    red = near(image, RED, 40)
    ys, xs = np.nonzero(red)
    if not len(ys):
        raise ValueError("nothing is red")
    left, top, right, bottom = xs.min(), ys.min(), xs.max() + 1, ys.max() + 1
    found = Grid(int(left), int(top), (right - left) / COLUMNS, (bottom - top) / rows)
    if not 0.8 < red.sum() / (4 * found.cell_width * found.cell_height) < 1.2:
        raise ValueError("what is red is more or less than four cells")
    return found


def save(image: Pixels, path: Path, *options: str) -> None:
    """Write the picture; the format is the suffix's."""
    height, width = image.shape[:2]
    command = ["convert", "-size", f"{width}x{height}", "-depth", "8", "rgb:-", *options, str(path)]
    subprocess.run(command, input=np.ascontiguousarray(image).tobytes(), check=True, timeout=60)


def unmarked(text: str) -> str:
    """Without marks and format characters."""
    return "".join(c for c in text if unicodedata.category(c) not in ("Mn", "Cf"))


def fold(text: str) -> str:
    """What reading is compared on: no marks, white space as one space."""
    return " ".join(unmarked(text).split())


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


def commonest(image: Pixels) -> Pixels:
    """The colour of most pixels: what text is written on."""
    colours, counts = np.unique(image[::5, ::5].reshape(-1, 3), axis=0, return_counts=True)
    return colours[counts.argmax()]


def blackened(image: Pixels) -> Pixels:
    """Letters of any colour as black on white: how far each pixel is from the commonest colour around."""
    far = np.abs(image.astype(np.int16) - commonest(image).astype(np.int16)).max(axis=2)
    grey = (255 - far.astype(int) * 255 // max(int(far.max()), 1)).astype(np.uint8)
    return np.repeat(grey[:, :, None], 3, axis=2)


def errors(image: Pixels, expected: str, enough: int = 0) -> int:
    """How many characters tesseract misreads, in the best of several readings.

    Args:
        image: black on white.
        expected: the text; marks do not count.
        enough: the first reading with no more errors than these ends the search.
    """
    wanted = fold(expected)
    best = len(wanted)
    for scale, kernel in _READINGS:
        best = min(best, distance(wanted, fold(_read(image, scale, kernel))))
        if best <= enough:
            break
    return best


def _read(image: Pixels, scale: int, kernel: str) -> str:
    with tempfile.TemporaryDirectory() as folder:
        page = Path(folder) / "page.png"
        options = ("-colorspace", "Gray", "-bordercolor", "white", "-border", "20", "-filter", kernel)
        save(image, page, *options, "-resize", f"{scale}%", "-density", "300")
        command = ["tesseract", str(page), "-", "-l", "ara", "--psm", "6"]
        environ = {"PATH": "/usr/bin:/bin", "OMP_THREAD_LIMIT": "1"}
        return subprocess.run(
            command, capture_output=True, check=True, timeout=120, env=environ
        ).stdout.decode()


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
            "--rtl",
            "--no-auto-dir",
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
