"""How to start each terminal emulator with a known font, size and colours, and play scenes in it."""

import contextlib
import itertools
import os
import shlex
import shutil
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path

from display import Display, running, wait_for

FONT, POINTS = "DejaVu Sans Mono", 16
COLUMNS, ROWS = 80, 24

# Waits for the terminal to have its size, then plays scenes: reads a command line, clears the screen, runs it, leaves
# its exit status.
_PLAYER = """#!/bin/sh
enough() {{ stty size | {{ read -r rows columns; [ "$rows" -ge {rows} ] && [ "$columns" -ge {columns} ]; }}; }}
until enough; do sleep 0.05; done
printf '{colours}'
touch {folder}/ready
while :; do
  read -r scene <{folder}/scene || continue  # the writer of the last scene had not let go of it yet
  printf '\\033[0m\\033[H\\033[2J\\033[?25l'
  sh -c "$scene" 2>{folder}/errors
  echo $? >{folder}/status.new; mv {folder}/status.new {folder}/status
done
"""


@dataclass(frozen=True)
class Emulator:
    """A terminal emulator.

    Attributes:
        name: as in the profile table.
        package: the Debian package.
        binary: what to look for on the path.
        argv: its command line, for the program to run in it and its home folder.
        files: configuration, by path below the home folder.
        needs: other binaries that it cannot be started without.
        colours: what makes it black on white, where no option does, as ``printf`` writes it.
    """

    name: str
    package: str
    binary: str
    argv: Callable[[str, Path], list[str]]
    files: Mapping[str, str] = field(default_factory=dict)
    needs: tuple[str, ...] = ()
    colours: str = ""

    def missing(self) -> str:
        """What is not installed, empty when all is there."""
        absent = [binary for binary in (self.binary, *self.needs) if not shutil.which(binary)]
        return f"{', '.join(absent)} not installed (Debian package {self.package})" if absent else ""


_GEOMETRY = f"{COLUMNS}x{ROWS}+0+0"
_XFT = f"{FONT}:size={POINTS}"
_PIXELS = POINTS * 96 // 72

EMULATORS = {
    emulator.name: emulator
    for emulator in (
        Emulator(
            "xterm",
            "xterm",
            "xterm",
            lambda run, _: [
                *("xterm", "-u8", "-fa", FONT, "-fs", str(POINTS), "-geometry", _GEOMETRY),
                *("-bg", "white", "-fg", "black", "+sb", "-bw", "0", "-b", "0", "-e", run),
            ],
        ),
        Emulator(
            "VTE",
            "xfce4-terminal",
            "xfce4-terminal",
            lambda run, _: [
                *("dbus-run-session", "--", "xfce4-terminal", "--disable-server", "--geometry", _GEOMETRY),
                *(
                    "--font",
                    f"{FONT} {POINTS}",
                    "--hide-menubar",
                    "--hide-borders",
                    "--hide-scrollbar",
                    "-x",
                    run,
                ),
            ],
            {
                "config/xfce4/terminal/terminalrc": "[Configuration]\nColorForeground=#000000\n"
                "ColorBackground=#ffffff\n"
                "ScrollingBar=TERMINAL_SCROLLBAR_NONE\n"
            },
            needs=("dbus-run-session",),
        ),
        Emulator(
            "mlterm",
            "mlterm",
            "mlterm",
            lambda run, _: ["mlterm", "-g", _GEOMETRY, "-b", "white", "-f", "black", "-e", run],
            {
                ".mlterm/aafont": f"DEFAULT = {FONT}\nISO10646_UCS4_1 = {FONT}\nUNICODE = {FONT}\n",
                ".mlterm/main": "use_anti_alias=true\ntype_engine=cairo\nscrollbar_mode=none\nuse_ctl=true\n"
                f"fontsize={_PIXELS}\ninner_border=0\n",
            },
        ),
        Emulator(
            "Konsole",
            "konsole",
            "konsole",
            lambda run, _: [
                *("dbus-run-session", "--", "konsole", "--nofork", "--hide-menubar", "--hide-tabbar"),
                *("--profile", "Proof", "-e", run),
            ],
            {
                "share/konsole/Proof.profile": f"[Appearance]\nColorScheme=BlackOnWhite\n"
                f"Font={FONT},{POINTS},-1,5,50,0,0,0,0,0\n\n[General]\nName=Proof\nParent=FALLBACK/\nShowTerminalSizeHint=false\n"
                f"TerminalColumns={COLUMNS}\nTerminalRows={ROWS}\nTerminalMargin=0\n\n[Scrolling]\nScrollBarPosition=2\nHighlightScrolledLines=false\n",
                "config/konsolerc": "[MainWindow][Toolbar sessionToolbar]\nHidden=true\n\n"
                "[MainWindow][Toolbar mainToolBar]\nHidden=true\n\n[KonsoleWindow]\nRememberWindowSize=false\n",
            },
            needs=("dbus-run-session",),
        ),
        Emulator(
            "kitty",
            "kitty",
            "kitty",
            lambda run, _: [
                *("kitty", "--config", "NONE", "-o", f"font_family={FONT}", "-o", f"font_size={POINTS}"),
                *("-o", "foreground=black", "-o", "background=white", "-o", "remember_window_size=no"),
                *("-o", f"initial_window_width={COLUMNS}c", "-o", f"initial_window_height={ROWS}c"),
                *("-o", "update_check_interval=0", "-o", "window_margin_width=0", run),
            ],
        ),
        Emulator(
            "alacritty",
            "alacritty",
            "alacritty",
            lambda run, _: ["alacritty", "-e", run],
            {
                "config/alacritty/alacritty.yml": f"font:\n  normal:\n    family: {FONT}\n  size: {POINTS}\n"
                f"window:\n  dimensions:\n    columns: {COLUMNS}\n    lines: {ROWS}\n"
                'colors:\n  primary:\n    background: "#ffffff"\n    foreground: "#000000"\n'
            },
        ),
        Emulator(
            "urxvt",
            "rxvt-unicode",
            "urxvt",
            lambda run, _: [
                *("urxvt", "-fn", f"xft:{_XFT}", "-geometry", _GEOMETRY, "-bg", "white", "-fg", "black"),
                *("+sb", "-b", "0", "-e", run),
            ],
        ),
        Emulator(
            "st",
            "stterm",
            "stterm",
            lambda run, _: ["stterm", "-f", _XFT, "-g", _GEOMETRY, "-e", run],
            colours=r"\033]11;#ffffff\007\033]10;#000000\007",
        ),
        Emulator(
            "foot",
            "foot weston",
            "foot",
            lambda run, home: [
                "sh",
                "-c",
                "weston --backend=x11-backend.so --width=1180 --height=740 --socket=proof --idle-time=0"
                f' --config="{home}/weston.ini" & until [ -S "$XDG_RUNTIME_DIR/proof" ]; do sleep 0.1; done;'
                " until xdotool search --class weston windowfocus; do sleep 0.1; done;"
                f' WAYLAND_DISPLAY=proof exec foot -f "{_XFT}" -W {COLUMNS}x{ROWS} -o colors.background=ffffff'
                f" -o colors.foreground=000000 -o csd.preferred=none -o pad=0x0 {shlex.quote(run)}",
            ],
            {"weston.ini": "[shell]\npanel-position=none\nbackground-color=0xffffffff\nlocking=false\n"},
            needs=("weston", "xdotool"),
        ),
        Emulator(
            "QTerminal",
            "qterminal",
            "qterminal",
            lambda run, _: ["dbus-run-session", "--", "qterminal", "--geometry", "1044x606", "-e", run],
            {
                "config/qterminal.org/qterminal.ini": "[General]\nAskOnExit=false\nMenuVisible=false\n"
                f"HideTabBarWithOneTab=true\nfontFamily={FONT}\nfontSize={POINTS}\nScrollbarPosition=0\n"
                "colorScheme=BlackOnWhite\nenabledBidiSupport=true\nshowTerminalSizeHint=false\nTerminalMargin=0\n"
            },
            needs=("dbus-run-session",),
        ),
        Emulator(
            "PuTTY",
            "pterm",
            "pterm",
            lambda run, _: [
                *(
                    "pterm",
                    "-fn",
                    f"client:{FONT} {POINTS}",
                    "-geometry",
                    _GEOMETRY,
                    "-bg",
                    "white",
                    "-fg",
                    "black",
                ),
                *("+sb", "-xrm", "BoldAsColour: 0", "-xrm", "BorderWidth: 0", "-e", run),
            ],
        ),
    )
}


