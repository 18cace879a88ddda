import json
import subprocess
import sys

import pytest

from reader import __version__
from reader.cli import program
from reader.cli.program import COMMANDS


def test_version(qari):
    outcome = qari("--version")
    assert (outcome.code, outcome.out) == (0, f"qari {__version__}\n")


@pytest.mark.parametrize("language", ["en", "ar"])
def test_help_lists_every_command(qari, language):
    outcome = qari("--lang", language, "--help")
    assert (outcome.code, outcome.err) == (0, "")
    for command in COMMANDS:
        assert f"    {command} " in outcome.out
    assert ("usage:" in outcome.out) == (language == "en")
    assert ("الاستعمال:" in outcome.out) == (language == "ar")


@pytest.mark.parametrize("command", COMMANDS)
@pytest.mark.parametrize("language", ["en", "ar"])
def test_help_of_every_command_is_translated(qari, command, language):
    outcome = qari("--lang", language, command, "--help")
    assert outcome.code == 0
    assert "cli." not in outcome.out
    assert ("options:" in outcome.out) == (language == "en")


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (["extract"], "missing: FILE"),
        (["extract", "--nope", "x"], "unknown option or argument: --nope"),
        (["extract", "--form", "json", "x"], "unknown option or argument: --form"),
        (["extract", "--format"], "--format needs a value"),
        (["extract", "--format", "docx", "x"], "unknown format: docx; one of: markdown, json, jsonl"),
        (["extract", "--date", "غدا", "x"], "not a date: غدا (write YYYY-MM-DD, for example 2016-11-04)"),
        (
            ["extract", "--tz", "دمشق", "x"],
            "no such time zone: دمشق (write an IANA name, for example Asia/Damascus)",
        ),
        (["show", "--color", "red", "x"], "--color: 'red' is not one of "),
        (["show", "--width", "3", "x"], "not a whole number from 12 to 1000: 3"),
        (["show", "--width", "واسع", "x"], "not a whole number from 12 to 1000: واسع"),
        (["show", "--plain=yes", "x"], "--plain takes no value (given: 'yes')"),
        (["config", "where"], "what: 'where' is not one of "),
        (["--lang", "fr", "schema"], "--lang: 'fr' is not one of "),
        (["--lang"], "--lang needs a value"),
        (["extract", "none.txt"], "no such file: none.txt"),
        (["none.txt"], "no such file: none.txt"),
        (["extract", "."], ". is a folder, not an article"),
        (["export", "none.txt", "-o", "x.docx"], "x.docx: no format has this suffix (.md, .markdown, .json"),
        (["extract", "--engine", "nope", "خبر.txt"], "nope"),
    ],
)
def test_misuse_is_one_line_and_exit_code_2(qari, article, arguments, message):
    outcome = qari(*arguments)
    assert outcome.code == 2
    assert outcome.out == ""
    assert outcome.err.startswith("qari: ")
    assert outcome.err.count("\n") == 1
    assert message in outcome.err


def test_messages_follow_the_locale(qari, monkeypatch):
    assert qari("extract", "none").err == "qari: no such file: none\n"
    monkeypatch.setenv("LANG", "ar_SY.UTF-8")
    assert qari("extract", "none").err == "qari: لا يوجد ملف بهذا الاسم: none\n"
    assert qari("extract", "none", "--lang", "en").err == "qari: no such file: none\n"
    monkeypatch.setenv("QARI_LANG", "en")
    assert qari("extract", "none").err == "qari: no such file: none\n"


def test_errors_as_json(qari):
    outcome = qari("--errors", "json", "extract", "none.txt")
    assert outcome.code == 2
    assert json.loads(outcome.err) == {
        "error": "article.missing",
        "message": "no such file: none.txt",
        "values": {"source": "none.txt"},
        "exit_code": 2,
    }


def test_errors_inside_errors_are_told_in_the_same_language(qari, tmp_path):
    (tmp_path / "a.jsonl").write_text('{"text": "ن", "date": "غدا"}\n', encoding="utf-8")
    assert qari("--lang", "ar", "extract", "a.jsonl").err.startswith(
        "qari: a.jsonl، السطر 1: ليس تاريخا: غدا"
    )
    told = json.loads(qari("--errors", "json", "extract", "a.jsonl").err)
    assert told["values"]["cause"].startswith("not a date")


def test_a_file_name_cannot_drive_the_terminal(qari):
    assert qari("extract", "a\x1b[2J\nb\x9b").err == "qari: no such file: a␛[2J b�\n"


def test_a_bug_is_one_line_too(qari, monkeypatch):
    def fail(_):
        raise RuntimeError("boom")

    monkeypatch.setattr("reader.cli.schema.run", fail)
    outcome = qari("schema")
    assert (outcome.code, outcome.err) == (
        1,
        "qari: an error in Qari: RuntimeError: boom (set QARI_DEBUG=1 to see where)\n",
    )
    monkeypatch.setenv("QARI_DEBUG", "1")
    with pytest.raises(RuntimeError):
        qari("schema")


def test_interruption_and_broken_pipe_are_quiet(qari, monkeypatch):
    for error, code in ((KeyboardInterrupt, 130), (BrokenPipeError, 141)):

        def fail(_, error=error):
            raise error

        monkeypatch.setattr("reader.cli.schema.run", fail)
        monkeypatch.setattr(program, "_forget_output", lambda: None)
        outcome = qari("schema")
        assert (outcome.code, outcome.err, outcome.out) == (code, "", "")


def test_a_reader_that_goes_away_sees_no_complaint():
    # A shell pipeline, because the interpreter's own last flush is part of what must stay quiet.
    script = f"{sys.executable} -m reader schema | head -c 1; echo ${{PIPESTATUS[0]}}"
    done = subprocess.run(["bash", "-c", script], capture_output=True, text=True, timeout=60, check=True)
    assert done.stderr == ""
    assert done.stdout.splitlines()[0].startswith("{")


@pytest.mark.parametrize(
    ("given", "completed"),
    [
        ([], ["read"]),
        (["a.txt"], ["read", "a.txt"]),
        (["-"], ["read", "-"]),
        (["--date", "2016-11-04", "a"], ["read", "--date", "2016-11-04", "a"]),
        (["show", "a"], ["show", "a"]),
        (["--lang", "ar", "show", "a"], ["--lang", "ar", "show", "a"]),
        (["--lang=ar", "a"], ["--lang=ar", "read", "a"]),
        (["read", "show"], ["read", "show"]),
        (["./show"], ["read", "./show"]),
        (["--", "show"], ["read", "--", "show"]),
        (["-h"], ["-h"]),
        (["--lang"], ["--lang"]),
    ],
)
def test_reading_is_the_default(given, completed):
    assert program._with_command(given) == completed
