"""CAMeL Tools' recogniser of named entities (extra ``camel``), imported only when it is chosen.

Its own pretrained data or any folder with a BERT token classifier in Hugging Face's layout. Source: Obeid and
others 2020, *CAMeL Tools: An Open Source Python Toolkit for Arabic Natural Language Processing*.
"""

from __future__ import annotations

import json
import os
import tempfile
import warnings
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from importlib.metadata import version
from importlib.util import find_spec
from pathlib import Path
from typing import Any

from reader.article import Article
from reader.entities.decode import runs
from reader.entities.model import Cancelled, EngineInfo, EntityType, Mention, Progress, Voice
from reader.entities.subwords import bare
from reader.entities.windows import windows
from reader.errors import InputError, OperationError
from reader.span import Span
from reader.text.tokens import Token, TokenKind, tokens

INSTALL = "pip install 'qari[camel]'"
DOWNLOAD = "camel_data -i ner-arabert"
_DATA = "CAMELTOOLS_DATA"
_CATALOGUE = "catalogue.json"
_EMPTY_CATALOGUE = {"version": "0", "packages": {}, "components": {}}
_DEFAULT_PATH = "ner/arabert"
_PIECES = 254
"""Subwords of a sentence that ``NERecognizer`` reads at once, its two special ones left out."""
_BATCH = 8
_SCORE = 0.85
"""``NERecognizer`` tells no probabilities: about the precision that is published for its model."""
_TYPES = {
    "PER": EntityType.PER,
    "PERS": EntityType.PER,
    "PERSON": EntityType.PER,
    "ORG": EntityType.ORG,
    "LOC": EntityType.LOC,
    "GPE": EntityType.LOC,
}


@dataclass(frozen=True)
class Camel:
    """The engine. Not to be used from several threads at once.

    Attributes:
        info: name and the version of CAMeL Tools.
        recognizer: its ``NERecognizer``.
    """

    info: EngineInfo
    recognizer: Any

    def recognise(
        self,
        article: Article,
        sentences: Sequence[Span],
        *,
        progress: Progress | None = None,
        cancelled: Cancelled | None = None,
    ) -> tuple[Mention, ...]:
        """See ``Recognizer.recognise``. Mentions are whole words: attached clitics are still in them.

        Raises:
            OperationError: the model's answer does not fit the words that it was given.
        """
        mentions: list[Mention] = []
        for start in range(0, len(sentences), _BATCH):
            if cancelled and cancelled():
                break
            batch = [self._words(article.text, sentence) for sentence in sentences[start : start + _BATCH]]
            for words, tags in zip(batch, self._tags(article.text, batch), strict=True):
                mentions += _mentions(words, tags)
            if progress:
                progress(min(start + _BATCH, len(sentences)) / len(sentences))
        return tuple(mentions)

    def _words(self, text: str, sentence: Span) -> list[tuple[Token, str, int]]:
        """The words with what the model reads of them and its length in subwords.

        Words that come to no subwords are left out: ``NERecognizer`` gives them no label, and the labels of
        all words behind them would shift.
        """
        written = [(token, bare(token.of(text))) for token in tokens(text, *sentence)]
        sized = [(token, form, len(self.recognizer.tokenizer.tokenize(form))) for token, form in written]
        return [word for word in sized if word[2]]

    def _tags(self, text: str, batch: Sequence[list[tuple[Token, str, int]]]) -> list[list[str]]:
        """The tags of the words of some sentences, long ones read in windows that overlap."""
        cut = [list(windows([size for _, _, size in words], [0], _PIECES)) for words in batch]
        forms = [[form for _, form, _ in words] for words in batch]
        wanted = [forms[number][one.first : one.last] for number, found in enumerate(cut) for one in found]
        answers = iter(self.recognizer.predict(wanted, _BATCH))
        tags: list[list[str]] = []
        for words, found in zip(forms, cut, strict=True):
            row: list[str] = []
            for one in found:
                answer = next(answers)
                if len(answer) != one.last - one.first:
                    raise OperationError(
                        "entities.camel_labels", words=one.last - one.first, labels=len(answer)
                    )
                row += answer[one.kept_first - one.first : one.kept_last - one.first]
            assert len(row) == len(words)
            tags.append(row)
        return tags


