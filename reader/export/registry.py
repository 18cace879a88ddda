"""The formats that findings can be written in, one module each, loaded when it is used."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from importlib import import_module
from pathlib import Path

from reader.analysis import Analysis
from reader.errors import InputError
from reader.export.options import Options
from reader.export.selecting import selected

Render = Callable[[Iterable[Analysis], Options], Iterator[str]]
"""From analysed articles to pieces of text, encodable in UTF-8."""


@dataclass(frozen=True, slots=True)
class Format:
    """One format.

    Attributes:
        name: as given to ``--format``.
        suffixes: of files in it, the first the usual one.
        function: where its ``Render`` is, ``module:name``.
        several: whether one file can hold several articles.
        encoding: of the file.
        companion: suffix and ``Render`` of a second file that belongs to it, such as the text of standoff marks.
    """

    name: str
    suffixes: tuple[str, ...]
    function: str
    several: bool = False
    encoding: str = "utf-8"
    companion: tuple[str, str] | None = None

    def render(self, analyses: Iterable[Analysis], options: Options | None = None) -> Iterator[bytes]:
        """The file's bytes, piece by piece; of the analyses what the options choose."""
        chosen = options or Options()
        for piece in _loaded(self.function)(selected(analyses, chosen.select), chosen):
            yield piece.encode(self.encoding)

    def companion_of(self, path: Path) -> Path | None:
        """Where the second file goes, beside ``path``."""
        return None if self.companion is None else path.with_suffix(self.companion[0])

    def render_companion(self, analyses: Iterable[Analysis]) -> Iterator[bytes]:
        """The second file's bytes."""
        if self.companion is not None:
            for piece in _loaded(self.companion[1])(analyses, Options()):
                yield piece.encode(self.encoding)


def _loaded(function: str) -> Render:
    module, _, name = function.partition(":")
    render: Render = getattr(import_module(module), name)
    return render


FORMATS = (
    Format("markdown", (".md", ".markdown"), "reader.export.as_markdown:render"),
    Format("json", (".json",), "reader.export.as_json:render_json", several=True),
    Format("jsonl", (".jsonl", ".ndjson"), "reader.export.as_json:render_jsonl", several=True),
    Format("html", (".html", ".htm"), "reader.export.as_html:render"),
    Format("csv", (".csv",), "reader.export.as_csv:render", several=True),
    Format("icalendar", (".ics",), "reader.export.as_icalendar:render", several=True),
    Format("web-annotation", (".jsonld",), "reader.export.as_web_annotation:render", several=True),
    Format("conll", (".conll",), "reader.export.as_conll:render", several=True),
    Format(
        "brat",
        (".ann",),
        "reader.export.as_brat:render",
        companion=(".txt", "reader.export.as_brat:render_text"),
    ),
    Format("webanno", (".tsv",), "reader.export.as_webanno:render"),
    Format("spacy", (".spacy.json",), "reader.export.as_training_data:render_spacy", several=True),
    Format("doccano", (".doccano.jsonl",), "reader.export.as_training_data:render_doccano", several=True),
    Format(
        "label-studio",
        (".label-studio.json",),
        "reader.export.as_training_data:render_label_studio",
        several=True,
    ),
)


def format_named(name: str) -> Format:
    """The format of this name.

    Raises:
        InputError: there is none.
    """
    for known in FORMATS:
        if known.name == name:
            return known
    raise InputError("export.unknown_format", name=name, choices=", ".join(known.name for known in FORMATS))


def format_of(path: Path) -> Format:
    """The format that a file's suffix names; of several, the longest suffix counts.

    Raises:
        InputError: it names none.
    """
    endings = [(suffix, known) for known in FORMATS for suffix in known.suffixes]
    for suffix, known in sorted(endings, key=lambda ending: -len(ending[0])):
        if path.name.lower().endswith(suffix):
            return known
    raise InputError(
        "export.unknown_suffix",
        path=path,
        choices=", ".join(suffix for known in FORMATS for suffix in known.suffixes),
    )
