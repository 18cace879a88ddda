"""Coverage-guided fuzzing of whatever reads or writes text that nobody checked (needs ``atheris``).

    python tests/fuzzing/fuzz.py TARGET [--seconds 600] [--corpus FOLDER]

Targets: ``loader``, ``fold``, ``visual``, ``truce``, ``export``. A run stops at the first input that raises what is
not documented, breaks a promise about positions, or takes longer than a deadline for each kilobyte allows; atheris
then writes that input to a file. Without a corpus it starts from the sample articles, and from a few made of what is
known to hurt: escape sequences, bidi controls left open, marks without end, halves of UTF-16.
"""

from __future__ import annotations

import argparse
import sys
import tempfile
import time
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import Any

import atheris

with atheris.instrument_imports(include=["reader"]):
    import reader.article.readers.docx
    import reader.article.readers.epub
    import reader.article.readers.feed
    import reader.article.readers.markdown
    import reader.article.readers.page
    import reader.article.readers.pdf_text  # noqa: F401 - loaded here, that their ways are followed too
    from reader.analysis import analyse
    from reader.article.decoding import decode
    from reader.article.readers.registry import FORMATS as READERS
    from reader.article.sources import from_text, read_many
    from reader.errors import QariError
    from reader.export.record import record
    from reader.export.registry import FORMATS
    from reader.text.fold import fold
    from reader.text.sentences import sentences
    from reader.truce.extract import extract
    from reader.visual import lay_out
    from reader.visual.modes import OutputMode, Run, label, row

SAMPLES = Path(__file__).parents[2] / "sample_articles"
BASE_SECONDS, SECONDS_A_KB = 2.0, 1.0
"""Generous: instrumented code is many times slower than what ships."""
SUFFIXES = ("", *(suffix for known in READERS for suffix in known.suffixes))
STEERING = {
    *map(chr, (*range(0x20), *range(0x7F, 0xA0), 0x61C, *range(0x200B, 0x2010), *range(0x2028, 0x202F))),
    *map(chr, (*range(0x2060, 0x2070), *range(0xD800, 0xE000), 0xFEFF)),
}
"""What must never be sent as a part of a row: it moves the cursor, orders text, or is no character."""
HOSTILE = (
    "\x1b[2J\x1b[8l\x1b]0;t\x07\x1b]52;c;eA==\x1b\\\x1bP1$r\x1b\\\x1b_x\x1b\\\x1b^y\x1b\\\x9b31m\x9d0;t\x9c\x90q\x9c",
    "\u202eقال\u202dabc\u202bحلب\u202a\u2066x\u2067y\u2068z 12:30 ]\u2069)",
    "\u200b\u200c\u200d\u2060\ufeff\u00ad\u034f\u180e" * 8 + "هدنة",
    "ل" + "\u064e\u0651\u0301" * 100 + "ا",
    "\ud800\udc00\udfff \ufffe\uffff\ufdd0 \ue000\U0010fffd \u0378",
    "👩\u200d👩\u200d👧 🇸🇾 1\ufe0f\u20e3 ❤\ufe0f e\u0301 日本 한글 \u2028\u2029\x85\v\f",
    "هدنة من الساعة 9:00 حتى 99:99 يوم 31/2/2016 لمدة ٤٨ ساعة، ٧ ممرات " + "9" * 40,
)
MARKED_UP = (
    "<!DOCTYPE html><html><head><title>هدنة</title><meta name=author content=x></head><body><article><h1>هدنة</h1>"
    "<p>بدأت الهدنة &amp; انتهت<br><b>الجمعة</b><ul><li>أولا</ul><table><tr><td>1</table></article></body></html>",
    "<?xml version='1.0'?><rss version='2.0'><channel><title>أخبار</title><item><title>هدنة</title>"
    "<description><![CDATA[<p>نص</p>]]></description><pubDate>Fri, 04 Nov 2016 09:00:00 GMT</pubDate>"
    "</item></channel></rss>",
    "---\ntitle: هدنة\ndate: 2016-11-04\n---\n# هدنة\n\n> قال [أحمد](x) **نعم**\n\n- أولا\n\n"
    "| a | b |\n|---|---|\n```\nx\n```\n",
    '{"title": "هدنة", "text": "نص\\ud800", "date": "2016-11-04"}\n{"text": "آخر", "id": 3}\n',
    "MIME-Version: 1.0\nContent-Type: multipart/related; boundary=b\n\n--b\nContent-Type: text/html; charset=utf-8\n"
    "Content-Transfer-Encoding: quoted-printable\n\n<html><p>=D9=87=D8=AF=D9=86=D8=A9</p></html>\n--b--\n",
)


