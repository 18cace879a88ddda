"""tmux in a played terminal: what is asked of it, and what reaches the terminal around it."""

import os
import re
import shutil
import signal
import subprocess
import sys

import pytest

from reader.terminal import tmux
from reader.terminal.answers import Outer

pytestmark = pytest.mark.skipif(not shutil.which("tmux"), reason="tmux is not installed")

APP = """
import os
from textual.app import App
from textual.widgets import Label
from reader.terminal import driver, session
driver._WATCH = 0.1

class Tiny(App):
    def get_driver_class(self):
        return driver.with_session(super().get_driver_class(), at)
    def compose(self):
        yield Label("READY " + at.profile.name)
    def on_profile_changed(self, message):
        self.query_one(Label).update("MOVED " + message.profile.policy)
    def on_key(self):
        self.exit()

at = session.start(None, os.environ)
Tiny().run()
"""
CLIENT = "import os, sys; os.execvp('tmux', ['tmux', '-f', '/dev/null', '-S', {socket!r}, *{words!r}])"
OFF, ON = b"\x1b[8l", b"\x1b[8h"


@pytest.fixture
def server(tmp_path, play):
    """A private tmux server; call to start a client of it with these words."""
    socket = str(tmp_path / "socket")

    def client(*words, **more):
        return play(CLIENT.format(socket=socket, words=words), **more)

    yield client
    subprocess.run(["tmux", "-S", socket, "kill-server"], check=False, capture_output=True)


def set_and_given_back(written, start, end):
    """Whether each ``start`` was followed by its ``end`` before anything else.

    Once, unless tmux takes one of two clients for the last used and then the other: then each is met again.
    """
    sent = re.findall(b"|".join(map(re.escape, (start, end))), written)
    return bool(sent) and sent == [start, end] * (len(sent) // 2)


def test_mode_8_reaches_the_terminal_around_tmux_and_follows_to_the_next(server, tmp_path):
    script = tmp_path / "app.py"
    script.write_text(APP)
    first = server("new-session", "-s", "s", f"{sys.executable} {script}", VTE_VERSION="7006")
    first.until(b"READY VTE")
    assert OFF in first.written
    second = server("attach", "-d", "-t", "s", terminal="Konsole", KONSOLE_VERSION="221203")
    second.until(b"MOVED konsole")
    assert first.finish() == 0
    assert set_and_given_back(first.written, OFF, ON)
    second.type(b"q")
    assert second.finish() == 0
    assert set_and_given_back(
        second.written, *(b"\x1b]50;BidiRenderingEnabled=%s\x07" % value for value in (b"false", b"true"))
    )


def test_killed_inside_tmux(server, tmp_path):
    script = tmp_path / "app.py"
    script.write_text(APP + "\nprint('LEFT', flush=True)\nimport time; time.sleep(60)")
    terminal = server("new-session", f"exec {sys.executable} {script}", VTE_VERSION="7006")
    terminal.until(b"READY VTE")
    pids = subprocess.run(
        ["tmux", "-S", str(tmp_path / "socket"), "list-panes", "-F", "#{pane_pid}"],
        capture_output=True,
        check=True,
    )
    os.kill(int(pids.stdout), signal.SIGTERM)
    terminal.until(b"LEFT")
    assert terminal.written.index(OFF) < terminal.written.index(ON)


def test_no_tmux_to_ask(tmp_path):
    assert tmux.client({"PATH": str(tmp_path)}) is None
    assert tmux.client({"PATH": "/usr/bin:/bin", "TMUX": f"{tmp_path}/none,1,0"}) is None


def test_a_session_that_no_terminal_shows(monkeypatch):
    class Done:
        stdout = b"\t\t\t\n"

    monkeypatch.setattr(tmux.subprocess, "run", lambda *_, **__: Done)
    assert tmux.client({}) == Outer()


def test_what_tmux_tells(monkeypatch):
    class Done:
        stdout = b"/dev/pts/9\tKonsole 22.12.3\txterm-256color\t\n"

    monkeypatch.setattr(tmux.subprocess, "run", lambda *_, **__: Done)
    assert tmux.client({}) == Outer("/dev/pts/9", "Konsole 22.12.3", "xterm-256color", {})
