import re
import tomllib
from dataclasses import fields

import pytest

from reader.config import SETTINGS, Settings, default_path, example, load, override, show
from reader.errors import InputError


def test_every_field_is_described_once():
    assert [setting.name for setting in SETTINGS] == [field.name for field in fields(Settings)]


def test_defaults_are_among_the_values():
    for setting in SETTINGS:
        assert setting.accepts(getattr(Settings(), setting.name)), setting.name


def test_no_file_gives_the_defaults(tmp_path):
    assert load(tmp_path / "none.toml") == (Settings(), ())


def test_a_good_file(tmp_path):
    path = tmp_path / "config.toml"
    path.write_text('language = "ar"\nwidth = 70\npanel = false\n[keys]\nquit = "x"\n', encoding="utf-8")
    settings, problems = load(path)
    assert not problems
    assert settings == Settings(language="ar", width=70, panel=False, keys={"quit": "x"})


def test_unknown_and_wrong_keys_are_reported_and_left_out(tmp_path):
    path = tmp_path / "config.toml"
    path.write_text('colour = "red"\nwidth = "wide"\nthreads = true\ntashkeel = "hide"\n', encoding="utf-8")
    settings, problems = load(path)
    assert settings == Settings(tashkeel="hide")
    assert [(problem.key, problem.values["name"]) for problem in problems] == [
        ("config.unknown_key", "colour"),
        ("config.bad_value", "width"),
        ("config.bad_value", "threads"),
    ]


@pytest.mark.parametrize("content", [b"width = ", b"\xff\xfe\x00", b"a\x00b"])
def test_a_damaged_file_gives_the_defaults_and_one_problem(tmp_path, content):
    path = tmp_path / "config.toml"
    path.write_bytes(content)
    settings, problems = load(path)
    assert settings == Settings()
    assert [problem.key for problem in problems] == ["config.unreadable"]


def test_a_folder_in_its_place(tmp_path):
    assert [problem.key for problem in load(tmp_path)[1]] == ["config.unreadable"]


def test_command_line_beats_environment_beats_file():
    file = Settings(theme="day", width=60, tashkeel="hide")
    merged = override(file, {"QARI_THEME": "paper", "QARI_WIDTH": "70"}, {"width": 80, "theme": None})
    assert merged == Settings(theme="paper", width=80, tashkeel="hide")


@pytest.mark.parametrize(
    ("name", "value"), [("QARI_WIDTH", "wide"), ("QARI_WIDTH", "3"), ("QARI_TASHKEEL", "no")]
)
def test_a_wrong_variable_is_an_input_error(name, value):
    with pytest.raises(InputError):
        override(Settings(), {name: value}, {})


def test_empty_variables_count_as_unset():
    assert override(Settings(), {"QARI_WIDTH": ""}, {}) == Settings()


def test_the_example_holds_every_key_at_its_default_when_uncommented():
    lines = [
        line for line in example().splitlines() if line.startswith("# ") and ("= " in line or "[" in line)
    ]
    table = tomllib.loads("\n".join(line[2:] for line in lines if not line.startswith("# Your")))
    assert table == {field.name: getattr(Settings(), field.name) for field in fields(Settings)}


def test_show_reads_back(tmp_path):
    settings = Settings(theme='a"b\\c\x1b[2J\x9b\x7f ح', keys={"quit": "x,y", "a b\n": "\t"})
    path = tmp_path / "config.toml"
    path.write_text(show(settings), encoding="utf-8")
    assert load(path) == (settings, ())
    assert not re.search("[\x00-\x09\x0b-\x1f\x7f-\x9f]", show(settings))


def test_the_path_can_be_given(tmp_path):
    assert default_path({"QARI_CONFIG": str(tmp_path / "x.toml")}) == tmp_path / "x.toml"
    assert default_path({}).name == "config.toml"
