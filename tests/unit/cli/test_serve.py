import argparse
import shlex
import sys

import pytest

from reader.cli import serve
from reader.cli.program import main
from reader.cli.read import in_browser
from reader.i18n import Translator


def arguments(*words):
    parser = argparse.ArgumentParser()
    serve.add_parser(parser.add_subparsers())
    args = parser.parse_args(["serve", *words])
    args.say, args.language = Translator("ar"), None
    return args


def test_the_pages_program_is_the_reader_with_the_same_options():
    words = shlex.split(
        serve.command(arguments("a b.txt", "--tz", "Asia/Damascus", "--width", "60", "--repair"))
    )
    assert words[:4] == [sys.executable, "-m", "reader", "read"]
    assert set(words[4:8]) == {"--lang=ar", "--tz=Asia/Damascus", "--width=60", "--repair"}
    assert words[8:] == ["--", "a b.txt"]


def test_what_cannot_be_served_is_told_at_once(capsys, tmp_path):
    pytest.importorskip("textual_serve", reason="textual-serve is not installed (the extra web)")
    assert main(["serve", str(tmp_path / "none.txt"), "--lang", "en"]) == 2
    assert "none.txt" in capsys.readouterr().err
    assert main(["serve", "-", "--lang", "en"]) == 2
    assert "standard input" in capsys.readouterr().err


def test_without_the_extra_it_says_what_to_install(monkeypatch, capsys):
    monkeypatch.setitem(sys.modules, "textual_serve.server", None)
    monkeypatch.delitem(sys.modules, "reader.web.server", raising=False)
    assert main(["serve", "a.txt", "--lang", "en"]) == 2
    assert "pip install 'qari[web]'" in capsys.readouterr().err


@pytest.mark.parametrize(
    ("environ", "answer"),
    [({}, False), ({"TEXTUAL_DRIVER": "textual.drivers.web_driver:WebDriver"}, True)],
)
def test_a_browser_is_known_by_the_driver_that_textual_serve_asks_for(environ, answer):
    assert in_browser(environ) is answer
