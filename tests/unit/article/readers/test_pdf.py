import importlib.util
import itertools
import subprocess
import zlib
from pathlib import Path

import pytest

from reader.errors import InputError

pytest.importorskip("pypdfium2")
pdf = pytest.importorskip("reader.article.readers.pdf")

_spec = importlib.util.spec_from_file_location("made_pdf", Path(__file__).with_name("made_pdf.py"))
made_pdf = importlib.util.module_from_spec(_spec)
_spec.loader.exec_module(made_pdf)
made, written = made_pdf.made, made_pdf.written

LINES = [
    "هدنة جديدة في الواحة",
    "أعلنت منظمة النور أن الهدنة تبدأ الساعة 09:30 صباح الجمعة 4 نوفمبر 2016 وتستمر عشر",
    "ساعات، وقال سامي (المتحدث باسم المنظمة) إن UNICEF ستراقبها ولا خلاف على ذلك.",
    "وقال إن ثمانية ممرات ستفتح بنسبة 12.5 في المدينة.",
]
PROCESS = pdf._answer
TEXT = f"{LINES[0]}\n{LINES[1]} {LINES[2]}\n{LINES[3]}"


@pytest.fixture(autouse=True)
def in_this_process(monkeypatch):
    """Most tests do without a process of their own."""
    from reader.article.readers.pdf_text import text_of

    monkeypatch.setattr(pdf, "_answer", lambda data, source: {"text": text_of(data, source)})


@pytest.fixture
def in_a_process(monkeypatch, in_this_process):
    monkeypatch.setattr(pdf, "_answer", PROCESS)


@pytest.mark.parametrize(
    ("stored", "forms", "brackets"),
    itertools.product(("visual", "logical"), (False, True), ("shown", "meant")),
)
def test_however_it_is_stored_it_reads_the_same(read, stored, forms, brackets):
    (article,) = read("خبر.pdf", made([LINES], stored=stored, forms=forms, brackets=brackets))
    assert article.text == TEXT
    assert article.title == LINES[0]
    assert article.damage is None


def test_a_sentence_goes_on_overleaf(read):
    (article,) = read("a.pdf", made([LINES[:2], LINES[2:]]))
    assert article.text == TEXT


def test_running_titles_and_page_numbers_are_left_out(read):
    bodies = [LINES[:3], LINES[1:], LINES[::-1]]
    pages = [["جريدة النور العدد 7", *body, f"{number}"] for number, body in enumerate(bodies, 1)]
    (article,) = read("a.pdf", made(pages))
    assert "جريدة" not in article.text
    assert article.text.startswith(LINES[0])
    assert not any(line.strip().isdigit() for line in article.text.split("\n"))
    (article,) = read("a.pdf", made([["عنوان", "نص الخبر", "14"]]))
    assert article.text == "عنوان\nنص الخبر"


def test_pictures_of_pages(refused):
    assert refused("a.pdf", written(["0 0 m 9 9 l S"], {})) == "article.pdf_pictures"


def test_letters_that_the_file_does_not_tell(refused):
    private = {chr(0xE000 + at): 0x21 + at for at in range(40)}
    stream = "BT /F 9 Tf 99 700 Td <" + "".join(f"{code:02x}" for code in private.values()) + "> Tj ET"
    assert refused("a.pdf", written([stream], private)) == "article.pdf_unmapped"


def test_text_that_stays_backwards(refused):
    lines = ["".join(reversed(word)) for line in LINES for word in [line]]
    assert refused("a.pdf", made([lines * 2])) == "article.pdf_backwards"


@pytest.mark.parametrize("keep", [0.2, 0.5, 0.9])
def test_cut_off(read, keep):
    """PDFium mends what it can; what it cannot is refused."""
    data = made([LINES])
    try:
        articles, key = read("a.pdf", data[: int(len(data) * keep)]), None
    except InputError as error:
        articles, key = [], error.key
    assert key in (None, "article.damaged", "article.pdf_pictures", "article.pdf_unmapped")
    assert all("\ufffd" not in article.text for article in articles)


@pytest.mark.parametrize("data", [b"%PDF-1.7", b"%PDF-1.7\n" + bytes(5000), b"%PDF-1.7\n" + b"[" * 50_000])
def test_not_a_pdf_after_all(refused, data):
    assert refused("a.pdf", data) == "article.damaged"


@pytest.mark.parametrize(("limit", "pages"), [("_MOST_PAGES", 3), ("_MOST_CHARACTERS", 1)])
def test_too_many_pages_or_letters(monkeypatch, limit, pages):
    from reader.article.readers import pdf_text

    monkeypatch.setattr(pdf_text, limit, 2)
    with pytest.raises(InputError) as caught:
        pdf_text.text_of(made([LINES] * pages), "a.pdf")
    assert caught.value.key == "article.pdf_pages"


def test_a_stream_that_unpacks_to_gigabytes(refused, monkeypatch, in_a_process):
    monkeypatch.setattr("reader.article.readers.pdf.MOST_MEMORY", 300 * 1024**2)
    layers = zlib.compress(zlib.compress(b" " * 150_000_000, 1), 9)
    bomb = written(["0 0 m"], {}).replace(
        b"<< /Length 5 >>\nstream\n0 0 m",
        b"<< /Length %d /Filter [/FlateDecode /FlateDecode] >>\nstream\n%b" % (len(layers), layers),
    )
    assert len(bomb) < 50_000
    assert refused("a.pdf", bomb) in ("article.bomb", "article.damaged", "article.pdf_pictures")


def test_a_process_that_is_ended_is_told_in_a_line(refused, monkeypatch, in_a_process):
    monkeypatch.setattr("reader.article.readers.pdf.MOST_MEMORY", 1024)
    assert refused("a.pdf", made([LINES]) + b" " * 20_000_000) in ("article.bomb", "article.damaged")


def test_a_process_that_hangs_is_told_in_a_line(refused, monkeypatch, in_a_process):
    def slow(*_, **__):
        raise subprocess.TimeoutExpired("python", 1)

    monkeypatch.setattr(subprocess, "run", slow)
    assert refused("a.pdf", made([LINES])) == "article.bomb"


def test_the_process_answers_as_the_function_does(read, refused, in_a_process):
    assert read("a.pdf", made([LINES]))[0].text == TEXT
    assert refused("a.pdf", written(["0 0 m 9 9 l S"], {})) == "article.pdf_pictures"


def test_a_text_called_pdf(read):
    assert read("a.pdf", "هدنة في الواحة")[0].text == "هدنة في الواحة"
