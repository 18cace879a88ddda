"""The policy for each measured terminal, from what the terminal was seen to answer."""

from dataclasses import replace

import pytest

from reader.errors import InputError
from reader.i18n import Translator
from reader.terminal.answers import Answers, Outer
from reader.terminal.profile import Through, chosen, decide, lasting, policies
from reader.terminal.table import table

OFF, ON = b"\x1b[8l", b"\x1b[8h"


def said(xtversion=None, da2=None, mode8=None, **more):
    return Answers(xtversion=xtversion, da2=da2, mode8=mode8, da1="62;1", asked=True, **more)


# name, answers, environment, policy, mode, marks stripped, start, end
ROWS = [
    ("VTE", said(da2="65;7006;1", mode8=1), {"VTE_VERSION": "7006"}, "explicit", "visual", False, OFF, ON),
    ("VTE", said(da2="65;7006;1", mode8=2), {"VTE_VERSION": "7006"}, "explicit", "visual", False, OFF, b""),
    ("xterm", said("XTerm(379)", "41;379;0", 0), {}, "visual", "visual", False, b"", b""),
    (
        "mlterm",
        said(da2="24;279;0", mode8=0),
        {"TERM": "mlterm"},
        "mlterm",
        "visual",
        False,
        b"\x1b]5379;use_ctl=false\x07",
        b"\x1b]5379;use_ctl=true\x07",
    ),
    ("kitty", said("kitty(0.26.5)", "1;4000;26", 0), {}, "word-visual", "word_visual", True, b"", b""),
    (
        "Konsole",
        said("Konsole 22.12.3", "1;115;0"),
        {"KONSOLE_VERSION": "221203"},
        "konsole",
        "visual",
        False,
        b"\x1b]50;BidiRenderingEnabled=false\x07",
        b"\x1b]50;BidiRenderingEnabled=true\x07",
    ),
    ("foot", said("foot(1.13.1)", "1;011301;0"), {"TERM": "foot"}, "visual", "visual", True, b"", b""),
    ("urxvt", said(da2="85;95;0"), {"TERM": "rxvt-unicode-256color"}, "visual", "visual", False, b"", b""),
    ("alacritty", said(da2="0;1700;1"), {"TERM": "alacritty"}, "visual", "visual", True, b"", b""),
    ("st", said(), {"TERM": "st-256color"}, "visual", "visual", True, b"", b""),
    ("PuTTY", said(da2="0;136;0"), {"TERM": "xterm"}, "logical", "logical", False, b"", b""),
    ("QTerminal", said(da2="0;115;0"), {}, "alternating", "alternating", False, b"", b""),
    ("xterm.js", said(da2="0;276;0", mode8=0), {}, "alternating", "alternating", False, b"", b""),
    (
        "VS Code",
        said(da2="0;276;0", mode8=0),
        {"TERM_PROGRAM": "vscode"},
        "alternating",
        "alternating",
        False,
        b"",
        b"",
    ),
    ("Windows Terminal", said(da2="0;10;1"), {"WT_SESSION": "x"}, "visual", "visual", False, b"", b""),
    ("iTerm2", said("iTerm2 3.5.0", "64;2500;0"), {}, "explicit", "visual", False, OFF, ON),
    ("WezTerm", said("WezTerm 20240203", "1;277;0"), {}, "explicit", "visual", False, OFF, ON),
    ("Ghostty", said("ghostty 1.1.3", "1;10;0"), {}, "visual", "visual", False, b"", b""),
    ("Apple Terminal", Answers(), {"TERM_PROGRAM": "Apple_Terminal"}, "logical", "logical", False, b"", b""),
]


@pytest.mark.parametrize(("name", "answers", "environ", "policy", "mode", "strip", "start", "end"), ROWS)
def test_row(name, answers, environ, policy, mode, strip, start, end):
    profile = decide(answers, environ)
    assert (profile.name, profile.policy, profile.mode) == (name, policy, mode)
    assert profile.strip_marks is strip
    assert (profile.start, profile.end) == (start, end)
    assert profile.through is Through.DIRECT


