import json
import subprocess

import pytest

from reader.terminal import diagnosis
from reader.terminal.answers import Answers, Outer
from reader.terminal.diagnosis import clipboard, colours, diagnose, escaped, fonts
from reader.terminal.profile import decide
from reader.terminal.session import Session


@pytest.mark.parametrize(
    ("environ", "count"),
    [
        ({"TERM": "xterm", "COLORTERM": "truecolor"}, 1 << 24),
        ({"TERM": "xterm-direct"}, 1 << 24),
        ({"TERM": "xterm-256color"}, 256),
        ({"TERM": "xterm-kitty"}, 256),
        ({"TERM": "xterm"}, 16),
        ({"TERM": "dumb"}, 0),
        ({}, 0),
    ],
)
def test_colours_that_the_environment_promises(environ, count):
    assert colours(environ) == count


def test_the_clipboard():
    xterm = Answers("XTerm(379)", 0, "41;379;0", "64;1;2", asked=True)
    assert clipboard(xterm, decide(xterm, {})) == "setting"
    foot = Answers("foot(1.20)", 0, "1;012000;0", "62;4;22;28;29;52", asked=True)
    assert clipboard(foot, decide(foot, {})) == "yes"
    vte = Answers(da2="65;7006;1", da1="65;1;9", mode8=1, asked=True)
    assert clipboard(vte, decide(vte, {})) == "no"
    assert clipboard(Answers(), decide(Answers(), {"TERM": "newcomer"})) == "unknown"
    inside = Answers("tmux 3.3a", outer=Outer("/dev/pts/1"), asked=True)
    assert clipboard(inside, decide(inside, {"TMUX": "x"})) == "setting"


class Done:
    def __init__(self, out):
        self.stdout = out


def test_fonts_by_fontconfig(monkeypatch):
    def asked(command, **_):
        fixed = "spacing" in command[1]
        return Done(
            b"DejaVu Sans Mono\n" if fixed else b"DejaVu Sans,DejaVu Sans Condensed\nDejaVu Sans Mono\n\n"
        )

    monkeypatch.setattr(diagnosis.subprocess, "run", asked)
    found = fonts({"SSH_CONNECTION": "1 2 3 4"})
    assert found.families == ("DejaVu Sans", "DejaVu Sans Mono")
    assert found.fixed == ("DejaVu Sans Mono",)
    assert found.remote
    assert not fonts({}).remote


@pytest.mark.parametrize("error", [FileNotFoundError(), subprocess.TimeoutExpired("fc-list", 1)])
def test_fonts_without_fontconfig(monkeypatch, error):
    def failing(*_, **__):
        raise error

    monkeypatch.setattr(diagnosis.subprocess, "run", failing)
    assert not fonts({}).asked


def test_control_sequences_as_people_write_them():
    assert escaped(b"\x1b[8l\x1b]50;x\x07\x00\xff") == "ESC[8lESC]50;xBEL\\x00\\xff"


def test_the_diagnosis_holds_no_secrets_and_is_plain_json(monkeypatch):
    monkeypatch.setattr(diagnosis, "fonts", lambda _: diagnosis.Fonts(asked=False))
    environ = {"TERM": "tmux-256color", "TMUX": "/tmp/tmux-0/secret,1,0", "PASSWORD": "secret"}
    answers = Answers("tmux 3.3a", da1="1;2", outer=Outer("/dev/pts/9", "XTerm(379)", "xterm"), asked=True)
    told = diagnose(Session(answers, environ, None, {"xterm": "logical"})).as_json()
    written = json.dumps(told)
    assert "secret" not in written
    assert told["environment"]["TMUX"] == "(set)"
    assert (told["terminal"], told["kept"], told["policy"]) == ("xterm", "logical", "logical")
    assert told["outer"] == {"termtype": "XTerm(379)", "termname": "xterm"}
    assert told["through"] == "tmux"
    assert told["asked"].startswith("ESC[>q")
