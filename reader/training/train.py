"""Fine-tuning: AdamW with a linear decay, checkpoints that a run goes on from, and a log of what happened."""

from __future__ import annotations

import json
import time
from collections.abc import Sequence
from dataclasses import asdict, dataclass, field
from pathlib import Path
from random import Random
from typing import Any

import torch
from torch import Tensor
from torch.nn import functional
from torch.optim import AdamW

from reader.entities.decode import best_labels
from reader.entities.subwords import Subwords
from reader.training import model
from reader.training.augment import Rates
from reader.training.batches import IGNORED, Batch, Corpus, epoch, plain
from reader.training.corpora import LABELS
from reader.training.scores import Score, score

_WARM_UP = 0.06
_REPORT_EVERY = 25


@dataclass(frozen=True)
class Settings:
    """How to train.

    Attributes:
        epochs: passes over the documents; the rate falls to nothing over them.
        rate: highest learning rate.
        seed: of everything random.
        stop_after: leave off after this many epochs, to go on later.
        rates: of the augmentations.
    """

    epochs: int = 8
    rate: float = 2.5e-4
    seed: int = 1
    stop_after: int | None = None
    rates: Rates = field(default_factory=Rates)


@dataclass(frozen=True)
class Material:
    """What to train on and what to measure on.

    Attributes:
        corpora: for training.
        development: corpora by name, measured after each epoch.
    """

    corpora: Sequence[Corpus]
    development: dict[str, Corpus]


def _allowed() -> Tensor:
    """Which labels (columns) agree with an annotation (rows); the last row is "O or MISC"."""
    allowed = torch.eye(len(LABELS) + 1, len(LABELS), dtype=torch.bool)
    allowed[-1] = torch.tensor([label == "O" or label.endswith("MISC") for label in LABELS])
    return allowed


def loss_of(scores: Tensor, codes: Tensor, allowed: Tensor) -> Tensor:
    """Mean negative log-likelihood of the labels that agree with each annotated subword."""
    annotated = codes != IGNORED
    log_likelihood = functional.log_softmax(scores[annotated].float(), dim=-1)
    agreeing = allowed[codes[annotated]]
    return -log_likelihood.masked_fill(~agreeing, -1e9).logsumexp(-1).mean()


def _optimizer(tagger: model.Tagger, rate: float) -> AdamW:
    decayed = [weight for weight in tagger.parameters() if weight.ndim > 1]
    others = [weight for weight in tagger.parameters() if weight.ndim == 1]
    groups = [{"params": decayed, "weight_decay": 0.01}, {"params": others, "weight_decay": 0.0}]
    return AdamW(groups, lr=rate, betas=(0.9, 0.98), fused=True)


def _part_of_rate(done: float) -> float:
    """The learning rate as a part of the highest, after a part of the run."""
    return min(done / _WARM_UP, (1 - done) / (1 - _WARM_UP))


def _fast_arithmetic() -> torch.autocast:
    """bfloat16 where the processor computes with it; elsewhere float32, which is many times faster there."""
    supported = torch.ops.mkldnn._is_mkldnn_bf16_supported()
    return torch.autocast("cpu", dtype=torch.bfloat16, enabled=supported)


def _step(tagger: model.Tagger, optimizer: AdamW, batch: Batch, allowed: Tensor) -> float:
    with _fast_arithmetic():
        scores = tagger(batch.rows, batch.mask)
    loss = loss_of(scores, batch.codes, allowed)
    optimizer.zero_grad(set_to_none=True)
    loss.backward()
    torch.nn.utils.clip_grad_norm_(tagger.parameters(), 1.0)
    optimizer.step()
    return float(loss.detach())


def measure(tagger: model.Tagger, corpus: Corpus, subwords: Subwords) -> dict[str, Score]:
    """Strict scores by type (and ``all``, ``shown``) on a corpus with certain labels."""
    pairs: list[tuple[list[str], list[str]]] = []
    tagger.eval()
    with torch.no_grad():
        for batch in plain(corpus, subwords):
            with _fast_arithmetic():
                scores = tagger(batch.rows, batch.mask)
            likelihood = functional.log_softmax(scores.float(), dim=-1)
            for one, codes in zip(likelihood, batch.codes, strict=True):
                kept = codes != IGNORED
                chosen = best_labels(one[kept].numpy(), (), LABELS)
                gold = [LABELS[code] for code in codes[kept].tolist()]
                pairs.append((gold, [LABELS[code] for code in chosen.tolist()]))
    tagger.train()
    return score(pairs)


class Log:
    """Lines of JSON in a file and a short form of them on the screen."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self.began = time.monotonic()

    def __call__(self, **values: Any) -> None:
        """Write one line."""
        line = {"seconds": round(time.monotonic() - self.began, 1), **values}
        with self.path.open("a", encoding="utf-8") as file:
            file.write(json.dumps(line, ensure_ascii=False) + "\n")
        print(json.dumps(line, ensure_ascii=False), flush=True)


def _resume(folder: Path, start: Path, settings: Settings) -> tuple[model.Tagger, AdamW, int]:
    """The tagger and its optimizer from the run's last checkpoint, or from its start."""
    last = folder / "last.pt"
    tagger, content = model.load(last if last.exists() else start)
    optimizer = _optimizer(tagger, settings.rate)
    if last.exists():
        optimizer.load_state_dict(content["optimizer"])
    return tagger, optimizer, int(content["epoch"]) if last.exists() else 0


def train(
    start: Path, folder: Path, subwords: Subwords, hidden_row: int, material: Material, settings: Settings
) -> Path:
    """Train a tagger, or go on where an interrupted run of the same folder stopped.

    Args:
        start: checkpoint to begin with.
        folder: takes ``last.pt`` (weights and optimizer after the last finished epoch), ``log.jsonl``,
            and at the end ``final.pt``.
        subwords: the tokenizer that belongs to the start.
        hidden_row: the row of the mask token.
        material: corpora.
        settings: how.

    Returns:
        The path of the last weights.
    """
    folder.mkdir(parents=True, exist_ok=True)
    log = Log(folder / "log.jsonl")
    tagger, optimizer, first = _resume(folder, start, settings)
    log(
        start=str(start),
        epoch=first,
        settings=asdict(settings),
        documents=sum(len(corpus.documents) for corpus in material.corpora),
    )
    allowed = _allowed()
    for number in range(first, min(settings.epochs, settings.stop_after or settings.epochs)):
        seed = settings.seed * 1000 + number
        torch.manual_seed(seed)
        found = epoch(material.corpora, subwords, hidden_row, settings.rates, Random(seed))
        tagger.train()
        total = 0.0
        for index, batch in enumerate(found):
            part = _part_of_rate((number + (index + 0.5) / len(found)) / settings.epochs)
            for group in optimizer.param_groups:
                group["lr"] = settings.rate * part
            total += _step(tagger, optimizer, batch, allowed)
            if index % _REPORT_EVERY == 0:
                log(epoch=number, batch=index, of=len(found), loss=round(total / (index + 1), 4))
        model.save(tagger, folder / "last.pt", epoch=number + 1, optimizer=optimizer.state_dict())
        for name, corpus in material.development.items():
            found_scores = measure(tagger, corpus, subwords)
            log(epoch=number, on=name, **{kind: round(100 * one.f1, 2) for kind, one in found_scores.items()})
    model.save(tagger, folder / "final.pt")
    return folder / "final.pt"
