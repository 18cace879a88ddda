import codecs
import random

import pytest

from reader.article.decoding import decode
from reader.errors import InputError

TEXT = "أعلنت الوزارة في بيان لها أن الهدنة تبدأ صباح الجمعة في المدينة، وتستمر عشر ساعات.\n  والنص يتابع"

MAC = TEXT + " في ١٢ آذار… «نعم»"


@pytest.mark.parametrize(
    ("data", "encoding"),
    [
        (TEXT.encode(), "utf-8"),
        (codecs.BOM_UTF8 + TEXT.encode(), "utf-8"),
        (TEXT.encode("utf-16"), "utf-16-le"),
        (codecs.BOM_UTF16_BE + TEXT.encode("utf-16-be"), "utf-16-be"),
        (TEXT.encode("utf-16-le"), "utf-16-le"),
        (TEXT.encode("utf-16-be"), "utf-16-be"),
        (codecs.BOM_UTF32_LE + TEXT.encode("utf-32-le"), "utf-32-le"),
        (TEXT.encode("cp1256"), "windows-1256"),
        (TEXT.encode("iso8859_6"), "iso-8859-6"),
        (MAC.encode("mac_arabic"), "mac-arabic"),
    ],
    ids=range(10),
)
def test_encodings(data, encoding):
    decoded = decode(data, "a.txt")
    expected = MAC if encoding == "mac-arabic" else TEXT
    assert (decoded.text, decoded.encoding) == (expected, encoding)


def test_newlines():
    assert decode("أ\r\nب\rج\u2028د\x85ه\n".encode(), "a").text == "أ\nب\nج\u2028د\x85ه\n"


@pytest.mark.parametrize(
    ("data", "key"),
    [
        (b"%PDF-1.7 text", "article.not_text"),
        (b"PK\x03\x04....", "article.not_text"),
        (b"\x7fELF\x02\x01\x01" + bytes(50), "article.not_text"),
        ("نص\0مقطوع".encode(), "article.binary"),
        (bytes(1000), "article.binary"),
        (random.Random(7).randbytes(4001), "article.binary"),
        (bytes(range(1, 256)) * 20, "article.unknown_encoding"),
        ("Ça été déjà vu à l'hôtel, où".encode("cp1252") * 9, "article.unknown_encoding"),
        ("Привет, мир, как дела".encode("koi8-r") * 9, "article.unknown_encoding"),
        (codecs.BOM_UTF8 + b"\xff\xfa\xc3", "article.broken_encoding"),
        (codecs.BOM_UTF16_LE + b"\x00\xd8\x41\x00", "article.broken_encoding"),
        (("\x01\x02\x03 نص" * 20).encode(), "article.binary"),
    ],
    ids=range(12),
)
def test_refusals(data, key):
    with pytest.raises(InputError) as caught:
        decode(data, "a.txt")
    assert caught.value.key == key


def test_an_escape_sequence_is_text():
    assert decode("نص \x1b[31m أحمر".encode(), "a").text == "نص \x1b[31m أحمر"
