"""Names as data of annotation and training tools: spaCy and displaCy, doccano, Label Studio; code-point offsets."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from reader.analysis import Analysis
from reader.export.as_json import dumps
from reader.export.marked_tokens import sentences
from reader.export.options import Options
from reader.span import Span

_MODEL = "qari"
_PIECE = re.compile(r"\S+|\s+")


def render_spacy(analyses: Iterable[Analysis], options: Options) -> Iterator[str]:
    """A list of documents that ``Doc.from_json`` and displaCy's manual mode read (spaCy 3)."""
    yield dumps([_spacy(analysis) for analysis in analyses], indent=1) + "\n"


def _spacy(analysis: Analysis) -> dict[str, object]:
    marked = _covering(analysis)
    return {
        "text": analysis.article.text,
        "title": analysis.article.title,
        "ents": [{"start": e.start, "end": e.end, "label": e.type.value} for e in analysis.entities],
        "tokens": [{"id": at, "start": span.start, "end": span.end} for at, span in enumerate(marked)],
    }


def _covering(analysis: Analysis) -> list[Span]:
    """The tokens, and between them what spaCy wants to be in one too: all but a single space after a token."""
    text = analysis.article.text
    spans: list[Span] = []
    at = 0
    for token in [
        *(token.span for _, tokens in sentences(analysis) for token in tokens),
        Span(len(text), len(text)),
    ]:
        for found in _PIECE.finditer(text, at, token.start):
            start, end = found.span()
            if spans and spans[-1].end == start and text[start] == " ":
                start += 1
            spans += [Span(start, end)] if start < end else []
        spans += [token] if token else []
        at = token.end
    return spans


def render_doccano(analyses: Iterable[Analysis], options: Options) -> Iterator[str]:
    """JSON lines for doccano's sequence labelling: ``[start, end, label]``."""
    for analysis in analyses:
        article = analysis.article
        row = {
            "id": article.id,
            "text": article.text,
            "label": [[entity.start, entity.end, entity.type.value] for entity in analysis.entities],
            "date": article.date.isoformat() if article.date else None,
            "source": article.source,
        }
        yield dumps(row) + "\n"


def render_label_studio(analyses: Iterable[Analysis], options: Options) -> Iterator[str]:
    """Tasks for Label Studio with the names as predictions, for a ``Labels`` tag named ``label`` on ``$text``."""
    yield dumps([_task(analysis) for analysis in analyses], indent=1) + "\n"


def _task(analysis: Analysis) -> dict[str, object]:
    article = analysis.article
    result = [
        {
            "id": entity.id,
            "from_name": "label",
            "to_name": "text",
            "type": "labels",
            "score": round(entity.score, 4),
            "value": {
                "start": entity.start,
                "end": entity.end,
                "text": entity.text,
                "labels": [entity.type.value],
            },
        }
        for entity in analysis.entities
    ]
    version = f"{_MODEL}-{analysis.engine.name}-{analysis.engine.version}"
    data = {"text": article.text, "title": article.title or "", "id": article.id}
    return {"data": data, "predictions": [{"model_version": version, "result": result}]}
