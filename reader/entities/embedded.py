"""The model that ships: a small transformer in ONNX, run on the processor. The default engine.

How it was made and how good it is: ``reader/data/MODEL.md``; the pipeline that makes it: ``reader/training``.
"""

from __future__ import annotations

import json
import os
from collections.abc import Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from itertools import accumulate, chain
from math import exp
from pathlib import Path
from typing import TYPE_CHECKING, Any

from reader.article import Article
from reader.entities.decode import Run, best_labels, log_probabilities, runs
from reader.entities.files import LABELS_FILE, MODEL_FILE, TOKENIZER_FILE, checked, manifest
from reader.entities.model import Cancelled, EngineInfo, EntityType, Mention, Progress, Voice
from reader.entities.subwords import END, Guidelines, Subwords
from reader.entities.windows import Window, windows
from reader.errors import InputError, OperationError
from reader.resources import data
from reader.span import Span
from reader.text.tokens import Token, TokenKind, tokens

if TYPE_CHECKING:
    from reader.entities.decode import Scores

_BLOCK_WORDS = 3000
_MOST_THREADS = 4
_HARMFUL = ("SkipLayerNormFusion",)
"""Optimisations of onnxruntime that cost more than they save: a third of the speed."""
_SHOWN = frozenset(kind.value for kind in EntityType)
_INPUTS = {"rows": "tensor(int64)", "mask": "tensor(float)"}


@dataclass(frozen=True)
class _Block:
    """Some sentences in words.

    Attributes:
        words: of all sentences, in order.
        starts: the first word of each sentence.
        end: one past the last sentence's index among the wanted ones.
    """

    words: tuple[Token, ...]
    starts: tuple[int, ...]
    end: int


def _blocks(text: str, sentences: Sequence[Span]) -> Iterator[_Block]:
    words: list[Token] = []
    starts: list[int] = []
    for index, sentence in enumerate(sentences, 1):
        found = tokens(text, sentence.start, sentence.end)
        if found:
            starts.append(len(words))
            words += found
        if len(words) >= _BLOCK_WORDS or index == len(sentences):
            yield _Block(tuple(words), tuple(starts), index)
            words, starts = [], []


@dataclass(frozen=True)
class Embedded:
    """The engine. Safe to use from several threads.

    Attributes:
        info: name and the model's version.
        labels: the names of the model's labels, in its order.
        subwords: its tokenizer.
        session: its onnxruntime session, which uses the thread that calls it.
        threads: how many may call it at a time.
        guidelines: what counts as a name.
    """

    info: EngineInfo
    labels: tuple[str, ...]
    subwords: Subwords
    session: Any
    threads: int = 1
    guidelines: Guidelines = Guidelines.QARI

    def recognise(
        self,
        article: Article,
        sentences: Sequence[Span],
        *,
        progress: Progress | None = None,
        cancelled: Cancelled | None = None,
    ) -> tuple[Mention, ...]:
        """See ``Recognizer.recognise``. Mentions are whole words: attached clitics are still in them."""
        mentions: list[Mention] = []
        for block, scores in self._scored(article.text, sentences, progress, cancelled):
            mentions += self._mentions(block, scores)
        return tuple(mentions)

    def tagged(self, text: str, sentences: Sequence[Span]) -> Iterator[tuple[Token, str]]:
        """Every word of the sentences with its BIO tag, MISC included."""
        for block, scores in self._scored(text, sentences, None, None):
            yield from zip(block.words, self._tags(block, scores), strict=True)

    def _scored(
        self, text: str, sentences: Sequence[Span], progress: Progress | None, cancelled: Cancelled | None
    ) -> Iterator[tuple[_Block, Scores]]:
        """Block after block with the log-probabilities of its words' labels, until cancelled."""
        begun = 0
        for block in _blocks(text, sentences):

            def tell(part: float, begun: int = begun, end: int = block.end) -> None:
                if progress:
                    progress((begun + part * (end - begun)) / len(sentences))

            scores = self._scores(text, block, tell, cancelled)
            if scores is None:
                return
            yield block, scores
            begun = block.end

    def _scores(self, text: str, block: _Block, tell: Progress, cancelled: Cancelled | None) -> Scores | None:
        """Log-probabilities of the labels of each word, None when cancelled."""
        import numpy as np

        if not block.words:
            tell(1.0)
        pieces = self.subwords.pieces([word.of(text) for word in block.words])
        scores = np.zeros((len(pieces), len(self.labels)), np.float32)

        def fill(window: Window) -> int:
            """How many words have their scores now; 0 when cancelled."""
            if cancelled and cancelled():
                return 0
            scores[window.kept_first : window.kept_last] = self._of_window(window, pieces)
            return window.kept_last - window.kept_first

        done = 0
        with ThreadPoolExecutor(self.threads) as pool:
            for words in pool.map(fill, windows([len(rows) for rows in pieces], block.starts)):
                if not words:
                    return None
                done += words
                tell(done / len(pieces))
        return log_probabilities(scores)

    def _of_window(self, window: Window, pieces: Sequence[Sequence[int]]) -> Scores:
        """The scores of the words that a window keeps.

        A window goes through the model alone: the numbers of several do not fit into a core's cache, which costs
        a sixth of the speed, and the int8 graph scales by the largest of them, so that what is found in one window
        would depend on the others.
        """
        import numpy as np

        words = pieces[window.first : window.last]
        rows = np.array([[self.guidelines, *chain.from_iterable(words), END]], np.int64)
        firsts = list(accumulate((len(word) for word in words[:-1]), initial=1))
        (found,) = self.session.run(None, {"rows": rows, "mask": np.ones(rows.shape, np.float32)})
        scores: Scores = found[0, firsts[window.kept_first - window.first : window.kept_last - window.first]]
        return scores

    def _tags(self, block: _Block, scores: Scores) -> list[str]:
        return [self.labels[index] for index in best_labels(scores, block.starts, self.labels)]

    def _mentions(self, block: _Block, scores: Scores) -> Iterator[Mention]:
        tags = self._tags(block, scores)
        for run in runs(tags):
            first, last = _trimmed(block.words, run)
            if first < last and run.type in _SHOWN:
                chosen = [float(scores[at, self.labels.index(tags[at])]) for at in range(run.first, run.last)]
                score = round(exp(sum(chosen) / len(chosen)), 4)
                span = Span(block.words[first].start, block.words[last - 1].end)
                yield Mention(EntityType(run.type), *span, score, Voice.MODEL, "found by the model")


