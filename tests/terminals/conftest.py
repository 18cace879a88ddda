"""Real terminal emulators, each started once and kept for all the tests that play in it.

``pytest -m terminals -k xterm`` runs one; ``--pictures FOLDER`` keeps a picture of the app in each, and the figures as
a table (``docs/terminals`` and the README hold those of the last full run).
"""

import contextlib
import shutil
import sys
from collections import defaultdict
from pathlib import Path

import pytest

sys.path.insert(0, str(Path(__file__).parent))

from display import display, wait_for
from emulators import COLUMNS, EMULATORS, ROWS, stage
from picture import CORNERS, blackened, grid, pixels

TOOLS = {
    "Xvfb": "xvfb",
    "xwd": "x11-apps",
    "xdotool": "xdotool",
    "convert": "imagemagick",
    "pango-view": "pango1.0-tools",
    "tesseract": "tesseract-ocr tesseract-ocr-ara",
}
TMUX = "tmux -f /dev/null -S {folder}/socket new-session {run}"
SCREEN = "env SCREENDIR={folder} screen -c /dev/null -U {run}"
TERMINALS = {name: (emulator, "") for name, emulator in EMULATORS.items()}
TERMINALS |= {f"tmux in {name}": (EMULATORS[name], TMUX) for name in ("xterm", "VTE")}
TERMINALS |= {f"screen in {name}": (EMULATORS[name], SCREEN) for name in ("xterm", "VTE")}
PROGRESS = 4  # columns at the left that the app's keys never reach

# What each terminal reached: terminal, figure, values; and Pango's own figures under its name.
FIGURES: dict[str, dict[str, list[float]]] = defaultdict(lambda: defaultdict(list))


def pytest_addoption(parser):
    parser.addoption("--pictures", type=Path, metavar="FOLDER", help="keep pictures of real terminals there")


def lacking(terminal):
    """Why a terminal cannot be tested here, empty when it can."""
    tools = [
        f"{tool} (Debian package {package})" for tool, package in TOOLS.items() if not shutil.which(tool)
    ]
    if tools:
        return "not installed: " + ", ".join(tools)
    emulator, inside = TERMINALS[terminal]
    multiplexer = terminal.partition(" in ")[0]
    if inside and not shutil.which(multiplexer):
        return f"{multiplexer} not installed (Debian package {multiplexer})"
    return emulator.missing()


def rows_of(terminal):
    """Rows that the app has in a terminal; tmux keeps one for itself."""
    return ROWS - terminal.startswith("tmux")


class Played:
    """A terminal at work."""

    def __init__(self, name, shown, played, cells):
        self.name, self.shown, self.grid = name, shown, cells
        self._stage = played
        self.rows = rows_of(name)

    def qari(self, arguments):
        """A command line for Qari, of this checkout, by this Python."""
        root = Path(__file__).parents[2]
        return f"PYTHONPATH={root} QARI_ENGINE=gazetteer {sys.executable} -m reader {arguments}"

    def play(self, command):
        return self.grid.text(pixels(self._stage.play(command)), self.rows)

    def begin(self, command):
        """Start what stays; whatever the last one left is wiped off first, so that it is not taken for this one's."""
        self._stage.play("true")
        wait_for(lambda: not self.at_rest(), "an empty screen")
        self._stage.begin(command)

    def now(self):
        return self.grid.text(pixels(self.shown.still()), self.rows)

    def press(self, *keys):
        self.shown.press(*keys)

    def at_rest(self):
        """Whether the app's footer is written, and tells no progress at its left end.

        What else may be there, the pointer and the corners of ``found_cells``, is at the right end.
        """
        image = self.grid.text(pixels(self.shown.dump()), self.rows)
        ink = blackened(self.grid.rows_of(image, self.rows - 1, self.rows)) < 100
        end = round(PROGRESS * self.grid.cell_width)
        return ink[:, end:-end].any() and not ink[:, :end].any()

    @property
    def ended(self):
        return self._stage.ended()


def found_cells(played, rows):
    """The grid, once the terminal's window has come to rest."""
    found = []

    def found_now():
        with contextlib.suppress(ValueError):
            found.append(grid(pixels(played.play(CORNERS.format(rows=rows))), rows))
        return found

    wait_for(found_now, "two red corners")
    return found[-1]


@pytest.fixture(scope="session", params=TERMINALS)
def terminal(request):
    reason = lacking(request.param)
    if reason:
        pytest.skip(f"{request.param}: {reason}")
    emulator, inside = TERMINALS[request.param]
    with contextlib.ExitStack() as stack:
        shown = stack.enter_context(display())
        played = stack.enter_context(stage(emulator, shown, inside))
        cells = found_cells(played, rows_of(request.param))
        # Where no text is; the window below the pointer has the keyboard.
        shown.point(
            int(cells.left + COLUMNS * cells.cell_width) - 4, int(cells.top + ROWS * cells.cell_height) - 4
        )
        yield Played(request.param, shown, played, cells)


@pytest.fixture(scope="session")
def figures():
    return FIGURES


def table():
    """The figures as Markdown; the worst of each terminal."""
    rows = [
        "| Terminal | plain | vocalised, marks hidden | mixed | vocalised | letters joined | colours in place |",
        "|---|---:|---:|---:|---:|---:|---:|",
    ]
    for name, found in FIGURES.items():
        cells = [
            f"{max(found[kind]):.1%}" if found[kind] else "–"
            for kind in ("plain", "bare", "mixed", "vocalised")
        ]
        pieces = max(found["pieces"], key=lambda ratio: abs(ratio - 1), default=None)
        cells.append("–" if pieces is None else f"{pieces:.2f}")
        cells.append(f"{min(found['coloured']):.0%}" if found["coloured"] else "–")
        rows.append(f"| {name} | {' | '.join(cells)} |")
    return "\n".join(rows)


def pytest_terminal_summary(terminalreporter, config):
    if not FIGURES:
        return
    terminalreporter.section("real terminals")
    terminalreporter.write_line(table())
    for report in terminalreporter.stats.get("skipped", []):
        terminalreporter.write_line(
            f"skipped: {report.longrepr[2] if isinstance(report.longrepr, tuple) else report.longrepr}"
        )
    if folder := config.getoption("--pictures"):
        (folder / "figures.md").write_text(table() + "\n", encoding="utf-8")
