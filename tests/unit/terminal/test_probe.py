"""The question and its answers over a pseudoterminal, whose other end plays the terminal."""

import itertools
import os
import pty
import select
import termios
import threading

import pytest

from reader.terminal import probe
from reader.terminal.answers import QUERY, Answers

DA1 = b"\x1b[?62;1c"
RECORDED = {
    "VTE": b"\x1b[8;1$y\x1b[>65;7006;1c\x1b[?65;1;9c",
    "xterm": b"\x1bP>|XTerm(379)\x1b\\\x1b[8;0$y\x1b[>41;379;0c\x1b[?64;1;2;6;9c",
    "mlterm": b"\x1b[8;0$y\x1b[>24;279;0c\x1b[?63;1;2;3;4;7;29c",
    "kitty": b"\x1bP>|kitty(0.26.5)\x1b\\\x1b[8;0$y\x1b[>1;4000;26c\x1b[?62;c",
    "Konsole": b"\x1bP>|Konsole 22.12.3\x1b\\\x1b[>1;115;0c\x1b[?62;1;4c",
    "urxvt": b"\x1b[>85;95;0c\x1b[?1;2c",
    "PuTTY": b"\x1b[>0;136;0c\x1b[?6c",
    "tmux": b"\x1bP>|tmux 3.3a\x1b\\\x1b[>84;0;0c\x1b[?1;2c",
}


class Player:
    """The terminal's end of a pseudoterminal: reads the question, then plays the pieces."""

    def __init__(self, *pieces):
        self.master, self.slave = pty.openpty()
        self.pieces = pieces
        self.asked = b""
        self.thread = threading.Thread(target=self._play)

    def _play(self):
        while not self.asked.endswith(QUERY) and select.select([self.master], [], [], 2)[0]:
            self.asked += os.read(self.master, 100)
        for piece in self.pieces:
            os.write(self.master, piece)

    def __enter__(self):
        self.thread.start()
        return self

    def __exit__(self, *_):
        self.thread.join()
        os.close(self.master)
        os.close(self.slave)

    def unread(self):
        """What is left for the program to read as keys."""
        attributes = termios.tcgetattr(self.slave)
        attributes[3] &= ~termios.ICANON
        termios.tcsetattr(self.slave, termios.TCSANOW, attributes)
        return os.read(self.slave, 100) if select.select([self.slave], [], [], 0)[0] else b""


@pytest.mark.parametrize("name", RECORDED)
def test_recorded_answers(name):
    with Player(RECORDED[name]) as terminal:
        answers = probe.exchange(terminal.slave, timeout=2)
        assert terminal.asked == b"\x1b7" + QUERY
        assert answers == probe.parse(RECORDED[name])[0]
        assert answers.da1
        assert terminal.unread() == b""
        wiped = select.select([terminal.master], [], [], 0)[0] and os.read(terminal.master, 100)
        assert wiped == ([] if answers.mode8 is not None else b"\x1b8\x1b[K")


def test_answers_byte_by_byte_and_keys_in_between():
    data = b"".join(b"j" + RECORDED["xterm"][i : i + 1] if i in (0, 16) else RECORDED["xterm"][i : i + 1]
                    for i in range(len(RECORDED["xterm"])))  # fmt: skip
    with Player(*(data[i : i + 1] for i in range(len(data)))) as terminal:
        answers = probe.exchange(terminal.slave, timeout=2)
        assert (answers.xtversion, answers.da2) == ("XTerm(379)", "41;379;0")
        assert answers.typed == b"jj"
        assert terminal.unread() == b""


def test_what_was_typed_is_kept_and_what_others_asked_for_is_not():
    noise = (
        b"\x1b]11;rgb:ffff/ffff/ffff\x1b\\",
        b"\x1b[12;40R",
        b"\x1b[?2026;2$y",
        b"\x1b[0n",
        b"\x1bP1$r0m\x1b\\",
    )
    typed = ("/حلب\n".encode(), b"\x1b[A", b"\x1bOQ", b"q")
    pieces = [piece for pair in itertools.zip_longest(noise, typed, fillvalue=b"") for piece in pair]
    with Player(*pieces, b"\xff", RECORDED["VTE"]) as terminal:
        answers = probe.exchange(terminal.slave, timeout=2)
    assert answers.typed == "/حلب\r\x1b[A\x1bOQq".encode()
    assert answers.begun == b""


def test_the_beginning_of_an_answer_is_kept_for_the_end_that_comes_later():
    ticks = iter([0.0, 0.0])
    with Player(b"j" + RECORDED["xterm"][:27]) as terminal:
        answers = probe.exchange(terminal.slave, timeout=5, clock=lambda: next(ticks, 9.9))
    assert (answers.xtversion, answers.typed, answers.begun) == ("XTerm(379)", b"j", RECORDED["xterm"][23:27])


