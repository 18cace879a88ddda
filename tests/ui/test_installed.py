"""The program as it is installed, in a real terminal (tmux), from its start to an export."""

from __future__ import annotations

import os
import select
import shutil
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from reader.resources import shipped

TMUX = shutil.which("tmux")
PATIENCE = 90.0

pytestmark = pytest.mark.skipif(TMUX is None, reason="tmux is not installed")


class Terminal:
    """A terminal of its own server; waiting wakes up with the terminal's output, not with the clock."""

    def __init__(self, folder: Path, *command: str, columns: int = 110, rows: int = 32) -> None:
        self._tmux = [str(TMUX), "-u", "-S", str(folder / "tmux"), "-f", os.devnull]
        (folder / "home").mkdir()
        environment = {
            **{
                name: value
                for name, value in os.environ.items()
                # COLUMNS and LINES are those of the terminal in which the tests run.
                if not name.startswith(("TMUX", "QARI_", "XDG_", "COLUMNS", "LINES"))
            },
            "HOME": str(folder / "home"),
            "LANG": "C.UTF-8",
            "PYTHONPATH": os.pathsep.join(path for path in sys.path if path),
        }
        size = ["-x", str(columns), "-y", str(rows)]
        for words in (
            ["new", "-d", "-s", "keep", "cat"],  # so that the server outlives the program
            ["set", "-g", "set-clipboard", "on"],
            ["new", "-d", "-s", "app", *size, *command],
            ["set", "-w", "-t", "app", "window-size", "manual"],  # whatever size the watcher has
        ):
            subprocess.run([*self._tmux, *words], env=environment, check=True, timeout=30)
        self._watcher = subprocess.Popen(
            [*self._tmux, "-C", "attach", "-f", "ignore-size", "-t", "app"],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            env=environment,
        )

    def ask(self, *words: str) -> str:
        """What tmux answers to a command."""
        done = subprocess.run([*self._tmux, *words], capture_output=True, timeout=30)
        return done.stdout.decode("utf-8", "replace")

    def press(self, *keys: str) -> None:
        self.ask("send-keys", "-t", "app", *keys)

    def write(self, text: str) -> None:
        self.ask("send-keys", "-t", "app", "-l", text)

    def screen(self) -> str:
        return self.ask("capture-pane", "-p", "-t", "app")

    def wait(self, so: Callable[[str], bool]) -> str:
        """The screen when something is so on it."""
        deadline = time.monotonic() + PATIENCE
        while True:
            screen = self.screen()
            if so(screen):
                return screen
            output = self._watcher.stdout
            assert output is not None
            left = deadline - time.monotonic()
            ready, _, _ = select.select([output], [], [], max(left, 0))
            assert ready, f"not within {PATIENCE} s; the screen:\n{screen}"
            os.read(output.fileno(), 65536)

    def wait_for(self, words: str) -> str:
        return self.wait(lambda screen: words in screen)

    def ended(self) -> bool:
        """Wait for the program's end."""
        self._watcher.wait(PATIENCE)
        return "app" not in self.ask("list-sessions", "-F", "#{session_name}").split()

    def close(self) -> None:
        self.ask("kill-server")
        self._watcher.wait(30)
        for stream in (self._watcher.stdin, self._watcher.stdout):
            if stream is not None:
                stream.close()


def program() -> list[str]:
    """The installed script, or the package where it is run without being installed."""
    script = Path(sys.executable).with_name("qari")
    return [str(script)] if script.exists() else [sys.executable, "-m", "reader"]


@pytest.fixture
def terminal(tmp_path: Path) -> Iterator[Terminal]:
    article = shipped("sample_articles") / "aleppo_truce.txt"
    command = [*program(), "--lang", "en", "read", str(article), "--engine", "gazetteer"]
    found = Terminal(tmp_path, *command)
    yield found
    found.close()


def test_from_start_to_export(terminal: Terminal, tmp_path: Path) -> None:
    terminal.wait_for("next name")
    terminal.wait(lambda screen: "Start:" in screen and "People" in screen)

    terminal.press("n")
    terminal.wait_for("1 of ")
    terminal.press("y")
    terminal.wait_for("copied: ")
    name = terminal.ask("show-buffer")
    text = (shipped("sample_articles") / "aleppo_truce.txt").read_text(encoding="utf-8")
    assert name.strip()
    assert name in text

    terminal.press("/")
    terminal.wait_for("Find:")
    terminal.write("الهدنه")
    terminal.wait_for("1 of ")
    terminal.press("Enter")
    terminal.wait(lambda screen: "Find:" not in screen)

    target = tmp_path / "out.md"
    terminal.press("e")
    terminal.wait_for("Export to (")
    terminal.press("C-u")
    terminal.write(str(target))
    terminal.press("Enter")
    terminal.wait_for("wrote ")
    written = target.read_text(encoding="utf-8")
    assert name in written
    assert not any("\ufb50" <= character <= "\ufefc" for character in written)

    target.write_text("mine", encoding="utf-8")
    terminal.press("e")
    terminal.wait_for("Export to (")
    terminal.press("C-u")
    terminal.write(str(target))
    terminal.press("Enter")
    terminal.wait_for("Replace it?")
    terminal.press("n")
    terminal.wait(lambda screen: "Replace it?" not in screen)
    assert target.read_text(encoding="utf-8") == "mine"

    terminal.press("q")
    assert terminal.ended()
