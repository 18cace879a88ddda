from pathlib import Path

import pytest

from reader.errors import InputError
from reader.export.registry import FORMATS, format_named, format_of
from reader.i18n import Translator


def test_names_and_suffixes_are_unique():
    assert len({known.name for known in FORMATS}) == len(FORMATS)
    suffixes = [suffix for known in FORMATS for suffix in known.suffixes]
    assert len(set(suffixes)) == len(suffixes)


@pytest.mark.parametrize("known", FORMATS, ids=lambda known: known.name)
def test_every_format_renders(known, analysis):
    data = b"".join(known.render([analysis]))
    assert "الواحة" in data.decode(known.encoding).replace("\r\n ", "")
    assert format_named(known.name) is known
    assert format_of(Path(f"a.b{known.suffixes[0].upper()}")) is known


def test_several_articles(analysis):
    for known in FORMATS:
        if known.several:
            assert b"".join(known.render([analysis, analysis]))
        else:
            with pytest.raises(InputError) as caught:
                b"".join(known.render([analysis, analysis]))
            assert caught.value.key == "export.one_article"


def test_the_help_names_every_format():
    for language in ("ar", "en"):
        assert all(known.name in Translator(language)("cli.format_help") for known in FORMATS)


def test_unknown():
    with pytest.raises(InputError) as caught:
        format_named("docx")
    assert "markdown" in caught.value.values["choices"]
    with pytest.raises(InputError) as caught:
        format_of(Path("a.docx"))
    assert caught.value.key == "export.unknown_suffix"
