import pytest

from reader.config import SETTINGS


def test_path_show_and_example(qari, tmp_path):
    assert qari("config", "path").out == f"{tmp_path / 'config.toml'}\n"
    example = qari("config", "example").out
    for setting in SETTINGS:
        assert f"# {setting.help}" in example
        assert setting.values in example
        assert setting.environ is None or setting.environ in example
    assert qari("config").out == qari("config", "show").out


def test_what_is_wrong_is_told_and_passed_over(qari, tmp_path):
    (tmp_path / "config.toml").write_text(
        'theme = "neon"\nengine = "psychic"\nbidi = "sideways"\nwidth = 60\nnope = 1\ntashkeel = "maybe"\n'
    )
    outcome = qari("config", "show", "--lang", "en")
    assert outcome.code == 0
    for line in ('theme = "auto"', 'engine = "embedded"', 'bidi = "auto"', "width = 60", 'tashkeel = "keep"'):
        assert line in outcome.out.splitlines()
    assert outcome.err.count("\n") == 5
    for name in ("neon", "psychic", "sideways", "nope", "maybe"):
        assert name in outcome.err
    assert "auto, contrast, day, night, paper, sixteen" in outcome.err


@pytest.mark.parametrize("content", [b"width = ", b"\xff\xfe"])
def test_a_file_that_is_no_toml_is_told(qari, tmp_path, content):
    (tmp_path / "config.toml").write_bytes(content)
    outcome = qari("config")
    assert outcome.code == 0
    assert outcome.err.count("\n") == 1


def test_the_command_line_beats_the_environment_beats_the_file(qari, tmp_path, article, monkeypatch):
    (tmp_path / "config.toml").write_text("width = 60\ntashkeel = 'hide'\n")
    assert "width = 60" in qari("config").out
    monkeypatch.setenv("QARI_WIDTH", "70")
    monkeypatch.setenv("QARI_TASHKEEL", "keep")
    assert "width = 70" in qari("config").out
    vowelled = tmp_path / "v.txt"
    vowelled.write_text("قَالَ سَامِرٌ\nكَلِمَةً أُولَى.\n", encoding="utf-8")
    drawn = ("show", "--bidi", "visual", "--color", "never", "--engine", "gazetteer", vowelled)
    assert "\u064e" in qari(*drawn).out
    assert "\u064e" not in qari(*drawn, "--tashkeel", "hide").out


def test_a_wrong_variable_is_refused(qari, monkeypatch):
    monkeypatch.setenv("QARI_WIDTH", "wide")
    outcome = qari("config")
    assert outcome.code == 2
    assert "QARI_WIDTH=wide" in outcome.err
