"""CoNLL: a token a line, its name tag in the last of four columns (BIO2), an empty line between sentences.

The columns of the CoNLL-2003 shared task (Tjong Kim Sang and De Meulder, 2003), the two that Qari does not fill as
``-X-`` and ``O``. Attached clitics that are no part of a name are tokens of their own. The format has no offsets.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from reader.analysis import Analysis
from reader.export.marked_tokens import is_first, sentences
from reader.export.options import Options
from reader.export.plain import visible_controls


def render(analyses: Iterable[Analysis], options: Options) -> Iterator[str]:
    """The articles one after the other, each under its ``-DOCSTART-`` line."""
    for analysis in analyses:
        yield "-DOCSTART- -X- O O\n\n"
        for _, marked in sentences(analysis):
            before = None
            for token in marked:
                tag = "O"
                if token.entity is not None:
                    tag = ("B-" if is_first(token, before) else "I-") + token.entity.type.value
                yield f"{visible_controls(token.span.of(analysis.article.text))} -X- O {tag}\n"
                before = token
            yield "\n"
