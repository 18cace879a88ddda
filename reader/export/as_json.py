"""JSON and JSON lines: the record as it is."""

from __future__ import annotations

import itertools
import json
import re
from collections.abc import Iterable, Iterator

from reader.analysis import Analysis
from reader.export.options import Options
from reader.export.record import record

# What JSON lets stand and a terminal, an editor or a line reader would act upon: DEL and C1 controls, line
# separators, bidi embeddings, overrides and isolates; and lone surrogates, which UTF-8 cannot hold.
_ESCAPED = re.compile("[\x7f-\x9f\u2028\u2029\u202a-\u202e\u2066-\u2069\ud800-\udfff]")


def render_json(analyses: Iterable[Analysis], options: Options) -> Iterator[str]:
    """One object for one article, an array for several (or none)."""
    iterator = iter(analyses)
    first, second = next(iterator, None), next(iterator, None)
    if first is None:
        yield "[]\n"
    elif second is None:
        yield dumps(record(first), indent=2) + "\n"
    else:
        yield "[\n" + dumps(record(first), indent=2)
        for analysis in itertools.chain([second], iterator):
            yield ",\n" + dumps(record(analysis), indent=2)
        yield "\n]\n"


def render_jsonl(analyses: Iterable[Analysis], options: Options) -> Iterator[str]:
    """An object a line, each as soon as its article is analysed."""
    for analysis in analyses:
        yield dumps(record(analysis)) + "\n"


def dumps(value: object, indent: int | None = None) -> str:
    """JSON with readable Arabic, harmless to show and to split into lines."""
    return _ESCAPED.sub(
        lambda match: f"\\u{ord(match[0]):04x}", json.dumps(value, ensure_ascii=False, indent=indent)
    )
