import os
import pty

import pytest

from reader.terminal import channel
from reader.terminal.profile import Through


def test_each_way_through():
    assert channel.inband(b"\x1b[8l", Through.DIRECT) == b"\x1b[8l"
    assert channel.inband(b"\x1b[8l", Through.SCREEN) == b"\x1bP\x1b[8l\x1b\\"
    assert channel.inband(b"\x1b[8l", Through.TMUX) == b""
    assert channel.inband(b"", Through.SCREEN) == b""


@pytest.mark.parametrize("data", [b"\x1b]x\x1b\\", b"x" * 600])
def test_what_screen_would_break(data):
    with pytest.raises(ValueError, match="screen"):
        channel.through_screen(data)


def test_to_a_client():
    master, slave = pty.openpty()
    assert channel.to_client(os.ttyname(slave), b"\x1b[8l")
    assert os.read(master, 10) == b"\x1b[8l"
    os.close(slave)
    os.close(master)


def test_to_no_client(tmp_path):
    file = tmp_path / "file"
    file.write_bytes(b"kept")
    assert not channel.to_client(str(file), b"\x1b[8l")
    assert file.read_bytes() == b"kept"
    assert not channel.to_client("", b"\x1b[8l")
    assert not channel.to_client(str(tmp_path / "none"), b"\x1b[8l")
