"""A private X server, programs on it, and pictures of it."""

import contextlib
import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator, Mapping, Sequence
from pathlib import Path

WIDTH, HEIGHT = 1200, 760
_REAPER = Path(__file__).with_name("reaper.py")

# What a terminal would believe of the machine's own terminal if it leaked.
_LEAKS = [
    "TERM",
    "TERM_PROGRAM",
    "TERM_PROGRAM_VERSION",
    "COLORTERM",
    "VTE_VERSION",
    "KONSOLE_VERSION",
    "KITTY_WINDOW_ID",
    "MLTERM",
    "XTERM_VERSION",
    "TMUX",
    "TMUX_PANE",
    "STY",
    "WAYLAND_DISPLAY",
    "XAUTHORITY",
    "DISPLAY",
    "QARI_BIDI",
    "QARI_LANG",
    "TEXTUAL_DRIVER",
    "NO_COLOR",
]

# Grey edges instead of coloured ones: tesseract is no LCD.
_FONTS = """<?xml version="1.0"?>
<!DOCTYPE fontconfig SYSTEM "fonts.dtd">
<fontconfig>
  <match target="font">
    <edit name="antialias" mode="assign"><bool>true</bool></edit>
    <edit name="rgba" mode="assign"><const>none</const></edit>
    <edit name="hintstyle" mode="assign"><const>hintslight</const></edit>
  </match>
</fontconfig>
"""


class DisplayError(Exception):
    """A program did not do what was waited for."""


@contextlib.contextmanager
def running(
    command: Sequence[str], environ: Mapping[str, str], log: Path
) -> Iterator[subprocess.Popen[bytes]]:
    """The command at work; at the end it and all that it started are ended."""
    with log.open("ab") as file:
        process = subprocess.Popen(
            [sys.executable, str(_REAPER), *command],
            stdin=subprocess.PIPE,
            stdout=file,
            stderr=file,
            env=dict(environ),
            start_new_session=True,
        )
    try:
        yield process
    finally:
        assert process.stdin
        process.stdin.close()
        process.wait(timeout=10)


def wait_for(condition: Callable[[], object], what: str, seconds: float = 90.0) -> None:
    """Look again and again until ``condition`` holds.

    Raises:
        DisplayError: it did not in time.
    """
    end = time.monotonic() + seconds
    while not condition():
        if time.monotonic() > end:
            raise DisplayError(f"{what}: not within {seconds} s")
        time.sleep(0.03)


class Display:
    """The X server and what programs on it need to know."""

    def __init__(self, number: str, home: Path) -> None:
        self.home = home
        self.environ = {name: value for name, value in os.environ.items() if name not in _LEAKS}
        self.environ |= {
            "DISPLAY": f":{number}",
            "HOME": str(home),
            "XDG_CONFIG_HOME": str(home / "config"),
            "XDG_DATA_HOME": str(home / "share"),
            "XDG_CACHE_HOME": str(home / "cache"),
            "XDG_RUNTIME_DIR": str(home / "run"),
            "LANG": "C.UTF-8",
            "LC_ALL": "C.UTF-8",
            "SHELL": "/bin/sh",
            "LIBGL_ALWAYS_SOFTWARE": "1",
            "NO_AT_BRIDGE": "1",
            "QT_QPA_PLATFORM": "xcb",
            "GDK_BACKEND": "x11",
            "GSETTINGS_BACKEND": "memory",
        }
        for folder in ("config", "config/fontconfig", "share", "cache", "run"):
            (home / folder).mkdir(mode=0o700)
        (home / "config/fontconfig/fonts.conf").write_text(_FONTS)

    def dump(self) -> bytes:
        """The whole screen in xwd's format."""
        command = ["xwd", "-root", "-silent"]
        return subprocess.run(
            command, env=self.environ, stdout=subprocess.PIPE, check=True, timeout=20
        ).stdout

    def press(self, *keys: str) -> None:
        """Press and release keys, by their X names, in the window under the pointer."""
        subprocess.run(["xdotool", "key", *keys], env=self.environ, check=True, timeout=20)

    def point(self, x: int, y: int) -> None:
        """Move the pointer; the window below it gets the keys."""
        subprocess.run(["xdotool", "mousemove", str(x), str(y)], env=self.environ, check=True, timeout=20)

    def still(self, seconds: float = 90.0) -> bytes:
        """The screen once it has stopped changing."""
        shots = [b"", b""]

        def unchanged() -> bool:
            time.sleep(0.12)
            shots[:] = [shots[1], self.dump()]
            return shots[0] == shots[1] and len(set(shots[1][-WIDTH * HEIGHT * 4 :])) > 1

        wait_for(unchanged, "a screen that holds still", seconds)
        return shots[1]


@contextlib.contextmanager
def display() -> Iterator[Display]:
    """A white screen of its own, until the end of the block."""
    with tempfile.TemporaryDirectory(prefix="qari-display-", ignore_cleanup_errors=True) as folder:
        home = Path(folder)
        number = home / "number"
        command = [
            "sh",
            "-c",
            f'exec Xvfb -displayfd 9 -screen 0 {WIDTH}x{HEIGHT}x24 -dpi 96 -wr -nolisten tcp 9>"{number}"',
        ]
        with running(command, os.environ, home / "xvfb.log"):
            wait_for(lambda: number.exists() and number.read_text().endswith("\n"), "Xvfb")
            yield Display(number.read_text().strip(), home)
