from pathlib import Path

import pytest

from reader.errors import InputError
from reader.export.registry import FORMATS, format_named, format_of


def test_names_and_suffixes_are_unique():
    assert len({known.name for known in FORMATS}) == len(FORMATS)
    suffixes = [suffix for known in FORMATS for suffix in known.suffixes]
    assert len(set(suffixes)) == len(suffixes)


@pytest.mark.parametrize("known", FORMATS, ids=lambda known: known.name)
def test_every_format_renders(known, analysis):
    data = b"".join(known.render([analysis]))
    assert "منظمة النور" in data.decode(known.encoding)
    assert format_named(known.name) is known
    assert format_of(Path(f"a{known.suffixes[0].upper()}")) is known


def test_unknown():
    with pytest.raises(InputError) as caught:
        format_named("docx")
    assert "markdown" in caught.value.values["choices"]
    with pytest.raises(InputError) as caught:
        format_of(Path("a.docx"))
    assert caught.value.key == "export.unknown_suffix"
