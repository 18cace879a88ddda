"""The token classifier: a BERT encoder and a linear layer on it."""

from __future__ import annotations

import math
from dataclasses import asdict
from pathlib import Path
from typing import Any

import numpy as np
import torch
from torch import Tensor, nn
from torch.nn import functional

from reader.training.base import Base, Floats, Shape

DROPOUT = 0.1


class Layer(nn.Module):  # type: ignore[misc]
    """Self-attention and the feed-forward part, each with its residual and layer norm."""

    def __init__(self, shape: Shape) -> None:
        super().__init__()
        self.heads = shape.heads
        self.qkv = nn.Linear(shape.hidden, 3 * shape.hidden)
        self.out = nn.Linear(shape.hidden, shape.hidden)
        self.attention_norm = nn.LayerNorm(shape.hidden, eps=shape.epsilon)
        self.inner = nn.Linear(shape.hidden, shape.inner)
        self.outer = nn.Linear(shape.inner, shape.hidden)
        self.output_norm = nn.LayerNorm(shape.hidden, eps=shape.epsilon)
        self.dropout = nn.Dropout(DROPOUT)

    def forward(self, states: Tensor, mask: Tensor) -> Tensor:
        """The next states, ``(batch, length, hidden)``; ``mask`` is true where a subword may be looked at."""
        batch, length, hidden = states.shape
        parts = self.qkv(states).view(batch, length, 3, self.heads, hidden // self.heads)
        query, key, value = parts.permute(2, 0, 3, 1, 4)
        # Written out: on CPUs the backward pass of torch's own attention is many times slower.
        likeness = query @ key.transpose(-1, -2) / math.sqrt(hidden // self.heads)
        seen = likeness.masked_fill(~mask, -1e4).softmax(-1).to(value.dtype) @ value
        attended = self.out(seen.transpose(1, 2).reshape(batch, length, hidden))
        states = self.attention_norm(states + self.dropout(attended))
        inner = functional.gelu(self.inner(states))
        return self.output_norm(states + self.dropout(self.outer(inner)))


class Tagger(nn.Module):  # type: ignore[misc]
    """Scores of every label for every subword."""

    def __init__(self, shape: Shape, labels: int) -> None:
        super().__init__()
        self.shape = shape
        self.words = nn.Embedding(shape.vocabulary, shape.hidden)
        self.positions = nn.Embedding(shape.positions, shape.hidden)
        self.norm = nn.LayerNorm(shape.hidden, eps=shape.epsilon)
        self.layers = nn.ModuleList(Layer(shape) for _ in range(shape.layers))
        self.dropout = nn.Dropout(DROPOUT)
        self.classifier = nn.Linear(shape.hidden, labels)

    def encode(self, ids: Tensor, mask: Tensor) -> Tensor:
        """The last layer's states; ``mask`` is true at subwords, false at padding."""
        places = torch.arange(ids.shape[1], device=ids.device)
        states = self.dropout(self.norm(self.words(ids) + self.positions(places)))
        looked_at = mask[:, None, None, :]
        for layer in self.layers:
            states = layer(states, looked_at)
        return states

    def forward(self, ids: Tensor, mask: Tensor) -> Tensor:
        """Scores, ``(batch, length, labels)``."""
        return self.classifier(self.dropout(self.encode(ids, mask)))


def _layer_weights(tensors: dict[str, Floats], number: int) -> dict[str, Floats]:
    names = {
        "out": "ao",
        "attention_norm": "aln",
        "inner": "fi",
        "outer": "fo",
        "output_norm": "oln",
    }
    found = {}
    for kind, ending in (("weight", "w"), ("bias", "b")):
        found[f"qkv.{kind}"] = np.concatenate([tensors[f"l{number}.{part}.{ending}"] for part in "qkv"])
        for ours, theirs in names.items():
            found[f"{ours}.{kind}"] = tensors[f"l{number}.{theirs}.{ending}"]
    return {f"layers.{number}.{name}": values for name, values in found.items()}


def from_base(base: Base, rows: tuple[int, ...], labels: int) -> Tagger:
    """A tagger with the base's encoder, the kept rows of its vocabulary and an untrained classifier."""
    shape = Shape(**{**asdict(base.shape), "vocabulary": len(rows)})
    tagger = Tagger(shape, labels)
    tensors = base.tensors
    weights = {
        "words.weight": tensors["emb.word"][list(rows)],
        "positions.weight": tensors["emb.pos"] + tensors["emb.type"][0],
        "norm.weight": tensors["emb.ln.w"],
        "norm.bias": tensors["emb.ln.b"],
    }
    for number in range(shape.layers):
        weights |= _layer_weights(tensors, number)
    state = tagger.state_dict()
    tagger.load_state_dict(state | {name: torch.from_numpy(values) for name, values in weights.items()})
    return tagger


def save(tagger: Tagger, path: Path, **more: Any) -> None:
    """Write a checkpoint: sizes, weights, and what else is given (plain values and tensors only)."""
    content = {"shape": asdict(tagger.shape), "labels": tagger.classifier.out_features}
    partial = path.with_suffix(".partial")
    torch.save({**content, "weights": tagger.state_dict(), **more}, partial)
    partial.replace(path)


def load(path: Path) -> tuple[Tagger, dict[str, Any]]:
    """A tagger from a checkpoint, with everything that the checkpoint holds."""
    content: dict[str, Any] = torch.load(path, weights_only=True, map_location="cpu")
    tagger = Tagger(Shape(**content["shape"]), content["labels"])
    tagger.load_state_dict(content["weights"])
    return tagger, content