def text_of(data: bytes) -> str:
    """The bytes as text: what is not UTF-8 becomes lone surrogates, which are to be borne as well."""
    try:
        return data.decode("utf-8", "surrogatepass")
    except UnicodeDecodeError:
        return data.decode("utf-8", "surrogateescape")


def loader(data: bytes) -> None:
    """Any file is read or refused with a documented error; paragraphs are ordered ranges of the text."""
    suffix = SUFFIXES[len(data) % len(SUFFIXES)]
    with tempfile.NamedTemporaryFile(prefix="qari-fuzz-", suffix=suffix) as file:
        file.write(data)
        file.flush()
        try:
            decode(data, file.name)
            articles = list(read_many([file.name]))
        except QariError:
            return
    for article in articles:
        last = 0
        for paragraph in article.paragraphs:
            assert last <= paragraph.start < paragraph.end <= len(article.text)
            last = paragraph.end


def folding(data: bytes) -> None:
    """Every range of the matching form leads back into the text, in order."""
    text = text_of(data)
    folded = fold(text)
    places = [folded.original(at) for at in range(len(folded.text) + 1)]
    assert places == sorted(places)
    assert not places or (places[0] >= 0 and places[-1] <= len(text))


def visual(data: bytes) -> None:
    """Lines cover the text once, in order; columns lead back into it; nothing that steers a terminal is in a row."""
    text = text_of(data).replace("\n", " ")
    width = 20 + len(data) % 100
    layout = lay_out(text)
    at = 0
    for span in layout.wrap(width):
        assert span.start == at
        at = span.end
        line = layout.line(span)
        assert sorted(i for c in line.clusters for i in range(c.start, c.end)) == list(range(*span))
        for start, end in line.ranges_of(0, line.width):
            assert span.start <= start < end <= span.end
            assert all(0 <= left < right <= line.width for left, right in line.columns_of(start, end))
        for mode in OutputMode:
            harmless(row(line, width, mode), width)
    assert at == len(text)
    for mode in OutputMode:
        harmless(label(text, width, mode), width)


def harmless(runs: Iterable[Run[Any]], width: int) -> None:
    """The runs of a row are as wide as it, and steer nothing."""
    runs = list(runs)
    assert sum(run.width for run in runs) == width
    assert not STEERING & set("".join(run.text for run in runs))


def truce(data: bytes) -> None:
    """Whatever is found quotes the text."""
    article = from_text(text_of(data))
    parts = sentences(article.text, [paragraph.span for paragraph in article.paragraphs])
    for found in extract(article, parts, ()):
        for statement in found.statements:
            value = statement.value
            assert article.text[value.start : value.end] == value.text


def export(data: bytes) -> None:
    """Every format can write what was found in any text."""
    analysis = analyse(from_text(text_of(data)), engine="gazetteer")
    made = record(analysis)
    for entity in made["entities"]:
        assert made["text"][entity["start"] : entity["end"]] == entity["text"]
    for form in FORMATS:
        try:
            b"".join(form.render([analysis]))
        except QariError:
            continue


TARGETS: dict[str, Callable[[bytes], None]] = {
    "loader": loader,
    "fold": folding,
    "visual": visual,
    "truce": truce,
    "export": export,
}


def within_deadline(check: Callable[[bytes], None]) -> Callable[[bytes], None]:
    """The check, failing where it took longer than its input's size allows."""

    def timed(data: bytes) -> None:
        started = time.process_time()
        check(data)
        spent = time.process_time() - started
        assert spent <= BASE_SECONDS + SECONDS_A_KB * len(data) / 1024, f"{spent:.1f} s for {len(data)} bytes"

    return timed


def main() -> None:
    """Fuzz one target until the time is over."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("target", choices=TARGETS)
    parser.add_argument("--seconds", type=int, default=600)
    parser.add_argument("--corpus", type=Path)
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        corpus = options.corpus or Path(folder)
        if options.corpus is None:
            for number, path in enumerate(sorted(SAMPLES.glob("*.txt"))):
                for part, paragraph in enumerate(path.read_bytes().split(b"\n\n")):
                    (corpus / f"{number}-{part}").write_bytes(paragraph)
            for number, text in enumerate(HOSTILE + MARKED_UP):
                (corpus / f"hostile-{number}").write_bytes(text.encode("utf-8", "surrogatepass"))
        flags = [f"-max_total_time={options.seconds}", "-max_len=4096", "-timeout=60", "-print_final_stats=1"]
        atheris.Setup([sys.argv[0], *flags, str(corpus)], within_deadline(TARGETS[options.target]))
        atheris.Fuzz()


if __name__ == "__main__":
    main()