def test_keys_that_come_after_the_answers_stay_where_they_are(monkeypatch):
    read = os.read

    def then_type(fd, count):
        data = read(fd, count)
        if data.endswith(DA1):
            os.write(terminal.master, b"q")
        return data

    with Player(DA1) as terminal:
        monkeypatch.setattr(probe.os, "read", then_type)
        assert probe.exchange(terminal.slave, timeout=2).typed == b""
        assert terminal.unread() == b"q"


def test_keys_for_the_shell_are_left_to_it_and_nothing_is_asked():
    with Player() as terminal:
        os.write(terminal.master, b"ls\nfinished or n")
        assert select.select([terminal.slave], [], [], 2)[0]
        answers = probe.exchange(terminal.slave, timeout=2, takes_keys=False)
        assert answers == Answers(waiting=True)
        assert terminal.unread() == b"ls\nfinished or n"
        os.write(terminal.slave, b"$ " + QUERY)  # by the test, for which the player waits
    # After what was typed, which a busy system shows late or, when nothing typed is shown any more, not at all.
    assert terminal.asked.endswith(b"$ " + QUERY)
    assert terminal.asked.count(b"\x1b") == QUERY.count(b"\x1b")


def test_keys_right_behind_the_answers_are_left_to_the_shell():
    with Player(RECORDED["xterm"] + b"ls -l") as terminal:
        answers = probe.exchange(terminal.slave, timeout=2, takes_keys=False)
        assert (answers.xtversion, answers.typed) == ("XTerm(379)", b"")
        assert terminal.unread() == b"ls -l"


def test_a_line_with_a_delay_of_300_ms():
    with Player() as terminal:
        line = threading.Timer(0.3, os.write, (terminal.master, RECORDED["VTE"]))
        line.start()
        answers = probe.exchange(terminal.slave)
        line.join()
        assert answers.mode8 == 1
        assert terminal.unread() == b""


def test_a_silent_terminal_costs_the_timeout_and_no_more():
    ticks = iter([0.0, 0.0, 0.0])
    with Player() as terminal:
        answers = probe.exchange(terminal.slave, timeout=0.01, clock=lambda: next(ticks, 9.9))
    assert answers == Answers(asked=True)


def test_garbage_does_not_end_the_wait():
    with Player(b"\xff\xfe\x1b[?\x1bP>|x", RECORDED["VTE"]) as terminal:
        answers = probe.exchange(terminal.slave, timeout=2)
    assert (answers.mode8, answers.da2) == (1, "65;7006;1")


def test_a_flood_does_not_hold_the_start_up():
    with Player() as terminal:
        ended = threading.Event()

        def flood():
            while not ended.is_set():
                if select.select([], [terminal.master], [], 0.01)[1]:
                    os.write(terminal.master, b"x" * 64)

        writer = threading.Thread(target=flood)
        writer.start()
        try:
            answers = probe.exchange(terminal.slave, timeout=0.2)
        finally:
            ended.set()
            writer.join()
    assert answers.da1 is None
    assert answers.asked


def test_the_line_is_as_before_afterwards():
    with Player(RECORDED["xterm"]) as terminal:
        before = termios.tcgetattr(terminal.slave)
        probe.exchange(terminal.slave, timeout=2)
        assert termios.tcgetattr(terminal.slave) == before


def test_the_line_is_as_before_when_the_wait_is_broken_off():
    def broken():
        raise KeyboardInterrupt

    with Player() as terminal:
        before = termios.tcgetattr(terminal.slave)
        with pytest.raises(KeyboardInterrupt):
            probe.exchange(terminal.slave, clock=broken)
        assert termios.tcgetattr(terminal.slave) == before


def test_what_is_no_terminal_is_an_error_here_and_no_answer_outside(monkeypatch, tmp_path):
    with (tmp_path / "file").open("wb") as file, pytest.raises(termios.error):
        probe.exchange(file.fileno())
    monkeypatch.setattr(probe.sys, "__stdout__", None)
    assert probe.ask({"TERM": "xterm"}) == Answers()


@pytest.mark.parametrize(
    "environ", [{"TERM": "dumb"}, {}, {"TERM": "xterm", "TERM_PROGRAM": "Apple_Terminal"}]
)
def test_terminals_that_are_not_asked(environ, monkeypatch):
    monkeypatch.setattr(probe.os, "open", lambda *_: pytest.fail("opened the terminal"))
    assert probe.ask(environ) == Answers()
