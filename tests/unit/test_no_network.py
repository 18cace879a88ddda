"""Nothing is asked of the network, and nothing is unpickled: every command runs with all ways to either closed."""

import subprocess
import sys
from pathlib import Path

import pytest

SAMPLE = str(Path(__file__).parents[2] / "sample_articles" / "aleppo_truce.txt")
CLOSED = """
import os, sys
def watch(event, arguments):
    asked = event.startswith("socket.") and event not in ("socket.__new__", "socket.gethostname")
    if asked or event == "pickle.find_class":
        os.write(2, f"{event} {arguments}\\n".encode())
        os._exit(99)
sys.addaudithook(watch)
"""


def run(code: str, folder: object) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-c", CLOSED + code],
        capture_output=True,
        text=True,
        timeout=120,
        stdin=subprocess.DEVNULL,
        env={
            "PATH": "/usr/bin:/bin",
            "HOME": str(folder),
            "LANG": "C.UTF-8",
            "PYTHONPATH": ":".join(sys.path),
        },
    )


@pytest.mark.parametrize(
    "arguments",
    [
        ["show", SAMPLE, "--color", "always"],
        ["extract", SAMPLE],
        ["export", SAMPLE, "-o", "OUT/article.md"],
        ["doctor", "--json"],
        ["config", "show"],
    ],
    ids=lambda arguments: arguments[0],
)
def test_no_command_asks_the_network(arguments, tmp_path):
    arguments = [part.replace("OUT", str(tmp_path)) for part in arguments]
    done = run(f"from reader.cli import main; sys.exit(main({arguments!r}))", tmp_path)
    assert done.returncode == 0, done.stderr


@pytest.mark.parametrize(
    ("code", "event"),
    [
        ("import socket; socket.getaddrinfo('localhost', 80)", "socket.getaddrinfo"),
        (
            "import pickle, datetime; pickle.loads(pickle.dumps(datetime.date(2016, 11, 4)))",
            "pickle.find_class",
        ),
    ],
)
def test_the_watch_sees_what_it_should(code, event, tmp_path):
    done = run(code, tmp_path)
    assert done.returncode == 99
    assert event in done.stderr
