"""The steps that need torch and onnx (extra ``train``), on a model of two small layers."""

import json
from pathlib import Path
from random import Random

import numpy as np
import pytest
from tokenizers import Tokenizer, models

from reader.entities.files import MODEL_FILE, checked
from reader.entities.subwords import Guidelines, Subwords
from reader.errors import InputError
from reader.training.augment import Rates
from reader.training.base import Shape
from reader.training.corpora import LABELS, Sentence

torch = pytest.importorskip("torch", reason="needs the extra [train]")
onnx = pytest.importorskip("onnx", reason="needs the extra [train]")

from reader.training import average, batches, export, model, restore, train  # noqa: E402

WORDS = ["<s>", "<pad>", "</s>", "<unk>", "زار", "سعد", "حلب", "دمشق", "أمس", "<mask>"]
SHAPE = Shape(len(WORDS), hidden=16, layers=2, heads=2, inner=32, positions=64)
DOCUMENT = (
    Sentence(("زار", "سعد", "حلب"), ("O", "B-PER", "B-LOC")),
    Sentence(("سعد", "زار", "دمشق", "أمس"), ("B-PER", "O", "B-LOC", "O")),
)
NOTHING = Rates(0, 0, 0, 0, 0)


@pytest.fixture
def subwords() -> Subwords:
    rows = {word: row for row, word in enumerate(WORDS)}
    return Subwords(Tokenizer(models.WordLevel(rows, unk_token="<unk>")))


@pytest.fixture
def start(tmp_path: Path) -> Path:
    torch.manual_seed(0)
    model.save(model.Tagger(SHAPE, len(LABELS)), tmp_path / "start.pt")
    return tmp_path / "start.pt"


def material() -> train.Material:
    corpora = [batches.Corpus([DOCUMENT] * 20), batches.Corpus([DOCUMENT] * 10, Guidelines.NEWSWIRE)]
    return train.Material(corpora, {"dev": batches.Corpus([DOCUMENT])})


def run(start: Path, folder: Path, subwords: Subwords, **settings: int) -> Path:
    more = train.Settings(epochs=6, rate=3e-3, rates=NOTHING, **settings)
    return train.train(start, folder, subwords, 9, material(), more)


def test_an_uncertain_label_allows_outside_and_misc() -> None:
    allowed = train._allowed()
    scores = torch.zeros(1, 1, len(LABELS))
    loss = train.loss_of(scores, torch.tensor([[len(LABELS)]]), allowed)
    assert float(loss) == pytest.approx(-np.log(3 / 9), abs=1e-5)


def test_ignored_subwords_cost_nothing() -> None:
    scores = torch.zeros(1, 2, len(LABELS))
    scores[0, 1, 5] = 50.0
    loss = train.loss_of(scores, torch.tensor([[0, batches.IGNORED]]), train._allowed())
    assert float(loss) == pytest.approx(np.log(9), abs=1e-5)


def test_batches_hold_each_word_once(subwords: Subwords) -> None:
    corpora = [batches.Corpus([DOCUMENT] * 6), batches.Corpus([DOCUMENT] * 4, Guidelines.NEWSWIRE)]
    found = batches.epoch(corpora, subwords, 9, NOTHING, Random(1), most=60)
    assert sum(int((batch.codes != batches.IGNORED).sum()) for batch in found) == 70
    assert all(batch.rows.numel() <= 60 for batch in found)
    assert {int(row) for batch in found for row in batch.rows[:, 0]} == set(Guidelines)
    assert all(((batch.rows != 1) == batch.mask).all() for batch in found)


def test_training_learns_and_goes_on_where_it_stopped(
    start: Path, tmp_path: Path, subwords: Subwords
) -> None:
    whole = run(start, tmp_path / "whole", subwords)
    run(start, tmp_path / "parts", subwords, stop_after=2)
    parts = run(start, tmp_path / "parts", subwords)
    one, other = (model.load(path)[0].state_dict() for path in (whole, parts))
    assert all(torch.equal(one[name], other[name]) for name in one)
    log = [json.loads(line) for line in (tmp_path / "whole" / "log.jsonl").read_text().splitlines()]
    losses = [line["loss"] for line in log if "loss" in line]
    assert losses[-1] < losses[0]


def test_the_average_lies_between(start: Path, tmp_path: Path) -> None:
    other = model.Tagger(SHAPE, len(LABELS))
    model.save(other, tmp_path / "other.pt")
    average.average([start, tmp_path / "other.pt"], tmp_path / "mean.pt", [1, 3])
    first, mean = (model.load(path)[0] for path in (start, tmp_path / "mean.pt"))
    expected = (first.words.weight + 3 * other.words.weight) / 4
    assert torch.allclose(mean.words.weight, expected, atol=1e-6)


def scores_of(folder: Path, rows: np.ndarray) -> np.ndarray:
    import onnxruntime

    session = onnxruntime.InferenceSession(str(folder / MODEL_FILE), providers=["CPUExecutionProvider"])
    return session.run(None, {"rows": rows, "mask": (rows != 1).astype(np.float32)})[0]


def test_the_exported_graph_scores_as_the_tagger_does(start: Path, tmp_path: Path) -> None:
    (tmp_path / "tokenizer.json").write_text("{}")
    rows = np.array([[0, 4, 5, 6, 2], [0, 7, 2, 1, 1]])
    tagger = model.load(start)[0].eval()
    with torch.no_grad():
        expected = tagger(torch.tensor(rows), torch.tensor(rows != 1)).numpy()
    for quantised, tolerance in ((False, 0.01), (True, 0.2)):
        folder = tmp_path / str(quantised)
        export.export(start, tmp_path / "tokenizer.json", folder, version="1", quantised=quantised)
        found = scores_of(folder, rows)
        assert np.abs(found - expected)[rows != 1].max() < tolerance
        assert set(checked(folder)) == {"names.onnx", "tokenizer.json", "labels.json"}


def test_an_exported_model_is_restored(start: Path, tmp_path: Path) -> None:
    (tmp_path / "tokenizer.json").write_text("{}")
    before = model.load(start)[0].state_dict()
    for quantised, tolerance in ((False, 1e-6), (True, 0.02)):
        folder = tmp_path / str(quantised)
        export.export(start, tmp_path / "tokenizer.json", folder, version="1", quantised=quantised)
        restore.restore(folder, tmp_path / "again.pt")
        after = model.load(tmp_path / "again.pt")[0].state_dict()
        assert all(
            torch.allclose(after[name], weights, atol=max(tolerance, 0.02 * (name == "words.weight")))
            for name, weights in before.items()
        )


def test_only_its_own_exports_are_restored(start: Path, tmp_path: Path) -> None:
    (tmp_path / "tokenizer.json").write_text("{}")
    folder = tmp_path / "foreign"
    export.export(start, tmp_path / "tokenizer.json", folder, version="1", quantised=False)
    graph = onnx.load(folder / MODEL_FILE)
    del graph.metadata_props[:]
    onnx.save(graph, folder / MODEL_FILE)
    with pytest.raises(InputError):
        restore.restore(folder, tmp_path / "again.pt")