def test_every_row_of_the_table_is_tried():
    untried = {"mintty", "JetBrains"}
    assert {terminal.name for terminal in table().terminals} - untried == {row[0] for row in ROWS}


TMUX = {"TERM": "tmux-256color", "TMUX": "/tmp/tmux-0/default,1,0"}
OUTERS = [
    ("VTE", Outer("/dev/pts/7", "", "xterm-256color", {"VTE_VERSION": "7006"}), "explicit", OFF),
    ("Konsole", Outer("/dev/pts/7", "Konsole 22.12.3", "xterm-256color"), "konsole", b"\x1b]50;"),
    ("mlterm", Outer("/dev/pts/7", "", "mlterm"), "mlterm", b"\x1b]5379;"),
    ("xterm", Outer("/dev/pts/7", "XTerm(379)", "xterm-256color", {"VTE_VERSION": "7006"}), "visual", b""),
    ("kitty", Outer("/dev/pts/7", "kitty(0.26.5)", "xterm-kitty"), "word-visual", b""),
    ("foot", Outer("/dev/pts/7", "foot(1.13.1)", "foot"), "visual", b""),
    ("xterm-256color", Outer("/dev/pts/7", "", "xterm-256color"), "explicit", OFF),
]


@pytest.mark.parametrize(("name", "outer", "policy", "start"), OUTERS)
def test_under_tmux_the_outer_terminal_counts(name, outer, policy, start):
    profile = decide(said("tmux 3.3a", "84;0;0", outer=outer), TMUX)
    assert (profile.name, profile.policy, profile.through) == (name, policy, Through.TMUX)
    assert profile.start.startswith(start)
    assert profile.tty == "/dev/pts/7"


def test_under_tmux_leaked_variables_help_where_the_client_shows_none():
    outer = Outer("/dev/pts/7", "", "xterm-256color")
    assert decide(said("tmux 3.3a", "84;0;0", outer=outer), {**TMUX, "VTE_VERSION": "7006"}).name == "VTE"


def test_under_screen():
    profile = decide(said(da2="83;40900;0"), {"TERM": "screen", "STY": "1.x", "VTE_VERSION": "7006"})
    assert not profile.truecolor
    assert (profile.name, profile.policy, profile.through) == ("VTE", "explicit", Through.SCREEN)


def test_behind_a_multiplexer_that_hides_everything_mode_8_is_switched_off():
    profile = decide(said(da2="83;40900;0"), {"TERM": "screen"})
    assert (profile.policy, profile.start) == ("explicit", OFF)


def test_answers_outrank_leaked_variables():
    leaked = {
        "VTE_VERSION": "7006",
        "KONSOLE_VERSION": "221203",
        "KITTY_WINDOW_ID": "1",
        "TMUX": "x",
        "STY": "y",
    }
    assert decide(said("XTerm(379)", "41;379;0", 0), leaked).name == "xterm"
    assert decide(said(da2="85;95;0"), leaked).name == "urxvt"
    assert decide(said(da2="64;1;1"), leaked).policy == "visual"
    assert decide(said(), {**leaked, "TMUX": "", "STY": "", "TERM": "st-256color"}).name == "st"


def test_an_old_konsole_answers_like_qterminal_and_is_told_by_its_variable():
    assert decide(said(da2="0;115;0"), {"KONSOLE_VERSION": "170400"}).policy == "konsole"


def test_any_terminal_that_knows_mode_8_is_told_to_leave_the_order_alone():
    assert decide(said("Konsole 30.1", "1;115;0", 1), {}).policy == "explicit"
    assert decide(said("Newcomer 1", "9;9;9", 2), {}).policy == "explicit"
    assert decide(said("Newcomer 1", "9;9;9", 3), {}).policy == "logical"
    assert decide(said("Newcomer 1", "9;9;9", 4), {}).policy == "visual"


