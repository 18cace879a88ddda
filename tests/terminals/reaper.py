"""Runs one command and ends all that it started, and nothing else, when it is told to or when its parent is gone.

``python reaper.py COMMAND...``: standard input is the leash; the end of it ends the command and its descendants.
Daemons that the command left behind count too: this process adopts them (PR_SET_CHILD_SUBREAPER, Linux).
"""

import contextlib
import ctypes
import os
import select
import signal
import subprocess
import sys
import time
from pathlib import Path

PR_SET_CHILD_SUBREAPER = 36


def descendants() -> list[int]:
    """All processes below this one."""
    parents = {}
    for entry in Path("/proc").iterdir():
        if entry.name.isdigit():
            with contextlib.suppress(OSError):
                parents[int(entry.name)] = int((entry / "stat").read_text().rpartition(")")[2].split()[1])
    found = [os.getpid()]
    for pid in found:
        found.extend(child for child, parent in parents.items() if parent == pid)
    return found[1:]


def end_all() -> None:
    """Ask first, then insist."""
    for number, patience in ((signal.SIGTERM, 2.0), (signal.SIGKILL, 2.0)):
        limit = time.monotonic() + patience
        for pid in descendants():
            with contextlib.suppress(ProcessLookupError, PermissionError):
                os.kill(pid, number)
        while time.monotonic() < limit and descendants():
            with contextlib.suppress(ChildProcessError):
                os.waitpid(-1, os.WNOHANG)
            time.sleep(0.02)


def main(command: list[str]) -> None:
    ctypes.CDLL(None).prctl(PR_SET_CHILD_SUBREAPER, 1, 0, 0, 0)
    for number in (signal.SIGINT, signal.SIGTERM, signal.SIGHUP):
        signal.signal(number, lambda *_: sys.exit())
    try:
        started = subprocess.Popen(command, stdin=subprocess.DEVNULL)
        while started.poll() is None and not select.select([0], [], [], 0.1)[0]:
            pass
    finally:
        end_all()


if __name__ == "__main__":
    main(sys.argv[1:])
