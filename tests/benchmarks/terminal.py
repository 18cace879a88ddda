"""A program in a pseudo-terminal that answers what programs ask of terminals at once."""

from __future__ import annotations

import fcntl
import os
import pty
import select
import signal
import struct
import tempfile
import termios
import time
from collections.abc import Sequence
from pathlib import Path
from types import TracebackType

ANSWERS = (
    (b"\x1b[>c", b"\x1b[>41;379;0c"),
    (b"\x1b[>q", b"\x1bP>|XTerm(379)\x1b\\"),
    (b"\x1b[c", b"\x1b[?62;22c"),
)
"""Queries and what is answered; the last query of all is the one that programs put after the others."""


class Terminal:
    """A pseudo-terminal of 120x40 with a program in it that was never started before; ended on leaving.

    Attributes:
        pid: the program's process.
    """

    def __init__(self, command: Sequence[str]) -> None:
        """Start ``command``."""
        self._home = tempfile.TemporaryDirectory()
        self._began = time.perf_counter()
        self.pid, self._end = pty.fork()
        if self.pid == 0:
            environment = {**os.environ, "TERM": "xterm-256color", "COLORTERM": "truecolor", "QARI_BIDI": ""}
            environment |= {
                f"XDG_{kind}_HOME": self._home.name for kind in ("DATA", "CONFIG", "STATE", "CACHE")
            }
            environment.pop("TMUX", None)
            # A program that is installed is compiled; the first of several starts compiles this one.
            environment.pop("PYTHONDONTWRITEBYTECODE", None)
            os.execvpe(command[0], list(command), environment)
        fcntl.ioctl(self._end, termios.TIOCSWINSZ, struct.pack("HHHH", 40, 120, 0, 0))
        self._seen = b""
        self._answered: set[bytes] = set()

    def __enter__(self) -> Terminal:
        """Itself."""
        return self

    def __exit__(self, kind: type[BaseException] | None, it: object, trace: TracebackType | None) -> None:
        """End the program."""
        try:
            os.kill(self.pid, signal.SIGKILL)
            os.waitpid(self.pid, 0)
        except (ProcessLookupError, ChildProcessError):  # it has ended, and was waited for
            pass
        os.close(self._end)
        self._home.cleanup()

    @property
    def processor_time(self) -> float:
        """Seconds that the program's own process has kept processors busy."""
        fields = Path(f"/proc/{self.pid}/stat").read_text().rpartition(")")[2].split()
        return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")

    def press(self, keys: str) -> None:
        """Type, and forget what was written before."""
        self._seen, self._began = b"", time.perf_counter()
        os.write(self._end, keys.encode())

    def until(self, awaited: bytes, limit: float = 60.0) -> float:
        """Seconds from the start or from the last keys until the program has written ``awaited``.

        Raises:
            TimeoutError: it did not come within ``limit`` seconds.
        """
        while time.perf_counter() - self._began < limit:
            if select.select([self._end], [], [], 0.1)[0]:
                self._seen += os.read(self._end, 65536)
            for query, answer in ANSWERS:
                if query in self._seen and query not in self._answered:
                    self._answered.add(query)
                    os.write(self._end, answer)
            if awaited in self._seen:
                return time.perf_counter() - self._began
        raise TimeoutError(f"{awaited.decode()!r} did not come; last bytes: {self._seen[-300:]!r}")

    def until_bytes(self, count: int, limit: float = 30.0) -> float:
        """Seconds from the last keys until the program has written so many bytes, or the limit."""
        seen = 0
        while seen < count and time.perf_counter() - self._began < limit:
            if select.select([self._end], [], [], 0.1)[0]:
                seen += len(os.read(self._end, 65536))
        return time.perf_counter() - self._began

    def drain(self, seconds: float) -> int:
        """Read what is written in a while; how many bytes that is."""
        read = 0
        end = time.perf_counter() + seconds
        while (left := end - time.perf_counter()) > 0:
            if select.select([self._end], [], [], left)[0]:
                read += len(os.read(self._end, 65536))
        return read

    def until_ended(self, limit: float = 60.0) -> float:
        """Seconds from the last keys until the program has ended.

        Raises:
            TimeoutError: it did not end within ``limit`` seconds.
        """
        while time.perf_counter() - self._began < limit:
            try:
                if select.select([self._end], [], [], 0.01)[0]:
                    os.read(self._end, 65536)
            except OSError:  # nobody holds the other end any more
                os.waitpid(self.pid, 0)
                return time.perf_counter() - self._began
        raise TimeoutError("the program did not end")
