"""From the model's scores to names: the best sequence of BIO tags (Viterbi), and the names it spells.

BIO (IOB2) tags: ``B-`` begins a name, ``I-`` goes on with a name of the same type, ``O`` is outside.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    import numpy as np
    import numpy.typing as npt

    Scores = npt.NDArray[np.float32]

_FORBIDDEN = -1e4


@dataclass(frozen=True, slots=True)
class Run:
    """A name as a run of words.

    Attributes:
        type: its type, as in the labels (``PER``).
        first: index of its first word.
        last: one past its last word.
    """

    type: str
    first: int
    last: int


def follows(before: str, after: str) -> bool:
    """Whether a tag may stand behind another; ``O`` stands before the first word of a sentence."""
    return not after.startswith("I-") or (before != "O" and before[2:] == after[2:])


def transitions(labels: Sequence[str]) -> Scores:
    """What it costs to go from one label (row) to another (column): nothing, or too much."""
    import numpy as np

    costs = [[0.0 if follows(before, after) else _FORBIDDEN for after in labels] for before in labels]
    return np.array(costs, np.float32)


def log_probabilities(scores: Scores) -> Scores:
    """The logarithm of the softmax over the last axis."""
    import numpy as np

    shifted = scores - scores.max(axis=-1, keepdims=True)
    result: Scores = shifted - np.log(np.exp(shifted).sum(axis=-1, keepdims=True))
    return result


def best_labels(scores: Scores, starts: Sequence[int], labels: Sequence[str]) -> npt.NDArray[np.int64]:
    """The best allowed label for each word.

    Args:
        scores: log-probabilities, ``(words, labels)``.
        starts: the first words of sentences: no name goes on there.
        labels: the labels' names.

    Returns:
        An index into ``labels`` for each word.
    """
    import numpy as np

    count = len(scores)
    scores = scores.copy()
    inside = [index for index, label in enumerate(labels) if label.startswith("I-")]
    for start in (0, *starts):
        scores[start : start + 1, inside] += _FORBIDDEN
    costs = transitions(labels)
    came_from = np.zeros((count, len(labels)), np.int64)
    best = scores[0] if count else np.zeros(len(labels), np.float32)
    columns = np.arange(len(labels))
    for word in range(1, count):
        paths = best[:, None] + costs
        came_from[word] = paths.argmax(axis=0)
        best = paths[came_from[word], columns] + scores[word]
    chosen = np.zeros(count, np.int64)
    state: Any = best.argmax()
    for word in range(count - 1, -1, -1):
        chosen[word] = state
        state = came_from[word, state]
    return chosen


def runs(tags: Sequence[str]) -> Iterator[Run]:
    """The names that BIO tags spell; a name that begins with ``I-`` is taken for one (as seqeval does)."""
    first, kind = 0, ""
    for index, tag in enumerate((*tags, "O")):
        if kind and tag != f"I-{kind}":
            yield Run(kind, first, index)
            kind = ""
        if tag != "O" and not kind:
            first, kind = index, tag[2:]
