import gzip
import io
import os
import zipfile

import pytest

from reader.article.readers.registry import FORMATS, detect
from reader.article.sources import read_many
from reader.errors import InputError

TEXT = "هدنة في الواحة\nتبدأ الهدنة صباح الجمعة.\n"
SUFFIXES = sorted(suffix for known in FORMATS for suffix in known.suffixes if known.name != "JSON lines")


def archive(name):
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as made:
        made.writestr(name, "x")
    return out.getvalue()


SAMPLES = {
    "HTML": f"<!DOCTYPE html><html><body><p>{TEXT}</p></body></html>".encode(),
    "MHTML": b"From: <Saved>\nMIME-Version: 1.0\nContent-Type: multipart/related; boundary=b\n\n--b--\n",
    "DOCX": archive("word/document.xml"),
    "EPUB": archive("META-INF/container.xml"),
    "PDF": b"%PDF-1.4\n",
    "RSS, Atom": b'<?xml version="1.0"?>\n<rss version="2.0"/>',
}


@pytest.mark.parametrize("suffix", ["", *SUFFIXES])
@pytest.mark.parametrize("name", SAMPLES)
def test_the_content_counts_whatever_the_ending(name, suffix):
    assert detect(SAMPLES[name], f"a{suffix}").name == name
    assert detect(SAMPLES[name], "-").name == name
    assert detect(SAMPLES[name], "https://example.org/a.php?x=.txt").name == name


@pytest.mark.parametrize("suffix", [".pdf", ".docx", ".epub", ".txt", ".xml", ".rss", ".mht"])
def test_text_of_any_name_is_text(tmp_path, suffix):
    (tmp_path / f"a{suffix}").write_text(TEXT, encoding="utf-8")
    assert next(read_many([tmp_path / f"a{suffix}"])).text == TEXT


@pytest.mark.parametrize("known", FORMATS, ids=lambda known: known.name)
def test_a_huge_file_is_refused_before_it_is_parsed(known):
    from dataclasses import replace

    with pytest.raises(InputError) as caught:
        list(replace(known, limit=0).read(b"x", "a"))
    assert caught.value.key == "article.too_large"


def test_a_parser_that_fails_is_told_in_a_line(monkeypatch):
    from dataclasses import replace

    def broken(data, source):
        raise KeyError("deep inside")
        yield

    monkeypatch.setattr("reader.article.readers.plain.read", broken)
    with pytest.raises(InputError) as caught:
        list(FORMATS[0].read(b"x", "a"))
    assert caught.value.key == "article.damaged"
    monkeypatch.setenv("QARI_DEBUG", "1")
    with pytest.raises(KeyError):
        list(replace(FORMATS[0]).read(b"x", "a"))


@pytest.mark.parametrize("pack", [bytes, gzip.compress], ids=["plain", "gzip"])
def test_standard_input_is_looked_at(tmp_path, pack):
    pytest.importorskip("trafilatura")
    (tmp_path / "in").write_bytes(pack(SAMPLES["HTML"]))
    kept, source = os.dup(0), os.open(tmp_path / "in", os.O_RDONLY)
    os.dup2(source, 0)
    try:
        (article,) = read_many(["-"])
    finally:
        os.dup2(kept, 0)
        os.close(kept)
        os.close(source)
    assert "تبدأ الهدنة صباح الجمعة." in article.text
    assert "<p>" not in article.text
