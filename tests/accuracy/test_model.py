"""The names model that ships against the corpora beside the checkout; skipped where they are not."""

from pathlib import Path

import pytest

from reader.article.sources import from_text
from reader.entities.files import TOKENIZER_FILE
from reader.entities.merging import merge
from reader.entities.registry import recognizer
from reader.entities.subwords import Guidelines
from reader.resources import data
from reader.training.corpora import rows_of
from reader.training.evaluate import Stage, evaluate, lay, tags_of
from reader.training.scores import SHOWN, score

CORPORA = Path(__file__).parents[3] / "shared" / "data" / "ner"
"""Never part of the project: share-alike texts of newspapers."""

FLOORS = {"shown": 0.795, "PER": 0.81, "ORG": 0.66, "LOC": 0.85}
"""A little under what MODEL.md states for ANERcorp's test part."""

STAGES = {
    (Stage.FINISHED, Guidelines.NEWSWIRE): 0.82,
    (Stage.FINISHED, Guidelines.QARI): 0.82,
    (Stage.SHOWN, Guidelines.QARI): 0.82,
}
"""The three types, behind the network: a little under what MODEL.md states."""

CRF = {"PER": 0.601, "ORG": 0.466, "LOC": 0.826}
"""A conditional random field on words, affixes, shapes and context, trained on ANERcorp: the baseline."""

ROUNDING = 0.005
"""Most that int8 may lose against float32."""

pytestmark = pytest.mark.slow


@pytest.fixture(scope="module")
def corpus() -> Path:
    path = CORPORA / "anercorp.test.conll"
    if not path.exists():
        pytest.skip("ANERcorp is not beside the checkout")
    return path


@pytest.fixture(scope="module")
def scores(corpus: Path) -> dict[str, float]:
    return {kind: score.f1 for kind, score in evaluate(corpus, threads=2).items()}


@pytest.mark.parametrize("kind", ["shown", *SHOWN])
def test_anercorp_does_not_get_worse(scores: dict[str, float], kind: str) -> None:
    assert scores[kind] >= FLOORS[kind]


@pytest.mark.parametrize("kind", SHOWN)
def test_it_is_better_than_a_conditional_random_field(scores: dict[str, float], kind: str) -> None:
    assert scores[kind] > CRF[kind]


def test_it_is_better_than_the_gazetteer_alone(corpus: Path, scores: dict[str, float]) -> None:
    laid = lay(list(rows_of(corpus)))
    mentions = recognizer("gazetteer").recognise(from_text(laid.text), laid.sentences)
    names = merge(mentions)
    alone = score(zip(laid.tags, tags_of(laid.tokens, names), strict=True))["shown"].f1
    assert 0.4 < alone < scores["shown"]


@pytest.mark.parametrize(("stage", "guidelines"), STAGES)
def test_names_put_right_do_not_get_worse(corpus: Path, stage: Stage, guidelines: Guidelines) -> None:
    found = evaluate(corpus, threads=2, guidelines=guidelines, stage=stage)
    assert found["shown"].f1 >= STAGES[stage, guidelines]


def test_int8_is_as_good_as_float32(corpus: Path, scores: dict[str, float], tmp_path: Path) -> None:
    """The weights as they ship, once with int8 arithmetic and once with floats."""
    export = pytest.importorskip(
        "reader.training.export", reason="needs the extra train", exc_type=ImportError
    )
    from reader.training.restore import restore

    restore(data("model"), tmp_path / "restored.pt")
    export.export(
        tmp_path / "restored.pt",
        data("model") / TOKENIZER_FILE,
        tmp_path / "floats",
        version="0",
        quantised=False,
    )
    floats = evaluate(corpus, tmp_path / "floats", threads=2)["shown"].f1
    assert abs(floats - scores["shown"]) <= ROUNDING
