"""From the words of a text to the subwords that the model reads."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from enum import IntEnum
from functools import cache
from typing import TYPE_CHECKING

from reader.text.fold import INVISIBLE, MARKS, TATWEEL

if TYPE_CHECKING:
    from tokenizers import Tokenizer

PAD, END, UNKNOWN = 1, 2, 3
"""Rows of the special tokens ``<pad>``, ``</s>`` and ``<unk>``."""


class Guidelines(IntEnum):
    """By whose guidelines names shall be marked; the row that begins what the model reads tells it.

    ``QARI`` (``<s>``): what Qari shows. ``NEWSWIRE`` (``</s>``): ANERcorp's, which leave out many
    organisations and cut others short; learnt apart, they teach the model names but not their limits.
    """

    QARI = 0
    NEWSWIRE = 2


_LONGEST_WORD = 64


@cache
def _unwritten() -> re.Pattern[str]:
    return re.compile(f"[{MARKS}{TATWEEL}{INVISIBLE}]+")


def bare(word: str) -> str:
    """The word without tashkeel, tatweel and direction marks, cut after 64 letters."""
    return _unwritten().sub("", word[: 4 * _LONGEST_WORD])[:_LONGEST_WORD]


@dataclass(frozen=True)
class Subwords:
    """Cuts words into subwords, each word by itself.

    Attributes:
        tokenizer: the unigram tokenizer that belongs to the model.
    """

    tokenizer: Tokenizer

    def pieces(self, words: Sequence[str]) -> list[list[int]]:
        """The rows of each word's subwords: one at least, the unknown piece for what has none."""
        found: list[list[int]] = [[] for _ in words]
        bared = [bare(word) for word in words]
        encoding = self.tokenizer.encode(bared, is_pretokenized=True, add_special_tokens=False)
        for row, word in zip(encoding.ids, encoding.word_ids, strict=True):
            if word is not None:
                found[word].append(row)
        return [rows or [UNKNOWN] for rows in found]
