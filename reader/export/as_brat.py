"""brat standoff: names and truce facts as text-bound annotations beside a file with the text alone.

brat.nlplab.org/standoff.html: ``T1<tab>TYPE START END<tab>text``; offsets are code points of the ``.txt`` file, which
is the article's text with control characters made visible. A fact's normal form is a note (``#1``).
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from reader.analysis import Analysis
from reader.errors import InputError
from reader.export.findings import findings
from reader.export.options import Options
from reader.export.plain import visible_controls
from reader.i18n import Translator


def render(analyses: Iterable[Analysis], options: Options) -> Iterator[str]:
    """The annotations of one article.

    Raises:
        InputError: there is more than one.
    """
    say = Translator(options.language)
    for count, analysis in enumerate(analyses):
        if count:
            raise InputError("export.one_article", name="brat")
        for number, finding in enumerate(findings(analysis, say), 1):
            label = finding.label if finding.kind == "name" else "Truce_" + finding.label.replace(".", "_")
            spans, text = _pieces(finding.start, finding.text)
            yield f"T{number}\t{label} {spans}\t{text}\n"
            if finding.value and finding.value != finding.text:
                yield f"#{number}\tAnnotatorNotes T{number}\t{_line(finding.value)}\n"


def render_text(analyses: Iterable[Analysis], options: Options) -> Iterator[str]:
    """The text of one article, code point for code point."""
    for analysis in analyses:
        yield _shown(analysis.article.text)


def _pieces(start: int, text: str) -> tuple[str, str]:
    """A range as brat writes it: in pieces where it goes over the end of a line."""
    spans: list[str] = []
    words: list[str] = []
    for line in text.split("\n"):
        if line:
            spans.append(f"{start} {start + len(line)}")
            words.append(_line(line))
        start += len(line) + 1
    return ";".join(spans), " ".join(words)


def _line(text: str) -> str:
    return _shown(text).replace("\t", " ").replace("\n", " ")


def _shown(text: str) -> str:
    """Of the same length, with one kind of line break."""
    return visible_controls(text).replace("\u2028", " ").replace("\u2029", " ")
