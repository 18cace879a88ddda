import re
import unicodedata

import pytest

from reader.cli import show


@pytest.fixture
def gazetteer(monkeypatch, qari):
    monkeypatch.setenv("QARI_ENGINE", "gazetteer")
    return qari


def test_a_pipe_gets_logical_text(gazetteer, article):
    outcome = gazetteer("show", article)
    assert (outcome.code, outcome.err) == (0, "")
    title, blank, body = outcome.out.splitlines()
    assert (title, blank) == ("هدنة جديدة في حلب", "")
    assert body.endswith("عشر ساعات.")
    assert gazetteer("show", "--plain", "--color", "always", article).out == outcome.out


def test_a_width_breaks_the_lines_of_a_pipe(gazetteer, article):
    lines = gazetteer("show", "--width", "20", article).out.splitlines()
    assert len(lines) > 4
    assert all(len(line) <= 20 for line in lines)
    assert "حلب" in " ".join(lines)


def test_colours_on_demand(gazetteer, article):
    outcome = gazetteer("show", "--width", "60", "--color", "always", article)
    assert outcome.code == 0
    assert "\x1b[1m" in outcome.out
    for row in outcome.out.splitlines():
        bare = re.sub("\x1b\\[[0-9;]*m", "", row)
        assert len(bare) in (0, 60)
        assert "حلب" not in bare


def test_a_mode_on_demand(gazetteer, article):
    assert "ﺓﺪﻳﺪﺟ" in gazetteer("show", "--bidi", "visual", article).out
    explicit = gazetteer("show", "--bidi", "explicit", article).out
    assert explicit.startswith("\x1b[8l")
    assert explicit.endswith("\x1b[8h")
    logical = gazetteer("show", "--bidi", "logical", article).out
    assert unicodedata.normalize("NFKC", logical).startswith("هدنة جديدة")


def test_an_unknown_mode(gazetteer, article):
    outcome = gazetteer("show", "--bidi", "sideways", article)
    assert (outcome.code, outcome.out) == (2, "")
    assert "sideways" in outcome.err


def test_several_articles(gazetteer, article):
    assert gazetteer("show", article, article).out.count("هدنة جديدة في حلب") == 2


def test_an_error_in_the_second_file_comes_after_the_first(gazetteer, article):
    outcome = gazetteer("show", article, "none.txt")
    assert outcome.code == 2
    assert "هدنة" in outcome.out
    assert "none.txt" in outcome.err


@pytest.mark.parametrize(
    ("wish", "environ", "terminal", "colours"),
    [
        ("auto", {}, True, True),
        ("auto", {}, False, False),
        ("auto", {"NO_COLOR": "1"}, True, False),
        ("auto", {"NO_COLOR": ""}, True, True),
        ("auto", {"TERM": "dumb"}, True, False),
        ("always", {"NO_COLOR": "1"}, False, True),
        ("never", {}, True, False),
    ],
)
def test_when_colours_are_written(monkeypatch, wish, environ, terminal, colours):
    monkeypatch.setattr("sys.stdout.isatty", lambda: terminal)
    assert show._colours(wish, environ) is colours


def test_damaged_text_is_told_and_repaired(qari, tmp_path):
    text = "أعلنت المنظمة هدنة في المدينة القديمة.\n"
    (tmp_path / "a.txt").write_text(text.encode().decode("cp1256"), encoding="utf-8")
    outcome = qari("show", "a.txt")
    assert outcome.err.count("\n") == 1
    assert "--repair" in outcome.err
    repaired = qari("show", "--repair", "a.txt")
    assert (repaired.out, repaired.err) == (text, "")
