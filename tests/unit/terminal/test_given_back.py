"""What the app switched on in a terminal is off again when it is gone, however it went."""

import json
import os
import re
import signal

from reader.resources import shipped

from .test_bytes import QARI

MODE = re.compile(rb"\x1b\[\?([0-9;]+)([hl])")
USUALLY_ON = {b"7", b"25"}
"""Wrapping and the cursor; alternate screen, mouse, pasted text, focus reports are usually off."""
SAMPLE = str(shipped("sample_articles") / "vocalised.txt")
READ = QARI.format(words=["--lang", "en", "read", SAMPLE])
BROKEN = """
from reader.ui import app
def analyse(*_, **__):
    raise RuntimeError("broken")
app.analyse = analyse
"""
SEARCH_BROKEN = """
from reader.ui.screens.reader import finding
def find(*_, **__):
    raise RuntimeError("broken")
finding.search.find = find
"""


def left_as_it_was(written):
    """Every mode that was set or reset is in the state that a terminal starts in, mode 8 and keys too."""
    assert written.count(b"\x1b[?1049h") == written.count(b"\x1b[?1049l") > 0
    last = {mode: way for modes, way in MODE.findall(written) for mode in modes.split(b";")}
    assert {mode for mode, way in last.items() if (way == b"h") != (mode in USUALLY_ON)} == set()
    assert len(re.findall(rb"\x1b\[>\d+u", written)) == written.count(b"\x1b[<u")
    assert written.rindex(b"\x1b[8h") > written.rindex(b"\x1b[8l")


def test_a_worker_that_dies_is_told_and_the_reader_goes_on(play):
    terminal = play(BROKEN + READ).until(b"could not find names: broken")
    terminal.type(b"q")
    assert terminal.finish() == 0
    left_as_it_was(terminal.written)


def test_an_error_in_the_app(play):
    terminal = play(SEARCH_BROKEN + READ, QARI_ENGINE="gazetteer").until(b"quit")
    terminal.type(b"/")
    terminal.until(b"Find")
    terminal.type(b"x")
    assert terminal.finish() == 1
    left_as_it_was(terminal.written)


def test_a_closed_window_ends_the_app_and_the_place_is_kept(play, tmp_path):
    terminal = play(READ, QARI_ENGINE="gazetteer").until(b"quit")
    os.close(terminal.slave)
    os.close(terminal.master)
    terminal.master, terminal.slave = os.pipe()
    assert terminal.process.wait(30) != 0
    (library,) = tmp_path.rglob("library.json")
    assert json.loads(library.read_text(encoding="utf-8"))["articles"][0]["source"] == SAMPLE


def test_at_a_signal_too_and_then_it_is_told_what_could_not_be_kept(play, tmp_path):
    (tmp_path / ".local").write_text("in the way of the folder for data")
    terminal = play(READ, QARI_ENGINE="gazetteer").until(b"quit")
    terminal.kill(signal.SIGTERM)
    assert terminal.finish() == 128 + signal.SIGTERM
    left_as_it_was(terminal.written)
    after = terminal.written[terminal.written.rindex(b"\x1b[?1049l") :]
    assert b"qari: cannot write " in after
    assert b"Traceback" not in after
