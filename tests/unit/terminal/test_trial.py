"""The test by which the reader picks what reads right, on a played terminal, and by ``qari doctor`` itself."""

import json
import os
import pty
import termios
import threading

import pytest

from reader.terminal import trial
from reader.terminal.answers import Answers
from reader.terminal.session import Session
from reader.visual import lay_out
from reader.visual.modes import OutputMode

XTERM = Answers("XTerm(379)", 0, "41;379;0", "64;1;2", asked=True)
VTE = Answers(da2="65;7006;1", da1="65;1;9", mode8=1, asked=True)
OFF, ON = b"\x1b[8l", b"\x1b[8h"


def session(answers=XTERM):
    return Session(answers, {"TERM": "xterm"}, None, {})


def test_the_likeliest_comes_first_and_nothing_twice():
    tried = trial.candidates(session(VTE))
    assert tried[0].policy == "explicit"
    written = [(profile.mode, profile.start, profile.strip_marks) for profile in tried]
    assert len(set(written)) == len(written)
    assert {profile.mode for profile in tried} == set(OutputMode)


def test_marks_are_offered_where_they_would_be_left_out_and_the_other_way_round():
    kitty = session(Answers("kitty(0.26.5)", 0, "1;4000;26", "62;", asked=True))
    first, second, *_ = trial.candidates(kitty)
    assert (first.policy, first.strip_marks) == ("word-visual", True)
    assert (second.policy, second.strip_marks) == ("word-visual", False)
    assert kitty.in_words(second) == "word-visual+marks"
    marked = [line for line in trial.screen(second, 70, "").splitlines() if "\u064c" in line]
    assert marked
    assert "\u064c" not in trial.screen(first, 70, "")
    *_, last = trial.candidates(session())
    assert session().in_words(last) == "visual+no-marks"


def test_a_screen_shows_the_lines_in_its_mode():
    for profile in trial.candidates(session()):
        shown = trial.screen(profile, 70, "caption")
        assert shown.startswith("caption\r\n")
        if profile.mode is OutputMode.VISUAL:
            assert lay_out(trial.LINES[1]).line().glyphs in shown
        assert ("38;2" in shown) is (profile.mode is OutputMode.ALTERNATING)


class Keyboard:
    """Types on the other end of a pseudoterminal, one key each time the screen was drawn."""

    def __init__(self, *keys):
        self.master, self.slave = pty.openpty()
        self.keys = list(keys)
        self.written = b""
        self.thread = threading.Thread(target=self._type, daemon=True)

    def _type(self):
        seen = 0
        while True:
            try:
                self.written += os.read(self.master, 4096)
            except OSError:
                return
            while self.keys and self.written.count(b"CAPTION") > seen:
                seen += 1
                os.write(self.master, self.keys.pop(0))

    def pick(self, at):
        self.thread.start()
        before = termios.tcgetattr(self.slave)
        picked = trial.pick(at, self.slave, 60, lambda *_: "CAPTION")
        assert termios.tcgetattr(self.slave) == before
        os.close(self.slave)
        self.thread.join(10)
        os.close(self.master)
        return picked


@pytest.mark.parametrize("yes", ["y", "غ", "Y"])
def test_the_second_is_taken(yes):
    keyboard = Keyboard(b"n", yes.encode())
    second = trial.candidates(session())[1]
    assert keyboard.pick(session()) == second
    assert keyboard.written.count(b"CAPTION") == 2
    assert keyboard.written.startswith(b"\x1b[?1049h")
    assert keyboard.written.endswith(b"\x1b[?1049l")


def test_each_candidate_is_prepared_for_and_undone():
    keyboard = Keyboard("ى".encode(), b"y")
    keyboard.pick(session(VTE))
    assert keyboard.written.count(OFF) == keyboard.written.count(ON) == 1
    assert keyboard.written.index(OFF) < keyboard.written.index(b"CAPTION") < keyboard.written.index(ON)


@pytest.mark.parametrize("leave", ["q", "ض", "\x1b", "\x04"])
def test_leaving_takes_nothing(leave):
    assert Keyboard(b"n", leave.encode()).pick(session()) is None


def test_no_to_all_takes_nothing():
    count = len(trial.candidates(session()))
    assert Keyboard(*[b" "] * count).pick(session()) is None


DOCTOR = "import sys; from reader.cli import main; sys.exit(main(['--lang', 'en', 'doctor', *{words!r}]))"


def test_doctor_on_a_terminal_keeps_what_was_picked(play):
    terminal = play(DOCTOR.format(words=["--test"]), "xterm")
    terminal.until(b"1/")
    terminal.type(b"n")
    terminal.until(b"2/")
    terminal.type(b"y")
    assert terminal.finish() == 0
    told = play(DOCTOR.format(words=["--json"]), "xterm")
    assert told.finish() == 0
    report = json.loads(told.written[told.written.index(b"{") :])
    assert report["terminal"] == "xterm"
    assert report["kept"] == trial.candidates(session())[1].policy == report["policy"]
    assert report["answers"]["xtversion"] == "XTerm(379)"


def test_doctor_keeps_marks_that_were_picked(play):
    terminal = play(DOCTOR.format(words=["--test"]), "kitty")
    terminal.until(b"1/")
    terminal.type(b"n")
    terminal.until(b"word-visual+marks")
    terminal.type(b"y")
    assert terminal.finish() == 0
    told = play(DOCTOR.format(words=[]), "kitty")
    assert told.finish() == 0
    assert b"word-visual+marks" in told.written
    assert b"marks are kept by your choice" in told.written
    stripped = play(DOCTOR.format(words=["--marks", "strip"]), "kitty")
    assert stripped.finish() == 0
    assert b"misplaces them" in stripped.written


def test_doctor_tells_what_was_asked_and_answered(play):
    terminal = play(DOCTOR.format(words=[]), "VTE")
    assert terminal.finish() == 0
    text = terminal.written.decode()
    assert "VTE" in text
    assert "65;7006;1" in text
    assert "explicit" in text
