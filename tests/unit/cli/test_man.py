import shutil
import subprocess

import pytest

from reader.cli.program import COMMANDS


@pytest.mark.parametrize("language", ["en", "ar"])
def test_everything_is_in_the_page(qari, language):
    outcome = qari("--lang", language, "man")
    assert (outcome.code, outcome.err) == (0, "")
    assert outcome.out.startswith(".TH QARI 1")
    assert "cli." not in outcome.out
    for command in COMMANDS:
        assert f'.SH "qari {command}"' in outcome.out
    assert r"\fB\-\-select\fR \fIWHAT\fR" in outcome.out
    assert r"\fB\-o\fR \fIOUT\fR, \fB\-\-output\fR \fIOUT\fR" in outcome.out
    assert not [line for line in outcome.out.split("\n") if line.startswith(("'", " "))]


@pytest.mark.skipif(shutil.which("mandoc") is None, reason="mandoc is not installed")
def test_mandoc_finds_no_error(qari, tmp_path):
    (tmp_path / "qari.1").write_text(qari("--lang", "en", "man").out, encoding="utf-8")
    done = subprocess.run(
        ["mandoc", "-T", "lint", "-W", "error", tmp_path / "qari.1"],
        capture_output=True,
        text=True,
        timeout=60,
    )
    assert done.stdout == ""
