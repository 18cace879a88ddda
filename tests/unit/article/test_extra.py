"""Without the extra: one line with the command that installs it."""

import sys
import zipfile

import pytest

from reader.article.sources import read
from reader.errors import InputError
from reader.i18n import Translator


@pytest.mark.parametrize(
    ("package", "name", "content"),
    [
        ("trafilatura", "a.html", b"<html><body><p>x</p>"),
        ("docx", "a.docx", "word/document.xml"),
        ("lxml", "a.epub", "META-INF/container.xml"),
        ("pypdfium2", "a.pdf", b"%PDF-1.7"),
        ("feedparser", "a.xml", b"<rss/>"),
    ],
)
def test_the_command_is_told(tmp_path, monkeypatch, package, name, content):
    path = tmp_path / name
    if isinstance(content, str):
        with zipfile.ZipFile(path, "w") as archive:
            archive.writestr(content, "")
    else:
        path.write_bytes(content)
    for module in list(sys.modules):
        if module.startswith("reader.article.readers.") and module.rpartition(".")[2] not in (
            "registry",
            "archive",
        ):
            monkeypatch.delitem(sys.modules, module)
    monkeypatch.setitem(sys.modules, package, None)
    with pytest.raises(InputError) as caught:
        read(path)
    assert (caught.value.key, caught.value.exit_code) == ("article.extra_missing", 2)
    assert "pip install 'qari[formats]'" in Translator("en")(caught.value.key, **caught.value.values)


def test_fetching_needs_it_too(monkeypatch):
    monkeypatch.setitem(sys.modules, "httpx", None)
    with pytest.raises(InputError) as caught:
        read("https://example.org/")
    assert caught.value.key == "article.extra_missing"
