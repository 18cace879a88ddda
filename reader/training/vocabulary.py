"""The vocabulary that ships: of 250,037 rows only those that Arabic news needs.

Kept by rule, so that no text decides: pieces of Arabic letters, single characters of Arabic script, ASCII
and the punctuation of news, short pieces of digits and signs, and the commonest Latin pieces (the vocabulary
is ordered by probability). Text made of kept pieces is cut as before; other text falls into smaller pieces.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Any

from reader.training.base import mask_row

LATIN_PIECES = 2500
"""How many of the commonest Latin pieces of two letters or more are kept."""

MASK = "<mask>"
_SPECIAL = 4
_ARABIC = re.compile("▁?[\u0621-\u063a\u0641-\u064a]+")
_SINGLE = re.compile("▁?[\u0600-\u06ff\\x20-\\x7e«»“”‘’‹›…–—°€£]|▁")
_SIGNS = re.compile("▁?[0-9٠-٩%.,:/()+\\-]{2,4}")
_LATIN = re.compile("▁?[A-Za-z]{2,}")


@dataclass(frozen=True)
class Vocabulary:
    """A pruned vocabulary.

    Attributes:
        rows: for each new row the row of the base that it comes from.
        tokenizer: the tokenizer in the JSON form of the ``tokenizers`` library.
    """

    rows: tuple[int, ...]
    tokenizer: dict[str, Any]


def _kept(pieces: list[str]) -> list[int]:
    rows, latin = list(range(_SPECIAL)), 0
    for row, piece in enumerate(pieces[_SPECIAL:], _SPECIAL):
        common = latin < LATIN_PIECES and _LATIN.fullmatch(piece) is not None
        latin += common
        if common or any(rule.fullmatch(piece) for rule in (_ARABIC, _SINGLE, _SIGNS)):
            rows.append(row)
    return rows


def prune(description: dict[str, Any]) -> Vocabulary:
    """The vocabulary cut down to what Arabic news needs, with the mask token as its last row."""
    vocabulary = description["model"]["vocab"]
    kept = _kept([piece for piece, _ in vocabulary])
    added = [token for token in description["added_tokens"] if token["content"] != MASK]
    mask = next(token for token in description["added_tokens"] if token["content"] == MASK)
    unigram = {
        **description["model"],
        "vocab": [*(vocabulary[row] for row in kept), [MASK, 0.0]],
    }
    pruned = {
        **description,
        "model": unigram,
        "added_tokens": [*added, {**mask, "id": len(kept)}],
        "post_processor": None,
    }
    return Vocabulary((*kept, mask_row(description)), pruned)