class Stage:
    """An emulator at work, and the scenes played in it."""

    def __init__(self, shown: Display, folder: Path) -> None:
        self.shown = shown
        self._folder = folder

    def play(self, command: str, seconds: float = 90.0) -> bytes:
        """Run a command line to its end on a cleared screen; the screen then, in xwd's format."""
        self.begin(command)
        wait_for(self._status.exists, f"the end of: {command}", seconds)
        errors = (self._folder / "errors").read_text(errors="replace")
        assert self._status.read_text().strip() == "0", errors[-2000:]
        return self.shown.still()

    def begin(self, command: str) -> None:
        """Start a command line on a cleared screen and don't wait for it."""
        self._status.unlink(missing_ok=True)
        (self._folder / "scene").write_text(command.replace("\n", " ") + "\n")

    def ended(self) -> bool:
        """Whether the command line of ``begin`` has come to its end."""
        return self._status.exists()

    @property
    def _status(self) -> Path:
        return self._folder / "status"


_numbers = itertools.count()


@contextlib.contextmanager
def stage(emulator: Emulator, shown: Display, inside: str = "") -> Iterator[Stage]:
    """The emulator started on a display, ready for scenes.

    Args:
        emulator: which.
        shown: where.
        inside: a command line to run in it that in turn runs the scenes, with ``{run}`` for their player: tmux, screen.
    """
    rows = ROWS - 1 if inside else ROWS  # a multiplexer keeps a line for itself
    folder = shown.home / f"stage-{next(_numbers)}"
    folder.mkdir(mode=0o700)
    os.mkfifo(folder / "scene")
    player = folder / "player"
    player.write_text(_PLAYER.format(folder=folder, rows=rows, columns=COLUMNS, colours=emulator.colours))
    player.chmod(0o755)
    run = player
    if inside:
        run = folder / "inside"
        run.write_text(f"#!/bin/sh\nexec {inside.format(run=player, folder=folder)}\n")
        run.chmod(0o755)
    for name, content in emulator.files.items():
        path = shown.home / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(content)
    with running(emulator.argv(str(run), shown.home), shown.environ, folder / "log"):
        try:
            wait_for((folder / "ready").exists, f"{emulator.name} to start")
        except Exception as error:
            error.add_note((folder / "log").read_text(errors="replace")[-2000:])
            raise
        yield Stage(shown, folder)
