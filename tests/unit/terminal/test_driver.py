"""The terminal before, during and after the app, as the bytes on a pseudoterminal show it."""

import re
import signal
import termios

import pytest

APP = """
import os, sys
from textual.app import App
from textual.widgets import Label
from reader.terminal import driver, session
from reader.terminal.driver import with_session

driver.GRACE = float(os.environ.get("GRACE", driver.GRACE))

class Tiny(App):
    def __init__(self, at):
        self.at = at
        super().__init__()
    def get_driver_class(self):
        return with_session(super().get_driver_class(), self.at)
    def compose(self):
        yield Label("READY")
    def on_key(self, event):
        if event.key == "x":
            raise RuntimeError("broken")
        if event.key == "q":
            return self.exit()
        self.query_one(Label).update("KEY" + event.key)

app = Tiny(session.start(None, os.environ, timeout=float(os.environ.get("PROBE", "5"))))
app.run()
print("LEFT")
sys.exit(app.return_code)
"""
OFF, ON = b"\x1b[8l", b"\x1b[8h"
ALTERNATE, NORMAL = b"\x1b[?1049h", b"\x1b[?1049l"


def in_order(written, *parts):
    """The parts come in this order, each once; READY is painted a second time where the start is slow."""
    found = re.findall(b"|".join(map(re.escape, parts)), written)
    again = [here == before == b"READY" for before, here in zip([None, *found], found, strict=False)]
    return [part for part, twice in zip(found, again, strict=True) if not twice] == list(parts)


def test_mode_8_goes_off_inside_the_screen_and_on_before_it_is_left(play):
    terminal = play(APP).until(b"READY")
    terminal.type(b"q")
    assert terminal.finish() == 0
    assert in_order(terminal.written, ALTERNATE, OFF, b"READY", ON, NORMAL, b"LEFT")
    assert termios.tcgetattr(terminal.slave) == terminal.before


def test_konsole_and_its_like_have_their_own_words(play):
    terminal = play(APP, "Konsole").until(b"READY")
    terminal.type(b"q")
    assert terminal.finish() == 0
    words = [b"\x1b]50;BidiRenderingEnabled=%s\x07" % value for value in (b"false", b"true")]
    assert in_order(terminal.written, ALTERNATE, words[0], b"READY", words[1], NORMAL)
    assert OFF not in terminal.written


def test_through_screen_in_a_dcs(play):
    terminal = play(APP, "silent", STY="1.x", PROBE="0.05").until(b"READY")
    terminal.type(b"q")
    assert terminal.finish() == 0
    assert in_order(terminal.written, ALTERNATE, b"\x1bP\x1b[8l\x1b\\", b"\x1bP\x1b[8h\x1b\\", NORMAL)


@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGHUP, signal.SIGINT])
def test_signals_leave_the_terminal_as_it_was(play, number):
    terminal = play(APP).until(b"READY")
    terminal.kill(number)
    assert terminal.finish() == 128 + number
    assert in_order(terminal.written, OFF, ON, NORMAL)
    assert termios.tcgetattr(terminal.slave) == terminal.before


HUNG = APP.replace(
    'raise RuntimeError("broken")',
    """
            print("HUNG", file=sys.__stderr__, flush=True)
            while True: pass
""",
)


@pytest.mark.parametrize(
    ("grace", "numbers"), [("20", (signal.SIGTERM, signal.SIGINT)), ("0.1", (signal.SIGINT,))]
)
def test_a_hung_app_dies_at_the_second_signal_or_after_a_while(play, grace, numbers):
    terminal = play(HUNG, GRACE=grace).until(b"READY")
    terminal.type(b"x")
    terminal.until(b"HUNG")
    for number in numbers:
        terminal.kill(number)
    assert abs(terminal.finish()) % 128 in numbers
    assert in_order(terminal.written, OFF, ON, NORMAL)
    assert termios.tcgetattr(terminal.slave) == terminal.before


def test_an_exception_leaves_the_terminal_as_it_was(play):
    terminal = play(APP).until(b"READY")
    terminal.type(b"x")
    assert terminal.finish() == 1
    assert in_order(terminal.written, OFF, ON, NORMAL)
    assert termios.tcgetattr(terminal.slave) == terminal.before


@pytest.mark.parametrize("number", [signal.SIGTSTP, signal.SIGSTOP])
def test_suspended_and_back(play, number):
    terminal = play(APP).until(b"READY")
    terminal.kill(number)
    terminal.stopped()
    if number == signal.SIGTSTP:
        assert in_order(terminal.written, OFF, ON, NORMAL)
    terminal.kill(signal.SIGCONT)
    terminal.until(OFF)
    terminal.type(b"q")
    assert terminal.finish() == 0
    assert terminal.written.count(OFF) == terminal.written.count(ON) == 2
    assert terminal.written.count(ALTERNATE) == terminal.written.count(NORMAL) == 2
    assert terminal.written.rindex(OFF) < terminal.written.rindex(ON) < terminal.written.rindex(NORMAL)


def test_answers_that_come_late_are_no_keys(play):
    terminal = play(APP, "silent", PROBE="0.05").until(b"READY")
    assert OFF in terminal.written
    terminal.type(b"\x1bP>|XTerm(379)\x1b\\\x1b[8;0$y\x1b[>41;3")
    terminal.type(b"79;0c\x1b[?64;1;2cj")
    terminal.until(b"KEY")
    terminal.type(b"q")
    assert terminal.finish() == 0
    assert set(re.findall(rb"KEY(\w+)", terminal.written)) == {b"j"}