def _mentions(words: Sequence[tuple[Token, str, int]], tags: Sequence[str]) -> Iterator[Mention]:
    for run in runs(tags):
        first, last = run.first, run.last
        while first < last and words[first][0].kind is TokenKind.PUNCT:
            first += 1
        while last > first and words[last - 1][0].kind is TokenKind.PUNCT:
            last -= 1
        kind = _TYPES.get(run.type.upper())
        if kind is not None and first < last:
            span = Span(words[first][0].start, words[last - 1][0].end)
            yield Mention(kind, *span, _SCORE, Voice.MODEL, "found by CAMeL Tools")


def pretrained(environ: Mapping[str, str]) -> Path:
    """The folder of CAMeL Tools' own model, whether it is there or not; its catalogue says where, if there."""
    data = Path(environ.get(_DATA) or Path.home() / ".camel_tools").expanduser()
    path = _DEFAULT_PATH
    try:
        component = json.loads((data / _CATALOGUE).read_text(encoding="utf-8"))["components"][
            "NamedEntityRecognition"
        ]
        path = component["datasets"][component["default"]]["path"]
    except (OSError, ValueError, KeyError, TypeError):
        pass
    return data / "data" / str(path)


def _check(folder: Path) -> None:
    """That the folder holds a BERT token classifier with BIO labels.

    Raises:
        InputError: it does not.
    """
    try:
        config = json.loads((folder / "config.json").read_text(encoding="utf-8"))
        labels = set(config["id2label"].values())
        kind = config.get("model_type", "bert")
    except (OSError, ValueError, KeyError, TypeError, AttributeError) as error:
        raise InputError("entities.camel_no_model", path=folder) from error
    if kind != "bert" or "O" not in labels or not any(str(label)[:2] == "B-" for label in labels):
        raise InputError("entities.camel_other_model", path=folder)


@contextmanager
def _without_network() -> Iterator[None]:
    """Keeps imports and loading off the network, which they look for and fail without.

    Importing any part of CAMeL Tools reads a catalogue of downloads; where the user has none, an empty one
    stands in, for as long as the import takes.
    """
    kept = {name: os.environ.get(name) for name in (_DATA, "HF_HUB_OFFLINE")}
    data = Path(kept[_DATA] or Path.home() / ".camel_tools").expanduser()
    with tempfile.TemporaryDirectory(prefix="qari-") as stand_in, warnings.catch_warnings():
        warnings.simplefilter("ignore")
        if not (data / _CATALOGUE).is_file():
            (Path(stand_in) / _CATALOGUE).write_text(json.dumps(_EMPTY_CATALOGUE), encoding="utf-8")
            os.environ[_DATA] = stand_in
        os.environ["HF_HUB_OFFLINE"] = "1"
        try:
            yield
        finally:
            for name, value in kept.items():
                if value is None:
                    os.environ.pop(name, None)
                else:
                    os.environ[name] = value


def load(model: str | os.PathLike[str] | None = None, *, threads: int | None = None) -> Camel:
    """The engine, ready to work. Nothing is downloaded.

    Args:
        model: a folder with a BERT token classifier; None for CAMeL Tools' pretrained one.
        threads: most threads that torch may use; None for its default.

    Raises:
        InputError: the extra is not installed, or there is no model, or it is of another kind.
        OperationError: CAMeL Tools or torch do not work here.
    """
    if find_spec("camel_tools") is None or find_spec("torch") is None:
        raise InputError("entities.camel_missing", command=INSTALL)
    folder = pretrained(os.environ) if model is None else Path(model).expanduser()
    if model is None and not folder.is_dir():
        raise InputError("entities.camel_no_data", path=folder, command=DOWNLOAD)
    _check(folder)
    with _without_network():
        try:
            import torch
            from camel_tools.ner import NERecognizer
        except Exception as error:  # what packages of a broken installation raise when they are imported
            raise OperationError("entities.camel_broken", reason=error) from error
        try:
            recognizer = NERecognizer(str(folder))
        except Exception as error:  # transformers raises errors of many kinds for files that it cannot read
            raise InputError("entities.camel_no_model", path=folder) from error
    if threads:
        torch.set_num_threads(threads)
    return Camel(EngineInfo("camel", version("camel-tools")), recognizer)
