"""The word lists of ``reader/data/truce``, folded once and kept.

In the files a section is a table of phrase lists, ``key = ["phrase", ...]``. In memory it is a ``Phrases``:
phrases of one or more words with a value each, found at a word of a text, the longest first. A linguist
adds to the TOML files; no code names a word that is listed there.
"""

from __future__ import annotations

import tomllib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache
from typing import Any, Generic, TypeVar

from reader.resources import data
from reader.text.clitics import readings
from reader.text.fold import fold_text
from reader.text.tokens import tokens

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Found(Generic[T]):
    """A phrase of a list in a text.

    Attributes:
        value: the phrase's value.
        first: index of its first word.
        stop: index of the first word after it.
        skip: characters of proclitics before it in its first word.
        proclitics: those characters.
    """

    value: T
    first: int
    stop: int
    skip: int = 0
    proclitics: str = ""


@dataclass(frozen=True)
class Phrases(Generic[T]):
    """Phrases with values, by their first word."""

    _by_first: Mapping[str, Sequence[tuple[tuple[str, ...], T]]] = field(default_factory=dict)

    def at(self, forms: Sequence[str], index: int, *, clitics: bool = True) -> Found[T] | None:
        """The longest phrase that begins at a word, with or without proclitics on it."""
        if index >= len(forms):
            return None
        for length, proclitics, stem in readings(forms[index]) if clitics else _bare(forms[index]):
            for rest, value in self._by_first.get(stem, ()):
                stop = index + 1 + len(rest)
                if not rest or tuple(forms[index + 1 : stop]) == rest:
                    return Found(value, index, stop, length, proclitics)
        return None

    def __contains__(self, form: str) -> bool:
        """Whether a single word is an entry."""
        return any(not rest for rest, _ in self._by_first.get(form, ()))


def _bare(form: str) -> tuple[tuple[int, str, str], ...]:
    return ((0, "", form),)


@cache
def forms_of(phrase: str) -> tuple[str, ...]:
    """The matching forms of a phrase's words."""
    return tuple(fold_text(part.of(phrase)) for part in tokens(phrase))


def phrases(table: Mapping[str, T]) -> Phrases[T]:
    """A phrase list from phrases as written."""
    by_first: dict[str, list[tuple[tuple[str, ...], T]]] = {}
    for phrase, value in table.items():
        first, *rest = forms_of(phrase)
        by_first.setdefault(first, []).append((tuple(rest), value))
    for entries in by_first.values():
        entries.sort(key=lambda entry: -len(entry[0]))
    return Phrases(by_first)


@cache
def table(file: str) -> Mapping[str, Any]:
    """A file of ``reader/data/truce`` as written."""
    return tomllib.loads(data(f"truce/{file}.toml").read_text(encoding="utf-8"))


@cache
def listed(file: str, section: str) -> Phrases[str]:
    """A section of a file as a phrase list; the value of a phrase is the key that it is listed under.

    A section that is a plain list of phrases gives them the section's name.
    """
    entries = table(file)[section]
    groups = entries if isinstance(entries, dict) else {section: entries}
    return phrases({phrase: key for key, group in groups.items() for phrase in group})


@cache
def counted(file: str, section: str) -> Phrases[int]:
    """A section whose keys are whole numbers."""
    return phrases({phrase: int(key) for key, group in table(file)[section].items() for phrase in group})


@cache
def particles(name: str) -> frozenset[str]:
    """A list of ``function_words.toml``: single words in their matching form."""
    return frozenset(fold_text(word) for word in table("function_words")[name])