def test_unknown_and_silent_terminals():
    unknown = decide(said("Newcomer(7)", "9;9;9"), {})
    assert (unknown.name, unknown.policy, unknown.why) == ("Newcomer", "visual", "terminal.why_default")
    silent = decide(Answers(asked=True), {"TERM": "xterm-256color"})
    assert (silent.name, silent.policy, silent.start) == ("xterm-256color", "explicit", OFF)
    assert replace(decide(Answers(waiting=True), {"TERM": "xterm-256color"}), pending=True) == silent
    assert decide(Answers(), {}).start == b""


def test_silent_terminals_are_known_by_their_variables():
    assert decide(Answers(asked=True), {"VTE_VERSION": "5800"}).name == "VTE"
    assert decide(Answers(asked=True), {"TERM": "xterm-kitty"}).policy == "word-visual"


def test_nothing_is_sent_to_a_dumb_terminal():
    profile = decide(Answers(), {"TERM": "dumb", "VTE_VERSION": "7006"})
    assert (profile.start, profile.end) == (b"", b"")


@pytest.mark.parametrize("policy", policies())
def test_the_readers_choice_wins(policy):
    profile = decide(said("XTerm(379)", "41;379;0", 0), {}, policy)
    assert (profile.policy, profile.name, profile.why) == (policy, "xterm", "terminal.why_chosen")


def test_a_terminal_that_misplaces_marks_does_so_in_every_mode():
    assert decide(said("foot(1.13.1)", "1;011301;0"), {}, "alternating").strip_marks


def test_the_order_of_choices():
    assert chosen("visual", {"QARI_BIDI": "logical"}, "konsole") == "visual"
    assert chosen(None, {"QARI_BIDI": "logical"}, "konsole") == "logical"
    assert chosen(None, {"QARI_BIDI": ""}, "konsole") == "konsole"
    assert chosen(None, {}, None) is None
    assert chosen("auto", {"QARI_BIDI": "logical"}, "konsole") is None
    assert chosen(None, {}, "forgotten") is None


@pytest.mark.parametrize(("option", "environ"), [("sideways", {}), (None, {"QARI_BIDI": "sideways"})])
def test_an_unknown_choice_is_an_input_error(option, environ):
    with pytest.raises(InputError) as error:
        chosen(option, environ)
    assert "word-visual" in Translator("en")(error.value.key, **error.value.values)


def test_lines_that_stay_need_nothing_that_is_switched_off_at_the_end():
    for name, policy in (("Konsole 22.12.3", "left-to-right-unmirrored"), ("mlterm", "logical")):
        profile = lasting(decide(said(name), {}))
        assert (profile.policy, profile.start, profile.end) == (policy, b"", b"")
    vte = decide(said(da2="65;7006;1", mode8=1), {})
    assert lasting(vte) == vte


def test_terminals_known_to_take_24_bit_colours():
    assert decide(said("XTerm(379)", "41;379;0", 0), {"TERM": "xterm"}).truecolor
    assert decide(said(da2="0;115;0"), {}, "visual").truecolor
    assert not decide(said("Newcomer(7)", "9;9;9"), {}).truecolor


def test_lines_that_stay_in_tmux_are_written_for_the_terminal_as_it_will_be():
    def around(outer):
        return decide(Answers("tmux 3.3a", da1="1;2", outer=outer, asked=True), {"TMUX": "x"})

    vte = around(Outer("/dev/pts/1", "", "xterm-256color", {"VTE_VERSION": "7006"}))
    assert (vte.policy, lasting(vte).policy, lasting(vte).start) == ("explicit", "left-to-right", b"")
    unknown = around(Outer("/dev/pts/1", "", "xterm-256color"))
    assert lasting(unknown) == unknown


def test_the_reason_can_be_told_in_both_languages():
    for _, answers, environ, *_ in ROWS:
        profile = decide(answers, environ)
        for language in ("ar", "en"):
            assert Translator(language)(profile.why, **profile.details)
