"""The way into the app, in a pseudo-terminal of its own; the app itself is tested elsewhere."""

import os
import pty
import subprocess
import sys

import pytest

from reader.cli import read
from reader.config import Settings

STUB = """
import sys, types
app = types.ModuleType("reader.ui.app")
def run_app(articles, *, settings, language, folder=None, told=None):
    sys.__stderr__.write(f"OPENED {[a.id for a in articles]} {language} {settings.theme} ")
    sys.__stderr__.write(f"keys={sys.__stdin__.isatty()} folder={folder} END")
    sys.__stderr__.flush()
    return 7
app.run_app = run_app
sys.modules["reader.ui.app"] = app
from reader.cli import main
sys.exit(main(sys.argv[1:]))
"""


def in_terminal(*arguments, shell="{}", size=(24, 80)):
    """What a shell command with the stubbed program in it writes to a terminal, and its exit code."""
    command = shell.format(f'"{sys.executable}" -c "$STUB" ' + " ".join(arguments))
    terminal, program_side = pty.openpty()
    # The first terminal that the leader of a new session opens becomes its controlling terminal, /dev/tty.
    command = f'exec <"$SIDE" >"$SIDE" 2>"$SIDE"; {command}'
    environment = os.environ | {"STUB": STUB, "SIDE": os.ttyname(program_side), "TERM": "xterm"}
    environment |= {
        "LC_ALL": "C",
        "QARI_CONFIG": "/nonexistent",
        "LINES": str(size[0]),
        "COLUMNS": str(size[1]),
    }
    program = subprocess.Popen(
        ["bash", "-c", command], env=environment, stdin=program_side, start_new_session=True
    )
    os.close(program_side)
    seen = b""
    while True:
        try:
            piece = os.read(terminal, 65536)
        except OSError:  # nobody holds the other side any more
            break
        if not piece:
            break
        seen += piece
    os.close(terminal)
    return seen.decode(), program.wait(timeout=30)


def test_a_file(article):
    seen, code = in_terminal(f"'{article}'", "--theme", "day", "--lang", "en")
    assert "OPENED ['خبر'] en day keys=True folder=None END" in seen
    assert code == 7


def test_standard_input_and_then_keys_from_the_terminal(article):
    assert "OPENED ['-'] None auto keys=True" in in_terminal("-", shell=f"{{}} < '{article}'")[0]
    assert "OPENED ['-'] None auto keys=True" in in_terminal(shell=f"cat '{article}' | {{}}")[0]


def test_a_redirected_error_stream_does_not_hide_the_app(article):
    assert "OPENED" in in_terminal(f"'{article}'", shell="{} 2>/dev/null")[0]


def test_without_a_file_the_list_opens():
    assert "OPENED [] None auto keys=True folder=None" in in_terminal()[0]


def test_a_folder_is_listed_and_among_files_its_articles_are_opened(article):
    assert f"OPENED [] None auto keys=True folder={article.parent}" in in_terminal(f"'{article.parent}'")[0]
    assert "OPENED ['خبر', 'خبر'] None" in in_terminal(f"'{article}' '{article.parent}'")[0]


def test_a_folder_without_articles_among_files(article, tmp_path):
    (tmp_path / "empty").mkdir()
    seen, code = in_terminal(f"'{article}' '{tmp_path / 'empty'}'")
    assert "is a folder, not an article" in seen
    assert code == 2


def test_a_tiny_terminal(article):
    seen, code = in_terminal(f"'{article}'", size=(3, 15))
    assert "the terminal is too small: 15×3" in seen
    assert code == 2


@pytest.mark.parametrize("shell", ["{} | cat; exit ${{PIPESTATUS[0]}}", "TERM=dumb {}"])
def test_no_terminal_to_draw_on(article, shell):
    seen, code = in_terminal(f"'{article}'", shell=shell)
    assert "the reader needs a terminal" in seen
    assert code == 2


def test_no_terminal_at_all(article):
    done = subprocess.run(
        [sys.executable, "-m", "reader", str(article)],
        capture_output=True,
        text=True,
        stdin=subprocess.DEVNULL,
        env={**os.environ, "LC_ALL": "C", "QARI_CONFIG": "/nonexistent"},
        timeout=60,
        check=False,
    )
    assert (done.returncode, done.stdout) == (2, "")
    assert done.stderr.startswith("qari: the reader needs a terminal")


@pytest.mark.parametrize(
    ("given", "setting", "locale", "language"),
    [
        ("en", "ar", "ar_SY", "en"),
        (None, "en", "ar_SY", "en"),
        (None, "auto", "ar_SY", "ar"),
        (None, "auto", "fr_FR", "en"),
        (None, "auto", "C", None),
    ],
)
def test_the_language_of_the_interface(monkeypatch, given, setting, locale, language):
    monkeypatch.setenv("LC_ALL", locale)
    assert read._language(given, Settings(language=setting)) == language
