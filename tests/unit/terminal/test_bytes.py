"""What the app and ``qari show`` write, byte by byte, in the mode of each kind of terminal."""

import re

import pytest

from reader.terminal.answers import QUERY, parse
from reader.terminal.profile import decide, lasting
from reader.visual import lay_out
from reader.visual.modes import OutputMode, row

from .conftest import ANSWERS

QARI = "import sys; from reader.cli import main; sys.exit(main({words!r}))"
# Controls that order text, joiners, marks that hold a paragraph together: all of them in the article.
INVISIBLE = "\u061c\u200b\u200c\u200d\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069\ufeff"
TITLE = "هدنة (أولى) في وادي السدر"
ARTICLE = (
    f"{TITLE}\n\n"
    f"قال\u200c أحمد\u200d إن\u202b «NOOR-2» {''.join(f'ل{c}ا' for c in INVISIBLE)} READY (48%)\u202c.\n\n"
    "نصّ\x1b[8l آخر \x1b[1 k و\x1b[1 S وحلب.\n"
)
SGR = re.compile(rb"\x1b\[[0-9;:]*m")
# SPD and SCP: CSI, parameters, a space, S or k (ECMA-48, and "BiDi in terminal emulators").
DIRECTIONS = re.compile(rb"\x1b\[[0-9;]* [Sk]")
ALTERNATE, NORMAL = b"\x1b[?1049h", b"\x1b[?1049l"


def some(*quick):
    """All terminals; those not named are for ``pytest -m slow``."""
    return [name if name in quick else pytest.param(name, marks=pytest.mark.slow) for name in ANSWERS]


@pytest.fixture
def article(tmp_path):
    path = tmp_path / "article.txt"
    path.write_text(ARTICLE, encoding="utf-8")
    return str(path)


def profile_of(terminal):
    return decide(parse(ANSWERS[terminal])[0], {"TERM": "xterm-256color"})


def no_hidden_controls(written):
    text = written.decode("utf-8")
    assert not set(text) & set(INVISIBLE)
    assert not DIRECTIONS.search(written)


@pytest.mark.parametrize("terminal", some("VTE", "QTerminal", "PuTTY"))
def test_the_app(play, article, terminal):
    played = play(QARI.format(words=["--lang", "ar", "read", article]), terminal, QARI_ENGINE="gazetteer")

    played.type("/حمص\n".encode())  # ahead of the question even: a line, to the terminal as it is by then
    profile = profile_of(terminal)
    wanted = [b"READY"]
    if profile.mode is OutputMode.VISUAL:
        wanted.append("ﺺﻤﺣ".encode())  # looked for, and not found
    played.until(lambda since: all(word in SGR.sub(b"", since) for word in wanted))
    played.type("/حلب\rq".encode())  # in one go: each key finds the screen as the one before left it
    assert played.finish() == 0
    no_hidden_controls(played.written)
    steps = [ALTERNATE, profile.start, profile.end, NORMAL] if profile.start else [ALTERNATE, NORMAL]
    places = [played.written.index(step) for step in steps]
    assert places == sorted(places)
    assert all(played.written.count(step) == 1 for step in steps)
    if profile.start != b"\x1b[8l":
        assert b"\x1b[8l" not in played.written
    if not profile.start:
        assert b"\x1b]50;" not in played.written
        assert b"\x1b]5379;" not in played.written


@pytest.mark.parametrize(
    "opening",
    [
        pytest.param(b"\x10", id="palette"),
        pytest.param(b"/", id="find"),
        pytest.param(b"\x10find\r", id="find by its name"),
    ],
)
@pytest.mark.parametrize("pieces", [1, 99], ids=["one go", "key after key"])
def test_letters_right_behind_the_key_that_asks_for_them(play, article, opening, pieces):
    played = play(QARI.format(words=["--lang", "en", "read", article]), QARI_ENGINE="gazetteer")
    played.until(b"READY")
    keys = opening + b"zzword"
    for at in range(0, len(keys), -(-len(keys) // pieces)):
        played.type(keys[at : at + -(-len(keys) // pieces)])
    played.until(lambda since: b"zzword" in SGR.sub(b"", since))


@pytest.mark.parametrize("terminal", some("VTE", "Konsole", "mlterm"))
def test_show(play, article, terminal):
    words = ["show", "--width", "60", article]
    played = play(QARI.format(words=words), terminal, QARI_ENGINE="gazetteer")
    assert played.finish() == 0
    no_hidden_controls(played.written)
    profile = lasting(profile_of(terminal))
    for sequence in filter(None, (profile.start, profile.end)):
        assert played.written.count(sequence) == 1
    assert b"\x1b]" not in played.written
    runs = row(lay_out(TITLE).line(), 60, profile.mode, strip_marks=profile.strip_marks)
    assert "".join(run.text for run in runs).encode() in SGR.sub(b"", played.written)


@pytest.mark.parametrize("words", [["show"], ["doctor"]])
@pytest.mark.parametrize("environ", [{}, {"XTERM_VERSION": "XTerm(379)"}])
def test_what_is_typed_ahead_is_for_the_shell(play, article, words, environ):
    code = f"from reader.cli import main; main({[*words, article][: 1 + (words == ['show'])]!r}); print('GOT', input())"
    played = play(code, "xterm", QARI_ENGINE="gazetteer", **environ)
    played.type(b"ls -l\n")
    assert played.finish() == 0
    assert b"GOT ls -l" in played.written
    assert played.written.count(QUERY) == 0
    told = played.written.count("كُتب".encode()) + played.written.count(b"typed ahead")
    assert told == (words == ["doctor"] or not environ)
