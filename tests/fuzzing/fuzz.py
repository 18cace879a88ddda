"""Coverage-guided fuzzing of whatever reads or writes text that nobody checked (needs ``atheris``).

    python tests/fuzzing/fuzz.py TARGET [--seconds 600] [--corpus FOLDER]

Targets: ``loader``, ``fold``, ``visual``, ``truce``, ``export``. A run stops at the first input that raises what is
not documented, breaks a promise about positions, or takes longer than a deadline for each kilobyte allows; atheris
then writes that input to a file. Without a corpus it starts from the sample articles.
"""

from __future__ import annotations

import argparse
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

import atheris

with atheris.instrument_imports(include=["reader"]):
    from reader.analysis import analyse
    from reader.article.decoding import decode
    from reader.article.sources import from_text, read_many
    from reader.errors import QariError
    from reader.export.record import record
    from reader.export.registry import FORMATS
    from reader.text.fold import fold
    from reader.text.sentences import sentences
    from reader.truce.extract import extract
    from reader.visual import lay_out
    from reader.visual.modes import OutputMode, row

SAMPLES = Path(__file__).parents[2] / "sample_articles"
BASE_SECONDS, SECONDS_A_KB = 2.0, 1.0
"""Generous: instrumented code is many times slower than what ships."""


def text_of(data: bytes) -> str:
    """The bytes as text: what is not UTF-8 becomes lone surrogates, which are to be borne as well."""
    return data.decode("utf-8", "surrogateescape")


def loader(data: bytes) -> None:
    """Any file is read or refused with a documented error; paragraphs are ordered ranges of the text."""
    with tempfile.NamedTemporaryFile(prefix="qari-fuzz-") as file:
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
    """Lines cover the text once, in order, and no control character reaches a row."""
    text = text_of(data).replace("\n", " ")
    width = 20 + len(data) % 100
    at = 0
    layout = lay_out(text)
    for span in layout.wrap(width):
        assert span.start >= at
        at = span.end
        line = layout.line(span)
        for mode in OutputMode:
            for run in row(line, width, mode):
                assert all(ord(letter) >= 32 and not 0x7F <= ord(letter) < 0xA0 for letter in run.text)


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
        flags = [f"-max_total_time={options.seconds}", "-max_len=4096", "-timeout=60", "-print_final_stats=1"]
        atheris.Setup([sys.argv[0], *flags, str(corpus)], within_deadline(TARGETS[options.target]))
        atheris.Fuzz()


if __name__ == "__main__":
    main()
