import ast
import string
import tomllib
from pathlib import Path

import pytest

import reader
from reader.i18n import Translator, locale_language

PACKAGE = Path(reader.__file__).parent
CATALOGUES = PACKAGE / "i18n"
SECTIONS = sorted(path.stem for path in (CATALOGUES / "en").glob("*.toml"))


def catalogue(language, section):
    return tomllib.loads((CATALOGUES / language / f"{section}.toml").read_text(encoding="utf-8"))


def placeholders(message):
    return {name for _, name, _, _ in string.Formatter().parse(message) if name is not None}


def test_both_languages_have_the_same_sections():
    assert sorted(path.stem for path in (CATALOGUES / "ar").glob("*.toml")) == SECTIONS
    assert {"article", "cli", "export"} <= set(SECTIONS)


@pytest.mark.parametrize("section", SECTIONS)
def test_both_languages_have_the_same_messages(section):
    english, arabic = catalogue("en", section), catalogue("ar", section)
    assert english.keys() == arabic.keys()
    for key, message in english.items():
        assert isinstance(message, str)
        # Arabic says "one hour" and "two hours" without a number.
        if not key.endswith(("_one", "_two")):
            assert placeholders(message) == placeholders(arabic[key]), key
        assert "\n" not in message
        assert "\n" not in arabic[key]


@pytest.mark.parametrize("section", SECTIONS)
def test_arabic_messages_are_arabic(section):
    for key, message in catalogue("ar", section).items():
        said = "".join(literal for literal, *_ in string.Formatter().parse(message))
        if any(letter.isalpha() for letter in said) and not said.isupper():
            assert any("\u0621" <= letter <= "\u064a" for letter in said), key


def test_every_key_named_in_the_program_exists():
    known = {f"{section}.{key}" for section in SECTIONS for key in catalogue("en", section)}
    for path in PACKAGE.rglob("*.py"):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Call) and isinstance(node.func, (ast.Name, ast.Attribute)):
                name = node.func.id if isinstance(node.func, ast.Name) else node.func.attr
                first = node.args[0] if node.args else None
                if name in ("InputError", "OperationError", "say") and isinstance(first, ast.Constant):
                    assert first.value in known, (path, first.value)


def test_translator():
    say = Translator("en")
    assert say("article.missing", source="a.txt") == "no such file: a.txt"
    with pytest.raises(KeyError):
        say("article.nothing_of_the_kind")


@pytest.mark.parametrize(
    ("environ", "language"),
    [
        ({}, None),
        ({"LANG": "C"}, None),
        ({"LANG": "POSIX"}, None),
        ({"LANG": "C.UTF-8"}, None),
        ({"LANG": "ar_SY.UTF-8"}, "ar"),
        ({"LANG": "ar"}, "ar"),
        ({"LANG": "de_DE@euro"}, "en"),
        ({"LC_ALL": "en_GB", "LANG": "ar_EG"}, "en"),
        ({"LC_ALL": "", "LC_MESSAGES": "ar_EG", "LANG": "en_US"}, "ar"),
    ],
)
def test_locale(environ, language):
    assert locale_language(environ) == language
