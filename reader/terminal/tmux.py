"""What tmux knows of the terminal around it."""

from __future__ import annotations

import contextlib
import subprocess
from collections.abc import Mapping
from pathlib import Path

from reader.terminal import channel
from reader.terminal.answers import Outer

_FORMAT = "\t".join(
    f"#{{{name}}}" for name in ("client_tty", "client_termtype", "client_termname", "client_pid")
)
_TIMEOUT = 1.0
_NEW_ROWS = b"\x1b[2J"


def client(environ: Mapping[str, str]) -> Outer | None:
    """The client that last used this pane's session, with no ``tty`` when it has none; None if tmux cannot be asked.

    A busy machine can keep tmux from answering in time: None says nothing of the client.
    """
    command = ["tmux", "display-message", "-p", _FORMAT]
    if pane := environ.get("TMUX_PANE"):
        command[2:2] = ["-t", pane]
    try:
        done = subprocess.run(
            command,
            env=dict(environ),
            stdin=subprocess.DEVNULL,
            capture_output=True,
            timeout=_TIMEOUT,
            check=True,
        )
    except (OSError, subprocess.SubprocessError):
        return None
    fields = done.stdout.decode("utf-8", "replace").rstrip("\n").split("\t")
    if len(fields) != 4:
        return None
    tty, termtype, termname, pid = fields
    return Outer(tty=tty, termtype=termtype, termname=termname, environ=_environment(pid))


def prepare(environ: Mapping[str, str], tty: str, data: bytes) -> None:
    """Set a client's terminal by the sequences ``data``, and have tmux draw everything anew as it is set now.

    VTE keeps mode 8 by the row, from when the row came to be: new rows, and tmux to fill them again.
    """
    if not channel.to_client(tty, data + _NEW_ROWS):
        return
    with contextlib.suppress(OSError, subprocess.SubprocessError):
        subprocess.run(
            ["tmux", "refresh-client", "-t", tty],
            env=dict(environ),
            stdin=subprocess.DEVNULL,
            capture_output=True,
            timeout=_TIMEOUT,
            check=False,
        )


def _environment(pid: str) -> Mapping[str, str]:
    """The variables that the process was started with, where the system shows them (Linux); else none."""
    try:
        data = Path("/proc", pid, "environ").read_bytes() if pid.isdigit() else b""
    except OSError:
        return {}
    pairs = (entry.partition(b"=") for entry in data.split(b"\0") if entry)
    return {name.decode("utf-8", "replace"): value.decode("utf-8", "replace") for name, _, value in pairs}
