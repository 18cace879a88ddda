import gzip
import json

import pytest

from reader.article.compressed import unpacked
from reader.article.sources import read_many
from reader.errors import InputError

TEXT = "هدنة في الواحة\nتبدأ الجمعة صباحا.\n"


def test_any_format(tmp_path):
    (tmp_path / "خبر.txt.gz").write_bytes(gzip.compress(TEXT.encode("cp1256")))
    (tmp_path / "rows.jsonl.gz").write_bytes(gzip.compress(json.dumps({"text": "ن"}).encode()))
    (tmp_path / "misnamed").write_bytes(gzip.compress(b"# " + "عنوان\n\nنص".encode()))
    texts = [each.text for each in read_many(sorted(tmp_path.iterdir()))]
    assert texts == ["# عنوان\n\nنص", "ن", TEXT]


def test_several_members():
    assert unpacked(gzip.compress(b"a") + gzip.compress(b"b") + b"\0\0", "x", 10) == b"ab"


@pytest.mark.parametrize(
    ("data", "key"),
    [
        (gzip.compress(bytes(100_000))[:-9], "article.damaged"),
        (b"\x1f\x8b\x08" + b"x" * 50, "article.damaged"),
        (b"\x1f\x8b", "article.damaged"),
        (gzip.compress(bytes(2_000_000)), "article.too_large"),
        (gzip.compress(b"") * 2000, "article.bomb"),
        (gzip.compress(gzip.compress(b"ab")), "article.not_text"),
        (gzip.compress(b" \n"), "article.empty"),
    ],
    ids=range(7),
)
def test_hostile(tmp_path, monkeypatch, data, key):
    monkeypatch.setattr("reader.article.sources.LARGEST", 1_000_000)
    (tmp_path / "a.txt.gz").write_bytes(data)
    with pytest.raises(InputError) as caught:
        list(read_many([tmp_path / "a.txt.gz"]))
    assert caught.value.key == key
