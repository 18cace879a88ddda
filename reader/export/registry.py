"""The formats that findings can be written in, one module each, loaded when it is used."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from importlib import import_module
from pathlib import Path

from reader.analysis import Analysis
from reader.errors import InputError
from reader.export.options import Options

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
    """

    name: str
    suffixes: tuple[str, ...]
    function: str
    several: bool = False
    encoding: str = "utf-8"

    def render(self, analyses: Iterable[Analysis], options: Options | None = None) -> Iterator[bytes]:
        """The file's bytes, piece by piece."""
        module, _, name = self.function.partition(":")
        function: Render = getattr(import_module(module), name)
        for piece in function(analyses, options or Options()):
            yield piece.encode(self.encoding)


FORMATS = (
    Format("markdown", (".md", ".markdown"), "reader.export.as_markdown:render"),
    Format("json", (".json",), "reader.export.as_json:render_json", several=True),
    Format("jsonl", (".jsonl", ".ndjson"), "reader.export.as_json:render_jsonl", several=True),
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
    """The format that a file's suffix names.

    Raises:
        InputError: it names none.
    """
    for known in FORMATS:
        if path.suffix.lower() in known.suffixes:
            return known
    raise InputError(
        "export.unknown_suffix",
        path=path,
        choices=", ".join(suffix for known in FORMATS for suffix in known.suffixes),
    )
