"""Several runs as one model: the mean of their weights. Works for runs that share a start."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import torch

from reader.training import model


def average(checkpoints: Sequence[Path], out: Path, weights: Sequence[float] | None = None) -> None:
    """Write the weighted mean of some checkpoints.

    Args:
        checkpoints: of taggers of the same sizes.
        out: where to.
        weights: one for each; equal when not given.
    """
    shares = [float(weight) for weight in weights or [1.0] * len(checkpoints)]
    taggers = [model.load(path)[0] for path in checkpoints]
    states = [tagger.state_dict() for tagger in taggers]
    mean = {
        name: torch.stack([state[name] * share for state, share in zip(states, shares, strict=True)]).sum(0)
        / sum(shares)
        for name in states[0]
    }
    taggers[0].load_state_dict(mean)
    model.save(taggers[0], out)
