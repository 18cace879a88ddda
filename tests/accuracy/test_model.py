"""The names model that ships against the corpora beside the checkout; skipped where they are not."""

from pathlib import Path

import pytest

from reader.training.evaluate import evaluate
from reader.training.scores import SHOWN

CORPORA = Path(__file__).parents[3] / "shared" / "data" / "ner"
"""Never part of the project: share-alike texts of newspapers."""

FLOORS = {"shown": 0.78, "PER": 0.76, "ORG": 0.62, "LOC": 0.85}
"""A little under what MODEL.md states for ANERcorp's test part."""

pytestmark = pytest.mark.slow


@pytest.fixture(scope="module")
def scores() -> dict[str, float]:
    path = CORPORA / "anercorp.test.conll"
    if not path.exists():
        pytest.skip("ANERcorp is not beside the checkout")
    return {kind: score.f1 for kind, score in evaluate(path, threads=2).items()}


@pytest.mark.parametrize("kind", ["shown", *SHOWN])
def test_anercorp_does_not_get_worse(scores: dict[str, float], kind: str) -> None:
    assert scores[kind] >= FLOORS[kind]
