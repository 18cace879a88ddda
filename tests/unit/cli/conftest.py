import io
import os
import sys
from dataclasses import dataclass

import pytest

from reader.cli import main

TEXT = (
    "هدنة جديدة في حلب\n"
    "أعلنت روسيا هدنة إنسانية في حلب تبدأ عند الساعة التاسعة صباح الجمعة وتستمر عشر ساعات.\n"
)


@dataclass
class Outcome:
    code: int
    out: str
    err: str


@pytest.fixture
def qari(monkeypatch, tmp_path):
    """Runs the command line in this process, in an empty folder and a plain environment."""
    monkeypatch.chdir(tmp_path)
    for name in list(os.environ):
        if name.startswith(("QARI_", "LC_")) or name in ("LANG", "NO_COLOR", "COLUMNS"):
            monkeypatch.delenv(name)
    monkeypatch.setenv("QARI_CONFIG", str(tmp_path / "config.toml"))
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path / "data"))

    def run(*arguments):
        out = io.TextIOWrapper(io.BytesIO(), encoding="utf-8")
        err = io.TextIOWrapper(io.BytesIO(), encoding="utf-8")
        monkeypatch.setattr(sys, "stdout", out)
        monkeypatch.setattr(sys, "stderr", err)
        code = main([str(argument) for argument in arguments])
        texts = []
        for stream in (out, err):
            stream.flush()
            texts.append(stream.buffer.getvalue().decode("utf-8"))
        return Outcome(code, *texts)

    return run


@pytest.fixture
def article(tmp_path):
    path = tmp_path / "خبر.txt"
    path.write_text(TEXT, encoding="utf-8")
    return path
