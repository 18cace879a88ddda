"""A pseudoterminal whose other end plays a terminal: it answers as recorded and keeps what was written."""

import contextlib
import fcntl
import os
import pty
import select
import signal
import struct
import subprocess
import sys
import termios
import time

import pytest

from reader.terminal.answers import QUERY

ANSWERS = {
    "VTE": b"\x1b[8;1$y\x1b[>65;7006;1c\x1b[?65;1;9c",
    "xterm": b"\x1bP>|XTerm(379)\x1b\\\x1b[8;0$y\x1b[>41;379;0c\x1b[?64;1;2;6;9c",
    "mlterm": b"\x1b[8;0$y\x1b[>24;279;0c\x1b[?63;1;2;3;4;7;29c",
    "kitty": b"\x1bP>|kitty(0.26.5)\x1b\\\x1b[8;0$y\x1b[>1;4000;26c\x1b[?62;c",
    "Konsole": b"\x1bP>|Konsole 22.12.3\x1b\\\x1b[>1;115;0c\x1b[?62;1;4c",
    "QTerminal": b"\x1b[>0;115;0c\x1b[?1;2c",
    "PuTTY": b"\x1b[>0;136;0c\x1b[?6c",
    "silent": b"",
}


def _own_session():
    """In the child: the terminal is its own, and signals do what they do in a terminal, whoever started the tests."""
    fcntl.ioctl(0, termios.TIOCSCTTY, 0)
    for number in (signal.SIGHUP, signal.SIGINT):
        signal.signal(number, signal.SIG_DFL)


class PlayedTerminal:
    """Runs a Python program on a pseudoterminal of its own session."""

    def __init__(self, code, terminal, environ, size=(30, 100)):
        self.master, slave = pty.openpty()
        fcntl.ioctl(slave, termios.TIOCSWINSZ, struct.pack("HHHH", *size, 0, 0))
        self.before = termios.tcgetattr(slave)
        self.written = b""
        self._answers = ANSWERS[terminal]
        self._asked = 0
        self.process = subprocess.Popen(
            [sys.executable, "-c", code],
            stdin=slave,
            stdout=slave,
            stderr=slave,
            start_new_session=True,
            preexec_fn=_own_session,
            env=environ,
        )
        self.slave = slave

    def until(self, wanted, seconds=90):
        """Play on until ``wanted`` (bytes, or a function that says so) is in what was written since."""
        found = wanted if callable(wanted) else lambda since: wanted in since
        start, end = len(self.written), time.monotonic() + seconds
        while not found(self.written[start:]):
            going = self.process.poll() is None
            assert self._step(0.2) or (going and time.monotonic() < end), self.written[start:]
        return self

    def type(self, keys):
        os.write(self.master, keys)

    def kill(self, number):
        os.kill(self.process.pid, number)

    def finish(self, seconds=90):
        """Play on until the program has ended; its exit status."""
        end = time.monotonic() + seconds
        while self.process.poll() is None:
            assert time.monotonic() < end, self.written
            self._step(0.05)
        while self._step(0):
            pass
        return self.process.returncode

    def stopped(self, seconds=90):
        """Play on until the program was stopped by a signal."""
        end = time.monotonic() + seconds
        while not os.WIFSTOPPED(os.waitpid(self.process.pid, os.WNOHANG | os.WUNTRACED)[1] or 0):
            assert time.monotonic() < end, self.written
            self._step(0.05)
        while self._step(0):
            pass

    def _step(self, wait):
        if not select.select([self.master], [], [], wait)[0]:
            return False
        self.written += os.read(self.master, 65536)
        if self.written.count(QUERY) > self._asked:
            self._asked += 1
            os.write(self.master, self._answers)
        return True

    def close(self):
        if self.process.poll() is None:
            with contextlib.suppress(ProcessLookupError):
                self.process.send_signal(signal.SIGKILL)
            self.process.wait()
        os.close(self.master)
        os.close(self.slave)


@pytest.fixture
def play(tmp_path):
    """Start a program: ``play(code, "VTE", VARIABLE="value")``."""
    played = []

    def start(code, terminal="VTE", **variables):
        # What tells the interpreter where its modules are, and coverage that it is wanted.
        environ = {
            name: value
            for name, value in os.environ.items()
            if name in ("PATH", "PYTHONPATH") or name.startswith("COVERAGE_")
        }
        environ |= {"HOME": str(tmp_path), "TERM": "xterm-256color", "LANG": "C.UTF-8", **variables}
        played.append(PlayedTerminal(code, terminal, environ))
        return played[-1]

    yield start
    for terminal in played:
        terminal.close()