def _trimmed(words: Sequence[Token], run: Run) -> tuple[int, int]:
    """A name without punctuation at its ends."""
    first, last = run.first, run.last
    while first < last and words[first].kind is TokenKind.PUNCT:
        first += 1
    while last > first and words[last - 1].kind is TokenKind.PUNCT:
        last -= 1
    return first, last


def _default_threads() -> int:
    if hasattr(os, "sched_getaffinity"):
        return min(len(os.sched_getaffinity(0)), _MOST_THREADS)
    return min(os.cpu_count() or 1, _MOST_THREADS)


def _session(model: bytes) -> Any:
    import onnxruntime

    options = onnxruntime.SessionOptions()
    options.intra_op_num_threads = 1
    options.inter_op_num_threads = 1
    options.log_severity_level = 3
    return onnxruntime.InferenceSession(
        model, options, providers=["CPUExecutionProvider"], disabled_optimizers=list(_HARMFUL)
    )


def _labels(data: bytes, session: Any) -> tuple[str, ...]:
    """The model's labels, in its order.

    Raises:
        ValueError: they are not those of a model of names, or the session is not that of a model that they fit.
    """
    labels = json.loads(data)
    if (
        not isinstance(labels, list)
        or not all(isinstance(label, str) for label in labels)
        or "O" not in labels
    ):
        raise ValueError(labels)
    (scores,) = session.get_outputs()
    inputs = {entry.name: entry.type for entry in session.get_inputs()}
    if inputs != _INPUTS or scores.shape[-1] != len(labels):
        raise ValueError(inputs)
    return tuple(labels)


def load(threads: int | None = None, folder: Path | None = None) -> Embedded:
    """The engine, ready to work.

    Args:
        threads: most threads that it may use; None for as many as there are cores, four at most.
        folder: the model's files; None for those that ship.

    Raises:
        InputError: a file of the model is missing or damaged.
        OperationError: onnxruntime or tokenizers cannot be used here.
    """
    folder = folder or data("model")
    files = checked(folder)
    try:
        from tokenizers import Tokenizer

        session = _session(files[MODEL_FILE])
        subwords = Subwords(Tokenizer.from_buffer(files[TOKENIZER_FILE]))
        labels = _labels(files[LABELS_FILE], session)
    except ImportError as error:
        raise OperationError("names_model.no_runtime", reason=str(error)) from error
    except Exception as error:  # both libraries raise errors of their own for files that they cannot read
        raise InputError("names_model.damaged", path=folder) from error
    info = EngineInfo("embedded", manifest(folder)["version"])
    return Embedded(info, labels, subwords, session, threads or _default_threads())
