"""WebAnno TSV 3.3, which WebAnno and INCEpTION import: sentences, tokens, and names as a span layer.

INCEpTION user guide, appendix "WebAnno TSV 3.3": offsets are UTF-16 code units; parts of a token are units
``1-2.1``; a name of several tokens carries an id in brackets; reserved characters have a backslash in front.
"""

from __future__ import annotations

import itertools
import re
from bisect import bisect_left
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence

from reader.analysis import Analysis
from reader.entities import Entity
from reader.errors import InputError
from reader.export.marked_tokens import MarkedToken, sentences
from reader.export.options import Options
from reader.export.plain import visible_controls
from reader.span import Span

_HEADER = (
    "#FORMAT=WebAnno TSV 3.3\n"
    "#T_SP=de.tudarmstadt.ukp.dkpro.core.api.ner.type.NamedEntity|identifier|value\n"
    "\n"
)
_RESERVED = re.compile(r"[\\\[\]|_;*]|->")
_NOTHING = "_\t_"


def render(analyses: Iterable[Analysis], options: Options) -> Iterator[str]:
    """The document of one article.

    Raises:
        InputError: there is more than one.
    """
    for count, analysis in enumerate(analyses):
        if count:
            raise InputError("export.one_article", name="webanno")
        yield _HEADER
        units = Utf16(analysis.article.text)
        ids: dict[str, int] = {}
        for number, (span, marked) in enumerate(sentences(analysis), 1):
            yield f"\n#Text={_escaped(span.of(analysis.article.text))}\n"
            for row in _rows(analysis.article.text, marked, units, ids):
                yield f"{number}-{row}\n"


class Utf16:
    """Offsets of a text in UTF-16 code units."""

    def __init__(self, text: str) -> None:
        """Find the characters outside the Basic Multilingual Plane, which count twice."""
        self._wide = [at for at, character in enumerate(text) if character > "\uffff"]

    def span(self, span: Span) -> str:
        """A range as the format writes it."""
        return f"{self._unit(span.start)}-{self._unit(span.end)}"

    def _unit(self, offset: int) -> int:
        return offset + bisect_left(self._wide, offset)


def _rows(text: str, marked: Sequence[MarkedToken], units: Utf16, ids: dict[str, int]) -> Iterator[str]:
    pieces = Counter(token.entity.id for token in marked if token.entity is not None)
    for number, (word, group) in enumerate(itertools.groupby(marked, key=lambda token: token.word), 1):
        parts = list(group)
        whole = len(parts) == 1
        mark = _mark(parts[0].entity, pieces, ids) if whole else _NOTHING
        yield f"{number}\t{units.span(word)}\t{_escaped(word.of(text))}\t{mark}\t"
        named = [] if whole else [token for token in parts if token.entity is not None]
        for part, token in enumerate(named, 1):
            written = _escaped(token.span.of(text))
            mark = _mark(token.entity, pieces, ids)
            yield f"{number}.{part}\t{units.span(token.span)}\t{written}\t{mark}\t"


def _mark(entity: Entity | None, pieces: Counter[str], ids: dict[str, int]) -> str:
    if entity is None:
        return _NOTHING
    if pieces[entity.id] == 1:
        return f"*\t{entity.type.value}"
    number = ids.setdefault(entity.id, len(ids) + 1)
    return f"*[{number}]\t{entity.type.value}[{number}]"


def _escaped(text: str) -> str:
    r"""On one line, reserved characters marked; a line break is ``\n``, a tab ``\t``."""
    marked = _RESERVED.sub(lambda match: f"\\{match[0]}", visible_controls(text))
    return marked.replace("\n", r"\n").replace("\t", r"\t").replace("\r", r"\r")
