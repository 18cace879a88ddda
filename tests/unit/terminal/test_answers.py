import itertools

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reader.terminal.answers import Answers, LateAnswers, parse

XTERM = b"\x1bP>|XTerm(379)\x1b\\\x1b[8;0$y\x1b[>41;379;0c\x1b[?64;1;2;6;9;15;16;17;18;21;22;28c"


def test_all_reports():
    answers, rest = parse(XTERM)
    assert answers == Answers("XTerm(379)", 0, "41;379;0", "64;1;2;6;9;15;16;17;18;21;22;28", asked=True)
    assert rest == b""


def test_keys_and_foreign_sequences_are_kept_apart():
    answers, rest = parse("س\x1b[8;1$y\x1b[A".encode() + b"\x1b[>65;7006;1cq\x1b[?65;1;9c" + "؛>0c".encode())
    assert (answers.mode8, answers.da2, answers.da1) == (1, "65;7006;1", "65;1;9")
    assert rest.decode() == "س\x1b[Aq؛>0c"


def test_a_report_ended_by_bel():
    assert parse(b"\x1bP>|iTerm2 3.5\x07")[0].xtversion == "iTerm2 3.5"


def test_half_a_report_is_none():
    answers, rest = parse(b"\x1b[>41;379")
    assert answers == Answers(asked=True)
    assert rest == b"\x1b[>41;379"


def test_the_first_of_two_reports_counts():
    assert parse(b"\x1b[>1;2;3c\x1b[>4;5;6c")[0].da2 == "1;2;3"


@given(st.binary(max_size=60), st.binary(max_size=60))
def test_reports_are_found_in_any_noise(before, after):
    answers, _ = parse(before.replace(b"\x1b", b"") + XTERM + after)
    assert answers.xtversion == "XTerm(379)"
    assert answers.da1


@given(st.lists(st.integers(0, len(XTERM) + 6), max_size=8))
def test_late_reports_in_pieces_leave_only_the_keys(cuts):
    stream = b"j" + XTERM + "ت\x1b[A".encode()
    late = LateAnswers()
    points = [0, *sorted(cuts), len(stream)]
    pieces = [stream[a:b] for a, b in itertools.pairwise(points)]
    out = b"".join(late.feed(piece) for piece in pieces if piece) + late.feed(b"")
    assert out == "jت\x1b[A".encode()


@pytest.mark.parametrize("key", [b"\x1b", b"\x1b[", b"\x1bP"])
def test_what_only_looked_like_a_report_is_let_go(key):
    late = LateAnswers()
    assert late.feed(key) == b""
    assert late.feed(b"") == key
    assert late.feed(b"x") == b"x"


def test_a_report_that_takes_its_time_is_waited_for_and_one_without_end_is_dropped():
    late = LateAnswers(b"\x1b[>41;3")
    assert [late.feed(b"") for _ in range(30)] == [b""] * 30
    assert late.feed(b"79;0cj") == b"j"
    assert late.feed(b"\x1b[>41;3") == b""
    assert [late.feed(b"") for _ in range(90)] == [b""] * 90
    assert late.feed(b"j") == b"j"
