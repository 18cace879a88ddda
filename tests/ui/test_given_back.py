"""A shell in tmux after the reader was in it: screen, cursor, mouse and line discipline as before, however it left."""

from __future__ import annotations

import os
import signal
from collections.abc import Iterator
from pathlib import Path

import pytest

from reader.resources import shipped

from .test_installed import TMUX, Terminal, program

pytestmark = [pytest.mark.slow, pytest.mark.skipif(TMUX is None, reason="tmux is not installed")]

STATE = " ".join(
    f"{name}=#{{{name}}}"
    for name in (
        "alternate_on",
        "cursor_flag",
        "insert_flag",
        "wrap_flag",
        "keypad_flag",
        "keypad_cursor_flag",
        "mouse_any_flag",
        "mouse_all_flag",
        "mouse_button_flag",
        "mouse_standard_flag",
        "mouse_sgr_flag",
        "mouse_utf8_flag",
        "bracket_paste_flag",
        "pane_title",
    )
)


@pytest.fixture
def shell(tmp_path: Path) -> Iterator[Terminal]:
    found = Terminal(tmp_path, "bash", "--norc", "--noprofile", "-i")
    yield found
    found.close()


class Visit:
    """Reading in the shell, and what is told of the terminal before and after."""

    def __init__(self, shell: Terminal, folder: Path) -> None:
        self.shell, self.folder, self.number = shell, folder, 0

    def run(self, words: str) -> None:
        """A command line, and the shell's next prompt."""
        self.number += 1
        mark = f"END{self.number}"
        self.shell.write(f"{words}; echo {mark[:2]}''{mark[2:]}")
        self.shell.press("Enter")
        self.shell.wait(lambda screen: mark in screen.split())

    def state(self) -> tuple[str, str]:
        self.run(f"stty -a > {self.folder / 'stty'}")
        return self.shell.ask("display", "-p", "-t", "app", STATE), (self.folder / "stty").read_text()

    def start(self) -> None:
        sample = shipped("sample_articles") / "aleppo_truce.txt"
        words = [*program(), "--lang", "en", "read", str(sample), "--engine", "gazetteer"]
        self.shell.write(f"{' '.join(words)}; echo GO''NE")
        self.shell.press("Enter")
        self.shell.wait(lambda screen: "next name" in screen and "Start:" in screen)

    def process(self) -> int:
        """The reader's."""
        shell = self.shell.ask("display", "-p", "-t", "app", "#{pane_pid}").strip()
        (child,) = Path(f"/proc/{shell}/task/{shell}/children").read_text().split()
        return int(child)


@pytest.mark.skipif(not Path("/proc").exists(), reason="processes are found in /proc")
def test_every_way_out(shell: Terminal, tmp_path: Path) -> None:
    visit = Visit(shell, tmp_path)
    visit.run("clear")
    before = visit.state()
    assert "alternate_on=0" in before[0]
    for way in ("q", signal.SIGTERM, signal.SIGHUP, signal.SIGINT):
        visit.start()
        inside = shell.ask("display", "-p", "-t", "app", STATE)
        assert "alternate_on=1" in inside
        assert "mouse_any_flag=1" in inside
        if isinstance(way, str):
            shell.press(way)
        else:
            os.kill(visit.process(), way)
        shell.wait_for("GONE")
        visit.run("clear")
        assert visit.state() == before, way


@pytest.mark.skipif(not Path("/proc").exists(), reason="processes are found in /proc")
def test_stopped_and_back(shell: Terminal, tmp_path: Path) -> None:
    visit = Visit(shell, tmp_path)
    visit.run("clear")
    before = visit.state()
    visit.start()
    os.kill(visit.process(), signal.SIGTSTP)
    shell.wait_for("Stopped")
    visit.run("clear")
    assert visit.state() == before
    shell.write("fg; echo BA''CK")
    shell.press("Enter")
    shell.wait(lambda screen: "next name" in screen and "Start:" in screen)
    shell.press("n")
    shell.wait_for("1 of ")
    shell.press("q")
    shell.wait_for("BACK")
    visit.run("clear")
    assert visit.state() == before
